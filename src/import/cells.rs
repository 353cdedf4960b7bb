//! What a thing says in the cells of its row: its fields as they are written, one by one. The sheet that goes out is made of
//! these, and the one that comes back is held against them.
//!
//! A list is one cell: names, figures and words with `; ` between, sentences on lines of their own. What a cell cannot hold so
//! that it comes back the same is shown, and stays as it is.

use crate::base::kind::Kind;
use crate::base::number_parse::DecimalMark;
use crate::base::slug::fold;
use crate::edit::mapping::Mapping;
use crate::syntax::content::kinds::{Common, Touchpoint, doc_of};
use crate::syntax::fields::record::is_blank;
use crate::syntax::fields::schema::{FieldDoc, FieldShape, RecordDoc};
use crate::syntax::yaml::tree::{Value, YamlNode};

use super::fields::plain;
use super::{one_line, values};

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetRows {
    /// The files of a kind.
    Files(Kind),
    /// The touchpoints of a journey.
    Touchpoints,
}

/// The name of the column that says which thing a row is.
pub const ADDRESS: &str = "address";

/// The name of the column that says what the cells were when the sheet was made.
pub const EXPORTED: &str = "exported";

/// The name of the column that says in which stage a touchpoint is.
pub const STAGE: &str = "stage";

/// Keys that no cell changes: what others know a thing by, and what has rows or pages of its own.
const ASIDE: &[&str] = &["id", "kind", "aliases", "steps", "stages", "opportunities"];

/// Fields of every kind that a sheet has whether or not a row says anything in them.
const ALWAYS: &[&str] = &["title", "summary", "status", "owner", "code", "tags", "reviewed"];

/// Shown for a list that says it is empty, where leaving it out says something else.
const NONE_AT_ALL: &str = "[]";

/// A field that a column of the sheet is.
#[derive(Clone, Debug)]
pub struct CellField {
    /// The way to it: its key, or that of the record or list that it is in and its own.
    pub path: Vec<String>,
    /// What it may hold.
    pub shape: FieldShape,
    /// Whether each thing needs it.
    pub required: bool,
    /// Whether the column stands in every sheet.
    always: bool,
    holder: CellHolder,
}

/// What holds the value of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellHolder {
    /// The thing itself.
    Own,
    /// A record in it.
    Record,
    /// The long form of what may be written short: the key of what the short form says.
    LongForm(&'static str),
    /// Each entry of a list of records.
    Entries,
}

/// A cell as it is written in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenCell {
    /// What it says; nothing where it is blank.
    pub text: String,
    /// Why no sheet can change it, where none can.
    pub fixed: Option<&'static str>,
}

impl SheetRows {
    /// The records whose fields the columns are.
    pub(super) fn records(self) -> Vec<&'static RecordDoc> {
        match self {
            Self::Touchpoints => vec![&Touchpoint::DOC],
            Self::Files(kind) => vec![&Common::DOC, doc_of(kind)],
        }
    }

    /// The keys of a thing, in the order of the content model.
    pub(super) fn order(self) -> impl Iterator<Item = &'static str> {
        self.records().into_iter().flat_map(|doc| doc.fields).map(|field| field.name)
    }

    /// The fields that columns are, in the order of the content model, but for those with names of the author's own.
    pub fn fields(self) -> Vec<CellField> {
        let mut fields = Vec::new();
        for doc in self.records() {
            let is_own = doc.name != Common::DOC.name;
            for field in doc.fields.iter().filter(|field| !ASIDE.contains(&field.name)) {
                add(field, is_own || ALWAYS.contains(&field.name), &mut fields);
            }
        }
        fields
    }

    /// The field that a column is by its name; `extra.NAME` is one whatever the name.
    pub(super) fn field(self, name: &str) -> Option<CellField> {
        let wanted: Vec<String> = name.split('.').map(plain).collect();
        let same = |field: &CellField| field.path.iter().map(|part| plain(part)).eq(wanted.iter().cloned());
        self.fields().into_iter().find(same).or_else(|| {
            let (first, own) = name.split_once('.')?;
            let open = self.records().into_iter().flat_map(|doc| doc.fields).find(|field| plain(field.name) == plain(first))?;
            matches!((open.shape)(), FieldShape::MapOf(_)).then(|| CellField::open(open.name, own.trim()))
        })
    }

    /// Whether a column names something that a thing has and no cell changes.
    pub(super) fn is_aside(self, name: &str) -> bool {
        let first = plain(name.split('.').next().unwrap_or(name));
        ASIDE.iter().any(|aside| plain(aside) == first) && self.order().any(|own| plain(own) == first)
    }
}

