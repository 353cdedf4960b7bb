//! What each thing says of itself and names, in two revisions.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::base::vocabulary::Better;
use crate::model::Model;
use crate::model::graph::{Edge, EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::nested::Touchpoint;
use crate::syntax::content::document::{Document, Fields};
use crate::syntax::content::written_fields::{FieldsOfFile, PlainFields};

use super::pairs::Pairs;
use super::phrases::{field, field_change, title};
use super::{ChangeKind, ChangeLevel, Found, Revision, SiteChange, Subject};

/// Keys that are told otherwise: by what has another id, or by the title.
const TOLD_OTHERWISE: &[&str] = &["aliases", "id"];

/// What all things that are in both say otherwise.
pub(super) fn changes(before: &Revision<'_>, after: &Revision<'_>, pairs: &Pairs) -> Vec<Found> {
    let (mut was, mut is) = (FieldsOfRevision::new(before), FieldsOfRevision::new(after));
    let mut found = Vec::new();
    for (old, now) in pairs.both() {
        let pair = ThingPair { before, after, pairs, old, now };
        if pair.has_same_text() && pair.names_the_same() {
            pair.of_touchpoints(&mut found);
            continue;
        }
        let (was, is) = (was.take(old), is.take(now));
        pair.title(&was, &is, &mut found);
        let keys: BTreeSet<&String> = was.keys().chain(is.keys()).filter(|key| !TOLD_OTHERWISE.contains(&key.as_str())).collect();
        for key in keys {
            pair.field(key, was.get(key).unwrap_or(&Value::Null), is.get(key).unwrap_or(&Value::Null), &mut found);
        }
        pair.of_touchpoints(&mut found);
    }
    found
}

/// The fields of the files of a revision, each read when it is first asked for: most are the same in both.
struct FieldsOfRevision<'s> {
    model: &'s Model,
    documents: &'s [Arc<Document>],
    read: Vec<Option<FieldsOfFile>>,
}

impl<'s> FieldsOfRevision<'s> {
    fn new(revision: &Revision<'s>) -> Self {
        let read = revision.documents.iter().map(|_| None).collect();
        Self { model: revision.model(), documents: revision.documents, read }
    }

    /// What a thing says; each can be asked once.
    fn take(&mut self, node: NodeId) -> PlainFields {
        let Some(document) = self.model.profile(node).document else { return PlainFields::default() };
        let of_file = self.read[document].get_or_insert_with(|| FieldsOfFile::new(&self.documents[document]));
        of_file.take(self.model.node(node).address.nested.as_deref())
    }
}

/// A thing that is in both.
#[derive(Clone, Copy)]
struct ThingPair<'r, 's> {
    before: &'r Revision<'s>,
    after: &'r Revision<'s>,
    pairs: &'r Pairs,
    old: NodeId,
    now: NodeId,
}

impl ThingPair<'_, '_> {
    fn entity(&self, revision: &Revision<'_>, node: NodeId) -> Entity {
        revision.model().node(node).entity
    }

