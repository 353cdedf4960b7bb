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
    if !opens {
        gather(&mut trace);
    }
    trace
}

/// Where folds do not open, the first thing of each stands for all of it: what links meet is one row.
fn gather(trace: &mut TraceGraph) {
    let mut stands_for: Vec<usize> = (0..trace.things.len()).collect();
    for item in trace.columns.iter().flat_map(|(_, items)| items) {
        let mut first = None;
        item.each(&mut |thing| stands_for[thing] = *first.get_or_insert(thing));
    }
    let gathered = trace.links.iter().map(|link| TraceLink { from: stands_for[link.from], to: stands_for[link.to], ..*link });
    trace.links = gathered.filter(|link| link.from != link.to).collect();
    // What is more than support comes first, and stays.
    trace.links.sort_unstable();
    trace.links.dedup_by_key(|link| (link.from, link.to));
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
