//! Rows without an address become new things: files, or touchpoints behind the one that stands above them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_yaml::{Mapping as Record, Value};

use crate::base::address::Address;
use crate::base::cell::unguarded;
use crate::base::diagnostic::quote;
use crate::base::kind::{Kind, Nested};
use crate::base::slug::{fold, slug};
use crate::edit::mapping::{FrontMatter, Mapping, RecordText, in_braces};
use crate::import::cells::{STAGE, SheetRows};
use crate::import::fields::plain;
use crate::import::rows::{CellPiece, RowReader, cell};
use crate::import::sheet::SheetRow;
use crate::import::things::{things_of, written_id};
use crate::import::{Ids, Imported, one_line};
use crate::model::id::NodeId;
use crate::syntax::content::document::{Document, NestedThing};

use super::back::{BackColumn, BackSheet, ColumnUse, ReadingSheet};
use super::{PairedRows, SheetUpdate, UpdateInput, document_of, persona_of};

/// A row as it was typed.
fn typed(row: &SheetRow) -> SheetRow {
    SheetRow { number: row.number, cells: row.cells.iter().map(|cell| unguarded(cell).trim().to_owned()).collect() }
}

/// The sheet with its new rows alone.
fn reading(sheet: &BackSheet<'_>, columns: &[BackColumn], rows: Vec<SheetRow>) -> ReadingSheet {
    let mut reading = sheet.with_rows(columns, rows);
    for (column, own) in reading.columns.iter_mut().zip(columns) {
        match own.is {
            ColumnUse::Aside if plain(&own.name) == "id" => column.call("id"),
            ColumnUse::Stage => column.call(STAGE),
            _ => {}
        }
    }
    reading
}

/// Makes a file of each new row.
pub(super) fn files(
    site: UpdateInput<'_>,
    kind: Kind,
    sheet: &BackSheet<'_>,
    columns: &[BackColumn],
    rows: &[(&SheetRow, Option<NodeId>)],
    update: &mut SheetUpdate,
) {
    if rows.is_empty() {
        return;
    }
    let ReadingSheet { mut sheet, columns } = reading(sheet, columns, rows.iter().map(|(row, _)| typed(row)).collect());
    let made = things_of(&SheetRows::Files(kind).records(), kind, &mut sheet, &columns, site.names.clone());
    let Imported { files, skipped, notes, unread, missing } = made;
    update.made.files = files;
    update.made.skipped.extend(skipped);
    update.made.notes.extend(notes);
    update.made.unread.extend(unread);
    update.made.missing.extend(missing);
}

/// Puts a touchpoint into its journey for each new row.
pub(super) fn touchpoints(
    site: UpdateInput<'_>,
    sheet: &BackSheet<'_>,
    columns: &[BackColumn],
    paired: &PairedRows<'_>,
    update: &mut SheetUpdate,
) {
    let mut by_file: BTreeMap<Arc<str>, Vec<(SheetRow, NodeId)>> = BTreeMap::new();
    for &(row, above) in &paired.fresh {
        if let Some(above) = above
            && let Some(document) = document_of(site, above)
        {
            by_file.entry(Arc::clone(&document.path)).or_default().push((typed(row), above));
        }
    }
    for (path, rows) in by_file {
        let Some(document) = rows.first().and_then(|(_, above)| document_of(site, *above)) else { continue };
        let text = site.files.text(&path).map_or("", |text| text);
        let Some(front) = FrontMatter::of(&path, text) else { continue };
        let reading = reading(sheet, columns, rows.iter().map(|(row, _)| row.clone()).collect());
        let mut ids = Ids::default();
        for id in document.nested.iter().flat_map(|thing| thing.id.iter().chain(&thing.aliases)) {
            ids.keep(id);
        }
        let mut work = JourneyWork { site, document, front: &front, reading: &reading, ids, stages: BTreeMap::new(), update };
        rows.iter().for_each(|(row, above)| work.row(row, *above));
        work.new_stages();
    }
}

/// A journey that gets touchpoints.
struct JourneyWork<'a, 's> {
    site: UpdateInput<'s>,
    document: &'s Document,
    front: &'a FrontMatter<'s>,
    reading: &'a ReadingSheet,
    ids: Ids,
    /// Stages that are not there yet, by their folded titles: their titles, and what is in them.
    stages: BTreeMap<String, (String, Vec<Value>)>,
    update: &'a mut SheetUpdate,
}

