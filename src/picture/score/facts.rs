//! What a score shows, counted.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::NodeId;
use crate::model::queries::touchpoint::Party;

use super::content::{Run, ScoreData, ScorePart, ScoreStep, ScoreTouchpoint, Thread};
use super::layout::{LONG_WAIT, SMALLEST, ScoreLayout, dot};
use super::rows::RowKind;

/// So many systems share the first place at most.
const MOST_NAMED: usize = 3;

/// What the sentence above a score says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScoreFacts {
    /// How often the work changes hands below the line of interaction.
    pub hand_offs: usize,
    /// The same for each stage, by its place.
    pub by_stage: Vec<usize>,
    /// The numbers of the stages, from 1, in which work crosses the waterline.
    pub crossing: Vec<usize>,
    /// The stage in which the work changes hands most, by its place, and how often; none where no stage stands out.
    pub busiest: Option<(usize, usize)>,
    /// The systems that are used at most touchpoints, each with the place of the stage that stands out by its use of it, and at how
    /// many touchpoints each; none where many are, or none at more than one.
    pub most_used: (Vec<(NodeId, Option<usize>)>, usize),
    /// The places of touchpoints where nobody of ours takes part: the person meets somebody else.
    pub without_us: Vec<usize>,
    /// The places of touchpoints where somebody of ours should answer, and nobody is recorded.
    pub unserved: Vec<usize>,
}

/// Which marks a score has: its key lists these and no others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScoreMarks {
    /// Things that the person sees or holds, where an eye stands for them.
    pub eyes: bool,
    /// Moments of truth.
    pub truth: bool,
    /// Touchpoints that a third party has with the person.
    pub third: bool,
    /// Touchpoints of which nobody knows how they feel.
    pub unknown: bool,
    /// Pains of which none is heavy.
    pub pains: bool,
    /// Heavy pains.
    pub heavy_pains: bool,
    /// Touchpoints of ours without anybody.
    pub nobody: bool,
    /// Steps.
    pub steps: bool,
    /// Steps of more than a few minutes.
    pub minutes: bool,
    /// Informal steps.
    pub informal: bool,
    /// Steps that begin with a day or more of waiting.
    pub waits: bool,
    /// Threads from one to another.
    pub hand_offs: bool,
    /// Threads that stay with one.
    pub threads: bool,
    /// Processes without steps.
    pub unrecorded: bool,
    /// Supporting processes.
    pub supporters: bool,
    /// Systems.
    pub systems: bool,
    /// Several processes at one touchpoint.
    pub dividers: bool,
}

impl ScoreFacts {
    /// Of a score.
    pub fn of(score: &ScoreData) -> Self {
        let is_below = |step: usize| score.steps[step].part != ScorePart::Own;
        let hand_offs = by_stage(score, |t| t.hand_off && is_below(t.from) && is_below(t.to));
        let served = score.touchpoints.iter().enumerate();
        let without_us = served.clone().filter(|(_, t)| matches!(t.party, Party::Third { with_us: false }) && t.runs.is_empty());
        let unserved = served.filter(|(_, t)| t.is_unserved());
        Self {
            busiest: standing_out(hand_offs.iter().copied().enumerate()),
            hand_offs: hand_offs.iter().sum(),
            by_stage: hand_offs,
            crossing: crossing(score),
            most_used: most_used(score),
            without_us: without_us.map(|(place, _)| place).collect(),
            unserved: unserved.map(|(place, _)| place).collect(),
        }
    }
}

/// The numbers of the stages in which a thread leads from above the waterline to below it, or back.
fn crossing(score: &ScoreData) -> Vec<usize> {
    let is_seen = |step: usize| matches!(score.steps[step].part, ScorePart::Own | ScorePart::Front);
    let is_placed = |step: usize| score.steps[step].part != ScorePart::Unplaced;
    let crosses = by_stage(score, |t| is_seen(t.from) != is_seen(t.to) && is_placed(t.from) && is_placed(t.to));
    (1..).zip(crosses).filter(|&(_, count)| count > 0).map(|(number, _)| number).collect()
}

/// How many threads of a sort each stage has.
fn by_stage(score: &ScoreData, is: impl Fn(&Thread) -> bool) -> Vec<usize> {
    let starts: Vec<usize> = score.threads.iter().filter(|t| is(t)).map(|t| t.from).collect();
    let starts_of = |run: &Run| starts.iter().filter(|step| run.steps.contains(step)).count();
    stages(score).map(|own| own.iter().flat_map(|t| &t.runs).map(starts_of).sum()).collect()
}

/// The touchpoints of each stage, in their order.
fn stages(score: &ScoreData) -> impl Iterator<Item = &[ScoreTouchpoint]> {
    let mut rest = &score.touchpoints[..];
    score.stages.iter().map(move |(_, count)| {
        let (own, others) = rest.split_at((*count).min(rest.len()));
        rest = others;
        own
    })
}

