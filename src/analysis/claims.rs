//! Claims: the processes that only claim to help an outcome, or a touchpoint on the way to it as long as the touchpoint does
//! not name the process. They stand in the outcome's own row.
//!
//! Linear in the claims and the touchpoints of the outcome.

use crate::base::english::{capital, counted, verb};
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "claims",
    title: "Claims",
    question: "what is only said to help?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// The live processes that claim to help an outcome, sorted, △.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> Vec<Id<Process>> {
    let model = context.model();
    let claiming = |node: NodeId| model.naming(node, EdgeKind::ContributesTo).filter(|&process: &Id<Process>| model.is_live(process));
    let mut all: Vec<Id<Process>> = claiming(model.outcomes[outcome].node).collect();
    let reach = context.reach();
    for &t in reach.touchpoints_of(outcome).iter().filter(|&&t| model.own_outcome(t) == Some(outcome)) {
        let is_named = |process: &Id<Process>| reach.serving(t).contains(process) || reach.recovering(t).contains(process);
        all.extend(claiming(model.touchpoints[t].node).filter(|process| !is_named(process)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let claiming = |&outcome: &_| of_outcome(context, outcome).into_iter().map(|process| model.processes[process].node);
    TableBuilder::new()
        .column("outcome", |&outcome: &Id<Outcome>| ThingAddress::of(model, model.outcomes[outcome].node))
        .column("processes", |outcome| ThingAddress::all(model, claiming(outcome)))
        .sorted_rows(model.live().map(|(outcome, _)| outcome))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let claims: Vec<_> = w.model().live().map(|(o, _)| (o, of_outcome(w.context, o))).filter(|(_, p)| !p.is_empty()).collect();
    let mut processes: Vec<_> = claims.iter().flat_map(|(_, processes)| processes.iter().copied()).collect();
    processes.sort_unstable();
    processes.dedup();
    if processes.is_empty() {
        return Answer::sentence("No process claims to help an outcome beyond what journeys say.");
    }
    let n = processes.len();
    let answer = format!(
        "{} {} to help {}, and no journey says how.",
        capital(&counted(n, "process", "processes", f)),
        verb(n, "claims", "claim"),
        counted(claims.len(), "outcome", "outcomes", f),
    );
    let row = |(outcome, processes): &(_, Vec<Id<Process>>)| {
        let names = w.processes(processes.iter().copied());
        vec![w.title(w.model().outcomes[*outcome].node), f.count(processes.len()), names]
    };
    Answer { answer, ..Answer::few(&["outcome", "#processes", "which"], claims.iter().map(row).collect()) }
}
