//! Which pages belong to a thing, so that who has them needs no other.

use std::collections::BTreeSet;

use crate::html::routes::{of_journey, traced};
use crate::html::site_index::SiteIndex;
use crate::html::{Renderer, Route};
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome, Process};

/// The pages of a thing and what belongs to it, itself first: of an outcome its journeys, of a journey its outcomes, of both the personas
/// and all processes behind them; of anything else its own page. Of the whole site all that it has, but the page that is not found and old addresses.
pub fn pages_of(renderer: &Renderer<'_>, subject: Option<NodeId>) -> Vec<Route> {
    let Some(subject) = subject else {
        return renderer.routes().into_iter().filter(|route| !matches!(route, Route::NotFound | Route::Moved(..))).collect();
    };
    let index = &renderer.index;
    let mut pages = vec![Route::Thing(subject)];
    match index.model().node(subject).entity {
        Entity::Outcome(outcome) => outcome_pages(index, outcome, &mut pages),
        Entity::Journey(journey) => journey_pages(index, journey, &mut pages),
        _ => {}
    }
    let mut seen = BTreeSet::new();
    pages.retain(|route| seen.insert(route.path(index.model())));
    pages
}

fn outcome_pages(index: &SiteIndex<'_>, outcome: Id<Outcome>, pages: &mut Vec<Route>) {
    let model = index.model();
    if traced(model).contains(&outcome) {
        pages.push(Route::Traceability(outcome));
    }
    if model.side_by_side(model.outcomes[outcome].node).len() > 1 {
        pages.push(Route::SideBySide(model.outcomes[outcome].node));
    }
    let journeys = index.reach.journeys_of(outcome).iter().flat_map(|&journey| with_targets(index, journey)).collect::<Vec<_>>();
    for journey in journeys {
        pages.push(Route::Thing(model.journeys[journey].node));
        pages.extend(of_journey(model, journey));
    }
    pages.extend(model.outcomes[outcome].audience.iter().map(|&persona| Route::Thing(model.personas[persona].node)));
    processes(index, index.reach.processes_behind(outcome), pages);
}

fn journey_pages(index: &SiteIndex<'_>, journey: Id<Journey>, pages: &mut Vec<Route>) {
    let model = index.model();
    for beside in with_targets(index, journey) {
        pages.push(Route::Thing(model.journeys[beside].node));
        pages.extend(of_journey(model, beside));
    }
    let outcomes = model.journeys[journey].outcome.into_iter().chain(model.outcomes_of_journey(journey));
    pages.extend(outcomes.map(|outcome| Route::Thing(model.outcomes[outcome].node)));
    pages.extend(model.journeys[journey].persona.map(|persona| Route::Thing(model.personas[persona].node)));
    let named = model.touchpoints_of(journey).flat_map(|t| index.reach.serving(t).iter().chain(index.reach.recovering(t)));
    processes(index, index.reach.with_supporters(named.copied().collect()), pages);
}

/// A journey, and what shall come in its place.
fn with_targets<'i>(index: &'i SiteIndex<'_>, journey: Id<Journey>) -> impl Iterator<Item = Id<Journey>> + use<'i> {
    std::iter::once(journey).chain(index.model().targets_beside(journey))
}

fn processes(index: &SiteIndex<'_>, processes: BTreeSet<Id<Process>>, pages: &mut Vec<Route>) {
    let model = index.model();
    let mut processes: Vec<Id<Process>> = processes.into_iter().collect();
    model.sort_by_title(&mut processes);
    pages.extend(processes.into_iter().map(|process| Route::Thing(model.processes[process].node)));
}
