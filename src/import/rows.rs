//! A row becomes a mapping, its fields in the order of the content model.

use serde_yaml::{Mapping, Value};

use crate::base::diagnostic::quote;
use crate::base::numerals::{Mark, mark};
use crate::base::terms::Kind;
use crate::syntax::schema::{FieldDoc, RecordDoc, Shape};

use super::columns::{Column, Lands};
use super::names::{Lookup, Names};
use super::sheet::{Row, Sheet};
use super::{Imported, Notes, one_line, values};

/// Reads the rows of one sheet.
pub(super) struct Reader<'a> {
    columns: &'a [Column],
    names: &'a Names,
    kind: Kind,
    mark: Option<Mark>,
    /// The row that is being read.
    row: usize,
    notes: &'a mut Notes,
}

/// A cell, or a part of one, and where in the record it goes.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// What is left of the path below the record.
    path: Vec<String>,
    text: String,
    column: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sheet: &'a Sheet, columns: &'a [Column], names: &'a Names, kind: Kind, notes: &'a mut Notes) -> Self {
        let numeric = columns.iter().filter(|column| column.numeric);
        let cells = numeric.flat_map(|column| sheet.rows.iter().filter_map(|row| row.cells.get(column.at)));
        Self { columns, names, kind, mark: mark(cells.map(String::as_str)), row: 0, notes }
    }

    /// The mapping of a row, which goes by `id`.
    pub(super) fn row(&mut self, docs: &[&'static RecordDoc], row: &Row, id: Option<&str>) -> Mapping {
        self.row = row.number;
        let mut pieces: Vec<Piece> = self
            .columns
            .iter()
            .filter_map(|column| {
                let text = row.cells.get(column.at).filter(|text| !text.is_empty())?;
                let path = Some(column.path()).filter(|path| !path.is_empty() && path[0] != "stage" && *path != ["id"])?;
                Some(Piece { path, text: text.clone(), column: column.name.clone() })
            })
            .collect();
        if let Some(id) = id {
            pieces.push(Piece { path: vec!["id".into()], text: id.to_owned(), column: "id".into() });
        }
        self.record(docs, &pieces)
    }

    fn record(&mut self, docs: &[&'static RecordDoc], pieces: &[Piece]) -> Mapping {
        let mut mapping = Mapping::new();
        for field in docs.iter().flat_map(|doc| doc.fields) {
            let own: Vec<&Piece> = pieces.iter().filter(|piece| piece.path[0] == field.name).collect();
            if let Some(value) = self.field(field, &own) {
                mapping.insert(field.name.into(), value);
            }
        }
        mapping
    }

    fn field(&mut self, field: &'static FieldDoc, own: &[&Piece]) -> Option<Value> {
        let first = own.first()?;
        let below = || own.iter().map(|piece| Piece { path: piece.path[1..].to_vec(), ..(*piece).clone() }).collect::<Vec<_>>();
        match (field.shape)() {
            Shape::Record(doc) => Some(self.record(&[doc], &below()).into()),
            Shape::MapOf(_) => {
                let entries = below().into_iter().map(|piece| (Value::from(piece.path.join(".")), Value::from(piece.text)));
                Some(entries.collect::<Mapping>().into())
            }
            Shape::List(of) => match &*of {
                Shape::Record(doc) => self.entries(doc, &below()),
                _ => {
                    let parts = parts(&first.text, &of).into_iter().filter(|part| !part.is_empty());
                    let values: Vec<Value> = parts.map(|part| self.value(&of, part, &first.column)).collect();
                    (!values.is_empty()).then(|| values.into())
                }
            },
            shape if field.name == "title" => Some(self.value(&shape, &one_line(&first.text), &first.column)),
            shape => Some(self.value(&shape, &first.text, &first.column)),
        }
    }

    /// A list of records: the first parts of all cells make the first, and so on.
    fn entries(&mut self, doc: &'static RecordDoc, pieces: &[Piece]) -> Option<Value> {
        let split: Vec<(&Piece, Vec<&str>)> = pieces
            .iter()
            .map(|piece| {
                let shape = doc.fields.iter().find(|field| field.name == piece.path[0]).map_or(Shape::Text, |field| (field.shape)());
                (piece, parts(&piece.text, &shape))
            })
            .collect();
        let most = split.iter().map(|(_, parts)| parts.len()).max()?;
        if let Some((piece, fewer)) = split.iter().find(|(_, parts)| parts.len() < most) {
            let (column, n) = (quote(&piece.column), fewer.len());
            self.notes.add(
                self.row,
                format!(
                    "{column} has {n} part{}, a column beside it {most}: they are matched from the first on",
                    if n == 1 { "" } else { "s" }
                ),
            );
        }
        let mut entries = Vec::new();
        for i in 0..most {
            let nth = split.iter().filter_map(|(piece, parts)| {
                let text = parts.get(i).filter(|part| !part.is_empty())?;
                Some(Piece { text: (*text).to_owned(), ..(*piece).clone() })
            });
            let nth: Vec<Piece> = nth.collect();
            if !nth.is_empty() {
                entries.push(Value::from(self.record(&[doc], &nth)));
            }
        }
        (!entries.is_empty()).then(|| entries.into())
    }

    fn value(&mut self, shape: &Shape, text: &str, column: &str) -> Value {
        if let Some(what) = reference(shape) {
            let written = one_line(text);
            let (value, note) = match self.names.look_up(what, self.kind, &written) {
                Lookup::AsWritten => (written, None),
                Lookup::Title(id, note) => (id, Some(note)),
                Lookup::Several(note) => (written, Some(note)),
            };
            if let Some(note) = note {
                self.notes.add(self.row, format!("{}: {note}", quote(column)));
            }
            return value.into();
        }
        let cell = values::read(shape, text, self.mark);
        if let Some(doubt) = cell.doubt {
            self.notes.add(self.row, format!("{}: {} is kept as it is, since it {doubt}", quote(column), quote(text)));
        }
        cell.value
    }
}

/// What a shape may name, where it names something.
fn reference(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Reference(what) => Some(what),
        Shape::Either(shapes) => reference(shapes.first()?),
        _ => None,
    }
}

/// The parts of a cell: at `;` or line breaks. Texts that stand on several lines are split there only, so
/// that they may hold a `;`.
fn parts<'t>(text: &'t str, shape: &Shape) -> Vec<&'t str> {
    let of_texts = matches!(shape, Shape::Text | Shape::Sentences) && text.contains('\n');
    let at = |c: char| c == '\n' || (c == ';' && !of_texts);
    text.split(at).map(str::trim).collect()
}

/// The rows that can be used. A row with more cells than the header has lost its order.
pub(super) fn whole_rows<'s>(sheet: &'s Sheet, imported: &mut Imported) -> Vec<&'s Row> {
    let width = sheet.header.len();
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for row in sheet.rows.iter() {
        if row.cells.iter().skip(width).all(String::is_empty) {
            rows.push(row);
        } else {
            let message = format!("it has {} cells and the header {width}: put a cell that holds the separator in quotes", row.cells.len());
            imported.skipped.push((row.number, message));
        }
    }
    rows
}

/// The cell of a row in the column of a field, `stage.goal`; none where it is blank.
pub(super) fn cell<'r>(row: &'r Row, columns: &[Column], field: &str) -> Option<&'r str> {
    let is_it = |column: &&Column| matches!(&column.lands, Lands::Field(path) if path.iter().map(String::as_str).eq(field.split('.')));
    let column = columns.iter().find(is_it)?;
    row.cells.get(column.at).map(String::as_str).filter(|text| !text.is_empty())
}
