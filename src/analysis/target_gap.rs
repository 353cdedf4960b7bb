//! A9, the gap between a target journey and the current one: what is new, what falls away, what changes,
//! and who and what is needed or freed.
//!
//! Touchpoints are matched by `replaces`; one that replaces nothing, by its id. Of matched ones each field
//! is compared, defaults filled in, a blank flag as false, lists in their order; the stage is not. Against
//! several that it replaces, a field has changed where it differs from one of them.
//!
//! Linear in the touchpoints, their fields and their closures.

use std::collections::{BTreeSet, HashMap};

use crate::base::words::{JourneyState, Status};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;

use super::Ground;
use super::closure::Part;

/// A touchpoint of the target, and what of it differs from the current one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The target's touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// The current ones that it takes the place of.
    pub from: Vec<Id<Touchpoint>>,
    /// The fields that differ, in the order of the content model.
    pub fields: Vec<&'static str>,
}

/// What a target journey changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetGap {
    /// Touchpoints of the target that match no current one.
    pub added: Vec<Id<Touchpoint>>,
    /// Current touchpoints that no one of the target matches.
    pub removed: Vec<Id<Touchpoint>>,
    /// Matched ones that differ.
    pub changed: Vec<Changed>,
    /// Matched ones that do not.
    pub unchanged: Vec<Id<Touchpoint>>,
    /// Processes, teams, systems and third parties that only the target hangs on; sorted.
    pub parts_added: Vec<Part>,
    /// Those that only the current journey hangs on; sorted.
    pub parts_removed: Vec<Part>,
}

/// The target journeys that are not retired, each with the journey it replaces, where that is not retired
/// either.
pub fn pairs(model: &Model) -> impl Iterator<Item = (Id<Journey>, Id<Journey>)> {
    let is_kept = |journey: Id<Journey>| model.journeys[journey].profile.status != Status::Retired;
    let targets = model.journeys.iter().filter(move |(id, j)| j.state == JourneyState::Target && is_kept(*id));
    targets.filter_map(move |(id, j)| Some((id, j.target_of.filter(|&current| is_kept(current))?)))
}

/// What a target journey changes of a current one.
pub fn between(ground: &Ground<'_>, target: Id<Journey>, current: Id<Journey>) -> TargetGap {
    let model = ground.model();
    let by_id: HashMap<&str, Id<Touchpoint>> = model.touchpoints_of(current).map(|t| (id_of(model, t), t)).collect();
    let mut matched: BTreeSet<Id<Touchpoint>> = BTreeSet::new();
    let mut gap = TargetGap::default();
    for touchpoint in model.touchpoints_of(target) {
        let replaces = &model.touchpoints[touchpoint].replaces;
        let from: Vec<Id<Touchpoint>> = match by_id.get(id_of(model, touchpoint)) {
            Some(&same) if replaces.is_empty() => vec![same],
            _ => replaces.clone(),
        };
        if from.is_empty() {
            gap.added.push(touchpoint);
            continue;
        }
        matched.extend(&from);
        let fields = differing(model, touchpoint, &from);
        if fields.is_empty() {
            gap.unchanged.push(touchpoint);
        } else {
            gap.changed.push(Changed { touchpoint, from, fields });
        }
    }
    gap.removed = model.touchpoints_of(current).filter(|t| !matched.contains(t)).collect();
    let parts = |journey| model.touchpoints_of(journey).flat_map(|t| ground.closure(t).parts()).collect::<BTreeSet<Part>>();
    let (wanted, had) = (parts(target), parts(current));
    gap.parts_added = wanted.difference(&had).copied().collect();
    gap.parts_removed = had.difference(&wanted).copied().collect();
    gap
}

fn id_of(model: &Model, touchpoint: Id<Touchpoint>) -> &str {
    model.node(model.touchpoints[touchpoint].node).address.nested.as_deref().unwrap_or_default()
}

/// The fields of a touchpoint that differ from one of these.
fn differing(model: &Model, touchpoint: Id<Touchpoint>, from: &[Id<Touchpoint>]) -> Vec<&'static str> {
    let t = &model.touchpoints[touchpoint];
    let title = |t: &Touchpoint| &model.node(t.node).title;
    let pains = |t: &Touchpoint| {
        let pain = |&p| {
            let pain = &model.pains[p];
            let id = pain.node.and_then(|node| model.node(node).address.nested.clone());
            (id, pain.text.clone(), pain.level, pain.leave_risk)
        };
        t.pains.iter().map(pain).collect::<Vec<_>>()
    };
    // Taken apart, so that no field of a touchpoint can be forgotten here.
    let Touchpoint {
        node: _,
        journey: _,
        stage: _,
        // Says what is compared.
        replaces: _,
        pains: _,
        from: starts,
        to,
        channels,
        does,
        thinks,
        expects,
        moment_of_truth,
        mandated,
        feeling,
        importance,
        satisfaction,
        effort_work,
        effort_load,
        wait,
        served_by,
        service,
        needs,
        recovery,
        gains,
        events,
        evidence,
        picture,
        gap,
        extra,
    } = t;
    macro_rules! differ {
        ($($name:literal: $old:ident => $same:expr;)*) => {
            vec![$(($name, from.iter().any(|&old| { let $old = &model.touchpoints[old]; !$same }))),*]
        };
    }
    let fields = differ! {
        "title": old => title(t) == title(old);
        "from": old => *starts == old.from;
        "to": old => *to == old.to;
        "channels": old => *channels == old.channels;
        "does": old => *does == old.does;
        "thinks": old => *thinks == old.thinks;
        "expects": old => *expects == old.expects;
        "moment_of_truth": old => *moment_of_truth == old.moment_of_truth;
        "mandated": old => *mandated == old.mandated;
        "feeling": old => *feeling == old.feeling;
        "importance": old => *importance == old.importance;
        "satisfaction": old => *satisfaction == old.satisfaction;
        "effort": old => (*effort_work, *effort_load) == (old.effort_work, old.effort_load);
        "wait": old => *wait == old.wait;
        "served_by": old => *served_by == old.served_by;
        "service": old => *service == old.service;
        "needs": old => *needs == old.needs;
        "recovery": old => *recovery == old.recovery;
        "pains": old => pains(t) == pains(old);
        "gains": old => *gains == old.gains;
        "events": old => *events == old.events;
        "evidence": old => *evidence == old.evidence;
        "picture": old => *picture == old.picture;
        "gap": old => *gap == old.gap;
        "extra": old => *extra == old.extra;
    };
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
