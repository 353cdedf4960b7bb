//! Journeys as a tree below their outcomes, each with its strip.

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::atlas::{self, AtlasPlace};
use crate::base::vocabulary::JourneyState;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};
use crate::picture::curve::{feeling_class, say_feeling};
use crate::picture::strip::StripSize;
use crate::words::{MessageValue, message};

use crate::html::fragments::strip::strip;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

use super::JourneyMarks;

/// The journeys of an outcome.
#[derive(Debug, Serialize)]
pub struct OutcomeJourneys {
    /// The outcome, as a link; none for journeys that are for no outcome.
    outcome: Option<Html>,
    /// How many journeys there are.
    count: usize,
    /// The lowest feeling of those of today, in figures; none where no feeling is known.
    lowest: Option<String>,
    /// A row for each.
    rows: Html,
}

/// A journey, and how deep below its outcome it stands.
type DeepJourney = (usize, Id<Journey>);

/// The journeys by outcome, in the order of the tree; those of none last. Outcomes without a journey are left out.
pub(super) fn by_outcome(page: &PageContext<'_, '_>, size: Option<StripSize>, marks: &JourneyMarks) -> Vec<OutcomeJourneys> {
    let mut groups: Vec<(Option<Id<Outcome>>, Vec<DeepJourney>)> = vec![(None, Vec::new())];
    let mut top = 0;
    for (depth, place) in atlas::tree(page.model()) {
        match place {
            AtlasPlace::Outcome(outcome) => {
                top = depth + 1;
                groups.push((Some(outcome), Vec::new()));
            }
            // One whose outcome has been given up stands at the top, behind all others.
            AtlasPlace::Journey(journey) => {
                if depth == 0 {
                    top = 0;
                }
                let at = if top == 0 { 0 } else { groups.len() - 1 };
                groups[at].1.push((depth.saturating_sub(top), journey));
            }
        }
    }
    groups.rotate_left(1);
    groups.retain(|(_, journeys)| !journeys.is_empty());
    groups.into_iter().map(|(outcome, journeys)| of_outcome(page, outcome, &journeys, size, marks)).collect()
}

fn of_outcome(
    page: &PageContext<'_, '_>,
    outcome: Option<Id<Outcome>>,
    journeys: &[DeepJourney],
    size: Option<StripSize>,
    marks: &JourneyMarks,
) -> OutcomeJourneys {
    let model = page.model();
    let lowest = journeys.iter().filter(|(_, id)| model.is_live(*id)).filter_map(|&(_, id)| model.lowest_feeling(id)).reduce(f64::min);
    OutcomeJourneys {
        outcome: outcome.map(|id| page.show(model.outcomes[id].node)),
        count: journeys.len(),
        lowest: lowest.map(say_feeling),
        rows: html! { @for &(depth, id) in &in_pairs(model, journeys) { (row(page, depth, id, size, marks)) } }.into(),
    }
}

/// Journeys in their order, each target behind the journey that it should replace.
fn in_pairs(model: &Model, journeys: &[DeepJourney]) -> Vec<DeepJourney> {
    let replaces = |id: Id<Journey>| model.journeys[id].target_of.filter(|of| *of != id && journeys.iter().any(|(_, other)| other == of));
    let mut order = Vec::with_capacity(journeys.len());
    for &(depth, id) in journeys.iter().filter(|(_, id)| replaces(*id).is_none()) {
        order.push((depth, id));
        order.extend(journeys.iter().filter(|(_, target)| replaces(*target) == Some(id)).map(|&(_, target)| (depth, target)));
    }
    // A target of a target stands with neither.
    let rest: Vec<DeepJourney> = journeys.iter().copied().filter(|journey| !order.iter().any(|(_, id)| *id == journey.1)).collect();
    order.extend(rest);
    order
}

fn row(page: &PageContext<'_, '_>, depth: usize, id: Id<Journey>, size: Option<StripSize>, marks: &JourneyMarks) -> Markup {
    let journey = &page.model().journeys[id];
    let is_target = journey.state == JourneyState::Target;
    let class = match depth.min(3) {
        _ if is_target && depth == 0 => Some("d1"),
        0 => None,
        1 => Some("d1"),
        2 => Some("d2"),
        _ => Some("d3"),
    };
    let title = html! { (page.to(journey.node)) @if is_target { " " span.status { (page.word(message::TO_COME)) } } };
    html! {
        li class=[class] data-f=[marks.get(&id)] {
            @match size {
                // There are very many: all in a line, and of how long each is nothing where more is known of it.
                None => { (title) " " small { @match page.model().lowest_feeling(id) { Some(lowest) => (says_lowest(page, lowest)), None => (says(page, id, false)) } } }
                Some(size) => {
                    p.voice {
                        (title)
                        @if let Some(persona) = journey.persona.filter(|_| size == StripSize::List) { small { (page.to(page.model().personas[persona].node)) } }
                    }
                    (strip(page, id, size, &[]))
                    p.says { (says(page, id, size == StripSize::List)) }
                }
            }
        }
    }
}

/// How long a journey is, and how low it feels. `bare`: whether a strip says already that nobody has mapped it.
fn says(page: &PageContext<'_, '_>, id: Id<Journey>, bare: bool) -> Markup {
    let model = page.model();
    let journey = &model.journeys[id];
    let count = model.touchpoints_of(id).count();
    html! {
        @if count == 0 { span.bare[bare] { (page.word(message::JOURNEYS_NOT_MAPPED)) @if journey.volume_per_month.is_some() { "," } } }
        @else { (page.phrase(message::COUNT_TOUCHPOINTS, &[("count", count.into())])) }
        @if let Some(people) = journey.volume_per_month.filter(|_| count == 0) {
            " " span.nowrap { (page.phrase(message::JOURNEYS_PEOPLE, &[("people", MessageValue::Number(people))])) }
        }
        @if let Some(lowest) = model.lowest_feeling(id) {
            " " (says_lowest(page, lowest))
        }
    }
}

fn says_lowest(page: &PageContext<'_, '_>, lowest: f64) -> Markup {
    html! { b.(feeling_class(lowest)) { (page.phrase(message::JOURNEYS_LOWEST, &[("feeling", (&say_feeling(lowest)).into())])) } }
}