fn add(field: &'static FieldDoc, always: bool, fields: &mut Vec<CellField>) {
    let own = |shape, required| CellField { path: vec![field.name.to_owned()], shape, required, always, holder: CellHolder::Own };
    let within = |doc: &'static RecordDoc, holder: CellHolder, fields: &mut Vec<CellField>| {
        let plain = |inner: &&FieldDoc| inner.name != "id" && inner.name != "aliases" && !has_records(&(inner.shape)());
        for inner in doc.fields.iter().filter(plain) {
            let path = vec![field.name.to_owned(), inner.name.to_owned()];
            fields.push(CellField { path, shape: (inner.shape)(), required: inner.required, always: false, holder });
        }
    };
    match (field.shape)() {
        FieldShape::Record(doc) => within(doc, CellHolder::Record, fields),
        FieldShape::List(of) if matches!(*of, FieldShape::Record(_)) => {
            of.records().into_iter().for_each(|doc| within(doc, CellHolder::Entries, fields));
        }
        FieldShape::MapOf(_) => {}
        shape @ FieldShape::Either(_) => {
            let doc = shape.records().into_iter().next();
            fields.push(own(shape, field.required));
            for inner in doc.into_iter().flat_map(|doc| doc.fields.iter().skip(1)).filter(|inner| !has_records(&(inner.shape)())) {
                let path = vec![field.name.to_owned(), inner.name.to_owned()];
                let short = doc.and_then(|doc| doc.fields.first()).map_or("", |first| first.name);
                fields.push(CellField {
                    path,
                    shape: (inner.shape)(),
                    required: false,
                    always: false,
                    holder: CellHolder::LongForm(short),
                });
            }
        }
        shape => fields.push(own(shape, field.required)),
    }
}

fn has_records(shape: &FieldShape) -> bool {
    !shape.records().is_empty() || matches!(shape, FieldShape::MapOf(_))
}

impl CellField {
    fn open(first: &str, own: &str) -> Self {
        let path = vec![first.to_owned(), own.to_owned()];
        Self { path, shape: FieldShape::Anything, required: false, always: false, holder: CellHolder::Record }
    }

    /// A field of the site's own, in `extra`.
    pub(super) fn extra(name: &str) -> Self {
        Self::open("extra", name)
    }

    /// What its column is called.
    pub fn name(&self) -> String {
        self.path.join(".")
    }

    /// Whether the column stands in a sheet although no row says anything in it.
    pub fn is_always_there(&self) -> bool {
        self.always
    }

    /// Whether it is a field of the thing itself, not of what is in it.
    pub fn is_of_the_thing(&self) -> bool {
        self.holder == CellHolder::Own
    }

    pub(super) fn holder(&self) -> CellHolder {
        self.holder
    }

    /// Its key in what holds it.
    pub(super) fn key(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// What one value of it is, and whether it has several in a list of its own.
    pub(super) fn one(&self) -> (&FieldShape, bool) {
        match &self.shape {
            FieldShape::List(of) => (of, true),
            shape => (shape, false),
        }
    }

    /// The parts of a cell that holds several.
    pub(super) fn parts<'t>(&self, text: &'t str) -> Vec<&'t str> {
        if text.is_empty() {
            return Vec::new();
        }
        let at_lines = text.contains('\n') || is_prose(self.one().0);
        let at = |c: char| if at_lines { c == '\n' } else { c == ';' };
        let parts = text.split(at).map(str::trim);
        if self.holder == CellHolder::Entries { parts.collect() } else { parts.filter(|part| !part.is_empty()).collect() }
    }

    /// Several values as one cell; `fixed` where they would not come back as they are.
    pub(super) fn joined(&self, parts: &[String]) -> WrittenCell {
        if parts.iter().all(String::is_empty) {
            return WrittenCell::default();
        }
        let at_lines = is_prose(self.one().0) || parts.iter().any(|part| part.contains(';'));
        let text = parts.join(if at_lines { "\n" } else { "; " }).trim().to_owned();
        let comes_back = self.parts(&text).iter().eq(parts.iter());
        WrittenCell { text, fixed: (!comes_back).then_some("its parts cannot be told apart in a cell") }
    }

    /// What a thing says in it.
    pub fn cell(&self, thing: &Mapping<'_, '_>) -> WrittenCell {
        let first = self.path.first().map_or("", String::as_str);
        let Some((_, node)) = thing.get(first) else { return WrittenCell::default() };
        if is_blank(node) {
            return WrittenCell::default();
        }
        match self.holder {
            CellHolder::Own => self.of_node(node),
            CellHolder::Record | CellHolder::LongForm(_) => match thing.inner(first) {
                Some(inner) => inner.get(self.key()).map_or_else(WrittenCell::default, |(_, node)| self.of_node(node)),
                None => WrittenCell::default(),
            },
            CellHolder::Entries => match thing.inner_list(first) {
                Some(entries) => self.of_entries(&entries),
                None => WrittenCell { text: shown(node), fixed: Some(MORE_THAN_A_CELL) },
            },
        }
    }

    fn of_entries(&self, entries: &[Mapping<'_, '_>]) -> WrittenCell {
        let mut fixed = None;
        let parts = entries.iter().map(|entry| match entry.get(self.key()) {
            None => String::new(),
            Some((_, node)) if is_blank(node) => String::new(),
            Some((_, YamlNode { value: Value::Scalar { text, .. }, .. })) => tidy(text),
            Some((_, node)) => {
                fixed = Some(MORE_THAN_A_CELL);
                shown(node)
            }
        });
        let parts: Vec<String> = parts.collect();
        let cell = self.joined(&parts);
        WrittenCell { fixed: fixed.or(cell.fixed), ..cell }
    }

    fn of_node(&self, node: &YamlNode<'_>) -> WrittenCell {
        match &node.value {
            _ if is_blank(node) => WrittenCell::default(),
            Value::Scalar { text, .. } if self.one().1 => self.joined(&[tidy(text)]),
            Value::Scalar { text, .. } => WrittenCell { text: tidy(text), fixed: None },
            Value::List(items) if items.is_empty() && self.key() == "next" => WrittenCell { text: NONE_AT_ALL.to_owned(), fixed: None },
            Value::List(items) if self.one().1 || self.key() == "next" => {
                let plain = items.iter().map(|item| match &item.value {
                    Value::Scalar { text, .. } => Some(tidy(text)),
                    Value::List(_) | Value::Map(_) => None,
                });
                match plain.collect::<Option<Vec<String>>>() {
                    Some(parts) => self.joined(&parts),
                    None => WrittenCell { text: shown(node), fixed: Some(MORE_THAN_A_CELL) },
                }
            }
            Value::List(items) if items.is_empty() => WrittenCell::default(),
            // The long form says in its first field what the short one does.
            Value::Map(entries) => match (&self.shape, self.shape.records().first().and_then(|doc| doc.fields.first())) {
                (FieldShape::Either(_), Some(first)) => {
                    let inner = entries.iter().find(|(key, _)| key.text == first.name);
                    inner.map_or_else(WrittenCell::default, |(_, node)| self.of_node(node))
                }
                _ => WrittenCell { text: shown(node), fixed: Some(MORE_THAN_A_CELL) },
            },
            Value::List(_) => WrittenCell { text: shown(node), fixed: Some(MORE_THAN_A_CELL) },
        }
    }

    /// A cell as it is compared: however a spreadsheet writes a number or a day, it is the same one.
    pub(super) fn compared(&self, text: &str, mark: Option<DecimalMark>) -> String {
        let (of, is_list) = self.one();
        if is_list || self.holder == CellHolder::Entries {
            let parts: Vec<String> = self.parts(text).into_iter().map(|part| compared(of, part, mark)).collect();
            return parts.join("\u{1f}");
        }
        compared(of, text, mark)
    }
}

