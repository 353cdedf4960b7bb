//! The model of a process: drawn as its tool placed it, where it and the page part, and the same in words.

use maud::{Markup, PreEscaped, Render, html};

use crate::analysis::process_model::{self, ModelDifference, ProcessMatch};
use crate::bpmn::BpmnModel;
use crate::bpmn::elements::{BpmnElement, ElementKind, EventPosition, FlowSort};
use crate::html::html_text::{Html, joined, path, text};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::model::nested::{Actor, Step};
use crate::picture::bpmn::{DrawnModel, draw};
use crate::picture::flow::of_model::of_model;
use crate::picture::svg;
use crate::words::{Message, MessageValue, message};

use super::flow;

/// The model of a process, in full; nothing where it has none.
pub(super) fn model(page: &PageContext<'_, '_>, id: Id<Process>) -> Html {
    let process = &page.model().processes[id];
    let Some(drawing) = &process.drawn_as else { return Html::default() };
    let Some(found) = process_model::of_process(&page.index.analysis, id) else { return Html::default() };
    let shown = ShownModel { page, process, drawn: &drawing.model, found: &found };
    let file = process.bpmn.as_ref().and_then(|path| page.index.published.get(path));
    html! {
        (shown.differences())
        (shown.pictures())
        @if shown.drawn.unknown > 0 { p.quiet { (page.phrase(message::MODEL_NOT_DRAWN, &[("count", shown.drawn.unknown.into())])) } }
        (shown.in_words())
        @if let Some(file) = file {
            p.quiet { a href={ (text(page.root)) (path(file)) } { (page.word(message::MODEL_FILE)) } }
        }
    }
    .into()
}

/// A model beside its process, on a page.
struct ShownModel<'a, 'p, 's> {
    page: &'a PageContext<'p, 's>,
    process: &'a Process,
    drawn: &'a BpmnModel,
    found: &'a ProcessMatch,
}

