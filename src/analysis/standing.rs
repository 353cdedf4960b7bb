//! How a measure stands: how far it has come from where it began to what is promised, how much it has changed since its first
//! reading, and whether that has been one way all along.
//!
//! Whether a promise is missed hangs on the day by which it was made ([`Measure::on_target`]); what is not kept is on the way, or further
//! off than at the start.
//! Two or three readings rise and fall by chance, so that a course is only told of [`STEADY`] readings or more, each better than the
//! one before it (or each worse): readings in no order do so in one of 24 cases.
//!
//! Linear in the readings of a measure.

use std::cmp::Ordering;

use crate::base::date::Date;
use crate::base::vocabulary::Better;
use crate::model::nested::Measure;

/// How many readings that all go one way are a course.
pub const STEADY: usize = 4;

/// Where the last reading of a measure stands between its start and its promise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// At the promise or beyond it.
    Kept,
    /// So much of the way from the start to the promise: from 0, which is where it began, to less than 1.
    Way(f64),
    /// Further from the promise than at the start.
    Further,
    /// Not kept, and nobody says where it began.
    NoStart,
    /// Nothing is promised.
    NoPromise,
    /// Nobody says whether more or less is better, and start and promise do not tell.
    NoDirection,
    /// Nobody measures.
    NoReading,
}

/// A difference between two readings, and the day of the earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasureChange {
    /// The last reading less the first, in the unit of the measure.
    pub amount: f64,
    /// The day of the first reading.
    pub since: Date,
}

/// Readings that all go one way, up to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureCourse {
    /// Whether each is better than the one before it; else each is worse.
    pub better: bool,
    /// The day from which on they do.
    pub since: Date,
}

/// How a measure stands.
pub fn of_measure(measure: &Measure) -> Standing {
    let Some((_, now)) = measure.last() else { return Standing::NoReading };
    let Some(promise) = measure.target else { return Standing::NoPromise };
    let Some(better) = direction(measure) else { return Standing::NoDirection };
    // How far something is on the good side of something else.
    let ahead = |value: f64, of: f64| match better {
        Better::Up => value - of,
        Better::Down => of - value,
    };
    if ahead(now, promise) >= 0.0 {
        return Standing::Kept;
    }
    let Some(start) = measure.baseline else { return Standing::NoStart };
    if ahead(now, start) < 0.0 {
        return Standing::Further;
    }
    // The promise lies ahead of the reading, and the reading is no worse than the start, so that the way is longer than nought;
    // where only a rounding is left of it, it is still not all of it.
    Standing::Way((ahead(now, start) / ahead(promise, start)).min(1.0 - f64::EPSILON))
}

/// Which way is better: as the measure says, else from its start towards its promise.
pub fn direction(measure: &Measure) -> Option<Better> {
    measure.better.or_else(|| match measure.target?.partial_cmp(&measure.baseline?)? {
        Ordering::Greater => Some(Better::Up),
        Ordering::Less => Some(Better::Down),
        Ordering::Equal => None,
    })
}

/// What has changed since the first reading; none where there is only one.
pub fn change(measure: &Measure) -> Option<MeasureChange> {
    let [(since, first), .., (_, last)] = &*measure.readings else { return None };
    Some(MeasureChange { amount: last - first, since: *since })
}

