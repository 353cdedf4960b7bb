//! Floor 4: two revisions of a site, compared as what they say of the customer, not as lines.
//!
//! 1. [`pairs`] finds what is the same thing in both: by address, else by an old id.
//! 2. [`fields`] compares what each says, field by field, and what it names; [`structure`] tells what came, went and moved.
//! 3. [`figures`] compares what is worked out of them: break points, effort, failure demand.
//! 4. [`journeys`] puts what is told beside the touchpoints of both.
//! 5. [`outcomes`] tells which outcome each change is about, and [`headline`] which one matters most.
//!
//! How much a change weighs ([`ChangeLevel`]) is said where it is found. Linear in both models, but for sorting.
//!
//! Absent: how revisions are read (`io::revision`), how a comparison is shown (`report::changes`, `export::changes`).

mod fields;
mod figures;
mod headline;
mod journeys;
mod outcomes;
mod pairs;
mod phrases;
mod structure;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::analysis::context::AnalysisContext;
use crate::base::address::Address;
use crate::base::diagnostic::Severity;
use crate::base::files::Files;
use crate::model::Model;
use crate::model::address_index::AddressIndex;
use crate::model::id::NodeId;
use crate::syntax::content::document::Document;

use pairs::Pairs;

pub use figures::FigureChange;
pub use journeys::{ChangedJourney, TouchpointPair};

/// One of the two revisions.
#[derive(Debug)]
pub struct Revision<'s> {
    /// The graph, and what is worked out of it.
    pub context: AnalysisContext<'s>,
    /// The documents that it was made of.
    pub documents: &'s [Arc<Document>],
    /// Their texts.
    pub files: &'s Files,
    /// What the checks say.
    pub findings: Vec<RevisionFinding>,
}

impl<'s> Revision<'s> {
    fn model(&self) -> &'s Model {
        self.context.model()
    }
}

/// A finding of a revision, known by all but its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RevisionFinding {
    /// The rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about, where that has an address.
    pub subject: Option<Address>,
    /// What is wrong.
    pub message: String,
    /// The file.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
}

/// How much a change weighs. What is lost is worse, and what is worse is a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeLevel {
    /// Nothing differs.
    #[default]
    None,
    /// Something differs.
    Any,
    /// Something is worse for the customer, or less is known of who answers.
    Worse,
    /// Something is there no more that served the customer.
    Lost,
}

impl ChangeLevel {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Any => "any",
            Self::Worse => "worse",
            Self::Lost => "lost",
        }
    }
}

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Something is new.
    Added,
    /// Something is gone.
    Removed,
    /// Something has another id.
    Renamed,
    /// Something stands elsewhere: another stage, another place in the order, another file.
    Moved,
    /// A journey has touchpoints now.
    Mapped,
    /// A touchpoint has one more process.
    Served,
    /// A touchpoint has one process less.
    Unserved,
    /// A field says something else, or a figure is another.
    Field,
    /// Something names something else.
    Edge,
    /// Prose is reworded.
    Text,
}

impl ChangeKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Mapped => "mapped",
            Self::Served => "served",
            Self::Unserved => "unserved",
            Self::Field => "field",
            Self::Edge => "edge",
            Self::Text => "text",
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteChange {
    /// Its sort.
    pub kind: ChangeKind,
    /// Its weight.
    pub level: ChangeLevel,
    /// What it is about: its address afterwards, or before where it is gone.
    pub address: Address,
    /// What was there; null where nothing was.
    pub was: Value,
    /// What is there; null where nothing is.
    pub is: Value,
    /// The change in a sentence without a full stop; titles between `*`.
    pub text: String,
    /// Whether it is worked out of others, rather than written.
    pub is_figure: bool,
}

/// Something that changed, in whichever revision it stands: afterwards, where in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Before(NodeId),
    After(NodeId),
}

/// A change, and what it is about.
#[derive(Clone, Debug)]
struct Found {
    subject: Subject,
    change: SiteChange,
}

