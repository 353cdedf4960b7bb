//! From nodes to typed fields, so that one faulty field costs only itself: every fault of a file is
//! found in one run, at the place of the value.
//!
//! The `record!` macro writes a struct once; from it come the reader, the list of known fields (for
//! `unknown-field`), the [`RecordDoc`] that the schema, the manual and `new` are made from, and the
//! writer of its plain values that `export` uses. The doc comments of the fields are what authors
//! read.

use std::sync::Arc;

use crate::base::diagnostic::quote;
use crate::base::rule;
use crate::base::span::{Span, Spanned};

use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::schema::{FieldShape, RecordDoc};
use crate::syntax::fields::unknown_fields;
use crate::syntax::yaml::mistakes::{bullet, in_quotes};
use crate::syntax::yaml::scalar::{Meaning, meaning};
use crate::syntax::yaml::tree::{Key, Value, YamlNode};

/// A text and its place.
pub type SpannedText = Spanned<Arc<str>>;

/// A type that a node can be read as.
pub trait ReadNode: Sized {
    /// Whether one bare value may stand where a list of these is due.
    const PLAIN: bool = true;

    /// Reads a node that is not blank. None where it is faulty; the fault is then in `faults`.
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self>;

    /// What may be written, for schema and manual.
    fn shape() -> FieldShape;
}

/// A field's type: an optional value, or a list of values.
pub trait Field: Default {
    /// Reads a node that is not blank.
    fn read_field(node: &YamlNode<'_>, faults: &mut Faults) -> Self;

    /// What may be written.
    fn field_shape() -> FieldShape;

    /// Whether nothing is in it.
    fn is_unset(&self) -> bool;
}

impl<T: ReadNode> Field for Option<T> {
    fn read_field(node: &YamlNode<'_>, faults: &mut Faults) -> Self {
        T::read(node, faults)
    }

    fn field_shape() -> FieldShape {
        T::shape()
    }

    fn is_unset(&self) -> bool {
        self.is_none()
    }
}

impl<T: ReadNode> Field for Vec<T> {
    fn read_field(node: &YamlNode<'_>, faults: &mut Faults) -> Self {
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
            Value::Scalar { text, plain } if T::PLAIN && !(*plain && begins_an_entry(text)) => T::read(node, faults).into_iter().collect(),
            _ => {
                faults.no_list(node, &T::shape());
                Vec::new()
            }
        }
    }

    fn field_shape() -> FieldShape {
        FieldShape::List(Box::new(T::shape()))
    }

    fn is_unset(&self) -> bool {
        self.is_empty()
    }
}

/// What of a record stands where, beyond its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrittenFields {
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

impl WrittenFields {
    /// A record of which every key was read, at a place.
    pub fn at(span: Span) -> Self {
        Self { span, ..Self::default() }
    }

