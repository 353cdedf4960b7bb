//! Matrices as sheets: a row and a column for each thing, and a word or letters where they meet.

use std::collections::BTreeMap;

use crate::analysis::{AnalysisContext, claims, traceability};
use crate::base::cell::table;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Step;

/// What is written in a row, the journey that it belongs to, and the mark of each process.
type MarkedRow<'a> = (NodeId, NodeId, BTreeMap<Id<Process>, &'a str>);

/// The touchpoints of an outcome by the processes behind them: `direct`, `support`, and on the row of the outcome itself `claim`.
pub fn traceability(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> String {
    let model = context.model();
    let node = model.outcomes[outcome].node;
    let mut rows: Vec<MarkedRow<'_>> =
        vec![(node, node, claims::of_outcome(context, outcome).into_iter().map(|process| (process, "claim")).collect())];
    for &t in context.reach().touchpoints_of(outcome) {
        let trace = traceability::of_touchpoint(context, t);
        let direct = trace.direct.into_iter().map(|process| (process, "direct"));
        let marks = direct.chain(trace.support.into_iter().map(|process| (process, "support"))).collect();
        rows.push((model.touchpoints[t].node, model.journeys[model.touchpoints[t].journey].node, marks));
    }
    let mut processes: Vec<Id<Process>> = rows.iter().flat_map(|(.., marks)| marks.keys().copied()).collect();
    processes.sort_unstable_by_key(|&process| &model.node(model.processes[process].node).address);
    processes.dedup();
    let address = |node: NodeId| model.node(node).address.to_string();
    let headings = ["touchpoint", "touchpoint_title", "journey"].map(str::to_owned).into_iter();
    let headings = headings.chain(processes.iter().map(|&process| address(model.processes[process].node)));
    let cells = rows.iter().filter(|(row, _, marks)| *row != node || !marks.is_empty()).map(|(row, within, marks)| {
        let journey = if row == within { String::new() } else { address(*within) };
        let marks = processes.iter().map(|process| marks.get(process).copied().unwrap_or_default().to_owned());
        [address(*row), model.node(*row).title.to_string(), journey].into_iter().chain(marks).collect::<Vec<_>>()
    });
    table(headings, cells)
}

/// The steps of a process by who has a part in them: the letters R, A, C and I. `parts` gives whom a step names, each with a letter.
pub fn who(model: &Model, process: Id<Process>, parts: impl Fn(&Step) -> Vec<(NodeId, &'static str)>) -> String {
    let steps: Vec<_> = model.processes[process].steps.iter().map(|&step| &model.steps[step]).collect();
    let named: Vec<Vec<(NodeId, &str)>> = steps.iter().map(|step| parts(step)).collect();
    let mut people: Vec<NodeId> = Vec::new();
    for &(node, _) in named.iter().flatten() {
        if !people.contains(&node) {
            people.push(node);
        }
    }
    let headings = ["step".to_owned(), "step_title".to_owned()].into_iter();
    let headings = headings.chain(people.iter().map(|&node| model.node(node).address.to_string()));
    let rows = steps.iter().zip(&named).map(|(step, parts)| {
        let node = model.node(step.node);
        let letters = people.iter().map(|person| {
            let own: Vec<&str> = parts.iter().filter(|(node, _)| node == person).map(|(_, letter)| *letter).collect();
            own.join(" ")
        });
        [node.address.to_string(), node.title.to_string()].into_iter().chain(letters).collect::<Vec<_>>()
    });
    table(headings, rows)
}
