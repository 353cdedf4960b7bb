//! One journey of a whole sheet, or one for each persona that it names: a row is a touchpoint, the column `stage`
//! says in which stage.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::slug::{fold, slug};
use crate::syntax::content::kinds::{ToOutcome, ToPersona};
use crate::syntax::fields::schema::FieldShape;
use crate::syntax::fields::types::ReferenceTarget;

use super::clean::clean;
use super::columns::{ColumnTarget, SheetColumn};
use super::fields::{plain, records};
use super::names::{Lookup, SiteNames};
use super::parts::listed_parts;
use super::rows::{CellPiece, RowReader, cell};
use super::sheet::{Sheet, SheetRow, listed};
use super::things::written_id;
use super::{Ids, Imported, NewFile, Remarks, file_text, one_line};

/// What the sheet does not say.
#[derive(Clone, Debug)]
pub struct JourneyHeader {
    /// The journey's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who walks it: the id of a persona, or its title. None where a column says it.
    pub persona: Option<String>,
    /// What for: the id of an outcome, or its title.
    pub outcome: String,
}

/// The fields of a stage, beside its id, that columns can be.
const STAGE_TEXTS: [&str; 4] = ["goal", "outcome", "starts_when", "ends_when"];

/// A stage and what is in it.
struct SheetStage {
    title: String,
    id: Option<String>,
    /// What it says, by the names of [`STAGE_TEXTS`].
    says: [Option<String>; STAGE_TEXTS.len()],
    touchpoints: Vec<Value>,
}

/// A row with its place: the stage, and the id that is written in it.
struct PlacedRow<'r> {
    stage: usize,
    row: &'r SheetRow,
    id: Option<String>,
}

/// The persona that a map names of itself as a whole.
pub fn persona_of(sheet: &Sheet) -> Option<String> {
    sheet.whole.iter().find(|(name, _)| is_persona(name)).map(|(_, text)| one_line(text))
}

fn is_persona(name: &str) -> bool {
    matches!(plain(name).as_str(), "persona" | "personas")
}

/// Makes a journey of a sheet. Stages come in the order in which they first appear; a blank stage is
/// that of the row above. Where a column names personas, there is a journey for each, or that of the one whom the
/// command names.
///
/// # Errors
/// The command names a persona or an outcome that is not there, in words.
pub fn journey(frame: &JourneyHeader, sheet: &mut Sheet, columns: &[SheetColumn], names: &SiteNames) -> Result<Imported, String> {
    let mut imported = Imported::default();
    clean(sheet, columns, &mut imported);
    split_touchpoints(sheet, columns, &mut imported);
    let outcome = named(ToOutcome::WHAT, &frame.outcome, "--outcome", names, &mut imported.notes)?;
    let walks = match &frame.persona {
        Some(persona) => {
            let persona = named(ToPersona::WHAT, persona, "--persona", names, &mut imported.notes)?;
            let rows = rows_of(&persona, sheet, columns, names, &mut imported)?;
            vec![(persona, frame.clone(), rows)]
        }
        None => walks(frame, sheet, columns, names, &mut imported),
    };
    for (persona, frame, rows) in walks {
        one(&JourneySheet { frame: &frame, persona, outcome: &outcome, rows }, sheet, columns, names, &mut imported);
    }
    imported.skipped.sort();
    imported.skipped.dedup();
    Ok(imported)
}

/// One journey and the rows that it is made of.
struct JourneySheet<'a> {
    frame: &'a JourneyHeader,
    persona: String,
    outcome: &'a str,
    rows: Vec<&'a SheetRow>,
}

