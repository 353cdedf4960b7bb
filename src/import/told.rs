//! What went where, in words.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::diagnostic::quote;
use crate::base::english::{plural, verb};
use crate::base::files::Files;
use crate::base::kind::Kind;
use crate::base::span::Lines;

use super::cells::EXPORTED;
use super::columns::{ColumnTarget, SheetColumn, shell};
use super::sheet::{Sheet, SheetRow, letters, listed};
use super::update::SheetUpdate;
use super::{Imported, NewFile, Remarks};

/// Most row numbers that one line names.
const MOST_ROWS: usize = 8;
/// Most commands that one report shows.
const MOST_COMMANDS: usize = 40;

/// The sheet and its columns.
pub fn of_sheet(name: &str, sheet: &Sheet, columns: &[SheetColumn]) -> String {
    let what = if sheet.across { "touchpoint" } else { "row" };
    let mut out = format!("{name}: {}, {}\n", sheet.source, plural(sheet.rows.len(), what));
    for row in &sheet.above {
        let _ = writeln!(out, "  row {} stands above the header and is left out: {}", row.number, quote(&said(row)));
    }
    if sheet.header_row > 1 {
        let _ = writeln!(out, "  row {} is the header (`--header-row N` for another)", sheet.header_row);
    }
    for (name, text) in &sheet.whole {
        let _ = writeln!(out, "  of the whole: {}: {}", name, quote(text));
    }
    let _ = writeln!(out, "\n{}s", sheet.column_word());
    let width = columns.iter().map(|column| column.name.chars().count()).max().unwrap_or(0);
    for column in columns {
        let Some(target) = landing(column) else {
            let filled = sheet.rows.iter().filter(|row| row.cells.get(column.at).is_some_and(|text| !text.is_empty())).count();
            if filled > 0 {
                let _ = writeln!(out, "  {} {} has no name: {} left out", sheet.column_word(), column.at + 1, plural(filled, "cell"));
            }
            continue;
        };
        let gap = " ".repeat(width - column.name.chars().count());
        let _ = writeln!(out, "  {}{gap} → {target}", column.name);
    }
    let is_unknown = |column: &&SheetColumn| matches!(column.target, ColumnTarget::Extra(_));
    let unknown: Vec<String> = columns.iter().filter(is_unknown).map(|column| column.name.clone()).collect();
    if !unknown.is_empty() {
        let _ = writeln!(out, "  unknown: {}", listed(&unknown));
    }
    out
}

/// Where the cells of a column go; none where it has no name.
fn landing(column: &SheetColumn) -> Option<String> {
    Some(match &column.target {
        ColumnTarget::Field(path) if column.also_does => format!("{}, and `does` where it is long", path.join(".")),
        ColumnTarget::Field(path) if column.level().is_some() => format!("{}: the title or the `parent`", path.join(".")),
        ColumnTarget::Field(path) => path.join("."),
        ColumnTarget::Extra(meant) if meant.is_empty() => format!("extra.{}: no field has this name", column.name),
        ColumnTarget::Extra(meant) => {
            let map = format!("--map {}", shell(&format!("{}={}", column.name, meant[0])));
            format!("extra.{}: no field has this name; did you mean {}? ({map})", column.name, listed(meant))
        }
        ColumnTarget::Nowhere => return None,
    })
}

/// What a sheet that comes back changes, edit by edit, and what is left as it is.
pub fn of_update(name: &str, update: &SheetUpdate, files: &Files) -> String {
    let mut out = format!("{name}: {}, {}\n", update.source, plural(update.rows, "row"));
    if !update.says_what_was {
        let _ = writeln!(
            out,
            "  no column `{EXPORTED}` says what its cells were: each that the site says otherwise is taken, blank ones are not"
        );
    }
    if !update.unknown.is_empty() {
        let _ = writeln!(out, "  no field has these names, so they go to `extra`: {}", listed(&update.unknown));
    }
    out.push_str(&remarks("notes", &update.made.notes, false));
    if !update.cells.is_empty() {
        out.push_str("\nchanged cells\n");
    }
    for cell in &update.cells {
        let line = files.text(&cell.place.file).map_or(1, |text| Lines::new(text).position(cell.place.span.start).line);
        let change = match (cell.was.is_empty(), cell.is.is_empty()) {
            (true, _) => format!("+ {}", quote(&cell.is)),
            (_, true) => format!("blank (was {})", quote(&cell.was)),
            _ => format!("{} \u{2192} {}", quote(&cell.was), quote(&cell.is)),
        };
        let _ = writeln!(out, "  {}:{line}: {}: `{}`: {change}", cell.place.file, cell.address, cell.field);
    }
    if !update.touchpoints.is_empty() || !update.made.files.is_empty() {
        out.push_str("\nnew\n");
    }
    for (address, row) in &update.touchpoints {
        let _ = writeln!(out, "  {address} (row {row})");
    }
    for file in &update.made.files {
        let _ = writeln!(out, "  {} ({})", file.id, numbered(&file.rows, false));
    }
    out.push_str(&remarks("left as it is", &update.left, false));
    let mut heading = "\nskipped\n";
    for (row, why) in &update.made.skipped {
        let _ = writeln!(out, "{heading}  row {row}: {why}");
        heading = "";
    }
    out.push_str(&remarks("cannot be read", &update.made.unread, false));
    if !update.absent.is_empty() {
        let names: Vec<String> = update.absent.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "\nwithout a row, and left as they are: {}\n  {}", names.len(), listed(&names));
    }
    out
}

