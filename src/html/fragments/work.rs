//! Where somebody or something works.

use std::collections::BTreeMap;

use maud::html;

use crate::base::kind::Kind;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::words::message;

use crate::html::html_text::{Html, room};
use crate::html::page_context::PageContext;

/// The processes that somebody or something is named in, with the steps, and why they run, as a
/// table; nothing where there are none.
pub fn work_of(page: &PageContext<'_, '_>, node: NodeId, kind: EdgeKind) -> Html {
    let model = page.model();
    let mut by_process: BTreeMap<Id<Process>, Vec<NodeId>> = BTreeMap::new();
    for named in model.graph.naming(node, kind) {
        let file = model.node(named).file;
        let Entity::Process(id) = model.node(file).entity else { continue };
        let steps = by_process.entry(id).or_default();
        if named != file {
            steps.push(named);
        }
    }
    if by_process.is_empty() {
        return Html::default();
    }
    let mut work: Vec<(Id<Process>, Vec<NodeId>)> = by_process.into_iter().collect();
    work.sort_by(|(a, _), (b, _)| model.by_title(model.processes[*a].node, model.processes[*b].node));
    html! { (room(600 * work.len()))
        table class="contributions work-of" {
            thead {
                tr {
                    th scope="col" { (page.word(Kind::Process)) }
                    th scope="col" { (page.word(message::WORK_STEPS)) }
                    th scope="col" { (page.word(message::WORK_FOR_THE_OUTCOME)) }
                }
            }
            tbody {
                @for (id, steps) in work {
                    tr {
                        td { (page.to(model.processes[id].node)) }
                        td { @if steps.is_empty() { (page.word(message::WORK_THE_WHOLE)) } @else { (page.show_all(steps)) } }
                        td { (outcomes(page, id)) }
                    }
                }
            }
        }
    }
    .into()
}

fn outcomes(page: &PageContext<'_, '_>, id: Id<Process>) -> Html {
    let outcomes = page.index.reach.outcomes_of(id);
    if outcomes.is_empty() {
        return html! { span.unknown { (page.word(message::NO_PATH_RECORDED)) } }.into();
    }
    page.show_by_title(outcomes.iter().map(|&outcome| page.model().outcomes[outcome].node))
}
