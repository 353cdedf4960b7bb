//! What a log counts up to, exactly, before anything is held back: out of the ways that cases went and the times that they took, or out of the
//! table that another engine made.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap as HashMap;

use crate::base::date::Date;
use crate::model::logged::{FEWEST_CASES, LogReading, VariantStep};

use super::plan::{Plan, PlannedTouchpoint};
use super::tally::{CaseWay, Tally, TouchpointTally, WayTally};
use super::way::{DocumentedWay, Walked};

/// What a log counts up to. Times are in microseconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Counted {
    pub(super) cases: u64,
    /// Cases that have any.
    pub(super) ad_hoc: u64,
    /// None where there is no documented way.
    pub(super) conformance: Option<CountedConformance>,
    pub(super) days: Option<(Date, Date)>,
    pub(super) throughput: Option<Quantiles>,
    pub(super) touchpoints: Vec<CountedTouchpoint>,
    /// The ways that five cases or more went, the commonest first.
    pub(super) variants: Vec<CountedVariant>,
    /// Activities that belong to no touchpoint, by what they are compared by: as they are mostly spelt, and cases.
    pub(super) undocumented: BTreeMap<String, (String, u64)>,
    /// Whether there are some of under five cases that are not among these.
    pub(super) has_rare_activities: bool,
    pub(super) reading: LogReading,
}

/// Cases that have any of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CountedConformance {
    pub(super) fitting: u64,
    pub(super) missing: u64,
    pub(super) out_of_sequence: u64,
    pub(super) repeated: u64,
}

/// Of figures that are sorted: that of rank ⌈n/2⌉, and that of rank ⌈9n/10⌉.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Quantiles {
    pub(super) median: i64,
    pub(super) p90: i64,
}

/// What is counted of a touchpoint.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CountedTouchpoint {
    pub(super) events: u64,
    pub(super) cases: u64,
    /// How many waits there are.
    pub(super) waits: u64,
    pub(super) wait: Option<Quantiles>,
    /// Waits that are longer than `wait` says, where it says something.
    pub(super) above_wait: Option<u64>,
    /// The same of `within`.
    pub(super) above_within: Option<u64>,
    /// By the touchpoint that comes next: cases.
    pub(super) conversions: BTreeMap<usize, u64>,
    /// Cases that end with it.
    pub(super) ends: u64,
    /// Cases that lack it.
    pub(super) missing: u64,
    /// Those of its `events`, by their places, that the log does not have.
    pub(super) unknown_events: Vec<usize>,
}

/// The cases that went one way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CountedVariant {
    pub(super) steps: Vec<VariantStep>,
    pub(super) cases: u64,
    pub(super) median: i64,
}

impl Quantiles {
    /// Of these figures, which are put into another order; none where there is none.
    pub(super) fn of(figures: &mut [i64]) -> Option<Self> {
        let n = figures.len();
        let mut rank = |rank: usize| (n > 0).then(|| *figures.select_nth_unstable(rank - 1).1);
        Some(Self { median: rank(n.div_ceil(2))?, p90: rank((9 * n).div_ceil(10))? })
    }
}

impl Counted {
    /// Out of what was counted case by case. `activities` are as they are mostly spelt, and ordered by what they are `compared` by.
    pub(super) fn of(tally: Tally, plan: &Plan, way: &DocumentedWay, activities: &[String], compared: &[Box<str>]) -> Self {
        let n = plan.touchpoints.len();
        let mut throughputs: Vec<i64> = tally.ways.values().flat_map(WayTally::throughputs).collect();
        let throughput = Quantiles::of(&mut throughputs);
        drop(throughputs);
        let touchpoints =
            plan.touchpoints.iter().zip(tally.touchpoints).map(|(planned, tally)| CountedTouchpoint::of(planned, tally)).collect();
        let mut counted = Self { touchpoints, throughput, ..Self::default() };
        let mut sequences = Sequences::new(way);
        let mut of_activities: Vec<u64> = vec![0; activities.len()];
        let mut commonest: Vec<(CaseWay, u64, i64)> = Vec::new();
        #[expect(clippy::iter_over_hash_type, reason = "all of it is added up, or sorted afterwards")]
        for (steps, tally) in tally.ways {
            let cases = tally.cases();
            let (folded, ad_hoc) = parted(&steps, n);
            ad_hoc.iter().for_each(|activity| of_activities[*activity] += cases);
            sequences.add(&mut counted, folded, !ad_hoc.is_empty(), cases);
            sequences.conformance.repeated += tally.repeating;
            if cases >= FEWEST_CASES {
                let mut throughputs: Vec<i64> = tally.throughputs().collect();
                commonest.push((steps, cases, Quantiles::of(&mut throughputs).map_or(0, |quantiles| quantiles.median)));
            }
        }
        counted.conformance = (!way.is_empty()).then_some(sequences.conformance);
        commonest.sort_by_cached_key(|(steps, cases, _)| (Reverse(*cases), in_file_order(steps, n, compared)));
        let step = |step: &u32| match (*step as usize).checked_sub(n) {
            Some(activity) => VariantStep::Activity(activities[activity].clone()),
            None => VariantStep::Touchpoint(*step as usize),
        };
        counted.variants = commonest
            .into_iter()
            .map(|(steps, cases, median)| CountedVariant { steps: steps.iter().map(step).collect(), cases, median })
            .collect();
        let undocumented = compared.iter().zip(activities).zip(of_activities).filter(|(_, cases)| *cases > 0);
        counted.undocumented = undocumented.map(|((compared, shown), cases)| (compared.to_string(), (shown.clone(), cases))).collect();
        counted
    }
}

