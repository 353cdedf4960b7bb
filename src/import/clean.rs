//! What people write into sheets for people's eyes: signs for what is blank, sums, cells that are merged. They
//! are told, and gone before the rows are read.

use crate::base::diagnostic::quote;
use crate::base::meant::{is_blank, is_unknown};

use super::columns::SheetColumn;
use super::sheet::{Sheet, SheetRow, TableSource};
use super::{Imported, words};

/// Leaves the rows that can be used in the sheet, each cell of them as it is meant.
pub(super) fn clean(sheet: &mut Sheet, columns: &[SheetColumn], imported: &mut Imported) {
    let width = sheet.header.len();
    let is_text = matches!(sheet.source, TableSource::Text { .. });
    fill_merged(sheet, columns, imported);
    let mut rows = std::mem::take(&mut sheet.rows);
    rows.retain_mut(|row| {
        if is_text && !sheet.across && !row.cells.iter().skip(width).all(String::is_empty) {
            let message = format!("it has {} cells and the header {width}: put a cell that holds the separator in quotes", row.cells.len());
            imported.skipped.push((row.number, message));
            return false;
        }
        if !sheet.across && words::is_total(&row.cells) {
            let label = row.cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
            imported.skipped.push((row.number, format!("it sums up others ({})", quote(label))));
            return false;
        }
        blank(row, columns, imported);
        row.cells.iter().any(|cell| !cell.is_empty())
    });
    sheet.rows = rows;
}

/// Empties the cells that say that nothing is known.
fn blank(row: &mut SheetRow, columns: &[SheetColumn], imported: &mut Imported) {
    for (cell, column) in row.cells.iter_mut().zip(columns) {
        // A text may be `None`; a number can only be unknown.
        if is_blank(cell) || column.numeric && is_unknown(cell) {
            imported.notes.add(row.number, format!("{}: {} counts as blank", quote(&column.name), quote(cell)));
            cell.clear();
        }
    }
}

/// Says what a merged cell says in each of its rows, where its column is one that can: a level, a stage, an
/// owner.
fn fill_merged(sheet: &mut Sheet, columns: &[SheetColumn], imported: &mut Imported) {
    for merged in &sheet.merged {
        let Some(column) = columns.get(*merged.columns.start()).filter(|column| column.fills) else { continue };
        let first = sheet.rows.partition_point(|row| row.number < *merged.rows.start());
        let Some(top) = sheet.rows.get(first).filter(|row| row.number == *merged.rows.start()) else { continue };
        let Some(text) = top.cells.get(column.at).filter(|text| !text.is_empty()).cloned() else { continue };
        for row in sheet.rows.iter_mut().skip(first + 1).take_while(|row| merged.rows.contains(&row.number)) {
            if row.cells.len() <= column.at {
                row.cells.resize(column.at + 1, String::new());
            }
            // A level stays blank where the row is one of its own: the levels are filled where they are read.
            if row.cells[column.at].is_empty() && column.level().is_none() {
                row.cells[column.at].clone_from(&text);
                imported.notes.add(row.number, format!("{}: the merged cell above says {}", quote(&column.name), quote(&text)));
            }
        }
    }
}
