//! Tables that lie beside the pages which show them, as files for spreadsheets.

use crate::analysis::description::NamedTable;
use crate::export::insights::table_csv;
use crate::model::Model;

use crate::html::routes::insights;
use crate::html::site_index::SiteIndex;

/// A table as a file of its own.
#[derive(Clone, Copy, Debug)]
pub enum TableFile {
    /// All rows of a table of an analysis, as `throughline insights --format csv --only NAME` gives them.
    Insight(NamedTable),
}

impl TableFile {
    /// The path of the file, from the root of the site, not encoded.
    pub fn path(&self, _model: &Model) -> String {
        match self {
            TableFile::Insight(table) => format!("insights/{}.csv", table.name.replace('_', "-")),
        }
    }

    /// The table as CSV.
    pub fn csv(&self, index: &SiteIndex<'_>) -> String {
        match self {
            TableFile::Insight(table) => table_csv(index.model(), &(table.rows)(&index.analysis)),
        }
    }
}

/// All tables of a site.
pub fn table_files(_model: &Model) -> Vec<TableFile> {
    insights().flat_map(|analysis| analysis.tables()).map(TableFile::Insight).collect()
}
