//! A plain page.

use serde::Serialize;

use crate::model::graph::NodeId;

use super::PageContext;
use super::link::Common;

/// A plain page.
#[derive(Debug, Serialize)]
pub struct PlainView {
    common: Common,
}

/// The view of a plain page.
pub fn view(scene: &PageContext<'_, '_>, node: NodeId) -> PlainView {
    PlainView { common: Common::of(scene, node) }
}
