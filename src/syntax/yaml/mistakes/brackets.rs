//! What goes wrong inside `{ }` and `[ ]`: a ` #`, a colon or a comma too many or too few, an end that is missing.

use crate::base::span::Span;
use crate::syntax::yaml::tree::YamlFault;

use super::line::{in_quotes, is_field, is_key, last_word};

/// The mistake inside the bracket that opens at `start`, where the parser stumbles at `at`.
pub(super) fn found(text: &str, start: u32, at: u32) -> Option<YamlFault> {
    let (start, at) = (start as usize, at as usize);
    let between = text.get(start..at)?;
    if !between.starts_with(['[', '{']) {
        return None;
    }
    comment(text, start, at).or_else(|| colon(text, start, at)).or_else(|| quote(text, start, at))
}

/// The innermost bracket that is open at a place.
pub(super) fn open_at(text: &str, at: u32) -> Option<u32> {
    let mut open: Vec<usize> = Vec::new();
    let mut start = 0;
    for line in text.get(..at as usize)?.split_inclusive('\n') {
        let begin = if open.is_empty() { value_in_brackets(line) } else { Some(0) };
        if let Some(begin) = begin {
            follow(&line[begin..], start + begin, &mut open);
        }
        start += line.len();
    }
    open.last().and_then(|start| u32::try_from(*start).ok())
}

/// Where the value of a line begins, where it begins with a bracket.
fn value_in_brackets(line: &str) -> Option<usize> {
    let mut said = line.trim_start();
    while let Some(entry) = said.strip_prefix("- ") {
        said = entry.trim_start();
    }
    let value = match said.split_once(": ") {
        Some((key, value)) if is_key(key) => value.trim_start(),
        _ => said,
    };
    value.starts_with(['[', '{']).then(|| line.len() - value.len())
}

/// Opens and closes brackets as a text does that begins at `start`.
fn follow(text: &str, start: usize, open: &mut Vec<usize>) {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(sign), c) if c == sign => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(c),
            (None, '#') if before.is_whitespace() => return,
            (None, '[' | '{') => open.push(start + at),
            (None, ']' | '}') => {
                open.pop();
                if open.is_empty() {
                    return;
                }
            }
            _ => {}
        }
        before = c;
    }
}

/// The bracket that opens what is open at a fault, where it stands on an earlier line: there is the
/// mistake, not where the parser stumbles.
pub(super) fn unclosed(text: &str, start: u32, at: u32) -> Option<Span> {
    let between = text.get(start as usize..at as usize)?;
    (between.starts_with(['[', '{']) && between.contains('\n')).then_some(Span { start, end: start + 1 })
}

/// What stands between two commas or brackets around a place, and where it begins; nothing reaches over a line.
fn entry(text: &str, start: usize, at: usize) -> (usize, &str) {
    let inside = &text[start..at];
    let begin = inside.rfind([',', '{', '[', '\n']).map_or(start, |begin| start + begin + 1);
    let rest = &text[begin..];
    let end = rest[at - begin..].find([',', '}', ']', '\n']).map_or(rest.len(), |end| at - begin + end);
    let blanks = rest[..end].len() - rest[..end].trim_start().len();
    (begin + blanks, rest[..end].trim())
}

/// A ` #` that makes a comment of what should close the bracket.
fn comment(text: &str, start: usize, at: usize) -> Option<YamlFault> {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let inside = text.get(start..end)?;
    let mut quote = None;
    let mut before = ' ';
    for (offset, c) in inside.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(c),
            (None, '#') if before == ' ' || before == '\t' => {
                let line = inside[offset..].split('\n').next().unwrap_or("");
                if line[1..].starts_with(char::is_alphanumeric) || line.contains(['}', ']']) {
                    let (_, entry) = entry(text, start, start + offset);
                    let help = match entry.split_once(": ") {
                        Some((key, value)) if is_key(key) => format!("put the value in quotes: `{key}: {}`", in_quotes(value)),
                        _ => format!("put the value in quotes: `{}`", in_quotes(entry)),
                    };
                    let place = Span::new(start + offset, start + offset + 1);
                    return Some(YamlFault::new(
                        place,
                        "not YAML: a ` #` begins a comment, and what closes the bracket is part of it",
                        &help,
                    ));
                }
            }
            _ => {}
        }
        before = c;
    }
    None
}

/// A colon in a value inside braces, or between two entries that no comma parts.
fn colon(text: &str, start: usize, at: usize) -> Option<YamlFault> {
    if !text[at..].starts_with(':') || !text[start..].starts_with('{') {
        return None;
    }
    let (_, entry) = entry(text, start, at);
    let (key, value) = entry.split_once(": ").filter(|(key, _)| is_key(key))?;
    let before = text[..at].trim_end();
    let name = last_word(before);
    let parts = value.split_once(&format!("{name}:")).filter(|_| is_field(name));
    let missing = parts.map(|(first, rest)| (first.trim_end(), rest.trim()));
    let begin = before.len() - name.len();
    if let Some((first, rest)) = missing.filter(|(first, _)| !first.is_empty()) {
        let message = format!("not YAML: no comma stands before `{name}`");
        return Some(YamlFault::new(Span::new(begin, before.len()), message, &format!("write `{key}: {first}, {name}: {rest}`")));
    }
    let help = format!("put the value in quotes: `{key}: {}`", in_quotes(value));
    Some(YamlFault::new(Span::new(at, at + 1), "not YAML: a second colon stands in this value", &help))
}

/// A quote of an earlier line that the parser closes with the first one of this line.
fn quote(text: &str, start: usize, at: usize) -> Option<YamlFault> {
    let sign = text[..at].trim_end().chars().next_back().filter(|c| ['"', '\''].contains(c))?;
    let close = text[..at].trim_end().len() - 1;
    let open = text.get(start..close)?.rfind(&format!(" {sign}"))? + start + 1;
    let crosses = text[open..close].contains('\n') && !text[open + 1..close].contains(sign);
    crosses.then(|| YamlFault::new(Span::new(open, open + 1), "not YAML: this quote is not closed", "close it behind the value"))
}
