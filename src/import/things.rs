//! A file for each row, and for each level that has no row of its own.

use std::collections::BTreeMap;

use serde_yaml::Mapping;

use crate::base::diagnostic::quote;
use crate::base::kind::Kind;
use crate::base::slug::{fold, is_id, slug};
use crate::syntax::content::kinds::ToParent;
use crate::syntax::fields::schema::RecordDoc;
use crate::syntax::fields::types::ReferenceTarget;

use super::clean::clean;
use super::columns::SheetColumn;
use super::fields::records;
use super::levels::{LevelPlace, LevelReader, Path};
use super::names::SiteNames;
use super::rows::{CellPiece, RowReader, cell};
use super::sheet::{Sheet, SheetRow};
use super::{Ids, Imported, NewFile, Remarks, file_text, one_line};

/// A row that becomes a file.
struct NewThing<'r> {
    row: &'r SheetRow,
    id: String,
    title: String,
    place: Option<LevelPlace>,
}

/// Makes a file of that kind of each row. `names` are those of the site; what the sheet defines is
/// added to them, so that rows can name each other.
pub fn things(kind: Kind, sheet: &mut Sheet, columns: &[SheetColumn], names: SiteNames) -> Imported {
    things_of(&records(kind), kind, sheet, columns, names)
}

/// The same, where the fields of a file are those of these records.
pub(super) fn things_of(
    docs: &[&'static RecordDoc],
    kind: Kind,
    sheet: &mut Sheet,
    columns: &[SheetColumn],
    mut names: SiteNames,
) -> Imported {
    let mut imported = Imported::default();
    clean(sheet, columns, &mut imported);
    let mut ids = Ids::default();
    let things = number(sheet, columns, &mut ids, &mut imported);
    let made = missing_levels(kind, &things, &names, &mut ids, &mut imported);
    for thing in &things {
        names.add(kind, &thing.id, &thing.title);
    }
    let mut known: BTreeMap<Path, String> =
        things.iter().filter_map(|thing| Some((thing.place.as_ref()?.path(0), thing.id.clone()))).collect();
    for level in &made {
        names.add(kind, &level.id, &level.title);
        known.insert(level.path.clone(), level.id.clone());
    }
    let parent_of = |path: &[String]| {
        let title = path.last()?;
        known.get(path).cloned().or_else(|| names.id(ToParent::WHAT, kind, title))
    };
    for level in &made {
        let mut mapping = Mapping::new();
        mapping.insert("title".into(), level.title.as_str().into());
        mapping.insert("id".into(), level.id.as_str().into());
        if let Some(parent) = level.path.split_last().and_then(|(_, above)| parent_of(above)) {
            mapping.insert("parent".into(), parent.into());
        }
        imported.files.push(NewFile { id: level.id.clone(), text: file_text(&mapping), rows: level.rows.clone() });
    }
    let mut reader = RowReader::new(sheet, columns, &names, kind, &mut imported);
    let mut files = Vec::with_capacity(things.len());
    for NewThing { row, id, place, .. } in things {
        let mut beside = vec![CellPiece::of(&["id"], &id)];
        if let Some(place) = place {
            if let Some(parent) = parent_of(&place.path(1)).filter(|_| cell(row, columns, "parent").is_none()) {
                beside.push(CellPiece::of(&["parent"], &parent));
            }
            beside.push(CellPiece::of(&["title"], &place.title));
        }
        files.push(NewFile { text: file_text(&reader.row(docs, row, beside)), id, rows: vec![row.number] });
    }
    imported.files.append(&mut files);
    imported.files.sort_by_key(|file| file.rows.first().copied());
    imported.skipped.sort();
    imported
}

/// Gives each row its id: the written one, else one made from the title. Written ones go first, so that
/// none is taken from its row.
fn number<'r>(sheet: &'r Sheet, columns: &[SheetColumn], ids: &mut Ids, imported: &mut Imported) -> Vec<NewThing<'r>> {
    let mut levels = LevelReader::of(columns);
    let mut things = Vec::with_capacity(sheet.rows.len());
    let mut without = Vec::new();
    for row in &sheet.rows {
        let place = levels.as_mut().and_then(|levels| levels.next(row));
        let title = place.as_ref().map(|place| place.title.clone()).or_else(|| cell(row, columns, "title").map(one_line));
        let Some(written) = cell(row, columns, "id") else {
            without.push((row, title, place));
            continue;
        };
        match written_id(written, row.number, &mut imported.notes) {
            Some(id) if ids.keep(&id) => things.push(NewThing { row, id, title: title.unwrap_or_default(), place }),
            Some(id) => imported.skipped.push((row.number, format!("a row above it has the id `{id}`"))),
            None => imported.skipped.push((row.number, "its id has no letter or digit".into())),
        }
    }
    for (row, title, place) in without {
        let Some(title) = title else {
            imported.skipped.push((row.number, "it has no title and no id".into()));
            continue;
        };
        match ids.make(&title) {
            Some(id) => things.push(NewThing { row, id, title, place }),
            None => imported
                .skipped
                .push((row.number, format!("no id can be made from the title {}: write one in a column `id`", quote(&title)))),
        }
    }
    things.sort_by_key(|thing| thing.row.number);
    things
}

/// A level that no row is about.
struct Level {
    path: Path,
    title: String,
    id: String,
    rows: Vec<usize>,
}

/// The levels that rows are parts of and that neither a row nor the site has.
fn missing_levels(kind: Kind, things: &[NewThing<'_>], names: &SiteNames, ids: &mut Ids, imported: &mut Imported) -> Vec<Level> {
    let own: std::collections::BTreeSet<Path> = things.iter().filter_map(|thing| Some(thing.place.as_ref()?.path(0))).collect();
    let mut made: Vec<Level> = Vec::new();
    let mut places: BTreeMap<Path, usize> = BTreeMap::new();
    for thing in things {
        let Some(place) = &thing.place else { continue };
        for (depth, title) in place.above.iter().enumerate() {
            let path = place.path(place.above.len() - depth);
            if own.contains(&path) || names.id(ToParent::WHAT, kind, title).is_some() {
                continue;
            }
            if let Some(at) = places.get(&path) {
                made[*at].rows.push(thing.row.number);
                continue;
            }
            let Some(id) = ids.make(title) else { continue };
            imported.notes.add(thing.row.number, format!("the level {} has no row of its own: a file is made for it", quote(title)));
            places.insert(path.clone(), made.len());
            made.push(Level { path, title: title.clone(), id, rows: vec![thing.row.number] });
        }
    }
    made
}

/// A written id as ids are compared; one that cannot be an id, as near to it as can be.
pub(super) fn written_id(written: &str, row: usize, notes: &mut Remarks) -> Option<String> {
    let folded = fold(written);
    if is_id(&folded) {
        return Some(folded);
    }
    let made = Some(slug(written)).filter(|made| is_id(made))?;
    notes.add(row, format!("{} cannot be an id: it became `{made}`", quote(written)));
    Some(made)
}
