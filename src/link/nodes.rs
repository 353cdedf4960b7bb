//! What the graph holds of a document: its own node, those of what is nested in it, and which of them lies in which.
//!
//! Entities and nodes are first numbered, document after document, then written, each document by itself.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::base::address::Address;
use crate::base::kind::Nested;
use crate::model::graph::{Edge, EdgeKind, Node, SortKey};
use crate::model::id::NodeId;
use crate::syntax::content::document::NestedThing;

use super::counts::NodeCounts;
use super::symbols::Symbols;

impl Symbols {
    /// Gives a document and what is nested in it their entities and nodes, from `base` on; where the next
    /// document begins.
    pub(super) fn place_document(&mut self, i: usize, base: usize, counts: &mut NodeCounts) -> usize {
        let document = &self.documents[i];
        self.placed[i] = Some((counts.file(document.kind), NodeId(base as u32)));
        let mut next = base + 1;
        self.nested[i].reserve_exact(document.nested.len());
        for thing in &document.nested {
            let bare = matches!(thing.kind, Nested::Pain | Nested::Rule) && thing.id.is_none();
            let child = (!bare).then_some(NodeId(next as u32));
            next += usize::from(child.is_some());
            self.nested[i].push((counts.nested(thing.kind), child));
        }
        next
    }

    /// What is nested in a document that was placed, by its ids and old ids.
    pub(super) fn names_within(&self, i: usize) -> HashMap<Arc<str>, usize> {
        let mut names = HashMap::default();
        names.reserve(self.nested[i].len());
        for (n, (thing, (_, child))) in self.documents[i].nested.iter().zip(&self.nested[i]).enumerate() {
            if child.is_some() {
                for name in std::iter::once(&own_id(thing, n)).chain(&thing.aliases) {
                    names.entry(Arc::clone(name)).or_insert(n);
                }
            }
        }
        names
    }

    /// Writes the nodes of a document that was placed: its own, then those of what is nested in it.
    pub(super) fn write_nodes(&self, i: usize, nodes: &mut Vec<Node>) {
        let document = &self.documents[i];
        let Some((entity, file)) = self.placed[i] else { return };
        let id: Arc<str> = match &self.prefix {
            Some(prefix) if document.source.is_none() => format!("{prefix}/{}", document.id).into(),
            _ => Arc::clone(&document.id),
        };
        let address = Address::file(document.kind, id);
        nodes.push(Node {
            address: address.clone(),
            entity,
            title: Arc::clone(document.title()),
            place: Some(self.place(i, document.title_span())),
            file,
            aliases: document.common.aliases.iter().map(|a| document.own_name(&a.value).into()).collect(),
            derived: false,
            blank: document.common.written.blank().to_vec(),
            sorts_by: SortKey::default(),
        });
        for (n, (thing, &(entity, child))) in document.nested.iter().zip(&self.nested[i]).enumerate() {
            if child.is_none() {
                continue;
            }
            nodes.push(Node {
                address: address.with(own_id(thing, n)),
                entity,
                title: Arc::clone(&thing.title),
                place: Some(self.place(i, thing.title_span)),
                file,
                aliases: thing.aliases.clone(),
                derived: !thing.id_written,
                blank: thing.blank.clone(),
                sorts_by: SortKey::default(),
            });
        }
    }

    /// Edges from the file, or from the innermost thing that a nested one lies in.
    pub(super) fn contain(&self, i: usize, edges: &mut Vec<Edge>) {
        let Some((_, file)) = self.placed[i] else { return };
        let mut around: Vec<(u32, NodeId)> = Vec::new();
        for (thing, &(_, child)) in self.documents[i].nested.iter().zip(&self.nested[i]) {
            let Some(child) = child else { continue };
            while around.last().is_some_and(|&(end, _)| end <= thing.span.start) {
                around.pop();
            }
            let parent = around.last().map_or(file, |&(_, node)| node);
            around.push((thing.span.end, child));
            edges.push(Edge { kind: EdgeKind::Contains, from: parent, to: child, place: self.place(i, thing.title_span) });
        }
    }
}

/// The id of a nested thing. What lost its own to a fault still needs an address that nothing else has.
fn own_id(thing: &NestedThing, n: usize) -> Arc<str> {
    thing.id.clone().unwrap_or_else(|| format!("tl-{}-{n}", thing.kind).into())
}
