//! Files that fields name: pictures, models, logs, readings.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::{Entry, resolve};
use crate::base::near::nearest;
use crate::base::rule;
use crate::base::span::Span;
use crate::base::values::Date;
use crate::syntax::fields::FilePath;
use crate::syntax::kinds::ReadingsFrom;
use crate::syntax::record::Text;

use super::fill::Filling;

impl Filling<'_> {
    /// The path in the site of a file that a field names, where it is there.
    pub(super) fn file_of(&mut self, i: usize, path: Option<&FilePath>, field: &str) -> Option<Arc<str>> {
        let from = Arc::clone(&self.known.documents[i].path);
        let found = self.named_file(&from, path?, field)?;
        if matches!(field, "picture" | "bpmn") {
            self.filled.assets.insert((i, Arc::clone(&found)));
        }
        Some(found)
    }

    /// The same, named from any file.
    pub(super) fn named_file(&mut self, from: &Arc<str>, path: &FilePath, field: &str) -> Option<Arc<str>> {
        let written = &path.0.value;
        let place = Place::new(from, path.0.span);
        let outside = |what: &str| {
            Diagnostic::new(&rule::OUTSIDE_THE_SITE, place.clone(), format!("`{field}` {} {what}", quote(written)))
                .help("paths are relative to this file and stay in the site's folder: keep the file there")
        };
        let Some(path) = resolve(from, written) else {
            self.filled.findings.push(outside("leaves the site's folder"));
            return None;
        };
        match self.files.get(&path) {
            Some(Entry::LeadsOutside) => {
                self.filled.findings.push(outside("is a link that leads out of the site's folder"));
                None
            }
            Some(_) => Some(path.into()),
            None => {
                let help = self.near_path(&path);
                let message = format!("`{field}` names {}, and there is no such file", quote(&path));
                self.filled.findings.push(Diagnostic::new(&rule::MISSING_FILE, place, message).maybe_help(help));
                None
            }
        }
    }

    /// The file in the same folder whose name is nearest.
    fn near_path(&self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let siblings = self.files.iter().filter_map(|(p, _)| {
            let (at, sibling) = p.rsplit_once('/').unwrap_or(("", p));
            (at == folder).then_some(sibling)
        });
        nearest(name, siblings).map(|near| format!("did you mean `{near}`?"))
    }

    /// The readings that a CSV file holds. Cells that cannot be read are reported, at their place.
    pub(super) fn readings_from(&mut self, i: usize, from: &ReadingsFrom) -> Vec<(Date, f64)> {
        let Some(path) = self.file_of(i, from.file.as_ref(), "readings_from") else {
            return Vec::new();
        };
        let (Some(date), Some(value)) = (&from.date, &from.value) else {
            return Vec::new();
        };
        let Some(table) = self.table(i, &path, from) else {
            return Vec::new();
        };
        let mut rows = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(table.as_bytes());
        let headers = rows.headers().cloned().unwrap_or_default();
        let (date, value) = (self.column(i, &path, &headers, date), self.column(i, &path, &headers, value));
        let conditions = from.r#where.iter().flat_map(|conditions| &conditions.0);
        let conditions: Vec<_> = conditions.map(|(name, due)| Some((self.column(i, &path, &headers, name)?, due))).collect();
        let (Some(date), Some(value), Some(conditions)) = (date, value, conditions.into_iter().collect::<Option<Vec<_>>>()) else {
            return Vec::new();
        };
        let mut readings = Vec::new();
        for row in rows.records().filter_map(Result::ok) {
            if conditions.iter().any(|&(at, due)| row.get(at).unwrap_or("") != &**due) {
                continue;
            }
            let (day, figure) = (row.get(date).unwrap_or(""), row.get(value).unwrap_or(""));
            if figure.is_empty() {
                continue;
            }
            match (Date::parse(day), figure.parse::<f64>().ok().filter(|n| n.is_finite())) {
                (Some(day), Some(figure)) => readings.push((day, figure)),
                (None, _) => self.bad_cell(&path, &table, (&row, date), "a date such as `2026-03-01`"),
                (_, None) => self.bad_cell(&path, &table, (&row, value), "a number"),
            }
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
            Entry::Binary { .. } | Entry::LeadsOutside => {
                let place = self.place(i, from.file.as_ref()?.0.span);
                let message = format!("{} is not read as a table", quote(path));
                self.report(
                    &rule::WRONG_TYPE,
                    place,
                    message,
                    Some("save it as CSV, with the ending `.csv`, not larger than 16 MB".into()),
                );
                None
            }
        }
    }

    /// Which column of a table has this name; one that is not there is reported.
    fn column(&mut self, i: usize, path: &str, headers: &csv::StringRecord, name: &Text) -> Option<usize> {
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

    fn bad_cell(&mut self, path: &Arc<str>, table: &str, (row, column): (&csv::StringRecord, usize), due: &str) {
        let place = Place::new(path, cell_span(table, row, column));
        let cell = row.get(column).unwrap_or("");
        self.report(&rule::WRONG_TYPE, place, format!("a reading must be {due}, not {}", quote(cell)), None);
    }
}

/// Where a cell stands in its table; the beginning of its row where quotes within it hide it.
fn cell_span(table: &str, row: &csv::StringRecord, column: usize) -> Span {
    let begin = row.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
    let rest = table.get(begin..).unwrap_or("");
    // The reader counts the line ends before a row to the row.
    let begin = begin + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let mut at = begin;
    for (n, cell) in row.iter().enumerate() {
        let rest = table.get(at..).unwrap_or("");
        let Some(before) = rest.find(cell).filter(|&before| rest[..before].chars().all(|c| c == ' ' || c == '\t' || c == '"')) else {
            break;
        };
        let end = at + before + cell.len();
        if n == column {
            return Span::new(at + before, end);
        }
        at = table[end..].find(',').map_or(table.len(), |comma| end + comma + 1);
    }
    Span::new(begin, begin)
}

/// Whether a file may be published beside the pages because prose links to it: pictures, papers
/// and tables, nothing that a browser would run.
pub(super) fn is_harmless(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "pdf", "txt", "csv", "tsv", "json", "yaml", "yml", "bpmn", "dmn",
        "xlsx", "xls", "ods", "docx", "doc", "odt", "pptx", "ppt", "odp", "zip", "mp4", "webm", "mp3", "ogg", "ics", "vsdx", "drawio",
    ];
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}
