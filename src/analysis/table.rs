//! Rows as they are published: one list of columns is the keys in JSON and the headings in CSV, with the unit in their
//! names. Things are addresses; what is unknown is null, and an empty cell.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::base::address::Address;
use crate::model::Model;
use crate::model::id::NodeId;
use crate::model::logged::Disclosed;

/// Rows below their columns.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultTable {
    /// The columns.
    pub columns: Vec<TableColumn>,
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
    /// It is not told: it rests on fewer than five cases of a log. Programs find nothing there.
    Hidden,
    /// It is not told to this audience: something that it was counted from is not shown. Programs find nothing there.
    NotShown,
    Flag(bool),
    Count(usize),
    /// A count of a sample of a log, and its share of the cases: programs get the count, readers the share.
    Sampled(usize, f64),
    Number(f64),
    Word(&'static str),
    Words(Vec<&'static str>),
    Text(Arc<str>),
    Thing(ThingAddress),
    Things(Vec<ThingAddress>),
    Changes(Vec<TouchpointChange>),
    Rows(ResultTable),
    /// What is no thing and stands among things: its name, its title.
    Called(Arc<str>, Arc<str>),
}

/// A thing as rows name it: by its address. In order by what is published.
#[derive(Clone, Debug)]
pub enum ThingAddress {
    /// A node of the graph, at its address.
    Node(NodeId, Address),
    /// What has no address: a pain without an id by its text as it is written, a channel by its id; and what it is called.
    Called(Arc<str>, Arc<str>),
}

/// A touchpoint that a target journey changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TouchpointChange {
    /// The touchpoint of the target.
    pub touchpoint: ThingAddress,
    /// The fields that differ.
    pub fields: Vec<&'static str>,
}

/// What stands at a key in JSON.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "what they hold says what they are")]
pub enum JsonValue {
    Rows(ResultTable),
    Cell(TableCell),
    Object(Vec<(&'static str, JsonValue)>),
}

impl JsonValue {
    pub(super) fn cell(value: impl Into<TableCell>) -> Self {
        Self::Cell(value.into())
    }
}

impl fmt::Display for ThingAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node(_, address) => address.fmt(f),
            Self::Called(published, _) => f.write_str(published),
        }
    }
}

impl Ord for ThingAddress {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            // The same order as that of the texts, which nobody has to write for it: no id holds what sorts before `#`.
            (Self::Node(_, a), Self::Node(_, b)) => (a.kind.word(), &a.id, &a.nested).cmp(&(b.kind.word(), &b.id, &b.nested)),
            _ => self.to_string().cmp(&other.to_string()),
        }
    }
}

impl PartialOrd for ThingAddress {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ThingAddress {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for ThingAddress {}

impl Serialize for ThingAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for JsonValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Rows(table) => table.serialize(serializer),
            Self::Cell(cell) => cell.serialize(serializer),
            Self::Object(keys) => serializer.collect_map(keys.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl ThingAddress {
    /// Of a node.
    pub fn of(model: &Model, node: NodeId) -> Self {
        Self::Node(node, model.node(node).address.clone())
    }

    /// Its title.
    pub fn title<'t>(&'t self, model: &'t Model) -> &'t str {
        match self {
            Self::Node(node, _) => &model.node(*node).title,
            Self::Called(_, title) => title,
        }
    }

    /// Its place in the graph; none of what has no address.
    pub fn node(&self) -> Option<NodeId> {
        match self {
            Self::Node(node, _) => Some(*node),
            Self::Called(..) => None,
        }
    }

    /// Of these nodes, sorted.
    pub fn all(model: &Model, nodes: impl IntoIterator<Item = NodeId>) -> Vec<Self> {
        let mut all: Vec<Self> = nodes.into_iter().map(|node| Self::of(model, node)).collect();
        all.sort();
        all
    }
}

/// Describes a table: each column by its name and what stands in it.
pub(super) struct TableBuilder<'a, T> {
    columns: Vec<TableColumn>,
    values: Vec<ValueOf<'a, T>>,
}

type ValueOf<'a, T> = Box<dyn Fn(&T) -> TableCell + 'a>;

impl<'a, T> TableBuilder<'a, T> {
    pub(super) fn new() -> Self {
        Self { columns: Vec::new(), values: Vec::new() }
    }

    /// One more column, the last.
    pub(super) fn column<V: PublishedValue>(mut self, name: &'static str, value: impl Fn(&T) -> V + 'a) -> Self {
        self.columns.push(TableColumn { name, names_things: V::NAMES_THINGS });
        self.values.push(Box::new(move |row| value(row).into()));
        self
    }

