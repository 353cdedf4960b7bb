//! What most front matter is made of, read line by line without the parser: entries and items on a line of
//! their own, plain or in quotes, lists and mappings in brackets that end where their line does. Whatever is anything else, and whatever
//! may be wrong, is none here and is left to the parser, so that both never differ in what they read.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::base::span::Span;
use crate::syntax::yaml::mistakes;
use crate::syntax::yaml::tree::{Key, Value, YamlNode};

/// Levels within each other, and entries of one mapping, up to which this is worth while.
const DEEPEST: usize = 16;
const MOST_ENTRIES: usize = 64;

/// The tree of a text; none where something in it is not usual. `base` is where the text begins in its file.
pub(super) fn read(text: &str, base: u32) -> Option<YamlNode<'_>> {
    if !text.bytes().all(|byte| byte == b'\n' || (b' '..0x7f).contains(&byte)) && !text.chars().all(is_usual) {
        return None;
    }
    let mut reader = UsualYaml { text, bytes: text.as_bytes(), base: base as usize, at: 0, line: 0 };
    reader.next_token()?;
    (reader.indent() == 0 && reader.is_key()).then(|| reader.map(0)).flatten().filter(|_| reader.is_at_end())
}

/// Whether a character stands in YAML for nothing but itself. What nobody sees has reasons to be looked at more closely.
fn is_usual(c: char) -> bool {
    c == '\n'
        || (' '..='~').contains(&c)
        || (c > '\u{bf}'
            && !matches!(c, '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{e000}'..))
}

/// A text that is read from its beginning to its end.
struct UsualYaml<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the text begins in its file.
    base: usize,
    /// What is read next.
    at: usize,
    /// Where the line of it begins.
    line: usize,
}

