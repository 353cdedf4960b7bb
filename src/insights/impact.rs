//! A10 as it is published: what hangs on one thing.

use serde::Serialize;

use crate::analysis::dependencies::Dependency;
use crate::analysis::impact;
use crate::model::id::Id;
use crate::model::kinds::Outcome;

use super::ask::RowBuilder;
use super::row::{Row, row};
use super::shapes::Address;

/// A10: what if it goes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImpactAnswer {
    /// What goes.
    pub address: Address,
    /// The touchpoints that hang on it.
    pub touchpoints: Vec<Address>,
    /// The outcomes that have one of them.
    pub affected: Vec<Address>,
    /// Those of which all served touchpoints hang on it.
    pub lost: Vec<Address>,
    /// The same for a team together with the teams below it; left out where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_teams_below: Option<WithTeamsBelow>,
}

/// A10 for a team together with the teams below it in the org chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WithTeamsBelow {
    /// The teams below it.
    pub teams: Vec<Address>,
    /// The touchpoints that hang on one of them.
    pub touchpoints: Vec<Address>,
    /// The outcomes that have one of these.
    pub affected: Vec<Address>,
    /// Those of which all served touchpoints hang on them.
    pub lost: Vec<Address>,
}

row! {
    /// A10 as a table: a touchpoint that hangs on a thing, in the row of an outcome of its.
    ImpactRow {
        /// The outcome.
        outcome: Address,
        /// `lost` or `affected`.
        effect: &'static str,
        /// The touchpoint.
        touchpoint: Address,
    }
}

impl RowBuilder<'_, '_> {
    pub(super) fn impact(&self, part: Dependency) -> ImpactAnswer {
        let impact = impact::of_part(self.0, part);
        let model = self.0.model();
        let outcomes = |ids: &[Id<Outcome>]| self.all(ids.iter().map(|&o| model.outcomes[o].node));
        ImpactAnswer {
            address: self.address(part.node(model)),
            touchpoints: self.touchpoints(impact.touchpoints.iter().copied()),
            affected: outcomes(&impact.affected),
            lost: outcomes(&impact.lost),
            with_teams_below: impact::with_teams_below(self.0, part).map(|impact| WithTeamsBelow {
                teams: self.all(impact.others.iter().map(|part| part.node(model))),
                touchpoints: self.touchpoints(impact.touchpoints.iter().copied()),
                affected: outcomes(&impact.affected),
                lost: outcomes(&impact.lost),
            }),
        }
    }

    /// What hangs on a thing, on a team with those below it, row by row: the lost outcomes first.
    pub(super) fn impact_rows(&self, part: Dependency) -> Vec<ImpactRow> {
        let model = self.0.model();
        let impact = impact::with_teams_below(self.0, part).unwrap_or_else(|| impact::of_part(self.0, part));
        let mut rows = Vec::new();
        for &outcome in &impact.affected {
            let effect = if impact.lost.contains(&outcome) { "lost" } else { "affected" };
            let hit = self.0.reach().touchpoints_of(outcome).iter().filter(|t| impact.touchpoints.binary_search(t).is_ok());
            rows.extend(hit.map(|&t| ImpactRow {
                outcome: self.outcome(outcome),
                effect,
                touchpoint: self.address(model.touchpoints[t].node),
            }));
        }
        rows.sort_by(|a, b| (b.effect, &a.outcome, &a.touchpoint).cmp(&(a.effect, &b.outcome, &b.touchpoint)));
        rows
    }
}
