//! A1, effort by outcome: how many minutes a month each outcome takes, and how many lead to none.
//!
//! E(p) is the volume of an active process times the minutes of its steps that are not the persona's.
//! It is unknown where the volume is blank, or the work of every such step, or where no step is
//! recorded; 0 where all steps are the persona's. One whose steps are partly blank counts with what is
//! known, and is listed. Groups are left out. [`Split`](super::split::Split) says where it goes.
//!
//! Linear in processes, steps and the shares of the splits.

use crate::base::english::{count, counted, part, verb};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Actor;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, NamedTable, PublishedShape};
use super::known_sum::{KnownSum, share};
use super::table::{JsonValue, ResultTable, TableBuilder, TableCell, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "effort_by_outcome",
    title: "Effort by outcome",
    question: "where does our work go?",
    word: Some("effort"),
    shape: PublishedShape::Object(
        object,
        &[NamedTable { name: "effort_by_outcome", rows }, NamedTable { name: "effort_unknown", rows: unknown_rows }],
    ),
    answer,
};

/// E(p).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Work {
    /// Minutes a month; none where they are unknown.
    pub minutes: Option<f64>,
    /// Whether some steps of it are blank, and not counted.
    pub partly: bool,
}

/// What a process gives to an outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    /// The process.
    pub process: Id<Process>,
    /// The share of its work that goes there, over 0 and up to 1.
    pub share: f64,
    /// Minutes a month of that share; none where they are unknown.
    pub minutes: Option<f64>,
    /// Whether some steps of it are blank, and not counted.
    pub partly: bool,
}

/// The work that an outcome takes.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeEffort {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// Known minutes a month for its own journeys.
    pub own_minutes: f64,
    /// The same with those of all outcomes that are part of it.
    pub total_minutes: f64,
    /// The processes that the total comes from and those of unknown effort, the largest first, the
    /// unknown last.
    pub from: Vec<Given>,
}

impl OutcomeEffort {
    /// The processes whose effort is unknown.
    pub fn unknown(&self) -> impl Iterator<Item = Id<Process>> {
        self.from.iter().filter(|given| given.minutes.is_none()).map(|given| given.process)
    }

    /// The processes that count with a part of their steps.
    pub fn partly_unknown(&self) -> impl Iterator<Item = Id<Process>> {
        self.from.iter().filter(|given| given.partly).map(|given| given.process)
    }

    /// The total; none where processes work for it and of none of them the effort is known.
    pub fn known(&self) -> Option<f64> {
        self.from.iter().map(|given| given.minutes).collect::<KnownSum>().total()
    }
}

/// The whole table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effort {
    /// Own and total minutes a month of every live outcome; none where processes work for it and of
    /// none of them the effort is known.
    pub outcomes: Vec<(Id<Outcome>, Option<f64>, Option<f64>)>,
    /// Minutes a month that are only claimed to lead somewhere.
    pub claimed_minutes: f64,
    /// Minutes a month without a recorded path.
    pub no_recorded_path_minutes: f64,
    /// All known minutes a month: what the outcomes have of their own, and the two above.
    pub known_minutes: f64,
    /// Where each working process's minutes end without a path: `(process, claimed, no path)`, the
    /// largest first. Those of unknown effort are in `unknown`.
    pub without_outcome: Vec<(Id<Process>, f64, f64)>,
    /// The working processes whose effort is unknown.
    pub unknown: Vec<Id<Process>>,
    /// Those that count with a part of their steps.
    pub partly_unknown: Vec<Id<Process>>,
}

/// E(p) of a process.
pub fn work_of(model: &Model, process: Id<Process>) -> Work {
    let process = &model.processes[process];
    if process.steps.is_empty() {
        return Work::default();
    }
    let ours = process.steps.iter().map(|&s| &model.steps[s]).filter(|s| s.by != Actor::Persona);
    let minutes: KnownSum = ours.clone().map(|s| s.work).collect();
    if ours.clone().next().is_none() {
        return Work { minutes: Some(0.0), partly: false };
    }
    let per_month = process.volume_per_month.zip(minutes.total()).map(|(volume, minutes)| volume * minutes);
    Work { minutes: per_month, partly: per_month.is_some() && minutes.is_partial() }
}

