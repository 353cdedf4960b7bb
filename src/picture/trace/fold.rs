//! What of a trace stands open: all of it up to [`MOST_PLAIN`] things; beyond that the touchpoints of a journey, then the processes of a
//! group, then those who do the work of one kind stand in one row with their number, and of what are still more than a
//! column has room for, the last.

use std::collections::BTreeMap;

use crate::model::id::NodeId;

use super::content::{FoldOf, TraceColumn, TraceFold, TraceGraph, TraceItem, TraceThing};

/// Up to so many things nothing is folded.
pub const MOST_PLAIN: usize = 40;

/// Up to so many things what is folded can be opened.
pub const MOST_OPEN: usize = 150;

/// Rows of a column where there are more of all than [`MOST_PLAIN`].
const MOST_ROWS: usize = 9;

/// Folds the columns of a trace.
pub(super) fn fold(trace: &mut TraceGraph) {
    let things = &trace.things;
    let fits = things.len() <= MOST_PLAIN;
    for (column, items) in &mut trace.columns {
        if *column == TraceColumn::Touchpoints {
            *items = together(things, std::mem::take(items), 1, fits, |thing| thing.within.map(FoldOf::Journey));
        }
    }
    if fits {
        return;
    }
    for (folded, head) in [(TraceColumn::Processes, group as HeadOf), (TraceColumn::Parts, kind)] {
        if rows_of(&trace.columns) > MOST_PLAIN {
            for (column, items) in &mut trace.columns {
                if *column == folded {
                    *items = together(things, std::mem::take(items), 2, false, head);
                }
            }
        }
    }
    if rows_of(&trace.columns) > MOST_PLAIN {
        trace.columns.iter_mut().for_each(|(_, items)| shorten(things, items));
    }
}

type HeadOf = fn(&TraceThing) -> Option<FoldOf>;

fn group(thing: &TraceThing) -> Option<FoldOf> {
    thing.within.map(FoldOf::Group)
}

fn kind(thing: &TraceThing) -> Option<FoldOf> {
    Some(FoldOf::Kind(thing.kind))
}

/// How many rows are shown.
pub(super) fn rows(items: &[TraceItem]) -> usize {
    let of = |item: &TraceItem| match item {
        TraceItem::Fold(fold) if fold.open => 1 + rows(&fold.items),
        _ => 1,
    };
    items.iter().map(of).sum()
}

fn rows_of(columns: &[(TraceColumn, Vec<TraceItem>)]) -> usize {
    columns.iter().map(|(_, items)| rows(items)).sum()
}

/// What has a head in common below it, where it is at least so much; it stands where the first of it stood. The subject of the trace
/// stays what it is.
fn together(
    things: &[TraceThing],
    items: Vec<TraceItem>,
    least: usize,
    open: bool,
    head: impl Fn(&TraceThing) -> Option<FoldOf>,
) -> Vec<TraceItem> {
    let head_of = |item: &TraceItem| match item {
        TraceItem::Thing(thing) if !things[*thing].is_subject => head(&things[*thing]),
        _ => None,
    };
    let mut counts: BTreeMap<HeadKey, usize> = BTreeMap::new();
    items.iter().filter_map(head_of).for_each(|of| *counts.entry(key(of)).or_default() += 1);
    let mut folded: Vec<TraceItem> = Vec::new();
    let mut places: BTreeMap<HeadKey, usize> = BTreeMap::new();
    for item in items {
        let Some(of) = head_of(&item).filter(|&of| counts.get(&key(of)).is_some_and(|&count| count >= least)) else {
            folded.push(item);
            continue;
        };
        let place = *places.entry(key(of)).or_insert_with(|| {
            folded.push(TraceItem::Fold(TraceFold { of, open, items: Vec::new() }));
            folded.len() - 1
        });
        if let Some(TraceItem::Fold(fold)) = folded.get_mut(place) {
            fold.items.push(item);
        }
    }
    folded
}

/// By what heads are told apart.
type HeadKey = (Option<NodeId>, Option<crate::base::kind::Kind>);

fn key(of: FoldOf) -> HeadKey {
    match of {
        FoldOf::Journey(node) | FoldOf::Group(node) => (Some(node), None),
        FoldOf::Kind(kind) => (None, Some(kind)),
        FoldOf::Rest => (None, None),
    }
}

/// Keeps those rows that hold most, and puts the rest below one head at the end.
fn shorten(things: &[TraceThing], items: &mut Vec<TraceItem>) {
    if items.len() <= MOST_ROWS + 1 {
        return;
    }
    let is_kept = |item: &TraceItem| match item {
        TraceItem::Thing(thing) => things[*thing].is_subject && things[*thing].rank <= 1,
        TraceItem::Passage => true,
        TraceItem::Fold(_) => false,
    };
    let mut by_weight: Vec<usize> = (0..items.len()).collect();
    by_weight.sort_by_key(|&at| (!is_kept(&items[at]), usize::MAX - items[at].count()));
    let mut kept: Vec<usize> = by_weight.into_iter().take(MOST_ROWS).collect();
    kept.sort_unstable();
    let mut rest = Vec::new();
    let mut shown = Vec::new();
    for (at, item) in std::mem::take(items).into_iter().enumerate() {
        if kept.binary_search(&at).is_ok() { shown.push(item) } else { rest.push(item) }
    }
    shown.push(TraceItem::Fold(TraceFold { of: FoldOf::Rest, open: false, items: rest }));
    *items = shown;
}
