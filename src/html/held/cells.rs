//! Cells of tables and items of lists by what they are about, so that a figure is held against the same figure and against no other that
//! happens to be equal.
//!
//! A row is known by the first address in it, else by its first text; a cell by its row and by the head of its column. Where a table
//! has no heads here, its place in a row of as many cells says which it is.

use std::collections::BTreeMap;

use super::{WholeTexts, pieces, tag};

/// A place of a table or a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellKey {
    row: String,
    /// The head of its column; else its place, and how many there are.
    column: String,
}

/// What stands in the cells of a piece of HTML, by where each begins.
pub(super) struct Cells<'h>(BTreeMap<usize, (CellKey, &'h str)>);

/// A row in the making.
#[derive(Default)]
struct MarkupRow {
    is_head: bool,
    is_foot: bool,
    /// Where its cells begin and end.
    cells: Vec<(usize, usize)>,
}

impl<'h> Cells<'h> {
    /// Those of a piece of HTML. End tags may be left out, as HTML allows.
    pub(super) fn of(html: &'h str) -> Self {
        let mut all = BTreeMap::new();
        let mut heads: Vec<String> = Vec::new();
        for row in rows(html) {
            let about: Vec<String> = row.cells.iter().map(|&(from, to)| about(&html[from..to])).collect();
            if row.is_head {
                heads.clone_from(&about);
            }
            let named = || about.iter().find(|about| !about.is_empty()).cloned().unwrap_or_default();
            let own = if row.is_foot { "foot".to_owned() } else { named() };
            for (place, &(from, to)) in row.cells.iter().enumerate() {
                let head = heads.get(place).filter(|head| heads.len() == row.cells.len() && !head.is_empty());
                let column = head.cloned().unwrap_or_else(|| format!("{place} of {}", row.cells.len()));
                all.insert(from, (CellKey { row: own.clone(), column }, &html[from..to]));
            }
        }
        Self(all)
    }

    /// What is said in each place.
    pub(super) fn texts(&self) -> BTreeMap<&CellKey, WholeTexts<'h>> {
        let mut texts: BTreeMap<&CellKey, WholeTexts<'h>> = BTreeMap::new();
        for (key, html) in self.0.values() {
            texts.entry(key).or_default().add(html);
        }
        texts
    }

    /// The place that begins at this byte.
    pub(super) fn at(&self, begin: usize) -> Option<&CellKey> {
        self.0.get(&begin).map(|(key, _)| key)
    }
}

/// The rows of tables, and the items of lists as rows of one cell.
fn rows(html: &str) -> Vec<MarkupRow> {
    let (mut rows, mut at, mut part): (Vec<MarkupRow>, usize, &str) = (Vec::new(), 0, "");
    let (mut row_of_table, mut open): (Option<usize>, Option<usize>) = (None, None);
    for piece in pieces(html) {
        let begin = at;
        at += piece.len();
        let (name, ends) = if piece.starts_with('<') { tag(piece) } else { continue };
        if matches!(name, "tr" | "td" | "th" | "li" | "thead" | "tbody" | "tfoot" | "table" | "ul" | "ol")
            && let Some(cell) = open.take().and_then(|row| rows[row].cells.last_mut())
        {
            cell.1 = begin;
        }
        match name {
            "thead" | "tbody" | "tfoot" => part = if ends { "" } else { name },
            "tr" if !ends => {
                row_of_table = Some(rows.len());
                rows.push(MarkupRow { is_head: part == "thead", is_foot: part == "tfoot", cells: Vec::new() });
            }
            "li" if !ends => {
                open = Some(rows.len());
                rows.push(MarkupRow { cells: vec![(at, html.len())], ..MarkupRow::default() });
            }
            "td" | "th" if !ends => {
                open = row_of_table;
                if let Some(row) = row_of_table {
                    rows[row].cells.push((at, html.len()));
                }
            }
            _ => {}
        }
    }
    rows
}

/// What a cell is about: the first address in it, else its first text.
fn about(html: &str) -> String {
    let link = html.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let text = || pieces(html).filter(|piece| !piece.starts_with('<')).map(str::trim).find(|text| !text.is_empty());
    link.or_else(text).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_known_by_its_row_and_the_head_of_its_column() {
        let html = "<table><thead><tr><th>T<th><a href=\"a\">A</a><th>S<tbody><tr><th><a href=\"t\">T</a><td>●<td>1<tfoot><tr><th>T<td>1<td></table>";
        let cells = Cells::of(html);
        let said: Vec<(&str, &str, &str)> = cells.0.values().map(|(key, html)| (&*key.row, &*key.column, *html)).collect();
        assert_eq!(
            said[3..],
            [
                ("t", "T", "<a href=\"t\">T</a>"),
                ("t", "a", "●"),
                ("t", "S", "1"),
                ("foot", "T", "T"),
                ("foot", "a", "1"),
                ("foot", "S", "")
            ]
        );
    }

    #[test]
    fn an_item_is_known_by_where_it_leads() {
        let cells = Cells::of("<ul><li><a href=\"a\">A</a> 5<li><b>B</b> 7</ul>");
        assert_eq!(cells.0.values().map(|(key, _)| &*key.row).collect::<Vec<_>>(), ["a", "B"]);
    }
}
