//! `unused`: a persona, service, role, team or system that the front matter of no other file names, be it
//! only one of a persona's needs. Retired files and target journeys that name it do count, prose does
//! not. Linear in the references.

use rustc_hash::FxHashSet as HashSet;

use crate::base::diagnostic::Diagnostic;
use crate::base::kind::{Kind, NodeKind};
use crate::base::rule;
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let file = |node: NodeId| s.model.node(node).file;
    // To come after what is retired is no use yet.
    let is_use = |kind| !matches!(kind, EdgeKind::Mentions | EdgeKind::ReplacedBy);
    let named = s.model.graph.edges.iter().filter(|e| is_use(e.kind) && file(e.from) != file(e.to)).map(|e| file(e.to));
    let named: HashSet<NodeId> = named.chain(s.model.weak_references.iter().copied()).collect();
    for node in s.live_nodes(|kind| matches!(kind, NodeKind::File(Kind::Persona | Kind::Service | Kind::Role | Kind::Team | Kind::System)))
    {
        if !named.contains(&node.file) {
            let message = format!("no other file names the {} {}", node.address.kind, s.title(node.file));
            let finding = s.whole(&rule::UNUSED, node.file, message);
            found.push(finding.help("name it where it is needed; `status: retired` keeps the page of what is out of use"));
        }
    }
}
