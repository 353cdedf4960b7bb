//! From nodes to typed fields, so that one faulty field costs only itself: every fault of a file is
//! found in one run, at the place of the value.
//!
//! The `record!` macro writes a struct once; from it come the reader, the list of known fields (for
//! `unknown-field`), the [`RecordDoc`] that the schema, the manual and `new` are made from, and the
//! writer of its plain values that `export` uses. The doc comments of the fields are what authors
//! read.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::near::nearest;
use crate::base::rule::{self, Rule};
use crate::base::span::{Span, Spanned};

use super::prose::Prose;
use super::scalar::{Meaning, meaning};
use super::schema::{RecordDoc, Shape};
use super::tree::{Key, Node, Value};

/// A text and its place.
pub type Text = Spanned<Arc<str>>;

/// A type that a node can be read as.
pub trait Read: Sized {
    /// Whether one bare value may stand where a list of these is due.
    const PLAIN: bool = true;

    /// Reads a node that is not blank. None where it is faulty; the fault is then in `faults`.
    fn read(node: &Node<'_>, faults: &mut Faults) -> Option<Self>;

    /// What may be written, for schema and manual.
    fn shape() -> Shape;
}

/// A field's type: an optional value, or a list of values.
pub trait Field: Default {
    /// Reads a node that is not blank.
    fn read_field(node: &Node<'_>, faults: &mut Faults) -> Self;

    /// What may be written.
    fn field_shape() -> Shape;

    /// Whether nothing is in it.
    fn is_unset(&self) -> bool;
}

impl<T: Read> Field for Option<T> {
    fn read_field(node: &Node<'_>, faults: &mut Faults) -> Self {
        T::read(node, faults)
    }

    fn field_shape() -> Shape {
        T::shape()
    }

    fn is_unset(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read> Field for Vec<T> {
    fn read_field(node: &Node<'_>, faults: &mut Faults) -> Self {
        match &node.value {
            Value::List(items) => {
                // As large as the list: records of touchpoints and steps are large themselves.
                let mut fields = Vec::with_capacity(items.len());
                for item in items {
                    if is_blank(item) {
                        let message = format!("an entry of {} is blank", quote(faults.key));
                        faults.push(&rule::WRONG_TYPE, item.span, message, "fill it in, or take it out");
                    } else {
                        fields.extend(T::read(item, faults));
                    }
                }
                fields
            }
            Value::Scalar { .. } if T::PLAIN => T::read(node, faults).into_iter().collect(),
            _ => {
                faults.wrong_type(node, "a list");
                Vec::new()
            }
        }
    }

    fn field_shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn is_unset(&self) -> bool {
        self.is_empty()
    }
}

/// What of a record stands where, beyond its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The whole mapping.
    pub span: Span,
    /// Few records have any, and a large site has a hundred thousand records.
    unread: Option<Box<Unread>>,
}

/// Keys of a record that are written and gave no value.
#[derive(Clone, Debug, Default, PartialEq)]
struct Unread {
    blank: Vec<(&'static str, Span)>,
    faulty: Vec<&'static str>,
}

impl Written {
    /// Keys that are written but blank, and where.
    pub fn blank(&self) -> &[(&'static str, Span)] {
        self.unread.as_ref().map_or(&[], |unread| &unread.blank)
    }

    /// Whether a field is written but faulty: it counts as present.
    pub fn is_faulty(&self, key: &str) -> bool {
        self.unread.as_ref().is_some_and(|unread| unread.faulty.contains(&key))
    }

    /// The fields that are written but faulty.
    pub fn faulty(&self) -> &[&'static str] {
        self.unread.as_ref().map_or(&[], |unread| &unread.faulty)
    }

    fn unread(&mut self) -> &mut Unread {
        self.unread.get_or_insert_default()
    }
}

/// Collects the faults of one file.
#[derive(Debug)]
pub struct Faults {
    /// The file.
    pub file: Arc<str>,
    /// The field that is being read, for messages.
    pub key: &'static str,
    /// What was found so far.
    pub found: Vec<Diagnostic>,
    /// The file's text; empty where no field needs it.
    pub source: Arc<str>,
    /// The texts of its fields that are more than words.
    pub marked: Vec<Prose>,
    /// Faults of links in them. They make no field faulty.
    pub of_links: Vec<Diagnostic>,
}

impl Faults {
    /// None yet, for the file at this path.
    pub fn new(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), key: "", found: Vec::new(), source: "".into(), marked: Vec::new(), of_links: Vec::new() }
    }

