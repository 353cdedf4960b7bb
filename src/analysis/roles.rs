//! A24, who does what: which roles and teams do the steps of our work, answer for them, are asked and are told.
//!
//! A step that a role does is its team's too; who answers for it, is asked or is told is whom the step names. Counted are the steps of
//! live processes; minutes a month, what a subject does itself, are those of active ones: the volume times the work of the step. Where
//! they go is said as of effort: a step counts with each outcome that its process gives to, its minutes by the share, and what is only
//! claimed or has no path stands apart.
//!
//! Linear in the steps, whom they name, and the outcomes of their processes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::english::{counted, part, verb};
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::{Actor, RoleOrTeam, Step};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, NamedTable, PublishedShape};
use super::known_sum::KnownSum;
use super::table::{ResultTable, TableBuilder, TableCell, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "roles",
    title: "Who does what",
    question: "who does our work, answers for it, is asked and is told?",
    word: Some("role"),
    shape: PublishedShape::Nesting(
        nesting_rows,
        &[NamedTable { name: "roles", rows: plain_rows }, NamedTable { name: "roles_by_outcome", rows: outcome_rows }],
    ),
    answer,
};

/// What a role or team does, answers for, is asked about and is told of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkPart {
    /// The steps that it does: of a team also those of its roles.
    pub responsible: BTreeSet<Id<Step>>,
    /// The steps that it answers for.
    pub accountable: BTreeSet<Id<Step>>,
    /// The steps before which it is asked.
    pub consulted: BTreeSet<Id<Step>>,
    /// The steps of which it is told.
    pub informed: BTreeSet<Id<Step>>,
    /// Minutes a month of what it does; none where it does something and nothing of that is known.
    pub minutes: KnownSum,
    /// All these steps by the outcomes that their processes give to, in the order of the outcomes; last, under none, those
    /// that are claimed or have no path.
    pub by_outcome: Vec<OutcomeWorkPart>,
}

/// The part that a role or team has in what goes to an outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutcomeWorkPart {
    /// The outcome; none for what is only claimed or has no path.
    pub outcome: Option<Id<Outcome>>,
    /// The steps that name it in any way.
    pub steps: BTreeSet<Id<Step>>,
    /// Minutes a month of what it does itself.
    pub minutes: KnownSum,
}

/// In which way a step names somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NamedWay {
    Responsible,
    Accountable,
    Consulted,
    Informed,
}

/// What each live role and team that steps name has a part in.
pub fn all(context: &AnalysisContext<'_>) -> BTreeMap<RoleOrTeam, WorkPart> {
    let model = context.model();
    let mut parts: BTreeMap<RoleOrTeam, WorkPart> = BTreeMap::new();
    for (process, p) in model.live::<Process>() {
        for &step in &p.steps {
            for (who, way) in named(model, &model.steps[step]) {
                parts.entry(who).or_default().add(context, process, step, way);
            }
        }
    }
    parts
}

/// What one role or team has a part in.
pub fn of(context: &AnalysisContext<'_>, who: RoleOrTeam) -> WorkPart {
    let model = context.model();
    let mut part = WorkPart::default();
    let mut steps: BTreeSet<Id<Step>> = BTreeSet::new();
    for node in model.acting_as(who.node(model)) {
        steps.extend(model.graph.edges_to(node).filter_map(|edge| Id::<Step>::try_from(model.node(edge.from).entity).ok()));
    }
    for step in steps.into_iter().filter(|&step| model.is_live(model.steps[step].process)) {
        for (_, way) in named(model, &model.steps[step]).into_iter().filter(|(named, _)| *named == who) {
            part.add(context, model.steps[step].process, step, way);
        }
    }
    part
}

