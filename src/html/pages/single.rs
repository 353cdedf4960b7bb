//! One file that holds several pages, or one, and needs no other: to mail.

use data_encoding::BASE64;
use maud::html;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::html::address::encode;
use crate::html::assembly::{Assembly, FilesByPath, PagePart, data_address, with_files};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;

/// The style sheet of the document.
pub const SHEET: &str = "single.css";

/// The file.
#[derive(Debug, Serialize)]
pub struct SingleView {
    /// What it is about: what its first part is called.
    title: String,
    /// What a browser may do with it: show its style, its pictures and its letters, all of which are in it.
    policy: String,
    /// Its style sheets.
    style: Html,
    /// The icon, as an address that holds it.
    icon: String,
    /// The first part's id, encoded.
    first: String,
    /// Links to its parts, as the items of a list.
    contents: Html,
    /// Where it has one part, the class that says what sort of page that is.
    kind: Option<String>,
    /// How many parts it has.
    count: usize,
    /// The parts, each in an element of the class `part`, which is seen where the address leads into it.
    parts: Html,
}

/// The view of a file. `files`: what [`Assembly::files`] names.
pub fn view(page: &PageContext<'_, '_>, assembly: &Assembly, files: &FilesByPath) -> SingleView {
    let style = with_files(&assembly.sheets(page.theme, SHEET, false), files);
    let icon = page.theme.assets.get("icon.svg").and_then(|icon| icon.bytes.as_deref());
    let first = assembly.parts.first();
    SingleView {
        title: first.map(|part| part.title.clone()).unwrap_or_default(),
        policy: policy(&style),
        icon: icon.map(|bytes| data_address("icon.svg", bytes)).unwrap_or_default(),
        first: first.map(|part| encode(&part.id())).unwrap_or_default(),
        contents: contents(&assembly.parts),
        kind: first.filter(|_| assembly.parts.len() == 1).map(|part| part.kind.clone()),
        count: assembly.parts.len(),
        parts: assembly.alone(files),
        style: Html(style),
    }
}

/// What the file may do: what it holds, and nothing else. The style is told by its hash.
pub(super) fn policy(style: &str) -> String {
    let hash = BASE64.encode(&Sha256::digest(style.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'")
}

fn contents(parts: &[PagePart]) -> Html {
    html! { @for part in parts { li { a href={ "#" (encode(&part.id())) } { (text(&part.title)) } } } }.into()
}
