//! Durations that are written otherwise than fields read them.

use crate::base::duration::parse_minutes;
use crate::base::number_parse::{DecimalMark, Numeral};

use super::{LEAVE_BLANK, exactly, is_unknown, range, shown, unquoted};

/// A unit: its place among weeks, days, hours and minutes, how many of these it is, and its words in lower case. Those of
/// which nobody knows for certain how long they are come last.
struct Unit {
    place: usize,
    of: f64,
    words: &'static [&'static str],
}

/// How many of the units are of one length for everybody.
const CERTAIN: usize = 5;

const UNITS: [Unit; 8] = [
    Unit {
        place: 0,
        of: 1.0,
        words: &[
            "w",
            "wk",
            "wks",
            "week",
            "weeks",
            "woche",
            "wochen",
            "semaine",
            "semaines",
            "semana",
            "semanas",
            "settimana",
            "settimane",
            "weken",
            "vecka",
            "veckor",
            "uke",
            "uker",
            "uge",
            "uger",
        ],
    },
    Unit {
        place: 1,
        of: 1.0,
        words: &[
            "d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "j", "día", "días", "dia", "dias", "giorno", "giorni", "dag",
            "dagen", "dagar", "dager", "dage",
        ],
    },
    Unit {
        place: 2,
        of: 1.0,
        words: &[
            "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora", "horas", "ora", "ore", "uur", "uren",
            "timme", "timmar", "timer",
        ],
    },
    Unit {
        place: 3,
        of: 1.0,
        words: &["m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti", "minuut", "minuter", "minutter", "mn"],
    },
    Unit {
        place: 3,
        of: 1.0 / 60.0,
        words: &[
            "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes", "segundo", "segundos", "secondi",
            "sekund", "sekunder",
        ],
    },
    Unit {
        place: 1,
        of: 30.0,
        words: &["month", "months", "mo", "mos", "mon", "monat", "monate", "mois", "mes", "meses", "mese", "mesi", "maand", "maanden"],
    },
    Unit { place: 1, of: 91.0, words: &["quarter", "quarters", "quartal", "quartale"] },
    Unit {
        place: 1,
        of: 365.0,
        words: &["y", "yr", "yrs", "year", "years", "jahr", "jahre", "an", "ans", "année", "años", "año", "anno", "anni", "jaar"],
    },
];

/// How the units are written.
const WRITTEN: [&str; 4] = ["w", "d", "h", "min"];

/// Days on which people work, not days that pass.
const OF_WORK: [&str; 12] = [
    "working days",
    "working day",
    "business days",
    "business day",
    "workdays",
    "workday",
    "weekdays",
    "arbeitstage",
    "arbeitstag",
    "werktage",
    "werktag",
    "jours ouvrés",
];

/// What to write instead of a duration that cannot be read as one.
pub fn help(text: &str) -> String {
    let usual = || "write minutes, or `2 w`, `3 d`, `4 h`, `15 min`, or several in this order: `1 h 30 min`".to_owned();
    let written = unquoted(text);
    if is_unknown(written) {
        return LEAVE_BLANK.to_owned();
    }
    let lower = written.to_lowercase();
    let plain = exactly(&lower);
    if let Some(days) = OF_WORK.iter().find_map(|words| plain.strip_suffix(words)) {
        return match number(days.trim()) {
            Some(days) => format!("write `{} d` for days that pass, or `{} h` for hours that are worked", shown(days), shown(days * 8.0)),
            None => usual(),
        };
    }
    if let Some(amounts) = clock(plain).or_else(|| iso(plain)).or_else(|| in_units(plain)) {
        return format!("write `{}`", form(amounts));
    }
    let middle = range(plain).and_then(|(from, to)| middle(from, to));
    middle.map_or_else(usual, |middle| format!("a range is no duration: write one, such as its middle: `{middle}`"))
}

/// What a duration is read as, in whatever language and form its units are written.
#[derive(Debug, PartialEq)]
pub enum ReadDuration {
    /// One duration, as fields are to have it.
    Sure(String),
    /// One of its numbers may be two, as `1.250`.
    TwoNumbers,
    /// It takes a person to say which one is meant, if any.
    Unsure,
}

