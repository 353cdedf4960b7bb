//! Whether a site says the same as before but for one name: what holds a renaming to its promise before anything is written.

use std::collections::BTreeMap;

use crate::base::address::Address;
use crate::model::Model;

use super::rename::Renaming;

/// The first thing, or the first connection, that is not the same but for the new name, in words; none where all is.
pub fn difference(before: &Model, after: &Model, renaming: &Renaming) -> Option<String> {
    let renamed = |address: &Address| renaming.address_after(address).to_string();
    let things = |model: &Model, name: &dyn Fn(&Address) -> String| {
        let nodes = model.graph.nodes.iter();
        counted(nodes.map(|node| format!("{}, called \u{201c}{}\u{201d}", name(&node.address), node.title)))
    };
    let connections = |model: &Model, name: &dyn Fn(&Address) -> String| {
        let end = |node| name(&model.graph.node(node).address);
        counted(model.graph.edges.iter().map(|edge| format!("{} {} {}", end(edge.from), edge.kind, end(edge.to))))
    };
    let same = |address: &Address| address.to_string();
    let of_things = first_difference(&things(before, &renamed), &things(after, &same));
    of_things.or_else(|| first_difference(&connections(before, &renamed), &connections(after, &same)))
}

fn counted(said: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for one in said {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

fn first_difference(before: &BTreeMap<String, usize>, after: &BTreeMap<String, usize>) -> Option<String> {
    let lost = before.iter().find(|(said, n)| after.get(*said).is_none_or(|m| m < n));
    let won = after.iter().find(|(said, n)| before.get(*said).is_none_or(|m| m < n));
    lost.map(|(said, _)| format!("`{said}` would be lost")).or_else(|| won.map(|(said, _)| format!("`{said}` would be new")))
}