/// The work that one outcome takes.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> OutcomeEffort {
    let model = context.model();
    let mut effort = OutcomeEffort { outcome, own_minutes: 0.0, total_minutes: 0.0, from: Vec::new() };
    for process in context.reach().processes_behind(outcome).into_iter().filter(|&p| context.is_working(p)) {
        let split = context.split(process);
        let (own, share) = (split.share_of(model, outcome, false), split.share_of(model, outcome, true));
        if share <= 0.0 {
            continue;
        }
        let work = work_of(model, process);
        effort.own_minutes += own * work.minutes.unwrap_or(0.0);
        effort.total_minutes += share * work.minutes.unwrap_or(0.0);
        effort.from.push(Given { process, share, minutes: work.minutes.map(|m| m * share), partly: work.partly });
    }
    let rank = |given: &Given| given.minutes.unwrap_or(-1.0);
    effort.from.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    effort
}

/// The known work of the whole site: minutes a month of all processes whose work is counted.
pub fn known_minutes(context: &AnalysisContext<'_>) -> f64 {
    context.working().filter_map(|(process, _)| work_of(context.model(), process).minutes).sum()
}

/// The whole table, in the order of outcomes.
pub fn all(context: &AnalysisContext<'_>) -> Effort {
    let model = context.model();
    let mut effort = Effort::default();
    let (mut own, mut total) = (vec![KnownSum::default(); model.outcomes.len()], vec![KnownSum::default(); model.outcomes.len()]);
    for (process, _) in context.working() {
        let work = work_of(model, process);
        let split = context.split(process);
        for &(outcome, share) in &split.outcomes {
            let minutes = work.minutes.map(|minutes| share * minutes);
            own[outcome.index()].add(minutes);
            for part_of in model.with_wider(outcome) {
                total[part_of.index()].add(minutes);
            }
        }
        let Some(minutes) = work.minutes else {
            effort.unknown.push(process);
            continue;
        };
        if work.partly {
            effort.partly_unknown.push(process);
        }
        let (claimed, no_path) = (split.claimed * minutes, split.no_path * minutes);
        effort.known_minutes += minutes;
        effort.claimed_minutes += claimed;
        effort.no_recorded_path_minutes += no_path;
        if split.claimed + split.no_path > 0.0 {
            effort.without_outcome.push((process, claimed, no_path));
        }
    }
    effort.without_outcome.sort_by(|a, b| (b.1 + b.2).total_cmp(&(a.1 + a.2)));
    effort.outcomes = model.live().map(|(o, _)| (o, own[o.index()].total(), total[o.index()].total())).collect();
    effort
}

fn object(context: &AnalysisContext<'_>) -> Vec<(&'static str, JsonValue)> {
    let effort = all(context);
    vec![
        ("outcomes", JsonValue::Rows(outcome_rows(context.model(), &effort))),
        ("claimed_minutes", JsonValue::cell(effort.claimed_minutes)),
        ("no_recorded_path_minutes", JsonValue::cell(effort.no_recorded_path_minutes)),
        ("known_minutes", JsonValue::cell(effort.known_minutes)),
        ("unknown", JsonValue::cell(processes(context.model(), &effort.unknown))),
        ("partly_unknown", JsonValue::cell(processes(context.model(), &effort.partly_unknown))),
    ]
}

fn processes(model: &Model, ids: &[Id<Process>]) -> Vec<ThingAddress> {
    ThingAddress::all(model, ids.iter().map(|&process| model.processes[process].node))
}

fn outcome_rows(model: &Model, effort: &Effort) -> ResultTable {
    TableBuilder::new()
        .column("outcome", |&(outcome, ..): &(_, _, _)| ThingAddress::of(model, model.outcomes[outcome].node))
        .column("own_minutes", |&(_, own, _)| own)
        .column("total_minutes", |&(.., total)| total)
        .sorted_rows(effort.outcomes.iter().copied())
}

/// The outcomes, and below them what leads to none, so that the own minutes add up to all that is known.
fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let effort = all(context);
    let mut table = outcome_rows(context.model(), &effort);
    let residue = |name, title, minutes: f64| vec![TableCell::Residue(name, title), minutes.into(), minutes.into()];
    table.rows.push(residue("claimed", "claimed only", effort.claimed_minutes));
    table.rows.push(residue("no_recorded_path", "no recorded path", effort.no_recorded_path_minutes));
    table
}

