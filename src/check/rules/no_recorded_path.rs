//! `no-recorded-path`: an active process that is no group leads to no outcome: R(p) is empty. It is
//! 'claimed only' where it, or a process that it supports at any depth, has `contributes_to`. Linear
//! in the processes and their links.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::kinds::Process;

use super::{CheckContext, gap};

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let claiming = s.model.live::<Process>().filter(|(_, p)| p.claims()).map(|(id, _)| id).collect();
    let claimed = s.analysis.reach().with_supporters(claiming);
    for (id, p) in s.analysis.working() {
        let reaches = s.analysis.reach().outcomes_of(id).iter().any(|&o| s.model.is_live(o));
        if reaches {
            continue;
        }
        let title = s.title(p.node);
        let only = if claimed.contains(&id) { ": claimed only" } else { "" };
        let finding = s
            .whole(&rule::NO_RECORDED_PATH, p.node, format!("no path from {title} to an outcome is recorded{only}"))
            .help("name it in the `served_by` of a touchpoint, or say in `supports` what it makes possible; where there is none by its nature, say why in `gap`");
        found.push(gap::or_note(s, p.gap.as_ref(), &title, finding));
    }
}
