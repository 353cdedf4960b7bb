//! Cuts a Markdown file into front matter and body.

use crate::base::diagnostic::is_hidden;
use crate::base::span::Span;

/// The two parts of a file that begins with `---`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitText {
    /// The three dashes that it begins with.
    pub fence: Span,
    /// The YAML between the two lines.
    pub yaml: Span,
    /// Everything behind the second line.
    pub body: Span,
    /// Whether the second line was found; without it, the YAML runs to the end of the file.
    pub closed: bool,
}

/// What a file begins and ends its front matter with.
const FENCE: &str = "---";

/// Cuts `text`; none where it does not begin with a line of three dashes. What nobody sees may stand before
/// these: blank lines, spaces, characters without a width.
pub fn cut(text: &str) -> Option<SplitText> {
    let start = beginning(text);
    let (first, mut at) = next_line(text, start);
    if first.trim_end_matches(is_unseen) != FENCE {
        return None;
    }
    let (begin, fence) = (at, Span::new(start, start + FENCE.len()));
    while at < text.len() {
        let (line, next) = next_line(text, at);
        if line.trim_end_matches(is_unseen) == FENCE {
            return Some(SplitText { fence, yaml: Span::new(begin, at), body: Span::new(next, text.len()), closed: true });
        }
        at = next;
    }
    Some(SplitText { fence, yaml: Span::new(begin, text.len()), body: Span::new(text.len(), text.len()), closed: false })
}

/// Where the first character of a text that can be seen stands; its end where there is none.
pub(in crate::syntax) fn beginning(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_unseen).len()
}

/// Spaces, ends of lines, and what has no width at all.
pub(in crate::syntax) fn is_unseen(c: char) -> bool {
    c.is_whitespace() || is_hidden(c) || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{2060}'..='\u{2064}')
}

/// The line at `at` without its ending, and where the next begins.
pub(in crate::syntax) fn next_line(text: &str, at: usize) -> (&str, usize) {
    let rest = &text[at..];
    match memchr::memchr2(b'\n', b'\r', rest.as_bytes()) {
        None => (rest, text.len()),
        Some(end) => {
            let ending = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
            (&rest[..end], at + end + ending)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_at_its_second_line_of_dashes() {
        let text = "---\r\ntitle: x\r\n---\r\nBody\r\n";
        let cut = cut(text).unwrap();
        assert_eq!(cut.yaml.of(text), "title: x\r\n");
        assert_eq!(cut.body.of(text), "Body\r\n");
        assert!(cut.closed);
    }

    #[test]
    fn front_matter_that_never_ends_is_told_apart() {
        assert!(!cut("---\ntitle: x\nBody").unwrap().closed);
        assert!(!cut("---").unwrap().closed);
    }

    #[test]
    fn what_nobody_sees_may_stand_before_it() {
        for before in ["\n", "\r\n\r\n", "  ", "\t\n ", "\u{200b}", "\u{feff}", "\n\u{feff}\u{200d}\u{a0}", "\u{2060}\n"] {
            let text = format!("{before}---\u{200b} \ntitle: x\n--- \u{feff}\nBody");
            let cut = cut(&text).unwrap_or_else(|| panic!("{before:?}"));
            assert_eq!((cut.fence.of(&text), cut.yaml.of(&text), cut.body.of(&text)), ("---", "title: x\n", "Body"));
        }
    }

    #[test]
    fn other_beginnings_are_no_front_matter() {
        for text in ["", "\n", "x ---\n", "----\na\n----\n", "# Title\n", "+++\n"] {
            assert_eq!(cut(text), None, "{text:?}");
        }
    }
}
