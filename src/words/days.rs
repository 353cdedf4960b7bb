//! Days as the language of the readers writes them.

use crate::base::date::Date;

use super::{Message, MessageValue, Words, message};

/// The months, each with its short name.
const MONTHS: [(Message, Message); 12] = [
    (message::MONTH_JANUARY, message::MONTH_JANUARY_SHORT),
    (message::MONTH_FEBRUARY, message::MONTH_FEBRUARY_SHORT),
    (message::MONTH_MARCH, message::MONTH_MARCH_SHORT),
    (message::MONTH_APRIL, message::MONTH_APRIL_SHORT),
    (message::MONTH_MAY, message::MONTH_MAY_SHORT),
    (message::MONTH_JUNE, message::MONTH_JUNE_SHORT),
    (message::MONTH_JULY, message::MONTH_JULY_SHORT),
    (message::MONTH_AUGUST, message::MONTH_AUGUST_SHORT),
    (message::MONTH_SEPTEMBER, message::MONTH_SEPTEMBER_SHORT),
    (message::MONTH_OCTOBER, message::MONTH_OCTOBER_SHORT),
    (message::MONTH_NOVEMBER, message::MONTH_NOVEMBER_SHORT),
    (message::MONTH_DECEMBER, message::MONTH_DECEMBER_SHORT),
];

impl Words {
    /// A day with its month's name: `3 November 2026`.
    pub fn day(&self, date: Date) -> String {
        self.say_date(message::DAY, date)
    }

    /// A day for where room is scarce: `3 Nov 2026`.
    pub fn day_short(&self, date: Date) -> String {
        self.say_date(message::DAY_SHORT, date)
    }

    /// The month of a day: `Nov 2026`.
    pub fn month(&self, date: Date) -> String {
        self.say_date(message::DAY_MONTH, date)
    }

    fn say_date(&self, message: Message, date: Date) -> String {
        let (year, month, day) = date.parts();
        let (month, short) = MONTHS[usize::from(month - 1)];
        // A year is no count: nothing parts its thousands.
        let year = year.to_string();
        let values = [
            ("day", usize::from(day).into()),
            ("month", MessageValue::Text(self.text(month))),
            ("month-short", MessageValue::Text(self.text(short))),
            ("year", (&year).into()),
        ];
        self.say(message, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_as_the_words_say_it() {
        let words = Words::new("en", &[("theme/words/en.ftl", "day-short = { $month-short } { $day }, { $year }")], &[]).unwrap();
        let date = Date::parse("2026-05-03").unwrap();
        assert_eq!([words.day(date), words.day_short(date), words.month(date)], ["3 May 2026", "May 3, 2026", "May 2026"]);
    }
}
