//! Days of the calendar.

use std::fmt;

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

    /// Its year, month (1 to 12) and day of the month.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
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

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
