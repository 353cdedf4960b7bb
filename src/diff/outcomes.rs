//! Which outcome a change is about.

use std::collections::BTreeMap;

use crate::base::address::Address;
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Outcome;

use super::pairs::Pairs;
use super::structure::has_outcomes;
use super::{Found, OutcomeChanges, Revision, SiteChange, Subject};

/// A process that serves more outcomes than these is everybody's, and told once for itself.
const FEW: usize = 3;

/// The changes by outcome, in the order of home and those that are gone last; and those that are about none.
pub(super) fn by_outcome(
    before: &Revision<'_>,
    after: &Revision<'_>,
    pairs: &Pairs,
    found: Vec<Found>,
) -> (Vec<OutcomeChanges>, Vec<SiteChange>) {
    let mut by_node: BTreeMap<(usize, NodeId), Vec<SiteChange>> = BTreeMap::new();
    let order = after.model().outcomes_in_order();
    let place = |subject: Subject| match subject {
        Subject::After(node) => order.iter().position(|&outcome| after.model().outcomes[outcome].node == node).unwrap_or(order.len()),
        Subject::Before(_) => usize::MAX,
    };
    let mut elsewhere = Vec::new();
    for Found { subject, change } in found {
        let outcomes = match subject {
            Subject::After(node) => {
                let about = outcomes_of(after, node).into_iter().map(Subject::After).collect::<Vec<_>>();
                let earlier = || pairs.before(node).map(|old| outcomes_of(before, old)).unwrap_or_default();
                if about.is_empty() { earlier().into_iter().map(|node| of_now(pairs, node)).collect() } else { about }
            }
            Subject::Before(node) => outcomes_of(before, node).into_iter().map(|node| of_now(pairs, node)).collect::<Vec<_>>(),
        };
        if outcomes.is_empty() || outcomes.len() > FEW {
            elsewhere.push(change);
            continue;
        }
        for outcome in outcomes {
            let (Subject::Before(node) | Subject::After(node)) = outcome;
            by_node.entry((place(outcome), node)).or_default().push(change.clone());
        }
    }
    let outcomes = by_node.into_iter().map(|((place, node), mut changes)| {
        let model = if place == usize::MAX { before.model() } else { after.model() };
        sort(&mut changes);
        let level = changes.iter().map(|change| change.level).max().unwrap_or_default();
        OutcomeChanges { outcome: address(model, node), title: model.plain_title(node).into(), level, changes }
    });
    sort(&mut elsewhere);
    (outcomes.collect(), elsewhere)
}

fn address(model: &Model, node: NodeId) -> Address {
    model.node(node).address.clone()
}

fn of_now(pairs: &Pairs, before: NodeId) -> Subject {
    pairs.after(before).map_or(Subject::Before(before), Subject::After)
}

/// The heaviest first, then as they stand in files.
fn sort(changes: &mut [SiteChange]) {
    changes.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| (&a.address, a.kind).cmp(&(&b.address, b.kind))));
}

/// The outcomes that a thing of a revision is about, as nodes.
fn outcomes_of(revision: &Revision<'_>, node: NodeId) -> Vec<NodeId> {
    let model = revision.model();
    let own = model.node(node);
    let nodes = |outcomes: &mut dyn Iterator<Item = Id<Outcome>>| {
        let mut nodes: Vec<NodeId> = outcomes.map(|outcome| model.outcomes[outcome].node).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    };
    if let Some(touchpoint) = touchpoint_around(model, node) {
        return nodes(&mut model.own_outcome(touchpoint).into_iter());
    }
    match model.node(own.file).entity {
        _ if !has_outcomes(own.address.kind) => Vec::new(),
        Entity::Journey(journey) => nodes(&mut model.journeys[journey].outcome.into_iter()),
        Entity::Process(process) => {
            let direct = nodes(&mut revision.context.served_by(process).filter_map(|touchpoint| model.own_outcome(touchpoint)));
            if direct.is_empty() { nodes(&mut revision.context.reach().outcomes_of(process).iter().copied()) } else { direct }
        }
        _ => nodes(&mut revision.context.reach().outcomes_of_file(model, own.file).into_iter()),
    }
}

/// The touchpoint that something is, or lies in.
pub(super) fn touchpoint_around(model: &Model, node: NodeId) -> Option<Id<crate::model::nested::Touchpoint>> {
    let mut at = Some(node);
    while let Some(node) = at {
        if let Entity::Touchpoint(touchpoint) = model.node(node).entity {
            return Some(touchpoint);
        }
        at = model.graph.edges_to(node).find(|edge| edge.kind == EdgeKind::Contains).map(|edge| edge.from);
    }
    None
}
