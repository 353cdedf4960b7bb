//! From the numbers of a diagram to pixels of a picture.

use crate::bpmn::diagrams::{Bounds, Diagram};
use crate::picture::scene::{Point, Rect};

/// Room around everything.
const MARGIN: i32 = 12;
/// The largest picture: what lies further out is not seen.
const LARGEST: f64 = 20_000.0;

/// Where a picture begins in its diagram, and how large it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DiagramFrame {
    left: f64,
    top: f64,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl DiagramFrame {
    pub(super) fn of(diagram: &Diagram) -> Self {
        let labels = diagram.shapes.iter().filter_map(|shape| shape.label).chain(diagram.edges.iter().filter_map(|edge| edge.label));
        let bounds = diagram.shapes.iter().map(|shape| shape.bounds).chain(labels);
        let corners = bounds.flat_map(|b| [(b.x, b.y), (b.x + b.width, b.y + b.height)]);
        let points = || corners.clone().chain(diagram.edges.iter().map(|edge| &edge.points).chain(&diagram.lines).flatten().copied());
        let least = |of: fn(&(f64, f64)) -> f64| points().map(|p| of(&p)).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&(f64, f64)) -> f64| points().map(|p| of(&p)).fold(f64::NEG_INFINITY, f64::max);
        let (left, top) = (least(|p| p.0), least(|p| p.1));
        let size = |from: f64, to: f64| whole((to - from).clamp(0.0, LARGEST)) + 2 * MARGIN;
        // Names below the last shapes need room too.
        Self { left, top, width: size(left, most(|p| p.0)), height: size(top, most(|p| p.1)) + MARGIN }
    }

    pub(super) fn point(&self, (x, y): (f64, f64)) -> Point {
        Point::new(whole(x - self.left) + MARGIN, whole(y - self.top) + MARGIN)
    }

    pub(super) fn rect(&self, bounds: Bounds) -> Rect {
        let at = self.point((bounds.x, bounds.y));
        let end = self.point((bounds.x + bounds.width, bounds.y + bounds.height));
        Rect::new(at.x, at.y, end.x - at.x, end.y - at.y)
    }
}

/// Whether the middle of one lies in another.
pub(super) fn holds(outer: Bounds, inner: Bounds) -> bool {
    let (x, y) = (inner.x + inner.width / 2.0, inner.y + inner.height / 2.0);
    outer.x <= x && x <= outer.x + outer.width && outer.y <= y && y <= outer.y + outer.height
}

/// The nearest whole number.
pub(super) fn whole(n: f64) -> i32 {
    n.round().clamp(-LARGEST, 2.0 * LARGEST) as i32
}

/// The middle of a rectangle.
pub(super) fn middle(rect: Rect) -> Point {
    Point::new(rect.x + rect.width / 2, rect.y + rect.height / 2)
}
