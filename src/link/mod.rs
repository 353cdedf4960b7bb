//! Floor 2: Documents → Model. Every reference is resolved here and only here.
//!
//! 1. [`registry`] gives each file and each nested thing its place in the model, by kind and id;
//!    ids that stand twice are reported.
//! 2. [`references`] looks names up; one that names nothing is a finding and a missing edge, so
//!    that the model can always be used.
//! 3. [`fill`], [`fill_journey`] and [`fill_process`] write each thing with its links.
//! 4. [`prose`] does the same for links in bodies, [`paths`] for files that are named.
//! 5. [`cycles`] finds rings of `parent` and `supports`, and cuts them.
//!
//! Linear in the files and their references. Absent: YAML, HTML, the disk.

mod cycles;
mod fill;
mod fill_journey;
mod fill_process;
mod paths;
mod prose;
mod references;
mod registry;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::files::Files;
use crate::base::rule::{self, Rule};
use crate::base::span::Span;
use crate::model::graph::{Edge, EdgeKind, Entity, Graph, Node, NodeId};
use crate::model::id::Id;
use crate::model::kinds::ThirdParty;
use crate::model::{Model, Site};
use crate::syntax::config;
use crate::syntax::document::Document;

/// The model, and what was wrong with the references.
#[derive(Debug)]
pub struct Linked {
    /// The graph.
    pub model: Model,
    /// What was found, in no particular order.
    pub findings: Vec<Diagnostic>,
    /// The files that pages show or link to, by their path in the site: to be copied.
    pub assets: BTreeSet<Arc<str>>,
}

/// Links documents into a model. Their order does not matter: files count in the order of their
/// paths. Drafts are left out unless `drafts`.
pub fn link(site: &config::Site, documents: &[Arc<Document>], files: &Files, drafts: bool) -> Linked {
    let mut linker = Linker::new(site, documents, files);
    linker.register(drafts);
    linker.register_third_parties();
    linker.fill_all();
    linker.fill_site();
    linker.link_prose();
    linker.cut_cycles();
    linker.finish()
}

/// What is known while linking.
struct Linker<'d> {
    config: &'d config::Site,
    documents: &'d [Arc<Document>],
    files: &'d Files,
    /// Documents that are part of the site, in the order of their paths.
    order: Vec<usize>,
    /// By kind: folded id or alias → document.
    names: Vec<HashMap<Arc<str>, usize>>,
    /// Ids of drafts that are left out, by kind.
    drafts: Vec<HashSet<Arc<str>>>,
    /// By document: its entity and node.
    placed: Vec<Option<(Entity, NodeId)>>,
    /// By document: the entity and node of each nested thing, in the order of `Document::nested`.
    nested: Vec<Vec<(Entity, Option<NodeId>)>>,
    /// By document: folded nested id or alias → its place in `Document::nested`.
    nested_names: Vec<HashMap<Arc<str>, usize>>,
    /// Paths of content files → document.
    paths: HashMap<Arc<str>, usize>,
    /// Slugs of names beyond our walls.
    third_parties: HashMap<String, Id<ThirdParty>>,
    /// Whether a file of a third party could not be read in full: names that are nobody's may be theirs.
    third_parties_unread: bool,
    /// The node of each third party, by its id.
    third_party_nodes: Vec<NodeId>,
    /// The nodes of third parties that no file describes.
    unfiled: Vec<NodeId>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    model: Model,
    findings: Vec<Diagnostic>,
    assets: BTreeSet<Arc<str>>,
}

impl<'d> Linker<'d> {
    fn new(config: &'d config::Site, documents: &'d [Arc<Document>], files: &'d Files) -> Self {
        let kinds = crate::base::terms::Kind::ALL.len();
        let n = documents.len();
        Self {
            config,
            documents,
            files,
            order: Vec::new(),
            names: vec![HashMap::default(); kinds],
            drafts: vec![HashSet::default(); kinds],
            placed: vec![None; n],
            nested: vec![Vec::new(); n],
            nested_names: vec![HashMap::default(); n],
            paths: HashMap::default(),
            third_parties: HashMap::default(),
            third_parties_unread: false,
            third_party_nodes: Vec::new(),
            unfiled: Vec::new(),
            nodes: Vec::new(),
            edges: Vec::new(),
            model: Model { goals: vec![Vec::new(); n], ..Model::default() },
            findings: Vec::new(),
            assets: BTreeSet::new(),
        }
    }

    fn place(&self, document: usize, span: Span) -> Place {
        Place::new(&self.documents[document].path, span)
    }

    fn report(&mut self, rule: &'static Rule, place: Place, message: impl Into<String>, help: Option<String>) {
        self.findings.push(Diagnostic::new(rule, place, message).maybe_help(help));
    }

    fn edge(&mut self, kind: EdgeKind, from: NodeId, to: NodeId, document: usize, span: Span) {
        let place = self.place(document, span);
        self.edges.push(Edge { kind, from, to, place });
    }

    /// What the site says of itself.
    fn fill_site(&mut self) {
        let config = self.config;
        let text = |t: &Option<crate::syntax::record::Text>| t.as_ref().map(|t| Arc::clone(&t.value));
        let usual = Site::default();
        let outcomes = config.outcomes.iter().filter_map(|r| self.site_outcome(r)).collect();
        self.model.site = Site {
            title: text(&config.title).unwrap_or_else(|| "Untitled".into()),
            us: text(&config.us).unwrap_or(usual.us),
            prefix: config.prefix.as_ref().map(|p| Arc::clone(&p.value)),
            language: config.language().into(),
            channels: config
                .channels
                .iter()
                .filter_map(|c| c.id.as_ref().map(|id| (Arc::clone(&id.value), text(&c.title).unwrap_or_else(|| Arc::clone(&id.value)))))
                .collect(),
            outcomes,
        };
        self.check_channels();
        if let Some(theme) = &config.theme {
            for path in [&theme.logo, &theme.font].into_iter().flatten() {
                let from: Arc<str> = config::NAME.into();
                if let Some(found) = self.named_file(&from, path, "theme") {
                    self.assets.insert(found);
                }
            }
        }
    }

    fn check_channels(&mut self) {
        let mut seen: HashMap<Arc<str>, Span> = HashMap::default();
        for id in self.config.channels.iter().filter_map(|c| c.id.as_ref()) {
            match seen.get(&id.value) {
                Some(&first) => {
                    let file: Arc<str> = config::NAME.into();
                    let message = format!("the channel `{}` stands twice", id.value);
                    let finding = Diagnostic::new(&rule::DUPLICATE_ID, Place::new(&file, id.span), message);
                    self.findings.push(finding.help("keep one of them").related(Place::new(&file, first), "the first one"));
                }
                None => {
                    seen.insert(Arc::clone(&id.value), id.span);
                }
            }
        }
    }

    fn finish(mut self) -> Linked {
        self.model.graph = Graph::new(self.nodes, self.edges);
        Linked { model: self.model, findings: self.findings, assets: self.assets }
    }
}
