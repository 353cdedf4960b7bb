//! `no-recovery`: a moment of truth without `recovery`. Linear in the touchpoints.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::nested::Touchpoint;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, t) in s.model.live::<Touchpoint>() {
        if t.moment_of_truth && t.recovery.is_none() {
            let message = format!("nothing is recorded that makes it good when {} goes wrong", s.title(t.node));
            let finding = s.lacking(&rule::NO_RECOVERY, t.node, &["recovery"], message);
            found.push(finding.help("say in `recovery` what happens then"));
        }
    }
}
