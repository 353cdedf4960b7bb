//! What a body says in plain words.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr2};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::prepared::end_of_comment;

/// The text up to the end of what is open, without markup.
pub(super) fn plain_text<'a>(
    events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    closes: impl Fn(&TagEnd) -> bool,
    opens: impl Fn(&Tag<'_>) -> bool,
) -> String {
    let mut open = 1;
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Start(tag) if opens(&tag) => open += 1,
            Event::End(tag) if closes(&tag) => {
                open -= 1;
                if open == 0 {
                    break;
                }
            }
            Event::Text(t) | Event::Code(t) => text.push_str(&t),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// A piece of HTML of our own making.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HtmlPiece<'h> {
    /// Words, as they stand there.
    Text(&'h str),
    /// What an escape stands for, or an `&` that is none.
    Sign(char),
    /// The name of a tag, whether it opens or closes.
    Tag(&'h str),
}

/// The pieces of HTML of our own making, in their order.
pub fn html_pieces(html: &str) -> impl Iterator<Item = HtmlPiece<'_>> {
    const ESCAPES: &[(&str, char)] = &[("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"'), ("&#39;", '\''), ("&#x27;", '\'')];
    let mut rest = html;
    std::iter::from_fn(move || {
        let (piece, length) = match memchr2(b'<', b'&', rest.as_bytes()) {
            None if rest.is_empty() => return None,
            None => (HtmlPiece::Text(rest), rest.len()),
            Some(0) if rest.starts_with('<') => {
                let end = memchr(b'>', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
                let name = rest[1..end].trim_start_matches('/');
                let letters = name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
                (HtmlPiece::Tag(&name[..letters]), end)
            }
            Some(0) => match ESCAPES.iter().find(|(escape, _)| rest.starts_with(escape)) {
                Some((escape, sign)) => (HtmlPiece::Sign(*sign), escape.len()),
                None => (HtmlPiece::Sign('&'), 1),
            },
            Some(at) => (HtmlPiece::Text(&rest[..at]), at),
        };
        rest = &rest[length..];
        Some(piece)
    })
}

/// What HTML of our own making says: its tags left out, its escapes undone.
pub(super) fn words_of(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    for piece in html_pieces(html) {
        match piece {
            HtmlPiece::Text(text) => words.push_str(text),
            HtmlPiece::Sign(sign) => words.push(sign),
            HtmlPiece::Tag(_) => {}
        }
    }
    words
}

/// Raw HTML without its comments: nobody writes them for readers.
pub(super) fn without_comments(html: &str) -> Cow<'_, str> {
    let Some(first) = html.find("<!--") else { return Cow::Borrowed(html) };
    let mut kept = String::with_capacity(html.len());
    let (mut done, mut next) = (0, Some(first));
    while let Some(start) = next {
        kept.push_str(&html[done..start]);
        done = end_of_comment(html, start).unwrap_or(html.len());
        next = html[done..].find("<!--").map(|at| done + at);
    }
    kept.push_str(&html[done..]);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_go_and_the_rest_stays() {
        assert_eq!(without_comments("<p><!-- a -->b<!--> c<!---> d</p><!-- e"), "<p>b c d</p>");
        assert_eq!(without_comments("<p>a"), "<p>a");
    }
}
