//! Columns of levels, `Level 1`, `Level 2`: what a row is called and what it is a part of. A level stands in
//! every row, or only in the first of those that it holds for.

use std::collections::BTreeMap;

use crate::base::slug::fold;

use super::columns::SheetColumn;
use super::one_line;
use super::sheet::SheetRow;

/// The titles from the widest thing down to one, as they are compared.
pub(super) type Path = Vec<String>;

/// Where a row stands.
#[derive(Debug, PartialEq)]
pub(super) struct LevelPlace {
    /// What it is called.
    pub(super) title: String,
    /// The titles of what it is a part of, the widest first, as written.
    pub(super) above: Vec<String>,
}

impl LevelPlace {
    /// The path of what is so many levels above the thing itself, 0 for the thing.
    pub(super) fn path(&self, up: usize) -> Path {
        let titles = self.above.iter().chain([&self.title]).map(|title| fold(title));
        titles.take((self.above.len() + 1).saturating_sub(up)).collect()
    }
}

/// Reads the levels of rows that follow each other.
#[derive(Debug)]
pub(super) struct LevelReader<'a> {
    columns: Vec<&'a SheetColumn>,
    title: Option<usize>,
    current: BTreeMap<usize, String>,
}

impl<'a> LevelReader<'a> {
    /// The levels that a sheet has columns for; none where it has none.
    pub(super) fn of(columns: &'a [SheetColumn]) -> Option<Self> {
        let mut levels: Vec<&SheetColumn> = columns.iter().filter(|column| column.level().is_some()).collect();
        levels.sort_by_key(|column| column.level());
        let title = columns.iter().find(|column| column.is("title")).map(|column| column.at);
        (!levels.is_empty()).then_some(Self { columns: levels, title, current: BTreeMap::new() })
    }

    /// The place of the next row; none where it has no title and no level of its own.
    pub(super) fn next(&mut self, row: &SheetRow) -> Option<LevelPlace> {
        let cell = |at: usize| row.cells.get(at).filter(|text| !text.is_empty()).map(|text| one_line(text));
        let mut deepest = None;
        for column in &self.columns {
            let (Some(level), Some(text)) = (column.level(), cell(column.at)) else { continue };
            if self.current.get(&level) != Some(&text) {
                self.current.retain(|other, _| *other < level);
                self.current.insert(level, text);
            }
            deepest = Some(level);
        }
        let own = self.title.and_then(cell);
        let title = match (own, deepest) {
            (Some(title), _) => title,
            (None, Some(level)) => self.current.get(&level)?.clone(),
            (None, None) => return None,
        };
        let is_level = self.title.and_then(cell).is_none();
        let above = self.current.iter().filter(|(level, _)| !is_level || Some(**level) < deepest).map(|(_, text)| text.clone());
        // A title that only says its level again is that level.
        let above = above.filter(|text| fold(text) != fold(&title)).collect();
        Some(LevelPlace { title, above })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::kind::Kind;
    use crate::import::columns::columns;
    use crate::import::fields::SheetFields;
    use crate::import::sheet::{Sheet, Table, TableLayout};

    fn places(text: &str) -> Vec<String> {
        let fields = SheetFields::of(Kind::Process);
        let sheet = Sheet::of(Table::read(text.as_bytes(), None).unwrap(), &fields, &[], TableLayout::default()).unwrap();
        let columns = columns(&sheet, &fields, &[]).unwrap();
        let mut levels = LevelReader::of(&columns).unwrap();
        let shown = |place: Option<LevelPlace>| place.map_or("none".into(), |place| [place.above, vec![place.title]].concat().join(" > "));
        sheet.rows.iter().map(|row| shown(levels.next(row))).collect()
    }

    #[test]
    fn a_level_holds_until_another_comes() {
        let due = ["A > B > x", "A > B > y", "A > C > z", "D > w"];
        assert_eq!(places("Level 1,Level 2,Title\nA,B,x\n,,y\n,C,z\nD,,w\n"), due);
        assert_eq!(places("Level 1,Level 2,Title\nA,B,x\nA,B,y\nA,C,z\nD,,w\n"), due);
    }

    #[test]
    fn without_a_title_the_deepest_level_is_it() {
        assert_eq!(
            places("L1,L2,L3,owner\nA,,,o\n,B,,o\n,,x,o\n,C,,o\nD,E,y,o\n,,,o\n"),
            ["A", "A > B", "A > B > x", "A > C", "D > E > y", "none"]
        );
    }
}
