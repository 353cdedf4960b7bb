//! Cuts a Markdown file into front matter and body.

use crate::base::span::Span;

/// The two parts of a file that begins with `---`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The YAML between the two lines.
    pub yaml: Span,
    /// Everything behind the second line.
    pub body: Span,
    /// Whether the second line was found; without it, the YAML runs to the end of the file.
    pub closed: bool,
}

/// Cuts `text`; none where it does not begin with a line of three dashes.
pub fn cut(text: &str) -> Option<Cut> {
    let (first, mut at) = next_line(text, 0);
    if first.trim_end() != "---" {
        return None;
    }
    let begin = at;
    while at < text.len() {
        let (line, next) = next_line(text, at);
        if line.trim_end() == "---" {
            return Some(Cut { yaml: Span::new(begin, at), body: Span::new(next, text.len()), closed: true });
        }
        at = next;
    }
    Some(Cut { yaml: Span::new(begin, text.len()), body: Span::new(text.len(), text.len()), closed: false })
}

/// The line at `at` without its ending, and where the next begins.
fn next_line(text: &str, at: usize) -> (&str, usize) {
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
    fn other_beginnings_are_no_front_matter() {
        for text in ["", "\n---\n", "----\na\n----\n", "# Title\n", "+++\n"] {
            assert_eq!(cut(text), None, "{text:?}");
        }
    }
}
