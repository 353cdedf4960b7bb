//! The readings of a measure that a CSV file of the repository holds.
//!
//! Cells stand apart by comma, semicolon or tab, whichever stands most often in the first line. Numbers
//! may have a decimal comma; `1,250` alone may be either of two numbers and is reported. A table's faults
//! are pointed at in the table, the first few of them: a wrong column is one mistake, however long it is.
//!
//! Linear in the table, read once for each measure that names it.

use std::sync::Arc;

use csv::StringRecord;

use crate::base::diagnostic::{Place, quote};
use crate::base::files::Entry;
use crate::base::near::nearest;
use crate::base::numerals::{Mark, Numeral, mark};
use crate::base::rule;
use crate::base::span::Span;
use crate::base::values::Date;
use crate::syntax::kinds::ReadingsFrom;
use crate::syntax::record::Text;

use super::fill::Filling;

/// How many faults of one table are reported.
const REPORTED: usize = 20;

/// A table, and where in it the readings stand.
struct Table<'t> {
    path: &'t Arc<str>,
    text: &'t str,
    separator: u8,
    rows: Vec<StringRecord>,
    date: usize,
    value: usize,
}

impl Filling<'_> {
    /// The readings that a CSV file holds. Cells that cannot be read are reported, at their place.
    pub(super) fn readings_from(&mut self, i: usize, from: &ReadingsFrom) -> Vec<(Date, f64)> {
        let Some(path) = self.file_of(i, from.file.as_ref(), "readings_from") else { return Vec::new() };
        let Some(text) = self.table(i, &path, from) else { return Vec::new() };
        let Some(table) = self.rows(i, from, &path, &text) else { return Vec::new() };
        let sign = mark(table.rows.iter().filter_map(|row| row.get(table.value)));
        let mut readings = Vec::with_capacity(table.rows.len());
        let mut faults = 0;
        for row in &table.rows {
            let (day, figure) = (row.get(table.date).unwrap_or(""), row.get(table.value).unwrap_or(""));
            if figure.is_empty() {
                continue;
            }
            match (Date::parse(day), number(figure, sign)) {
                (Some(day), Some(figure)) => readings.push((day, figure)),
                (read, _) => {
                    faults += 1;
                    if faults <= REPORTED {
                        self.bad_cell(&table, row, read.is_some());
                    }
                }
            }
        }
        if let Some(last) = self.filled.findings.last_mut().filter(|_| faults > REPORTED) {
            last.message.push_str(&format!("; {} more of its rows cannot be read", faults - REPORTED));
        }
        readings
    }

    /// The text of a table; one that is none is reported.
    fn table(&mut self, i: usize, path: &Arc<str>, from: &ReadingsFrom) -> Option<Arc<str>> {
        match self.files.get(path)? {
            Entry::Text(text) => Some(Arc::clone(text)),
            Entry::NotText { valid_up_to, .. } => {
                let place = Place::new(path, Span::new(*valid_up_to, *valid_up_to));
                self.report(&rule::ENCODING, place, "this file is not UTF-8", Some("save it as UTF-8".into()));
                None
            }
            Entry::Binary { .. } | Entry::TooLarge { .. } | Entry::LeadsOutside | Entry::PassedOver(_) => {
                let place = self.place(i, from.file.as_ref()?.0.span);
                let message = format!("{} is not read as a table", quote(path));
                let help = "save it as CSV, with the ending `.csv`, not larger than 16 MB";
                self.report(&rule::WRONG_TYPE, place, message, Some(help.into()));
                None
            }
        }
    }

    /// The rows of a table that fit the conditions; none, with findings, where it lacks a column.
    fn rows<'t>(&mut self, i: usize, from: &ReadingsFrom, path: &'t Arc<str>, text: &'t str) -> Option<Table<'t>> {
        let (date, value) = (from.date.as_ref()?, from.value.as_ref()?);
        let separator = separator(text);
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
        let headers = reader.headers().cloned().unwrap_or_default();
        let (date, value) = (self.column(i, path, &headers, date), self.column(i, path, &headers, value));
        let conditions = from.r#where.iter().flat_map(|conditions| &conditions.0);
        let conditions: Vec<_> = conditions.map(|(name, due)| Some((self.column(i, path, &headers, name)?, due))).collect();
        let conditions = conditions.into_iter().collect::<Option<Vec<_>>>()?;
        let fits = |row: &StringRecord| conditions.iter().all(|&(at, due)| row.get(at).unwrap_or("") == &**due);
        let rows = reader.records().filter_map(Result::ok).filter(fits).collect();
        Some(Table { path, text, separator, rows, date: date?, value: value? })
    }

    /// Which column of a table has this name; one that is not there is reported.
    fn column(&mut self, i: usize, path: &str, headers: &StringRecord, name: &Text) -> Option<usize> {
        let found = headers.iter().position(|h| h == &*name.value);
        if found.is_none() {
            let help = match nearest(&name.value, headers.iter()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if headers.is_empty() => "its first line must name its columns".into(),
                None => format!("its columns are {}", headers.iter().map(quote).collect::<Vec<_>>().join(", ")),
            };
            let place = self.place(i, name.span);
            self.report(&rule::UNKNOWN_VALUE, place, format!("{} has no column {}", quote(path), quote(&name.value)), Some(help));
        }
        found
    }

    /// A row of which the figure, or else the day, cannot be read.
    fn bad_cell(&mut self, table: &Table<'_>, row: &StringRecord, is_figure: bool) {
        let column = if is_figure { table.value } else { table.date };
        let cell = row.get(column).unwrap_or("");
        let (due, help) = match Numeral::read(cell) {
            Numeral::Open(point, comma) if is_figure => {
                let help =
                    format!("it can be {point} or {comma}: write it with a point before the decimals, and nothing between thousands");
                ("a number that can only be one", Some(help))
            }
            _ if is_figure => ("a number", None),
            _ => ("a date such as `2026-03-01`", None),
        };
        let place = Place::new(table.path, cell_span(table, row, column));
        self.report(&rule::WRONG_TYPE, place, format!("a reading must be {due}, not {}", quote(cell)), help);
    }
}

/// A figure, where the table's decimal sign is known or does not matter. One with a point alone is read as
/// programs write it.
fn number(text: &str, sign: Option<Mark>) -> Option<f64> {
    let plain = || text.parse::<f64>().ok();
    Numeral::read(text).under(sign).or_else(plain).filter(|n| n.is_finite())
}

/// What stands between cells: of comma, semicolon and tab the one that stands most often in the first line,
/// outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(separator, _)| *separator == byte).for_each(|(_, n)| *n += 1),
        }
    }
    // Of equal counts the last is the greatest: the comma goes before the others.
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(separator, _)| separator)
}

/// Where a cell stands in its table; the beginning of its row where quotes within it hide it.
fn cell_span(table: &Table<'_>, row: &StringRecord, column: usize) -> Span {
    let text = table.text;
    let begin = row.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
    let rest = text.get(begin..).unwrap_or("");
    // The reader counts the line ends before a row to the row.
    let begin = begin + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let mut at = begin;
    for (n, cell) in row.iter().enumerate() {
        let rest = text.get(at..).unwrap_or("");
        let Some(before) = rest.find(cell).filter(|&before| rest[..before].chars().all(|c| c == ' ' || c == '\t' || c == '"')) else {
            break;
        };
        let end = at + before + cell.len();
        if n == column {
            return Span::new(at + before, end);
        }
        at = text[end..].find(char::from(table.separator)).map_or(text.len(), |found| end + found + 1);
    }
    Span::new(begin, begin)
}
