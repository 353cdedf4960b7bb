//! A CSV file of the repository that holds readings.
//!
//! Cells stand apart by comma, semicolon or tab, whichever stands most often in the first line. Numbers
//! may have a decimal comma; `1,250` alone may be either of two numbers and is reported. Every row that
//! holds something and is not read is pointed at in the table, the first few of them: a wrong column is one
//! mistake, however long it is.
//!
//! A table is read once, and filed once by the columns that conditions ask for, whatever measures name it: linear
//! in the table and the readings.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use csv::StringRecord;
use rustc_hash::FxHashMap as HashMap;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::english::plural;
use crate::base::number_parse::{DecimalMark, Numeral, mark};
use crate::base::rule;
use crate::base::span::Span;
use crate::base::table::{Separator, open_quote, separator, without_hint};

/// How many faults of one table are reported.
const REPORTED: usize = 20;

/// Days and figures.
pub(super) type Readings = Arc<[(Date, f64)]>;

/// What is made once, by whoever asks first; others wait for it.
#[derive(Debug)]
struct Once<K, V>(Mutex<HashMap<K, Arc<OnceLock<V>>>>);

impl<K, V> Default for Once<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: std::hash::Hash + Eq, V: Clone> Once<K, V> {
    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        let once = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default());
        once.get_or_init(make).clone()
    }
}

/// The tables that were read, by their paths.
#[derive(Debug, Default)]
pub(super) struct Tables(Once<Arc<str>, Arc<ReadingsTable>>);

impl Tables {
    /// The table at a path, which holds this text.
    pub(super) fn table(&self, path: Arc<str>, text: Arc<str>) -> Arc<ReadingsTable> {
        self.0.get(Arc::clone(&path), || Arc::new(ReadingsTable::read(path, text)))
    }
}

/// Which cells of a table are readings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Columns {
    pub(super) date: usize,
    pub(super) value: usize,
    /// What must stand in which column.
    pub(super) conditions: Vec<(usize, Arc<str>)>,
}

/// A table, row by row.
#[derive(Debug)]
pub(super) struct ReadingsTable {
    pub(super) path: Arc<str>,
    text: Arc<str>,
    separator: Separator,
    /// Where its first row begins: behind a line `sep=;`.
    begin: usize,
    pub(super) header: StringRecord,
    /// The rows that have as many cells as the header.
    rows: Vec<StringRecord>,
    /// What of it is no row.
    pub(super) faults: Vec<Diagnostic>,
    /// By columns, and what stands in them: rows.
    filed: Once<Vec<usize>, Arc<HashMap<String, Vec<usize>>>>,
    read: Once<Columns, (Readings, Arc<[Diagnostic]>)>,
}

