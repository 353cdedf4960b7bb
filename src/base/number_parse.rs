//! Numbers as spreadsheets of many countries write them: `3.5` and `3,5`, `1.250,00` and `1,250.00`.
//!
//! `1.250` may be either; it is read only where other numbers of the sheet tell which sign is the
//! decimal one.

/// Which sign stands before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `3.5`.
    Point,
    /// `3,5`.
    Comma,
}

/// What a written number can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeral {
    /// One thing, whatever the sign.
    Sure(f64),
    /// One thing, and the sheet's sign is shown by it.
    Shows(DecimalMark, f64),
    /// This with a decimal point, that with a decimal comma.
    Open(f64, f64),
    /// No number.
    None,
}

impl Numeral {
    /// What a text can mean.
    pub fn read(text: &str) -> Self {
        // Most figures are plain, and a table has them by the hundred thousand.
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return text.parse().map_or(Self::None, Self::Sure);
        }
        let text = text.trim().replace('\u{2212}', "-");
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1.0, rest),
            None => (1.0, text.strip_prefix('+').unwrap_or(&text)),
        };
        let Some(digits) = ungrouped(digits, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '\u{2019}')) else {
            return Self::None;
        };
        match Self::unsigned(&digits) {
            Self::Sure(n) => Self::Sure(sign * n),
            Self::Shows(mark, n) => Self::Shows(mark, sign * n),
            Self::Open(point, comma) => Self::Open(sign * point, sign * comma),
            Self::None => Self::None,
        }
    }

    fn unsigned(text: &str) -> Self {
        let known = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        if !text.chars().all(known) || !text.contains(|c: char| c.is_ascii_digit()) {
            return Self::None;
        }
        let count = |sign| text.matches(sign).count();
        let (mark, group, signs) = match (count('.'), count(',')) {
            (0, 0) => return text.parse().map_or(Self::None, Self::Sure),
            (n, 0) => (DecimalMark::Point, '.', n),
            (0, n) => (DecimalMark::Comma, ',', n),
            _ if text.rfind('.') > text.rfind(',') => return decimal(text, DecimalMark::Point),
            _ => return decimal(text, DecimalMark::Comma),
        };
        let whole = ungrouped(text, |c| c == group).and_then(|digits| digits.parse::<f64>().ok());
        let other = if mark == DecimalMark::Point { DecimalMark::Comma } else { DecimalMark::Point };
        match (whole, signs) {
            (Some(whole), 2..) => Self::Shows(other, whole),
            (None, 2..) => Self::None,
            (None, _) => decimal(text, mark),
            (Some(whole), _) => match (decimal(text, mark), mark) {
                (Self::Shows(_, n), DecimalMark::Point) => Self::Open(n, whole),
                (Self::Shows(_, n), DecimalMark::Comma) => Self::Open(whole, n),
                _ => Self::None,
            },
        }
    }

    /// The number, where there is no doubt once `mark` is known to be the decimal sign.
    pub fn under(self, mark: Option<DecimalMark>) -> Option<f64> {
        match (self, mark) {
            (Self::Sure(n) | Self::Shows(_, n), _)
            | (Self::Open(n, _), Some(DecimalMark::Point))
            | (Self::Open(_, n), Some(DecimalMark::Comma)) => Some(n),
            (Self::Open(..), None) | (Self::None, _) => None,
        }
    }
}

/// A number with `mark` before its decimals and, perhaps, the other sign between groups of three.
fn decimal(text: &str, mark: DecimalMark) -> Numeral {
    let (sign, group) = if mark == DecimalMark::Point { ('.', ',') } else { (',', '.') };
    let Some((whole, decimals)) = text.split_once(sign) else { return Numeral::None };
    let Some(whole) = ungrouped(whole, |c| c == group) else { return Numeral::None };
    if decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Numeral::None;
    }
    format!("{whole}.{decimals}").parse().map_or(Numeral::None, |n| Numeral::Shows(mark, n))
}

/// A number without the signs between its groups of three digits; none where they stand elsewhere.
fn ungrouped(text: &str, sign: impl Fn(char) -> bool) -> Option<String> {
    if !text.contains(&sign) {
        return Some(text.to_owned());
    }
    let groups: Vec<&str> = text.split(&sign).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let of_three = |s: &&str| s.len() == 3 && digits(s);
    // Decimals may follow the last group.
    let last_fits = last.get(..3).is_some_and(digits) && !last[3..].starts_with(|c: char| c.is_ascii_digit());
    let fits = (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0') && middle.iter().all(of_three) && last_fits;
    fits.then(|| groups.concat())
}

/// The decimal sign that numbers show; none where they show none, or both.
pub fn mark<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DecimalMark> {
    let tokens = texts.flat_map(|text| text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ','));
    let mut shown = tokens.filter(|token| token.contains(['.', ','])).filter_map(|token| match Numeral::read(token) {
        Numeral::Shows(mark, _) => Some(mark),
        _ => None,
    });
    let first = shown.next()?;
    shown.all(|mark| mark == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written_anywhere() {
        for (text, n) in [
            ("12", 12.0),
            ("-1,5", -1.5),
            ("\u{2212}2", -2.0),
            (".5", 0.5),
            ("0,125", 0.125),
            ("1.250,75", 1250.75),
            ("1,250.75", 1250.75),
            ("1.250.000", 1_250_000.0),
            ("12 500,5", 12500.5),
            ("1'250", 1250.0),
            ("1\u{a0}250", 1250.0),
        ] {
            assert_eq!(Numeral::read(text).under(None), Some(n), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", "abc", "1.2.3", "1,25,00", "5,", "3 to 4", "12 %", "1 2", "1e3", "."] {
            assert_eq!(Numeral::read(text), Numeral::None, "{text}");
        }
    }

    #[test]
    fn what_can_be_two_numbers_follows_the_others() {
        let open = Numeral::read("1.250");
        assert_eq!(open.under(None), None);
        assert_eq!(open.under(mark(["2,5 h", "7"].into_iter())), Some(1250.0));
        assert_eq!(open.under(mark(["2.5"].into_iter())), Some(1.25));
        assert_eq!(mark(["2.5", "2,5"].into_iter()), None);
    }
}
