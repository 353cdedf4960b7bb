//! How a person feels along a journey: one curve over all columns of the map.
//!
//! Where a feeling is unknown the curve has a gap; nothing is drawn across it. Between two known
//! feelings the curve stays between them: it shows no high or low that nobody reported.

use crate::words::{Words, message};

use super::curve::{runs, say_feeling, smooth};
use super::scene::{Anchor, Point, Scene, Shape, Stroke, Text};

/// The width of a column.
pub const COLUMN: i32 = 180;
/// The height of the picture.
pub const HEIGHT: i32 = 140;
/// The height of no feeling either way.
const ZERO: i32 = 70;
/// From one whole feeling to the next.
const UNIT: f64 = 26.0;

/// What is known of a feeling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mood {
    /// From -2 to 2.
    pub feeling: f64,
    /// Whether nobody but us says so.
    pub assumed: bool,
}

/// The picture of a journey's feelings, a column for each touchpoint; none where it is unknown.
pub fn scene(moods: &[Option<Mood>], words: &Words) -> Scene {
    let width = COLUMN * i32::try_from(moods.len()).unwrap_or(i32::MAX / COLUMN);
    let points: Vec<Option<Point>> =
        (0..).zip(moods).map(|(i, mood)| mood.map(|m| Point::new(i * COLUMN + COLUMN / 2, height(m.feeling)))).collect();
    let mut shapes: Vec<Shape> = (-2..=2).map(|level| grid_line(level, width)).collect();
    for run in runs(&points) {
        let line = smooth(&run);
        if let [first, .., last] = run[..] {
            let mut area = vec![Stroke::Move(Point::new(first.x, ZERO)), Stroke::Line(first)];
            area.extend_from_slice(&line[1..]);
            area.extend([Stroke::Line(Point::new(last.x, ZERO)), Stroke::Close]);
            shapes.push(Shape::Path("mood-area", area));
            shapes.push(Shape::Path("mood-line", line));
        }
    }
    for (i, (mood, point)) in moods.iter().zip(&points).enumerate() {
        match (mood, point) {
            (Some(mood), Some(at)) => {
                shapes.push(Shape::Circle(if mood.assumed { "mood-dot assumed" } else { "mood-dot" }, *at, 5));
                let near = |j: Option<usize>| j.and_then(|j| points.get(j).copied().flatten()).map(|p| p.y);
                shapes.push(label(*at, mood.feeling, near(i.checked_sub(1)), near(Some(i + 1))).into());
            }
            _ => {
                let middle = Point::new(i32::try_from(i).unwrap_or(0) * COLUMN + COLUMN / 2, ZERO + 4);
                shapes.push(Text::line("mood-unknown", middle, words.text(message::UNKNOWN)).anchored(Anchor::Middle).into());
            }
        }
    }
    Scene {
        class: "mood",
        width,
        height: HEIGHT,
        title: words.text(message::CURVE_TITLE).to_owned(),
        description: describe(moods, words),
        shapes,
    }
}

fn describe(moods: &[Option<Mood>], words: &Words) -> String {
    let known = || moods.iter().flatten().map(|m| m.feeling);
    let count = known().count();
    let (Some(low), Some(high)) = (known().min_by(f64::total_cmp), known().max_by(f64::total_cmp)) else {
        return words.text(message::CURVE_NOTHING_KNOWN).to_owned();
    };
    let (low, high) = (say_feeling(low), say_feeling(high));
    let values = [("low", (&low).into()), ("high", (&high).into()), ("known", count.into()), ("all", moods.len().into())];
    words.say(if count < moods.len() { message::CURVE_KNOWN_IN_PARTS } else { message::CURVE_KNOWN }, &values)
}

/// How high a feeling stands.
fn height(feeling: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "it is held between -2 and 2")]
    let above = (feeling.clamp(-2.0, 2.0) * UNIT).round() as i32;
    ZERO - above
}

fn grid_line(level: i32, width: i32) -> Shape {
    let y = height(f64::from(level));
    let class = if level == 0 { "mood-zero" } else { "mood-grid" };
    Shape::Path(class, vec![Stroke::Move(Point::new(0, y)), Stroke::Line(Point::new(width, y))])
}

/// The label of a point, on the side where the curve is not.
fn label(at: Point, feeling: f64, before: Option<i32>, after: Option<i32>) -> Text {
    let below = |y: Option<i32>| y.is_none_or(|y| y < at.y);
    let (above_before, above_after) = (before.is_some_and(|y| y < at.y), after.is_some_and(|y| y < at.y));
    let valley = (above_before || above_after) && below(before) && below(after);
    let (dx, dy, anchor) = match (above_before, above_after) {
        _ if valley => (0, 17, Anchor::Middle),
        (false, true) => (-6, -8, Anchor::End),
        (true, false) => (6, -8, Anchor::Start),
        _ => (0, -9, Anchor::Middle),
    };
    Text::line("mood-label", Point::new(at.x + dx, at.y + dy), say_feeling(feeling)).anchored(anchor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(moods: &[Option<Mood>]) -> Scene {
        scene(moods, Words::english())
    }

    fn moods(feelings: &[Option<f64>]) -> Vec<Option<Mood>> {
        feelings.iter().map(|f| f.map(|feeling| Mood { feeling, assumed: false })).collect()
    }

    fn lines(scene: &Scene) -> Vec<&Vec<Stroke>> {
        scene.shapes.iter().filter_map(|s| if let Shape::Path("mood-line", line) = s { Some(line) } else { None }).collect()
    }

    #[test]
    fn nothing_is_drawn_across_an_unknown_feeling() {
        let scene = drawn(&moods(&[Some(1.0), Some(0.5), None, Some(-1.0), Some(-2.0)]));
        let ends: Vec<Point> = lines(&scene)
            .iter()
            .map(|line| match line[..] {
                [Stroke::Move(first), .., Stroke::Curve(_, _, last)] => Point::new(first.x, last.x),
                _ => panic!("{line:?}"),
            })
            .collect();
        assert_eq!(ends, [Point::new(90, 270), Point::new(630, 810)]);
    }

    #[test]
    fn a_feeling_between_two_unknown_ones_is_a_dot() {
        let scene = drawn(&moods(&[None, Some(1.0), None]));
        assert!(lines(&scene).is_empty());
        assert_eq!(scene.shapes.iter().filter(|s| matches!(s, Shape::Circle(..))).count(), 1);
    }

    #[test]
    fn an_assumed_feeling_is_a_hollow_dot() {
        let assumed = drawn(&[Some(Mood { feeling: 0.0, assumed: true })]);
        assert!(assumed.shapes.contains(&Shape::Circle("mood-dot assumed", Point::new(90, 70), 5)));
    }

    #[test]
    fn labels_stay_inside_the_picture_and_off_the_curve() {
        let scene = drawn(&moods(&[-2.0, 2.0, 2.0, -2.0, -2.0, 0.0, 2.0].map(Some)));
        for shape in &scene.shapes {
            if let Shape::Text(text) = shape {
                assert!(text.at.y >= 9 && text.at.y < HEIGHT, "{text:?}");
            }
        }
    }

    #[test]
    fn the_description_says_how_much_is_known() {
        let scene = drawn(&moods(&[Some(1.5), None, Some(-2.0)]));
        assert_eq!(
            scene.description,
            "Between −2 and +1.5 on a scale from −2 to +2. Known at 2 of 3 touchpoints. The same stands with each touchpoint."
        );
    }
}