/// The changes of an outcome.
#[derive(Clone, Debug)]
pub struct OutcomeChanges {
    /// The outcome.
    pub outcome: Address,
    /// What it is called.
    pub title: Arc<str>,
    /// The weight of the heaviest of its changes.
    pub level: ChangeLevel,
    /// Its changes, the heaviest first.
    pub changes: Vec<SiteChange>,
}

/// What differs between two revisions.
#[derive(Clone, Debug)]
pub struct SiteChanges {
    /// What matters most, in a sentence without a full stop.
    pub headline: String,
    /// The weight of the heaviest change.
    pub level: ChangeLevel,
    /// By outcome, in the order of home, those that are gone last.
    pub outcomes: Vec<OutcomeChanges>,
    /// What is about no outcome.
    pub elsewhere: Vec<SiteChange>,
    /// Findings that were not there before.
    pub new_findings: Vec<RevisionFinding>,
    /// Findings that are there no more.
    pub mended_findings: Vec<RevisionFinding>,
    /// Figures that are others now.
    pub figures: Vec<FigureChange>,
    /// The journeys that something of this is about, touchpoint by touchpoint; those that are gone last.
    pub journeys: Vec<ChangedJourney>,
}

/// Compares two revisions.
pub fn compare(before: &Revision<'_>, after: &Revision<'_>) -> SiteChanges {
    let pairs = Pairs::of(before.model(), after.model());
    let mut found = structure::changes(before, after, &pairs);
    found.extend(fields::changes(before, after, &pairs));
    let (figures, of_figures) = figures::changes(before, after, &pairs);
    found.extend(of_figures);
    let (new_findings, mended_findings) = findings(before, after, &pairs);
    let grave = new_findings.iter().any(|finding| finding.severity >= Severity::Warning);
    let of_findings = match (grave, new_findings.is_empty() && mended_findings.is_empty()) {
        (true, _) => ChangeLevel::Worse,
        (false, false) => ChangeLevel::Any,
        (false, true) => ChangeLevel::None,
    };
    let of_changes = found.iter().map(|found| found.change.level).max().unwrap_or_default();
    let level = of_changes.max(of_findings);
    let journeys = journeys::changed(before, after, &pairs, &found);
    let (outcomes, elsewhere) = outcomes::by_outcome(before, after, &pairs, found);
    let headline = headline::headline(&outcomes, &elsewhere, &new_findings, &mended_findings);
    SiteChanges { headline, level, outcomes, elsewhere, new_findings, mended_findings, figures, journeys }
}

/// The findings that only one of the two has: first those that are new, then those that are mended. A thing that has another
/// title has the same findings in other words.
fn findings(before: &Revision<'_>, after: &Revision<'_>, pairs: &Pairs) -> (Vec<RevisionFinding>, Vec<RevisionFinding>) {
    let in_before = AddressIndex::of(before.model());
    let renamed = |finding: &RevisionFinding| {
        let subject = finding.subject.as_ref()?;
        let node = in_before.find(subject).and_then(|node| pairs.after(node));
        Some(node.map_or_else(|| subject.clone(), |node| after.model().node(node).address.clone()))
    };
    let mut alike: BTreeMap<(&str, Option<Address>), [Vec<&RevisionFinding>; 2]> = BTreeMap::new();
    for finding in &before.findings {
        alike.entry((finding.rule, renamed(finding))).or_default()[0].push(finding);
    }
    for finding in &after.findings {
        alike.entry((finding.rule, finding.subject.clone())).or_default()[1].push(finding);
    }
    let (mut new, mut mended) = (Vec::new(), Vec::new());
    for [mut was, mut is] in alike.into_values() {
        // Those that say the same are the same; of the rest as many are.
        is.retain(|finding| match was.iter().position(|other| other.message == finding.message) {
            Some(at) => {
                was.remove(at);
                false
            }
            None => true,
        });
        let both = was.len().min(is.len());
        new.extend(is.drain(both..).cloned());
        mended.extend(was.drain(both..).cloned());
    }
    let weigh = |list: &mut Vec<RevisionFinding>| {
        list.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| (&a.file, a.line).cmp(&(&b.file, b.line))));
    };
    weigh(&mut new);
    weigh(&mut mended);
    (new, mended)
}
