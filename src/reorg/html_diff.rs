//! A page as a tree of elements, without what names a team.
//!
//! Elements marked `data-team` are left out with all that they hold; the children of one marked
//! `data-team-order` are put in the order of their texts. What is compared otherwise is compared as it is
//! written, white space aside.
//!
//! This reads the HTML that templates write, not any HTML: an end tag closes all that is open within its
//! element, and one that closes nothing is passed over. Both pages are read alike, so what is read
//! wrongly is at least compared with its like.

/// Elements that hold nothing and have no end tag.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements whose text is no HTML.
const RAW: &[&str] = &["script", "style", "title", "textarea"];
/// Nested deeper than this, elements stand beside each other: nothing here walks for ever.
const DEEPEST: usize = 200;

/// An element or a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum HtmlPart<'h> {
    Element(Element<'h>),
    Text(String),
}

/// An element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element<'h> {
    name: &'h str,
    /// The whole start tag, without its angle brackets.
    tag: &'h str,
    parts: Vec<HtmlPart<'h>>,
}

/// Where two pages part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Divergence {
    pub(super) within: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// The whole page, within an element without a name.
pub(super) fn read(html: &str) -> Element<'_> {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<').filter(|inner| inner.starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c)))
        else {
            let end = rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |(at, _)| at);
            text(&mut open, &rest[..end]);
            rest = &rest[end..];
            continue;
        };
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let (inside, behind) = tag.split_at(end_of_tag(tag));
        rest = behind.strip_prefix('>').unwrap_or("");
        if let Some(name) = inside.strip_prefix('/') {
            close(&mut open, name.trim());
        } else if !inside.starts_with('!') {
            rest = begin(&mut open, inside, rest);
        }
    }
    while open.len() > 1 {
        close_last(&mut open);
    }
    open.pop().unwrap_or_default()
}

/// Where the tag ends that a text begins with: at a `>` outside quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('>', None) => return at,
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn text(open: &mut [Element<'_>], text: &str) {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some(inner) = open.last_mut().filter(|_| !words.is_empty()) {
        inner.parts.push(HtmlPart::Text(words.join(" ")));
    }
}

/// Begins an element; what is left of the page behind its start tag, or behind all of it where it holds
/// no elements.
fn begin<'h>(open: &mut Vec<Element<'h>>, tag: &'h str, rest: &'h str) -> &'h str {
    let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or(tag);
    open.push(Element { name, tag: tag.trim_end_matches('/').trim_end(), parts: Vec::new() });
    let holds_nothing = tag.ends_with('/') || VOID.contains(&name) || open.len() > DEEPEST;
    if holds_nothing {
        close_last(open);
        return rest;
    }
    if !RAW.contains(&name) {
        return rest;
    }
    let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
    text(open, &rest[..end]);
    close_last(open);
    rest[end..].split_once('>').map_or("", |(_, rest)| rest)
}

/// Closes the innermost element of that name and all that is open within it.
fn close(open: &mut Vec<Element<'_>>, name: &str) {
    if let Some(at) = open.iter().rposition(|element| element.name == name).filter(|at| *at > 0) {
        while open.len() > at {
            close_last(open);
        }
    }
}

/// Closes the innermost element: it becomes a part of the one around it, unless it names a team.
fn close_last(open: &mut Vec<Element<'_>>) {
    let Some(mut element) = open.pop() else { return };
    if element.is_marked("data-team") {
        return;
    }
    if element.is_marked("data-team-order") {
        element.parts.sort_by_cached_key(written);
    }
    if let Some(outer) = open.last_mut() {
        outer.parts.push(HtmlPart::Element(element));
    }
}

impl Element<'_> {
    /// Whether its start tag has this attribute.
    fn is_marked(&self, attribute: &str) -> bool {
        let mut rest = self.tag.strip_prefix(self.name).unwrap_or("");
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '=');
            if rest.is_empty() {
                return false;
            }
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            let end = match quote {
                Some(quote) => rest[1..].find(quote).map_or(rest.len(), |at| at + 2),
                None => rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len()),
            };
            // A name stands alone or before `=`; what stands in quotes is a value.
            if quote.is_none() && &rest[..end] == attribute {
                return true;
            }
            rest = &rest[end..];
        }
    }

    /// How a path names it: `ul.things`, `section#why`.
    fn label(&self) -> String {
        let value = |name: &str| {
            let (_, behind) = self.tag.split_once(&format!(" {name}=\""))?;
            behind.split_once('"').map(|(value, _)| value)
        };
        match (value("id"), value("class").and_then(|classes| classes.split_whitespace().next())) {
            (Some(id), _) => format!("{}#{id}", self.name),
            (None, Some(class)) => format!("{}.{class}", self.name),
            (None, None) => self.name.to_owned(),
        }
    }
}

/// A part as a text, for sorting and for telling.
fn written(part: &HtmlPart<'_>) -> String {
    match part {
        HtmlPart::Text(text) => text.clone(),
        HtmlPart::Element(element) => {
            let inner: Vec<String> = element.parts.iter().map(written).collect();
            format!("<{}>{}", element.tag, inner.join(" "))
        }
    }
}

/// The first place where two pages part; none where they read the same.
pub(super) fn first_difference(before: &Element<'_>, after: &Element<'_>) -> Option<Divergence> {
    let mut path = Vec::new();
    let (before, after) = part(before, after, &mut path)?;
    Some(Divergence { within: path.join(" > "), before, after })
}

/// What differs within two elements, whose path is left in `path`.
fn part(before: &Element<'_>, after: &Element<'_>, path: &mut Vec<String>) -> Option<(String, String)> {
    if !before.name.is_empty() {
        path.push(before.label());
    }
    if before.tag != after.tag {
        return Some((format!("<{}>", before.tag), format!("<{}>", after.tag)));
    }
    for i in 0..before.parts.len().max(after.parts.len()) {
        let found = match (before.parts.get(i), after.parts.get(i)) {
            (Some(HtmlPart::Element(before)), Some(HtmlPart::Element(after))) => part(before, after, path),
            (before, after) if before == after => None,
            (before, after) => {
                let said = |part: Option<&HtmlPart<'_>>| part.map_or_else(|| "nothing".to_owned(), written);
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
        assert_eq!(differ("<script>if (a<b) {}</script><p>x", "<script>if (a<b) {}</script><p>x</p>"), None);
        let deep = "<div>".repeat(5_000);
        assert_eq!(differ(&deep, &deep), None);
        for odd in ["<", "<a", "<a b=\"", "<!--", "</", "<script>", "<!doctype html>"] {
            assert_eq!(differ(odd, odd), None, "{odd}");
        }
    }
}
