//! Tables as CSV, whose cells no spreadsheet takes for a formula.

use csv::Writer;

/// Characters with which a cell begins that a spreadsheet would run as a formula. The wide ones count
/// as their narrow twins where the spreadsheet's language is Chinese, Japanese or Korean.
const FORMULA: &[char] = &['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Where a spreadsheet of another country, which does not know the comma as our separator, begins a new
/// cell or row all the same, quotes or not.
const BREAKS: &[char] = &[';', '\t', '\r', '\n'];

/// A table with its headings, as CSV. Cells are made harmless; a plain number stays as it is.
pub fn table<H: AsRef<[u8]>, R: IntoIterator<Item = String>>(
    headings: impl IntoIterator<Item = H>,
    rows: impl IntoIterator<Item = R>,
) -> String {
    // Writing into memory does not fail.
    let mut writer = Writer::from_writer(Vec::new());
    let _ = writer.write_record(headings);
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(harmless));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell no part of which a spreadsheet takes for a formula: an apostrophe stands before each that it
/// would.
fn harmless(cell: String) -> String {
    if !cell.contains(FORMULA) && !cell.starts_with(BREAKS) {
        return cell;
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
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_defused() {
        for formula in ["=1+1", "+1", "-A1", "-1+A1", "-", "@SUM(A1)", "\u{ff1d}1", "\u{ff0b}1", "\u{ff0d}A1", "\u{ff20}A1", "\tx", "\rx"] {
            assert_eq!(harmless(formula.to_owned()), format!("'{formula}"));
        }
        for plain in ["I pay = I own", "-2.5", "3", "3; -2; 1", "a; b", "x\ny"] {
            assert_eq!(harmless(plain.to_owned()), plain);
        }
        assert_eq!(harmless("  =1".to_owned()), "  '=1");
    }

    #[test]
    fn what_follows_a_separator_of_other_countries_is_defused() {
        for (cell, due) in [("x;=cmd|1;y", "x;'=cmd|1;y"), ("x\t@A1", "x\t'@A1"), ("x\n-A1", "x\n'-A1"), ("x; \u{ff1d}1", "x; '\u{ff1d}1")]
        {
            assert_eq!(harmless(cell.to_owned()), due);
        }
    }
}
