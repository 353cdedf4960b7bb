//! Which touchpoints an outcome has, which processes serve them, and which outcomes a process
//! reaches: T(o), P(t) and R(p) of the content model.
//!
//! T(o): the touchpoints of every live journey whose outcome is o or has o among its ancestors.
//! R(p): the outcomes o where some t in T(o) names p, or names q and `supports` leads from p to q;
//! that of a group (a process with children and no steps) is the union of its children's. Retired
//! processes serve nothing and cut `supports`. Claims are no reach.
//!
//! Linear in touchpoints, links and the sizes of the answers.

use std::collections::BTreeSet;

use crate::base::vocabulary::Status;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Process};
use crate::model::nested::Touchpoint;

/// The whole table, computed once.
#[derive(Debug)]
pub struct Reach {
    journeys: Vec<Vec<Id<Journey>>>,
    touchpoints: Vec<Vec<Id<Touchpoint>>>,
    naming: Vec<Vec<Id<Touchpoint>>>,
    supported_by: Vec<Vec<Id<Process>>>,
    outcomes: Vec<BTreeSet<Id<Outcome>>>,
    children: Vec<Vec<Id<Process>>>,
}

impl Reach {
    /// Computes it.
    pub fn of(model: &Model) -> Self {
        let mut journeys = vec![Vec::new(); model.outcomes.len()];
        let mut touchpoints = vec![Vec::new(); model.outcomes.len()];
        let mut naming = vec![Vec::new(); model.processes.len()];
        for (id, journey) in model.journeys.iter() {
            if !model.is_live(id) {
                continue;
            }
            for outcome in journey.outcome.into_iter().flat_map(|o| std::iter::once(o).chain(model.wider(o))) {
                journeys[outcome.index()].push(id);
                touchpoints[outcome.index()].extend(model.touchpoints_of(id));
            }
            for t in model.touchpoints_of(id) {
                for process in serving(model, t) {
                    naming[process.index()].push(t);
                }
            }
        }
        let mut supported_by = vec![Vec::new(); model.processes.len()];
        let mut children = vec![Vec::new(); model.processes.len()];
        for (id, process) in model.processes.iter() {
            if let Some(parent) = process.parent {
                children[parent.index()].push(id);
            }
            if is_live(model, id) {
                for &supported in process.supports.iter().filter(|&&p| is_live(model, p)) {
                    supported_by[supported.index()].push(id);
                }
            }
        }
        let mut reach =
            Self { journeys, touchpoints, naming, supported_by, outcomes: vec![BTreeSet::new(); model.processes.len()], children };
        reach.spread(model);
        reach
    }

    /// Fills R(p): from the processes that an outcome's touchpoints name, down along `supports`.
    fn spread(&mut self, model: &Model) {
        for outcome in model.outcomes.ids() {
            let named = self.touchpoints[outcome.index()].iter().flat_map(|&t| serving(model, t)).collect();
            for process in self.with_supporters(named) {
                self.outcomes[process.index()].insert(outcome);
            }
        }
        // A wider process that has no steps of its own reaches what its parts reach.
        for (id, process) in model.processes.iter() {
            let own = self.outcomes[id.index()].clone();
            if own.is_empty() || process.parent.is_none() {
                continue;
            }
            let groups: Vec<Id<Process>> = model.wider_processes(id).take_while(|&wider| self.is_group(model, wider)).collect();
            for wider in groups {
                self.outcomes[wider.index()].extend(own.iter().copied());
            }
        }
    }

    /// These processes and everything that supports one of them, at any depth.
    pub fn with_supporters(&self, named: Vec<Id<Process>>) -> BTreeSet<Id<Process>> {
        let mut all: BTreeSet<Id<Process>> = BTreeSet::new();
        let mut open = named;
        while let Some(process) = open.pop() {
            if all.insert(process) {
                open.extend(self.supported_by[process.index()].iter().copied());
            }
        }
        all
    }

    /// The live journeys that T(o) is made of: those for the outcome, or for one that is part of it.
    pub fn journeys_of(&self, outcome: Id<Outcome>) -> &[Id<Journey>] {
        &self.journeys[outcome.index()]
    }

    /// T(o), in the order of journeys; the touchpoints of a journey stand together.
    pub fn touchpoints_of(&self, outcome: Id<Outcome>) -> &[Id<Touchpoint>] {
        &self.touchpoints[outcome.index()]
    }

    /// The live touchpoints that name a process, or a step of it.
    pub fn touchpoints_naming(&self, process: Id<Process>) -> &[Id<Touchpoint>] {
        &self.naming[process.index()]
    }

    /// The live processes that support a process directly.
    pub fn supporters_of(&self, process: Id<Process>) -> &[Id<Process>] {
        &self.supported_by[process.index()]
    }

    /// The processes that are part of a process.
    pub fn parts_of(&self, process: Id<Process>) -> &[Id<Process>] {
        &self.children[process.index()]
    }

    /// R(p).
    pub fn outcomes_of(&self, process: Id<Process>) -> &BTreeSet<Id<Outcome>> {
        &self.outcomes[process.index()]
    }

    /// Whether a process is a group: it has parts that are not retired, and no steps.
    pub fn is_group(&self, model: &Model, process: Id<Process>) -> bool {
        let has_parts = self.children[process.index()].iter().any(|&part| is_live(model, part));
        has_parts && model.processes[process].steps.is_empty()
    }
}

/// Whether a process counts: all but the retired.
pub fn is_live(model: &Model, process: Id<Process>) -> bool {
    model.processes[process].profile.status != Status::Retired
}

/// P(t): the live processes that serve a touchpoint, each once, in the order written.
pub fn serving(model: &Model, touchpoint: Id<Touchpoint>) -> Vec<Id<Process>> {
    let mut processes = Vec::new();
    for serving in &model.touchpoints[touchpoint].served_by {
        if is_live(model, serving.process) && !processes.contains(&serving.process) {
            processes.push(serving.process);
        }
    }
    processes
}
