//! `undeliverable`: a touchpoint of a current journey is served by a process that is planned or
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
        let served_by = s.model.graph.edges_from(t.node).iter().filter(|e| e.kind == EdgeKind::ServedBy);
        let mut named: Vec<(NodeId, _)> = served_by.map(|e| (s.model.node(e.to).file, &e.place)).collect();
        named.sort();
        named.dedup_by_key(|(process, _)| *process);
        for (process, place) in named {
            let why = match s.model.profile(process).status {
                Status::Planned => "is only planned",
                Status::Retired => "is retired",
                Status::Active | Status::Hypothesis => continue,
            };
            let message = format!("{} is served by {}, which {why}", s.title(t.node), s.title(process));
            let finding = Diagnostic::new(&rule::UNDELIVERABLE, place.clone(), message);
            found.push(finding.help("name the process that does it today, or tell what should be in a journey with `state: target`"));
        }
    }
}
