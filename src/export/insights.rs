//! `insights` and `impact` for programs: every row of the analyses that are wanted. One key an analysis in JSON, one table
//! for each list of rows in CSV: what is unknown is an empty cell there, several things in one cell stand with a space
//! between, and behind what names things by address stand their titles.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::analysis::AnalysisContext;
use crate::analysis::description::PublishedShape;
use crate::analysis::selection::Selection;
use crate::analysis::table::{JsonValue, ResultTable, TableCell};
use crate::base::cell::table;
use crate::model::Model;

/// The version of the shapes: raised when a reader of the old ones could misread the new ones.
const SCHEMA_VERSION: u32 = 1;

/// The analyses that are wanted, as JSON: worked out while they are written.
#[derive(Debug)]
pub struct InsightsJson<'a, 'm> {
    /// What they stand on.
    pub context: &'a AnalysisContext<'m>,
    /// Which are wanted.
    pub selection: &'a Selection,
}

impl Serialize for InsightsJson<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { context, selection } = self;
        let mut keys = serializer.serialize_map(None)?;
        keys.serialize_entry("schema_version", &SCHEMA_VERSION)?;
        for analysis in selection.analyses() {
            let value = match analysis.shape {
                PublishedShape::Rows(rows) | PublishedShape::Nesting(rows, _) => JsonValue::Rows(rows(context)),
                PublishedShape::Object(object, _) => JsonValue::Object(object(context)),
                PublishedShape::Tables(_) => {
                    let tables = selection.tables(analysis).into_iter();
                    JsonValue::Object(tables.map(|table| (table.name, JsonValue::Rows((table.rows)(context)))).collect())
                }
            };
            keys.serialize_entry(analysis.name, &value)?;
        }
        keys.end()
    }
}

/// The tables that are wanted as CSV: one as it is; several, each below a line with its name, with a blank line between.
pub fn csv(context: &AnalysisContext<'_>, selection: &Selection) -> String {
    let tables = selection.analyses().flat_map(|analysis| selection.tables(analysis));
    let tables: Vec<_> = tables.map(|table| (table.name, table_csv(context.model(), &(table.rows)(context)))).collect();
    match tables.as_slice() {
        [(_, only)] => only.clone(),
        several => several.iter().map(|(name, csv)| format!("{name}\n{csv}")).collect::<Vec<_>>().join("\n"),
    }
}

/// One table as CSV; behind each column that names things stands one with their titles.
pub fn table_csv(model: &Model, rows: &ResultTable) -> String {
    let columns = rows.columns.iter();
    let headings = columns.flat_map(|column| {
        [Some(column.name.to_owned()), column.names_things.then(|| format!("{}_title", column.name))].into_iter().flatten()
    });
    let cells = rows.rows.iter().map(|row| {
        let columns = row.iter().zip(&rows.columns);
        columns.flat_map(|(cell, column)| [Some(text(cell)), column.names_things.then(|| titles(model, cell))].into_iter().flatten())
    });
    table(headings, cells)
}

/// The titles of the things that a cell names, a semicolon between.
fn titles(model: &Model, cell: &TableCell) -> String {
    match cell {
        TableCell::Thing(thing) => thing.title(model).to_owned(),
        TableCell::Things(things) => things.iter().map(|thing| thing.title(model)).collect::<Vec<_>>().join("; "),
        TableCell::Changes(changes) => {
            let titles = changes.iter().map(|change| format!("{} ({})", change.touchpoint.title(model), change.fields.join(", ")));
            titles.collect::<Vec<_>>().join("; ")
        }
        TableCell::Called(_, title) => title.to_string(),
        _ => String::new(),
    }
}

/// The text of a cell.
fn text(cell: &TableCell) -> String {
    match cell {
        TableCell::Unknown => String::new(),
        TableCell::Flag(flag) => flag.to_string(),
        TableCell::Count(n) => n.to_string(),
        TableCell::Number(n) => n.to_string(),
        TableCell::Word(word) => (*word).to_owned(),
        TableCell::Words(words) => words.join(" "),
        TableCell::Text(text) | TableCell::Called(text, _) => text.to_string(),
        TableCell::Thing(thing) => thing.to_string(),
        TableCell::Things(things) => things.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        // Rows in a row stand in a table of their own.
        TableCell::Rows(rows) => rows.rows.len().to_string(),
        TableCell::Changes(changes) => {
            let texts = changes.iter().map(|change| format!("{}:{}", change.touchpoint, change.fields.join(",")));
            texts.collect::<Vec<_>>().join(" ")
        }
    }
}
