//! What a thing's front matter says beyond its node: its typed values as plain ones, without title
//! and id, and without what is nested in it and a node of its own.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::syntax::content::document::{Document, Fields};
use crate::syntax::content::kinds::{Journey, Measure, Process, Touchpoint};
use crate::syntax::fields::record::WrittenFields;

/// Values by the keys of their fields.
pub type PlainFields = Map<String, Value>;

/// The fields of a file, and of what is nested in it.
#[derive(Debug)]
pub struct FieldsOfFile {
    own: PlainFields,
    /// By nested id.
    nested: HashMap<Arc<str>, PlainFields>,
}

impl FieldsOfFile {
    /// Reads the fields of a document.
    pub fn new(document: &Document) -> Self {
        let mut common = plain(&document.common);
        // The kind of a file is its node's, whether or not it is written.
        common.remove("kind");
        let mut reader = FieldReader { document, nested: HashMap::new() };
        let mut own = match &document.fields {
            Fields::Outcome(f) => without(plain(&**f), &["measures"]),
            Fields::Persona(f) => without(plain(&**f), &["needs"]),
            Fields::Journey(f) => without(plain(&**f), &["stages", "opportunities", "measures"]),
            Fields::Process(f) => reader.process(f),
            Fields::Service(f) => without(plain(&**f), &["measures"]),
            Fields::Role(f) => plain(&**f),
            Fields::Team(f) => plain(&**f),
            Fields::System(f) => plain(&**f),
            Fields::ThirdParty(f) => plain(&**f),
            Fields::Page => PlainFields::new(),
        };
        match &document.fields {
            Fields::Outcome(f) => reader.measures(&f.measures),
            Fields::Service(f) => reader.measures(&f.measures),
            Fields::Persona(f) => f.needs.iter().for_each(|need| reader.add(&need.written, plain(need))),
            Fields::Journey(f) => reader.journey(f),
            _ => {}
        }
        own.append(&mut without(common, &["title", "id"]));
        Self { own, nested: reader.nested }
    }

    /// The fields of the file itself, or of what has that id in it; each can be taken once.
    pub fn take(&mut self, nested: Option<&str>) -> PlainFields {
        match nested {
            None => std::mem::take(&mut self.own),
            Some(id) => self.nested.remove(id).unwrap_or_default(),
        }
    }
}

struct FieldReader<'d> {
    document: &'d Document,
    nested: HashMap<Arc<str>, PlainFields>,
}

impl FieldReader<'_> {
    fn add(&mut self, written: &WrittenFields, fields: PlainFields) {
        let thing = self.document.nested_at(written.span.start);
        if let Some(id) = thing.and_then(|thing| thing.id.as_ref()) {
            self.nested.insert(Arc::clone(id), without(fields, &["title", "id"]));
        }
    }

    fn measures(&mut self, measures: &[Measure]) {
        for measure in measures {
            self.add(&measure.written, plain(measure));
        }
    }

    fn journey(&mut self, journey: &Journey) {
        self.measures(&journey.measures);
        for stage in &journey.stages {
            self.add(&stage.written, without(plain(stage), &["touchpoints", "measures"]));
            self.measures(&stage.measures);
            stage.touchpoints.iter().for_each(|touchpoint| self.touchpoint(touchpoint));
        }
        for opportunity in &journey.opportunities {
            self.add(&opportunity.written, without(plain(opportunity), &["options"]));
            for option in &opportunity.options {
                self.add(&option.written, plain(option));
            }
        }
    }

    fn touchpoint(&mut self, touchpoint: &Touchpoint) {
        // A pain without an id has no node: it stays with its touchpoint.
        let (nodes, kept): (Vec<_>, Vec<_>) = touchpoint.pains.iter().partition(|pain| pain.id.is_some());
        let mut fields = with_list(without(plain(touchpoint), &["measures"]), "pains", &kept);
        // One receiver stands alone, as most do, whether or not it is written as a list.
        if let Some(Value::Array(to)) = fields.get_mut("to")
            && let [one] = to.as_mut_slice()
        {
            let one = one.take();
            fields.insert("to".into(), one);
        }
        self.add(&touchpoint.written, fields);
        self.measures(&touchpoint.measures);
        for pain in nodes {
            self.add(&pain.written, plain(pain));
        }
    }

    fn process(&mut self, process: &Process) -> PlainFields {
        // A rule without an id has no node: it stays with its process.
        let (nodes, kept): (Vec<_>, Vec<_>) = process.rules.iter().partition(|rule| rule.id.is_some());
        for rule in nodes {
            self.add(&rule.written, plain(rule));
        }
        for step in &process.steps {
            self.add(&step.written, plain(step));
        }
        self.measures(&process.measures);
        with_list(without(plain(process), &["steps", "measures"]), "rules", &kept)
    }
}

/// The fields of a record that are filled in.
fn plain(record: &impl Serialize) -> PlainFields {
    match serde_json::to_value(record) {
        Ok(Value::Object(map)) => map,
        _ => PlainFields::new(),
    }
}

fn without(mut fields: PlainFields, keys: &[&str]) -> PlainFields {
    for key in keys {
        fields.remove(*key);
    }
    fields
}

/// The fields with this list in the place of another; without it where it is empty.
fn with_list(mut fields: PlainFields, key: &str, list: &[impl Serialize]) -> PlainFields {
    fields.remove(key);
    if !list.is_empty() {
        fields.insert(key.into(), list.iter().map(plain).map(Value::Object).collect());
    }
    fields
}
