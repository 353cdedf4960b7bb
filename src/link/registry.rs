//! Gives each file and each nested thing its place in the model, before any reference is followed.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::rule;
use crate::base::slug::{fold, is_id, slug};
use crate::base::span::Span;
use crate::base::terms::{Address, Kind, Nested};
use crate::model::graph::{Edge, EdgeKind, Entity, Node, NodeId};
use crate::model::id::Id;
use crate::model::kinds::ThirdParty;
use crate::syntax::config;
use crate::syntax::document::{Document, Fields, NestedThing};
use crate::syntax::fields::Ref;

use super::counts::Counts;
use super::keywords::Keywords;
use super::strays::{self, Strays};

/// Every name of a site, and what it leads to.
#[derive(Debug, Default)]
pub(super) struct Registry {
    /// The documents, drafts among them.
    pub(super) documents: Vec<Arc<Document>>,
    /// What stands before each id, where the site has such a prefix.
    prefix: Option<Arc<str>>,
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
    /// Slugs of names beyond our walls.
    pub(super) third_parties: HashMap<String, Id<ThirdParty>>,
    /// Whether a file of a third party could not be read in full: names that are nobody's may be theirs.
    pub(super) third_parties_unread: bool,
    /// The node of each third party, by its id.
    pub(super) third_party_nodes: Vec<NodeId>,
    /// Whether third parties have files; where none has, each name beyond our walls is one.
    pub(super) third_parties_filed: bool,
    /// Files that are no content, by their names; looked for when a name first means nothing.
    pub(super) strays: OnceLock<Strays>,
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

/// What the registry says of the graph: nodes, and what is nested in what.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

impl Registry {
    /// Registers every document that is part of the site; drafts are part of it where `drafts`.
    pub(super) fn of(documents: &[Arc<Document>], config: &config::Site, drafts: bool) -> (Self, Placed) {
        let kinds = Kind::ALL.len();
        let n = documents.len();
        let mut registry = Self {
            documents: documents.to_vec(),
            prefix: config.prefix.as_ref().map(|p| Arc::clone(&p.value)),
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
            third_parties_unread: false,
            third_party_nodes: Vec::new(),
            third_parties_filed: false,
            strays: OnceLock::new(),
        };
        let mut placed = Placed::default();
        registry.register(drafts, &mut placed);
        let ours = registry.order.iter().map(|&i| (i, &*registry.documents[i]));
        registry.keywords = Keywords::of(config, ours);
        registry.register_third_parties(&mut placed);
        (registry, placed)
    }