fn remarks(heading: &str, notes: &Remarks, across: bool) -> String {
    let mut out = String::new();
    for (remark, rows) in notes.iter() {
        if out.is_empty() {
            let _ = writeln!(out, "\n{heading}");
        }
        let place = if rows == [0] { String::new() } else { format!("{}: ", numbered(rows, across)) };
        let _ = writeln!(out, "  {place}{remark}");
    }
    out
}

/// What a row says, in one line.
fn said(row: &SheetRow) -> String {
    row.cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What is to know of its rows, which were left out, and which cells cannot be read.
pub fn of_rows(imported: &Imported, sheet: &Sheet) -> String {
    let mut out = remarks("notes", &imported.notes, sheet.across);
    let mut heading = "\nskipped\n";
    for (row, why) in &imported.skipped {
        let _ = writeln!(out, "{heading}  {}: {why}", numbered(&[*row], sheet.across));
        heading = "";
    }
    out + &remarks("cannot be read", &imported.unread, sheet.across)
}

/// The names that stand for nothing yet, a line for each kind, and the commands that make them. `site` is the
/// argument that names the site's folder, or empty.
pub fn of_missing(imported: &Imported, site: &str) -> String {
    let mut kinds: BTreeMap<Kind, Vec<(&str, &str)>> = BTreeMap::new();
    for (kind, id, named) in imported.missing.iter() {
        kinds.entry(kind).or_default().push((id, &named.written));
    }
    if kinds.is_empty() {
        return String::new();
    }
    let mut out = String::from("\nnot there yet\n");
    for (kind, names) in kinds {
        let written: Vec<String> = names.iter().map(|(_, written)| (*written).to_owned()).collect();
        let (of, them) = (kind.with_article(), verb(names.len(), "it", "them"));
        let _ = writeln!(out, "  {} of {of}: {}; to make {them}:", plural(names.len(), "name"), listed(&written));
        for (id, written) in names.iter().take(MOST_COMMANDS) {
            let _ = writeln!(out, "    throughline new {kind} {id} --title {}{site}", shell(written));
        }
        if names.len() > MOST_COMMANDS {
            let _ = writeln!(out, "    and {} more: a sheet with a column `title` makes them at once", names.len() - MOST_COMMANDS);
        }
    }
    out
}

/// The files, each with its path as the reader sees it. `heading` says what became of them.
pub fn of_files<'f>(heading: &str, files: impl Iterator<Item = (String, &'f NewFile)>, sheet: &Sheet) -> String {
    let mut out = format!("\n{heading}\n");
    let mut n = 0;
    for (path, file) in files {
        let _ = writeln!(out, "  {path} ({})", numbered(&file.rows, sheet.across));
        n += 1;
    }
    let _ = writeln!(out, "  {}", plural(n, "file"));
    out
}

/// Row numbers, runs of them as `2-5`; columns by their letters, where the sheet lies on its side.
fn numbered(rows: &[usize], across: bool) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &row in rows {
        match runs.last_mut() {
            Some((_, end)) if row == *end || row == *end + 1 => *end = row,
            _ => runs.push((row, row)),
        }
    }
    let shown = |row: usize| if across { letters(row) } else { row.to_string() };
    let listed: Vec<String> =
        runs.iter().take(MOST_ROWS).map(|(a, b)| if a == b { shown(*a) } else { format!("{}-{}", shown(*a), shown(*b)) }).collect();
    let more = if runs.len() > MOST_ROWS { " and more" } else { "" };
    let what = if across { "column" } else { "row" };
    let s = if runs.len() == 1 && runs[0].0 == runs[0].1 { "" } else { "s" };
    format!("{what}{s} {}{more}", listed.join(", "))
}