const MORE_THAN_A_CELL: &str = "it holds more than a cell can";

/// Whether several of these stand on lines of their own.
fn is_prose(shape: &FieldShape) -> bool {
    match shape {
        FieldShape::Sentences => true,
        FieldShape::Either(shapes) => shapes.first().is_some_and(is_prose),
        _ => false,
    }
}

fn compared(shape: &FieldShape, text: &str, mark: Option<DecimalMark>) -> String {
    match shape {
        FieldShape::Number { .. } | FieldShape::Duration | FieldShape::Date | FieldShape::Flag | FieldShape::OneOf(_) => {
            let read = values::read(shape, text, mark);
            match (&read.value, shape) {
                _ if text.is_empty() => String::new(),
                (serde_yaml::Value::String(written), FieldShape::Duration) => {
                    crate::base::duration::parse_minutes(written).map_or_else(|| written.clone(), |minutes| minutes.to_string())
                }
                (serde_yaml::Value::String(written), _) => written.clone(),
                (serde_yaml::Value::Number(n), _) => n.as_f64().map_or_else(|| text.to_owned(), |n| n.to_string()),
                (serde_yaml::Value::Bool(yes), _) => yes.to_string(),
                _ => text.to_owned(),
            }
        }
        FieldShape::Either(shapes) => shapes.first().map_or_else(|| text.to_owned(), |first| compared(first, text, mark)),
        FieldShape::Reference(_) | FieldShape::Id => fold(&one_line(text)),
        _ => text.to_owned(),
    }
}

/// A text as a spreadsheet gives it back.
fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// What a cell cannot hold, in one line.
fn shown(node: &YamlNode<'_>) -> String {
    match &node.value {
        Value::Scalar { text, .. } => one_line(text),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join("; "),
        Value::Map(entries) => {
            let said = entries.iter().map(|(key, value)| format!("{}: {}", key.text, shown(value)));
            format!("{{{}}}", said.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The fields with names of the author's own that a thing has, `extra` and the like, and what they say.
pub fn open_fields(rows: SheetRows, thing: &Mapping<'_, '_>) -> Vec<CellField> {
    let open = rows.records().into_iter().flat_map(|doc| doc.fields).filter(|field| matches!((field.shape)(), FieldShape::MapOf(_)));
    let mut fields = Vec::new();
    for field in open {
        let Some((_, YamlNode { value: Value::Map(entries), .. })) = thing.get(field.name) else { continue };
        fields.extend(entries.iter().map(|(key, _)| CellField::open(field.name, &key.text)));
    }
    fields
}
