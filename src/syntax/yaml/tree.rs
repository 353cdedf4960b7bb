//! YAML as a tree of nodes with byte spans, built from the events of `saphyr-parser` in one pass.
//!
//! Refused, because content has no use for them and they are where parsers are attacked: aliases,
//! anchors, tags, several documents, nesting deeper than [`DEEPEST`], texts larger than
//! [`LARGEST`]. A key that stands twice is a fault; the first one counts.

use std::borrow::Cow;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use crate::base::diagnostic::quote;
use crate::base::span::Span;
use crate::syntax::yaml::mistakes;

/// Levels of lists and mappings within each other.
pub const DEEPEST: usize = 32;

/// Bytes of YAML in one file. The largest journey that can still be read by people has a hundredth.
pub const LARGEST: usize = 4 << 20;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct YamlNode<'a> {
    /// What it is.
    pub value: Value<'a>,
    /// Where it stands in the file.
    pub span: Span,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A scalar, as written; `plain` ones may be numbers, booleans or null.
    Scalar {
        /// The text, quotes and escapes resolved.
        text: Cow<'a, str>,
        /// Whether it was written without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<YamlNode<'a>>),
    /// A mapping in the order written, without keys that stand twice.
    Map(Vec<(Key<'a>, YamlNode<'a>)>),
}

/// The key of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Key<'a> {
    /// The key's text.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// Whether no colon stands behind it, as between two commas inside `{ }`.
    pub bare: bool,
}

/// Why a text is no YAML that content may use.
#[derive(Clone, Debug, PartialEq)]
pub struct YamlFault {
    /// What is wrong.
    pub message: String,
    /// The remedy.
    pub help: Option<String>,
    /// Where.
    pub span: Span,
    /// Where the other one stands, for a key that stands twice.
    pub first: Option<Span>,
}

impl YamlFault {
    pub(in crate::syntax) fn new(span: Span, message: impl Into<String>, help: &str) -> Self {
        Self { message: message.into(), help: (!help.is_empty()).then(|| help.to_owned()), span, first: None }
    }

    /// The same in the file, where the YAML begins so far behind its beginning.
    fn moved(self, base: u32) -> Self {
        Self { span: Span { start: self.span.start + base, end: self.span.end + base }, ..self }
    }
}

/// The tree of a text, none where it is empty, and its faults. `base` is where the text begins in
/// its file. A fault of syntax ends the reading: what was read before it is dropped, since nothing
/// can be said of what follows.
pub fn read(text: &str, base: u32) -> (Option<YamlNode<'_>>, Vec<YamlFault>) {
    let offsets = Offsets::new(text, base);
    let whole = Span::new(base as usize, base as usize + text.len());
    if text.len() > LARGEST {
        let start = Span { end: whole.start, ..whole };
        let message = format!("{} bytes of YAML: more than {LARGEST} are not read", text.len());
        return (None, vec![YamlFault::new(start, message, "move the text into the body")]);
    }
    let source = YamlSource { text, base };
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = offsets.of(*error.marker()) - base;
                let open = builder.open.last().map(|open| open.start() - base);
                builder.faults.push(mistakes::found(text, error.info(), at, open).moved(base));
                return (None, builder.faults);
            }
        };
        let span = Span { start: offsets.of(span.start), end: offsets.of(span.end).max(offsets.of(span.start)) };
        if let Err(fault) = builder.take(event, span, source) {
            builder.faults.push(fault);
            return (None, builder.faults);
        }
    }
    (builder.root, builder.faults)
}

/// Converts the parser's positions, which count characters, into byte offsets of the file.
struct Offsets {
    base: u32,
    /// The byte offset of each character, and of the end; empty where all are one byte long.
    table: Vec<u32>,
    length: u32,
}

impl Offsets {
    fn new(text: &str, base: u32) -> Self {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let table = if text.is_ascii() {
            Vec::new()
        } else {
            let starts = text.char_indices().map(|(i, _)| u32::try_from(i).unwrap_or(u32::MAX));
            starts.chain([length]).collect()
        };
        Self { base, table, length }
    }

    fn of(&self, marker: Marker) -> u32 {
        let index = marker.index();
        let offset = if self.table.is_empty() {
            u32::try_from(index).unwrap_or(u32::MAX).min(self.length)
        } else {
            self.table.get(index).copied().unwrap_or(self.length)
        };
        self.base + offset
    }
}

