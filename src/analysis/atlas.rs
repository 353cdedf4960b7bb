//! A22, the atlas: every journey that has not been given up, mapped or not, with what is known of it.
//!
//! Current and target journeys have a row each; what is only asked of current ones (maturity, failure, backing) is unknown of targets. As a
//! tree a journey stands below its wider journey, where that has not been given up and is for the same outcome, else below its own outcome,
//! and outcomes below their wider ones.
//!
//! Linear in the journeys, their touchpoints and evidence, but for the sorting.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::english::{any, counted, part, verb};
use crate::base::vocabulary::JourneyState;
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::Touchpoint;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, TableCell, ThingAddress};
use super::{backing, maturity};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "atlas",
    title: "The atlas",
    question: "which journeys are there, and which do we know?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

/// What is known of a journey.
#[derive(Clone, Debug, PartialEq)]
pub struct AtlasRow {
    /// The journey.
    pub journey: Id<Journey>,
    /// The wider journey that it stands below.
    pub parent: Option<Id<Journey>>,
    /// How many touchpoints it has; without one it is not mapped.
    pub touchpoints: usize,
    /// The lowest known feeling, from -2 to 2.
    pub worst_feeling: Option<f64>,
    /// How many touchpoints of ours nobody serves.
    pub unserved: usize,
    /// How mature it is, 0 to 3; none of a target.
    pub maturity: Option<u8>,
    /// How many touchpoints exist only because something went wrong; none of a target.
    pub failure_touchpoints: Option<usize>,
    /// The share of its statements that are backed, 0 to 1; none of a target, and where nothing is said.
    pub backed_share: Option<f64>,
}

impl AtlasRow {
    /// Whether anything is recorded of what the persona goes through.
    pub fn is_mapped(&self) -> bool {
        self.touchpoints > 0
    }
}

/// What is known of a journey, of either state.
pub fn of_journey(model: &Model, journey: Id<Journey>) -> AtlasRow {
    let touchpoints = || model.touchpoints_of(journey).map(|t| &model.touchpoints[t]);
    let count = |counts: fn(&Touchpoint) -> bool| touchpoints().filter(|t| counts(t)).count();
    let is_current = model.journeys[journey].state == JourneyState::Current;
    AtlasRow {
        journey,
        parent: stands_below(model, journey),
        touchpoints: touchpoints().count(),
        worst_feeling: model.lowest_feeling(journey),
        unserved: count(Touchpoint::is_unserved),
        maturity: is_current.then(|| maturity::of_journey(model, journey).level),
        failure_touchpoints: is_current.then(|| count(Touchpoint::is_failure)),
        backed_share: is_current.then(|| backing::of_journey(model, journey).share()).flatten(),
    }
}

/// All journeys that have not been given up.
pub fn all(model: &Model) -> Vec<AtlasRow> {
    kept(model).map(|journey| of_journey(model, journey)).collect()
}

fn kept(model: &Model) -> impl Iterator<Item = Id<Journey>> {
    model.journeys.iter().filter(|(_, journey)| !journey.profile.is_retired()).map(|(id, _)| id)
}

/// The wider journey that one stands below in the tree.
fn stands_below(model: &Model, journey: Id<Journey>) -> Option<Id<Journey>> {
    let parent = model.parent_journey(journey)?;
    let (own, wider) = (&model.journeys[journey], &model.journeys[parent]);
    (!wider.profile.is_retired() && wider.outcome == own.outcome).then_some(parent)
}

/// An outcome or a journey in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtlasPlace {
    /// An outcome.
    Outcome(Id<Outcome>),
    /// A journey.
    Journey(Id<Journey>),
}

/// The tree, each place behind what it stands below, with its depth from 0: outcomes in the site's order, below each its journeys by title, then
/// the outcomes that are part of it. A journey whose outcome has been given up stands behind them all, at 0.
pub fn tree(model: &Model) -> Vec<(usize, AtlasPlace)> {
    let order = model.outcomes_in_order();
    let mut parts: BTreeMap<Option<Id<Outcome>>, Vec<Id<Outcome>>> = BTreeMap::new();
    for &outcome in &order {
        parts.entry(model.outcomes[outcome].parent.filter(|&wider| model.is_live(wider))).or_default().push(outcome);
    }
    let (mut of_outcome, mut of_journey) = (BTreeMap::<Option<Id<Outcome>>, Vec<_>>::new(), BTreeMap::<Id<Journey>, Vec<_>>::new());
    let mut journeys: Vec<Id<Journey>> = kept(model).collect();
    model.sort_by_title(&mut journeys);
    for journey in journeys {
        match stands_below(model, journey) {
            Some(parent) => of_journey.entry(parent).or_default().push(journey),
            None => of_outcome.entry(model.journeys[journey].outcome.filter(|&o| model.is_live(o))).or_default().push(journey),
        }
    }
    let mut tree = Vec::new();
    // What is to be looked at last, first.
    let below = |depth: usize, journeys: Option<&Vec<Id<Journey>>>, outcomes: Option<&Vec<Id<Outcome>>>| {
        let journeys = journeys.into_iter().flatten().map(|&journey| (depth, AtlasPlace::Journey(journey)));
        let outcomes = outcomes.into_iter().flatten().map(|&outcome| (depth, AtlasPlace::Outcome(outcome)));
        let mut places: Vec<_> = journeys.chain(outcomes).collect();
        places.reverse();
        places
    };
    let mut open = [below(0, of_outcome.get(&None), None), below(0, None, parts.get(&None))].concat();
    while let Some((depth, at)) = open.pop() {
        tree.push((depth, at));
        open.extend(match at {
            AtlasPlace::Outcome(outcome) => below(depth + 1, of_outcome.get(&Some(outcome)), parts.get(&Some(outcome))),
            AtlasPlace::Journey(journey) => below(depth + 1, of_journey.get(&journey), None),
        });
    }
    tree
}

