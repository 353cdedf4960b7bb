//! Keys of a mapping in front matter: where a value stands, and where a new key or a new entry of a list goes. Works on
//! mappings written below each other and on those in braces. [`scalar`] says how a value is written, [`values`] puts it in place
//! of what is there.

mod scalar;
mod values;

pub use scalar::{NewScalar, in_braces};
pub use values::{RecordText, Unedited};

use crate::base::diagnostic::Place;
use crate::base::span::Span;
use crate::syntax::content::front_matter;
use crate::syntax::yaml::scalar::{Meaning, meaning};
use crate::syntax::yaml::tree::{self, Key, Value, YamlNode};

use super::TextEdits;

/// The front matter of a file, to be edited.
#[derive(Debug)]
pub struct FrontMatter<'t> {
    path: std::sync::Arc<str>,
    text: &'t str,
    root: YamlNode<'t>,
    /// Where the first line behind the fence begins.
    begin: usize,
}

/// A mapping of front matter, to be edited.
#[derive(Clone, Copy, Debug)]
pub struct Mapping<'m, 't> {
    front: &'m FrontMatter<'t>,
    entries: &'m [(Key<'t>, YamlNode<'t>)],
    span: Span,
    is_root: bool,
}

impl<'t> FrontMatter<'t> {
    /// That of a text; none where it has none that can be read.
    pub fn of(path: &std::sync::Arc<str>, text: &'t str) -> Option<Self> {
        let cut = front_matter::cut(text).filter(|cut| cut.closed)?;
        let (root, faults) = tree::read(cut.yaml.of(text), cut.yaml.start);
        let root = root.filter(|_| faults.is_empty())?;
        Some(Self { path: std::sync::Arc::clone(path), text, root, begin: cut.yaml.start as usize })
    }

    /// The mapping of the file itself.
    pub fn root(&self) -> Option<Mapping<'_, 't>> {
        let Value::Map(entries) = &self.root.value else { return None };
        Some(Mapping { front: self, entries, span: self.root.span, is_root: true })
    }

    /// The mapping that stands at this span.
    pub fn at(&self, span: Span) -> Option<Mapping<'_, 't>> {
        fn search<'m, 't>(node: &'m YamlNode<'t>, span: Span) -> Option<(&'m [(Key<'t>, YamlNode<'t>)], Span)> {
            match &node.value {
                Value::Map(entries) if node.span == span => Some((entries, node.span)),
                Value::Map(entries) => entries.iter().find_map(|(_, value)| search(value, span)),
                Value::List(items) => items.iter().find_map(|item| search(item, span)),
                Value::Scalar { .. } => None,
            }
        }
        search(&self.root, span).map(|(entries, span)| Mapping { front: self, entries, span, is_root: false })
    }

    fn place(&self, start: usize, end: usize) -> Place {
        Place::new(&self.path, Span::new(start, end))
    }

    /// The end of the line that holds this offset, before what ends it.
    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find(['\n', '\r']).map_or(self.text.len(), |end| at + end)
    }

    /// Where the last thing that a value holds ends: what is written below each other has no end of its own.
    fn end_of(&self, node: &YamlNode<'_>) -> usize {
        let start = node.span.start as usize;
        let inner = match &node.value {
            Value::Map(entries) => entries.last().map(|(key, value)| self.end_of(value).max(key.span.end as usize)),
            Value::List(items) => items.last().map(|item| self.end_of(item)),
            Value::Scalar { .. } => return start + node.span.of(self.text).trim_end().len(),
        };
        let inner = inner.unwrap_or(start + 1);
        match self.text[start..].chars().next() {
            Some('{' | '[') => self.closed_behind(inner),
            _ => inner,
        }
    }

    /// Just behind the bracket that closes what is open at a place where only commas, white space and comments are left of it.
    fn closed_behind(&self, mut at: usize) -> usize {
        while let Some(behind) = self.comma_behind(at) {
            at = behind;
        }
        at = self.past_blanks(at);
        if self.text[at..].starts_with(['}', ']']) { at + 1 } else { at }
    }

    /// Just behind the comma that follows an entry of a list in brackets, comments and white space aside.
    fn comma_behind(&self, at: usize) -> Option<usize> {
        let at = self.past_blanks(at);
        self.text[at..].starts_with(',').then_some(at + 1)
    }

    /// The first offset from one on that holds neither white space nor a comment.
    fn past_blanks(&self, mut at: usize) -> usize {
        loop {
            at += self.text[at..].len() - self.text[at..].trim_start().len();
            if !self.text[at..].starts_with('#') {
                return at;
            }
            at = self.line_end(at);
        }
    }

    /// Where the line behind the one that holds this offset begins.
    fn next_line(&self, at: usize) -> usize {
        let end = self.line_end(at);
        let line_break = self.text[end..].len() - self.text[end..].trim_start_matches(['\r', '\n']).len();
        let one = if self.text[end..].starts_with("\r\n") { 2 } else { line_break.min(1) };
        end + one
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind(['\n', '\r']).map_or(0, |start| start + 1)
    }

    /// What ends lines here.
    fn line_break(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            None if self.text.contains('\r') => "\r",
            _ => "\n",
        }
    }
}