/// A list or mapping that is still open.
enum Open<'a> {
    List(Vec<YamlNode<'a>>, u32),
    Map { entries: Vec<(Key<'a>, YamlNode<'a>)>, seen: SeenKeys, key: Option<Key<'a>>, start: u32 },
}

impl Open<'_> {
    fn start(&self) -> u32 {
        match self {
            Self::List(_, start) | Self::Map { start, .. } => *start,
        }
    }
}

/// The keys of a mapping so far. Few are looked through, which is faster than a table; a mapping of
/// thousands gets one.
#[derive(Default)]
struct SeenKeys(std::collections::HashMap<String, Span>);

impl SeenKeys {
    const FEW: usize = 32;

    fn find(&mut self, key: &str, entries: &[(Key<'_>, YamlNode<'_>)]) -> Option<Span> {
        if entries.len() <= Self::FEW {
            return entries.iter().find(|(k, _)| k.text == key).map(|(k, _)| k.span);
        }
        if self.0.is_empty() {
            self.0 = entries.iter().map(|(k, _)| (k.text.to_string(), k.span)).collect();
        }
        self.0.get(key).copied()
    }

    fn note(&mut self, key: &Key<'_>) {
        if !self.0.is_empty() {
            self.0.insert(key.text.to_string(), key.span);
        }
    }
}

/// The text that is read, and where it begins in its file.
#[derive(Clone, Copy)]
struct YamlSource<'t> {
    text: &'t str,
    base: u32,
}

impl<'t> YamlSource<'t> {
    /// What stands at a span of the file.
    fn written(self, span: Span) -> &'t str {
        Span { start: span.start - self.base, end: span.end - self.base }.of(self.text)
    }

    fn has_colon_behind(self, key: Span) -> bool {
        let behind = self.text.get((key.end - self.base) as usize..).unwrap_or("");
        behind.trim_start().starts_with(':')
    }
}

#[derive(Default)]
struct Builder<'a> {
    open: Vec<Open<'a>>,
    root: Option<YamlNode<'a>>,
    documents: usize,
    faults: Vec<YamlFault>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, event: Event<'a>, span: Span, source: YamlSource<'_>) -> Result<(), YamlFault> {
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(YamlFault::new(span, "a second YAML document", "keep everything in one"));
                }
            }
            Event::Alias(_) => {
                return Err(alias(span));
            }
            Event::Scalar(value, style, anchor, tag) => {
                refuse(anchor, tag.is_some(), span)?;
                let plain = style == ScalarStyle::Plain;
                let span = tighten(span, source);
                let may_be_signs = plain && value.starts_with(|c: char| !c.is_ascii_alphanumeric());
                if may_be_signs && let Some(fault) = mistakes::in_a_value(source.text, span.start - source.base) {
                    return Err(fault.moved(source.base));
                }
                self.put(Value::Scalar { text: value, plain }, span, source)?;
            }
            Event::SequenceStart(anchor, tag) => {
                refuse(anchor, tag.is_some(), span)?;
                self.open_one(Open::List(Vec::new(), span.start), span)?;
            }
            Event::MappingStart(anchor, tag) => {
                refuse(anchor, tag.is_some(), span)?;
                let map = Open::Map { entries: Vec::new(), seen: SeenKeys::default(), key: None, start: span.start };
                self.open_one(map, span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(items, start)) => {
                    let end = items.last().map_or(span.end, |last| last.span.end.max(span.end));
                    self.put(Value::List(items), Span { start, end }, source)?;
                }
                Some(Open::Map { entries, start, .. }) => {
                    let end = entries.last().map_or(span.end, |(_, last)| last.span.end.max(span.end));
                    self.put(Value::Map(entries), Span { start, end }, source)?;
                }
                None => {}
            },
        }
        Ok(())
    }

    fn open_one(&mut self, one: Open<'a>, span: Span) -> Result<(), YamlFault> {
        if let Some(Open::Map { key: None, .. }) = self.open.last() {
            return Err(YamlFault::new(span, "a key must be plain text", ""));
        }
        if self.open.len() >= DEEPEST {
            let message = format!("nested deeper than {DEEPEST} levels");
            return Err(YamlFault::new(Span { end: span.start, ..span }, message, "flatten it"));
        }
        self.open.push(one);
        Ok(())
    }

    fn put(&mut self, value: Value<'a>, span: Span, source: YamlSource<'_>) -> Result<(), YamlFault> {
        let node = YamlNode { value, span };
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Map { entries, seen, key, .. }) => match key.take() {
                None => match node.value {
                    Value::Scalar { text, .. } => *key = Some(Key { text, span, bare: false }),
                    _ => return Err(YamlFault::new(span, "a key must be plain text", "")),
                },
                Some(mut key) => match seen.find(&key.text, entries) {
                    Some(first) => self.faults.push(YamlFault {
                        message: format!("the key {} stands twice", quote(&key.text)),
                        help: Some("keep one of them".to_owned()),
                        span: key.span,
                        first: Some(first),
                    }),
                    None => {
                        let blank = matches!(&node.value, Value::Scalar { text, plain: true } if text.is_empty());
                        key.bare = blank && !source.has_colon_behind(key.span);
                        seen.note(&key);
                        entries.push((key, node));
                    }
                },
            },
        }
        Ok(())
    }
}

