//! Floor 4: from diagnostics to findings.
//!
//! 1. Each diagnostic gets the level that the site gives its rule; those that are off, or that
//!    their file silences with `allow`, are dropped.
//! 2. While an error stands, warnings and notes wait.
//! 3. Places are counted in lines and columns, the subject is looked up, and all is sorted by file,
//!    line, column, rule.
//!
//! Linear in the diagnostics and the files they are in.

mod allow;
mod finding;

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::files::Files;
use crate::syntax::config;
use crate::syntax::document::Document;

pub use finding::{Finding, RelatedFinding};

/// Everything that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The findings, sorted by file, line, column, rule.
    pub list: Vec<Finding>,
    /// Whether warnings and notes wait because an error stands.
    pub waiting: bool,
}

impl Findings {
    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|f| f.severity == severity).count()
    }

    /// The heaviest.
    pub fn worst(&self) -> Option<Severity> {
        self.list.iter().map(|f| f.severity).max()
    }

    /// Whether an error stands.
    pub fn has_errors(&self) -> bool {
        self.worst() == Some(Severity::Error)
    }
}

/// What reading and linking said, as findings. `documents` are those that are part of the site.
pub fn findings(site: &config::Site, documents: &[Arc<Document>], files: &Files, diagnostics: Vec<Diagnostic>) -> Findings {
    let by_path: HashMap<&str, &Document> = documents.iter().map(|d| (&*d.path, &**d)).collect();
    let (diagnostics, silent) = allow::silence(&by_path, documents, diagnostics);
    let all = diagnostics.into_iter().chain(silent);
    let mut levelled: Vec<(Severity, Diagnostic)> = all.filter_map(|d| site.level(d.rule).map(|level| (level, d))).collect();
    let error_stands = levelled.iter().any(|(level, _)| *level == Severity::Error);
    if error_stands {
        levelled.retain(|(level, _)| *level == Severity::Error);
    }
    let mut list = finding::place(levelled, &by_path, files, site.prefix.as_ref().map(|p| &*p.value));
    list.sort_by(|a, b| a.order().cmp(&b.order()));
    list.dedup();
    Findings { list, waiting: error_stands }
}
