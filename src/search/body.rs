//! What the body of a file says, and what it says of something nested in it.

use std::ops::Range;

use crate::syntax::content::document::Document;
use crate::syntax::markdown::{HtmlPiece, html_pieces};

/// Tags within a line: what stands around them may be one word.
const WITHIN_A_LINE: [&str; 10] = ["a", "em", "strong", "code", "del", "sup", "sub", "span", "i", "b"];

/// Adds the body of a file without what it says of things nested in it, in plain words. Titles that depend on the site are left out.
pub(super) fn add_body(document: &Document, out: &mut String) {
    let prose = &document.prose;
    let mut from = 0;
    for &(_, heading) in &document.sections {
        let section = prose.headings[heading].at as usize..prose.section_end(heading) as usize;
        if section.start >= from {
            add_html(&prose.html[from..section.start], out);
        }
        from = from.max(section.end);
    }
    add_html(&prose.html[from.min(prose.html.len())..], out);
}

/// Adds what the body says of each nested thing that has a section in it, by the place of the thing among those nested.
pub(super) fn section(document: &Document, nested: &str) -> Option<Range<usize>> {
    let is_its = |at: usize| document.nested.get(at).is_some_and(|thing| thing.id.as_deref() == Some(nested));
    let position = document.sections.iter().position(|&(at, _)| is_its(at))?;
    let heading = document.sections[position].1;
    let start = document.prose.headings[heading].at as usize;
    let end = document.prose.section_end(heading) as usize;
    // What follows and lies in it is told of another.
    let next = document.sections.get(position + 1).map_or(end, |&(_, next)| document.prose.headings[next].at as usize);
    Some(start..end.min(next).max(start))
}

/// Adds what a stretch of a body says in plain words, a line for each block.
pub(super) fn add_html(html: &str, out: &mut String) {
    for piece in html_pieces(html) {
        match piece {
            HtmlPiece::Text(text) => {
                for (i, line) in text.split('\n').enumerate() {
                    out.push_str(if i > 0 { " " } else { "" });
                    out.push_str(line);
                }
            }
            HtmlPiece::Sign(sign) => out.push(sign),
            HtmlPiece::Tag(name) if WITHIN_A_LINE.contains(&name) => {}
            HtmlPiece::Tag(_) => out.push('\n'),
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_part_words_but_within_a_line() {
        let mut out = String::new();
        add_html("<p>A <em>re</em>bill\n&amp; co.</p><ul><li>one</li><li>two</li></ul>", &mut out);
        assert_eq!(out.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(), ["A rebill & co.", "one", "two"]);
    }
}