/// The course of the last readings; none where fewer than [`STEADY`] go one way.
pub fn course(measure: &Measure) -> Option<MeasureCourse> {
    let better = direction(measure)?;
    let steps = || measure.readings.windows(2).rev();
    let way = |pair: &[(Date, f64)]| match pair {
        [(_, before), (_, after)] => after.partial_cmp(before),
        _ => None,
    };
    let rises = steps().next().and_then(way).filter(|way| *way != Ordering::Equal)?;
    let alike = steps().take_while(|pair| way(pair) == Some(rises)).count();
    let since = measure.readings.iter().rev().nth(alike)?.0;
    let is_good = (rises == Ordering::Greater) == (better == Better::Up);
    (alike + 1 >= STEADY).then_some(MeasureCourse { better: is_good, since })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::NodeId;
    use proptest::prelude::*;

    fn measure(better: Option<Better>, baseline: Option<f64>, target: Option<f64>, readings: &[f64]) -> Measure {
        let days = (1_i64..).map(|n| Date::from_days(20_000 + n * 31).unwrap());
        Measure {
            node: NodeId(0),
            crown: None,
            about: None,
            unit: None,
            better,
            baseline,
            target,
            target_by: None,
            readings: days.zip(readings.iter().copied()).collect(),
            source: None,
        }
    }

    fn stands(better: Better, baseline: f64, target: f64, now: f64) -> Standing {
        of_measure(&measure(Some(better), Some(baseline), Some(target), &[now]))
    }

    #[test]
    fn what_is_not_kept_has_come_a_share_of_its_way() {
        assert_eq!(stands(Better::Up, 90.0, 98.0, 92.0), Standing::Way(0.25));
        assert_eq!(stands(Better::Down, 8.0, 2.0, 5.0), Standing::Way(0.5));
        assert_eq!(stands(Better::Down, 8.0, 2.0, 8.0), Standing::Way(0.0));
    }

    #[test]
    fn at_the_promise_and_beyond_it_is_kept() {
        assert_eq!([stands(Better::Up, 90.0, 98.0, 98.0), stands(Better::Down, 8.0, 2.0, 1.0)], [Standing::Kept; 2]);
        assert_eq!(of_measure(&measure(Some(Better::Up), None, Some(98.0), &[99.0])), Standing::Kept);
    }

    #[test]
    fn worse_than_at_the_start_is_further_off() {
        assert_eq!([stands(Better::Down, 41.0, 20.0, 47.0), stands(Better::Up, 95.0, 90.0, 89.0)], [Standing::Further; 2]);
    }

    #[test]
    fn what_is_unknown_is_said_by_name() {
        let up = Some(Better::Up);
        assert_eq!(of_measure(&measure(up, Some(1.0), Some(2.0), &[])), Standing::NoReading);
        assert_eq!(of_measure(&measure(up, Some(1.0), None, &[1.0])), Standing::NoPromise);
        assert_eq!(of_measure(&measure(up, None, Some(2.0), &[1.0])), Standing::NoStart);
        assert_eq!(of_measure(&measure(None, None, Some(2.0), &[1.0])), Standing::NoDirection);
        assert_eq!(of_measure(&measure(None, Some(2.0), Some(2.0), &[1.0])), Standing::NoDirection);
    }

    #[test]
    fn start_and_promise_tell_the_direction_where_nobody_says_it() {
        assert_eq!(of_measure(&measure(None, Some(8.0), Some(2.0), &[5.0])), Standing::Way(0.5));
    }

    #[test]
    fn a_change_is_counted_from_the_first_reading() {
        let of = |readings: &[f64]| change(&measure(None, None, None, readings)).map(|change| change.amount);
        assert_eq!([of(&[]), of(&[1.0]), of(&[3.0, 9.0, 5.0])], [None, None, Some(2.0)]);
    }

    #[test]
    fn a_course_is_told_of_four_readings_that_go_one_way() {
        let of = |readings: &[f64]| course(&measure(Some(Better::Down), None, None, readings));
        let day = |n: i64| Date::from_days(20_000 + n * 31).unwrap();
        assert_eq!(of(&[4.0, 3.0, 2.0]), None);
        assert_eq!(of(&[3.3, 3.1, 4.2, 2.9]), None);
        assert_eq!(of(&[4.0, 3.0, 2.0, 2.0]), None);
        assert_eq!(of(&[4.0, 3.0, 2.0, 1.0]), Some(MeasureCourse { better: true, since: day(1) }));
        assert_eq!(of(&[9.0, 1.0, 2.0, 3.0, 4.0]), Some(MeasureCourse { better: false, since: day(2) }));
    }

    proptest! {
        #[test]
        fn no_share_of_a_way_is_all_of_it(start in -1e6..1e6_f64, promise in -1e6..1e6_f64, now in -1e6..1e6_f64, up: bool) {
            let better = if up { Better::Up } else { Better::Down };
            if let Standing::Way(share) = stands(better, start, promise, now) {
                prop_assert!((0.0..1.0).contains(&share), "{share}");
            }
        }
    }
}
