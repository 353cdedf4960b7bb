//! A thing for other programs: what its file says of it and who names it, as plain values, which become a Markdown twin of its page
//! ([`markdown`]), or a page of a wiki or a word processor ([`xhtml`]).
//!
//! Absent: figures and pictures. They are worked out from more than the thing, and pages and `insights.json` have them.

pub mod markdown;
pub mod xhtml;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::base::kind::NodeKind;
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;
use crate::site::Site;
use crate::syntax::content::written_fields::{FieldsOfFile, PlainFields};

/// What is said of a file's thing.
#[derive(Debug)]
pub struct ThingSheet {
    /// The thing.
    pub node: NodeId,
    /// What it says of itself.
    pub facts: Vec<SheetFact>,
    /// What is nested in it, in the order of the file.
    pub parts: Vec<(NodeId, Vec<SheetFact>)>,
    /// What names it, or something nested in it, each with the fields that do.
    pub named_by: Vec<(NodeId, Vec<&'static str>)>,
}

/// A fact: its name in words, and what it says.
#[derive(Debug)]
pub struct SheetFact {
    /// `volume per month`.
    pub name: String,
    /// What it says.
    pub says: FactValue,
}

/// What a fact says.
#[derive(Debug)]
pub enum FactValue {
    /// Plain words, in a line.
    Words(String),
    /// Other things.
    Things(Vec<NodeId>),
}

impl ThingSheet {
    /// Of a file's node. The values are those that are written, no default among them.
    pub fn of(site: &Site, node: NodeId) -> Self {
        let model = &site.model;
        let document = model.profile(node).document.and_then(|at| site.documents.get(at));
        let mut fields = document.map(|document| FieldsOfFile::new(document));
        let mut facts = |id: NodeId| {
            let nested = model.node(id).address.nested.as_deref();
            facts_of(model, id, fields.as_mut().map(|fields| fields.take(nested)).unwrap_or_default())
        };
        let own = facts(node);
        let parts = model.nested_in(node).filter(|&part| part != node).map(|part| (part, facts(part))).collect();
        Self { node, facts: own, parts, named_by: named_by(model, node) }
    }
}

/// What kind of thing a node is, in words.
pub(super) fn kind_of(model: &Model, node: NodeId) -> &'static str {
    match model.node(node).entity.kind() {
        NodeKind::File(kind) => kind.spoken(),
        NodeKind::Nested(nested) => nested.word(),
    }
}

fn facts_of(model: &Model, node: NodeId, fields: PlainFields) -> Vec<SheetFact> {
    let mut things: BTreeMap<&'static str, Vec<NodeId>> = BTreeMap::new();
    for edge in model.graph.edges_from(node).iter().filter(|edge| !matches!(edge.kind, EdgeKind::Contains | EdgeKind::Mentions)) {
        things.entry(edge.kind.word()).or_default().push(edge.to);
    }
    let plain = fields.iter().filter(|(key, value)| key.as_str() != "aliases" && !(things.contains_key(key.as_str()) && names_only(value)));
    let mut facts: Vec<SheetFact> = plain
        .filter_map(|(key, value)| Some(SheetFact { name: key.replace('_', " "), says: FactValue::Words(in_words(value)?) }))
        .collect();
    let of_things = things.into_iter().map(|(key, to)| SheetFact { name: key.replace('_', " "), says: FactValue::Things(to) });
    facts.extend(of_things);
    facts
}

/// Whether a value is names and nothing else: the things that they lead to say it better.
fn names_only(value: &Value) -> bool {
    match value {
        Value::Array(all) => all.iter().all(names_only),
        Value::String(_) => true,
        Value::Object(fields) => fields.keys().all(|key| matches!(key.as_str(), "to" | "informal")),
        _ => false,
    }
}

/// A value in a line of words; none where it says nothing.
fn in_words(value: &Value) -> Option<String> {
    let joined = |parts: Vec<String>, between: &str| (!parts.is_empty()).then(|| parts.join(between));
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Array(all) => joined(all.iter().filter_map(in_words).collect(), "; "),
        Value::Object(fields) => joined(
            fields.iter().filter_map(|(key, value)| Some(format!("{}: {}", key.replace('_', " "), in_words(value)?))).collect(),
            ", ",
        ),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::Number(number) => Some(number.to_string()),
    }
}

/// Who names a file's thing or something in it, the thing itself aside, in the order of titles.
fn named_by(model: &Model, node: NodeId) -> Vec<(NodeId, Vec<&'static str>)> {
    let mut by: BTreeMap<NodeId, BTreeSet<&'static str>> = BTreeMap::new();
    for part in std::iter::once(node).chain(model.nested_in(node)) {
        for edge in model.graph.edges_to(part).filter(|edge| edge.kind != EdgeKind::Contains && model.node(edge.from).file != node) {
            by.entry(edge.from).or_default().insert(edge.kind.word());
        }
    }
    let mut by: Vec<(NodeId, Vec<&'static str>)> = by.into_iter().map(|(node, fields)| (node, fields.into_iter().collect())).collect();
    by.sort_by(|a, b| model.by_title(a.0, b.0));
    by
}
