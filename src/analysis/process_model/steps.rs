//! Which task is which step, and who does it.

use crate::base::slug::{fold, slug};
use crate::bpmn::elements::ElementKind;
use crate::model::id::Id;
use crate::model::nested::{Actor, Step};

use super::{ModelActor, ModelComparison, ModelDifference};

impl ModelComparison<'_> {
    /// Finds the step that each task is: of the same id, else of the same title, each once, in the order of the file.
    pub(super) fn steps(&mut self) {
        let (model, drawn) = (self.model, self.drawn);
        let process = &model.processes[self.process];
        let activities: Vec<usize> = (0..drawn.elements.len()).filter(|&at| drawn.elements[at].activity().is_some()).collect();
        let ids: Vec<String> = drawn.elements.iter().map(|element| fold(&element.id)).collect();
        let titles: Vec<String> = drawn.elements.iter().map(|element| slug(&element.name)).collect();
        let mut open: Vec<Id<Step>> = Vec::new();
        for &step in &process.steps {
            let node = model.node(model.steps[step].node);
            let is_named = |at: usize| node.address.nested.iter().chain(&node.aliases).any(|id| **id == *ids[at]);
            if !self.take(step, activities.iter().copied().find(|&at| self.step_of[at].is_none() && is_named(at))) {
                open.push(step);
            }
        }
        for step in open {
            let title = slug(&model.node(model.steps[step].node).title);
            let is_called = |at: usize| !title.is_empty() && titles[at] == title;
            if !self.take(step, activities.iter().copied().find(|&at| self.step_of[at].is_none() && is_called(at))) {
                self.found.differences.push(ModelDifference::StepOnly(step));
            }
        }
        let mut only = Vec::new();
        for at in drawn.work() {
            // What lies in a step as a whole is its detail; which process is called is asked apart.
            let around = std::iter::successors(Some(at), |&at| drawn.elements[at].within).take(drawn.elements.len());
            let is_step = around.into_iter().any(|at| self.step_of[at].is_some());
            let calls = drawn.elements[at].activity().is_some_and(|activity| activity.is_call());
            if !is_step && !calls {
                only.push(ModelDifference::TaskOnly(at));
            }
        }
        only.append(&mut self.found.differences);
        self.found.differences = only;
    }

    fn take(&mut self, step: Id<Step>, at: Option<usize>) -> bool {
        if let Some(at) = at {
            self.step_of[at] = Some(step);
            self.found.elements[at] = Some(self.model.steps[step].node);
        }
        at.is_some()
    }

    /// Finds who lanes and participants are, and who does a step otherwise than the site says. Where the site says nothing, nothing
    /// differs.
    pub(super) fn actors(&mut self) {
        let drawn = self.drawn;
        let has_lanes = drawn.elements.iter().any(|element| element.kind == ElementKind::Lane);
        let actors: Vec<Option<ModelActor>> = (0..drawn.elements.len())
            .map(|at| {
                matches!(drawn.elements[at].kind, ElementKind::Lane | ElementKind::Participant { .. }).then(|| self.actor(at)).flatten()
            })
            .collect();
        for (at, actor) in actors.iter().enumerate() {
            if let Some(node) = actor.and_then(|actor| actor.node) {
                self.found.elements[at] = Some(node);
            }
        }
        if !has_lanes {
            return;
        }
        let mut unknown = Vec::new();
        let mut others = Vec::new();
        for at in drawn.work() {
            let Some(doer) = drawn.doer(at, |at| actors[at].is_some()) else { continue };
            match (actors[doer], self.step_of[at]) {
                // That we do it says no more than nothing.
                (None, _) if !unknown.contains(&doer) && !self.is_us(doer) => unknown.push(doer),
                (Some(who), Some(step)) => {
                    let by = self.model.steps[step].by;
                    if by != Actor::Us && by != who.actor {
                        others.push(ModelDifference::OtherActor(step, at, doer));
                    }
                }
                _ => {}
            }
        }
        let is_black_box = |at: &usize| matches!(drawn.elements[*at].kind, ElementKind::Participant { process: None, .. });
        unknown.extend((0..drawn.elements.len()).filter(is_black_box).filter(|&at| actors[at].is_none() && !self.is_us(at)));
        unknown.sort_unstable();
        self.found.differences.extend(unknown.into_iter().map(ModelDifference::UnknownActor));
        self.found.differences.extend(others);
    }
}
