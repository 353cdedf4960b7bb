//! Which lane lies above which.

use crate::model::nested::Actor;

use super::data::{FlowData, FlowLane, Sight};

/// What a lane is told by, in the order from above to below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LaneSort {
    /// On which side of the waterline.
    pub(super) sight: Sight,
    /// People before third parties, these before systems.
    pub(super) order: u8,
    /// Who.
    pub(super) by: Actor,
}

impl LaneSort {
    /// People, third parties, systems.
    pub(super) fn order_of(by: Actor) -> u8 {
        match by {
            Actor::Persona | Actor::Us | Actor::Role(_) | Actor::Team(_) => 0,
            Actor::ThirdParty(_) => 1,
            Actor::System(_) => 2,
        }
    }
}

/// Of more lanes than this none changes places: the picture would be hard to read in any order.
const MOST: usize = 40;

/// Gives a flow its lanes: those of one sort in the order in which work goes the shortest ways up and down.
pub(super) fn sorted(lanes: Vec<(LaneSort, FlowLane)>, flow: &mut FlowData) {
    let mut order: Vec<usize> = (0..lanes.len()).collect();
    let group = |lane: usize| (lanes[lane].0.sight, lanes[lane].0.order);
    // A stable sort: within a group, as the work comes to them.
    order.sort_by_key(|&lane| group(lane));
    let ways: Vec<(usize, usize, usize)> =
        flow.arrows.iter().map(|a| (flow.boxes[a.from].lane, flow.boxes[a.to].lane, if a.is_main { 3 } else { 2 })).collect();
    let length = |order: &[usize]| -> usize {
        let mut height = vec![0; order.len()];
        order.iter().enumerate().for_each(|(at, &lane)| height[lane] = at);
        ways.iter().map(|&(from, to, weight)| weight * height[from].abs_diff(height[to])).sum()
    };
    let mut best = length(&order);
    for _ in 0..if order.len() > MOST { 0 } else { MOST } {
        let before = best;
        for from in 0..order.len() {
            for to in 0..order.len() {
                if from == to || group(order[from]) != group(order[to]) {
                    continue;
                }
                let mut tried = order.clone();
                let lane = tried.remove(from);
                tried.insert(to, lane);
                let found = length(&tried);
                if found < best {
                    (best, order) = (found, tried);
                }
            }
        }
        if best == before {
            break;
        }
    }
    let mut place = vec![0; order.len()];
    order.iter().enumerate().for_each(|(at, &lane)| place[lane] = at);
    flow.boxes.iter_mut().for_each(|step| step.lane = place[step.lane]);
    let mut lanes: Vec<Option<FlowLane>> = lanes.into_iter().map(|(_, lane)| Some(lane)).collect();
    flow.lanes = order.iter().filter_map(|&lane| lanes[lane].take()).collect();
}
