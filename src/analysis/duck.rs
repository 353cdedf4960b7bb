//! A13, the duck: how much of the work for one case the customer sees, and how much paddles below the
//! waterline.
//!
//! Minutes of the steps of the distinct processes that serve the outcome's touchpoints: `front` above,
//! `back` and `support` below. Steps by the persona stand apart. A step without a layer or without
//! minutes is unknown.
//!
//! Linear in the outcome's touchpoints and the steps of their processes.

use crate::base::vocabulary::Layer;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::{Actor, Step};

use super::AnalysisContext;
use super::known_sum::{KnownSum, share};

/// The work for one case of an outcome, in minutes. A layer is unknown where steps are said to be in
/// it and none of them says how long it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Duck {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// What the customer sees.
    pub front_minutes: Option<f64>,
    /// What happens behind it.
    pub back_minutes: Option<f64>,
    /// What that leans on.
    pub support_minutes: Option<f64>,
    /// What the customers do themselves in our processes.
    pub persona_minutes: Option<f64>,
    /// Steps of ours without a layer or without minutes.
    pub unknown_steps: Vec<Id<Step>>,
    /// Processes without a step.
    pub without_steps: Vec<Id<Process>>,
}

impl Duck {
    /// Known minutes below the waterline.
    pub fn below(&self) -> Option<f64> {
        match (self.back_minutes, self.support_minutes) {
            (None, None) => None,
            (back, support) => Some(back.unwrap_or(0.0) + support.unwrap_or(0.0)),
        }
    }

    /// The share of the known minutes that is above the waterline, from 0 to 1.
    pub fn share_above(&self) -> Option<f64> {
        let above = self.front_minutes?;
        share(above, above + self.below()?)
    }
}

/// The duck of an outcome.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> Duck {
    let model = context.model();
    let mut layers = [KnownSum::default(); 3];
    let mut persona = KnownSum::default();
    let (mut unknown_steps, mut without_steps) = (Vec::new(), Vec::new());
    for process in context.processes_of(outcome) {
        let steps = &model.processes[process].steps;
        if steps.is_empty() {
            without_steps.push(process);
        }
        for &id in steps {
            let step = &model.steps[id];
            if step.by == Actor::Persona {
                persona.add(step.work);
                continue;
            }
            if let Some(layer) = step.layer {
                layers[layer as usize].add(step.work);
            }
            if step.layer.is_none() || step.work.is_none() {
                unknown_steps.push(id);
            }
        }
    }
    let of = |layer: Layer| layers[layer as usize].total();
    Duck {
        outcome,
        front_minutes: of(Layer::Front),
        back_minutes: of(Layer::Back),
        support_minutes: of(Layer::Support),
        persona_minutes: persona.total(),
        unknown_steps,
        without_steps,
    }
}
