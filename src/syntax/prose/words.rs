//! What a body says in plain words, and what may stay of raw HTML.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

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

/// Keeps what is harmless of raw HTML. Ids that authors write are set apart from ours.
pub(super) fn sanitise(html: &str) -> String {
    let mut keep = ammonia::Builder::default();
    keep.add_generic_attributes(["class", "id"])
        .add_tag_attributes("pre", ["tabindex"])
        .add_tag_attributes("div", ["tabindex"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("a", ["aria-label"])
        .add_tag_attributes("img", ["loading"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(Some("noopener noreferrer"));
    keep.clean(html).to_string()
}

/// The first sentence of a text: up to a full stop, question or exclamation mark before a space.
pub(super) fn first_sentence(text: &str) -> Option<Arc<str>> {
    const LONGEST: usize = 300;
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let end = text
        .char_indices()
        .find(|&(i, c)| matches!(c, '.' | '!' | '?') && text[i + 1..].starts_with(char::is_whitespace) || matches!(c, '。' | '！' | '？'))
        .map_or(text.len(), |(i, c)| i + c.len_utf8());
    let sentence = &text[..end];
    if sentence.chars().count() <= LONGEST {
        return Some(sentence.into());
    }
    let cut: String = sentence.chars().take(LONGEST).collect();
    Some(format!("{}…", cut.trim_end()).into())
}
