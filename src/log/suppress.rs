//! Holds back what rests on one to four cases, and what such a figure could be worked out from. Zero is told: that nobody came is nobody's secret.

use crate::model::logged::{
    ConformanceFigures, Disclosed, FEWEST_CASES, LogFigures, MedianAndP90, TouchpointFigures, UndocumentedActivity, VariantFigures,
};

use super::counted::{Counted, CountedConformance, CountedTouchpoint, CountedVariant, Quantiles};
use super::plan::{Plan, PlannedTouchpoint};
use super::way::DocumentedWay;

/// The most ways that are shown.
const MOST_VARIANTS: usize = 10;

/// What may be told of what was counted.
pub(super) fn figures(counted: &Counted, plan: &Plan, way: &DocumentedWay) -> LogFigures {
    let all = counted.cases;
    let few = is_few(all);
    let of_touchpoint =
        |(at, (planned, told)): (usize, (&PlannedTouchpoint, &CountedTouchpoint))| touchpoint(planned, told, all, way.ends_at(at));
    let (variants, other_variants) = variants(&counted.variants, all);
    let mut undocumented: Vec<UndocumentedActivity> = counted
        .undocumented
        .values()
        .filter(|(_, cases)| !is_few(*cases))
        .map(|(name, cases)| UndocumentedActivity { name: name.clone(), cases: *cases })
        .collect();
    undocumented.sort_by_key(|activity| std::cmp::Reverse(activity.cases));
    let has_rare_activities = counted.has_rare_activities || counted.undocumented.len() > undocumented.len();
    LogFigures {
        cases: count(all),
        conformance: counted.conformance.map(|conformance| of_conformance(conformance, all)),
        ad_hoc: if few { Disclosed::Hidden } else { count(counted.ad_hoc) },
        first_day: counted.days.map(|(first, _)| first),
        last_day: counted.days.map(|(_, last)| last),
        throughput: quantiles(counted.throughput, all),
        touchpoints: plan.touchpoints.iter().zip(&counted.touchpoints).enumerate().map(of_touchpoint).collect(),
        variants,
        other_variants,
        undocumented,
        has_rare_activities,
        reading: counted.reading,
    }
}

/// Whether a number of cases is too small to be told.
fn is_few(cases: u64) -> bool {
    (1..FEWEST_CASES).contains(&cases)
}

/// A number of cases.
fn count(cases: u64) -> Disclosed<u64> {
    if is_few(cases) { Disclosed::Hidden } else { Disclosed::Told(cases) }
}

