//! The register of gaps: what is knowingly left open, why, until when, and who closes it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::date::Date;
use crate::base::vocabulary::{JourneyState, Status};
use crate::model::Model;
use crate::model::graph::NodeId;
use crate::model::id::Id;
use crate::model::kinds::Team;
use crate::model::nested;

use super::super::PageContext;
use super::super::link::Html;

/// A gap that somebody has written down.
#[derive(Debug, Serialize)]
pub struct KnownGap {
    /// The touchpoint or process.
    at: Html,
    /// The journey, of a touchpoint.
    within: Option<Html>,
    reason: Option<Html>,
    owner: Option<Html>,
    until: Option<String>,
    /// Whether its day has passed: its finding is back among the others.
    passed: bool,
}

/// A gap: the touchpoint or process, the journey of a touchpoint, and what is written of it.
type WrittenGap = (NodeId, Option<NodeId>, nested::Gap);

/// The gaps of a site, the next to end first, those without a day last. What is retired or only should happen has none.
#[derive(Debug)]
pub struct Register {
    all: Vec<WrittenGap>,
    /// By team: the places in `all` of those that it has said it will close.
    closed_by: BTreeMap<Id<Team>, Vec<usize>>,
}

impl Register {
    /// Of a model.
    pub fn of(model: &Model) -> Self {
        let touchpoints = model.touchpoints.iter().filter(|(_, t)| model.journeys[t.journey].state == JourneyState::Current);
        let touchpoints = touchpoints.filter_map(|(_, t)| Some((t.node, Some(model.journeys[t.journey].node), t.gap.clone()?)));
        let processes = model.processes.iter().filter_map(|(_, p)| Some((p.node, None, p.gap.clone()?)));
        let written = touchpoints.chain(processes);
        let mut all: Vec<WrittenGap> = written.filter(|(at, ..)| model.profile(*at).status != Status::Retired).collect();
        all.sort_by_key(|(at, _, gap)| (gap.until.is_none(), gap.until, *at));
        let mut closed_by: BTreeMap<Id<Team>, Vec<usize>> = BTreeMap::new();
        for (i, (_, _, gap)) in all.iter().enumerate() {
            if let Some(team) = gap.owner {
                closed_by.entry(team).or_default().push(i);
            }
        }
        Self { all, closed_by }
    }
}

/// All gaps.
pub fn all_gaps(scene: &PageContext<'_, '_>) -> Vec<KnownGap> {
    scene.pages.gaps().all.iter().map(|written| of(scene, written)).collect()
}

/// The gaps that a team has said it will close.
pub fn gaps_of(scene: &PageContext<'_, '_>, team: Id<Team>) -> Vec<KnownGap> {
    let register = scene.pages.gaps();
    register.closed_by.get(&team).into_iter().flatten().map(|&i| of(scene, &register.all[i])).collect()
}

fn of(scene: &PageContext<'_, '_>, (at, within, gap): &WrittenGap) -> KnownGap {
    let today = scene.pages.site.as_of;
    KnownGap {
        at: scene.show(*at),
        within: within.map(|journey| scene.show(journey)),
        reason: scene.say_if(&gap.reason),
        owner: gap.owner.map(|team| scene.show(scene.model().teams[team].node)),
        until: gap.until.map(Date::long),
        passed: gap.until.zip(today).is_some_and(|(until, today)| today > until),
    }
}
