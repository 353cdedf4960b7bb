//! Where words find room in a strip: off the points, off each other, and inside.

use crate::picture::curve::say_feeling;
use crate::picture::scene::{Anchor, Point, Rect};
use crate::picture::text::Face;

use super::frame::StripFrame;

/// From a line's foot up to the heads of its letters, and down to their tails.
pub(super) const ASCENT: i32 = 10;
pub(super) const DESCENT: i32 = 3;

/// What values are set in.
const BOLD: Face = Face::bold(13);

/// Words in their place.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub at: Point,
    pub anchor: Anchor,
    pub text: String,
    /// The room that they take.
    pub room: Rect,
    pub class: &'static str,
}

impl Label {
    pub(super) fn new(face: Face, at: Point, anchor: Anchor, text: String, class: &'static str) -> Self {
        let width = i32::try_from(face.width(&text)).unwrap_or(i32::MAX / 2);
        let x = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width.div_euclid(2) - 1,
            Anchor::End => at.x - width,
        };
        Self { at, anchor, text, room: Rect::new(x, at.y - ASCENT, width, ASCENT), class }
    }
}

/// The room that is taken.
pub(super) struct Places {
    pub frame: StripFrame,
    pub radius: i32,
    pub slack: u32,
    pub taken: Vec<Rect>,
}

impl Places {
    /// A value beside its point: where it is furthest from the curve first. None where it has no room.
    pub(super) fn value(&mut self, feeling: f64, at: Point, is_low: bool) -> Option<Label> {
        let face = BOLD.with_slack(self.slack);
        let text = say_feeling(feeling);
        let (near, half) = (self.radius + 5, i32::try_from(face.width(&text)).unwrap_or(0) / 2 + 1);
        let middle = at.x.clamp(half, (self.frame.width - half).max(half));
        let below = (Point::new(middle, at.y + self.radius + 3 + ASCENT), Anchor::Middle);
        let above = (Point::new(middle, at.y - self.radius - 3), Anchor::Middle);
        let right = (Point::new(at.x + near, at.y + ASCENT / 2), Anchor::Start);
        let left = (Point::new(at.x - near, at.y + ASCENT / 2), Anchor::End);
        let ways = if is_low { [below, right, left, above] } else { [above, right, left, below] };
        let class = match feeling {
            f if f <= -1.5 => "v f-2",
            f if f > 0.0 => "v f2",
            _ => "v",
        };
        let label =
            ways.into_iter().map(|(at, anchor)| Label::new(face, at, anchor, text.clone(), class)).find(|l| self.is_free(l.room))?;
        self.taken.push(label.room);
        Some(label)
    }

    /// Whether nothing stands there yet, and it is inside.
    pub(super) fn is_free(&self, room: Rect) -> bool {
        self.frame.plot().holds(room) && !self.taken.iter().any(|taken| taken.overlaps(room))
    }
}

/// The room of a point.
pub(super) fn dot(at: Point, radius: i32) -> Rect {
    Rect::new(at.x - radius, at.y - radius, 2 * radius, 2 * radius)
}
