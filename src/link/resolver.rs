//! What resolving works on: a stretch of documents, what is known of the whole site, and what came of them so far.
//! The stages write into it, each in a file of its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::files::Files;
use crate::base::rule::Rule;
use crate::base::span::Span;
use crate::model::graph::{Edge, EdgeKind, Node};
use crate::model::id::NodeId;
use crate::model::{LinkDestination, Model};
use crate::syntax::config;
use crate::syntax::fields::record::SpannedText;

use super::models::ProcessModels;
use super::readings_table::Tables;
use super::symbols::Symbols;
use super::unknown::{Unknown, UnknownName};
use super::uses::FollowedName;

/// A text's value.
pub(super) fn text(t: &Option<SpannedText>) -> Option<Arc<str>> {
    t.as_ref().map(|t| Arc::clone(&t.value))
}

/// The values of texts.
pub(super) fn texts(list: &[SpannedText]) -> Vec<Arc<str>> {
    list.iter().map(|t| Arc::clone(&t.value)).collect()
}

/// What a stretch of documents says, before it is joined to the rest.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    /// The things, in the order of their ids, the first of each sort at 0.
    pub(super) model: Model,
    /// Where the links in each body lead, by document.
    pub(super) goals: Vec<(usize, Vec<LinkDestination>)>,
    pub(super) edges: Vec<Edge>,
    /// What was found, by document.
    pub(super) faults: Vec<(usize, UnknownName)>,
    /// Files that pages show, each with the document that names it.
    pub(super) assets: BTreeSet<(usize, Arc<str>)>,
    /// What is named without an edge, each with the document that names it.
    pub(super) aside: BTreeSet<(usize, NodeId)>,
    /// Whose title a summary tells, each with the document of that summary.
    pub(super) told: BTreeSet<(usize, NodeId)>,
    /// Every name that was followed, where somebody asks for them.
    pub(super) uses: Option<Vec<FollowedName>>,
}

/// Documents while they are filled in: what is known of the whole site, and what came of them.
pub(super) struct Resolver<'l> {
    pub(super) config: &'l config::SiteConfig,
    pub(super) files: &'l Files,
    /// The models that processes name.
    pub(super) models: &'l ProcessModels,
    pub(super) known: &'l Symbols,
    pub(super) nodes: &'l [Node],
    /// The tables of readings that were read so far.
    pub(super) tables: &'l Tables,
    /// The document that is being filled in; [`OF_SITE`] for `throughline.yaml`.
    pub(super) at: usize,
    pub(super) filled: Resolved,
}

/// Stands for `throughline.yaml` among the documents.
pub(super) const OF_SITE: usize = usize::MAX;

impl Resolver<'_> {
    pub(super) fn place(&self, document: usize, span: Span) -> Place {
        Place::new(&self.known.documents[document].path, span)
    }

    pub(super) fn report(&mut self, rule: &'static Rule, place: Place, message: impl Into<String>, help: Option<String>) {
        self.find(Diagnostic::new(rule, place, message).maybe_help(help));
    }

    /// Adds a finding to those of this document.
    pub(super) fn find(&mut self, diagnostic: Diagnostic) {
        self.filled.faults.push((self.at, UnknownName { diagnostic, unknown: None }));
    }

    /// Reports a name that leads nowhere; what it may have meant is found once all are known.
    pub(super) fn report_unknown(&mut self, unknown: Unknown, rule: &'static Rule, place: Place, message: impl Into<String>) {
        let diagnostic = Diagnostic::new(rule, place, message);
        self.filled.faults.push((self.at, UnknownName { diagnostic, unknown: Some(unknown) }));
    }

    /// Notes that a name at a place leads to a thing, where somebody asks for that.
    pub(super) fn used(&mut self, place: &Place, to: Option<NodeId>) {
        if let (Some(uses), Some(to)) = (&mut self.filled.uses, to) {
            uses.push(FollowedName { place: place.clone(), to });
        }
    }

    /// The same of a name in a document. Most sites are only read: then not even its place is made.
    pub(super) fn used_in(&mut self, document: usize, span: Span, to: Option<NodeId>) {
        if self.filled.uses.is_some() {
            let place = self.place(document, span);
            self.used(&place, to);
        }
    }

    /// The node of a document, where it has one.
    pub(super) fn node_of(&self, document: usize) -> Option<NodeId> {
        self.known.placed[document].map(|(_, node)| node)
    }

    pub(super) fn edge(&mut self, kind: EdgeKind, from: NodeId, to: NodeId, document: usize, span: Span) {
        let place = self.place(document, span);
        self.filled.edges.push(Edge { kind, from, to, place });
    }
}
