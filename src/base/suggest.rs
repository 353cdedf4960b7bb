//! The nearest name to one that does not exist, for help lines: of a few names by [`nearest`], of
//! many by [`NameIndex`], which is filled once and looks at few of them for each question.

use rapidfuzz::distance::osa;
use rayon::slice::ParallelSliceMut;

/// Names longer than this are not compared: nobody misspells a paragraph.
const LONGEST: usize = 64;

/// How many entries of an index are read for one question, and how many names are then measured.
const READ: usize = 256;
const MEASURED: usize = 12;

/// How many of the lists that are too long to be read are asked about the names that were met, and of how
/// many names at most.
const ASKED: usize = 2;
const ASKED_OF: usize = 128;

/// The candidate that `wanted` was most likely meant to be, where one is near enough: within one
/// edit for up to four characters, else within a third of its length. An edit is a letter added,
/// dropped or changed, or two neighbours swapped (optimal string alignment). Of two equally near
/// ones the first in alphabetical order.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (length, allowed) = allowed(wanted)?;
    let folded = osa::BatchComparator::new(wanted.to_lowercase().chars());
    candidates
        .into_iter()
        .filter(|c| c.len() <= 4 * LONGEST && c.chars().count().abs_diff(length) <= allowed)
        .map(|c| (folded.distance(c.to_lowercase().chars()), c))
        .filter(|&(distance, _)| distance <= allowed)
        .min()
        .map(|(_, c)| c)
}

/// How many edits lie between two names: letters added, dropped or changed, or two neighbours swapped (optimal string
/// alignment).
pub fn edits(a: &str, b: &str) -> usize {
    osa::distance(a.chars(), b.chars())
}

/// The length of a name, and how many edits may lie between it and a near one; none where it is too
/// long, or empty.
fn allowed(wanted: &str) -> Option<(usize, usize)> {
    let length = wanted.chars().count();
    let allowed = if length <= 4 { 1 } else { length / 3 };
    (1..=LONGEST).contains(&length).then_some((length, allowed))
}

/// Many names, filed under each two letters that stand side by side in them.
///
/// A question reads the shortest lists of the pairs in the wanted name, and measures those of the names it meets
/// there that stand in most of them and begin and end most alike. So it takes about as long among a hundred
/// thousand names as among a hundred. Two names within a third of their length share a pair; only where
/// hundreds of names share all their pairs may a nearer one be missed.
#[derive(Debug)]
pub struct NameIndex {
    /// The names, sorted, each as it is offered and in lower case.
    names: Vec<(String, String)>,
    /// Pairs of letters, sorted, each with where its list begins in `lists`.
    pairs: Vec<(u64, u32)>,
    /// Indices into `names`, sorted within each list.
    lists: Vec<u32>,
}

