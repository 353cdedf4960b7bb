//! What an assembly takes of a page: what is in its `main`, which sheets it loads, and what can be led to in it.

use std::collections::BTreeSet;

use crate::html::Route;

use super::sheets::BETWEEN;
use super::tags::{PagePiece, PagePieces, StartTag};

/// A page as a part of something larger.
#[derive(Debug)]
pub struct PagePart {
    /// The page.
    pub route: Route,
    /// Where it lies on a site, not encoded: what links name.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// The class that says what sort of page it is: `kind-journey`.
    pub kind: String,
    /// The style sheets that it loads, from the root of the site, in their order.
    pub(super) sheets: Vec<String>,
    /// What is in its `main`.
    pub(super) main: String,
    /// The ids in that.
    ids: BTreeSet<String>,
}

impl PagePart {
    /// Of the page of a route as it was rendered, from the root of the site.
    pub(super) fn of(route: Route, path: String, title: String, page: &str) -> Self {
        let mut part = Self { route, path, title, kind: String::new(), sheets: Vec::new(), main: String::new(), ids: BTreeSet::new() };
        let mut main = None;
        for (at, piece) in PagePieces::of(page) {
            match piece {
                PagePiece::Start(tag) if main.is_none() => match tag.name {
                    "link" if tag.attribute("rel") == Some("stylesheet") => part.sheets.extend(tag.attribute("href").map(str::to_owned)),
                    "body" => part.kind = tag.attribute("class").unwrap_or_default().split(' ').next().unwrap_or_default().to_owned(),
                    "main" => main = page[at..].find('>').map(|away| at + away + 1..page.len()),
                    _ => {}
                },
                PagePiece::Start(tag) => part.ids.extend(tag.attribute("id").map(unescaped)),
                PagePiece::End("main") => {
                    main = main.map(|inner| inner.start..at);
                    break;
                }
                _ => {}
            }
        }
        part.main = main.map(|inner| page[inner].to_owned()).unwrap_or_default();
        part
    }

    /// The id of the part in an assembly.
    pub fn id(&self) -> String {
        self.path.strip_suffix(".html").unwrap_or(&self.path).to_owned()
    }

    /// The id in an assembly of what has this one on the page; that of the part where nothing has.
    pub(super) fn id_of(&self, anchor: Option<&str>) -> String {
        match anchor.filter(|anchor| self.ids.contains(*anchor)) {
            Some(anchor) => format!("{}{BETWEEN}{anchor}", self.id()),
            None => self.id(),
        }
    }

    /// The files of a site that it shows: pictures, by their published paths.
    pub(super) fn pictures(&self) -> impl Iterator<Item = String> {
        PagePieces::of(&self.main).filter_map(|(_, piece)| match piece {
            PagePiece::Start(tag) => picture_of(&tag).map(unescaped),
            _ => None,
        })
    }
}

/// The address of the picture that a tag shows, as it is written.
pub(super) fn picture_of<'h>(tag: &StartTag<'h>) -> Option<&'h str> {
    match tag.name {
        "img" => tag.attribute("src"),
        "image" => tag.attribute("href"),
        _ => None,
    }
}

/// A value of an attribute without the escapes that pages write.
pub(super) fn unescaped(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let pairs = [("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&#x2F;", "/"), ("&amp;", "&")];
    pairs.iter().fold(value.to_owned(), |text, (escape, sign)| text.replace(escape, sign))
}
