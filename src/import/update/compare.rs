//! Which cells of a row were changed in the sheet: neither those that say what the file says, nor those that only the site has
//! changed since.

use crate::base::cell::{guarded, unguarded};
use crate::base::diagnostic::quote;
use crate::base::number_parse::DecimalMark;
use crate::edit::mapping::Mapping;
use crate::import::cells::{CellField, STAGE};
use crate::import::sheet::SheetRow;

use super::back::{BackColumn, BackSheet, ColumnUse, WhatWas};

/// A cell that was changed in the sheet.
pub(super) struct ChangedCell {
    pub(super) field: CellField,
    pub(super) was: String,
    pub(super) is: String,
}

/// What came of the cells of a row.
#[derive(Default)]
pub(super) struct ComparedRow {
    pub(super) changed: Vec<ChangedCell>,
    /// Fields that the sheet says otherwise and that are left, with why.
    pub(super) left: Vec<(String, String)>,
}

pub(super) fn changed(sheet: &BackSheet<'_>, columns: &[BackColumn], row: &SheetRow, thing: &Mapping<'_, '_>) -> ComparedRow {
    let mut found = ComparedRow::default();
    let was = WhatWas::of(row, columns);
    let mark = sheet.mark(columns);
    for column in columns {
        let given = row.cells.get(column.at).map_or("", String::as_str);
        let is = unguarded(given).trim().to_owned();
        match (&column.is, &column.field) {
            (ColumnUse::Stage, _) if was.as_ref().is_some_and(|was| !is.is_empty() && !was.was(STAGE, &is)) => {
                found.left.push((STAGE.to_owned(), "a touchpoint is moved to another stage in its file".to_owned()));
            }
            (ColumnUse::Stage, _) => {}
            (ColumnUse::Aside, _) if !is.is_empty() && was.as_ref().is_some_and(|was| !was.was(&column.name, &is)) => {
                found.left.push((
                    column.name.clone(),
                    "no cell changes it: `throughline rename` gives another id, the rest is changed in the file".to_owned(),
                ));
            }
            (ColumnUse::Field, Some(field)) => cell(field, (given, is), was.as_ref(), mark, thing, &mut found),
            _ => {}
        }
    }
    found
}

fn cell(
    field: &CellField,
    (given, is): (&str, String),
    was: Option<&WhatWas<'_>>,
    mark: Option<DecimalMark>,
    thing: &Mapping<'_, '_>,
    found: &mut ComparedRow,
) {
    let now = field.cell(thing);
    let compared = field.compared(&is, mark);
    let now_compared = field.compared(&now.text, Some(DecimalMark::Point));
    if now.text == is || guarded(&now.text).trim() == given || now_compared == compared {
        return;
    }
    let name = field.name();
    match was {
        // A sheet that does not say what it was made of says nothing by a blank cell.
        None if is.is_empty() => return,
        None => {}
        Some(was) => {
            let of_point = field.compared(&is, Some(DecimalMark::Point));
            if was.was(&name, &compared) || was.was(&name, &of_point) {
                return;
            }
            if !was.was(&name, &now_compared) {
                let why =
                    format!("changed on both sides since the sheet was made: the sheet says {}, the site {}", said(&is), said(&now.text));
                found.left.push((name, why));
                return;
            }
        }
    }
    match now.fixed {
        Some(why) => found.left.push((name, format!("{why}: change it in the file"))),
        None if is.is_empty() && field.required => found.left.push((name, "it has to be said: the blank cell is left".to_owned())),
        None => found.changed.push(ChangedCell { field: field.clone(), was: now.text, is }),
    }
}

fn said(text: &str) -> String {
    if text.is_empty() { "nothing".to_owned() } else { quote(text) }
}
