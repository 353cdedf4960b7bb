//! A process and its BPMN model, side by side: what of the model is what of the site, and where the two part.
//!
//! 1. [`names`]: who lanes and participants are, by id, title or other name.
//! 2. [`steps`]: which task is which step, by id, else by title.
//! 3. [`order`]: what follows what between steps that are both, with everything else passed over.
//! 4. [`messages`]: which message of the customer's pool is which touchpoint; and which process a call activity calls.
//!
//! A model without lanes says nothing of who does a step, one without the customer's pool nothing of what is said to them.

mod messages;
pub mod names;
mod order;
mod steps;

use crate::base::english::without_article;
use crate::base::slug::slug;
use crate::bpmn::BpmnModel;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Persona, Process, ProcessDrawing};
use crate::model::nested::{Actor, Step, Touchpoint};

use super::context::AnalysisContext;
use names::ModelActor;

/// In what a process and its model part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// Who does what.
    Actors,
    /// What is done.
    Steps,
    /// What follows what.
    Order,
    /// What the customer sends and receives.
    Messages,
    /// Which other processes are called.
    Calls,
}

/// Something that only one of the two says. Elements and flows are places in the model's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelDifference {
    /// A lane or participant that nobody of the site is.
    UnknownActor(usize),
    /// A step that another than the one of the site does in the model: the step, its task, and the lane or participant of that.
    OtherActor(Id<Step>, usize, usize),
    /// A task that is no step.
    TaskOnly(usize),
    /// A step that is no task.
    StepOnly(Id<Step>),
    /// Two steps of which the second follows only in the model, and the first flow on the way.
    OnlyModelFollows(Id<Step>, Id<Step>, Option<usize>),
    /// Two steps of which the second follows only in the site.
    OnlySiteFollows(Id<Step>, Id<Step>),
    /// A message flow of the customer's that is no touchpoint.
    MessageOnly(usize),
    /// A touchpoint that is no message flow.
    TouchpointOnly(Id<Touchpoint>),
    /// A call activity that calls none of the site's processes.
    UnknownCall(usize),
}

impl ModelDifference {
    /// In what the two part here.
    pub fn kind(self) -> DifferenceKind {
        match self {
            Self::UnknownActor(_) | Self::OtherActor(..) => DifferenceKind::Actors,
            Self::TaskOnly(_) | Self::StepOnly(_) => DifferenceKind::Steps,
            Self::OnlyModelFollows(..) | Self::OnlySiteFollows(..) => DifferenceKind::Order,
            Self::MessageOnly(_) | Self::TouchpointOnly(_) => DifferenceKind::Messages,
            Self::UnknownCall(_) => DifferenceKind::Calls,
        }
    }
}

/// What of a model is what of the site, and where the two part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProcessMatch {
    /// By element: the step, role, team, third party, persona or process that it is.
    pub elements: Vec<Option<NodeId>>,
    /// By flow: the touchpoint that it is.
    pub flows: Vec<Option<NodeId>>,
    /// Where the two part: by kind, then in the order of the model's file, then in that of the process's.
    pub differences: Vec<ModelDifference>,
}

impl ProcessMatch {
    /// The kinds of difference that there are.
    pub fn kinds(&self) -> Vec<DifferenceKind> {
        let mut kinds: Vec<DifferenceKind> = self.differences.iter().map(|difference| difference.kind()).collect();
        kinds.dedup();
        kinds
    }
}

/// A process beside its model; none where it has none that can be read.
pub fn of_process(context: &AnalysisContext<'_>, process: Id<Process>) -> Option<ProcessMatch> {
    let model = context.model();
    let drawing = model.processes[process].drawn_as.as_ref()?;
    let mut comparison = ModelComparison::of(context, process, drawing);
    comparison.steps();
    comparison.actors();
    comparison.order();
    comparison.messages();
    comparison.calls();
    let mut found = comparison.found;
    found.differences.sort_by_key(|difference| difference.kind());
    Some(found)
}

/// A comparison while it is made.
struct ModelComparison<'a> {
    context: &'a AnalysisContext<'a>,
    model: &'a Model,
    process: Id<Process>,
    drawn: &'a BpmnModel,
    actors: &'a [Option<Actor>],
    /// The live touchpoints that name the process.
    touchpoints: Vec<Id<Touchpoint>>,
    /// Whose these are.
    personas: Vec<Id<Persona>>,
    /// By element: the step that it is.
    step_of: Vec<Option<Id<Step>>>,
    found: ProcessMatch,
}

impl<'a> ModelComparison<'a> {
    fn of(context: &'a AnalysisContext<'a>, process: Id<Process>, drawing: &'a ProcessDrawing) -> Self {
        let drawn = &*drawing.model;
        let model = context.model();
        let touchpoints: Vec<Id<Touchpoint>> = context.served_by(process).collect();
        let mut personas: Vec<Id<Persona>> =
            touchpoints.iter().filter_map(|&t| model.journeys[model.touchpoints[t].journey].persona).collect();
        personas.sort_unstable();
        personas.dedup();
        let found =
            ProcessMatch { elements: vec![None; drawn.elements.len()], flows: vec![None; drawn.flows.len()], differences: Vec::new() };
        let step_of = vec![None; drawn.elements.len()];
        Self { context, model, process, drawn, actors: &drawing.actors, touchpoints, personas, step_of, found }
    }

    /// Whether a lane or participant is we as a whole.
    fn is_us(&self, element: usize) -> bool {
        let site = &self.model.site;
        let name = slug(without_article(&self.drawn.elements[element].name));
        ["us", "we"].contains(&&*name) || [&site.us, &site.title].iter().any(|us| slug(without_article(us)) == name)
    }

    /// Who a lane or participant is.
    fn actor(&self, element: usize) -> Option<ModelActor> {
        let customer = names::customer(self.model, &self.personas, &self.drawn.elements[element].name);
        customer.or_else(|| {
            let actor = self.actors[element]?;
            Some(ModelActor { actor, node: self.model.actor_node(actor) })
        })
    }
}
