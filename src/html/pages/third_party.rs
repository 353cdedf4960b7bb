//! A third party's page.

use std::sync::Arc;

use serde::Serialize;

use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::ThirdParty;

use crate::html::fragments::common::Common;
use crate::html::fragments::touchpoint::by_journey;
use crate::html::fragments::work::work_of;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// A third party's page.
#[derive(Debug, Serialize)]
pub struct ThirdPartyView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// Whether a file describes them; else others only name them.
    has_file: bool,
    /// Other names in use.
    also_called: &'p [Arc<str>],
    /// How to reach them.
    contact: Option<&'p str>,
    /// How much depends on them, as readers call it: low, medium or high.
    criticality: Option<&'p str>,
    /// Where they are.
    url: Option<&'p str>,
    /// The touchpoints where people meet them, journey by journey.
    takes_part: Html,
    /// A table of the processes and steps that they do for us, and for which outcomes.
    does: Html,
}

/// The view of a third party.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<ThirdParty>) -> ThirdPartyView<'p> {
    let model = page.model();
    let third = &model.third_parties[id];
    let at = model.graph.naming(third.node, EdgeKind::From).chain(model.graph.naming(third.node, EdgeKind::To));
    ThirdPartyView {
        common: Common::of(page, third.node),
        has_file: third.profile.document.is_some(),
        also_called: &third.also_called,
        contact: third.contact.as_deref(),
        criticality: third.criticality.map(|criticality| page.words().text(criticality)),
        url: third.url.as_deref(),
        takes_part: by_journey(page, at),
        does: work_of(page, third.node, EdgeKind::By),
    }
}