impl ShownModel<'_, '_, '_> {
    /// Where the two part, a line each.
    fn differences(&self) -> Markup {
        let page = self.page;
        let differences = &self.found.differences;
        html! {
            @if differences.is_empty() {
                p { (page.word(message::MODEL_AGREES)) }
            } @else {
                p { (page.phrase(message::MODEL_DIFFERS, &[("count", differences.len().into())])) }
                ul.parts { @for &difference in differences { li { (self.difference(difference)) } } }
            }
        }
    }

    fn difference(&self, difference: ModelDifference) -> Markup {
        let says = |message: Message, values: &[(&str, &Markup)]| {
            let values: Vec<(&str, MessageValue<'_>)> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
            html! { (self.page.phrase(message, &values)) }
        };
        match difference {
            ModelDifference::UnknownActor(at) => says(message::MODEL_UNKNOWN_ACTOR, &[("who", &self.name(at))]),
            ModelDifference::OtherActor(step, _, lane) => {
                let by = self.who(self.page.model().steps[step].by);
                says(message::MODEL_OTHER_ACTOR, &[("step", &self.step(step)), ("by", &by), ("who", &self.name(lane))])
            }
            ModelDifference::TaskOnly(at) => says(message::MODEL_TASK_ONLY, &[("task", &self.name(at))]),
            ModelDifference::StepOnly(step) => says(message::MODEL_STEP_ONLY, &[("step", &self.step(step))]),
            ModelDifference::OnlyModelFollows(step, next, _) => {
                says(message::MODEL_ONLY_FOLLOWS, &[("step", &self.step(step)), ("next", &self.step(next))])
            }
            ModelDifference::OnlySiteFollows(step, next) => {
                says(message::MODEL_SITE_FOLLOWS, &[("step", &self.step(step)), ("next", &self.step(next))])
            }
            ModelDifference::MessageOnly(flow) => says(message::MODEL_MESSAGE_ONLY, &[("message", &self.message(flow))]),
            ModelDifference::TouchpointOnly(touchpoint) => {
                let node = self.page.model().touchpoints[touchpoint].node;
                says(message::MODEL_TOUCHPOINT_ONLY, &[("touchpoint", &self.page.to(node).render())])
            }
            ModelDifference::UnknownCall(at) => says(message::MODEL_UNKNOWN_CALL, &[("task", &self.name(at))]),
        }
    }

    /// The model as its tool placed it; as our flows are where nobody did, and the flow above does not show it yet.
    fn pictures(&self) -> Markup {
        let (page, model) = (self.page, self.page.model());
        let title = page.words().say(message::MODEL_TITLE, &[("process", (&*model.node(self.process.node).title).into())]);
        let teams: Vec<bool> =
            self.found.elements.iter().map(|node| node.is_some_and(|node| matches!(model.node(node).entity, Entity::Team(_)))).collect();
        let slack = page.index.slack();
        if self.drawn.diagrams.is_empty() {
            if self.process.has_steps_of_model {
                return Markup::default();
            }
            let data = of_model(self.drawn, &self.found.elements, &teams, &model.site.us, slack);
            return flow::picture(page, self.process.node, &data, &title, &self.described(), "tl-m");
        }
        let mut drawn = String::new();
        for (number, diagram) in (1..).zip(&self.drawn.diagrams) {
            let picture =
                DrawnModel { model: self.drawn, diagram, elements: &self.found.elements, flows: &self.found.flows, teams: &teams, slack };
            let name = Some(&diagram.name).filter(|name| self.drawn.diagrams.len() > 1 && !name.is_empty());
            let title = name.map_or_else(|| title.clone(), |name| format!("{title}: {name}"));
            let scene = draw(picture, title, if number == 1 { self.described() } else { String::new() });
            svg::write(&mut drawn, &scene, &format!("tl-m{number}"), &flow::addresses(page, self.process.node));
        }
        html! { div.bpx tabindex="0" role="region" aria-label=(title) { (PreEscaped(drawn)) } }
    }

    fn described(&self) -> String {
        let count = |is: fn(&ElementKind) -> bool| self.drawn.elements.iter().filter(|element| is(&element.kind)).count();
        let values = [
            ("tasks", self.drawn.work().len().into()),
            ("pools", count(|kind| matches!(kind, ElementKind::Participant { .. })).into()),
            ("lanes", count(|kind| *kind == ElementKind::Lane).into()),
        ];
        self.page.words().say(message::MODEL_DESCRIPTION, &values)
    }

    /// All that the picture shows, as a list.
    fn in_words(&self) -> Markup {
        let page = self.page;
        let flowing: Vec<usize> = (0..self.drawn.elements.len()).filter(|&at| self.drawn.elements[at].flows()).collect();
        let messages = (0..self.drawn.flows.len()).filter(|&at| matches!(self.drawn.flows[at].sort, FlowSort::Message { .. }));
        let beside = (0..self.drawn.elements.len())
            .filter(|&at| matches!(self.drawn.elements[at].kind, ElementKind::Data(_) | ElementKind::Annotation));
        let beside: Vec<usize> = beside.filter(|&at| !self.drawn.elements[at].name.is_empty()).collect();
        html! {
            details.words {
                summary { (page.word(message::MODEL_IN_WORDS)) }
                ol { @for at in self.drawn.order().sorted(&flowing) { li { (self.line(at)) } } }
                @let messages: Vec<usize> = messages.collect();
                @if !messages.is_empty() {
                    p { b { (page.word(message::MODEL_MESSAGES)) } }
                    ul { @for flow in messages { li { (self.message(flow)) } } }
                }
                @if !beside.is_empty() {
                    p { b { (page.word(message::MODEL_BESIDE)) } }
                    ul { @for at in beside { li { (self.name(at)) } } }
                }
            }
        }
    }

    /// Something that flows, who does it, and what follows.
    fn line(&self, at: usize) -> Markup {
        let (page, element) = (self.page, &self.drawn.elements[at]);
        let doer = self.drawn.doer(at, |at| self.found.elements[at].is_some());
        let next = self.drawn.flows.iter().filter(|flow| flow.is_sequence() && flow.from == Some(at));
        let next: Vec<Markup> = next
            .filter_map(|flow| {
                let to = self.called(flow.to?);
                Some(html! { (to) @if !flow.name.is_empty() { " (" (text(&flow.name)) ")" } })
            })
            .collect();
        html! {
            (page.word(kind_word(element)))
            @if !element.name.is_empty() { " · " (self.name(at)) }
            @if let Some(doer) = doer.filter(|_| element.activity().is_some()) { ", " (self.name(doer)) }
            @if !next.is_empty() { " → " (joined(next, "; ")) }
        }
    }

    /// What an element is called, plainly; what it is where it is not called anything.
    fn called(&self, at: usize) -> Markup {
        let element = &self.drawn.elements[at];
        html! { @if element.name.is_empty() { (self.page.word(kind_word(element))) } @else { (text(&element.name)) } }
    }

    /// The same as a link, where it is something of the site.
    fn name(&self, at: usize) -> Markup {
        match self.found.elements[at] {
            Some(node) => self.link(node, &self.called(at)),
            None => self.called(at),
        }
    }

    fn link(&self, node: NodeId, name: &Markup) -> Markup {
        let mut address = String::new();
        flow::addresses(self.page, self.process.node)(node, &mut address);
        let is_team = matches!(self.page.model().node(node).entity, Entity::Team(_));
        html! { a href=(PreEscaped(address)) data-team[is_team] { (name) } }
    }

    fn message(&self, at: usize) -> Markup {
        let flow = &self.drawn.flows[at];
        let end = |at: Option<usize>| at.map(|at| self.called(at)).unwrap_or_default();
        let name = match self.found.flows[at] {
            Some(node) => {
                self.link(node, &html! { (text(if flow.name.is_empty() { &self.page.model().node(node).title } else { &flow.name })) })
            }
            None => html! { (text(&flow.name)) },
        };
        html! {
            @if !name.0.is_empty() { (name) " (" (end(flow.from)) " → " (end(flow.to)) ")" } @else { (end(flow.from)) " → " (end(flow.to)) }
        }
    }

    fn step(&self, step: Id<Step>) -> Markup {
        self.page.to(self.page.model().steps[step].node).render()
    }

    fn who(&self, actor: Actor) -> Markup {
        let doer = super::steps::doer(self.page, actor);
        html! { span data-team[matches!(actor, Actor::Team(_))] { (doer) } }
    }
}

/// The word for what an element is.
fn kind_word(element: &BpmnElement) -> Message {
    match &element.kind {
        ElementKind::Event(event) => match event.position {
            EventPosition::Start => message::MODEL_START,
            EventPosition::End => message::MODEL_END,
            EventPosition::Catch | EventPosition::Throw | EventPosition::Boundary => message::MODEL_EVENT,
        },
        ElementKind::Gateway(_) => message::MODEL_GATEWAY,
        ElementKind::Activity(activity) if activity.is_call() => message::MODEL_CALL,
        ElementKind::Activity(activity) if activity.sort.is_sub_process() => message::MODEL_SUB_PROCESS,
        ElementKind::Activity(_) => message::MODEL_TASK,
        ElementKind::Participant { .. } | ElementKind::Lane => message::MODEL_PARTICIPANT,
        ElementKind::Data(_) | ElementKind::Annotation | ElementKind::Group => message::MODEL_NOTE,
    }
}
