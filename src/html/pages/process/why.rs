//! Why a process runs: the outcomes that it reaches, and what it does for each.

use std::collections::{BTreeMap, BTreeSet};

use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;

/// The outcomes that a process reaches, with the touchpoints that name it and, where there are
/// none, what it supports on the way, as the items of a list; nothing where it reaches none.
pub(super) fn why(page: &PageContext<'_, '_>, id: Id<Process>) -> Html {
    let model = page.model();
    let outcomes = page.index.reach.outcomes_of(id);
    let mut served = served(page, id);
    let mut reasons: Vec<(Id<Outcome>, Vec<Id<Touchpoint>>)> = Vec::with_capacity(outcomes.len());
    for &outcome in outcomes {
        let touchpoints = served.remove(&outcome).unwrap_or_default();
        // A wider outcome is reached through its parts: those say why.
        let is_wider = || outcomes.iter().any(|&o| o != outcome && model.wider(o).any(|w| w == outcome));
        if !touchpoints.is_empty() || !is_wider() {
            reasons.push((outcome, touchpoints));
        }
    }
    reasons.sort_by(|a, b| {
        let node = |o: Id<Outcome>| model.outcomes[o].node;
        b.1.len().cmp(&a.1.len()).then_with(|| model.by_title(node(a.0), node(b.0)))
    });
    let mut html = Html::with_room(reasons.iter().map(|(_, t)| 256 + 320 * t.len()).sum());
    for (outcome, touchpoints) in reasons {
        html.raw("\n    <li>\n      <p class=\"trace-outcome\">");
        page.write_link(model.outcomes[outcome].node, &mut html);
        html.raw("</p>");
        if touchpoints.is_empty() {
            write_through(page, id, outcome, &mut html);
        } else {
            write_touchpoints(page, &touchpoints, &mut html);
        }
        html.raw("\n    </li>");
    }
    html
}

/// The touchpoints that name a process by the outcome of their journey. A group answers for its
/// parts.
fn served(page: &PageContext<'_, '_>, id: Id<Process>) -> BTreeMap<Id<Outcome>, Vec<Id<Touchpoint>>> {
    let model = page.model();
    let reach = &page.index.reach;
    let mut own: Vec<Id<Process>> = vec![id];
    if reach.is_group(model, id) {
        let mut open = reach.parts_of(id).to_vec();
        while let Some(part) = open.pop() {
            own.push(part);
            open.extend(reach.parts_of(part).iter().copied());
        }
    }
    let mut by_outcome: BTreeMap<Id<Outcome>, Vec<Id<Touchpoint>>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for &process in &own {
        for &t in reach.touchpoints_naming(process) {
            let outcome = model.journeys[model.touchpoints[t].journey].outcome;
            if let Some(outcome) = outcome.filter(|_| seen.insert(t)) {
                by_outcome.entry(outcome).or_default().push(t);
            }
        }
    }
    by_outcome
}

fn write_touchpoints(page: &PageContext<'_, '_>, touchpoints: &[Id<Touchpoint>], html: &mut Html) {
    let model = page.model();
    let journey = |t: Id<Touchpoint>| model.journeys[model.touchpoints[t].journey].node;
    html.raw("\n      <ul>");
    for of_one in touchpoints.chunk_by(|&a, &b| journey(a) == journey(b)) {
        html.raw("<li>");
        if let [only] = of_one {
            write_touchpoint(page, *only, html);
            html.raw(" <span class=\"within\">in</span> ");
            page.write_link(journey(*only), html);
        } else if let [first, ..] = of_one {
            page.write_link(journey(*first), html);
            html.raw("<ul>");
            for &t in of_one {
                html.raw("<li>");
                write_touchpoint(page, t, html);
                html.raw("</li>");
            }
            html.raw("</ul>");
        }
        html.raw("</li>");
    }
    html.raw("</ul>");
}

fn write_touchpoint(page: &PageContext<'_, '_>, id: Id<Touchpoint>, html: &mut Html) {
    let touchpoint = &page.model().touchpoints[id];
    if touchpoint.moment_of_truth {
        html.raw("<i class=\"mark mark-truth\"></i><span class=\"vh\">Moment of truth: </span>");
    }
    page.write_link(touchpoint.node, html);
}

fn write_through(page: &PageContext<'_, '_>, id: Id<Process>, outcome: Id<Outcome>, html: &mut Html) {
    let model = page.model();
    let reach = &page.index.reach;
    let supported = model.supported_by(id).filter(|&p| reach.outcomes_of(p).contains(&outcome));
    let mut supported = supported.map(|p| model.processes[p].node).peekable();
    if supported.peek().is_some() {
        html.raw("\n      <p class=\"within\">by making possible ");
        crate::html::pages::process::in_a_row(page, supported, html);
        html.raw("</p>");
    }
}
