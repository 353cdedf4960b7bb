//! The register of gaps: what is knowingly left open, why, until when, and who closes it.

use serde::Serialize;

use crate::base::values::Date;
use crate::base::words::{JourneyState, Status};
use crate::model::graph::NodeId;
use crate::model::id::Id;
use crate::model::kinds::Team;
use crate::model::nested;

use super::super::Scene;
use super::super::common::{Shown, said};

/// A gap that somebody has written down.
#[derive(Debug, Serialize)]
pub struct Gap {
    /// The touchpoint or process.
    at: Shown,
    /// The journey, of a touchpoint.
    within: Option<Shown>,
    reason: Option<String>,
    owner: Option<Shown>,
    until: Option<String>,
    /// Whether its day has passed: its finding is back among the others.
    passed: bool,
}

/// Gaps, the next to end first, those without a day last: all of them, or those that a team has said it will close.
pub fn gaps(scene: &Scene<'_, '_>, closes: Option<Id<Team>>) -> Vec<Gap> {
    let model = scene.model();
    let touchpoints = model.touchpoints.iter().filter(|(_, t)| model.journeys[t.journey].state == JourneyState::Current);
    let touchpoints = touchpoints.filter_map(|(_, t)| Some((t.node, Some(model.journeys[t.journey].node), t.gap.as_ref()?)));
    let processes = model.processes.iter().filter_map(|(_, p)| Some((p.node, None, p.gap.as_ref()?)));
    let mut gaps: Vec<_> = touchpoints
        .chain(processes)
        .filter(|(at, _, gap)| (closes.is_none() || gap.owner == closes) && model.profile(*at).status != Status::Retired)
        .collect();
    gaps.sort_by_key(|(at, _, gap)| (gap.until.is_none(), gap.until, *at));
    gaps.into_iter().map(|(at, within, gap)| of(scene, at, within, gap)).collect()
}

fn of(scene: &Scene<'_, '_>, at: NodeId, within: Option<NodeId>, gap: &nested::Gap) -> Gap {
    let today = scene.pages.site.as_of;
    Gap {
        at: scene.show(at),
        within: within.map(|journey| scene.show(journey)),
        reason: said(&gap.reason),
        owner: gap.owner.map(|team| scene.show(scene.model().teams[team].node)),
        until: gap.until.map(Date::long),
        passed: gap.until.zip(today).is_some_and(|(until, today)| today > until),
    }
}
