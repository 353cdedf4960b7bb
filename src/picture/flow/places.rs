//! Where each box lies: in which stave, column and row.
//!
//! A process that is longer than the page is wide goes on below, as music does: each stave has the lanes that something is done in
//! there, and columns of its own. In a lane the main way lies in the first row, what branches off below it.

use super::data::FlowData;
use super::layers::FlowLayers;

/// Where a box lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlowPlace {
    /// Which stave, from above.
    pub stave: usize,
    /// Which column of the stave.
    pub column: usize,
    /// Which row of the stave.
    pub row: usize,
}

/// All boxes in their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowPlaces {
    /// The place of each box.
    pub boxes: Vec<FlowPlace>,
    /// Each stave.
    pub staves: Vec<FlowStave>,
}

/// What is read from left to right before it goes on below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowStave {
    /// How many columns it has.
    pub columns: usize,
    /// The lane of each row, from above.
    pub rows: Vec<usize>,
}

/// What one more stave costs, what an arrow from one to the next does, and what an arrow back does.
const STAVE: i64 = 100_000_000;
const TORN: i64 = 3_000;

/// Puts boxes in their places: `widths` has the room that each column takes, and a stave has `room` for columns, or 0 for all of them.
pub(super) fn places(flow: &FlowData, layers: &FlowLayers, widths: &[i32], room: i32) -> FlowPlaces {
    let begins = begins(flow, layers, widths, room);
    let mut boxes: Vec<FlowPlace> = layers
        .columns
        .iter()
        .map(|&column| {
            let stave = begins.partition_point(|&begin| begin <= column) - 1;
            FlowPlace { stave, column: column - begins[stave], row: 0 }
        })
        .collect();
    let mut is_main = vec![false; boxes.len()];
    for arrow in flow.arrows.iter().filter(|arrow| arrow.is_main) {
        (is_main[arrow.from], is_main[arrow.to]) = (true, true);
    }
    let ends = begins[1..].iter().copied().chain([widths.len()]);
    let columns: Vec<usize> = begins.iter().zip(ends).map(|(begin, end)| end - begin).collect();
    let staves = columns.iter().enumerate().map(|(stave, &columns)| FlowStave { columns, rows: rows(flow, &is_main, &mut boxes, stave) });
    let staves = staves.collect();
    FlowPlaces { boxes, staves }
}

/// The first column of each stave: as few staves as hold all columns, about equally full, torn apart where few arrows are.
fn begins(flow: &FlowData, layers: &FlowLayers, widths: &[i32], room: i32) -> Vec<usize> {
    let count = widths.len();
    let torn = |column: usize| {
        let across = flow.arrows.iter().filter(|arrow| {
            let (from, to) = (layers.columns[arrow.from], layers.columns[arrow.to]);
            from.min(to) < column && from.max(to) >= column
        });
        i64::try_from(across.count()).unwrap_or(0) * TORN
    };
    // The least that the columns from each one on cost, and where their second stave begins.
    let mut best: Vec<(i64, usize)> = vec![(0, count); count + 1];
    for begin in (0..count).rev() {
        let mut width = 0;
        best[begin] = (i64::MAX, count);
        for end in begin + 1..=count {
            width += widths[end - 1];
            if room > 0 && width > room && end > begin + 1 {
                break;
            }
            let left = i64::from(room - width);
            let cost = STAVE + left * left / 16 + if end < count { torn(end) } else { 0 } + best[end].0;
            if cost < best[begin].0 {
                best[begin] = (cost, end);
            }
        }
    }
    let mut begins = vec![0];
    let mut at = best[0].1;
    while at < count {
        begins.push(at);
        at = best[at].1;
    }
    begins
}

/// Gives the boxes of a stave their rows; the lanes of these, from above.
fn rows(flow: &FlowData, is_main: &[bool], boxes: &mut [FlowPlace], stave: usize) -> Vec<usize> {
    let mut rows = Vec::new();
    for lane in 0..flow.lanes.len() {
        let mut here: Vec<usize> = (0..boxes.len()).filter(|&at| boxes[at].stave == stave && flow.boxes[at].lane == lane).collect();
        here.sort_by_key(|&at| (boxes[at].column, !is_main[at], at));
        let mut taken: Vec<(usize, usize)> = kept_free(flow, boxes, &here);
        let mut most = None;
        for (nth, &at) in here.iter().enumerate() {
            let column = boxes[at].column;
            let before = flow.arrows.iter().filter(|arrow| arrow.to == at).map(|arrow| arrow.from);
            let nearest = before.filter(|from| here[..nth].contains(from)).max_by_key(|&from| boxes[from].column);
            let wanted = if is_main[at] { 0 } else { nearest.map_or(0, |from| boxes[from].row - rows.len()) };
            let is_free =
                |row: &usize| !taken.contains(&(column, *row)) || (is_main[at] && *row == 0 && is_alone(&here[..nth], boxes, column));
            let row = (0..=here.len() + 1).filter(is_free).min_by_key(|row| row.abs_diff(wanted)).unwrap_or(0);
            taken.push((column, row));
            boxes[at].row = rows.len() + row;
            most = most.max(Some(row));
        }
        rows.extend(std::iter::repeat_n(lane, most.map_or(0, |most| most + 1)));
    }
    rows
}

fn is_alone(before: &[usize], boxes: &[FlowPlace], column: usize) -> bool {
    before.iter().all(|&at| boxes[at].column != column)
}

/// The cells of the first row over which the main way passes without a stop.
fn kept_free(flow: &FlowData, boxes: &[FlowPlace], here: &[usize]) -> Vec<(usize, usize)> {
    let main = flow.arrows.iter().filter(|arrow| arrow.is_main && here.contains(&arrow.from) && here.contains(&arrow.to));
    main.flat_map(|arrow| (boxes[arrow.from].column + 1..boxes[arrow.to].column).map(|column| (column, 0))).collect()
}
