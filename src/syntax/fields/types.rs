//! The sorts of values that fields hold: texts, ids, names of other things, numbers, durations,
//! dates, words from a list.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::quote;
use crate::base::duration::parse_minutes;
use crate::base::number_parse::Numeral;
use crate::base::slug::{fold, folded, is_device, is_id, is_unseen_letter, slug};
use crate::base::span::{Span, Spanned};
use crate::base::{meant, rule, vocabulary};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{ReadNode, SpannedText};
use crate::syntax::fields::schema::FieldShape;
use crate::syntax::yaml::scalar::{Meaning, meaning};
use crate::syntax::yaml::tree::{Value, YamlNode};

impl ReadNode for SpannedText {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        text(node, LONGEST_NAME, faults)
    }

    fn shape() -> FieldShape {
        FieldShape::Text
    }
}

/// Characters of a title, a name, an address: browsers take no longer one, and a title stands on every page that names
/// the thing.
pub(in crate::syntax) const LONGEST_NAME: usize = 2_048;

/// Characters of a field that holds sentences: as much as a cell of a spreadsheet.
pub(in crate::syntax) const LONGEST_TEXT: usize = 32_768;

/// A text of at most so many characters.
pub(in crate::syntax) fn text(node: &YamlNode<'_>, longest: usize, faults: &mut Faults) -> Option<SpannedText> {
    match &node.value {
        Value::Scalar { text, plain } if !matches!(meaning(text, *plain), Meaning::Bool(_)) => {
            Some(Spanned { value: bounded(text.trim(), longest, node, faults).into(), span: node.span })
        }
        _ => {
            faults.wrong_type(node, "text");
            None
        }
    }
}

/// A text, cut with a fault where it is longer than somebody can have meant it.
fn bounded<'t>(text: &'t str, longest: usize, node: &YamlNode<'_>, faults: &mut Faults) -> &'t str {
    // No character takes less than a byte.
    if text.len() <= longest {
        return text;
    }
    let Some((end, _)) = text.char_indices().nth(longest) else { return text };
    let message = format!("`{}` has {} characters; {longest} are read", faults.key, text.chars().count());
    faults.push(&rule::OUT_OF_RANGE, node.span, message, "say it shorter, and put the rest into the text below the front matter");
    &text[..end]
}

/// An id, folded as ids are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenId {
    /// The folded id.
    pub value: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

impl ReadNode for WrittenId {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let text = SpannedText::read(node, faults)?;
        let folded = fold(&text.value);
        if !is_id(&folded) {
            faults.push(&rule::BAD_ID, node.span, format!("{} cannot be an id", quote(&text.value)), id_help(&text.value));
            return None;
        }
        Some(Self { value: folded.into(), span: node.span })
    }

    fn shape() -> FieldShape {
        FieldShape::Id
    }
}

/// What to write instead of something that cannot be an id.
pub fn id_help(written: &str) -> String {
    let candidate = slug(written);
    if is_device(&fold(written)) {
        return format!("Windows keeps this name for a device; write `{candidate}-1` or another");
    }
    if let Some(unseen) = written.chars().find(|&c| is_unseen_letter(c)).filter(|_| is_id(&candidate)) {
        return format!("it holds a character that nobody sees, U+{:04X}: write `{candidate}`", u32::from(unseen));
    }
    if is_id(&candidate) {
        return format!("ids have letters, digits, `-` and `_`: write `{candidate}`");
    }
    "ids have letters of any script, digits, `-` and `_`, at most 240 bytes".to_owned()
}

/// What a reference may lead to.
pub trait ReferenceTarget {
    /// In words, for schema and manual.
    const WHAT: &'static str;
}

/// A name of something else, not yet looked up.
pub struct Ref<T> {
    /// The name as written, trimmed.
    pub written: Arc<str>,
    /// Where it stands.
    pub span: Span,
    target: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// A name that nobody wrote as one, and the place that says so.
    pub fn new(name: Arc<str>, span: Span) -> Self {
        Self { written: name, span, target: PhantomData }
    }

