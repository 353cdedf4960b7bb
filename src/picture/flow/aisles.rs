//! What runs across in the aisles between rows, and how high the aisles are.

use std::collections::BTreeMap;

use crate::picture::text::Face;

use super::data::FlowData;
use super::gaps::{LEADING, LINE, SMALL, signed, words};
use super::order::arrange;
use super::places::FlowPlaces;
use super::ways::{Aisle, ArrowWay};

/// The most lines of words on an arrow along an aisle.
const MOST_LINES: usize = 4;
/// From a box to the aisle beside it.
pub(super) const BESIDE: i32 = 10;

/// A stretch of an arrow along an aisle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AisleRun {
    /// Which arrow.
    pub(super) arrow: usize,
    /// Where it begins and ends.
    pub(super) ends: (i32, i32),
    /// Whether it comes down to where it begins, and goes up from where it ends: the box, or the other aisle, lies above.
    above: (bool, bool),
    /// What is written on it.
    pub(super) lines: Vec<String>,
    /// The middle of what is written on it.
    pub(super) middle: i32,
    /// What it takes up with what is written on it.
    span: (i32, i32),
    /// How far below the upper edge of the aisle it lies.
    pub(super) below: i32,
}

/// An aisle with what runs along it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AisleRuns {
    /// From above to below, as far as they share a stretch.
    pub(super) runs: Vec<AisleRun>,
    /// How high it is.
    pub(super) height: i32,
}

/// Where columns and what runs up and down lie.
#[derive(Clone, Copy)]
pub(super) struct Across<'a> {
    /// The left edge of each column, by stave.
    pub(super) columns: &'a [Vec<i32>],
    /// Where each arrow leaves its first gap, and where it comes to its last.
    pub(super) trunks: &'a [(i32, i32)],
    /// Where each arrow that passes staves runs at the right of all.
    pub(super) margins: &'a [Option<i32>],
    /// How wide a box is.
    pub(super) wide: i32,
}

/// What runs along each aisle.
pub(super) fn aisles(flow: &FlowData, places: &FlowPlaces, ways: &[ArrowWay], across: Across<'_>) -> BTreeMap<Aisle, AisleRuns> {
    let mut aisles: BTreeMap<Aisle, AisleRuns> = BTreeMap::new();
    for (arrow, ends) in flow.arrows.iter().enumerate() {
        let ArrowWay::Far(first, last) = ways[arrow] else { continue };
        let is_above = |place: usize, aisle: Aisle| {
            let place = places.boxes[place];
            (place.stave, place.row) < (aisle.stave, aisle.above)
        };
        let (from, to) = across.trunks[arrow];
        let mut add = |aisle: Aisle, ends: (i32, i32), above: (bool, bool), text: Option<&str>| {
            let mut run = AisleRun { arrow, ends, above, ..AisleRun::default() };
            write(&mut run, flow, text, &across.columns[aisle.stave], across.wide);
            aisles.entry(aisle).or_default().runs.push(run);
        };
        let text = ends.when.as_deref();
        match across.margins[arrow] {
            None => add(first, (from, to), (is_above(ends.from, first), is_above(ends.to, last)), text),
            Some(margin) => {
                add(first, (from, margin), (is_above(ends.from, first), last < first), text);
                add(last, (margin, to), (first < last, is_above(ends.to, last)), None);
            }
        }
    }
    aisles.values_mut().for_each(stack);
    aisles
}

/// Puts words on a run: over the column nearest to where it begins, so that nothing that runs up and down goes through them.
fn write(run: &mut AisleRun, flow: &FlowData, text: Option<&str>, columns: &[i32], wide: i32) {
    let (left, right) = (run.ends.0.min(run.ends.1), run.ends.0.max(run.ends.1));
    run.span = (left, right);
    let Some(text) = text else { return };
    let over = columns.iter().map(|x| x + wide / 2).filter(|middle| middle - wide / 2 >= left && middle + wide / 2 <= right);
    let nearest = over.min_by_key(|middle| (middle - run.ends.0).abs());
    let wide = nearest.map_or((right - left - 2 * LINE).clamp(wide / 2, wide), |_| wide - 4);
    let face = Face::regular(SMALL).with_slack(flow.slack);
    run.lines = face.shortened(text, u32::try_from(wide).unwrap_or(0), MOST_LINES);
    let half = words(flow, &run.lines) / 2 + 2;
    // What is written stays right of the names, whatever it is written on.
    let least = columns.first().map_or(0, |first| first - 2 * LINE);
    run.middle = nearest.unwrap_or(i32::midpoint(left, right)).max(least + half);
    run.span = (left.min(run.middle - half), right.max(run.middle + half));
}

/// Puts the runs of an aisle below each other where they share a stretch, so that little crosses.
fn stack(aisle: &mut AisleRuns) {
    let runs = &aisle.runs;
    let overlaps = |a: &AisleRun, b: &AisleRun| a.span.0 <= b.span.1 + 4 && b.span.0 <= a.span.1 + 4;
    let within = |x: i32, run: &AisleRun| run.ends.0.min(run.ends.1) < x && x < run.ends.0.max(run.ends.1);
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|&at| (runs[at].span, runs[at].arrow));
    arrange(&mut order, |a, b| {
        let (a, b) = (&runs[a], &runs[b]);
        let up = [(b.ends.0, b.above.0), (b.ends.1, b.above.1)].iter().filter(|(x, above)| *above && within(*x, a)).count();
        let down = [(a.ends.0, a.above.0), (a.ends.1, a.above.1)].iter().filter(|(x, above)| !*above && within(*x, b)).count();
        up + down
    });
    let mut tracks: Vec<i32> = Vec::new();
    let mut track_of: Vec<usize> = vec![0; runs.len()];
    for (nth, &at) in order.iter().enumerate() {
        let above = order[..nth].iter().filter(|&&other| overlaps(&runs[at], &runs[other])).map(|&other| track_of[other] + 1).max();
        let track = above.unwrap_or(0);
        track_of[at] = track;
        if track == tracks.len() {
            tracks.push(0);
        }
        let lines = signed(runs[at].lines.len());
        tracks[track] = tracks[track].max(if lines > 0 { LEADING * lines + 4 } else { LINE });
    }
    let tops: Vec<i32> = tracks.iter().scan(BESIDE, |y, height| Some(std::mem::replace(y, *y + height))).collect();
    aisle.height = tracks.iter().sum::<i32>() + BESIDE;
    for (run, track) in aisle.runs.iter_mut().zip(track_of) {
        run.below = tops[track] + tracks[track] / 2;
    }
}