/// Reads a duration with units, from the largest to the smallest. `mark` is the decimal sign, where it is known.
pub fn read(text: &str, mark: Option<DecimalMark>) -> ReadDuration {
    let lower = text.to_lowercase();
    let parts = parts(lower.trim()).filter(|parts| {
        let in_order = parts.windows(2).all(|two| two[0].1 < two[1].1);
        in_order && parts.iter().all(|(_, unit)| *unit < CERTAIN)
    });
    let Some(parts) = parts else { return ReadDuration::Unsure };
    let mut amounts = [0.0; 4];
    for (numeral, unit) in parts {
        let Some(n) = numeral.under(mark) else { return ReadDuration::TwoNumbers };
        amounts[UNITS[unit].place] += n * UNITS[unit].of;
    }
    let written = form(amounts);
    if parse_minutes(&written).is_some() { ReadDuration::Sure(written) } else { ReadDuration::Unsure }
}

/// Weeks, days, hours and minutes.
type Amounts = [f64; 4];

fn form(amounts: Amounts) -> String {
    let parts: Vec<String> =
        amounts.iter().zip(WRITTEN).filter(|(n, _)| **n > 0.0).map(|(&n, unit)| format!("{} {unit}", shown(n))).collect();
    if parts.is_empty() { "0".to_owned() } else { parts.join(" ") }
}

/// The middle of two durations, of which the first may leave its unit to the second.
fn middle(from: &str, to: &str) -> Option<String> {
    let end = in_units(to).or_else(|| Some([0.0, 0.0, 0.0, number(to)?]))?;
    let unit = to.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    let start = in_units(from).or_else(|| in_units(&format!("{from} {unit}"))).or_else(|| Some([0.0, 0.0, 0.0, number(from)?]))?;
    let one_unit = |amounts: &Amounts| amounts.iter().filter(|n| **n > 0.0).count() == 1;
    let place = end.iter().position(|n| *n > 0.0)?;
    if one_unit(&start) && one_unit(&end) && start[place] > 0.0 {
        let mut both = [0.0; 4];
        both[place] = f64::midpoint(start[place], end[place]);
        return Some(form(both));
    }
    let minutes = |a: Amounts| ((a[0] * 7.0 + a[1]) * 24.0 + a[2]) * 60.0 + a[3];
    Some(form([0.0, 0.0, 0.0, f64::midpoint(minutes(start), minutes(end))]))
}

fn number(text: &str) -> Option<f64> {
    Numeral::read(text).under(Some(DecimalMark::Point)).filter(|n| *n >= 0.0)
}

/// `1:30`, `0:05:00`: hours, minutes and seconds.
fn clock(text: &str) -> Option<Amounts> {
    let parts: Vec<f64> =
        text.trim_end_matches([' ', 'h']).split(':').map(|part| part.trim().parse::<u32>().ok().map(f64::from)).collect::<Option<_>>()?;
    match parts[..] {
        [hours, minutes] if minutes < 60.0 => Some([0.0, 0.0, hours, minutes]),
        [hours, minutes, seconds] if minutes < 60.0 && seconds < 60.0 => Some([0.0, 0.0, hours, minutes + seconds / 60.0]),
        _ => None,
    }
}

/// `PT1H30M`, in lower case.
fn iso(text: &str) -> Option<Amounts> {
    let rest = text.strip_prefix('p')?;
    let (date, time) = rest.split_once('t').unwrap_or((rest, ""));
    let months = date.replace('m', "month");
    in_units(&format!("{months}{time}"))
}

/// What numbers with units come to, in any order.
fn in_units(text: &str) -> Option<Amounts> {
    let mut amounts = [0.0; 4];
    for (numeral, unit) in parts(text)? {
        amounts[UNITS[unit].place] += numeral.under(Some(DecimalMark::Point))? * UNITS[unit].of;
    }
    Some(amounts)
}

/// Numbers, each with the place of its unit in the list: at least one, each unit in any language of ours, in lower case.
fn parts(text: &str) -> Option<Vec<(Numeral, usize)>> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (n, behind) = amount(rest)?;
        let behind = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
        let letters = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        parts.push((n, UNITS.iter().position(|unit| unit.words.contains(&&behind[..letters]))?));
        rest = behind[letters..].trim_start_matches(['.', ',', ' ', '&', '+', '\u{a0}']);
        for and in ["and ", "und ", "et ", "y ", "e ", "en ", "og ", "och "] {
            rest = rest.strip_prefix(and).unwrap_or(rest).trim_start();
        }
    }
    Some(parts).filter(|parts| !parts.is_empty())
}

