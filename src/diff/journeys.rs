//! The journeys that changes are about, touchpoint by touchpoint: what was beside what is, with what is told of each.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;

use super::outcomes::touchpoint_around;
use super::pairs::Pairs;
use super::phrases::title;
use super::{ChangeLevel, Found, Revision, Subject};

/// A journey that something changes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedJourney {
    /// What it was, in the earlier revision; none where it is new.
    pub before: Option<Id<Journey>>,
    /// What it is, in the later one; none where it is gone.
    pub after: Option<Id<Journey>>,
    /// The weight of the heaviest of its changes.
    pub level: ChangeLevel,
    /// What is told of the journey as a whole, the heaviest first.
    pub says: Vec<(ChangeLevel, String)>,
    /// The touchpoints of both, in the order of what is; what is gone stands where it stood.
    pub touchpoints: Vec<TouchpointPair>,
}

/// A touchpoint before and afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchpointPair {
    /// In the earlier revision; none where it is new.
    pub before: Option<Id<Touchpoint>>,
    /// In the later one; none where it is gone.
    pub after: Option<Id<Touchpoint>>,
    /// What is told of it and of what lies in it, without its name, the heaviest first.
    pub says: Vec<(ChangeLevel, String)>,
}

/// Where in the two revisions something stands: in the earlier one, in the later one.
type InBoth<T> = (Option<Id<T>>, Option<Id<T>>);

/// What is told of each journey, or of each touchpoint.
type SaidOf<T> = BTreeMap<InBoth<T>, Vec<(ChangeLevel, String)>>;

/// Those that changes are about, as far as they are mapped on either side.
pub(super) fn changed(before: &Revision<'_>, after: &Revision<'_>, pairs: &Pairs, found: &[Found]) -> Vec<ChangedJourney> {
    let both = (before.model(), after.model());
    let (mut of_journeys, mut of_touchpoints): (SaidOf<Journey>, SaidOf<Touchpoint>) = Default::default();
    for Found { subject, change } in found {
        let (model, node) = match *subject {
            Subject::Before(node) => (both.0, node),
            Subject::After(node) => (both.1, node),
        };
        let Entity::Journey(_) = model.node(model.node(node).file).entity else { continue };
        let said = (change.level, change.text.clone());
        let journey = in_both(pairs, *subject, both, |model, node| model.node(model.node(node).file).entity);
        of_journeys.entry(journey).or_default();
        let touchpoint = touchpoint_around(model, node);
        match touchpoint {
            Some(touchpoint) => {
                let own = model.touchpoints[touchpoint].node;
                let subject = if matches!(subject, Subject::Before(_)) { Subject::Before(own) } else { Subject::After(own) };
                let name = title(model, own);
                let said = (said.0, without_name(&said.1, &name).to_owned());
                of_touchpoints.entry(in_both(pairs, subject, both, |model, node| model.node(node).entity)).or_default().push(said);
            }
            None => {
                let name = title(model, model.node(node).file);
                of_journeys.entry(journey).or_default().push((said.0, without_name(&said.1, &name).to_owned()));
            }
        }
    }
    let mut journeys: Vec<ChangedJourney> = Vec::with_capacity(of_journeys.len());
    for ((old, now), says) in of_journeys {
        let touchpoints = touchpoints(both, pairs, (old, now), &mut of_touchpoints);
        if !touchpoints.is_empty() {
            let levels = says.iter().chain(touchpoints.iter().flat_map(|pair| &pair.says)).map(|(level, _)| *level);
            let level = levels.max().unwrap_or(ChangeLevel::Any);
            journeys.push(ChangedJourney { before: old, after: now, level, says: heaviest_first(says), touchpoints });
        }
    }
    journeys.sort_by_key(|journey| (std::cmp::Reverse(journey.level), journey.after.is_none(), journey.after, journey.before));
    journeys
}

/// A thing of either revision as it is in both.
fn in_both<T>(pairs: &Pairs, subject: Subject, (before, after): (&Model, &Model), of: impl Fn(&Model, NodeId) -> Entity) -> InBoth<T>
where
    Id<T>: TryFrom<Entity>,
{
    let (old, now) = match subject {
        Subject::Before(node) => (Some(node), pairs.after(node)),
        Subject::After(node) => (pairs.before(node), Some(node)),
    };
    // What lies in a file is where the file is.
    let file_of = |node: Option<NodeId>, model: &Model| node.map(|node| model.node(node).file);
    let (old_file, new_file) = (file_of(old, before), file_of(now, after));
    let old = old.or_else(|| new_file.and_then(|file| pairs.before(file)));
    let now = now.or_else(|| old_file.and_then(|file| pairs.after(file)));
    let entity = |node: Option<NodeId>, model: &Model| node.and_then(|node| Id::<T>::try_from(of(model, node)).ok());
    (entity(old, before), entity(now, after))
}

fn touchpoints(
    (before, after): (&Model, &Model),
    pairs: &Pairs,
    (old, now): InBoth<Journey>,
    said: &mut SaidOf<Touchpoint>,
) -> Vec<TouchpointPair> {
    let was: Vec<Id<Touchpoint>> = old.map(|journey| before.touchpoints_of(journey).collect()).unwrap_or_default();
    let is: Vec<Id<Touchpoint>> = now.map(|journey| after.touchpoints_of(journey).collect()).unwrap_or_default();
    let earlier = |touchpoint: Id<Touchpoint>| {
        let node = pairs.before(after.touchpoints[touchpoint].node)?;
        match before.node(node).entity {
            Entity::Touchpoint(touchpoint) => Some(touchpoint),
            _ => None,
        }
    };
    let stays: BTreeSet<Id<Touchpoint>> = is.iter().filter_map(|&touchpoint| earlier(touchpoint)).collect();
    let mut all = Vec::new();
    let mut next = 0;
    let mut push = |pair: InBoth<Touchpoint>| {
        let says = heaviest_first(said.remove(&pair).unwrap_or_default());
        all.push(TouchpointPair { before: pair.0, after: pair.1, says });
    };
    for touchpoint in is {
        let old = earlier(touchpoint);
        if let Some(at) = old.and_then(|old| was.iter().position(|&other| other == old)).filter(|&at| at >= next) {
            was[next..at].iter().filter(|old| !stays.contains(old)).for_each(|&old| push((Some(old), None)));
            next = at + 1;
        }
        push((old, Some(touchpoint)));
    }
    was[next..].iter().filter(|old| !stays.contains(old)).for_each(|&old| push((Some(old), None)));
    all
}

fn heaviest_first(mut says: Vec<(ChangeLevel, String)>) -> Vec<(ChangeLevel, String)> {
    says.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    says
}

/// What is told of a thing, where its name stands beside already.
fn without_name<'t>(text: &'t str, name: &str) -> &'t str {
    text.strip_prefix(name).map_or(text, |rest| rest.strip_prefix(':').unwrap_or(rest).trim_start())
}
