//! An outcome on one canvas: who wants it, what they call it, what they expect and need, what we do
//! about it, how we would know; then what it takes, and the thread from it to the work.
//!
//! Each figure opens onto the list that it was counted from.

mod crowns;
mod figures;
mod limits;
mod needs;
mod work;

use maud::html;
use serde::Serialize;

use crate::base::vocabulary::{JourneyState, Level};
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::words::{Message, message};

use crate::html::fragments::chevrons::{ChevronLink, ChevronOptions, chevrons};
use crate::html::fragments::common::Common;
use crate::html::fragments::measures::measures;
use crate::html::html_text::{Html, room};
use crate::html::page_context::PageContext;

pub use needs::NeedView;

/// An outcome's page. What is [`Html`] is HTML, ready for its place.
#[derive(Debug, Serialize)]
pub struct OutcomeView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// The outcome in one line.
    statement: Option<Html>,
    /// Who wants it, and what they say.
    audience: Html,
    /// The process that the customer thinks they are in.
    customer_calls_it: Option<&'p str>,
    /// What they expect today.
    expects: Option<Html>,
    /// The services that people meet on the way, as the items of a list.
    does: Html,
    /// How many processes serve its touchpoints.
    processes: usize,
    /// The needs that it meets, as the items of a list.
    needs: Html,
    /// How wide it is, in a sentence.
    level: &'p str,
    /// The wider outcome that it is a part of.
    parent: Option<Html>,
    /// A list of the narrower outcomes that are a part of it.
    parts: Html,
    /// How we would know: a card for each measure.
    measures: Html,
    /// Cost, revenue and service: whether each gets better, and by which measures.
    crowns: Html,
    /// What is said of the three together, in a sentence.
    crown: String,
    /// The bounds that others set, as the items of a list.
    limits: Html,
    /// The journeys that lead to it today, as rows of chevrons.
    journeys: Html,
    /// The same of the journeys that should happen.
    targets: Html,
    /// What it takes: the duck, the value zone, teams crossed, break points, single points of failure, the work of a month.
    figures: Html,
    /// The rows of a table: the processes that serve its touchpoints, and which each serves.
    serving: Html,
    /// A list of the processes that only stand behind these.
    supporting: Html,
    /// A list of the processes that claim to help it.
    claimed: Html,
    /// Journey by journey and touchpoint by touchpoint, the processes that serve it.
    trace: Html,
    /// How many touchpoints lead to it.
    touchpoints: usize,
}

/// The view of an outcome.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Outcome>) -> OutcomeView<'p> {
    let model = page.model();
    let outcome = &model.outcomes[id];
    let work = work::OutcomeProcesses::of(page, id);
    let crown = crate::analysis::triple_crown::of_outcome(model, id);
    let zone = crate::analysis::value_zone::of_outcome(&page.index.analysis, id);
    OutcomeView {
        common: Common::of(page, outcome.node),
        statement: page.say_if(&outcome.statement),
        audience: needs::audience(page, outcome),
        customer_calls_it: outcome.customer_calls_it.as_deref(),
        expects: page.say_if(&outcome.expects),
        does: work.services(page),
        processes: work.serving.len(),
        needs: needs::needs(page, outcome, &zone),
        level: page.words().text(level(outcome.level)),
        parent: outcome.parent.map(|p| page.show(model.outcomes[p].node)),
        parts: page.show_by_title(model.graph.naming(outcome.node, EdgeKind::Parent)),
        measures: measures(page, outcome.node, &outcome.measures),
        crowns: crowns::crowns(page, &crown),
        crown: crowns::verdict(page, &crown),
        limits: limits::limits(page, outcome),
        journeys: journeys(page, id, JourneyState::Current),
        targets: journeys(page, id, JourneyState::Target),
        figures: figures::figures(page, id, &zone),
        serving: work.rows(page),
        supporting: page.show_by_title(work.supporting.iter().map(|&p| model.processes[p].node)),
        claimed: page.show_by_title(model.graph.naming(outcome.node, EdgeKind::ContributesTo)),
        trace: work::trace(page, id),
        touchpoints: page.index.reach.touchpoints_of(id).len(),
    }
}

fn level(level: Level) -> Message {
    match level {
        Level::Step => message::OUTCOME_LEVEL_STEP,
        Level::Service => message::OUTCOME_LEVEL_SERVICE,
        Level::Life => message::OUTCOME_LEVEL_LIFE,
    }
}

fn journeys(page: &PageContext<'_, '_>, id: Id<Outcome>, state: JourneyState) -> Html {
    let options = |number: usize| {
        let link = if state == JourneyState::Current { ChevronLink::Open(Some(number)) } else { ChevronLink::ToStage };
        ChevronOptions { link, walker: true, facts: true }
    };
    let journeys = page.model().journeys_for(id, state);
    html! { (room(4096))  @for (i, journey) in journeys.into_iter().enumerate() { (chevrons(page, journey, options(i + 1))) } }.into()
}
