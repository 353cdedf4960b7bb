//! A service's page.

use maud::{Render, html};
use serde::Serialize;

use crate::analysis::promises::{self, PromiseState};
use crate::html::fragments::measure;
use crate::html::html_text::text;
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
use crate::model::nested::Measure;
use crate::words::message;

/// A service's page.
#[derive(Debug, Serialize)]
pub struct ServiceView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// What is promised.
    promise: Option<Html>,
    /// Whether the promise is kept, in a sentence.
    kept: Html,
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
        kept: kept(page, id),
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

/// Whether the promise of a service is kept, by the measure that says so; that nobody knows, where none does.
fn kept(page: &PageContext<'_, '_>, id: Id<Service>) -> Html {
    let model = page.model();
    let service = &model.services[id];
    let Some(promise) = promises::of_service(model, id) else {
        return html! { (page.word(message::SERVICE_PROMISE_NONE)) }.into();
    };
    let by = |measure: Id<Measure>, says, more: usize| {
        let measure = &model.measures[measure];
        let node = model.node(measure.node);
        let title = html! { a href={ "#" (text(node.address.nested.as_deref().unwrap_or_default())) } { (text(&node.title)) } };
        let reading = measure::last_reading(page, measure);
        let target = measure.target.map(|target| measure::amount(measure, target)).unwrap_or_default();
        let values = [("measure", (&title).into()), ("reading", (&reading).into()), ("target", (&target).into()), ("more", more.into())];
        html! { (page.phrase(says, &values)) }
    };
    let kept = || service.measures.iter().copied().find(|&measure| model.measures[measure].on_target() == Some(true));
    let said = match (promise.state, promise.missed.split_first()) {
        (Some(PromiseState::Broken), Some((&first, more))) => by(first, message::SERVICE_PROMISE_BROKEN, more.len()),
        (Some(PromiseState::Kept), _) => kept().map(|measure| by(measure, message::SERVICE_PROMISE_KEPT, 0)).unwrap_or_default(),
        _ => page.phrase(message::SERVICE_PROMISE_UNKNOWN, &[("measures", service.measures.len().into())]).render(),
    };
    said.into()
}
