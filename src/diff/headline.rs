//! What of all changes matters most, in a sentence.

use std::collections::BTreeSet;

use crate::base::diagnostic::Severity;
use crate::base::english::plural;

use super::{ChangeKind, ChangeLevel, OutcomeChanges, RevisionFinding, SiteChange};

/// The heaviest change, with its outcome; of several of one weight the first in the order of home, and of its changes what a
/// customer notices first.
pub(super) fn headline(
    outcomes: &[OutcomeChanges],
    elsewhere: &[SiteChange],
    new: &[RevisionFinding],
    mended: &[RevisionFinding],
) -> String {
    let of_outcomes = outcomes.iter().flat_map(|outcome| outcome.changes.iter().map(move |change| (Some(outcome), change)));
    let all: Vec<_> = of_outcomes.chain(elsewhere.iter().map(|change| (None, change))).collect();
    let grave = new.iter().filter(|finding| finding.severity >= Severity::Warning).count();
    let heaviest = all.iter().map(|(_, change)| change.level).max().unwrap_or_default();
    if heaviest < ChangeLevel::Worse && grave > 0 {
        return format!(
            "nothing is lost, and {} new",
            match grave {
                1 => "one finding is".to_owned(),
                _ => format!("{grave} findings are"),
            }
        );
    }
    // A change that is about several outcomes is one.
    let distinct = all.iter().map(|(_, change)| (&change.address, &change.text)).collect::<BTreeSet<_>>().len();
    let of_weight = all.iter().filter(|(_, change)| change.level == heaviest);
    let first = of_weight.min_by_key(|(outcome, change)| (change.is_figure, rank(change), outcome.is_none()));
    match first {
        None if mended.is_empty() && new.is_empty() => "nothing changes for anybody".to_owned(),
        None => format!("nothing changes but the findings: {} new, {} mended", new.len(), mended.len()),
        Some((Some(outcome), change)) if change.address != outcome.outcome => {
            format!("*{}*: {}", outcome.title, more(&change.text, distinct))
        }
        Some((_, change)) => more(&change.text, distinct),
    }
}

/// A text, and how many changes there are besides.
fn more(text: &str, all: usize) -> String {
    if all > 1 { format!("{text}, and {}", plural(all - 1, "further change")) } else { text.to_owned() }
}

/// What is told first of changes of one weight.
fn rank(change: &SiteChange) -> usize {
    match change.kind {
        ChangeKind::Removed => 0,
        ChangeKind::Unserved => 1,
        ChangeKind::Added | ChangeKind::Mapped => 2,
        ChangeKind::Served => 3,
        ChangeKind::Field => 4,
        ChangeKind::Edge => 5,
        ChangeKind::Moved => 6,
        ChangeKind::Renamed => 7,
        ChangeKind::Text => 8,
    }
}
