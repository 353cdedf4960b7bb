//! One journey of a whole sheet: a row is a touchpoint, the column `stage` says in which stage.

use serde_yaml::{Mapping, Value};

use crate::base::diagnostic::quote;
use crate::base::slug::fold;
use crate::base::terms::Kind;
use crate::syntax::fields::Target;
use crate::syntax::kinds::{ToOutcome, ToPersona};

use super::columns::{Column, Lands, records};
use super::names::{Lookup, Names};
use super::rows::{Reader, cell, whole_rows};
use super::sheet::{Row, Sheet};
use super::things::written_id;
use super::{Ids, Imported, NewFile, Notes, file_text, one_line};

/// What the sheet does not say.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The journey's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who walks it: the id of a persona, or its title.
    pub persona: String,
    /// What for: the id of an outcome, or its title.
    pub outcome: String,
}

/// A stage and its rows.
struct Stage<'r> {
    title: String,
    id: Option<String>,
    goal: Option<String>,
    rows: Vec<&'r Row>,
}

/// Makes a journey of a sheet. Stages come in the order in which they first appear; a blank stage is
/// that of the row above.
pub fn journey(frame: &Frame, sheet: &Sheet, columns: &[Column], names: &Names) -> Imported {
    let mut imported = Imported::default();
    let rows = whole_rows(sheet, &mut imported);
    let mut ids = Ids::default();
    let (mut stages, kept) = stages(&rows, columns, &mut ids, &mut imported);
    let used: Vec<usize> = kept.iter().map(|(row, _)| *row).collect();
    let persona = named(ToPersona::WHAT, &frame.persona, "--persona", names, &mut imported.notes);
    let outcome = named(ToOutcome::WHAT, &frame.outcome, "--outcome", names, &mut imported.notes);
    let mut reader = Reader::new(sheet, columns, names, Kind::Journey, &mut imported.notes);
    let written_id = |row: &Row| kept.iter().find(|(number, _)| *number == row.number).and_then(|(_, id)| id.clone());
    let mut list = Vec::new();
    for stage in &mut stages {
        let mut mapping = Mapping::new();
        if let Some(id) = stage.id.take().or_else(|| ids.make(&stage.title)) {
            mapping.insert("id".into(), id.into());
        }
        mapping.insert("title".into(), stage.title.clone().into());
        if let Some(goal) = stage.goal.take() {
            mapping.insert("goal".into(), goal.into());
        }
        let mut touchpoints: Vec<Value> = Vec::new();
        for row in stage.rows.iter().filter(|row| tells_more(row, columns)) {
            let title = cell(row, columns, "title").map(one_line);
            let id = written_id(row).or_else(|| ids.make(&title?));
            touchpoints.push(reader.row(&records(Kind::Journey), row, id.as_deref()).into());
        }
        if !touchpoints.is_empty() {
            mapping.insert("touchpoints".into(), touchpoints.into());
        }
        list.push(Value::from(mapping));
    }
    imported.skipped.sort();
    if list.is_empty() {
        return imported;
    }
    let mut journey = Mapping::new();
    for (field, value) in [
        ("title", frame.title.as_str().into()),
        ("id", frame.id.as_str().into()),
        ("persona", persona),
        ("outcome", outcome),
        ("stages", list.into()),
    ] {
        journey.insert(field.into(), value);
    }
    imported.files.push(NewFile { id: frame.id.clone(), text: file_text(&journey), rows: used });
    imported
}

/// The stages with their rows; and the rows that are used, with the ids that are written in them.
fn stages<'r>(
    rows: &[&'r Row],
    columns: &[Column],
    ids: &mut Ids,
    imported: &mut Imported,
) -> (Vec<Stage<'r>>, Vec<(usize, Option<String>)>) {
    let mut stages: Vec<Stage<'r>> = Vec::new();
    let mut kept = Vec::new();
    let mut current = None;
    for &row in rows {
        if let Some(title) = cell(row, columns, "stage").map(one_line) {
            let known = stages.iter().position(|stage| fold(&stage.title) == fold(&title));
            current = Some(known.unwrap_or(stages.len()));
            if known.is_none() {
                stages.push(Stage { title, id: None, goal: None, rows: Vec::new() });
            }
        }
        let Some(stage) = current.and_then(|at| stages.get_mut(at)) else {
            imported.skipped.push((row.number, "it has no stage, and no row above it has one".into()));
            continue;
        };
        let own = match cell(row, columns, "id") {
            None => None,
            Some(written) => match written_id(written, row.number, &mut imported.notes) {
                Some(id) if ids.keep(&id) => Some(id),
                Some(id) => {
                    imported.skipped.push((row.number, format!("a row above it has the id `{id}`")));
                    continue;
                }
                None => None,
            },
        };
        for pain in cell(row, columns, "pains.id").unwrap_or_default().split([';', '\n']) {
            // Pains share the ids of the file: none of theirs may be given to a touchpoint.
            ids.keep(&fold(pain));
        }
        tell_of_stage(stage, row, columns, ids, &mut imported.notes);
        stage.rows.push(row);
        kept.push((row.number, own));
    }
    stages.retain(|stage| !stage.rows.is_empty());
    (stages, kept)
}

/// Takes the stage's id and goal from the first row that has them.
fn tell_of_stage(stage: &mut Stage<'_>, row: &Row, columns: &[Column], ids: &mut Ids, notes: &mut Notes) {
    if let Some(goal) = cell(row, columns, "stage.goal") {
        let first = stage.goal.get_or_insert_with(|| goal.to_owned());
        if first != goal {
            notes.add(row.number, format!("{} has another goal above: this one is left out", quote(&stage.title)));
        }
    }
    let Some(id) = cell(row, columns, "stage.id").and_then(|written| written_id(written, row.number, notes)) else { return };
    match &stage.id {
        Some(first) if *first == id => {}
        Some(_) => notes.add(row.number, format!("{} has another id above: this one is left out", quote(&stage.title))),
        None if ids.keep(&id) => stage.id = Some(id),
        None => notes.add(row.number, format!("the id `{id}` of the stage is taken: another is made from its title")),
    }
}

/// Whether a row says anything beside its stage.
fn tells_more(row: &Row, columns: &[Column]) -> bool {
    let of_stage = |column: &Column| matches!(&column.lands, Lands::Field(path) if path[0] == "stage") || column.lands == Lands::Nowhere;
    columns.iter().any(|column| !of_stage(column) && row.cells.get(column.at).is_some_and(|text| !text.is_empty()))
}

/// The id that an argument of the command means.
fn named(what: &str, written: &str, argument: &str, names: &Names, notes: &mut Notes) -> Value {
    match names.look_up(what, Kind::Journey, written) {
        Lookup::AsWritten => written.trim().into(),
        Lookup::Title(id, note) => {
            notes.add(0, format!("`{argument}`: {note}"));
            id.into()
        }
        Lookup::Several(note) => {
            notes.add(0, format!("`{argument}`: {note}"));
            written.trim().into()
        }
    }
}
