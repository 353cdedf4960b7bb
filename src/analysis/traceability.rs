//! A15, traceability: which process stands behind which touchpoint, directly or through support, which
//! only claim to help an outcome; and how often an outcome meets a team, a system, a channel.
//!
//! A claim on an outcome, or on a touchpoint of a journey for it as long as the journey does not name the
//! process, stands in the outcome's own row. In the matrices a touchpoint counts as direct where a process
//! that serves it names the team or system, else as support where one behind it does; for a channel, once
//! for each of its channels.
//!
//! Linear in the closures, the claims and the channels.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::graph::{EdgeKind, NodeId};
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;

use super::AnalysisContext;
use super::dependencies::{Dependencies, Dependency};

/// The processes behind a touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// Those that serve it, ●.
    pub direct: Vec<Id<Process>>,
    /// Those that only support these, ○.
    pub support: Vec<Id<Process>>,
}

/// A cell of a matrix: how many touchpoints of an outcome have to do with something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// How many by a process that serves them, ●.
    pub direct: usize,
    /// How many only by one behind these, ○.
    pub support: usize,
}

/// The processes behind a touchpoint.
pub fn of_touchpoint(context: &AnalysisContext<'_>, touchpoint: Id<Touchpoint>) -> Trace {
    let closure = context.closure(touchpoint);
    let processes = |parts| Dependencies::processes(parts).collect();
    Trace { touchpoint, direct: processes(&closure.own), support: processes(&closure.behind) }
}

/// The live processes that claim to help an outcome, sorted, △.
pub fn claims(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> Vec<Id<Process>> {
    let model = context.model();
    let claiming = |node: NodeId| model.naming(node, EdgeKind::ContributesTo).filter(|&process: &Id<Process>| model.is_live(process));
    let mut all: Vec<Id<Process>> = claiming(model.outcomes[outcome].node).collect();
    let own = context.reach().journeys_of(outcome).iter().filter(|&&j| model.journeys[j].outcome == Some(outcome));
    for &journey in own {
        let mut claimed = model.touchpoints_of(journey).flat_map(|t| claiming(model.touchpoints[t].node)).peekable();
        if claimed.peek().is_some() {
            let named: Vec<Id<Process>> = model.touchpoints_of(journey).flat_map(|t| context.reach().serving(t)).copied().collect();
            all.extend(claimed.filter(|process| !named.contains(process)));
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// How often an outcome meets each team, system and third party; sorted.
pub fn met(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> BTreeMap<Dependency, MatrixCell> {
    let mut cells: BTreeMap<Dependency, MatrixCell> = BTreeMap::new();
    for &t in context.reach().touchpoints_of(outcome) {
        let closure = context.closure(t);
        for &part in &closure.own {
            cells.entry(part).or_default().direct += 1;
        }
        for &part in &closure.behind {
            cells.entry(part).or_default().support += 1;
        }
    }
    cells
}

/// How many touchpoints of an outcome each channel has; sorted.
pub fn channels(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> BTreeMap<Arc<str>, usize> {
    let model = context.model();
    let mut counts: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for &t in context.reach().touchpoints_of(outcome) {
        let mut channels = model.touchpoints[t].channels.clone();
        channels.sort();
        channels.dedup();
        for channel in channels {
            *counts.entry(channel).or_default() += 1;
        }
    }
    counts
}
