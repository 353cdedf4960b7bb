//! The faults of one file, and what to write instead of a value of the wrong sort.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::duration::parse_minutes;
use crate::base::meant::{self, LEAVE_BLANK, is_unknown};
use crate::base::rule::{self, Rule};
use crate::base::span::Span;
use crate::syntax::fields::schema::{FieldDoc, FieldShape, RecordDoc};
use crate::syntax::markdown::Prose;
use crate::syntax::yaml::mistakes::{bullet, in_quotes};
use crate::syntax::yaml::scalar::{Meaning, meaning};
use crate::syntax::yaml::tree::{Key, Value, YamlNode};

/// Fields whose numbers have a field `unit` that says what they count.
const MEASURED: [&str; 5] = ["value", "baseline", "target", "min", "max"];

/// What has a field of this name that these records lack, in words.
type HomeOf = fn(&str, &[&RecordDoc]) -> Option<&'static str>;

/// Collects the faults of one file.
#[derive(Debug)]
pub struct Faults {
    /// The file.
    pub file: Arc<str>,
    /// Its text, where what is written counts.
    pub source: Arc<str>,
    /// Says what has a field that the records being read lack.
    pub home_of: HomeOf,
    /// The field that is being read, for messages.
    pub key: &'static str,
    /// What was found so far.
    pub found: Vec<Diagnostic>,
    /// The texts of its fields that are more than words.
    pub marked: Vec<Prose>,
    /// Faults of links in them. They make no field faulty.
    pub of_links: Vec<Diagnostic>,
    /// What is worth a question, although it can be read.
    notes: Vec<Diagnostic>,
}

