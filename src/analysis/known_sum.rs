//! A total of figures of which some may be unknown.

/// A total. It is unknown where there was something to add and none of it is known; 0 only where
/// there was nothing to add, or all of it was 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KnownSum {
    known: f64,
    knows: bool,
    lacks: bool,
}

impl KnownSum {
    /// Adds a figure, or the fact that one is unknown.
    pub fn add(&mut self, figure: Option<f64>) {
        match figure {
            Some(n) => {
                self.known += n;
                self.knows = true;
            }
            None => self.lacks = true,
        }
    }

    /// The total of what is known; none where nothing is, though something should be.
    pub fn total(self) -> Option<f64> {
        (self.knows || !self.lacks).then_some(self.known)
    }

    /// Whether it counts only a part: something is known, something else is not.
    pub fn is_partial(self) -> bool {
        self.knows && self.lacks
    }
}

impl FromIterator<Option<f64>> for KnownSum {
    fn from_iter<I: IntoIterator<Item = Option<f64>>>(figures: I) -> Self {
        let mut sum = Self::default();
        for figure in figures {
            sum.add(figure);
        }
        sum
    }
}

/// `part` of `whole` as a share from 0 to 1; none where there is no whole.
pub fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole).filter(|share| share.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_unknown_only_where_nothing_of_it_is_known() {
        let sum = |figures: &[Option<f64>]| figures.iter().copied().collect::<KnownSum>();
        assert_eq!(sum(&[]).total(), Some(0.0));
        assert_eq!(sum(&[None]).total(), None);
        assert_eq!(sum(&[Some(2.0), None, Some(3.0)]).total(), Some(5.0));
        assert!(sum(&[Some(2.0), None]).is_partial());
        assert!(!sum(&[None]).is_partial());
        assert!(!sum(&[Some(2.0)]).is_partial());
    }

    #[test]
    fn nothing_is_a_share_of_nothing() {
        assert_eq!(share(0.0, 0.0), None);
        assert_eq!(share(1.0, 4.0), Some(0.25));
    }
}
