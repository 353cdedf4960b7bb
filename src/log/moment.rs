//! When something happened, as logs write it.
//!
//! A day as `2026-03-01`, `1.3.2026`, or `13/3/2026` where the month first gives no other day; then nothing, which is midnight, or after `T` or a
//! space `14:05`, `14:05:30` and a fraction; then nothing, `Z` or an offset. Anything else is not read.

use crate::base::date::Date;

/// A point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Microseconds, in universal time, since 1 March of the year 0; what has no offset counts as universal.
    pub(super) instant: i64,
    /// The day as it is written.
    pub(super) day: Date,
    /// Whether it has an offset.
    pub(super) has_zone: bool,
}

const SECOND: i64 = 1_000_000;
const DAY: i64 = 24 * 3600 * SECOND;

impl Moment {
    /// Reads a trimmed text; none where it is written otherwise, or there is no such time.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (day, rest) = day(text)?;
        let (of_day, rest) = match rest.strip_prefix(['T', ' ']) {
            Some(rest) => time_of_day(rest)?,
            None => (0, rest),
        };
        let offset = offset(rest)?;
        let instant = day.days() * DAY + of_day - offset.unwrap_or(0) * 60 * SECOND;
        Some(Self { instant, day, has_zone: offset.is_some() })
    }
}

/// The day that a text begins with, and the rest.
fn day(text: &str) -> Option<(Date, &str)> {
    if text.as_bytes().get(4) == Some(&b'-') {
        let (day, rest) = text.split_at_checked(10)?;
        return Some((Date::parse(day)?, rest));
    }
    let (first, rest) = number(text, 1..=2)?;
    let sign = rest.chars().next().filter(|sign| matches!(sign, '.' | '/'))?;
    let (second, rest) = number(&rest[1..], 1..=2)?;
    let (year, rest) = number(rest.strip_prefix(sign)?, 4..=4)?;
    let of = |month: i64, day: i64| Date::parse(&format!("{year:04}-{month:02}-{day:02}"));
    let day = of(second, first)?;
    let is_open = sign == '/' && of(first, second).is_some_and(|other| other != day);
    (!is_open).then_some((day, rest))
}

/// The microseconds since midnight that a text begins with, and the rest.
fn time_of_day(text: &str) -> Option<(i64, &str)> {
    let (hours, rest) = number(text, 2..=2)?;
    let (minutes, rest) = number(rest.strip_prefix(':')?, 2..=2)?;
    let (seconds, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 2..=2)?,
        None => (0, rest),
    };
    let is_written = text.len() - rest.len() == 8;
    let (fraction, rest) = match rest.strip_prefix(['.', ',']).filter(|_| is_written) {
        Some(rest) => fraction(rest)?,
        None => (0, rest),
    };
    let is_time = hours < 24 && minutes < 60 && seconds < 60;
    is_time.then_some((((hours * 60 + minutes) * 60 + seconds) * SECOND + fraction, rest))
}

/// The microseconds of a fraction of a second, what is less cut off, and the rest.
fn fraction(text: &str) -> Option<(i64, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let micros = text.bytes().take(digits).chain(std::iter::repeat(b'0')).take(6).fold(0, |n, digit| n * 10 + i64::from(digit - b'0'));
    (digits > 0).then_some((micros, &text[digits..]))
}

/// The minutes of an offset, which is all of the text; none inside where there is none.
fn offset(text: &str) -> Option<Option<i64>> {
    if text.is_empty() {
        return Some(None);
    }
    if text == "Z" {
        return Some(Some(0));
    }
    let sign = match text.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, rest) = number(&text[1..], 2..=2)?;
    let (minutes, rest) = if rest.is_empty() { (0, rest) } else { number(rest.strip_prefix(':').unwrap_or(rest), 2..=2)? };
    (rest.is_empty() && hours < 24 && minutes < 60).then_some(Some(sign * (hours * 60 + minutes)))
}

/// The number of so many digits that a text begins with, and the rest, which begins with none.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(i64, &str)> {
    let found = text.bytes().take_while(u8::is_ascii_digit).count();
    let taken = found.min(*digits.end());
    let value = text.bytes().take(taken).fold(0, |n, digit| n * 10 + i64::from(digit - b'0'));
    digits.contains(&taken).then_some((value, &text[taken..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        Moment::parse(text).unwrap_or_else(|| panic!("{text} is not read")).instant
    }

    #[test]
    fn every_form_of_one_moment_is_the_same() {
        let due = at("2026-03-01T14:05:00Z");
        for text in [
            "2026-03-01 14:05",
            "2026-03-01T14:05:00",
            "2026-03-01T14:05:00.000000",
            "2026-03-01 14:05:00,0",
            "1.3.2026 14:05",
            "01.03.2026T14:05:00",
            "2026-03-01T16:05+02:00",
            "2026-03-01T16:05:00+0200",
            "2026-03-01 12:05:00-02",
        ] {
            assert_eq!(at(text), due, "{text}");
        }
        assert_eq!(at("13/3/2026 00:00"), at("2026-03-13"));
        assert_eq!(at("3/3/2026"), at("2026-03-03"));
        assert_eq!(at("2026-03-01Z"), at("2026-03-01"));
    }

    #[test]
    fn anything_else_is_not_read() {
        for text in [
            "",
            "2026-03-01T24:00",
            "2026-03-01 10:60",
            "2026-03-01 10:00:60",
            "1772323200",
            "1.3.26",
            "3/4/2026",
            "3/13/2026",
            "2026-02-30",
            "2026-03-01  10:00",
            "2026-03-01 9:05",
            "2026-03-01t10:00",
            "2026-03-01 10:00z",
            "2026-03-01 10:00 +02:00",
            "2026-03-01T10",
            "2026-03-01T",
            "2026-03-01 10:00.5",
            "2026-03-01 10:00:00.",
            "2026-03-01 10:00+2",
            "2026-03-01 10:00+25:00",
            "2026/03/01",
            "1-3-2026",
            "1.3/2026",
            "2026-03-01 10:00 AM",
            "é026-03-01",
            "2026-é3-01",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_fraction_is_cut_after_the_microsecond() {
        assert_eq!(at("2026-03-01 10:00:00.1234567") - at("2026-03-01 10:00"), 123_456);
        assert_eq!(at("2026-03-01 10:00:00,5") - at("2026-03-01 10:00"), 500_000);
    }

    #[test]
    fn the_day_is_told_as_it_is_written() {
        let moment = Moment::parse("2026-03-01T00:30+02:00").unwrap();
        assert_eq!((moment.day.to_string().as_str(), moment.has_zone), ("2026-03-01", true));
        assert!(moment.instant < at("2026-03-01"));
    }
}
