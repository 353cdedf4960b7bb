//! A1, effort by outcome: how many minutes a month each outcome takes, and how many lead to none.
//!
//! E(p) is the volume of an active process times the minutes of its steps that are not the persona's.
//! It is unknown where the volume is blank, or the work of every such step, or where no step is
//! recorded; 0 where all steps are the persona's. One whose steps are partly blank counts with what is
//! known, and is listed. Groups are left out. [`Split`](super::split::Split) says where it goes.
//!
//! In money, K(p) is the volume times the cost of a case, and goes the same way; unknown where one of the two is blank.
//!
//! Linear in processes, steps and the shares of the splits.

use crate::base::english::{count, counted, part, verb};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Actor;

use super::answer::{Answer, AnswerWriter};
use super::attribution::{Attribution, OutcomeFigures, OutcomeSum};
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
        &[
            NamedTable { name: "effort_by_outcome", rows },
            NamedTable { name: "effort_unknown", rows: unknown_rows },
            NamedTable { name: "cost_unknown", rows: cost_unknown_rows },
        ],
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
    /// Minutes a month.
    pub minutes: OutcomeFigures,
    /// What they cost a month, in the site's currency; none where that is known of no process.
    pub costs: OutcomeFigures,
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
}

/// The whole table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effort {
    /// Minutes a month.
    pub minutes: Attribution,
    /// What they cost a month, in the site's currency.
    pub costs: Attribution,
    /// The working processes that count with a part of their steps.
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

/// K(p) of a process: what its work costs a month, in the site's currency; none where the volume or the cost of a case is blank.
pub fn cost_of(model: &Model, process: Id<Process>) -> Option<f64> {
    let process = &model.processes[process];
    process.volume_per_month.zip(process.cost_per_case).map(|(volume, cost)| volume * cost)
}

/// The work that one outcome takes.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> OutcomeEffort {
    let model = context.model();
    let (mut minutes, mut costs) = (OutcomeSum::default(), OutcomeSum::default());
    let mut from = Vec::new();
    for process in context.reach().processes_behind(outcome).into_iter().filter(|&p| context.is_working(p)) {
        let split = context.split(process);
        let (own, share) = (split.share_of(model, outcome, false), split.share_of(model, outcome, true));
        if share <= 0.0 {
            continue;
        }
        let (work, cost) = (work_of(model, process), cost_of(model, process));
        for (sum, figure) in [(&mut minutes, work.minutes), (&mut costs, cost)] {
            if own > 0.0 {
                sum.add_own(figure.map(|figure| own * figure), split);
            }
            sum.add(figure.map(|figure| share * figure));
        }
        from.push(Given { process, share, minutes: work.minutes.map(|m| m * share), partly: work.partly });
    }
    let rank = |given: &Given| given.minutes.unwrap_or(-1.0);
    from.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    OutcomeEffort { outcome, minutes: minutes.figures(), costs: costs.figures(), from }
}

/// The known work of the whole site: minutes a month of all processes whose work is counted.
pub fn known_minutes(context: &AnalysisContext<'_>) -> f64 {
    context.working().filter_map(|(process, _)| work_of(context.model(), process).minutes).sum()
}

/// The whole table, in the order of outcomes.
pub fn all(context: &AnalysisContext<'_>) -> Effort {
    let model = context.model();
    Effort {
        minutes: Attribution::of(context, |process| work_of(model, process).minutes),
        costs: Attribution::of(context, |process| cost_of(model, process)),
        partly_unknown: context.working().map(|(process, _)| process).filter(|&process| work_of(model, process).partly).collect(),
    }
}

impl Effort {
    /// A figure of the costs of the whole site; none where no cost of any process is known.
    fn cost(&self, figure: f64) -> Option<f64> {
        Some(figure).filter(|_| self.costs.knows)
    }
}

