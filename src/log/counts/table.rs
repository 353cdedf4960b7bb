//! The rows of a table of counts, each cell with its place: what is nearly such a table is told where it is not.

use std::collections::BTreeMap;

use csv::StringRecord;

use crate::base::diagnostic::quote;
use crate::base::english::plural;
use crate::base::span::Span;
use crate::base::suggest::nearest;
use crate::base::table::{open_quote, separator, without_hint};
use crate::log::activity::cell_text;

use super::columns::{COLUMNS, CountedMeasure, VERSION};

/// How many faults of one table are told.
const REPORTED: usize = 20;

/// What keeps a table of counts from being read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountsFault {
    /// Where in the file.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The row of a figure.
#[derive(Clone, Debug)]
pub(super) struct CountsRow {
    pub(super) value: String,
    /// Where the row begins in the file, and its record.
    start: usize,
}

/// By measure, subject and object.
pub(super) type CountsRows = BTreeMap<(CountedMeasure, String, String), CountsRow>;

/// A file of counts.
pub(super) struct CountsTable<'t> {
    text: &'t str,
    separator: char,
    /// By the columns of a row in this program: which cell.
    places: [usize; 6],
    faults: Vec<CountsFault>,
    more: usize,
    /// What to do about a table that does not fit.
    write_again: String,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Version,
    Journey,
    CountedMeasure,
    Subject,
    Object,
    Value,
}

impl<'t> CountsTable<'t> {
    /// Reads the rows of a journey, which goes by these names; `others` are the names of all journeys.
    pub(super) fn read(text: &'t str, journey: &[&str], others: &[&str]) -> (Self, CountsRows) {
        let (rows, named) = without_hint(text);
        let begin = text.len() - rows.len();
        let separator = named.unwrap_or_else(|| separator(rows)).0;
        let write_again = format!("write it again: `throughline log sql {}`", journey.first().unwrap_or(&"JOURNEY"));
        let mut table = Self { text, separator, places: [0; 6], faults: Vec::new(), more: 0, write_again };
        if let Some(open) = open_quote(rows, separator) {
            let message = "the quote that opens here is never closed, so that no row behind it is read";
            table.fault(Span::new(begin + open, begin + open + 1), message, "close it, or export the table again");
            return (table, CountsRows::new());
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(u8::try_from(separator).unwrap_or(b','))
            .has_headers(false)
            .flexible(true)
            .from_reader(rows.as_bytes());
        let records = reader.records().filter_map(Result::ok).filter(|record| record.iter().any(|cell| cell_text(cell).is_some()));
        let mut records = records.map(|record| (table_start(text, begin, &record), record));
        let mut found = CountsRows::new();
        match records.next() {
            Some((start, header)) if table.find_columns(start, &header) => {}
            Some(_) => return (table, found),
            None => {
                let help = table.write_again.clone();
                table.fault(Span::new(0, 0), "there is no row in this table of counts", &help);
                return (table, found);
            }
        }
        let mut is_named = false;
        for (start, record) in records {
            if record.len() != COLUMNS.len() {
                let cells = plural(record.len(), "cell");
                table.fault(table.line(start), format!("this row has {cells}, and a row of counts has six"), "export the table again");
                continue;
            }
            let cell = |cell: Cell| record.get(table.places[cell as usize]).and_then(cell_text).unwrap_or("");
            let (version, name, measure) = (cell(Cell::Version), cell(Cell::Journey), cell(Cell::CountedMeasure));
            if version != VERSION {
                table.other_version(start, version);
                // They are all of one version.
                break;
            }
            if !journey.contains(&name) {
                if !others.contains(&name) {
                    table.unknown(start, Cell::Journey, "no journey", name, others);
                }
                continue;
            }
            is_named = true;
            let Some(measure) = CountedMeasure::ALL.iter().find(|known| known.name() == measure) else {
                let names: Vec<&str> = CountedMeasure::ALL.iter().map(|measure| measure.name()).collect();
                table.unknown(start, Cell::CountedMeasure, "no measure of counts", measure, &names);
                continue;
            };
            let key = (*measure, cell(Cell::Subject).to_owned(), cell(Cell::Object).to_owned());
            let row = CountsRow { value: cell(Cell::Value).to_owned(), start };
            if found.insert(key, row).is_some() {
                table.fault(
                    table.line(start),
                    format!("this row of `{}` stands twice", measure.name()),
                    "keep one of the two tables, whole",
                );
            }
        }
        if !is_named && table.faults.is_empty() {
            let help = table.write_again.clone();
            let message = format!("no row of this table tells of the journey {}", quote(journey.first().unwrap_or(&"")));
            table.fault(table.line(begin), message, &help);
        }
        (table, found)
    }

    /// Finds the columns in the first row; whether they are all there.
    fn find_columns(&mut self, start: usize, header: &StringRecord) -> bool {
        let names: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
        for (at, column) in COLUMNS.iter().enumerate() {
            match names.iter().position(|name| name == column) {
                Some(place) => self.places[at] = place,
                None => {
                    let near = nearest(column, names.iter().map(String::as_str)).filter(|near| !COLUMNS.contains(near));
                    let help = match near {
                        Some(near) => format!("is it {}? Its first row is `{}`", quote(near), COLUMNS.join(",")),
                        None => format!("its first row is `{}`: save the answer with its header", COLUMNS.join(",")),
                    };
                    self.fault(self.line(start), format!("this table of counts has no column `{column}`"), &help);
                    return false;
                }
            }
        }
        let surplus = names.iter().enumerate().find(|(at, name)| !COLUMNS.contains(&name.as_str()) || names[..*at].contains(name));
        match surplus {
            Some((at, name)) => {
                let span = self.cell_span(start, at);
                self.fault(
                    span,
                    format!("a table of counts has no column {}", quote(name)),
                    "save the answer of the query as it is, without another column",
                );
                false
            }
            None if self.places[0] != 0 => {
                self.fault(self.line(start), "the first column of a table of counts is `version`", "save the answer of the query as it is");
                false
            }
            None => true,
        }
    }

    fn other_version(&mut self, start: usize, version: &str) {
        let span = self.span(start, Cell::Version);
        let later = |version: u64| version > VERSION.parse().unwrap_or(1);
        if version.parse().is_ok_and(later) {
            let help = format!("take a program that reads it, or {}", self.write_again);
            self.fault(span, format!("this table of counts is of version {version}, and this program reads version {VERSION}"), &help);
        } else {
            let help = self.write_again.clone();
            self.fault(span, format!("{} is no version of a table of counts: this program reads version {VERSION}", quote(version)), &help);
        }
    }

    /// A name in a cell that means nothing here.
    pub(super) fn unknown(&mut self, start: usize, cell: Cell, what: &str, name: &str, known: &[&str]) {
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean {}? If it was called otherwise, {}", quote(near), self.write_again),
            None => self.write_again.clone(),
        };
        let span = self.span(start, cell);
        self.fault(span, format!("{what} is called {}", if name.is_empty() { "nothing at all".to_owned() } else { quote(name) }), &help);
    }

