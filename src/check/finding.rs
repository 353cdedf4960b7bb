//! A diagnostic with its place counted and its subject named.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::base::address::Address;
use crate::base::diagnostic::{Diagnostic, Place, Severity};
use crate::base::files::Files;
use crate::base::span::{Lines, Position};
use crate::syntax::content::document::Document;

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The remedy.
    pub help: Option<String>,
    /// Path in the site.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column just behind the end.
    pub end_column: usize,
    /// The address of the innermost thing that holds the fault; none for `throughline.yaml`.
    pub subject: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<RelatedFinding>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedFinding {
    /// Path in the site.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is there.
    pub message: String,
}

impl Finding {
    /// What findings are sorted by.
    pub(super) fn order(&self) -> (&str, usize, usize, &str, &str) {
        (&self.file, self.line, self.column, self.rule, &self.message)
    }
}

/// Counts places, each file's lines once.
pub(super) fn place(
    diagnostics: Vec<(Severity, Diagnostic)>,
    by_path: &HashMap<&str, &Document>,
    files: &Files,
    prefix: Option<&str>,
) -> Vec<Finding> {
    let mut lines: HashMap<Arc<str>, Lines<'_>> = HashMap::default();
    let mut ends = |place: &Place| -> (Position, Position) {
        let lines = lines.entry(Arc::clone(&place.file)).or_insert_with(|| {
            let text = files.text(&place.file).map_or("", |t| &**t);
            Lines::new(text)
        });
        (lines.position(place.span.start), lines.position(place.span.end))
    };
    diagnostics
        .into_iter()
        .map(|(severity, d)| {
            let (start, end) = ends(&d.place);
            let related = d
                .related
                .into_iter()
                .map(|r| {
                    let (at, _) = ends(&r.place);
                    RelatedFinding { file: r.place.file, line: at.line, column: at.column, message: r.message }
                })
                .collect();
            let subject = by_path.get(&*d.place.file).and_then(|document| subject(document, d.place.span.start, prefix));
            Finding {
                rule: d.rule.name,
                severity,
                message: d.message,
                help: d.help,
                file: d.place.file,
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                subject,
                related,
            }
        })
        .collect()
}

fn subject(document: &Document, offset: u32, prefix: Option<&str>) -> Option<String> {
    // What kind a misplaced file is of is a guess.
    if document.id.is_empty() || document.misplaced {
        return None;
    }
    let id = match prefix {
        Some(prefix) if document.source.is_none() => format!("{prefix}/{}", document.id),
        _ => document.id.to_string(),
    };
    let file = Address::file(document.kind, id);
    let nested = document.nested_around(offset).and_then(|n| n.id.clone());
    Some(match nested {
        Some(nested) => file.with(nested).to_string(),
        None => file.to_string(),
    })
}
