//! `class-mismatch`: an active process, no group, is of class `core` and no touchpoint names it, in `served_by` or
//! `recovery`, or it serves one and states another class. Linear in the processes and who names them.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::Class;
use crate::syntax::content::document::Fields;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (id, p) in s.analysis.working() {
        let Some(class) = p.class else { continue };
        let is_named = !s.analysis.reach().touchpoints_naming(id).is_empty();
        let title = s.title(p.node);
        let (message, help) = match (class, is_named) {
            (Class::Core, false) => (
                format!("{title} is of class `core`, and no touchpoint names it"),
                "name it in the `served_by` of the touchpoint that it serves, or give it the class `enabling` or `guiding`",
            ),
            (Class::Guiding | Class::Enabling, true) if s.analysis.reach().touchpoints_served_by(id).next().is_some() => (
                format!("{title} is of class `{class}`, and a touchpoint names it"),
                "what serves a touchpoint is `core`; or let the touchpoint name the process that it supports",
            ),
            _ => continue,
        };
        let span = s.document(p.node).and_then(|document| match &document.fields {
            Fields::Process(fields) => fields.class.as_ref().map(|class| class.span),
            _ => None,
        });
        found.push(s.value(&rule::CLASS_MISMATCH, p.node, span, message).help(help));
    }
}
