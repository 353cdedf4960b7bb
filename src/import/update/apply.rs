//! Changed cells become edits of the file that the thing is in.

use serde_yaml::{Mapping as Record, Value};

use crate::base::address::Address;
use crate::base::diagnostic::Place;
use crate::edit::TextEdits;
use crate::edit::mapping::{Mapping, NewScalar, RecordText, in_braces};
use crate::import::cells::{CellField, CellHolder, SheetRows};
use crate::import::rows::RowReader;
use crate::import::values;
use crate::syntax::fields::record::is_blank;
use crate::syntax::fields::schema::FieldShape;
use crate::syntax::yaml::scalar::{Meaning, meaning};

use super::CellChange;
use super::compare::ChangedCell;

/// A changed cell, read as its field wants it.
pub(super) struct ReadCell {
    pub(super) field: CellField,
    was: String,
    /// Its values: one, or those of a list; of a list of records one for each, null where that is blank. None where the cell
    /// is blank.
    values: Vec<Value>,
}

impl ReadCell {
    pub(super) fn told(self, row: usize, address: &Address, place: &Place) -> CellChange {
        let is: Vec<String> = self.values.iter().map(text).collect();
        let is_several = self.is_list() || self.field.holder() == CellHolder::Entries;
        let is = if is_several { self.field.joined(&is).text } else { is.concat() };
        let is_compared = self.field.compared(&is, None);
        CellChange { row, address: address.clone(), field: self.field.name(), was: self.was, is, place: place.clone(), is_compared }
    }

    fn is_list(&self) -> bool {
        self.field.one().1
    }
}

/// What the changed cells of a row hold.
pub(super) fn read(reader: &mut RowReader<'_>, changed: Vec<ChangedCell>) -> Vec<ReadCell> {
    let read = |cell: ChangedCell| {
        let (of, is_list) = cell.field.one();
        let name = cell.field.name();
        let parts = if is_list || cell.field.holder() == CellHolder::Entries { cell.field.parts(&cell.is) } else { vec![cell.is.as_str()] };
        let values = parts.into_iter().map(|part| match part {
            "" => Value::Null,
            part => as_figure(of, reader.value(of, part, &name)),
        });
        let values = values.collect();
        ReadCell { field: cell.field, was: cell.was, values: if cell.is.is_empty() { Vec::new() } else { values } }
    };
    changed.into_iter().map(read).collect()
}

/// In a field of the author's own, what reads as a number or a flag is one.
fn as_figure(of: &FieldShape, value: Value) -> Value {
    let Some(text) = value.as_str().filter(|_| matches!(of, FieldShape::Anything)) else { return value };
    match meaning(text, true) {
        Meaning::Bool(yes) => yes.into(),
        Meaning::Number(n) => {
            let number = values::number(n);
            if self::text(&number) == text { number } else { value }
        }
        Meaning::Null | Meaning::Text => value,
    }
}

/// A row whose cells are applied.
pub(super) struct RowEdit<'a, 'f, 't> {
    pub(super) thing: Mapping<'f, 't>,
    pub(super) rows: SheetRows,
    /// The address, where its id only comes from its title and others name it.
    pub(super) keep_id: Option<&'a Address>,
}

/// Makes the edits; for each cell whether it could be made, and why not.
pub(super) fn edits(row: &RowEdit<'_, '_, '_>, cells: &[ReadCell], edits: &mut TextEdits) -> Vec<Result<(), String>> {
    let mut done: Vec<Option<Result<(), String>>> = cells.iter().map(|_| None).collect();
    let leaving: Vec<&str> =
        cells.iter().filter(|cell| cell.field.holder() == CellHolder::Own && cell.values.is_empty()).map(|cell| cell.field.key()).collect();
    for at in 0..cells.len() {
        if done[at].is_some() {
            continue;
        }
        let first = &cells[at].field.path[0];
        let group: Vec<usize> = (at..cells.len()).filter(|&other| cells[other].field.path[0] == *first).collect();
        let of_group: Vec<&ReadCell> = group.iter().map(|&at| &cells[at]).collect();
        let behind = row.thing.last_before(first, row.rows.order(), &leaving);
        let results = GroupEdit { row, first, behind }.apply(&of_group, edits);
        for (at, result) in group.into_iter().zip(results) {
            done[at] = Some(result);
        }
    }
    if let Some(nested) = row.keep_id.and_then(|address| address.nested.as_ref())
        && cells.iter().any(|cell| cell.field.path == ["title"])
        && row.thing.get("id").is_none()
        && row.thing.set_scalar("id", NewScalar::Text(nested), "", edits).is_err()
    {
        return cells.iter().map(|_| Err("its id cannot be kept".to_owned())).collect();
    }
    done.into_iter().map(|result| result.unwrap_or(Ok(()))).collect()
}

