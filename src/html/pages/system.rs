//! A system's page.

use serde::Serialize;

use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::System;

use crate::html::fragments::common::Common;
use crate::html::fragments::work::work_of;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// A system's page.
#[derive(Debug, Serialize)]
pub struct SystemView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// Who supplies it.
    supplier: Option<&'p str>,
    /// How much depends on it, as readers call it: low, medium or high.
    criticality: Option<&'p str>,
    /// Where it is.
    url: Option<&'p str>,
    /// A table of the processes and steps that lean on it, and for which outcomes.
    used_in: Html,
    /// The same of those that it does by itself.
    does: Html,
}

/// The view of a system.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<System>) -> SystemView<'p> {
    let system = &page.model().systems[id];
    SystemView {
        common: Common::of(page, system.node),
        supplier: system.supplier.as_deref(),
        criticality: system.criticality.map(|criticality| page.words().text(criticality)),
        url: system.url.as_deref(),
        used_in: work_of(page, system.node, EdgeKind::Systems),
        does: work_of(page, system.node, EdgeKind::By),
    }
}
