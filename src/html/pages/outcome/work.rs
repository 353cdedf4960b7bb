//! The work that brings an outcome about: which processes serve it and how much of it, what stands
//! behind these, and the thread from each touchpoint to the work.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, PreEscaped, html};

use crate::analysis::dependencies::Dependencies;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process, Service};
use crate::model::nested::Touchpoint;
use crate::words::message;

use crate::html::html_text::{Html, joined, room, text};
use crate::html::page_context::PageContext;

/// Services named on the canvas; the rest are counted.
const MOST_SERVICES: usize = 6;

/// The processes of an outcome.
pub(super) struct OutcomeProcesses {
    /// Those that its touchpoints name, with these, the ones that serve most first.
    pub(super) serving: Vec<(Id<Process>, Vec<Id<Touchpoint>>)>,
    /// Those that stand behind them only.
    pub(super) supporting: Vec<Id<Process>>,
    services: BTreeSet<Id<Service>>,
}

impl OutcomeProcesses {
    /// Of an outcome.
    pub(super) fn of(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Self {
        let model = page.model();
        let mut direct: BTreeMap<Id<Process>, Vec<Id<Touchpoint>>> = BTreeMap::new();
        let mut services = BTreeSet::new();
        for &t in page.index.reach.touchpoints_of(id) {
            services.extend(model.touchpoints[t].service);
            for &p in page.index.reach.serving(t) {
                direct.entry(p).or_default().push(t);
            }
        }
        services.extend(direct.keys().flat_map(|&p| model.processes[p].delivers.iter().copied()));
        let all = page.index.reach.with_supporters(direct.keys().copied().collect());
        let supporting = all.into_iter().filter(|p| !direct.contains_key(p)).collect();
        let mut serving: Vec<_> = direct.into_iter().collect();
        let by_title = |a: Id<Process>, b: Id<Process>| model.by_title(model.processes[a].node, model.processes[b].node);
        serving.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| by_title(a.0, b.0)));
        Self { serving, supporting, services }
    }

    /// The services that people meet on the way, as the items of a list.
    pub(super) fn services(&self, page: &PageContext<'_, '_>) -> Html {
        let model = page.model();
        let services = page.by_title(self.services.iter().map(|&s| model.services[s].node));
        let more = services.len().saturating_sub(MOST_SERVICES);
        html! {
            @for &service in services.iter().take(MOST_SERVICES) { li { (page.to(service)) } }
            @if more > 0 { li.within { (page.phrase(message::AND_MORE, &[("count", more.into())])) } }
        }
        .into()
    }

    /// The processes that serve it as rows of a table: a bar for how many touchpoints, and which.
    pub(super) fn rows(&self, page: &PageContext<'_, '_>) -> Html {
        let model = page.model();
        let most = self.serving.first().map_or(1, |(_, t)| t.len()).max(1);
        let bar = |n: usize| {
            let path = format!("<path d=\"M0 0h{}v10H0z\"/>", n * 100 / most);
            html! { svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" { (PreEscaped(path)) } }
        };
        html! {
            @for (process, touchpoints) in &self.serving {
                tr {
                    td { (page.to(model.processes[*process].node)) }
                    td {
                        details {
                            summary {
                                (bar(touchpoints.len())) (touchpoints.len())
                                span.vh { " " (page.phrase(message::UNIT_TOUCHPOINTS, &[("count", touchpoints.len().into())])) }
                            }
                            (page.show_all(touchpoints.iter().map(|&t| model.touchpoints[t].node)))
                        }
                    }
                }
            }
        }
        .into()
    }
}

/// The thread: journey by journey and touchpoint by touchpoint, the processes that serve it, and at the end of
/// each journey those behind these.
pub(super) fn trace(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Html {
    let model = page.model();
    let journey = |t: Id<Touchpoint>| model.touchpoints[t].journey;
    // The touchpoints of a journey stand together.
    let journeys = page.index.reach.touchpoints_of(id).chunk_by(|&a, &b| journey(a) == journey(b));
    html! { (room(4096))  @for touchpoints in journeys { (trail(page, &model.node(model.journeys[journey(touchpoints[0])].node).title, touchpoints)) } }
        .into()
}

fn trail(page: &PageContext<'_, '_>, journey: &str, touchpoints: &[Id<Touchpoint>]) -> Markup {
    let behind = touchpoints.iter().flat_map(|&t| Dependencies::processes(&page.index.analysis.closure(t).behind));
    let behind: BTreeSet<Id<Process>> = behind.collect();
    html! { (room(2048))
        details {
            summary { (text(journey)) }
            ul.trail {
                @for &t in touchpoints { (touchpoint(page, t)) }
                @if !behind.is_empty() { li.within { (page.word(message::OUTCOME_MADE_POSSIBLE_BY)) (hops(page, '○', behind)) } }
            }
        }
    }
}

fn touchpoint(page: &PageContext<'_, '_>, id: Id<Touchpoint>) -> Markup {
    let touchpoint = &page.model().touchpoints[id];
    html! {
        li {
            @if touchpoint.moment_of_truth { i class="mark mark-truth" {} span.vh { (page.word(message::MOMENT_OF_TRUTH_FOLLOWS)) " " } }
            (page.to(touchpoint.node))
            (hops(page, '●', page.index.reach.serving(id).iter().copied()))
        }
    }
}

/// Processes in a row, each behind a mark.
fn hops(page: &PageContext<'_, '_>, mark: char, processes: impl IntoIterator<Item = Id<Process>>) -> Markup {
    let hops = processes.into_iter().map(|process| html! { span { (mark) " " (page.to(page.model().processes[process].node)) } });
    let mut hops = hops.peekable();
    html! { @if hops.peek().is_some() { small { (joined(hops, " ")) } } }
}