/// The live roles and teams that a step names, and how.
fn named(model: &Model, step: &Step) -> Vec<(RoleOrTeam, NamedWay)> {
    let role = if let Actor::Role(role) = step.by { Some(RoleOrTeam::Role(role)) } else { None };
    let does = role.into_iter().chain(model.team_of(step.by).map(RoleOrTeam::Team));
    let in_way = |way| move |who| (who, way);
    let mut named: Vec<(RoleOrTeam, NamedWay)> = does.map(in_way(NamedWay::Responsible)).collect();
    named.extend(step.accountable.map(in_way(NamedWay::Accountable)));
    named.extend(step.consulted.iter().copied().map(in_way(NamedWay::Consulted)));
    named.extend(step.informed.iter().copied().map(in_way(NamedWay::Informed)));
    named.retain(|(who, _)| model.is_live_node(who.node(model)));
    named
}

impl WorkPart {
    fn add(&mut self, context: &AnalysisContext<'_>, process: Id<Process>, step: Id<Step>, way: NamedWay) {
        let model = context.model();
        let steps = match way {
            NamedWay::Responsible => &mut self.responsible,
            NamedWay::Accountable => &mut self.accountable,
            NamedWay::Consulted => &mut self.consulted,
            NamedWay::Informed => &mut self.informed,
        };
        steps.insert(step);
        let minutes = (way == NamedWay::Responsible && context.is_working(process))
            .then(|| model.processes[process].volume_per_month.zip(model.steps[step].work).map(|(volume, work)| volume * work));
        if let Some(minutes) = minutes {
            self.minutes.add(minutes);
        }
        let split = context.split(process);
        let apart = split.claimed + split.no_path;
        let given = split.outcomes.iter().map(|&(outcome, share)| (Some(outcome), share));
        for (outcome, share) in given.chain((apart > 0.0).then_some((None, apart))) {
            let row = self.row(outcome);
            row.steps.insert(step);
            if let Some(minutes) = minutes {
                row.minutes.add(minutes.map(|minutes| share * minutes));
            }
        }
    }

    /// The row of an outcome; the one of none stands last.
    fn row(&mut self, outcome: Option<Id<Outcome>>) -> &mut OutcomeWorkPart {
        let order = |outcome: Option<Id<Outcome>>| (outcome.is_none(), outcome);
        let at = match self.by_outcome.binary_search_by_key(&order(outcome), |row| order(row.outcome)) {
            Ok(at) => at,
            Err(at) => {
                self.by_outcome.insert(at, OutcomeWorkPart { outcome, ..OutcomeWorkPart::default() });
                at
            }
        };
        &mut self.by_outcome[at]
    }

    fn is_partial(&self) -> bool {
        self.minutes.is_partial() || self.minutes.total().is_none()
    }
}

fn steps(model: &Model, steps: &BTreeSet<Id<Step>>) -> Vec<ThingAddress> {
    ThingAddress::all(model, steps.iter().map(|&step| model.steps[step].node))
}

type SubjectRow = (NodeId, WorkPart);

/// The columns of a subject, but for its outcomes.
fn columns<'a>(model: &'a Model) -> TableBuilder<'a, SubjectRow> {
    TableBuilder::new()
        .column("subject", |&(subject, _): &SubjectRow| ThingAddress::of(model, subject))
        .column("responsible", |(_, part)| steps(model, &part.responsible))
        .column("accountable", |(_, part)| steps(model, &part.accountable))
        .column("consulted", |(_, part)| steps(model, &part.consulted))
        .column("informed", |(_, part)| steps(model, &part.informed))
        .column("minutes_a_month", |(_, part)| part.minutes.total())
}

/// Each subject with its node.
fn subjects(context: &AnalysisContext<'_>) -> Vec<SubjectRow> {
    all(context).into_iter().map(|(who, part)| (who.node(context.model()), part)).collect()
}

/// The columns of what a subject has in an outcome, behind those that say whose it is.
fn outcome_columns<'a, T>(
    table: TableBuilder<'a, T>,
    model: &'a Model,
    of: impl Fn(&T) -> &OutcomeWorkPart + Copy + 'a,
) -> TableBuilder<'a, T> {
    let outcome = move |row: &T| of(row).outcome.map(|outcome| ThingAddress::of(model, model.outcomes[outcome].node));
    table
        .column("outcome", move |row| outcome(row).map_or(TableCell::Unknown, TableCell::Thing))
        .column("steps", move |row| steps(model, &of(row).steps))
        .column("minutes_a_month", move |row| of(row).minutes.total())
}

