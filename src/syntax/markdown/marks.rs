//! Marks: what stands in the stream of events for what depends on the site, and is cut out of the
//! written HTML into holes. No text of an author can make one.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, InlineStr};

use super::{Placeholder, Prose, ProseWord};

/// Stands at both ends of a mark. A noncharacter: no text has a use for it.
const MARK: char = '\u{ffff}';

/// The first byte of that character.
const FIRST_OF_MARK: u8 = 0xef;

/// The mark of a hole.
pub(super) fn mark(hole: Placeholder) -> CowStr<'static> {
    let (letter, n) = match hole {
        Placeholder::Open(n) => ('o', n),
        Placeholder::Close(n) => ('c', n),
        Placeholder::Address(n) => ('a', n),
        Placeholder::Title(n) => ('t', n),
        Placeholder::Word(word) => ('w', word as u32),
        Placeholder::NoteLabel(n) => ('l', n),
        Placeholder::NoteBack(n) => ('b', n),
    };
    let mut mark = String::with_capacity(MARK.len_utf8() * 2 + 11);
    mark.push(MARK);
    mark.push(letter);
    mark.push_str(itoa::Buffer::new().format(n));
    mark.push(MARK);
    // A body has dozens of marks, each short enough to travel within the event itself.
    InlineStr::try_from(mark.as_str()).map_or_else(|_| CowStr::from(mark), CowStr::Inlined)
}

/// The mark of where the notes begin, which no page fills in.
pub(super) fn notes() -> CowStr<'static> {
    CowStr::Borrowed("\u{ffff}n0\u{ffff}")
}

/// A source without the character of marks, neither written as such nor as `&#xFFFF;`; what stands
/// in its place is as long, so that offsets hold.
pub(super) fn without(source: &str) -> Cow<'_, str> {
    let mut clean = Cow::Borrowed(source);
    // Its first byte is rare, and looked for quickly.
    if memchr::memchr(FIRST_OF_MARK, source.as_bytes()).is_some() && source.contains(MARK) {
        clean = Cow::Owned(source.replace(MARK, "\u{fffd}"));
    }
    if source.contains("&#") {
        clean = Cow::Owned(without_references(&clean));
    }
    clean
}

/// Numeric references to the character of marks become references to U+FFFD.
fn without_references(source: &str) -> String {
    let mut pieces = source.split("&#");
    let mut clean = String::with_capacity(source.len());
    clean.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        clean.push_str("&#");
        let (x, digits) = piece.split_at(usize::from(piece.starts_with(['x', 'X'])));
        let is_digit = |c: char| if x.is_empty() { c.is_ascii_digit() } else { c.is_ascii_hexdigit() };
        let (number, rest) = digits.split_at(digits.find(|c| !is_digit(c)).unwrap_or(digits.len()));
        let significant = number.trim_start_matches('0');
        let meant = if x.is_empty() { significant == "65535" } else { significant.eq_ignore_ascii_case("ffff") };
        clean.push_str(x);
        if meant {
            clean.push_str(&number[..number.len() - 1]);
            clean.push(if x.is_empty() { '3' } else { 'd' });
        } else {
            clean.push_str(number);
        }
        clean.push_str(rest);
    }
    clean
}

/// Moves the marks of `written` into the holes of `markdown`, and the rest into its HTML.
pub(super) fn cut(written: &str, prose: &mut Prose) {
    let mut pieces = written.split(MARK);
    let mut html = String::with_capacity(written.len());
    html.push_str(pieces.next().unwrap_or(""));
    while let (Some(mark), Some(text)) = (pieces.next(), pieces.next()) {
        let at = html.len() as u32;
        let n: u32 = mark.get(1..).and_then(|n| n.parse().ok()).unwrap_or(0);
        let hole = match mark.as_bytes().first() {
            Some(b'o') => {
                if let Some(heading) = prose.headings.get_mut(n as usize) {
                    heading.at = at;
                }
                Placeholder::Open(n)
            }
            Some(b'c') => Placeholder::Close(n),
            Some(b'a') => Placeholder::Address(n),
            Some(b'w') => Placeholder::Word(ProseWord::ALL.get(n as usize).copied().unwrap_or(ProseWord::Note)),
            Some(b'l') => Placeholder::NoteLabel(n),
            Some(b'b') => Placeholder::NoteBack(n),
            Some(b'n') => {
                prose.notes_at = Some(at);
                html.push_str(text);
                continue;
            }
            _ => Placeholder::Title(n),
        };
        prose.holes.push((at, hole));
        html.push_str(text);
    }
    prose.html = html;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_makes_a_mark_and_offsets_hold() {
        for text in ["a\u{ffff}b", "&#xFFFF;", "&#65535", "&#x000ffff; &#xé", "&#", "&#x", "&#6553;", "&#xfffff;"] {
            let clean = without(text);
            assert_eq!(clean.len(), text.len(), "{text}");
            assert!(!clean.contains(MARK) && !clean.to_lowercase().contains("xffff;"), "{clean}");
        }
        assert_eq!(without("&#xFFFF; &#065535; &#8364;"), "&#xFFFd; &#065533; &#8364;");
    }
}
