//! Where something is met: the journeys as strips with the touchpoints lit, and these in words beside them.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::base::vocabulary::JourneyState;
use crate::html::fragments::strip::strip;
use crate::html::html_text::{Html, joined};
use crate::html::link::is_to_come;
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::picture::curve::say_feeling;
use crate::picture::strip::StripSize;
use crate::words::message;

/// Touchpoints of one journey that are named; the strip shows all of them.
const MOST_TOLD: usize = 12;

/// Up to so many journeys are shown as strips; of more, the first, and the others in words.
const MOST_STRIPS: usize = 4;

/// In a site of more processes than these the pages of things are most of what is written: touchpoints stand there in words alone.
const MOST_PROCESSES: usize = 1000;

/// Touchpoints by their journeys: what happens before what should, those with most of them first.
pub type LitJourneys = Vec<(Id<Journey>, Vec<Id<Touchpoint>>)>;

/// Touchpoints, each once, by their journeys.
pub fn by_journey(page: &PageContext<'_, '_>, touchpoints: impl IntoIterator<Item = Id<Touchpoint>>) -> LitJourneys {
    let model = page.model();
    let mut by_journey: BTreeMap<Id<Journey>, Vec<Id<Touchpoint>>> = BTreeMap::new();
    for touchpoint in touchpoints {
        by_journey.entry(model.touchpoints[touchpoint].journey).or_default().push(touchpoint);
    }
    let mut journeys: LitJourneys = by_journey.into_iter().collect();
    for (_, lit) in &mut journeys {
        lit.sort_unstable();
        lit.dedup();
    }
    let rank = |(journey, lit): &(Id<Journey>, Vec<Id<Touchpoint>>)| {
        (model.journeys[*journey].state == JourneyState::Target, usize::MAX - lit.len())
    };
    let node = |journey: Id<Journey>| model.journeys[journey].node;
    journeys.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| model.by_title(node(a.0), node(b.0))));
    journeys
}

/// The touchpoints among nodes, by their journeys.
fn of_nodes(page: &PageContext<'_, '_>, nodes: impl Iterator<Item = NodeId>) -> LitJourneys {
    let model = page.model();
    let touchpoints = nodes.filter_map(|node| match model.node(node).entity {
        Entity::Touchpoint(id) => Some(id),
        _ => None,
    });
    by_journey(page, touchpoints)
}

/// The touchpoints among nodes, by their journeys, without those of today where a trace on the same page has them.
pub fn besides(page: &PageContext<'_, '_>, trace: &Html, nodes: impl Iterator<Item = NodeId>) -> LitJourneys {
    let mut journeys = of_nodes(page, nodes);
    journeys.retain(|(journey, _)| trace.is_empty() || !page.model().is_live(*journey));
    journeys
}

/// Whether the pages of things have small pictures: in a large site they are most of what is written.
pub fn has_room_for_pictures(page: &PageContext<'_, '_>) -> bool {
    page.model().processes.len() <= MOST_PROCESSES
}

/// The journeys, each with its outcome, its strip and the touchpoints, as a list; nothing where there are none.
pub fn show(page: &PageContext<'_, '_>, journeys: &LitJourneys) -> Html {
    if journeys.is_empty() {
        return Html::default();
    }
    if !has_room_for_pictures(page) {
        return in_words(page, journeys).into();
    }
    html! { ul.serves { @for (i, (journey, lit)) in journeys.iter().enumerate() { (one(page, *journey, lit, i < MOST_STRIPS)) } } }.into()
}

/// The same without strips: the journeys on the way to one outcome below it, in the order in which these come in.
fn in_words(page: &PageContext<'_, '_>, journeys: &LitJourneys) -> Markup {
    let outcome = |(journey, _): &(Id<Journey>, _)| page.model().journeys[*journey].outcome;
    let mut outcomes: Vec<_> = Vec::new();
    for journey in journeys {
        if !outcomes.contains(&outcome(journey)) {
            outcomes.push(outcome(journey));
        }
    }
    html! {
        ul.serves {
            @for of in outcomes {
                li;
                @if let Some(of) = of { p.voice { (page.to(page.model().outcomes[of].node)) } }
                @for (journey, lit) in journeys.iter().filter(|journey| outcome(journey) == of) { (in_journey(page, *journey, lit)) }
            }
        }
    }
}

fn one(page: &PageContext<'_, '_>, id: Id<Journey>, lit: &[Id<Touchpoint>], with_strip: bool) -> Markup {
    let model = page.model();
    let journey = &model.journeys[id];
    html! {
        li {
            @if with_strip { (strip(page, id, StripSize::List, lit)) }
            div {
                @if let Some(outcome) = journey.outcome { p.voice { (page.to(model.outcomes[outcome].node)) } }
                (in_journey(page, id, lit))
            }
        }
    }
}

/// Touchpoints, and the journey that they are part of.
fn in_journey(page: &PageContext<'_, '_>, id: Id<Journey>, lit: &[Id<Touchpoint>]) -> Markup {
    let journey = &page.model().journeys[id];
    let (told, more) = lit.split_at(if lit.len() > MOST_TOLD + 1 { MOST_TOLD } else { lit.len() });
    html! {
        p {
            (joined(told.iter().map(|&t| touchpoint(page, t)), ", ")) " "
            @if !more.is_empty() { (page.phrase(message::AND_MORE, &[("count", more.len().into())])) " " }
            (page.word(message::IN)) " " (page.to(journey.node))
            @if is_to_come(journey) { " " span.status { (page.word(message::TO_COME)) } }
        }
    }
}

/// A touchpoint with how it feels.
fn touchpoint(page: &PageContext<'_, '_>, id: Id<Touchpoint>) -> Markup {
    let touchpoint = &page.model().touchpoints[id];
    html! {
        @if touchpoint.moment_of_truth { i class="mark mark-truth" {} span.vh { (page.word(message::MOMENT_OF_TRUTH_FOLLOWS)) " " } }
        (page.to(touchpoint.node))
        @if let Some(feeling) = touchpoint.feeling { " " small class=[(feeling <= -1.5).then_some("low")] { (say_feeling(feeling)) } }
    }
}
