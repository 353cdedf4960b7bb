//! From the bytes of a file to the rows of a table: a CSV file here, an Excel workbook in
//! [`workbook`].
//!
//! 1. The encoding: what a byte order mark says, else UTF-8, else Windows-1252.
//! 2. The separator: the comma, semicolon or tab that stands most often in the first row that has any, or
//!    the one that a first line `sep=;` names.
//! 3. The rows, each with the number that a spreadsheet shows beside it.
//!
//! Absent: which row is the header, what columns mean.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::base::diagnostic::quote;
use crate::base::table::{open_quote, separator_below_text, without_hint};

use super::sheet::{SheetRow, Table, TableSource};
use super::workbook;

impl Table {
    /// Reads the bytes of a file. `sheet` is the name of one of a workbook's sheets.
    ///
    /// # Errors
    /// What keeps it from being a table, and what to do, in words: a quote that is never closed, nothing
    /// in it, another sort of file.
    pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Self, String> {
        if bytes.starts_with(b"PK\x03\x04") {
            return workbook::read(bytes, sheet);
        }
        if let Some(what) = no_table(bytes) {
            return Err(what.into());
        }
        if let Some(sheet) = sheet {
            return Err(format!("it is a text and has no sheets: leave `--sheet` out, or name the workbook that has {}", quote(sheet)));
        }
        let (text, encoding) = decode(bytes);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let (text, named) = without_hint(&text);
        let (separator, name) = named.unwrap_or_else(|| separator_below_text(text));
        if let Some(at) = open_quote(text, separator) {
            let line = 1 + text[..at].matches('\n').count();
            return Err(format!("the quote that opens in line {line} is never closed: close it, or save the sheet as CSV again"));
        }
        let rows = rows(text, separator)?;
        if rows.is_empty() {
            return Err("it has no header row: name each column in the first row".into());
        }
        Ok(Self { source: TableSource::Text { encoding, separator: name }, rows, merged: Vec::new() })
    }
}

/// Says of another sort of file what it is and what to do.
fn no_table(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.get(..1024).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some("it is a workbook of an old Excel, or one with a password: save it as .xlsx without one, or the sheet as CSV");
    }
    if bytes.starts_with(b"%PDF") {
        return Some("it is a PDF, whatever its name ends in: save the sheet itself, as .xlsx or CSV");
    }
    if ["<html", "<!doctype", "<table", "<?xml", "<meta"].iter().any(|tag| text.starts_with(tag)) {
        return Some("it is a page of HTML or XML, whatever its name ends in: open it in a spreadsheet, and save it as .xlsx or CSV");
    }
    let marked = Encoding::for_bom(bytes).is_some();
    let binary = !marked && start.contains(&0);
    binary.then_some("it is no text and no Excel workbook: save the sheet as .xlsx, or as CSV in UTF-8")
}

/// The text without its byte order mark, and the name of its encoding.
fn decode(bytes: &[u8]) -> (String, &'static str) {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or(if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    let (text, used, _) = encoding.decode(bytes);
    let name = if used == WINDOWS_1252 { "Windows-1252" } else { used.name() };
    (text.into_owned(), name)
}

/// All rows that hold anything. A line break between rows, or a row of nothing but separators, counts
/// as a row.
fn rows(text: &str, separator: char) -> Result<Vec<SheetRow>, String> {
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut number = 0;
    for record in reader.records() {
        let record = record.map_err(|fault| format!("it cannot be read as CSV: {fault}"))?;
        let start = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or_default();
        // The reader passes over empty lines, the spreadsheet numbers them.
        let empty = text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start_matches('\n').len());
        number += 1 + empty;
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(SheetRow { number, cells });
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: impl AsRef<[u8]>) -> Table {
        Table::read(bytes.as_ref(), None).unwrap()
    }

    fn text(encoding: &'static str, separator: &'static str) -> TableSource {
        TableSource::Text { encoding, separator }
    }

    #[test]
    fn the_separator_is_the_one_of_the_header_row() {
        for (text, name) in [
            ("a,b\n1;2;3,4\n", "comma"),
            ("a;\"b,c,d\";e\n1,5;2;3", "semicolon"),
            ("a\tb\n1\t2", "tab"),
            ("a\n1", "comma"),
            ("Our list\na;b\n", "semicolon"),
        ] {
            assert_eq!(read(text).source, self::text("UTF-8", name), "{text:?}");
        }
        let hinted = read("sep=;\r\na,b;c\r\n1;2\r\n");
        assert_eq!(hinted.rows[0].cells, ["a,b", "c"]);
    }

    #[test]
    fn the_encoding_is_found() {
        let utf_16: Vec<u8> = "\u{feff}a\tb\nZoë\t1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding) in [
            ("a\tb\nZoë\t1".as_bytes().to_vec(), "UTF-8"),
            ("\u{feff}a\tb\nZoë\t1".as_bytes().to_vec(), "UTF-8"),
            (b"a\tb\nZo\xeb\t1".to_vec(), "Windows-1252"),
            (utf_16, "UTF-16LE"),
        ] {
            let sheet = read(bytes);
            assert_eq!(
                (sheet.source, sheet.rows[0].cells[0].as_str(), sheet.rows[1].cells[0].as_str()),
                (text(encoding, "tab"), "a", "Zoë")
            );
        }
    }

    #[test]
    fn rows_have_the_numbers_that_the_spreadsheet_shows() {
        for ending in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,\"x, \"\"y\"\"", "z\"", "", ",", "2,"].join(ending);
            let rows: Vec<_> = read(text).rows.into_iter().map(|row| (row.number, row.cells.join("|"))).collect();
            assert_eq!(rows, [(1, "a|b".to_owned()), (2, "1|x, \"y\"\nz".to_owned()), (5, "2|".to_owned())], "{ending:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_refused() {
        assert!(Table::read(b"a,b\n1,\"x\n2,y\n", None).unwrap_err().contains("line 2"));
        assert!(Table::read(b"a,b\n12\"\",\"y \"\"z\"\"\"\n", None).is_ok());
    }

    #[test]
    fn an_empty_file_is_refused() {
        for text in ["", "\n\n", "\u{feff}", ",,\n"] {
            assert!(Table::read(text.as_bytes(), None).is_err(), "{text:?}");
        }
    }

    #[test]
    fn what_is_another_sort_of_file_is_told() {
        for (bytes, what) in [
            (&b"\xd0\xcf\x11\xe0\xa1\xb1"[..], "old Excel"),
            (b"%PDF-1.7", "a PDF"),
            (b"\n<html><table>", "HTML"),
            (b"a\0b\0", "no text"),
            (b"PK\x03\x04rest", "cannot be read"),
        ] {
            assert!(Table::read(bytes, None).unwrap_err().contains(what), "{what}");
        }
    }
}
