//! Why a process runs: the touchpoints that it serves, the outcomes that it is for, and what it makes possible.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::html::fragments::strip::strip;
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome, Process};
use crate::model::nested::Touchpoint;
use crate::picture::curve::say_feeling;
use crate::picture::strip::StripSize;
use crate::words::message;

use super::{related, relation};

/// Up to so many journeys are shown as strips; of more, those that it serves most, and the others in words.
const MOST_STRIPS: usize = 4;

/// In a site of more processes than these, their pages are half of all that is written: touchpoints stand there in words alone.
const MOST_PROCESSES: usize = 1000;

/// The touchpoints that a process serves, by their journeys, those with most of them first.
pub(super) type Served = Vec<(Id<Journey>, Vec<Id<Touchpoint>>)>;

/// The touchpoints of live journeys that name a process. A group answers for its parts.
pub(super) fn served(page: &PageContext<'_, '_>, id: Id<Process>) -> Served {
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
    let touchpoints: BTreeSet<Id<Touchpoint>> = own.iter().flat_map(|&process| reach.touchpoints_naming(process)).copied().collect();
    let mut by_journey: BTreeMap<Id<Journey>, Vec<Id<Touchpoint>>> = BTreeMap::new();
    for touchpoint in touchpoints {
        by_journey.entry(model.touchpoints[touchpoint].journey).or_default().push(touchpoint);
    }
    let mut served: Served = by_journey.into_iter().collect();
    let node = |journey: Id<Journey>| model.journeys[journey].node;
    served.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| model.by_title(node(a.0), node(b.0))));
    served
}

/// For whom it is there, in a sentence.
pub(super) fn verdict(page: &PageContext<'_, '_>, id: Id<Process>, served: &Served) -> Html {
    let model = page.model();
    let process = &model.processes[id];
    let touchpoints: usize = served.iter().map(|(_, touchpoints)| touchpoints.len()).sum();
    let outcomes = outcomes(page, id).len();
    let supported = model.supported_by(id).count();
    let values = [("touchpoints", touchpoints.into()), ("outcomes", outcomes.into()), ("processes", supported.into())];
    let says = match (touchpoints, outcomes) {
        (0, 0) if process.claims() => message::PROCESS_NO_PATH_BUT_A_CLAIM,
        (0, 0) => message::PROCESS_NO_PATH,
        (0, _) => message::PROCESS_IS_BEHIND,
        _ if supported > 0 => message::PROCESS_SERVES_AND_SUPPORTS,
        _ => message::PROCESS_SERVES,
    };
    html! { (page.phrase(says, &values)) }.into()
}

/// The outcomes that a process reaches, without those that are nothing but wider than another one of these.
fn outcomes(page: &PageContext<'_, '_>, id: Id<Process>) -> Vec<Id<Outcome>> {
    let model = page.model();
    let all = page.index.reach.outcomes_of(id);
    let is_wider = |outcome| all.iter().any(|&other| model.wider(other).any(|wider| wider == outcome));
    all.iter().copied().filter(|&outcome| !is_wider(outcome)).collect()
}

/// The journeys that a process serves, each with its outcome, its strip and the touchpoints, as the items of a list.
pub(super) fn journeys(page: &PageContext<'_, '_>, served: &Served) -> Html {
    let strips = if page.model().processes.len() > MOST_PROCESSES { 0 } else { MOST_STRIPS };
    html! { @for (i, (journey, touchpoints)) in served.iter().enumerate() { (one(page, *journey, touchpoints, i < strips)) } }.into()
}

fn one(page: &PageContext<'_, '_>, id: Id<Journey>, touchpoints: &[Id<Touchpoint>], with_strip: bool) -> Markup {
    let model = page.model();
    let journey = &model.journeys[id];
    html! {
        li {
            @if with_strip { (strip(page, id, StripSize::List, touchpoints)) }
            div {
                @if let Some(outcome) = journey.outcome { p.voice { (page.to(model.outcomes[outcome].node)) } }
                p { (joined(touchpoints.iter().map(|&t| touchpoint(page, t)), ", ")) " " (page.word(message::IN)) " " (page.to(journey.node)) }
            }
        }
    }
}

/// A touchpoint with how it feels.
fn touchpoint(page: &PageContext<'_, '_>, id: Id<Touchpoint>) -> Markup {
    let touchpoint = &page.model().touchpoints[id];
    html! {
        @if touchpoint.moment_of_truth { i class="mark mark-truth" {} span.vh { (page.word(message::MOMENT_OF_TRUTH_FOLLOWS)) " " } }
        (page.to(touchpoint.node))
        @if let Some(feeling) = touchpoint.feeling { " " small class=[(feeling <= -1.5).then_some("low")] { (say_feeling(feeling)) } }
    }
}

/// What else a process is for, a line for each that has something.
pub(super) fn relations(page: &PageContext<'_, '_>, id: Id<Process>, served: &Served) -> Html {
    let model = page.model();
    let process = &model.processes[id];
    let direct: Vec<Id<Outcome>> = served.iter().filter_map(|(journey, _)| model.journeys[*journey].outcome).collect();
    let mut through: Vec<NodeId> =
        outcomes(page, id).into_iter().filter(|outcome| !direct.contains(outcome)).map(|outcome| model.outcomes[outcome].node).collect();
    through.sort_by(|&a, &b| model.by_title(a, b));
    let claims = process.claims_outcomes.iter().map(|&o| model.outcomes[o].node);
    let claims = claims.chain(process.claims_touchpoints.iter().map(|&t| model.touchpoints[t].node));
    let reach = &page.index.reach;
    let node = |&p: &Id<Process>| model.processes[p].node;
    html! {
        @if !through.is_empty() {
            (relation(page, message::PROCESS_SERVES_THROUGH, html! { @for node in through { span.chip { (page.to(node)) } " " } }))
        }
        (related(page, message::PROCESS_SUPPORTS, process.supports.iter().map(node)))
        (related(page, message::PROCESS_SUPPORTED_BY, page.by_title(reach.supporters_of(id).iter().map(node))))
        (related(page, message::PROCESS_DELIVERS, process.delivers.iter().map(|&service| model.services[service].node)))
        (related(page, message::PROCESS_CLAIMS, claims))
        (related(page, message::PROCESS_PARTS, page.by_title(reach.parts_of(id).iter().map(node))))
    }
    .into()
}
