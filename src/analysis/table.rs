//! Rows as they are published: a struct whose fields are the keys in JSON and the columns in CSV, with the unit in their
//! names. Things are addresses; what is unknown is null, and an empty cell.

use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::model::Model;
use crate::model::graph::NodeId;

/// Rows below their columns.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultTable {
    /// The columns.
    pub columns: &'static [TableColumn],
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<TableCell>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its key in JSON and its heading in CSV.
    pub name: &'static str,
    /// Whether its cells name things by their addresses.
    pub names_things: bool,
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "what they hold says what they are")]
pub enum TableCell {
    Unknown,
    Flag(bool),
    Count(usize),
    Number(f64),
    Word(&'static str),
    Words(Vec<&'static str>),
    Text(Arc<str>),
    Thing(ThingAddress),
    Things(Vec<ThingAddress>),
    Changes(Vec<TouchpointChange>),
    /// What is no thing and has a row among things: its name, its title.
    Residue(&'static str, &'static str),
}

/// The address of a thing; of a pain without an id, and of a channel, what it is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ThingAddress(pub String);

/// A touchpoint that a target journey changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TouchpointChange {
    /// The touchpoint of the target.
    pub touchpoint: ThingAddress,
    /// The fields that differ.
    pub fields: Vec<&'static str>,
}

/// What stands at a key in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "what they hold says what they are")]
pub enum JsonValue {
    Rows(ResultTable),
    Cell(TableCell),
}

impl ThingAddress {
    /// Of a node.
    pub fn of(model: &Model, node: NodeId) -> Self {
        Self(model.node(node).address.to_string())
    }

    /// Of these nodes, sorted.
    pub fn all(model: &Model, nodes: impl IntoIterator<Item = NodeId>) -> Vec<Self> {
        let mut all: Vec<Self> = nodes.into_iter().map(|node| Self::of(model, node)).collect();
        all.sort();
        all
    }
}

impl ResultTable {
    /// Of rows, in their order.
    pub(super) fn of<R: TableRow>(rows: impl IntoIterator<Item = R>) -> Self {
        Self { columns: R::COLUMNS, rows: rows.into_iter().map(TableRow::cells).collect() }
    }

    /// Of rows, sorted by what they are about: their first column.
    pub(super) fn sorted<R: TableRow>(rows: impl IntoIterator<Item = R>) -> Self {
        let mut rows: Vec<R> = rows.into_iter().collect();
        rows.sort_by(|a, b| a.about().cmp(b.about()));
        Self::of(rows)
    }
}

/// A row.
pub(super) trait TableRow {
    /// Its columns.
    const COLUMNS: &'static [TableColumn];

    /// What it is about: its first column.
    fn about(&self) -> &ThingAddress;

    /// Its cells, in the order of the columns.
    fn cells(self) -> Vec<TableCell>;
}

/// A struct that is a row.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident { $(#[$about_meta:meta])* $about:ident: ThingAddress, $( $(#[$field_meta:meta])* $field:ident: $ty:ty, )* }) => {
        $(#[$meta])*
        struct $name { $(#[$about_meta])* $about: $crate::analysis::table::ThingAddress, $( $(#[$field_meta])* $field: $ty, )* }

        impl $crate::analysis::table::TableRow for $name {
            const COLUMNS: &'static [$crate::analysis::table::TableColumn] = &[
                $crate::analysis::table::TableColumn { name: stringify!($about), names_things: true },
                $($crate::analysis::table::TableColumn {
                    name: stringify!($field),
                    names_things: <$ty as $crate::analysis::table::CellValue>::NAMES_THINGS,
                }),*
            ];

            fn about(&self) -> &$crate::analysis::table::ThingAddress {
                &self.$about
            }

            fn cells(self) -> Vec<$crate::analysis::table::TableCell> {
                vec![self.$about.into(), $(self.$field.into()),*]
            }
        }
    };
}
pub(super) use row;

/// What can stand in a cell.
pub(super) trait CellValue: Into<TableCell> {
    /// Whether it names things by their addresses.
    const NAMES_THINGS: bool = false;
}

macro_rules! cell_values {
    ($($ty:ty, $names_things:literal, $value:ident => $cell:expr;)*) => {$(
        impl From<$ty> for TableCell {
            fn from($value: $ty) -> Self {
                $cell
            }
        }
        impl CellValue for $ty {
            const NAMES_THINGS: bool = $names_things;
        }
    )*};
}

cell_values! {
    bool, false, flag => Self::Flag(flag);
    usize, false, n => Self::Count(n);
    f64, false, n => rounded(n).map_or(Self::Unknown, Self::Number);
    Option<f64>, false, n => n.map_or(Self::Unknown, Self::from);
    &'static str, false, word => Self::Word(word);
    Option<&'static str>, false, word => word.map_or(Self::Unknown, Self::Word);
    Vec<&'static str>, false, words => Self::Words(words);
    Arc<str>, false, text => Self::Text(text);
    ThingAddress, true, thing => Self::Thing(thing);
    Vec<ThingAddress>, true, things => Self::Things(things);
    Vec<TouchpointChange>, true, changes => Self::Changes(changes);
}

/// A number as it is published: rounded to four decimals; none where it is not finite.
fn rounded(n: f64) -> Option<f64> {
    // Adding 0 makes 0 of what is rounded to -0.
    Some(n).filter(|n| n.is_finite()).map(|n| (n * 1e4).round() / 1e4 + 0.0).filter(|n| n.is_finite())
}

impl Serialize for TableCell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::Count(n) => n.serialize(serializer),
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
            Self::Number(n) if n.fract() == 0.0 && n.abs() < EXACT => serializer.serialize_i64(*n as i64),
            Self::Number(n) => n.serialize(serializer),
            Self::Word(word) | Self::Residue(word, _) => word.serialize(serializer),
            Self::Words(words) => words.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
            Self::Thing(thing) => thing.serialize(serializer),
            Self::Things(things) => things.serialize(serializer),
            Self::Changes(changes) => changes.serialize(serializer),
        }
    }
}

impl Serialize for ResultTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|cells| TableRecord { columns: self.columns, cells }))
    }
}

/// A row as an object.
struct TableRecord<'t> {
    columns: &'static [TableColumn],
    cells: &'t [TableCell],
}

impl Serialize for TableRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            record.serialize_entry(column.name, cell)?;
        }
        record.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_rounded_to_four_decimals_and_unknown_is_null() {
        let json = |n: Option<f64>| serde_json::to_string(&TableCell::from(n)).unwrap();
        assert_eq!(json(Some(2.0 / 3.0)), "0.6667");
        assert_eq!(json(Some(60.0)), "60");
        assert_eq!(json(Some(-0.000_01)), "0");
        assert_eq!(json(None), "null");
        assert_eq!(json(Some(f64::NAN)), "null");
        assert_eq!(json(Some(1e300)).parse(), Ok(1e300));
    }
}
