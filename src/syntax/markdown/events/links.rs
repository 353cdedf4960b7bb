//! Links and pictures: where they lead, and what becomes of those that may not lead there.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use crate::base::diagnostic::quote;
use crate::base::rule;
use crate::base::span::Span;
use crate::base::vocabulary::RemotePictures;
use crate::syntax::markdown::target::{Destination, sort, wiki};
use crate::syntax::markdown::words::plain_text;
use crate::syntax::markdown::{Placeholder, ProseLink};

use super::{OpenLink, Rewriting, WithoutWords};

impl<'a> Rewriting<'a, '_> {
    pub(super) fn link(&mut self, sort_of_link: LinkType, url: &str, title: &str, range: Range<usize>) {
        let span = self.span(&range);
        if let LinkType::WikiLink { has_pothole } = sort_of_link {
            let n = self.add_link(ProseLink { target: wiki(target_of(url, has_pothole)), picture: false, span });
            self.open_site_link(n, title);
            if !has_pothole {
                self.title(n);
                self.silent = self.links.len();
            }
            return;
        }
        let url = match sort_of_link {
            LinkType::Email => Cow::Owned(format!("mailto:{url}")),
            _ => Cow::Borrowed(url),
        };
        match sort(&url) {
            Destination::Site(target) => {
                let n = self.add_link(ProseLink { target, picture: false, span });
                self.open_site_link(n, title);
            }
            Destination::Web(url) => {
                let mut html = String::from("<a href=\"");
                let _ = escape_href(&mut html, &url);
                html.push('"');
                titled(&mut html, title);
                html.push_str(" rel=\"noopener noreferrer\">");
                self.html(html);
                self.open("</a>", WithoutWords::Address(url.into_owned()));
            }
            Destination::Refused(message, help) => {
                self.report(&rule::BROKEN_LINK, span, message, help);
                self.html("<span class=\"no-link\">");
                self.open("</span>", WithoutWords::Has);
            }
        }
    }

    fn add_link(&mut self, link: ProseLink) -> u32 {
        self.prose.links.push(link);
        (self.prose.links.len() - 1) as u32
    }

    fn open_site_link(&mut self, n: u32, title: &str) {
        self.html("<a href=\"");
        self.mark(Placeholder::Address(n));
        if title.is_empty() {
            self.html("\">");
        } else {
            let mut html = String::from("\"");
            titled(&mut html, title);
            html.push('>');
            self.html(html);
        }
        self.open("</a>", WithoutWords::Title(n));
    }

    fn open(&mut self, close: &'static str, without_words: WithoutWords) {
        self.links.push(OpenLink { close, start: self.prose.lead.len(), without_words });
    }

    /// The title of what a link leads to, as its words.
    fn title(&mut self, n: u32) {
        self.mark(Placeholder::Title(n));
        if let Some(words) = self.prose.taking(self.words) {
            words.titles.push((words.len(), n));
        }
        if let Some(open) = self.links.last_mut() {
            open.without_words = WithoutWords::Has;
        }
    }

    pub(super) fn end_link(&mut self) {
        if self.links.len() == self.silent {
            self.silent = 0;
        }
        // A link that shows nothing could be neither seen nor heard.
        match self.links.last_mut().map(|open| std::mem::replace(&mut open.without_words, WithoutWords::Has)) {
            Some(WithoutWords::Title(n)) => self.title(n),
            Some(WithoutWords::Address(url)) => self.words(url.into()),
            Some(WithoutWords::Has) | None => {}
        }
        let Some(open) = self.links.pop() else { return };
        if let Some(words) = self.prose.taking(self.words) {
            words.keep_whole(open.start);
        }
        self.html(open.close);
    }

    fn words(&mut self, text: CowStr<'a>) {
        if let Some(words) = self.prose.taking(self.words) {
            words.text.push_str(&text);
        }
        self.out.push(Event::Text(text));
    }

    /// Says that `[a][nope]` names no address.
    pub(super) fn names_nothing(&mut self, mut range: Range<usize>) {
        if self.source[range.end..].starts_with("[]") {
            range.end += "[]".len();
        }
        let written = &self.source[range.clone()];
        let Some((label, name)) = written.rsplit_once('[') else { return };
        let label = label.trim_end().trim_start_matches('!').trim_start_matches('[').trim_end_matches(']');
        let name = Some(name.trim_end_matches(']')).filter(|name| !name.is_empty()).unwrap_or(label);
        let message = format!("no address is given for {}, so that this is no link", quote(name));
        let help = format!("write `[{label}](the address)`, or `[{name}]: the address` on a line of its own");
        self.note(self.span(&range), message, &help);
    }

    pub(super) fn picture(
        &mut self,
        sort_of_link: LinkType,
        url: &str,
        range: Range<usize>,
        events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    ) {
        let span = self.span(&range);
        let has_pothole = matches!(sort_of_link, LinkType::WikiLink { has_pothole: true });
        let url = target_of(url, has_pothole);
        let alt = plain_text(events, |tag| matches!(tag, TagEnd::Image), |tag| matches!(tag, Tag::Image { .. }));
        let mut escaped = String::new();
        let _ = escape_html(&mut escaped, if alt.is_empty() { url } else { &alt });
        match sort(url) {
            Destination::Site(target) => {
                let n = self.add_link(ProseLink { target, picture: true, span });
                self.html("<img src=\"");
                self.mark(Placeholder::Address(n));
                self.html("\" alt=\"");
                match self.links.last_mut().map(|open| std::mem::replace(&mut open.without_words, WithoutWords::Has)) {
                    // The picture is all that the link shows: what it leads to is said by it.
                    Some(WithoutWords::Title(n)) if alt.is_empty() => self.mark(Placeholder::Title(n)),
                    _ if alt.is_empty() => {}
                    _ => self.html(escaped),
                }
                self.html("\" loading=\"lazy\">");
            }
            Destination::Web(address) => {
                let mut href = String::new();
                let _ = escape_href(&mut href, &address);
                if self.style.remote_pictures == RemotePictures::Allow {
                    self.html(format!("<img src=\"{href}\" alt=\"{escaped}\" loading=\"lazy\">"));
                } else if self.links.is_empty() {
                    self.html(format!("<a href=\"{href}\" rel=\"noopener noreferrer\">{escaped}</a>"));
                } else {
                    self.html(escaped);
                }
                self.remote_picture(span, url);
            }
            Destination::Refused(message, help) => {
                self.report(&rule::BROKEN_LINK, span, message, help);
                self.html(escaped);
            }
        }
    }

    /// Notes that a picture lies on another host.
    pub(super) fn remote_picture(&mut self, span: Span, url: &str) {
        self.report(
            &rule::REMOTE_PICTURE,
            span,
            format!("the picture {} lies on another host", quote(url)),
            "keep it beside the content: then no other host learns of the visit, and it shows without a network",
        );
    }
}

/// The target of a wiki-link with words of its own, whose divider was written `\|` as tables want it.
fn target_of(url: &str, has_words: bool) -> &str {
    if has_words { url.strip_suffix('\\').unwrap_or(url) } else { url }
}

fn titled(html: &mut String, title: &str) {
    if !title.is_empty() {
        html.push_str(" title=\"");
        let _ = escape_html(&mut *html, title);
        html.push('"');
    }
}
