//! What went where, in words.

use std::fmt::Write as _;

use super::columns::{Column, Lands, listed};
use super::sheet::Sheet;
use super::{Imported, NewFile};

/// Most row numbers that one line names.
const MOST_ROWS: usize = 8;

/// The sheet and its columns.
pub fn of_sheet(name: &str, sheet: &Sheet, columns: &[Column]) -> String {
    let mut out = format!("{name}: {}, {} between cells, {}\n\ncolumns\n", sheet.encoding, sheet.separator, count(sheet.rows.len(), "row"));
    let width = columns.iter().map(|column| column.name.chars().count()).max().unwrap_or(0);
    for column in columns {
        let lands = match &column.lands {
            Lands::Field(path) => path.join("."),
            Lands::Extra(meant) if meant.is_empty() => format!("extra.{}: no field has this name", column.name),
            Lands::Extra(meant) => {
                let map = format!("--map \"{}={}\"", column.name, meant[0]);
                format!("extra.{}: no field has this name; did you mean {}? ({map})", column.name, listed(meant))
            }
            Lands::Nowhere => {
                let filled = sheet.rows.iter().filter(|row| row.cells.get(column.at).is_some_and(|text| !text.is_empty())).count();
                if filled > 0 {
                    let _ = writeln!(out, "  column {} has no name: {} left out", column.at + 1, count(filled, "cell"));
                }
                continue;
            }
        };
        let gap = " ".repeat(width - column.name.chars().count());
        let _ = writeln!(out, "  {}{gap} → {lands}", column.name);
    }
    let unknown: Vec<String> =
        columns.iter().filter(|column| matches!(column.lands, Lands::Extra(_))).map(|column| column.name.clone()).collect();
    if !unknown.is_empty() {
        let _ = writeln!(out, "  unknown: {}", listed(&unknown));
    }
    out
}

/// What is to know of its rows, and which were left out.
pub fn of_rows(imported: &Imported) -> String {
    let mut out = String::new();
    let mut heading = "\nnotes\n";
    for (remark, rows) in imported.notes.iter() {
        let place = if rows == [0] { String::new() } else { format!("{}: ", numbered(rows)) };
        let _ = writeln!(out, "{heading}  {place}{remark}");
        heading = "";
    }
    heading = "\nskipped\n";
    for (row, why) in &imported.skipped {
        let _ = writeln!(out, "{heading}  row {row}: {why}");
        heading = "";
    }
    out
}

/// The files that were written, each with its path as the reader sees it.
pub fn of_files<'f>(files: impl Iterator<Item = (String, &'f NewFile)>) -> String {
    let mut out = String::from("\nwritten\n");
    let mut n = 0;
    for (path, file) in files {
        let _ = writeln!(out, "  {path} ({})", numbered(&file.rows));
        n += 1;
    }
    let _ = writeln!(out, "  {}", count(n, "file"));
    out
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// Row numbers, runs of them as `2-5`.
fn numbered(rows: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &row in rows {
        match runs.last_mut() {
            Some((_, end)) if row == *end + 1 => *end = row,
            _ => runs.push((row, row)),
        }
    }
    let shown: Vec<String> = runs.iter().take(MOST_ROWS).map(|(a, b)| if a == b { a.to_string() } else { format!("{a}-{b}") }).collect();
    let more = if runs.len() > MOST_ROWS { " and more" } else { "" };
    format!("{} {}{more}", if rows.len() == 1 { "row" } else { "rows" }, shown.join(", "))
}