impl<'m, 't> Mapping<'m, 't> {
    /// A key and its value.
    pub fn get(&self, key: &str) -> Option<(&'m Key<'t>, &'m YamlNode<'t>)> {
        self.entries.iter().find(|(k, _)| k.text == key).map(|(k, value)| (k, value))
    }

    /// Writes one value in place of what the key has, in its quotes; as a new key behind `behind` where it has none, else
    /// before the first key.
    pub fn set(&self, key: &str, value: &str, behind: &str, edits: &mut TextEdits) {
        match self.get(key) {
            Some((_, node)) if !self.text_of(node.span).trim().is_empty() => self.rewrite(node, value, edits),
            Some((key, _)) => {
                let at = self.behind_colon(key);
                edits.replace(&self.front.place(at, at), format!(" {}", plain(value)));
            }
            None => self.insert(&format!("{key}: {}", plain(value)), behind, edits),
        }
    }

    /// Writes a value as it stands in place of all that the key has, whatever that is; as a new key behind `behind` where it has none.
    pub fn set_written(&self, key: &str, written: &str, behind: &str, edits: &mut TextEdits) {
        let Some((own, node)) = self.get(key) else {
            return self.insert(&format!("{key}: {written}"), behind, edits);
        };
        let at = self.behind_colon(own);
        edits.replace(&self.front.place(at, self.front.end_of(node).max(at)), format!(" {written}"));
    }

    /// Adds an entry to the list that a key has, however it is written; as a new key behind `behind` where there is none.
    pub fn push(&self, key: &str, entry: &str, behind: &str, edits: &mut TextEdits) {
        let Some((at, node)) = self.get(key) else {
            return self.insert(&format!("{key}: [{}]", plain(entry)), behind, edits);
        };
        let written = self.text_of(node.span);
        match &node.value {
            Value::List(items) if written.starts_with('[') => {
                // Behind the last entry, and the comma that may stand there.
                let last = items.last().map_or(node.span.start + 1, |item| item.span.end) as usize;
                let comma = self.front.comma_behind(last).filter(|_| !items.is_empty());
                let lead = match (items.is_empty(), comma) {
                    (true, _) => "",
                    (false, None) => ", ",
                    (false, Some(_)) => " ",
                };
                let at = comma.unwrap_or(last);
                edits.replace(&self.front.place(at, at), format!("{lead}{}", plain(entry)));
            }
            Value::List(items) if !items.is_empty() => {
                let last = items.last().map_or(node.span.start, |item| item.span.end) as usize;
                let first = node.span.start as usize;
                let dash = self.front.line_start(first);
                let indent: String = self.front.text[dash..].chars().take_while(|c| *c == ' ').collect();
                let end = self.front.line_end(last);
                edits.replace(&self.front.place(end, end), format!("{}{indent}- {}", self.front.line_break(), plain(entry)));
            }
            Value::Scalar { .. } if !written.trim().is_empty() => {
                let (start, end) = (node.span.start as usize, node.span.end as usize);
                edits.replace(&self.front.place(start, end), format!("[{written}, {}]", plain(entry)));
            }
            _ => {
                let at = self.behind_colon(at);
                edits.replace(&self.front.place(at, at), format!(" [{}]", plain(entry)));
            }
        }
    }

    /// The plain values that a key has, in a list or alone.
    pub fn entries_of(&self, key: &str) -> Vec<(&'m str, &'m YamlNode<'t>)> {
        let nodes = match self.get(key).map(|(_, node)| node) {
            None => return Vec::new(),
            Some(YamlNode { value: Value::List(items), .. }) => items.iter().collect(),
            Some(node) => vec![node],
        };
        let scalar = |node: &'m YamlNode<'t>| match &node.value {
            Value::Scalar { text, .. } => Some((&**text, node)),
            Value::List(_) | Value::Map(_) => None,
        };
        nodes.into_iter().filter_map(scalar).collect()
    }

    /// Writes another value in place of a scalar, in the quotes that it has.
    pub fn rewrite(&self, node: &YamlNode<'_>, value: &str, edits: &mut TextEdits) {
        edits.replace(&self.front.place(node.span.start as usize, node.span.end as usize), self.requoted(node.span, value));
    }

