//! Where ways part or meet.

use crate::bpmn::diagrams::DrawnShape;
use crate::bpmn::elements::Gateway;
use crate::picture::scene::{Shape, Stroke};

use super::ModelDrawing;
use super::events::pentagon;
use super::frame::middle;
use super::marks::lines;

impl ModelDrawing<'_> {
    /// A gateway with its mark, its name beside it.
    pub(super) fn gateway(&self, shape: &DrawnShape, gateway: Gateway) -> Vec<Shape> {
        let rect = self.frame.rect(shape.bounds);
        let at = middle(rect);
        let (x, y) = (rect.width / 2, rect.height / 2);
        let corner = |dx: i32, dy: i32| crate::picture::scene::Point::new(at.x + dx, at.y + dy);
        let diamond = vec![
            Stroke::Move(corner(0, -y)),
            Stroke::Line(corner(x, 0)),
            Stroke::Line(corner(0, y)),
            Stroke::Line(corner(-x, 0)),
            Stroke::Close,
        ];
        let mut shapes = vec![Shape::Path("e", diamond)];
        // A mark that fits whatever the size.
        let (d, r) = ((x.min(y) * 2 / 5).max(2), (x.min(y) / 2).max(3));
        let plus: [&[(i32, i32)]; 2] = [&[(0, -r), (0, r)], &[(-r, 0), (r, 0)]];
        let cross: [&[(i32, i32)]; 2] = [&[(-d, -d), (d, d)], &[(-d, d), (d, -d)]];
        match gateway {
            Gateway::Exclusive if shape.has_marker => shapes.push(lines("j", at, &cross, false)),
            Gateway::Exclusive => {}
            Gateway::Inclusive => shapes.push(Shape::Circle("c", at, r)),
            Gateway::Parallel => shapes.push(lines("j", at, &plus, false)),
            Gateway::Complex => shapes.push(lines("j", at, &[plus[0], plus[1], cross[0], cross[1]], false)),
            Gateway::EventBased => {
                shapes.extend([Shape::Circle("i", at, r + 2), Shape::Circle("i", at, r), pentagon(at, r - 2, "i")]);
            }
            Gateway::EventBasedStart => shapes.extend([Shape::Circle("i", at, r + 1), pentagon(at, r - 2, "i")]),
        }
        shapes
    }
}
