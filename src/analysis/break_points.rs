//! A3, break points: where work passes from hand to hand or from system to system.
//!
//! In a process: each pair of steps that follow each other and are done by different ones is a
//! hand-off; each pair whose steps both name systems and share none is a system change. A pair can be
//! both. Where a step does not say who does it, nobody knows whether it is a hand-off. In a journey:
//! the sum over its touchpoints' processes, each time a touchpoint names one, and one more for each two
//! served touchpoints that follow each other by `next`, over unserved ones, where the last step of the one and the first
//! step of the other are done by different ones.
//!
//! Linear in the steps' links, for a journey in the touchpoints, the steps of their processes, and the unserved touchpoints
//! that follow each served one.

use std::collections::BTreeSet;

use crate::base::english::{any, counted, verb};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Process};
use crate::model::nested::{Actor, Step, Touchpoint};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, NamedTable, PublishedShape};
use super::reach::Reach;
use super::table::{JsonValue, ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "break_points",
    title: "Break points",
    question: "where does the work change hands?",
    word: Some("break-point"),
    shape: PublishedShape::Object(
        |context| vec![("processes", JsonValue::Rows(process_rows(context))), ("journeys", JsonValue::Rows(journey_rows(context)))],
        &[
            NamedTable { name: "break_points_of_processes", rows: process_rows },
            NamedTable { name: "break_points_of_journeys", rows: journey_rows },
        ],
    ),
    answer,
};

/// Two steps that follow each other, and what breaks between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakPoint {
    /// The step before.
    pub from: Id<Step>,
    /// The step after.
    pub to: Id<Step>,
    /// Whether they are done by different ones; none where one of them does not say by whom.
    pub hand_off: Option<bool>,
    /// Whether both name systems and share none.
    pub system_change: bool,
}

/// The break points of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessBreaks {
    /// The process.
    pub process: Id<Process>,
    /// How many pairs of steps are hand-offs.
    pub hand_offs: usize,
    /// How many are system changes.
    pub system_changes: usize,
    /// How many do not say by whom.
    pub unknown: usize,
    /// The pairs that are a break point or may be one, in the order of steps.
    pub places: Vec<BreakPoint>,
}

/// The break points of a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyBreaks {
    /// The journey.
    pub journey: Id<Journey>,
    /// Hand-offs within processes, each time a touchpoint names one.
    pub hand_offs: usize,
    /// System changes within processes, likewise.
    pub system_changes: usize,
    /// Pairs of steps that do not say by whom, likewise.
    pub unknown: usize,
    /// Pairs of touchpoints between which the work passes to somebody else.
    pub between: Vec<(Id<Touchpoint>, Id<Touchpoint>)>,
    /// Pairs of touchpoints of which that is unknown.
    pub between_unknown: Vec<(Id<Touchpoint>, Id<Touchpoint>)>,
}

impl JourneyBreaks {
    /// How often the work of one case is known to change hands: within processes, and from touchpoint to touchpoint.
    pub fn changes_of_hands(&self) -> usize {
        self.hand_offs + self.between.len()
    }

    /// All break points that are known.
    pub fn total(&self) -> usize {
        self.hand_offs + self.system_changes + self.between.len()
    }
}

/// The changes of hands of the journey in the middle of those that have any; none where there are too few to have a middle.
pub fn middle(all: &[JourneyBreaks]) -> Option<usize> {
    in_the_middle(all.iter().map(JourneyBreaks::changes_of_hands).filter(|&count| count > 0).collect())
}

/// The count in the middle of all, by nearest rank: of an even number of them the lower of the two. None of fewer than three.
pub fn in_the_middle(mut counts: Vec<usize>) -> Option<usize> {
    counts.sort_unstable();
    (counts.len() >= 3).then(|| counts[(counts.len() - 1) / 2])
}

/// The break points of a process.
pub fn of_process(model: &Model, process: Id<Process>) -> ProcessBreaks {
    let mut breaks = ProcessBreaks { process, hand_offs: 0, system_changes: 0, unknown: 0, places: Vec::new() };
    for &from in &model.processes[process].steps {
        let mut seen: Vec<Id<Step>> = Vec::new();
        for to in model.steps[from].next.iter().map(|next| next.to) {
            if seen.contains(&to) {
                continue;
            }
            seen.push(to);
            let (u, v) = (&model.steps[from], &model.steps[to]);
            let hand_off = u.by.hands_over_to(v.by);
            let system_change = !u.systems.is_empty() && !v.systems.is_empty() && u.systems.iter().all(|s| !v.systems.contains(s));
            breaks.hand_offs += usize::from(hand_off == Some(true));
            breaks.system_changes += usize::from(system_change);
            breaks.unknown += usize::from(hand_off.is_none());
            if hand_off != Some(false) || system_change {
                breaks.places.push(BreakPoint { from, to, hand_off, system_change });
            }
        }
    }
    breaks
}

/// The break points of a journey, of any state.
pub fn of_journey(context: &AnalysisContext<'_>, journey: Id<Journey>) -> JourneyBreaks {
    let (model, reach) = (context.model(), context.reach());
    let mut breaks =
        JourneyBreaks { journey, hand_offs: 0, system_changes: 0, unknown: 0, between: Vec::new(), between_unknown: Vec::new() };
    for touchpoint in model.touchpoints_of(journey) {
        let processes = reach.serving(touchpoint);
        if processes.is_empty() {
            continue;
        }
        for &process in processes {
            let of_process = of_process(model, process);
            breaks.hand_offs += of_process.hand_offs;
            breaks.system_changes += of_process.system_changes;
            breaks.unknown += of_process.unknown;
        }
        for after in served_after(model, reach, touchpoint) {
            match last_hand(model, touchpoint).zip(first_hand(model, reach, after)).and_then(|(last, first)| last.hands_over_to(first)) {
                Some(true) => breaks.between.push((touchpoint, after)),
                Some(false) => {}
                None => breaks.between_unknown.push((touchpoint, after)),
            }
        }
    }
    breaks
}

