//! A measure on one scale for all: from where it began, a tick, to what is promised, a flag, with the last reading as a dot. What
//! is further off than at the start lies left of the tick. Dashed where the dot has no place.

use std::fmt::Write as _;

use crate::analysis::standing::{self, Standing};
use crate::model::nested::Measure;

/// How wide and high it is drawn.
const WIDTH: i32 = 160;
const HEIGHT: i32 = 20;

/// Where the tick and the flag stand, and how far a dot may go beyond them.
const START: i32 = 28;
const PROMISE: i32 = 138;
const LEAST: i32 = 5;
const MOST: i32 = 155;

/// Where the scale lies.
const MIDDLE: i32 = 12;

/// The picture of a measure, with what it shows in words, which is HTML; none where nothing is promised. It says nothing that the
/// words beside it do not.
pub fn draw(measure: &Measure, said: &str) -> Option<String> {
    measure.target?;
    let standing = standing::of_measure(measure);
    let mut svg = String::with_capacity(320);
    let dot = place(measure, standing);
    let class = match (dot, standing) {
        (None, _) => " none",
        (_, Standing::Further) => " off",
        _ => "",
    };
    let _ = write!(svg, "<svg class=\"bullet{class}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\"><title>{said}</title>");
    let _ = write!(svg, "<path d=\"M{LEAST} {MIDDLE}H{MOST}\"/>");
    if let Some(x) = dot.filter(|_| measure.baseline.is_some()) {
        let _ = write!(svg, "<path class=\"way\" d=\"M{START} {MIDDLE}H{x}\"/>");
    }
    svg.push_str("<path class=\"ends\" d=\"");
    if measure.baseline.is_some() {
        let _ = write!(svg, "M{START} 5v14");
    }
    let _ = write!(svg, "M{PROMISE} 19V1l10 4-10 4\"/>");
    if let Some(x) = dot {
        let _ = write!(svg, "<circle cx=\"{x}\" cy=\"{MIDDLE}\" r=\"5\"/>");
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// Where the dot lies: between tick and flag on the way, at the flag or beyond it where the promise is kept, left of the tick
/// where it is further off than at the start. None where that cannot be told.
fn place(measure: &Measure, standing: Standing) -> Option<i32> {
    match standing {
        // A dot on the flag would say that it is kept.
        Standing::Way(share) => Some(at(share).min(PROMISE - 3)),
        Standing::Kept => Some(share(measure).map_or(PROMISE, at).clamp(PROMISE, MOST)),
        // One on the tick would say that nothing has changed.
        Standing::Further => Some(share(measure).map_or(LEAST, at).clamp(LEAST, START - 6)),
        Standing::NoStart | Standing::NoPromise | Standing::NoDirection | Standing::NoReading => None,
    }
}

/// How much of the way the last reading has come, less than nought and more than all of it too; none without a way.
fn share(measure: &Measure) -> Option<f64> {
    let (start, promise, (_, now)) = (measure.baseline?, measure.target?, measure.last()?);
    let share = (now - start) / (promise - start);
    share.is_finite().then_some(share)
}

#[expect(clippy::cast_possible_truncation, reason = "held far within the range of whole numbers")]
fn at(share: f64) -> i32 {
    START + (share.clamp(-9.0, 9.0) * f64::from(PROMISE - START)).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::base::vocabulary::Better;
    use crate::model::id::NodeId;
    use proptest::prelude::*;

    fn measure(baseline: Option<f64>, target: Option<f64>, now: Option<f64>) -> Measure {
        Measure {
            node: NodeId(0),
            crown: None,
            about: None,
            unit: None,
            better: Some(Better::Up),
            baseline,
            target,
            target_by: None,
            readings: now.map(|now| (Date::parse("2026-09-30").unwrap(), now)).into_iter().collect(),
            source: None,
        }
    }

    fn drawn(baseline: f64, target: f64, now: f64) -> String {
        draw(&measure(Some(baseline), Some(target), Some(now)), "so").unwrap()
    }

    #[test]
    fn the_last_reading_lies_between_the_tick_and_the_flag() {
        let svg = drawn(50.0, 100.0, 75.0);
        assert!(svg.contains("<path class=\"way\" d=\"M28 12H83\"/>") && svg.contains("<circle cx=\"83\""), "{svg}");
    }

    #[test]
    fn what_is_further_off_than_at_the_start_lies_left_of_the_tick_and_says_so_by_its_class() {
        let svg = drawn(50.0, 100.0, 49.9);
        assert!(svg.starts_with("<svg class=\"bullet off\"") && svg.contains("<circle cx=\"22\""), "{svg}");
    }

    #[test]
    fn nearly_there_is_not_drawn_as_there() {
        assert!(drawn(0.0, 1000.0, 999.9).contains("<circle cx=\"135\""));
        assert!(drawn(0.0, 1000.0, 1000.0).contains("<circle cx=\"138\""));
    }

    #[test]
    fn a_measure_without_a_reading_or_a_start_has_no_dot() {
        for (baseline, now) in [(Some(1.0), None), (None, Some(1.0))] {
            let svg = draw(&measure(baseline, Some(3.0), now), "so").unwrap();
            assert!(svg.starts_with("<svg class=\"bullet none\"") && !svg.contains("circle"), "{svg}");
        }
        assert_eq!(draw(&measure(Some(1.0), None, Some(2.0)), "so"), None);
    }

    #[test]
    fn a_picture_takes_few_bytes() {
        assert!(drawn(50.0, 100.0, 75.0).len() < 300);
    }

    proptest! {
        #[test]
        fn the_dot_stays_within_the_picture_on_the_side_that_is_true(start in -1e9..1e9_f64, promise in -1e9..1e9_f64, now in -1e9..1e9_f64) {
            let measure = measure(Some(start), Some(promise), Some(now));
            let standing = standing::of_measure(&measure);
            let x = place(&measure, standing).unwrap();
            let is_true = match standing {
                Standing::Kept => (PROMISE..=MOST).contains(&x),
                Standing::Further => (LEAST..START).contains(&x),
                _ => (START..PROMISE).contains(&x),
            };
            prop_assert!(is_true, "{standing:?} at {x}");
        }
    }
}