    /// Whether the file that says it is the same in both, byte by byte. Where a process takes its steps of a model, its own file
    /// does not say them.
    fn has_same_text(&self) -> bool {
        fn said<'s>(revision: &Revision<'s>, node: NodeId) -> Option<&'s str> {
            let document = &revision.documents[revision.model().profile(node).document?];
            let has_model = matches!(&document.fields, Fields::Process(process) if process.bpmn.is_some());
            revision.files.text(&document.path).filter(|_| !has_model).map(|text| &**text)
        }
        let (was, is) = (said(self.before, self.old), said(self.after, self.now));
        was.is_some() && was == is
    }

    /// Whether all that it names is the same in both.
    fn names_the_same(&self) -> bool {
        let (was, is) = (self.before.model().graph.edges_from(self.old), self.after.model().graph.edges_from(self.now));
        let names: BTreeSet<(EdgeKind, NodeId)> = is.iter().map(|edge| (edge.kind, edge.to)).collect();
        let stays = |edge: &Edge| self.pairs.after(edge.to).is_some_and(|to| names.contains(&(edge.kind, to)));
        was.len() == is.len() && was.iter().all(stays)
    }

    /// Who serves it, of a touchpoint.
    fn of_touchpoints(&self, found: &mut Vec<Found>) {
        if let (Entity::Touchpoint(was), Entity::Touchpoint(is)) = (self.entity(self.before, self.old), self.entity(self.after, self.now)) {
            self.service(was, is, found);
        }
    }

    fn name(&self) -> String {
        title(self.after.model(), self.now)
    }

    fn found(&self, kind: ChangeKind, level: ChangeLevel, (was, is): (Value, Value), text: String) -> Found {
        let address = self.after.model().node(self.now).address.clone();
        Found { subject: Subject::After(self.now), change: SiteChange { kind, level, address, was, is, text, is_figure: false } }
    }

    /// What it is called, where no field of its own says that.
    fn title(&self, was: &PlainFields, is: &PlainFields, found: &mut Vec<Found>) {
        let (old, new) = (self.before.model().plain_title(self.old), self.after.model().plain_title(self.now));
        let is_text = ["statement", "text"].iter().any(|key| was.contains_key(*key) || is.contains_key(*key));
        if old != new && !is_text {
            let text = format!("*{old}* is called *{new}* now");
            found.push(self.found(ChangeKind::Field, ChangeLevel::Any, (json!(old), json!(new)), text));
        }
    }

    fn field(&self, key: &str, was: &Value, is: &Value, found: &mut Vec<Found>) {
        let (old, new) = (self.named(self.before.model(), self.old, key), self.named(self.after.model(), self.now, key));
        if !old.is_empty() || !new.is_empty() {
            return self.names(key, (was, &old), (is, &new), found);
        }
        if usual(key, was) == usual(key, is) || (key == "status" && self.is_told_as_retired()) {
            return;
        }
        let is_title = matches!(self.entity(self.after, self.now), Entity::Need(_) | Entity::Pain(_) | Entity::Rule(_));
        let text = match key {
            "statement" | "text" if is_title => format!("{} reads {} now", title(self.before.model(), self.old), self.name()),
            _ => field_change(&self.name(), key, was, is),
        };
        found.push(self.found(ChangeKind::Field, self.level(key, was, is), (was.clone(), is.clone()), text));
    }

    /// What a field names, in the order in which it does.
    fn named(&self, model: &Model, node: NodeId, key: &str) -> Vec<NodeId> {
        let edges = model.graph.edges_from(node).iter();
        let mut edges: Vec<_> = edges.filter(|edge| edge.kind.word() == key && edge.kind != EdgeKind::Contains).collect();
        edges.sort_by_key(|edge| edge.place.span.start);
        edges.into_iter().map(|edge| edge.to).collect()
    }

    /// A field that names other things: whom it names otherwise, and what it says of them.
    fn names(&self, key: &str, (was, old): (&Value, &[NodeId]), (is, new): (&Value, &[NodeId]), found: &mut Vec<Found>) {
        let (gone, fresh) = self.pairs.differing(&old.iter().copied().collect(), &new.iter().copied().collect());
        if gone.is_empty() && fresh.is_empty() {
            // Names may be written otherwise; conditions are told.
            if conditions(was) != conditions(is) {
                let text = format!("{}: {} says otherwise under which condition", self.name(), field(key));
                found.push(self.found(ChangeKind::Edge, ChangeLevel::Any, (was.clone(), is.clone()), text));
            }
            return;
        }
        // Who serves a touchpoint is told for itself, unless it is only another step of the same process.
        if key == "served_by" && self.serving_differs() {
            return;
        }
        let titles = |model: &Model, nodes: &[NodeId]| nodes.iter().map(|&node| title(model, node)).collect::<Vec<_>>().join(", ");
        let (gone_titles, new_titles) = (titles(self.before.model(), &gone), titles(self.after.model(), &fresh));
        let (name, words) = (self.name(), field(key));
        let text = match (gone.is_empty(), fresh.is_empty()) {
            (true, false) if old.is_empty() => format!("{name}: {words}: {new_titles}"),
            (true, false) => format!("{name}: {words}: {new_titles} as well"),
            (false, true) => format!("{name}: {words}: no longer {gone_titles}"),
            _ => format!("{name}: {words}: {new_titles} (was {gone_titles})"),
        };
        let is_left = new.is_empty() && (is.is_null() || is.as_array().is_some_and(Vec::is_empty));
        let level = if is_left { self.level(key, was, &Value::Null) } else { ChangeLevel::Any };
        found.push(self.found(ChangeKind::Edge, level, (was.clone(), is.clone()), text));
    }

    /// How much it weighs that a field says something else.
    fn level(&self, key: &str, was: &Value, is: &Value) -> ChangeLevel {
        let numbers = was.as_f64().zip(is.as_f64());
        let is_gone = !was.is_null() && is.is_null();
        let is_worse = match (self.entity(self.after, self.now), key) {
            (Entity::Touchpoint(_), "moment_of_truth") if was == &json!(true) && is != &json!(true) => return ChangeLevel::Lost,
            (Entity::Touchpoint(_) | Entity::Step(_), "within") => is_gone || numbers.is_some_and(|(was, is)| is > was),
            (Entity::Service(_), "promise" | "response") => is_gone,
            (Entity::Measure(measure), "target") => match self.after.model().measures[measure].better {
                Some(Better::Up) => numbers.is_some_and(|(was, is)| is < was),
                Some(Better::Down) => numbers.is_some_and(|(was, is)| is > was),
                None => false,
            },
            (Entity::Process(process), "owner") => is_gone && self.after.model().processes[process].profile.owner.is_none(),
            (Entity::Step(_), "accountable") => is_gone,
            _ => false,
        };
        if is_worse { ChangeLevel::Worse } else { ChangeLevel::Any }
    }

    /// Whether it is told as a loss, or as a change of places, that a status is another.
    fn is_told_as_retired(&self) -> bool {
        let model = self.after.model();
        let is_walked = matches!(model.node(self.now).entity, Entity::Outcome(_) | Entity::Journey(_));
        is_walked && self.before.model().is_live_node(self.old) && !model.is_live_node(self.now)
    }

    fn serving(&self, revision: &Revision<'_>, node: NodeId) -> BTreeSet<NodeId> {
        let Entity::Touchpoint(touchpoint) = self.entity(revision, node) else { return BTreeSet::new() };
        let model = revision.model();
        revision.context.reach().serving(touchpoint).iter().map(|&process| model.processes[process].node).collect()
    }

    fn serving_differs(&self) -> bool {
        let (gone, fresh) = self.pairs.differing(&self.serving(self.before, self.old), &self.serving(self.after, self.now));
        !gone.is_empty() || !fresh.is_empty()
    }

    /// Which live processes serve a touchpoint, and whether any is left.
    fn service(&self, old: Id<Touchpoint>, now: Id<Touchpoint>, found: &mut Vec<Found>) {
        let (was, is) = (self.serving(self.before, self.old), self.serving(self.after, self.now));
        let (gone, fresh) = self.pairs.differing(&was, &is);
        for process in fresh {
            let as_well = if is.len() > 1 { " as well" } else { "" };
            let text = format!("{} is served by {}{as_well}", self.name(), title(self.after.model(), process));
            let served = json!(self.after.model().node(process).address.to_string());
            found.push(self.found(ChangeKind::Served, ChangeLevel::Any, (Value::Null, served), text));
        }
        let is_lost = is.is_empty() && self.before.model().is_live(old) && self.after.model().is_live(now);
        for &process in &gone {
            let other = title(self.before.model(), process);
            let is_removed = self.pairs.after(process).is_none();
            let text = match (is.is_empty(), was.len(), is_removed) {
                (true, 1, true) => format!("the only process serving {} is removed: {other}", self.name()),
                (true, 1, false) => format!("nobody serves {} any more: {other} was the only process", self.name()),
                (true, _, _) => format!("nobody serves {} any more, {other} no longer either", self.name()),
                (false, _, _) => format!("{} is no longer served by {other}", self.name()),
            };
            let level = if is_lost { ChangeLevel::Lost } else { ChangeLevel::Any };
            let unserved = json!(self.before.model().node(process).address.to_string());
            found.push(self.found(ChangeKind::Unserved, level, (unserved, Value::Null), text));
        }
    }
}

/// A value, or what a blank one stands for.
fn usual<'v>(key: &str, value: &'v Value) -> Cow<'v, Value> {
    match (key, value) {
        ("from", Value::Null) => Cow::Owned(json!("persona")),
        ("to", Value::Null) => Cow::Owned(json!("us")),
        ("status", Value::Null) => Cow::Owned(json!("active")),
        ("state", Value::Null) => Cow::Owned(json!("current")),
        (_, Value::Bool(false)) => Cow::Owned(Value::Null),
        (_, Value::Array(items)) if items.is_empty() => Cow::Owned(Value::Null),
        _ => Cow::Borrowed(value),
    }
}

/// The conditions under which something follows, as far as a field has such.
fn conditions(value: &Value) -> Vec<&Value> {
    let list = value.as_array().map_or(&[] as &[Value], Vec::as_slice);
    list.iter().filter_map(|entry| entry.get("when")).collect()
}