    fn text_of(&self, span: Span) -> &'t str {
        span.of(self.front.text)
    }

    fn requoted(&self, span: Span, value: &str) -> String {
        match self.text_of(span).chars().next() {
            Some(quote @ ('"' | '\'')) if !value.contains(['"', '\'', '\\']) => format!("{quote}{value}{quote}"),
            _ => plain(value),
        }
    }

    /// Just behind the colon of a key.
    fn behind_colon(&self, key: &Key<'_>) -> usize {
        let end = key.span.end as usize;
        self.front.text[end..].find(':').map_or(end, |at| end + at + 1)
    }

    /// Puts `key: value` behind the key `behind`, or before the first key.
    fn insert(&self, entry: &str, behind: &str, edits: &mut TextEdits) {
        let before = self.get(behind).filter(|(key, _)| !key.bare);
        let in_braces = self.text_of(self.span).starts_with('{');
        if in_braces {
            let (at, text) = match before {
                Some((_, value)) => (value.span.end as usize, format!(", {entry}")),
                None => {
                    let more = if self.entries.is_empty() { "" } else { ", " };
                    (self.span.start as usize + 1, format!("{entry}{more}"))
                }
            };
            return edits.replace(&self.front.place(at, at), text);
        }
        match before {
            Some((key, value)) => {
                let start = key.span.start as usize;
                let indent = " ".repeat(start - self.front.line_start(start));
                let end = self.front.line_end(self.front.end_of(value).max(key.span.end as usize));
                edits.replace(&self.front.place(end, end), format!("{}{indent}{entry}", self.front.line_break()));
            }
            None if self.is_root => {
                let at = self.front.begin;
                edits.replace(&self.front.place(at, at), format!("{entry}{}", self.front.line_break()));
            }
            None => {
                let at = self.entries.first().map_or(self.span.start, |(key, _)| key.span.start) as usize;
                let indent = " ".repeat(at - self.front.line_start(at));
                edits.replace(&self.front.place(at, at), format!("{entry}{}{indent}", self.front.line_break()));
            }
        }
    }
}

/// Words of letters, digits, `-` and `_` as a scalar of YAML that is text; anything else in quotes.
pub(super) fn plain(value: &str) -> String {
    let is_word =
        value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ')) && !value.starts_with('-') && value.trim() == value;
    if is_word && meaning(value, true) == Meaning::Text {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::files::Files;

    fn edited(text: &str, edit: impl Fn(Mapping<'_, '_>, &mut TextEdits)) -> String {
        let path = "a.md".into();
        let mut edits = TextEdits::default();
        edit(FrontMatter::of(&path, text).unwrap().root().unwrap(), &mut edits);
        let mut files = Files::default();
        files.insert_text("a.md", text);
        edits.files(&files).unwrap().remove(0).after
    }

    #[test]
    fn an_entry_is_added_to_a_list_however_it_is_written() {
        let pushed = |text: &str| edited(text, |map, edits| map.push("aliases", "new", "id", edits));
        assert_eq!(pushed("---\ntitle: x\n---\n"), "---\naliases: [new]\ntitle: x\n---\n");
        assert_eq!(pushed("---\nid: a # why\r\ntitle: x\n---\n"), "---\nid: a # why\naliases: [new]\r\ntitle: x\n---\n");
        assert_eq!(pushed("---\naliases: [a, 'b'] # old\n---\n"), "---\naliases: [a, 'b', new] # old\n---\n");
        assert_eq!(pushed("---\naliases: [a, ]\n---\n"), "---\naliases: [a, new ]\n---\n");
        assert_eq!(pushed("---\naliases: []\n---\n"), "---\naliases: [new]\n---\n");
        assert_eq!(pushed("---\naliases: a\n---\n"), "---\naliases: [a, new]\n---\n");
        assert_eq!(pushed("---\naliases:\ntitle: x\n---\n"), "---\naliases: [new]\ntitle: x\n---\n");
        assert_eq!(
            pushed("---\naliases:\n  - a # one\n  - b\ntitle: x\n---\n"),
            "---\naliases:\n  - a # one\n  - b\n  - new\ntitle: x\n---\n"
        );
        assert_eq!(pushed("---\n{id: a, title: x}\n---\n"), "---\n{id: a, aliases: [new], title: x}\n---\n");
    }

    #[test]
    fn a_value_keeps_its_quotes() {
        let set = |text: &str| edited(text, |map, edits| map.set("id", "new", "", edits));
        assert_eq!(set("---\nid: \"a\"\n---\n"), "---\nid: \"new\"\n---\n");
        assert_eq!(set("---\nid: 'a' # b\n---\n"), "---\nid: 'new' # b\n---\n");
        assert_eq!(set("---\ntitle: x\n---\n"), "---\nid: new\ntitle: x\n---\n");
        assert_eq!(set("---\nid:\ntitle: x\n---\n"), "---\nid: new\ntitle: x\n---\n");
    }

    #[test]
    fn what_yaml_would_read_as_something_else_is_quoted() {
        assert_eq!(plain("2024"), "\"2024\"");
        assert_eq!(plain("null"), "\"null\"");
        assert_eq!(plain("pay-2024"), "pay-2024");
    }
}
