//! Rows for one audience, held against those of the whole site: what both say stands, the rest is not told. Of what is shown in part, or names or
//! is named by something that is not shown, no figure is told at all: it may have been counted from that, even where it comes to the same.

use std::collections::BTreeSet;

use crate::base::address::Address;
use crate::model::Model;
use crate::model::address_index::AddressIndex;
use crate::model::id::NodeId;

use super::table::{JsonValue, ResultTable, TableCell, ThingAddress};

/// The files of which something is not shown to an audience, and those that name or are named by something that is not.
#[derive(Clone, Debug, Default)]
pub struct ShownInPart(BTreeSet<Address>);

impl ShownInPart {
    /// Of what an audience sees of a site. Linear in the graph.
    pub fn of(shown: &Model, whole: &Model) -> Self {
        let index = AddressIndex::of(shown);
        let file = |node: NodeId| whole.node(whole.node(node).file).address.clone();
        let nodes = (0..).map(NodeId).zip(&whole.graph.nodes);
        let hidden = nodes.filter(|(_, node)| index.find(&node.address).is_none()).map(|(id, _)| id);
        let beside = |id: NodeId| {
            let from = whole.graph.edges_from(id).iter().map(|edge| edge.to);
            let to = whole.graph.edges_to(id).map(|edge| edge.from);
            from.chain(to).chain([id]).map(file).collect::<Vec<_>>()
        };
        Self(hidden.flat_map(beside).collect())
    }

    /// Whether the file of this thing is one of them.
    pub fn has(&self, address: &Address) -> bool {
        self.0.contains(&Address::file(address.kind, address.id.clone()))
    }

    fn has_any(&self, row: &[TableCell]) -> bool {
        row.iter().any(|cell| matches!(cell, TableCell::Thing(ThingAddress::Node(_, address)) if self.has(address)))
    }
}

impl ResultTable {
    /// The rows that the whole site has too, each with what it says there. A row that only what is shown would have says what is not so.
    #[must_use]
    pub fn held_against(&self, whole: &ResultTable, in_part: &ShownInPart) -> Self {
        let rows = self.rows.iter().filter_map(|row| Some(held_row(row, whole_row(row, whole)?, in_part))).collect();
        Self { columns: self.columns.clone(), rows }
    }
}

impl JsonValue {
    /// The same of what stands at a key.
    #[must_use]
    pub fn held_against(self, whole: &JsonValue, in_part: &ShownInPart) -> Self {
        match (self, whole) {
            (Self::Rows(shown), Self::Rows(whole)) => Self::Rows(shown.held_against(whole, in_part)),
            (Self::Cell(shown), Self::Cell(whole)) => Self::Cell(held_cell(&shown, whole, in_part)),
            (Self::Object(shown), Self::Object(whole)) => {
                let of_whole = |key: &str| whole.iter().find(|(name, _)| *name == key).map(|(_, value)| value);
                let held = shown.into_iter().map(|(key, value)| {
                    (key, of_whole(key).map_or(Self::Cell(TableCell::NotShown), |whole| value.held_against(whole, in_part)))
                });
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

fn held_row(row: &[TableCell], whole: &[TableCell], in_part: &ShownInPart) -> Vec<TableCell> {
    let is_in_part = in_part.has_any(row);
    let held = |(shown, whole): (&TableCell, &TableCell)| {
        if is_in_part && is_worked_out(shown) { TableCell::NotShown } else { held_cell(shown, whole, in_part) }
    };
    row.iter().zip(whole).map(held).collect()
}

/// Whether a cell says a figure or a judgement, rather than a name.
fn is_worked_out(cell: &TableCell) -> bool {
    use TableCell::{Count, Flag, Number, Sampled, Word, Words};
    matches!(cell, Flag(_) | Count(_) | Sampled(..) | Number(_) | Word(_) | Words(_))
}

fn held_cell(shown: &TableCell, whole: &TableCell, in_part: &ShownInPart) -> TableCell {
    match (shown, whole) {
        (TableCell::Rows(shown), TableCell::Rows(whole)) => TableCell::Rows(shown.held_against(whole, in_part)),
        _ if shown == whole => shown.clone(),
        _ => TableCell::NotShown,
    }
}
