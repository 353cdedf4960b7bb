//! `outcome-unwalked`: an active outcome without a touchpoint: T(o) is empty. Linear in the outcomes.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;

use super::Subject;

pub(super) fn ask(s: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, o) in s.outcomes() {
        if s.is_active(o.node) && s.reach.touchpoints_of(id).is_empty() {
            let message = format!("no journey to {} is recorded", s.title(o.node));
            let finding = s.whole(&rule::OUTCOME_UNWALKED, o.node, message);
            found.push(finding.help("add a journey whose `outcome` this is; `status: hypothesis` says that it is only a guess yet"));
        }
    }
}
