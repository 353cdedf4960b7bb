//! `check --format github`: workflow commands, which GitHub shows beside the lines of a change.
//!
//! A finding is one line, `::error file=…,line=…,col=…::message`; what would end a property or the
//! line is escaped as the runner reads it. GitHub shows files by their paths in the repository. Related places
//! stand in the message, the first few of them: it is shown at one place.

use std::fmt::Write as _;

use crate::base::diagnostic::Severity;
use crate::check::{Finding, Findings};

/// The most related places of a finding that are named.
const MOST_RELATED: usize = 12;

/// All findings; `folder` is the site's folder in the repository, empty or ending in `/`.
pub fn report(findings: &Findings, folder: &str) -> String {
    let mut out = String::new();
    for finding in &findings.list {
        one(&mut out, finding, folder);
    }
    out
}

fn one(out: &mut String, finding: &Finding, folder: &str) {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let file = property(&format!("{folder}{}", finding.file));
    let _ = write!(out, "::{command} file={file},line={},endLine={},col={}", finding.line, finding.end_line, finding.column);
    // The runner takes columns only within one line.
    if finding.end_line == finding.line {
        let _ = write!(out, ",endColumn={}", finding.end_column);
    }
    let mut message = finding.message.clone();
    if let Some(help) = &finding.help {
        let _ = write!(message, "\nhelp: {help}");
    }
    for related in finding.related.iter().take(MOST_RELATED) {
        let _ = write!(message, "\n{folder}{}:{}:{}: {}", related.file, related.line, related.column, related.message);
    }
    if finding.related.len() > MOST_RELATED {
        let _ = write!(message, "\nand {} more places", finding.related.len() - MOST_RELATED);
    }
    let _ = writeln!(out, ",title={}::{}", property(finding.rule), data(&message));
}

/// A message, as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, as the runner reads it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
