//! Of outcomes.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::vocabulary::{JourneyState, Stakeholder};
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::{Limit, Stage};

impl Model {
    /// An outcome and its wider ones, nearest first. Rings have been cut by `link`.
    pub fn with_wider(&self, outcome: Id<Outcome>) -> impl Iterator<Item = Id<Outcome>> {
        std::iter::successors(Some(outcome), |&o| self.outcomes[o].parent)
    }

    /// The wider outcomes of one, nearest first.
    pub fn wider(&self, outcome: Id<Outcome>) -> impl Iterator<Item = Id<Outcome>> {
        self.with_wider(outcome).skip(1)
    }

    /// Live outcomes as `throughline.yaml` orders them, the rest by title.
    pub fn outcomes_in_order(&self) -> Vec<Id<Outcome>> {
        let mut order: Vec<Id<Outcome>> = Vec::new();
        for &id in &self.site.outcomes {
            if !order.contains(&id) {
                order.push(id);
            }
        }
        let mut rest: Vec<Id<Outcome>> = self.outcomes.ids().filter(|id| !self.site.outcomes.contains(id)).collect();
        self.sort_by_title(&mut rest);
        order.extend(rest);
        order.retain(|&id| self.is_live(id));
        order
    }

    /// Live outcomes in that order, by whom they are for, customers first.
    pub fn outcomes_by_stakeholder(&self) -> Vec<(Stakeholder, Vec<Id<Outcome>>)> {
        let mut groups: BTreeMap<Stakeholder, Vec<Id<Outcome>>> = BTreeMap::new();
        for id in self.outcomes_in_order() {
            groups.entry(self.stakeholder_of(id)).or_default().push(id);
        }
        groups.into_iter().collect()
    }

    /// The journeys that are for an outcome itself, of a state, by title; those given up are left out. The place of a
    /// journey in this list is its number in addresses such as `#tl-1-3`.
    pub fn journeys_for(&self, outcome: Id<Outcome>, state: JourneyState) -> Vec<Id<Journey>> {
        let named = self.naming(self.outcomes[outcome].node, EdgeKind::Outcome);
        let mut journeys: Vec<Id<Journey>> =
            named.filter(|&j| self.journeys[j].state == state && !self.journeys[j].profile.is_retired()).collect();
        self.sort_by_title(&mut journeys);
        journeys
    }

    /// The live current journeys that lead to an outcome itself by one of their touchpoints, and those for it that have none yet, by title.
    pub fn journeys_leading_to(&self, outcome: Id<Outcome>) -> Vec<Id<Journey>> {
        let node = self.outcomes[outcome].node;
        let by_stages = self.naming(node, EdgeKind::Outcome).map(|stage: Id<Stage>| self.stages[stage].journey);
        let named: BTreeSet<Id<Journey>> = self.naming(node, EdgeKind::Outcome).chain(by_stages).collect();
        let mut journeys: Vec<Id<Journey>> =
            named.into_iter().filter(|&j| self.is_live(j) && self.outcomes_of_journey(j).contains(&outcome)).collect();
        self.sort_by_title(&mut journeys);
        journeys
    }

    /// What the people are to us whom an outcome is for: of several the first, customers before all others; customers
    /// where nobody is said.
    pub fn stakeholder_of(&self, outcome: Id<Outcome>) -> Stakeholder {
        let roles = self.outcomes[outcome].audience.iter().map(|&p| self.personas[p].stakeholder);
        roles.min().unwrap_or(Stakeholder::Customer)
    }

    /// Whether what a limit measures keeps within its bounds, at a bound too; none where it has no measure, no bound or no reading.
    pub fn is_held(&self, limit: &Limit) -> Option<bool> {
        let (_, value) = self.measures[limit.measure?].last()?;
        let is_bounded = limit.max.is_some() || limit.min.is_some();
        is_bounded.then(|| limit.max.is_none_or(|max| value <= max) && limit.min.is_none_or(|min| value >= min))
    }
}