/// The journeys, not given up, that should replace one.
fn replacing(model: &Model, journey: Id<Journey>) -> impl Iterator<Item = Id<Journey>> {
    let naming = model.naming(model.journeys[journey].node, EdgeKind::TargetOf);
    naming.filter(|&target: &Id<Journey>| !model.journeys[target].profile.is_retired())
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let thing = |node| TableCell::Thing(ThingAddress::of(model, node));
    let journey = |row: &AtlasRow| &model.journeys[row.journey];
    let journeys = |ids: &mut dyn Iterator<Item = Id<Journey>>| ThingAddress::all(model, ids.map(|id| model.journeys[id].node));
    TableBuilder::new()
        .column("journey", |row: &AtlasRow| ThingAddress::of(model, journey(row).node))
        .column("parent", |row| row.parent.map_or(TableCell::Unknown, |parent| thing(model.journeys[parent].node)))
        .column("persona", |row| journey(row).persona.map_or(TableCell::Unknown, |persona| thing(model.personas[persona].node)))
        .column("outcome", |row| journey(row).outcome.map_or(TableCell::Unknown, |outcome| thing(model.outcomes[outcome].node)))
        .column("level", |row| journey(row).outcome.map(|outcome| model.outcomes[outcome].level.word()))
        .column("state", |row| journey(row).state.word())
        .column("mapped", AtlasRow::is_mapped)
        .column("touchpoints", |row| row.touchpoints)
        .column("volume_per_month", |row| journey(row).volume_per_month)
        .column("worst_feeling", |row| row.worst_feeling)
        .column("unserved", |row| row.unserved)
        .column("maturity", |row| row.maturity.map(f64::from))
        .column("failure_touchpoints", |row| row.failure_touchpoints.map_or(TableCell::Unknown, TableCell::Count))
        .column("backed_share", |row| row.backed_share)
        .column("owner", |row| journey(row).profile.owner.map_or(TableCell::Unknown, |team| thing(model.teams[team].node)))
        .column("reviewed", |row| journey(row).profile.reviewed.map(|date| Arc::<str>::from(date.to_string())))
        .column("targets", |row| journeys(&mut replacing(model, row.journey)))
        .sorted_rows(all(model))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let mut all: Vec<AtlasRow> = all(model);
    let current = |row: &&AtlasRow| model.journeys[row.journey].state == JourneyState::Current;
    let (now, targets) = (all.iter().filter(current).count(), all.iter().filter(|row| !current(row)).count());
    if all.is_empty() {
        return Answer::sentence("No journey is recorded yet.");
    }
    let unmapped = all.iter().filter(current).filter(|row| !row.is_mapped()).count();
    let targets = match targets {
        0 => String::new(),
        n => format!("; {} {} how it should be", counted(n, "target", "targets", f), verb(n, "says", "say")),
    };
    let answer = match now {
        0 => format!("No journey of today is recorded{targets}."),
        now if unmapped == 0 => format!("{} {} mapped{targets}.", part(now, now, "journey", "journeys", f), verb(now, "is", "are")),
        now => format!("{} {} not mapped yet{targets}.", part(unmapped, now, "journey", "journeys", f), verb(unmapped, "is", "are")),
    };
    // What most people start first, and of these what is not mapped.
    let volume = |row: &AtlasRow| model.journeys[row.journey].volume_per_month.unwrap_or(-1.0);
    all.sort_by(|a, b| volume(b).total_cmp(&volume(a)).then_with(|| Reverse(!a.is_mapped()).cmp(&Reverse(!b.is_mapped()))));
    let row = |row: &AtlasRow| {
        let journey = &model.journeys[row.journey];
        vec![
            w.title(journey.node),
            if row.is_mapped() { journey.state.word().to_owned() } else { format!("{}, not mapped", journey.state.word()) },
            w.number(journey.volume_per_month),
            w.number(row.worst_feeling),
            f.count(row.unserved),
            row.maturity.map_or_else(|| "unknown".to_owned(), |level| level.to_string()),
            row.backed_share.map_or_else(|| "unknown".to_owned(), |share| f.share(share)),
        ]
    };
    let silent = all.iter().filter(|row| model.journeys[row.journey].volume_per_month.is_none()).count();
    let unknown = (silent > 0).then(|| match silent == all.len() {
        true => format!("Unknown is how many people start {}.", any(silent, "journey", "journeys", f)),
        false => format!("Unknown is how many people start {}.", counted(silent, "journey", "journeys", f)),
    });
    let headings = ["journey", "state", "#people a month", "#worst feeling", "#unserved", "#maturity", "#backed"];
    Answer { answer, unknown: unknown.into_iter().collect(), ..Answer::few(&headings, all.iter().map(row).collect()) }
}
