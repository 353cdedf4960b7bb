//! Lines without the colon that they need, and with one that they must not have.

use crate::base::diagnostic::quote;
use crate::base::span::Span;
use crate::syntax::yaml::tree::YamlFault;

use super::line::{YamlLine, is_field, is_key, last_word, value_in_quotes};
use super::lists;

/// A colon where none may stand: in a value, behind a key of a line that is indented too far, or below one whose
/// own colon has no space behind it.
pub(super) fn colon(text: &str, at: usize) -> Option<YamlFault> {
    let line = YamlLine::at(text, at);
    let before = text.get(line.begin..at)?;
    if let Some((key, value)) = line.entry().filter(|(key, _)| before.len() > key.len()) {
        return Some(second_colon(text, at, &line, key, value));
    }
    let above = line.above(text)?;
    if let Some((colon, key, value)) = without_space(&above) {
        let help = format!("write `{key}: {value}`");
        return Some(YamlFault::new(colon, "not YAML: no space stands behind this colon", &help));
    }
    if let Some(fault) = lists::dash_without_space(&above) {
        return Some(fault);
    }
    if let Some(fault) = wide_colon(&above).or_else(|| equals(&above)) {
        return Some(fault);
    }
    if !is_key(before) {
        let message = "not YAML: a colon and a space stand in this text";
        return Some(YamlFault::new(Span::new(at, at + 1), message, "put the whole text in quotes"));
    }
    let beside = above.key().filter(|_| line.column > above.column)?;
    let message = format!("not YAML: `{before}` is indented as if it went on with the value of `{beside}`");
    Some(YamlFault::new(Span::new(line.begin, at), message, &format!("let it begin right below `{beside}`")))
}

/// A second colon on a line: two fields that share it, or a value that needs quotes.
fn second_colon(text: &str, at: usize, line: &YamlLine<'_>, key: &str, value: &str) -> YamlFault {
    let before = text[..at].trim_end();
    let name = last_word(before);
    let parted = before[..before.len() - name.len()].trim_end();
    if is_field(name) && parted.ends_with([',', ';']) {
        let start = before.len() - name.len();
        let message = format!("not YAML: two fields stand in this line, {} and {}", quote(key), quote(name));
        let first = text[line.begin..parted.len()].trim_end_matches([',', ';']);
        let help = format!("begin a line with each: write `{first}`, and `{}` below it", &text[start..line.begin + line.said.len()]);
        return YamlFault::new(Span::new(start, before.len()), message, &help);
    }
    YamlFault::new(Span::new(at, at + 1), "not YAML: a second colon stands in this line", &value_in_quotes(key, value))
}

/// `key:value`: the colon, the key and the value.
fn without_space<'t>(line: &YamlLine<'t>) -> Option<(Span, &'t str, &'t str)> {
    let (key, value) = line.said.split_once(':')?;
    let has_none = is_key(key) && !key.starts_with('-') && !value.is_empty() && !value.starts_with([' ', '\t', '/']);
    let at = line.begin + key.len();
    has_none.then(|| (Span::new(at, at + 1), key, value))
}

/// A colon as East Asian keyboards write it.
fn wide_colon(line: &YamlLine<'_>) -> Option<YamlFault> {
    let (key, value) = line.said.split_once(['：', '﹕', '∶']).filter(|(key, _)| is_key(key.trim_end()))?;
    let at = line.begin + key.len();
    let help = format!("write `{}: {}`", key.trim_end(), value.trim());
    Some(YamlFault::new(Span::new(at, at + '：'.len_utf8()), "not YAML: this colon is one of another alphabet, twice as wide", &help))
}

/// `key = value`, and what else people put between the two.
fn equals(line: &YamlLine<'_>) -> Option<YamlFault> {
    const SIGNS: [&str; 8] = [" := ", " => ", " -> ", " = ", "= ", " =", "=", " – "];
    let (sign, (key, value)) = SIGNS.iter().find_map(|sign| Some((sign, line.said.split_once(sign)?)))?;
    let key = key.trim();
    if !is_key(key) || !(sign.contains('=') || is_field(key)) || line.said.contains(": ") {
        return None;
    }
    let at = line.begin + line.said.find(sign.trim())?;
    let message = format!("not YAML: `{}` stands where a colon is due", sign.trim());
    Some(YamlFault::new(Span::new(at, at + sign.trim().len()), message, &format!("write `{key}: {}`", value.trim())))
}

/// A line that should begin with a key and a colon, or be indented.
pub(super) fn key_without_colon(text: &str, at: usize) -> Option<YamlFault> {
    let at = at.min(text.trim_end().len());
    let here = YamlLine::at(text, at);
    let is_behind = text[here.start..at].trim().is_empty() || here.key().is_some();
    let mut line = if is_behind { here.above(text)? } else { here };
    while let Some(above) = line.above(text).filter(|above| above.key().is_none() && above.indent == line.indent && !above.is_entry()) {
        line = above;
    }
    if line.said.is_empty() || line.key().is_some() {
        return None;
    }
    if let Some((colon, key, value)) = without_space(&line) {
        return Some(YamlFault::new(colon, "not YAML: no space stands behind this colon", &format!("write `{key}: {value}`")));
    }
    if let Some(fault) = wide_colon(&line).or_else(|| equals(&line)).or_else(|| lists::dash_without_space(&line)) {
        return Some(fault);
    }
    let (word, rest) = line.said.split_once(' ').unwrap_or((line.said, ""));
    let above = line.above(text);
    if is_field(word) && !rest.is_empty() {
        return Some(YamlFault::new(line.span(), "not YAML: no colon stands in this line", &format!("write `{word}: {}`", rest.trim())));
    }
    if let Some((key, value)) = above.as_ref().and_then(YamlLine::entry) {
        if value.starts_with(['|', '>']) && value.len() <= 3 {
            let message = format!("not YAML: this line is not indented, so it is no part of {}", quote(key));
            let help = format!("begin each line of the text below `{key}: {value}` with two spaces more than `{key}`");
            return Some(YamlFault::new(line.span(), message, &help));
        }
        let message = "not YAML: this line has no key, and is not indented";
        let help = format!("where it goes on with `{key}`, indent it by two spaces");
        return Some(YamlFault::new(line.span(), message, &help));
    }
    let help = if is_key(word) && !rest.is_empty() { format!("write `{word}: {}`", rest.trim()) } else { "write `key: value`".to_owned() };
    Some(YamlFault::new(line.span(), "not YAML: no colon stands in this line", &help))
}
