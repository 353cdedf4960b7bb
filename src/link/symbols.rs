//! Gives each file and each nested thing its place in the model, before any reference is followed.
//!
//! Ids and aliases are taken here, and those that stand twice reported; `nodes` writes what the graph holds of each
//! document, `outsiders` registers who lives beyond our walls.

mod clashes;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::base::diagnostic::Place;
use crate::base::english::without_article;
use crate::base::files::Files;
use crate::base::kind::Kind;
use crate::base::slug::{folded, is_keyword, slug};
use crate::base::source::Source;
use crate::base::span::Span;
use crate::model::graph::{Edge, Entity, Node};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::ThirdParty;
use crate::model::nested::Actor;
use crate::syntax::config;
use crate::syntax::content::document::{Document, Fields};

use super::counts::NodeCounts;
use super::keywords::{Keywords, NameMeaning};

/// Every name of a site, and what it leads to.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    /// The documents, drafts among them.
    pub(super) documents: Vec<Arc<Document>>,
    /// What stands before each id of the site's own, where it has such a prefix.
    pub(super) prefix: Option<Arc<str>>,
    /// The sources that documents come from, by their prefixes.
    pub(super) sources: BTreeMap<Arc<str>, Arc<Source>>,
    /// The prefixes of sources of which nothing could be read: what is wrong with them is said there.
    unread_sources: BTreeSet<Arc<str>>,
    /// Names that mean us.
    pub(super) keywords: Keywords,
    /// Documents that are part of the site, in the order of their paths.
    pub(super) order: Vec<usize>,
    /// All documents in the order of their paths: drafts, and what was left out, among them.
    by_path: Vec<usize>,
    /// By kind: folded id or alias → document.
    pub(super) names: Vec<HashMap<Arc<str>, usize>>,
    /// Ids of drafts that are left out, by kind.
    pub(super) drafts: Vec<HashSet<Arc<str>>>,
    /// Ids and aliases of files that were left out for want of an id of their own, by kind.
    left_out: Vec<HashSet<Arc<str>>>,
    /// Documents that share an id or alias with another.
    contested: HashSet<usize>,
    /// Ids and aliases that stand twice.
    clashes: Vec<Clash>,
    /// By document: its entity and node.
    pub(super) placed: Vec<Option<(Entity, NodeId)>>,
    /// By document: the entity and node of each nested thing, in the order of `Document::nested`.
    pub(super) nested: Vec<Vec<(Entity, Option<NodeId>)>>,
    /// By document: folded nested id or alias → its place in `Document::nested`.
    pub(super) nested_names: Vec<HashMap<Arc<str>, usize>>,
    /// Paths of content files → document.
    pub(super) paths: HashMap<Arc<str>, usize>,
    /// Slugs of names beyond our walls, those of sources behind their prefixes.
    pub(super) third_parties: HashMap<String, Id<ThirdParty>>,
    /// Where a file of a third party could not be read in full, by the prefixes of sources: names that are nobody's may be theirs.
    pub(super) third_parties_unread: HashSet<Option<Arc<str>>>,
    /// The node of each third party, by its id: those with files go before.
    pub(super) third_party_nodes: Vec<NodeId>,
    /// How many third parties have files.
    pub(super) filed_third_parties: usize,
    /// Where third parties have files, by the prefixes of sources; where none has, each name beyond our walls is one.
    pub(super) third_parties_filed: HashSet<Option<Arc<str>>>,
    /// Where event logs lie, and what was counted in them, of drafts too: these files are never published.
    pub(super) logs: Vec<String>,
}

/// The files that a journey names as its log and as what was counted in one, as they are written: one of them, where all is well.
pub(super) fn log_files(document: &Document) -> [Option<&str>; 2] {
    match &document.fields {
        Fields::Journey(journey) => {
            let log = journey.log.as_ref();
            let paths = [log.and_then(|log| log.file.as_ref()), log.and_then(|log| log.counts.as_ref())];
            paths.map(|path| path.map(|path| &*path.0.value))
        }
        _ => [None, None],
    }
}

