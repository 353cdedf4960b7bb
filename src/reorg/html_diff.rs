//! A page as a tree of elements, without what names a team.
//!
//! Elements marked `data-team` are left out with all that they hold; the children of one marked
//! `data-team-order` are put in the order of their texts. What is compared otherwise is compared as it is
//! written, white space aside.
//!
//! Tags are cut as browsers cut them; the tree is simpler than theirs: an end tag closes all that is open within its
//! element, and one that closes nothing is passed over. Both pages are read alike, so what is read wrongly is at
//! least compared with its like.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::{Attribute, LocalName};

/// Elements that hold nothing and have no end tag.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Nested deeper than this, elements stand beside each other: nothing here walks for ever.
const DEEPEST: usize = 200;

/// An element or a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum HtmlPart {
    Element(Element),
    Text(String),
}

/// An element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    name: LocalName,
    attributes: Vec<Attribute>,
    parts: Vec<HtmlPart>,
}

/// Where two pages part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Divergence {
    pub(super) within: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// The whole page, within an element without a name.
pub(super) fn read(html: &str) -> Element {
    let tree = PageTree { open: vec![Element::default()], text: String::new() };
    let tokenizer = Tokenizer::new(TreeSink(RefCell::new(tree)), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut tree = tokenizer.sink.0.into_inner();
    tree.end_text();
    while tree.open.len() > 1 {
        tree.close_last();
    }
    tree.open.pop().unwrap_or_default()
}

/// A page in the making.
struct PageTree {
    /// The elements that are open, outermost first.
    open: Vec<Element>,
    /// The text since the last tag.
    text: String,
}

/// Takes what the tokenizer cuts.
struct TreeSink(RefCell<PageTree>);

impl TokenSink for TreeSink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut tree = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => tree.text.push_str(&text),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => tree.close(&tag.name),
            Token::TagToken(tag) => return tree.begin(tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl PageTree {
    fn end_text(&mut self) {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        if let Some(inner) = self.open.last_mut().filter(|_| !words.is_empty()) {
            inner.parts.push(HtmlPart::Text(words.join(" ")));
        }
        self.text.clear();
    }

    /// Begins an element; how its text is to be read.
    fn begin(&mut self, Tag { name, self_closing, attrs, .. }: Tag) -> TokenSinkResult<()> {
        self.end_text();
        self.end_before(&name);
        let text = match &*name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        };
        let holds_nothing = self_closing || VOID.contains(&&*name);
        self.open.push(Element { name, attributes: attrs, parts: Vec::new() });
        if holds_nothing || self.open.len() > DEEPEST {
            self.close_last();
        }
        if self_closing { TokenSinkResult::Continue } else { text }
    }

    /// Closes what ends where an element of that name begins: items, rows and cells need no end tag.
    fn end_before(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "td" | "th" => (&["td", "th"], &["tr"]),
            "tr" => (&["tr"], &["table", "thead", "tbody", "tfoot"]),
            "tbody" | "tfoot" => (&["thead", "tbody"], &["table"]),
            _ => return,
        };
        let at = self.open.iter().rposition(|element| ends.contains(&&*element.name) || within.contains(&&*element.name));
        while at.is_some_and(|at| ends.contains(&self.open.get(at).map_or("", |element| &*element.name)) && self.open.len() > at) {
            self.close_last();
        }
    }

    /// Closes the innermost element of that name and all that is open within it.
    fn close(&mut self, name: &LocalName) {
        self.end_text();
        if let Some(at) = self.open.iter().rposition(|element| element.name == *name) {
            while self.open.len() > at {
                self.close_last();
            }
        }
    }

    /// Closes the innermost element: it becomes a part of the one around it, unless it names a team.
    fn close_last(&mut self) {
        let Some(mut element) = self.open.pop() else { return };
        if element.attribute("data-team").is_some() {
            return;
        }
        if element.attribute("data-team-order").is_some() {
            element.parts.sort_by_cached_key(written);
        }
        if let Some(outer) = self.open.last_mut() {
            outer.parts.push(HtmlPart::Element(element));
        }
    }
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    }

    /// How a path names it: `ul.things`, `section#why`.
    fn label(&self) -> String {
        match (self.attribute("id"), self.attribute("class").and_then(|classes| classes.split_whitespace().next())) {
            (Some(id), _) => format!("{}#{id}", self.name),
            (None, Some(class)) => format!("{}.{class}", self.name),
            (None, None) => self.name.to_string(),
        }
    }

    fn start_tag(&self) -> String {
        let written = |Attribute { name, value }: &Attribute| match &**value {
            "" => format!(" {}", name.local),
            value => format!(" {}=\"{value}\"", name.local),
        };
        format!("<{}{}>", self.name, self.attributes.iter().map(written).collect::<String>())
    }
}

/// A part as a text, for sorting and for telling.
fn written(part: &HtmlPart) -> String {
    match part {
        HtmlPart::Text(text) => text.clone(),
        HtmlPart::Element(element) => {
            let inner: Vec<String> = element.parts.iter().map(written).collect();
            element.start_tag() + &inner.join(" ")
        }
    }
}

/// The first place where two pages part; none where they read the same.
pub(super) fn first_difference(before: &Element, after: &Element) -> Option<Divergence> {
    let mut path = Vec::new();
    let (before, after) = part(before, after, &mut path)?;
    Some(Divergence { within: path.join(" > "), before, after })
}

