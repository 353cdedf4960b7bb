//! All journeys, by the outcome that people walk them for, each as its strip. With very many of them the strips grow smaller, and at last
//! only their lowest feelings are told.

use std::collections::BTreeMap;

use maud::{Markup, html};
use serde::Serialize;

use crate::base::vocabulary::JourneyState;
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::Touchpoint;
use crate::picture::curve::{feeling_class, say_feeling};
use crate::picture::strip::StripSize;
use crate::words::message;

use crate::html::fragments::strip::strip;
use crate::html::fragments::strip_key::strip_key;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// Up to so many journeys each has a strip as in a list; up to so many a small one.
const MOST_IN_LIST: usize = 100;
const MOST_SMALL: usize = 400;

/// All journeys.
#[derive(Debug, Serialize)]
pub struct JourneysView {
    /// How many there are, those to come among them.
    count: usize,
    /// How many of these nobody has mapped: they have no touchpoint.
    unmapped: usize,
    /// How many of these are to come.
    targets: usize,
    /// The journeys by outcome, in the order of the outcomes; last come those without one.
    outcomes: Vec<OutcomeJourneys>,
    /// Whether the journeys of an outcome are folded away: there are very many.
    folded: bool,
    /// The outcomes that nobody has written a journey for, as a list; nothing where there are none.
    without: Html,
    /// What the marks of the strips mean, as the items of a list.
    key: Html,
}

/// The journeys of an outcome.
#[derive(Debug, Serialize)]
struct OutcomeJourneys {
    /// The outcome, as a link; none for journeys that are for no outcome.
    outcome: Option<Html>,
    /// How many journeys there are.
    count: usize,
    /// The lowest feeling of those of today, in figures; none where no feeling is known.
    lowest: Option<String>,
    /// A row for each.
    rows: Html,
}

/// The view of all journeys.
pub fn view(page: &PageContext<'_, '_>) -> JourneysView {
    let model = page.model();
    let all: Vec<Id<Journey>> = model.journeys.iter().map(|(id, _)| id).collect();
    let size = match all.len() {
        n if n <= MOST_IN_LIST => Some(StripSize::List),
        n if n <= MOST_SMALL => Some(StripSize::Search),
        _ => None,
    };
    let mut by_outcome: BTreeMap<Option<Id<Outcome>>, Vec<Id<Journey>>> = BTreeMap::new();
    for &id in &all {
        by_outcome.entry(model.journeys[id].outcome).or_default().push(id);
    }
    let in_order = model.outcomes_in_order();
    let without = in_order.iter().filter(|id| !by_outcome.contains_key(&Some(**id)) && !is_wider(model, **id));
    let without = page.show_all(without.map(|&id| model.outcomes[id].node));
    let mut outcomes = Vec::new();
    let others: Vec<Id<Outcome>> = by_outcome.keys().copied().flatten().filter(|id| !in_order.contains(id)).collect();
    for outcome in in_order.into_iter().chain(others).map(Some).chain([None]) {
        if let Some(journeys) = by_outcome.remove(&outcome) {
            outcomes.push(of_outcome(page, outcome, journeys, size));
        }
    }
    let points: Vec<Id<Touchpoint>> = match size {
        Some(StripSize::List) => all.iter().flat_map(|&id| model.touchpoints_of(id)).collect(),
        _ => Vec::new(),
    };
    JourneysView {
        count: all.len(),
        unmapped: all.iter().filter(|&&id| model.touchpoints_of(id).next().is_none()).count(),
        targets: all.iter().filter(|&&id| model.journeys[id].state == JourneyState::Target).count(),
        outcomes,
        folded: size.is_none(),
        without,
        key: strip_key(page, &points).into(),
    }
}

/// Whether other outcomes are part of one: their journeys lead to it too.
fn is_wider(model: &Model, outcome: Id<Outcome>) -> bool {
    model.graph.naming(model.outcomes[outcome].node, EdgeKind::Parent).next().is_some()
}

fn of_outcome(
    page: &PageContext<'_, '_>,
    outcome: Option<Id<Outcome>>,
    mut journeys: Vec<Id<Journey>>,
    size: Option<StripSize>,
) -> OutcomeJourneys {
    let model = page.model();
    model.sort_by_title(&mut journeys);
    let lowest = journeys.iter().filter(|&&id| model.is_live(id)).filter_map(|&id| lowest(model, id)).reduce(f64::min);
    OutcomeJourneys {
        outcome: outcome.map(|id| page.show(model.outcomes[id].node)),
        count: journeys.len(),
        lowest: lowest.map(say_feeling),
        rows: html! { @for &id in &in_pairs(model, &journeys) { (row(page, id, size)) } }.into(),
    }
}

/// Journeys in their order, each target behind the journey that it should replace.
fn in_pairs(model: &Model, journeys: &[Id<Journey>]) -> Vec<Id<Journey>> {
    let replaces = |id: Id<Journey>| model.journeys[id].target_of.filter(|of| journeys.contains(of));
    let mut order = Vec::with_capacity(journeys.len());
    for &id in journeys.iter().filter(|&&id| replaces(id).is_none()) {
        order.push(id);
        order.extend(journeys.iter().copied().filter(|&target| replaces(target) == Some(id)));
    }
    // A target of a target stands with neither.
    let rest: Vec<Id<Journey>> = journeys.iter().copied().filter(|id| !order.contains(id)).collect();
    order.extend(rest);
    order
}

fn lowest(model: &Model, journey: Id<Journey>) -> Option<f64> {
    model.touchpoints_of(journey).filter_map(|t| model.touchpoints[t].feeling).reduce(f64::min)
}

fn row(page: &PageContext<'_, '_>, id: Id<Journey>, size: Option<StripSize>) -> Markup {
    let model = page.model();
    let journey = &model.journeys[id];
    let count = model.touchpoints_of(id).count();
    let is_target = journey.state == JourneyState::Target;
    html! {
        li.target[is_target] {
            p.voice {
                (page.to(journey.node))
                @if is_target { " " span.status { (page.word(message::TO_COME)) } }
                @if let Some(persona) = journey.persona.filter(|_| size == Some(StripSize::List)) { small { (page.to(model.personas[persona].node)) } }
            }
            @if let Some(size) = size { (strip(page, id, size, &[])) }
            p.says {
                @if count == 0 { @if size != Some(StripSize::List) { (page.word(message::STRIP_EMPTY)) } }
                @else { (page.phrase(message::COUNT_TOUCHPOINTS, &[("count", count.into())])) }
                @if let Some(lowest) = lowest(model, id) {
                    " " b.(feeling_class(lowest)) { (page.phrase(message::JOURNEYS_LOWEST, &[("feeling", (&say_feeling(lowest)).into())])) }
                }
            }
        }
    }
}
