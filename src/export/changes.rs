//! `diff --format json`: what differs between two revisions, in its published shape.

use serde::Serialize;
use serde_json::Value;

use crate::diff::{FigureChange, OutcomeChanges, RevisionFinding, SiteChange, SiteChanges};

/// All that differs.
#[derive(Debug, Serialize)]
pub struct ChangesJson<'c> {
    /// Raised when a reader of the old shape could misread the new one.
    schema_version: u32,
    base: &'c str,
    head: &'c str,
    headline: &'c str,
    level: &'static str,
    outcomes: Vec<OutcomeJson<'c>>,
    elsewhere: Vec<ChangeJson<'c>>,
    findings: FindingsOfBothJson<'c>,
    figures: Vec<FigureJson<'c>>,
}

#[derive(Debug, Serialize)]
struct OutcomeJson<'c> {
    outcome: String,
    title: &'c str,
    level: &'static str,
    changes: Vec<ChangeJson<'c>>,
}

#[derive(Debug, Serialize)]
struct ChangeJson<'c> {
    kind: &'static str,
    level: &'static str,
    address: String,
    was: &'c Value,
    is: &'c Value,
    text: &'c str,
}

#[derive(Debug, Serialize)]
struct FindingsOfBothJson<'c> {
    new: Vec<FindingOfOneJson<'c>>,
    mended: Vec<FindingOfOneJson<'c>>,
}

#[derive(Debug, Serialize)]
struct FindingOfOneJson<'c> {
    rule: &'static str,
    severity: &'static str,
    message: &'c str,
    file: &'c str,
    line: usize,
    subject: Option<String>,
}

#[derive(Debug, Serialize)]
struct FigureJson<'c> {
    outcome: String,
    name: &'c str,
    was: Option<f64>,
    is: Option<f64>,
}

impl<'c> ChangesJson<'c> {
    /// The shape of a comparison of `head` with `base`, as these were named.
    pub fn new(changes: &'c SiteChanges, base: &'c str, head: &'c str) -> Self {
        Self {
            schema_version: 1,
            base,
            head,
            headline: &changes.headline,
            level: changes.level.word(),
            outcomes: changes.outcomes.iter().map(OutcomeJson::from).collect(),
            elsewhere: changes.elsewhere.iter().map(ChangeJson::from).collect(),
            findings: FindingsOfBothJson {
                new: changes.new_findings.iter().map(FindingOfOneJson::from).collect(),
                mended: changes.mended_findings.iter().map(FindingOfOneJson::from).collect(),
            },
            figures: changes.figures.iter().map(FigureJson::from).collect(),
        }
    }
}

impl<'c> From<&'c OutcomeChanges> for OutcomeJson<'c> {
    fn from(of: &'c OutcomeChanges) -> Self {
        let changes = of.changes.iter().map(ChangeJson::from).collect();
        Self { outcome: of.outcome.to_string(), title: &of.title, level: of.level.word(), changes }
    }
}

impl<'c> From<&'c SiteChange> for ChangeJson<'c> {
    fn from(change: &'c SiteChange) -> Self {
        Self {
            kind: change.kind.word(),
            level: change.level.word(),
            address: change.address.to_string(),
            was: &change.was,
            is: &change.is,
            text: &change.text,
        }
    }
}

impl<'c> From<&'c RevisionFinding> for FindingOfOneJson<'c> {
    fn from(finding: &'c RevisionFinding) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity.word(),
            message: &finding.message,
            file: &finding.file,
            line: finding.line,
            subject: finding.subject.as_ref().map(ToString::to_string),
        }
    }
}

impl<'c> From<&'c FigureChange> for FigureJson<'c> {
    fn from(figure: &'c FigureChange) -> Self {
        let rounded = |value: Option<f64>| value.map(|value| (value * 10_000.0).round() / 10_000.0);
        Self { outcome: figure.outcome.to_string(), name: figure.name, was: rounded(figure.was), is: rounded(figure.is) }
    }
}
