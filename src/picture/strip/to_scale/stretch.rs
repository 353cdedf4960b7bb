//! How far apart touchpoints stand in time: a width for each, and before it the wait to scale, or a gap where nobody knows it.

use crate::picture::strip::StripPoint;

/// How wide a touchpoint is beside its waits: at most, where there is room, and at least.
pub(super) const TOUCHPOINT: std::ops::RangeInclusive<i32> = 4..=26;
/// The share of the width that is left for waits, as a divisor: half of it.
const FOR_WAITS: i32 = 2;

/// A touchpoint in time, from the left: where the wait before it begins, where it begins, and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeStretch {
    pub waits: i32,
    pub begins: i32,
    pub ends: i32,
}

/// The touchpoints one behind the other, and how many pixels a minute is; none where no wait is known, or there are more than have room.
pub(super) fn stretches(points: &[&StripPoint<'_>], left: i32, room: i32) -> Option<(Vec<TimeStretch>, f64)> {
    let minutes = |known: Option<f64>| known.filter(|minutes| minutes.is_finite() && *minutes > 0.0).unwrap_or(0.0);
    let waits = || points.iter().map(|p| minutes(p.wait)).filter(|&wait| wait > 0.0);
    waits().next()?;
    let count = i32::try_from(points.len()).ok()?;
    let unknown = i32::try_from(points.iter().filter(|p| p.wait.is_none()).count()).ok()?;
    let fixed = |wide: i32| count * wide + unknown * gap(wide);
    let wide = TOUCHPOINT.rev().find(|&wide| fixed(wide) <= room / FOR_WAITS).or_else(|| Some(*TOUCHPOINT.start()))?;
    let free = f64::from(room - fixed(wide));
    if free <= 0.0 {
        return None;
    }
    let of = |point: &StripPoint<'_>, scale: f64| (minutes(point.wait) * scale, (minutes(point.work) * scale).max(f64::from(wide)));
    let length =
        |scale: f64| points.iter().map(|p| of(p, scale)).map(|(wait, work)| wait + work).sum::<f64>() + f64::from(unknown * gap(wide));
    // The width grows with the scale: halved until it fits.
    let (mut low, mut high) = (0.0, f64::from(room) / waits().sum::<f64>());
    for _ in 0..48 {
        let middle = f64::midpoint(low, high);
        if length(middle) <= f64::from(room) { low = middle } else { high = middle }
    }
    let mut x = f64::from(left);
    let placed = points.iter().map(|point| {
        let (wait, work) = of(point, low);
        let waits = whole(x);
        x += if point.wait.is_none() { f64::from(gap(wide)) } else { wait };
        let begins = whole(x);
        x += work;
        TimeStretch { waits, begins, ends: whole(x) }
    });
    Some((placed.collect(), low))
}

/// How wide the gap is that stands for a wait which nobody knows.
const fn gap(touchpoint: i32) -> i32 {
    touchpoint / 2 + 4
}

#[expect(clippy::cast_possible_truncation, reason = "within a picture")]
pub(super) fn whole(x: f64) -> i32 {
    x.round() as i32
}
