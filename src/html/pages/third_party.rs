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
    common: Common,
    has_file: bool,
    also_called: &'p [Arc<str>],
    contact: Option<&'p str>,
    criticality: Option<&'p str>,
    url: Option<&'p str>,
    takes_part: Html,
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
