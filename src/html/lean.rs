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

use crate::base::escape::all;

/// Writes the page that lies at `path` lean in the place of what `out` held.
pub fn write_lean(path: &str, page: &[u8], out: &mut Vec<u8>) {
    // No page grows, and short pieces are written with what lies behind them.
    out.resize(page.len().max(out.len()) + PIECE, 0);
    let (folder, rest) = path.split_once('/').unwrap_or_default();
    let up = "../".repeat(rest.matches('/').count());
    let own_folder = if folder.is_empty() { String::new() } else { format!("{up}../{folder}/") };
    let mut lean = LeanPage { page, own_folder: own_folder.as_bytes(), up: up.len(), at: 0, read: 0, out, written: 0 };
    while let Some(away) = next_tag(lean.rest()) {
        lean.at += away + 1;
        match lean.rest().first() {
            Some(b'/') => lean.end_tag(),
            Some(b'!') => lean.declaration(),
            Some(first) if first.is_ascii_alphabetic() => lean.start_tag(),
            _ => {}
        }
    }
    lean.leave_out(page.len(), page.len());
    let length = lean.written;
    out.truncate(length);
}

/// How far away the next tag is: as a rule it follows at once.
fn next_tag(rest: &[u8]) -> Option<usize> {
    if rest.first() == Some(&b'<') { Some(0) } else { memchr(b'<', rest) }
}

/// Pieces up to so long are copied at this length, which is quicker than to ask each how long it is: a page is written in thousands.
const PIECE: usize = 32;

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
    read: usize,
    out: &'a mut [u8],
    /// How much was written.
    written: usize,
}

impl LeanPage<'_> {
    fn rest(&self) -> &[u8] {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// Writes what comes before a stretch, and leaves that out.
    fn leave_out(&mut self, from: usize, to: usize) {
        let length = from - self.read;
        let (source, target) = (&self.page[self.read..], &mut self.out[self.written..]);
        match (source.first_chunk::<PIECE>(), target.first_chunk_mut::<PIECE>()) {
            (Some(source), Some(target)) if length <= PIECE => *target = *source,
            _ => target[..length].copy_from_slice(&source[..length]),
        }
        self.written += length;
        self.read = to;
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
        let tag = tag_name(self.rest());
        let holds_text = holds_text(tag);
        self.at += tag.len();
        while let Some(away) = self.rest().iter().position(|&byte| is(byte, MATTERS_IN_TAG)) {
            self.at += away;
            match self.page[self.at] {
                b'"' => self.value(),
                b'\'' => {
                    self.at += 1;
                    self.skip_past(b"'");
                }
                _ => {
                    self.at += 1;
                    if holds_text {
                        // Nothing within is a tag.
                        self.at = find(self.rest(), b"</").map_or(self.page.len(), |away| self.at + away);
                    }
                    return;
                }
            }
        }
        self.at = self.page.len();
    }

    /// A value in quotes: without them where it can stand so, and an empty one not at all.
    fn value(&mut self) {
        let open = self.at;
        let value = self.page.get(open + 1..).unwrap_or_default();
        let Some(length) = memchr(b'"', value) else {
            self.at = self.page.len();
            return;
        };
        let value = &value[..length];
        let close = open + 1 + length;
        self.at = close + 1;
        let before = &self.page[..open];
        if before.last() != Some(&b'=') {
            return;
        }
        let behind = self.rest().first();
        let ends = matches!(behind, Some(b' ' | b'\n' | b'>'));
        if length == 0 {
            if ends {
                self.leave_out(open - 1, close + 1);
            }
            return;
        }
        let goes_back = value[0] == self.own_folder.first().copied().unwrap_or_default()
            && value.starts_with(self.own_folder)
            && before.ends_with(b" href=");
        // A stroke would become a part of the value.
        let is_stroke = behind == Some(&b'/');
        let is_bare = (ends || is_stroke) && all(value, stands_bare);
        if is_bare {
            self.leave_out(open, open + 1);
        }
        if goes_back {
            self.leave_out(open + 1 + self.up, open + 1 + self.own_folder.len());
        }
        if is_bare {
            self.leave_out(close, close + 1);
            if is_stroke {
                self.out[self.written] = b' ';
                self.written += 1;
            }
        }
    }

    fn end_tag(&mut self) {
        let begin = self.at - 1;
        let tag = tag_name(&self.page[self.at + 1..]);
        self.at += 1 + tag.len();
        if self.rest().first() != Some(&b'>') {
            return;
        }
        self.at += 1;
        if !may_go(tag) {
            return;
        }
        let rest = self.rest();
        let blank = rest.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(rest.len());
        let goes = match &rest[blank..] {
            [b'<', b'/', after @ ..] => ends_with_end(tag, tag_name(after)),
            [b'<', after @ ..] => ends_with_start(tag, tag_name(after)),
            _ => false,
        };
        if goes {
            // Between cells and rows nobody sees white space, nor a line's end between paragraphs; elsewhere it may part words.
            let with_it = if is_of_table(tag) || tag == b"p" && rest.first() == Some(&b'\n') { blank } else { 0 };
            self.leave_out(begin, self.at + with_it);
        }
    }
}

