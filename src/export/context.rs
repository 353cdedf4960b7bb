//! `context`: one thing and what hangs on it, as Markdown for somebody who joins, or for an assistant.
//!
//! 1. Its facts: what its front matter says but for what names other things, which are neighbours.
//! 2. What is nested in it, each with its facts; its text as it is written, the headings lower by three.
//! 3. What was found in it.
//! 4. Its neighbours: what it or something nested in it names or is named by, in the first step; what these do, in the next. What it is nested
//!    in is one step away, however deep. Each with its address and file, sorted by address.
//!
//! Linear in the edges of what is told, but for the sorting.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::Value;

use crate::base::files::Files;
use crate::base::kind::NodeKind;
use crate::base::span::{Lines, Span};
use crate::check::Findings;
use crate::model::Model;
use crate::model::graph::{Edge, EdgeKind};
use crate::model::id::NodeId;
use crate::model::kinds::OwnerSource;
use crate::syntax::content::document::Document;
use crate::syntax::content::front_matter::cut;

use crate::syntax::content::written_fields::{FieldsOfFile, PlainFields};

/// What is told, and of what.
#[derive(Clone, Copy, Debug)]
pub struct ContextOf<'a> {
    /// The graph.
    pub model: &'a Model,
    /// The documents that it was made from, in the order of the model.
    pub documents: &'a [Arc<Document>],
    /// What these were read from.
    pub files: &'a Files,
    /// What was found.
    pub findings: &'a Findings,
    /// The thing.
    pub subject: NodeId,
    /// How many steps away neighbours are told.
    pub depth: usize,
}

