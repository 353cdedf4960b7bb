//! What a list of things says before its lines: on which of them most hangs, and which are for nothing that anybody wants.

use maud::{Markup, html};

use crate::analysis::effort;
use crate::base::number_format::NumberFormat;
use crate::html::html_text::{Html, joined};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::words::{Message, MessageValue, message};

use super::rows::{ListGroup, ListRow};

/// So many of those that are for nothing are named; the rest are counted.
const MOST_NAMED: usize = 4;

/// On which line most outcomes hang, in the words of `most`, and which lines are for none, in those of `none`.
pub(super) fn of_outcomes(page: &PageContext<'_, '_>, groups: &[ListGroup<'_>], most: Message, none: Message) -> Html {
    let live = || groups.iter().flat_map(|group| &group.rows).filter(|row| is_due(page, row.node));
    let furthest = live().map(|row| row.dots.len()).max().unwrap_or(0);
    let all = page.index.outcomes.len();
    let alike = || live().filter(|row| row.dots.len() == furthest);
    let first = alike().reduce(|a, b| if b.weight > a.weight { b } else { a });
    html! {
        @if let Some(first) = first.filter(|_| furthest > 0 && live().count() > 1) {
            @let thing = html! { (page.to(first.node)) };
            @let values = [("thing", (&thing).into()), ("count", furthest.into()), ("all", all.into()), ("more", (alike().count() - 1).into())];
            (page.phrase(most, &values)) " "
        }
        (for_none(page, live(), none))
    }
    .into()
}

/// Into which process most work goes, and which processes are for no outcome.
pub(super) fn of_processes(page: &PageContext<'_, '_>, groups: &[ListGroup<'_>]) -> Html {
    let model = page.model();
    let working = page.index.analysis.working();
    let worked = working.filter_map(|(process, _)| Some((process, effort::work_of(model, process).minutes?)));
    let most = worked.filter(|(_, minutes)| *minutes > 0.0).reduce(|a, b| if b.1 > a.1 { b } else { a });
    html! {
        @if let Some((process, minutes)) = most { (most_work(page, process, minutes)) " " }
        (for_none(page, groups.iter().flat_map(|group| &group.rows), message::LENS_PROCESSES_FOR_NONE))
    }
    .into()
}

/// Whether a thing is there, and should be for something.
pub(super) fn is_due(page: &PageContext<'_, '_>, node: NodeId) -> bool {
    let model = page.model();
    match model.node(node).entity {
        Entity::Process(id) => page.index.analysis.is_working(id),
        Entity::Outcome(_) => false,
        // Those who only lead others are there for what these do.
        Entity::Team(id) if model.teams.iter().any(|(_, team)| team.parent == Some(id)) => false,
        _ => !model.profile(node).is_retired(),
    }
}

fn most_work(page: &PageContext<'_, '_>, process: Id<Process>, minutes: f64) -> Markup {
    let process = html! { (page.to(page.model().processes[process].node)) };
    let work = NumberFormat::ENGLISH.work(minutes);
    let share = MessageValue::Share(minutes / page.index.known_minutes().max(minutes));
    html! { (page.phrase(message::LENS_MOST_WORK, &[("process", (&process).into()), ("work", (&work).into()), ("share", share)])) }
}

fn for_none<'r>(page: &PageContext<'_, '_>, rows: impl Iterator<Item = &'r ListRow>, says: Message) -> Markup {
    let none: Vec<NodeId> = rows.filter(|row| row.is_for_none(page)).map(|row| row.node).collect();
    let more = none.len().saturating_sub(MOST_NAMED);
    let list = html! {
        (joined(none.iter().take(MOST_NAMED).map(|&node| page.to(node)), ", "))
        @if more > 0 { " " (page.phrase(message::AND_MORE, &[("count", more.into())])) }
    };
    html! { @if !none.is_empty() { (page.phrase(says, &[("list", (&list).into()), ("count", none.len().into())])) } }
}
