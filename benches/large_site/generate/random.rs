//! A small generator of numbers (splitmix64): the same seed gives the same numbers everywhere,
//! which no crate promises across its versions.

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// The stream of one thing: what is drawn for it does not depend on what is drawn for others,
    /// so that files may be written in any order.
    pub(super) fn of(seed: u64, kind: u64, index: usize) -> Self {
        let mut mixed = Self(seed ^ (kind << 56) ^ (index as u64));
        Self(mixed.next())
    }

    /// The next number.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 where `bound` is 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next()) * (bound as u128);
        (wide >> 64) as usize
    }

    /// `true` once in `n` times.
    pub(super) fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of a list that is not empty.
    pub(super) fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// A day of 2026 up to October; every generated date lies there, so that nothing is overdue.
    pub(super) fn day(&mut self) -> String {
        format!("2026-{:02}-{:02}", 1 + self.below(10), 1 + self.below(28))
    }
}
