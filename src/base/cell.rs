//! Tables as CSV, whose cells no spreadsheet takes for a formula.

use std::borrow::Cow;

use super::escape::all;

/// Characters with which a cell begins that a spreadsheet would run as a formula. The wide ones count
/// as their narrow twins where the spreadsheet's language is Chinese, Japanese or Korean.
const FORMULA: &[char] = &['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Where a spreadsheet of another country, which does not know the comma as our separator, begins a new
/// cell or row all the same, quotes or not.
const BREAKS: &[char] = &[';', '\t', '\r', '\n'];

/// A table with its headings, as CSV. Cells are made harmless; a plain number stays as it is.
pub fn table<H: AsRef<str>, R: IntoIterator<Item = String>>(
    headings: impl IntoIterator<Item = H>,
    rows: impl IntoIterator<Item = R>,
) -> String {
    let mut writer = CsvWriter::new(headings);
    for row in rows {
        row.into_iter().for_each(|cell| writer.cell(|out| out.push_str(&cell)));
        writer.end_row();
    }
    writer.finish()
}

/// A table in the making, cell by cell and row by row.
#[derive(Debug, Default)]
pub struct CsvWriter {
    out: String,
    /// The cell in the making.
    cell: String,
    /// Where the row begins.
    row: usize,
    /// Cells of the row.
    cells: usize,
}

impl CsvWriter {
    /// Below its headings.
    pub fn new<H: AsRef<str>>(headings: impl IntoIterator<Item = H>) -> Self {
        let mut writer = Self::default();
        for heading in headings {
            writer.begin_cell();
            quoted_into(&mut writer.out, heading.as_ref());
        }
        writer.end_row();
        writer
    }

    /// The next cell of the row: what `write` writes, made harmless.
    pub fn cell(&mut self, write: impl FnOnce(&mut String)) {
        self.begin_cell();
        self.cell.clear();
        write(&mut self.cell);
        match harmless(&self.cell) {
            Some(safe) => quoted_into(&mut self.out, &safe),
            None => quoted_into(&mut self.out, &self.cell),
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        // An empty line would be no row.
        if self.cells == 1 && self.out.len() == self.row {
            self.out.push_str("\"\"");
        }
        self.out.push('\n');
        self.row = self.out.len();
        self.cells = 0;
    }

    /// The table.
    pub fn finish(self) -> String {
        self.out
    }

    fn begin_cell(&mut self) {
        if self.cells > 0 {
            self.out.push(',');
        }
        self.cells += 1;
    }
}

/// Writes a cell, in quotes where it holds what ends one.
fn quoted_into(out: &mut String, cell: &str) {
    if all(cell.as_bytes(), |byte| (byte != b',') & (byte != b'"') & (byte != b'\n') & (byte != b'\r')) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for (i, part) in cell.split('"').enumerate() {
        out.push_str(if i > 0 { "\"\"" } else { "" });
        out.push_str(part);
    }
    out.push('"');
}

/// A cell no part of which a spreadsheet takes for a formula: an apostrophe stands before each that it
/// would. None where it is so as it stands.
fn harmless(cell: &str) -> Option<String> {
    // Most cells are empty or begin with a letter or digit.
    let begins_plainly = cell.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric);
    let breaks = |byte: u8| (byte == b';') | (byte == b'\t') | (byte == b'\r') | (byte == b'\n');
    let is_one_part = all(cell.as_bytes(), |byte| !breaks(byte));
    if is_one_part && (begins_plainly || !cell.trim_start_matches(' ').starts_with(FORMULA)) {
        return None;
    }
    if !cell.contains(FORMULA) && !cell.starts_with(BREAKS) {
        return None;
    }
    // A tab or line break at the beginning hides what comes behind it from those who look at the first character.
    let mut safe = String::with_capacity(cell.len() + 1);
    if cell.starts_with(['\t', '\r', '\n']) {
        safe.push('\'');
    }
    for part in cell.split_inclusive(BREAKS) {
        let text = part.trim_start_matches(' ');
        let is_number = text.strip_prefix('-').map(|n| n.trim_end_matches([';', '\t', '\r', '\n', ' ']));
        let is_number = is_number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
        safe.push_str(&part[..part.len() - text.len()]);
        if text.starts_with(FORMULA) && !is_number {
            safe.push('\'');
        }
        safe.push_str(text);
    }
    Some(safe)
}

/// A cell as it stands in such a table, but for the quotes around it.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    harmless(cell).map_or(Cow::Borrowed(cell), Cow::Owned)
}

/// A cell without the apostrophes that keep a spreadsheet from taking it for a formula.
pub fn unguarded(cell: &str) -> Cow<'_, str> {
    if !cell.contains('\'') {
        return Cow::Borrowed(cell);
    }
    let bare = |part: &str| {
        let text = part.trim_start_matches(' ');
        let kept = text.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(text);
        format!("{}{kept}", &part[..part.len() - text.len()])
    };
    Cow::Owned(cell.split_inclusive(BREAKS).map(bare).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_harmless(cell: &str) -> String {
        harmless(cell).unwrap_or_else(|| cell.to_owned())
    }

    #[test]
    fn a_cell_stands_in_quotes_where_it_holds_what_ends_one() {
        let rows = [["a,b", "say \"so\""], ["c\nd", ""], ["", "\""]].map(|row| row.map(str::to_owned));
        assert_eq!(table(["x", "y,z"], rows), "x,\"y,z\"\n\"a,b\",\"say \"\"so\"\"\"\n\"c\nd\",\n,\"\"\"\"\n");
        assert_eq!(table(["x"], [[String::new()], ["a".to_owned()]]), "x\n\"\"\na\n");
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_is_defused() {
        for formula in ["=1+1", "+1", "-A1", "-1+A1", "-", "@SUM(A1)", "\u{ff1d}1", "\u{ff0b}1", "\u{ff0d}A1", "\u{ff20}A1", "\tx", "\rx"] {
            assert_eq!(made_harmless(formula), format!("'{formula}"));
        }
        for plain in ["I pay = I own", "-2.5", "3", "3; -2; 1", "a; b", "x\ny"] {
            assert_eq!(made_harmless(plain), plain);
        }
        assert_eq!(made_harmless("  =1"), "  '=1");
    }

    #[test]
    fn a_cell_comes_back_as_it_was() {
        for cell in ["=1+1", "x;=cmd|1;y", "x\n-A1", "  =1", "-2.5", "it's 'so'", "I pay = I own"] {
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
    }

    #[test]
    fn what_follows_a_separator_of_other_countries_is_defused() {
        for (cell, due) in [("x;=cmd|1;y", "x;'=cmd|1;y"), ("x\t@A1", "x\t'@A1"), ("x\n-A1", "x\n'-A1"), ("x; \u{ff1d}1", "x; '\u{ff1d}1")]
        {
            assert_eq!(made_harmless(cell), due);
        }
    }
}