    /// Adds a fault at a span of the file; an empty `help` is none.
    pub fn push(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let help = help.into();
        let place = Place::new(&self.file, span);
        let diagnostic = Diagnostic::new(rule, place, message);
        self.found.push(diagnostic.maybe_help((!help.is_empty()).then_some(help)));
    }

    /// Adds `wrong-type`: the field being read must be `due`, and the node is something else.
    pub fn wrong_type(&mut self, node: &Node<'_>, due: &str) {
        let found = match &node.value {
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
            Value::Scalar { text, plain } => match meaning(text, *plain) {
                Meaning::Null => "blank",
                Meaning::Bool(_) => "true or false",
                Meaning::Number(_) => "a number",
                Meaning::Text => "text",
            },
        };
        let what = if self.key.is_empty() { "this".to_owned() } else { quote(self.key) };
        let message = format!("{what} must be {due}, not {found}");
        let help = match (&node.value, due) {
            (Value::Scalar { text, plain: true }, "text") => format!("put it in quotes: \"{text}\""),
            (Value::Scalar { .. }, "a list") => format!("begin each entry on a line of its own below `{}:`, with `- `", self.key),
            (Value::Scalar { .. }, due) if due.starts_with("a mapping") => "put a colon and a space behind every key".to_owned(),
            (Value::Map(entries), "a list") => match entries.first().map(|(key, _)| key.text.strip_prefix('-')) {
                Some(Some(key)) => format!("put a space behind the dash: `- {key}`"),
                _ => "begin each entry with `- `".to_owned(),
            },
            (Value::Scalar { text, .. }, "a number") => a_number_within(text).map(|n| format!("write `{n}`")).unwrap_or_default(),
            _ => String::new(),
        };
        self.push(&rule::WRONG_TYPE, first_line(node.span, &node.value), message, help);
    }
}

/// The number that a text would be without what separates its thousands, and with a point before its decimals.
fn a_number_within(text: &str) -> Option<String> {
    let (whole, decimals) = match text.trim().rsplit_once(',') {
        Some((whole, decimals)) if decimals.len() != 3 => (whole, Some(decimals)),
        _ => (text.trim(), None),
    };
    let digits: String = whole.chars().filter(|c| !matches!(c, ',' | ' ' | '\'' | '’' | '_' | '\u{a0}' | '\u{202f}')).collect();
    let number = decimals.map_or_else(|| digits.clone(), |decimals| format!("{digits}.{decimals}"));
    let is_number = number.parse::<f64>().is_ok_and(f64::is_finite);
    is_number.then_some(number)
}

/// Lists and mappings are pointed at where they begin.
fn first_line(span: Span, value: &Value<'_>) -> Span {
    match value {
        Value::Scalar { .. } => span,
        _ => Span { end: span.start + 1, ..span },
    }
}

/// Whether a node says nothing: null, or a text of nothing but white space.
pub fn is_blank(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Scalar { text, plain } => meaning(text, *plain) == Meaning::Null || text.trim().is_empty(),
        _ => false,
    }
}

/// The entries of a mapping, while its fields are taken out of it.
pub struct Entries<'n, 'a> {
    entries: &'n [(Key<'a>, Node<'a>)],
    written: Written,
}

impl<'n, 'a> Entries<'n, 'a> {
    /// The entries of a node; none, with a fault, where it is no mapping.
    pub fn of(node: &'n Node<'a>, doc: &RecordDoc, faults: &mut Faults) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => Some(Self { entries, written: Written { span: node.span, ..Written::default() } }),
            _ => {
                let due = format!("a mapping ({})", doc.fields_in_words());
                faults.wrong_type(node, &due);
                None
            }
        }
    }

    /// Says that the mapping is all of this: what it lacks is reported where it begins.
    pub fn begin_at(&mut self, span: Span) {
        self.written.span = span;
    }

