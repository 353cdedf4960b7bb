//! A page's own part as it stands among others: its ids are its own, its links stay inside, and it loads nothing.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::html::address::{encode, encode_into, escape, escape_into};

use super::part::{PagePart, picture_of, unescaped};
use super::sheets::BETWEEN;
use super::tags::{PagePiece, PagePieces, StartTag};

/// What parts of a page are no use for in a book: what leads through a site, and what a page says of others that name it.
const OF_A_SITE: [&str; 11] =
    ["links-here", "crumbs", "at-stage", "ways", "permalink", "axis", "in-time", "facets", "hangs", "jump", "other-orders"];

/// How parts are written.
#[derive(Clone, Copy)]
pub(super) struct PartWriting<'a> {
    /// All parts, by the paths of their pages.
    pub parts: &'a BTreeMap<&'a str, &'a PagePart>,
    /// What a picture is written as, by its published path; none where it is not shown.
    pub picture: &'a dyn Fn(&str) -> Option<String>,
    /// Whether links may lead to pages of the site that are no parts. Else these are text.
    pub may_leave: bool,
    /// Whether it is read from the first part to the last.
    pub is_book: bool,
}

/// A part on its way.
struct Written<'a, 'o> {
    how: PartWriting<'a>,
    part: &'a PagePart,
    /// The id of the part, encoded.
    own: String,
    /// In a book: the number of the part, its level from 1 on, and how many headings within it have one.
    number: Option<(&'a str, usize)>,
    inner: usize,
    /// What the link that is open is written as where it leads nowhere.
    text: Option<&'static str>,
    /// How deep in drawings it is.
    drawings: usize,
    out: &'o mut String,
}

impl<'a> PartWriting<'a> {
    /// Writes what is in a part. `number`: that of the part, and its level from 1 on, where headings have one.
    pub(super) fn write(self, part: &'a PagePart, number: Option<(&'a str, usize)>, out: &mut String) {
        let own = encode(&part.id());
        let mut written = Written { how: self, part, own, number, inner: 0, text: None, drawings: 0, out };
        let mut pieces = PagePieces::of(&part.main);
        while let Some((_, piece)) = pieces.next() {
            match piece {
                PagePiece::Other(text) if text.starts_with("<!--") => {}
                PagePiece::Other(text) => written.out.push_str(text),
                PagePiece::Start(tag) if written.leaves_out(&tag) => pass_over(&tag, &mut pieces),
                PagePiece::Start(tag) => written.start(&tag),
                PagePiece::End(name) => written.end(name),
            }
        }
    }
}

/// Goes on behind the end of an element.
fn pass_over(tag: &StartTag<'_>, pieces: &mut PagePieces<'_>) {
    let mut open = usize::from(!tag.closes_itself && tag.name != "input");
    while open > 0 {
        match pieces.next() {
            Some((_, PagePiece::Start(inner))) if inner.name == tag.name => open += usize::from(!inner.closes_itself),
            Some((_, PagePiece::End(name))) if name == tag.name => open -= 1,
            None => return,
            _ => {}
        }
    }
}

impl Written<'_, '_> {
    fn leaves_out(&self, tag: &StartTag<'_>) -> bool {
        let acts = matches!(tag.name, "script" | "style" | "link" | "iframe" | "object" | "embed" | "audio" | "video" | "base" | "meta");
        acts || self.how.is_book && (tag.name == "button" || OF_A_SITE.iter().any(|class| tag.has_class(class)))
    }

    fn start(&mut self, tag: &StartTag<'_>) {
        match tag.name {
            "svg" => self.drawings += usize::from(!tag.closes_itself),
            "a" => return self.link(tag),
            _ => {}
        }
        if let Some(picture) = picture_of(tag) {
            return self.picture(tag, &unescaped(picture));
        }
        self.out.push('<');
        self.out.push_str(tag.name);
        tag.attributes.iter().for_each(|(name, value)| self.attribute(name, *value));
        let level = heading_level(tag.name);
        if let (Some(level), Some((_, above))) = (level, self.number) {
            self.out.push_str(&format!(" aria-level=\"{}\"", level + above));
        }
        if self.how.is_book && tag.name == "details" && tag.attribute("open").is_none() {
            self.out.push_str(" open");
        }
        self.out.push_str(if tag.closes_itself { "/>" } else { ">" });
        if let (Some(level), Some((number, _))) = (level, self.number)
            && level <= 2
            && !tag.has_class("vh")
        {
            self.inner += usize::from(level == 2);
            let inner = if level == 2 { format!(".{}", letter(self.inner)) } else { String::new() };
            self.out.push_str(&format!("<span class=\"no\">{number}{inner}</span> "));
        }
    }

