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

use super::Linker;

impl Linker<'_> {
    /// The path in the site of a file that a field names, where it is there.
    pub(super) fn file_of(&mut self, i: usize, path: Option<&FilePath>, field: &str) -> Option<Arc<str>> {
        let from = Arc::clone(&self.documents[i].path);
        let found = self.named_file(&from, path?, field)?;
        if matches!(field, "picture" | "bpmn") {
            self.assets.insert(Arc::clone(&found));
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
            self.findings.push(outside("leaves the site's folder"));
            return None;
        };
        match self.files.get(&path) {
            Some(Entry::LeadsOutside) => {
                self.findings.push(outside("is a link that leads out of the site's folder"));
                None
            }
            Some(_) => Some(path.into()),
            None => {
                let help = self.near_path(&path);
                let message = format!("`{field}` names {}, and there is no such file", quote(&path));
                self.findings.push(Diagnostic::new(&rule::MISSING_FILE, place, message).maybe_help(help));
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

    /// The readings that a CSV file holds. Rows that cannot be read are reported, at their place.
    pub(super) fn readings_from(&mut self, i: usize, from: &ReadingsFrom) -> Vec<(Date, f64)> {
        let Some(path) = self.file_of(i, from.file.as_ref(), "readings_from") else {
            return Vec::new();
        };
        let (Some(date), Some(value)) = (&from.date, &from.value) else {
            return Vec::new();
        };
        let Some(content) = self.files.text(&path).map(Arc::clone) else {
            return Vec::new();
        };
        let mut rows = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(content.as_bytes());
        let Ok(headers) = rows.headers().cloned() else {
            self.findings.push(Diagnostic::new(&rule::WRONG_TYPE, Place::new(&path, Span::default()), "not a CSV file"));
            return Vec::new();
        };
        let mut columns = Vec::new();
        for (name, span) in [(&date.value, date.span), (&value.value, value.span)] {
            let Some(at) = headers.iter().position(|h| h == &**name) else {
                let place = self.place(i, span);
                let help = match nearest(name, headers.iter()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its columns are {}", headers.iter().map(quote).collect::<Vec<_>>().join(", ")),
                };
                self.report(&rule::UNKNOWN_VALUE, place, format!("{} has no column {}", quote(&path), quote(name)), Some(help));
                return Vec::new();
            };
            columns.push(at);
        }
        let wanted = self.conditions(&headers, from);
        let mut readings = Vec::new();
        for row in rows.records() {
            let Ok(row) = row else { continue };
            if wanted.iter().any(|(at, value)| row.get(*at) != Some(value.as_str())) {
                continue;
            }
            let (day, figure) = (row.get(columns[0]).unwrap_or(""), row.get(columns[1]).unwrap_or(""));
            if figure.is_empty() {
                continue;
            }
            match (Date::parse(day), figure.parse::<f64>().ok().filter(|n| n.is_finite())) {
                (Some(day), Some(figure)) => readings.push((day, figure)),
                (None, _) => self.bad_cell(&path, &row, day, "a date such as `2026-03-01`"),
                (_, None) => self.bad_cell(&path, &row, figure, "a number"),
            }
        }
        readings
    }

    fn conditions(&self, headers: &csv::StringRecord, from: &ReadingsFrom) -> Vec<(usize, String)> {
        let Some(serde_yaml::Value::Mapping(mapping)) = from.r#where.as_ref().map(|e| &e.0) else {
            return Vec::new();
        };
        mapping
            .iter()
            .map(|(key, value)| {
                let text = |v: &serde_yaml::Value| match v {
                    serde_yaml::Value::String(s) => s.clone(),
                    other => serde_yaml::to_string(other).unwrap_or_default().trim().to_owned(),
                };
                // A column that is not there matches no row.
                let at = headers.iter().position(|h| h == text(key)).unwrap_or(usize::MAX);
                (at, text(value))
            })
            .collect()
    }

    fn bad_cell(&mut self, path: &Arc<str>, row: &csv::StringRecord, cell: &str, due: &str) {
        let start = row.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        let place = Place::new(path, Span::new(start, start));
        self.report(&rule::WRONG_TYPE, place, format!("a reading must be {due}, not {}", quote(cell)), None);
    }
}

/// Whether a file may be published beside the pages because prose links to it: pictures, papers
/// and tables, nothing that a browser would run.
pub(super) fn is_harmless(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "pdf", "txt", "csv", "tsv", "json", "yaml", "yml", "bpmn", "dmn", "xlsx",
        "xls", "ods", "docx", "doc", "odt", "pptx", "ppt", "odp", "zip", "mp4", "webm", "mp3", "ogg", "ics", "vsdx", "drawio",
    ];
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}
