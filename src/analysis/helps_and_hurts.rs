//! A23, helps and hurts: which of the processes on the way to an outcome people are glad to meet, and which they are not.
//!
//! Of an outcome and a process that serves touchpoints of it: these touchpoints, the mean of their known feelings, their pains and gains.
//! The mean decides where there is one, else whether there are more pains or more gains; where nothing of that is written nobody knows.
//!
//! Linear in the touchpoints of the outcomes and the processes that serve them, but for the sorting.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::base::english::{count, counted, verb};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "helps_and_hurts",
    title: "Helps and hurts",
    question: "which of our work are people glad of, and which not?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// What a process does to an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// People feel worse where they meet it.
    Hurts,
    /// Neither.
    Neutral,
    /// People feel better where they meet it.
    Helps,
}

impl Effect {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Effect::Hurts => "hurts",
            Effect::Neutral => "neutral",
            Effect::Helps => "helps",
        }
    }
}

/// A process on the way to an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct ProcessEffect {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// The process.
    pub process: Id<Process>,
    /// The touchpoints of the outcome that it serves.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// The mean of their known feelings, from -2 to 2; none where none is known.
    pub feeling: Option<f64>,
    /// How many pains they have together.
    pub pains: usize,
    /// How many gains they have together.
    pub gains: usize,
    /// What that makes; none where nothing is written.
    pub effect: Option<Effect>,
}

/// The processes that serve touchpoints of an outcome, sorted by process.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> Vec<ProcessEffect> {
    let mut met: BTreeMap<Id<Process>, Vec<Id<Touchpoint>>> = BTreeMap::new();
    for &t in context.reach().touchpoints_of(outcome) {
        for &process in context.reach().serving(t) {
            met.entry(process).or_default().push(t);
        }
    }
    met.into_iter().map(|(process, touchpoints)| of_touchpoints(context.model(), outcome, process, touchpoints)).collect()
}

fn of_touchpoints(model: &Model, outcome: Id<Outcome>, process: Id<Process>, touchpoints: Vec<Id<Touchpoint>>) -> ProcessEffect {
    let each = || touchpoints.iter().map(|&t| &model.touchpoints[t]);
    let feeling = mean(&each().filter_map(|t| t.feeling).collect::<Vec<_>>());
    let (pains, gains): (usize, usize) = (each().map(|t| t.pains.len()).sum(), each().map(|t| t.gains.len()).sum());
    let tells = feeling.is_some() || pains + gains > 0;
    let effect = match feeling.map_or_else(|| gains.cmp(&pains), |mean| mean.total_cmp(&0.0)) {
        Ordering::Less => Effect::Hurts,
        Ordering::Equal => Effect::Neutral,
        Ordering::Greater => Effect::Helps,
    };
    ProcessEffect { outcome, process, touchpoints, feeling, pains, gains, effect: tells.then_some(effect) }
}

/// The mean of feelings; none where there are none.
fn mean(feelings: &[f64]) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "nobody meets a process 2^52 times")]
    let n = feelings.len() as f64;
    // Sums of decimals are cut where only the computer sees a difference, so that what cancels out is 0, and never -0.
    (n > 0.0).then(|| (feelings.iter().sum::<f64>() / n * 1e9).round() / 1e9 + 0.0)
}

/// The processes of all live outcomes, outcome by outcome.
pub fn all(context: &AnalysisContext<'_>) -> Vec<ProcessEffect> {
    context.model().live().flat_map(|(outcome, _)| of_outcome(context, outcome)).collect()
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("outcome", |effect: &ProcessEffect| ThingAddress::of(model, model.outcomes[effect.outcome].node))
        .column("process", |effect| ThingAddress::of(model, model.processes[effect.process].node))
        .column("touchpoints", |effect| ThingAddress::all(model, effect.touchpoints.iter().map(|&t| model.touchpoints[t].node)))
        .column("feeling", |effect| effect.feeling)
        .column("pains", |effect| effect.pains)
        .column("gains", |effect| effect.gains)
        .column("effect", |effect| effect.effect.map(Effect::word))
        .sorted_rows(all(context))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    // A wider outcome says the same of its parts' processes: told is each where it is met.
    let own = |effect: &ProcessEffect| effect.touchpoints.iter().any(|&t| model.own_outcome(t) == Some(effect.outcome));
    let mut all: Vec<ProcessEffect> = all(w.context).into_iter().filter(own).collect();
    if all.is_empty() {
        return Answer::sentence("No process serves a touchpoint on the way to an outcome.");
    }
    // What hurts most first: by feeling, then by pains over gains; what nobody knows last.
    let balance = |effect: &ProcessEffect| (effect.effect.is_none(), effect.effect);
    let more_pains = |effect: &ProcessEffect| std::cmp::Reverse((effect.pains.saturating_sub(effect.gains), effect.touchpoints.len()));
    let feeling = |effect: &ProcessEffect| effect.feeling.unwrap_or(0.0);
    all.sort_by(|a, b| {
        balance(a).cmp(&balance(b)).then_with(|| feeling(a).total_cmp(&feeling(b))).then_with(|| more_pains(a).cmp(&more_pains(b)))
    });
    let of = |wanted: Option<Effect>| all.iter().filter(|effect| effect.effect == wanted).count();
    let (hurts, helps, silent) = (of(Some(Effect::Hurts)), of(Some(Effect::Helps)), of(None));
    let first = all.first().filter(|effect| effect.effect == Some(Effect::Hurts));
    let first = first.map(|effect| {
        let (process, outcome) = (w.quoted(model.processes[effect.process].node), w.quoted(model.outcomes[effect.outcome].node));
        format!(", {}{process} on the way to {outcome},", if hurts > 1 { "most of all " } else { "" })
    });
    let answer = format!(
        "Of {} on the way to outcomes {} {}{} and {} {}.",
        counted(all.len(), "process", "processes", f),
        count(hurts, f),
        verb(hurts, "hurts", "hurt"),
        first.unwrap_or_default(),
        count(helps, f),
        verb(helps, "helps", "help"),
    );
    let row = |effect: &ProcessEffect| {
        vec![
            w.title(model.processes[effect.process].node),
            w.outcome(effect.outcome),
            effect.effect.map_or("unknown", Effect::word).to_owned(),
            w.number(effect.feeling),
            f.count(effect.pains),
            f.count(effect.gains),
        ]
    };
    let rows = all.iter().map(row).collect();
    let unknown = (silent > 0).then(|| {
        let of = counted(silent, "process", "processes", f);
        format!(
            "Unknown is the effect of {of}: no feeling, pain or gain is written where people meet {}.",
            if silent > 1 { "them" } else { "it" }
        )
    });
    let few = Answer::few(&["process", "on the way to", "effect", "#feeling", "#pains", "#gains"], rows);
    Answer { answer, unknown: unknown.into_iter().collect(), ..few }
}
