//! A page as it is published: without the quotes and the end tags that HTML lets one leave out, and without the way to the root
//! and back where a link stays in its folder.
//!
//! Browsers make the same of it, and a large site is smaller by a twentieth. What templates and fragments write stays as
//! people like to read it: a page is made lean at the very end, in one pass, and only where its bytes are kept.
//!
//! What may be left out is what [the standard](https://html.spec.whatwg.org/multipage/syntax.html) says, and less where that
//! depends on more than what comes next: an end tag goes only before a tag that is known to end its element as well.

use memchr::memchr;
use memchr::memmem::find;

/// Writes the page that lies at `path` lean in the place of what `out` held.
pub fn write_lean(path: &str, page: &[u8], out: &mut Vec<u8>) {
    out.clear();
    out.reserve(page.len());
    let (folder, rest) = path.split_once('/').unwrap_or_default();
    let up = "../".repeat(rest.matches('/').count());
    let own_folder = if folder.is_empty() { String::new() } else { format!("{up}../{folder}/") };
    let mut lean = LeanPage { page, own_folder: own_folder.as_bytes(), up: up.len(), at: 0, written: 0, out };
    while let Some(away) = memchr(b'<', lean.rest()) {
        lean.at += away + 1;
        match lean.rest().first() {
            Some(b'/') => lean.end_tag(),
            Some(b'!') => lean.declaration(),
            Some(first) if first.is_ascii_alphabetic() => lean.start_tag(),
            _ => {}
        }
    }
    lean.leave_out(page.len(), page.len());
}

/// A page on its way.
struct LeanPage<'a> {
    page: &'a [u8],
    /// How links to the page's own folder begin, the first on its path; nothing where it lies in none.
    own_folder: &'a [u8],
    /// So much of that leads there by itself.
    up: usize,
    /// Up to where it was looked at.
    at: usize,
    /// Up to where it was written or left out.
    written: usize,
    out: &'a mut Vec<u8>,
}

impl LeanPage<'_> {
    fn rest(&self) -> &[u8] {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// Writes what comes before a stretch, and leaves that out.
    fn leave_out(&mut self, from: usize, to: usize) {
        self.out.extend_from_slice(&self.page[self.written..from]);
        self.written = to;
    }

    /// Goes on behind the next such sign, to the end where there is none.
    fn skip_past(&mut self, sign: &[u8]) {
        self.at = find(self.rest(), sign).map_or(self.page.len(), |away| self.at + away + sign.len());
    }

    /// A comment, the kind of document, or text that is taken as it is.
    fn declaration(&mut self) {
        let end: &[u8] = match self.rest() {
            [b'!', b'-', b'-', ..] => b"-->",
            [b'!', b'[', ..] => b"]]>",
            _ => b">",
        };
        self.skip_past(end);
    }

    fn start_tag(&mut self) {
        let name = name_at(self.rest());
        let holds_text = matches!(name, b"script" | b"style" | b"textarea" | b"title");
        let name_end = self.at + name.len();
        self.at = name_end;
        while let Some(&byte) = self.page.get(self.at) {
            match byte {
                b'"' => self.value(),
                b'\'' => {
                    self.at += 1;
                    self.skip_past(b"'");
                }
                b'>' => {
                    self.at += 1;
                    break;
                }
                _ => self.at += 1,
            }
        }
        if holds_text {
            // Nothing within is a tag.
            self.at = find(self.rest(), b"</").map_or(self.page.len(), |away| self.at + away);
        }
    }

    /// A value in quotes: without them where it can stand so, and an empty one not at all.
    fn value(&mut self) {
        let open = self.at;
        let value = self.page.get(open + 1..).unwrap_or_default();
        let bare = value.iter().take_while(|&&byte| stands_bare(byte)).count();
        let Some(more) = memchr(b'"', &value[bare..]) else {
            self.at = self.page.len();
            return;
        };
        let close = open + 1 + bare + more;
        self.at = close + 1;
        let before = &self.page[..open];
        if !before.ends_with(b"=") {
            return;
        }
        let goes_back = !self.own_folder.is_empty() && value.starts_with(self.own_folder) && before.ends_with(b" href=");
        let behind = self.rest().first();
        let ends = matches!(behind, Some(b' ' | b'\n' | b'>'));
        if bare == 0 && more == 0 && ends {
            self.leave_out(open - 1, close + 1);
            return;
        }
        // A stroke would become a part of the value.
        let is_stroke = behind == Some(&b'/');
        let is_bare = more == 0 && bare > 0 && (ends || is_stroke);
        if is_bare {
            self.leave_out(open, open + 1);
        }
        if goes_back {
            self.leave_out(open + 1 + self.up, open + 1 + self.own_folder.len());
        }
        if is_bare {
            self.leave_out(close, close + 1);
            if is_stroke {
                self.out.push(b' ');
            }
        }
    }

    fn end_tag(&mut self) {
        let begin = self.at - 1;
        let name = name_at(&self.page[self.at + 1..]);
        self.at += 1 + name.len();
        if self.rest().first() != Some(&b'>') {
            return;
        }
        self.at += 1;
        let Some(ends_it) = Optional::of(name) else { return };
        let blank = self.rest().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let next = &self.page[self.at + blank..];
        let goes = match next {
            [b'<', b'/', after @ ..] => ends_it.end_tags.contains(&name_at(after)),
            [b'<', after @ ..] => ends_it.start_tags.contains(&name_at(after)),
            _ => false,
        };
        if goes {
            // Between cells and rows nobody sees white space, nor a line's end between paragraphs; elsewhere it may part words.
            let with_it = if ends_it.is_of_table || name == b"p" && self.rest().first() == Some(&b'\n') { blank } else { 0 };
            self.leave_out(begin, self.at + with_it);
        }
    }
}

