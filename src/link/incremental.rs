//! Linking again after a change: where no name, id or anchor of the site is another than before, only
//! the documents that changed are written anew into the model; everything else says what it said.
//!
//! A site in which names lead nowhere is linked again like one in which all hold: what was found is remembered
//! by document. Anything less usual (a file more or less, an id, an alias, an anchor, a draft, a field that
//! cannot be read) is linked from the start. That a model linked again equals one linked from the start, and what
//! is said of it too, is held by a property test over random edits.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::files::Files;
use crate::base::kind::Kind;
use crate::base::slug::fold;
use crate::model::Model;
use crate::model::id::NodeId;
use crate::syntax::config;
use crate::syntax::content::document::{Document, Fields};

use super::candidates::{Helps, findings_with_help};
use super::cycles::cut_rings;
use super::keywords::names_of_ours;
use super::models::ProcessModels;
use super::outsiders::outside_names;
use super::readings_table::Tables;
use super::resolver::{Resolved, Resolver};
use super::symbols::{Symbols, log_files};
use super::unknown::UnknownNames;
use super::{Linked, inherit_owners};

/// What linking again builds on.
#[derive(Debug, Default)]
pub struct LinkCache {
    pub(super) symbols: Symbols,
    /// Files that pages show, each with the document that names it.
    pub(super) assets: BTreeSet<(usize, Arc<str>)>,
    /// What is named without an edge, each with the document that names it.
    pub(super) aside: BTreeSet<(usize, NodeId)>,
    /// Whose title a summary tells, each with the document of that summary.
    pub(super) told: BTreeSet<(usize, NodeId)>,
    /// What was found, by document.
    pub(super) faults: UnknownNames,
    /// What names that lead nowhere may have meant.
    pub(super) helps: Helps,
    /// Documents of which a link was cut because it closed a ring.
    pub(super) cut: BTreeSet<usize>,
    /// Whether drafts were part of the site.
    pub(super) drafts: bool,
}

/// The most documents that are worth linking apart.
const MOST: usize = 64;

impl LinkCache {
    /// Whether a file is the event log of a journey, or a link on the disk to one.
    pub fn is_log(&self, files: &Files, path: &str) -> bool {
        self.symbols.is_log(files, path)
    }

    /// Which documents have to be written anew, where the rest of the site need not be linked for their
    /// sake: those that differ from what was linked before, and those of which a ring took a link. None where
    /// all must be linked.
    pub fn changed(&self, documents: &[Arc<Document>], drafts: bool) -> Option<Vec<usize>> {
        let old = &self.symbols.documents;
        if drafts != self.drafts || old.len() != documents.len() {
            return None;
        }
        let mut changed: Vec<usize> = (0..old.len()).filter(|&i| !Arc::ptr_eq(&old[i], &documents[i])).collect();
        let is_filed = |document: &Document| self.symbols.third_parties_filed.contains(&document.prefix().map(Arc::from));
        let alike = |&i: &usize| is_named_alike(&old[i], &documents[i], is_filed(&old[i]));
        if changed.len() + self.cut.len() > MOST || !changed.iter().all(alike) {
            return None;
        }
        changed.extend(&self.cut);
        changed.sort_unstable();
        changed.dedup();
        Some(changed)
    }

    /// Writes the documents that changed into the model that was linked from the others.
    /// `config` and all files but these documents' are as they were. None where the model is not the one
    /// that this remembers.
    pub fn link_again(
        mut self,
        mut model: Model,
        changed: &[usize],
        documents: &[Arc<Document>],
        config: &config::SiteConfig,
        files: &Files,
        models: &ProcessModels,
    ) -> Option<Linked> {
        let mut nodes = std::mem::take(&mut model.graph.nodes);
        for &i in changed {
            let old = std::mem::replace(&mut self.symbols.documents[i], Arc::clone(&documents[i]));
            self.forget_helps(i, &old);
            let Some((_, first)) = self.symbols.placed[i] else { continue };
            let mut own = Vec::new();
            self.symbols.write_nodes(i, &mut own);
            for (at, node) in own.into_iter().enumerate() {
                let at = first.index() + at;
                // The summary of another document tells the title that was.
                let is_told = || self.told.iter().any(|&(of, told)| told.index() == at && !changed.contains(&of));
                if nodes[at].title != node.title && is_told() {
                    return None;
                }
                nodes[at] = node;
            }
        }
        let tables = Tables::default();
        for &i in changed.iter().filter(|&&i| self.symbols.placed[i].is_some()) {
            let mut filling = Resolver {
                config,
                files,
                models,
                known: &self.symbols,
                nodes: &nodes,
                tables: &tables,
                at: i,
                filled: Resolved::default(),
            };
            filling.fill(i);
            let filled = filling.filled;
            let mut edges = filled.edges;
            self.symbols.contain(i, &mut edges);
            self.write(i, filled.model, &mut model);
            model.graph.replace(self.range(i, nodes.len())?, edges);
            self.assets.retain(|(of, _)| *of != i);
            self.assets.extend(filled.assets);
            self.aside.retain(|(of, _)| *of != i);
            self.aside.extend(filled.aside);
            self.told.retain(|(of, _)| *of != i);
            self.told.extend(filled.told);
            self.faults.remove(&i);
            for (i, fault) in filled.faults {
                self.faults.entry(i).or_default().push(fault);
            }
            for (i, goals) in filled.goals {
                model.goals[i] = goals;
            }
        }
        model.graph.nodes = nodes;
        model.graph.find_inverses();
        Some(self.finish(model, config, files))
    }

