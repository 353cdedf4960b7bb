//! A plain page.

use serde::Serialize;

use crate::model::id::NodeId;

use crate::html::fragments::common::Common;
use crate::html::page_context::PageContext;

/// A plain page.
#[derive(Debug, Serialize)]
pub struct PlainView {
    /// What the page of every file sees.
    common: Common,
}

/// The view of a plain page.
pub fn view(page: &PageContext<'_, '_>, node: NodeId) -> PlainView {
    PlainView { common: Common::of(page, node) }
}
