//! `insights --format csv`: a table for each list of rows. What is unknown is an empty cell; several things
//! in one cell stand with a space between. Behind what names things by address stand their titles.

use crate::analysis::AnalysisContext;
use crate::analysis::dependencies::Dependency;
use crate::base::cell::table;
use crate::model::Model;

use super::Selection;
use super::ask::RowBuilder;
use super::row::{Row, TableCell, Titles};
use super::shapes::{EffortByOutcome, Insights};

/// A table, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsightsTable {
    /// The key of the analysis, or of the part of it.
    pub name: &'static str,
    /// The table with its headings.
    pub csv: String,
}

/// The tables of all that was asked for.
fn tables(insights: &Insights, titles: &Titles<'_>) -> Vec<InsightsTable> {
    let mut tables = Vec::new();
    let mut add = |name, csv: Option<String>| tables.extend(csv.map(|csv| InsightsTable { name, csv }));
    add("effort_by_outcome", insights.effort_by_outcome.as_ref().map(|effort| outcomes(effort, titles)));
    add("effort_unknown", insights.effort_by_outcome.as_ref().map(|effort| unknown(effort, titles)));
    add("customer_work", rows(titles, insights.customer_work.as_ref()));
    add("break_points_of_processes", rows(titles, insights.break_points.as_ref().map(|b| &b.processes)));
    add("break_points_of_journeys", rows(titles, insights.break_points.as_ref().map(|b| &b.journeys)));
    add("single_points_of_failure", rows(titles, insights.single_points_of_failure.as_ref()));
    add("teams_crossed", rows(titles, insights.teams_crossed.as_ref()));
    add("triple_crown", rows(titles, insights.triple_crown.as_ref()));
    add("opportunities", rows(titles, insights.opportunities.as_ref()));
    add("pains", rows(titles, insights.pains.as_ref()));
    add("target_gaps", rows(titles, insights.target_gaps.as_ref()));
    add("maturity", rows(titles, insights.maturity.as_ref()));
    add("duck", rows(titles, insights.duck.as_ref()));
    add("value_zone", rows(titles, insights.value_zone.as_ref()));
    add("promises", rows(titles, insights.promises.as_ref()));
    add("traceability", rows(titles, insights.traceability.as_ref()));
    add("claims", rows(titles, insights.claims.as_ref()));
    let matrices = insights.matrices.as_ref();
    add("outcome_team", rows(titles, matrices.and_then(|m| m.outcome_team.as_ref())));
    add("outcome_system", rows(titles, matrices.and_then(|m| m.outcome_system.as_ref())));
    add("outcome_channel", rows(titles, matrices.and_then(|m| m.outcome_channel.as_ref())));
    tables
}

/// The tables that are wanted: one as it is; several, each below a line with its name, with a blank line
/// between.
pub fn write(insights: &Insights, only: &Selection, model: &Model) -> String {
    let mut tables = tables(insights, &Titles::of_model(model));
    tables.retain(|table| only.has_table(table.name));
    match tables.as_slice() {
        [only] => only.csv.clone(),
        several => several.iter().map(|table| format!("{}\n{}", table.name, table.csv)).collect::<Vec<_>>().join("\n"),
    }
}

/// What hangs on a thing: a row for each outcome and touchpoint of it.
pub fn impact(context: &AnalysisContext<'_>, part: Dependency) -> String {
    let titles = Titles::of_model(context.model());
    rows(&titles, Some(&RowBuilder(context).impact_rows(part))).unwrap_or_default()
}

fn rows<T: Row>(titles: &Titles<'_>, rows: Option<&Vec<T>>) -> Option<String> {
    rows.map(|rows| table(T::headings(), rows.iter().map(|row| row.cells(titles))))
}

/// The outcomes, and below them what leads to none, so that the own minutes add up to all that is known.
fn outcomes(effort: &EffortByOutcome, titles: &Titles<'_>) -> String {
    let residue =
        |name: &str, title: &str, minutes: super::PublishedNumber| vec![name.to_owned(), title.to_owned(), minutes.cell(), minutes.cell()];
    let outcomes = effort.outcomes.iter().map(|outcome| outcome.cells(titles));
    let residues = [
        residue("claimed", "claimed only", effort.claimed_minutes),
        residue("no_recorded_path", "no recorded path", effort.no_recorded_path_minutes),
    ];
    table(["outcome", "outcome_title", "own_minutes", "total_minutes"], outcomes.chain(residues))
}

fn unknown(effort: &EffortByOutcome, titles: &Titles<'_>) -> String {
    let row = |what: &'static str| move |process: &String| [process.clone(), titles.of(process).to_owned(), what.to_owned()];
    let rows = effort.unknown.iter().map(row("all")).chain(effort.partly_unknown.iter().map(row("part")));
    table(["process", "process_title", "unknown"], rows)
}
