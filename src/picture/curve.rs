//! A curve through feelings: smooth, and never higher or lower between two of them than the two are.
//!
//! What lies between it and a level line comes in two parts, one above and one below, each cut where the curve crosses.

use crate::base::number_format::say_number;

use super::scene::{Point, Stroke};

/// A feeling with its sign.
pub fn say_feeling(feeling: f64) -> String {
    format!("{}{}", if feeling > 0.0 { "+" } else { "" }, say_number(feeling))
}

/// The class of a feeling, which the style sheet gives its colour.
pub fn feeling_class(feeling: f64) -> &'static str {
    match feeling {
        f if f <= -1.5 => "f-2",
        f if f < -0.25 => "f-1",
        f if f <= 0.25 => "f0",
        f if f < 1.5 => "f1",
        _ => "f2",
    }
}

/// The stretches without a gap.
pub fn runs(points: &[Option<Point>]) -> impl Iterator<Item = Vec<Point>> {
    points.split(Option::is_none).map(|run| run.iter().copied().flatten().collect::<Vec<_>>()).filter(|run| !run.is_empty())
}

/// A curve through points that lies, between two of them, between their heights: its slope is level at each high and low, else
/// the harmonic mean of the slopes at both sides.
pub fn smooth(points: &[Point]) -> Vec<Stroke> {
    let rise: Vec<i32> = points.windows(2).map(|pair| pair[1].y - pair[0].y).collect();
    let run: Vec<i32> = points.windows(2).map(|pair| (pair[1].x - pair[0].x).max(1)).collect();
    // How far the slope at a point leads up or down over the stretch before it or behind it.
    let slope = |i: usize, stretch: usize| match (i.checked_sub(1).map(|i| rise[i]), rise.get(i)) {
        (Some(a), Some(&b)) if a.signum() * b.signum() > 0 => mean_slope((a, run[i - 1]), (b, run[i]), run[stretch]),
        (Some(_), Some(_)) | (None, None) => 0,
        (Some(a), None) => a,
        (None, Some(&b)) => b,
    };
    let mut strokes = Vec::with_capacity(points.len());
    strokes.extend(points.first().map(|p| Stroke::Move(*p)));
    for (i, pair) in points.windows(2).enumerate() {
        let third = (pair[1].x - pair[0].x) / 3;
        let leans = Point::new(pair[0].x + third, pair[0].y + slope(i, i) / 3);
        let comes = Point::new(pair[1].x - third, pair[1].y - slope(i + 1, i) / 3);
        strokes.push(Stroke::Curve(leans, comes, pair[1]));
    }
    strokes
}

/// The harmonic mean of two slopes, each a rise over a run, as the rise over another run.
fn mean_slope((a, run_a): (i32, i32), (b, run_b): (i32, i32), over: i32) -> i32 {
    if (run_a - run_b).abs() <= 1 {
        return 2 * a * b / (a + b);
    }
    let (slope_a, slope_b) = (f64::from(a) / f64::from(run_a), f64::from(b) / f64::from(run_b));
    #[expect(clippy::cast_possible_truncation, reason = "at most twice a rise")]
    let rise = (2.0 * slope_a * slope_b / (slope_a + slope_b) * f64::from(over)) as i32;
    rise
}

/// What lies between a smooth curve and a level line: the part above it, and the part below.
pub fn areas(points: &[Point], level: i32) -> (Vec<Stroke>, Vec<Stroke>) {
    let mut areas =
        Areas { level, above: Vec::new(), below: Vec::new(), side: 0, at: points.first().copied().unwrap_or(Point::new(0, level)) };
    for stroke in smooth(points) {
        if let Stroke::Curve(leans, comes, end) = stroke {
            areas.follow([areas.at, leans, comes, end]);
        }
    }
    areas.land();
    (areas.above, areas.below)
}

/// Places along a curve, close to each other.
pub fn along(strokes: &[Stroke]) -> Vec<Point> {
    let mut from = Point::new(0, 0);
    let mut places = Vec::new();
    for stroke in strokes {
        match *stroke {
            Stroke::Move(p) | Stroke::Line(p) => from = p,
            Stroke::Curve(a, b, p) => {
                let curve = [from, a, b, p].map(|p| (f64::from(p.x), f64::from(p.y)));
                let steps = ((p.x - from.x).abs().max((p.y - from.y).abs()) / 4).max(1);
                places.extend((0..=steps).map(|i| whole(halves(curve, f64::from(i) / f64::from(steps))[3])));
                from = p;
            }
            Stroke::Close => {}
        }
    }
    places
}

/// The nearest whole place.
fn whole((x, y): (f64, f64)) -> Point {
    #[expect(clippy::cast_possible_truncation, reason = "within a picture")]
    let point = Point::new(x.round() as i32, y.round() as i32);
    point
}

/// The two areas in the making.
struct Areas {
    level: i32,
    above: Vec<Stroke>,
    below: Vec<Stroke>,
    /// Where the area in the making lies: above the level (-1), below it (1), or none is begun.
    side: i32,
    at: Point,
}

impl Areas {
    /// Adds a curve, cut in two where it crosses the level.
    fn follow(&mut self, curve: [Point; 4]) {
        let side = |p: Point| (p.y - self.level).signum();
        let (from, to) = (side(curve[0]), side(curve[3]));
        if from * to < 0 {
            let (first, second) = split(curve, self.level);
            self.add(first, from);
            self.add(second, to);
        } else if from + to != 0 {
            self.add(curve, (from + to).signum());
        } else {
            self.land();
            self.at = curve[3];
        }
    }