/// The name that a tag begins with.
fn tag_name(tag: &[u8]) -> &[u8] {
    let length = tag.iter().position(|&byte| !is(byte, NAMES)).unwrap_or(tag.len());
    &tag[..length]
}

/// Whether what stands within is text, whatever it looks like.
fn holds_text(tag: &[u8]) -> bool {
    matches!(tag, b"script" | b"style" | b"textarea" | b"title")
}

/// Whether an end tag may be left out at all.
fn may_go(tag: &[u8]) -> bool {
    matches!(tag, b"li" | b"td" | b"th" | b"tr" | b"p" | b"dd" | b"dt" | b"thead" | b"tbody" | b"option")
}

fn is_of_table(tag: &[u8]) -> bool {
    matches!(tag, b"td" | b"th" | b"tr" | b"thead" | b"tbody")
}

/// Whether a start tag behind the end of an element ends it as well.
fn ends_with_start(tag: &[u8], next: &[u8]) -> bool {
    match tag {
        b"td" | b"th" => matches!(next, b"td" | b"th" | b"tr"),
        b"tr" => matches!(next, b"tr" | b"tbody" | b"tfoot"),
        b"thead" | b"tbody" => matches!(next, b"tbody" | b"tfoot"),
        b"dt" | b"dd" => matches!(next, b"dt" | b"dd"),
        // What begins no paragraph, and ends one.
        #[rustfmt::skip]
        b"p" => matches!(
            next,
            b"p" | b"ul" | b"ol" | b"div" | b"section" | b"table" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"dl" | b"details"
                | b"blockquote" | b"pre" | b"figure" | b"footer" | b"header" | b"nav" | b"hr" | b"aside" | b"form" | b"main"
        ),
        b"li" | b"option" => tag == next,
        _ => false,
    }
}

/// Whether an end tag behind the end of an element ends it as well.
fn ends_with_end(tag: &[u8], next: &[u8]) -> bool {
    match tag {
        b"td" | b"th" => matches!(next, b"tr" | b"tbody" | b"thead" | b"table"),
        b"tr" => matches!(next, b"tbody" | b"thead" | b"tfoot" | b"table"),
        b"thead" | b"tbody" => next == b"table",
        b"li" => matches!(next, b"ul" | b"ol"),
        b"dd" => matches!(next, b"dl" | b"div"),
        b"option" => next == b"select",
        // What holds paragraphs, and whose end is theirs.
        #[rustfmt::skip]
        b"p" => matches!(
            next,
            b"li" | b"div" | b"section" | b"td" | b"th" | b"dd" | b"header" | b"blockquote" | b"details" | b"main" | b"aside"
                | b"footer" | b"figure" | b"figcaption" | b"nav" | b"form" | b"article"
        ),
        _ => false,
    }
}

/// Whether a byte may stand in a value without quotes.
fn stands_bare(byte: u8) -> bool {
    // Without branches, so that a stride of them is looked at side by side.
    (byte > b' ') & (byte != b'"') & (byte != b'\'') & (byte != b'<') & (byte != b'=') & (byte != b'>') & (byte != b'`')
}

/// What a byte is: bits of a table, since every byte of every tag is asked.
const MATTERS_IN_TAG: u8 = 1;
const NAMES: u8 = 2;

static BYTES: [u8; 256] = {
    let mut bytes = [0; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        if matches!(byte, b'"' | b'\'' | b'>') {
            bytes[at] |= MATTERS_IN_TAG;
        }
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            bytes[at] |= NAMES;
        }
        at += 1;
    }
    bytes
};

/// Whether a byte is that.
fn is(byte: u8, what: u8) -> bool {
    BYTES[usize::from(byte)] & what != 0
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
                    Token::TagToken(tag) if tag.kind == TagKind::EndTag && may_go(tag.name.as_bytes()) => {}
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
