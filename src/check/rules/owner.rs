//! `owner-missing`: an outcome, a process or a service has no owner, not even through its parent.
//! `owner-retired`: the owner that a thing names itself is a retired team. Linear in the files.

use crate::base::diagnostic::Diagnostic;
use crate::base::kind::{Kind, NodeKind};
use crate::base::rule;
use crate::model::kinds::OwnerSource;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for node in s.live_nodes(|kind| matches!(kind, NodeKind::File(_))) {
        let profile = s.model.profile(node.file);
        let kind = node.address.kind;
        let owned = matches!(kind, Kind::Outcome | Kind::Process | Kind::Service);
        match profile.owner.map(|owner| &s.model.teams[owner]) {
            None if owned => {
                let message = format!("the {kind} {} has no owner", s.title(node.file));
                let finding = s.lacking(&rule::OWNER_MISSING, node.file, &["owner"], message);
                found.push(finding.help("name the team that answers for it in `owner`"));
            }
            Some(team) if profile.owner_source == OwnerSource::Written && team.profile.is_retired() => {
                let span = s.document(node.file).and_then(|document| document.common.owner.as_ref()).map(|owner| owner.span);
                let message = format!("the owner of {} is {}, a retired team", s.title(node.file), s.title(team.node));
                let help = s.or_successor(team.node, "name the team that answers for it today");
                found.push(s.value(&rule::OWNER_RETIRED, node.file, span, message).help(help));
            }
            _ => {}
        }
    }
}
