//! Linking again after a change: where no name, id or anchor of the site is another than before, only
//! the documents that changed are written anew into the model; everything else says what it said.
//!
//! Anything less usual (a file more or less, an id, an alias, an anchor, a draft, a fault) is linked from
//! the start. That a model linked again equals one linked from the start is held by a property test
//! over random edits.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::files::Files;
use crate::base::terms::Kind;
use crate::model::Model;
use crate::model::graph::NodeId;
use crate::syntax::config;
use crate::syntax::document::Document;

use super::cycles::has_ring;
use super::fill::{Filled, Filling};
use super::registry::{Registry, outside_names};
use super::{Linked, inherit_owners};

/// What linking again builds on.
#[derive(Debug)]
pub struct Memory {
    pub(super) registry: Registry,
    /// Files that pages show, each with the document that names it.
    pub(super) assets: BTreeSet<(usize, Arc<str>)>,
    /// What is named without an edge, each with the document that names it.
    pub(super) aside: BTreeSet<(usize, NodeId)>,
    /// Whether every reference led somewhere.
    pub(super) sound: bool,
    /// Whether drafts were part of the site.
    pub(super) drafts: bool,
}

/// The most documents that are worth linking apart.
const MOST: usize = 64;

impl Memory {
    /// Which documents differ from those linked before, where the rest of the site need not be
    /// linked for their sake; none where it must be.
    pub fn changed(&self, documents: &[Arc<Document>], drafts: bool) -> Option<Vec<usize>> {
        let old = &self.registry.documents;
        if !self.sound || drafts != self.drafts || old.len() != documents.len() {
            return None;
        }
        let changed: Vec<usize> = (0..old.len()).filter(|&i| !Arc::ptr_eq(&old[i], &documents[i])).collect();
        let alike =
            |&i: &usize| self.registry.placed[i].is_some() && is_named_alike(&old[i], &documents[i], self.registry.third_parties_filed);
        (changed.len() <= MOST && changed.iter().all(alike)).then_some(changed)
    }

    /// Writes the documents that changed into the model that was linked from the others. None where
    /// a reference of theirs leads nowhere or round in a ring: then everything has to be linked.
    /// `config` and all files but these documents' are as they were.
    pub fn link_again(
        mut self,
        mut model: Model,
        changed: &[usize],
        documents: &[Arc<Document>],
        config: &config::Site,
        files: &Files,
    ) -> Option<Linked> {
        let mut nodes = std::mem::take(&mut model.graph.nodes);
        for &i in changed {
            self.registry.documents[i] = Arc::clone(&documents[i]);
            let mut own = Vec::new();
            self.registry.write_nodes(i, &mut own);
            let first = self.registry.placed[i]?.1.index();
            for (at, node) in own.into_iter().enumerate() {
                nodes[first + at] = node;
            }
        }
        for &i in changed {
            let mut filling = Filling { config, files, known: &self.registry, nodes: &nodes, filled: Filled::default() };
            filling.fill(i);
            let filled = filling.filled;
            if !filled.findings.is_empty() {
                return None;
            }
            let mut edges = filled.edges;
            self.registry.contain(i, &mut edges);
            self.write(i, filled.model, &mut model);
            model.graph.replace(self.range(i, nodes.len())?, edges);
            self.assets.retain(|(of, _)| *of != i);
            self.assets.extend(filled.assets);
            self.aside.retain(|(of, _)| *of != i);
            self.aside.extend(filled.aside);
            for (i, goals) in filled.goals {
                model.goals[i] = goals;
            }
        }
        model.graph.nodes = nodes;
        model.named_aside = self.aside.iter().map(|&(_, node)| node).collect();
        if has_ring(&model.graph) {
            return None;
        }
        model.graph.find_inverses();
        inherit_owners(&mut model);
        let assets = self.assets.iter().map(|(_, path)| Arc::clone(path)).collect();
        Some(Linked { model, findings: Vec::new(), assets, memory: self })
    }

    /// The nodes of a document: its own and those of what is nested in it.
    fn range(&self, i: usize, nodes: usize) -> Option<std::ops::Range<usize>> {
        let first = self.registry.placed[i]?.1.index();
        let nested = self.registry.nested[i].iter().filter(|(_, node)| node.is_some()).count();
        (first + nested < nodes).then_some(first..first + nested + 1)
    }

    /// Puts the things of one document in the places that they have in the whole model.
    fn write(&self, i: usize, own: Model, model: &mut Model) {
        let entities =
            self.registry.placed[i].map(|(entity, _)| entity).into_iter().chain(self.registry.nested[i].iter().map(|&(entity, _)| entity));
        model.replace(entities, own);
    }
}

/// Whether a document has all the names that it had, and none that it did not have.
fn is_named_alike(old: &Document, new: &Document, third_parties_filed: bool) -> bool {
    let whole = |d: &Document| {
        !d.broken && !d.common.written.has_faulty() && d.faults.iter().all(|f| f.rule.adjustable) && !d.common.draft.is_some_and(|f| f.0)
    };
    let aliases = |d: &Document| d.common.aliases.iter().map(|a| Arc::clone(&a.value)).collect::<Vec<_>>();
    let nested_alike = || {
        old.nested.len() == new.nested.len()
            && old.nested.iter().zip(&new.nested).all(|(a, b)| (a.kind, &a.id, &a.aliases) == (b.kind, &b.id, &b.aliases))
    };
    let anchors = |d: &Document| d.prose.headings.iter().map(|h| Arc::clone(&h.anchor)).collect::<Vec<_>>();
    whole(old)
        && whole(new)
        && old.path == new.path
        && old.kind == new.kind
        // Third parties are named by their titles too.
        && new.kind != Kind::ThirdParty
        && old.id == new.id
        && aliases(old) == aliases(new)
        && nested_alike()
        && anchors(old) == anchors(new)
        && (third_parties_filed || outside_names(old) == outside_names(new))
}
