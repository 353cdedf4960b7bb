//! Tables that lie beside the pages which show them, as files for spreadsheets.

use crate::analysis::description::NamedTable;
use crate::export::insights::table_csv;
use crate::export::{journey_sheet, matrix_sheet};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Process};

use crate::html::pages::process::who;
use crate::html::routes::{beside, insights, traced};
use crate::html::site_index::SiteIndex;

/// A table as a file of its own.
#[derive(Clone, Copy, Debug)]
pub enum TableFile {
    /// All rows of a table of an analysis, as `throughline insights --format csv --only NAME` gives them.
    Insight(NamedTable),
    /// The touchpoints of a journey, beside its table.
    Journey(Id<Journey>),
    /// The touchpoints of an outcome by the processes behind them.
    Traceability(Id<Outcome>),
    /// The steps of a process by who has a part in them.
    Who(Id<Process>),
}

impl TableFile {
    /// The path of the file, from the root of the site, not encoded.
    pub fn path(&self, model: &Model) -> String {
        match self {
            TableFile::Insight(table) => format!("insights/{}.csv", table.name.replace('_', "-")),
            TableFile::Journey(journey) => beside(model, model.journeys[*journey].node, "table.csv"),
            TableFile::Traceability(outcome) => beside(model, model.outcomes[*outcome].node, "traceability.csv"),
            TableFile::Who(process) => beside(model, model.processes[*process].node, "who.csv"),
        }
    }

    /// The table as CSV.
    pub fn csv(&self, index: &SiteIndex<'_>) -> String {
        match self {
            TableFile::Insight(table) => table_csv(index.model(), &(table.rows)(&index.analysis)),
            TableFile::Journey(journey) => journey_sheet::csv(index.model(), *journey),
            TableFile::Traceability(outcome) => matrix_sheet::traceability(&index.analysis, *outcome),
            TableFile::Who(process) => matrix_sheet::who(index.model(), *process, |step| who::named(index.model(), step)),
        }
    }
}

/// All tables of a site.
pub fn table_files(model: &Model) -> Vec<TableFile> {
    let of_insights = insights().flat_map(|analysis| analysis.tables()).map(TableFile::Insight);
    let journeys = model.journeys.ids().filter(|&journey| model.is_mapped(journey)).map(TableFile::Journey);
    let outcomes = traced(model).into_iter().map(TableFile::Traceability);
    let processes = model.processes.ids().filter(|&process| who::is_told(model, process)).map(TableFile::Who);
    of_insights.chain(journeys).chain(outcomes).chain(processes).collect()
}
