//! A5, teams crossed: how many of our teams an outcome has to pass through, and what each of them
//! works for it.
//!
//! The teams are those in the closures of the outcome's touchpoints and the owners of the processes
//! there, inherited owners included, retired teams not. The minutes are the effort of A1 by the team
//! that does the step, by itself or by a role.
//!
//! Linear in the closures and the steps of their processes.

use std::collections::BTreeMap;

use crate::base::english::counted;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Team};
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::dependencies::Dependency;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "teams_crossed",
    title: "Teams crossed",
    question: "through how many hands of ours does it go?",
    word: Some("teams-crossed"),
    shape: PublishedShape::Rows(rows),
    answer,
};

/// What a team works for an outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TeamMinutes {
    /// The team.
    pub team: Id<Team>,
    /// Known minutes a month for the outcome's own journeys.
    pub own_minutes: f64,
    /// The same with those of all outcomes that are part of it.
    pub total_minutes: f64,
    /// Whether steps of the team are blank, or belong to a process without a volume: it works more
    /// than is known.
    pub partly: bool,
}

/// The teams that an outcome passes through, in the order of their files.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> Vec<Id<Team>> {
    of_touchpoints(context, context.reach().touchpoints_of(outcome))
}

/// The teams that some touchpoints pass through, in the order of their files.
pub fn of_touchpoints(context: &AnalysisContext<'_>, touchpoints: &[Id<Touchpoint>]) -> Vec<Id<Team>> {
    let model = context.model();
    let mut teams = Vec::new();
    for &t in touchpoints {
        for part in context.closure(t).parts() {
            match part {
                Dependency::Team(team) => teams.push(team),
                Dependency::Process(process) => {
                    let owner = model.processes[process].profile.owner;
                    teams.extend(owner.filter(|&team| model.is_live(team)));
                }
                Dependency::Role(_) | Dependency::System(_) | Dependency::ThirdParty(_) => {}
            }
        }
    }
    teams.sort_unstable();
    teams.dedup();
    teams
}

/// What each team works for an outcome, in the order of their files: a row of the matrix.
pub fn minutes(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> Vec<TeamMinutes> {
    let model = context.model();
    let mut rows: BTreeMap<Id<Team>, TeamMinutes> = BTreeMap::new();
    for id in context.reach().processes_behind(outcome).into_iter().filter(|&p| context.is_working(p)) {
        let split = context.split(id);
        let (own, total) = (split.share_of(model, outcome, false), split.share_of(model, outcome, true));
        if total <= 0.0 {
            continue;
        }
        let process = &model.processes[id];
        for step in process.steps.iter().map(|&s| &model.steps[s]) {
            let Some(team) = model.team_of(step.by).filter(|&team| model.is_live(team)) else { continue };
            let row = rows.entry(team).or_insert(TeamMinutes { team, own_minutes: 0.0, total_minutes: 0.0, partly: false });
            match process.volume_per_month.zip(step.work) {
                Some((volume, work)) => {
                    row.own_minutes += own * volume * work;
                    row.total_minutes += total * volume * work;
                }
                None => row.partly = true,
            }
        }
    }
    rows.into_values().collect()
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let teams = |&outcome: &_| of_outcome(context, outcome).into_iter().map(|team| model.teams[team].node);
    TableBuilder::new()
        .column("outcome", |&outcome: &Id<Outcome>| ThingAddress::of(model, model.outcomes[outcome].node))
        .column("teams", |outcome| ThingAddress::all(model, teams(outcome)))
        .sorted_rows(model.live().map(|(outcome, _)| outcome))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let mut crossed: Vec<_> = w.model().live().map(|(o, _)| (o, of_outcome(w.context, o).len())).collect();
    crossed.sort_by_key(|(_, teams)| std::cmp::Reverse(*teams));
    let Some(&(most, teams)) = crossed.first() else { return Answer::sentence("No outcome is recorded yet.") };
    if teams == 0 {
        return Answer::sentence("No outcome passes through a team, as far as recorded.");
    }
    let others = if crossed.len() > 1 { format!(", more than any other of {}", f.count(crossed.len())) } else { String::new() };
    let tied = crossed.iter().filter(|(_, n)| *n == teams).count() > 1;
    let others = if tied { format!(", as many as any of {}", f.count(crossed.len())) } else { others };
    let answer = format!("{} passes through {}{others}.", w.quoted(w.model().outcomes[most].node), counted(teams, "team", "teams", f));
    let row = |&(outcome, teams): &(Id<Outcome>, usize)| {
        let mut minutes = minutes(w.context, outcome);
        minutes.sort_by(|a, b| b.total_minutes.total_cmp(&a.total_minutes));
        let busiest = minutes.first().filter(|row| row.total_minutes > 0.0);
        let busiest = busiest
            .map_or_else(|| "unknown".into(), |row| format!("{} ({})", w.title(w.model().teams[row.team].node), f.work(row.total_minutes)));
        vec![w.outcome(outcome), f.count(teams), busiest]
    };
    Answer { answer, ..Answer::few(&["outcome", "#teams", "works most for it, a month"], crossed.iter().map(row).collect()) }
}
