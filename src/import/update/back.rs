//! The sheet as it came back: its header, its columns, and what each cell was when it was made.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use xxhash_rust::xxh3::xxh3_64;

use crate::base::diagnostic::quote;
use crate::base::number_parse::{DecimalMark, mark};
use crate::import::cells::{ADDRESS, CellField, EXPORTED, STAGE, SheetRows, WrittenCell};
use crate::import::columns::SheetColumn;
use crate::import::fields::plain;
use crate::import::sheet::{Sheet, SheetRow, Table, TableSource};

/// What stays as it is in the name of a column, where the names of all stand in one cell.
const PLAIN_NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'-');

/// A table that has a column of addresses.
pub(super) struct BackSheet<'t> {
    table: &'t Table,
    header: &'t SheetRow,
    /// The rows below the header.
    pub(super) rows: &'t [SheetRow],
    address: usize,
}

/// What a column is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ColumnUse {
    /// The address of the thing.
    Address,
    /// What the cells were.
    Exported,
    /// The stage that a touchpoint is in.
    Stage,
    /// A field.
    Field,
    /// Something that no sheet changes, and why not.
    Aside,
    /// Nothing.
    Nowhere,
}

/// A column.
pub(super) struct BackColumn {
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) is: ColumnUse,
    /// The field, where it is one.
    pub(super) field: Option<CellField>,
    /// Whether no field has its name, so that it goes to `extra`.
    pub(super) is_unknown: bool,
}

/// The same sheet, for the reader of rows.
pub(super) struct ReadingSheet {
    pub(super) sheet: Sheet,
    pub(super) columns: Vec<SheetColumn>,
}

impl<'t> BackSheet<'t> {
    pub(super) fn of(table: &'t Table) -> Result<Self, String> {
        let is_address = |cell: &String| plain(cell) == ADDRESS;
        let at = table.rows.iter().position(|row| row.cells.iter().any(is_address));
        let Some(at) = at else {
            return Err(format!(
                "no column is called `{ADDRESS}`: make the sheet with `throughline export --format sheet`; \
                 to make new things of a sheet, `throughline import KIND FILE`"
            ));
        };
        let header = &table.rows[at];
        let address = header.cells.iter().position(is_address).unwrap_or_default();
        Ok(Self { table, header, rows: &table.rows[at + 1..], address })
    }

    pub(super) fn why_nothing(&self) -> String {
        if self.rows.is_empty() {
            return "it has no rows below its header".to_owned();
        }
        "no row has the address of a file or touchpoint of this site: to make new things of a sheet, `throughline import KIND FILE`"
            .to_owned()
    }

    pub(super) fn address<'r>(&self, row: &'r SheetRow) -> &'r str {
        row.cells.get(self.address).map_or("", String::as_str)
    }

    /// What each column is.
    pub(super) fn columns(&self, rows: SheetRows) -> Result<Vec<BackColumn>, String> {
        let mut columns: Vec<BackColumn> = Vec::with_capacity(self.header.cells.len());
        for (at, name) in self.header.cells.iter().enumerate() {
            let field = rows.field(name);
            let (is, field, is_unknown) = match plain(name).as_str() {
                _ if at == self.address => (ColumnUse::Address, None, false),
                "" => (ColumnUse::Nowhere, None, false),
                EXPORTED => (ColumnUse::Exported, None, false),
                STAGE if rows == SheetRows::Touchpoints => (ColumnUse::Stage, None, false),
                _ if field.is_some() => (ColumnUse::Field, field, false),
                _ if rows.is_aside(name) || (rows == SheetRows::Touchpoints && plain(name).starts_with("stage.")) => {
                    (ColumnUse::Aside, None, false)
                }
                _ => (ColumnUse::Field, Some(CellField::extra(name)), true),
            };
            let same = |other: &&BackColumn| other.field.as_ref().zip(field.as_ref()).is_some_and(|(a, b)| a.path == b.path);
            if let Some(other) = columns.iter().find(same) {
                return Err(format!("the columns {} and {} are the same field: keep one of them", quote(&other.name), quote(name)));
            }
            columns.push(BackColumn { name: name.clone(), at, is, field, is_unknown });
        }
        Ok(columns)
    }

    /// The sheet with these rows alone, as the reader of rows takes it.
    pub(super) fn with_rows(&self, columns: &[BackColumn], rows: Vec<SheetRow>) -> ReadingSheet {
        let is_workbook = matches!(self.table.source, TableSource::Workbook { .. });
        let sheet = Sheet {
            source: self.table.source.clone(),
            header: self.header.cells.clone(),
            header_row: self.header.number,
            above: Vec::new(),
            rows,
            merged: Vec::new(),
            across: false,
            whole: Vec::new(),
            decimal: if is_workbook { Some(DecimalMark::Point) } else { self.mark(columns) },
        };
        let columns =
            columns.iter().map(|column| SheetColumn::of_field(&column.name, column.at, column.field.as_ref().map(|f| (&f.path, &f.shape))));
        ReadingSheet { sheet, columns: columns.collect() }
    }

    /// The decimal sign of its numbers, where they show one.
    pub(super) fn mark(&self, columns: &[BackColumn]) -> Option<DecimalMark> {
        if matches!(self.table.source, TableSource::Workbook { .. }) {
            return Some(DecimalMark::Point);
        }
        let numeric =
            columns.iter().filter(|column| column.field.as_ref().is_some_and(|field| super::super::fields::is_numeric(&field.shape)));
        mark(numeric.flat_map(|column| self.rows.iter().filter_map(|row| row.cells.get(column.at)).map(String::as_str)))
    }
}

/// What a row says of its cells when it was made: by column, a mark of what it held.
pub(super) struct WhatWas<'r>(BTreeMap<&'r str, &'r str>);

impl<'r> WhatWas<'r> {
    /// None where the row does not say it.
    pub(super) fn of(row: &'r SheetRow, columns: &[BackColumn]) -> Option<Self> {
        let column = columns.iter().find(|column| column.is == ColumnUse::Exported)?;
        let cell = row.cells.get(column.at).filter(|cell| !cell.is_empty())?;
        Some(Self(cell.split_whitespace().filter_map(|mark| mark.rsplit_once('=')).collect()))
    }

    /// Whether a column held this, as it is compared.
    pub(super) fn was(&self, column: &str, compared: &str) -> bool {
        match self.0.get(encoded(column).as_str()) {
            None => compared.is_empty(),
            Some(was) => *was == mark_of(compared),
        }
    }
}

fn encoded(column: &str) -> String {
    utf8_percent_encode(column, PLAIN_NAME).to_string()
}

/// Eight digits for what a cell holds.
fn mark_of(compared: &str) -> String {
    let hash = xxh3_64(compared.as_bytes());
    format!("{:08x}", hash >> 32)
}

/// What the cells of a row are when a sheet is made, in one cell; those that are blank go without saying. `stage` is the name of
/// that column, and what it holds.
pub fn marks<'c>(stage: Option<(String, String)>, cells: impl Iterator<Item = (&'c CellField, &'c WrittenCell)>) -> String {
    let cells = cells.map(|(field, cell)| (field.name(), field.compared(&cell.text, Some(DecimalMark::Point))));
    let marks = stage
        .into_iter()
        .chain(cells)
        .filter(|(_, compared)| !compared.is_empty())
        .map(|(column, compared)| format!("{}={}", encoded(&column), mark_of(&compared)));
    let marks = marks.collect::<Vec<_>>().join(" ");
    // A row that says nothing still says that it said nothing.
    if marks.is_empty() { "nothing".to_owned() } else { marks }
}
