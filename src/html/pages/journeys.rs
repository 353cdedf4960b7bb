//! The atlas: all journeys, mapped or not, by the outcome that people walk them for, each as its strip; and the same as a table of what is
//! known of each. With very many of them the strips grow smaller, and at last only their lowest feelings are told.

mod says;
mod table;
mod tree;

use std::collections::BTreeMap;

use maud::html;
use serde::Serialize;

use crate::analysis::atlas::{self, AtlasRow};
use crate::base::vocabulary::JourneyState;
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::Touchpoint;
use crate::picture::strip::StripSize;
use crate::words::{Message, message};

use crate::html::fragments::facets::{Facet, FacetWord, Facets};
use crate::html::fragments::strip_key::strip_key;
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;

pub use tree::OutcomeJourneys;

/// Up to so many journeys each has a strip as in a list; up to so many a small one.
const MOST_IN_LIST: usize = 100;
const MOST_SMALL: usize = 400;

/// Up to so many journeys have a row in the table: of more it alone would be a quarter of a megabyte.
const MOST_ROWS: usize = 400;

/// So many of those that nobody has mapped are named at once.
const MOST_NAMED: usize = 8;

/// All journeys that have not been given up.
#[derive(Debug, Serialize)]
pub struct JourneysView {
    /// How many there are, those to come among them.
    count: usize,
    /// How many of these nobody has mapped: they have no touchpoint.
    unmapped: usize,
    /// The first of these, as links one behind the other.
    unknown: Html,
    /// How many of these are to come.
    targets: usize,
    /// On which it feels worst, and on which people wait longest, in two sentences.
    says: Html,
    /// The journeys by outcome, in the order of the outcomes; last come those without one.
    outcomes: Vec<OutcomeJourneys>,
    /// Whether the journeys of an outcome are folded away: there are very many.
    folded: bool,
    /// The outcomes that nobody has written a journey for, as a list; nothing where there are none.
    without: Html,
    /// What the marks of the strips mean, as the items of a list.
    key: Html,
    /// What the journeys can be narrowed to; nothing of a few.
    facets: Html,
    /// What is known of each journey, as the rows of a table; nothing where there are too many.
    table: Html,
}

/// The view of all journeys.
pub fn view(page: &PageContext<'_, '_>) -> JourneysView {
    let model = page.model();
    let all: Vec<AtlasRow> = atlas::all(model);
    let size = match all.len() {
        n if n <= MOST_IN_LIST => Some(StripSize::List),
        n if n <= MOST_SMALL => Some(StripSize::Search),
        _ => None,
    };
    let (marks, facets) = marks(page, &all, size.is_some());
    let outcomes = tree::by_outcome(page, size, &marks);
    let points: Vec<Id<Touchpoint>> = match size {
        Some(StripSize::List) => all.iter().flat_map(|row| model.touchpoints_of(row.journey)).collect(),
        _ => Vec::new(),
    };
    let without = model.outcomes_in_order().into_iter().filter(|&outcome| is_unwalked(model, outcome));
    JourneysView {
        count: all.len(),
        unmapped: all.iter().filter(|row| !row.is_mapped()).count(),
        unknown: unmapped(page, &all),
        targets: all.iter().filter(|row| model.journeys[row.journey].state == JourneyState::Target).count(),
        says: says::says(page, &all),
        outcomes,
        folded: size.is_none(),
        without: page.show_all(without.map(|id| model.outcomes[id].node)),
        key: strip_key(page, &points).into(),
        facets,
        table: if (2..=MOST_ROWS).contains(&all.len()) { table::rows(page, &all, &marks) } else { Html::default() },
    }
}

/// What each journey can be found by, as its row in the tree and that in the table carry it.
type JourneyMarks = BTreeMap<Id<Journey>, String>;

/// `by_outcome`: whether outcomes are among it, which is for nothing where each is a fold of its own.
fn marks(page: &PageContext<'_, '_>, all: &[AtlasRow], by_outcome: bool) -> (JourneyMarks, Html) {
    let model = page.model();
    let mut facets = Facets::of(all.len());
    let mark = |atlas: &AtlasRow| {
        let journey = &model.journeys[atlas.journey];
        let thing = |facet, node: Option<NodeId>| node.map(|node| (facet, FacetWord::Thing(node)));
        let (name, said) = state(page, atlas);
        let has = [
            thing(Facet::Outcome, journey.outcome.filter(|_| by_outcome).map(|id| model.outcomes[id].node)),
            thing(Facet::Persona, journey.persona.map(|id| model.personas[id].node)),
            thing(Facet::Owner, journey.profile.owner.map(|id| model.teams[id].node)),
            Some((Facet::Status, FacetWord::Said(name, said))),
        ];
        facets.mark(has.into_iter().flatten()).map(|mark| (atlas.journey, mark))
    };
    let marks = all.iter().filter_map(mark).collect();
    let facets = facets.html(page, "tl-list");
    (marks, facets)
}

/// How real a journey is: how that stands in an address, and how it is said.
fn state(page: &PageContext<'_, '_>, atlas: &AtlasRow) -> (&'static str, Message) {
    match (page.model().journeys[atlas.journey].state, atlas.is_mapped()) {
        (JourneyState::Current, true) => ("today", message::JOURNEYS_TODAY),
        (JourneyState::Current, false) => ("not-mapped", message::JOURNEYS_NOT_MAPPED),
        (JourneyState::Target, _) => ("to-come", message::TO_COME),
    }
}

/// The first of the journeys that nobody has mapped, those first that most people start, as links one behind the other.
fn unmapped(page: &PageContext<'_, '_>, all: &[AtlasRow]) -> Html {
    let model = page.model();
    let mut unmapped: Vec<&Journey> = all.iter().filter(|row| !row.is_mapped()).map(|row| &model.journeys[row.journey]).collect();
    let people = |journey: &Journey| journey.volume_per_month.unwrap_or(-1.0);
    unmapped.sort_by(|a, b| people(b).total_cmp(&people(a)).then_with(|| model.by_title(a.node, b.node)));
    let more = unmapped.len().saturating_sub(MOST_NAMED);
    html! {
        (joined(unmapped.iter().take(MOST_NAMED).map(|journey| page.to(journey.node)), ", "))
        @if more > 0 { " " (page.phrase(message::AND_MORE, &[("count", more.into())])) }
    }
    .into()
}

/// Whether no journey is written for an outcome, and no other outcome is part of it, whose journeys would lead to it too.
fn is_unwalked(model: &Model, outcome: Id<Outcome>) -> bool {
    let node = model.outcomes[outcome].node;
    let is_walked = model.naming::<Journey>(node, EdgeKind::Outcome).any(|journey| !model.journeys[journey].profile.is_retired());
    !is_walked && model.graph.naming(node, EdgeKind::Parent).next().is_none()
}
