//! What is done.

use crate::bpmn::diagrams::DrawnShape;
use crate::bpmn::elements::{Activity, ActivitySort};
use crate::picture::scene::{Rect, Shape};

use super::{LEADING, ModelDrawing};

/// How much of the height the mark of a sort takes.
const MARK: i32 = 18;

/// How round the corners of what is done are.
pub(super) const CORNER: i32 = 8;

impl ModelDrawing<'_> {
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
        let marks = sort_mark(activity.sort, rect);
        let name = &self.element(shape).name;
        let room = |head: i32| Rect::new(rect.x + 6, rect.y + head, rect.width - 12, rect.height - head - foot);
        let lines = self.face().wrap(name, u32::try_from(rect.width - 12).unwrap_or(0)).len();
        let high = LEADING * i32::try_from(lines).unwrap_or(0);
        // Words that would lie on the mark lie below it, where that leaves them room.
        let is_clear = marks.is_empty() || (room(2).height - high) / 2 >= MARK;
        let room = if is_clear || high > room(MARK).height { room(2) } else { room(MARK) };
        shapes.extend(marks);
        shapes.extend(below);
        shapes.extend(self.name_within(name, room, self.drawn.teams[shape.element]));
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
