//! Floor 4: from diagnostics to findings.
//!
//! 1. What reading and linking said comes in. Where no error is among it, the [`rules`] are asked, and
//!    the site is held to its gates where the caller wants that.
//! 2. Each diagnostic gets the level that the site gives its rule; those that are off, or that
//!    their file silences with `allow`, are dropped.
//! 3. While an error stands, warnings and notes wait.
//! 4. Places are counted in lines and columns, the subject is looked up, and all is sorted by file,
//!    line, column, rule.
//!
//! Linear in the model, the diagnostics and the files they are in.

mod allow;
pub mod baseline;
mod finding;
mod index;
mod rules;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::analysis::AnalysisContext;
use crate::base::date::Date;
use crate::base::diagnostic::{Concern, Diagnostic, Severity};
use crate::base::files::Files;
use crate::base::history::History;
use crate::base::rule;
use crate::base::source::Source;
use crate::base::vocabulary::Status;
use crate::model::Model;
use crate::syntax::config;
use crate::syntax::content::document::Document;

pub use finding::{Finding, RelatedFinding};
pub use index::{FindingGroup, FindingId, FindingIndex};

/// Everything that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The findings, sorted by file, line, column, rule.
    pub list: Vec<Finding>,
    /// Whether warnings and notes wait because an error stands.
    pub warnings_suppressed: bool,
    /// What was found in sources and is left to their own checks: how many findings, by the prefixes of these.
    pub left_out: BTreeMap<Arc<str>, usize>,
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

/// What there is to check.
#[derive(Clone, Copy, Debug)]
pub struct CheckInput<'a> {
    /// `throughline.yaml`.
    pub config: &'a config::SiteConfig,
    /// The documents that are part of the site.
    pub documents: &'a [Arc<Document>],
    /// What they were read from.
    pub files: &'a Files,
    /// What they were linked to.
    pub model: &'a Model,
    /// The day from which age counts; none where no day is known.
    pub as_of: Option<Date>,
    /// When files were last changed; none where nobody was asked.
    pub history: Option<&'a History>,
    /// Whether the site is held to its gates.
    pub gates: bool,
}

/// What reading and linking said, and what the rules find, as findings.
pub fn findings(subject: CheckInput<'_>, diagnostics: Vec<Diagnostic>) -> Findings {
    let CheckInput { config, documents, files, model, as_of, history, gates } = subject;
    let by_path: HashMap<&str, &Document> = documents.iter().map(|d| (&*d.path, &**d)).collect();
    let mut diagnostics = diagnostics;
    diagnostics.extend(allow::wrong_names(documents).into_iter().map(|d| {
        let is_own = source_of(model, &by_path, &d).is_none();
        d.of(if is_own { Concern::Own } else { Concern::OfSource })
    }));
    // A retired file is left in peace by everything that could also be silenced.
    diagnostics.retain(|d| d.is_fixed() || !by_path.get(&*d.place.file).is_some_and(|document| is_retired(document)));
    // Nothing is asked of a model with holes in it.
    let whole = !diagnostics.iter().any(Diagnostic::is_fixed);
    if whole {
        let analysis = AnalysisContext::of(model);
        let subject = rules::CheckContext { model, documents, by_path: &by_path, config, as_of, history, analysis: &analysis };
        diagnostics.extend(rules::ask_all(&subject));
        if gates {
            let breaches = rules::gate::ask(&subject, &diagnostics);
            diagnostics.extend(breaches);
        }
    }
    let (mut diagnostics, unused) = allow::silence(&by_path, documents, diagnostics);
    if whole {
        diagnostics.extend(unused);
    }
    let mut levelled: Vec<(Severity, Diagnostic)> =
        diagnostics.into_iter().filter_map(|d| config.level_of(&d).map(|level| (level, d))).collect();
    let left_out = leave_out(&mut levelled, model, &by_path);
    // A breached gate is a judgement on the whole: what it was counted from is still reported.
    let error_stands = levelled.iter().any(|(level, d)| *level == Severity::Error && *d.rule != rule::GATE);
    if error_stands {
        levelled.retain(|(level, _)| *level == Severity::Error);
    }
    let mut list = finding::place(levelled, &by_path, files, config.prefix.as_ref().map(|p| &*p.value));
    list.sort_by(|a, b| a.order().cmp(&b.order()));
    list.dedup();
    Findings { list, warnings_suppressed: error_stands, left_out }
}

/// Takes out what sources tell themselves: how many findings of each.
fn leave_out(found: &mut Vec<(Severity, Diagnostic)>, model: &Model, by_path: &HashMap<&str, &Document>) -> BTreeMap<Arc<str>, usize> {
    let mut left_out = BTreeMap::new();
    if !model.site.sources.is_empty() {
        found.retain(|(_, d)| match source_of(model, by_path, d).filter(|_| d.concern != Concern::Crossing) {
            Some(source) => {
                *left_out.entry(Arc::clone(&source.prefix)).or_default() += 1;
                false
            }
            None => true,
        });
    }
    left_out
}

/// The source in one of whose files something was found.
fn source_of<'a>(model: &'a Model, by_path: &HashMap<&str, &'a Document>, found: &Diagnostic) -> Option<&'a Arc<Source>> {
    match by_path.get(&*found.place.file) {
        Some(document) => document.source.as_ref(),
        None => model.site.source_of(&found.place.file),
    }
}

fn is_retired(document: &Document) -> bool {
    document.common.status == Some(Status::Retired)
}