    fn end(&mut self, name: &str) {
        let name = match name {
            "a" => self.text.take().unwrap_or("a"),
            "svg" => {
                self.drawings = self.drawings.saturating_sub(1);
                name
            }
            _ => name,
        };
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn attribute(&mut self, name: &str, value: Option<&str>) {
        let Some(value) = value else {
            if !is_left_out(name) {
                self.out.push(' ');
                self.out.push_str(name);
            }
            return;
        };
        if is_left_out(name) {
            return;
        }
        let value = value.replace('"', "&quot;");
        let own = |id: &str| format!("{}{BETWEEN}{id}", escape(&self.part.id()));
        let value = match name {
            "id" | "for" | "list" => own(&value),
            "name" if self.how.is_book => return,
            // Of what one can go to, there would be many of one name.
            "role" if self.how.is_book && value == "region" => "group".to_owned(),
            "name" => own(&value),
            "headers" | "aria-labelledby" | "aria-describedby" | "aria-controls" | "aria-owns" | "aria-details" => {
                value.split_ascii_whitespace().map(own).collect::<Vec<_>>().join(" ")
            }
            "href" => value.strip_prefix('#').map_or_else(String::new, |id| format!("#{}{BETWEEN}{id}", escape(&self.own))),
            _ => match value.strip_prefix("url(#") {
                Some(id) => format!("url(#{}{BETWEEN}{id}", escape(&self.own)),
                None => value,
            },
        };
        self.out.push_str(&format!(" {name}=\"{value}\""));
    }

    fn link(&mut self, tag: &StartTag<'_>) {
        let address = tag.attribute("href").map(|href| self.address(&unescaped(href)));
        let name = match address {
            Some(None) if self.drawings > 0 => "g",
            Some(None) => "span",
            _ => "a",
        };
        self.text = (name != "a").then_some(name);
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in tag.attributes.iter().filter(|(key, _)| *key != "href") {
            let is_of_link = matches!(*key, "target" | "download" | "rel" | "type" | "hreflang" | "aria-current");
            // A name that no eye sees may only be given to what does something.
            let is_name = *key == "aria-label" || *key == "title";
            if name == "a" || !is_of_link && !is_name {
                self.attribute(key, *value);
            }
        }
        if let Some(Some(address)) = address {
            self.out.push_str(&format!(" href=\"{}\"", escape(&address)));
        }
        self.out.push_str(if tag.closes_itself { "/>" } else { ">" });
    }

    /// Where a link leads: to a part, to another host, or out of here.
    fn address(&self, href: &str) -> Option<String> {
        if let Some(anchor) = href.strip_prefix('#') {
            return Some(fragment(self.part, Some(anchor)));
        }
        if let Some((scheme, _)) = href.split_once(':')
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        {
            return Some(href.to_owned());
        }
        let (path, anchor) = href.split_once('#').map_or((href, None), |(path, anchor)| (path, Some(anchor)));
        let path = path.split('?').next().unwrap_or(path);
        match self.how.parts.get(&*percent_decode_str(path).decode_utf8_lossy()) {
            Some(part) => Some(fragment(part, anchor)),
            None => (self.how.may_leave && !href.starts_with('/')).then(|| href.to_owned()),
        }
    }

    /// A picture; one of another host, which would be asked for it, becomes a link.
    fn picture(&mut self, tag: &StartTag<'_>, address: &str) {
        let shown = if address.starts_with("data:") { Some(address.to_owned()) } else { (self.how.picture)(address) };
        let said = tag.attribute("alt").unwrap_or_default();
        match shown {
            Some(shown) => {
                self.out.push('<');
                self.out.push_str(tag.name);
                let key = if tag.name == "img" { "src" } else { "href" };
                self.out.push_str(&format!(" {key}=\"{}\"", escape(&shown)));
                // All is there at once.
                for (name, value) in tag.attributes.iter().filter(|(name, _)| *name != key && *name != "loading") {
                    self.attribute(name, *value);
                }
                self.out.push_str(if tag.closes_itself { "/>" } else { ">" });
            }
            None if address.contains("//") => {
                self.out.push_str("<a href=\"");
                escape_into(self.out, address);
                self.out.push_str(&format!("\">{}</a>", if said.is_empty() { escape(address) } else { said.into() }));
            }
            None => self.out.push_str(&format!("<span>{said}</span>")),
        }
    }
}

/// The fragment that leads to a part, or to what has an anchor in it.
fn fragment(part: &PagePart, anchor: Option<&str>) -> String {
    let anchor = anchor.map(|anchor| percent_decode_str(anchor).decode_utf8_lossy().into_owned());
    let mut address = String::from("#");
    encode_into(&mut address, &part.id_of(anchor.as_deref()));
    address
}

/// What the headings within a chapter are counted by, from 1 on, so that they are told from the chapters within it: `a` to `z`, `aa`.
fn letter(count: usize) -> String {
    let own = char::from(b'a' + u8::try_from((count + 25) % 26).unwrap_or_default());
    if count > 26 { letter((count - 1) / 26) + &own.to_string() } else { own.to_string() }
}

fn heading_level(name: &str) -> Option<usize> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Whether an attribute would run, load or lead somewhere, or breaks the policy.
fn is_left_out(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.starts_with("on")
        || matches!(
            &*lower,
            "style" | "src" | "srcset" | "poster" | "data" | "background" | "ping" | "action" | "formaction" | "xlink:href"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::Route;

    fn part(path: &str, main: &str) -> PagePart {
        PagePart::of(Route::Home, path.into(), String::new(), &format!("<body class=\"kind-x\"><main id=\"m\">{main}</main>"))
    }

    fn written(main: &str, may_leave: bool, number: Option<(&str, usize)>) -> String {
        let (own, other) = (part("a/x.html", main), part("b.html", "<p id=\"r\"></p>"));
        let parts = [(&*own.path, &own), (&*other.path, &other)].into_iter().collect();
        let picture = |path: &str| (path == "assets/p.png").then(|| "data:p".to_owned());
        let mut out = String::new();
        PartWriting { parts: &parts, picture: &picture, may_leave, is_book: number.is_some() }.write(&own, number, &mut out);
        out
    }

    #[test]
    fn links_stay_inside_and_what_is_not_there_is_text() {
        let page = "<a href=\"b.html#r\" class=\"k\">1</a><a href=\"b.html#gone\">2</a><a href=\"c.html\" class=\"k\" aria-label=\"x\">3</a><a href=\"https://h.example/\">4</a><svg><a href=\"c.html\"><path/></a></svg>";
        assert_eq!(
            written(page, false, None),
            "<a class=\"k\" href=\"#b~r\">1</a><a href=\"#b\">2</a><span class=\"k\">3</span><a href=\"https://h.example/\">4</a><svg><g><path/></g></svg>"
        );
        assert_eq!(written("<a href=\"c.html\">3</a>", true, None), "<a href=\"c.html\">3</a>");
    }

    #[test]
    fn ids_are_those_of_the_part_wherever_they_are_named() {
        let page = "<h2 id=\"t\">T</h2><div aria-labelledby=\"t u\"><a href=\"#t\">t</a><use href=\"#i\"/><path fill=\"url(#h)\"/><input name=\"n\"></div>";
        assert_eq!(
            written(page, false, None),
            "<h2 id=\"a/x~t\">T</h2><div aria-labelledby=\"a/x~t a/x~u\"><a href=\"#a/x~t\">t</a><use href=\"#a/x~i\"/><path fill=\"url(#a/x~h)\"/><input name=\"a/x~n\"></div>"
        );
    }

    #[test]
    fn what_would_run_or_be_asked_for_is_left_out() {
        let page = "<script>x</script><p style=\"a\" onclick=\"b\">1</p><img src=\"assets/p.png\" alt=\"P\"><img src=\"https://h.example/q.png\" alt=\"Q\"><img src=\"assets/gone.png\" alt=\"G\" srcset=\"x 2x\">";
        assert_eq!(
            written(page, false, None),
            "<p>1</p><img src=\"data:p\" alt=\"P\"><a href=\"https://h.example/q.png\">Q</a><span>G</span>"
        );
    }

    #[test]
    fn headings_in_a_book_have_numbers_and_levels() {
        let page = "<nav class=\"crumbs\"><nav></nav>x</nav><h1>A</h1><h2 class=\"vh\">h</h2><h2>B</h2><h3>C</h3><h2>D</h2><details name=\"n\"><summary>s</summary></details>";
        assert_eq!(
            written(page, false, Some(("2.1", 2))),
            "<h1 aria-level=\"3\"><span class=\"no\">2.1</span> A</h1><h2 class=\"vh\" aria-level=\"4\">h</h2><h2 aria-level=\"4\"><span class=\"no\">2.1.a</span> B</h2>\
             <h3 aria-level=\"5\">C</h3><h2 aria-level=\"4\"><span class=\"no\">2.1.b</span> D</h2><details open><summary>s</summary></details>"
        );
        assert_eq!([1, 26, 27, 53].map(letter), ["a", "z", "aa", "ba"]);
    }
}
