//! Where somebody or something works: the processes, and the outcomes that these are for.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::html::fragments::matrix::{Dot, Matrix, MatrixRow};
use crate::html::html_text::joined;
use crate::html::page_context::PageContext;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::words::message;

/// The work that somebody or something has a part in.
#[derive(Debug)]
pub struct WorkMatrix {
    /// The processes by the outcomes that they are for.
    pub matrix: Matrix,
    /// How many of the processes run.
    pub processes: usize,
    /// How many steps it does.
    pub steps: usize,
}

/// Steps of a process that name somebody or something.
#[derive(Debug, Default)]
struct NamingSteps {
    /// All of them, each once.
    steps: Vec<NodeId>,
    /// Those that it does.
    does: Vec<NodeId>,
}

impl WorkMatrix {
    /// Of a node that processes and their steps name.
    pub fn of(page: &PageContext<'_, '_>, node: NodeId) -> Self {
        let model = page.model();
        let mut parts: BTreeMap<Id<Process>, NamingSteps> = BTreeMap::new();
        for kind in [EdgeKind::By, EdgeKind::Systems] {
            for named in model.acting_as(node).flat_map(|acting| model.graph.naming(acting, kind)) {
                let file = model.node(named).file;
                let Entity::Process(id) = model.node(file).entity else { continue };
                let part = parts.entry(id).or_default();
                if named != file && !part.steps.contains(&named) {
                    part.steps.push(named);
                }
                if named != file && kind == EdgeKind::By {
                    part.does.push(named);
                }
            }
        }
        let is_system = matches!(model.node(node).entity, Entity::System(_));
        let row = |(&id, part): (&Id<Process>, &NamingSteps)| MatrixRow {
            node: model.processes[id].node,
            note: if is_system { leans(page, part) } else { does(page, id, part) }.into(),
            dots: dots_of(page, id),
        };
        let rows = parts.iter().map(row).collect();
        Self {
            matrix: Matrix::of(model, page.index.outcomes.clone(), rows),
            processes: parts.keys().filter(|&&id| model.is_live(id)).count(),
            steps: parts.values().map(|part| part.does.len()).sum(),
        }
    }
}

/// The outcomes that a process is for: where it serves a touchpoint, by itself, and else through what it makes possible.
pub fn dots_of(page: &PageContext<'_, '_>, id: Id<Process>) -> BTreeMap<NodeId, Dot> {
    let model = page.model();
    let reach = &page.index.reach;
    let node = |outcome| model.outcomes[outcome].node;
    let mut dots: BTreeMap<NodeId, Dot> = reach.outcomes_of(id).iter().map(|&outcome| (node(outcome), Dot::Support)).collect();
    let mut open = vec![id];
    while let Some(process) = open.pop() {
        let outcomes = reach.touchpoints_served_by(process).filter_map(|t| model.own_outcome(t));
        dots.extend(outcomes.flat_map(|outcome| model.with_wider(outcome)).map(|outcome| (node(outcome), Dot::Direct)));
        if reach.is_group(model, process) {
            open.extend(reach.parts_of(process));
        }
    }
    dots
}

/// How a process leans on a system: in how many steps, and which the system does by itself.
fn leans(page: &PageContext<'_, '_>, part: &NamingSteps) -> Markup {
    let count = [("count", part.steps.len().into())];
    if part.steps.is_empty() {
        return html! { (page.word(message::WORK_THE_WHOLE)) };
    }
    html! {
        (page.phrase(message::WORK_STEPS, &count))
        @if !part.does.is_empty() {
            @let steps = joined(part.does.iter().map(|&step| page.to(step)), ", ");
            (page.phrase(message::WORK_BY_ITSELF, &[("steps", (&steps).into())]))
        }
    }
}

/// How much of a process somebody does.
fn does(page: &PageContext<'_, '_>, id: Id<Process>, part: &NamingSteps) -> Markup {
    let all = page.model().processes[id].steps.len();
    let counts = [("count", part.does.len().into()), ("all", all.into())];
    html! {
        @if part.does.is_empty() || part.does.len() == all { (page.word(message::WORK_THE_WHOLE)) } @else { (page.phrase(message::WORK_OF_STEPS, &counts)) }
    }
}
