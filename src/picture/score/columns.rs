//! Where touchpoints and steps lie from left to right. PlacedColumns are as wide as their steps need, and all together as wide as
//! a page where they can be.

use crate::picture::text::Face;

use super::content::{Run, ScoreData, ScoreTouchpoint};
use super::facts::ScoreFacts;
use super::layout::{dot, signed};
use super::rows::CHANNEL;

/// How wide the columns of a score are together where a page holds them.
pub const PAGE: i32 = 1182;
/// From step to step, at least, at most, and where no page holds them all.
const LEAST: i32 = 12;
const MOST: i32 = 44;
const WIDE: i32 = 16;
/// So much nearer may steps be where the titles of stages are whole for it.
const NEARER: i32 = 2;
/// The least width of columns that hold the titles of their touchpoints, and from step to step there.
const TITLED: i32 = 92;
const LEAST_TITLED: i32 = 16;
/// Room in a column before its first step and behind its last.
const BEFORE: i32 = 13;
const BEHIND: i32 = 13;
/// From the last step of a process to the first of the next one beside it, at least.
const BETWEEN: i32 = 20;
/// Where titles stand in their heads.
pub(super) const INSIDE: i32 = 6;
/// How wide the sum of a stage is.
pub(super) const SUM: i32 = 38;

/// A touchpoint's column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Where it begins.
    pub left: i32,
    /// Where it ends.
    pub right: i32,
    /// Where the touchpoint itself stands: all that is done for it ends here or to the left.
    pub at: i32,
    /// From the first step to the last of each run; the same where no step is recorded.
    pub runs: Vec<(i32, i32)>,
}

impl Column {
    /// How wide what stands in it may be.
    pub(super) fn room(&self) -> i32 {
        self.right - self.left - 12
    }

    /// How many channels stand beside each other.
    pub(super) fn channels_across(&self) -> usize {
        usize::try_from((self.right - self.left - 4) / CHANNEL).unwrap_or(1).max(1)
    }
}

/// All columns, and the places of steps.
#[derive(Debug, Default)]
pub(super) struct PlacedColumns {
    pub(super) columns: Vec<Column>,
    /// Where each step stands, by its place in [`ScoreData::steps`].
    pub(super) steps: Vec<i32>,
    pub(super) width: i32,
    /// Whether each column holds the title of its touchpoint.
    pub(super) titled: bool,
}

/// How wide a stage has to be to show its title, and how often the work changes hands there: `hands` says it of each.
fn stage_width(score: &ScoreData, stage: usize, hands: &[usize]) -> i32 {
    let title = format!("{} {}", stage + 1, score.stages[stage].0.title);
    let letters = i32::try_from(Face::bold(13).with_slack(score.slack).width(&title)).unwrap_or(0);
    letters + 2 * INSIDE + 2 + if hands.get(stage).is_some_and(|&hands| hands > 0) { SUM } else { 0 }
}

/// The steps of a run in slots: those of one slot stand below each other.
struct Slots {
    /// The slot of each step.
    of: Vec<usize>,
    /// What lies between each slot and the next one, at least.
    gaps: Vec<i32>,
}

impl PlacedColumns {
    pub(super) fn of(score: &ScoreData) -> Self {
        let slots: Vec<Vec<Slots>> = score.touchpoints.iter().map(|t| t.runs.iter().map(|run| Slots::of(score, run)).collect()).collect();
        let hands = ScoreFacts::of(score).by_stage;
        let stages: Vec<i32> = (0..score.stages.len()).map(|stage| stage_width(score, stage, &hands)).collect();
        let widths = |pitch: i32, least: i32| slots.iter().map(|runs| needed(runs, pitch).max(least)).collect::<Vec<i32>>();
        let width = |pitch: i32, least: i32| widths(pitch, least).iter().sum::<i32>();
        // Rather nearer steps than titles of stages that are cut.
        let whole = |pitch: i32, least: i32| width(pitch, least) + lacking(score, &stages, &widths(pitch, least)).iter().sum::<i32>();
        let fits = |from: i32, least: i32| {
            let pitch = |from: i32, width: &dyn Fn(i32, i32) -> i32| (from..=MOST).rev().find(|&pitch| width(pitch, least) <= PAGE);
            pitch(from - NEARER, &whole).or_else(|| pitch(from, &width)).map(|pitch| (pitch, least))
        };
        let titled = fits(LEAST_TITLED, TITLED);
        let (pitch, least) = titled.or_else(|| fits(LEAST, 0)).unwrap_or((WIDE, 0));
        let (titles, spare) = for_titles(score, &stages, &widths(pitch, least));
        let count = signed(score.touchpoints.len()).max(1);
        let mut columns = Self { steps: vec![0; score.steps.len()], titled: titled.is_some(), ..Self::default() };
        for (number, (touchpoint, runs)) in (0..).zip(score.touchpoints.iter().zip(&slots)) {
            // The spare pixels go round, so that the last column ends with the page.
            let more = share(spare, number, count) + titles.get(columns.columns.len()).copied().unwrap_or(0);
            columns.place(touchpoint, runs, pitch, more + (least - needed(runs, pitch)).max(0));
        }
        columns
    }