/// Which tags end an element whose end tag may be left out.
struct Optional {
    start_tags: &'static [&'static [u8]],
    end_tags: &'static [&'static [u8]],
    is_of_table: bool,
}

impl Optional {
    fn of(name: &[u8]) -> Option<&'static Self> {
        Some(match name {
            b"li" => &Self { start_tags: &[b"li"], end_tags: &[b"ul", b"ol"], is_of_table: false },
            b"td" | b"th" => {
                &Self { start_tags: &[b"td", b"th", b"tr"], end_tags: &[b"tr", b"tbody", b"thead", b"table"], is_of_table: true }
            }
            b"tr" => {
                &Self { start_tags: &[b"tr", b"tbody", b"tfoot"], end_tags: &[b"tbody", b"thead", b"tfoot", b"table"], is_of_table: true }
            }
            b"thead" | b"tbody" => &Self { start_tags: &[b"tbody", b"tfoot"], end_tags: &[b"table"], is_of_table: true },
            b"dt" => &Self { start_tags: &[b"dt", b"dd"], end_tags: &[], is_of_table: false },
            b"dd" => &Self { start_tags: &[b"dt", b"dd"], end_tags: &[b"dl", b"div"], is_of_table: false },
            b"option" => &Self { start_tags: &[b"option"], end_tags: &[b"select"], is_of_table: false },
            b"p" => &Self { start_tags: BLOCKS, end_tags: HOLDERS, is_of_table: false },
            _ => return None,
        })
    }
}

/// What begins no paragraph, and ends one.
const BLOCKS: &[&[u8]] = &[
    b"p",
    b"ul",
    b"ol",
    b"div",
    b"section",
    b"table",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"dl",
    b"details",
    b"blockquote",
    b"pre",
    b"figure",
    b"footer",
    b"header",
    b"nav",
    b"hr",
    b"aside",
    b"form",
    b"main",
];
/// What holds paragraphs, and whose end is theirs.
const HOLDERS: &[&[u8]] = &[
    b"li",
    b"div",
    b"section",
    b"td",
    b"th",
    b"dd",
    b"header",
    b"blockquote",
    b"details",
    b"main",
    b"aside",
    b"footer",
    b"figure",
    b"figcaption",
    b"nav",
    b"form",
    b"article",
];

/// The name that a tag begins with.
fn name_at(tag: &[u8]) -> &[u8] {
    let length = tag.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    &tag[..length]
}