fn object(context: &AnalysisContext<'_>) -> Vec<(&'static str, JsonValue)> {
    let effort = all(context);
    let Effort { minutes, costs, partly_unknown } = &effort;
    let processes = |ids: &[_]| JsonValue::cell(processes(context.model(), ids));
    vec![
        ("outcomes", JsonValue::Rows(outcome_rows(context.model(), &effort))),
        ("claimed_minutes", JsonValue::cell(minutes.claimed)),
        ("no_recorded_path_minutes", JsonValue::cell(minutes.no_recorded_path)),
        ("known_minutes", JsonValue::cell(minutes.known)),
        ("claimed_cost", JsonValue::cell(effort.cost(costs.claimed))),
        ("no_recorded_path_cost", JsonValue::cell(effort.cost(costs.no_recorded_path))),
        ("known_cost", JsonValue::cell(effort.cost(costs.known))),
        ("unknown", processes(&minutes.unknown)),
        ("partly_unknown", processes(partly_unknown)),
        ("cost_unknown", processes(&costs.unknown)),
    ]
}

fn processes(model: &Model, ids: &[Id<Process>]) -> Vec<ThingAddress> {
    ThingAddress::all(model, ids.iter().map(|&process| model.processes[process].node))
}

fn outcome_rows(model: &Model, effort: &Effort) -> ResultTable {
    type Row = (Id<Outcome>, OutcomeFigures, OutcomeFigures);
    let costs = |figure: Option<f64>| figure.and_then(|figure| effort.cost(figure));
    TableBuilder::new()
        .column("outcome", |&(outcome, ..): &Row| ThingAddress::of(model, model.outcomes[outcome].node))
        .column("own_minutes", |(_, minutes, _)| minutes.own)
        .column("direct_minutes", |(_, minutes, _)| minutes.direct)
        .column("behind_minutes", |(_, minutes, _)| minutes.behind)
        .column("total_minutes", |(_, minutes, _)| minutes.total)
        .column("own_cost", |(.., cost)| costs(cost.own))
        .column("total_cost", |(.., cost)| costs(cost.total))
        .sorted_rows(
            effort.minutes.outcomes.iter().zip(&effort.costs.outcomes).map(|(&(outcome, minutes), &(_, costs))| (outcome, minutes, costs)),
        )
}

/// The outcomes, and below them what leads to none, so that the own minutes add up to all that is known.
fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let effort = all(context);
    let mut table = outcome_rows(context.model(), &effort);
    let mut residue = |name: &str, title: &str, minutes: f64, cost: f64| {
        let cost = TableCell::from(effort.cost(cost));
        let (called, minutes) = (TableCell::Called(name.into(), title.into()), TableCell::from(minutes));
        table.rows.push(vec![called, minutes.clone(), TableCell::Unknown, TableCell::Unknown, minutes, cost.clone(), cost]);
    };
    residue("claimed", "claimed only", effort.minutes.claimed, effort.costs.claimed);
    residue("no_recorded_path", "no recorded path", effort.minutes.no_recorded_path, effort.costs.no_recorded_path);
    table
}

fn unknown_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let Effort { minutes, partly_unknown, .. } = all(context);
    let of = |ids: &[Id<Process>], word: &'static str| processes(context.model(), ids).into_iter().map(move |process| (process, word));
    TableBuilder::new()
        .column("process", |(process, _): &(ThingAddress, _)| process.clone())
        .column("unknown", |&(_, word)| word)
        .rows(of(&minutes.unknown, "all").chain(of(&partly_unknown, "part")))
}

