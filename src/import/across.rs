//! A map whose stages are columns and whose fields are rows, as most are drawn, as a sheet with a row for each
//! touchpoint.

use super::fields::SheetFields;
use super::sheet::{Sheet, SheetRow, Table, TableSource};
use crate::base::number_parse::DecimalMark;

/// Columns among which the one with the names of the fields is looked for.
const MOST_BEFORE: usize = 3;

/// How many names of fields the column has that has most of them.
pub(super) fn labels(table: &Table, known: &impl Fn(&str) -> bool) -> usize {
    (0..MOST_BEFORE).map(|at| labels_in(table, at, known)).max().unwrap_or(0)
}

fn labels_in(table: &Table, at: usize, known: &impl Fn(&str) -> bool) -> usize {
    table.rows.iter().filter(|row| row.cells.get(at).is_some_and(|cell| known(cell))).count()
}

/// Turns a table round.
///
/// # Errors
/// No column holds names of fields, or no row names the stages, in words.
pub(super) fn turn(table: Table, fields: &SheetFields, known: &impl Fn(&str) -> bool) -> Result<Sheet, String> {
    let most = labels(&table, known);
    let Some(side) = (0..MOST_BEFORE).find(|at| labels_in(&table, *at, known) == most).filter(|_| most > 0) else {
        return Err("no column holds names of fields, such as `Doing`, `Thinking`, `Feeling`: leave `--stages-across` out where each row \
                    is a touchpoint"
            .into());
    };
    let Table { source, mut rows, merged: _ } = table;
    let label = |row: &SheetRow| row.cells.get(side).cloned().unwrap_or_default();
    let beside = |row: &SheetRow| row.cells.iter().skip(side + 1).filter(|cell| !cell.is_empty()).count();
    let is_stage = |row: &SheetRow| fields.known(&label(row)).is_some_and(|path| path == ["stage"]);
    let first_field = || rows.iter().position(|row| known(&label(row)) && beside(row) > 1).unwrap_or(rows.len());
    let nameless = || (0..first_field()).rev().find(|at| beside(&rows[*at]) > 0);
    let Some(stages) = rows.iter().position(is_stage).or_else(nameless) else {
        return Err("no row names the stages: write `Stage` in the first column before them".into());
    };
    let mut below = rows.split_off(stages + 1);
    let stage = rows.pop().unwrap_or(SheetRow { number: 0, cells: Vec::new() });
    let mut sheet = Sheet {
        decimal: matches!(source, TableSource::Workbook { .. }).then_some(DecimalMark::Point),
        source,
        header: vec!["Stage".into()],
        header_row: 0,
        above: Vec::new(),
        rows: Vec::new(),
        merged: Vec::new(),
        across: true,
        whole: Vec::new(),
    };
    let named = label(&stage);
    if !named.is_empty() {
        sheet.header[0] = named;
    }
    // Rows above the stages say something of the whole, or are fields as those below.
    let mut before = Vec::new();
    for row in rows {
        let name = label(&row);
        match beside(&row) {
            0 => sheet.above.push(row),
            1 if !name.is_empty() => {
                let text = row.cells.iter().skip(side + 1).find(|cell| !cell.is_empty()).cloned().unwrap_or_default();
                sheet.whole.push((name, text));
            }
            _ if name.is_empty() => sheet.above.push(row),
            _ => before.push(row),
        }
    }
    before.append(&mut below);
    fill(&mut sheet, side, &stage, &before);
    Ok(sheet)
}

/// Makes a row of each column. A row without a name goes on with the field above it.
fn fill(sheet: &mut Sheet, side: usize, stage: &SheetRow, fields: &[SheetRow]) {
    let mut names: Vec<String> = Vec::new();
    let mut of_names: Vec<Vec<&SheetRow>> = Vec::new();
    for row in fields {
        let name = row.cells.get(side).map_or("", String::as_str);
        match of_names.last_mut() {
            Some(rows) if name.is_empty() => rows.push(row),
            _ => {
                names.push(name.to_owned());
                of_names.push(vec![row]);
            }
        }
    }
    let width = fields.iter().chain([stage]).map(|row| row.cells.len()).max().unwrap_or(0);
    let at = |row: &SheetRow, column: usize| row.cells.get(column).cloned().unwrap_or_default();
    for column in side + 1..width {
        let mut cells = vec![at(stage, column)];
        for rows in &of_names {
            let texts: Vec<String> = rows.iter().map(|row| at(row, column)).filter(|text| !text.is_empty()).collect();
            cells.push(texts.join("\n"));
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            sheet.rows.push(SheetRow { number: column + 1, cells });
        }
    }
    sheet.header.append(&mut names);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::kind::Kind;
    use crate::import::sheet::{TableLayout, letters};

    fn turned(text: &str) -> Result<Sheet, String> {
        let table = Table::read(text.as_bytes(), None).unwrap();
        Sheet::of(table, &SheetFields::of(Kind::Journey), &[], TableLayout { header_row: None, across: true })
    }

    #[test]
    fn each_column_becomes_a_row() {
        let sheet = turned("Our map,,\nPersona,Ada,\nStage,Order,Wait\nDoing,I order,I ring\nPains,,Nobody\n,,answers\n").unwrap();
        assert_eq!(sheet.header, ["Stage", "Doing", "Pains"]);
        assert_eq!(sheet.whole, [("Persona".to_owned(), "Ada".to_owned())]);
        let rows: Vec<_> = sheet.rows.iter().map(|row| (row.number, row.cells.join("|"))).collect();
        assert_eq!(rows, [(2, "Order|I order|".to_owned()), (3, "Wait|I ring|Nobody\nanswers".to_owned())]);
        assert_eq!(sheet.above.len(), 1);
    }

    #[test]
    fn stages_need_no_name() {
        assert_eq!(turned(",Order,Wait\nDoing,a,b\nFeeling,1,2\n").unwrap().rows[1].cells, ["Wait", "b", "2"]);
        assert!(turned("a,b\nc,d\n").is_err());
    }

    #[test]
    fn columns_have_the_letters_that_spreadsheets_show() {
        assert_eq!([1, 26, 27, 702, 703].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
