//! A plain page.

use serde::Serialize;

use crate::model::id::NodeId;

use crate::html::fragments::common::Common;
use crate::html::page_context::PageContext;

/// A plain page.
#[derive(Debug, Serialize)]
pub struct PlainView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
}

/// The view of a plain page.
pub fn view<'p>(page: &PageContext<'p, '_>, node: NodeId) -> PlainView<'p> {
    PlainView { common: Common::of(page, node) }
}
