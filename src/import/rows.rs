//! A row becomes a mapping, its fields in the order of the content model.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use crate::base::diagnostic::quote;
use crate::base::english::plural;
use crate::base::kind::Kind;
use crate::base::number_parse::{DecimalMark, mark};
use crate::base::slug::{fold, is_id, slug};
use crate::syntax::content::kinds::Opportunity;
use crate::syntax::fields::schema::{FieldDoc, FieldShape, RecordDoc};

use super::columns::{ColumnTarget, SheetColumn};
use super::names::{Lookup, SiteNames};
use super::parts::{self, listed_parts, parts};
use super::sheet::{Sheet, SheetRow};
use super::{Imported, one_line, values};

/// Longest title that is made of what somebody does, in characters.
const LONGEST_TITLE: usize = 80;

/// Reads the rows of one sheet.
pub(super) struct RowReader<'a> {
    columns: &'a [SheetColumn],
    names: &'a SiteNames,
    kind: Kind,
    mark: Option<DecimalMark>,
    /// What is taken from feelings, where they are told on a scale from 1 to 5.
    less: f64,
    /// Whose journey it is.
    persona: Option<&'a str>,
    /// The row that is being read.
    row: usize,
    imported: &'a mut Imported,
}

/// A cell, or a part of one, and where in the record it goes.
#[derive(Clone, Debug)]
pub(super) struct CellPiece {
    /// What is left of the path below the record.
    pub(super) path: Vec<String>,
    pub(super) text: String,
    pub(super) column: String,
}

impl CellPiece {
    /// A piece that no column holds.
    pub(super) fn of(path: &[&str], text: &str) -> Self {
        Self { path: path.iter().map(|part| (*part).to_owned()).collect(), text: text.to_owned(), column: path.join(".") }
    }
}

impl<'a> RowReader<'a> {
    pub(super) fn new(sheet: &Sheet, columns: &'a [SheetColumn], names: &'a SiteNames, kind: Kind, imported: &'a mut Imported) -> Self {
        let numeric = columns.iter().filter(|column| column.numeric);
        let cells = numeric.flat_map(|column| sheet.rows.iter().filter_map(|row| row.cells.get(column.at)));
        let mark = sheet.decimal.or_else(|| mark(cells.map(String::as_str)));
        let mut reader = Self { columns, names, kind, mark, less: 0.0, persona: None, row: 0, imported };
        reader.find_scale(sheet);
        reader
    }

    /// Whose journey the rows tell.
    pub(super) fn of_persona(mut self, persona: Option<&'a str>) -> Self {
        self.persona = persona;
        self
    }

    /// Says which row is read now.
    pub(super) fn at_row(&mut self, number: usize) {
        self.row = number;
    }

    /// Finds out whether feelings are told from 1 to 5, as many maps do.
    fn find_scale(&mut self, sheet: &Sheet) {
        let Some(column) = self.columns.iter().find(|column| column.is("feeling")) else { return };
        let texts = || sheet.rows.iter().filter_map(|row| row.cells.get(column.at)).filter(|text| !text.is_empty());
        let numbers: Vec<f64> = texts().filter_map(|text| values::feeling(text, self.mark).0).collect();
        if numbers.iter().any(|n| *n > 2.0) && numbers.iter().all(|n| (1.0..=5.0).contains(n)) {
            self.less = 3.0;
            self.imported.notes.add(0, format!("{}: from 1 to 5, written as -2 to 2: 3 is neither good nor bad", quote(&column.name)));
        }
    }