    /// With a row for each of these, in their order.
    pub(super) fn rows(self, all: impl IntoIterator<Item = T>) -> ResultTable {
        let rows = all.into_iter().map(|row| self.values.iter().map(|value| value(&row)).collect()).collect();
        ResultTable { columns: self.columns, rows }
    }

    /// With a row for each of these, sorted by what they are about: the addresses that they begin with.
    pub(super) fn sorted_rows(self, all: impl IntoIterator<Item = T>) -> ResultTable {
        fn about(row: &[TableCell]) -> impl Iterator<Item = &ThingAddress> {
            row.iter().map_while(|cell| if let TableCell::Thing(thing) = cell { Some(thing) } else { None })
        }
        let mut table = self.rows(all);
        table.rows.sort_by(|a, b| about(a).cmp(about(b)));
        table
    }
}

/// What can stand in a cell.
pub(super) trait PublishedValue: Into<TableCell> {
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
        impl PublishedValue for $ty {
            const NAMES_THINGS: bool = $names_things;
        }
    )*};
}

cell_values! {
    bool, false, flag => Self::Flag(flag);
    usize, false, n => Self::Count(n);
    f64, false, n => rounded(n).map_or(Self::Unknown, Self::Number);
    Disclosed<u64>, false, n => match n {
        Disclosed::Told(n) => usize::try_from(n).map_or(Self::Unknown, Self::Count),
        Disclosed::Hidden => Self::Hidden,
        Disclosed::Unknown => Self::Unknown,
    };
    Disclosed<f64>, false, n => match n {
        Disclosed::Told(n) => Self::from(n),
        Disclosed::Hidden => Self::Hidden,
        Disclosed::Unknown => Self::Unknown,
    };
    Option<f64>, false, n => n.map_or(Self::Unknown, Self::from);
    &'static str, false, word => Self::Word(word);
    Option<&'static str>, false, word => word.map_or(Self::Unknown, Self::Word);
    Vec<&'static str>, false, words => Self::Words(words);
    Arc<str>, false, text => Self::Text(text);
    Option<Arc<str>>, false, text => text.map_or(Self::Unknown, Self::Text);
    ThingAddress, true, thing => Self::Thing(thing);
    Vec<ThingAddress>, true, things => Self::Things(things);
    Vec<TouchpointChange>, true, changes => Self::Changes(changes);
}

/// A cell that names no thing.
pub(super) struct PlainCell(pub TableCell);

impl From<PlainCell> for TableCell {
    fn from(cell: PlainCell) -> Self {
        cell.0
    }
}

impl PublishedValue for PlainCell {}

impl PublishedValue for TableCell {
    const NAMES_THINGS: bool = true;
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
            Self::Unknown | Self::Hidden | Self::NotShown => serializer.serialize_none(),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::Count(n) | Self::Sampled(n, _) => n.serialize(serializer),
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
            Self::Number(n) if n.fract() == 0.0 && n.abs() < EXACT => serializer.serialize_i64(*n as i64),
            Self::Number(n) => n.serialize(serializer),
            Self::Word(word) => word.serialize(serializer),
            Self::Words(words) => words.serialize(serializer),
            Self::Text(text) | Self::Called(text, _) => text.serialize(serializer),
            Self::Thing(thing) => thing.serialize(serializer),
            Self::Things(things) => things.serialize(serializer),
            Self::Changes(changes) => changes.serialize(serializer),
            Self::Rows(rows) => rows.serialize(serializer),
        }
    }
}

impl Serialize for ResultTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|cells| TableRecord { columns: &self.columns, cells }))
    }
}

/// A row as an object.
struct TableRecord<'t> {
    columns: &'t [TableColumn],
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

    #[test]
    fn things_stand_in_the_order_of_their_texts() {
        let texts = [
            "journey:a",
            "journey:a#b",
            "journey:a-b",
            "journey:a_b#c",
            "persona:a",
            "process:a",
            "service:a",
            "system:a",
            "third-party:é",
        ];
        let mut things: Vec<ThingAddress> =
            texts.iter().rev().map(|text| ThingAddress::Node(NodeId(0), Address::parse(text).unwrap())).collect();
        things.push(ThingAddress::Called("journey:a, and on".into(), "".into()));
        things.sort();
        let told: Vec<String> = things.iter().map(ToString::to_string).collect();
        assert!(told.is_sorted(), "{told:?}");
    }
}
