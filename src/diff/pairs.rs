//! What is the same thing in two revisions: what has the same address, else what has the address of the other as an old one.

use std::collections::BTreeSet;

use crate::model::Model;
use crate::model::address_index::AddressIndex;
use crate::model::id::NodeId;

/// The things of two revisions, in pairs.
#[derive(Debug)]
pub(super) struct Pairs {
    after: Vec<Option<NodeId>>,
    before: Vec<Option<NodeId>>,
}

impl Pairs {
    /// Of two models.
    pub(super) fn of(before: &Model, after: &Model) -> Self {
        let (in_before, in_after) = (AddressIndex::of(before), AddressIndex::of(after));
        let mut pairs = Self { after: vec![None; before.graph.nodes.len()], before: vec![None; after.graph.nodes.len()] };
        let ids = |model: &Model| (0..model.graph.nodes.len()).filter_map(|n| u32::try_from(n).ok()).map(NodeId).collect::<Vec<_>>();
        // Equal addresses first, so that an old id never takes the place of one that is in use.
        for old_ids in [false, true] {
            for node in ids(before) {
                pairs.join(before, (after, &in_after), node, old_ids);
            }
        }
        for node in ids(after).into_iter().filter(|node| pairs.before[node.index()].is_none()).collect::<Vec<_>>() {
            let own = after.node(node);
            if let Some(old) = in_before.find(&own.address)
                && pairs.after[old.index()].is_none()
                && before.node(old).entity.kind() == own.entity.kind()
            {
                pairs.set(old, node);
            }
        }
        pairs
    }

    fn join(&mut self, before: &Model, (after, in_after): (&Model, &AddressIndex<'_>), node: NodeId, old_ids: bool) {
        let own = before.node(node);
        if self.after[node.index()].is_some() {
            return;
        }
        // Something nested is looked for in the file that its own became.
        let address = match (&own.address.nested, self.after[own.file.index()]) {
            (Some(nested), Some(file)) => after.node(file).address.with(std::sync::Arc::clone(nested)),
            _ => own.address.clone(),
        };
        let found = in_after.find(&address).filter(|&found| {
            let other = after.node(found);
            let is_same = other.entity.kind() == own.entity.kind() && self.before[found.index()].is_none();
            is_same && (old_ids || other.address == address)
        });
        if let Some(found) = found {
            self.set(node, found);
        }
    }

    fn set(&mut self, before: NodeId, after: NodeId) {
        self.after[before.index()] = Some(after);
        self.before[after.index()] = Some(before);
    }

    /// What a thing became; none where it is gone.
    pub(super) fn after(&self, before: NodeId) -> Option<NodeId> {
        self.after[before.index()]
    }

    /// What a thing was; none where it is new.
    pub(super) fn before(&self, after: NodeId) -> Option<NodeId> {
        self.before[after.index()]
    }

    /// What is in both, before and after, in the order before.
    pub(super) fn both(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        (0..).map(NodeId).zip(&self.after).filter_map(|(before, after)| after.map(|after| (before, after)))
    }

    /// What is gone.
    pub(super) fn gone(&self) -> impl Iterator<Item = NodeId> {
        (0..).map(NodeId).zip(&self.after).filter(|(_, after)| after.is_none()).map(|(node, _)| node)
    }

    /// What is new.
    pub(super) fn fresh(&self) -> impl Iterator<Item = NodeId> {
        (0..).map(NodeId).zip(&self.before).filter(|(_, before)| before.is_none()).map(|(node, _)| node)
    }

    /// Of some things before and some afterwards: those before that did not become one of the latter, and those afterwards that were none
    /// of the former.
    pub(super) fn differing(&self, before: &BTreeSet<NodeId>, after: &BTreeSet<NodeId>) -> (Vec<NodeId>, Vec<NodeId>) {
        let gone = before.iter().copied().filter(|&node| self.after(node).is_none_or(|node| !after.contains(&node)));
        let fresh = after.iter().copied().filter(|&node| self.before(node).is_none_or(|node| !before.contains(&node)));
        (gone.collect(), fresh.collect())
    }
}
