//! Tabs where spaces are due.

use crate::base::span::Span;
use crate::syntax::yaml::tree::YamlFault;

/// A tab where a space is due.
pub(super) fn behind_a_sign(text: &str, at: usize) -> Option<YamlFault> {
    let tab = if text[at..].starts_with('\t') { at } else { at.checked_sub(1).filter(|&before| text.as_bytes()[before] == b'\t')? };
    let sign = match text[..tab].chars().next_back()? {
        ':' => "colon",
        '-' => "dash",
        _ => return None,
    };
    Some(YamlFault::new(Span::new(tab, tab + 1), format!("not YAML: a tab stands behind this {sign}"), "put a space there"))
}

/// The first tab in the indentation of a line, from the line at `from` on and not behind `to`.
pub(super) fn that_indents(text: &str, from: usize, to: Option<usize>) -> Option<Span> {
    let mut begin = text[..from].rfind('\n').map_or(0, |end| end + 1);
    let stop = to.unwrap_or(text.len());
    for line in text[begin..].split_inclusive('\n') {
        if begin > stop {
            break;
        }
        if let Some(tab) = indenting(line) {
            return Some(Span::new(begin + tab, begin + tab + 1));
        }
        begin += line.len();
    }
    None
}

/// Whether the parser speaks of tabs; it also speaks of what is unprintable.
pub(super) fn are_meant(info: &str) -> bool {
    info.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "tab" | "tabs"))
}

/// Where a tab stands in the indentation of a line that is not blank.
fn indenting(line: &str) -> Option<usize> {
    let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
    let is_blank = line.trim().is_empty();
    line[..indentation].find('\t').filter(|_| !is_blank)
}

/// What to do about them.
pub(super) fn with_spaces(text: &str) -> String {
    match text.lines().filter(|line| indenting(line).is_some()).count() {
        0 | 1 => "indent it with spaces".to_owned(),
        lines => format!("indent with spaces: tabs indent {lines} lines of this front matter"),
    }
}