impl Faults {
    /// None yet, for the file at this path.
    pub fn new(file: &Arc<str>) -> Self {
        Self {
            file: Arc::clone(file),
            source: Arc::from(""),
            home_of: |_, _| None,
            key: "",
            found: Vec::new(),
            marked: Vec::new(),
            of_links: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The same, where what stands in the file counts.
    pub fn of(file: &Arc<str>, text: &Arc<str>, home_of: HomeOf) -> Self {
        Self { source: Arc::clone(text), home_of, ..Self::new(file) }
    }

    /// Adds a fault at a span of the file; an empty `help` is none.
    pub fn push(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let diagnostic = self.diagnostic(rule, span, message.into(), help.into());
        self.found.push(diagnostic);
    }

    /// Adds something that is no fault of the field being read.
    pub fn note(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let diagnostic = self.diagnostic(rule, span, message.into(), help.into());
        self.notes.push(diagnostic);
    }

    fn diagnostic(&self, rule: &'static Rule, span: Span, message: String, help: String) -> Diagnostic {
        Diagnostic::new(rule, Place::new(&self.file, span), message).maybe_help((!help.is_empty()).then_some(help))
    }

    /// All that was found.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.found.append(&mut self.notes);
        self.found
    }

    /// What stands in the file at a span.
    pub fn written(&self, span: Span) -> &str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The rest of the line behind a place of the file.
    pub fn rest_of_line(&self, from: u32) -> &str {
        let rest = self.source.get(from as usize..).unwrap_or("");
        rest.split(['\n', '\r']).next().unwrap_or("")
    }

    /// Whether a value that begins there stands on the line of its key.
    fn stands_behind_a_key(&self, at: u32) -> bool {
        self.source.get(..at as usize).unwrap_or("").trim_end_matches([' ', '\t']).ends_with(':')
    }

    /// Whether an entry of a list that is written line by line begins there.
    fn begins_an_entry(&self, at: u32) -> bool {
        let before = self.source.get(..at as usize).unwrap_or("").trim_end_matches([' ', '\t']);
        before.strip_suffix('-').is_some_and(|before| before.is_empty() || before.ends_with(['\n', ' ', '\t']))
    }

    /// Adds `wrong-type`: the field being read must be `due`, and the node is something else.
    pub fn wrong_type(&mut self, node: &YamlNode<'_>, due: &str) {
        let help = self.remedy(node, due);
        self.wrong(node, due, help);
    }

    /// Adds `wrong-type`: a list of these is due.
    pub fn no_list(&mut self, node: &YamlNode<'_>, of: &FieldShape) {
        if let Value::Map(_) = node.value {
            // A key that stands twice in what should be a list is the same mistake.
            let inside =
                |d: &Diagnostic| d.rule == &rule::YAML_SYNTAX && d.place.span.start >= node.span.start && d.place.span.end <= node.span.end;
            self.found.retain(|fault| !inside(fault));
        }
        let help = match (&node.value, of) {
            (Value::Scalar { text, .. }, _) if is_unknown(text) => LEAVE_BLANK.to_owned(),
            (Value::Scalar { text, plain: true }, FieldShape::Record(doc)) => {
                let entry = entry_of(doc, text);
                format!("write `- {entry}` on a line of its own below `{}:`", self.key)
            }
            _ => self.remedy(node, "a list"),
        };
        self.wrong(node, "a list", help);
    }

    /// Adds `wrong-type`: a mapping with the fields of a record is due.
    pub fn no_record(&mut self, node: &YamlNode<'_>, doc: &RecordDoc) {
        let due = format!("a mapping ({})", doc.fields_in_words());
        let Value::Scalar { text, .. } = &node.value else {
            return self.wrong_type(node, &due);
        };
        let entry = entry_of(doc, text);
        let help = if is_unknown(text) {
            LEAVE_BLANK.to_owned()
        } else if self.begins_an_entry(node.span.start) {
            format!("write `- {entry}`")
        } else if self.key.is_empty() {
            match text.split_once(':').filter(|(key, rest)| !key.contains(' ') && !rest.trim().is_empty()) {
                Some((key, rest)) => format!("put a plain space behind the colon: write `{key}: {}`", rest.trim()),
                None => "put a colon and a space behind every key".to_owned(),
            }
        } else {
            format!("write `{{{entry}}}`")
        };
        self.wrong(node, &due, help);
    }

    /// Adds `wrong-type`: the field takes one of `what`, and a list stands there.
    pub fn not_one(&mut self, node: &YamlNode<'_>, what: &str) {
        let values: Vec<&Value<'_>> = match &node.value {
            Value::List(items) => items.iter().map(|item| &item.value).collect(),
            Value::Map(entries) => entries.iter().map(|(_, node)| &node.value).collect(),
            Value::Scalar { .. } => Vec::new(),
        };
        let first = values.iter().find_map(|value| first_text(value));
        let help = match first {
            Some(one) if values.len() == 1 => format!("write `{}: {one}`", self.key),
            Some(one) => format!("it takes one: name the one, as in `{}: {one}`", self.key),
            None => format!("it takes one: write `{}:` and its name", self.key),
        };
        self.wrong(node, what, help);
    }

    fn wrong(&mut self, node: &YamlNode<'_>, due: &str, help: String) {
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
        self.push(&rule::WRONG_TYPE, first_line(node.span, &node.value), message, help);
    }

    fn remedy(&self, node: &YamlNode<'_>, due: &str) -> String {
        match &node.value {
            Value::Scalar { text, plain } => self.remedy_of_scalar(text, *plain, due),
            Value::Map(entries) if due == "a list" => {
                let written = self.written(node.span);
                if written.starts_with('{') && !written.contains('\n') {
                    format!("write `{}: [{written}]`", self.key)
                } else {
                    self.remedy_of_map(entries)
                }
            }
            Value::List(_) | Value::Map(_) if due == "text" => {
                let written = self.written(node.span);
                if written.starts_with(['[', '{']) && !written.contains('\n') {
                    let key = if self.stands_behind_a_key(node.span.start) { format!("{}: ", self.key) } else { String::new() };
                    format!("put it in quotes: `{key}{}`", in_quotes(written))
                } else {
                    "write it as one text".to_owned()
                }
            }
            Value::List(items) if due.starts_with("a mapping") => match items.first().map(|item| &item.value) {
                Some(Value::Map(_)) => "take the `-` out: there is one of it".to_owned(),
                _ => "put a colon and a space behind every key".to_owned(),
            },
            _ => String::new(),
        }
    }