    /// Takes one field; adds `missing-field` where it is required and not there.
    pub fn take<F: Field>(&mut self, key: &'static str, required: bool, what: &str, faults: &mut Faults) -> F {
        let entry = self.entries.iter().find(|(k, _)| k.text == key);
        let value = match entry {
            Some((_, node)) if !is_blank(node) => {
                let before = faults.found.len();
                let outer = std::mem::replace(&mut faults.key, key);
                let value = F::read_field(node, faults);
                faults.key = outer;
                if faults.found.len() > before {
                    self.written.unread().faulty.push(key);
                }
                value
            }
            Some((k, _)) => {
                self.written.unread().blank.push((key, k.span));
                F::default()
            }
            None => F::default(),
        };
        if required && value.is_unset() && !self.written.is_faulty(key) {
            let start = Span { end: self.written.span.start, ..self.written.span };
            let message = format!("{what} needs {}", quote(key));
            faults.push(&rule::MISSING_FIELD, start, message, format!("add `{key}:`"));
        }
        value
    }

    /// Adds `unknown-field` for each key that none of `known` describes.
    pub fn refuse_unknown(&self, known: &[&RecordDoc], faults: &mut Faults) {
        let names = || known.iter().flat_map(|doc| doc.fields.iter().map(|f| f.name));
        for (key, _) in self.entries {
            if names().any(|name| name == key.text) {
                continue;
            }
            let help = match nearest(&key.text, names()) {
                Some(name) => format!("did you mean `{name}`?"),
                None if known.iter().any(|doc| doc.fields.iter().any(|f| f.name == "extra")) => {
                    "fields of your own go under `extra:`".to_owned()
                }
                None => format!("known here: {}", known.iter().map(|d| d.fields_in_words()).collect::<Vec<_>>().join(", ")),
            };
            let what = known.last().map_or("", |doc| doc.what);
            faults.push(&rule::UNKNOWN_FIELD, key.span, format!("{what} has no field {}", quote(&key.text)), help);
        }
    }

    /// What of the record stands where.
    pub fn written(self) -> Written {
        self.written
    }
}

/// Writes a record: its struct, its reader and its description.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $name:ident $what:literal {
            $( $(#[doc = $fdoc:literal])* $field:ident $([$key:literal])? $($required:ident)? : $ty:ty ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            /// What of it stands where.
            pub written: $crate::syntax::record::Written,
            $( $(#[doc = $fdoc])* pub $field: $ty, )*
        }

        impl $name {
            /// Its description, for schema, manual and `new`.
            pub const DOC: $crate::syntax::schema::RecordDoc = $crate::syntax::schema::RecordDoc {
                name: stringify!($name),
                what: $what,
                doc: concat!($($doc, "\n"),*),
                fields: &[$(
                    $crate::syntax::schema::FieldDoc {
                        name: record!(@key $field $($key)?),
                        doc: concat!($($fdoc, "\n"),*),
                        required: record!(@required $($required)?),
                        shape: <$ty as $crate::syntax::record::Field>::field_shape,
                    }
                ),*],
            };

            /// Takes its fields out of a mapping; does not look at other keys.
            pub fn take_from(
                entries: &mut $crate::syntax::record::Entries<'_, '_>,
                faults: &mut $crate::syntax::record::Faults,
            ) -> Self {
                let _ = (&entries, &faults);
                Self {
                    $( $field: entries.take(record!(@key $field $($key)?), record!(@required $($required)?), $what, faults), )*
                    written: $crate::syntax::record::Written::default(),
                }
            }
        }

        /// The fields that are filled in, by their keys.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                #[allow(unused_mut, reason = "a record without fields adds nothing")]
                let mut map = serializer.serialize_map(None)?;
                $(
                    if !$crate::syntax::record::Field::is_unset(&self.$field) {
                        map.serialize_entry(record!(@key $field $($key)?), &self.$field)?;
                    }
                )*
                map.end()
            }
        }

        impl $crate::syntax::record::Read for $name {
            const PLAIN: bool = false;

            fn read(node: &$crate::syntax::tree::Node<'_>, faults: &mut $crate::syntax::record::Faults) -> Option<Self> {
                let mut entries = $crate::syntax::record::Entries::of(node, &Self::DOC, faults)?;
                let mut record = Self::take_from(&mut entries, faults);
                entries.refuse_unknown(&[&Self::DOC], faults);
                record.written = entries.written();
                Some(record)
            }

            fn shape() -> $crate::syntax::schema::Shape {
                $crate::syntax::schema::Shape::Record(&Self::DOC)
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@required) => { false };
    (@required required) => { true };
}
pub(crate) use record;
