//! What the customer sends and receives, and which other processes are called.

use crate::base::slug::{fold, slug};
use crate::bpmn::elements::FlowSort;
use crate::model::id::Id;
use crate::model::nested::{Actor, Touchpoint};

use super::{ModelComparison, ModelDifference};

impl ModelComparison<'_> {
    /// Finds the touchpoint that each message flow of the customer's pool is: by id or title, its own or that of the customer's task
    /// at its end; else by the step that it meets.
    pub(super) fn messages(&mut self) {
        let drawn = self.drawn;
        let is_customers = |at: usize| {
            let pool = drawn.participant_of(at);
            pool.and_then(|pool| self.actor(pool)).is_some_and(|who| who.actor == Actor::Persona)
        };
        let ends: Vec<bool> = (0..drawn.elements.len()).map(is_customers).collect();
        if !ends.contains(&true) {
            return;
        }
        let mut is_met = vec![false; self.touchpoints.len()];
        let mut only = Vec::new();
        for (i, flow) in drawn.flows.iter().enumerate().filter(|(_, flow)| matches!(flow.sort, FlowSort::Message { .. })) {
            let both = [flow.from, flow.to].into_iter().flatten();
            let (theirs, ours): (Vec<usize>, Vec<usize>) = both.partition(|&at| ends[at]);
            if theirs.is_empty() {
                continue;
            }
            let names: Vec<(&str, &str)> = std::iter::once((&*flow.id, &*flow.name))
                .chain(
                    theirs.iter().filter(|&&at| drawn.elements[at].flows()).map(|&at| (&*drawn.elements[at].id, &*drawn.elements[at].name)),
                )
                .collect();
            match self.touchpoint(&names, &ours) {
                Some(n) => {
                    is_met[n] = true;
                    self.found.flows[i] = Some(self.model.touchpoints[self.touchpoints[n]].node);
                }
                None => only.push(ModelDifference::MessageOnly(i)),
            }
        }
        let unmet = self.touchpoints.iter().zip(&is_met).filter(|(_, is_met)| !**is_met);
        only.extend(unmet.map(|(&touchpoint, _)| ModelDifference::TouchpointOnly(touchpoint)));
        self.found.differences.append(&mut only);
    }

    /// Which of the touchpoints has one of these ids and titles, else names one of the steps that these elements are.
    fn touchpoint(&self, names: &[(&str, &str)], ours: &[usize]) -> Option<usize> {
        let model = self.model;
        let is_named = |&touchpoint: &Id<Touchpoint>| {
            let node = model.node(model.touchpoints[touchpoint].node);
            let title = slug(&node.title);
            names.iter().any(|(id, name)| {
                let id = fold(id);
                node.address.nested.iter().chain(&node.aliases).any(|own| **own == *id) || (!title.is_empty() && slug(name) == title)
            })
        };
        let meets = |&touchpoint: &Id<Touchpoint>| {
            let steps = ours.iter().filter_map(|&at| self.step_of[at]);
            let serving = &model.touchpoints[touchpoint].served_by;
            steps.into_iter().any(|step| serving.iter().any(|serving| serving.step == Some(step)))
        };
        self.touchpoints.iter().position(is_named).or_else(|| self.touchpoints.iter().position(meets))
    }

    /// Finds the process that each call activity calls: by what it calls, its id or its name.
    pub(super) fn calls(&mut self) {
        let mut unknown = Vec::new();
        for (at, element) in self.drawn.elements.iter().enumerate() {
            let Some(activity) = element.activity().filter(|activity| activity.is_call()) else { continue };
            let called = activity.calls.as_deref().map(|id| id.rsplit_once(':').map_or(id, |(_, id)| id));
            let global = called.and_then(|id| self.drawn.processes.iter().find(|process| &*process.id == id)).map(|process| &*process.name);
            let names = [called, global, Some(&*element.id), Some(&*element.name)];
            match names.into_iter().flatten().find_map(|name| self.context.process_called(name)) {
                Some(process) => self.found.elements[at] = self.found.elements[at].or(Some(self.model.processes[process].node)),
                None => unknown.push(ModelDifference::UnknownCall(at)),
            }
        }
        self.found.differences.append(&mut unknown);
    }
}
