//! How a language writes figures: `1,234.5` in English, `1.234,5` in German. Durations and shares with
//! them. Nothing here ever says `NaN`: what cannot be said is `unknown`. Between a figure and its unit stands a space at which no line
//! ends, but where a terminal is told.

use std::fmt::Write as _;

use iso_currency::Currency;

/// How a language writes figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    decimal: char,
    group: char,
    /// The digits of a whole number from which on groups of three are set apart.
    least: usize,
    /// What stands between a figure and its unit.
    joint: char,
}

/// A space at which no line ends.
const NO_BREAK: char = '\u{a0}';

/// English, and whatever is not listed.
const POINT: NumberFormat = NumberFormat::ENGLISH;
const COMMA_AND_POINT: NumberFormat = NumberFormat { decimal: ',', group: '.', least: 5, joint: NO_BREAK };
const COMMA_AND_SPACE: NumberFormat = NumberFormat { decimal: ',', group: '\u{a0}', least: 5, joint: NO_BREAK };
const COMMA_AND_THIN_SPACE: NumberFormat = NumberFormat { decimal: ',', group: '\u{202f}', least: 5, joint: NO_BREAK };
const SWISS: NumberFormat = NumberFormat { decimal: '.', group: '\u{2019}', least: 5, joint: NO_BREAK };

/// What rounds to a whole minute in seconds is said in minutes.
const LEAST_IN_MINUTES: f64 = 59.5 / 60.0;

impl NumberFormat {
    /// As English writes them.
    pub const ENGLISH: Self = Self { decimal: '.', group: ',', least: 4, joint: NO_BREAK };

    /// The same with plain spaces before units, as terminals and programs have them.
    pub const fn for_terminals(self) -> Self {
        Self { joint: ' ', ..self }
    }

    /// Those of a language, by its code: `de`, `de-CH`, `pt-BR`. Others than those known are written as
    /// in English.
    pub fn of(language: &str) -> Self {
        let code = language.to_ascii_lowercase();
        let (main, region) = code.split_once('-').unwrap_or((&code, ""));
        match (main, region) {
            ("de" | "it" | "fr", "ch" | "li") => SWISS,
            ("es", "mx" | "us" | "pr" | "gt" | "pe") => POINT,
            (
                "de" | "nl" | "it" | "es" | "pt" | "da" | "el" | "id" | "tr" | "hr" | "sl" | "sr" | "ro" | "ca" | "gl" | "eu" | "is" | "vi",
                _,
            ) => COMMA_AND_POINT,
            ("fr", _) => COMMA_AND_THIN_SPACE,
            ("sv" | "nb" | "nn" | "no" | "fi" | "pl" | "cs" | "sk" | "hu" | "bg" | "ru" | "uk" | "be" | "et" | "lv" | "lt", _) => {
                COMMA_AND_SPACE
            }
            _ => POINT,
        }
    }

    /// A number with at most two decimals, groups of three digits set apart: from 1,000 on in English, from 10,000 on
    /// elsewhere.
    pub fn number(self, n: f64) -> String {
        let mut out = String::new();
        self.number_into(&mut out, n);
        out
    }

    /// Writes a number as [`NumberFormat::number`] says it.
    pub fn number_into(self, out: &mut String, n: f64) {
        if !n.is_finite() {
            out.push_str("unknown");
            return;
        }
        let hundredths = (n * 100.0).round();
        if hundredths.abs() >= 1e17 {
            let _ = write!(out, "{n:e}");
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10^17")]
        let hundredths = hundredths as i64;
        if hundredths < 0 {
            out.push('\u{2212}');
        }
        let (mut whole, mut decimals) = (itoa::Buffer::new(), itoa::Buffer::new());
        let whole = whole.format(hundredths.unsigned_abs() / 100);
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && whole.len() >= self.least && (whole.len() - i).is_multiple_of(3) {
                out.push(self.group);
            }
            out.push(c);
        }
        let rest = hundredths.unsigned_abs() % 100;
        if rest > 0 {
            out.push(self.decimal);
            out.push_str(if rest < 10 { "0" } else { "" });
            out.push_str(decimals.format(if rest.is_multiple_of(10) { rest / 10 } else { rest }));
        }
    }