fn one(walk: &JourneySheet<'_>, sheet: &Sheet, columns: &[SheetColumn], names: &SiteNames, imported: &mut Imported) {
    let mut ids = Ids::default();
    let (mut stages, placed) = stages(&walk.rows, columns, &mut ids, imported);
    for stage in &mut stages {
        stage.id = stage.id.take().or_else(|| ids.make(&stage.title));
    }
    let used: Vec<usize> = placed.iter().map(|placed| placed.row.number).collect();
    let mut reader = RowReader::new(sheet, columns, names, Kind::Journey, imported).of_persona(Some(&walk.persona));
    let mut ideas: Vec<Mapping> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for PlacedRow { stage, row, id } in placed.into_iter().filter(|placed| tells_more(placed.row, columns)) {
        let title = cell(row, columns, "title").map(one_line);
        let id = id.or_else(|| ids.make(&title?));
        let beside = id.iter().map(|id| CellPiece::of(&["id"], id)).collect();
        stages[stage].touchpoints.push(reader.row(&records(Kind::Journey), row, beside).into());
        for idea in reader.opportunities(row, id.as_deref()) {
            let title = idea.get("title").and_then(Value::as_str).map(fold).unwrap_or_default();
            match known.get(&title) {
                Some(at) => add_touchpoint(&mut ideas[*at], id.as_deref()),
                None => {
                    known.insert(title, ideas.len());
                    ideas.push(idea);
                }
            }
        }
    }
    if stages.is_empty() {
        return;
    }
    let mut journey = Mapping::new();
    let frame = walk.frame;
    journey.insert("title".into(), frame.title.as_str().into());
    journey.insert("id".into(), frame.id.as_str().into());
    if !sheet.whole.is_empty() {
        let whole = sheet.whole.iter().filter(|(name, _)| !is_persona(name));
        let whole: Mapping = whole.map(|(name, text)| (Value::from(name.as_str()), Value::from(text.as_str()))).collect();
        if !whole.is_empty() {
            journey.insert("extra".into(), whole.into());
        }
    }
    journey.insert("persona".into(), walk.persona.as_str().into());
    journey.insert("outcome".into(), walk.outcome.into());
    journey.insert("stages".into(), stages.into_iter().map(SheetStage::into_value).collect::<Vec<_>>().into());
    if !ideas.is_empty() {
        journey.insert("opportunities".into(), ideas.into_iter().map(Value::from).collect::<Vec<_>>().into());
    }
    imported.files.push(NewFile { id: frame.id.clone(), text: file_text(&journey), rows: used });
}

impl SheetStage {
    fn into_value(self) -> Value {
        let mut mapping = Mapping::new();
        if let Some(id) = self.id {
            mapping.insert("id".into(), id.into());
        }
        mapping.insert("title".into(), self.title.into());
        for (name, text) in STAGE_TEXTS.into_iter().zip(self.says) {
            if let Some(text) = text {
                mapping.insert(name.into(), text.into());
            }
        }
        if !self.touchpoints.is_empty() {
            mapping.insert("touchpoints".into(), self.touchpoints.into());
        }
        mapping.into()
    }
}

/// Says of an opportunity that it is at one more touchpoint.
fn add_touchpoint(idea: &mut Mapping, touchpoint: Option<&str>) {
    let list = idea.get_mut("touchpoints").and_then(Value::as_sequence_mut);
    if let (Some(list), Some(touchpoint)) = (list, touchpoint) {
        list.push(touchpoint.into());
    }
}

/// Makes a touchpoint of each line, where a map has several in one cell.
fn split_touchpoints(sheet: &mut Sheet, columns: &[SheetColumn], imported: &mut Imported) {
    let Some(title) = columns.iter().find(|column| column.is("title") && !column.also_does).filter(|_| sheet.across) else { return };
    let stage = columns.iter().find(|column| column.is("stage")).map(|column| column.at);
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for mut row in std::mem::take(&mut sheet.rows) {
        let whole = row.cells.get(title.at).cloned().unwrap_or_default();
        let titles: Vec<&str> = whole.lines().map(super::parts::without_bullet).filter(|line| !line.is_empty()).collect();
        let Some((first, others)) = titles.split_first().filter(|(_, others)| !others.is_empty()) else {
            rows.push(row);
            continue;
        };
        let note = format!("{}: a touchpoint of each line; what stands below goes with the first", quote(&title.name));
        imported.notes.add(row.number, note);
        let width = row.cells.len();
        let number = row.number;
        row.cells[title.at] = (*first).to_owned();
        let stage = stage.and_then(|at| Some((at, row.cells.get(at)?.clone())));
        rows.push(row);
        for other in others {
            let mut cells = vec![String::new(); width];
            cells[title.at] = (*other).to_owned();
            if let Some((at, stage)) = &stage {
                cells[*at].clone_from(stage);
            }
            rows.push(SheetRow { number, cells });
        }
    }
    sheet.rows = rows;
}