impl CountedTouchpoint {
    fn of(planned: &PlannedTouchpoint, mut tally: TouchpointTally) -> Self {
        let above = |bound: Option<i64>| bound.map(|bound| tally.waits.iter().filter(|wait| **wait > bound).count() as u64);
        Self {
            events: tally.events,
            waits: tally.waits.len() as u64,
            above_wait: above(planned.wait),
            above_within: above(planned.within),
            wait: Quantiles::of(&mut tally.waits),
            ..Self::default()
        }
    }
}

/// Adds up what hangs on the touchpoints that cases came by, at once repeated ones once: each such sequence is walked once.
pub(super) struct Sequences<'a> {
    way: &'a DocumentedWay,
    walked: HashMap<Vec<usize>, Walked>,
    pub(super) conformance: CountedConformance,
}

impl<'a> Sequences<'a> {
    pub(super) fn new(way: &'a DocumentedWay) -> Self {
        Self { way, walked: HashMap::default(), conformance: CountedConformance::default() }
    }

    /// Adds the cases of a sequence, all of them with something that belongs to no touchpoint, or all without.
    pub(super) fn add(&mut self, counted: &mut Counted, folded: Vec<usize>, has_ad_hoc: bool, cases: u64) {
        counted.cases += cases;
        counted.ad_hoc += if has_ad_hoc { cases } else { 0 };
        let mut seen = vec![false; counted.touchpoints.len()];
        for (place, &at) in folded.iter().enumerate().rev() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            let touchpoint = &mut counted.touchpoints[at];
            touchpoint.cases += cases;
            match folded.get(place + 1) {
                Some(next) => *touchpoint.conversions.entry(*next).or_default() += cases,
                None => touchpoint.ends += cases,
            }
        }
        let way = self.way;
        let walked = self.walked.entry(folded).or_insert_with_key(|folded| way.walk(folded));
        let sum = &mut self.conformance;
        let fits = walked.missing.is_empty() && walked.out_of_sequence == 0 && !has_ad_hoc;
        sum.fitting += if fits { cases } else { 0 };
        sum.missing += if walked.missing.is_empty() { 0 } else { cases };
        sum.out_of_sequence += if walked.out_of_sequence == 0 { 0 } else { cases };
        walked.missing.iter().for_each(|at| counted.touchpoints[*at].missing += cases);
    }
}

/// What ways are ordered by: the places of their touchpoints; behind these their activities, by name.
fn in_file_order(steps: &[u32], touchpoints: usize, compared: &[Box<str>]) -> Vec<(usize, Box<str>)> {
    let of = |step: usize| match step.checked_sub(touchpoints) {
        Some(activity) => (touchpoints, compared[activity].clone()),
        None => (step, "".into()),
    };
    steps.iter().map(|step| of(*step as usize)).collect()
}

/// The touchpoints of a way, at once repeated ones once whatever lay between; and its other activities, each once.
fn parted(steps: &[u32], touchpoints: usize) -> (Vec<usize>, BTreeSet<usize>) {
    let (mut folded, mut ad_hoc) = (Vec::with_capacity(steps.len()), BTreeSet::new());
    for step in steps.iter().map(|step| *step as usize) {
        match step.checked_sub(touchpoints) {
            Some(activity) => {
                ad_hoc.insert(activity);
            }
            None if folded.last() == Some(&step) => {}
            None => folded.push(step),
        }
    }
    (folded, ad_hoc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_whole_numbers() {
        let of = |n: i64| Quantiles::of(&mut (1..=n).rev().collect::<Vec<_>>()).map(|quantiles| (quantiles.median, quantiles.p90));
        let due = [
            (0, None),
            (1, Some((1, 1))),
            (2, Some((1, 2))),
            (3, Some((2, 3))),
            (10, Some((5, 9))),
            (11, Some((6, 10))),
            (20, Some((10, 18))),
        ];
        for (n, due) in due {
            assert_eq!(of(n), due, "{n}");
        }
    }
}