    fn place(&mut self, touchpoint: &ScoreTouchpoint, runs: &[Slots], pitch: i32, more: i32) {
        let left = self.width;
        let right = left + needed(runs, pitch) + more;
        let mut x = left + BEFORE + more / 2;
        let mut column = Column { left, right, at: x, runs: Vec::with_capacity(runs.len()) };
        for (number, (run, slots)) in touchpoint.runs.iter().zip(runs).enumerate() {
            x += if number > 0 { pitch.max(BETWEEN) } else { 0 };
            let begin = x;
            let mut places = vec![x];
            for &gap in &slots.gaps {
                x += gap.max(pitch);
                places.push(x);
            }
            run.steps.clone().zip(&slots.of).for_each(|(step, &slot)| self.steps[step] = places[slot]);
            column.runs.push((begin, x));
        }
        column.at = x;
        self.width = right;
        self.columns.push(column);
    }
}

/// The part of one of so many in what is spared for all of them.
fn share(spare: i32, place: i32, count: i32) -> i32 {
    spare * (place + 1) / count - spare * place / count
}

/// How much wider each stage has to be than its columns of these widths, so that its title is whole.
fn lacking(score: &ScoreData, stages: &[i32], widths: &[i32]) -> Vec<i32> {
    let mut rest = widths;
    let lacks = |(&(_, count), &wide): (&(_, usize), &i32)| {
        let (own, others) = rest.split_at(count.min(rest.len()));
        rest = others;
        if own.is_empty() { 0 } else { (wide - own.iter().sum::<i32>()).max(0) }
    };
    score.stages.iter().zip(stages).map(lacks).collect()
}

/// What columns of these widths get so that the titles of their stages are whole, as far as the page has room; and what it then has left.
/// Where no page holds them all, it moves sideways anyway.
fn for_titles(score: &ScoreData, stages: &[i32], widths: &[i32]) -> (Vec<i32>, i32) {
    let width: i32 = widths.iter().sum();
    let lacking = lacking(score, stages, widths);
    let all: i32 = lacking.iter().sum();
    let spare = if width > PAGE { all } else { PAGE - width };
    let given = |lacks: i32| if all > spare { lacks * spare / all } else { lacks };
    let of_stage =
        |(&(_, count), &lacks): (&(_, usize), &i32)| (0..signed(count)).map(move |place| share(given(lacks), place, signed(count)));
    let titles: Vec<i32> = score.stages.iter().zip(&lacking).flat_map(of_stage).collect();
    let left = spare - titles.iter().sum::<i32>();
    (titles, left.max(0))
}

/// How wide a column has to be.
fn needed(runs: &[Slots], pitch: i32) -> i32 {
    let steps: i32 = runs.iter().flat_map(|run| &run.gaps).map(|&gap| gap.max(pitch)).sum();
    BEFORE + steps + pitch.max(BETWEEN) * (signed(runs.len()) - 1).max(0) + BEHIND
}

impl Slots {
    /// Steps of one rank share a slot, unless they share a row too: then one stands beside the other.
    fn of(score: &ScoreData, run: &Run) -> Self {
        let mut slots = Self { of: Vec::with_capacity(run.steps.len()), gaps: Vec::new() };
        let row = |step: usize| (score.steps[step].part, score.steps[step].by);
        let mut begin = 0;
        let mut rank = None;
        for step in run.steps.clone() {
            if rank != Some(score.steps[step].rank) {
                begin = slots.of.iter().max().map_or(0, |last| last + 1);
                rank = Some(score.steps[step].rank);
            }
            let earlier = run.steps.start..step;
            let same = earlier.zip(&slots.of).filter(|&(other, &slot)| slot >= begin && row(other) == row(step)).count();
            slots.of.push(begin + same);
        }
        let count = slots.of.iter().max().map_or(0, |last| *last);
        slots.gaps = vec![0; count];
        let placed: Vec<(usize, usize)> = run.steps.clone().zip(slots.of.iter().copied()).collect();
        for &(a, at) in &placed {
            let beside = placed.iter().filter(|&&(b, slot)| slot == at + 1 && row(a) == row(b));
            for &(b, _) in beside {
                let needed = dot(&score.steps[a]).reach() + dot(&score.steps[b]).reach() + 2;
                slots.gaps[at] = slots.gaps[at].max(needed);
            }
        }
        slots
    }
}