impl<'t> UsualYaml<'t> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The column of what is read next.
    fn indent(&self) -> usize {
        self.at - self.line
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    fn skip_spaces(&mut self) {
        while self.byte(self.at) == Some(b' ') {
            self.at += 1;
        }
    }

    fn is_at_line_end(&self) -> bool {
        self.byte(self.at).is_none_or(|byte| byte == b'\n')
    }

    /// Goes to the first character of the next line that has one, or to the end; none before a comment.
    fn next_token(&mut self) -> Option<()> {
        loop {
            self.skip_spaces();
            match self.byte(self.at) {
                Some(b'\n') => {
                    self.at += 1;
                    self.line = self.at;
                }
                Some(b'#') => return None,
                _ => return Some(()),
            }
        }
    }

    /// The same from the end of a value, which has to be the end of its line, and may not go on in a line further in.
    fn end_of_value(&mut self, indent: usize) -> Option<()> {
        self.skip_spaces();
        if !self.is_at_line_end() {
            return None;
        }
        self.next_token()?;
        (self.is_at_end() || self.indent() <= indent).then_some(())
    }

    fn is_dash(&self) -> bool {
        self.byte(self.at) == Some(b'-') && self.byte(self.at + 1) == Some(b' ')
    }

    /// How long the name of a key is here.
    fn name_length(&self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count()
    }

    fn is_key(&self) -> bool {
        let colon = self.at + self.name_length();
        self.bytes.get(self.at).is_some_and(u8::is_ascii_alphanumeric)
            && self.byte(colon) == Some(b':')
            && self.byte(colon + 1).is_none_or(|byte| matches!(byte, b' ' | b'\n'))
    }

    /// Reads a key and its colon.
    fn key(&mut self, entries: &[(Key<'t>, YamlNode<'t>)]) -> Option<Key<'t>> {
        if !self.is_key() {
            return None;
        }
        let end = self.at + self.name_length();
        let name = self.text.get(self.at..end)?;
        if entries.len() >= MOST_ENTRIES || entries.iter().any(|(key, _)| key.text == name) {
            return None;
        }
        let span = self.span(self.at, end);
        self.at = end + 1;
        Some(Key { text: Cow::Borrowed(name), span, bare: false })
    }

    /// A mapping whose keys stand where this one does.
    fn map(&mut self, depth: usize) -> Option<YamlNode<'t>> {
        let (start, indent) = (self.at, self.indent());
        let mut entries = Vec::with_capacity(8);
        while !self.is_at_end() && self.indent() == indent {
            let key = self.key(&entries)?;
            let value = self.value(indent, depth + 1)?;
            entries.push((key, value));
        }
        self.ended(indent, start, Value::Map(entries))
    }

    /// A list whose dashes stand where this one does.
    fn list(&mut self, depth: usize) -> Option<YamlNode<'t>> {
        let (start, indent) = (self.at, self.indent());
        let mut items = Vec::with_capacity(4);
        while !self.is_at_end() && self.indent() == indent && self.is_dash() {
            self.at += 1;
            self.skip_spaces();
            if depth >= DEEPEST {
                return None;
            }
            if self.is_key() {
                items.push(self.map(depth + 1)?);
            } else {
                let item = self.on_line(false, depth + 1)?;
                self.end_of_value(indent)?;
                items.push(item);
            }
        }
        self.ended(indent, start, Value::List(items))
    }

    /// What lines make up: it ends where the next thing begins, which may not stand further in.
    fn ended(&self, indent: usize, start: usize, value: Value<'t>) -> Option<YamlNode<'t>> {
        (self.is_at_end() || self.indent() <= indent).then(|| YamlNode { value, span: self.span(start, self.at) })
    }

    /// What stands behind a key, on its line or further in below it.
    fn value(&mut self, indent: usize, depth: usize) -> Option<YamlNode<'t>> {
        if depth > DEEPEST {
            return None;
        }
        self.skip_spaces();
        if !self.is_at_line_end() {
            let value = self.on_line(false, depth)?;
            self.end_of_value(indent)?;
            return Some(value);
        }
        self.next_token()?;
        match self.indent() > indent && !self.is_at_end() {
            true if self.is_dash() => self.list(depth),
            true => self.map(depth),
            false => None,
        }
    }

    /// What ends on its line.
    fn on_line(&mut self, is_within: bool, depth: usize) -> Option<YamlNode<'t>> {
        match self.byte(self.at)? {
            quote @ (b'"' | b'\'') => self.quoted(quote),
            b'[' => self.brackets(depth),
            b'{' => self.braces(depth),
            _ => self.plain(is_within),
        }
    }

    fn quoted(&mut self, quote: u8) -> Option<YamlNode<'t>> {
        let start = self.at;
        let rest = self.text.get(start + 1..)?;
        let length = rest.bytes().position(|byte| byte == quote || matches!(byte, b'\\' | b'\n'))?;
        let end = start + 1 + length;
        // What closes it may be the half of an escape.
        if self.byte(end) != Some(quote) || self.byte(end + 1) == Some(quote) {
            return None;
        }
        self.at = end + 1;
        Some(YamlNode { value: Value::Scalar { text: Cow::Borrowed(&rest[..length]), plain: false }, span: self.span(start, self.at) })
    }

    fn plain(&mut self, is_within: bool) -> Option<YamlNode<'t>> {
        let start = self.at;
        let rest = self.text.get(start..)?;
        let mut first = rest.chars();
        match first.next()? {
            c if c.is_alphabetic() || c.is_ascii_digit() => {}
            '-' if first.next().is_some_and(|c| c.is_ascii_digit()) && self.text.is_ascii() => {}
            _ => return None,
        }
        let ends = |byte: u8| byte == b'\n' || (is_within && matches!(byte, b',' | b']' | b'}' | b'[' | b'{'));
        let length = rest.bytes().position(ends).unwrap_or(rest.len());
        let written = rest[..length].trim_end_matches(' ');
        let bytes = written.as_bytes();
        let has_colon = |i: usize| bytes[i] == b':' && (is_within || bytes.get(i + 1).is_none_or(|&next| next == b' '));
        let has_comment = |i: usize| bytes[i] == b'#' && i > 0 && bytes[i - 1] == b' ';
        if (0..bytes.len()).any(|i| has_colon(i) || has_comment(i)) {
            return None;
        }
        if bytes[0] == b'-' && mistakes::in_a_value(self.text, u32::try_from(start).ok()?).is_some() {
            return None;
        }
        self.at = start + length;
        Some(YamlNode { value: Value::Scalar { text: Cow::Borrowed(written), plain: true }, span: self.span(start, start + written.len()) })
    }

    fn brackets(&mut self, depth: usize) -> Option<YamlNode<'t>> {
        let start = self.at;
        let mut items = Vec::new();
        self.each_within(b']', depth, |reader| {
            items.push(reader.on_line(true, depth + 1)?);
            Some(())
        })?;
        Some(YamlNode { value: Value::List(items), span: self.span(start, self.at) })
    }

    fn braces(&mut self, depth: usize) -> Option<YamlNode<'t>> {
        let start = self.at;
        let mut entries = Vec::new();
        self.each_within(b'}', depth, |reader| {
            let key = reader.key(&entries)?;
            reader.skip_spaces();
            entries.push((key, reader.on_line(true, depth + 1)?));
            Some(())
        })?;
        Some(YamlNode { value: Value::Map(entries), span: self.span(start, self.at) })
    }

    /// Reads what stands between commas, to what closes it.
    fn each_within(&mut self, close: u8, depth: usize, mut read: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        self.at += 1;
        loop {
            self.skip_spaces();
            read(self)?;
            self.skip_spaces();
            match self.byte(self.at)? {
                b',' => self.at += 1,
                byte if byte == close => {
                    self.at += 1;
                    return Some(());
                }
                _ => return None,
            }
        }
    }
}
