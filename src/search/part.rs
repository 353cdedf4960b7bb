//! The index of a site: whole, or in parts where the site is large.

use std::sync::Arc;

use crate::analysis::reach::Reach;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::model::Model;
use crate::model::id::NodeId;
use crate::syntax::content::document::Document;

use super::entries::SearchEntries;
use super::index::SearchIndex;
use super::options::MOST_IN_ONE;
use super::stop_words;

/// What is searched.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'m> {
    /// Everything that can be found.
    pub entries: SearchEntries<'m>,
    /// Which outcomes things help to bring about.
    pub reach: &'m Reach,
}

/// Which part of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartName {
    /// What is asked first.
    First,
    /// The files of a kind, and what is nested in them.
    OfKind(Kind),
}

impl PartName {
    /// Its name in the published index.
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "index",
            Self::OfKind(kind) => kind.word(),
        }
    }

    /// Its file, from the root of the site.
    pub fn path(self) -> String {
        format!("search/{}.js", self.word())
    }
}

/// A part of the index of a site.
#[derive(Debug)]
pub struct SearchPart<'m> {
    /// What is searched.
    pub searched: Searched<'m>,
    /// Which part it is.
    pub name: PartName,
    /// What can be found in it, by number, in the order of the graph: what holds a thing stands before it.
    pub nodes: Vec<NodeId>,
    /// The words of these.
    pub index: SearchIndex,
    /// Words that are left out of questions.
    pub left_out: Vec<&'static str>,
}

impl<'m> Searched<'m> {
    /// All of a site.
    pub fn new(model: &'m Model, documents: &'m [Arc<Document>], reach: &'m Reach) -> Self {
        Self { entries: SearchEntries { model, documents }, reach }
    }

    /// The parts of its index, the first one first.
    pub fn part_names(&self) -> Vec<PartName> {
        let files = self.files().count();
        let kinds = Kind::ALL.iter().copied().filter(|&kind| self.files().any(|file| self.entries.model.file_kind(file) == kind));
        let further = kinds.map(PartName::OfKind).filter(|_| files > MOST_IN_ONE);
        std::iter::once(PartName::First).chain(further).collect()
    }

    /// A part of its index.
    pub fn part(&self, name: PartName) -> SearchPart<'m> {
        let SearchEntries { model, .. } = self.entries;
        let is_in_short = name == PartName::First && self.files().count() > MOST_IN_ONE;
        let nodes: Vec<NodeId> = (0..)
            .map(NodeId)
            .take(model.graph.nodes.len())
            .filter(|&node| match name {
                PartName::First => !is_in_short || model.node(node).file == node,
                PartName::OfKind(kind) => model.file_kind(node) == kind,
            })
            .collect();
        let left_out = stop_words::of(&model.site.language);
        let index = SearchIndex::of(nodes.len(), &left_out, |at, texts| self.entries.collect(nodes[at], is_in_short, texts));
        SearchPart { searched: *self, name, nodes, index, left_out }
    }

    fn files(&self) -> impl Iterator<Item = NodeId> {
        let nodes = self.entries.model.graph.nodes.iter();
        (0..).map(NodeId).zip(nodes).filter(|(id, node)| node.file == *id).map(|(id, _)| id)
    }
}

/// Whether things of a kind lie in files of one.
pub(super) fn lies_in(kind: NodeKind, file: Kind) -> bool {
    match kind {
        NodeKind::File(kind) => kind == file,
        NodeKind::Nested(Nested::Step | Nested::Rule) => file == Kind::Process,
        NodeKind::Nested(Nested::Need) => file == Kind::Persona,
        NodeKind::Nested(Nested::Measure) => matches!(file, Kind::Outcome | Kind::Journey | Kind::Process | Kind::Service),
        NodeKind::Nested(_) => file == Kind::Journey,
    }
}
