//! What nearly is a link or a note and came out as text: looked for where the text of an event holds two signs
//! of one, in the source around it.

use std::ops::Range;

/// How far the other brackets are looked for, in bytes.
const FARTHEST: usize = 400;

/// Something that nearly is a link or a note.
#[derive(Debug, PartialEq)]
pub(super) struct Near {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Why it is none.
    pub(super) message: String,
    /// What to write.
    pub(super) help: String,
}

/// Whether a text may hold one. Quick: hardly any does.
pub(super) fn may_hold(text: &str) -> bool {
    memchr::memchr2_iter(b'[', b']', text.as_bytes()).any(|at| {
        let bytes = text.as_bytes();
        match bytes[at] {
            b'[' => {
                at.checked_sub(1).is_some_and(|before| bytes[before] == b')') || bytes.get(at + 1).is_some_and(|b| matches!(b, b'^' | b'['))
            }
            _ => bytes.get(at + 1) == Some(&b'('),
        }
    })
}

/// What nearly is a link or a note in the text that stands at `range` of its block in `source`.
pub(super) fn find(source: &str, range: Range<usize>) -> Vec<Near> {
    let mut found: Vec<Near> = Vec::new();
    let bytes = source.as_bytes();
    let mut at = range.start;
    while at + 1 < range.end {
        let is_escaped = at > 0 && bytes[at - 1] == b'\\' && !(at > 1 && bytes[at - 2] == b'\\');
        let near = match (bytes[at], bytes[at + 1]) {
            _ if is_escaped => None,
            (b']', b'(') => spaced(source, at),
            (b')', b'[') => turned(source, at),
            (b'[', b'^') => note(source, at),
            (b'[', b'[') => half_closed(source, at),
            _ => None,
        };
        at = match near {
            Some(near) => {
                let end = near.range.end;
                found.push(near);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    found
}

/// `[x](my file.md)`.
fn spaced(source: &str, at: usize) -> Option<Near> {
    let start = opening(source, at, b'[', b']')?;
    let line = ahead(source, at + 2);
    let end = closing(line, '(', ')')?;
    let address = line[..end].trim();
    if address.is_empty() || address.starts_with('<') {
        return None;
    }
    let label = &source[start + 1..at];
    let message = if address.contains(char::is_whitespace) {
        format!("a space ends the address `{address}`, so that this is no link")
    } else {
        format!("the brackets of the address `{address}` do not match, so that this is no link")
    };
    Some(Near { range: start..at + 2 + end + 1, message, help: format!("put the address between `<` and `>`: `[{label}](<{address}>)`") })
}

/// `(x)[https://law.example]`.
fn turned(source: &str, at: usize) -> Option<Near> {
    let start = opening(source, at, b'(', b')')?;
    let line = ahead(source, at + 2);
    let end = closing(line, '[', ']')?;
    let (label, address) = (&source[start + 1..at], line[..end].trim());
    is_address(address).then(|| Near {
        range: start..at + 2 + end + 1,
        message: "the brackets are the wrong way round, so that this is no link".into(),
        help: format!("write `[{label}]({address})`"),
    })
}

/// `[^nope]`.
fn note(source: &str, at: usize) -> Option<Near> {
    let line = ahead(source, at + 2);
    let name = &line[..line.find(']')?];
    let fits = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || matches!(c, '[' | '^' | '`'));
    fits.then(|| Near {
        range: at..at + 2 + name.len() + 1,
        message: format!("no note is named `{name}`"),
        help: format!("write the note on a line of its own: `[^{name}]: …`"),
    })
}

/// `[[track]`.
fn half_closed(source: &str, at: usize) -> Option<Near> {
    let line = ahead(source, at + 2);
    let name = &line[..line.find(']')?];
    let fits = !name.trim().is_empty()
        && !line[name.len()..].starts_with("]]")
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '#' | ':' | '|' | '/'));
    fits.then(|| Near {
        range: at..at + 2 + name.len() + 1,
        message: "a second `]` is missing, so that this is no link".into(),
        help: format!("write `[[{name}]]`"),
    })
}

