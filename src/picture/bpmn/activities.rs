//! What is done.

use crate::bpmn::diagrams::DrawnShape;
use crate::bpmn::elements::{Activity, ActivitySort};
use crate::picture::scene::{Rect, Shape};

use super::frame::middle;
use super::{LEADING, ModelDrawing};

/// The mark of a sort with the room that it takes beside the edges.
const MARK: i32 = 20;
/// How much of the height the marks at the foot take.
const FOOT: i32 = 18;

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
        let sort = super::marks::sort(activity.calls_task.unwrap_or(activity.sort), rect);
        let name = &self.element(shape).name;
        let room = self.room_for(shape, name, rect, (!sort.is_empty(), !below.is_empty()));
        shapes.extend(sort);
        shapes.extend(below);
        shapes.extend(self.name_within(name, room, self.drawn.teams[shape.element]));
        shapes
    }

    /// Where a name lies on as few marks as can be, and is cut as little: in the middle, at the top, below the mark of its sort, or beside
    /// it.
    fn room_for(&self, shape: &DrawnShape, name: &str, rect: Rect, (has_sort, has_foot): (bool, bool)) -> Rect {
        let foot = if has_foot { FOOT } else { 2 };
        let inside = |left: i32, head: i32, foot: i32| {
            Rect::new(rect.x + left, rect.y + head, (rect.width - left - 6).max(0), (rect.height - head - foot).max(0))
        };
        let marks = has_sort.then(|| Rect::new(rect.x, rect.y, MARK, MARK)).into_iter();
        let foot_marks = has_foot.then(|| Rect::new(rect.x, rect.bottom() - FOOT, rect.width, FOOT));
        let marks: Vec<Rect> = marks.chain(foot_marks).chain(self.events_at(shape)).collect();
        let covered = |room: Rect| -> i32 {
            let lines = self.lines(name, room);
            let cut = lines.last().is_some_and(|line| line.ends_with('…') && !name.ends_with('…'));
            let top = middle(room).y - LEADING * i32::try_from(lines.len()).unwrap_or(0) / 2;
            let on = (0..).zip(&lines).map(|(nth, line)| {
                let width = i32::try_from(self.face().width(line)).unwrap_or(0);
                let line = Rect::new(middle(room).x - width / 2, top + LEADING * nth, width, LEADING);
                marks.iter().map(|&mark| shared(line, mark)).sum::<i32>()
            });
            on.sum::<i32>() + if cut { 10_000 } else { 0 }
        };
        // As high as its lines, so that it stands at the top.
        let high = LEADING * i32::try_from(self.lines(name, inside(6, 2, foot)).len()).unwrap_or(0);
        let at_top = Rect { height: high.min(rect.height - 2), ..inside(6, 3, foot) };
        let rooms = [inside(6, 2, foot), at_top, inside(6, MARK - 2, 2), inside(MARK + 2, 2, foot)];
        rooms.into_iter().min_by_key(|&room| covered(room)).unwrap_or(rect)
    }

    /// The room of events at the edge of an activity.
    fn events_at<'a>(&'a self, shape: &'a DrawnShape) -> impl Iterator<Item = Rect> + 'a {
        let at_edge = self.drawn.diagram.shapes.iter().filter(|other| self.element(other).stands_at == Some(shape.element));
        at_edge.map(|event| self.frame.rect(event.bounds))
    }

    /// The marks at the foot of an activity: whether it is done more than once, undoes another, or holds more than is shown.
    pub(super) fn marks_below(&self, activity: &Activity, rect: Rect, is_closed: bool) -> Vec<Shape> {
        super::marks::below(activity, rect, is_closed)
    }
}

/// How much two rectangles share.
fn shared(a: Rect, b: Rect) -> i32 {
    let width = a.right().min(b.right()) - a.x.max(b.x);
    let height = a.bottom().min(b.bottom()) - a.y.max(b.y);
    width.max(0) * height.max(0)
}
