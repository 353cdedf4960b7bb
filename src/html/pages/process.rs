//! A process: first why it exists, then how it runs, then who.

mod flow;
mod how;
mod model;
mod steps;
pub mod who;
mod why;

use maud::{Markup, Render, html};
use serde::Serialize;

use crate::html::html_text::{Html, joined, text};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::model::nested::ProcessRule;

use crate::analysis::dependencies::Dependency;
use crate::analysis::impact;
use crate::html::fragments::common::Common;
use crate::html::fragments::figures;
use crate::html::fragments::gaps::GapView;
use crate::html::fragments::hangs;
use crate::html::fragments::lit_journeys;
use crate::html::fragments::measures::measures;
use crate::html::fragments::trace;
use crate::html::page_context::PageContext;
use crate::words::{Message, message};

/// A process's page.
#[derive(Debug, Serialize)]
pub struct ProcessView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// Whether it has parts and no steps: they do its work.
    is_group: bool,
    /// What it takes in a month and where that goes, what hangs on it and what it sets off, as a list of lines.
    figures: Html,
    /// For whom it is there, in a sentence; where no way to an outcome is written down, the question.
    verdict: Html,
    /// The journeys whose touchpoints it serves, each with its strip and these, as a list.
    serves: Html,
    /// The outcomes that it serves through others.
    through: Html,
    /// What it makes possible and what makes it possible, services, claims, parts; a line for each that has something.
    relations: Html,
    /// Why no path to an outcome is recorded for now.
    gap: Option<GapView>,
    /// What sets it off, and how it runs, in a few sentences with figures.
    runs: Html,
    /// Who does what in which order, as a picture; nothing where the table alone says as much.
    flow: Html,
    /// Its work and its waits, step by step, as a bar; nothing where neither is known, and where the flow shows them.
    time: Html,
    /// What is done, in order, as a table; nothing where no steps are recorded.
    steps: Html,
    /// Whether nobody has written its steps down, and they are those of its model.
    has_steps_of_model: bool,
    /// Its model: where it and this page part, drawn, and in words; nothing where it has none.
    model: Html,
    /// Who has which part in the steps, as a table; nothing where no more is said than who does them.
    who: Html,
    /// Those who run it, where it has no steps, one behind the other.
    by: Html,
    /// The systems that run it, where it has no steps.
    systems: Html,
    /// What hangs on it and what it hangs on, as a section; nothing where nothing is linked to it.
    trace: Html,
    /// What it must obey, as the items of a list.
    rules: Html,
    /// How we would know that it runs well: a card for each measure.
    measures: Html,
}

/// The view of a process.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Process>) -> ProcessView<'p> {
    let process = &page.model().processes[id];
    let served = why::served(page, id);
    let flow = flow::flow(page, id);
    let trace = trace::trace(page, process.node);
    // A large site says it once.
    let stands_in_trace = !trace.is_empty() && !lit_journeys::has_room_for_pictures(page);
    ProcessView {
        common: Common::of(page, process.node),
        is_group: page.index.reach.is_group(page.model(), id),
        figures: figures(page, id),
        verdict: why::verdict(page, id, &served),
        serves: if stands_in_trace { Html::default() } else { lit_journeys::show(page, &served) },
        through: if stands_in_trace { Html::default() } else { why::through(page, id, &served) },
        relations: why::relations(page, id),
        gap: process.gap.as_ref().map(|g| GapView::of(page, g)),
        runs: how::runs(page, id),
        time: if flow.picture.is_empty() { how::time(page, process) } else { Html::default() },
        steps: steps::steps(page, process, &flow.lanes),
        flow: flow.picture,
        has_steps_of_model: process.has_steps_of_model,
        model: model::model(page, id),
        who: who::who(page, id),
        by: how::run_by(page, process),
        systems: links(page, process.systems.iter().map(|&system| page.model().systems[system].node)).into(),
        trace,
        rules: rules(page, process),
        measures: measures(page, process.node, &process.measures),
    }
}

/// What a process takes, what hangs on it and what it sets off.
fn figures(page: &PageContext<'_, '_>, id: Id<Process>) -> Html {
    let node = page.model().processes[id].node;
    let impact = impact::of_part(&page.index.analysis, Dependency::Process(id));
    let lines = html! {
        (figures::effort(page, id))
        (hangs::line(page, &impact))
        (hangs::in_part_line(page, node, &impact.lost))
        (figures::sets_off(page, node))
    };
    figures::list(page, &lines)
}

/// A line with what it is about, and what stands in it.
fn relation(page: &PageContext<'_, '_>, name: Message, value: impl Render) -> Markup {
    html! { p.rel { b { (page.word(name)) } " " (value) } }
}

/// The same with links; nothing where there are none.
fn related(page: &PageContext<'_, '_>, name: Message, nodes: impl IntoIterator<Item = NodeId>) -> Markup {
    let links = links(page, nodes);
    html! { @if !links.0.is_empty() { (relation(page, name, links)) } }
}

/// The rules that a process obeys, as the items of a list.
fn rules(page: &PageContext<'_, '_>, process: &Process) -> Html {
    let model = page.model();
    let body = page.body(process.node);
    let id = |rule: &ProcessRule| rule.node.and_then(|node| model.node(node).address.nested.as_deref());
    html! {
        @for (number, rule) in (1..).zip(process.rules.iter().map(|&rule| &model.rules[rule])) {
            li id=[id(rule).map(text)] {
                @if !rule.steps.is_empty() { b { "§" (number) } " " }
                @if let Some(kind) = rule.kind { span.tag { (page.word(kind)) } " " }
                (page.sentences(&rule.text))
                @if !rule.steps.is_empty() {
                    @let steps = links(page, rule.steps.iter().map(|&step| model.steps[step].node));
                    " " small { (page.phrase(message::PROCESS_RULE_BINDS, &[("steps", (&steps).into())])) }
                }
                @if let Some((body, id)) = body.as_ref().zip(id(rule)) { (body.of_nested(id, 3)) }
            }
        }
    }
    .into()
}

/// Links one behind the other, with commas.
fn links(page: &PageContext<'_, '_>, nodes: impl IntoIterator<Item = NodeId>) -> Markup {
    joined(nodes.into_iter().map(|node| page.to(node)), ", ")
}
