//! What is known of a journey at a glance: the beginning of its line of facts.

use maud::{Markup, html};

use crate::analysis::{customer_work, maturity};
use crate::base::vocabulary::JourneyState;
use crate::html::html_text::{joined, text};
use crate::html::page_context::PageContext;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::words::{MessageValue, message};

/// The items of the line: who walks it, how many do, what it costs them, how well it is
/// known, and which journeys it belongs to.
pub fn items(page: &PageContext<'_, '_>, id: Id<Journey>) -> Markup {
    let model = page.model();
    let journey = &model.journeys[id];
    let level = usize::from(maturity::of_journey(model, id).level);
    // Of what is shown in part nobody is told how well it is known: that hangs on what is not shown.
    let is_known = journey.state != JourneyState::Target && !page.index.in_part.has(&model.node(journey.node).address);
    html! {
        li { (walker(page, journey)) }
        @if let Some(people) = journey.volume_per_month {
            li { (page.phrase(message::JOURNEY_A_MONTH, &[("people", MessageValue::Number(people))])) }
        }
        (own_work(page, id))
        (waits(page, id))
        (hands(page, id))
        @if is_known { li { (page.phrase(message::JOURNEY_EVIDENCE, &[("level", level.into())])) } }
        (belongs_to(page, journey))
    }
}

/// Who walks it, with the first letter of their name.
fn walker(page: &PageContext<'_, '_>, journey: &Journey) -> Markup {
    let Some(persona) = journey.persona.map(|p| page.model().personas[p].node) else {
        return html! { span.unknown { (page.word(message::JOURNEY_NOBODY_KNOWN)) } };
    };
    let initial: String = page.title(persona).chars().take(1).flat_map(char::to_uppercase).collect();
    html! { i.initial aria-hidden="true" { (text(&initial)) } (page.to(persona)) }
}

/// Their own work; where some of it is unknown, at least how much.
fn own_work(page: &PageContext<'_, '_>, id: Id<Journey>) -> Markup {
    let work = customer_work::of_journey(&page.index.analysis, id);
    let is_all = work.unknown().count() + work.partly_unknown().count() == 0;
    let says = if is_all { message::JOURNEY_OWN_WORK } else { message::JOURNEY_OWN_WORK_AT_LEAST };
    html! { @if let Some(known) = work.minutes { li { (page.phrase(says, &[("work", MessageValue::Minutes(known))])) } } }
}

/// How many waits there are: they may overlap, so they have no sum. The longest is told before.
fn waits(page: &PageContext<'_, '_>, id: Id<Journey>) -> Markup {
    let model = page.model();
    let waits = model.touchpoints_of(id).filter(|&t| model.touchpoints[t].wait.is_some_and(|wait| wait > 0.0)).count();
    html! { @if waits > 0 { li { (page.phrase(message::JOURNEY_WAITS, &[("count", waits.into())])) } } }
}

/// How often its work changes hands, as its blueprint shows.
fn hands(page: &PageContext<'_, '_>, id: Id<Journey>) -> Markup {
    let hands = page.index.changes_of_hands(id);
    html! { @if hands > 0 { li { (page.phrase(message::JOURNEY_CHANGES_HANDS, &[("count", hands.into())])) } } }
}

/// The wider journey, or the part of it that it tells in full, the journey that it should replace, and those that should replace it.
fn belongs_to(page: &PageContext<'_, '_>, journey: &Journey) -> Markup {
    let model = page.model();
    let parent = journey.parent.map(|part| (part, model.node(part).file));
    let targets = joined(model.graph.naming(journey.node, EdgeKind::TargetOf).map(|node| page.to(node)), ", ");
    html! {
        @if let Some((part, whole)) = parent {
            @let journey = page.show(whole);
            @if part == whole {
                li { (page.phrase(message::JOURNEY_PART_OF_JOURNEY, &[("journey", (&journey).into())])) }
            } @else {
                @let part = page.show(part);
                li { (page.phrase(message::JOURNEY_PART_OF, &[("touchpoint", (&part).into()), ("journey", (&journey).into())])) }
            }
        }
        @if let Some(replaced) = journey.target_of {
            @let replaced = page.show(model.journeys[replaced].node);
            li { (page.phrase(message::JOURNEY_SHOULD_REPLACE, &[("journey", (&replaced).into())])) }
        }
        @if !targets.0.is_empty() { li { (page.phrase(message::JOURNEY_SHOULD_BECOME, &[("journey", (&targets).into())])) } }
    }
}
