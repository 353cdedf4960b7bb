//! Links and pictures: where they lead, and what becomes of those that may not lead there.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use crate::base::diagnostic::quote;
use crate::base::rule;
use crate::base::words::RemotePictures;
use crate::syntax::prose::target::{Address, sort, wiki};
use crate::syntax::prose::words::plain_text;
use crate::syntax::prose::{Hole, ProseLink};

use super::Rewriting;

impl<'a> Rewriting<'a, '_> {
    pub(super) fn link(&mut self, sort_of_link: LinkType, url: &str, title: &str, range: Range<usize>) {
        let span = self.span(&range);
        if let LinkType::WikiLink { has_pothole } = sort_of_link {
            let n = self.add_link(ProseLink { target: wiki(url), picture: false, span });
            self.open_link(n, title);
            if !has_pothole {
                self.mark(Hole::Title(n));
                self.silent = self.links.len();
            }
            return;
        }
        let url = match sort_of_link {
            LinkType::Email => Cow::Owned(format!("mailto:{url}")),
            _ => Cow::Borrowed(url),
        };
        match sort(&url) {
            Address::Site(target) => {
                let n = self.add_link(ProseLink { target, picture: false, span });
                self.open_link(n, title);
            }
            Address::Web(url) => {
                let mut html = String::from("<a href=\"");
                let _ = escape_href(&mut html, &url);
                html.push('"');
                titled(&mut html, title);
                html.push_str(" rel=\"noopener noreferrer\">");
                self.html(html);
                self.links.push("</a>");
            }
            Address::Refused(message, help) => {
                self.report(&rule::BROKEN_LINK, span, message, help);
                self.html("<span class=\"no-link\">");
                self.links.push("</span>");
            }
        }
    }

    fn add_link(&mut self, link: ProseLink) -> u32 {
        self.prose.links.push(link);
        (self.prose.links.len() - 1) as u32
    }

    fn open_link(&mut self, n: u32, title: &str) {
        self.html("<a href=\"");
        self.mark(Hole::Address(n));
        if title.is_empty() {
            self.html("\">");
        } else {
            let mut html = String::from("\"");
            titled(&mut html, title);
            html.push('>');
            self.html(html);
        }
        self.links.push("</a>");
    }

    pub(super) fn picture(&mut self, url: &str, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
        let span = self.span(&range);
        let alt = plain_text(events, |tag| matches!(tag, TagEnd::Image), |tag| matches!(tag, Tag::Image { .. }));
        let mut escaped = String::new();
        let _ = escape_html(&mut escaped, if alt.is_empty() { url } else { &alt });
        match sort(url) {
            Address::Site(target) => {
                let n = self.add_link(ProseLink { target, picture: true, span });
                self.html("<img src=\"");
                self.mark(Hole::Address(n));
                escaped.clear();
                let _ = escape_html(&mut escaped, &alt);
                self.html(format!("\" alt=\"{escaped}\" loading=\"lazy\">"));
            }
            Address::Web(address) => {
                let mut href = String::new();
                let _ = escape_href(&mut href, &address);
                if self.style.remote_pictures == RemotePictures::Allow {
                    self.html(format!("<img src=\"{href}\" alt=\"{escaped}\" loading=\"lazy\">"));
                } else if self.links.is_empty() {
                    self.html(format!("<a href=\"{href}\" rel=\"noopener noreferrer\">{escaped}</a>"));
                } else {
                    self.html(escaped);
                }
                self.report(
                    &rule::REMOTE_PICTURE,
                    span,
                    format!("the picture {} lies on another host", quote(url)),
                    "keep it beside the content: then no other host learns of the visit, and it shows without a network",
                );
            }
            Address::Refused(message, help) => {
                self.report(&rule::BROKEN_LINK, span, message, help);
                self.html(escaped);
            }
        }
    }
}

fn titled(html: &mut String, title: &str) {
    if !title.is_empty() {
        html.push_str(" title=\"");
        let _ = escape_html(&mut *html, title);
        html.push('"');
    }
}