/// The number that a text begins with, in digits or words, and what stands behind it.
fn amount(text: &str) -> Option<(Numeral, &str)> {
    const WORDS: [(&str, f64); 17] = [
        ("half an ", 0.5),
        ("half a ", 0.5),
        ("a quarter of an ", 0.25),
        ("½ ", 0.5),
        ("an ", 1.0),
        ("a ", 1.0),
        ("one ", 1.0),
        ("two ", 2.0),
        ("three ", 3.0),
        ("four ", 4.0),
        ("five ", 5.0),
        ("six ", 6.0),
        ("seven ", 7.0),
        ("eight ", 8.0),
        ("ten ", 10.0),
        ("eine ", 1.0),
        ("ein ", 1.0),
    ];
    if let Some(found) = WORDS.iter().find_map(|(word, n)| Some((Numeral::Sure(*n), text.strip_prefix(word)?))) {
        return Some(found);
    }
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let numeral = Numeral::read(text[..digits].trim_end_matches('.'));
    (numeral != Numeral::None).then(|| (numeral, &text[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_to_write_is_one_that_is_read() {
        for (text, due) in [
            ("30 s", "0.5 min"),
            ("90 Mins.", "90 min"),
            ("2 Weeks", "2 w"),
            ("1,5 h", "1.5 h"),
            ("1 Std. 30 Min.", "1 h 30 min"),
            ("30 min 1 h", "1 h 30 min"),
            ("1 hour and 5 minutes", "1 h 5 min"),
            ("1:30", "1 h 30 min"),
            ("00:15:00", "15 min"),
            ("PT1H30M", "1 h 30 min"),
            ("P2D", "2 d"),
            ("half an hour", "0.5 h"),
            ("ca. 20 min", "20 min"),
            ("a day", "1 d"),
            ("1 month", "30 d"),
            ("2 years", "730 d"),
            ("3 Tage", "3 d"),
            ("“5 min”", "5 min"),
        ] {
            assert_eq!(help(text), format!("write `{due}`"), "{text}");
            assert!(parse_minutes(due).is_some(), "{due}");
        }
    }

    #[test]
    fn only_what_is_one_duration_for_everybody_is_read() {
        for (text, due) in
            [("1 Std. 30 Min.", "1 h 30 min"), ("2 uker", "2 w"), ("1 min 30 s", "1.5 min"), ("1 hour and 5 minutes", "1 h 5 min")]
        {
            assert_eq!(read(text, None), ReadDuration::Sure(due.to_owned()), "{text}");
        }
        for text in ["2 months", "30 min 1 h", "5-10 min", "ca. 20 min", "1:30", "20", ""] {
            assert_eq!(read(text, None), ReadDuration::Unsure, "{text}");
        }
        assert_eq!(read("1.250 min", None), ReadDuration::TwoNumbers);
        assert_eq!(read("1.250 min", Some(DecimalMark::Comma)), ReadDuration::Sure("1250 min".to_owned()));
    }

    #[test]
    fn of_a_range_the_middle_is_offered() {
        for (text, middle) in [("5-10 min", "7.5 min"), ("20–30 min", "25 min"), ("1 to 2 days", "1.5 d"), ("30 min - 1 h", "45 min")] {
            assert_eq!(help(text), format!("a range is no duration: write one, such as its middle: `{middle}`"), "{text}");
        }
    }

    #[test]
    fn days_of_work_may_be_days_that_pass_or_hours() {
        assert_eq!(help("2 working days"), "write `2 d` for days that pass, or `16 h` for hours that are worked");
    }

    #[test]
    fn what_nobody_knows_is_left_blank_and_what_nobody_understands_is_told_how() {
        assert_eq!(help("n/a"), "leave it blank: that means unknown");
        for text in ["soon", "3 parsecs", "h", "1 h 2"] {
            assert!(help(text).starts_with("write minutes, or"), "{text}: {}", help(text));
        }
    }
}