impl NameIndex {
    /// An index of these names. Those too long to be compared are left out.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().filter(|name| allowed(name).is_some());
        let mut names: Vec<(String, String)> = names.map(|name| (name.to_owned(), name.to_lowercase())).collect();
        names.sort_unstable();
        names.dedup();
        let mut filed: Vec<(u64, u32)> = Vec::with_capacity(names.len() * 16);
        for ((_, name), i) in names.iter().zip(0..) {
            filed.extend(pairs_of(name).into_iter().map(|pair| (pair, i)));
        }
        filed.par_sort_unstable();
        let mut pairs: Vec<(u64, u32)> = Vec::new();
        for (&(pair, _), at) in filed.iter().zip(0..) {
            if pairs.last().is_none_or(|&(last, _)| last != pair) {
                pairs.push((pair, at));
            }
        }
        Self { names, pairs, lists: filed.into_iter().map(|(_, i)| i).collect() }
    }

    /// The name that `wanted` was most likely meant to be: near enough as [`nearest`] has it.
    pub fn nearest(&self, wanted: &str) -> Option<&str> {
        let (length, allowed) = allowed(wanted)?;
        let folded = wanted.to_lowercase();
        let measure = osa::BatchComparator::new(folded.chars());
        let mut best: Option<(usize, &str)> = None;
        let mut last = usize::MAX;
        for (shared, i) in self.candidates(&folded) {
            // Within one edit nothing that shares less is nearer.
            if best.is_some_and(|(distance, _)| distance <= 1) && shared < last {
                break;
            }
            last = shared;
            let (name, lower) = &self.names[i as usize];
            if name.chars().count().abs_diff(length) > allowed {
                continue;
            }
            let found = (measure.distance(lower.chars()), name.as_str());
            if found.0 <= allowed && best.is_none_or(|best| found < best) {
                best = Some(found);
            }
        }
        best.map(|(_, name)| name)
    }

    /// The names that share most with a name in lower case, and how much; those that share most first.
    fn candidates(&self, wanted: &str) -> Vec<(usize, u32)> {
        let mut lists: Vec<&[u32]> = pairs_of(wanted).into_iter().map(|pair| self.list(pair)).collect();
        lists.sort_by_key(|list| list.len());
        let mut read: Vec<u32> = Vec::with_capacity(READ);
        let mut lists = lists.into_iter().filter(|list| !list.is_empty()).peekable();
        while let Some(list) = lists.next_if(|list| read.is_empty() || read.len() + list.len() <= READ) {
            read.extend(&list[..list.len().min(READ)]);
        }
        read.sort_unstable();
        let mut met: Vec<(usize, u32)> = read.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
        let asked = if met.len() <= ASKED_OF { ASKED } else { 0 };
        for list in lists.take(asked) {
            met.iter_mut().for_each(|(shared, i)| *shared += usize::from(list.binary_search(i).is_ok()));
        }
        for (shared, i) in &mut met {
            let (_, name) = &self.names[*i as usize];
            *shared += ends_alike(wanted.as_bytes(), name.as_bytes());
        }
        met.sort_unstable_by_key(|&(shared, i)| (std::cmp::Reverse(shared), i));
        met.truncate(MEASURED);
        met
    }

    /// The names in which two letters stand side by side.
    fn list(&self, pair: u64) -> &[u32] {
        let Ok(at) = self.pairs.binary_search_by_key(&pair, |&(pair, _)| pair) else { return &[] };
        let begin = self.pairs[at].1 as usize;
        let end = self.pairs.get(at + 1).map_or(self.lists.len(), |&(_, next)| next as usize);
        &self.lists[begin..end]
    }
}

/// Each two letters that stand side by side, the ends of the name as letters of their own, each once.
fn pairs_of(name: &str) -> Vec<u64> {
    let mut before = 0;
    let mut pairs: Vec<u64> = Vec::with_capacity(name.len() + 1);
    for letter in name.chars().map(u64::from).chain([0]) {
        pairs.push(before << 32 | letter);
        before = letter;
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many bytes two names have in common at their beginnings and ends.
fn ends_alike(a: &[u8], b: &[u8]) -> usize {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let behind = a[before..].iter().rev().zip(b[before..].iter().rev()).take_while(|(a, b)| a == b).count();
    before + behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        let names = ["refund", "report", "commuter"];
        let index = NameIndex::of(names);
        for (slip, meant) in [("refnd", "refund"), ("Comuter", "commuter"), ("repotr", "report")] {
            assert_eq!(nearest(slip, names), Some(meant));
            assert_eq!(index.nearest(slip), Some(meant));
        }
    }

    #[test]
    fn a_different_word_is_not_offered() {
        assert_eq!(nearest("cat", ["dog"]), None);
        assert_eq!(nearest("", ["a"]), None);
        assert_eq!(NameIndex::of(["dog", ""]).nearest("cat"), None);
        assert_eq!(NameIndex::of(["a"]).nearest(""), None);
    }

    #[test]
    fn among_thousands_of_names_alike_the_one_that_was_meant_is_found() {
        let names: Vec<String> = (0..5000).map(|i| format!("claims-process-number-{i}")).collect();
        let index = NameIndex::of(names.iter().map(String::as_str));
        for i in [0, 7, 17, 117, 1017, 4999] {
            assert_eq!(index.nearest(&format!("claim-process-number-{i}")), Some(names[i].as_str()));
            assert_eq!(index.nearest(&format!("claims-porcess-number-{i}")), Some(names[i].as_str()));
        }
    }

    #[test]
    fn few_names_are_compared_as_if_each_were_looked_at() {
        let names = ["show-way", "show-ways", "sow-way", "zählerstand", "Zähler", "a", "ab", "abc", "listen", "lists"];
        let index = NameIndex::of(names);
        for wanted in ["show-wya", "shw-way", "zahlerstand", "zähler", "abcd", "lisn", "ba", "shows-ways", "nothing-alike"] {
            let near = nearest(wanted, names);
            assert_eq!(index.nearest(wanted), near, "{wanted}");
        }
    }
}