impl ContextOf<'_> {
    /// All of it.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        let (model, node) = (self.model, self.model.node(self.subject));
        let _ = writeln!(out, "# {}\n\n{}", one_line(&model.plain_title(self.subject)), self.place(self.subject));
        let parts = self.parts();
        let document = model.profile(node.file).document.and_then(|at| self.documents.get(at));
        if let Some(document) = document {
            let mut fields = FieldsOfFile::new(document);
            let facts = self.facts(self.subject, fields.take(node.address.nested.as_deref()));
            section(&mut out, "Facts", &facts);
            let mut nested = String::new();
            for &part in &parts {
                let _ = writeln!(nested, "- **{}**: {}", one_line(&model.plain_title(part)), self.place(part));
                nested.push_str(&indented(&self.facts(part, fields.take(model.node(part).address.nested.as_deref()))));
            }
            section(&mut out, "What is in it", &nested);
            section(&mut out, "Text", &self.text(document));
        }
        section(&mut out, "Findings", &self.found(&parts));
        self.neighbours(&mut out, parts);
        out
    }

    /// What is nested in it, in the order of the file.
    fn parts(&self) -> Vec<NodeId> {
        let file = self.model.node(self.subject).file;
        let mut within = BTreeSet::from([self.subject]);
        // What is nested in a file follows it, and what is nested deeper follows that.
        for node in self.model.nested_in(file) {
            if self.model.graph.naming(node, EdgeKind::Contains).any(|holder| within.contains(&holder)) {
                within.insert(node);
            }
        }
        within.remove(&self.subject);
        within.into_iter().collect()
    }

    /// Its address, its kind, and where it is described.
    fn place(&self, id: NodeId) -> String {
        let node = self.model.node(id);
        let kind = match node.entity.kind() {
            NodeKind::File(kind) => kind.spoken(),
            NodeKind::Nested(nested) => nested.word(),
        };
        let file = node.place.as_ref().map_or_else(
            || "no file describes it".to_owned(),
            |place| {
                let text = self.files.text(&place.file).map_or("", |text| &**text);
                format!("{}:{}", place.file, Lines::new(text).position(place.span.start).line)
            },
        );
        format!("`{}`, {kind}, {file}", node.address)
    }

    /// What its front matter says, without what only names neighbours.
    fn facts(&self, id: NodeId, fields: PlainFields) -> String {
        let edges = self.model.graph.edges_from(id);
        let mut out = String::new();
        for (key, value) in &fields {
            let is_edge = edges.iter().any(|edge| edge.kind.word() == key);
            if !(is_edge && only_names(value)) {
                fact(&mut out, 0, key, value);
            }
        }
        if let Some((owner, source)) = self.inherited_owner(id) {
            let _ = writeln!(out, "- owner: `{owner}`, {source}");
        }
        out
    }

    /// Who answers for a file that does not say so itself.
    fn inherited_owner(&self, id: NodeId) -> Option<(String, &'static str)> {
        let profile = self.model.profile(id);
        let owner = profile.owner.filter(|_| self.model.node(id).file == id)?;
        let source = match profile.owner_source {
            OwnerSource::Written => return None,
            OwnerSource::Whole => "of what it is part of",
            OwnerSource::CodeOwners => "by CODEOWNERS",
        };
        Some((self.model.node(self.model.teams[owner].node).address.to_string(), source))
    }

    /// The body of a file, or the section of a nested thing, as it is written.
    fn text(&self, document: &Document) -> String {
        let source = self.files.text(&document.path).map_or("", |text| &**text);
        let body = cut(source).map_or(Span::new(0, source.len()), |cut| cut.body);
        let headings = &document.prose.headings;
        let (from, to) = match &self.model.node(self.subject).address.nested {
            None => (body.start, body.end),
            Some(id) => {
                let is_its = |at: usize| document.nested.get(at).is_some_and(|thing| thing.id.as_ref() == Some(id));
                let Some(&(_, first)) = document.sections.iter().find(|(at, _)| is_its(*at)) else { return String::new() };
                let level = headings[first].level;
                let next = headings[first + 1..].iter().find(|next| next.top && next.level <= level);
                (headings[first].span.end, next.map_or(body.end, |next| next.span.start))
            }
        };
        // Headings stand below those of this page.
        let mut out = String::new();
        let mut at = from;
        for heading in headings.iter().filter(|heading| heading.span.start >= from && heading.span.start < to) {
            out.push_str(Span { start: at, end: heading.span.start }.of(source));
            let is_marked = source[heading.span.start as usize..].starts_with('#');
            out.push_str(if is_marked { &"###"[..usize::from((6 - heading.level.min(6)).min(3))] } else { "" });
            at = heading.span.start;
        }
        out.push_str(Span { start: at, end: to }.of(source));
        out.trim().to_owned() + "\n"
    }

    /// What was found in it or in something nested in it.
    fn found(&self, parts: &[NodeId]) -> String {
        let of: BTreeSet<String> = parts.iter().chain([&self.subject]).map(|&node| self.model.node(node).address.to_string()).collect();
        let mut out = String::new();
        for f in self.findings.list.iter().filter(|f| f.subject.as_ref().is_some_and(|subject| of.contains(subject))) {
            let help = f.help.as_ref().map(|help| format!(" Help: {}.", one_line(help))).unwrap_or_default();
            let _ =
                writeln!(out, "- {}:{}:{}: {}[{}]: {}.{help}", f.file, f.line, f.column, f.severity.word(), f.rule, one_line(&f.message));
        }
        out
    }

    /// What is near, step by step.
    fn neighbours(&self, out: &mut String, parts: Vec<NodeId>) {
        let mut met: BTreeSet<NodeId> = parts.iter().copied().chain([self.subject]).collect();
        let mut at: Vec<NodeId> = std::iter::once(self.subject).chain(parts).collect();
        for step in 1..=self.depth {
            let mut near: BTreeMap<NodeId, Vec<String>> = BTreeMap::new();
            if step == 1 {
                self.holders()
                    .into_iter()
                    .skip(1)
                    .for_each(|holder| near.entry(holder).or_default().push("holds it, further out".to_owned()));
            }
            for &node in &at {
                for edge in self.model.graph.edges_from(node).iter().filter(|edge| !met.contains(&edge.to)) {
                    near.entry(edge.to).or_default().push(self.says(edge, true));
                }
                for edge in self.model.graph.edges_to(node).filter(|edge| !met.contains(&edge.from)) {
                    near.entry(edge.from).or_default().push(self.says(edge, false));
                }
            }
            if near.is_empty() {
                return;
            }
            let mut told: Vec<_> = near.iter().collect();
            told.sort_by_key(|(node, _)| &self.model.node(**node).address);
            let mut list = String::new();
            for (&node, how) in told {
                let summary = self.summary(node).map(|summary| format!(". {}", one_line(&summary))).unwrap_or_default();
                let _ = writeln!(list, "- **{}**: {}{summary}", one_line(&self.model.plain_title(node)), self.place(node));
                how.iter().for_each(|how| {
                    let _ = writeln!(list, "  - {how}");
                });
            }
            let away = if step == 1 { "One step away".to_owned() } else { format!("{step} steps away") };
            section(out, &away, &list);
            at = near.into_keys().collect();
            met.extend(&at);
        }
    }

    /// What it is nested in, the innermost first.
    fn holders(&self) -> Vec<NodeId> {
        let holder = |&node: &NodeId| self.model.graph.naming(node, EdgeKind::Contains).next();
        std::iter::successors(holder(&self.subject), holder).collect()
    }

    /// What an edge says, told of the far end.
    fn says(&self, edge: &Edge, leads_there: bool) -> String {
        let near = &self.model.node(if leads_there { edge.from } else { edge.to }).address;
        match (edge.kind, leads_there) {
            (EdgeKind::Contains, true) => format!("is in `{near}`"),
            (EdgeKind::Contains, false) => format!("holds `{near}`"),
            (EdgeKind::Mentions, true) => format!("`{near}` links to it in its text"),
            (EdgeKind::Mentions, false) => format!("links to `{near}` in its text"),
            (kind, true) => format!("`{near}` names it in `{kind}`"),
            (kind, false) => format!("names `{near}` in `{kind}`"),
        }
    }

    /// What a file says of itself in a sentence.
    fn summary(&self, id: NodeId) -> Option<String> {
        let profile = self.model.profile(id);
        let summary = profile.summary.as_ref().filter(|_| self.model.node(id).file == id)?;
        Some(summary.plain(self.model).into_owned())
    }
}