    /// The name as it is compared.
    pub fn folded(&self) -> Cow<'_, str> {
        folded(&self.written)
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Self { written: Arc::clone(&self.written), span: self.span, target: PhantomData }
    }
}

impl<T> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ref({:?})", self.written)
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written && self.span == other.span
    }
}

impl<T: ReferenceTarget> ReadNode for Ref<T> {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        if !matches!(node.value, Value::Scalar { .. }) {
            faults.not_one(node, T::WHAT);
            return None;
        }
        let text = SpannedText::read(node, faults)?;
        Some(Self { written: text.value, span: text.span, target: PhantomData })
    }

    fn shape() -> FieldShape {
        FieldShape::Reference(T::WHAT)
    }
}

/// A path relative to the file that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePath(pub SpannedText);

impl ReadNode for FilePath {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        SpannedText::read(node, faults).map(Self)
    }

    fn shape() -> FieldShape {
        FieldShape::File
    }
}

/// A number between `MIN` and `MAX`, both included, decimals allowed. [`i32::MIN`] and
/// [`i32::MAX`] stand for no bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number<const MIN: i32, const MAX: i32>(pub f64);

/// A number of any size.
pub type AnyNumber = Number<{ i32::MIN }, { i32::MAX }>;
/// A number from 0: a volume, a cost.
pub type Amount = Number<0, { i32::MAX }>;

impl<const MIN: i32, const MAX: i32> ReadNode for Number<MIN, MAX> {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Scalar { text, plain } = &node.value else {
            faults.wrong_type(node, "a number");
            return None;
        };
        let Meaning::Number(n) = meaning(text, *plain) else {
            faults.wrong_type(node, "a number");
            return None;
        };
        let within = n.is_finite() && (MIN == i32::MIN || n >= f64::from(MIN)) && (MAX == i32::MAX || n <= f64::from(MAX));
        if !within {
            let range = Self::shape().in_words();
            let message = format!("`{}` must be {range}, not {}", faults.key, quote(text));
            faults.push(&rule::OUT_OF_RANGE, node.span, message, "");
            return None;
        }
        if MIN == 0 && MAX == i32::MAX {
            question_thousands(node.span, text, faults);
        }
        Some(Self(n))
    }

    fn shape() -> FieldShape {
        FieldShape::Number { min: (MIN != i32::MIN).then_some(MIN), max: (MAX != i32::MAX).then_some(MAX) }
    }
}

/// Asks whether the point in a count stands before decimals: `1.420` is 1,420 in half of the world.
pub(in crate::syntax) fn question_thousands(span: Span, written: &str, faults: &mut Faults) {
    if !written.contains('.') {
        return;
    }
    if let Numeral::Open(read, whole) = Numeral::read(written) {
        let message = format!("`{}` is read as {read}", faults.key);
        faults.note(&rule::CUT_VALUE, span, message, format!("where the point parts thousands, write `{whole}`, else `{read}`"));
    }
}

/// A duration in minutes, not negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minutes(pub f64);

impl ReadNode for Minutes {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Scalar { text, plain } = &node.value else {
            faults.wrong_type(node, "a duration");
            return None;
        };
        let out_of_range = match meaning(text, *plain) {
            Meaning::Number(n) if n.is_finite() && n >= 0.0 => return Some(Self(n)),
            Meaning::Number(_) => true,
            _ => text.trim().strip_prefix('-').is_some_and(|positive| parse_minutes(positive).is_some()),
        };
        if out_of_range {
            let message = format!("`{}` must be a duration from 0, not {}", faults.key, quote(text));
            faults.push(&rule::OUT_OF_RANGE, node.span, message, "");
            return None;
        }
        let minutes = parse_minutes(text).map(Self);
        if minutes.is_none() {
            let message = format!("`{}` must be a duration, not {}", faults.key, quote(text));
            faults.push(&rule::WRONG_TYPE, node.span, message, meant::durations::help(text));
        }
        minutes
    }

    fn shape() -> FieldShape {
        FieldShape::Duration
    }
}

