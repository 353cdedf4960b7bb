//! The work that brings an outcome about: which processes serve it and how much of it, what stands
//! behind these, and the thread from each touchpoint to the work.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::analysis::dependencies::Dependencies;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process, Service};
use crate::model::nested::Touchpoint;

use crate::html::html_text::Html;
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
        let mut html = Html::default();
        for &service in services.iter().take(MOST_SERVICES) {
            html.raw("<li>");
            page.write_link(service, &mut html);
            html.raw("</li>");
        }
        if services.len() > MOST_SERVICES {
            html.raw("<li class=\"within\">and ").count(services.len() - MOST_SERVICES).raw(" more</li>");
        }
        html
    }

    /// The processes that serve it as rows of a table: a bar for how many touchpoints, and which.
    pub(super) fn rows(&self, page: &PageContext<'_, '_>) -> Html {
        let model = page.model();
        let most = self.serving.first().map_or(1, |(_, t)| t.len()).max(1);
        let mut html = Html::default();
        for (process, touchpoints) in &self.serving {
            let n = touchpoints.len();
            let _ = write!(
                html.0,
                "<tr><td>{}</td><td><details><summary><svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M0 0h{}v10H0z\"/></svg>{n}<span class=\"vh\"> {}</span></summary>{}</details></td></tr>",
                page.show(model.processes[*process].node).0,
                n * 100 / most,
                if n == 1 { "touchpoint" } else { "touchpoints" },
                page.show_all(touchpoints.iter().map(|&t| model.touchpoints[t].node)).0
            );
        }
        html
    }
}

/// The thread: journey by journey and touchpoint by touchpoint, the processes that serve it, and at the end of
/// each journey those behind these.
pub(super) fn trace(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Html {
    let model = page.model();
    let mut html = Html::default();
    // The touchpoints of a journey stand together.
    for journey in page.index.reach.touchpoints_of(id).chunk_by(|a, b| model.touchpoints[*a].journey == model.touchpoints[*b].journey) {
        let Some(&first) = journey.first() else { continue };
        let node = model.journeys[model.touchpoints[first].journey].node;
        let _ = write!(html.0, "<details><summary>{}</summary><ul class=\"trail\">", crate::html::address::escape(&model.node(node).title));
        let mut behind: BTreeSet<Id<Process>> = BTreeSet::new();
        for &t in journey {
            touchpoint(page, t, &mut html);
            behind.extend(Dependencies::processes(&page.index.analysis.closure(t).behind));
        }
        if !behind.is_empty() {
            html.raw("<li class=\"within\">made possible by");
            hops(page, '○', behind, &mut html);
            html.raw("</li>");
        }
        html.raw("</ul></details>");
    }
    html
}

fn touchpoint(page: &PageContext<'_, '_>, id: Id<Touchpoint>, html: &mut Html) {
    let model = page.model();
    let touchpoint = &model.touchpoints[id];
    html.raw("<li>");
    if touchpoint.moment_of_truth {
        html.raw("<i class=\"mark mark-truth\"></i><span class=\"vh\">Moment of truth: </span>");
    }
    page.write_link(touchpoint.node, html);
    hops(page, '●', page.index.reach.serving(id).iter().copied(), html);
    html.raw("</li>");
}

/// Processes in a row, each behind a mark.
fn hops(page: &PageContext<'_, '_>, mark: char, processes: impl IntoIterator<Item = Id<Process>>, html: &mut Html) {
    let mut any = false;
    for process in processes {
        html.raw(if any { " " } else { "<small>" });
        any = true;
        let _ = write!(html.0, "<span>{mark} {}</span>", page.show(page.model().processes[process].node).0);
    }
    html.raw(if any { "</small>" } else { "" });
}
