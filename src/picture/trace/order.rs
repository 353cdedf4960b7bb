//! Puts the rows of each column near the middle of those that they are linked to, column by column, there and back again, and keeps
//! the order in which fewest lines cross. Touchpoints stay in the order of their journey, and what is of higher rank below.

use super::content::{FoldOf, TraceGraph, TraceItem};
use super::layout::{TraceLine, TracePorts};

/// How often the columns are gone through at most, there and back.
const ROUNDS: usize = 3;

/// What stands below everything else in its column.
const LAST: u8 = u8::MAX;

/// Orders a trace.
pub(super) fn order(trace: &mut TraceGraph) {
    let mut ports = TracePorts::of(trace);
    let mut fewest = crossing_lines(&ports.lines(trace));
    if fewest == 0 {
        return;
    }
    let mut best = trace.columns.clone();
    for _ in 0..ROUNDS {
        let last = trace.columns.len();
        let before = fewest;
        for to_the_right in [true, false] {
            for step in 1..last {
                let column = if to_the_right { step } else { last - 1 - step };
                settle(trace, &ports, column, to_the_right);
                ports.place(trace, column, &mut |_| {});
            }
            let crossing = crossing_lines(&ports.lines(trace));
            if crossing < fewest {
                fewest = crossing;
                best.clone_from(&trace.columns);
            }
        }
        if fewest == 0 || fewest == before {
            break;
        }
    }
    trace.columns = best;
}

/// How many pairs of lines cross between columns, as the trace is ordered.
pub fn crossings(trace: &TraceGraph) -> usize {
    crossing_lines(&TracePorts::of(trace).lines(trace))
}

/// Lines lie in the order of their left ends, and of one left end in that of their right ends: each crosses those before it that end
/// further below.
fn crossing_lines(lines: &[Vec<TraceLine>]) -> usize {
    let mut ends: Vec<i32> = Vec::new();
    let mut of_gap = |lines: &Vec<TraceLine>| {
        ends.clear();
        let mut crossing = 0;
        for line in &lines[..lines.partition_point(|line| !line.is_arc)] {
            let above = ends.partition_point(|&to| to <= line.to);
            crossing += ends.len() - above;
            ends.insert(above, line.to);
        }
        crossing
    };
    lines.iter().map(&mut of_gap).sum()
}

/// The sum of heights, and of how many.
type Heights = Vec<(i64, i64)>;

/// Puts the items of a column in the order of the middles of what is linked to them on one side; what is linked to nothing there stays
/// with what it is linked to in its own column, or where it is.
fn settle(trace: &mut TraceGraph, ports: &TracePorts, column: usize, to_the_right: bool) {
    let mut aside: Heights = vec![(0, 0); trace.things.len()];
    let mut within = aside.clone();
    let height = |thing: usize| i64::from(ports.things[thing].right);
    let add = |sums: &mut Heights, thing: usize, other: usize| {
        sums[thing].0 += height(other);
        sums[thing].1 += 1;
    };
    for link in &trace.links {
        let (left, right) = (trace.column_of(link.from), trace.column_of(link.to));
        if left == right {
            if left == column {
                add(&mut within, link.from, link.to);
                add(&mut within, link.to, link.from);
            }
        } else if to_the_right && right == column {
            add(&mut aside, link.to, link.from);
        } else if !to_the_right && left == column {
            add(&mut aside, link.from, link.to);
        }
    }
    let mean = |item: &TraceItem, sums: &Heights| {
        let (mut sum, mut count) = (0, 0);
        item.each(&mut |thing| {
            sum += sums[thing].0;
            count += sums[thing].1;
        });
        (count > 0).then(|| sum * 64 / count)
    };
    let things = &trace.things;
    let key = |item: &TraceItem| {
        let (mut rank, mut stays) = (0, i64::MAX);
        match item {
            TraceItem::Fold(fold) if fold.of == FoldOf::Rest => rank = LAST,
            TraceItem::Passage => {}
            _ => {
                rank = LAST;
                item.each(&mut |thing| {
                    rank = rank.min(things[thing].rank);
                    stays = stays.min(height(thing) * 64);
                });
            }
        }
        (rank, mean(item, &aside).or_else(|| mean(item, &within)).unwrap_or(stays))
    };
    if let Some((_, items)) = trace.columns.get_mut(column) {
        items.sort_by_cached_key(key);
    }
}
