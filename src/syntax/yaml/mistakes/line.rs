//! A line of front matter, as its author sees it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::kind::Kind;
use crate::base::meant::unquoted;
use crate::base::span::Span;
use crate::syntax::config::SiteConfig;
use crate::syntax::content::kinds::{Common, doc_of};
use crate::syntax::fields::schema::{FieldShape, RecordDoc};

/// A line: what stands on it but for its indentation and the dashes of lists, and where.
pub(super) struct YamlLine<'t> {
    /// What stands on it.
    pub(super) said: &'t str,
    /// Where that begins in the text.
    pub(super) begin: usize,
    /// How many bytes stand before it on the line.
    pub(super) column: usize,
    /// Where the line begins in the text.
    pub(super) start: usize,
    /// How many bytes of blanks it begins with.
    pub(super) indent: usize,
}

impl<'t> YamlLine<'t> {
    /// The line that holds an offset.
    pub(super) fn at(text: &'t str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = text[start..].split('\n').next().unwrap_or("");
        let mut said = line.trim_start();
        let indent = line.len() - said.len();
        while let Some(entry) = said.strip_prefix("- ") {
            said = entry.trim_start();
        }
        let column = line.len() - said.len();
        Self { said: said.trim_end(), begin: start + column, column, start, indent }
    }

    /// The nearest line above that says something.
    pub(super) fn above(&self, text: &'t str) -> Option<Self> {
        let mut end = self.start.checked_sub(1);
        while let Some(at) = end {
            let line = Self::at(text, at);
            if !line.said.is_empty() && !line.said.starts_with('#') {
                return Some(line);
            }
            end = line.start.checked_sub(1);
        }
        None
    }

    /// The lines above that say something, the nearest first.
    pub(super) fn all_above(&self, text: &'t str) -> impl Iterator<Item = Self> {
        std::iter::successors(self.above(text), move |line| line.above(text))
    }

    /// Whether an entry of a list begins on it.
    pub(super) fn is_entry(&self) -> bool {
        self.column > self.indent
    }

    /// The key and the value, where both are there.
    pub(super) fn entry(&self) -> Option<(&'t str, &'t str)> {
        let (key, value) = self.said.split_once(": ")?;
        is_key(key).then(|| (key, value.trim()))
    }

    /// The key, with or without a value.
    pub(super) fn key(&self) -> Option<&'t str> {
        let bare = self.said.strip_suffix(':').filter(|key| is_key(key));
        self.entry().map(|(key, _)| key).or(bare)
    }

    /// Where what it says stands.
    pub(super) fn span(&self) -> Span {
        Span::new(self.begin, self.begin + self.said.len())
    }
}

/// Whether a text looks like a name of a field.
pub(super) fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// The name that a text ends with; nothing where it ends otherwise.
pub(super) fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_').len()..]
}

/// Whether a text is the name of a field of ours, of whatever.
pub(super) fn is_field(name: &str) -> bool {
    FIELDS.contains_key(name)
}

/// Whether fields of that name take a list.
pub(super) fn takes_a_list(name: &str) -> bool {
    FIELDS.get(name).is_some_and(|lists| *lists)
}

/// The names of all fields, and whether one of them takes a list.
static FIELDS: LazyLock<BTreeMap<&'static str, bool>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    let mut seen = Vec::new();
    let kinds = Kind::ALL.iter().map(|kind| doc_of(*kind));
    kinds.chain([&Common::DOC, &SiteConfig::DOC]).for_each(|doc| add(doc, &mut names, &mut seen));
    names
});

fn add(doc: &'static RecordDoc, names: &mut BTreeMap<&'static str, bool>, seen: &mut Vec<&'static str>) {
    if seen.contains(&doc.name) {
        return;
    }
    seen.push(doc.name);
    for field in doc.fields {
        let shape = (field.shape)();
        *names.entry(field.name).or_default() |= matches!(shape, FieldShape::List(_));
        shape.records().into_iter().for_each(|inner| add(inner, names, seen));
    }
}

/// A text as YAML reads it back whatever it holds: in the quotes that change it least, without those of a word
/// processor around it.
pub(crate) fn in_quotes(text: &str) -> String {
    let is_quoted = text.starts_with(['"', '\'']);
    let text = if is_quoted { text.trim() } else { unquoted(text) };
    if text.contains(['\\', '"']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// What to write instead of a value that needs quotes.
pub(super) fn value_in_quotes(key: &str, value: &str) -> String {
    // A comment that is one stays behind the quotes.
    let value = value.split(" # ").next().unwrap_or(value).trim_end();
    format!("put the value in quotes: `{key}: {}`", in_quotes(value))
}

/// What a line says behind a bullet of a word processor or of Markdown; none where it begins with none.
pub(crate) fn bullet(said: &str) -> Option<&str> {
    let mut chars = said.chars();
    let sign = chars.next()?;
    let rest = chars.as_str();
    match sign {
        '•' | '▪' | '■' | '‣' | '◦' | '●' | '○' | '➢' | '►' | '▶' | '·' | '\u{f0b7}' | '\u{f0a7}' | '✓' | '✔' => {
            Some(rest.trim_start())
        }
        '–' | '—' | '*' | '+' | '→' | '⇒' => rest.starts_with(char::is_whitespace).then(|| rest.trim_start()),
        _ => None,
    }
}
