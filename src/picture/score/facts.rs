//! What a score shows, counted.

use crate::model::queries::touchpoint::Party;

use super::content::{Run, ScoreData, ScorePart, ScoreStep, ScoreTouchpoint, Thread};
use super::layout::{LONG_WAIT, SMALLEST, dot};

/// What the sentence above a score says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScoreFacts {
    /// How often the work changes hands below the line of interaction.
    pub hand_offs: usize,
    /// The numbers of the stages, from 1, in which work crosses the waterline.
    pub crossing: Vec<usize>,
    /// The places of touchpoints where nobody of ours takes part: the person meets somebody else.
    pub without_us: Vec<usize>,
    /// The places of touchpoints where somebody of ours should answer, and nobody is recorded.
    pub unserved: Vec<usize>,
}

/// Which marks a score has: its key lists these and no others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScoreMarks {
    /// Moments of truth.
    pub truth: bool,
    /// Touchpoints that a third party has with the person.
    pub third: bool,
    /// Touchpoints of which nobody knows how they feel.
    pub unknown: bool,
    /// Pains.
    pub pains: bool,
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
        let hand_offs = score.threads.iter().filter(|t| t.hand_off && is_below(t.from) && is_below(t.to)).count();
        let served = score.touchpoints.iter().enumerate();
        let without_us = served.clone().filter(|(_, t)| matches!(t.party, Party::Third { with_us: false }) && t.runs.is_empty());
        let unserved = served.filter(|(_, t)| t.is_unserved());
        Self {
            hand_offs,
            crossing: crossing(score),
            without_us: without_us.map(|(place, _)| place).collect(),
            unserved: unserved.map(|(place, _)| place).collect(),
        }
    }
}

/// The numbers of the stages in which a thread leads from above the waterline to below it, or back.
fn crossing(score: &ScoreData) -> Vec<usize> {
    let is_seen = |step: usize| matches!(score.steps[step].part, ScorePart::Own | ScorePart::Front);
    let is_placed = |step: usize| score.steps[step].part != ScorePart::Unplaced;
    let crosses = |t: &&Thread| is_seen(t.from) != is_seen(t.to) && is_placed(t.from) && is_placed(t.to);
    let crossed: Vec<usize> = score.threads.iter().filter(crosses).map(|t| t.from).collect();
    let mut rest = &score.touchpoints[..];
    let mut stages = Vec::new();
    for (number, (_, count)) in (1..).zip(&score.stages) {
        let (own, others) = rest.split_at((*count).min(rest.len()));
        rest = others;
        let mut runs = own.iter().flat_map(|t| &t.runs);
        if runs.any(|run| crossed.iter().any(|step| run.steps.contains(step))) {
            stages.push(number);
        }
    }
    stages
}

impl ScoreMarks {
    /// Of a score.
    pub fn of(score: &ScoreData) -> Self {
        let touchpoint = |is: fn(&ScoreTouchpoint) -> bool| score.touchpoints.iter().any(is);
        let run = |is: fn(&Run) -> bool| score.touchpoints.iter().flat_map(|t| &t.runs).any(is);
        let step = |is: fn(&ScoreStep) -> bool| score.steps.iter().any(is);
        Self {
            truth: touchpoint(|t| t.moment_of_truth && t.feeling.is_some()),
            third: touchpoint(|t| matches!(t.party, Party::Third { .. }) && t.feeling.is_some()),
            unknown: touchpoint(|t| t.feeling.is_none()),
            pains: touchpoint(|t| t.pains > 0),
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
