//! Which touchpoints of today and to come stand in one column: in the order of both.

use std::collections::BTreeMap;

use crate::analysis::target_gap::TargetGap;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;
use crate::picture::strip::beside::BesideColumn;

/// A column of both journeys.
#[derive(Debug, Default)]
pub(super) struct TargetColumn {
    /// The touchpoints of today that stand in it.
    pub today: Vec<Id<Touchpoint>>,
    /// The one to come.
    pub to_come: Option<Id<Touchpoint>>,
    /// Those of today that it takes the place of, wherever they stand.
    pub from: Vec<Id<Touchpoint>>,
}

/// All touchpoints of both in their orders. One that takes the place of others stands with them, unless these stand before what has
/// been passed already.
pub(super) fn columns(model: &Model, gap: &TargetGap, target: Id<Journey>, current: Id<Journey>) -> Vec<TargetColumn> {
    let order: Vec<Id<Touchpoint>> = model.touchpoints_of(current).collect();
    let place: BTreeMap<Id<Touchpoint>, usize> = order.iter().enumerate().map(|(i, &t)| (t, i)).collect();
    let mut columns = Vec::new();
    let mut next = 0;
    let alone = |t: &Id<Touchpoint>| TargetColumn { today: vec![*t], ..TargetColumn::default() };
    for t in model.touchpoints_of(target) {
        let from = taken_over(model, gap, t, &order);
        let places = || from.iter().filter_map(|f| place.get(f).copied());
        let today = match (places().min(), places().max()) {
            (Some(first), Some(last)) if first >= next => {
                columns.extend(order[next..first].iter().map(alone));
                next = last + 1;
                order[first..next].to_vec()
            }
            _ => Vec::new(),
        };
        columns.push(TargetColumn { today, to_come: Some(t), from });
    }
    columns.extend(order[next..].iter().map(alone));
    columns
}

/// The touchpoints of today whose place one takes.
fn taken_over(model: &Model, gap: &TargetGap, t: Id<Touchpoint>, order: &[Id<Touchpoint>]) -> Vec<Id<Touchpoint>> {
    if let Some(changed) = gap.changed.iter().find(|c| c.touchpoint == t) {
        return changed.from.clone();
    }
    if !gap.unchanged.contains(&t) {
        return Vec::new();
    }
    let replaces = &model.touchpoints[t].replaces;
    let id = |t: Id<Touchpoint>| &model.node(model.touchpoints[t].node).address.nested;
    if replaces.is_empty() { order.iter().copied().filter(|&o| id(o) == id(t)).collect() } else { replaces.clone() }
}

/// The same by the places of touchpoints in their journeys.
pub(super) fn in_places(model: &Model, columns: &[TargetColumn], target: Id<Journey>, current: Id<Journey>) -> Vec<BesideColumn> {
    let places = |journey| model.touchpoints_of(journey).enumerate().map(|(i, t)| (t, i)).collect::<BTreeMap<Id<Touchpoint>, usize>>();
    let (today, to_come) = (places(current), places(target));
    let column = |column: &TargetColumn| BesideColumn {
        today: column.today.iter().filter_map(|t| today.get(t).copied()).collect(),
        to_come: column.to_come.and_then(|t| to_come.get(&t).copied()),
    };
    columns.iter().map(column).collect()
}
