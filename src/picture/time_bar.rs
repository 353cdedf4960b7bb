//! What becomes of the time that something takes: the steps one behind the other, each with the wait before it and the work in it, on one
//! scale. Work stands high, waits lie flat between.

use std::fmt::Write as _;

use crate::words::{Words, message};

/// How wide the bar is.
const WIDTH: i32 = 600;

/// Of more stretches none could be told from the next.
const MOST: usize = 100;

/// Work is never narrower than this, so that it can be seen beside days of waiting.
const LEAST: i32 = 3;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimedStep {
    /// Minutes of waiting before it, where they are known.
    pub wait: Option<f64>,
    /// Minutes of work in it, where they are known.
    pub work: Option<f64>,
}

/// A stretch of the bar: where it begins and how wide it is.
type Stretch = (i32, i32);

/// The waits and the work of steps, from left to right; none where fewer than two stretches of time are known, or too many.
fn stretches(steps: &[TimedStep]) -> Option<(Vec<Stretch>, Vec<Stretch>)> {
    let known = |minutes: Option<f64>| minutes.filter(|minutes| minutes.is_finite() && *minutes > 0.0);
    let parts: Vec<(bool, f64)> = steps
        .iter()
        .flat_map(|step| [(false, known(step.wait)), (true, known(step.work))])
        .filter_map(|(is_work, minutes)| Some((is_work, minutes?)))
        .collect();
    if parts.len() < 2 || parts.len() > MOST || !parts.iter().any(|(is_work, _)| *is_work) {
        return None;
    }
    let total: f64 = parts.iter().map(|(_, minutes)| minutes).sum();
    let room = f64::from(WIDTH - LEAST * i32::try_from(parts.len()).ok()?);
    let (mut waits, mut work) = (Vec::new(), Vec::new());
    let mut x = 0;
    for (is_work, minutes) in parts {
        #[expect(clippy::cast_possible_truncation, reason = "a share of the width")]
        let width = LEAST + (minutes / total * room).floor() as i32;
        if is_work {
            work.push((x, width))
        } else {
            waits.push((x, width))
        }
        x += width;
    }
    Some((waits, work))
}

/// The bar; none where less is known than it could show.
pub fn draw(steps: &[TimedStep], words: &Words) -> Option<String> {
    let (waits, work) = stretches(steps)?;
    let mut svg = format!(
        "<svg class=\"time\" viewBox=\"0 0 {WIDTH} 20\" preserveAspectRatio=\"none\" role=\"img\"><title>{}</title>",
        words.html(message::TIME_BAR)
    );
    for (class, top, height, stretches) in [("t", 9, 3, waits), ("k", 2, 16, work)] {
        let _ = write!(svg, "<path class=\"{class}\" d=\"");
        for (x, width) in stretches {
            let _ = write!(svg, "M{x} {top}h{width}v{height}h-{width}z");
        }
        svg.push_str("\"/>");
    }
    svg.push_str("</svg>");
    Some(svg)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn step(wait: f64, work: f64) -> TimedStep {
        TimedStep { wait: Some(wait), work: Some(work) }
    }

    #[test]
    fn work_is_seen_beside_days_of_waiting() {
        let (waits, work) = stretches(&[step(0.0, 5.0), step(2880.0, 1.0)]).unwrap();
        assert_eq!((waits.len(), work.len()), (1, 2));
        assert!(work.iter().all(|(_, width)| *width >= LEAST), "{work:?}");
    }

    #[test]
    fn what_is_unknown_is_not_drawn() {
        let unknown = TimedStep { wait: None, work: None };
        assert_eq!(draw(&[unknown, unknown], Words::english()), None);
        assert_eq!(draw(&[step(0.0, 5.0)], Words::english()), None);
    }

    proptest! {
        #[test]
        fn stretches_follow_one_another_and_stay_within_the_bar(times in prop::collection::vec((0.0..1e6, 0.0..1e4), 2..60)) {
            let steps: Vec<TimedStep> = times.iter().map(|&(wait, work)| step(wait, work)).collect();
            if let Some((waits, work)) = stretches(&steps) {
                let mut all: Vec<Stretch> = waits.into_iter().chain(work).collect();
                all.sort_unstable();
                let mut x = 0;
                for (begin, width) in all {
                    prop_assert_eq!(begin, x);
                    x += width;
                }
                prop_assert!(x <= WIDTH);
            }
        }
    }
}
