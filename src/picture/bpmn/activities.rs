//! What is done.

use crate::bpmn::diagrams::DrawnShape;
use crate::bpmn::elements::{Activity, ActivitySort};
use crate::picture::scene::{Rect, Shape};

use super::Drawing;

/// How round the corners of what is done are.
pub(super) const CORNER: i32 = 8;

impl Drawing<'_> {
    /// An activity with its name and marks.
    pub(super) fn activity(&self, shape: &DrawnShape, activity: &Activity) -> Vec<Shape> {
        let rect = self.frame.rect(shape.bounds);
        let class = match activity.sort {
            ActivitySort::Call => "t k",
            ActivitySort::EventSubProcess => "t y",
            _ => "t",
        };
        let mut shapes = vec![Shape::Rect(class, rect, CORNER)];
        if activity.sort == ActivitySort::Transaction {
            shapes.push(Shape::Rect("t", Rect::new(rect.x + 3, rect.y + 3, rect.width - 6, rect.height - 6), CORNER - 2));
        }
        let below = self.marks_below(activity, rect, true);
        let foot = if below.is_empty() { 2 } else { 18 };
        let head = 2;
        let room = Rect::new(rect.x + 6, rect.y + head, rect.width - 12, rect.height - head - foot);
        shapes.extend(sort_mark(activity.sort, rect));
        shapes.extend(below);
        shapes.extend(self.name_within(&self.element(shape).name, room, self.drawn.teams[shape.element]));
        shapes
    }

    /// The marks at the foot of an activity: whether it is done more than once, undoes another, or holds more than is shown.
    pub(super) fn marks_below(&self, activity: &Activity, rect: Rect, is_closed: bool) -> Vec<Shape> {
        super::marks::below(activity, rect, is_closed)
    }
}

fn sort_mark(sort: ActivitySort, rect: Rect) -> Vec<Shape> {
    super::marks::sort(sort, rect)
}
