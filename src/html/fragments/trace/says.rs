//! What a trace answers beside what its page has said of the thing: on which way it comes in, and what it hangs on.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::analysis::dependencies::Dependency;
use crate::analysis::threads::{Knot, Threads};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::words::{Message, message};

/// What a trace answers; nothing where that is all said.
pub(super) fn says(page: &PageContext<'_, '_>, entity: Entity, threads: &Threads) -> Markup {
    let (hangs, rests) = (hangs(page, entity, threads), rests(page, entity, threads));
    html! { @if !hangs.0.is_empty() || !rests.0.is_empty() { p.answer { (hangs) " " (rests) } } }
}

/// How many touchpoints hang on it, or how these come to: what the page has not said. An outcome has them, and nothing hangs on it.
fn hangs(page: &PageContext<'_, '_>, entity: Entity, threads: &Threads) -> Markup {
    let touchpoints = threads.touchpoints().count();
    if matches!(entity, Entity::Outcome(_)) || touchpoints == 0 {
        return Markup::default();
    }
    let journeys: BTreeSet<_> = threads.touchpoints().map(|t| page.model().touchpoints[t].journey).collect();
    let is_process = |knot: &&Knot| matches!(knot, Knot::Part(Dependency::Process(_)));
    let processes = threads.above.iter().filter(is_process).count();
    let says = match entity {
        Entity::Service(_) => message::TRACE_IS_MET,
        Entity::System(_) => message::TRACE_TOUCHPOINTS_HANG,
        Entity::Process(_) => message::TRACE_JOURNEYS,
        _ => message::TRACE_COMES_IN,
    };
    let outcomes = threads.knots().iter().filter(|knot| matches!(knot, Knot::Outcome(_))).count();
    let values = [
        ("outcomes", outcomes.into()),
        ("touchpoints", touchpoints.into()),
        ("journeys", journeys.len().into()),
        ("processes", processes.into()),
    ];
    html! { (page.phrase(says, &values)) }
}

/// How much it hangs on, kind by kind.
fn rests(page: &PageContext<'_, '_>, entity: Entity, threads: &Threads) -> Markup {
    type IsOf = fn(&Knot) -> bool;
    let kinds: [(Message, IsOf); 5] = [
        (message::COUNT_PROCESSES, |knot| matches!(knot, Knot::Part(Dependency::Process(_)))),
        (message::COUNT_ROLES, |knot| matches!(knot, Knot::Part(Dependency::Role(_)))),
        (message::COUNT_TEAMS, |knot| matches!(knot, Knot::Part(Dependency::Team(_)))),
        (message::COUNT_SYSTEMS, |knot| matches!(knot, Knot::Part(Dependency::System(_)))),
        (message::COUNT_THIRD_PARTIES, |knot| matches!(knot, Knot::Part(Dependency::ThirdParty(_)))),
    ];
    // The page of an outcome counts its teams with those that own a process.
    let is_told = |kind: Message| kind != message::COUNT_TEAMS || !matches!(entity, Entity::Outcome(_));
    let count = |(kind, is_of): (Message, IsOf)| (kind, threads.below.iter().filter(|knot| is_of(knot)).count());
    let counts = kinds.into_iter().filter(|(kind, _)| is_told(*kind)).map(count);
    let said: Vec<String> =
        counts.filter(|(_, count)| *count > 0).map(|(kind, count)| page.words().say(kind, &[("count", count.into())])).collect();
    let Some((last, first)) = said.split_last() else { return Markup::default() };
    let list = match first {
        [] => last.clone(),
        _ => page.words().say(message::LIST_AND, &[("list", (&first.join(", ")).into()), ("last", last.into())]),
    };
    html! { (page.phrase(message::TRACE_RESTS_ON, &[("list", (&list).into())])) }
}
