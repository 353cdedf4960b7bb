//! Which way each arrow takes: between which columns and rows it runs, and on which side it comes in.
//!
//! An arrow leaves a box at the right and comes in at the left. Up and down it runs in the gaps between columns, across in the aisles
//! between rows: neither holds a box. Where nothing stands between two boxes of a row it runs straight.

use super::data::{FlowArrow, FlowData};
use super::places::{FlowPlace, FlowPlaces};

/// The room between two rows of a stave, over its whole width: above the row of that number, or below the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Aisle {
    /// Which stave.
    pub stave: usize,
    /// The row below it.
    pub above: usize,
}

/// The way of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowWay {
    /// Along its row.
    Straight,
    /// To the next column, up or down the gap between.
    Near,
    /// Along an aisle; along a second one where it leads to a stave that is not the next, which it comes to at the right of all.
    Far(Aisle, Aisle),
}

/// On which side of the middle an arrow comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlowEntry {
    /// In the middle.
    Straight,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// The way of each arrow, and where it comes in.
pub(super) fn ways(flow: &FlowData, places: &FlowPlaces) -> Vec<(ArrowWay, FlowEntry)> {
    // How many arrows run along each aisle already.
    let mut taken: Vec<Vec<usize>> = places.staves.iter().map(|stave| vec![0; stave.rows.len() + 1]).collect();
    let mut ways = Vec::with_capacity(flow.arrows.len());
    for arrow in &flow.arrows {
        let (from, to) = (places.boxes[arrow.from], places.boxes[arrow.to]);
        let way = way(arrow, places, &taken);
        let entry = match way {
            ArrowWay::Straight => FlowEntry::Straight,
            ArrowWay::Near if from.row < to.row => FlowEntry::Above,
            ArrowWay::Far(_, aisle) if aisle.above <= to.row => FlowEntry::Above,
            ArrowWay::Near | ArrowWay::Far(..) => FlowEntry::Below,
        };
        if let ArrowWay::Far(first, last) = way {
            taken[first.stave][first.above] += 1;
            if last != first {
                taken[last.stave][last.above] += 1;
            }
        }
        ways.push((way, entry));
    }
    // What comes in from another stave comes in from that stave's side.
    for ((way, entry), arrow) in ways.iter_mut().zip(&flow.arrows) {
        let to = places.boxes[arrow.to];
        if let ArrowWay::Far(_, last) = way
            && last.stave != to.stave
        {
            *entry = if last.stave < to.stave { FlowEntry::Above } else { FlowEntry::Below };
        }
    }
    ways
}

fn way(arrow: &FlowArrow, places: &FlowPlaces, taken: &[Vec<usize>]) -> ArrowWay {
    let (from, to) = (places.boxes[arrow.from], places.boxes[arrow.to]);
    let below = |stave: usize| Aisle { stave, above: places.staves[stave].rows.len() };
    match from.stave.cmp(&to.stave) {
        std::cmp::Ordering::Less => ArrowWay::Far(below(from.stave), below(to.stave - 1)),
        std::cmp::Ordering::Greater => ArrowWay::Far(below(from.stave - 1), below(to.stave)),
        std::cmp::Ordering::Equal if is_straight(from, to, places) => ArrowWay::Straight,
        std::cmp::Ordering::Equal if to.column == from.column + 1 => ArrowWay::Near,
        std::cmp::Ordering::Equal => {
            let aisle = aisle(from, to, &taken[from.stave]);
            ArrowWay::Far(aisle, aisle)
        }
    }
}

/// Whether nothing stands between two boxes of one row.
fn is_straight(from: FlowPlace, to: FlowPlace, places: &FlowPlaces) -> bool {
    let is_between =
        |other: &FlowPlace| (other.stave, other.row) == (from.stave, from.row) && other.column > from.column && other.column < to.column;
    from.row == to.row && to.column > from.column && !places.boxes.iter().any(is_between)
}

/// The aisle with the shortest way up and down, and with few arrows in it. Ways back go below rather than above.
fn aisle(from: FlowPlace, to: FlowPlace, taken: &[usize]) -> Aisle {
    // From the middle of a row to an aisle, in half rows.
    let away = |row: usize, aisle: usize| (2 * row + 1).abs_diff(2 * aisle);
    let is_back = to.column <= from.column;
    let cost = |&aisle: &usize| {
        (4 * (away(from.row, aisle) + away(to.row, aisle)) + 3 * taken[aisle], if is_back { usize::MAX - aisle } else { aisle })
    };
    Aisle { stave: from.stave, above: (0..taken.len()).min_by_key(cost).unwrap_or(0) }
}