    /// The mapping of a row, with what is known of it beside.
    pub(super) fn row(&mut self, docs: &[&'static RecordDoc], row: &SheetRow, beside: Vec<CellPiece>) -> Mapping {
        self.row = row.number;
        let mut pieces = Vec::new();
        let given = |path: &[String]| beside.iter().any(|piece| piece.path == path);
        for column in self.columns {
            let Some(text) = row.cells.get(column.at).filter(|text| !text.is_empty()) else { continue };
            let path = column.path();
            let elsewhere = |first: &String| match first.as_str() {
                "stage" | "level" => true,
                "persona" | "opportunities" => self.persona.is_some(),
                _ => false,
            };
            if path.first().is_none_or(elsewhere) || path == ["id"] || given(&path) {
                continue;
            }
            let piece = CellPiece { path, text: text.clone(), column: column.name.clone() };
            match &column.target {
                ColumnTarget::Field(path) if *path == ["feeling"] => self.feeling(piece, &mut pieces),
                _ if column.also_does => pieces.extend(title_and_more(piece)),
                _ => pieces.push(piece),
            }
        }
        pieces.extend(beside);
        self.record(docs, &pieces)
    }

    /// The opportunities that a row tells of, which are at this touchpoint.
    pub(super) fn opportunities(&mut self, row: &SheetRow, touchpoint: Option<&str>) -> Vec<Mapping> {
        self.row = row.number;
        let columns = self.columns.iter().filter(|column| column.is_below("opportunities"));
        let pieces: Vec<CellPiece> = columns
            .filter_map(|column| {
                let text = row.cells.get(column.at).filter(|text| !text.is_empty())?;
                Some(CellPiece { path: column.path()[1..].to_vec(), text: text.clone(), column: column.name.clone() })
            })
            .collect();
        let beside: Vec<CellPiece> = touchpoint.iter().map(|id| CellPiece::of(&["touchpoints"], id)).collect();
        let entries = if pieces.is_empty() { Vec::new() } else { self.entries(&Opportunity::DOC, &pieces, &beside) };
        entries.into_iter().filter_map(|entry| entry.as_mapping().cloned()).collect()
    }

    /// A feeling's number goes to its field, its words to `extra`.
    fn feeling(&mut self, piece: CellPiece, pieces: &mut Vec<CellPiece>) {
        let (feeling, more) = values::feeling(&piece.text, self.mark);
        if feeling.is_none() || more {
            let extra = format!("extra.{}", piece.column);
            let note = format!("{}: words are kept in {}", quote(&piece.column), quote(&extra));
            self.imported.notes.add(self.row, note);
            pieces.push(CellPiece { path: vec!["extra".into(), piece.column.clone()], ..piece.clone() });
        }
        if let Some(feeling) = feeling {
            if values::numeral(&piece.text).under(self.mark).is_none() {
                let note = format!("{}: {} is written as `{}`", quote(&piece.column), quote(&piece.text), feeling - self.less);
                self.imported.notes.add(self.row, note);
            }
            pieces.push(CellPiece { text: (feeling - self.less).to_string(), ..piece });
        }
    }

    fn record(&mut self, docs: &[&'static RecordDoc], pieces: &[CellPiece]) -> Mapping {
        let mut mapping = Mapping::new();
        let mut by_field: BTreeMap<&str, Vec<&CellPiece>> = BTreeMap::new();
        for piece in pieces {
            by_field.entry(&piece.path[0]).or_default().push(piece);
        }
        for (doc, field) in docs.iter().flat_map(|doc| doc.fields.iter().map(move |field| (doc, field))) {
            let own = by_field.get(field.name).map_or(&[][..], Vec::as_slice);
            match self.field(field, own) {
                Some(value) => {
                    mapping.insert(field.name.into(), value);
                }
                None if field.required => self.imported.unread.add(self.row, format!("{} needs `{}`", doc.what, field.name)),
                None => {}
            }
        }
        mapping
    }

    fn field(&mut self, field: &'static FieldDoc, own: &[&CellPiece]) -> Option<Value> {
        let first = own.first()?;
        let below = || own.iter().map(|piece| CellPiece { path: piece.path[1..].to_vec(), ..(*piece).clone() }).collect::<Vec<_>>();
        match (field.shape)() {
            FieldShape::Record(doc) => Some(self.record(&[doc], &below()).into()),
            shape @ FieldShape::Either(_) if own.iter().any(|piece| piece.path.len() > 1) => {
                let doc = *shape.records().first()?;
                // The bare column is the field of the long form that its short form stands for: the first.
                let short = doc.fields.first().map_or("", |field| field.name);
                let piece = |piece: &&CellPiece| {
                    let path = if piece.path.len() > 1 { piece.path[1..].to_vec() } else { vec![short.to_owned()] };
                    CellPiece { path, ..(**piece).clone() }
                };
                let pieces: Vec<CellPiece> = own.iter().map(piece).collect();
                Some(self.record(&[doc], &pieces).into())
            }
            FieldShape::MapOf(_) => {
                let entries = below().into_iter().map(|piece| (Value::from(piece.path.join(".")), Value::from(piece.text)));
                Some(entries.collect::<Mapping>().into())
            }
            FieldShape::List(of) => {
                let values = match &*of {
                    FieldShape::Record(doc) => self.entries(doc, &below(), &[]),
                    _ => {
                        let is_words = matches!(field.name, "tags" | "also_called");
                        let parts = self.listed(&of, is_words, first);
                        parts.iter().map(|part| self.value(&of, part, &first.column)).collect()
                    }
                };
                match values.as_slice() {
                    [] => None,
                    // As people write it: most touchpoints have one receiver.
                    [one] if field.name == "to" => Some(one.clone()),
                    _ => Some(values.into()),
                }
            }
            shape if field.name == "title" => Some(self.value(&shape, &one_line(&first.text), &first.column)),
            shape => Some(self.value(&shape, &first.text, &first.column)),
        }
    }

    /// The parts of a cell that is a list, and in the report where it was split.
    fn listed(&mut self, of: &FieldShape, is_words: bool, piece: &CellPiece) -> Vec<String> {
        let what = reference(of);
        let knows = |name: &str| what.is_some_and(|what| self.names.knows(what, self.kind, name));
        let at_commas = is_words || what.is_some_and(|what| self.names.splits(what, self.kind));
        let (parts, split) = listed_parts(&piece.text, of, at_commas, knows);
        if let Some(split) = split {
            self.imported.notes.add(self.row, format!("{}: {split}", quote(&piece.column)));
        }
        parts
    }

    /// A list of records: the first parts of all cells make the first, and so on. What is beside goes to each.
    fn entries(&mut self, doc: &'static RecordDoc, pieces: &[CellPiece], beside: &[CellPiece]) -> Vec<Value> {
        let is_prose =
            |piece: &CellPiece| piece.path[0] != "title" && matches!(shape_in(doc, piece), FieldShape::Text | FieldShape::Sentences);
        let mut split: Vec<(&CellPiece, Vec<&str>)> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let parted = parts(&piece.text, &shape_in(doc, piece));
            let as_many = |other: &CellPiece| parts(&other.text, &shape_in(doc, other)).len() == parted.len();
            let alike = || pieces.iter().any(|other| other.path != piece.path && as_many(other));
            // A `;` in prose is one, but where the cells beside it have as many parts.
            let stays = is_prose(piece) && parted.len() > 1 && !piece.text.contains('\n') && !alike();
            let parted = if stays { vec![piece.text.as_str()] } else { parted };
            if stays {
                let remark = format!("{}: {} is one, since texts are split at line breaks", quote(&piece.column), quote(&piece.text));
                self.imported.notes.add(self.row, remark);
            } else if parted.len() > 1 && piece.text.contains(';') && !(is_prose(piece) && piece.text.contains('\n')) {
                self.imported.notes.add(self.row, format!("{}: {}", quote(&piece.column), parts::AT_SEMICOLONS));
            }
            split.push((piece, parted));
        }
        let most = split.iter().map(|(_, parts)| parts.len()).max().unwrap_or(0);
        if let Some((piece, fewer)) = split.iter().find(|(_, parts)| parts.len() < most) {
            let (column, n) = (quote(&piece.column), fewer.len());
            let remark = format!("{column} has {}, a column beside it {most}: they are matched from the first on", plural(n, "part"));
            self.imported.notes.add(self.row, remark);
        }
        let mut entries = Vec::new();
        for i in 0..most {
            let nth = split.iter().filter_map(|(piece, parts)| {
                let text = parts.get(i).filter(|part| !part.is_empty())?;
                Some(CellPiece { text: (*text).to_owned(), ..(*piece).clone() })
            });
            let mut nth: Vec<CellPiece> = nth.collect();
            if !nth.is_empty() {
                nth.extend_from_slice(beside);
                entries.push(Value::from(self.record(&[doc], &nth)));
            }
        }
        entries
    }

    /// What a cell, or one part of it, holds.
    pub(super) fn value(&mut self, shape: &FieldShape, text: &str, column: &str) -> Value {
        if let Some(what) = reference(shape) {
            return self.name(what, &one_line(text), column).into();
        }
        let cell = values::read(shape, text, self.mark);
        if let Some(told) = cell.told {
            self.imported.notes.add(self.row, format!("{}: {told}", quote(column)));
        }
        if let Some(doubt) = cell.doubt {
            self.imported.unread.add(self.row, format!("{}: {} {doubt}", quote(column), quote(text)));
        }
        cell.value
    }

    /// What is written for a name of something else: its id, where one is known.
    fn name(&mut self, what: &'static str, written: &str, column: &str) -> String {
        let mut note = |note: &str| self.imported.notes.add(self.row, format!("{}: {note}", quote(column)));
        if let Some(end) = self.names.end(what, written, self.persona) {
            note(&format!("{} is written as `{end}`", quote(written)));
            return end.to_owned();
        }
        match self.names.look_up(what, self.kind, written) {
            Lookup::Title(id, told) => {
                note(&told);
                id
            }
            Lookup::Several(told) => {
                note(&told);
                written.to_owned()
            }
            Lookup::AsWritten => {
                let Some(kind) = SiteNames::kind_of(what, self.kind).filter(|_| !self.names.knows(what, self.kind, written)) else {
                    return written.to_owned();
                };
                let id = if is_id(&fold(written)) { fold(written) } else { slug(written) };
                if !is_id(&id) {
                    self.imported
                        .unread
                        .add(self.row, format!("{}: {} can be no name of {}", quote(column), quote(written), kind.with_article()));
                    return written.to_owned();
                }
                self.imported.missing.add(kind, &id, written, self.row);
                id
            }
        }
    }
}

/// A title of what somebody does, and all of it as `does` where the title cannot hold it.
fn title_and_more(piece: CellPiece) -> Vec<CellPiece> {
    let as_title = |text: &str| CellPiece { path: vec!["title".into()], text: text.to_owned(), column: piece.column.clone() };
    let first = parts::without_bullet(piece.text.lines().next().unwrap_or_default());
    if piece.text.lines().count() == 1 && piece.text.chars().count() <= LONGEST_TITLE {
        return vec![as_title(first)];
    }
    let sentence = first.split_inclusive(['.', '!', '?', ';']).next().unwrap_or(first);
    let title = if first.chars().count() > LONGEST_TITLE { sentence.trim_end_matches(['.', ';']) } else { first };
    vec![as_title(title), CellPiece { path: vec!["does".into()], ..piece }]
}

/// What the field of a record holds that a piece goes to.
fn shape_in(doc: &RecordDoc, piece: &CellPiece) -> FieldShape {
    doc.fields.iter().find(|field| field.name == piece.path[0]).map_or(FieldShape::Text, |field| (field.shape)())
}

/// What a shape may name, where it names something.
fn reference(shape: &FieldShape) -> Option<&'static str> {
    match shape {
        FieldShape::Reference(what) => Some(what),
        FieldShape::Either(shapes) => reference(shapes.first()?),
        _ => None,
    }
}

/// The cell of a row in the column of a field, `stage.goal`; none where it is blank.
pub(super) fn cell<'r>(row: &'r SheetRow, columns: &[SheetColumn], field: &str) -> Option<&'r str> {
    let column = columns.iter().find(|column| column.is(field))?;
    row.cells.get(column.at).map(String::as_str).filter(|text| !text.is_empty())
}
