//! A service's page.

use serde::Serialize;

use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::Service;

use crate::html::fragments::common::Common;
use crate::html::fragments::lit_journeys;
use crate::html::fragments::measures::measures;
use crate::html::fragments::trace;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::html::pages::outcome::NeedView;

/// A service's page.
#[derive(Debug, Serialize)]
pub struct ServiceView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// What is promised.
    promise: Option<Html>,
    /// How fast it answers.
    response: Option<Html>,
    /// What it costs the customer.
    cost: Option<Html>,
    /// What happens when it fails.
    on_failure: Option<Html>,
    /// What sets it apart.
    distinctive: Option<Html>,
    /// The needs that it is of value to.
    meets: Vec<NeedView<'p>>,
    /// How we would know: a card for each measure.
    measures: Html,
    /// The processes that bring it about, one behind the other.
    delivered_by: Html,
    /// What hangs on it and what it hangs on, as a section; nothing where nothing is linked to it.
    trace: Html,
    /// The journeys on which people meet it, each with its strip and the touchpoints, as a list: only those to come where there is a trace.
    met_at: Html,
}

/// The view of a service.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Service>) -> ServiceView<'p> {
    let model = page.model();
    let service = &model.services[id];
    let trace = trace::trace(page, service.node);
    let met_at = model.graph.naming(service.node, EdgeKind::Service);
    ServiceView {
        common: Common::of(page, service.node),
        promise: page.say_if(&service.promise),
        response: page.say_if(&service.response),
        cost: page.say_if(&service.cost),
        on_failure: page.say_if(&service.on_failure),
        distinctive: page.say_if(&service.distinctive),
        meets: service.meets.iter().map(|&n| NeedView::of(page, n)).collect(),
        measures: measures(page, service.node, &service.measures),
        delivered_by: page.in_a_row(model.graph.naming(service.node, EdgeKind::Delivers)),
        met_at: lit_journeys::show(page, &lit_journeys::besides(page, &trace, met_at)),
        trace,
    }
}