/// The cells that lie below one key of a thing.
struct GroupEdit<'a, 'f, 't> {
    row: &'a RowEdit<'a, 'f, 't>,
    first: &'a str,
    behind: &'a str,
}

impl<'f, 't> GroupEdit<'_, 'f, 't> {
    fn apply(&self, cells: &[&ReadCell], edits: &mut TextEdits) -> Vec<Result<(), String>> {
        if cells.iter().any(|cell| cell.field.holder() == CellHolder::Entries) {
            return self.entries(cells, edits);
        }
        let thing = &self.row.thing;
        let is_there = thing.get(self.first).is_some_and(|(_, node)| !is_blank(node));
        match thing.inner(self.first) {
            Some(inner) => cells.iter().map(|cell| self.within(inner, cell, edits)).collect(),
            None if !is_there && cells.iter().any(|cell| cell.field.holder() != CellHolder::Own) => self.new_record(cells, edits),
            None => {
                let one = |cell: &&ReadCell| match cell.field.holder() {
                    CellHolder::Own => set(thing, self.first, cell, self.behind, edits),
                    _ => Err("it is written in its short form: write the long one in the file first".to_owned()),
                };
                cells.iter().map(one).collect()
            }
        }
    }

    /// A cell of a record that is there.
    fn within(&self, inner: Mapping<'f, 't>, cell: &ReadCell, edits: &mut TextEdits) -> Result<(), String> {
        let key = match cell.field.holder() {
            // A bare column is the first field of the long form.
            CellHolder::Own => cell.field.shape.records().first().and_then(|doc| doc.fields.first()).map_or("", |field| field.name),
            _ => cell.field.key(),
        };
        let order = cell_order(self.row.rows, self.first);
        let behind = inner.last_before(key, order, &[]).to_owned();
        set(&inner, key, cell, &behind, edits)
    }

    /// A record that is not there yet.
    fn new_record(&self, cells: &[&ReadCell], edits: &mut TextEdits) -> Vec<Result<(), String>> {
        let mut record = Record::new();
        for cell in cells {
            let key = match (cell.field.holder(), &cell.field.shape) {
                (CellHolder::Own, shape) => shape.records().first().and_then(|doc| doc.fields.first()).map_or("", |field| field.name),
                _ => cell.field.key(),
            };
            record.insert(key.into(), whole(cell));
        }
        self.row.thing.set_written(self.first, &in_braces(&record.into()), self.behind, edits);
        cells.iter().map(|_| Ok(())).collect()
    }

    /// Cells with a part for each entry of a list of records.
    fn entries(&self, cells: &[&ReadCell], edits: &mut TextEdits) -> Vec<Result<(), String>> {
        let thing = &self.row.thing;
        let there =
            if thing.get(self.first).is_some_and(|(_, node)| !is_blank(node)) { thing.inner_list(self.first) } else { Some(Vec::new()) };
        let Some(there) = there else {
            return cells.iter().map(|_| Err("it holds more than a cell can: change it in the file".to_owned())).collect();
        };
        let order: Vec<&str> = cell_order(self.row.rows, self.first).collect();
        let mut results = Vec::with_capacity(cells.len());
        for cell in cells {
            if cell.values.len() < there.len() && !cell.values.is_empty() {
                results.push(Err(format!(
                    "the cell has {} parts, and the file {} entries: take one out in the file",
                    cell.values.len(),
                    there.len()
                )));
                continue;
            }
            let blank = Value::Null;
            let of_each = there.iter().enumerate().map(|(at, entry)| (entry, cell.values.get(at).unwrap_or(&blank)));
            let key = cell.field.key();
            if cell.field.required && of_each.clone().any(|(_, value)| value.is_null()) {
                results.push(Err(format!("each entry needs `{key}`: to take one out, change the file")));
                continue;
            }
            let mut result = Ok(());
            for (entry, value) in of_each {
                let behind = entry.last_before(key, order.iter().copied(), &[]).to_owned();
                let old = entry.get(key).map(|(_, node)| node.clone());
                if old.is_none() && value.is_null() || old.as_ref().is_some_and(|node| says(node) == text(value)) {
                    continue;
                }
                result = result.and(put(entry, key, value, &behind, edits));
            }
            results.push(result);
        }
        self.new_entries(cells, there.len(), &mut results, edits);
        results
    }

    /// Entries beyond those that are there.
    fn new_entries(&self, cells: &[&ReadCell], there: usize, results: &mut [Result<(), String>], edits: &mut TextEdits) {
        let most = cells.iter().map(|cell| cell.values.len()).max().unwrap_or(0);
        for at in there..most {
            let mut record = Record::new();
            for (cell, _) in cells.iter().zip(results.iter()).filter(|(_, result)| result.is_ok()) {
                if let Some(value) = cell.values.get(at).filter(|value| !value.is_null()) {
                    record.insert(cell.field.key().into(), value.clone());
                }
            }
            if record.is_empty() {
                continue;
            }
            let lines = serde_yaml::to_string(&record).unwrap_or_default();
            let written = in_braces(&record.into());
            let text = RecordText { lines: &lines, in_braces: &written };
            if let Err(why) = self.row.thing.push_record(self.first, there.max(1), &text, self.behind, edits) {
                results.iter_mut().for_each(|result| *result = Err(why.to_owned()));
            }
        }
    }
}

