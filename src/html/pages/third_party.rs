//! A third party's page.

use serde::Serialize;

use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::ThirdParty;

use crate::html::fragments::common::Common;
use crate::html::fragments::touchpoint::by_journey;
use crate::html::fragments::work::work_of;
use crate::html::html_text::Html;
use crate::html::link::said;
use crate::html::page_context::PageContext;

/// A third party's page.
#[derive(Debug, Serialize)]
pub struct ThirdPartyView {
    common: Common,
    has_file: bool,
    also_called: Vec<String>,
    contact: Option<String>,
    criticality: Option<&'static str>,
    url: Option<String>,
    takes_part: Html,
    does: Html,
}

/// The view of a third party.
pub fn view(page: &PageContext<'_, '_>, id: Id<ThirdParty>) -> ThirdPartyView {
    let model = page.model();
    let third = &model.third_parties[id];
    let at = model.graph.naming(third.node, EdgeKind::From).chain(model.graph.naming(third.node, EdgeKind::To));
    ThirdPartyView {
        common: Common::of(page, third.node),
        has_file: third.profile.document.is_some(),
        also_called: third.also_called.iter().map(ToString::to_string).collect(),
        contact: said(&third.contact),
        criticality: third.criticality.map(|c| c.word()),
        url: said(&third.url),
        takes_part: by_journey(page, at),
        does: work_of(page, third.node, EdgeKind::By),
    }
}
