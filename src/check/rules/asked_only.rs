//! `asked-only`: an outcome names needs, and all of them have the basis `asked`. Linear in the
//! outcomes and their needs.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::Basis;
use crate::model::kinds::Outcome;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, o) in s.model.live::<Outcome>() {
        if !o.needs.is_empty() && o.needs.iter().all(|&need| s.model.needs[need].basis == Some(Basis::Asked)) {
            let message = format!("every need of {} is known only because people were asked", s.title(o.node));
            let finding = s.whole(&rule::ASKED_ONLY, o.node, message);
            found.push(finding.help("add a need that was observed or inferred: what people do tells more than what they order"));
        }
    }
}
