//! `unserved-touchpoint`: we stand at one end of a touchpoint, and its `served_by` is empty. Linear
//! in the touchpoints.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::nested::Touchpoint;

use super::{CheckContext, gap};

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, t) in s.model.live::<Touchpoint>() {
        if t.is_unserved() {
            let title = s.title(t.node);
            let finding = s
                .lacking(&rule::UNSERVED_TOUCHPOINT, t.node, &["served_by"], format!("no process is recorded that serves {title}"))
                .help("name the processes in `served_by`; where nobody serves it for now, say why in `gap`");
            found.push(gap::or_note(s, t.gap.as_ref(), &title, finding));
        }
    }
}
