//! What happens.

use crate::bpmn::diagrams::DrawnShape;
use crate::bpmn::elements::{EventPosition, Trigger};
use crate::bpmn::events::BpmnEvent;
use crate::picture::scene::{Point, Shape};

use super::ModelDrawing;
use super::frame::middle;
use super::marks::{envelope, lines};

impl ModelDrawing<'_> {
    /// An event with its mark, its name beside it: one ring begins, two are on the way, a thick one ends.
    pub(super) fn event(&self, shape: &DrawnShape, event: &BpmnEvent) -> Vec<Shape> {
        let rect = self.frame.rect(shape.bounds);
        let at = middle(rect);
        let r = (rect.width.min(rect.height) / 2).max(4);
        let class = match (event.position, event.goes_on) {
            (EventPosition::End, _) => "e x",
            (_, true) => "e y",
            _ => "e",
        };
        let mut shapes = vec![Shape::Circle(class, at, r)];
        if matches!(event.position, EventPosition::Catch | EventPosition::Throw | EventPosition::Boundary) {
            shapes.push(Shape::Circle(if event.goes_on { "c y" } else { "c" }, at, (r - 3).max(2)));
        }
        let throws = matches!(event.position, EventPosition::Throw | EventPosition::End);
        shapes.extend(mark(event.trigger, at, r, throws));
        shapes
    }
}

/// A closed figure, each place in hundredths of a radius from the middle.
fn figure(class: &'static str, at: Point, r: i32, places: &[&[(i32, i32)]]) -> Shape {
    let scaled: Vec<Vec<(i32, i32)>> = places.iter().map(|line| line.iter().map(|(x, y)| (x * r / 100, y * r / 100)).collect()).collect();
    let scaled: Vec<&[(i32, i32)]> = scaled.iter().map(Vec::as_slice).collect();
    lines(class, at, &scaled, true)
}

/// A figure with five corners.
pub(super) fn pentagon(at: Point, r: i32, class: &'static str) -> Shape {
    figure(class, at, r, &[&[(0, -100), (95, -31), (59, 81), (-59, 81), (-95, -31)]])
}

/// The mark of what sets an event off; what it sets off itself is dark.
fn mark(trigger: Trigger, at: Point, r: i32, throws: bool) -> Vec<Shape> {
    let fill = if throws { "f" } else { "i" };
    let one = |places: &[(i32, i32)]| vec![figure(fill, at, r, &[places])];
    match trigger {
        Trigger::None => Vec::new(),
        Trigger::Message => {
            let (width, height) = (r * 11 / 10 / 2 * 2, r * 7 / 10 / 2 * 2);
            envelope(Point::new(at.x - width / 2, at.y - height / 2), (width, height), throws)
        }
        Trigger::Timer => {
            let dial = r * 6 / 10;
            vec![Shape::Circle("i", at, dial), lines("i", at, &[&[(0, 2 - dial), (0, 0), (dial * 6 / 10, 0)]], false)]
        }
        Trigger::Error => one(&[(-52, 50), (-18, -45), (14, 8), (52, -50), (18, 52), (-14, 0)]),
        Trigger::Escalation => one(&[(0, -58), (42, 50), (0, 8), (-42, 50)]),
        Trigger::Cancel => one(&[
            (-50, -35),
            (-35, -50),
            (0, -15),
            (35, -50),
            (50, -35),
            (15, 0),
            (50, 35),
            (35, 50),
            (0, 15),
            (-35, 50),
            (-50, 35),
            (-15, 0),
        ]),
        Trigger::Compensation => vec![figure(fill, at, r, &[&[(0, -38), (-55, 0), (0, 38)], &[(50, -38), (0, 0), (50, 38)]])],
        Trigger::Conditional => {
            let lined: [&[(i32, i32)]; 4] =
                [&[(-30, -30), (30, -30)], &[(-30, -10), (30, -10)], &[(-30, 10), (30, 10)], &[(-30, 30), (30, 30)]];
            vec![figure("i", at, r, &[&[(-42, -50), (42, -50), (42, 50), (-42, 50)]]), figure("i", at, r, &lined)]
        }
        Trigger::Link => one(&[(-55, -20), (10, -20), (10, -48), (58, 0), (10, 48), (10, 20), (-55, 20)]),
        Trigger::Signal => one(&[(0, -58), (55, 40), (-55, 40)]),
        Trigger::Terminate => vec![Shape::Circle("f", at, r * 6 / 10)],
        Trigger::Multiple => vec![pentagon(at, r * 6 / 10, fill)],
        Trigger::ParallelMultiple => one(&[
            (-17, -55),
            (17, -55),
            (17, -17),
            (55, -17),
            (55, 17),
            (17, 17),
            (17, 55),
            (-17, 55),
            (-17, 17),
            (-55, 17),
            (-55, -17),
            (-17, -17),
        ]),
    }
}