impl ReadNode for Spanned<Minutes> {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        Minutes::read(node, faults).map(|value| Self { value, span: node.span })
    }

    fn shape() -> FieldShape {
        Minutes::shape()
    }
}

impl ReadNode for Spanned<Date> {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Scalar { text, .. } = &node.value else {
            faults.wrong_type(node, "a date");
            return None;
        };
        let date = Date::parse(text.trim());
        if date.is_none() {
            let message = format!("`{}` must be a date, not {}", faults.key, quote(text));
            faults.push(&rule::WRONG_TYPE, node.span, message, meant::dates::help(text));
        }
        date.map(|value| Self { value, span: node.span })
    }

    fn shape() -> FieldShape {
        FieldShape::Date
    }
}

impl ReadNode for Spanned<vocabulary::Class> {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        vocabulary::Class::read(node, faults).map(|value| Self { value, span: node.span })
    }

    fn shape() -> FieldShape {
        vocabulary::Class::shape()
    }
}

/// `true` or `false`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flag(pub bool);

impl ReadNode for Flag {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        if let Value::Scalar { text, plain } = &node.value
            && let Meaning::Bool(value) = meaning(text, *plain)
        {
            return Some(Self(value));
        }
        faults.wrong_type(node, "`true` or `false`");
        None
    }

    fn shape() -> FieldShape {
        FieldShape::Flag
    }
}

/// Any YAML, kept untouched.
#[derive(Clone, Debug, PartialEq)]
pub struct Extra {
    /// What is written.
    pub value: Arc<serde_yaml::Value>,
    /// Where the value of each of its keys stands, in their order.
    pub places: Vec<Span>,
}

impl ReadNode for Extra {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            faults.wrong_type(node, "a mapping");
            return None;
        };
        let places = entries.iter().map(|(_, value)| value.span).collect();
        Some(Self { value: Arc::new(untouched(node)), places })
    }

    fn shape() -> FieldShape {
        FieldShape::MapOf(Box::new(FieldShape::Anything))
    }
}

/// What cells must hold: the name of a column, and the text to find in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditions(pub Vec<(SpannedText, Arc<str>)>);

impl ReadNode for Conditions {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            faults.wrong_type(node, "a mapping of columns to texts");
            return None;
        };
        let mut conditions = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            let Value::Scalar { text, plain } = &node.value else {
                faults.wrong_type(node, "a mapping of columns to texts");
                continue;
            };
            let due = if meaning(text, *plain) == Meaning::Null { "" } else { text.trim() };
            let column = Spanned { value: key.text.trim().into(), span: key.span };
            conditions.push((column, due.into()));
        }
        Some(Self(conditions))
    }

    fn shape() -> FieldShape {
        FieldShape::MapOf(Box::new(FieldShape::Text))
    }
}

/// A node as a plain YAML value. Numbers that no number can hold stay text.
pub fn untouched(node: &YamlNode<'_>) -> serde_yaml::Value {
    use serde_yaml::Value as PlainText;
    match &node.value {
        Value::Scalar { text, plain } => match meaning(text, *plain) {
            Meaning::Null => PlainText::Null,
            Meaning::Bool(b) => PlainText::Bool(b),
            Meaning::Number(n) => match text.parse::<i64>() {
                Ok(whole) => PlainText::Number(whole.into()),
                Err(_) if n.is_finite() => PlainText::Number(n.into()),
                Err(_) => PlainText::String(text.to_string()),
            },
            Meaning::Text => PlainText::String(text.to_string()),
        },
        Value::List(items) => PlainText::Sequence(items.iter().map(untouched).collect()),
        Value::Map(entries) => {
            PlainText::Mapping(entries.iter().map(|(key, node)| (PlainText::String(key.text.to_string()), untouched(node))).collect())
        }
    }
}
