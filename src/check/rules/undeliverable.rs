//! `undeliverable`: a touchpoint of a current journey is served, or made good, by a process that is planned or
//! retired; one finding per process, where it is named first. Linear in the references.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::Status;
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;
use crate::model::nested::Touchpoint;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, t) in s.model.live::<Touchpoint>() {
        let edges = s.model.graph.edges_from(t.node).iter().filter(|e| matches!(e.kind, EdgeKind::ServedBy | EdgeKind::Recovery));
        let mut named: Vec<(NodeId, _, EdgeKind)> = edges.map(|e| (s.model.node(e.to).file, &e.place, e.kind)).collect();
        named.sort();
        named.dedup_by_key(|(process, ..)| *process);
        for (process, place, kind) in named {
            let how = if kind == EdgeKind::Recovery { "made good" } else { "served" };
            let why = match s.model.profile(process).status {
                Status::Planned => "is only planned",
                Status::Retired => "is retired",
                Status::Active | Status::Hypothesis => continue,
            };
            let message = format!("{} is {how} by {}, which {why}", s.title(t.node), s.title(process));
            let finding = Diagnostic::new(&rule::UNDELIVERABLE, place.clone(), message);
            let help = "name the process that does it today, or tell what should be in a journey with `state: target`";
            found.push(finding.help(s.or_successor(process, help)));
        }
    }
}
