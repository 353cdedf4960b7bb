//! A table as it was read, and the sheet that it is once its header is known.

use std::fmt;
use std::ops::RangeInclusive;

use crate::base::diagnostic::quote;
use crate::base::english::quoted;
use crate::base::number_parse::DecimalMark;

/// The rows of a file.
#[derive(Debug, PartialEq)]
pub struct Table {
    /// How it was read.
    pub source: TableSource,
    /// The rows that hold anything.
    pub rows: Vec<SheetRow>,
    /// Cells that are drawn as one.
    pub merged: Vec<Merged>,
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TableSource {
    /// A text, by the names of its encoding and of its separator.
    Text { encoding: &'static str, separator: &'static str },
    /// A workbook: its sheet, and the others that it has.
    Workbook { sheet: String, others: Vec<String> },
}

impl fmt::Display for TableSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { encoding, separator } => write!(f, "{encoding}, {separator} between cells"),
            Self::Workbook { sheet, others } => {
                write!(f, "the sheet {} of an Excel workbook", quote(sheet))?;
                match others.as_slice() {
                    [] => Ok(()),
                    others => write!(f, " (others, by `--sheet`: {})", listed(others)),
                }
            }
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetRow {
    /// Its number, from 1, as the spreadsheet shows it.
    pub number: usize,
    /// Its cells, trimmed, lines ended by `\n`.
    pub cells: Vec<String>,
}

/// Cells that are drawn as one: the first holds what all of them say.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The numbers of its rows.
    pub rows: RangeInclusive<usize>,
    /// The places of its columns, from 0.
    pub columns: RangeInclusive<usize>,
}

/// A table whose header is known.
#[derive(Debug, PartialEq)]
pub struct Sheet {
    /// How it was read.
    pub source: TableSource,
    /// The names of the columns, trimmed; of the rows, where `across`.
    pub header: Vec<String>,
    /// The row that the header is; 0 where `across`.
    pub header_row: usize,
    /// What stands above the header.
    pub above: Vec<SheetRow>,
    /// The rows below it that hold anything; the columns beside it, where `across`.
    pub rows: Vec<SheetRow>,
    /// Cells that are drawn as one.
    pub merged: Vec<Merged>,
    /// Whether it lay on its side: each of its columns is a row here.
    pub across: bool,
    /// What is said of the whole, where `across`: a name and a text.
    pub whole: Vec<(String, String)>,
    /// The decimal sign of its numbers, where it is known beforehand.
    pub decimal: Option<DecimalMark>,
}

/// What the command says about how a table is laid out.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableLayout {
    /// The number of the header row; found where none is given.
    pub header_row: Option<usize>,
    /// Whether the rows are fields, and the columns touchpoints.
    pub across: bool,
}

impl Sheet {
    /// What a header names: `column`; `row` where the sheet lies on its side.
    pub(super) fn column_word(&self) -> &'static str {
        if self.across { "row" } else { "column" }
    }
}

/// Most names that a list shows.
const MOST_NAMES: usize = 40;

/// Names in backticks.
pub(super) fn listed(names: &[String]) -> String {
    let named = || names.iter().filter(|name| !name.is_empty());
    let more = named().count().saturating_sub(MOST_NAMES);
    let list = quoted(named().take(MOST_NAMES));
    if more > 0 { format!("{list} and {more} more") } else { list }
}

/// A column's letters, as a spreadsheet shows them; `number` counts from 1.
pub(super) fn letters(number: usize) -> String {
    let mut letters = Vec::new();
    let mut left = number;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    letters.iter().rev().collect()
}
