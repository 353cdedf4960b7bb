//! What is found at each address, for those who ask for many: made once, in one pass over the graph.

use rustc_hash::FxHashMap as HashMap;

use crate::base::address::Address;

use super::Model;
use super::id::NodeId;

/// The nodes of a model by their addresses.
#[derive(Debug)]
pub struct AddressIndex<'m> {
    own: HashMap<&'m Address, NodeId>,
    old: HashMap<Address, NodeId>,
}

impl<'m> AddressIndex<'m> {
    /// Of a model.
    pub fn of(model: &'m Model) -> Self {
        let mut index = Self { own: HashMap::default(), old: HashMap::default() };
        index.own.reserve(model.graph.nodes.len());
        for (id, node) in (0..).map(NodeId).zip(&model.graph.nodes) {
            index.own.entry(&node.address).or_insert(id);
            let file = model.node(node.file);
            let has_old = |aliases: &[_]| !aliases.is_empty();
            if !has_old(&file.aliases) && !has_old(&node.aliases) {
                continue;
            }
            for of_file in std::iter::once(&file.address.id).chain(&file.aliases) {
                let address = Address::file(file.address.kind, std::sync::Arc::clone(of_file));
                match &node.address.nested {
                    None => {
                        index.old.entry(address).or_insert(id);
                    }
                    Some(nested) => {
                        for nested in std::iter::once(nested).chain(&node.aliases) {
                            index.old.entry(address.with(std::sync::Arc::clone(nested))).or_insert(id);
                        }
                    }
                }
            }
        }
        index
    }

    /// The node at an address, old ids included, as [`Model::find`] finds it.
    pub fn find(&self, address: &Address) -> Option<NodeId> {
        self.own.get(address).or_else(|| self.old.get(address)).copied()
    }
}