    /// An amount of money in a currency by its code of ISO 4217: `£41,200`, `CHF 0.35`. From 100 on without decimals.
    pub fn money(self, amount: f64, code: &str) -> String {
        let amount = if amount.abs() >= 100.0 { amount.round() } else { amount };
        let mut number = self.number(amount);
        if let Some((_, decimals)) = number.split_once(self.decimal)
            && decimals.len() == 1
        {
            number.push('0');
        }
        let sign = Currency::from_code(code).map(|currency| currency.symbol().symbol);
        // Other signs exist, and nobody writes them: a franc is `CHF`.
        match sign.filter(|sign| "£€$¥₹₩₺₴₦₱₫₪".contains(&**sign)) {
            Some(sign) => match number.strip_prefix('\u{2212}') {
                Some(number) => format!("\u{2212}{sign}{number}"),
                None => format!("{sign}{number}"),
            },
            None => format!("{code}\u{a0}{number}"),
        }
    }

    /// A count.
    pub fn count(self, n: usize) -> String {
        #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
        let n = n as f64;
        self.number(n)
    }

    /// A duration as people say it: `3 d 4 h`, `1 h 30 min`, `2.5 min`, `8 s`, `0 min`. At most two units; a day
    /// has 24 hours.
    pub fn minutes(self, minutes: f64) -> String {
        let mut out = String::with_capacity(16);
        self.minutes_into(&mut out, minutes);
        out
    }

    /// Writes a duration as [`NumberFormat::minutes`] says it.
    pub fn minutes_into(self, out: &mut String, minutes: f64) {
        if minutes > 0.0 && minutes < LEAST_IN_MINUTES {
            return self.seconds_into(out, minutes * 60.0);
        }
        if !(minutes.is_finite() && minutes >= 60.0) {
            self.number_into(out, minutes);
            self.unit_into(out, "min");
            return;
        }
        let whole = minutes.round();
        let (days, hours, mins) = ((whole / 1440.0).floor(), ((whole % 1440.0) / 60.0).floor(), whole % 60.0);
        let units = [(days, "d"), (hours, "h"), (mins, "min")];
        for (i, (n, unit)) in units.into_iter().filter(|(n, _)| *n > 0.0).take(2).enumerate() {
            out.push_str(if i > 0 { " " } else { "" });
            self.number_into(out, n);
            self.unit_into(out, unit);
        }
    }

    /// Writes less than a minute in whole seconds; what is not nothing is at least `under 1 s`.
    fn seconds_into(self, out: &mut String, seconds: f64) {
        if seconds < 0.5 {
            out.push_str("under 1");
            return self.unit_into(out, "s");
        }
        self.number_into(out, seconds.round());
        self.unit_into(out, "s");
    }

    /// An amount of work: `2.5 min`, `44 min`, `1 h 8 min`, and from ten hours on `18 h`. A day of work is
    /// nobody's 24 hours.
    pub fn work(self, minutes: f64) -> String {
        if !minutes.is_finite() {
            return "unknown".into();
        }
        if minutes > 0.0 && minutes < LEAST_IN_MINUTES {
            return self.minutes(minutes);
        }
        if minutes < 9.95 {
            return self.with_unit((minutes * 10.0).round() / 10.0, "min");
        }
        let whole = minutes.round();
        let (hours, rest) = ((whole / 60.0).floor(), whole % 60.0);
        match hours {
            0.0 => self.with_unit(rest, "min"),
            h if h >= 10.0 => self.with_unit((minutes / 60.0).round(), "h"),
            h if rest == 0.0 => self.with_unit(h, "h"),
            h => format!("{} {}", self.with_unit(h, "h"), self.with_unit(rest, "min")),
        }
    }

    /// A number and its unit.
    fn with_unit(self, n: f64, unit: &str) -> String {
        let mut out = self.number(n);
        self.unit_into(&mut out, unit);
        out
    }

    fn unit_into(self, out: &mut String, unit: &str) {
        out.push(self.joint);
        out.push_str(unit);
    }

    /// A share from 0 to 1 in whole per cent. What is not nothing is at least `under 1 %`, what is not
    /// all at most `over 99 %`.
    pub fn share(self, share: f64) -> String {
        let per_cent = (share * 100.0).round();
        match per_cent {
            _ if !share.is_finite() => "unknown".into(),
            p if p < 1.0 && share > 0.0 => format!("under {}", self.with_unit(1.0, "%")),
            p if p > 99.0 && share < 1.0 => format!("over {}", self.with_unit(99.0, "%")),
            p => self.with_unit(p, "%"),
        }
    }
}

/// A duration as people say it in English, with plain spaces, for terminals, programs and pictures, whose lines nobody breaks: see
/// [`NumberFormat::minutes`].
pub fn say_minutes(minutes: f64) -> String {
    NumberFormat::ENGLISH.for_terminals().minutes(minutes)
}

