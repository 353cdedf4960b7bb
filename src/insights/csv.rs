//! `insights --format csv`: a table for each list of rows. What is unknown is an empty cell; several things
//! in one cell stand with a space between.

use crate::base::cell::table;

use super::row::{Cell, Row};
use super::shapes::{EffortByOutcome, Insights};

/// A table, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The key of the analysis, or of the part of it.
    pub name: &'static str,
    /// The table with its headings.
    pub csv: String,
}

/// The tables of all that was asked for.
pub fn tables(insights: &Insights) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut add = |name, csv: Option<String>| tables.extend(csv.map(|csv| Table { name, csv }));
    add("effort_by_outcome", insights.effort_by_outcome.as_ref().map(effort));
    add("effort_unknown", insights.effort_by_outcome.as_ref().map(effort_unknown));
    add("customer_work", of(insights.customer_work.as_ref()));
    add("break_points_of_processes", of(insights.break_points.as_ref().map(|b| &b.processes)));
    add("break_points_of_journeys", of(insights.break_points.as_ref().map(|b| &b.journeys)));
    add("single_points_of_failure", of(insights.single_points_of_failure.as_ref()));
    add("teams_crossed", of(insights.teams_crossed.as_ref()));
    add("triple_crown", of(insights.triple_crown.as_ref()));
    add("opportunities", of(insights.opportunities.as_ref()));
    add("pains", of(insights.pains.as_ref()));
    add("target_gaps", of(insights.target_gaps.as_ref()));
    add("maturity", of(insights.maturity.as_ref()));
    add("duck", of(insights.duck.as_ref()));
    add("value_zone", of(insights.value_zone.as_ref()));
    add("promises", of(insights.promises.as_ref()));
    add("traceability", of(insights.traceability.as_ref()));
    add("claims", of(insights.claims.as_ref()));
    let matrices = insights.matrices.as_ref();
    add("outcome_team", of(matrices.and_then(|m| m.outcome_team.as_ref())));
    add("outcome_system", of(matrices.and_then(|m| m.outcome_system.as_ref())));
    add("outcome_channel", of(matrices.and_then(|m| m.outcome_channel.as_ref())));
    tables
}

/// One table as it is; several, each below a line with its name, with a blank line between.
pub fn write(insights: &Insights) -> String {
    match tables(insights).as_slice() {
        [only] => only.csv.clone(),
        several => several.iter().map(|table| format!("{}\n{}", table.name, table.csv)).collect::<Vec<_>>().join("\n"),
    }
}

fn of<T: Row>(rows: Option<&Vec<T>>) -> Option<String> {
    rows.map(|rows| table(T::COLUMNS, rows.iter().map(Row::cells)))
}

/// The outcomes, and below them what leads to none, so that the own minutes add up to all that is known.
fn effort(effort: &EffortByOutcome) -> String {
    let residue = |name: &str, minutes: super::Figure| vec![name.to_owned(), minutes.cell(), minutes.cell()];
    let outcomes = effort.outcomes.iter().map(Row::cells);
    let residues = [residue("claimed", effort.claimed_minutes), residue("no_recorded_path", effort.no_recorded_path_minutes)];
    table(["outcome", "own_minutes", "total_minutes"], outcomes.chain(residues))
}

fn effort_unknown(effort: &EffortByOutcome) -> String {
    let row = |what: &'static str| move |process: &String| [process.clone(), what.to_owned()];
    table(["process", "unknown"], effort.unknown.iter().map(row("all")).chain(effort.partly_unknown.iter().map(row("part"))))
}