/// Whether a byte may stand in a value without quotes.
fn stands_bare(byte: u8) -> bool {
    byte > b' ' && !matches!(byte, b'"' | b'\'' | b'<' | b'=' | b'>' | b'`')
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use html5ever::tendril::StrTendril;
    use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
    use proptest::prelude::*;

    use super::*;

    fn lean_at(path: &str, page: &str) -> String {
        let mut out = Vec::new();
        write_lean(path, page.as_bytes(), &mut out);
        String::from_utf8(out).unwrap()
    }

    fn lean(page: &str) -> String {
        lean_at("x.html", page)
    }

    #[test]
    fn quotes_go_where_a_value_can_stand_without() {
        assert_eq!(
            lean(r#"<a class="x y" href="../a%20b.html#c" title="a=b" data-team="">"z"</a><br id="e"/>"#),
            r#"<a class="x y" href=../a%20b.html#c title="a=b" data-team>"z"</a><br id=e />"#
        );
    }

    #[test]
    fn an_end_tag_goes_where_what_comes_next_ends_its_element_too() {
        assert_eq!(lean("<ul><li>a</li> <li>b</li></ul>"), "<ul><li>a <li>b</ul>");
        assert_eq!(lean("<div><p>a</p> b</div>"), "<div><p>a</p> b</div>");
        assert_eq!(lean("<a><p>a</p></a><div><p>a</p>\n</div>"), "<a><p>a</p></a><div><p>a</div>");
        assert_eq!(
            lean("<table>\n<tbody>\n<tr><td>a</td>\n<th>b</th></tr>\n<tr><td></td></tr></tbody></table>"),
            "<table>\n<tbody>\n<tr><td>a<th>b<tr><td></table>"
        );
        assert_eq!(lean("<dl><div><dt>a</dt><dd>b</dd></div></dl>"), "<dl><div><dt>a<dd>b</div></dl>");
    }

    #[test]
    fn a_link_within_a_folder_does_not_go_round_by_the_root() {
        let page = r#"<a href="../a/b.html">../a/</a><a href="../b/a.html" title="../a/">"#;
        assert_eq!(lean_at("a/x.html", page), r#"<a href=b.html>../a/</a><a href=../b/a.html title=../a/>"#);
        assert_eq!(lean_at("x.html", page), r#"<a href=../a/b.html>../a/</a><a href=../b/a.html title=../a/>"#);
        assert_eq!(lean_at("a/b/x.html", r#"<a href="../../a/c.html"></a>"#), "<a href=../c.html></a>");
    }

    #[test]
    fn what_is_no_tag_stays_as_it_is() {
        for page in [
            "<!doctype html><!-- <b id=\"x\"> <p>a</p></div> --><p>",
            "<script>if (a < b) x = '<i class=\"y\">'</script>",
            "<b title='say \"x\"'>a < b</b>",
            "<b title=\"never closed",
            "<b title=\"",
            "</",
            "<",
            "</p",
            "",
        ] {
            assert_eq!(lean(page), page);
        }
    }

    /// The tags of a page with their attributes and the words between, without the end tags that may go.
    fn tokens(page: &str) -> Vec<String> {
        struct Sink(RefCell<Vec<String>>);
        impl TokenSink for Sink {
            type Handle = ();
            fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
                let mut found = self.0.borrow_mut();
                match token {
                    Token::TagToken(tag) if tag.kind == TagKind::EndTag && Optional::of(tag.name.as_bytes()).is_some() => {}
                    Token::TagToken(tag) => found.push(format!("{:?} {} {:?}", tag.kind, tag.name, tag.attrs)),
                    Token::CharacterTokens(text) if !text.trim().is_empty() => found.push(text.split_whitespace().collect()),
                    _ => {}
                }
                TokenSinkResult::Continue
            }
        }
        let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(page));
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.0.into_inner()
    }

    fn markup() -> impl Strategy<Value = String> {
        let value = "[a-z0-9 ./#&;'=<>`\u{e9}-]{0,6}";
        let tag = ("(p|li|td|tr|a|div|path|br|ul)", "(class|d|href)", value, "(>|/>| >|\n>)")
            .prop_map(|(name, key, value, end)| format!("<{name} {key}=\"{value}\"{end}"));
        let end = "</(p|li|td|tr|a|div|ul|table)>";
        let words = "[a-z \n]{0,4}";
        prop::collection::vec(prop_oneof![tag, end.prop_map(String::from), words.prop_map(String::from)], 0..20)
            .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn a_lean_page_says_the_same(page in markup()) {
            let lean = lean(&page);
            prop_assert_eq!(tokens(&page), tokens(&lean));
            prop_assert!(lean.len() <= page.len());
        }

        #[test]
        fn any_bytes_are_got_through(page in "[<>/!\"'=a-c -]{0,40}") {
            prop_assert!(lean(&page).len() <= page.len());
        }
    }
}
