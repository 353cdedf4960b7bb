//! Values that begin with a sign of YAML, and quotes that do not end where the value does.

use crate::base::span::Span;
use crate::syntax::yaml::tree::{YamlFault, alias};

use super::line::{YamlLine, in_quotes, is_key, takes_a_list, value_in_quotes};

/// A quote that nothing closes.
pub(super) fn open_quote(text: &str, at: usize) -> Option<YamlFault> {
    let is_quote = text[at..].starts_with(['"', '\'']);
    let line = YamlLine::at(text, at);
    if is_quote
        && let Some((key, value)) = line.entry().filter(|(_, value)| value.len() > 1 && value.ends_with('"') && value.contains('\\'))
    {
        let help = format!("put the value in single quotes: `{key}: {}`", in_quotes(value.trim_matches('"')));
        return Some(YamlFault::new(
            Span::new(at, at + 1),
            "not YAML: a backslash in double quotes changes the character behind it",
            &help,
        ));
    }
    is_quote.then(|| YamlFault::new(Span::new(at, at + 1), "not YAML: this quote is not closed", "close it behind the value"))
}

/// Text behind the quote that ends a value.
pub(super) fn behind_a_quote(text: &str, at: usize) -> Option<YamlFault> {
    let quote = text[..at].trim_end().chars().next_back().filter(|c| ['"', '\''].contains(c))?;
    let (inside, other) = if quote == '"' { ("\\\"", "'") } else { ("''", "\"") };
    let help = format!("write a `{quote}` inside a value as `{inside}`, or put the value in `{other}`");
    Some(YamlFault::new(Span::new(at, at), "not YAML: text stands behind the quote that ends this value", &help))
}

/// Quotes around a key and its value, not around the value alone.
pub(super) fn quoted_line(text: &str, at: usize) -> Option<YamlFault> {
    let first = YamlLine::at(text, 0);
    let line = if at == 0 { first } else { YamlLine::at(text, at).above(text).unwrap_or(first) };
    let inside = line.said.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    let (key, value) = inside.split_once(": ").filter(|(key, _)| is_key(key))?;
    let help = format!("put quotes around the value alone: `{key}: {}`", in_quotes(value));
    Some(YamlFault::new(line.span(), "not YAML: the quotes stand around the key as well", &help))
}

/// A value that begins with a sign of YAML.
pub(super) fn sign(text: &str, at: usize) -> Option<YamlFault> {
    let line = YamlLine::at(text, at);
    let sign = text[at..].chars().next()?;
    let span = Span::new(at, at + sign.len_utf8());
    let message = if sign == '`' {
        "not YAML: a value cannot begin with a backtick".to_owned()
    } else {
        format!("not YAML: a value cannot begin with `{sign}`")
    };
    if let Some((key, value)) = line.entry().filter(|(_, value)| text[at..].starts_with(value)) {
        if let Some(entry) = value.strip_prefix("- ").filter(|_| takes_a_list(key)) {
            let message = "not YAML: an entry of a list stands behind its key";
            return Some(YamlFault::new(span, message, &format!("begin a line below `{key}:` with it: write `- {}`", entry.trim())));
        }
        return Some(YamlFault::new(span, message, &value_in_quotes(key, value)));
    }
    // An entry of a list, on a line of its own or between brackets.
    let rest = text[at..].split('\n').next().unwrap_or("");
    let value = if line.begin == at { rest } else { rest.split([',', ']', '}']).next().unwrap_or(rest) };
    (line.is_entry() || line.begin < at)
        .then(|| YamlFault::new(span, message, &format!("put the value in quotes: `{}`", in_quotes(value.trim()))))
}

/// A `*` that YAML takes for the name of something written before.
pub(super) fn star(text: &str, at: usize) -> YamlFault {
    let plain = alias(Span::new(at, at));
    let line = YamlLine::at(text, at);
    if line.begin == at && !line.is_entry() {
        let help = format!("begin each entry with `- `: write `- {}`", line.said.trim_start_matches('*'));
        return YamlFault::new(Span::new(at, at + 1), "not YAML: `*` begins no entry of a list", &help);
    }
    match sign(text, at) {
        Some(quoted) => YamlFault { help: quoted.help.map(|help| format!("{help}, or write out what it stands for")), ..plain },
        None => plain,
    }
}