impl JourneyWork<'_, '_> {
    fn row(&mut self, row: &SheetRow, above: NodeId) {
        let columns = &self.reading.columns;
        let Some(title) = cell(row, columns, "title").map(one_line) else {
            return self.update.left.add(row.number, "it has no address and no title: the row is left out".to_owned());
        };
        let own = cell(row, columns, "id").and_then(|written| written_id(written, row.number, &mut self.update.made.notes));
        let id = match own {
            Some(id) if self.ids.keep(&id) => id,
            Some(id) => {
                let why = format!("something in {} has the id {} already: the row is left out", self.document.path, quote(&id));
                return self.update.left.add(row.number, why);
            }
            None => match self.ids.make(&title) {
                Some(id) => id,
                None => {
                    let why = format!("no id can be made from the title {}: write one in a column `id`", quote(&title));
                    return self.update.left.add(row.number, why);
                }
            },
        };
        let persona = persona_of(self.site, above);
        let mut reader = RowReader::new(&self.reading.sheet, columns, self.site.names, Kind::Journey, &mut self.update.made);
        reader = reader.of_persona(persona.as_deref());
        let record = reader.row(&SheetRows::Touchpoints.records(), row, vec![CellPiece::of(&["id"], &id)]);
        let above = self.site.model.node(above).address.nested.clone();
        let above = above.and_then(|id| self.document.nested.iter().find(|thing| thing.id.as_ref() == Some(&id)));
        let stage_above = above.and_then(|above| self.stage_of(above));
        let stage = match cell(row, columns, STAGE).map(one_line) {
            Some(named) => match self.stage_named(&named) {
                Some(stage) => stage,
                None => {
                    let stage = self.stages.entry(fold(&named)).or_insert_with(|| (named, Vec::new()));
                    stage.1.push(record.into());
                    return self.add(id, row.number);
                }
            },
            None => match stage_above {
                Some(stage) => stage,
                None => return self.update.left.add(row.number, "it is in no stage: the row is left out".to_owned()),
            },
        };
        let Some(mapping) = self.front.at(stage.span) else { return };
        let entries = mapping.inner_list("touchpoints").unwrap_or_default();
        let is_above = |entry: &Mapping<'_, '_>| above.is_some_and(|above| entry.span() == above.span);
        let at = entries.iter().position(is_above).map_or(entries.len(), |at| at + 1);
        self.push(mapping, "touchpoints", at, record, row.number);
        self.add(id, row.number);
    }

    fn add(&mut self, id: String, row: usize) {
        let prefix = self.site.model.site.prefix.as_ref();
        let file = prefix.map_or_else(|| self.document.id.to_string(), |prefix| format!("{prefix}/{}", self.document.id));
        self.update.touchpoints.push((Address::file(Kind::Journey, file).with(id), row));
    }

    fn push(&mut self, holder: Mapping<'_, '_>, key: &str, at: usize, record: Record, row: usize) {
        let lines = serde_yaml::to_string(&record).unwrap_or_default();
        let written = in_braces(&record.into());
        let text = RecordText { lines: &lines, in_braces: &written };
        let behind =
            holder.last_before(key, ["id", "title", "goal", "outcome", "starts_when", "ends_when", "measures", key], &[]).to_owned();
        if let Err(why) = holder.push_record(key, at, &text, &behind, &mut self.update.edits) {
            self.update.left.add(row, why.to_owned());
        }
    }

    /// The stage that holds a touchpoint.
    fn stage_of(&self, touchpoint: &NestedThing) -> Option<&NestedThing> {
        let stages = self.document.nested.iter().filter(|thing| thing.kind == Nested::Stage);
        stages.rev().find(|stage| stage.span.start <= touchpoint.span.start)
    }

    /// The stage of that title or id.
    fn stage_named(&self, named: &str) -> Option<&NestedThing> {
        let stages = || self.document.nested.iter().filter(|thing| thing.kind == Nested::Stage);
        let by_title = stages().find(|stage| fold(&one_line(&stage.title)) == fold(named));
        by_title.or_else(|| stages().find(|stage| stage.id.as_deref() == Some(&*slug(named))))
    }

    /// Puts stages that are not there yet behind the last.
    fn new_stages(&mut self) {
        for (title, touchpoints) in std::mem::take(&mut self.stages).into_values() {
            let mut record = Record::new();
            record.insert("title".into(), title.into());
            record.insert("touchpoints".into(), touchpoints.into());
            let Some(root) = self.front.root() else { continue };
            let at = root.inner_list("stages").unwrap_or_default().len();
            self.push(root, "stages", at, record, 0);
        }
    }
}
