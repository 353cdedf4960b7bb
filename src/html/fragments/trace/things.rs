//! The threads through a thing as things in columns, in an order that no name of a team has a part in.

use std::mem::discriminant;

use rustc_hash::FxHashMap as HashMap;

use crate::analysis::dependencies::Dependency;
use crate::analysis::threads::{Knot, Threads};
use crate::base::kind::Kind;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::picture::trace::{TraceColumn, TraceGraph, TraceLink, TraceThing, arrange};

/// The trace of threads, and what each of its things is.
pub(super) fn trace(page: &PageContext<'_, '_>, threads: &Threads) -> (Vec<Knot>, TraceGraph) {
    let mut knots = threads.knots();
    sort(page, &mut knots);
    let places: HashMap<Knot, usize> = knots.iter().enumerate().map(|(place, &knot)| (knot, place)).collect();
    // What a touchpoint names, and what delivers a service, stands above what only makes it possible.
    let mut are_near = vec![false; knots.len()];
    let mut links = Vec::with_capacity(threads.links.len());
    for link in &threads.links {
        let (Some(&from), Some(&to)) = (places.get(&link.from), places.get(&link.to)) else { continue };
        are_near[to] |= matches!(link.from, Knot::Touchpoint(_) | Knot::Service(_));
        links.push(TraceLink { from, to, support: link.support });
    }
    let mut subjects = vec![None; knots.len()];
    for (at, knot) in threads.subject.iter().enumerate() {
        if let Some(&place) = places.get(knot) {
            subjects[place] = Some(at);
        }
    }
    let things = knots.iter().enumerate().map(|(at, &knot)| thing(page, threads, subjects[at], are_near[at], knot)).collect();
    (knots, arrange(things, links))
}

/// Outcomes as the site orders them, touchpoints by journey, processes, roles, systems and third parties by title, teams as they are
/// written down. They come sort by sort, each as it is written down.
fn sort(page: &PageContext<'_, '_>, knots: &mut [Knot]) {
    let model = page.model();
    let part = |knot: &Knot| if let Knot::Part(part) = knot { Some(discriminant(part)) } else { None };
    for alike in knots.chunk_by_mut(|a, b| discriminant(a) == discriminant(b) && part(a) == part(b)) {
        match alike.first() {
            Some(Knot::Outcome(_)) => {
                alike.sort_by_key(|knot| if let Knot::Outcome(id) = knot { page.index.place_of(*id) } else { usize::MAX });
            }
            Some(Knot::Touchpoint(_) | Knot::Part(Dependency::Team(_))) | None => {}
            Some(_) => alike.sort_by(|a, b| model.by_title(a.node(model), b.node(model))),
        }
    }
}

/// A thing. `subject`: its place among those that the trace is of.
fn thing(page: &PageContext<'_, '_>, threads: &Threads, subject: Option<usize>, is_near: bool, knot: Knot) -> TraceThing {
    let model = page.model();
    let node = knot.node(model);
    let (column, within): (TraceColumn, Option<NodeId>) = match knot {
        Knot::Outcome(_) => (TraceColumn::Outcomes, None),
        Knot::Touchpoint(id) => (TraceColumn::Touchpoints, Some(model.journeys[model.touchpoints[id].journey].node)),
        Knot::Service(_) => (TraceColumn::Service, None),
        Knot::Part(Dependency::Process(id)) => {
            (TraceColumn::Processes, model.processes[id].parent.map(|group| model.processes[group].node))
        }
        Knot::Part(_) => (TraceColumn::Parts, None),
    };
    let is_below = || matches!(threads.subject.first(), Some(Knot::Part(_))) && threads.below.binary_search(&knot).is_ok();
    let rank = match subject {
        Some(0) => 1,
        Some(_) => 2,
        None if column == TraceColumn::Processes && (!is_near || is_below()) => SUPPORTING,
        None => 0,
    };
    TraceThing { node, kind: kind(model.file_kind(node), knot), column, within, rank, is_subject: subject.is_some() }
}

/// The rank of processes that only make others possible.
pub(super) const SUPPORTING: u8 = 3;

fn kind(of_file: Kind, knot: Knot) -> Kind {
    if matches!(knot, Knot::Touchpoint(_)) { Kind::Journey } else { of_file }
}
