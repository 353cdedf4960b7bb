//! Raw HTML where a site lets it stand: what is harmless of it, with pictures of other hosts as links.
//!
//! It goes through two hands. Here each stretch that stands in the Markdown is cut into its tags, as a browser cuts
//! it, so that what is taken out has a place; the whole body then goes through [`harmless`](super::harmless), which
//! also says what may stay. `allow` shows as text what it does not keep, for a silent loss would be a riddle.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use pulldown_cmark_escape::{escape_href, escape_html};

use crate::base::vocabulary::{RawHtml, RemotePictures};

use super::MarkdownOptions;
use super::harmless::{asked_elsewhere, keeps, may_stay};

/// Something that lies on another host, where it stood and its address.
pub(super) type Remote = (Range<usize>, String);

/// A stretch of raw HTML, and where its parts stand in the source.
#[derive(Debug, Default)]
pub(super) struct Raw {
    html: String,
    /// Where a part begins here, and where in the source.
    parts: Vec<(usize, usize)>,
}

impl Raw {
    /// Adds a part that begins at `at` of the source.
    pub(super) fn push(&mut self, html: &str, at: usize) {
        self.parts.push((self.html.len(), at));
        self.html.push_str(html);
    }

    /// Where a stretch of it stands in the source.
    fn in_source(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let part = self.parts.partition_point(|&(begin, _)| begin <= at).saturating_sub(1);
            self.parts.get(part).map_or(at, |&(begin, source)| source + at - begin)
        };
        // The end belongs to the part of the last character, not to the one that follows.
        place(range.start)..place(range.end.saturating_sub(1)) + 1
    }

    /// What stays of it, and what lay on other hosts. `links` counts the links that are open around it.
    pub(super) fn keep(&self, style: MarkdownOptions, links: &mut usize) -> (String, Vec<Remote>) {
        let mut keeping = Keeping { style, out: String::with_capacity(self.html.len()), remote: Vec::new(), links, silent: false };
        let tokenizer = Tokenizer::new(Cutter::default(), TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() });
        let (mut told, mut fed) = (0, 0);
        for piece in self.html.split_inclusive('>') {
            let queue = BufferQueue::default();
            queue.push_back(StrTendril::from(piece));
            let _ = tokenizer.feed(&queue);
            fed += piece.len();
            let Some(token) = tokenizer.sink.last.take() else { continue };
            let begin = told + begin(&self.html[told..fed], &token);
            keeping.text(&self.html[told..begin]);
            keeping.token(&token, &self.html[begin..fed], self.in_source(&(begin..fed)));
            told = fed;
        }
        // A tag that does not end is none.
        keeping.unfinished(&self.html[told..]);
        (keeping.out, keeping.remote)
    }
}

/// Keeps the last tag or comment that the tokenizer came upon.
#[derive(Default)]
struct Cutter {
    last: RefCell<Option<Token>>,
}

impl TokenSink for Cutter {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let raw = match &token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, .. }) => match &**name {
                "script" => Some(RawKind::ScriptData),
                "style" => Some(RawKind::Rawtext),
                _ => None,
            },
            Token::TagToken(_) | Token::CommentToken(_) | Token::DoctypeToken(_) => None,
            _ => return TokenSinkResult::Continue,
        };
        self.last.replace(Some(token));
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }
}

/// Where in a text that ends with a token it begins.
fn begin(text: &str, token: &Token) -> usize {
    let follows = |begin: &str, is_right: fn(u8) -> bool| {
        text.match_indices(begin).map(|(at, _)| at).find(|at| text.as_bytes().get(at + begin.len()).copied().is_some_and(is_right))
    };
    let found = match token {
        Token::TagToken(tag) if tag.kind == TagKind::StartTag => follows("<", |b| b.is_ascii_alphabetic()),
        // Of a script, the last.
        Token::TagToken(tag) if ["script", "style"].contains(&&*tag.name) => text.rfind("</"),
        Token::TagToken(_) => follows("</", |b| b.is_ascii_alphabetic()),
        _ => follows("<", |b| matches!(b, b'!' | b'?' | b'/')),
    };
    found.unwrap_or(0)
}

/// What is kept while a stretch is gone through.
struct Keeping<'k> {
    style: MarkdownOptions,
    out: String,
    remote: Vec<Remote>,
    links: &'k mut usize,
    /// Within a script or a sheet that is left out.
    silent: bool,
}