    /// A figure that cannot be, in a row.
    pub(super) fn wrong(&mut self, row: &CountsRow, cell: Cell, message: impl Into<String>) {
        let help = self.write_again.clone();
        let span = self.span(row.start, cell);
        self.fault(span, message, &help);
    }

    /// What is missing, told where the table begins.
    pub(super) fn missing(&mut self, message: impl Into<String>) {
        let help = self.write_again.clone();
        self.fault(self.line(self.text.len() - without_hint(self.text).0.len()), message, &help);
    }

    /// As [`Self::unknown`], in a row.
    pub(super) fn unknown_in(&mut self, row: &CountsRow, cell: Cell, what: &str, name: &str, known: &[&str]) {
        self.unknown(row.start, cell, what, name, known);
    }

    fn fault(&mut self, span: Span, message: impl Into<String>, help: &str) {
        if self.faults.len() < REPORTED {
            self.faults.push(CountsFault { span, message: message.into(), help: help.to_owned() });
        } else {
            self.more += 1;
        }
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// What is wrong with it.
    pub(super) fn into_faults(mut self) -> Vec<CountsFault> {
        if let Some(last) = self.faults.last_mut().filter(|_| self.more > 0) {
            last.message.push_str(&format!("; {} more of its rows cannot be read", self.more));
        }
        self.faults
    }

    /// The line in which a row begins.
    fn line(&self, start: usize) -> Span {
        let line = self.text[start..].lines().next().unwrap_or_default().trim_end();
        Span::new(start, start + line.len())
    }

    fn span(&self, start: usize, cell: Cell) -> Span {
        self.cell_span(start, self.places[cell as usize])
    }

    /// Where a cell of a row stands, without quotes around it.
    fn cell_span(&self, start: usize, place: usize) -> Span {
        let (mut at, mut begin, mut cells, mut is_quoted) = (start, start, 0, false);
        for (offset, c) in self.text[start..].char_indices() {
            at = start + offset;
            match c {
                '"' => is_quoted = !is_quoted,
                '\n' | '\r' if !is_quoted => break,
                c if c == self.separator && !is_quoted => {
                    if cells == place {
                        return self.without_quotes(begin, at);
                    }
                    cells += 1;
                    begin = at + c.len_utf8();
                }
                _ => {}
            }
            at = start + offset + c.len_utf8();
        }
        self.without_quotes(begin, at)
    }

    fn without_quotes(&self, begin: usize, end: usize) -> Span {
        let cell = &self.text[begin..end];
        let is_quoted = cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
        if is_quoted { Span::new(begin + 1, end - 1) } else { Span::new(begin, end) }
    }
}

/// Where a row begins: the reader counts the line ends before it to it.
fn table_start(text: &str, begin: usize, record: &StringRecord) -> usize {
    let at = begin + record.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
    let rest = text.get(at..).unwrap_or("");
    at + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
}
