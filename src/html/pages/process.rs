//! A process: first why it exists, then how it runs, then who.

mod steps;
mod why;

use maud::{Markup, html};
use serde::Serialize;

use crate::analysis::break_points;
use crate::base::vocabulary::Class;
use crate::html::html_text::{Html, joined, text};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::model::nested::{Actor, ProcessRule, Step};

use crate::html::fragments::common::Common;
use crate::html::fragments::gaps::GapView;
use crate::html::fragments::measures::measures;
use crate::html::page_context::PageContext;
use crate::words::{Message, message};

/// A process's page.
#[derive(Debug, Serialize)]
pub struct ProcessView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// What it is to the customer, as readers call it: core, guiding or enabling.
    class: Option<&'p str>,
    /// What that means.
    class_means: Option<&'p str>,
    /// What sets it off.
    trigger: Option<&'p str>,
    /// How often it runs in a month.
    volume_per_month: Option<f64>,
    /// What one run costs.
    cost_per_case: Option<f64>,
    /// The wider process that it is a part of.
    parent: Option<Html>,
    /// A list of the processes that are a part of it.
    parts: Html,
    /// Whether it has parts and no steps: they do its work.
    is_group: bool,
    /// The outcomes that it reaches and what it does for each, as the items of a list.
    why: Html,
    /// A list of the processes that it makes possible.
    supports: Html,
    /// A list of the processes that make it possible.
    supported_by: Html,
    /// A list of the outcomes and touchpoints that it claims to help.
    claims: Html,
    /// A list of the services that it brings about.
    delivers: Html,
    /// Why no path to an outcome is recorded for now.
    gap: Option<GapView>,
    /// What is done, in order, as the items of a list.
    steps: Html,
    /// Minutes of hands-on work in its steps, as far as known; the customer's own are left out.
    work_known: Option<f64>,
    /// How many of these steps say nothing of their work.
    work_unknown: usize,
    /// Minutes of waiting before its steps, as far as known.
    wait_known: Option<f64>,
    /// How many times one step hands over to another.
    hand_offs: usize,
    /// What it must obey, as the items of a list.
    rules: Html,
    /// How we would know that it runs well: a card for each measure.
    measures: Html,
    /// A list of those who run it, where it has no steps.
    by: Html,
    /// A list of the systems that run it, where it has no steps.
    systems: Html,
    /// Its codes: the framework, and the code.
    classification: Vec<(String, String)>,
    /// Where its BPMN model lies, from the root of the site, encoded.
    bpmn: Option<String>,
}

/// The view of a process.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Process>) -> ProcessView<'p> {
    let model = page.model();
    let process = &model.processes[id];
    let reach = &page.index.reach;
    let steps: Vec<&Step> = process.steps.iter().map(|&s| &model.steps[s]).collect();
    let ours: Vec<&&Step> = steps.iter().filter(|s| s.by != Actor::Persona).collect();
    let sum = |values: Vec<f64>| (!values.is_empty()).then(|| values.iter().sum::<f64>());
    let claims = process
        .claims_outcomes
        .iter()
        .map(|&o| model.outcomes[o].node)
        .chain(process.claims_touchpoints.iter().map(|&t| model.touchpoints[t].node));
    ProcessView {
        common: Common::of(page, process.node),
        class: process.class.map(|class| page.words().text(class)),
        class_means: process.class.map(|class| page.words().text(class_means(class))),
        trigger: process.trigger.as_deref(),
        volume_per_month: process.volume_per_month,
        cost_per_case: process.cost_per_case,
        parent: process.parent.map(|p| page.show(model.processes[p].node)),
        parts: page.show_by_title(reach.parts_of(id).iter().map(|&p| model.processes[p].node)),
        is_group: reach.is_group(model, id),
        why: why::why(page, id),
        supports: page.show_all(process.supports.iter().map(|&p| model.processes[p].node)),
        supported_by: page.show_by_title(reach.supporters_of(id).iter().map(|&p| model.processes[p].node)),
        claims: page.show_all(claims),
        delivers: page.show_all(process.delivers.iter().map(|&s| model.services[s].node)),
        gap: process.gap.as_ref().map(|g| GapView::of(page, g)),
        work_known: sum(ours.iter().filter_map(|s| s.work).collect()),
        work_unknown: ours.iter().filter(|s| s.work.is_none()).count(),
        wait_known: sum(steps.iter().filter_map(|s| s.wait).collect()),
        hand_offs: break_points::of_process(model, id).hand_offs,
        steps: steps::steps(page, process),
        rules: rules(page, process),
        measures: measures(page, process.node, &process.measures),
        by: run_by(page, process),
        systems: page.show_all(process.systems.iter().map(|&s| model.systems[s].node)),
        classification: codes(process.classification.as_deref()),
        bpmn: process.bpmn.as_ref().and_then(|p| page.index.published.get(p)).map(|p| crate::html::address::encode(p)),
    }
}

fn class_means(class: Class) -> Message {
    match class {
        Class::Core => message::PROCESS_IS_CORE,
        Class::Guiding => message::PROCESS_IS_GUIDING,
        Class::Enabling => message::PROCESS_IS_ENABLING,
    }
}

/// Who runs a process that has no steps, as a list; nothing where nobody is recorded.
fn run_by(page: &PageContext<'_, '_>, process: &Process) -> Html {
    html! { @if !process.by.is_empty() { ul.things { @for &actor in &process.by { li { (steps::doer(page, actor)) } } } } }.into()
}

/// The rules that a process obeys, as the items of a list.
fn rules(page: &PageContext<'_, '_>, process: &Process) -> Html {
    let model = page.model();
    let body = page.body(process.node);
    let id = |rule: &ProcessRule| rule.node.and_then(|node| model.node(node).address.nested.as_deref());
    html! {
        @for rule in process.rules.iter().map(|&rule| &model.rules[rule]) {
            li id=[id(rule).map(text)] {
                @if let Some(kind) = rule.kind { span.tag { (page.word(kind)) } " " }
                (page.sentences(&rule.text))
                @if !rule.steps.is_empty() {
                    @let steps = links(page, rule.steps.iter().map(|&step| model.steps[step].node));
                    " " small { (page.phrase(message::PROCESS_RULE_BINDS, &[("steps", (&steps).into())])) }
                }
                @if let Some((body, id)) = body.as_ref().zip(id(rule)) { (body.of_nested(id, 4)) }
            }
        }
    }
    .into()
}

/// Links one behind the other, with commas.
fn links(page: &PageContext<'_, '_>, nodes: impl IntoIterator<Item = NodeId>) -> Markup {
    joined(nodes.into_iter().map(|node| page.to(node)), ", ")
}

/// The codes of a classification, framework and code.
fn codes(classification: Option<&serde_yaml::Value>) -> Vec<(String, String)> {
    let text = |v: &serde_yaml::Value| match v {
        serde_yaml::Value::String(s) => s.clone(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim().to_owned(),
    };
    match classification {
        Some(serde_yaml::Value::Mapping(m)) => m.iter().map(|(k, v)| (text(k), text(v))).collect(),
        _ => Vec::new(),
    }
}
