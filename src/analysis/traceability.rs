//! A15, traceability: which process stands behind which touchpoint, directly, or through support or `recovery`.
//!
//! Linear in the closures.

use std::collections::BTreeMap;

use crate::base::english::{part, verb};
use crate::model::id::Id;
use crate::model::kinds::Process;
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::dependencies::Dependencies;
use super::description::{Analysis, PublishedShape};
use super::matrices::MatrixCell;
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "traceability",
    title: "Traceability",
    question: "which process stands behind which touchpoint?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// The processes behind a touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// Those that serve it, ●.
    pub direct: Vec<Id<Process>>,
    /// Those that only support these, or make it good when it goes wrong, ○.
    pub support: Vec<Id<Process>>,
}

/// The processes behind a touchpoint.
pub fn of_touchpoint(context: &AnalysisContext<'_>, touchpoint: Id<Touchpoint>) -> Trace {
    let closure = context.closure(touchpoint);
    let processes = |parts| Dependencies::processes(parts).collect();
    Trace { touchpoint, direct: processes(&closure.own), support: processes(&closure.behind) }
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let processes = |ids: &[Id<Process>]| ThingAddress::all(model, ids.iter().map(|&process| model.processes[process].node));
    TableBuilder::new()
        .column("touchpoint", |trace: &Trace| ThingAddress::of(model, model.touchpoints[trace.touchpoint].node))
        .column("direct", |trace| processes(&trace.direct))
        .column("support", |trace| processes(&trace.support))
        .sorted_rows(model.live().map(|(touchpoint, _)| of_touchpoint(context, touchpoint)))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let (mut all, mut served) = (0, 0);
    let mut columns: BTreeMap<Id<Process>, MatrixCell> = BTreeMap::new();
    for (touchpoint, _) in w.model().live() {
        let trace = of_touchpoint(w.context, touchpoint);
        all += 1;
        served += usize::from(!trace.direct.is_empty());
        for process in trace.direct {
            columns.entry(process).or_default().direct += 1;
        }
        for process in trace.support {
            columns.entry(process).or_default().support += 1;
        }
    }
    if all == 0 {
        return Answer::sentence("No touchpoint is recorded on any journey.");
    }
    let mut columns: Vec<_> = columns.into_iter().collect();
    columns.sort_by_key(|(_, cell)| std::cmp::Reverse(cell.direct + cell.support));
    let most = columns.first().map(|(process, cell)| {
        let node = w.model().processes[*process].node;
        format!("; {} stands behind most, {} of them", w.quoted(node), f.count(cell.direct + cell.support))
    });
    let answer = format!(
        "{} {} served by a process{}.",
        part(served, all, "touchpoint", "touchpoints", f),
        verb(served, "is", "are"),
        most.filter(|_| served > 1).unwrap_or_default(),
    );
    let row = |(process, cell): &(Id<Process>, MatrixCell)| {
        vec![w.title(w.model().processes[*process].node), f.count(cell.direct), f.count(cell.support)]
    };
    Answer { answer, ..Answer::few(&["process", "#serves", "#supports"], columns.iter().map(row).collect()) }
}
