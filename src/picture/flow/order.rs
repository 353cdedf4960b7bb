//! The order of what runs up and down in a gap, and of what runs across in an aisle, so that little crosses.

use super::data::FlowData;
use super::gaps::{Port, Trunk};
use super::places::FlowPlaces;
use super::ways::{Aisle, ArrowWay, FlowEntry};

/// Sorts `items` so that the costs of all pairs, the first before the second, are low: neighbours change places for as long as
/// that helps, and then each takes the best place among all.
pub(super) fn arrange<T: Copy>(items: &mut [T], cost: impl Fn(T, T) -> usize) {
    for _ in 0..8 {
        let mut helped = false;
        for at in 0..items.len() {
            let item = items[at];
            // What it costs to stand at each place, counted from where it stands.
            let (mut best, mut change, mut sum) = (at, 0_isize, 0_isize);
            for place in (0..at).rev() {
                sum += signed(cost(item, items[place])) - signed(cost(items[place], item));
                if sum < change {
                    (best, change) = (place, sum);
                }
            }
            sum = 0;
            for (place, &other) in items.iter().enumerate().skip(at + 1) {
                sum += signed(cost(other, item)) - signed(cost(item, other));
                if sum < change {
                    (best, change) = (place, sum);
                }
            }
            if best < at {
                items[best..=at].rotate_right(1);
            } else if best > at {
                items[at..=best].rotate_left(1);
            }
            helped |= best != at;
        }
        if !helped {
            return;
        }
    }
}

fn signed(count: usize) -> isize {
    isize::try_from(count).unwrap_or(0)
}

/// What reaches from a line up and down: how high, and whether to the left or to the right.
#[derive(Clone, Debug, Default)]
struct TrunkReach {
    left: Vec<i32>,
    right: Vec<i32>,
    from: i32,
    to: i32,
}

impl TrunkReach {
    fn add(&mut self, height: i32, goes_right: bool) {
        if self.left.is_empty() && self.right.is_empty() {
            (self.from, self.to) = (height, height);
        }
        (self.from, self.to) = (self.from.min(height), self.to.max(height));
        let side = if goes_right { &mut self.right } else { &mut self.left };
        if !side.contains(&height) {
            side.push(height);
        }
    }

    fn spans(&self, height: i32) -> bool {
        self.from < height && height < self.to
    }
}

/// Sorts what runs up and down in a gap.
pub(super) fn order(
    trunks: &mut [Trunk],
    flow: &FlowData,
    places: &FlowPlaces,
    ways: &[(ArrowWay, FlowEntry)],
    ports: &[Port],
    (stave, gap): (usize, usize),
) {
    if trunks.len() < 2 {
        return;
    }
    trunks.sort_unstable();
    let all: Vec<Trunk> = trunks.to_vec();
    let reaches: Vec<TrunkReach> = all.iter().map(|&trunk| reach(trunk, flow, places, ways, ports, (stave, gap))).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    arrange(&mut order, |a, b| {
        let (a, b) = (&reaches[a], &reaches[b]);
        a.right.iter().filter(|&&height| b.spans(height)).count() + b.left.iter().filter(|&&height| a.spans(height)).count()
    });
    order.iter().zip(trunks).for_each(|(&at, trunk)| *trunk = all[at]);
}

fn reach(
    trunk: Trunk,
    flow: &FlowData,
    places: &FlowPlaces,
    ways: &[(ArrowWay, FlowEntry)],
    ports: &[Port],
    (stave, gap): (usize, usize),
) -> TrunkReach {
    let row = |place: usize| i32::try_from(places.boxes[place].row).unwrap_or(0) * 100 + 50;
    let height = |aisle: Aisle| match aisle.stave.cmp(&stave) {
        std::cmp::Ordering::Less => -50,
        _ => i32::try_from(aisle.above).unwrap_or(0) * 100,
    };
    let mut reach = TrunkReach::default();
    for ((arrow, &(way, _)), port) in flow.arrows.iter().zip(ways).zip(ports) {
        let (from, to) = (places.boxes[arrow.from], places.boxes[arrow.to]);
        match (trunk, way) {
            (Trunk::Leave(place), ArrowWay::Near) if place == arrow.from => {
                reach.add(row(place), false);
                reach.add(row(arrow.to) + port.below, true);
            }
            (Trunk::Leave(place), ArrowWay::Far(first, last)) if place == arrow.from => {
                reach.add(row(place), false);
                reach.add(height(first), first != last || to.column >= gap);
            }
            (Trunk::Come(place), ArrowWay::Far(first, last)) if place == arrow.to => {
                reach.add(row(place) + port.below, true);
                reach.add(height(last), first != last || from.column >= gap);
            }
            _ => {}
        }
    }
    reach
}
