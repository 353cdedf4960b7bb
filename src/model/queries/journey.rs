//! Of journeys.

use std::collections::BTreeSet;

use crate::base::vocabulary::JourneyState;
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::{Touchpoint, TouchpointNext};

impl Model {
    /// The touchpoints of a journey, in order.
    pub fn touchpoints_of(&self, journey: Id<Journey>) -> impl Iterator<Item = Id<Touchpoint>> {
        self.journeys[journey].stages.iter().flat_map(|&s| self.stages[s].touchpoints.iter().copied())
    }

    /// What follows each touchpoint of a journey that says something else than that the one below it does, in order: nothing
    /// where the journey ends there.
    pub fn branches_of(&self, journey: Id<Journey>) -> impl Iterator<Item = (Id<Touchpoint>, &[TouchpointNext])> {
        let order: Vec<Id<Touchpoint>> = self.touchpoints_of(journey).collect();
        let below: Vec<Option<Id<Touchpoint>>> = (1..=order.len()).map(|i| order.get(i).copied()).collect();
        order.into_iter().zip(below).filter_map(|(id, below)| {
            let touchpoint = &self.touchpoints[id];
            let is_usual = match &touchpoint.next[..] {
                [] => below.is_none() || touchpoint.as_written.next.is_none(),
                [one] => one.when.is_none() && below == Some(one.to),
                _ => false,
            };
            (!is_usual).then_some((id, &touchpoint.next[..]))
        })
    }

    /// Whether anything is recorded of what the persona goes through.
    pub fn is_mapped(&self, journey: Id<Journey>) -> bool {
        self.touchpoints_of(journey).next().is_some()
    }

    /// The outcomes that a journey leads to: those of its touchpoints, its own where it has none yet.
    pub fn outcomes_of_journey(&self, journey: Id<Journey>) -> BTreeSet<Id<Outcome>> {
        if !self.is_mapped(journey) {
            return self.journeys[journey].outcome.into_iter().collect();
        }
        self.touchpoints_of(journey).filter_map(|t| self.own_outcome(t)).collect()
    }

    /// The wider journey that one is a part of.
    pub fn parent_journey(&self, journey: Id<Journey>) -> Option<Id<Journey>> {
        self.node(self.node(self.journeys[journey].parent?).file).entity.try_into().ok()
    }

    /// The lowest feeling of a journey, from -2 to 2; none where no feeling is known.
    pub fn lowest_feeling(&self, journey: Id<Journey>) -> Option<f64> {
        self.touchpoints_of(journey).filter_map(|t| self.touchpoints[t].feeling).reduce(f64::min)
    }

    /// The targets, not given up, that should replace a journey.
    pub fn targets_of(&self, current: Id<Journey>) -> impl Iterator<Item = Id<Journey>> {
        self.naming(self.journeys[current].node, EdgeKind::TargetOf).filter(|&target| self.journeys[target].is_kept_target())
    }

    /// The targets that a journey is shown beside: none where it has been given up itself.
    pub fn targets_beside(&self, current: Id<Journey>) -> impl Iterator<Item = Id<Journey>> {
        self.targets_of(current).filter(move |_| !self.journeys[current].profile.is_retired())
    }
}

impl Journey {
    /// Whether it should happen, and that has not been given up.
    pub fn is_kept_target(&self) -> bool {
        self.state == JourneyState::Target && !self.profile.is_retired()
    }
}
