//! A10, what if it goes? Which touchpoints hang on a process, a team, a system or a third party, which
//! outcomes would feel its loss and which would be lost.
//!
//! A touchpoint hangs on x where its closure holds x. An outcome is affected where one of its
//! touchpoints does, and lost where it has served touchpoints and all of these do.
//!
//! Walks from x to what it supports and who names these: linear in what is walked, and in the
//! touchpoints of the outcomes affected.

use std::collections::BTreeSet;

use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity, NodeId};
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process, Team};
use crate::model::nested::Touchpoint;

use super::AnalysisContext;
use super::dependencies::Dependency;

/// What hangs on a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// The thing.
    pub part: Dependency,
    /// What goes with it: the teams below a team, where these are asked for.
    pub others: Vec<Dependency>,
    /// The live touchpoints whose closure holds it, in the order of their files.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// The outcomes that have one of them.
    pub affected: Vec<Id<Outcome>>,
    /// Those of which all served touchpoints hang on it.
    pub lost: Vec<Id<Outcome>>,
}

/// What would feel the loss of a thing.
pub fn of_part(context: &AnalysisContext<'_>, part: Dependency) -> Impact {
    of_parts(context, part, &[])
}

/// What would feel the loss of a team together with all teams below it; none where it has none.
pub fn with_teams_below(context: &AnalysisContext<'_>, part: Dependency) -> Option<Impact> {
    let Dependency::Team(team) = part else { return None };
    let below = teams_below(context.model(), team);
    (!below.is_empty()).then(|| of_parts(context, part, &below))
}

/// The live teams below one in the org chart, at any depth, sorted. Rings have been cut by `link`.
fn teams_below(model: &Model, team: Id<Team>) -> Vec<Dependency> {
    let mut parts = vec![Vec::new(); model.teams.len()];
    for (id, each) in model.teams.iter() {
        if let Some(parent) = each.parent {
            parts[parent.index()].push(id);
        }
    }
    let mut below = Vec::new();
    let mut open = vec![team];
    while let Some(team) = open.pop() {
        open.extend(&parts[team.index()]);
        below.extend(parts[team.index()].iter().filter(|&&t| model.is_live(t)).map(|&t| Dependency::Team(t)));
    }
    below.sort_unstable();
    below
}

/// What would feel the loss of a thing and of others with it.
fn of_parts(context: &AnalysisContext<'_>, part: Dependency, others: &[Dependency]) -> Impact {
    let model = context.model();
    let mut touchpoints = hanging_on(context, part);
    touchpoints.extend(others.iter().flat_map(|&other| hanging_on(context, other)));
    let outcomes = touchpoints.iter().filter_map(|&t| model.journeys[model.touchpoints[t].journey].outcome);
    let affected: BTreeSet<Id<Outcome>> = outcomes.flat_map(|o| model.with_wider(o)).filter(|&o| model.is_live(o)).collect();
    let is_lost = |outcome: &Id<Outcome>| {
        let mut served = context.reach().touchpoints_of(*outcome).iter().filter(|&&t| !context.reach().serving(t).is_empty()).peekable();
        served.peek().is_some() && served.all(|t| touchpoints.contains(t))
    };
    let lost = affected.iter().copied().filter(is_lost).collect();
    Impact { part, others: others.to_vec(), touchpoints: touchpoints.into_iter().collect(), affected: affected.into_iter().collect(), lost }
}

/// The live touchpoints whose closure holds a thing.
pub(super) fn hanging_on(context: &AnalysisContext<'_>, part: Dependency) -> BTreeSet<Id<Touchpoint>> {
    let model = context.model();
    let mut touchpoints: BTreeSet<Id<Touchpoint>> = BTreeSet::new();
    if model.is_live_node(part.node(model)) {
        let at_its_ends = naming(model, part.node(model), &[EdgeKind::From, EdgeKind::To]);
        touchpoints.extend(at_its_ends.filter_map(|entity| match entity {
            Entity::Touchpoint(t) if matches!(part, Dependency::ThirdParty(_)) => Some(t),
            _ => None,
        }));
        for process in resting_on(context, part) {
            touchpoints.extend(context.reach().touchpoints_naming(process));
        }
    }
    touchpoints.retain(|&t| model.is_live(t));
    touchpoints
}

/// The live processes that would not run without a thing: those that it is, or that name it, and what
/// these support.
pub fn resting_on(context: &AnalysisContext<'_>, part: Dependency) -> BTreeSet<Id<Process>> {
    let model = context.model();
    let mut open: Vec<Id<Process>> = match part {
        Dependency::Process(process) => vec![process],
        _ => {
            let named_in = naming(model, part.node(model), &[EdgeKind::By, EdgeKind::Systems]);
            let processes = named_in.filter_map(|entity| match entity {
                Entity::Process(process) => Some(process),
                Entity::Step(step) => Some(model.steps[step].process),
                _ => None,
            });
            processes.filter(|&p| model.is_live(p) && context.named_by(p).contains(&part)).collect()
        }
    };
    let mut all = BTreeSet::new();
    while let Some(process) = open.pop() {
        if all.insert(process) {
            open.extend(model.supported_by(process));
        }
    }
    all
}

/// What names a node by edges of these kinds.
fn naming<'m>(model: &'m Model, node: NodeId, kinds: &'m [EdgeKind]) -> impl Iterator<Item = Entity> + 'm {
    model.graph.edges_to(node).filter(|edge| kinds.contains(&edge.kind)).map(|edge| model.node(edge.from).entity)
}
