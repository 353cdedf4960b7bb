//! The threads through a thing as things in columns, in an order that no name of a team has a part in.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::dependencies::Dependency;
use crate::analysis::threads::{Knot, Threads};
use crate::base::kind::Kind;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::picture::trace::{TraceColumn, TraceGraph, TraceLink, TraceThing, arrange};

/// The trace of threads, and what each of its things is.
pub(super) fn trace(page: &PageContext<'_, '_>, threads: &Threads) -> (Vec<Knot>, TraceGraph) {
    let mut knots: Vec<Knot> = threads.knots().into_iter().collect();
    sort(page, &mut knots);
    let places: BTreeMap<Knot, usize> = knots.iter().enumerate().map(|(place, &knot)| (knot, place)).collect();
    // What a touchpoint names, and what delivers a service, stands above what only makes it possible.
    let is_near = |knot: &Knot| matches!(knot, Knot::Touchpoint(_) | Knot::Service(_));
    let direct: BTreeSet<Knot> = threads.links.iter().filter(|link| is_near(&link.from)).map(|link| link.to).collect();
    let things = knots.iter().map(|&knot| thing(page, threads, &direct, knot)).collect();
    let place = |knot: Knot| places.get(&knot).copied();
    let link = |from, to, support| Some(TraceLink { from: place(from)?, to: place(to)?, support });
    let links = threads.links.iter().filter_map(|each| link(each.from, each.to, each.support)).collect();
    (knots, arrange(things, links))
}

/// Outcomes as the site orders them, touchpoints by journey, processes, roles, systems and third parties by title, teams as they are
/// written down.
fn sort(page: &PageContext<'_, '_>, knots: &mut [Knot]) {
    let model = page.model();
    let group = |knot: &Knot| match knot {
        Knot::Outcome(id) => (0, page.index.outcomes.iter().position(|&node| node == model.outcomes[*id].node).unwrap_or(usize::MAX)),
        Knot::Touchpoint(_) => (1, 0),
        Knot::Service(_) => (2, 0),
        Knot::Part(Dependency::Process(_)) => (3, 0),
        Knot::Part(Dependency::Role(_)) => (4, 0),
        Knot::Part(Dependency::Team(id)) => (5, id.index()),
        Knot::Part(Dependency::System(_)) => (6, 0),
        Knot::Part(Dependency::ThirdParty(_)) => (7, 0),
    };
    knots.sort_by(|a, b| {
        group(a).cmp(&group(b)).then_with(|| match (a, b) {
            (Knot::Touchpoint(_), _) => a.cmp(b),
            _ => model.by_title(a.node(model), b.node(model)),
        })
    });
}

fn thing(page: &PageContext<'_, '_>, threads: &Threads, direct: &BTreeSet<Knot>, knot: Knot) -> TraceThing {
    let model = page.model();
    let node = knot.node(model);
    let subject = threads.subject.iter().position(|&each| each == knot);
    let (column, within): (TraceColumn, Option<NodeId>) = match knot {
        Knot::Outcome(_) => (TraceColumn::Outcomes, None),
        Knot::Touchpoint(id) => (TraceColumn::Touchpoints, Some(model.journeys[model.touchpoints[id].journey].node)),
        Knot::Service(_) => (TraceColumn::Service, None),
        Knot::Part(Dependency::Process(id)) => {
            (TraceColumn::Processes, model.processes[id].parent.map(|group| model.processes[group].node))
        }
        Knot::Part(_) => (TraceColumn::Parts, None),
    };
    let is_process = matches!(knot, Knot::Part(Dependency::Process(_)));
    let is_below = threads.below.contains(&knot) && matches!(threads.subject.first(), Some(Knot::Part(_)));
    let rank = match subject {
        Some(0) => 1,
        Some(_) => 2,
        None if is_process && (is_below || !direct.contains(&knot)) => SUPPORTING,
        None => 0,
    };
    TraceThing { node, kind: kind(model.file_kind(node), knot), column, within, rank, is_subject: subject.is_some() }
}

/// The rank of processes that only make others possible.
pub(super) const SUPPORTING: u8 = 3;

fn kind(of_file: Kind, knot: Knot) -> Kind {
    if matches!(knot, Knot::Touchpoint(_)) { Kind::Journey } else { of_file }
}
