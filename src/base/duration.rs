//! Durations, as people write them.

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