/// The stages, and the rows that are used with their places.
fn stages<'r>(
    rows: &[&'r SheetRow],
    columns: &[SheetColumn],
    ids: &mut Ids,
    imported: &mut Imported,
) -> (Vec<SheetStage>, Vec<PlacedRow<'r>>) {
    let mut stages: Vec<SheetStage> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut placed = Vec::with_capacity(rows.len());
    let mut current = None;
    for &row in rows {
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
        if let Some(title) = cell(row, columns, "stage").map(one_line) {
            current = Some(*known.entry(fold(&title)).or_insert_with(|| {
                stages.push(SheetStage { title, id: None, says: Default::default(), touchpoints: Vec::new() });
                stages.len() - 1
            }));
        }
        let Some(stage) = current else {
            imported.skipped.push((row.number, "it has no stage, and no row above it has one".into()));
            continue;
        };
        for pain in cell(row, columns, "pains.id").unwrap_or_default().split([';', '\n']) {
            // Pains share the ids of the file: none of theirs may be given to a touchpoint.
            ids.keep(&fold(pain));
        }
        tell_of_stage(&mut stages[stage], row, columns, ids, &mut imported.notes);
        placed.push(PlacedRow { stage, row, id: own });
    }
    (stages, placed)
}

/// Takes the stage's id and what it says from the first row that has them.
fn tell_of_stage(stage: &mut SheetStage, row: &SheetRow, columns: &[SheetColumn], ids: &mut Ids, notes: &mut Remarks) {
    for (name, said) in STAGE_TEXTS.into_iter().zip(&mut stage.says) {
        let Some(text) = cell(row, columns, &format!("stage.{name}")) else { continue };
        if said.get_or_insert_with(|| text.to_owned()) != text {
            notes.add(row.number, format!("{} has another {name} above: this one is left out", quote(&stage.title)));
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

/// Whether a row says anything beside its stage and persona.
fn tells_more(row: &SheetRow, columns: &[SheetColumn]) -> bool {
    let aside = |column: &SheetColumn| column.is_below("stage") || column.is_below("persona") || column.target == ColumnTarget::Nowhere;
    columns.iter().any(|column| !aside(column) && row.cells.get(column.at).is_some_and(|text| !text.is_empty()))
}

/// The personas that each row names, as ids where they are known; a blank cell is that of the row above.
/// None where no column names them.
fn personas<'r>(
    sheet: &'r Sheet,
    columns: &[SheetColumn],
    names: &SiteNames,
    imported: &mut Imported,
) -> Option<Vec<(&'r SheetRow, Vec<String>)>> {
    let column = columns.iter().find(|column| column.is("persona"))?;
    let knows = |name: &str| names.knows(ToPersona::WHAT, Kind::Journey, name);
    let mut current: Vec<String> = Vec::new();
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        if let Some(text) = row.cells.get(column.at).filter(|text| !text.is_empty()) {
            let (parts, told) = listed_parts(text, &FieldShape::Reference(ToPersona::WHAT), false, knows);
            if let Some(told) = told {
                imported.notes.add(row.number, format!("{}: {told}", quote(&column.name)));
            }
            current = parts.iter().map(|part| persona_id(part, names)).collect();
        }
        rows.push((row, current.clone()));
    }
    Some(rows)
}

fn persona_id(written: &str, names: &SiteNames) -> String {
    names.id(ToPersona::WHAT, Kind::Journey, written).unwrap_or_else(|| slug(written))
}

/// The rows of one persona; all where no column says whose they are.
fn rows_of<'r>(
    persona: &str,
    sheet: &'r Sheet,
    columns: &[SheetColumn],
    names: &SiteNames,
    imported: &mut Imported,
) -> Result<Vec<&'r SheetRow>, String> {
    let Some(rows) = personas(sheet, columns, names, imported) else { return Ok(sheet.rows.iter().collect()) };
    let mut kept = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for (row, of) in rows {
        if of.is_empty() || of.iter().any(|id| id == persona) {
            kept.push(row);
            continue;
        }
        let whose = listed(&of);
        imported
            .notes
            .add(row.number, format!("left out, since it is of {whose}: import once more with `--persona` for a journey of theirs"));
        others.extend(of.into_iter().filter(|id| !others.contains(id)).collect::<Vec<_>>());
    }
    if kept.is_empty() {
        return Err(format!("no row is of the persona {}: the sheet has {}", quote(persona), listed(&others)));
    }
    Ok(kept)
}

