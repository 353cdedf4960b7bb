//! `check --format json`: the findings in their published shape. Keys stand in the order of the alphabet.

use serde::Serialize;

use crate::base::diagnostic::Severity;
use crate::check::{Finding, Findings, RelatedFinding};

/// The findings, and how many of each severity there are.
#[derive(Debug, Serialize)]
pub struct FindingsJson<'f> {
    counts: CountsJson,
    findings: Vec<FindingJson<'f>>,
    /// Raised when a reader of the old shape could misread the new one.
    schema_version: u32,
}

#[derive(Debug, Serialize)]
struct CountsJson {
    error: usize,
    note: usize,
    warning: usize,
}

/// Columns count characters; lines and columns begin at 1, and an end is just behind the last character.
#[derive(Debug, Serialize)]
struct FindingJson<'f> {
    column: usize,
    end_column: usize,
    end_line: usize,
    file: &'f str,
    help: Option<&'f str>,
    line: usize,
    message: &'f str,
    related: Vec<RelatedJson<'f>>,
    rule: &'static str,
    severity: &'static str,
    subject: Option<&'f str>,
}

#[derive(Debug, Serialize)]
struct RelatedJson<'f> {
    column: usize,
    file: &'f str,
    line: usize,
    message: &'f str,
}

impl<'f> From<&'f Findings> for FindingsJson<'f> {
    fn from(findings: &'f Findings) -> Self {
        let count = |severity| findings.count(severity);
        Self {
            counts: CountsJson { error: count(Severity::Error), note: count(Severity::Note), warning: count(Severity::Warning) },
            findings: findings.list.iter().map(FindingJson::from).collect(),
            schema_version: 1,
        }
    }
}

impl<'f> From<&'f Finding> for FindingJson<'f> {
    fn from(finding: &'f Finding) -> Self {
        Self {
            column: finding.column,
            end_column: finding.end_column,
            end_line: finding.end_line,
            file: &finding.file,
            help: finding.help.as_deref(),
            line: finding.line,
            message: &finding.message,
            related: finding.related.iter().map(RelatedJson::from).collect(),
            rule: finding.rule,
            severity: finding.severity.word(),
            subject: finding.subject.as_deref(),
        }
    }
}

impl<'f> From<&'f RelatedFinding> for RelatedJson<'f> {
    fn from(related: &'f RelatedFinding) -> Self {
        Self { column: related.column, file: &related.file, line: related.line, message: &related.message }
    }
}