/// The other served touchpoints that follow one by `next`, directly or over unserved ones, in the order of the journey.
fn served_after(model: &Model, reach: &Reach, touchpoint: Id<Touchpoint>) -> BTreeSet<Id<Touchpoint>> {
    let following = |t: Id<Touchpoint>| model.touchpoints[t].next.iter().map(|next| next.to);
    let (mut served, mut passed) = (BTreeSet::new(), BTreeSet::new());
    let mut open: Vec<Id<Touchpoint>> = following(touchpoint).collect();
    while let Some(next) = open.pop() {
        if !reach.serving(next).is_empty() {
            served.insert(next);
        } else if passed.insert(next) {
            open.extend(following(next));
        }
    }
    served.remove(&touchpoint);
    served
}

/// The break points of the live journeys of an outcome and its parts.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> Vec<JourneyBreaks> {
    context.reach().journeys_of(outcome).iter().map(|&journey| of_journey(context, journey)).collect()
}

/// Who does the last step of the last process of a touchpoint.
fn last_hand(model: &Model, touchpoint: Id<Touchpoint>) -> Option<Actor> {
    let process = model.touchpoints[touchpoint].served_by.iter().rev().map(|s| s.process).find(|&p| model.is_live(p))?;
    model.processes[process].steps.last().map(|&s| model.steps[s].by)
}

/// Who does the first step of the first process of a touchpoint.
fn first_hand(model: &Model, reach: &Reach, touchpoint: Id<Touchpoint>) -> Option<Actor> {
    let &process = reach.serving(touchpoint).first()?;
    model.processes[process].steps.first().map(|&s| model.steps[s].by)
}

fn process_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("process", |breaks: &ProcessBreaks| ThingAddress::of(model, model.processes[breaks.process].node))
        .column("hand_offs", |breaks| breaks.hand_offs)
        .column("system_changes", |breaks| breaks.system_changes)
        .column("unknown", |breaks| breaks.unknown)
        .sorted_rows(model.live().map(|(process, _)| of_process(model, process)))
}

fn journey_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    TableBuilder::new()
        .column("journey", |breaks: &JourneyBreaks| ThingAddress::of(model, model.journeys[breaks.journey].node))
        .column("hand_offs", |breaks| breaks.hand_offs)
        .column("system_changes", |breaks| breaks.system_changes)
        .column("between_touchpoints", |breaks| breaks.between.len())
        .sorted_rows(model.live().map(|(journey, _)| of_journey(context, journey)))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let mut journeys: Vec<_> = w.model().live().map(|(j, _)| of_journey(w.context, j)).collect();
    let processes: Vec<_> = w.model().live().map(|(p, _)| of_process(w.model(), p)).collect();
    journeys.sort_by_key(|breaks| std::cmp::Reverse(breaks.total()));
    let answer = match journeys.first() {
        None => "No journey is recorded yet.".to_owned(),
        Some(most) if most.total() == 0 => {
            format!("No break point is recorded on {}.", any(journeys.len(), "journey", "journeys", f))
        }
        Some(most) => {
            let tied = journeys.iter().filter(|breaks| breaks.total() == most.total()).count() > 1;
            let others = match (journeys.len(), tied) {
                (1, _) => String::new(),
                (n, true) => format!(": as often as on any of {}", f.count(n)),
                (n, false) => format!(": more often than on any other of {}", f.count(n)),
            };
            format!(
                "On {} the work changes hands {} and systems {}{others}.",
                w.quoted(w.model().journeys[most.journey].node),
                times(w, most.hand_offs + most.between.len()),
                times(w, most.system_changes),
            )
        }
    };
    let row = |breaks: &JourneyBreaks| {
        let counts = [breaks.hand_offs, breaks.between.len(), breaks.system_changes, breaks.total()];
        std::iter::once(w.journey(breaks.journey)).chain(counts.map(|n| f.count(n))).collect()
    };
    let rows = journeys.iter().map(row).collect();
    let worst =
        processes.iter().max_by_key(|breaks| breaks.hand_offs + breaks.system_changes).filter(|b| b.hand_offs + b.system_changes > 0);
    let notes = worst.map(|breaks| {
        let node = w.model().processes[breaks.process].node;
        let hands = counted(breaks.hand_offs, "hand-off", "hand-offs", f);
        format!(
            "Most within one process: {}, with {hands} and {}.",
            w.quoted(node),
            counted(breaks.system_changes, "system change", "system changes", f)
        )
    });
    let silent: usize = processes.iter().map(|breaks| breaks.unknown).sum();
    let unknown = (silent > 0).then(|| {
        format!("Unknown {} {} of steps of which one does not say by whom.", verb(silent, "is", "are"), counted(silent, "pair", "pairs", f))
    });
    let few = Answer::few(&["journey", "#hand-offs", "#between touchpoints", "#system changes", "#together"], rows);
    Answer { answer, notes: notes.into_iter().collect(), unknown: unknown.into_iter().collect(), ..few }
}

fn times(w: &AnswerWriter<'_, '_>, n: usize) -> String {
    match n {
        0 => "never".into(),
        1 => "once".into(),
        2 => "twice".into(),
        n => format!("{} times", w.figures.count(n)),
    }
}
