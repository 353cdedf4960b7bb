//! Why a process runs: the outcomes that it reaches, and what it does for each.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;
use crate::words::message;

use super::links;

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
    html! {
        @for (outcome, touchpoints) in &reasons {
            "\n    "
            li {
                "\n      " p.trace-outcome { (page.to(model.outcomes[*outcome].node)) }
                @if touchpoints.is_empty() { (through(page, id, *outcome)) } @else { (by_journey(page, touchpoints)) }
                "\n    "
            }
        }
    }
    .into()
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

fn by_journey(page: &PageContext<'_, '_>, touchpoints: &[Id<Touchpoint>]) -> Markup {
    let model = page.model();
    let journey = |t: Id<Touchpoint>| model.journeys[model.touchpoints[t].journey].node;
    html! {
        "\n      "
        ul {
            @for of_one in touchpoints.chunk_by(|&a, &b| journey(a) == journey(b)) {
                li {
                    @if let [only] = of_one {
                        (touchpoint(page, *only)) " " span.within { (page.word(message::IN)) } " " (page.to(journey(*only)))
                    } @else {
                        (page.to(journey(of_one[0])))
                        ul { @for &t in of_one { li { (touchpoint(page, t)) } } }
                    }
                }
            }
        }
    }
}

fn touchpoint(page: &PageContext<'_, '_>, id: Id<Touchpoint>) -> Markup {
    let touchpoint = &page.model().touchpoints[id];
    html! {
        @if touchpoint.moment_of_truth { i class="mark mark-truth" {} span.vh { (page.word(message::MOMENT_OF_TRUTH_FOLLOWS)) " " } }
        (page.to(touchpoint.node))
    }
}

fn through(page: &PageContext<'_, '_>, id: Id<Process>, outcome: Id<Outcome>) -> Markup {
    let model = page.model();
    let reach = &page.index.reach;
    let supported = model.supported_by(id).filter(|&p| reach.outcomes_of(p).contains(&outcome));
    let supported = links(page, supported.map(|p| model.processes[p].node));
    html! {
        @if !supported.0.is_empty() {
            "\n      " p.within { (page.phrase(message::PROCESS_REACHES_THROUGH, &[("processes", (&supported).into())])) }
        }
    }
}
