//! `never-reviewed`: an outcome, a journey or a process without `reviewed`. `review-overdue`: the
//! last review of a file is too long ago. Linear in the files.

use crate::base::diagnostic::Diagnostic;
use crate::base::kind::{Kind, NodeKind};
use crate::base::rule;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for node in s.live_nodes(|kind| matches!(kind, NodeKind::File(_))) {
        let Some(document) = s.document(node.file) else { continue };
        match &document.common.reviewed {
            None if matches!(node.address.kind, Kind::Outcome | Kind::Journey | Kind::Process) => {
                let message = format!("no review of {} is recorded", s.title(node.file));
                let finding = s.lacking(&rule::NEVER_REVIEWED, node.file, &["reviewed"], message);
                found.push(finding.help("read it with somebody who does the work, and write the day in `reviewed`"));
            }
            Some(reviewed) if s.is_older(&rule::REVIEW_OVERDUE, reviewed.value) => {
                let days = s.config.days(&rule::REVIEW_OVERDUE);
                let message = format!("{} was last reviewed on {}, more than {days} days ago", s.title(node.file), reviewed.value);
                let finding = s.value(&rule::REVIEW_OVERDUE, node.file, Some(reviewed.span), message);
                found.push(finding.help("look whether it is still true, and write the day in `reviewed`"));
            }
            _ => {}
        }
    }
}