impl Keeping<'_> {
    fn is_lenient(&self) -> bool {
        self.style.raw_html == RawHtml::Allow
    }

    fn text(&mut self, html: &str) {
        if !self.silent {
            // Nothing in it is a tag: a `<` in it must not become one in front of what follows.
            self.out.push_str(&html.replace('<', "&lt;"));
        }
    }

    fn unfinished(&mut self, html: &str) {
        if !self.silent {
            let _ = escape_html(&mut self.out, html);
        }
    }

    fn token(&mut self, token: &Token, html: &str, at: Range<usize>) {
        let Token::TagToken(tag) = token else { return };
        let name = &*tag.name;
        if !keeps(name, self.style) {
            if self.is_lenient() {
                let _ = escape_html(&mut self.out, html);
            } else if ["script", "style"].contains(&name) {
                self.silent = tag.kind == TagKind::StartTag;
            }
            return;
        }
        if tag.kind == TagKind::EndTag {
            if name == "a" {
                *self.links = self.links.saturating_sub(1);
            }
            self.out.push_str(&format!("</{name}>"));
            return;
        }
        if name == "a" {
            *self.links += 1;
        }
        if let Some(asked) = tag.attrs.iter().find(|a| asked_elsewhere(&a.name.local, &a.value)) {
            self.remote.push((at, asked.value.trim().to_owned()));
            if name == "img" && self.style.remote_pictures != RemotePictures::Allow {
                return self.link_to_picture(tag, &asked.value);
            }
        }
        self.start(name, tag);
    }

    /// Writes a start tag without what names our own places of the page.
    fn start(&mut self, name: &str, tag: &Tag) {
        self.out.push('<');
        self.out.push_str(name);
        for attribute in &tag.attrs {
            let key = &*attribute.name.local;
            let clobbers = key == "name" || (key == "id" && attribute.value.trim_start().starts_with("tl-"));
            let is_plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if clobbers || !is_plain || !may_stay(name, key, &attribute.value, self.style) {
                continue;
            }
            self.out.push_str(&format!(" {key}=\""));
            let _ = escape_html(&mut self.out, &attribute.value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// What stands for a picture of another host: a link to it, or within a link its words.
    fn link_to_picture(&mut self, tag: &Tag, address: &str) {
        let alt = tag.attrs.iter().find(|a| &*a.name.local == "alt").map(|a| a.value.trim()).filter(|alt| !alt.is_empty());
        let words = alt.unwrap_or(address.trim());
        if *self.links > 0 {
            let _ = escape_html(&mut self.out, words);
            return;
        }
        let bare: String = address.trim_matches(|c: char| c <= ' ').chars().filter(|c| !c.is_control()).collect();
        let full = if bare.starts_with(['/', '\\']) { format!("https://{}", bare.trim_start_matches(['/', '\\'])) } else { bare };
        self.out.push_str("<a href=\"");
        let _ = escape_href(&mut self.out, &full);
        self.out.push_str("\" rel=\"noopener noreferrer\">");
        let _ = escape_html(&mut self.out, words);
        self.out.push_str("</a>");
    }
}

#[cfg(test)]
mod tests {
    use super::super::harmless::sanitise;
    use super::*;

    fn keep(html: &str, raw_html: RawHtml, remote_pictures: RemotePictures) -> (String, Vec<String>) {
        let style = MarkdownOptions { raw_html, remote_pictures };
        let mut raw = Raw::default();
        raw.push(html, 0);
        let (kept, remote) = raw.keep(style, &mut 0);
        (sanitise(&kept, style), remote.into_iter().map(|(at, _)| html[at].to_owned()).collect())
    }

    #[test]
    fn no_address_form_reaches_another_host() {
        let forms = [
            "https://h/a.png",
            "HTTP://h/a",
            "//h/a",
            "/\\h/a",
            "\\\\h/a",
            "\\/h/a",
            "https:h/a",
            "https:/h",
            "https:\\h",
            " //h",
            "/\t/h",
            "ht\ntps://h",
            "&#104;ttps://h",
            "&sol;&sol;h",
            "//h/a b",
            "\u{1}//h",
            "ftp://h/a",
            "data:image/svg+xml,a",
            "blob:a",
        ];
        for form in forms {
            for tag in
                [format!("<img src=\"{form}\">"), format!("<video poster='{form}'></video>"), format!("<audio src=\"{form}\"></audio>")]
            {
                for mode in [RawHtml::Sanitize, RawHtml::Allow] {
                    let (kept, _) = keep(&tag, mode, RemotePictures::Link);
                    assert!(!["src=", "poster=", "<img"].iter().any(|sign| kept.contains(sign)), "{tag:?}: {kept}");
                }
            }
        }
        for own in ["a.png", "/a.png", "../a/b.png", "?a", "#a", "a//b"] {
            let (kept, remote) = keep(&format!("<img src=\"{own}\">"), RawHtml::Sanitize, RemotePictures::Link);
            assert!(kept.contains(&format!("src=\"{own}\"")) && remote.is_empty(), "{kept}");
        }
    }

    #[test]
    fn a_picture_of_another_host_is_a_link_and_is_told_at_its_tag() {
        let html = "<p>a < b <!-- <img> --><IMG alt=\"A <cat>\"\n src='//cats.example/a.png'></p>";
        let (kept, remote) = keep(html, RawHtml::Sanitize, RemotePictures::Link);
        assert_eq!(kept, "<p>a &lt; b <a href=\"https://cats.example/a.png\" rel=\"noopener noreferrer\">A &lt;cat&gt;</a></p>");
        assert_eq!(remote, ["<IMG alt=\"A <cat>\"\n src='//cats.example/a.png'>"]);
        let (kept, _) = keep(
            "<a href=\"https://a.example/\"><img src=\"https://b.example/a.svg\" alt=\"built\"></a>",
            RawHtml::Allow,
            RemotePictures::Link,
        );
        assert_eq!(kept, "<a href=\"https://a.example/\" rel=\"noopener noreferrer\">built</a>");
    }

    #[test]
    fn where_pictures_of_other_hosts_are_allowed_they_alone_are() {
        let html =
            "<img src=\"https://h/a.png\"><video src=\"https://h/a.mp4\" poster=\"//h/b\"></video><b style=\"background:url(//h/c)\">c</b>";
        for mode in [RawHtml::Sanitize, RawHtml::Allow] {
            let (kept, remote) = keep(html, mode, RemotePictures::Allow);
            assert_eq!(kept.matches("h/").count(), 1, "{kept}");
            assert!(kept.starts_with("<img src=\"https://h/a.png\">") && !remote.is_empty());
        }
    }

    #[test]
    fn nothing_runs_in_any_mode_and_what_allow_leaves_out_is_seen() {
        for html in [
            "<script>alert(1)</script>",
            "<b onclick=\"alert(1)\">a</b>",
            "<iframe src=\"a.html\"></iframe>",
            "<a href=\"javascript:alert(1)\">a</a>",
            "<svg onload=alert(1)>",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<object data=\"a.html\"></object>",
            "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(1)\">a</button></form>",
            "<meta http-equiv=refresh content=0>",
            "<base href=\"//h/\">",
            "<link rel=stylesheet href=\"//h/a.css\">",
            "<img src=a onerror=alert(1)//",
            "<script",
            "<plaintext>",
        ] {
            let runs = |kept: &str| {
                ["<script", " on", "<iframe", "javascript:", "<svg", "<object", "<meta", "<base", "<link", "<plain", "formaction"]
                    .iter()
                    .any(|sign| kept.contains(sign))
            };
            for mode in [RawHtml::Sanitize, RawHtml::Allow] {
                let (kept, _) = keep(html, mode, RemotePictures::Allow);
                let tags = kept.split('<').skip(1).filter_map(|rest| rest.split('>').next());
                assert!(!runs(&tags.map(|tag| format!("<{tag}>")).collect::<String>()), "{html}: {kept}");
            }
        }
        let (kept, _) = keep("<script>alert(1 < 2)</script>", RawHtml::Allow, RemotePictures::Link);
        assert_eq!(kept, "&lt;script&gt;alert(1 &lt; 2)&lt;/script&gt;");
    }

    #[test]
    fn names_that_are_the_pages_own_are_left_to_it() {
        let (kept, _) = keep("<p id=\"tl-main\" name=\"body\" class=\"a\">a</p><p id=\"mine\">b</p>", RawHtml::Allow, RemotePictures::Link);
        assert_eq!(kept, "<p class=\"a\">a</p><p id=\"mine\">b</p>");
    }
}