fn unknown_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let Effort { unknown, partly_unknown, .. } = all(context);
    let of = |ids: &[Id<Process>], word: &'static str| processes(context.model(), ids).into_iter().map(move |process| (process, word));
    TableBuilder::new()
        .column("process", |(process, _): &(ThingAddress, _)| process.clone())
        .column("unknown", |&(_, word)| word)
        .rows(of(&unknown, "all").chain(of(&partly_unknown, "part")))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let effort = all(w.context);
    let working: Vec<_> = w.context.working().map(|(process, _)| process).collect();
    if working.is_empty() {
        return Answer::sentence("No process is recorded whose work could be counted.");
    }
    let lost = working.iter().filter(|&&p| w.context.split(p).no_path > 0.0).count();
    let of_all = share(effort.no_recorded_path_minutes, effort.known_minutes);
    let all = working.len();
    let takes = match of_all {
        Some(part) => format!(
            "they take {} of the known effort ({} of {} a month)",
            f.share(part),
            f.work(effort.no_recorded_path_minutes),
            f.work(effort.known_minutes)
        ),
        None => "how much effort they take is unknown".into(),
    };
    let claims = working.iter().any(|&p| w.context.split(p).claimed > 0.0);
    let answer = match lost {
        0 => {
            let (each, how) = (part(all, all, "process", "processes", f), if claims { "recorded or claimed" } else { "recorded" });
            format!("{each} {} a {how} path to an outcome.", verb(all, "has", "have"))
        }
        n => {
            let of = part(n, all, "process", "processes", f);
            let takes = if n == 1 { takes.replacen("they take", "it takes", 1) } else { takes };
            format!("{of} {} no recorded path to an outcome; {takes}.", verb(n, "has", "have"))
        }
    };
    let mut outcomes = effort.outcomes.clone();
    outcomes.sort_by(|a, b| b.2.unwrap_or(-1.0).total_cmp(&a.2.unwrap_or(-1.0)));
    let of_known = |minutes: Option<f64>| {
        let part = minutes.and_then(|minutes| share(minutes, effort.known_minutes));
        part.map_or_else(|| "unknown".into(), |part| f.share(part))
    };
    let row = |&(outcome, own, total): &(Id<Outcome>, Option<f64>, Option<f64>)| {
        vec![w.outcome(outcome), w.work(own), w.work(total), of_known(total)]
    };
    let rows = outcomes.iter().map(row).collect();
    let few = Answer::few(&["outcome", "#own, a month", "#with its parts", "#of all known"], rows);
    let largest = effort.without_outcome.iter().filter(|(.., no_path)| *no_path > 0.0);
    let largest = w.processes(largest.map(|(p, ..)| *p));
    let mut notes = Vec::new();
    if !largest.is_empty() {
        notes.push(format!("Without a path, the largest first: {largest}."));
    }
    if effort.claimed_minutes > 0.0 {
        let claimed = effort.without_outcome.iter().filter(|(_, claimed, _)| *claimed > 0.0);
        let names = w.processes(claimed.map(|(p, ..)| *p));
        notes.push(format!("Only claimed to lead somewhere: {} a month, of {names}.", f.work(effort.claimed_minutes)));
    }
    Answer { answer, notes, unknown: unknown_effort(w, &effort, all), ..few }
}

fn unknown_effort(w: &AnswerWriter<'_, '_>, effort: &Effort, all: usize) -> Vec<String> {
    let f = w.figures;
    let mut unknown = Vec::new();
    if !effort.unknown.is_empty() {
        let names = w.processes(effort.unknown.iter().copied());
        let n = effort.unknown.len();
        unknown.push(format!(
            "Unknown is the effort of {} of {}, for want of a volume, of minutes or of steps: {names}.",
            count(n, f),
            counted(all, "process", "processes", f)
        ));
    }
    if !effort.partly_unknown.is_empty() {
        let names = w.processes(effort.partly_unknown.iter().copied());
        unknown.push(format!("Counted with a part of their steps: {names}."));
    }
    unknown
}