    fn register(&mut self, drafts: bool, out: &mut Placed) {
        let mut order: Vec<usize> = (0..self.documents.len()).collect();
        order.sort_by(|&a, &b| self.documents[a].path.cmp(&self.documents[b].path));
        self.by_path.clone_from(&order);
        order.retain(|&i| {
            let document = &self.documents[i];
            let draft = !drafts && document.common.draft.is_some_and(|d| d.0);
            if draft {
                self.drafts[document.kind as usize].insert(Arc::clone(&document.id));
            }
            !draft && !document.id.is_empty()
        });
        self.register_ids(&mut order);
        self.register_aliases(&order);
        let mut counts = Counts::default();
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
        strays::give_way(&self.documents, order);
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
            self.third_parties_unread |= document.kind == Kind::ThirdParty;
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

    /// Ids and aliases that stand twice, as findings, with both places.
    pub(super) fn duplicates(&self) -> impl Iterator<Item = Diagnostic> {
        self.clashes.iter().filter_map(|clash| self.duplicate(*clash))
    }

    fn duplicate(&self, Clash { document: i, alias, other }: Clash) -> Option<Diagnostic> {
        let (document, first) = (&self.documents[i], &self.documents[other]);
        let Some(alias) = alias else {
            let message = format!("two {} have the id `{}`", document.kind.folder(), document.id);
            let finding = Diagnostic::new(&rule::DUPLICATE_ID, self.place(i, document.id_span), message);
            let help = "give one of them an `id:` of its own";
            return Some(finding.help(help).related(self.place(other, first.id_span), "the first one"));
        };
        let alias = document.common.aliases.get(alias)?;
        let (message, help) = if other != i {
            let message = format!("the alias `{}` is another {}'s id or alias", alias.value, document.kind.spoken());
            (message, "take the alias out, or rename the other one")
        } else if alias.value == document.id {
            (format!("the alias `{}` is this file's own id", alias.value), "take the alias out")
        } else {
            (format!("the alias `{}` stands twice in this file", alias.value), "take the alias out")
        };
        let finding = Diagnostic::new(&rule::DUPLICATE_ID, self.place(i, alias.span), message);
        Some(finding.help(help).related(self.place(other, span_of(first, &alias.value)), "the other one"))
    }

    /// Whether a name is that of a file which was left out because another has its id: that is reported
    /// there, and nothing else need be.
    pub(super) fn is_left_out(&self, kind: Kind, name: &str) -> bool {
        self.left_out[kind as usize].contains(name)
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

    /// Gives a document and what is nested in it their entities and nodes, from `base` on; where the next
    /// document begins.
    fn place_document(&mut self, i: usize, base: usize, counts: &mut Counts) -> usize {
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
    fn names_within(&self, i: usize) -> HashMap<Arc<str>, usize> {
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
            Some(prefix) => format!("{prefix}/{}", document.id).into(),
            None => Arc::clone(&document.id),
        };
        let address = Address::file(document.kind, id);
        nodes.push(Node {
            address: address.clone(),
            entity,
            title: Arc::clone(document.title()),
            place: Some(self.place(i, document.title_span())),
            file,
            aliases: document.common.aliases.iter().map(|a| Arc::clone(&a.value)).collect(),
            derived: false,
            blank: document.common.written.blank().to_vec(),
            sorts_by: OnceLock::new(),
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
                sorts_by: OnceLock::new(),
            });
        }
    }

    /// Edges from the file, or the stage or touchpoint, to what is nested in it.
    pub(super) fn contain(&self, i: usize, edges: &mut Vec<Edge>) {
        let Some((_, file)) = self.placed[i] else { return };
        let (mut stage, mut touchpoint) = (file, file);
        for (thing, &(_, child)) in self.documents[i].nested.iter().zip(&self.nested[i]) {
            let Some(child) = child else { continue };
            let parent = match thing.kind {
                Nested::Touchpoint => stage,
                Nested::Pain => touchpoint,
                _ => file,
            };
            match thing.kind {
                Nested::Stage => stage = child,
                Nested::Touchpoint => touchpoint = child,
                _ => {}
            }
            edges.push(Edge { kind: EdgeKind::Contains, from: parent, to: child, place: self.place(i, thing.title_span) });
        }
    }

    fn place(&self, document: usize, span: Span) -> Place {
        Place::new(&self.documents[document].path, span)
    }

    /// Registers who lives beyond our walls: files first, then, where there are none, every name
    /// in `by`, `from` and `to` that is nobody else's, in the order of paths and places.
    fn register_third_parties(&mut self, out: &mut Placed) {
        for &i in &self.order {
            let document = &self.documents[i];
            let (Fields::ThirdParty(fields), Some((Entity::ThirdParty(id), node))) = (&document.fields, self.placed[i]) else {
                continue;
            };
            self.third_parties_filed = true;
            self.third_party_nodes.push(node);
            let written = &document.common.written;
            self.third_parties_unread |=
                document.broken || ["title", "id", "aliases", "also_called"].iter().any(|field| written.is_faulty(field));
            let names = fields.also_called.iter().map(|t| slug(&t.value));
            let own = [slug(document.title()), document.id.to_string()];
            for name in own.into_iter().chain(names).chain(document.common.aliases.iter().map(|a| a.value.to_string())) {
                self.third_parties.entry(name).or_insert(id);
            }
        }
        self.third_parties_filed |= !self.drafts[Kind::ThirdParty as usize].is_empty();
        if self.third_parties_filed {
            return;
        }
        let mut met: HashSet<Arc<str>> = HashSet::default();
        for &i in &self.order {
            for name in outside_names(&self.documents[i]) {
                if !met.insert(Arc::clone(&name)) {
                    continue;
                }
                let name = self.local(&name);
                let slugged = slug(name);
                let folded = fold(name);
                let is_left_out = [Kind::Team, Kind::System].iter().any(|&kind| self.is_left_out(kind, &folded));
                if is_left_out
                    || self.is_ours(&folded)
                    || self.meant(i, name).is_some()
                    || self.third_parties.contains_key(&slugged)
                    || !is_id(&slugged)
                {
                    continue;
                }
                let node = NodeId(out.nodes.len() as u32);
                let id = Id::new(self.third_party_nodes.len());
                self.third_party_nodes.push(node);
                out.nodes.push(Node {
                    address: Address::file(Kind::ThirdParty, slugged.as_str()),
                    entity: Entity::ThirdParty(id),
                    title: name.into(),
                    place: None,
                    file: node,
                    aliases: Vec::new(),
                    derived: false,
                    blank: Vec::new(),
                    sorts_by: OnceLock::new(),
                });
                self.third_parties.insert(slugged, id);
            }
        }
    }

    /// Whether a folded name is a keyword, a team or a system.
    pub(super) fn is_ours(&self, folded: &str) -> bool {
        matches!(folded, "persona" | "us" | "nobody")
            || [Kind::Team, Kind::System].iter().any(|k| self.names[*k as usize].contains_key(folded))
    }

    /// A name without the prefix of this site, where it has it.
    pub(super) fn local<'n>(&self, name: &'n str) -> &'n str {
        match (&self.prefix, name.split_once('/')) {
            (Some(prefix), Some((source, id))) if **prefix == fold(source) => id,
            _ => name,
        }
    }
}

/// The id of a nested thing. What lost its own to a fault still needs an address that nothing else has.
fn own_id(thing: &NestedThing, n: usize) -> Arc<str> {
    thing.id.clone().unwrap_or_else(|| format!("tl-{}-{n}", thing.kind).into())
}

/// Where a document writes an id: as its own, else as its first alias of that name.
fn span_of(document: &Document, id: &str) -> Span {
    let alias = document.common.aliases.iter().find(|a| *a.value == *id).filter(|_| *document.id != *id);
    alias.map_or(document.id_span, |a| a.span)
}

/// The names in `by`, `from` and `to`, in the order written.
pub(super) fn outside_names(document: &Document) -> Vec<Arc<str>> {
    fn written<T>(r: &Ref<T>) -> (u32, Arc<str>) {
        (r.span.start, Arc::clone(&r.written))
    }
    let mut names: Vec<(u32, Arc<str>)> = match &document.fields {
        Fields::Journey(journey) => journey
            .stages
            .iter()
            .flat_map(|s| &s.touchpoints)
            .flat_map(|t| t.from.iter().map(written).chain(t.to.iter().map(written)))
            .collect(),
        Fields::Process(process) => {
            process.by.iter().map(written).chain(process.steps.iter().filter_map(|s| s.by.as_ref()).map(written)).collect()
        }
        _ => Vec::new(),
    };
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
}
