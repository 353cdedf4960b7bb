//! Why a process runs: the touchpoints that it serves, the outcomes that it is for, and what it makes possible.

use maud::{Markup, html};

use crate::html::fragments::lit_journeys::{self, LitJourneys};
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process};
use crate::words::message;

use super::{related, relation};

/// The touchpoints of live journeys that name a process. A group answers for its parts.
pub(super) fn served(page: &PageContext<'_, '_>, id: Id<Process>) -> LitJourneys {
    let reach = &page.index.reach;
    let mut own: Vec<Id<Process>> = vec![id];
    if reach.is_group(page.model(), id) {
        let mut open = reach.parts_of(id).to_vec();
        while let Some(part) = open.pop() {
            own.push(part);
            open.extend(reach.parts_of(part).iter().copied());
        }
    }
    lit_journeys::by_journey(page, own.iter().flat_map(|&process| reach.touchpoints_served_by(process)))
}

/// For whom it is there, in a sentence.
pub(super) fn verdict(page: &PageContext<'_, '_>, id: Id<Process>, served: &LitJourneys) -> Html {
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

/// The outcomes that a process serves through others alone.
pub(super) fn through(page: &PageContext<'_, '_>, id: Id<Process>, served: &LitJourneys) -> Html {
    let model = page.model();
    let direct: Vec<Id<Outcome>> = served.iter().flat_map(|(_, touchpoints)| touchpoints).filter_map(|&t| model.own_outcome(t)).collect();
    let mut through: Vec<NodeId> =
        outcomes(page, id).into_iter().filter(|outcome| !direct.contains(outcome)).map(|outcome| model.outcomes[outcome].node).collect();
    through.sort_by(|&a, &b| model.by_title(a, b));
    html! {
        @if !through.is_empty() {
            (relation(page, message::PROCESS_SERVES_THROUGH, html! { @for node in through { span.chip { (page.to(node)) } " " } }))
        }
    }
    .into()
}

/// What else a process is for, and what it leans on: a line for each that has something.
pub(super) fn relations(page: &PageContext<'_, '_>, id: Id<Process>) -> Html {
    let model = page.model();
    let process = &model.processes[id];
    let claims = process.claims_outcomes.iter().map(|&o| model.outcomes[o].node);
    let claims = claims.chain(process.claims_touchpoints.iter().map(|&t| model.touchpoints[t].node));
    let reach = &page.index.reach;
    let node = |&p: &Id<Process>| model.processes[p].node;
    html! {
        (related(page, message::PROCESS_PARTS, page.by_title(reach.parts_of(id).iter().map(node))))
        @if !process.supports.is_empty() {
            (relation(page, message::PROCESS_SUPPORTS, joined(process.supports.iter().map(|&p| supported(page, process, p)), ", ")))
        }
        (related(page, message::PROCESS_SUPPORTED_BY, page.by_title(reach.supporters_of(id).iter().map(node))))
        (related(page, message::PROCESS_DELIVERS, process.delivers.iter().map(|&service| model.services[service].node)))
        (related(page, message::PROCESS_CLAIMS, claims))
    }
    .into()
}

/// A process that another makes possible; that no procedure says so is told.
fn supported(page: &PageContext<'_, '_>, process: &Process, id: Id<Process>) -> Markup {
    let is_informal = process.informal_supports.contains(&id);
    html! { (page.to(page.model().processes[id].node)) @if is_informal { " " small { "(" (page.word(message::PROCESS_INFORMAL)) ")" } } }
}