/// A section with what it holds, where it holds anything.
fn section(out: &mut String, heading: &str, content: &str) {
    if !content.trim().is_empty() {
        let _ = write!(out, "\n## {heading}\n\n{content}");
    }
}

/// Whether a value is names and nothing else.
fn only_names(value: &Value) -> bool {
    match value {
        Value::Array(all) => all.iter().all(only_names),
        Value::String(_) => true,
        _ => false,
    }
}

/// A field as an item of a list, what is in it below.
fn fact(out: &mut String, depth: usize, key: &str, value: &Value) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            let _ = writeln!(out, "{indent}- {key}:");
            fields.iter().for_each(|(key, value)| fact(out, depth + 1, key, value));
        }
        Value::Array(all) if all.iter().all(|each| !each.is_object() && !each.is_array()) && all.len() == 1 => {
            fact(out, depth, key, &all[0])
        }
        Value::Array(all) => {
            let _ = writeln!(out, "{indent}- {key}:");
            all.iter().for_each(|value| {
                let _ = writeln!(out, "{indent}  - {}", short(value));
            });
        }
        Value::String(text) => {
            let _ = writeln!(out, "{indent}- {key}: {}", one_line(text));
        }
        Value::Bool(_) | Value::Number(_) => {
            let _ = writeln!(out, "{indent}- {key}: {value}");
        }
    }
}

/// An entry of a list, in one line.
fn short(value: &Value) -> String {
    match value {
        Value::String(text) => one_line(text),
        Value::Object(fields) => fields.iter().map(|(key, value)| format!("{key}: {}", short(value))).collect::<Vec<_>>().join("; "),
        Value::Array(all) => all.iter().map(short).collect::<Vec<_>>().join(", "),
        plain => plain.to_string(),
    }
}

/// Items, one level deeper.
fn indented(items: &str) -> String {
    items.lines().fold(String::new(), |out, line| out + "  " + line + "\n")
}

/// A text without breaks.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
