//! Rows for one audience, held against those of the whole site: what both say stands, the rest is not told.

use super::table::{JsonValue, ResultTable, TableCell};

impl ResultTable {
    /// The rows that the whole site has too, each with what it says there. A row that only what is shown would have says what is not so.
    #[must_use]
    pub fn held_against(&self, whole: &ResultTable) -> Self {
        let rows = self.rows.iter().filter_map(|row| Some(held_row(row, whole_row(row, whole)?))).collect();
        Self { columns: self.columns.clone(), rows }
    }
}

impl JsonValue {
    /// The same of what stands at a key.
    #[must_use]
    pub fn held_against(self, whole: &JsonValue) -> Self {
        match (self, whole) {
            (Self::Rows(shown), Self::Rows(whole)) => Self::Rows(shown.held_against(whole)),
            (Self::Cell(shown), Self::Cell(whole)) => Self::Cell(held_cell(&shown, whole)),
            (Self::Object(shown), Self::Object(whole)) => {
                let of_whole = |key: &str| whole.iter().find(|(name, _)| *name == key).map(|(_, value)| value);
                let held = shown
                    .into_iter()
                    .map(|(key, value)| (key, of_whole(key).map_or(Self::Cell(TableCell::NotShown), |whole| value.held_against(whole))));
                Self::Object(held.collect())
            }
            _ => Self::Cell(TableCell::NotShown),
        }
    }
}

/// The row of the whole site that is about the same: all that both name is the same, else what they are about is, and no other row's.
fn whole_row<'w>(row: &[TableCell], whole: &'w ResultTable) -> Option<&'w [TableCell]> {
    let about = |row: &[TableCell]| row.iter().filter(|cell| names(cell)).cloned().collect::<Vec<_>>();
    let wanted = about(row);
    let exact = whole.rows.iter().find(|other| about(other) == wanted);
    let mut first = whole.rows.iter().filter(|other| other.first() == row.first());
    exact.or_else(|| first.next().filter(|_| first.next().is_none())).map(Vec::as_slice)
}

fn names(cell: &TableCell) -> bool {
    matches!(cell, TableCell::Thing(_) | TableCell::Text(_) | TableCell::Called(..))
}

fn held_row(row: &[TableCell], whole: &[TableCell]) -> Vec<TableCell> {
    row.iter().zip(whole).map(|(shown, whole)| held_cell(shown, whole)).collect()
}

fn held_cell(shown: &TableCell, whole: &TableCell) -> TableCell {
    match (shown, whole) {
        (TableCell::Rows(shown), TableCell::Rows(whole)) => TableCell::Rows(shown.held_against(whole)),
        _ if shown == whole => shown.clone(),
        _ => TableCell::NotShown,
    }
}
