//! A system's page.

use serde::Serialize;

use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::System;

use crate::html::fragments::common::Common;
use crate::html::fragments::work::work_of;
use crate::html::html_text::Html;
use crate::html::link::said;
use crate::html::page_context::PageContext;

/// A system's page.
#[derive(Debug, Serialize)]
pub struct SystemView {
    common: Common,
    supplier: Option<String>,
    criticality: Option<&'static str>,
    url: Option<String>,
    used_in: Html,
    does: Html,
}

/// The view of a system.
pub fn view(page: &PageContext<'_, '_>, id: Id<System>) -> SystemView {
    let system = &page.model().systems[id];
    SystemView {
        common: Common::of(page, system.node),
        supplier: said(&system.supplier),
        criticality: system.criticality.map(|c| c.word()),
        url: said(&system.url),
        used_in: work_of(page, system.node, EdgeKind::Systems),
        does: work_of(page, system.node, EdgeKind::By),
    }
}
