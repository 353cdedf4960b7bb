//! What follows what, between steps that stand in both.

use std::collections::BTreeSet;

use crate::model::id::Id;
use crate::model::nested::Step;

use super::{ModelComparison, ModelDifference};

impl ModelComparison<'_> {
    /// Compares what follows what, pool by pool: between pools nothing flows but messages.
    pub(super) fn order(&mut self) {
        let drawn = self.drawn;
        let order = drawn.order();
        let matched: Vec<(usize, Id<Step>)> = self.step_of.iter().enumerate().filter_map(|(at, step)| Some((at, (*step)?))).collect();
        let pools: BTreeSet<Option<usize>> = matched.iter().map(|&(at, _)| drawn.participant_of(at)).collect();
        for pool in pools {
            let of_pool: Vec<(usize, Id<Step>)> = matched.iter().copied().filter(|&(at, _)| drawn.participant_of(at) == pool).collect();
            let counts = |at: usize| of_pool.iter().any(|&(other, _)| other == at);
            let mut in_model = Vec::new();
            for &(at, step) in &of_pool {
                for next in order.next_of(at, counts) {
                    if let Some(to) = self.step_of[next.element].filter(|&to| to != step) {
                        in_model.push((step, to, next.flow));
                    }
                }
            }
            let steps: BTreeSet<Id<Step>> = of_pool.iter().map(|&(_, step)| step).collect();
            let in_site: Vec<(Id<Step>, Id<Step>)> = self.model.processes[self.process]
                .steps
                .iter()
                .filter(|step| steps.contains(step))
                .flat_map(|&step| self.next(step, &steps))
                .collect();
            for &(step, to, flow) in in_model.iter().filter(|(step, to, _)| !in_site.contains(&(*step, *to))) {
                self.found.differences.push(ModelDifference::OnlyModelFollows(step, to, flow));
            }
            for &(step, to) in in_site.iter().filter(|ends| !in_model.iter().any(|(step, to, _)| (*step, *to) == **ends)) {
                self.found.differences.push(ModelDifference::OnlySiteFollows(step, to));
            }
        }
    }

    /// What follows a step in the site: the next of these on every way.
    fn next(&self, step: Id<Step>, steps: &BTreeSet<Id<Step>>) -> Vec<(Id<Step>, Id<Step>)> {
        let next = |step: Id<Step>| self.model.steps[step].next.iter().map(|next| next.to).rev();
        let mut open: Vec<Id<Step>> = next(step).collect();
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        while let Some(at) = open.pop() {
            if at == step || !seen.insert(at) {
                continue;
            }
            if steps.contains(&at) { found.push((step, at)) } else { open.extend(next(at)) }
        }
        found
    }
}