    fn remedy_of_scalar(&self, text: &str, plain: bool, due: &str) -> String {
        if due == "text" {
            return if plain { format!("put it in quotes: \"{text}\"") } else { String::new() };
        }
        if is_unknown(text) {
            return LEAVE_BLANK.to_owned();
        }
        if due == "a list" {
            let key = self.key;
            return match bullet(text).or_else(|| text.strip_prefix('-')) {
                Some(entry) => format!("begin each entry on a line of its own below `{key}:`, with `- `: `- {}`", entry.trim()),
                None => format!("begin each entry on a line of its own below `{key}:`, with `- `"),
            };
        }
        if due.starts_with("a number") {
            if !plain && matches!(meaning(text.trim(), true), Meaning::Number(_)) {
                return format!("write it without quotes: `{}`", text.trim());
            }
            let a_month = (self.key == "volume_per_month").then(|| meant::numbers::a_month(text)).flatten();
            return a_month.or_else(|| meant::numbers::help(text, MEASURED.contains(&self.key))).unwrap_or_default();
        }
        if due.contains("`true`") {
            return meant::flag(text).map(|flag| format!("write `{flag}`")).unwrap_or_default();
        }
        if due.starts_with("a mapping") { "put a colon and a space behind every key".to_owned() } else { String::new() }
    }

    fn remedy_of_map(&self, entries: &[(Key<'_>, YamlNode<'_>)]) -> String {
        let Some((key, value)) = entries.first() else {
            return "write `[]`, or leave it blank".to_owned();
        };
        match (key.text.strip_prefix('-'), &value.value) {
            (Some(key), _) => format!("put a space behind the dash: `- {key}`"),
            (None, Value::Map(_)) => format!("begin each entry with `- `, and write its name as its `id`: `- id: {}`", key.text),
            (None, _) => format!("begin each entry with `- `: `- {}`", self.rest_of_line(key.span.start).trim_end()),
        }
    }
}

/// The first text in a value: `[[x]]` is a list of a list.
fn first_text<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match value {
        Value::Scalar { text, .. } => Some(text.trim()).filter(|text| !text.is_empty()),
        Value::List(items) => items.iter().find_map(|item| first_text(&item.value)),
        Value::Map(entries) => entries.iter().find_map(|(_, node)| first_text(&node.value)),
    }
}

/// What to write instead of a bare text where a record is due.
fn entry_of(doc: &RecordDoc, text: &str) -> String {
    let text = bullet(text).unwrap_or(text).trim();
    let named = |word: &str| doc.fields.iter().any(|field| field.name == word);
    if let Some((key, rest)) = text.split_once([' ', ':']).filter(|(key, rest)| named(key) && !rest.trim().is_empty()) {
        return format!("{key}: {}", as_value(rest.trim_start_matches([':', '=', ' '])));
    }
    let strict = |field: &&FieldDoc| match (field.shape)() {
        FieldShape::OneOf(words) => words.contains(&text),
        FieldShape::Duration => parse_minutes(text).is_some(),
        FieldShape::Number { .. } => text.parse::<f64>().is_ok_and(f64::is_finite),
        FieldShape::Date => Date::parse(text).is_some(),
        FieldShape::Share => text.ends_with('%'),
        _ => false,
    };
    let any = |field: &&FieldDoc| {
        matches!((field.shape)(), FieldShape::Text | FieldShape::Sentences | FieldShape::File | FieldShape::Reference(_))
    };
    let fields = || doc.fields.iter();
    let fits = fields().find(strict).or_else(|| fields().find(|f| f.required && any(f))).or_else(|| fields().find(any));
    match fits {
        Some(field) => format!("{}: {}", field.name, as_value(text)),
        None => format!("{}: {}", doc.fields.first().map_or("key", |field| field.name), as_value(text)),
    }
}

/// A text as a value that may stand inside brackets.
fn as_value(text: &str) -> String {
    let has_signs = text.contains(|c: char| ",[]{}:#&*!|>'\"%@`".contains(c));
    if has_signs { in_quotes(text) } else { text.to_owned() }
}

/// Lists and mappings are pointed at where they begin.
fn first_line(span: Span, value: &Value<'_>) -> Span {
    match value {
        Value::Scalar { .. } => span,
        _ => Span { end: span.start + 1, ..span },
    }
}
