//! English sentences: counts with what is counted, lists, capital letters.

use super::diagnostic::quote;
use super::number_format::NumberFormat;

const SMALL: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A count within a sentence: a word up to twelve.
pub fn count(n: usize, figures: NumberFormat) -> String {
    SMALL.get(n).map_or_else(|| figures.count(n), |word| if n == 0 { "none".into() } else { (*word).to_owned() })
}

/// A count at the beginning of a sentence: `Eleven`, `13`.
pub fn begin(n: usize, figures: NumberFormat) -> String {
    capital(&count(n, figures))
}

/// A count with what is counted: `one process`, `no processes`, `13 processes`.
pub fn counted(n: usize, one: &str, many: &str, figures: NumberFormat) -> String {
    let number = SMALL.get(n).map_or_else(|| figures.count(n), |word| (*word).to_owned());
    format!("{number} {}", if n == 1 { one } else { many })
}

/// Some of all at the beginning of a sentence: `Two of 13 needs`, `The only need`, `All ten needs`.
pub fn part(n: usize, all: usize, one: &str, many: &str, figures: NumberFormat) -> String {
    match (n, all) {
        (1, 1) => format!("The only {one}"),
        (0, 0 | 1) => format!("No {one}"),
        (n, all) if n == all => format!("All {}", counted(all, one, many, figures)),
        (n, all) => format!("{} of {}", begin(n, figures), counted(all, one, many, figures)),
    }
}

/// All of which something is not known: `any of 13 needs`, `the only need`.
pub fn any(all: usize, one: &str, many: &str, figures: NumberFormat) -> String {
    if all == 1 { format!("the only {one}") } else { format!("any of {}", counted(all, one, many, figures)) }
}

/// `has` or `have`, and the like: none of them `has`.
pub fn verb<'w>(n: usize, one: &'w str, many: &'w str) -> &'w str {
    if n <= 1 { one } else { many }
}

/// A sentence with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Something that there are so many of, in figures: `1 file`, `3 files`.
pub fn plural(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// Several words as a sentence says them: `cost`, `cost and revenue`, `cost, revenue and service`.
pub fn list<W: AsRef<str>>(words: &[W]) -> String {
    joined(words, "and")
}

/// Several words of which one is to be chosen: `a`, `a or b`, `a, b or c`.
pub fn choice<W: AsRef<str>>(words: &[W]) -> String {
    joined(words, "or")
}

fn joined<W: AsRef<str>>(words: &[W], last_by: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} {last_by} {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// Words as a message lists them: each quoted, commas between.
pub fn quoted<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> String {
    words.into_iter().map(|word| quote(word.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The first of these texts, and how many more: `A, B and 4 more`.
pub fn some(texts: &[String], named: usize, figures: NumberFormat) -> String {
    let shown = if texts.len() <= named + 1 { texts.len() } else { named };
    let (first, rest) = texts.split_at(shown);
    match rest.len() {
        0 => list(first),
        _ if first.is_empty() => String::new(),
        n => format!("{} and {} more", first.join(", "), figures.count(n)),
    }
}

/// A name without `the`, `a` or `an` before it.
pub fn without_article(name: &str) -> &str {
    let name = name.trim();
    match name.split_once(char::is_whitespace) {
        Some((article, rest)) if ["the", "a", "an"].iter().any(|known| article.eq_ignore_ascii_case(known)) => rest,
        _ => name,
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

    #[test]
    fn a_list_is_said_with_commas_and_one_and() {
        let said = [list::<&str>(&[]), list(&["cost"]), list(&["cost", "revenue"]), list(&["cost", "revenue", "service"])];
        assert_eq!(said, ["", "cost", "cost and revenue", "cost, revenue and service"]);
    }
}
