//! What the analyses stand on, computed once for a model and lent to every question. What costs more
//! than one walk over the model is computed on first use.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::base::slug::slug;
use crate::base::vocabulary::Status;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;

use super::dependencies::{self, Dependencies, Dependency};
use super::impact;
use super::process_model::names::processes_by_name;
use super::reach::Reach;
use super::split::{Split, Splits};

/// The ground of all analyses of one model.
#[derive(Debug)]
pub struct AnalysisContext<'m> {
    model: &'m Model,
    reach: Arc<Reach>,
    named: Vec<OnceLock<Vec<Dependency>>>,
    closures: Vec<OnceLock<Dependencies>>,
    splits: Splits,
    /// How many live touchpoints hang on each node.
    hanging: Vec<OnceLock<usize>>,
    /// The processes by their names, for those that models call.
    called: OnceLock<BTreeMap<String, Id<Process>>>,
}

impl<'m> AnalysisContext<'m> {
    /// The ground of a model whose reach has been computed.
    pub fn new(model: &'m Model, reach: Arc<Reach>) -> Self {
        let named = std::iter::repeat_with(OnceLock::new).take(model.processes.len()).collect();
        let closures = std::iter::repeat_with(OnceLock::new).take(model.touchpoints.len()).collect();
        let hanging = std::iter::repeat_with(OnceLock::new).take(model.graph.nodes.len()).collect();
        Self { model, reach, named, closures, splits: Splits::of(model), hanging, called: OnceLock::new() }
    }

    /// The ground of a model.
    pub fn of(model: &'m Model) -> Self {
        Self::new(model, Arc::new(Reach::of(model)))
    }

    /// The graph.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// T(o), P(t), R(p).
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The process of an id, title or old id, by slug.
    pub(super) fn process_called(&self, name: &str) -> Option<Id<Process>> {
        self.called.get_or_init(|| processes_by_name(self.model)).get(&slug(name)).copied()
    }

    /// The live roles, teams, systems and third parties that a process names.
    pub fn named_by(&self, process: Id<Process>) -> &[Dependency] {
        self.named[process.index()].get_or_init(|| dependencies::named_by(self.model, process))
    }

    /// Everything that a touchpoint hangs on.
    pub fn closure(&self, touchpoint: Id<Touchpoint>) -> &Dependencies {
        self.closures[touchpoint.index()]
            .get_or_init(|| dependencies::of(self.model, &self.reach, |process| self.named_by(process), touchpoint))
    }

    /// To which outcomes the work of a live process goes.
    pub fn split(&self, process: Id<Process>) -> &Split {
        self.splits.get(self.model, &self.reach, process)
    }

    /// How many live touchpoints of the whole site hang on a thing.
    pub fn hanging_on(&self, part: Dependency) -> usize {
        *self.hanging[part.node(self.model).index()].get_or_init(|| impact::hanging_on(self, part).len())
    }

    /// The processes that work is counted of: active, and no groups.
    pub fn working(&self) -> impl Iterator<Item = (Id<Process>, &'m Process)> {
        self.model.processes.iter().filter(|(id, _)| self.is_working(*id))
    }

    /// Whether the work of a process is counted: it is active, and no group.
    pub fn is_working(&self, process: Id<Process>) -> bool {
        self.model.processes[process].profile.status == Status::Active && !self.reach.is_group(self.model, process)
    }

    /// The distinct processes that serve touchpoints of an outcome, sorted.
    pub fn processes_of(&self, outcome: Id<Outcome>) -> Vec<Id<Process>> {
        let mut all: Vec<_> = self.reach.touchpoints_of(outcome).iter().flat_map(|&t| self.reach.serving(t)).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The live touchpoints of which a process is in P(t).
    pub fn served_by(&self, process: Id<Process>) -> impl Iterator<Item = Id<Touchpoint>> {
        self.reach.touchpoints_served_by(process)
    }

    /// The live outcomes whose T(o) a live touchpoint is in: its own and the wider ones, nearest first.
    pub fn outcomes_of_touchpoint(&self, touchpoint: Id<Touchpoint>) -> impl Iterator<Item = Id<Outcome>> {
        self.model
            .own_outcome(touchpoint)
            .into_iter()
            .flat_map(|own| self.model.with_wider(own))
            .filter(|&outcome| self.model.is_live(outcome))
    }
}
