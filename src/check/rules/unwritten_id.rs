//! `unwritten-id`: another file names a nested thing, in front matter or prose, and the thing's id is
//! only made from its title. Once per thing, in its own file. Linear in the references.

use std::collections::BTreeMap;

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::graph::Edge;
use crate::model::id::NodeId;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<NodeId, &Edge> = BTreeMap::new();
    for edge in &s.model.graph.edges {
        let node = s.model.node(edge.to);
        if node.derived && node.file != s.model.node(edge.from).file && s.model.is_live_node(node.file) {
            let known = first.entry(edge.to).or_insert(edge);
            if edge.place < known.place {
                *known = edge;
            }
        }
    }
    for (thing, edge) in first {
        let node = s.model.node(thing);
        let id = node.address.nested.as_deref().unwrap_or_default();
        let message = format!("another file names this {}, whose id `{id}` is only made from its title", node.entity.kind().word());
        let finding = s.lacking(&rule::UNWRITTEN_ID, thing, &["id"], message);
        found.push(
            finding.help(format!("add `id: {id}`, so that the title may be reworded")).related(edge.place.clone(), "it is named here"),
        );
    }
}
