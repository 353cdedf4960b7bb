//! Several pages as one document: a file to mail, a book to print.
//!
//! 1. [`belongs`] and [`book`] say which pages, in which order.
//! 2. [`PagePart::of`](part::PagePart) takes of each page, as its template makes it, what is in its `main`, and the sheets that it loads. So a site's
//!    own templates count here too.
//! 3. [`rewrite`] makes ids its own, lets links stay inside, and takes out what a browser would run or ask for. [`sheets`] holds each style sheet
//!    to the parts that came with it.
//!
//! No script is taken along: pages need none. Absent: the disk. What pictures and fonts hold comes in as a value.

pub mod belongs;
pub mod book;
mod part;
mod rewrite;
mod sheets;
mod tags;

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64;
use rayon::prelude::*;

use crate::base::files::resolve;

use super::html_text::Html;
use super::theme::Theme;
use super::{Renderer, Route};
pub use part::PagePart;
use rewrite::PartWriting;
use sheets::{IN, MAIN, addresses, for_parts, scoped, with_addresses};

/// Sheets that count for the whole document.
const FOR_ALL: [&str; 2] = ["site.css", "own.css"];

/// Sheets that put a page on one sheet of paper by leaving most of it out: a book tells all of it.
const IN_SHORT: [&str; 2] = ["outcome.css", "home.css"];

/// Files of a site by their published paths.
pub type FilesByPath = BTreeMap<String, Vec<u8>>;

/// Pages that stand in one document.
#[derive(Debug)]
pub struct Assembly {
    /// They, in their order.
    pub parts: Vec<PagePart>,
}

impl Assembly {
    /// Of the pages of these routes, rendered on all cores.
    ///
    /// # Errors
    /// A template of the site's theme fails: which, and why.
    pub fn of(renderer: &Renderer<'_>, routes: Vec<Route>) -> Result<Self, String> {
        let part = |route: Route| {
            let page = renderer.render_from_root(&route)?;
            let (path, title) = (route.path(renderer.model()), renderer.title(&route));
            Ok(PagePart::of(route, path, title, &String::from_utf8_lossy(&page)))
        };
        routes.into_par_iter().map(part).collect::<Result<_, String>>().map(|parts| Self { parts })
    }

    /// The published paths of the files that it shows, pictures and fonts.
    pub fn files(&self, theme: &Theme, shell: &str) -> BTreeSet<String> {
        let of_sheets = self.sheets(theme, shell, false);
        let fonts = addresses(&of_sheets).into_iter().filter_map(|address| resolve("assets/site.css", &address));
        self.parts.iter().flat_map(PagePart::pictures).chain(fonts).collect()
    }

    /// The style sheet of a book that lies at the root of its site: what it names lies beside it.
    pub fn style_of_book(&self, theme: &Theme) -> String {
        self.sheets(theme, super::pages::book::SHEET, true)
    }

    /// The style sheets of all parts, each held to those that came with it, and that of the document, `shell`, behind them. Addresses are
    /// as in the folder of assets.
    pub(super) fn sheets(&self, theme: &Theme, shell: &str, is_book: bool) -> String {
        let text = |name: &str| theme.assets.get(name).and_then(|asset| asset.bytes.as_deref()).map(String::from_utf8_lossy);
        let names: BTreeMap<&str, &str> = theme.assets.iter().map(|(name, asset)| (&*asset.path, &**name)).collect();
        let mut order: Vec<&str> = Vec::new();
        let mut kinds: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for part in &self.parts {
            for name in part.sheets.iter().filter_map(|sheet| names.get(&**sheet)) {
                if kinds.entry(name).or_default().insert(&part.kind) && !order.contains(name) {
                    order.push(name);
                }
            }
        }
        let is_one = self.parts.len() == 1;
        let mut out = text(FOR_ALL[0]).map(|css| for_parts(&css)).unwrap_or_default();
        for name in order.into_iter().filter(|name| !FOR_ALL.contains(name)) {
            let kinds: Vec<&str> = kinds[name].iter().copied().collect();
            let print = !(is_book && IN_SHORT.contains(&name));
            // A page that is alone may say what it wants of all that surrounds it.
            out.extend(text(name).map(|css| if is_one && print { for_parts(&css) } else { scoped(&css, &kinds, print) }));
        }
        out.extend(text(shell));
        if let Some(own) = text(FOR_ALL[1]) {
            // What counts nearer by goes before what is said of all: it is said in both ways.
            out.push_str(&for_parts(&own));
            out.push_str(&scoped(&own, &kinds_of(&self.parts), true));
        }
        out
    }

