//! Dates and durations, as people write them.

use std::fmt;

use super::figures::Figures;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A day of the Gregorian calendar, years 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; none where it is written otherwise or there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            let digits = text.get(range)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days).contains(&day).then(|| Self { year, month: u8::try_from(month).unwrap_or(12), day: u8::try_from(day).unwrap_or(28) })
    }

    /// Days since 1 March of the year 0, so that two dates can be subtracted.
    pub fn days(self) -> i64 {
        let (y, m, d) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let (y, m) = if m < 3 { (y - 1, m + 9) } else { (y, m - 3) };
        365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + d - 1
    }

    /// The day that many days after 1 March of the year 0; none where its year has no four digits.
    pub fn from_days(days: i64) -> Option<Self> {
        // Howard Hinnant's `civil_from_days`: years begin in March, so that the leap day comes last.
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_based = (5 * day_of_year + 2) / 153;
        let month = if march_based < 10 { march_based + 3 } else { march_based - 9 };
        let year = era * 400 + year_of_era + i64::from(month < 3);
        Some(Self {
            year: u16::try_from(year).ok().filter(|year| *year <= 9999)?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day_of_year - (153 * march_based + 2) / 5 + 1).ok()?,
        })
    }

    /// The day with its month's English name: `3 November 2026`.
    pub fn long(self) -> String {
        let month = MONTHS[usize::from(self.month - 1)];
        format!("{} {month} {}", self.day, self.year)
    }

    /// The day for where room is scarce: `3 Nov 2026`.
    pub fn short(self) -> String {
        format!("{} {}", self.day, self.month_and_year())
    }

    /// Its month: `Nov 2026`.
    pub fn month_and_year(self) -> String {
        let month = MONTHS[usize::from(self.month - 1)];
        format!("{} {}", month.get(..3).unwrap_or(month), self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The units of durations with their words, and how many minutes each has.
const UNITS: [(&[&str], f64); 4] = [
    (&["w", "week", "weeks"], 10_080.0),
    (&["d", "day", "days"], 1440.0),
    (&["h", "hour", "hours"], 60.0),
    (&["min", "minute", "minutes"], 1.0),
];

/// Reads a duration in minutes: a plain number, or `N w`, `N d`, `N h`, `N min`, each at most once, in
/// this order, decimals allowed, spaces optional; `week`, `day`, `hour`, `minute`, one or several, may stand
/// for them. A week has 7 days, a day 24 hours. None where it is written otherwise, or negative, or not finite.
pub fn parse_minutes(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Some(plain) = decimal(text) {
        return Some(plain);
    }
    let (mut rest, mut minutes, mut units) = (text, 0.0, UNITS.as_slice());
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let behind = rest[digits..].trim_start();
        let letters = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        let at = units.iter().position(|(words, _)| words.contains(&&behind[..letters]))?;
        minutes += decimal(&rest[..digits])? * units[at].1;
        units = &units[at + 1..];
        rest = behind[letters..].trim_start();
    }
    (units.len() < UNITS.len() && f64::is_finite(minutes)).then_some(minutes)
}

fn decimal(text: &str) -> Option<f64> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.then(|| text.parse::<f64>().ok()).flatten().filter(|n| n.is_finite())
}

/// A duration as people say it in English: see [`Figures::minutes`].
pub fn say_minutes(minutes: f64) -> String {
    Figures::ENGLISH.minutes(minutes)
}

/// A number as it is written in English: see [`Figures::number`].
pub fn say_number(n: f64) -> String {
    Figures::ENGLISH.number(n)
}

/// Several words as a sentence says them: `cost`, `cost and revenue`, `cost, revenue and service`.
pub fn say_list<W: AsRef<str>>(words: &[W]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_said_with_commas_and_one_and() {
        let said = [say_list::<&str>(&[]), say_list(&["cost"]), say_list(&["cost", "revenue"]), say_list(&["cost", "revenue", "service"])];
        assert_eq!(said, ["", "cost", "cost and revenue", "cost, revenue and service"]);
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        assert!(Date::parse("2024-02-29").is_some());
        for bad in ["2023-02-29", "2024-13-01", "2024-1-1", "99999-01-01", "2024-00-10", "20240101"] {
            assert!(Date::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn dates_can_be_subtracted() {
        let day = |text| Date::parse(text).unwrap().days();
        assert_eq!(day("2024-03-01") - day("2024-02-28"), 2);
        assert_eq!(day("2026-11-22") - day("2025-11-22"), 365);
        assert_eq!(day("0000-03-01"), 0);
    }

    #[test]
    fn a_number_of_days_leads_back_to_its_date() {
        for text in ["0000-03-01", "1970-01-01", "2000-02-29", "2024-02-29", "2024-03-01", "2026-12-31", "2027-01-01", "9999-12-31"] {
            assert_eq!(Date::from_days(Date::parse(text).unwrap().days()).unwrap().to_string(), text);
        }
        assert_eq!(Date::from_days(Date::parse("9999-12-31").unwrap().days() + 1), None);
        assert_eq!(Date::from_days(-400), None);
    }

    #[test]
    fn durations_are_minutes() {
        for (text, minutes) in [("15", 15.0), ("1 h 30 min", 90.0), ("5d", 7200.0), ("1.5h", 90.0), ("2 d 4 h", 3120.0), ("2 w", 20160.0)] {
            assert_eq!(parse_minutes(text), Some(minutes), "{text}");
        }
        for bad in ["", "h", "-5", "5 s", "1 h 2 h", "5 min 1 h", "1e3", "one", "1 h 5"] {
            assert_eq!(parse_minutes(bad), None, "{bad}");
        }
    }

    #[test]
    fn words_stand_for_units_and_may_be_mixed_with_them() {
        for (text, minutes) in [
            ("4 minutes", 4.0),
            ("3 days", 4320.0),
            ("1 hour 30 minutes", 90.0),
            ("2 weeks", 20160.0),
            ("1 week 3 d", 14400.0),
            ("1 week", 10080.0),
            ("1.5hours", 90.0),
        ] {
            assert_eq!(parse_minutes(text), Some(minutes), "{text}");
        }
        for bad in ["4 Minutes", "4 mins", "1 H", "1 day 2 d", "3 d 1 week", "2 months", "1 hr", "1,5 hours"] {
            assert_eq!(parse_minutes(bad), None, "{bad}");
        }
    }

    #[test]
    fn durations_are_said_in_two_units() {
        assert_eq!(say_minutes(0.0), "0 min");
        assert_eq!(say_minutes(90.0), "1 h 30 min");
        assert_eq!(say_minutes(1440.0 * 3.0 + 61.0), "3 d 1 h");
        assert_eq!(say_number(1234567.5), "1,234,567.5");
        assert_eq!(say_number(-0.004), "0");
    }
}
