//! The tags of a page, one behind the other, with what stands between them as it is.

use memchr::memchr;
use memchr::memmem::find;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PagePiece<'h> {
    /// What is no tag: text, comments, the kind of document, what stands in a script.
    Other(&'h str),
    /// A start tag.
    Start(StartTag<'h>),
    /// An end tag by its name.
    End(&'h str),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct StartTag<'h> {
    /// The name as it is written.
    pub name: &'h str,
    /// Names and values, these as they are written between their quotes: escaped.
    pub attributes: Vec<(&'h str, Option<&'h str>)>,
    /// Whether it ends with `/>`.
    pub closes_itself: bool,
}

impl<'h> StartTag<'h> {
    /// The value of an attribute; an empty one where it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<&'h str> {
        self.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.unwrap_or_default())
    }

    /// Whether one of its classes is this.
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
    }
}

/// The pieces of a page, each with the place where it begins.
#[derive(Clone, Debug)]
pub(super) struct PagePieces<'h> {
    html: &'h str,
    at: usize,
    /// Where what is text whatever it looks like ends.
    text_until: Option<usize>,
}

impl<'h> PagePieces<'h> {
    /// Of a page or a part of one.
    pub(super) fn of(html: &'h str) -> Self {
        Self { html, at: 0, text_until: None }
    }

    fn other(&mut self, end: usize) -> (usize, PagePiece<'h>) {
        let begin = std::mem::replace(&mut self.at, end);
        (begin, PagePiece::Other(&self.html[begin..end]))
    }

    /// The tag that begins here.
    fn tag(&mut self) -> Option<PagePiece<'h>> {
        let bytes = self.html.as_bytes();
        let is_end = bytes.get(self.at + 1) == Some(&b'/');
        let name_at = self.at + 1 + usize::from(is_end);
        if !bytes.get(name_at).is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let name_end = name_at + bytes[name_at..].iter().position(ends_name)?;
        let name = &self.html[name_at..name_end];
        let mut tag = StartTag { name, attributes: Vec::new(), closes_itself: false };
        let mut at = name_end;
        loop {
            at += bytes[at..].iter().position(|byte| !byte.is_ascii_whitespace())?;
            match bytes[at] {
                b'>' => break,
                b'/' => {
                    tag.closes_itself = bytes.get(at + 1) == Some(&b'>');
                    at += 1;
                    continue;
                }
                _ => {}
            }
            let ends_key = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=');
            // An attribute that begins with `=` is named so.
            let key_end = at + 1 + bytes[at + 1..].iter().position(ends_key)?;
            let key = &self.html[at..key_end];
            at = key_end + bytes[key_end..].iter().position(|byte| !byte.is_ascii_whitespace())?;
            if bytes[at] != b'=' {
                tag.attributes.push((key, None));
                continue;
            }
            at += 1;
            at += bytes[at..].iter().position(|byte| !byte.is_ascii_whitespace())?;
            let (value, behind) = match bytes[at] {
                quote @ (b'"' | b'\'') => {
                    let end = at + 1 + memchr(quote, &bytes[at + 1..])?;
                    (at + 1..end, end + 1)
                }
                _ => {
                    let end = at + bytes[at..].iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
                    (at..end, end)
                }
            };
            tag.attributes.push((key, Some(&self.html[value])));
            at = behind;
        }
        self.at = at + 1;
        if is_end {
            return Some(PagePiece::End(name));
        }
        if ["script", "style", "textarea", "title"].iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            let rest = &bytes[self.at..];
            self.text_until = Some(self.at + find(rest, b"</").unwrap_or(rest.len()));
        }
        Some(PagePiece::Start(tag))
    }
}

impl<'h> Iterator for PagePieces<'h> {
    type Item = (usize, PagePiece<'h>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.html.len() {
            return None;
        }
        if let Some(end) = self.text_until.take().filter(|end| *end > self.at) {
            return Some(self.other(end));
        }
        let rest = &self.html.as_bytes()[self.at..];
        if rest[0] != b'<' {
            let end = memchr(b'<', rest).map_or(self.html.len(), |away| self.at + away);
            return Some(self.other(end));
        }
        if rest.starts_with(b"<!--") {
            let end = find(rest, b"-->").map_or(self.html.len(), |away| self.at + away + 3);
            return Some(self.other(end));
        }
        let begin = self.at;
        match self.tag() {
            Some(tag) => Some((begin, tag)),
            // A stroke that begins no tag, or one that never ends: text.
            None => Some(self.other(begin + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        PagePieces::of(html)
            .map(|(_, piece)| match piece {
                PagePiece::Other(text) => text.to_owned(),
                PagePiece::Start(tag) => format!("{}{:?}{}", tag.name, tag.attributes, tag.closes_itself),
                PagePiece::End(name) => format!("/{name}"),
            })
            .collect()
    }

    #[test]
    fn a_tag_is_read_however_its_values_are_quoted() {
        let expected = ["a[(\"href\", Some(\"b>c\")), (\"d\", Some(\"e\")), (\"f\", None), (\"g\", Some(\"h\"))]false", "x", "/a"];
        assert_eq!(names("<a href=\"b>c\" d = 'e' f g=h>x</a>"), expected);
        assert_eq!(names("<path d=\"M0\"/>"), ["path[(\"d\", Some(\"M0\"))]true"]);
    }

    #[test]
    fn what_stands_in_a_script_or_a_comment_is_no_tag() {
        assert_eq!(names("<script>a<b>c</script><!-- <i> -->"), ["script[]false", "a<b>c", "/script", "<!-- <i> -->"]);
    }

    #[test]
    fn what_ends_nowhere_is_text() {
        for html in ["<", "<a", "<a href", "<a href=\"x", "</", "a < b"] {
            assert_eq!(names(html).concat(), html);
        }
    }
}
