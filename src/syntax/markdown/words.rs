//! What a body says in plain words.

use std::borrow::Cow;
use std::ops::Range;

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

/// What HTML of our own making says: its tags left out, its escapes undone.
pub(super) fn words_of(html: &str) -> String {
    const ESCAPES: &[(&str, char)] = &[("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"'), ("&#39;", '\''), ("&#x27;", '\'')];
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
        } else if let Some((escape, c)) = ESCAPES.iter().find(|(escape, _)| rest.starts_with(escape)) {
            words.push(*c);
            rest = &rest[escape.len()..];
        } else {
            words.push('&');
            rest = &rest[1..];
        }
    }
    words.push_str(rest);
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