/// An id or alias that stands twice, the second time in `document`.
#[derive(Clone, Copy, Debug)]
struct Clash {
    document: usize,
    /// Which of its aliases; none where it is the id.
    alias: Option<usize>,
    /// The document that had it first.
    other: usize,
}

/// What the symbols say of the graph: nodes, and what is nested in what.
#[derive(Debug, Default)]
pub(super) struct PlacedNodes {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

impl Symbols {
    /// Registers every document that is part of the site; drafts are part of it where `drafts`.
    pub(super) fn of(documents: &[Arc<Document>], config: &config::SiteConfig, drafts: bool) -> (Self, PlacedNodes) {
        let kinds = Kind::ALL.len();
        let n = documents.len();
        let mut symbols = Self {
            documents: documents.to_vec(),
            prefix: config.prefix.as_ref().map(|p| Arc::clone(&p.value)),
            sources: BTreeMap::new(),
            unread_sources: BTreeSet::new(),
            keywords: Keywords::default(),
            order: Vec::new(),
            by_path: Vec::new(),
            left_out: vec![HashSet::default(); kinds],
            contested: HashSet::default(),
            clashes: Vec::new(),
            names: vec![HashMap::default(); kinds],
            drafts: vec![HashSet::default(); kinds],
            placed: vec![None; n],
            nested: vec![Vec::new(); n],
            nested_names: Vec::new(),
            paths: HashMap::default(),
            third_parties: HashMap::default(),
            third_parties_unread: HashSet::default(),
            third_party_nodes: Vec::new(),
            filed_third_parties: 0,
            third_parties_filed: HashSet::default(),
            logs: documents
                .iter()
                .flat_map(|document| log_files(document).into_iter().flatten().filter_map(|path| document.resolve(path)))
                .collect(),
        };
        for source in documents.iter().filter_map(|document| document.source.as_ref()) {
            if !symbols.sources.contains_key(&source.prefix) {
                symbols.sources.insert(Arc::clone(&source.prefix), Arc::clone(source));
            }
        }
        let written = config.sources.iter().filter_map(|source| source.prefix.as_ref()).map(|prefix| &prefix.value);
        let written: Vec<&Arc<str>> = written.collect();
        let is_unread =
            |prefix: &&&Arc<str>| !symbols.sources.contains_key(**prefix) || written.iter().filter(|other| *other == *prefix).count() > 1;
        symbols.unread_sources = written.iter().filter(is_unread).map(|prefix| Arc::clone(prefix)).collect();
        let mut placed = PlacedNodes::default();
        symbols.register(drafts, &mut placed);
        let ours = symbols.order.iter().map(|&i| (i, &*symbols.documents[i]));
        symbols.keywords = Keywords::of(config, ours);
        symbols.register_third_parties(&mut placed);
        (symbols, placed)
    }

    /// Whether a file is an event log, or a link on the disk to one.
    pub(super) fn is_log(&self, files: &Files, path: &str) -> bool {
        self.logs.iter().filter_map(|log| files.find(log)).any(|(log, _)| files.lying(log) == files.lying(path))
    }

