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

use crate::base::words::JourneyState;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::Outcome;

use super::chevrons::{Leads, Manner, chevrons};
use super::common::{Common, Shown, said};
use super::measures::measures;
use super::{Scene, home};

pub use needs::NeedView;

/// An outcome's page. What is [`Shown`] is HTML, ready for its place.
#[derive(Debug, Serialize)]
pub struct OutcomeView {
    common: Common,
    statement: Option<Shown>,
    /// Who wants it, and what they say.
    audience: Shown,
    customer_calls_it: Option<String>,
    expects: Option<Shown>,
    /// What we do about it: the services that people meet on the way.
    does: Shown,
    processes: usize,
    needs: Shown,
    level: &'static str,
    parent: Option<Shown>,
    parts: Shown,
    measures: Shown,
    crowns: Shown,
    /// What is said of the three crowns together.
    crown: String,
    limits: Shown,
    journeys: Shown,
    targets: Shown,
    /// The duck, the value zone, teams, break points, single points of failure, effort.
    figures: Shown,
    /// Rows of a table: processes that serve its touchpoints, and how many.
    serving: Shown,
    supporting: Shown,
    claimed: Shown,
    trace: Shown,
    touchpoints: usize,
}

/// The view of an outcome.
pub fn view(scene: &Scene<'_, '_>, id: Id<Outcome>) -> OutcomeView {
    let model = scene.model();
    let outcome = &model.outcomes[id];
    let work = work::Work::of(scene, id);
    let crown = crate::analysis::triple_crown::of_outcome(model, id);
    let zone = crate::analysis::value_zone::of_outcome(&scene.pages.ground, id);
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

fn journeys(scene: &Scene<'_, '_>, id: Id<Outcome>, state: JourneyState) -> Shown {
    let lines = home::journeys_of(scene.model(), id, state).into_iter().enumerate().map(|(i, journey)| {
        let leads = if state == JourneyState::Current { Leads::Open(Some(i + 1)) } else { Leads::ToStage };
        chevrons(scene, journey, Manner { leads, walker: true, facts: true }).0
    });
    Shown(lines.collect())
}