pub(in crate::syntax) fn alias(span: Span) -> YamlFault {
    YamlFault::new(span, "aliases (`*name`) are not read", "write the value out")
}

fn refuse(anchor: usize, tagged: bool, span: Span) -> Result<(), YamlFault> {
    if anchor != 0 {
        return Err(YamlFault::new(span, "anchors (`&name`) are not read", "write the value out where it is needed"));
    }
    if tagged {
        return Err(YamlFault::new(span, "tags (`!name`) are not read", "leave the tag out"));
    }
    Ok(())
}

/// The span without what the parser counts to a scalar although it only follows it: white space,
/// and a comment behind a closing quote.
fn tighten(span: Span, source: YamlSource<'_>) -> Span {
    let written = source.written(span);
    let kept = match written.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => closing_quote(written.as_bytes(), *quote),
        _ => written.trim_end().len(),
    };
    Span { end: span.start + u32::try_from(kept).unwrap_or(0), ..span }
}

/// The length up to and with the quote that closes the one at the beginning.
fn closing_quote(bytes: &[u8], quote: u8) -> usize {
    let mut i = 1;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if quote == b'"' => i += 1,
            b if b == quote && quote == b'\'' && bytes.get(i + 1) == Some(&b'\'') => i += 1,
            b if b == quote => return i + 1,
            _ => {}
        }
        i += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        read(text, 0).1.into_iter().map(|f| f.message).collect()
    }

    #[test]
    fn spans_are_bytes_although_the_parser_counts_characters() {
        let text = "é: [日本, x]\nb: 'q''s'  # it's\nc: d # e\n";
        let (root, faults) = read(text, 0);
        assert_eq!(faults, []);
        let Some(YamlNode { value: Value::Map(entries), .. }) = root else {
            panic!("no mapping");
        };
        assert_eq!(entries[0].0.span.of(text), "é");
        let Value::List(items) = &entries[0].1.value else {
            panic!("no list");
        };
        assert_eq!(items[0].span.of(text), "日本");
        assert_eq!(entries[1].1.span.of(text), "'q''s'");
        assert_eq!(entries[2].1.span.of(text), "d");
    }

    #[test]
    fn what_content_has_no_use_for_is_refused() {
        assert_eq!(faults("a: &x b"), ["anchors (`&name`) are not read"]);
        assert_eq!(faults("a: *x"), ["aliases (`*name`) are not read"]);
        assert_eq!(faults("a: !!str b"), ["tags (`!name`) are not read"]);
        assert_eq!(faults("a: 1\n---\nb: 2"), ["a second YAML document"]);
        assert_eq!(faults("? [a, b]\n: c"), ["a key must be plain text"]);
        assert_eq!(faults(&format!("a: {}{}", "[".repeat(40), "]".repeat(40))), ["nested deeper than 32 levels"]);
    }

    #[test]
    fn a_key_that_stands_twice_is_shown_with_the_first() {
        let (root, faults) = read("a: 1\nb: 2\na: 3\n", 0);
        assert!(root.is_some());
        assert_eq!(faults[0].message, "the key `a` stands twice");
        assert_eq!(faults[0].first, Some(Span { start: 0, end: 1 }));
    }
}