/// The outcomes of a subject by their addresses; what has no path last.
fn by_address(model: &Model, part: &WorkPart) -> Vec<OutcomeWorkPart> {
    let address = |outcome: Id<Outcome>| &model.node(model.outcomes[outcome].node).address;
    let mut rows = part.by_outcome.clone();
    rows.sort_by_key(|row| (row.outcome.is_none(), row.outcome.map(address)));
    rows
}

fn nesting_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    columns(model)
        .column("by_outcome", |(_, part)| {
            TableCell::Rows(outcome_columns(TableBuilder::new(), model, |row: &OutcomeWorkPart| row).rows(by_address(model, part)))
        })
        .sorted_rows(subjects(context))
}

fn plain_rows(context: &AnalysisContext<'_>) -> ResultTable {
    columns(context.model()).sorted_rows(subjects(context))
}

fn outcome_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let mut subjects = subjects(context);
    subjects.sort_by(|(a, _), (b, _)| model.node(*a).address.cmp(&model.node(*b).address));
    let rows = subjects.iter().flat_map(|(subject, part)| by_address(model, part).into_iter().map(|row| (*subject, row)));
    let table = TableBuilder::new().column("subject", |&(subject, _): &(NodeId, OutcomeWorkPart)| ThingAddress::of(model, subject));
    outcome_columns(table, model, |(_, row)| row).rows(rows)
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let mut subjects = subjects(w.context);
    let minutes = |part: &WorkPart| part.minutes.total().unwrap_or(-1.0);
    subjects.sort_by(|(_, a), (_, b)| {
        minutes(b).total_cmp(&minutes(a)).then_with(|| Reverse(a.responsible.len()).cmp(&Reverse(b.responsible.len())))
    });
    let Some((most, part_of_most)) = subjects.first() else {
        return Answer::sentence("No step says which role or team does it, answers for it, is asked or is told.");
    };
    let live = model.live::<Process>().flat_map(|(_, process)| process.steps.iter().map(|&step| &model.steps[step]));
    let of_ours: Vec<&Step> = live.filter(|step| matches!(step.by, Actor::Role(_) | Actor::Team(_) | Actor::Us)).collect();
    let answered = of_ours.iter().filter(|step| step.accountable.is_some()).count();
    let outcomes = part_of_most.by_outcome.iter().filter(|row| row.outcome.is_some()).count();
    let most = format!(
        "{} does {}, {} a month, for {}",
        w.quoted(*most),
        counted(part_of_most.responsible.len(), "step", "steps", f),
        w.work(part_of_most.minutes.total()),
        counted(outcomes, "outcome", "outcomes", f),
    );
    let answer = match of_ours.len() {
        0 => format!("{most}."),
        all => {
            let [has, them] = if answered > 1 { ["have", "them"] } else { ["has", "it"] };
            format!("{} {has} somebody who answers for {them}; {most}.", part(answered, all, "step of ours", "steps of ours", f))
        }
    };
    let row = |(subject, part): &SubjectRow| {
        let counts = [&part.responsible, &part.accountable, &part.consulted, &part.informed].map(|steps| f.count(steps.len()));
        std::iter::once(w.title(*subject)).chain(counts).chain([w.work(part.minutes.total())]).collect()
    };
    let partial = subjects.iter().filter(|(_, part)| part.is_partial()).count();
    let unknown = (partial > 0).then(|| {
        format!(
            "{} {} more than is known.",
            part(partial, subjects.len(), "role or team", "roles and teams", f),
            verb(partial, "does", "do")
        )
    });
    let headings = ["role or team", "#does", "#answers for", "#is asked", "#is told", "#a month"];
    Answer { answer, unknown: unknown.into_iter().collect(), ..Answer::few(&headings, subjects.iter().map(row).collect()) }
}
