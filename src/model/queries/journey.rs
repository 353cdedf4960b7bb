//! Of journeys.

use std::collections::BTreeSet;

use crate::base::vocabulary::JourneyState;
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::{Stage, Touchpoint, TouchpointNext};

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

    /// The live journeys with touchpoints that belong to an outcome, a persona or a wider journey, by title: those that are told
    /// side by side where they are two or more.
    pub fn side_by_side(&self, thing: NodeId) -> Vec<Id<Journey>> {
        let belonging: BTreeSet<Id<Journey>> = self.belonging_to(thing).collect();
        let mut journeys: Vec<Id<Journey>> = belonging.into_iter().collect();
        self.sort_by_title(&mut journeys);
        journeys
    }

    /// What a live journey shares with others that are told beside it: its outcomes, its own first, then its persona, then the wider
    /// journey.
    pub fn beside_others(&self, journey: Id<Journey>) -> impl Iterator<Item = NodeId> {
        let own = &self.journeys[journey];
        let mut outcomes: Vec<Id<Outcome>> = self.outcomes_of_journey(journey).into_iter().collect();
        outcomes.sort_by_key(|&outcome| Some(outcome) != own.outcome);
        let outcomes = outcomes.into_iter().map(|outcome| self.outcomes[outcome].node);
        let persona = own.persona.map(|persona| self.personas[persona].node);
        let wider = self.parent_journey(journey).map(|wider| self.journeys[wider].node);
        let things = outcomes.chain(persona).chain(wider).filter(move |_| self.is_live(journey) && self.is_mapped(journey));
        things.filter(move |&thing| self.belonging_to(thing).any(|other| other != journey))
    }

    /// The live journeys with touchpoints that belong to a thing, some of them several times.
    fn belonging_to(&self, thing: NodeId) -> Box<dyn Iterator<Item = Id<Journey>> + '_> {
        let journeys: Box<dyn Iterator<Item = Id<Journey>> + '_> = match self.node(thing).entity {
            Entity::Outcome(outcome) => {
                let by_stages = self.naming(thing, EdgeKind::Outcome).map(|stage: Id<Stage>| self.stages[stage].journey);
                let named = self.naming(thing, EdgeKind::Outcome).chain(by_stages);
                Box::new(named.filter(move |&journey| self.touchpoints_of(journey).any(|t| self.own_outcome(t) == Some(outcome))))
            }
            Entity::Persona(_) => Box::new(self.naming(thing, EdgeKind::Persona)),
            Entity::Journey(_) => {
                let parts = std::iter::once(thing).chain(self.nested_in(thing));
                Box::new(parts.flat_map(|part| self.naming(part, EdgeKind::Parent)))
            }
            _ => Box::new(std::iter::empty()),
        };
        Box::new(journeys.filter(|&journey| self.is_live(journey) && self.is_mapped(journey)))
    }

    /// The lowest feeling of a journey, from -2 to 2; none where no feeling is known.
    pub fn lowest_feeling(&self, journey: Id<Journey>) -> Option<f64> {
        self.touchpoints_of(journey).filter_map(|t| self.touchpoints[t].feeling).reduce(f64::min)
    }

    /// The first touchpoint of a journey with its lowest feeling; none where no feeling is known.
    pub fn lowest_touchpoint(&self, journey: Id<Journey>) -> Option<&Touchpoint> {
        let felt = self.touchpoints_of(journey).map(|t| &self.touchpoints[t]).filter_map(|t| Some((t, t.feeling?)));
        felt.reduce(|lowest, next| if next.1 < lowest.1 { next } else { lowest }).map(|(touchpoint, _)| touchpoint)
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