fn cost_unknown_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let unknown = all(context).costs.unknown;
    TableBuilder::new().column("process", ThingAddress::clone).rows(processes(context.model(), &unknown))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let effort = all(w.context);
    let working: Vec<_> = w.context.working().map(|(process, _)| process).collect();
    if working.is_empty() {
        return Answer::sentence("No process is recorded whose work could be counted.");
    }
    let lost = working.iter().filter(|&&p| w.context.split(p).no_path > 0.0).count();
    let of_all = share(effort.minutes.no_recorded_path, effort.minutes.known);
    let all = working.len();
    let takes = match of_all {
        Some(part) => format!(
            "they take {} of the known effort ({} of {} a month)",
            f.share(part),
            f.work(effort.minutes.no_recorded_path),
            f.work(effort.minutes.known)
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
    let knows_costs = effort.costs.knows;
    let mut outcomes: Vec<_> = effort.minutes.outcomes.iter().zip(&effort.costs.outcomes).collect();
    outcomes.sort_by(|(a, _), (b, _)| b.1.total.unwrap_or(-1.0).total_cmp(&a.1.total.unwrap_or(-1.0)));
    let of_known = |minutes: Option<f64>| {
        let part = minutes.and_then(|minutes| share(minutes, effort.minutes.known));
        part.map_or_else(|| "unknown".into(), |part| f.share(part))
    };
    let row = |&((outcome, minutes), (_, costs)): &(&(Id<Outcome>, OutcomeFigures), &(_, OutcomeFigures))| {
        let work = [w.outcome(*outcome), w.work(minutes.own), w.work(minutes.behind), w.work(minutes.total), of_known(minutes.total)];
        work.into_iter().chain(knows_costs.then(|| w.money(costs.total))).collect()
    };
    let headings = ["outcome", "#own, a month", "#behind", "#with its parts", "#of all known", "#cost, a month"];
    let few = Answer::few(&headings[..if knows_costs { 6 } else { 5 }], outcomes.iter().map(row).collect());
    let without_outcome = without_outcome(w, &working);
    let names = |of: fn(&WithoutOutcome) -> f64| w.processes(without_outcome.iter().filter(|work| of(work) > 0.0).map(|work| work.process));
    let mut notes = Vec::new();
    let largest = names(|work| work.no_path);
    if !largest.is_empty() {
        notes.push(format!("Without a path, the largest first: {largest}."));
    }
    if effort.minutes.claimed > 0.0 {
        let claimed = names(|work| work.claimed);
        notes.push(format!("Only claimed to lead somewhere: {} a month, of {claimed}.", f.work(effort.minutes.claimed)));
    }
    notes.extend(costs_in_words(w, &effort.costs));
    Answer { answer, notes, unknown: unknown_effort(w, &effort, all), ..few }
}

/// Where a process's known minutes end without a path.
struct WithoutOutcome {
    process: Id<Process>,
    claimed: f64,
    no_path: f64,
}

/// The processes of which some known minutes lead to no outcome, the largest first.
fn without_outcome(w: &AnswerWriter<'_, '_>, working: &[Id<Process>]) -> Vec<WithoutOutcome> {
    let of = |&process: &Id<Process>| {
        let (minutes, split) = (work_of(w.model(), process).minutes?, w.context.split(process));
        (split.claimed + split.no_path > 0.0).then_some(WithoutOutcome {
            process,
            claimed: split.claimed * minutes,
            no_path: split.no_path * minutes,
        })
    };
    let mut all: Vec<WithoutOutcome> = working.iter().filter_map(of).collect();
    all.sort_by(|a, b| (b.claimed + b.no_path).total_cmp(&(a.claimed + a.no_path)));
    all
}

/// What the work costs, and how much of that leads nowhere; nothing where no cost is known.
fn costs_in_words(w: &AnswerWriter<'_, '_>, costs: &Attribution) -> Option<String> {
    let of_all = share(costs.no_recorded_path, costs.known);
    let lost = of_all.filter(|share| *share > 0.0);
    let lost =
        lost.map(|share| format!("; {} of it ({}) without a recorded path", w.money(Some(costs.no_recorded_path)), w.figures.share(share)));
    costs.knows.then(|| format!("As far as known it costs {} a month{}.", w.money(Some(costs.known)), lost.unwrap_or_default()))
}

fn unknown_effort(w: &AnswerWriter<'_, '_>, effort: &Effort, all: usize) -> Vec<String> {
    let f = w.figures;
    let mut unknown = Vec::new();
    if !effort.minutes.unknown.is_empty() {
        let names = w.processes(effort.minutes.unknown.iter().copied());
        let n = effort.minutes.unknown.len();
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
    if effort.costs.knows && !effort.costs.unknown.is_empty() {
        let names = w.processes(effort.costs.unknown.iter().copied());
        unknown.push(format!("Unknown is what these cost, for want of a volume or of the cost of a case: {names}."));
    }
    unknown
}
