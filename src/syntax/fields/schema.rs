//! What may be written where: one description, from which come the JSON Schema of `schema KIND`,
//! the pages of the manual and the commented files of `new`.

use serde_json::{Map, Value, json};

use crate::base::english::quoted;

/// What a field may hold.
#[derive(Clone, Debug)]
pub enum FieldShape {
    /// Any text.
    Text,
    /// A text in which links and emphasis work.
    Sentences,
    /// An id: letters of any script, digits, `-`, `_`.
    Id,
    /// A number in a range; none where that side is open.
    Number {
        /// Smallest allowed.
        min: Option<i32>,
        /// Largest allowed.
        max: Option<i32>,
    },
    /// A share in per cent: `10 %`.
    Share,
    /// A duration: minutes, or `N w`, `N d`, `N h`, `N min`.
    Duration,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A name of something else: what it may name, in words.
    Reference(&'static str),
    /// A path, relative to the file.
    File,
    /// Anything at all, kept as it is.
    Anything,
    /// A list of these.
    List(Box<FieldShape>),
    /// A mapping of names to these.
    MapOf(Box<FieldShape>),
    /// A mapping with these fields.
    Record(&'static RecordDoc),
    /// One of several shapes.
    Either(Vec<FieldShape>),
}

/// A record, described.
#[derive(Debug)]
pub struct RecordDoc {
    /// The name of its type.
    pub name: &'static str,
    /// How a sentence names one: `a touchpoint`.
    pub what: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its fields, in the order of the content model.
    pub fields: &'static [FieldDoc],
}

/// A field, described.
#[derive(Debug)]
pub struct FieldDoc {
    /// Its key.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it may hold.
    pub shape: fn() -> FieldShape,
}

impl RecordDoc {
    /// The names of its fields, for messages.
    pub fn fields_in_words(&self) -> String {
        quoted(self.fields.iter().map(|field| field.name))
    }
}

impl FieldDoc {
    /// What it means, in one paragraph.
    pub fn meaning(&self) -> String {
        self.doc.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What an id may look like, for readers of regular expressions that know no classes of Unicode, as Python's:
/// no white space, no control character and no sign of ASCII or of general punctuation but `-` and `_`. It lets
/// a few more signs pass than `check` does, and never refuses an id.
const ID: &str = r"^\s*[^\s\x00-\x20!-,./:-@\[-^`{-\x7f\u2000-\u206f]+\s*$";

impl FieldShape {
    /// What may be written, in words, for the manual: `a number from 0 to 10`.
    pub fn in_words(&self) -> String {
        match self {
            FieldShape::Text => "text".into(),
            FieldShape::Sentences => "text, with links".into(),
            FieldShape::Id => "an id".into(),
            FieldShape::Number { min: None, max: None } => "a number".into(),
            FieldShape::Number { min: Some(min), max: None } => format!("a number from {min}"),
            FieldShape::Number { min: None, max: Some(max) } => format!("a number up to {max}"),
            FieldShape::Number { min: Some(min), max: Some(max) } => format!("a number from {min} to {max}"),
            FieldShape::Share => "a share (`10 %`)".into(),
            FieldShape::Duration => "a duration (`15 min`, `1 h 30 min`, `5 d`, `2 weeks`)".into(),
            FieldShape::Date => "a date (`2026-03-01`)".into(),
            FieldShape::Flag => "`true` or `false`".into(),
            FieldShape::OneOf(words) => quoted(*words),
            FieldShape::Reference(what) => (*what).into(),
            FieldShape::File => "a path, relative to this file".into(),
            FieldShape::Anything => "anything".into(),
            FieldShape::List(of) => format!("a list: {}", of.in_words()),
            FieldShape::MapOf(of) => format!("a mapping of names to {}", of.in_words()),
            FieldShape::Record(doc) => format!("{{{}}}", doc.fields.iter().map(|f| f.name).collect::<Vec<_>>().join(", ")),
            FieldShape::Either(shapes) => shapes.iter().map(FieldShape::in_words).collect::<Vec<_>>().join("; or "),
        }
    }

    /// The records that it holds.
    pub fn records(&self) -> Vec<&'static RecordDoc> {
        match self {
            FieldShape::Record(doc) => vec![doc],
            FieldShape::List(of) | FieldShape::MapOf(of) => of.records(),
            FieldShape::Either(shapes) => shapes.iter().flat_map(FieldShape::records).collect(),
            _ => Vec::new(),
        }
    }

    fn json(&self, definitions: &mut Map<String, Value>) -> Value {
        match self {
            FieldShape::Text | FieldShape::Sentences => json!({"type": ["string", "number", "null"]}),
            FieldShape::Id => json!({"type": ["string", "number", "null"], "pattern": ID}),
            FieldShape::Number { min, max } => {
                let mut schema = json!({"type": ["number", "null"]});
                if let Some(min) = min {
                    schema["minimum"] = json!(min);
                }
                if let Some(max) = max {
                    schema["maximum"] = json!(max);
                }
                schema
            }
            FieldShape::Share => json!({"type": ["string", "null"], "pattern": "^\\s*[0-9.]+ *%\\s*$"}),
            FieldShape::Duration => json!({"anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": "^\\s*([0-9.]+|(?=.)([0-9.]+ *(w|weeks?))? *([0-9.]+ *(d|days?))? *([0-9.]+ *(h|hours?))? *([0-9.]+ *(min|minutes?))?)\\s*$"},
                {"type": "null"}
            ]}),
            FieldShape::Date => json!({"type": ["string", "null"], "format": "date"}),
            FieldShape::Flag => json!({"type": ["boolean", "null"]}),
            FieldShape::OneOf(words) => {
                let mut all: Vec<Value> = words.iter().map(|w| json!(w)).collect();
                all.push(Value::Null);
                json!({"enum": all})
            }
            FieldShape::Reference(what) => json!({"type": ["string", "number", "null"], "description": what}),
            FieldShape::File => json!({"type": ["string", "null"]}),
            FieldShape::Anything => json!({}),
            FieldShape::List(of) => {
                let item = of.json(definitions);
                let list = json!({"type": ["array", "null"], "items": item});
                // One bare value may stand for a list of one, a bare mapping may not.
                match &**of {
                    FieldShape::Record(_) => list,
                    FieldShape::Either(shapes) => {
                        let bare = shapes.iter().filter(|shape| !matches!(shape, FieldShape::Record(_)));
                        let bare: Vec<Value> = bare.map(|shape| shape.json(definitions)).collect();
                        json!({"anyOf": std::iter::once(list).chain(bare).collect::<Vec<_>>()})
                    }
                    _ => json!({"anyOf": [list, item]}),
                }
            }
            FieldShape::MapOf(of) => json!({"type": ["object", "null"], "additionalProperties": of.json(definitions)}),
            FieldShape::Record(doc) => {
                if !definitions.contains_key(doc.name) {
                    definitions.insert(doc.name.into(), Value::Null);
                    let schema = object(&[doc], definitions);
                    definitions.insert(doc.name.into(), schema);
                }
                json!({"$ref": format!("#/$defs/{}", doc.name)})
            }
            FieldShape::Either(shapes) => {
                let any: Vec<Value> = shapes.iter().map(|s| s.json(definitions)).collect();
                json!({"anyOf": any})
            }
        }
    }
}

/// The JSON Schema (draft 2020-12) of a mapping that has the fields of all these records.
pub fn json_schema(title: &str, description: &str, records: &[&RecordDoc]) -> Value {
    let mut definitions = Map::new();
    let mut schema = object(records, &mut definitions);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema["description"] = json!(description.trim());
    if !definitions.is_empty() {
        schema["$defs"] = Value::Object(definitions);
    }
    schema
}

fn object(records: &[&RecordDoc], definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in records.iter().flat_map(|doc| doc.fields) {
        let mut schema = (field.shape)().json(definitions);
        schema["description"] = json!(field.meaning());
        properties.insert(field.name.into(), schema);
        if field.required {
            required.push(field.name);
        }
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}
