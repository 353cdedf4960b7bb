//! `no-cause`: an active process of class `core`, no group, that no touchpoint names, in `served_by` or `recovery`, that supports
//! nothing and has no trigger. Linear in the processes and their links.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::Class;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (id, p) in s.analysis.working() {
        let supports = s.model.supported_by(id).next().is_some();
        let serves = !s.analysis.reach().touchpoints_naming(id).is_empty();
        if p.class == Some(Class::Core) && !serves && !supports && p.trigger.is_none() {
            let message = format!("nothing is recorded that sets {} off", s.title(p.node));
            let finding = s.lacking(&rule::NO_CAUSE, p.node, &["trigger"], message);
            found
                .push(finding.help("say in `trigger` what it begins with, or name it in the `served_by` of the touchpoint that it serves"));
        }
    }
}
