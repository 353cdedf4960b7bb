//! What was reviewed before something that it hangs together with changed: a journey and the processes that serve its touchpoints, each
//! with the other. It may still be true; nobody has looked since.
//!
//! Linear in the touchpoints and what serves them, but for the sorting. Absent: changes of the thing itself, which whoever made them
//! has read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::history::History;
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::NodeId;
use crate::model::nested::Touchpoint;

/// A journey or process that is to be read again.
#[derive(Clone, Debug, PartialEq)]
pub struct Recheck {
    /// It.
    pub thing: NodeId,
    /// The day somebody last looked: of its review or its release, whichever is later.
    pub looked_at: Date,
    /// What changed since, the newest change first.
    pub changed: Vec<ChangedThing>,
}

/// Something that changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangedThing {
    /// It.
    pub thing: NodeId,
    /// The day of its last change.
    pub day: Date,
}

/// All that is to be read again.
#[derive(Clone, Debug, Default)]
pub struct Rechecks {
    /// What was looked at longest ago first.
    pub list: Vec<Recheck>,
    /// By what is to be read again: its place in the list.
    by_thing: BTreeMap<NodeId, usize>,
    /// By what changed: the places of those that were reviewed before.
    by_change: BTreeMap<NodeId, Vec<usize>>,
}

impl Rechecks {
    /// Of a site whose history is whole; nothing of another, since who does not know says nothing.
    pub fn of(model: &Model, history: Option<&History>) -> Self {
        let Some(history) = history.filter(|history| history.is_whole) else { return Self::default() };
        let changed_on = |thing: NodeId| history.of(&model.node(thing).place.as_ref()?.file)?.reworded;
        let mut list: Vec<Recheck> = Vec::new();
        for (thing, others) in served_and_serving(model) {
            let Some(looked_at) = looked_at(model, thing) else { continue };
            let changed = others.into_iter().filter_map(|thing| Some(ChangedThing { thing, day: changed_on(thing)? }));
            let mut changed: Vec<ChangedThing> = changed.filter(|changed| changed.day > looked_at).collect();
            changed.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| model.node(a.thing).address.cmp(&model.node(b.thing).address)));
            if !changed.is_empty() {
                list.push(Recheck { thing, looked_at, changed });
            }
        }
        list.sort_by(|a, b| (a.looked_at, &model.node(a.thing).address).cmp(&(b.looked_at, &model.node(b.thing).address)));
        let mut by_change: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
        let by_thing = list.iter().enumerate().map(|(at, recheck)| (recheck.thing, at)).collect();
        for (at, recheck) in list.iter().enumerate() {
            recheck.changed.iter().for_each(|changed| by_change.entry(changed.thing).or_default().push(at));
        }
        Self { list, by_thing, by_change }
    }

    /// What a thing is to be read again for; none where it need not be.
    pub fn of_thing(&self, thing: NodeId) -> Option<&Recheck> {
        self.by_thing.get(&thing).map(|&at| &self.list[at])
    }

    /// What was reviewed before a thing last changed.
    pub fn before_change_of(&self, thing: NodeId) -> impl Iterator<Item = &Recheck> {
        self.by_change.get(&thing).into_iter().flatten().map(|&at| &self.list[at])
    }
}

/// The files whose last change falls behind a review of something that they hang together with: of these it matters whether they said
/// anything new.
pub fn suspects(model: &Model, history: &History) -> Vec<Arc<str>> {
    let rechecks = Rechecks::of(model, Some(history));
    let changed: BTreeSet<&Arc<str>> =
        rechecks.by_change.keys().filter_map(|&thing| model.node(thing).place.as_ref()).map(|place| &place.file).collect();
    changed.into_iter().map(Arc::clone).collect()
}

/// The day somebody last looked at a file: of its review, or of its release where that is later.
pub fn looked_at(model: &Model, file: NodeId) -> Option<Date> {
    let profile = model.profile(file);
    profile.reviewed.max(profile.approved.as_ref().and_then(|approval| approval.date))
}

/// Each live journey with the live processes that serve it, and each of these with the journeys.
fn served_and_serving(model: &Model) -> BTreeMap<NodeId, BTreeSet<NodeId>> {
    let mut all: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
    for (_, touchpoint) in model.live::<Touchpoint>() {
        let journey = model.journeys[touchpoint.journey].node;
        for edge in model.graph.edges_from(touchpoint.node).iter().filter(|edge| edge.kind == EdgeKind::ServedBy) {
            let process = model.node(edge.to).file;
            if matches!(model.node(process).entity, Entity::Process(_)) && model.is_live_node(process) {
                all.entry(journey).or_default().insert(process);
                all.entry(process).or_default().insert(journey);
            }
        }
    }
    all
}
