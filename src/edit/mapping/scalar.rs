//! A value as YAML writes it: bare where that is read as it is meant, else in quotes; a text of several lines as a block.

use serde_yaml::Value;

use crate::syntax::yaml::scalar::{Meaning, meaning};

/// A value to be written, and what it is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewScalar<'v> {
    /// A text, whatever it looks like.
    Text(&'v str),
    /// A number, a flag, a day, a duration.
    Figure(&'v str),
}

impl<'v> NewScalar<'v> {
    /// What it says.
    pub fn text(self) -> &'v str {
        match self {
            Self::Text(text) | Self::Figure(text) => text,
        }
    }

    /// As YAML writes it in one line, within brackets or without.
    pub(super) fn written(self, in_brackets: bool) -> String {
        let text = self.text();
        let is_read_alike = match self {
            Self::Text(text) => meaning(text, true) == Meaning::Text,
            Self::Figure(_) => true,
        };
        if is_read_alike && is_plain(text, in_brackets) { text.to_owned() } else { in_double_quotes(text) }
    }

    /// The same, in the quotes that another value has.
    pub(super) fn written_as(self, other: &str, in_brackets: bool) -> String {
        match (self, other.as_bytes().first()) {
            (Self::Text(text), Some(b'\'')) if !text.contains(is_unseen) => format!("'{}'", text.replace('\'', "''")),
            (Self::Text(text), Some(b'"')) => in_double_quotes(text),
            _ => self.written(in_brackets),
        }
    }
}

/// Any value in one line, its mappings in braces and its lists in brackets.
pub fn in_braces(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(n) => n.to_string(),
        Value::String(text) => NewScalar::Text(text).written(true),
        Value::Sequence(items) => format!("[{}]", items.iter().map(in_braces).collect::<Vec<_>>().join(", ")),
        Value::Mapping(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{}: {}", in_braces(key), in_braces(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Tagged(tagged) => in_braces(&tagged.value),
    }
}

/// Whether YAML reads a text without quotes as it stands.
fn is_plain(text: &str, in_brackets: bool) -> bool {
    let is_figure = text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '.'));
    let begins_well = text.starts_with(char::is_alphanumeric) || is_figure;
    let in_the_way = [": ", " #", ":\t", "\t#"].iter().any(|signs| text.contains(signs)) || text.ends_with(':');
    let brackets = in_brackets && text.contains([',', '[', ']', '{', '}', ':']);
    begins_well && text.trim() == text && !in_the_way && !brackets && !text.contains(is_unseen)
}

/// What has to be written as an escape, or would be read as the end of a line.
fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn in_double_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_unseen(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a text can stand as a block, its lines below each other.
pub(super) fn fits_a_block(text: &str) -> bool {
    let unseen = |c: char| c != '\n' && is_unseen(c);
    !text.starts_with([' ', '\n'])
        && text.trim_end() == text
        && !text.is_empty()
        && !text.contains(unseen)
        && text.lines().all(|line| line.trim_end() == line)
}

/// The lines of a block, each behind a line end.
pub(super) fn block_lines(text: &str, indent: usize, line_break: &str) -> String {
    let indent = " ".repeat(indent);
    let line = |line: &str| if line.is_empty() { line_break.to_owned() } else { format!("{line_break}{indent}{line}") };
    text.split('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_bare_where_it_is_read_as_it_is_meant() {
        for (text, due) in [
            ("I pay, and go", "I pay, and go"),
            ("a: b", "\"a: b\""),
            ("a #1", "\"a #1\""),
            ("null", "\"null\""),
            ("12", "\"12\""),
            ("- a", "\"- a\""),
            ("say \"so\"", "say \"so\""),
            ("\"so\"", "\"\\\"so\\\"\""),
            ("x\ny", "\"x\\ny\""),
            ("note:", "\"note:\""),
            ("@ada", "\"@ada\""),
        ] {
            assert_eq!(NewScalar::Text(text).written(false), due);
        }
        assert_eq!(NewScalar::Text("a, b").written(true), "\"a, b\"");
        assert_eq!([NewScalar::Figure("-1.5"), NewScalar::Figure("1 h 30 min")].map(|new| new.written(true)), ["-1.5", "1 h 30 min"]);
    }

    #[test]
    fn a_value_stands_in_the_quotes_of_the_one_before_it() {
        assert_eq!(NewScalar::Text("it's").written_as("'x'", false), "'it''s'");
        assert_eq!(NewScalar::Text("a \"b\"").written_as("\"x\"", false), "\"a \\\"b\\\"\"");
        assert_eq!(NewScalar::Text("a\nb").written_as("'x'", false), "\"a\\nb\"");
        assert_eq!(NewScalar::Figure("3").written_as("'2'", false), "3");
    }
}