/// What a row holds, counted: steps of whoever does them, the touchpoints for which the others are used or stand by. None where
/// a row is not counted.
pub fn of_row(score: &ScoreData, row: RowKind) -> Option<usize> {
    let steps = |part, by| score.steps.iter().filter(|step| step.part == part && step.by == by).count();
    match row {
        RowKind::Own => Some(score.steps.iter().filter(|step| step.part == ScorePart::Own).count()),
        RowKind::Actor(part, by) => Some(steps(part, by)),
        RowKind::Supporter(node) => {
            Some(score.touchpoints.iter().filter(|t| t.runs.iter().any(|run| run.supporters.contains(&node))).count())
        }
        RowKind::System(node) => used(&score.touchpoints, score).remove(&node),
        _ => None,
    }
}

/// The systems that steps use at most touchpoints, up to [`MOST_NAMED`] that share the place.
fn most_used(score: &ScoreData) -> (Vec<(NodeId, Option<usize>)>, usize) {
    let used = used(&score.touchpoints, score);
    let most = used.values().copied().max().unwrap_or(0);
    let first: Vec<NodeId> = used.iter().filter(|(_, count)| **count == most).map(|(&system, _)| system).collect();
    if most < 2 || used.len() < 2 || first.len() > MOST_NAMED {
        return (Vec::new(), 0);
    }
    let by_stage: Vec<_> = stages(score).map(|own| self::used(own, score)).collect();
    let stage_of = |system: NodeId| {
        let counts = by_stage.iter().map(|used| used.get(&system).copied().unwrap_or(0));
        standing_out(counts.enumerate()).map(|(stage, _)| stage)
    };
    (first.into_iter().map(|system| (system, stage_of(system))).collect(), most)
}

/// At how many of these touchpoints each system is used.
fn used(touchpoints: &[ScoreTouchpoint], score: &ScoreData) -> BTreeMap<NodeId, usize> {
    let mut used: BTreeMap<NodeId, usize> = BTreeMap::new();
    for touchpoint in touchpoints {
        let of_steps = touchpoint.runs.iter().flat_map(|run| score.steps[run.steps.clone()].iter().flat_map(|step| &step.systems));
        let systems: BTreeSet<NodeId> = of_steps.chain(touchpoint.runs.iter().flat_map(|run| &run.systems)).copied().collect();
        for system in systems {
            *used.entry(system).or_default() += 1;
        }
    }
    used
}

/// What has more than every other, if that is more than one.
fn standing_out<T>(counts: impl Iterator<Item = (T, usize)>) -> Option<(T, usize)> {
    let mut counts: Vec<(T, usize)> = counts.collect();
    counts.sort_by_key(|&(_, count)| Reverse(count));
    let second = counts.get(1).map(|&(_, count)| count)?;
    counts.into_iter().next().filter(|&(_, first)| first > second.max(1))
}

impl ScoreMarks {
    /// Of a score.
    pub fn of(score: &ScoreData, layout: &ScoreLayout) -> Self {
        let touchpoint = |is: fn(&ScoreTouchpoint) -> bool| score.touchpoints.iter().any(is);
        let run = |is: fn(&Run) -> bool| score.touchpoints.iter().flat_map(|t| &t.runs).any(is);
        let step = |is: fn(&ScoreStep) -> bool| score.steps.iter().any(is);
        Self {
            eyes: layout.sees.iter().any(|(_, _, lines)| lines.is_empty()),
            truth: touchpoint(|t| t.moment_of_truth && t.feeling.is_some()),
            third: touchpoint(|t| matches!(t.party, Party::Third { .. }) && t.feeling.is_some()),
            unknown: touchpoint(|t| t.feeling.is_none()),
            pains: touchpoint(|t| t.pains > 0 && !t.heavy_pain),
            heavy_pains: touchpoint(|t| t.heavy_pain),
            nobody: touchpoint(ScoreTouchpoint::is_unserved),
            steps: !score.steps.is_empty(),
            minutes: step(|s| dot(s).radius > SMALLEST),
            informal: step(|s| s.informal),
            waits: step(|s| s.wait.is_some_and(|wait| wait >= LONG_WAIT)),
            hand_offs: score.threads.iter().any(|t| t.hand_off),
            threads: score.threads.iter().any(|t| !t.hand_off),
            unrecorded: run(|r| r.steps.is_empty()),
            supporters: run(|r| !r.supporters.is_empty()),
            systems: step(|s| !s.systems.is_empty()) || run(|r| !r.systems.is_empty()),
            dividers: touchpoint(|t| t.runs.len() > 1),
        }
    }
}
