//! A13, the duck: how much of the work for one case the customer sees, and how much paddles below the
//! waterline.
//!
//! Minutes of the steps of the distinct processes that serve the outcome's touchpoints: `front` above,
//! `back` and `support` below. Steps by the persona stand apart. A step without a layer or without
//! minutes is unknown.
//!
//! Linear in the outcome's touchpoints and the steps of their processes.

use std::collections::BTreeSet;

use crate::base::english::{any, counted};
use crate::base::vocabulary::Layer;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::{Actor, Step};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::known_sum::{KnownSum, share};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "duck",
    title: "The duck",
    question: "how much of our work does the customer see?",
    word: Some("duck"),
    shape: PublishedShape::Rows(rows),
    answer,
};

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

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("outcome", |duck: &Duck| ThingAddress::of(model, model.outcomes[duck.outcome].node))
        .column("front_minutes", |duck| duck.front_minutes)
        .column("back_minutes", |duck| duck.back_minutes)
        .column("support_minutes", |duck| duck.support_minutes)
        .column("unknown_steps", |duck| ThingAddress::all(model, duck.unknown_steps.iter().map(|&step| model.steps[step].node)))
        .sorted_rows(model.live().map(|(outcome, _)| of_outcome(context, outcome)))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let ducks: Vec<_> = w.model().live().map(|(o, _)| of_outcome(w.context, o)).collect();
    if ducks.is_empty() {
        return Answer::sentence("No outcome is recorded yet.");
    }
    let mut known: Vec<_> = ducks.iter().filter_map(|duck| Some((duck, duck.share_above()?))).collect();
    known.sort_by(|a, b| a.1.total_cmp(&b.1));
    let answer = match known.first() {
        None => {
            format!("How much of our work the customer sees is not known of {}.", any(ducks.len(), "outcome", "outcomes", f))
        }
        Some((duck, above)) => {
            let below = duck.below().unwrap_or(0.0);
            format!(
                "{} paddles most below the waterline: {} of our known work on a case, {} of {}, is never seen by the customer.",
                w.quoted(w.model().outcomes[duck.outcome].node),
                f.share(1.0 - above),
                f.work(below),
                f.work(below + duck.front_minutes.unwrap_or(0.0)),
            )
        }
    };
    let row = |(duck, above): &(&Duck, f64)| {
        let unknown = duck.unknown_steps.len();
        vec![
            w.outcome(duck.outcome),
            w.work(duck.front_minutes),
            w.work(duck.back_minutes),
            w.work(duck.support_minutes),
            f.share(*above),
            f.count(unknown),
        ]
    };
    let rows = known.iter().map(row).collect();
    let steps: BTreeSet<_> = ducks.iter().flat_map(|duck| duck.unknown_steps.iter().copied()).collect();
    let bare: BTreeSet<_> = ducks.iter().flat_map(|duck| duck.without_steps.iter().copied()).collect();
    let mut unknown = Vec::new();
    if !steps.is_empty() {
        unknown.push(format!("Not counted: {} without a layer or without minutes.", counted(steps.len(), "step", "steps", f)));
    }
    if !bare.is_empty() {
        let names = w.processes(bare);
        unknown.push(format!("Without any step: {names}."));
    }
    Answer { answer, unknown, ..Answer::few(&["outcome", "#front", "#back", "#support", "#seen", "#unknown steps"], rows) }
}
