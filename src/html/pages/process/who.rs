//! Who has which part in the steps of a process: who does them (R), who answers for them (A), who is asked (C), who is told (I).

use maud::{Markup, html};

use crate::base::kind::Kind;
use crate::html::TableFile;
use crate::html::html_text::{Html, joined, path, text};
use crate::html::page_context::PageContext;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::model::nested::{Actor, RoleOrTeam, Step};
use crate::words::{Message, message};

/// The parts, in the order of their letters, and what they are called.
const PARTS: [(&str, Message); 4] = [
    ("R", message::PROCESS_PART_RESPONSIBLE),
    ("A", message::PROCESS_PART_ACCOUNTABLE),
    ("C", message::PROCESS_PART_CONSULTED),
    ("I", message::PROCESS_PART_INFORMED),
];

/// The steps by who has a part in them, as a table; nothing where no more is said than who does them.
pub(super) fn who(page: &PageContext<'_, '_>, id: Id<Process>) -> Html {
    let model = page.model();
    if !is_told(model, id) {
        return Html::default();
    }
    let steps: Vec<&Step> = model.processes[id].steps.iter().map(|&step| &model.steps[step]).collect();
    let parts: Vec<Vec<(NodeId, usize)>> = steps.iter().map(|step| parts(model, step)).collect();
    let mut people: Vec<NodeId> = Vec::new();
    for &(node, _) in parts.iter().flatten() {
        if !people.contains(&node) {
            people.push(node);
        }
    }
    let named = |node: NodeId| html! { (text(&page.title(node))) };
    html! {
        p.key {
            @for (letter, word) in PARTS { span { i { (letter) } " " (page.word(word)) } " " }
            a href={ (page.root) (path(&TableFile::Who(id).path(model))) } { (page.word(message::TABLE_CSV)) }
        }
        div.mx-box {
            table.mx.raci {
                thead {
                    tr {
                        th scope="col" { (page.word(message::PROCESS_STEP)) }
                        @for &node in &people { th scope="col" data-team[is_team(model, node)] { (page.to(node)) } }
                    }
                }
                tbody {
                    @for (step, parts) in steps.iter().zip(&parts) {
                        tr {
                            th scope="row" { (text(&model.node(step.node).title)) }
                            @for &node in &people { (cell(&letters(parts, node), &named(node), is_team(model, node))) }
                        }
                    }
                }
                @if steps.len() > 1 {
                    tfoot {
                        tr {
                            th scope="row" { (page.word(message::PROCESS_PARTS_IN_ALL)) }
                            @for &node in &people {
                                td data-team[is_team(model, node)] { (in_all(&parts, node)) " " i aria-hidden="true" { (named(node)) } }
                            }
                        }
                    }
                }
            }
        }
    }
    .into()
}

/// Whether more is said of the steps of a process than who does them.
pub fn is_told(model: &Model, id: Id<Process>) -> bool {
    let steps = model.processes[id].steps.iter().map(|&step| &model.steps[step]);
    steps.into_iter().any(|step| step.accountable.is_some() || !step.consulted.is_empty() || !step.informed.is_empty())
}

/// Who has a part in a step, and the letter of each part.
pub fn named(model: &Model, step: &Step) -> Vec<(NodeId, &'static str)> {
    parts(model, step).into_iter().map(|(node, part)| (node, PARTS[part].0)).collect()
}

/// In how many steps somebody has each part.
fn in_all(parts: &[Vec<(NodeId, usize)>], node: NodeId) -> Markup {
    let count = |part: usize| parts.iter().filter(|step| step.contains(&(node, part))).count();
    let counts = (0..PARTS.len()).map(|part| (PARTS[part].0, count(part))).filter(|(_, count)| *count > 0);
    html! { (joined(counts.map(|(letter, count)| html! { (count) (letter) }), " ")) }
}

/// Who has a part in a step, and which by its place in [`PARTS`].
fn parts(model: &Model, step: &Step) -> Vec<(NodeId, usize)> {
    let responsible = match step.by {
        Actor::Role(id) => Some(model.roles[id].node),
        Actor::Team(id) => Some(model.teams[id].node),
        _ => None,
    };
    let node = |who: &RoleOrTeam| who.node(model);
    let of = |part: usize, nodes: Vec<NodeId>| nodes.into_iter().map(move |node| (node, part));
    of(0, responsible.into_iter().collect())
        .chain(of(1, step.accountable.iter().map(node).collect()))
        .chain(of(2, step.consulted.iter().map(node).collect()))
        .chain(of(3, step.informed.iter().map(node).collect()))
        .collect()
}

fn is_team(model: &Model, node: NodeId) -> bool {
    model.file_kind(node) == Kind::Team
}

fn letters(parts: &[(NodeId, usize)], node: NodeId) -> Vec<&'static str> {
    parts.iter().filter(|(of, _)| *of == node).map(|&(_, part)| PARTS[part].0).collect()
}

/// The letters of somebody in a step. On a narrow screen, where heads are far away, their name stands beside them.
fn cell(letters: &[&str], name: &Markup, is_team: bool) -> Markup {
    html! {
        td data-team[is_team] {
            @if !letters.is_empty() { b { (joined(letters.iter().map(|letter| html! { (letter) }), " ")) } " " i aria-hidden="true" { (name) } }
        }
    }
}
