//! A cell as its field wants it. What cannot be read for certain stays text, with a reason.

use serde_yaml::Value;

use crate::base::numerals::{Mark, Numeral};
use crate::base::values::{Date, parse_minutes};
use crate::syntax::schema::Shape;

use super::one_line;

/// Units that people spell out, and how durations name them.
const UNITS: [(&str, &[&str]); 3] =
    [("d", &["d", "day", "days"]), ("h", &["h", "hr", "hrs", "hour", "hours"]), ("min", &["min", "mins", "minute", "minutes"])];

/// A value, and what to tell about it.
pub(super) struct Cell {
    pub(super) value: Value,
    /// Why it is kept as it was written.
    pub(super) doubt: Option<String>,
}

impl Cell {
    fn sure(value: impl Into<Value>) -> Self {
        Self { value: value.into(), doubt: None }
    }

    fn kept(text: &str, doubt: impl Into<String>) -> Self {
        Self { value: text.into(), doubt: Some(doubt.into()) }
    }
}

/// Reads a cell that is not blank. Names of other things stay as they are.
pub(super) fn read(shape: &Shape, text: &str, mark: Option<Mark>) -> Cell {
    match shape {
        Shape::Number { .. } => match Numeral::read(text) {
            Numeral::None => Cell::kept(text, "is no number"),
            numeral => numeral.under(mark).map_or_else(|| two_numbers(text), |n| Cell::sure(number(n))),
        },
        Shape::Duration => duration(text, mark),
        Shape::Date => date(text),
        Shape::Flag => match text.to_lowercase().as_str() {
            "yes" | "true" | "x" => Cell::sure(true),
            "no" | "false" => Cell::sure(false),
            _ => Cell::kept(text, "is none of yes, no, x, true, false"),
        },
        Shape::OneOf(words) => {
            let same = |a: &str| a.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
            match words.iter().find(|word| same(word) == same(text)) {
                Some(word) => Cell::sure(*word),
                None => Cell::kept(text, format!("is none of {}", words.join(", "))),
            }
        }
        Shape::Either(shapes) => shapes.first().map_or_else(|| Cell::sure(text), |first| read(first, text, mark)),
        Shape::Id | Shape::Reference(_) | Shape::File => Cell::sure(one_line(text)),
        Shape::Text | Shape::Sentences | Shape::Share | Shape::Anything | Shape::List(_) | Shape::MapOf(_) | Shape::Record(_) => {
            Cell::sure(text)
        }
    }
}

fn two_numbers(text: &str) -> Cell {
    Cell::kept(text, "may be two numbers, and no other of the sheet shows its decimal sign")
}

/// A number; a whole one without a decimal point.
fn number(n: f64) -> Value {
    const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;
    if n.fract() == 0.0 && n.abs() < LARGEST_WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
        return Value::Number((n as i64).into());
    }
    Value::Number(n.into())
}

fn duration(text: &str, mark: Option<Mark>) -> Cell {
    let plain = Numeral::read(text);
    if plain != Numeral::None {
        return match plain.under(mark) {
            Some(n) => Cell::sure(number(n)),
            None => two_numbers(text),
        };
    }
    let mut written = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
        let behind = rest[digits..].trim_start();
        let letters = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let word = behind[..letters].to_lowercase();
        let unit = UNITS.into_iter().find(|(_, words)| words.contains(&word.as_str()));
        let numeral = Numeral::read(&rest[..digits]);
        let (Some((unit, _)), false) = (unit, numeral == Numeral::None) else { break };
        let Some(n) = numeral.under(mark) else { return two_numbers(text) };
        written.push(format!("{n} {unit}"));
        rest = behind[letters..].trim_start_matches(['.', ' ', ',']);
    }
    let written = written.join(" ");
    if rest.is_empty() && parse_minutes(&written).is_some() {
        return Cell::sure(written);
    }
    Cell::kept(text, "is no duration: write minutes, or `2 d`, `3 h`, `15 min`, or these in this order")
}

fn date(text: &str) -> Cell {
    if let Some(date) = Date::parse(text) {
        return Cell::sure(date.to_string());
    }
    let day_first = |sign| day_month_year(text, sign);
    if let Some((date, _)) = day_first('.') {
        return Cell::sure(date.to_string());
    }
    match day_first('/') {
        Some((date, true)) => Cell::sure(date.to_string()),
        Some((_, false)) => Cell::kept(text, "may be two days: write year-month-day, as in `2026-03-01`"),
        None => Cell::kept(text, "is no date that can be read: write year-month-day, as in `2026-03-01`"),
    }
}

/// A day written with its day first, and whether the month first would give no other day.
fn day_month_year(text: &str, sign: char) -> Option<(Date, bool)> {
    let mut parts = text.split(sign).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let date = |month: &str, day: &str| Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"));
    let found = date(month, day).filter(|_| parts.next().is_none())?;
    Some((found, date(day, month).is_none_or(|other| other == found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(shape: &Shape, text: &str) -> String {
        serde_yaml::to_string(&read(shape, text, None).value).unwrap().trim_end().to_owned()
    }

    #[test]
    fn durations_are_written_as_the_content_model_reads_them() {
        for (text, due) in
            [("15", "15"), ("1,5 h", "1.5 h"), ("2 days, 3 hours", "2 d 3 h"), ("1h30min", "1 h 30 min"), ("90 Mins.", "90 min")]
        {
            assert_eq!(plain(&Shape::Duration, text), due);
        }
        for doubtful in ["1:30", "soon", "h", "3 weeks", "30 min 1 h", "1.250 min"] {
            let cell = read(&Shape::Duration, doubtful, None);
            assert!(cell.doubt.is_some() && cell.value == doubtful, "{doubtful}");
        }
    }

    #[test]
    fn only_days_that_can_be_no_other_are_read() {
        for (text, due) in
            [("2026-03-01", "2026-03-01"), ("1.3.2026", "2026-03-01"), ("31/12/2026", "2026-12-31"), ("03/03/2026", "2026-03-03")]
        {
            assert_eq!(plain(&Shape::Date, text), due);
        }
        for doubtful in ["03/04/2026", "12/31/2026", "1.3.26", "31.2.2026", "1.2.2026.3", "March 2026"] {
            assert!(read(&Shape::Date, doubtful, None).doubt.is_some(), "{doubtful}");
        }
    }

    #[test]
    fn flags_and_words_are_known_in_any_case() {
        for (text, due) in [("Yes", "true"), ("X", "true"), ("TRUE", "true"), ("no", "false"), ("maybe", "maybe"), ("1", "'1'")] {
            assert_eq!(plain(&Shape::Flag, text), due);
        }
        assert_eq!(plain(&Shape::OneOf(&["low", "high"]), " High"), "high");
    }
}
