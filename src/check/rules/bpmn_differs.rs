//! `bpmn-differs`: a process and its model part in who does what, what is done, in what order, what the customer sends and receives, or
//! what is called; one finding for each of these. Linear in the models.

use std::sync::Arc;

use crate::analysis::process_model::{self, DifferenceKind, ModelDifference};
use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::english::some;
use crate::base::number_format::NumberFormat;
use crate::base::rule;
use crate::base::span::Span;
use crate::bpmn::BpmnModel;
use crate::bpmn::elements::{BpmnElement, BpmnFlow};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::model::nested::{Actor, Step};
use crate::syntax::content::document::Fields;

use super::CheckContext;

/// How many differences of a kind its message names, before it counts the others.
const NAMED: usize = 3;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (id, process) in s.model.live::<Process>() {
        let (Some(drawing), Some(path)) = (&process.drawn_as, &process.bpmn) else { continue };
        let Some(compared) = process_model::of_process(s.analysis, id) else { continue };
        let telling = Telling { s, drawn: &drawing.model, path };
        found.extend(compared.kinds().into_iter().map(|kind| telling.finding(process.node, kind, &compared.differences)));
    }
}

/// How one process and its model are told.
struct Telling<'a> {
    s: &'a CheckContext<'a>,
    drawn: &'a BpmnModel,
    path: &'a Arc<str>,
}

impl Telling<'_> {
    /// All differences of a kind.
    fn finding(&self, process: NodeId, kind: DifferenceKind, differences: &[ModelDifference]) -> Diagnostic {
        let of_kind = || differences.iter().copied().filter(|difference| difference.kind() == kind);
        let said: Vec<String> = of_kind().map(|difference| self.says(difference)).collect();
        let message =
            format!("{} and its model part in {}: {}", self.s.title(process), subject(kind), some(&said, NAMED, NumberFormat::ENGLISH));
        let mut finding = self.s.value(&rule::BPMN_DIFFERS, process, self.value_of_bpmn(process), message).help(help(kind));
        for difference in of_kind() {
            if let Some((place, what)) = self.related(difference) {
                finding = finding.related(place, what);
            }
        }
        finding
    }

    fn value_of_bpmn(&self, process: NodeId) -> Option<Span> {
        match &self.s.document(process)?.fields {
            Fields::Process(process) => Some(process.bpmn.as_ref()?.0.span),
            _ => None,
        }
    }

    fn says(&self, difference: ModelDifference) -> String {
        match difference {
            ModelDifference::UnknownActor(at) => format!("{} is nobody that the site knows", self.name(at)),
            ModelDifference::OtherActor(step, _, lane) => {
                format!(
                    "{} is done by {} here and by {} in the model",
                    self.step(step),
                    self.who(self.s.model.steps[step].by),
                    self.name(lane)
                )
            }
            ModelDifference::TaskOnly(at) => format!("{} stands in the model only", self.name(at)),
            ModelDifference::StepOnly(step) => format!("{} stands here only", self.step(step)),
            ModelDifference::OnlyModelFollows(step, next, _) => {
                format!("{} follows {} in the model only", self.step(next), self.step(step))
            }
            ModelDifference::OnlySiteFollows(step, next) => format!("{} follows {} here only", self.step(next), self.step(step)),
            ModelDifference::MessageOnly(flow) => format!("{} is no touchpoint", self.flow(flow)),
            ModelDifference::TouchpointOnly(touchpoint) => {
                format!("{} is no message in the model", self.s.title(self.s.model.touchpoints[touchpoint].node))
            }
            ModelDifference::UnknownCall(at) => format!("{} calls a process that the site does not have", self.name(at)),
        }
    }

    /// Where in the model a difference lies; in the site, where it stands only there.
    fn related(&self, difference: ModelDifference) -> Option<(Place, String)> {
        let model = self.s.model;
        let element = |at: usize, what: &str| Some((self.place(&self.drawn.elements[at]), format!("{} {what}", self.name(at))));
        match difference {
            ModelDifference::UnknownActor(at) => element(at, "of the model"),
            ModelDifference::OtherActor(_, task, _) => element(task, "in the model"),
            ModelDifference::TaskOnly(at) => element(at, "stands in the model only"),
            ModelDifference::UnknownCall(at) => element(at, "in the model"),
            ModelDifference::StepOnly(step) => {
                let place = model.node(model.steps[step].node).place.clone()?;
                Some((place, format!("{} stands here only", self.step(step))))
            }
            ModelDifference::OnlyModelFollows(.., flow) => {
                let flow = flow?;
                Some((self.flow_place(&self.drawn.flows[flow]), "what follows in the model".to_owned()))
            }
            ModelDifference::OnlySiteFollows(step, next) => {
                let place = model.node(model.steps[step].node).place.clone()?;
                Some((place, format!("{} follows here", self.step(next))))
            }
            ModelDifference::MessageOnly(flow) => {
                Some((self.flow_place(&self.drawn.flows[flow]), format!("{} in the model", self.flow(flow))))
            }
            ModelDifference::TouchpointOnly(touchpoint) => {
                let node = model.node(model.touchpoints[touchpoint].node);
                Some((node.place.clone()?, "the touchpoint".to_owned()))
            }
        }
    }

    fn place(&self, element: &BpmnElement) -> Place {
        Place::new(self.path, Span::new(element.place.start, element.place.end))
    }

    fn flow_place(&self, flow: &BpmnFlow) -> Place {
        Place::new(self.path, Span::new(flow.place.start, flow.place.end))
    }

    /// What an element is called: by its name, else by its id.
    fn name(&self, at: usize) -> String {
        let element = &self.drawn.elements[at];
        quote(if element.name.is_empty() { &element.id } else { &element.name })
    }

    fn flow(&self, at: usize) -> String {
        let flow = &self.drawn.flows[at];
        if !flow.name.is_empty() {
            return format!("the message {}", quote(&flow.name));
        }
        match (flow.from, flow.to) {
            (Some(from), Some(to)) => format!("the message from {} to {}", self.name(from), self.name(to)),
            _ => format!("the message {}", quote(&flow.id)),
        }
    }

    fn step(&self, step: Id<Step>) -> String {
        self.s.title(self.s.model.steps[step].node)
    }

    fn who(&self, actor: Actor) -> String {
        match self.s.model.actor_node(actor) {
            Some(node) => self.s.title(node),
            None if actor == Actor::Persona => "the customer".to_owned(),
            None => quote(&self.s.model.site.us),
        }
    }
}

fn subject(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Actors => "who does what",
        DifferenceKind::Steps => "what is done",
        DifferenceKind::Order => "what follows what",
        DifferenceKind::Messages => "what the customer sends and receives",
        DifferenceKind::Calls => "what is called",
    }
}

fn help(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Actors => {
            "call lanes as the site calls its roles, teams and third parties (or write that name in `also_called`), or correct `by`"
        }
        DifferenceKind::Steps => "give tasks and steps one title, or a task the id of its step; take out what is no longer done",
        DifferenceKind::Order => "ask those who do it what comes first, and correct `next` or the flow in the model",
        DifferenceKind::Messages => "call the message as its touchpoint is called, or write down the touchpoint that is missing",
        DifferenceKind::Calls => "name a process of the site in `calledElement`, or call the activity as that process is called",
    }
}
