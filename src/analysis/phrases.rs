//! Counts and lists in sentences.

use crate::base::number_format::NumberFormat;
use crate::base::number_format::say_list;

const SMALL: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A count within a sentence: a word up to twelve.
pub(super) fn count(n: usize, figures: NumberFormat) -> String {
    SMALL.get(n).map_or_else(|| figures.count(n), |word| if n == 0 { "none".into() } else { (*word).to_owned() })
}

/// A count at the beginning of a sentence: `Eleven`, `13`.
pub(super) fn begin(n: usize, figures: NumberFormat) -> String {
    capital(&count(n, figures))
}

/// A count with what is counted: `one process`, `no processes`, `13 processes`.
pub(super) fn counted(n: usize, one: &str, many: &str, figures: NumberFormat) -> String {
    let number = SMALL.get(n).map_or_else(|| figures.count(n), |word| (*word).to_owned());
    format!("{number} {}", if n == 1 { one } else { many })
}

/// Some of all at the beginning of a sentence: `Two of 13 needs`, `The only need`, `All ten needs`.
pub(super) fn part(n: usize, all: usize, one: &str, many: &str, figures: NumberFormat) -> String {
    match (n, all) {
        (1, 1) => format!("The only {one}"),
        (0, 0 | 1) => format!("No {one}"),
        (n, all) if n == all => format!("All {}", counted(all, one, many, figures)),
        (n, all) => format!("{} of {}", begin(n, figures), counted(all, one, many, figures)),
    }
}

/// All of which something is not known: `any of 13 needs`, `the only need`.
pub(super) fn any(all: usize, one: &str, many: &str, figures: NumberFormat) -> String {
    if all == 1 { format!("the only {one}") } else { format!("any of {}", counted(all, one, many, figures)) }
}

/// `has` or `have`, and the like: none of them `has`.
pub(super) fn verb<'w>(n: usize, one: &'w str, many: &'w str) -> &'w str {
    if n <= 1 { one } else { many }
}

/// A sentence with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The first of these texts, and how many more: `A, B and 4 more`.
pub(super) fn some(texts: &[String], named: usize, figures: NumberFormat) -> String {
    let shown = if texts.len() <= named + 1 { texts.len() } else { named };
    let (first, rest) = texts.split_at(shown);
    match rest.len() {
        0 => say_list(first),
        _ if first.is_empty() => String::new(),
        n => format!("{} and {} more", first.join(", "), figures.count(n)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_are_words() {
        let f = NumberFormat::of("en");
        assert_eq!((begin(11, f).as_str(), begin(13, f).as_str(), begin(0, f).as_str()), ("Eleven", "13", "None"));
        assert_eq!((counted(1, "process", "processes", f), counted(0, "need", "needs", f)), ("one process".into(), "no needs".into()));
    }

    #[test]
    fn a_part_of_all_is_said_as_people_say_it() {
        let said = |n, all| part(n, all, "need", "needs", NumberFormat::of("en"));
        assert_eq!(
            [said(0, 1), said(1, 1), said(0, 3), said(1, 3), said(3, 3)],
            ["No need", "The only need", "None of three needs", "One of three needs", "All three needs"]
        );
    }

    #[test]
    fn a_list_names_a_few_and_counts_the_rest() {
        let list =
            |n: usize| some(&["A", "B", "C", "D", "E"][..n].iter().map(ToString::to_string).collect::<Vec<_>>(), 3, NumberFormat::of("en"));
        assert_eq!([list(0), list(1), list(2), list(4), list(5)], ["", "A", "A and B", "A, B, C and D", "A, B, C and 2 more"]);
    }
}
