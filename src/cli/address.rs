//! Addresses as arguments: `process:refund`, or `refund` where only one thing is called so.

use anyhow::{Result, anyhow, bail};

use crate::base::address::Address;
use crate::base::diagnostic::quote;
use crate::base::slug::fold;
use crate::base::suggest::nearest;
use crate::model::Model;
use crate::model::graph::Node;
use crate::model::id::NodeId;

/// What an address names, old ids included. An id alone will do where one thing has it that is `meant`.
pub(super) fn node(model: &Model, written: &str, meant: impl Fn(&Node) -> bool) -> Result<NodeId> {
    match Address::parse(written) {
        Some(address) => model.find(&address).ok_or_else(|| not_found(model, written, &address)),
        None => by_id(model, written, meant),
    }
}

fn not_found(model: &Model, written: &str, address: &Address) -> anyhow::Error {
    let known: Vec<String> = model.graph.nodes.iter().filter(|n| n.address.kind == address.kind).map(|n| n.address.to_string()).collect();
    match nearest(&address.to_string(), known.iter().map(String::as_str)) {
        Some(near) => anyhow!("nothing is at {}; did you mean `{near}`?", quote(written)),
        None => anyhow!("nothing is at {}; `throughline export` lists all addresses", quote(written)),
    }
}

/// The one thing with this id: a file's, or `file#nested`.
fn by_id(model: &Model, written: &str, meant: impl Fn(&Node) -> bool) -> Result<NodeId> {
    let wanted = fold(written);
    let (file, nested) = wanted.split_once('#').map_or((&*wanted, None), |(file, nested)| (file, Some(nested)));
    let has = |node: &Node| {
        let of_file = model.node(node.file);
        let same_file = *of_file.address.id == *file || of_file.aliases.iter().any(|alias| **alias == *file);
        same_file && node.address.nested.as_deref() == nested
    };
    let found: Vec<(NodeId, &Node)> = (0..).map(NodeId).zip(&model.graph.nodes).filter(|(_, node)| has(node)).collect();
    let of_those_meant: Vec<NodeId> = found.iter().filter(|(_, node)| meant(node)).map(|(id, _)| *id).collect();
    match (&found[..], &of_those_meant[..]) {
        (_, [only]) | ([(only, _)], _) => Ok(*only),
        ([], _) => {
            let ids = model.graph.nodes.iter().filter(|node| node.address.nested.is_none());
            match nearest(file, ids.clone().map(|node| &*node.address.id)).and_then(|near| ids.clone().find(|n| *n.address.id == *near)) {
                Some(near) => bail!("nothing is called {}; did you mean `{}`?", quote(written), near.address),
                None => bail!("nothing is called {}; write KIND:ID, as in `process:refund` or `team:front-desk`", quote(written)),
            }
        }
        (several, _) => {
            let addresses: Vec<String> = several.iter().map(|(_, node)| format!("`{}`", node.address)).collect();
            bail!("{} things are called {}: write {}", several.len(), quote(written), addresses.join(" or "))
        }
    }
}
