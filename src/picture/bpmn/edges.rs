//! What joins elements.

use crate::bpmn::diagrams::DrawnEdge;
use crate::bpmn::elements::{ElementKind, FlowSort};
use crate::picture::scene::{Point, Shape, Stroke};

use super::ModelDrawing;
use super::frame::whole;
use super::marks::envelope;

/// A place in the diagram.
type DiagramPoint = (f64, f64);

impl ModelDrawing<'_> {
    /// A line of which nobody says what it joins.
    pub(super) fn line(&self, corners: &[DiagramPoint]) -> Shape {
        let place = |&corner: &DiagramPoint| self.frame.point(corner);
        let strokes =
            corners.iter().enumerate().map(|(i, corner)| if i == 0 { Stroke::Move(place(corner)) } else { Stroke::Line(place(corner)) });
        Shape::Path("u", strokes.collect())
    }

    /// A flow with its ends.
    pub(super) fn edge(&self, edge: &DrawnEdge) -> Shape {
        let flow = &self.drawn.model.flows[edge.flow];
        let points: Vec<DiagramPoint> =
            edge.points.iter().copied().map(|point| self.frame.point(point)).map(|p| (f64::from(p.x), f64::from(p.y))).collect();
        let (first, last) = (Ray::of(points.iter().copied()), Ray::of(points.iter().rev().copied()));
        let line = |class| {
            let strokes = points.iter().enumerate().map(|(i, &(x, y))| {
                let at = Point::new(whole(x), whole(y));
                if i == 0 { Stroke::Move(at) } else { Stroke::Line(at) }
            });
            Shape::Path(class, strokes.collect())
        };
        let shapes = match flow.sort {
            FlowSort::Sequence { is_default, is_conditional } => {
                let leaves_gateway = flow.from.is_some_and(|from| matches!(self.drawn.model.elements[from].kind, ElementKind::Gateway(_)));
                let mut shapes = vec![line("q"), last.closed("f", &[(0.0, 0.0), (9.0, -4.0), (9.0, 4.0)])];
                if is_default {
                    shapes.push(first.open("q", &[(8.0, -6.0), (14.0, 6.0)]));
                } else if is_conditional && !leaves_gateway {
                    shapes.push(first.closed("o", &[(0.0, 0.0), (8.0, -5.0), (16.0, 0.0), (8.0, 5.0)]));
                }
                shapes
            }
            FlowSort::Message { .. } => {
                let start = first.place((0.0, 0.0));
                let mut shapes = vec![line("m"), Shape::Circle("o", start, 4), last.closed("o", &[(0.0, 0.0), (10.0, -5.0), (10.0, 5.0)])];
                if let Some(is_first) = edge.message {
                    let at = half(&points);
                    shapes.extend(envelope(Point::new(at.x - 9, at.y - 6), (18, 12), !is_first));
                }
                shapes
            }
            FlowSort::Association(start, end) => {
                let head = [(9.0, -5.0), (0.0, 0.0), (9.0, 5.0)];
                let heads = [(start, &first), (end, &last)].into_iter().filter(|(there, _)| *there);
                std::iter::once(line("u")).chain(heads.map(|(_, ray)| ray.open("a", &head))).collect()
            }
        };
        match self.drawn.flows[edge.flow].filter(|_| flow.name.is_empty()) {
            Some(node) => Shape::Link(node, shapes),
            None => Shape::Group("", shapes),
        }
    }
}

/// Where a line ends, and where it comes from there.
struct Ray {
    at: DiagramPoint,
    towards: DiagramPoint,
}

impl Ray {
    fn of(mut points: impl Iterator<Item = DiagramPoint>) -> Self {
        let at = points.next().unwrap_or_default();
        let other = points.find(|other| *other != at).unwrap_or((at.0 + 1.0, at.1));
        let (x, y) = (other.0 - at.0, other.1 - at.1);
        let length = x.hypot(y).max(1.0);
        Self { at, towards: (x / length, y / length) }
    }

    /// A place so far along the line, and so far beside it.
    fn place(&self, (along, beside): (f64, f64)) -> Point {
        let (x, y) = self.towards;
        Point::new(whole(self.at.0 + x * along - y * beside), whole(self.at.1 + y * along + x * beside))
    }

    fn open(&self, class: &'static str, places: &[DiagramPoint]) -> Shape {
        let strokes = places
            .iter()
            .enumerate()
            .map(|(i, &place)| if i == 0 { Stroke::Move(self.place(place)) } else { Stroke::Line(self.place(place)) });
        Shape::Path(class, strokes.collect())
    }

    fn closed(&self, class: &'static str, places: &[DiagramPoint]) -> Shape {
        let Shape::Path(class, mut strokes) = self.open(class, places) else { return Shape::Path(class, Vec::new()) };
        strokes.push(Stroke::Close);
        Shape::Path(class, strokes)
    }
}

/// The place half along a line.
fn half(points: &[DiagramPoint]) -> Point {
    let length = |ends: &[DiagramPoint]| (ends[1].0 - ends[0].0).hypot(ends[1].1 - ends[0].1);
    let mut left = points.windows(2).map(length).sum::<f64>() / 2.0;
    for ends in points.windows(2) {
        let long = length(ends);
        if left <= long && long > 0.0 {
            let share = left / long;
            return Point::new(whole(ends[0].0 + (ends[1].0 - ends[0].0) * share), whole(ends[0].1 + (ends[1].1 - ends[0].1) * share));
        }
        left -= long;
    }
    points.last().map_or(Point::new(0, 0), |&(x, y)| Point::new(whole(x), whole(y)))
}