/// The place of the `|` in a row of a table that cuts a wiki-link, for each that does.
pub(super) fn cut_in_row(source: &str, row: Range<usize>) -> Vec<Near> {
    let mut found = Vec::new();
    let mut at = row.start;
    while let Some(open) = source[at..row.end].find("[[").map(|open| at + open) {
        let inside = open + 2;
        let Some(close) = source[inside..row.end].find("]]").map(|close| inside + close) else { break };
        let link = &source[inside..close];
        if let Some(inner) = link.rfind("[[") {
            at = inside + inner;
            continue;
        }
        at = close + 2;
        let bar = link.char_indices().find(|&(i, c)| c == '|' && !link[..i].ends_with('\\')).map(|(i, _)| i);
        if let Some(bar) = bar {
            found.push(Near {
                range: inside + bar..inside + bar + 1,
                message: "a `|` in a table ends the cell, and cuts the link in two".into(),
                help: format!("write `\\|`: `[[{}\\|{}]]`", &link[..bar], &link[bar + 1..]),
            });
        }
    }
    found
}

/// Where the bracket stands that the one at `at` closes.
fn opening(source: &str, at: usize, open: u8, close: u8) -> Option<usize> {
    let bytes = source.as_bytes();
    let mut depth = 0_usize;
    for i in (at.saturating_sub(FARTHEST)..at).rev() {
        let is_escaped = i > 0 && bytes[i - 1] == b'\\';
        match bytes[i] {
            b'\n' if i > 0 && matches!(bytes[i - 1], b'\n') => return None,
            b if b == close && !is_escaped => depth += 1,
            b if b == open && !is_escaped => {
                if depth == 0 {
                    return Some(i);
                }
                depth -= 1;
            }
            _ => {}
        }
    }
    None
}

/// Where the bracket stands that closes what was opened before the text.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            if depth == 0 {
                return Some(i);
            }
            depth -= 1;
        }
    }
    // Too many that open: up to the last that closes.
    text.rfind(close)
}

/// The rest of the line from an offset on, as far as it is looked at.
fn ahead(source: &str, at: usize) -> &str {
    let end = (at..=source.len().min(at + FARTHEST)).rev().find(|&end| source.is_char_boundary(end)).unwrap_or(at);
    source[at..end].split('\n').next().unwrap_or("")
}

/// Whether a text is the address of something.
fn is_address(text: &str) -> bool {
    let begins = ["http://", "https://", "mailto:", "www.", "./", "../", "#"].iter().any(|start| text.starts_with(start));
    let ends = [".md", ".html", ".pdf", ".png", ".jpg", ".svg", ".csv", ".docx", ".xlsx"].iter().any(|end| text.ends_with(end));
    text.len() > 1 && (begins || ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(text: &str) -> Vec<&str> {
        if may_hold(text) { find(text, 0..text.len()).into_iter().map(|near| &text[near.range]).collect() } else { Vec::new() }
    }

    #[test]
    fn what_nearly_is_a_link_or_a_note_is_found() {
        let text = "é [the form](../my file.md), a note[^why], (the law)[https://law.example] and [[track].";
        assert_eq!(ranges(text), ["[the form](../my file.md)", "[^why]", "(the law)[https://law.example]", "[[track]"]);
        assert_eq!(ranges("[a [b] c](x y (z)) d"), ["[a [b] c](x y (z))"]);
        assert_eq!(ranges("[a](b(c.md)"), ["[a](b(c.md)"]);
    }

    #[test]
    fn what_only_has_brackets_is_not() {
        for text in ["f(x)[0]", "a] (b)", "\\[^a]", "[^]", "[^a b]", "\\[a\\](b c)", "[[1, 2], [3]]", "[sic] (see above)", "[a]()", "()[]"]
        {
            assert_eq!(ranges(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_help_is_what_to_write() {
        let text = "[the *form*](my file.md)";
        assert_eq!(find(text, 0..text.len())[0].help, "put the address between `<` and `>`: `[the *form*](<my file.md>)`");
        let row = "| a | [[track#x|the desk]] | [[b\\|c]] | [[d]] |";
        let cut = cut_in_row(row, 0..row.len());
        assert_eq!(
            cut.iter().map(|near| (near.range.start, &*near.help)).collect::<Vec<_>>(),
            [(15, "write `\\|`: `[[track#x\\|the desk]]`")]
        );
    }
}
