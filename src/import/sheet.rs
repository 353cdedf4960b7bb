//! From the bytes of a CSV file to rows.
//!
//! 1. The encoding: what a byte order mark says, else UTF-8, else Windows-1252.
//! 2. The separator: the comma, semicolon or tab that stands most often in the header row, or the one
//!    that a first line `sep=;` names.
//! 3. The rows, each with the number that a spreadsheet shows beside it.
//!
//! Absent: what columns mean.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// What may stand between two cells; the first counts where no other is found.
const SEPARATORS: [(char, &str); 3] = [(',', "comma"), (';', "semicolon"), ('\t', "tab")];

/// A sheet.
#[derive(Debug, PartialEq)]
pub struct Sheet {
    /// The encoding's name.
    pub encoding: &'static str,
    /// The separator's name.
    pub separator: &'static str,
    /// The cells of the header row, trimmed.
    pub header: Vec<String>,
    /// The rows below it that hold anything.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// Its number; the header is row 1.
    pub number: usize,
    /// Its cells, trimmed, lines ended by `\n`.
    pub cells: Vec<String>,
}

impl Sheet {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// What keeps it from being a table, and what to do, in words: a quote that is never closed, no
    /// header row.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let (text, encoding) = decode(bytes);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let (text, named) = without_hint(&text);
        let (separator, name) = named.unwrap_or_else(|| separator(text));
        if let Some(line) = open_quote(text, separator) {
            return Err(format!("the quote that opens in line {line} is never closed: close it, or save the sheet as CSV again"));
        }
        let mut rows = rows(text, separator)?.into_iter();
        let header = rows.next().map(|row| row.cells).unwrap_or_default();
        if header.is_empty() {
            return Err("it has no header row: name each column in the first row".into());
        }
        Ok(Self { encoding, separator: name, header, rows: rows.collect() })
    }
}

/// The text without its byte order mark, and the name of its encoding.
fn decode(bytes: &[u8]) -> (String, &'static str) {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or(if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    let (text, used, _) = encoding.decode(bytes);
    let name = if used == WINDOWS_1252 { "Windows-1252" } else { used.name() };
    (text.into_owned(), name)
}

/// The text without a first line `sep=;`, and the separator that this line names.
fn without_hint(text: &str) -> (&str, Option<(char, &'static str)>) {
    let hint = text.split_once('\n').and_then(|(line, rest)| Some((line.strip_prefix("sep=")?, rest)));
    let named = |line: &str| SEPARATORS.into_iter().find(|(c, _)| line.chars().eq([*c]));
    match hint.and_then(|(line, rest)| Some((rest, named(line)?))) {
        Some((rest, separator)) => (rest, Some(separator)),
        None => (text, None),
    }
}

/// The separator that stands most often in the header row, outside quotes.
fn separator(text: &str) -> (char, &'static str) {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for c in text.trim_start_matches('\n').chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            c if !quoted => {
                for (count, (separator, _)) in counts.iter_mut().zip(SEPARATORS) {
                    *count += usize::from(c == separator);
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    counts.iter().zip(SEPARATORS).find(|(count, _)| **count == most).map_or(SEPARATORS[0], |(_, separator)| separator)
}

/// The line in which a quote opens that is never closed: it would swallow the rest of the sheet.
fn open_quote(text: &str, separator: char) -> Option<usize> {
    let mut opened = None;
    let mut just_closed = false;
    let (mut line, mut before) = (1, '\n');
    for c in text.chars() {
        let closes = c == '"' && opened.is_some();
        if closes {
            opened = None;
        } else if c == '"' && (just_closed || before == separator || before == '\n') {
            // A quote behind a closing one is a quote within the cell.
            opened = Some(line);
        }
        just_closed = closes;
        line += usize::from(c == '\n');
        before = c;
    }
    opened
}

/// All rows that hold anything. A line break between rows, or a row of nothing but separators, counts
/// as a row.
fn rows(text: &str, separator: char) -> Result<Vec<Row>, String> {
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
            rows.push(Row { number, cells });
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: impl AsRef<[u8]>) -> Sheet {
        Sheet::read(bytes.as_ref()).unwrap()
    }

    #[test]
    fn the_separator_is_the_one_of_the_header_row() {
        for (text, name) in [("a,b\n1;2;3,4\n", "comma"), ("a;\"b,c,d\";e\n1,5;2;3", "semicolon"), ("a\tb\n1\t2", "tab"), ("a\n1", "comma")]
        {
            assert_eq!(read(text).separator, name, "{text:?}");
        }
        let hinted = read("sep=;\r\na,b;c\r\n1;2\r\n");
        assert_eq!((hinted.header, hinted.separator), (vec!["a,b".to_owned(), "c".to_owned()], "semicolon"));
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
            assert_eq!((sheet.encoding, sheet.header[0].as_str(), sheet.rows[0].cells[0].as_str()), (encoding, "a", "Zoë"));
        }
    }

    #[test]
    fn rows_have_the_numbers_that_the_spreadsheet_shows() {
        for ending in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,\"x, \"\"y\"\"", "z\"", "", ",", "2,"].join(ending);
            let rows: Vec<_> = read(text).rows.into_iter().map(|row| (row.number, row.cells.join("|"))).collect();
            assert_eq!(rows, [(2, "1|x, \"y\"\nz".to_owned()), (5, "2|".to_owned())], "{ending:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_refused() {
        assert!(Sheet::read(b"a,b\n1,\"x\n2,y\n").unwrap_err().contains("line 2"));
        assert!(Sheet::read(b"a,b\n12\"\",\"y \"\"z\"\"\"\n").is_ok());
    }

    #[test]
    fn an_empty_file_is_refused() {
        for text in ["", "\n\n", "\u{feff}", ",,\n"] {
            assert!(Sheet::read(text.as_bytes()).is_err(), "{text:?}");
        }
    }
}
