//! What people mean by values that are written otherwise than fields read them: `48 %`, `ca. 420`,
//! `5-10 min`, `02.11.2026`, `yes`, `TBD`. What is said of such a value is the form to write.
//!
//! - [`dates`]: the days that a text may mean.
//! - [`durations`]: the duration that a text means.
//! - [`numbers`]: the number that a text holds.
//! - [`names`]: words and names of fields that mean ours.
//! - [`site`]: colours and languages by their names.
//!
//! Absent: fields and their places.

pub mod dates;
pub mod durations;
pub mod names;
pub mod numbers;
pub mod site;

/// What people write where they do not know.
const UNKNOWN: [&str; 24] = [
    "n/a",
    "n.a.",
    "n. a.",
    "na",
    "?",
    "??",
    "???",
    "tbd",
    "tbc",
    "tba",
    "todo",
    "unknown",
    "not known",
    "none",
    "nil",
    "-",
    "--",
    "–",
    "—",
    "...",
    "…",
    "k.a.",
    "k. a.",
    "unbekannt",
];

/// Whether a text only says that its author does not know.
pub fn is_unknown(text: &str) -> bool {
    UNKNOWN.contains(&text.trim().to_lowercase().as_str())
}

/// What to do with a value that only says that its author does not know.
pub const LEAVE_BLANK: &str = "leave it blank: that means unknown";

/// `true` or `false`, where a text says it in other words.
pub fn flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "ja" | "oui" | "sí" | "si" | "sì" | "sim" | "wahr" | "vrai" | "on" | "x" | "✓" | "✔" | "1" | "true" => {
            Some(true)
        }
        "no" | "n" | "nein" | "non" | "não" | "nej" | "nei" | "nee" | "falsch" | "faux" | "off" | "0" | "false" => Some(false),
        _ => None,
    }
}

/// A text without the quotes around it, straight or curved.
pub fn unquoted(text: &str) -> &str {
    const PAIRS: [(char, char); 10] =
        [('“', '”'), ('„', '“'), ('„', '”'), ('‘', '’'), ('‚', '‘'), ('«', '»'), ('»', '«'), ('"', '"'), ('\'', '\''), ('”', '”')];
    let text = text.trim();
    let inside = PAIRS.iter().find_map(|&(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    inside.map_or(text, str::trim)
}

/// A text without what says that it is only about so: `ca.`, `~`, `up to`.
fn exactly(text: &str) -> &str {
    const ABOUT: [&str; 24] = [
        "~",
        "≈",
        "±",
        "<=",
        ">=",
        "≤",
        "≥",
        "<",
        ">",
        "ca.",
        "ca ",
        "circa",
        "approx.",
        "approximately",
        "about",
        "around",
        "roughly",
        "rund",
        "etwa",
        "environ",
        "up to",
        "at most",
        "max.",
        "min. ",
    ];
    let mut text = text.trim();
    while let Some(rest) = ABOUT.iter().find_map(|about| text.strip_prefix(about)) {
        text = rest.trim_start();
    }
    text.trim_end_matches('+').trim_end()
}

/// A number as YAML reads it, with at most four decimals.
fn shown(n: f64) -> String {
    let rounded = (n * 10_000.0).round() / 10_000.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// The two ends of a range: `5-10`, `5 – 10 min`, `5 to 10`.
fn range(text: &str) -> Option<(&str, &str)> {
    const BETWEEN: [&str; 7] = [" to ", " bis ", "...", "..", "–", "—", "-"];
    let (from, to) = BETWEEN.iter().find_map(|sign| text.split_once(sign))?;
    let (from, to) = (from.trim(), to.trim());
    (from.starts_with(|c: char| c.is_ascii_digit()) && to.starts_with(|c: char| c.is_ascii_digit())).then_some((from, to))
}