/// What differs within two elements, whose path is left in `path`.
fn part(before: &Element, after: &Element, path: &mut Vec<String>) -> Option<(String, String)> {
    if !before.name.is_empty() {
        path.push(before.label());
    }
    if (&before.name, &before.attributes) != (&after.name, &after.attributes) {
        return Some((before.start_tag(), after.start_tag()));
    }
    for i in 0..before.parts.len().max(after.parts.len()) {
        let found = match (before.parts.get(i), after.parts.get(i)) {
            (Some(HtmlPart::Element(before)), Some(HtmlPart::Element(after))) => part(before, after, path),
            (before, after) if before == after => None,
            (before, after) => {
                let said = |part: Option<&HtmlPart>| part.map_or_else(|| "nothing".to_owned(), written);
                Some((said(before), said(after)))
            }
        };
        if found.is_some() {
            return found;
        }
    }
    path.pop();
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(before: &str, after: &str) -> Option<(String, String, String)> {
        first_difference(&read(before), &read(after)).map(|place| (place.within, place.before, place.after))
    }

    #[test]
    fn items_rows_and_cells_end_where_the_next_ones_begin() {
        assert_eq!(differ("<ul><li>a<li data-team>x<li>b</ul>", "<ul><li>a<li data-team>y<li>b</ul>"), None);
        assert_eq!(differ("<tr><td>a<td data-team>x<td>b<tr><td>c", "<tr><td>a<td data-team>y<td>b<tr><td>c"), None);
        assert!(differ("<ul><li data-team>x<ul><li>y</ul><li>b</ul>", "<ul><li data-team>x<ul><li>z</ul><li>c</ul>").is_some());
        let list = |items: &str| format!("<ul data-team-order>{items}</ul>");
        assert_eq!(differ(&list("<li>a<li>b"), &list("<li>b<li>a")), None);
    }

    fn told(within: &str, before: &str, after: &str) -> Option<(String, String, String)> {
        Some((within.into(), before.into(), after.into()))
    }

    #[test]
    fn what_names_a_team_is_left_out_with_all_that_it_holds() {
        assert_eq!(differ("<p>A <b data-team>x<i>y</i></b> b</p>", "<p>A <b class=\"z\" data-team>w</b> b</p>"), None);
        assert_eq!(differ("<p><img data-team src=\"a>b\"> b</p>", "<p> b</p>"), None);
        assert_eq!(differ("<p data-team>x", "<p data-team>y"), None);
        assert_eq!(differ("<svg><g data-team><text>x</text></g><path/></svg>", "<svg><path/></svg>"), None);
    }

    #[test]
    fn the_first_difference_is_told_with_its_place() {
        assert_eq!(
            differ("<main><ul class=\"a b\"><li>x</li></ul></main>", "<main><ul class=\"a b\"><li>y</li></ul></main>"),
            told("main > ul.a > li", "x", "y")
        );
        assert_eq!(differ("<p id=\"q\">x</p>", "<p id=\"q\"></p>"), told("p#q", "x", "nothing"));
        assert_eq!(differ("<a href=\"x\">t</a>", "<a href=\"y\">t</a>"), told("a", "<a href=\"x\">", "<a href=\"y\">"));
        assert_eq!(differ("<p>a</p><p>x</p>", "<p>a</p><p>y</p>"), told("p", "x", "y"));
    }

    #[test]
    fn the_order_of_a_marked_list_does_not_matter_and_that_of_others_does() {
        let list = |mark: &str, items: [&str; 2]| format!("<ul{mark}>{}</ul>", items.map(|item| format!("<li>{item}</li>\n")).concat());
        assert_eq!(differ(&list(" data-team-order", ["a", "b"]), &list(" data-team-order", ["b", "a"])), None);
        assert!(differ(&list("", ["a", "b"]), &list("", ["b", "a"])).is_some());
        assert!(differ(&list(" data-team-order", ["a", "b"]), &list(" data-team-order", ["a", "a"])).is_some());
    }

    #[test]
    fn a_mark_is_an_attribute_and_no_value_or_part_of_one() {
        for tag in ["p data-teams", "p class=\"data-team\"", "p title='a data-team b'", "p data-team-order"] {
            assert!(differ(&format!("<{tag}>x</p>"), &format!("<{tag}>y</p>")).is_some(), "{tag}");
        }
        for tag in ["p data-team=\"\"", "p id=a data-team", "p title='x' data-team=yes"] {
            assert!(differ(&format!("<{tag}>x</p>"), &format!("<{tag}>y</p>")).is_none(), "{tag}");
        }
    }

    #[test]
    fn white_space_comments_and_loose_ends_are_no_difference() {
        assert_eq!(differ("<p>a  b\n</p><!-- x -->", "<p> a b</p>"), None);
        assert_eq!(differ("</i><p>a < b</p>", "<p>a < b</p></b>"), None);
        assert_eq!(differ("<p>a<!-- b -->c &amp; d</p>", "<p>ac & d</p>"), None);
        assert_eq!(differ("<script>if (a<b) {}</script><p>x", "<script>if (a<b) {}</script><p>x</p>"), None);
        let deep = "<div>".repeat(5_000);
        assert_eq!(differ(&deep, &deep), None);
        for odd in ["<", "<a", "<a b=\"", "<!--", "</", "<script>", "<!doctype html>", "<title/><p>a", "<b x=1 x=2>"] {
            assert_eq!(differ(odd, odd), None, "{odd}");
        }
    }
}
