//! The processes that bring an outcome about: a row for each with its work and where on the way it serves, and those that only stand
//! behind them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use crate::analysis::{break_points, effort};
use crate::base::number_format::NumberFormat;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process, Service};
use crate::model::nested::Touchpoint;
use crate::words::message;

use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;

/// Services named on the canvas; the rest are counted.
const MOST_SERVICES: usize = 6;

/// Processes with a row of their own; of more the rest are named.
const MOST_ROWS: usize = 10;

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

    /// The processes that serve it as rows of a table, those that serve most of its touchpoints first.
    pub(super) fn rows(&self, page: &PageContext<'_, '_>, id: Id<Outcome>) -> Html {
        let on_the_way = page.index.reach.touchpoints_of(id);
        html! { @for (process, touchpoints) in self.serving.iter().take(MOST_ROWS) { (row(page, *process, touchpoints, on_the_way)) } }
            .into()
    }

    /// Those that have no row of their own, as a list.
    pub(super) fn others(&self, page: &PageContext<'_, '_>) -> Html {
        let others = self.serving.iter().skip(MOST_ROWS).map(|(process, _)| page.model().processes[*process].node);
        named(page, others.collect())
    }

    /// Those that only stand behind, as a list.
    pub(super) fn behind(&self, page: &PageContext<'_, '_>) -> Html {
        named(page, page.by_title(self.supporting.iter().map(|&p| page.model().processes[p].node)))
    }
}

/// Links to things as a list, the first of many; nothing where there are none.
pub(super) fn named(page: &PageContext<'_, '_>, nodes: Vec<NodeId>) -> Html {
    let (shown, more) = super::first(&nodes);
    html! {
        @if !shown.is_empty() {
            ul.things {
                @for &node in shown { li { (page.to(node)) } }
                @if more > 0 { li.within { (page.phrase(message::AND_MORE, &[("count", more.into())])) } }
            }
        }
    }
    .into()
}

fn row(page: &PageContext<'_, '_>, id: Id<Process>, serves: &[Id<Touchpoint>], on_the_way: &[Id<Touchpoint>]) -> Markup {
    let model = page.model();
    let process = &model.processes[id];
    let work = effort::work_of(model, id).minutes.map(|minutes| NumberFormat::ENGLISH.work(minutes));
    let steps = process.steps.iter().map(|&step| model.steps[step].by);
    let teams: BTreeSet<_> = steps.chain(process.by.iter().copied()).filter_map(|actor| model.team_of(actor)).collect();
    let changes = break_points::of_process(model, id).hand_offs;
    html! {
        tr {
            td { (page.to(process.node)) }
            td.right { @if !process.steps.is_empty() { (process.steps.len()) } }
            td.right { @match &work { Some(work) => (text(work)), None => span.unknown { (page.word(message::UNKNOWN)) } } }
            td.right { @if !teams.is_empty() { (teams.len()) } }
            td.right { @if !process.steps.is_empty() { (changes) } }
            td { (places(serves, on_the_way)) (serves.len()) }
        }
    }
}

/// The way as a row of points, those filled that a process serves.
fn places(serves: &[Id<Touchpoint>], on_the_way: &[Id<Touchpoint>]) -> Markup {
    let count = on_the_way.len().max(1);
    let mut points = String::from("<path d=\"M0 6H200\"/><path d=\"");
    for (i, _) in on_the_way.iter().enumerate().filter(|(_, touchpoint)| serves.contains(touchpoint)) {
        let x = (2 * i + 1) * 100 / count;
        let _ = write!(points, "M{x} 6H{x}");
    }
    points.push_str("\"/>");
    html! { svg.places viewBox="0 0 200 12" aria-hidden="true" { (PreEscaped(points)) } }
}
