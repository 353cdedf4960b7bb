//! A plain page: its text, what it holds, and the pages beside it.

use maud::html;
use serde::Serialize;

use crate::model::id::NodeId;

use crate::html::fragments::common::Common;
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;

/// Up to so many parts a page needs no list of them.
const FEW_PARTS: usize = 2;

/// A plain page.
#[derive(Debug, Serialize)]
pub struct PlainView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// The parts of a longer text, as the items of a list of links.
    contents: Html,
    /// The plain page before it, in the order of their files.
    before: Option<Html>,
    /// The plain page behind it.
    after: Option<Html>,
}

/// The view of a plain page.
pub fn view<'p>(page: &PageContext<'p, '_>, node: NodeId) -> PlainView<'p> {
    let model = page.model();
    let contents = page.body(node).map(|body| body.contents()).unwrap_or_default();
    let contents = html! {
        @if contents.len() > FEW_PARTS {
            @for (anchor, title) in contents { li { a href={ "#" (text(anchor)) } { (text(title)) } } }
        }
    };
    let beside = |step: fn(usize) -> Option<usize>| {
        let pages: Vec<NodeId> = model.pages.iter().map(|(_, page)| page.node).collect();
        let at = pages.iter().position(|&page| page == node).and_then(step)?;
        pages.get(at).map(|&node| page.show(node))
    };
    PlainView {
        common: Common::of(page, node),
        contents: contents.into(),
        before: beside(|at| at.checked_sub(1)),
        after: beside(|at| at.checked_add(1)),
    }
}
