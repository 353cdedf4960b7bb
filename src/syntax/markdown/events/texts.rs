//! Words, code, line ends and raw HTML.

use std::ops::Range;

use memchr::memchr;
use pulldown_cmark::{CowStr, Event, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::{Rewriting, WithoutWords};
use crate::base::diagnostic::quote;
use crate::base::vocabulary::RawHtml;
use crate::syntax::markdown::prepared::GUARD;
use crate::syntax::markdown::raw::Raw;
use crate::syntax::markdown::words::without_comments;
use crate::syntax::markdown::{bare_urls, near_alerts, near_links};

/// Signs that other programs put before the entries of a list.
const BULLETS: [char; 10] = ['·', '•', '▪', '◦', '‣', '●', '○', '■', '□', '\u{f0b7}'];

impl<'a> Rewriting<'a, '_> {
    pub(super) fn text(&mut self, text: CowStr<'a>, range: Range<usize>) {
        if self.silent > 0 {
            return;
        }
        let text = if self.guarded { unguarded(text) } else { text };
        if let Some(open) = self.links.last_mut()
            && !text.trim().is_empty()
        {
            open.without_words = WithoutWords::Has;
        }
        if self.body {
            self.look_at(&text, &range);
        }
        if let Some(words) = self.prose.taking(self.words) {
            words.text.push_str(&text);
        }
        // Looking for a colon first is quick, and few texts hold one.
        if self.links.is_empty() && memchr(b':', text.as_bytes()).is_some() && text.contains("http") {
            self.with_addresses(&text);
        } else {
            self.out.push(Event::Text(text));
        }
    }

    /// Makes links of the addresses in a text.
    fn with_addresses(&mut self, text: &CowStr<'a>) {
        let mut at = 0;
        for range in bare_urls::find(text) {
            // The first half of an address that a space cut in two leads elsewhere.
            if text[..range.start].ends_with("](") {
                continue;
            }
            self.out.push(Event::Text(text[at..range.start].to_owned().into()));
            let mut html = String::from("<a href=\"");
            let _ = escape_href(&mut html, &text[range.clone()]);
            html.push_str("\" rel=\"noopener noreferrer\">");
            let _ = escape_html(&mut html, &text[range.clone()]);
            html.push_str("</a>");
            self.html(html);
            at = range.end;
        }
        self.out.push(Event::Text(text[at..].to_owned().into()));
    }

    /// Notes what nearly is something in a text.
    fn look_at(&mut self, text: &str, range: &Range<usize>) {
        if self.links.is_empty() && near_links::may_hold(text) {
            for near in near_links::find(self.source, range.clone()) {
                self.note(self.span(&near.range), near.message, &near.help);
            }
        }
        if !self.has_box
            && let Some(signs) = near_alerts::signs(text)
            && begins_a_line(self.source, range.start)
        {
            self.has_box = true;
            let span = self.span(&(range.start..range.start + signs.len()));
            let help = "write `> [!NOTE]` on a line of its own, and each line of what it says behind `> `";
            self.note(span, format!("{} begins no alert here: it is shown as text", quote(signs)), help);
        }
        if !self.has_bullet && begins_a_line(self.source, range.start) {
            let behind =
                text.strip_prefix(BULLETS).or_else(|| text.strip_prefix(['o', '§', 'Ø', '–', '—']).filter(|rest| rest.starts_with('\t')));
            if behind.is_some_and(|rest| rest.starts_with(char::is_whitespace)) {
                self.has_bullet = true;
                let bullet: String = text.chars().take(1).collect();
                let span = self.span(&(range.start..range.start + bullet.len()));
                let message = format!("{} begins no entry of a list: such lines are shown one behind another", quote(&bullet));
                self.note(span, message, "begin each entry with `- `, behind a blank line");
            }
        }
    }

    pub(super) fn code(&mut self, code: CowStr<'a>) {
        let code = if self.guarded { unguarded(code) } else { code };
        if let Some(open) = self.links.last_mut() {
            open.without_words = WithoutWords::Has;
        }
        if let Some(words) = self.prose.taking(self.words) {
            let start = words.len();
            words.text.push_str(&code);
            words.keep_whole(start);
        }
        self.out.push(Event::Code(code));
    }

    pub(super) fn line_break(&mut self, event: Event<'a>) {
        if let Some(words) = self.prose.taking(self.words) {
            words.text.push(' ');
        }
        self.out.push(event);
    }

    /// A tag within a line, or a comment, which nobody writes for readers.
    pub(super) fn inline_html(&mut self, html: CowStr<'a>, range: Range<usize>) {
        if html.starts_with("<!--") {
            return;
        }
        if let Some(open) = self.links.last_mut() {
            open.without_words = WithoutWords::Has;
        }
        if self.style.raw_html != RawHtml::Escape {
            let mut raw = Raw::default();
            raw.push(&html, range.start);
            self.raw(&raw);
        } else {
            self.note_raw_html(range.start..range.start + html.trim_end().len());
            self.out.push(Event::Text(html));
        }
    }

    /// A block of raw HTML, up to its end.
    pub(super) fn html_block(&mut self, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
        let mut html = String::with_capacity(range.len());
        let mut raw = Raw::default();
        for (event, range) in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(line) | Event::Text(line) => {
                    html.push_str(&line);
                    raw.push(&line, range.start);
                }
                _ => {}
            }
        }
        let kept = without_comments(&html);
        if kept.trim().is_empty() {
            return;
        }
        if self.style.raw_html == RawHtml::Escape {
            let line = self.source[range.clone()].lines().next().unwrap_or("").trim_end().len();
            self.note_raw_html(range.start..range.start + line);
            self.html("<pre class=\"raw\" tabindex=\"0\">");
            self.out.push(Event::Text(kept.into_owned().into()));
            self.html("</pre>\n");
        } else {
            self.raw(&raw);
        }
    }

    /// Says once for a file that its raw HTML is shown as text.
    fn note_raw_html(&mut self, range: Range<usize>) {
        if !self.has_raw {
            self.has_raw = true;
            let help = "write it in Markdown, or set `markdown: {raw_html: sanitize}` in throughline.yaml";
            self.note(self.span(&range), "raw HTML is shown as text, here and further down".into(), help);
        }
    }
}

/// A text without the guards of its lines.
fn unguarded(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains(GUARD) { text.replace(GUARD, "").into() } else { text }
}

/// Whether nothing but white space, and the marks of quotes, stands before an offset in its line.
fn begins_a_line(source: &str, at: usize) -> bool {
    source[..at].bytes().rev().find(|b| !matches!(b, b' ' | b'\t' | b'>')).is_none_or(|b| b == b'\n')
}
