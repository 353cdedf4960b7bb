//! Where the rows of a trace lie, and between which of them lines run. The style sheet gives rows the same heights, in rem.

use super::content::{FoldOf, TraceColumn, TraceGraph, TraceItem};

/// How wide the room between two columns is, in pixels.
pub const GAP: i32 = 56;

/// A trace, laid out; in pixels from the upper edge of all columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceLayout {
    /// How high the highest column is.
    pub height: i32,
    /// The rows of each column that are shown, from above to below. A column stands in the middle of the height.
    pub rows: Vec<Vec<PlacedTraceRow>>,
    /// The lines behind each column, each once, in their order.
    pub lines: Vec<Vec<TraceLine>>,
}

/// A row in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedTraceRow {
    /// Where it begins.
    pub top: i32,
    /// How high it is.
    pub height: i32,
    /// The thing, where it is one.
    pub thing: Option<usize>,
}

impl PlacedTraceRow {
    /// Where lines end at it.
    pub fn middle(self) -> i32 {
        self.top + self.height / 2
    }
}

/// A line, by the middles of the rows at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TraceLine {
    /// Whether it leads back to its own column, from row to row.
    pub is_arc: bool,
    /// The end in the column at the left.
    pub from: i32,
    /// The end in the column at the right; for an arc in the same one.
    pub to: i32,
    /// Whether it stands for nothing but support.
    pub support: bool,
}

/// Where lines meet a thing: at its own row, or at that of what it is folded into. A journey gathers the lines on its left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ports {
    pub left: i32,
    pub right: i32,
}

/// Where lines can end in the columns of a trace.
#[derive(Debug)]
pub(super) struct TracePorts {
    /// Of each thing.
    pub things: Vec<Ports>,
    /// Where lines pass each column.
    passages: Vec<Option<i32>>,
    /// Where each column begins: in the middle of the height.
    tops: Vec<i32>,
    height: i32,
}

impl TracePorts {
    /// Of a trace.
    pub(super) fn of(trace: &TraceGraph) -> Self {
        let heights: Vec<i32> = trace.columns.iter().map(|(column, items)| height_of(*column, items)).collect();
        let height = heights.iter().copied().max().unwrap_or(0);
        let tops = heights.into_iter().map(|own| (height - own) / 2).collect();
        let passages = vec![None; trace.columns.len()];
        let mut ports = Self { things: vec![Ports::default(); trace.things.len()], passages, tops, height };
        (0..trace.columns.len()).for_each(|column| ports.place(trace, column, &mut |_| {}));
        ports
    }

    /// Places the items of a column anew, and tells of each row.
    pub(super) fn place(&mut self, trace: &TraceGraph, column: usize, row: &mut impl FnMut(PlacedTraceRow)) {
        let (sort, items) = &trace.columns[column];
        let mut placing = Placing { column: *sort, at: self.tops[column], ports: &mut self.things, passage: None, row };
        items.iter().for_each(|item| placing.place(item));
        self.passages[column] = placing.passage;
    }

    /// The lines behind each column, each once, in their order.
    pub(super) fn lines(&self, trace: &TraceGraph) -> Vec<Vec<TraceLine>> {
        let mut lines: Vec<Vec<TraceLine>> = vec![Vec::new(); trace.columns.len()];
        for link in &trace.links {
            let (left, right) = (trace.column_of(link.from), trace.column_of(link.to));
            let (from, to, support) = (self.things[link.from], self.things[link.to], link.support);
            if left == right {
                let (from, to) = (from.right.min(to.right), from.right.max(to.right));
                lines[left].extend((from != to).then_some(TraceLine { is_arc: true, from, to, support }));
                continue;
            }
            let mut at = from.right;
            for (gap, lines) in lines.iter_mut().enumerate().take(right).skip(left) {
                let end = if gap + 1 == right { to.left } else { self.passages[gap + 1].unwrap_or(at) };
                lines.push(TraceLine { is_arc: false, from: at, to: end, support });
                at = end;
            }
        }
        for of_gap in &mut lines {
            // What also stands for more than support comes first, and stays.
            of_gap.sort_unstable();
            of_gap.dedup_by_key(|line| (line.is_arc, line.from, line.to));
        }
        lines
    }
}

/// Lays out a trace.
pub fn layout(trace: &TraceGraph) -> TraceLayout {
    let mut ports = TracePorts::of(trace);
    let column = |column: usize| {
        let mut rows = Vec::new();
        ports.place(trace, column, &mut |row| rows.push(row));
        rows
    };
    let rows = (0..trace.columns.len()).map(column).collect();
    TraceLayout { height: ports.height, rows, lines: ports.lines(trace) }
}

/// How high the row of an item is: of a thing, or of the head of a fold.
pub fn row_height(column: TraceColumn, item: &TraceItem) -> i32 {
    match (item, column) {
        (TraceItem::Passage, _) => 28,
        (TraceItem::Fold(fold), _) => {
            if matches!(fold.of, FoldOf::Journey(_)) {
                48
            } else {
                32
            }
        }
        (TraceItem::Thing(_), TraceColumn::Outcomes) => 60,
        (TraceItem::Thing(_), _) => 32,
    }
}

fn height_of(column: TraceColumn, items: &[TraceItem]) -> i32 {
    let of = |item: &TraceItem| {
        row_height(column, item)
            + match item {
                TraceItem::Fold(fold) if fold.open => height_of(column, &fold.items),
                _ => 0,
            }
    };
    items.iter().map(of).sum()
}

struct Placing<'a, R> {
    column: TraceColumn,
    at: i32,
    passage: Option<i32>,
    ports: &'a mut [Ports],
    row: &'a mut R,
}

impl<R: FnMut(PlacedTraceRow)> Placing<'_, R> {
    fn place(&mut self, item: &TraceItem) {
        let thing = if let TraceItem::Thing(thing) = item { Some(*thing) } else { None };
        let row = PlacedTraceRow { top: self.at, height: row_height(self.column, item), thing };
        self.at += row.height;
        (self.row)(row);
        let middle = row.middle();
        match item {
            TraceItem::Thing(thing) => self.ports[*thing] = Ports { left: middle, right: middle },
            TraceItem::Passage => self.passage = Some(middle),
            TraceItem::Fold(fold) if fold.open => {
                fold.items.iter().for_each(|item| self.place(item));
                if matches!(fold.of, FoldOf::Journey(_)) {
                    item.each(&mut |thing| self.ports[thing].left = middle);
                }
            }
            TraceItem::Fold(_) => item.each(&mut |thing| self.ports[thing] = Ports { left: middle, right: middle }),
        }
    }
}
