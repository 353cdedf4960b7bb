//! A sheet of an Excel workbook as a table. What a workbook may hold is bounded before it is read: a zip
//! archive of a few kilobytes can claim to be terabytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, sink};

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use crate::base::diagnostic::quote;
use crate::base::slug::fold;
use crate::base::suggest::nearest;

use super::sheet::{Merged, SheetRow, Table, TableSource, listed};

/// Most bytes that a workbook may be once it is unpacked.
const MOST_UNPACKED: u64 = 256 << 20;
/// Most cells, blank ones between others included.
const MOST_CELLS: usize = 4_000_000;
/// Most bytes of all its cells: many cells may share one text.
const MOST_TEXT: usize = 256 << 20;

/// Reads the sheet of that name; without one the first that is not hidden.
///
/// # Errors
/// What keeps it from being read, and what to do, in words.
pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Table, String> {
    bounded(bytes, MOST_UNPACKED)?;
    let unreadable = |fault: calamine::XlsxError| format!("the workbook cannot be read ({fault}): save it again, or the sheet as CSV");
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheet = choose(&book, wanted)?;
    let others: Vec<String> = names(&book).into_iter().filter(|name| *name != sheet).collect();
    let merged = book.merge_cells_by_sheet_name(&sheet).map_err(unreadable)?;
    let merged = merged
        .into_iter()
        .map(|area| Merged { rows: at(area.start.0) + 1..=at(area.end.0) + 1, columns: at(area.start.1)..=at(area.end.1) });
    let merged = merged.collect();

    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let (mut cells, mut length) = (0, 0);
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(unreadable)?;
    while let Some(cell) = reader.next_cell().map_err(unreadable)? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let row = rows.entry(at(row) + 1).or_default();
        let wider = (at(column) + 1).saturating_sub(row.len());
        cells += wider;
        length += text.len();
        if cells > MOST_CELLS || length > MOST_TEXT {
            return Err(format!("the sheet {} has more than {MOST_CELLS} cells or too long ones: import a part of it", quote(&sheet)));
        }
        row.resize(row.len() + wider, String::new());
        row[at(column)] = text;
    }
    if rows.is_empty() {
        return Err(format!("the sheet {} is empty{}", quote(&sheet), another(&others)));
    }
    let rows = rows.into_iter().map(|(number, cells)| SheetRow { number, cells }).collect();
    Ok(Table { source: TableSource::Workbook { sheet, others }, rows, merged })
}

fn at(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX - 1)
}

/// Fails where the archive is no workbook, or unpacks to more than `most` bytes, whatever it says of its size.
fn bounded(bytes: &[u8], most: u64) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "the workbook cannot be read: copy or save it again".to_owned())?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if !has("xl/workbook.xml") {
        let what = if has("content.xml") {
            "it is an OpenDocument file"
        } else if has("xl/workbook.bin") {
            "it is a binary Excel workbook (.xlsb)"
        } else if has("Index/Document.iwa") {
            "it is a Numbers document"
        } else if has("word/document.xml") {
            "it is a Word document"
        } else {
            "it is a zip archive and no Excel workbook"
        };
        return Err(format!("{what}: save the sheet as .xlsx or as CSV"));
    }
    let mut left = most;
    for i in 0..archive.len() {
        let file = archive.by_index(i).map_err(|fault| format!("the workbook cannot be read ({fault}): save it without a password"))?;
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut sink())
            .map_err(|fault| format!("the workbook cannot be read ({fault}): copy or save it again"))?;
        left = left
            .checked_sub(unpacked)
            .ok_or_else(|| format!("the workbook is more than {} MB once it is unpacked: import a part of it, saved as CSV", most >> 20))?;
    }
    Ok(())
}

/// The sheets that hold cells, the hidden ones last.
fn names(book: &Xlsx<Cursor<&[u8]>>) -> Vec<String> {
    let sheets = || book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets().partition(|sheet| sheet.visible == SheetVisible::Visible);
    shown.into_iter().chain(hidden).map(|sheet| sheet.name.clone()).collect()
}

fn choose(book: &Xlsx<Cursor<&[u8]>>, wanted: Option<&str>) -> Result<String, String> {
    let names = names(book);
    let Some(wanted) = wanted else {
        return names.into_iter().next().ok_or_else(|| "the workbook has no sheet with cells".into());
    };
    let exact = names.iter().find(|name| *name == wanted);
    if let Some(name) = exact.or_else(|| names.iter().find(|name| fold(name.trim()) == fold(wanted.trim()))) {
        return Ok(name.clone());
    }
    let near =
        nearest(wanted, names.iter().map(String::as_str)).map_or_else(String::new, |near| format!("; did you mean {}?", quote(near)));
    Err(format!("the workbook has no sheet {}: it has {}{near}", quote(wanted), listed(&names)))
}

/// Names the other sheets, where there are any.
fn another(others: &[String]) -> String {
    if others.is_empty() { String::new() } else { format!(": name another with `--sheet` ({})", listed(others)) }
}

/// What a cell says, as it would be typed.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::SharedString(text) => tidy(text),
        DataRef::String(text) => tidy(text),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(time) => day_or_time(time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim_end_matches("T00:00:00").to_owned(),
        DataRef::Error(_) => Data::from(value.clone()).to_string(),
    }
}

/// A text, trimmed, its lines ended by `\n`.
fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.contains(['\r', '_']) { text.replace("_x000D_", "\r").replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// A number with as many digits as spreadsheets show, so that `0.1 + 0.2` is `0.3`.
fn number(n: f64) -> String {
    let shown: f64 = format!("{n:.14e}").parse().unwrap_or(n);
    shown.to_string()
}

/// A day as `2026-03-01`, a time of day as `9:30`, a length of time in minutes.
fn day_or_time(time: &ExcelDateTime) -> String {
    const MINUTES_OF_DAY: f64 = 1440.0;
    if time.is_duration() {
        return format!("{} min", number((time.as_f64() * MINUTES_OF_DAY * 1000.0).round() / 1000.0));
    }
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (time.as_f64(), hour, minute) {
        (value, ..) if value < 1.0 => format!("{hour}:{minute:02}"),
        (_, 0, 0) => date,
        _ => format!("{date} {hour}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn archive(name: &str, size: usize) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(&vec![b' '; size]).unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let bomb = archive("xl/workbook.xml", 100_000);
        assert!(bomb.len() < 1_000 && bounded(&bomb, 100_000).is_ok());
        assert!(bounded(&bomb, 99_999).unwrap_err().contains("once it is unpacked"));
    }

    #[test]
    fn other_archives_are_told() {
        assert!(bounded(&archive("content.xml", 1), 9).unwrap_err().contains("OpenDocument"));
        assert!(bounded(&archive("x", 1), 9).unwrap_err().contains("no Excel workbook"));
    }

    #[test]
    fn numbers_have_the_digits_that_spreadsheets_show() {
        assert_eq!([0.1 + 0.2, 12.0, 1.125, 1e21].map(number), ["0.3", "12", "1.125", "1000000000000000000000"]);
    }
}
