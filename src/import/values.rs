//! A cell as its field wants it. What cannot be read for certain stays text, with a reason.

use serde_yaml::Value;

use crate::base::diagnostic::quote;
use crate::base::meant;
use crate::base::meant::dates::{self, ReadDate};
use crate::base::meant::durations::{self, ReadDuration};
use crate::base::meant::numbers::MONEY;
use crate::base::number_parse::{DecimalMark, Numeral};
use crate::syntax::fields::schema::FieldShape;

use super::{one_line, words};

/// What may stand beside a number, other than money, and says nothing more.
const BESIDE_NUMBERS: [&str; 2] = ["ca.", "x"];

/// A value, and what to tell about it.
pub(super) struct CellValue {
    pub(super) value: Value,
    /// Why it cannot be read.
    pub(super) doubt: Option<String>,
    /// What became of it, where that is worth telling.
    pub(super) told: Option<String>,
}

impl CellValue {
    fn sure(value: impl Into<Value>) -> Self {
        Self { value: value.into(), doubt: None, told: None }
    }

    fn kept(text: &str, doubt: impl Into<String>) -> Self {
        Self { value: text.into(), doubt: Some(doubt.into()), told: None }
    }
}

/// Reads a cell that is not blank. Names of other things stay as they are.
pub(super) fn read(shape: &FieldShape, text: &str, mark: Option<DecimalMark>) -> CellValue {
    match shape {
        FieldShape::Number { min, max } => match numeral(text) {
            Numeral::None => {
                let help = meant::numbers::help(text, false).map_or_else(String::new, |help| format!(": {help}"));
                CellValue::kept(text, format!("is no number{help}"))
            }
            numeral => match numeral.under(mark) {
                None => two_numbers(text),
                Some(n) if min.is_some_and(|min| n < f64::from(min)) || max.is_some_and(|max| n > f64::from(max)) => {
                    CellValue::kept(text, format!("is not {}", shape.in_words()))
                }
                Some(n) => CellValue::sure(number(n)),
            },
        },
        FieldShape::Duration => duration(text, mark),
        FieldShape::Date => date(text),
        FieldShape::Flag => match meant::flag(text) {
            Some(yes) => CellValue::sure(yes),
            None => CellValue::kept(text, "is neither yes nor no: write one of them"),
        },
        FieldShape::OneOf(words) => {
            let same = |a: &str| a.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
            match words.iter().find(|word| same(word) == same(text)) {
                Some(word) => CellValue::sure(*word),
                None => match meant::names::sure_word(text, words) {
                    Some(word) => {
                        CellValue { value: word.into(), doubt: None, told: Some(format!("{} is written as `{word}`", quote(text))) }
                    }
                    None => CellValue::kept(text, format!("is none of {}", words.join(", "))),
                },
            }
        }
        FieldShape::Either(shapes) => shapes.first().map_or_else(|| CellValue::sure(text), |first| read(first, text, mark)),
        FieldShape::Id | FieldShape::Reference(_) | FieldShape::File => CellValue::sure(one_line(text)),
        FieldShape::Text
        | FieldShape::Sentences
        | FieldShape::Share
        | FieldShape::Anything
        | FieldShape::List(_)
        | FieldShape::MapOf(_)
        | FieldShape::Record(_) => CellValue::sure(text),
    }
}

fn two_numbers(text: &str) -> CellValue {
    let (point, comma) = match Numeral::read(text) {
        Numeral::Open(point, comma) => (point, comma),
        _ => return CellValue::kept(text, "may be two numbers, and no other of the sheet shows its decimal sign"),
    };
    CellValue::kept(
        text,
        format!("may be two numbers, and no other of the sheet shows its decimal sign: write `{point}` or `{comma}`, as in `{point:.1}`"),
    )
}

/// A number, which signs of money and pictures may stand around.
pub(super) fn numeral(text: &str) -> Numeral {
    let outside = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '+' | '.' | ',' | '\u{2212}' | '%');
    let lower = text.to_lowercase();
    let mut bare = lower.trim_matches(outside);
    for beside in MONEY.into_iter().chain(BESIDE_NUMBERS) {
        bare = bare.strip_prefix(beside).or_else(|| bare.strip_suffix(beside)).unwrap_or(bare).trim_matches(outside);
    }
    Numeral::read(bare)
}

/// A feeling: a number where the cell holds one, alone or among words, else that of the faces in it; and whether
/// there is more to the cell than that.
pub(super) fn feeling(text: &str, mark: Option<DecimalMark>) -> (Option<f64>, bool) {
    if let Some(n) = numeral(text).under(mark) {
        return (Some(n), false);
    }
    let has_words = text.chars().any(char::is_alphabetic);
    let tokens = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',' | '\u{2212}')));
    let numbers: Vec<f64> = tokens.filter_map(|token| Numeral::read(token.trim_end_matches(['.', ','])).under(mark)).collect();
    if let [n] = numbers.as_slice() {
        return (Some(*n), true);
    }
    let faces: Vec<f64> = text.chars().filter_map(words::face).collect();
    match faces.as_slice() {
        [first, rest @ ..] if numbers.is_empty() && rest.iter().all(|face| face == first) => (Some(*first), has_words),
        _ => (None, true),
    }
}