    fn register(&mut self, drafts: bool, out: &mut PlacedNodes) {
        let mut order: Vec<usize> = (0..self.documents.len()).collect();
        order.sort_by(|&a, &b| self.documents[a].path.cmp(&self.documents[b].path));
        self.by_path.clone_from(&order);
        order.retain(|&i| {
            let document = &self.documents[i];
            let draft = !drafts && document.is_draft();
            if draft {
                self.drafts[document.kind as usize].insert(Arc::clone(&document.id));
            }
            !draft && !document.id.is_empty()
        });
        self.register_ids(&mut order);
        self.register_aliases(&order);
        let mut counts = NodeCounts::default();
        self.paths.reserve(order.len());
        let mut nodes = 0;
        for &i in &order {
            self.paths.insert(Arc::clone(&self.documents[i].path), i);
            nodes = self.place_document(i, nodes, &mut counts);
        }
        // Places depend on what came before; what is written there does not.
        self.nested_names = (0..self.documents.len()).into_par_iter().map(|i| self.names_within(i)).collect();
        let write = |documents: &[usize]| {
            let nested: usize = documents.iter().map(|&i| self.nested[i].len()).sum();
            let (mut nodes, mut edges) = (Vec::with_capacity(documents.len() + nested), Vec::with_capacity(nested));
            for &i in documents {
                self.write_nodes(i, &mut nodes);
                self.contain(i, &mut edges);
            }
            (nodes, edges)
        };
        let written: Vec<(Vec<Node>, Vec<Edge>)> = order.par_chunks(512).map(write).collect();
        out.nodes.reserve_exact(nodes);
        for (nodes, edges) in written {
            out.nodes.extend(nodes);
            out.edges.extend(edges);
        }
        self.order = order;
    }

    /// Of two files with one kind and id, the later one is left out; one that is misplaced in any case, without a
    /// finding of its own.
    fn register_ids(&mut self, order: &mut Vec<usize>) {
        give_way(&self.documents, order);
        order.retain(|&i| {
            let document = &self.documents[i];
            let kind = document.kind as usize;
            let Some(&other) = self.names[kind].get(&document.id) else {
                self.names[kind].insert(Arc::clone(&document.id), i);
                return true;
            };
            self.clashes.push(Clash { document: i, alias: None, other });
            self.contested.insert(other);
            self.left_out[kind].extend(document.common.aliases.iter().map(|alias| Arc::clone(&alias.value)));
            if document.kind == Kind::ThirdParty {
                self.third_parties_unread.insert(document.prefix().map(Arc::from));
            }
            false
        });
    }

    fn register_aliases(&mut self, order: &[usize]) {
        for &i in order {
            let document = &self.documents[i];
            for (n, alias) in document.common.aliases.iter().enumerate() {
                let names = &mut self.names[document.kind as usize];
                match names.get(&alias.value) {
                    None => {
                        names.insert(Arc::clone(&alias.value), i);
                    }
                    Some(&other) => {
                        self.clashes.push(Clash { document: i, alias: Some(n), other });
                        self.contested.extend([i, other]);
                    }
                }
            }
        }
    }

    /// Whether a name is that of a file which was left out because another has its id: that is reported
    /// there, and nothing else need be. The same holds of what a source may have of which nothing could be read.
    pub(super) fn is_left_out(&self, kind: Kind, name: &str) -> bool {
        let is_unread = || name.split_once('/').is_some_and(|(prefix, _)| self.unread_sources.contains(prefix));
        self.left_out[kind as usize].contains(name) || is_unread()
    }

    /// Whether another document has an id or alias of this one, so that what is not found in it may lie there.
    pub(super) fn is_contested(&self, document: usize) -> bool {
        self.contested.contains(&document)
    }

    /// The document at a path, whether or not it is part of the site.
    pub(super) fn document_at(&self, path: &str) -> Option<usize> {
        let at = self.by_path.binary_search_by(|&i| (*self.documents[i].path).cmp(path)).ok()?;
        Some(self.by_path[at])
    }

    /// Documents that were placed, and what is nested in them.
    pub(super) fn things(&self, documents: &[usize]) -> impl Iterator<Item = Entity> {
        let files = documents.iter().filter_map(|&i| self.placed[i]).map(|(entity, _)| entity);
        files.chain(documents.iter().flat_map(|&i| &self.nested[i]).map(|&(entity, _)| entity))
    }

    /// A place in a document.
    pub(super) fn place(&self, document: usize, span: Span) -> Place {
        Place::new(&self.documents[document].path, span)
    }

    /// Whether a folded name, as it is looked up, is a keyword, a role, a team or a system.
    pub(super) fn is_ours(&self, folded: &str) -> bool {
        is_keyword(folded) || [Kind::Role, Kind::Team, Kind::System].iter().any(|k| self.names[*k as usize].contains_key(folded))
    }