/// The keys of the record below a key, in the order of the content model.
fn cell_order(rows: SheetRows, first: &str) -> impl Iterator<Item = &'static str> {
    let fields = rows.records().into_iter().flat_map(|doc| doc.fields).find(|field| field.name == first);
    fields.into_iter().flat_map(|field| (field.shape)().records()).flat_map(|doc| doc.fields).map(|field| field.name)
}

/// All that a cell holds as one value.
fn whole(cell: &ReadCell) -> Value {
    match cell.values.as_slice() {
        [one] if !cell.is_list() => one.clone(),
        several => several.to_vec().into(),
    }
}

fn set(holder: &Mapping<'_, '_>, key: &str, cell: &ReadCell, behind: &str, edits: &mut TextEdits) -> Result<(), String> {
    let is_none_at_all = |value: &Value| value.as_str() == Some("[]");
    match cell.values.as_slice() {
        [] => holder.remove(key, edits).map_err(str::to_owned),
        [one] if key == "next" && is_none_at_all(one) => {
            holder.set_written(key, "[]", behind, edits);
            Ok(())
        }
        several if cell.is_list() => {
            let texts: Vec<String> = several.iter().map(text).collect();
            let new: Vec<NewScalar<'_>> = several.iter().zip(&texts).map(|(value, text)| scalar(value, text)).collect();
            holder.set_list(key, &new, behind, edits).map_err(str::to_owned)
        }
        [one, ..] => put(holder, key, one, behind, edits),
    }
}

fn put(holder: &Mapping<'_, '_>, key: &str, value: &Value, behind: &str, edits: &mut TextEdits) -> Result<(), String> {
    let text = text(value);
    let result = if value.is_null() { holder.remove(key, edits) } else { holder.set_scalar(key, scalar(value, &text), behind, edits) };
    result.map_err(str::to_owned)
}

fn scalar<'v>(value: &Value, text: &'v str) -> NewScalar<'v> {
    if value.is_string() { NewScalar::Text(text) } else { NewScalar::Figure(text) }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(n) => n.to_string(),
        Value::String(text) => text.clone(),
        other => in_braces(other),
    }
}

fn says(node: &crate::syntax::yaml::tree::YamlNode<'_>) -> String {
    match &node.value {
        crate::syntax::yaml::tree::Value::Scalar { text, .. } => text.trim().to_owned(),
        _ => String::new(),
    }
}