/// A number; a whole one without a decimal point.
pub(super) fn number(n: f64) -> Value {
    const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;
    if n.fract() == 0.0 && n.abs() < LARGEST_WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
        return Value::Number((n as i64).into());
    }
    Value::Number(n.into())
}

fn duration(text: &str, mark: Option<DecimalMark>) -> CellValue {
    let plain = Numeral::read(text);
    if plain != Numeral::None {
        return match plain.under(mark) {
            Some(n) => CellValue::sure(number(n)),
            None => two_numbers(text),
        };
    }
    match durations::read(text, mark) {
        ReadDuration::Sure(written) => CellValue::sure(written),
        ReadDuration::TwoNumbers => two_numbers(text),
        ReadDuration::Unsure => CellValue::kept(text, format!("is no duration: {}", durations::help(text))),
    }
}

fn date(text: &str) -> CellValue {
    match dates::read(text) {
        ReadDate::Sure(day) => CellValue::sure(day.to_string()),
        ReadDate::TwoDays(day) => CellValue::kept(text, format!("may be two days: write year-month-day, as in `{day}`")),
        ReadDate::Unsure => CellValue::kept(text, format!("is no date that can be read: {}", dates::help(text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(shape: &FieldShape, text: &str) -> String {
        serde_yaml::to_string(&read(shape, text, None).value).unwrap().trim_end().to_owned()
    }

    #[test]
    fn durations_are_written_as_the_content_model_reads_them() {
        for (text, due) in [
            ("15", "15"),
            ("1,5 h", "1.5 h"),
            ("2 days, 3 hours", "2 d 3 h"),
            ("1h30min", "1 h 30 min"),
            ("90 Mins.", "90 min"),
            ("2 Wochen", "2 w"),
            ("2 Std. und 30 Min.", "2 h 30 min"),
            ("5hours", "5 h"),
        ] {
            assert_eq!(plain(&FieldShape::Duration, text), due);
        }
        for doubtful in ["1:30", "soon", "h", "3 months", "30 min 1 h", "1.250 min"] {
            let cell = read(&FieldShape::Duration, doubtful, None);
            assert!(cell.doubt.is_some() && cell.value == doubtful, "{doubtful}");
        }
    }

    #[test]
    fn only_days_that_can_be_no_other_are_read() {
        for (text, due) in [
            ("2026-03-01", "2026-03-01"),
            ("1.3.2026", "2026-03-01"),
            ("31/12/2026", "2026-12-31"),
            ("03/03/2026", "2026-03-03"),
            ("2. März 2026", "2026-03-02"),
        ] {
            assert_eq!(plain(&FieldShape::Date, text), due);
        }
        for doubtful in ["03/04/2026", "12/31/2026", "1.3.26", "31.2.2026", "1.2.2026.3", "March 2026"] {
            assert!(read(&FieldShape::Date, doubtful, None).doubt.is_some(), "{doubtful}");
        }
    }

    #[test]
    fn flags_and_words_are_known_in_any_case() {
        for (text, due) in [
            ("Yes", "true"),
            ("X", "true"),
            ("TRUE", "true"),
            ("no", "false"),
            ("maybe", "maybe"),
            ("WAHR", "true"),
            ("✓", "true"),
            ("Faux", "false"),
            ("0", "false"),
        ] {
            assert_eq!(plain(&FieldShape::Flag, text), due);
        }
        assert_eq!(plain(&FieldShape::OneOf(&["low", "high"]), " High"), "high");
        let meant = read(&FieldShape::OneOf(&["core", "guiding", "enabling"]), "Management", None);
        assert_eq!((meant.value, meant.told), ("guiding".into(), Some("`Management` is written as `guiding`".into())));
    }

    #[test]
    fn numbers_may_have_signs_of_money_around_them() {
        let shape = FieldShape::Number { min: Some(0), max: Some(100) };
        for (text, due) in [("€ 3,50", "3.5"), ("3,50 EUR", "3.5"), ("~ 12", "12")] {
            assert_eq!(plain(&shape, text), due);
        }
        for doubtful in ["12 %", "3 or 4", "120", "-1", "4/5"] {
            assert!(read(&shape, doubtful, None).doubt.is_some(), "{doubtful}");
        }
    }

    #[test]
    fn feelings_are_numbers_or_faces() {
        for (text, due) in [
            ("😟 -2", (Some(-2.0), false)),
            ("-1,5", (Some(-1.5), false)),
            ("😟", (Some(-1.0), false)),
            ("😡 angry", (Some(-2.0), true)),
            ("Worried (-1)", (Some(-1.0), true)),
            ("Worried", (None, true)),
            ("1 to 2", (None, true)),
            ("😡😀", (None, true)),
        ] {
            assert_eq!(feeling(text, None), due, "{text}");
        }
    }
}
