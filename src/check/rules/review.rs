//! `never-reviewed`: an outcome, a journey or a process without `reviewed`; `unapproved`: one without `approved`.
//! `review-overdue`: the last review of a file is longer ago than its `review_every`, else than the site's days.
//! Linear in the files.

use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::kind::{Kind, NodeKind};
use crate::base::number_format::say_number;
use crate::base::rule;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for node in s.live_nodes(|kind| matches!(kind, NodeKind::File(_))) {
        let Some(document) = s.document(node.file) else { continue };
        let profile = s.model.profile(node.file);
        let is_told = matches!(node.address.kind, Kind::Outcome | Kind::Journey | Kind::Process);
        if is_told && profile.approved.is_none() && !document.common.written.is_faulty("approved") {
            let message = format!("nobody is recorded who released {}", s.title(node.file));
            let finding = s.lacking(&rule::UNAPPROVED, node.file, &["approved"], message);
            found.push(finding.help("have it released, and write who did, when and as which version in `approved`"));
        }
        match &document.common.reviewed {
            None if is_told => {
                let message = format!("no review of {} is recorded", s.title(node.file));
                let finding = s.lacking(&rule::NEVER_REVIEWED, node.file, &["reviewed"], message);
                found.push(finding.help("read it with somebody who does the work, and write the day in `reviewed`"));
            }
            Some(reviewed) if is_overdue(s, profile.review_every, reviewed.value) => {
                let days = match profile.review_every {
                    Some(minutes) => say_number(minutes / MINUTES_OF_A_DAY),
                    None => s.config.days(&rule::REVIEW_OVERDUE).to_string(),
                };
                let message = format!("{} was last reviewed on {}, more than {days} days ago", s.title(node.file), reviewed.value);
                let finding = s.value(&rule::REVIEW_OVERDUE, node.file, Some(reviewed.span), message);
                found.push(finding.help("look whether it is still true, and write the day in `reviewed`"));
            }
            _ => {}
        }
    }
}

const MINUTES_OF_A_DAY: f64 = 24.0 * 60.0;

/// Whether a review is longer ago than it may be: `every` so many minutes, else the site's days. Days are whole, and just
/// so many is not longer.
fn is_overdue(s: &CheckContext<'_>, every: Option<f64>, reviewed: Date) -> bool {
    let Some(every) = every else { return s.is_older(&rule::REVIEW_OVERDUE, reviewed) };
    #[expect(clippy::cast_precision_loss, reason = "days of a calendar are few")]
    s.as_of.is_some_and(|today| (today.days() - reviewed.days()) as f64 * MINUTES_OF_A_DAY > every)
}
