//! A file for each row.

use crate::base::diagnostic::quote;
use crate::base::slug::{fold, is_id, slug};
use crate::base::terms::Kind;

use super::columns::{Column, records};
use super::names::Names;
use super::rows::{Reader, cell, whole_rows};
use super::sheet::{Row, Sheet};
use super::{Ids, Imported, NewFile, Notes, file_text, one_line};

/// Makes a file of that kind of each row. `names` are those of the site; what the sheet defines is
/// added to them, so that rows can name each other.
pub fn things(kind: Kind, sheet: &Sheet, columns: &[Column], mut names: Names) -> Imported {
    let mut imported = Imported::default();
    let rows = whole_rows(sheet, &mut imported);
    let numbered = number(&rows, columns, &mut imported);
    for (row, id) in &numbered {
        names.add(kind, id, &one_line(cell(row, columns, "title").unwrap_or_default()));
    }
    let mut reader = Reader::new(sheet, columns, &names, kind, &mut imported.notes);
    for (row, id) in numbered {
        let text = file_text(&reader.row(&records(kind), row, Some(&id)));
        imported.files.push(NewFile { id, text, rows: vec![row.number] });
    }
    imported.skipped.sort();
    imported
}

/// Gives each row its id: the written one, else one made from the title. Written ones go first, so that
/// none is taken from its row.
fn number<'r>(rows: &[&'r Row], columns: &[Column], imported: &mut Imported) -> Vec<(&'r Row, String)> {
    let mut ids = Ids::default();
    let mut numbered = Vec::with_capacity(rows.len());
    let (with, without): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| cell(row, columns, "id").is_some());
    for row in with {
        match written_id(cell(row, columns, "id").unwrap_or_default(), row.number, &mut imported.notes) {
            Some(id) if ids.keep(&id) => numbered.push((row, id)),
            Some(id) => imported.skipped.push((row.number, format!("a row above it has the id `{id}`"))),
            None => imported.skipped.push((row.number, "its id has no letter or digit".into())),
        }
    }
    for row in without {
        match cell(row, columns, "title") {
            None => imported.skipped.push((row.number, "it has no title and no id".into())),
            Some(title) => match ids.make(&one_line(title)) {
                Some(id) => numbered.push((row, id)),
                None => imported
                    .skipped
                    .push((row.number, format!("no id can be made from the title {}: write one in a column `id`", quote(title)))),
            },
        }
    }
    numbered.sort_by_key(|(row, _)| row.number);
    numbered
}

/// A written id as ids are compared; one that cannot be an id, as near to it as can be.
pub(super) fn written_id(written: &str, row: usize, notes: &mut Notes) -> Option<String> {
    let folded = fold(written);
    if is_id(&folded) {
        return Some(folded);
    }
    let made = Some(slug(written)).filter(|made| is_id(made))?;
    notes.add(row, format!("{} cannot be an id: it became `{made}`", quote(written)));
    Some(made)
}