    /// The parts one behind the other. `number`: of a part by its place, and its level, where headings have numbers.
    /// `before` writes what stands before a part.
    fn write<'n>(
        &self,
        how: PartWriting<'_>,
        number: impl Fn(usize) -> Option<(&'n str, usize)>,
        before: impl Fn(usize, &mut String),
    ) -> Html {
        let mut out = String::with_capacity(self.parts.iter().map(|part| part.main.len() * 5 / 4).sum());
        for (place, part) in self.parts.iter().enumerate() {
            let (id, kind) = (super::address::escape(&part.id()), &part.kind);
            before(place, &mut out);
            out.push_str(&format!("<div class=\"part {IN}{kind}\" id=\"{id}\"><div class=\"{kind}\"><div class=\"page\"><{MAIN}>"));
            how.write(part, number(place), &mut out);
            out.push_str(&format!("</{MAIN}></div></div></div>\n"));
        }
        Html(out)
    }

    fn by_path(&self) -> BTreeMap<&str, &PagePart> {
        self.parts.iter().map(|part| (&*part.path, part)).collect()
    }

    /// The parts of a file that is alone: nothing in it leads to another file.
    pub(super) fn alone(&self, files: &FilesByPath) -> Html {
        let picture = |path: &str| files.get(path).map(|bytes| data_address(path, bytes));
        let how = PartWriting { parts: &self.by_path(), picture: &picture, may_leave: false, is_book: false };
        if let [only] = &*self.parts {
            // As its page has it, so that its own sheets see it so.
            let mut out = format!("<div class=\"page\" id=\"{}\"><{MAIN} role=\"main\">", super::address::escape(&only.id()));
            how.write(only, None, &mut out);
            return Html(out + &format!("</{MAIN}></div>\n"));
        }
        self.write(how, |_| None, |_, _| {})
    }

    /// The parts of a book. `files`: what it shows, where it stands alone; else it lies at the root of the site. `places`: of each part its
    /// number, its level, and the heading that stands before it.
    pub(super) fn as_book(&self, places: &[(&str, usize, Html)], files: Option<&FilesByPath>) -> Html {
        let picture = |path: &str| match files {
            Some(files) => files.get(path).map(|bytes| data_address(path, bytes)),
            None => path.starts_with("assets/").then(|| path.to_owned()),
        };
        let how = PartWriting { parts: &self.by_path(), picture: &picture, may_leave: files.is_none(), is_book: true };
        let number = |place: usize| places.get(place).map(|(number, level, _)| (*number, *level));
        self.write(how, number, |place, out| out.extend(places.get(place).map(|(.., heading)| heading.0.as_str())))
    }
}

fn kinds_of(parts: &[PagePart]) -> Vec<&str> {
    let kinds: BTreeSet<&str> = parts.iter().map(|part| &*part.kind).collect();
    kinds.into_iter().collect()
}

/// A sheet with the files that it names in it.
pub(super) fn with_files(css: &str, files: &FilesByPath) -> String {
    // Letters that are there already need not be waited for.
    with_addresses(&css.replace("font-display:optional", "font-display:block"), |address| {
        if address.starts_with("data:") || address.starts_with('#') {
            return None;
        }
        let path = resolve("assets/site.css", address);
        // What is not there is not asked for either.
        Some(path.and_then(|path| files.get(&path).map(|bytes| data_address(&path, bytes))).unwrap_or_else(|| "data:,".into()))
    })
}

/// A file as an address that holds it.
pub(super) fn data_address(path: &str, bytes: &[u8]) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default();
    let sort = match ending {
        "svg" => "image/svg+xml",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "png" | "gif" | "webp" | "avif" => return format!("data:image/{ending};base64,{}", BASE64.encode(bytes)),
        "woff2" | "woff" | "ttf" | "otf" => return format!("data:font/{ending};base64,{}", BASE64.encode(bytes)),
        _ => "application/octet-stream",
    };
    format!("data:{sort};base64,{}", BASE64.encode(bytes))
}
