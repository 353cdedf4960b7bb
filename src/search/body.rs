//! What the body of a file says, and what it says of something nested in it.

use std::ops::Range;

use crate::syntax::content::document::Document;

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
    const ESCAPES: [(&str, char); 6] = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"'), ("&#39;", '\''), ("&#x27;", '\'')];
    let mut rest = html;
    while let Some(at) = memchr::memchr3(b'<', b'&', b'\n', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            let name = rest[1..end].trim_start_matches('/');
            let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
            if !WITHIN_A_LINE.contains(&name) {
                out.push('\n');
            }
            rest = &rest[end..];
        } else if let Some((escape, c)) = ESCAPES.iter().find(|(escape, _)| rest.starts_with(escape)) {
            out.push(*c);
            rest = &rest[escape.len()..];
        } else {
            out.push(if rest.starts_with('\n') { ' ' } else { '&' });
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
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
