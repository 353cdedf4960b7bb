//! The rows of a CSV file, one at a time, each with the line that it begins in.
//!
//! Quotes are read as everywhere in the program: a quote opens only at the beginning of a cell, two of them within are one, and
//! what follows a closed one belongs to the cell. Lines end with `\n`, `\r\n` or `\r`; an empty one is no row.

use std::io::{self, Read};

use memchr::memchr3;

use super::bytes::{PIECE, fill};

/// The most bytes that a row may have.
const LONGEST: usize = 16 << 20;

/// A row.
#[derive(Debug, Default)]
pub(super) struct CsvRow {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// The line that it begins in, from 1.
    pub(super) line: u64,
}

impl CsvRow {
    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell; a missing one is empty.
    pub(super) fn cell(&self, at: usize) -> &str {
        let Some(&end) = self.ends.get(at) else { return "" };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        std::str::from_utf8(&self.bytes[start..end]).unwrap_or_default()
    }

    fn close_cell(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

/// Why there is no further row.
#[derive(Debug)]
pub(super) enum RowFault {
    Io(io::Error),
    /// A quote that opens in this line is never closed.
    OpenQuote(u64),
    /// The row that begins in this line has too many bytes.
    TooLong(u64),
}

impl From<io::Error> for RowFault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Reads rows of UTF-8.
pub(super) struct Rows<R> {
    bytes: R,
    separator: u8,
    piece: Vec<u8>,
    at: usize,
    filled: usize,
    line: u64,
    /// Whether the last byte was a `\r`, which a `\n` may follow in the same line end.
    is_after_cr: bool,
}

#[derive(Clone, Copy)]
enum State {
    CellBegins,
    Bare,
    Quoted(u64),
    QuoteWithin,
}

impl<R: Read> Rows<R> {
    /// Reads rows; the first byte stands in `line`.
    pub(super) fn new(bytes: R, separator: u8, line: u64) -> Self {
        Self { bytes, separator, piece: vec![0; PIECE], at: 0, filled: 0, line, is_after_cr: false }
    }

    /// Reads the next row; whether there is one.
    pub(super) fn next(&mut self, row: &mut CsvRow) -> Result<bool, RowFault> {
        row.bytes.clear();
        row.ends.clear();
        if !self.pass_line_ends()? {
            return Ok(false);
        }
        row.line = self.line;
        let mut state = State::CellBegins;
        loop {
            if !self.has_more()? {
                if let State::Quoted(line) = state {
                    return Err(RowFault::OpenQuote(line));
                }
                row.close_cell();
                return Ok(true);
            }
            state = match state {
                State::CellBegins if self.piece[self.at] == b'"' => {
                    self.at += 1;
                    State::Quoted(self.line)
                }
                State::CellBegins => State::Bare,
                State::QuoteWithin if self.piece[self.at] == b'"' => {
                    self.at += 1;
                    row.bytes.push(b'"');
                    State::Quoted(self.line)
                }
                State::QuoteWithin => State::Bare,
                State::Quoted(line) => self.quoted(row, line),
                State::Bare => match self.bare(row) {
                    Some(state) => state,
                    None => return Ok(true),
                },
            };
            if row.bytes.len() > LONGEST {
                return Err(RowFault::TooLong(row.line));
            }
        }
    }

    /// Takes what stands in a cell outside quotes, as far as it is at hand; none where the row ends.
    fn bare(&mut self, row: &mut CsvRow) -> Option<State> {
        let rest = &self.piece[self.at..self.filled];
        let Some(end) = memchr3(self.separator, b'\n', b'\r', rest) else {
            row.bytes.extend_from_slice(rest);
            self.at = self.filled;
            return Some(State::Bare);
        };
        row.bytes.extend_from_slice(&rest[..end]);
        row.close_cell();
        let byte = rest[end];
        self.at += end + 1;
        if byte == self.separator {
            return Some(State::CellBegins);
        }
        self.end_line(byte);
        None
    }

    /// Takes what stands in quotes, up to the next quote or line end.
    fn quoted(&mut self, row: &mut CsvRow, opened: u64) -> State {
        let rest = &self.piece[self.at..self.filled];
        let Some(end) = memchr3(b'"', b'\n', b'\r', rest) else {
            row.bytes.extend_from_slice(rest);
            self.at = self.filled;
            self.is_after_cr = false;
            return State::Quoted(opened);
        };
        let byte = rest[end];
        row.bytes.extend_from_slice(&rest[..end]);
        self.is_after_cr &= end == 0;
        self.at += end + 1;
        if byte == b'"' {
            self.is_after_cr = false;
            return State::QuoteWithin;
        }
        row.bytes.push(byte);
        self.end_line(byte);
        State::Quoted(opened)
    }

    fn end_line(&mut self, byte: u8) {
        self.line += u64::from(byte == b'\r' || !self.is_after_cr);
        self.is_after_cr = byte == b'\r';
    }

    /// Passes over line ends; whether anything follows.
    fn pass_line_ends(&mut self) -> io::Result<bool> {
        while self.has_more()? {
            let byte = self.piece[self.at];
            if !matches!(byte, b'\n' | b'\r') {
                self.is_after_cr = false;
                return Ok(true);
            }
            self.end_line(byte);
            self.at += 1;
        }
        Ok(false)
    }

    fn has_more(&mut self) -> io::Result<bool> {
        if self.at == self.filled {
            self.filled = fill(&mut self.bytes, &mut self.piece)?;
            self.at = 0;
        }
        Ok(self.filled > 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Result<Vec<(u64, Vec<String>)>, RowFault> {
        let mut reader = Rows::new(text.as_bytes(), b',', 1);
        let mut row = CsvRow::default();
        let mut all = Vec::new();
        while reader.next(&mut row)? {
            all.push((row.line, (0..row.len()).map(|at| row.cell(at).to_owned()).collect()));
        }
        Ok(all)
    }

    #[test]
    fn a_row_has_the_line_that_it_begins_in() {
        for ending in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"x", "y\"", "2,z"].join(ending);
            let lines: Vec<u64> = rows(&text).unwrap().iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [1, 3, 5], "{ending:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_by_its_line() {
        assert!(matches!(rows("a,b\n1,\"x\n2,y\n"), Err(RowFault::OpenQuote(2))));
        assert!(rows("a,b\n12\"\",\"y \"\"z\"\"\"\n").is_ok());
    }

    proptest! {
        #[test]
        fn cells_are_those_that_tables_have_elsewhere(text in "[ab,\"\n\r ]{0,40}") {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let due: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            if let Ok(all) = rows(&text) {
                prop_assert_eq!(all.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>(), due);
            }
        }
    }
}
