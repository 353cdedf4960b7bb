//! `export --format json`: nodes and edges in their published shape, never the model's own types; what a
//! node's front matter says beyond them comes from [`written_fields`](crate::syntax::content::written_fields).
//!
//! - [`csv`]: the same as two tables.
//! - [`about`]: what of the graph belongs to one thing, where an export is cut to it.
//! - [`diagram`]: what of the model a drawing shows; [`dot`] and [`mermaid`] write it down.

pub mod about;
pub mod csv;
mod diagram;
pub mod dot;
pub mod mermaid;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::base::diagnostic::Place;
use crate::base::files::Files;
use crate::base::span::Lines;
use crate::model::id::NodeId;
use crate::model::{Model, graph};
use crate::syntax::content::document::Document;
use crate::syntax::content::written_fields::FieldsOfFile;

/// The version of the shape: raised when a reader of the old one could misread the new one.
pub const SCHEMA_VERSION: u32 = 1;

/// What of an address stands in a url as it is.
const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'/').remove(b'#');

/// The graph.
#[derive(Debug, Serialize)]
pub struct Graph {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// What is said of the site itself.
    pub site: Site,
    /// Sorted by address.
    pub nodes: Vec<Node>,
    /// Sorted by `from`, kind, `to`.
    pub edges: Vec<Edge>,
}

/// What is said of the site itself.
#[derive(Debug, Serialize)]
pub struct Site {
    /// What it is called.
    pub title: Arc<str>,
}

/// A thing that has an address.
#[derive(Debug, Serialize)]
pub struct Node {
    /// `KIND:ID`, or `KIND:ID#NESTED`.
    pub address: String,
    /// A kind of file, or of what is nested in one.
    pub kind: &'static str,
    /// Its title; a need's statement, a pain's or rule's text.
    pub title: Arc<str>,
    /// The file that describes it; none for a third party without one.
    pub file: Option<Arc<str>>,
    /// The line of its title, from 1.
    pub line: Option<usize>,
    /// Its page and anchor, from the root of the site, encoded.
    pub url: String,
    /// The rest of its front matter.
    pub fields: Map<String, Value>,
    /// How real a file is, whether or not it says so; none for what is nested in one.
    #[serde(skip)]
    pub status: Option<&'static str>,
    /// The address of the team that answers for a file: its own owner, else that of its parent.
    #[serde(skip)]
    pub owner: Option<String>,
}

/// What one thing says of another.
#[derive(Debug, Serialize)]
pub struct Edge {
    /// The field that makes it.
    pub kind: &'static str,
    /// The address of who says it.
    pub from: String,
    /// The address of whom it is said.
    pub to: String,
    /// The file that says it.
    pub file: Arc<str>,
    /// The line that says it, from 1.
    pub line: usize,
}

impl Graph {
    /// The published shape of a model and the documents it was made from, or of those of its nodes that
    /// are `kept`, and the edges between them. Linear in both, but for the sorting.
    pub fn new(model: &Model, documents: &[Arc<Document>], files: &Files, kept: Option<&BTreeSet<NodeId>>) -> Self {
        let is_kept = |node: NodeId| kept.is_none_or(|kept| kept.contains(&node));
        let mut lines = LineCounter { files, known: HashMap::new() };
        let mut fields: Vec<FieldsOfFile> = documents.iter().map(|document| FieldsOfFile::new(document)).collect();
        let addresses: Vec<String> = model.graph.nodes.iter().map(|node| node.address.to_string()).collect();
        let file_of = |node: &graph::Node| node.address.nested.is_none().then(|| model.profile(node.file));
        let mut nodes: Vec<Node> = model
            .graph
            .nodes
            .iter()
            .zip(&addresses)
            .zip((0..).map(NodeId))
            .filter(|(_, id)| is_kept(*id))
            .map(|((node, address), _)| Node {
                address: address.clone(),
                kind: node.entity.kind().word(),
                title: Arc::clone(&node.title),
                file: node.place.as_ref().map(|place| Arc::clone(&place.file)),
                line: node.place.as_ref().map(|place| lines.line(place)),
                url: utf8_percent_encode(&node.address.page(), ADDRESS).to_string(),
                fields: model
                    .profile(node.file)
                    .document
                    .and_then(|i| fields.get_mut(i))
                    .map(|of_file| of_file.take(node.address.nested.as_deref()))
                    .unwrap_or_default(),
                status: file_of(node).map(|profile| profile.status.word()),
                owner: file_of(node).and_then(|profile| profile.owner).map(|team| addresses[model.teams[team].node.index()].clone()),
            })
            .collect();
        nodes.sort_by(|a, b| a.address.cmp(&b.address));
        let address = |id: NodeId| addresses[id.index()].clone();
        let mut edges: Vec<Edge> = model
            .graph
            .edges
            .iter()
            .filter(|edge| is_kept(edge.from) && is_kept(edge.to))
            .map(|edge| Edge {
                kind: edge.kind.word(),
                from: address(edge.from),
                to: address(edge.to),
                file: Arc::clone(&edge.place.file),
                line: lines.line(&edge.place),
            })
            .collect();
        edges.sort_by(|a, b| (&a.from, a.kind, &a.to).cmp(&(&b.from, b.kind, &b.to)));
        Self { schema_version: SCHEMA_VERSION, site: Site { title: Arc::clone(&model.site.title) }, nodes, edges }
    }
}

/// Counts lines, each file's once.
struct LineCounter<'f> {
    files: &'f Files,
    known: HashMap<Arc<str>, Lines<'f>>,
}

impl LineCounter<'_> {
    fn line(&mut self, place: &Place) -> usize {
        let files = self.files;
        let lines =
            self.known.entry(Arc::clone(&place.file)).or_insert_with(|| Lines::new(files.text(&place.file).map_or("", |text| &**text)));
        lines.position(place.span.start).line
    }
}
