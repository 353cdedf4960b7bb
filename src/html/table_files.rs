//! Tables that lie beside the pages which show them, as files for spreadsheets.

use crate::analysis::description::NamedTable;
use crate::export::insights::table_csv;
use crate::export::{journey_sheet, matrix_sheet};
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Process};

use crate::html::pages::process::who;
use crate::html::routes::{Route, beside, routes};
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

    /// The table as CSV, whose rows the page beside it is about to show.
    pub fn csv_before_page(&self, index: &SiteIndex<'_>) -> String {
        let TableFile::Insight(table) = self else { return self.csv(index) };
        let rows = index.rows_of(table);
        let csv = table_csv(index.model(), &rows);
        index.keep_rows(table, rows);
        csv
    }

    /// The table as CSV.
    pub fn csv(&self, index: &SiteIndex<'_>) -> String {
        match self {
            TableFile::Insight(table) => table_csv(index.model(), &index.rows_of(table)),
            TableFile::Journey(journey) => journey_sheet::csv(index.model(), *journey),
            TableFile::Traceability(outcome) => matrix_sheet::traceability(&index.analysis, *outcome),
            TableFile::Who(process) => matrix_sheet::who(index.model(), *process, |step| who::named(index.model(), step)),
        }
    }
}

/// The tables beside a page.
pub fn beside_page(model: &Model, route: &Route) -> Vec<TableFile> {
    match route {
        Route::Insight(analysis) => analysis.tables().into_iter().map(TableFile::Insight).collect(),
        Route::JourneyTable(journey) => vec![TableFile::Journey(*journey)],
        Route::Traceability(outcome) => vec![TableFile::Traceability(*outcome)],
        Route::Thing(node) => match model.node(*node).entity {
            Entity::Process(process) if who::is_told(model, process) => vec![TableFile::Who(process)],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// All tables of a site.
pub fn table_files(model: &Model) -> Vec<TableFile> {
    routes(model).iter().flat_map(|route| beside_page(model, route)).collect()
}