    /// What a name in `by`, `from` or `to` of a document means, beyond the keywords themselves, and roles, teams and
    /// systems in `by`; none where it means someone beyond our walls.
    pub(super) fn meaning(&self, i: usize, written: &str) -> Option<NameMeaning> {
        let document = &self.documents[i];
        let (source, written) = self.scope(i, written);
        let name = slug(without_article(written));
        if self.keywords.is_us(source, &name) {
            return Some(NameMeaning::Us);
        }
        if self.keywords.customers.contains(&name) {
            return Some(NameMeaning::Persona);
        }
        let Fields::Journey(journey) = &document.fields else { return None };
        let personas = &self.names[Kind::Persona as usize];
        let own = journey.persona.as_ref().and_then(|persona| personas.get(&*self.key(i, &persona.folded())));
        if let Some(own) = own.map(|&own| &self.documents[own]) {
            let mut ids = std::iter::once(&own.id).chain(own.common.aliases.iter().map(|alias| &alias.value));
            if ids.any(|id| slug(own.own_name(id)) == name) {
                return Some(NameMeaning::Persona);
            }
        }
        let ours = self.keywords.ours(source, &name).or_else(|| self.keywords.ours(source, &slug(written)));
        ours.map(NameMeaning::Ours).or_else(|| personas.get(&*in_source(source, &folded(written))).map(|&other| NameMeaning::Other(other)))
    }

    /// The role, team, system or third party that is called so where document `i` comes from, by id, title or other name.
    pub(super) fn called(&self, i: usize, name: &str) -> Option<Actor> {
        let source = self.documents[i].prefix();
        let names = [slug(name), slug(without_article(name))];
        if let Some(ours) = names.iter().find_map(|name| self.keywords.ours(source, name)) {
            return match self.placed[ours] {
                Some((Entity::Role(id), _)) => Some(Actor::Role(id)),
                Some((Entity::Team(id), _)) => Some(Actor::Team(id)),
                Some((Entity::System(id), _)) => Some(Actor::System(id)),
                _ => None,
            };
        }
        names.iter().find_map(|name| self.third_parties.get(&*in_source(source, name))).map(|&third| Actor::ThirdParty(third))
    }

    /// The prefix of the source in which a name that document `from` writes is looked up, and the name without it. What has no prefix means the
    /// document's own source; the site's own prefix means the site's own.
    pub(super) fn scope<'n>(&'n self, from: usize, name: &'n str) -> (Option<&'n str>, &'n str) {
        if let Some((before, id)) = name.split_once('/') {
            let before = folded(before);
            if self.prefix.as_ref().is_some_and(|prefix| **prefix == *before) {
                return (None, id);
            }
            if let Some((prefix, _)) = self.sources.get_key_value(&*before) {
                return (Some(prefix), id);
            }
        }
        (self.documents.get(from).and_then(|document| document.prefix()), name)
    }

    /// A folded name that document `from` writes, as it is looked up.
    pub(super) fn key<'n>(&'n self, from: usize, name: &'n str) -> Cow<'n, str> {
        let (source, name) = self.scope(from, name);
        in_source(source, name)
    }
}

/// A name of a source, or of the site's own, as it is looked up.
pub(super) fn in_source<'n>(source: Option<&str>, name: &'n str) -> Cow<'n, str> {
    match source {
        Some(prefix) => Cow::Owned(format!("{prefix}/{name}")),
        None => Cow::Borrowed(name),
    }
}

/// Leaves a misplaced document out where another one has its kind and id.
fn give_way(documents: &[Arc<Document>], order: &mut Vec<usize>) {
    if order.iter().all(|&i| !documents[i].misplaced) {
        return;
    }
    let name = |i: usize| (documents[i].kind, &*documents[i].id);
    let taken: HashSet<(Kind, &str)> = order.iter().filter(|&&i| !documents[i].misplaced).map(|&i| name(i)).collect();
    order.retain(|&i| !documents[i].misplaced || !taken.contains(&name(i)));
}
