//! The measures of each size of a strip.

use crate::picture::scene::{Point, Rect};

use super::StripSize;

/// The measures of a size, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct StripFrame {
    pub width: i32,
    pub height: i32,
    /// What is left free before the journey.
    pub left: i32,
    /// Where titles of stages end below; 0 where there are none.
    pub head: i32,
    /// The height of no feeling either way, and of a whole feeling.
    pub zero: i32,
    pub unit: i32,
    /// The radius of a point where there is room; 0 where points are left out.
    pub radius: i32,
    /// The middle of the row of processes; 0 where they are left out.
    pub foot: i32,
}

/// A frame without anything.
pub(super) const BARE: StripFrame = StripFrame { width: 0, height: 0, left: 0, head: 0, zero: 0, unit: 0, radius: 0, foot: 0 };

impl StripSize {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Search => "strip xs",
            Self::List => "strip s",
            Self::Row => "strip m",
            Self::Wide => "strip l",
            Self::Narrow => "strip n",
            Self::Overview => "strip xl",
        }
    }

    pub(super) fn frame(self) -> StripFrame {
        match self {
            Self::Search => StripFrame { width: 120, height: 16, zero: 8, unit: 3, ..BARE },
            Self::List => StripFrame { width: 320, height: 40, zero: 17, unit: 6, radius: 3, foot: 37, ..BARE },
            Self::Row => StripFrame { width: 720, height: 90, head: 15, zero: 48, unit: 8, radius: 4, foot: 87, ..BARE },
            Self::Wide => StripFrame { width: 1040, height: 120, head: 24, zero: 67, unit: 12, radius: 5, foot: 116, ..BARE },
            Self::Narrow => StripFrame { width: 360, height: 140, head: 16, zero: 74, unit: 20, radius: 5, ..BARE },
            Self::Overview => StripFrame { width: 1280, height: 372, left: 72, head: 60, zero: 186, unit: 38, radius: 7, ..BARE },
        }
    }
}

impl StripFrame {
    /// Where the curve and its values lie.
    pub(super) fn plot(self) -> Rect {
        let bottom = if self.foot > 0 { self.foot - 3 } else { self.height };
        Rect::new(self.left, self.head, self.width - self.left, bottom - self.head)
    }

    /// How high a feeling stands.
    pub(super) fn y(self, feeling: f64) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "it is held between -2 and 2")]
        let above = (feeling.clamp(-2.0, 2.0) * f64::from(self.unit)).round() as i32;
        self.zero - above
    }

    /// The column at a place of so many.
    pub(super) fn column(self, place: i32, count: i32) -> Rect {
        let edge = |i: i32| self.left + i * (self.width - self.left) / count.max(1);
        let (top, bottom) = (self.y(2.0) - self.radius - 2, self.y(-2.0) + self.radius + 2);
        Rect::new(edge(place), top, edge(place + 1) - edge(place), bottom - top)
    }

    /// Where a feeling stands in its column.
    pub(super) fn place(self, column: Rect, feeling: Option<f64>) -> Point {
        Point::new(column.x + column.width / 2, self.y(feeling.unwrap_or(0.0)))
    }
}
