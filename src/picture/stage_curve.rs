//! The stretch of a journey's curve that lies above touchpoints which stand beside each other: it comes in from the one before
//! them and goes on to the one after, so that stretch joins stretch. It holds no words; these stand below each point.

use crate::model::queries::touchpoint::Party;

use super::curve::{areas, feeling_class, runs, smooth};
use super::scene::{Point, Scene, Shape, Stroke};
use super::strip::draw::{FEELINGS, diamond, dot};

/// The width of the picture, whatever stands in it: that of a page without the names at its left.
const WIDTH: i32 = 1200;
/// The height of the picture, and of no feeling either way.
const HEIGHT: i32 = 72;
const ZERO: i32 = HEIGHT / 2;
/// From one whole feeling to the next.
const UNIT: f64 = 14.0;
/// How far a diamond reaches from its middle.
const DIAMOND: i32 = 7;

/// How a touchpoint feels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FeltPoint {
    /// From -2 to 2.
    pub feeling: f64,
    /// Whether it is a moment of truth.
    pub truth: bool,
    /// Whose it is.
    pub party: Party,
    /// Whether nobody but us says how it feels.
    pub assumed: bool,
}

/// The stretch above these touchpoints, of which so many have room beside each other, between the one before and the one
/// after. Nothing is drawn across a touchpoint of which no feeling is known.
pub fn scene(before: Option<f64>, points: &[Option<FeltPoint>], after: Option<f64>, room: usize) -> Scene {
    let column = WIDTH / i32::try_from(room.max(1)).unwrap_or(WIDTH);
    let at = |place: i32, feeling: f64| Point::new(place * column - column / 2, height(feeling));
    let feelings = std::iter::once(before).chain(points.iter().map(|p| p.map(|p| p.feeling))).chain([after]);
    let places: Vec<Option<Point>> = (0..).zip(feelings).map(|(place, feeling)| feeling.map(|feeling| at(place, feeling))).collect();
    let (mut above, mut below, mut line) = (Vec::new(), Vec::new(), Vec::new());
    for run in runs(&places).filter(|run| run.len() > 1) {
        let (up, down) = areas(&run, ZERO);
        above.extend(up);
        below.extend(down);
        line.extend(smooth(&run));
    }
    let zero = vec![Stroke::Move(Point::new(0, ZERO)), Stroke::Line(Point::new(WIDTH, ZERO))];
    let mut shapes: Vec<Shape> = [("a", above), ("b", below), ("z", zero), ("c", line)].into_iter().filter_map(path).collect();
    shapes.extend(marks(points, &places[1..]));
    Scene { class: "strip r6 cv", width: WIDTH, height: HEIGHT, title: String::new(), description: String::new(), shapes }
}

/// The points: those of one feeling together, and over them the holes of what is hollow.
fn marks(points: &[Option<FeltPoint>], places: &[Option<Point>]) -> Vec<Shape> {
    let placed: Vec<(FeltPoint, Point)> = points.iter().zip(places).filter_map(|(point, at)| point.zip(*at)).collect();
    let of = |is: &dyn Fn(&FeltPoint) -> bool, strokes: &dyn Fn(Point) -> Vec<Stroke>| -> Vec<Stroke> {
        placed.iter().filter(|(point, _)| is(point)).flat_map(|(_, at)| strokes(*at)).collect()
    };
    let as_dot = |at| dot(at).to_vec();
    let is_third = |p: &FeltPoint| matches!(p.party, Party::Third { .. });
    let mut shapes = Vec::new();
    for (dots, diamonds, class) in FEELINGS {
        let felt = |p: &FeltPoint| feeling_class(p.feeling) == class;
        shapes.extend(path((dots, of(&|p| felt(p) && !p.truth, &as_dot))));
        shapes.extend(path((diamonds, of(&|p| felt(p) && p.truth, &|at| diamond(at, DIAMOND).to_vec()))));
    }
    shapes.extend(path(("h", of(&|p| is_third(p), &as_dot))));
    shapes.extend(path(("h o", of(&|p| p.assumed && !is_third(p), &as_dot))));
    shapes
}

fn path((class, strokes): (&'static str, Vec<Stroke>)) -> Option<Shape> {
    (!strokes.is_empty()).then_some(Shape::Path(class, strokes))
}

/// How high a feeling stands.
fn height(feeling: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "it is held between -2 and 2")]
    let above = (feeling.clamp(-2.0, 2.0) * UNIT).round() as i32;
    ZERO - above
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn felt(feeling: f64) -> Option<FeltPoint> {
        Some(FeltPoint { feeling, truth: false, party: Party::Ours, assumed: false })
    }

    fn strokes<'s>(scene: &'s Scene, class: &str) -> &'s [Stroke] {
        let of = |shape: &'s Shape| if let Shape::Path(c, strokes) = shape { (*c == class).then_some(&strokes[..]) } else { None };
        scene.shapes.iter().find_map(of).unwrap_or_default()
    }

    #[test]
    fn the_curve_comes_in_at_one_edge_and_goes_out_at_the_other() {
        let scene = scene(Some(1.0), &[felt(-1.0), felt(-2.0)], Some(0.0), 2);
        let line = strokes(&scene, "c");
        assert_eq!(line.first(), Some(&Stroke::Move(Point::new(-300, 22))));
        assert!(matches!(line.last(), Some(Stroke::Curve(_, _, end)) if *end == Point::new(1500, 36)), "{line:?}");
    }

    #[test]
    fn nothing_is_drawn_across_what_is_unknown() {
        assert!(strokes(&scene(None, &[felt(1.0), None, felt(1.0)], None, 3), "c").is_empty());
    }

    proptest! {
        #[test]
        fn each_point_stands_in_the_middle_of_its_column(feelings in proptest::collection::vec(-2.0..2.0f64, 1..7), more in 0..3usize) {
            let room = feelings.len() + more;
            let points: Vec<Option<FeltPoint>> = feelings.iter().map(|&f| felt(f)).collect();
            let scene = scene(None, &points, None, room);
            let mut at: Vec<i32> = scene.shapes.iter().flat_map(|mark| match mark {
                Shape::Path(class, strokes) if class.starts_with("p ") => strokes.iter().filter_map(|s| if let Stroke::Move(p) = s { Some(p.x) } else { None }).collect(),
                _ => Vec::new(),
            }).collect();
            at.sort_unstable();
            let column = 1200 / i32::try_from(room).unwrap();
            let middles: Vec<i32> = (0..i32::try_from(feelings.len()).unwrap()).map(|i| i * column + column - column / 2).collect();
            prop_assert_eq!(at, middles);
        }
    }
}
