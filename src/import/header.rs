//! Which row of a table is its header. Most sheets that people made for people have a heading above it.

use crate::base::kind::Kind;
use crate::base::number_parse::DecimalMark;

use super::across;
use super::fields::{SheetFields, plain};
use super::sheet::{Sheet, SheetRow, Table, TableLayout, TableSource};

/// Most rows among which the header is looked for.
const MOST_ABOVE: usize = 40;
/// Fewest names of fields in a first column that make it the header of a sheet that lies on its side.
const FEWEST_LABELS: usize = 3;

impl Sheet {
    /// Finds the header of a table.
    ///
    /// # Errors
    /// Where there is none, or the table lies on its side and the command does not say so, in words.
    pub fn of(table: Table, fields: &SheetFields, maps: &[(String, String)], layout: TableLayout) -> Result<Self, String> {
        let known = |name: &str| {
            let mapped = || maps.iter().any(|(column, _)| plain(column) == plain(name));
            !name.is_empty() && (fields.known(name).is_some() || mapped())
        };
        if layout.across {
            return across::turn(table, fields, &known);
        }
        let at = match layout.header_row {
            Some(number) => table.rows.iter().position(|row| row.number == number).ok_or_else(|| no_such_row(number, &table.rows))?,
            None => {
                let at = find(&table.rows, &known);
                let (beside, below) = (score(&table.rows[at], &known), across::labels(&table, &known));
                if fields.kind() == Kind::Journey && below >= FEWEST_LABELS && below > beside {
                    return Err("the stages are columns here, and the fields rows: add `--stages-across`".into());
                }
                at
            }
        };
        let Table { source, mut rows, merged } = table;
        let below = rows.split_off(at + 1);
        let header = rows.pop().map(|row| (row.number, row.cells)).unwrap_or_default();
        let (header_row, mut header) = header;
        let is_workbook = matches!(source, TableSource::Workbook { .. });
        if is_workbook {
            // Only in a text does a cell too many say that the cells of a row are not where they should be.
            let width = below.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(header.len());
            header.resize(width, String::new());
        }
        let decimal = is_workbook.then_some(DecimalMark::Point);
        Ok(Self { source, header, header_row, above: rows, rows: below, merged, across: false, whole: Vec::new(), decimal })
    }
}

fn no_such_row(number: usize, rows: &[SheetRow]) -> String {
    let last = rows.last().map_or(1, |row| row.number);
    if (1..=last).contains(&number) {
        format!("row {number} is empty: name the row that names the columns with `--header-row`")
    } else {
        format!("there is no row {number}: the last one is row {last}")
    }
}

/// The place of the row with the most names of fields; where none has any, of the first that has more than
/// one cell.
fn find(rows: &[SheetRow], known: &impl Fn(&str) -> bool) -> usize {
    let rows = &rows[..rows.len().min(MOST_ABOVE)];
    let mut best = (0, 0);
    for (at, row) in rows.iter().enumerate() {
        let score = score(row, known);
        if score > best.1 {
            best = (at, score);
        }
    }
    let filled = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let settled = best.1 > 1 || (best.1 == 1 && (best.0 == 0 || filled(&rows[best.0]) > 1 || rows.iter().all(|row| filled(row) == 1)));
    if settled {
        return best.0;
    }
    rows.iter().position(|row| filled(row) > 1).unwrap_or(0)
}

fn score(row: &SheetRow, known: &impl Fn(&str) -> bool) -> usize {
    row.cells.iter().filter(|cell| known(cell)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str, kind: Kind) -> Result<(usize, usize), String> {
        let table = Table::read(text.as_bytes(), None).unwrap();
        Sheet::of(table, &SheetFields::of(kind), &[], TableLayout::default()).map(|sheet| (sheet.header_row, sheet.above.len()))
    }

    #[test]
    fn the_header_is_found_below_a_heading() {
        for (text, due) in [
            ("title,owner\na,b\n", (1, 0)),
            ("Our processes,,\n,,\ntitle,owner,x\na,b,c\n", (3, 1)),
            ("Drawn in May,by us\nName,Responsible\nA,b\n", (1, 0)),
            ("Our processes,,\nName,Responsible,x\nA,b,c\n", (2, 1)),
            ("Process list;\nowner;class\n", (2, 1)),
            ("title\nowner\n", (1, 0)),
        ] {
            assert_eq!(header(text, Kind::Process).unwrap(), due, "{text}");
        }
    }

    #[test]
    fn a_sheet_on_its_side_is_recognised() {
        let told = header(",Order,Wait\nDoing,a,b\nThinking,c,d\nFeeling,1,2\n", Kind::Journey).unwrap_err();
        assert!(told.contains("`--stages-across`"), "{told}");
        assert!(header("stage,title,does\ndoing,thinking,x\nfeeling,a,b\n", Kind::Journey).is_ok());
    }
}