/// A share of a number of cases; unknown where there are none.
fn share(part: u64, of: u64) -> Disclosed<f64> {
    if of == 0 {
        Disclosed::Unknown
    } else if is_few(part) || is_few(of) {
        Disclosed::Hidden
    } else {
        Disclosed::Told(quotient(part, of))
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 cases")]
fn quotient(part: u64, of: u64) -> f64 {
    part as f64 / of as f64
}

/// Durations that rest on so many cases.
fn quantiles(quantiles: Option<Quantiles>, cases: u64) -> MedianAndP90 {
    let of = |micros: i64| if is_few(cases) { Disclosed::Hidden } else { Disclosed::Told(minutes(micros)) };
    let figure =
        |of_quantiles: fn(&Quantiles) -> i64| quantiles.as_ref().map_or(Disclosed::Unknown, |quantiles| of(of_quantiles(quantiles)));
    MedianAndP90 { median: figure(|quantiles| quantiles.median), p90: figure(|quantiles| quantiles.p90) }
}

#[expect(clippy::cast_precision_loss, reason = "a hundred years are 2^52 microseconds, and four decimals of minutes are shown")]
fn minutes(micros: i64) -> f64 {
    micros as f64 / 60_000_000.0
}

fn of_conformance(counted: CountedConformance, all: u64) -> ConformanceFigures {
    let CountedConformance { fitting, missing, out_of_sequence, repeated } = counted;
    // What does not fit is the rest of what does.
    let is_hidden = is_few(all) || is_few(fitting) || is_few(all - fitting);
    let told = |cases: u64| if is_few(all) { Disclosed::Hidden } else { count(cases) };
    ConformanceFigures {
        fitting: if is_hidden { Disclosed::Hidden } else { Disclosed::Told(fitting) },
        share: if is_hidden { Disclosed::Hidden } else { share(fitting, all) },
        missing: told(missing),
        out_of_sequence: told(out_of_sequence),
        repeated: told(repeated),
    }
}

fn touchpoint(planned: &PlannedTouchpoint, counted: &CountedTouchpoint, all: u64, is_end: bool) -> TouchpointFigures {
    let cases = counted.cases;
    let hides_all = is_few(all) || is_few(cases);
    let unless_few = |figure: Disclosed<u64>| if hides_all { Disclosed::Hidden } else { figure };
    let of_waits = |above: Option<u64>| match above {
        _ if hides_all => Disclosed::Hidden,
        Some(above) => share(above, counted.waits),
        None => Disclosed::Unknown,
    };
    let (conversions, ends) = parts(counted);
    let drop_off = match ends {
        _ if hides_all => Disclosed::Hidden,
        _ if is_end || cases == 0 => Disclosed::Unknown,
        Disclosed::Told(ends) => share(ends, cases),
        Disclosed::Hidden | Disclosed::Unknown => Disclosed::Hidden,
    };
    let hidden_waits = MedianAndP90 { median: Disclosed::Hidden, p90: Disclosed::Hidden };
    TouchpointFigures {
        can_be_logged: planned.can_be_logged(),
        events: unless_few(Disclosed::Told(counted.events)),
        cases: unless_few(Disclosed::Told(cases)),
        reach: match cases {
            _ if hides_all => Disclosed::Hidden,
            0 => Disclosed::Told(0.0),
            cases => share(cases, all),
        },
        rework: unless_few(Disclosed::Told(counted.events - cases)),
        wait: if hides_all { hidden_waits } else { quantiles(counted.wait, counted.waits) },
        drop_off,
        above_wait: of_waits(counted.above_wait),
        above_within: of_waits(counted.above_within),
        conversions: conversions.into_iter().map(|(to, cases)| (to, unless_few(cases))).collect(),
        missing: if is_few(all) { Disclosed::Hidden } else { count(counted.missing) },
        unknown_events: counted.unknown_events.clone(),
    }
}

/// Where the cases of a touchpoint go, and how many end with it. Together they are all its cases: where one of them is hidden, another is too.
fn parts(counted: &CountedTouchpoint) -> (Vec<(usize, Disclosed<u64>)>, Disclosed<u64>) {
    let mut conversions: Vec<(usize, Disclosed<u64>)> = counted.conversions.iter().map(|(to, cases)| (*to, count(*cases))).collect();
    let mut ends = count(counted.ends);
    let hidden = conversions.iter().filter(|(_, cases)| cases.is_hidden()).count() + usize::from(ends.is_hidden());
    if hidden == 1 {
        let told = conversions.iter_mut().filter_map(|(to, cases)| Some((cases.told().filter(|cases| *cases > 0)?, *to, cases)));
        // The smallest; of equal ones the last in the file.
        match told.min_by_key(|(cases, to, _)| (*cases, std::cmp::Reverse(*to))) {
            Some((_, _, cases)) => *cases = Disclosed::Hidden,
            None => ends = Disclosed::Hidden,
        }
    }
    (conversions, ends)
}

/// The commonest ways, and how many cases went another one. Together they are all cases: where few are left, the rarest way shown is left out.
fn variants(all: &[CountedVariant], cases: u64) -> (Vec<VariantFigures>, Disclosed<u64>) {
    let mut shown = all.iter().take_while(|variant| variant.cases >= FEWEST_CASES).take(MOST_VARIANTS).collect::<Vec<_>>();
    let rest = |shown: &[&CountedVariant]| cases - shown.iter().map(|variant| variant.cases).sum::<u64>();
    if is_few(rest(&shown)) {
        shown.pop();
    }
    let others = count(rest(&shown));
    let variant = |variant: &CountedVariant| VariantFigures {
        steps: variant.steps.clone(),
        cases: variant.cases,
        throughput_median: minutes(variant.median),
    };
    (shown.into_iter().map(variant).collect(), others)
}
