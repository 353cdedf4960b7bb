//! How a written id is compared, how a title becomes an id, how a heading becomes an anchor.

use std::borrow::Cow;

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest id, in bytes: with its ending it must still be a file name everywhere.
pub const LONGEST_ID: usize = 240;

/// An id as it is compared: trimmed, NFC, lower case.
pub fn fold(written: &str) -> String {
    folded(written).into_owned()
}

/// The same, of a text that is folded as a rule: then it is only looked at.
pub fn folded(written: &str) -> Cow<'_, str> {
    let trimmed = written.trim();
    if trimmed.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(trimmed)
    } else if trimmed.is_ascii() {
        Cow::Owned(trimmed.to_ascii_lowercase())
    } else {
        Cow::Owned(trimmed.nfc().collect::<String>().to_lowercase().nfc().collect())
    }
}

/// Whether a folded name is a keyword of `from`, `to` and `by`, which nothing can have as its id.
pub fn is_keyword(folded: &str) -> bool {
    matches!(folded, "persona" | "us" | "nobody")
}

/// Whether a folded id may stand: letters of any script with their marks, digits, `-`, `_`; short
/// enough for a file name, and none of the names that Windows keeps for devices.
pub fn is_id(folded: &str) -> bool {
    !folded.is_empty()
        && folded.len() <= LONGEST_ID
        && !is_device(folded)
        && folded.chars().all(|c| is_id_char(c) && !is_unseen_letter(c))
        && folded.chars().next().is_some_and(|c| !is_combining_mark(c))
}

/// Whether Windows keeps the name for a device, so that no file share can hold such a page.
pub fn is_device(folded: &str) -> bool {
    let numbered = |name: &str| {
        folded.strip_prefix(name).is_some_and(|n| matches!(n, "¹" | "²" | "³") || (n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit())))
    };
    matches!(folded, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Whether a character is a mark that stands on the letter before it.
pub fn is_mark(c: char) -> bool {
    is_combining_mark(c)
}

fn is_id_char(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_' || is_combining_mark(c)
}

/// Whether a letter or mark is shown as nothing, so that two ids which differ look the same: fillers of Hangul, selectors
/// of variants.
pub fn is_unseen_letter(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// The id that a title gives: NFC, lower case; letters, marks, digits and `_` stay, each run of
/// anything else becomes one `-`, trimmed. May be empty.
pub fn slug(title: &str) -> String {
    let folded = folded(title);
    let mut slug = String::with_capacity(folded.len());
    for c in folded.chars().filter(|&c| !is_unseen_letter(c)) {
        if c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c))) {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}

/// The anchor of a heading, as GitHub makes it: lower case, punctuation dropped, each space a `-`.
/// Repeats are numbered by the caller.
pub fn heading_anchor(heading: &str) -> String {
    heading
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c if stays_in_an_anchor(c) => Some(c),
            _ => None,
        })
        .collect()
}

/// Whether GitHub keeps a character in an anchor: letters, marks, decimal digits, numbers that are letters (`Ⅷ`),
/// connectors (`_`, `‿`) and `-`. Other numbers (`²`, `½`, `①`) it drops.
fn stays_in_an_anchor(c: char) -> bool {
    use GeneralCategory as Is;
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    }
    matches!(
        get_general_category(c),
        Is::UppercaseLetter
            | Is::LowercaseLetter
            | Is::TitlecaseLetter
            | Is::ModifierLetter
            | Is::OtherLetter
            | Is::NonspacingMark
            | Is::SpacingMark
            | Is::EnclosingMark
            | Is::DecimalNumber
            | Is::LetterNumber
            | Is::ConnectorPunctuation
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_an_id() {
        assert_eq!(slug("  I report it – by phone!  "), "i-report-it-by-phone");
        assert_eq!(slug("Zählerstand_2"), "zählerstand_2");
        assert_eq!(slug("🚀 !!"), "");
    }

    #[test]
    fn ids_are_compared_in_one_normal_form() {
        assert_eq!(fold(" Cafe\u{301} "), fold("café"));
        assert!(is_id(&fold("日本語")));
    }

    #[test]
    fn what_a_file_share_cannot_hold_is_no_id() {
        for bad in ["", "a b", "a/b", "..", "a#b", "con", "lpt1", "com¹", "a\u{200b}b", "a\u{3164}", "\u{ffa0}", "a\u{fe0f}"] {
            assert!(!is_id(bad), "{bad:?}");
        }
        assert!(is_id("console"));
    }

    #[test]
    fn what_nobody_sees_in_a_title_is_no_part_of_its_id() {
        assert_eq!(slug("❤\u{fe0f} Heart of the \u{845b}\u{e0100}\u{3164}city"), "heart-of-the-\u{845b}city");
    }

    #[test]
    fn headings_get_the_anchors_that_github_gives() {
        assert_eq!(heading_anchor("What's new? (2026)"), "whats-new-2026");
        assert_eq!(heading_anchor("A  b"), "a--b");
        assert_eq!(heading_anchor("CO₂-Bilanz, 10 m² ½ ① Ⅷ a‿b Ⓐ"), "co-bilanz-10-m---ⅷ-a‿b-");
    }
}
