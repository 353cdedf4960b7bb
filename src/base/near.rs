//! The nearest name to one that does not exist, for help lines.

/// Names longer than this are not compared: nobody misspells a paragraph.
const LONGEST: usize = 64;

/// The candidate that `wanted` was most likely meant to be, where one is near enough: within one
/// edit for up to four characters, else within a third of its length. An edit is a letter added,
/// dropped or changed, or two neighbours swapped (optimal string alignment). Of two equally near
/// ones the first in alphabetical order.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wanted.chars().count();
    if length > LONGEST || length == 0 {
        return None;
    }
    let allowed = if length <= 4 { 1 } else { length / 3 };
    let folded = wanted.to_lowercase();
    candidates
        .into_iter()
        .filter(|c| c.len() <= 4 * LONGEST && c.chars().count().abs_diff(length) <= allowed)
        .map(|c| (strsim::osa_distance(&folded, &c.to_lowercase()), c))
        .filter(|&(distance, _)| distance <= allowed)
        .min()
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        let names = ["refund", "report", "commuter"];
        assert_eq!(nearest("refnd", names), Some("refund"));
        assert_eq!(nearest("Comuter", names), Some("commuter"));
        assert_eq!(nearest("repotr", names), Some("report"));
    }

    #[test]
    fn a_different_word_is_not_offered() {
        assert_eq!(nearest("cat", ["dog"]), None);
        assert_eq!(nearest("", ["a"]), None);
    }
}