    fn add(&mut self, [from, leans, comes, end]: [Point; 4], side: i32) {
        if side != self.side {
            self.land();
            self.side = side;
            let level = self.level;
            self.strokes().push(Stroke::Move(Point::new(from.x, level)));
            if from.y != level {
                self.strokes().push(Stroke::Line(from));
            }
        }
        self.strokes().push(Stroke::Curve(leans, comes, end));
        self.at = end;
        if end.y == self.level {
            self.land();
        }
    }

    /// Ends the area in the making, if there is one.
    fn land(&mut self) {
        if self.side != 0 {
            let foot = Point::new(self.at.x, self.level);
            if self.at != foot {
                self.strokes().push(Stroke::Line(foot));
            }
            self.strokes().push(Stroke::Close);
            self.side = 0;
        }
    }

    fn strokes(&mut self) -> &mut Vec<Stroke> {
        if self.side < 0 { &mut self.above } else { &mut self.below }
    }
}

/// A curve that crosses a level once, as the two parts on its sides.
fn split(curve: [Point; 4], level: i32) -> ([Point; 4], [Point; 4]) {
    let points = curve.map(|p| (f64::from(p.x), f64::from(p.y)));
    let falls = curve[0].y < curve[3].y;
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..24 {
        let middle = f64::midpoint(low, high);
        if (halves(points, middle)[3].1 < f64::from(level)) == falls { low = middle } else { high = middle }
    }
    let mut parts = halves(points, low).map(whole);
    parts[3].y = level;
    let [a, b, c, d, e, f, g] = parts;
    ([a, b, c, d], [d, e, f, g])
}

/// The seven points that part a curve in two at a share of its way (de Casteljau).
fn halves([a, b, c, d]: [(f64, f64); 4], share: f64) -> [(f64, f64); 7] {
    let between = |p: (f64, f64), q: (f64, f64)| (p.0 + (q.0 - p.0) * share, p.1 + (q.1 - p.1) * share);
    let (ab, bc, cd) = (between(a, b), between(b, c), between(c, d));
    let (abc, bcd) = (between(ab, bc), between(bc, cd));
    [a, ab, abc, between(abc, bcd), bcd, cd, d]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn through(heights: &[i32]) -> Vec<Point> {
        (0..).zip(heights).map(|(i, &y)| Point::new(i * 30, y)).collect()
    }

    /// The least and the greatest height that strokes reach, and whether each part of them is closed.
    fn reach(strokes: &[Stroke]) -> Vec<i32> {
        let heights = |stroke: &Stroke| match *stroke {
            Stroke::Move(p) | Stroke::Line(p) => vec![p.y],
            Stroke::Curve(a, b, p) => vec![a.y, b.y, p.y],
            Stroke::Close => Vec::new(),
        };
        strokes.iter().flat_map(heights).collect()
    }

    proptest! {
        #[test]
        fn the_curve_stays_between_two_neighbours(heights in proptest::collection::vec(-60..60, 1..60)) {
            let mut from = Point::new(0, 0);
            for stroke in smooth(&through(&heights)) {
                match stroke {
                    Stroke::Move(p) => from = p,
                    Stroke::Curve(a, b, p) => {
                        let (low, high) = (from.y.min(p.y), from.y.max(p.y));
                        prop_assert!((low..=high).contains(&a.y) && (low..=high).contains(&b.y));
                        from = p;
                    }
                    _ => {}
                }
            }
        }

        #[test]
        fn unequal_distances_make_no_high_or_low_of_their_own(steps in proptest::collection::vec((1..90, -60..60), 2..30)) {
            let mut x = 0;
            let points: Vec<Point> = steps.iter().map(|&(run, y)| { x += run; Point::new(x, y) }).collect();
            for (stroke, pair) in smooth(&points)[1..].iter().zip(points.windows(2)) {
                let Stroke::Curve(a, b, _) = stroke else { panic!("{stroke:?}") };
                let (low, high) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
                prop_assert!((low..=high).contains(&a.y) && (low..=high).contains(&b.y));
            }
        }

        #[test]
        fn each_area_stays_on_its_side_and_is_closed(heights in proptest::collection::vec(-60..60, 1..60)) {
            let (above, below) = areas(&through(&heights), 0);
            prop_assert!(reach(&above).iter().all(|&y| y <= 0), "{above:?}");
            prop_assert!(reach(&below).iter().all(|&y| y >= 0), "{below:?}");
            for area in [above, below] {
                let count = |is: fn(&Stroke) -> bool| area.iter().filter(|s| is(s)).count();
                prop_assert_eq!(count(|s| matches!(s, Stroke::Move(_))), count(|s| *s == Stroke::Close));
            }
        }
    }

    #[test]
    fn an_area_ends_where_the_curve_crosses() {
        let (above, below) = areas(&through(&[-20, 20]), 0);
        assert!(above.contains(&Stroke::Move(Point::new(0, 0))) && above.contains(&Stroke::Line(Point::new(0, -20))), "{above:?}");
        assert_eq!(below.first(), Some(&Stroke::Move(Point::new(15, 0))));
    }

    #[test]
    fn a_curve_along_the_level_has_no_area() {
        assert_eq!(areas(&through(&[0, 0, 0]), 0), (Vec::new(), Vec::new()));
    }
}
