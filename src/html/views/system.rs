//! A system's page.

use serde::Serialize;

use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::System;

use super::PageContext;
use super::link::{Common, Html, said};
use super::work::work_of;

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
pub fn view(scene: &PageContext<'_, '_>, id: Id<System>) -> SystemView {
    let system = &scene.model().systems[id];
    SystemView {
        common: Common::of(scene, system.node),
        supplier: said(&system.supplier),
        criticality: system.criticality.map(|c| c.word()),
        url: said(&system.url),
        used_in: work_of(scene, system.node, EdgeKind::Systems),
        does: work_of(scene, system.node, EdgeKind::By),
    }
}