    /// Takes rings out of a model that is written, and says all that was found.
    pub(super) fn finish(mut self, mut model: Model, config: &config::SiteConfig, files: &Files) -> Linked {
        model.weak_references = self.aside.iter().map(|&(_, node)| node).collect();
        let mut findings = findings_with_help(&self.faults, &mut self.helps, &self.symbols, files, config);
        findings.extend(self.symbols.duplicates());
        let rings = cut_rings(&mut model);
        self.cut = rings.cut.iter().filter_map(|path| self.symbols.document_at(path)).collect();
        findings.extend(rings.findings);
        inherit_owners(&mut model);
        let assets = self.assets.iter().map(|(_, path)| Arc::clone(path)).collect();
        Linked { model, findings, assets, memory: self }
    }

    /// Forgets what was said of names because of the titles that a document had, or has now.
    fn forget_helps(&mut self, i: usize, old: &Document) {
        if self.helps.is_empty() {
            return;
        }
        let new = &self.symbols.documents[i];
        let titles = [fold(old.title()), fold(new.title())];
        let (kind, differs) = (new.kind, titles[0] != titles[1]);
        self.helps.retain(|unknown, _| !unknown.may_mean(i, kind, differs.then_some(&titles)));
    }

    /// The nodes of a document: its own and those of what is nested in it.
    fn range(&self, i: usize, nodes: usize) -> Option<std::ops::Range<usize>> {
        let first = self.symbols.placed[i]?.1.index();
        let nested = self.symbols.nested[i].iter().filter(|(_, node)| node.is_some()).count();
        (first + nested < nodes).then_some(first..first + nested + 1)
    }

    /// Puts the things of one document in the places that they have in the whole model.
    fn write(&self, i: usize, own: Model, model: &mut Model) {
        let entities =
            self.symbols.placed[i].map(|(entity, _)| entity).into_iter().chain(self.symbols.nested[i].iter().map(|&(entity, _)| entity));
        model.replace(entities, own);
    }
}

/// Whether a document has all the names that it had, and none that it did not have: what other files say
/// of it is said of both alike.
fn is_named_alike(old: &Document, new: &Document, third_parties_filed: bool) -> bool {
    let aliases = |d: &Document| d.common.aliases.iter().map(|a| Arc::clone(&a.value)).collect::<Vec<_>>();
    let nested_alike = || {
        old.nested.len() == new.nested.len()
            && old.nested.iter().zip(&new.nested).all(|(a, b)| (a.kind, &a.id, &a.aliases) == (b.kind, &b.id, &b.aliases))
    };
    let anchors = |d: &Document| d.prose.headings.iter().map(|h| Arc::clone(&h.anchor)).collect::<Vec<_>>();
    old.path == new.path
        && old.source == new.source
        && old.kind == new.kind
        // Third parties are named by their titles too.
        && new.kind != Kind::ThirdParty
        && (old.broken, old.misplaced, old.is_draft()) == (new.broken, new.misplaced, new.is_draft())
        && old.common.written.faulty() == new.common.written.faulty()
        && old.id == new.id
        // What others link to may be a log from now on.
        && log_files(old) == log_files(new)
        && aliases(old) == aliases(new)
        && nested_alike()
        && anchors(old) == anchors(new)
        // Teams and systems are named by their titles where a touchpoint says who meets whom.
        && names_of_ours(old) == names_of_ours(new)
        && (third_parties_filed || (outside_names(old), persona_of(old)) == (outside_names(new), persona_of(new)))
}

/// Who walks a journey, as written: in it, this name is no third party's.
fn persona_of(document: &Document) -> Option<&str> {
    match &document.fields {
        Fields::Journey(journey) => journey.persona.as_ref().map(|persona| &*persona.written),
        _ => None,
    }
}
