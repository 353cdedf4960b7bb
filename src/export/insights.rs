//! `insights` and `impact` for programs: every row of the analyses that are wanted. One key an analysis in JSON, one table
//! for each list of rows in CSV: what is unknown is an empty cell there, several things in one cell stand with a space
//! between, and behind what names things by address stand their titles.

use std::fmt::Write as _;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::analysis::AnalysisContext;
use crate::analysis::description::{Analysis, PublishedShape};
use crate::analysis::held::ShownInPart;
use crate::analysis::selection::Selection;
use crate::analysis::table::{JsonValue, ResultTable, TableCell};
use crate::base::cell::CsvWriter;
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
    /// Those of the whole site, where these are of what one audience sees: what differs is not told.
    pub whole: Option<&'a AnalysisContext<'m>>,
}

impl Serialize for InsightsJson<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { context, selection, whole } = self;
        let mut keys = serializer.serialize_map(None)?;
        keys.serialize_entry("schema_version", &SCHEMA_VERSION)?;
        let in_part = whole.map(|whole| ShownInPart::of(context.model(), whole.model())).unwrap_or_default();
        for analysis in selection.analyses() {
            let mut value = value(context, selection, analysis);
            if let Some(whole) = whole {
                value = value.held_against(&self::value(whole, selection, analysis), &in_part);
            }
            keys.serialize_entry(analysis.name, &value)?;
        }
        keys.end()
    }
}

/// What stands at the key of an analysis.
fn value(context: &AnalysisContext<'_>, selection: &Selection, analysis: &Analysis) -> JsonValue {
    match analysis.shape {
        PublishedShape::Rows(rows) | PublishedShape::Nesting(rows, _) => JsonValue::Rows(rows(context)),
        PublishedShape::Object(object, _) => JsonValue::Object(object(context)),
        PublishedShape::Tables(_) => {
            let tables = selection.tables(analysis).into_iter();
            JsonValue::Object(tables.map(|table| (table.name, JsonValue::Rows((table.rows)(context)))).collect())
        }
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
    let mut writer = CsvWriter::new(headings);
    for row in &rows.rows {
        for (cell, column) in row.iter().zip(&rows.columns) {
            writer.cell(|out| write_text(out, cell));
            if column.names_things {
                writer.cell(|out| write_titles(out, model, cell));
            }
        }
        writer.end_row();
    }
    writer.finish()
}

/// Writes each of several, with something between.
fn write_all<T>(out: &mut String, all: &[T], between: &str, write: impl Fn(&mut String, &T)) {
    for (i, one) in all.iter().enumerate() {
        out.push_str(if i > 0 { between } else { "" });
        write(out, one);
    }
}

/// The titles of the things that a cell names, a semicolon between.
fn write_titles(out: &mut String, model: &Model, cell: &TableCell) {
    match cell {
        TableCell::Thing(thing) => out.push_str(thing.title(model)),
        TableCell::Things(things) => write_all(out, things, "; ", |out, thing| out.push_str(thing.title(model))),
        TableCell::Changes(changes) => write_all(out, changes, "; ", |out, change| {
            let _ = write!(out, "{} ({})", change.touchpoint.title(model), change.fields.join(", "));
        }),
        TableCell::Called(_, title) => out.push_str(title),
        _ => {}
    }
}

/// The text of a cell.
fn write_text(out: &mut String, cell: &TableCell) {
    // Writing into memory does not fail.
    let _ = match cell {
        TableCell::Unknown | TableCell::Hidden | TableCell::NotShown => Ok(()),
        TableCell::Flag(flag) => write!(out, "{flag}"),
        TableCell::Count(n) | TableCell::Sampled(n, _) => write!(out, "{n}"),
        TableCell::Number(n) => write!(out, "{n}"),
        TableCell::Word(word) => out.write_str(word),
        TableCell::Words(words) => out.write_str(&words.join(" ")),
        TableCell::Text(text) | TableCell::Called(text, _) => out.write_str(text),
        TableCell::Thing(thing) => write!(out, "{thing}"),
        TableCell::Things(things) => {
            write_all(out, things, " ", |out, thing| {
                let _ = write!(out, "{thing}");
            });
            Ok(())
        }
        // Rows in a row stand in a table of their own.
        TableCell::Rows(rows) => write!(out, "{}", rows.rows.len()),
        TableCell::Changes(changes) => {
            write_all(out, changes, " ", |out, change| {
                let _ = write!(out, "{}:{}", change.touchpoint, change.fields.join(","));
            });
            Ok(())
        }
    };
}
