//! Numbers that are written otherwise than YAML reads them.

use crate::base::number_parse::{DecimalMark, Numeral};

use super::{LEAVE_BLANK, exactly, is_unknown, range, shown, unquoted};

/// Signs and codes of money.
pub const MONEY: [&str; 15] = ["€", "$", "£", "¥", "₹", "eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "kr", "fr.", "zł"];

/// A number, and the unit that stands beside it.
struct Measured {
    number: String,
    unit: Option<String>,
}

/// What to write instead of a text where a number is due; none where it holds none. `has_unit`: whether a field
/// `unit` says what the number counts.
pub fn help(text: &str, has_unit: bool) -> Option<String> {
    let written = unquoted(text);
    if is_unknown(written) {
        return Some(LEAVE_BLANK.to_owned());
    }
    let lower = written.to_lowercase();
    let plain = exactly(&lower);
    if let Some(number) = number(plain) {
        return Some(format!("write `{number}`"));
    }
    if let Some((from, to)) = range(plain)
        && let (Some(from), Some(to)) = (measured(from), measured(to))
        && let (Ok(from), Ok(to)) = (from.number.parse::<f64>(), to.number.parse::<f64>())
    {
        let middle = shown(f64::midpoint(from, to));
        return Some(format!("a range is no number: write one, such as its middle: `{middle}`"));
    }
    let Measured { number, unit } = measured(plain)?;
    Some(match unit.filter(|_| has_unit) {
        Some(unit) => format!("write `{number}`, and `{}` in `unit`", as_written(written, &unit)),
        None => format!("write `{number}`"),
    })
}

/// What to write for a month where a text counts by day, week or year; none where it does not.
pub fn a_month(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let Measured { number, unit } = measured(exactly(&lower))?;
    let unit = unit?;
    let by = |words: &[&str]| words.iter().any(|word| unit.split(|c: char| !c.is_alphabetic()).any(|part| part == *word));
    let times = if by(&["day", "daily", "tag", "täglich", "jour", "d"]) {
        30.0
    } else if by(&["week", "weekly", "woche", "wöchentlich", "semaine", "w"]) {
        4.3
    } else if by(&["year", "yearly", "annum", "jahr", "jährlich", "an", "y"]) {
        1.0 / 12.0
    } else {
        return None;
    };
    let n: f64 = number.parse().ok()?;
    Some(format!("it counts by the month: write `{}`", shown((n * times).round())))
}

/// A part of a text in lower case, as the text writes it.
fn as_written<'t>(text: &'t str, lower: &'t str) -> &'t str {
    let found = text.to_lowercase().find(lower).and_then(|at| text.get(at..at + lower.len()));
    found.unwrap_or(lower)
}

/// A number alone, as YAML reads it: without what separates its thousands, with a point before its decimals.
fn number(text: &str) -> Option<String> {
    let text = text.replace(['\u{2212}', '–', '—'], "-").replace('_', "");
    if text.parse::<f64>().is_ok_and(f64::is_finite) {
        return Some(text);
    }
    match Numeral::read(&text) {
        Numeral::None => in_words(&text),
        // `1,420` has a comma where other countries have a point: a comma before three digits parts thousands.
        numeral => numeral.under(Some(DecimalMark::Point)).map(shown),
    }
}

fn in_words(text: &str) -> Option<String> {
    const WORDS: [(&str, &str); 15] = [
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("twelve", "12"),
        ("once", "1"),
        ("twice", "2"),
        ("half", "0.5"),
    ];
    if let Some((_, n)) = WORDS.iter().find(|(word, _)| *word == text) {
        return Some((*n).to_owned());
    }
    let thousands = text.strip_suffix('k').or_else(|| text.strip_suffix("tsd."))?;
    Numeral::read(thousands.trim()).under(Some(DecimalMark::Point)).map(|n| shown(n * 1000.0))
}

/// A number with something beside it: `48 %`, `$4.10`, `420 calls a month`, `4 of 5`.
fn measured(text: &str) -> Option<Measured> {
    if let Some(number) = number(text) {
        return Some(Measured { number, unit: None });
    }
    let before = MONEY.iter().find_map(|sign| Some((sign, text.strip_prefix(sign)?.trim_start())));
    if let Some((sign, amount)) = before {
        return Some(Measured { number: number(amount)?, unit: Some((*sign).to_owned()) });
    }
    let begins = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text).starts_with(|c: char| c.is_ascii_digit());
    let ends = text.char_indices().find(|(_, c)| c.is_alphabetic() || matches!(c, '%' | '€' | '$' | '£' | '¥' | '₹' | '/' | '(' | '°'));
    let (at, _) = ends.filter(|_| begins)?;
    let unit = text[at..].trim();
    let unit = if unit.starts_with('/') && unit[1..].trim().starts_with(char::is_alphabetic) { unit[1..].trim() } else { unit };
    let is_unit = !unit.starts_with(['/', '(']) && !unit.starts_with("of ") && unit.chars().count() <= 20;
    Some(Measured { number: number(text[..at].trim())?, unit: is_unit.then(|| unit.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn the_number_in_a_text_is_offered() {
        for (text, due) in [
            ("1", "1"),
            ("−2", "-2"),
            ("–2", "-2"),
            ("4,10", "4.1"),
            ("1,420", "1420"),
            ("1 420", "1420"),
            ("1_000", "1000"),
            ("1.250.000", "1250000"),
            ("4,10 €", "4.1"),
            ("$4.10", "4.10"),
            ("EUR 5", "5"),
            ("48%", "48"),
            ("ca. 420", "420"),
            ("~420", "420"),
            ("> 100", "100"),
            ("100+", "100"),
            ("420 per month", "420"),
            ("4/5", "4"),
            ("4 of 5", "4"),
            ("1,5k", "1500"),
            ("twice", "2"),
            ("“5”", "5"),
        ] {
            assert_eq!(help(text, false), Some(format!("write `{due}`")), "{text}");
        }
        for text in ["", "soon", "a lot", "x1", "%"] {
            assert_eq!(help(text, false), None, "{text}");
        }
    }

    #[test]
    fn what_stands_beside_the_number_belongs_into_the_unit() {
        assert_eq!(help("48 %", true).unwrap(), "write `48`, and `%` in `unit`");
        assert_eq!(help("12 Calls", true).unwrap(), "write `12`, and `Calls` in `unit`");
        assert_eq!(help("$4.10", true).unwrap(), "write `4.10`, and `$` in `unit`");
    }

    #[test]
    fn of_a_range_the_middle_is_offered() {
        assert_eq!(help("5-10", false).unwrap(), "a range is no number: write one, such as its middle: `7.5`");
        assert_eq!(help("5 to 10 calls", false).unwrap(), "a range is no number: write one, such as its middle: `7.5`");
    }
}