/// A journey for each persona of the sheet.
fn walks<'r>(
    frame: &JourneyHeader,
    sheet: &'r Sheet,
    columns: &[SheetColumn],
    names: &SiteNames,
    imported: &mut Imported,
) -> Vec<(String, JourneyHeader, Vec<&'r SheetRow>)> {
    let rows = personas(sheet, columns, names, imported).unwrap_or_default();
    let written = |row: &SheetRow| cell(row, columns, "persona").map(one_line);
    let mut order: Vec<(String, String)> = Vec::new();
    for (row, of) in &rows {
        for id in of.iter().filter(|id| !order.iter().any(|(known, _)| known == *id)).cloned().collect::<Vec<_>>() {
            if !names.knows(ToPersona::WHAT, Kind::Journey, &id) {
                imported.missing.add(Kind::Persona, &id, &written(row).unwrap_or_else(|| id.clone()), row.number);
            }
            let title = names.title_of(Kind::Persona, &id).map(str::to_owned).or_else(|| written(row)).unwrap_or_else(|| id.clone());
            order.push((id, title));
        }
    }
    let alone = order.len() == 1;
    let walk = |(id, title): (String, String)| {
        let own = rows.iter().filter(|(_, of)| of.is_empty() || of.contains(&id)).map(|(row, _)| *row).collect();
        let mut frame = JourneyHeader { persona: Some(id.clone()), ..frame.clone() };
        if !alone {
            frame.id = format!("{}-{id}", frame.id);
            frame.title = format!("{} ({title})", frame.title);
        }
        (id, frame, own)
    };
    order.into_iter().map(walk).collect()
}

/// The id that an argument of the command means.
fn named(what: &str, written: &str, argument: &str, names: &SiteNames, notes: &mut Remarks) -> Result<String, String> {
    match names.look_up(what, Kind::Journey, written) {
        Lookup::AsWritten if names.knows(what, Kind::Journey, written) => Ok(fold(written.trim())),
        Lookup::AsWritten => {
            let kind = SiteNames::kind_of(what, Kind::Journey).unwrap_or(Kind::Outcome);
            let known = names.ids_of(kind);
            let word = kind.spoken();
            let there = if known.is_empty() { String::new() } else { format!(", or name one that is there: {}", listed(&known)) };
            let id = Some(slug(written)).filter(|id| !id.is_empty()).unwrap_or_else(|| "ID".to_owned());
            Err(format!("`{argument}`: no {word} named {}: make it with `throughline new {kind} {id}`{there}", quote(written)))
        }
        Lookup::Title(id, note) => {
            notes.add(0, format!("`{argument}`: {note}"));
            Ok(id)
        }
        Lookup::Several(note) => Err(format!("`{argument}`: {note}")),
    }
}