/// A text in which no line ends between a figure and its unit: `waits 16 min`.
pub fn bound(text: &str) -> String {
    const UNITS: [&str; 5] = ["min", "h", "d", "s", "%"];
    let is_unit = |rest: &str| {
        let ends = |unit: &str| rest.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        UNITS.into_iter().any(ends)
    };
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let binds = c == ' ' && out.ends_with(|c: char| c.is_ascii_digit()) && is_unit(&text[at + 1..]);
        out.push(if binds { NO_BREAK } else { c });
    }
    out
}

/// A number as it is written in English: see [`NumberFormat::number`].
pub fn say_number(n: f64) -> String {
    NumberFormat::ENGLISH.number(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_its_own_points_and_commas() {
        let written = |language| NumberFormat::of(language).number(1_234_567.891);
        assert_eq!(written("en"), "1,234,567.89");
        assert_eq!(written("xx"), "1,234,567.89");
        assert_eq!(written("de-AT"), "1.234.567,89");
        assert_eq!(written("de-CH"), "1\u{2019}234\u{2019}567.89");
        assert_eq!(written("FR"), "1\u{202f}234\u{202f}567,89");
        assert_eq!(written("sv"), "1\u{a0}234\u{a0}567,89");
        assert_eq!(NumberFormat::of("de").number(1234.5), "1234,5");
        assert_eq!([POINT.number(999.0), POINT.number(1234.5)], ["999", "1,234.5"]);
    }

    #[test]
    fn work_is_said_in_hours_and_never_in_days() {
        let work = |minutes| NumberFormat::of("de").work(minutes);
        assert_eq!([work(0.0), work(2.46), work(9.96), work(59.6)], ["0\u{a0}min", "2,5\u{a0}min", "10\u{a0}min", "1\u{a0}h"]);
        assert_eq!([work(90.0), work(120.0), work(599.0)], ["1\u{a0}h 30\u{a0}min", "2\u{a0}h", "9\u{a0}h 59\u{a0}min"]);
        assert_eq!(work(60.0 * 30.0), "30\u{a0}h");
        assert_eq!(work(60.0 * 12_345.0), "12.345\u{a0}h");
    }

    #[test]
    fn a_share_is_said_in_whole_per_cent_and_never_rounded_to_all_or_nothing() {
        let share = |n| POINT.share(n);
        assert_eq!(
            ["0\u{a0}%", "under 1\u{a0}%", "9\u{a0}%", "over 99\u{a0}%", "100\u{a0}%"],
            [share(0.0), share(0.001), share(0.0949), share(0.999), share(1.0)].each_ref().map(String::as_str)
        );
    }

    #[test]
    fn what_is_no_number_is_unknown() {
        for n in [f64::NAN, f64::INFINITY] {
            assert_eq!(POINT.number(n), "unknown");
            assert!(!POINT.minutes(n).contains("NaN") && !POINT.share(n).contains("NaN"));
        }
    }

    #[test]
    fn no_line_ends_between_a_figure_and_its_unit() {
        let said = [POINT.minutes(90.0), POINT.minutes(0.13), POINT.work(2.5), POINT.work(9000.0), POINT.share(0.36)];
        assert_eq!(said, ["1\u{a0}h 30\u{a0}min", "8\u{a0}s", "2.5\u{a0}min", "150\u{a0}h", "36\u{a0}%"]);
        assert_eq!(bound("in 2 days 16 min, of 3 s."), "in 2 days 16\u{a0}min, of 3\u{a0}s.");
    }

    #[test]
    fn durations_are_said_in_two_units() {
        assert_eq!(say_minutes(0.0), "0 min");
        assert_eq!([0.13, 0.001, 0.995, 2.5].map(say_minutes), ["8 s", "under 1 s", "1 min", "2.5 min"]);
        assert_eq!(say_minutes(90.0), "1 h 30 min");
        assert_eq!(say_minutes(1440.0 * 3.0 + 61.0), "3 d 1 h");
        assert_eq!(say_number(1234567.5), "1,234,567.5");
        assert_eq!(say_number(-0.004), "0");
    }

    #[test]
    fn money_stands_behind_its_sign_or_its_code() {
        let said = |amount, code| NumberFormat::ENGLISH.money(amount, code);
        assert_eq!(said(41_200.4, "GBP"), "£41,200");
        assert_eq!(said(0.5, "EUR"), "€0.50");
        assert_eq!(said(12.0, "GBP"), "£12");
        assert_eq!(said(3.25, "CHF"), "CHF\u{a0}3.25");
        assert_eq!(said(-7.0, "GBP"), "\u{2212}£7");
    }
}
