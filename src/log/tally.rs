//! What is counted while cases are told one after the other. What does not hang on times is kept by the ways that cases went, and worked out of
//! these afterwards.
//!
//! Linear in the events, but for sorting them. Kept are the ways, a duration for each case and one for each touchpoint of it.

use std::io;

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::event::{Event, EventStore};
use super::tie::Ties;
use super::way::DocumentedWay;

/// What happened in a case, at once repeated things once: a touchpoint by its place, behind all touchpoints an activity by its number.
pub(super) type CaseWay = Box<[u32]>;

/// What was counted.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// The ways that cases went.
    pub(super) ways: HashMap<CaseWay, WayTally>,
    /// By touchpoint.
    pub(super) touchpoints: Vec<TouchpointTally>,
}

/// The cases that went one way.
#[derive(Debug)]
pub(super) struct WayTally {
    /// From the first event to the last, of one case.
    first: i64,
    /// The same of the others.
    others: Vec<i64>,
    /// Cases in which a touchpoint repeats at once.
    pub(super) repeating: u64,
}

/// The events of a touchpoint.
#[derive(Clone, Debug, Default)]
pub(super) struct TouchpointTally {
    /// How many.
    pub(super) events: u64,
    /// From the event before the first one of a case to it, in microseconds.
    pub(super) waits: Vec<i64>,
}

impl WayTally {
    /// How many cases went it.
    pub(super) fn cases(&self) -> u64 {
        1 + self.others.len() as u64
    }

    /// From the first event to the last, of each case.
    pub(super) fn throughputs(&self) -> impl Iterator<Item = i64> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// Counts the cases of a log, on all cores.
pub(super) fn count(events: &EventStore<'_>, ties: &Ties, way: &DocumentedWay, touchpoints: usize) -> io::Result<Tally> {
    let empty = || Tally { ways: HashMap::default(), touchpoints: vec![TouchpointTally::default(); touchpoints] };
    let counted = (0..events.parts()).into_par_iter().try_fold(empty, |mut tally, part| {
        for case in events.part(part)?.chunk_by(|a, b| a.case == b.case) {
            tally.add(case, ties, way);
        }
        Ok::<_, io::Error>(tally)
    });
    counted.try_reduce(empty, |a, b| Ok(a.joined(b)))
}

impl Tally {
    /// Counts one more case.
    fn add(&mut self, case: &[Event], ties: &Ties, way: &DocumentedWay) {
        let touchpoints = self.touchpoints.len();
        let mut steps: Vec<u32> = Vec::with_capacity(case.len());
        let mut seen = vec![false; touchpoints];
        let (mut last, mut before, mut repeats) = (None, None, false);
        for event in case {
            let tied = ties.touchpoint(event.activity, last, way);
            let step = match tied {
                Some(at) => at,
                None => touchpoints + event.activity as usize,
            };
            let step = u32::try_from(step).unwrap_or(u32::MAX);
            if let Some(at) = tied {
                repeats |= last == Some(at);
                last = tied;
                let tally = &mut self.touchpoints[at];
                tally.events += 1;
                if !std::mem::replace(&mut seen[at], true) {
                    tally.waits.extend(before.map(|before| event.instant - before));
                }
            }
            if steps.last() != Some(&step) {
                steps.push(step);
            }
            before = Some(event.instant);
        }
        let throughput = case.last().map_or(0, |last| last.instant - case[0].instant);
        let add = |known: &mut WayTally| {
            known.others.push(throughput);
            known.repeating += u64::from(repeats);
        };
        match self.ways.get_mut(steps.as_slice()) {
            Some(known) => add(known),
            None => {
                let new = WayTally { first: throughput, others: Vec::new(), repeating: u64::from(repeats) };
                self.ways.insert(steps.into(), new);
            }
        }
    }

    fn joined(self, other: Self) -> Self {
        let (mut all, mut more) = if self.ways.len() < other.ways.len() { (other, self) } else { (self, other) };
        #[expect(clippy::iter_over_hash_type, reason = "each way is added to its own")]
        for (way, tally) in more.ways.drain() {
            match all.ways.get_mut(&way) {
                Some(known) => {
                    known.others.push(tally.first);
                    known.others.extend(tally.others);
                    known.repeating += tally.repeating;
                }
                None => {
                    all.ways.insert(way, tally);
                }
            }
        }
        for (touchpoint, tally) in all.touchpoints.iter_mut().zip(more.touchpoints) {
            touchpoint.events += tally.events;
            touchpoint.waits.extend(tally.waits);
        }
        all
    }
}
