//! Fields that hold sentences: links, emphasis and code in them are read as in a body, without any of
//! its blocks; a line stays a line. Links are pointed at where they stand in the file, however the
//! value is written: plain, in quotes, folded, or as a block.

use std::sync::Arc;

use memchr::{memchr2, memchr3};

use crate::base::span::Span;
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{ReadNode, SpannedText};
use crate::syntax::fields::schema::FieldShape;
use crate::syntax::fields::types::{LONGEST_TEXT, text};
use crate::syntax::markdown::Prose;
use crate::syntax::yaml::tree::YamlNode;

/// A text in sentences, and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentences {
    /// As it is written, without what YAML adds and without white space at its ends.
    pub value: Arc<str>,
    /// Where it stands.
    pub span: Span,
    /// Its place in `Document::marked`; none where it is words only.
    pub marked: Option<u32>,
}

impl ReadNode for Sentences {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let SpannedText { value, span } = text(node, LONGEST_TEXT, faults)?;
        let marked = may_be_marked(&value).then(|| mark(&value, span, faults)).flatten();
        Some(Self { value, span, marked })
    }

    fn shape() -> FieldShape {
        FieldShape::Sentences
    }
}

/// Whether a text holds a sign that Markdown may give a meaning. Most texts hold none, and are words.
fn may_be_marked(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr3(b'[', b'*', b'`', bytes).is_some()
        || memchr3(b'<', b'_', b'\\', bytes).is_some()
        || memchr2(b'&', b'~', bytes).is_some()
        || text.contains("://")
}

/// Reads the markup of a text; its number among those of its file. None where all of it is words after all.
fn mark(text: &str, span: Span, faults: &mut Faults) -> Option<u32> {
    let mut found = Vec::new();
    let mut prose = Prose::read_sentences(text, &faults.file, &mut found)?;
    if !prose.links.is_empty() || !found.is_empty() {
        let offsets = offsets(text, span, &faults.source);
        let place = |of: Span| -> Span {
            let at = |i: u32| offsets.get(i as usize).copied().flatten();
            match (at(of.start), of.end.checked_sub(1).and_then(at)) {
                (Some((start, _)), Some((_, end))) => Span { start, end },
                _ => span,
            }
        };
        prose.links.iter_mut().for_each(|link| link.span = place(link.span));
        found.iter_mut().for_each(|fault| fault.place.span = place(fault.place.span));
    }
    faults.of_links.extend(found);
    faults.marked.push(prose);
    u32::try_from(faults.marked.len() - 1).ok()
}

/// For each byte of a text where the character that it belongs to begins and ends in the file. What YAML
/// leaves as it is stands in the same order in both; white space, which it folds, has no place of its own.
fn offsets(text: &str, span: Span, source: &str) -> Vec<Option<(u32, u32)>> {
    let mut written = ScalarChars { rest: span.of(source), at: span.start, quoted: None };
    written.begin();
    let mut offsets = vec![None; text.len()];
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let Some((found, start, end)) = written.by_ref().find(|(found, ..)| !found.is_whitespace()) else { break };
        if found != c {
            break;
        }
        offsets[at..at + c.len_utf8()].fill(Some((start, end)));
    }
    offsets
}

/// The characters that a scalar stands for, one by one, with where each is written.
struct ScalarChars<'a> {
    rest: &'a str,
    at: u32,
    quoted: Option<char>,
}

impl ScalarChars<'_> {
    /// Passes over what opens a scalar: a quote, or the line that begins a block.
    fn begin(&mut self) {
        match self.rest.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                self.quoted = Some(quote);
                self.skip(1);
            }
            Some('|' | '>') => self.skip(self.rest.find('\n').unwrap_or(self.rest.len())),
            _ => {}
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
        self.at += u32::try_from(bytes).unwrap_or(0);
    }

    /// What the escape at the beginning of the rest stands for, and how many bytes it takes.
    fn escape(&self) -> (char, usize) {
        let mut chars = self.rest.chars();
        chars.next();
        let Some(letter) = chars.next() else { return ('\\', 1) };
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            // Escaped white space, and line ends that are taken out.
            'n' | 't' | 'r' | 'N' | '_' | 'L' | 'P' | 'v' | 'f' | 'e' | 'b' | 'a' | '0' => return (' ', 2),
            other => return (other, 1 + other.len_utf8()),
        };
        let code = self.rest.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        code.map_or(('\\', 1), |c| (c, 2 + digits))
    }
}

impl Iterator for ScalarChars<'_> {
    type Item = (char, u32, u32);

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.rest.chars().next()?;
        let (c, length) = match (first, self.quoted) {
            ('\\', Some('"')) => self.escape(),
            ('\'', Some('\'')) if self.rest.starts_with("''") => ('\'', 2),
            _ => (first, first.len_utf8()),
        };
        let start = self.at;
        self.skip(length);
        Some((c, start, self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::yaml::tree::{Value, read};

    /// What of the file a part of the value `t` stands for.
    fn found<'f>(file: &'f str, part: &str) -> &'f str {
        let (root, _) = read(file, 0);
        let Some(YamlNode { value: Value::Map(entries), .. }) = root else { panic!("no mapping") };
        let node = &entries[0].1;
        let Value::Scalar { text, .. } = &node.value else { panic!("no text") };
        let text = text.trim();
        let offsets = offsets(text, node.span, file);
        let at = text.find(part).unwrap_or_else(|| panic!("{part:?} in {text:?}"));
        let (start, end) = (offsets[at].unwrap().0, offsets[at + part.len() - 1].unwrap().1);
        Span { start, end }.of(file)
    }

    #[test]
    fn a_part_is_found_however_its_text_is_written() {
        for file in [
            "t: é [[x y]] z",
            "t: 'it''s é [[x y]] z'",
            "t: \"\\u00e9 \\\"\\t\\x41\\\\ [[x y]] z\"",
            "t: \"a\\\n   b [[x y]]\"",
            "t: |\n  first é\n\n    [[x y]]\n",
            "t: >- # folded\n  first é\n  [[x y]] z\n",
            "t: first é\n  and [[x y]]\nb: 1\n",
            "t: |2+\n    first\n  [[x y]]\n\n",
        ] {
            assert_eq!(found(file, "[[x y]]"), "[[x y]]", "{file:?}");
        }
    }

    #[test]
    fn a_part_over_several_lines_goes_from_its_beginning_to_its_end() {
        assert_eq!(found("t: >\n  a [the\n  law](x) b\n", "[the law](x)"), "[the\n  law](x)");
        assert_eq!(found("t: 'a [it''s](x)'", "[it's](x)"), "[it''s](x)");
    }
}
