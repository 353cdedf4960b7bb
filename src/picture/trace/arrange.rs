//! Things and links as a trace: in columns, folded, and in order.

use super::content::{TraceColumn, TraceGraph, TraceItem, TraceLink, TraceThing};
use super::{fold, order};

/// The trace of things in the order in which they are told, the touchpoints of a journey side by side.
pub fn arrange(things: Vec<TraceThing>, links: Vec<TraceLink>) -> TraceGraph {
    let mut trace = as_told(things, links);
    order::order(&mut trace);
    trace
}

/// The same in the order told.
pub(super) fn as_told(things: Vec<TraceThing>, links: Vec<TraceLink>) -> TraceGraph {
    let opens = things.len() <= fold::MOST_OPEN;
    let columns = columns(&things, &links);
    let mut places = [0; 5];
    columns.iter().enumerate().for_each(|(place, (column, _))| places[*column as usize] = place);
    let mut trace = TraceGraph { columns, things, links, opens, places };
    fold::fold(&mut trace);
    trace
}

/// The things by columns, those of lower rank first, with passages where links lead past a column.
fn columns(things: &[TraceThing], links: &[TraceLink]) -> Vec<(TraceColumn, Vec<TraceItem>)> {
    let all = [TraceColumn::Outcomes, TraceColumn::Touchpoints, TraceColumn::Service, TraceColumn::Processes, TraceColumn::Parts];
    let passed = |column: TraceColumn| links.iter().any(|link| things[link.from].column < column && column < things[link.to].column);
    let items = |column: TraceColumn| {
        let mut places: Vec<usize> = (0..things.len()).filter(|&thing| things[thing].column == column).collect();
        places.sort_by_key(|&thing| things[thing].rank);
        let passage = (!places.is_empty() && passed(column)).then_some(TraceItem::Passage);
        places.into_iter().map(TraceItem::Thing).chain(passage).collect::<Vec<_>>()
    };
    all.into_iter().map(|column| (column, items(column))).filter(|(_, items)| !items.is_empty()).collect()
}
