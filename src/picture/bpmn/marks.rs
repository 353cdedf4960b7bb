//! The marks of activities: of which sort they are, and how often they are done.

use crate::bpmn::elements::{Activity, ActivitySort, Repeats};
use crate::picture::scene::{Point, Rect, Shape, Stroke};

/// The size of a mark, and from one to the next.
const SIZE: i32 = 12;
const STEP: i32 = 16;

/// A line through places that are told from one corner.
pub(super) fn lines(class: &'static str, at: Point, places: &[&[(i32, i32)]], closed: bool) -> Shape {
    let mut strokes = Vec::new();
    for line in places {
        for (i, (x, y)) in line.iter().enumerate() {
            let to = Point::new(at.x + x, at.y + y);
            strokes.push(if i == 0 { Stroke::Move(to) } else { Stroke::Line(to) });
        }
        if closed {
            strokes.push(Stroke::Close);
        }
    }
    Shape::Path(class, strokes)
}

/// An envelope; one that is sent is dark.
pub(super) fn envelope(at: Point, (width, height): (i32, i32), is_sent: bool) -> Vec<Shape> {
    let rect = Rect::new(at.x, at.y, width, height);
    let flap: &[(i32, i32)] = &[(0, 0), (width / 2, height / 2), (width, 0)];
    vec![Shape::Rect(if is_sent { "f" } else { "i" }, rect, 0), lines(if is_sent { "w" } else { "i" }, at, &[flap], false)]
}

/// The mark of a sort, at the upper left corner.
pub(super) fn sort(sort: ActivitySort, rect: Rect) -> Vec<Shape> {
    let at = Point::new(rect.x + 5, rect.y + 5);
    match sort {
        ActivitySort::Send => envelope(at, (14, 10), true),
        ActivitySort::Receive => envelope(at, (14, 10), false),
        ActivitySort::User => vec![
            Shape::Circle("i", Point::new(at.x + 6, at.y + 4), 3),
            lines("i", at, &[&[(0, 13), (0, 11), (3, 8), (9, 8), (12, 11), (12, 13)]], true),
        ],
        ActivitySort::Manual => vec![lines(
            "i",
            at,
            &[&[(0, 5), (5, 1), (7, 2), (5, 4), (12, 4), (12, 6), (14, 6), (14, 8), (13, 10), (12, 12), (3, 12), (0, 10)]],
            true,
        )],
        ActivitySort::Service => {
            vec![Shape::Circle("z", Point::new(at.x + 6, at.y + 6), 5), Shape::Circle("i", Point::new(at.x + 6, at.y + 6), 2)]
        }
        ActivitySort::Script => vec![
            lines("i", at, &[&[(3, 0), (12, 0), (10, 3), (12, 6), (10, 12), (1, 12), (3, 9), (1, 6)]], true),
            lines("i", at, &[&[(4, 4), (8, 4)], &[(4, 7), (9, 7)]], false),
        ],
        ActivitySort::BusinessRule => {
            vec![
                Shape::Rect("i", Rect::new(at.x, at.y, 14, 11), 0),
                lines("i", at, &[&[(0, 3), (14, 3)], &[(0, 7), (14, 7)], &[(4, 3), (4, 11)]], false),
            ]
        }
        _ => Vec::new(),
    }
}

/// The marks at the foot.
pub(super) fn below(activity: &Activity, rect: Rect, is_closed: bool) -> Vec<Shape> {
    type Mark = fn(Point) -> Shape;
    let mut marks: Vec<Mark> = Vec::new();
    match activity.repeats {
        Repeats::Once => {}
        Repeats::Loop => marks.push(again),
        Repeats::AtOnce => marks.push(|at| lines("j", at, &[&[(2, 1), (2, 11)], &[(6, 1), (6, 11)], &[(10, 1), (10, 11)]], false)),
        Repeats::OneByOne => marks.push(|at| lines("j", at, &[&[(1, 2), (11, 2)], &[(1, 6), (11, 6)], &[(1, 10), (11, 10)]], false)),
    }
    if activity.compensates {
        marks.push(|at| lines("i", at, &[&[(6, 2), (0, 6), (6, 10)], &[(12, 2), (6, 6), (12, 10)]], true));
    }
    if activity.sort == ActivitySort::AdHoc {
        marks.push(|at| {
            let p = |x, y| Point::new(at.x + x, at.y + y);
            Shape::Path("j", vec![Stroke::Move(p(0, 8)), Stroke::Curve(p(3, 2), p(9, 10), p(12, 4))])
        });
    }
    let holds = activity.sort.is_sub_process() || activity.is_call();
    if is_closed && holds {
        marks.push(|at| lines("i", at, &[&[(0, 0), (12, 0), (12, 12), (0, 12), (0, 0)], &[(6, 2), (6, 10)], &[(2, 6), (10, 6)]], false));
    }
    let count = i32::try_from(marks.len()).unwrap_or(0);
    let left = rect.x + (rect.width - (count * STEP - (STEP - SIZE))) / 2;
    (0..).zip(marks).map(|(i, mark)| mark(Point::new(left + i * STEP, rect.bottom() - SIZE - 3))).collect()
}

/// An arrow that goes round.
fn again(at: Point) -> Shape {
    let p = |x, y| Point::new(at.x + x, at.y + y);
    let round = [
        Stroke::Move(p(4, 11)),
        Stroke::Curve(p(-1, 8), p(0, 1), p(6, 1)),
        Stroke::Curve(p(12, 1), p(13, 8), p(8, 11)),
        Stroke::Move(p(4, 7)),
        Stroke::Line(p(4, 11)),
        Stroke::Line(p(0, 11)),
    ];
    Shape::Path("i", round.into())
}