impl ReadingsTable {
    fn read(path: Arc<str>, text: Arc<str>) -> Self {
        let (rows, named) = without_hint(&text);
        let begin = text.len() - rows.len();
        let separator = named.unwrap_or_else(|| separator(rows));
        let open = open_quote(rows, separator.0);
        let delimiter = u8::try_from(separator.0).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(csv::Trim::All).from_reader(rows.as_bytes());
        let header = reader.headers().cloned().unwrap_or_default();
        let mut all: Vec<StringRecord> = reader.records().filter_map(Result::ok).collect();
        let mut table = Self {
            path,
            text: Arc::clone(&text),
            separator,
            begin,
            header,
            rows: Vec::new(),
            faults: Vec::new(),
            filed: Once::default(),
            read: Once::default(),
        };
        if let Some(open) = open {
            // It is part of the last row, with all that stands behind it.
            all.pop();
            let message = "the quote that opens here is never closed, so that no row behind it is read";
            let finding = Diagnostic::new(&rule::WRONG_TYPE, table.place(begin + open, begin + open + 1), message);
            table.faults.push(finding.help("close it, or take it out"));
        }
        let (whole, torn): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row.len() == table.header.len());
        let torn: Vec<&StringRecord> = torn.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        let torn = first_of(&torn, |row| table.torn(row));
        table.faults.extend(torn);
        table.rows = whole;
        table
    }

    fn place(&self, start: usize, end: usize) -> Place {
        Place::new(&self.path, Span::new(start, end))
    }

    /// A row that has more or fewer cells than the header.
    fn torn(&self, row: &StringRecord) -> Diagnostic {
        let start = self.start_of(row);
        let line = self.text[start..].lines().next().unwrap_or_default().trim_end();
        let (cells, columns) = (plural(row.len(), "cell"), plural(self.header.len(), "column"));
        let (sign, name) = self.separator;
        let help = if row.len() > self.header.len() {
            let sign = if sign == '\t' { String::new() } else { format!(" `{sign}`") };
            format!("put a cell that holds a {name}{sign} in quotes; a number needs nothing between its thousands")
        } else {
            format!("put a {name} between cells, as in the header, and leave a cell blank rather than out")
        };
        let message = format!("this row has {cells}, and the header names {columns}");
        Diagnostic::new(&rule::WRONG_TYPE, self.place(start, start + line.len()), message).help(help)
    }

    /// The readings of these columns, oldest first, and what of them cannot be read: worked out once.
    pub(super) fn readings(&self, columns: Columns) -> (Readings, Arc<[Diagnostic]>) {
        self.read.get(columns.clone(), || self.read_columns(&columns))
    }

    fn read_columns(&self, columns: &Columns) -> (Readings, Arc<[Diagnostic]>) {
        let rows = self.rows_of(columns);
        let sign = mark(rows.iter().filter_map(|row| row.get(columns.value)));
        let mut readings = Vec::with_capacity(rows.len());
        let mut faults = Vec::new();
        for row in rows {
            let (day, figure) = (row.get(columns.date).unwrap_or(""), row.get(columns.value).unwrap_or(""));
            if figure.is_empty() && (day.is_empty() || Date::parse(day).is_some()) {
                continue;
            }
            match (Date::parse(day), number(figure, sign)) {
                (Some(day), Some(figure)) => readings.push((day, figure)),
                (day, _) => faults.push((row, day.is_some())),
            }
        }
        readings.sort_by_key(|reading| reading.0);
        (readings.into(), first_of(&faults, |&(row, is_figure)| self.bad_cell(row, columns, is_figure)).into())
    }

    /// The rows that fit the conditions.
    fn rows_of(&self, columns: &Columns) -> Vec<&StringRecord> {
        if columns.conditions.is_empty() {
            return self.rows.iter().collect();
        }
        let asked: Vec<usize> = columns.conditions.iter().map(|(column, _)| *column).collect();
        let filed = self.filed.get(asked.clone(), || {
            let mut filed: HashMap<String, Vec<usize>> = HashMap::default();
            for (i, row) in self.rows.iter().enumerate() {
                let cells: Vec<&str> = asked.iter().map(|&column| row.get(column).unwrap_or("")).collect();
                filed.entry(cells.join("\n")).or_default().push(i);
            }
            Arc::new(filed)
        });
        let due: Vec<&str> = columns.conditions.iter().map(|(_, due)| &**due).collect();
        let fits = |row: &&StringRecord| columns.conditions.iter().all(|(column, due)| row.get(*column).unwrap_or("") == &**due);
        filed.get(&due.join("\n")).into_iter().flatten().map(|&i| &self.rows[i]).filter(fits).collect()
    }

    /// A row of which the figure, or else the day, cannot be read.
    fn bad_cell(&self, row: &StringRecord, columns: &Columns, is_figure: bool) -> Diagnostic {
        let column = if is_figure { columns.value } else { columns.date };
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
        let found = if cell.is_empty() { "blank".to_owned() } else { quote(cell) };
        let span = self.cell_span(row, column);
        let message = format!("a reading must be {due}, not {found}");
        Diagnostic::new(&rule::WRONG_TYPE, Place::new(&self.path, span), message).maybe_help(help)
    }

    /// Where a row begins.
    fn start_of(&self, row: &StringRecord) -> usize {
        let at = self.begin + row.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
        let rest = self.text.get(at..).unwrap_or("");
        // The reader counts the line ends before a row to the row.
        at + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
    }

    /// Where a cell stands; the beginning of its row where quotes within it hide it.
    fn cell_span(&self, row: &StringRecord, column: usize) -> Span {
        let text = &self.text;
        let begin = self.start_of(row);
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
            at = text[end..].find(self.separator.0).map_or(text.len(), |found| end + found + 1);
        }
        Span::new(begin, begin)
    }
}

/// The first faults of a table; the last of them says how many more there are.
fn first_of<F>(all: &[F], say: impl Fn(&F) -> Diagnostic) -> Vec<Diagnostic> {
    let more = all.len().saturating_sub(REPORTED);
    let mut faults: Vec<Diagnostic> = all.iter().take(REPORTED).map(say).collect();
    if let Some(last) = faults.last_mut().filter(|_| more > 0) {
        last.message.push_str(&format!("; {more} more of its rows cannot be read"));
    }
    faults
}

/// A figure, where the table's decimal sign is known or does not matter. One with a point alone is read as
/// programs write it.
fn number(text: &str, sign: Option<DecimalMark>) -> Option<f64> {
    let plain = || text.parse::<f64>().ok();
    Numeral::read(text).under(sign).or_else(plain).filter(|n| n.is_finite())
}
