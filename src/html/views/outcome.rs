//! An outcome on one canvas: who wants it, what they call it, what they expect and need, what we do
//! about it, how we would know; then what it takes, and the thread from it to the work.
//!
//! Each figure opens onto the list that it was counted from.

mod crowns;
mod figures;
mod limits;
mod needs;
mod work;

use serde::Serialize;

use crate::base::vocabulary::JourneyState;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::Outcome;

use super::PageContext;
use super::chevrons::{ChevronLink, ChevronOptions, chevrons};
use super::link::{Common, Html, said};
use super::measures::measures;

pub use needs::NeedView;

/// An outcome's page. What is [`Html`] is HTML, ready for its place.
#[derive(Debug, Serialize)]
pub struct OutcomeView {
    common: Common,
    statement: Option<Html>,
    /// Who wants it, and what they say.
    audience: Html,
    customer_calls_it: Option<String>,
    expects: Option<Html>,
    /// What we do about it: the services that people meet on the way.
    does: Html,
    processes: usize,
    needs: Html,
    level: &'static str,
    parent: Option<Html>,
    parts: Html,
    measures: Html,
    crowns: Html,
    /// What is said of the three crowns together.
    crown: String,
    limits: Html,
    journeys: Html,
    targets: Html,
    /// The duck, the value zone, teams, break points, single points of failure, effort.
    figures: Html,
    /// Rows of a table: processes that serve its touchpoints, and how many.
    serving: Html,
    supporting: Html,
    claimed: Html,
    trace: Html,
    touchpoints: usize,
}

/// The view of an outcome.
pub fn view(scene: &PageContext<'_, '_>, id: Id<Outcome>) -> OutcomeView {
    let model = scene.model();
    let outcome = &model.outcomes[id];
    let work = work::OutcomeProcesses::of(scene, id);
    let crown = crate::analysis::triple_crown::of_outcome(model, id);
    let zone = crate::analysis::value_zone::of_outcome(&scene.pages.analysis, id);
    OutcomeView {
        common: Common::of(scene, outcome.node),
        statement: scene.say_if(&outcome.statement),
        audience: needs::audience(scene, outcome),
        customer_calls_it: said(&outcome.customer_calls_it),
        expects: scene.say_if(&outcome.expects),
        does: work.services(scene),
        processes: work.serving.len(),
        needs: needs::needs(scene, outcome, &zone),
        level: outcome.level.word(),
        parent: outcome.parent.map(|p| scene.show(model.outcomes[p].node)),
        parts: scene.show_by_title(model.graph.naming(outcome.node, EdgeKind::Parent)),
        measures: measures(scene, outcome.node, &outcome.measures),
        crowns: crowns::crowns(scene, &crown),
        crown: crowns::verdict(&crown),
        limits: limits::limits(scene, outcome),
        journeys: journeys(scene, id, JourneyState::Current),
        targets: journeys(scene, id, JourneyState::Target),
        figures: figures::figures(scene, id, &zone),
        serving: work.rows(scene),
        supporting: scene.show_by_title(work.supporting.iter().map(|&p| model.processes[p].node)),
        claimed: scene.show_by_title(model.graph.naming(outcome.node, EdgeKind::ContributesTo)),
        trace: work::trace(scene, id),
        touchpoints: scene.pages.reach.touchpoints_of(id).len(),
    }
}

fn journeys(scene: &PageContext<'_, '_>, id: Id<Outcome>, state: JourneyState) -> Html {
    let lines = scene.model().journeys_for(id, state).into_iter().enumerate().map(|(i, journey)| {
        let leads = if state == JourneyState::Current { ChevronLink::Open(Some(i + 1)) } else { ChevronLink::ToStage };
        chevrons(scene, journey, ChevronOptions { leads, walker: true, facts: true }).0
    });
    Html(lines.collect())
}