    /// Keys that are written but blank, an empty list or mapping, and where.
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

/// The value that a comment behind a key was meant to be: a `#` with no space behind it.
fn commented(behind_key: &str) -> Option<&str> {
    let comment = behind_key.trim_start().strip_prefix(':')?.trim();
    comment.strip_prefix('#')?.starts_with(char::is_alphanumeric).then_some(comment)
}

/// Whether a text was meant to be an entry of a list: it begins with a bullet, or with a dash and no space.
fn begins_an_entry(text: &str) -> bool {
    bullet(text).is_some() || text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Whether a node says nothing: null, or a text of nothing but white space.
pub fn is_blank(node: &YamlNode<'_>) -> bool {
    match &node.value {
        Value::Scalar { text, plain } => meaning(text, *plain) == Meaning::Null || text.trim().is_empty(),
        _ => false,
    }
}

/// Whether a node is a mapping with nothing in it.
fn is_empty_mapping(node: &YamlNode<'_>) -> bool {
    matches!(&node.value, Value::Map(entries) if entries.is_empty())
}

/// The entries of a mapping, while its fields are taken out of it.
pub struct Entries<'n, 'a> {
    entries: &'n [(Key<'a>, YamlNode<'a>)],
    written: WrittenFields,
}

impl<'n, 'a> Entries<'n, 'a> {
    /// The entries of a node; none, with a fault, where it is no mapping.
    pub fn of(node: &'n YamlNode<'a>, doc: &RecordDoc, faults: &mut Faults) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => Some(Self { entries, written: WrittenFields { span: node.span, ..WrittenFields::default() } }),
            _ => {
                faults.no_record(node, doc);
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
            Some((_, node)) if !is_blank(node) && !is_empty_mapping(node) => {
                let before = faults.found.len();
                let outer = std::mem::replace(&mut faults.key, key);
                let value = F::read_field(node, faults);
                faults.key = outer;
                if faults.found.len() > before {
                    self.written.unread().faulty.push(key);
                } else if value.is_unset() {
                    self.blank_at(key);
                }
                value
            }
            Some(_) => {
                self.blank_at(key);
                F::default()
            }
            None => F::default(),
        };
        if required && value.is_unset() && !self.written.is_faulty(key) {
            self.miss(key, entry, what, faults);
        }
        value
    }

    /// Says that a key is written, where it is, and that nothing is told by it.
    pub fn blank_at(&mut self, key: &'static str) {
        if let Some((written, _)) = self.entries.iter().find(|(k, _)| k.text == key) {
            self.written.unread().blank.push((key, written.span));
        }
    }

    /// Says that a field which must be there is not, or says nothing.
    fn miss(&self, key: &'static str, entry: Option<&(Key<'_>, YamlNode<'_>)>, what: &str, faults: &mut Faults) {
        if let Some((_, YamlNode { value: Value::List(_), span })) = entry {
            let message = format!("{} needs one entry at least", quote(key));
            return faults.push(&rule::MISSING_FIELD, *span, message, format!("write one below `{key}:`, or between the brackets"));
        }
        let help = match entry {
            None => format!("add `{key}:`"),
            Some((written, _)) => match commented(faults.rest_of_line(written.span.end)) {
                Some(value) => format!("a ` #` begins a comment: put the value in quotes: `{key}: {}`", in_quotes(value)),
                None => format!("fill in `{key}:`"),
            },
        };
        let start = Span { end: self.written.span.start, ..self.written.span };
        faults.push(&rule::MISSING_FIELD, start, format!("{what} needs {}", quote(key)), help);
    }

    /// Adds `unknown-field` for each key that none of `known` describes, and for each that has no value because
    /// a comma ended the text before it.
    pub fn refuse_unknown(&self, known: &[&RecordDoc], faults: &mut Faults) {
        unknown_fields::refuse(self.entries, known, faults);
    }

    /// What of the record stands where.
    pub fn written(self) -> WrittenFields {
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
            pub written: $crate::syntax::fields::record::WrittenFields,
            $( $(#[doc = $fdoc])* pub $field: $ty, )*
        }

        impl $name {
            /// Its description, for schema, manual and `new`.
            pub const DOC: $crate::syntax::fields::schema::RecordDoc = $crate::syntax::fields::schema::RecordDoc {
                name: stringify!($name),
                what: $what,
                doc: concat!($($doc, "\n"),*),
                fields: &[$(
                    $crate::syntax::fields::schema::FieldDoc {
                        name: record!(@key $field $($key)?),
                        doc: concat!($($fdoc, "\n"),*),
                        required: record!(@required $($required)?),
                        shape: <$ty as $crate::syntax::fields::record::Field>::field_shape,
                    }
                ),*],
            };

            /// Takes its fields out of a mapping; does not look at other keys.
            pub fn take_from(
                entries: &mut $crate::syntax::fields::record::Entries<'_, '_>,
                faults: &mut $crate::syntax::fields::faults::Faults,
            ) -> Self {
                let _ = (&entries, &faults);
                Self {
                    $( $field: entries.take(record!(@key $field $($key)?), record!(@required $($required)?), $what, faults), )*
                    written: $crate::syntax::fields::record::WrittenFields::default(),
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
                    if !$crate::syntax::fields::record::Field::is_unset(&self.$field) {
                        map.serialize_entry(record!(@key $field $($key)?), &self.$field)?;
                    }
                )*
                map.end()
            }
        }

        impl $crate::syntax::fields::record::ReadNode for $name {
            const PLAIN: bool = false;

            fn read(node: &$crate::syntax::yaml::tree::YamlNode<'_>, faults: &mut $crate::syntax::fields::faults::Faults) -> Option<Self> {
                let mut entries = $crate::syntax::fields::record::Entries::of(node, &Self::DOC, faults)?;
                let mut record = Self::take_from(&mut entries, faults);
                entries.refuse_unknown(&[&Self::DOC], faults);
                record.written = entries.written();
                Some(record)
            }

            fn shape() -> $crate::syntax::fields::schema::FieldShape {
                $crate::syntax::fields::schema::FieldShape::Record(&Self::DOC)
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@required) => { false };
    (@required required) => { true };
}
pub(crate) use record;
