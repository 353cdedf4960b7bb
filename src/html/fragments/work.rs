//! Where somebody or something works.

use std::collections::BTreeMap;

use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;

use crate::html::html_text::Html;
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
    let mut html = Html::with_room(600 * work.len());
    html.raw("<table class=\"contributions work-of\"><thead><tr><th scope=\"col\">Process</th><th scope=\"col\">Steps</th>");
    html.raw("<th scope=\"col\">For the outcome</th></tr></thead><tbody>");
    for (id, steps) in work {
        html.raw("<tr><td>");
        page.write_link(model.processes[id].node, &mut html);
        html.raw("</td><td>");
        if steps.is_empty() {
            html.raw("the whole");
        } else {
            html.raw(&page.show_all(steps).0);
        }
        html.raw("</td><td>");
        let outcomes = page.show_by_title(page.index.reach.outcomes_of(id).iter().map(|&o| model.outcomes[o].node));
        html.raw(if outcomes.is_empty() { "<span class=\"unknown\">no path recorded</span>" } else { &outcomes.0 });
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
    html
}
