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

/// Signs, abbreviations and a spreadsheet's own marks for that nothing is known. None of them is anything else.
const BLANK: &[&str] = &[
    "-",
    "--",
    "---",
    "\u{2010}",
    "\u{2011}",
    "\u{2012}",
    "\u{2013}",
    "\u{2014}",
    "\u{2015}",
    "\u{2212}",
    "\u{2026}",
    "...",
    "?",
    "??",
    "???",
    "/",
    "n/a",
    "#n/a",
    "n.a.",
    "n.a",
    "n. a.",
    "tbd",
    "t.b.d.",
    "tbc",
    "t.b.c.",
    "tba",
    "k.a.",
    "k. a.",
    "k.a",
    "keine angabe",
    "n.n.",
    "n. n.",
    "entf.",
    "entfällt",
    "s/o",
    "s.o.",
    "n.c.",
    "n/c",
    "à définir",
    "n.v.t.",
    "nvt",
    "n.b.",
    "n/d",
    "n.d.",
    "#null!",
    "#ref!",
    "#name?",
    "#value!",
    "#div/0!",
    "#num!",
    "#getting_data",
    "#nv",
    "#bezug!",
    "#wert!",
];

/// Words that say the same where something else than a text is due. In a text they may be meant as they stand.
const UNKNOWN: &[&str] = &["na", "todo", "unknown", "not known", "none", "nil", "unbekannt"];

/// Whether a text is no more than a sign that nothing is known, wherever it stands.
pub fn is_blank(text: &str) -> bool {
    BLANK.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a text only says that its author does not know.
pub fn is_unknown(text: &str) -> bool {
    is_blank(text) || UNKNOWN.contains(&text.trim().to_lowercase().as_str())
}

/// What to do with a value that only says that its author does not know.
pub const LEAVE_BLANK: &str = "leave it blank: that means unknown";

const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "x",
    "1",
    "✓",
    "✔",
    "✔\u{fe0f}",
    "☑",
    "✅",
    "ja",
    "j",
    "wahr",
    "oui",
    "vrai",
    "si",
    "sí",
    "sì",
    "vero",
    "verdadero",
    "sim",
    "verdadeiro",
    "waar",
    "sand",
    "sant",
    "kyllä",
    "tosi",
    "tak",
    "prawda",
    "ano",
    "pravda",
    "igen",
    "igaz",
    "да",
    "истина",
    "evet",
    "doğru",
    "はい",
    "是",
    "on",
];

const NO: &[&str] = &[
    "no",
    "n",
    "false",
    "0",
    "✗",
    "✘",
    "❌",
    "☐",
    "nein",
    "falsch",
    "non",
    "faux",
    "falso",
    "não",
    "nee",
    "onwaar",
    "nej",
    "falsk",
    "ei",
    "epätosi",
    "nie",
    "fałsz",
    "ne",
    "nepravda",
    "nem",
    "hamis",
    "нет",
    "ложь",
    "hayır",
    "yanlış",
    "いいえ",
    "否",
    "off",
    "nei",
];

/// `true` or `false`, where a text says it in other words.
pub fn flag(text: &str) -> Option<bool> {
    let word = text.trim().to_lowercase();
    let word = word.as_str();
    YES.contains(&word).then_some(true).or_else(|| NO.contains(&word).then_some(false))
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
