//! Tables as CSV, whose cells no spreadsheet takes for a formula.

use csv::Writer;

/// Characters with which a cell begins that a spreadsheet would run as a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r'];

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

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: String) -> String {
    let is_number = cell.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    if cell.starts_with(FORMULA) && !is_number { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_defused() {
        for formula in ["=1+1", "+1", "-A1", "-1+A1", "-", "@SUM(A1)"] {
            assert_eq!(harmless(formula.to_owned()), format!("'{formula}"));
        }
        for plain in ["I pay = I own", "-2.5", "3"] {
            assert_eq!(harmless(plain.to_owned()), plain);
        }
    }
}
