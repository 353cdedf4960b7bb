//! Which touchpoints an outcome has, which processes serve them, and which outcomes a process
//! reaches: T(o), P(t) and R(p) of the content model.
//!
//! T(o): the touchpoints of live journeys whose own outcome (their stage's, else their journey's) is o or has o among
//! its ancestors. P(t): what `served_by` names. R(p): the outcomes o where some t in T(o) names p, in `served_by` or in
//! `recovery`, or names q so and `supports` leads from p to q; that of a group (a process with children and no steps) is
//! the union of its children's. Retired processes serve nothing and cut `supports`. Claims are no reach.
//!
//! Linear in touchpoints, links and the sizes of the answers.

use std::collections::BTreeSet;

use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome, Process};
use crate::model::nested::{Serving, Touchpoint};

/// The whole table, computed once.
#[derive(Debug)]
pub struct Reach {
    serving: ByTouchpoint,
    recovering: ByTouchpoint,
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
        let serving = ByTouchpoint::of(model, |t| &t.served_by);
        let recovering = ByTouchpoint::of(model, |t| t.recovery.as_ref().map_or(&[], |recovery| &recovery.served_by));
        let mut journeys = vec![Vec::new(); model.outcomes.len()];
        let mut touchpoints = vec![Vec::new(); model.outcomes.len()];
        let mut naming = vec![Vec::new(); model.processes.len()];
        for (id, journey) in model.live::<Journey>() {
            if !model.is_mapped(id) {
                journey.outcome.into_iter().flat_map(|o| model.with_wider(o)).for_each(|o| journeys[o.index()].push(id));
            }
            for t in model.touchpoints_of(id) {
                for outcome in model.own_outcome(t).into_iter().flat_map(|o| model.with_wider(o)) {
                    touchpoints[outcome.index()].push(t);
                    let journeys: &mut Vec<Id<Journey>> = &mut journeys[outcome.index()];
                    if journeys.last() != Some(&id) {
                        journeys.push(id);
                    }
                }
                let serving = serving.of_one(t);
                let named = serving.iter().chain(recovering.of_one(t).iter().filter(|process| !serving.contains(process)));
                named.for_each(|process| naming[process.index()].push(t));
            }
        }
        let mut supported_by = vec![Vec::new(); model.processes.len()];
        let mut children = vec![Vec::new(); model.processes.len()];
        for (id, process) in model.processes.iter() {
            if let Some(parent) = process.parent {
                children[parent.index()].push(id);
            }
            if model.is_live(id) {
                model.supported_by(id).for_each(|supported| supported_by[supported.index()].push(id));
            }
        }
        let outcomes = vec![BTreeSet::new(); model.processes.len()];
        let mut reach = Self { serving, recovering, journeys, touchpoints, naming, supported_by, outcomes, children };
        reach.spread(model);
        reach
    }

    /// Fills R(p): from the processes that an outcome's touchpoints name, down along `supports`.
    fn spread(&mut self, model: &Model) {
        for outcome in model.outcomes.ids() {
            for process in self.processes_behind(outcome) {
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

    /// The processes that touchpoints of an outcome name, and everything that supports one of them, at any depth.
    pub fn processes_behind(&self, outcome: Id<Outcome>) -> BTreeSet<Id<Process>> {
        let named = self.touchpoints_of(outcome).iter().flat_map(|&t| self.serving(t).iter().chain(self.recovering(t)));
        self.with_supporters(named.copied().collect())
    }

    /// P(t): the live processes that serve a touchpoint, of any journey, each once, in the order written.
    pub fn serving(&self, touchpoint: Id<Touchpoint>) -> &[Id<Process>] {
        self.serving.of_one(touchpoint)
    }

    /// The live processes that make a touchpoint good when it goes wrong, of any journey, each once, in the order written.
    pub fn recovering(&self, touchpoint: Id<Touchpoint>) -> &[Id<Process>] {
        self.recovering.of_one(touchpoint)
    }

    /// The live journeys that lead to an outcome: those with a touchpoint in T(o), and those for it, or for one that is
    /// part of it, that have no touchpoint yet.
    pub fn journeys_of(&self, outcome: Id<Outcome>) -> &[Id<Journey>] {
        &self.journeys[outcome.index()]
    }

    /// T(o), in the order of journeys; the touchpoints of a journey stand together.
    pub fn touchpoints_of(&self, outcome: Id<Outcome>) -> &[Id<Touchpoint>] {
        &self.touchpoints[outcome.index()]
    }

    /// The live touchpoints that name a process, or a step of it, in `served_by` or `recovery`, each once.
    pub fn touchpoints_naming(&self, process: Id<Process>) -> &[Id<Touchpoint>] {
        &self.naming[process.index()]
    }

    /// The live touchpoints of which a process is in P(t).
    pub fn touchpoints_served_by(&self, process: Id<Process>) -> impl Iterator<Item = Id<Touchpoint>> {
        self.touchpoints_naming(process).iter().copied().filter(move |&t| self.serving(t).contains(&process))
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

    /// The outcomes that a file helps to bring about.
    pub fn outcomes_of_file(&self, model: &Model, file: NodeId) -> BTreeSet<Id<Outcome>> {
        match model.node(file).entity {
            Entity::Outcome(id) => [id].into(),
            Entity::Journey(id) => model.outcomes_of_journey(id),
            Entity::Persona(_) => model.naming(file, EdgeKind::For).collect(),
            Entity::Process(id) => self.outcomes_of(id).clone(),
            Entity::Service(_) => model.naming(file, EdgeKind::Delivers).flat_map(|process| self.outcomes_of(process)).copied().collect(),
            _ => BTreeSet::new(),
        }
    }

    /// Whether a process is a group: it has parts that are not retired, and no steps.
    pub fn is_group(&self, model: &Model, process: Id<Process>) -> bool {
        let has_parts = self.children[process.index()].iter().any(|&part| model.is_live(part));
        has_parts && model.processes[process].steps.is_empty()
    }
}

/// Live processes of all touchpoints, those of one after the other's, each once, in the order written.
#[derive(Debug)]
struct ByTouchpoint {
    all: Vec<Id<Process>>,
    /// Where those of each begin, and the last ones end.
    starts: Vec<usize>,
}

impl ByTouchpoint {
    fn of<'m>(model: &'m Model, named: impl Fn(&'m Touchpoint) -> &'m [Serving]) -> Self {
        let mut all = Vec::new();
        let mut starts = vec![0];
        for (_, touchpoint) in model.touchpoints.iter() {
            let start = all.len();
            for process in named(touchpoint).iter().map(|serving| serving.process) {
                if model.is_live(process) && !all[start..].contains(&process) {
                    all.push(process);
                }
            }
            starts.push(all.len());
        }
        Self { all, starts }
    }

    fn of_one(&self, touchpoint: Id<Touchpoint>) -> &[Id<Process>] {
        &self.all[self.starts[touchpoint.index()]..self.starts[touchpoint.index() + 1]]
    }
}
