//! Days that are written otherwise than `2026-03-01`.

use crate::base::date::Date;

use super::{LEAVE_BLANK, is_unknown, unquoted};

/// The beginnings of the months' names in the languages of ours, without accents.
const MONTHS: [&[&str]; 12] = [
    &["jan", "gen", "ene"],
    &["feb", "fev"],
    &["mar", "maa", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai", "maj", "mei", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "des", "dic"],
];

/// What to write instead of a date that cannot be read as one.
pub fn help(text: &str) -> String {
    let written = unquoted(text);
    if is_unknown(written) {
        return LEAVE_BLANK.to_owned();
    }
    match days(written)[..] {
        [day] => format!("write `{day}`"),
        [one, other] => format!("write the day that is meant: `{one}` or `{other}`"),
        _ => match month(written) {
            Some((year, month)) => format!("write the day as well: `{year:04}-{month:02}-01`"),
            None if is_no_day(written) => "there is no such day: write one that is, as `2026-03-01` (year, month, day)".to_owned(),
            None => "write it as `2026-03-01`: year, month, day".to_owned(),
        },
    }
}

/// What a text is read as where a person wrote it in a form of their own.
#[derive(Debug, PartialEq)]
pub enum ReadDate {
    /// A day, and no other can be meant.
    Sure(Date),
    /// Day and month may be either way round: the day that it is if the day comes first.
    TwoDays(Date),
    /// It takes a person to say which day is meant, if any.
    Unsure,
}

/// Reads a date with its year in full: as fields have it, with its month as a word, or with its day first.
pub fn read(text: &str) -> ReadDate {
    let day_first = |sign| day_month_year(text, sign);
    let by_month = || if let [day] = days(text)[..] { Some(day).filter(|_| names_month_and_year(text)) } else { None };
    let sure = Date::parse(text).or_else(by_month).or_else(|| day_first('.').map(|(day, _)| day));
    match sure.map(|day| (day, true)).or_else(|| day_first('/')) {
        Some((day, true)) => ReadDate::Sure(day),
        Some((day, false)) => ReadDate::TwoDays(day),
        None => ReadDate::Unsure,
    }
}

/// Whether a date has its month as a word and its year in full: its parts can then be read in one way only.
fn names_month_and_year(text: &str) -> bool {
    let parts = || text.split(|c: char| !c.is_alphanumeric());
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    parts().any(is_year) && parts().any(|part| part.chars().count() >= 3 && part.chars().all(char::is_alphabetic))
}

/// A day written with its day first, and whether the month first would give no other day.
fn day_month_year(text: &str, sign: char) -> Option<(Date, bool)> {
    let mut parts = text.split(sign).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let date = |month: &str, day: &str| Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"));
    let found = date(month, day).filter(|_| parts.next().is_none())?;
    Some((found, date(day, month).is_none_or(|other| other == found)))
}

/// The days that a text may mean: none, one, or two where day and month may be either way round.
pub fn days(text: &str) -> Vec<Date> {
    let text = text.trim();
    if let Some(serial) = of_a_spreadsheet(text) {
        return vec![serial];
    }
    let text = without_time(text);
    let parts: Vec<&str> = text.split([' ', '.', '/', '-', ',', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<Option<u16>> = parts.iter().map(|part| ordinal(part)).collect();
    match (parts.as_slice(), numbers.as_slice()) {
        (&[whole], _) if whole.len() == 8 => date(whole.get(..4), whole.get(4..6), whole.get(6..)).into_iter().collect(),
        (_, &[Some(year), Some(month), Some(day)]) if year > 31 => day_of(year, month, day).into_iter().collect(),
        (_, &[Some(a), Some(b), Some(year)]) => {
            let year = in_full(year);
            let mut both: Vec<Date> = [day_of(year, b, a), day_of(year, a, b)].into_iter().flatten().collect();
            // With points or dashes the day comes first; with strokes nobody knows.
            both.dedup();
            both.truncate(if text.contains('/') { 2 } else { 1 });
            both
        }
        (&[_, name, _], &[Some(year), None, Some(day)]) if year > 31 => {
            named(name).and_then(|month| day_of(year, month, day)).into_iter().collect()
        }
        (&[_, name, _], &[Some(day), None, Some(year)]) | (&[name, _, _], &[None, Some(day), Some(year)]) => {
            named(name).and_then(|month| day_of(in_full(year), month, day)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The day that a spreadsheet counts so far from 1899-12-30.
fn of_a_spreadsheet(text: &str) -> Option<Date> {
    let count: i64 = text.parse().ok().filter(|n| (30_000..80_000).contains(n))?;
    Date::from_days(Date::parse("1899-12-30")?.days() + count)
}

/// A text without the weekday before and the time of day behind it.
fn without_time(text: &str) -> &str {
    let text = match text.split_once([',', ' ']) {
        Some((word, rest)) if word.chars().all(char::is_alphabetic) && named(word).is_none() => rest.trim_start(),
        _ => text,
    };
    let end = text.find(':').map_or(text.len(), |colon| text[..colon].rfind([' ', 'T']).unwrap_or(colon));
    text[..end].trim_end_matches([',', ' '])
}

/// A number, with or without what makes it an ordinal: `2`, `2nd`.
fn ordinal(text: &str) -> Option<u16> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &text[digits.len()..];
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
}

/// The month of that name.
fn named(name: &str) -> Option<u16> {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'é' | 'è' => 'e',
            'û' => 'u',
            'ä' => 'a',
            'ç' => 'c',
            c => c,
        })
        .collect();
    let all_letters = plain.chars().all(char::is_alphabetic);
    let at = MONTHS.iter().position(|names| names.iter().any(|begin| plain.starts_with(begin))).filter(|_| all_letters)?;
    u16::try_from(at + 1).ok()
}

/// A year of two digits in this century.
fn in_full(year: u16) -> u16 {
    if year < 100 { 2000 + year } else { year }
}

fn day_of(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

fn date(year: Option<&str>, month: Option<&str>, day: Option<&str>) -> Option<Date> {
    Date::parse(&format!("{}-{}-{}", year?, month?, day?))
}

/// The month that a text means that says no day: `2026-11`, `November 2026`, `11/2026`.
fn month(text: &str) -> Option<(u16, u16)> {
    let parts: Vec<&str> = text.split([' ', '.', '/', '-', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let &[one, two] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u16>().ok();
    let (month, year) = match (number(one), number(two)) {
        (Some(year), Some(month)) if year > 31 => (month, year),
        (Some(month), Some(year)) => (month, year),
        (None, Some(year)) => (named(one)?, year),
        _ => return None,
    };
    ((1..=12).contains(&month) && (1000..=9999).contains(&year)).then_some((year, month))
}

/// Whether a text has the form of a date.
fn is_no_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn the_day_that_is_meant_is_offered() {
        for (text, due) in [
            ("02.11.2026", "2026-11-02"),
            ("2.11.26", "2026-11-02"),
            ("2026-1-2", "2026-01-02"),
            ("2026/01/02", "2026-01-02"),
            ("2026.01.02", "2026-01-02"),
            ("20260102", "2026-01-02"),
            ("2 November 2026", "2026-11-02"),
            ("2. November 2026", "2026-11-02"),
            ("November 2, 2026", "2026-11-02"),
            ("Nov 2nd, 2026", "2026-11-02"),
            ("2-Nov-26", "2026-11-02"),
            ("2 août 2026", "2026-08-02"),
            ("2. März 2026", "2026-03-02"),
            ("Monday, 2 November 2026", "2026-11-02"),
            ("2026-11-02T10:30:00Z", "2026-11-02"),
            ("2026-11-02 10:30", "2026-11-02"),
            ("13/11/2026", "2026-11-13"),
            ("11/13/2026", "2026-11-13"),
            ("03/03/2026", "2026-03-03"),
            ("46022", "2025-12-31"),
        ] {
            assert_eq!(help(text), format!("write `{due}`"), "{text}");
        }
    }

    #[test]
    fn both_days_are_offered_where_it_may_be_either() {
        assert_eq!(help("02/11/2026"), "write the day that is meant: `2026-11-02` or `2026-02-11`");
    }

    #[test]
    fn a_month_lacks_its_day_and_a_day_that_is_none_is_told() {
        for text in ["2026-11", "November 2026", "11/2026", "Nov. 2026"] {
            assert_eq!(help(text), "write the day as well: `2026-11-01`", "{text}");
        }
        assert!(help("2026-02-30").starts_with("there is no such day"));
        assert_eq!(help("tbd"), "leave it blank: that means unknown");
        for text in ["", "soon", "2026", "1.2.3.4", "32.1.2026", "é", "日本語"] {
            assert_eq!(help(text), "write it as `2026-03-01`: year, month, day", "{text}");
        }
    }
}
