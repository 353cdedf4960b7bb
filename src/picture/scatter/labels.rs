//! Labels beside dots: off the dots, off each other, and inside.

use crate::picture::scene::{Anchor, Point, Rect, Text};
use crate::picture::text::Face;

use super::{LEADING, PlacedDot, ScatterDot, around};

/// What labels are set in, how wide they may be, and how many lines they may have.
const FACE: Face = Face::regular(12);
const WIDEST: u32 = 176;
const MOST_LINES: usize = 3;

/// How high a line's letters reach above its foot.
const ASCENT: i32 = 11;

/// What is kept free around a label.
const AIR: i32 = 3;

/// A label in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DotLabel {
    /// Of which dot.
    pub index: usize,
    /// The room that it takes.
    pub room: Rect,
    /// Its lines.
    pub lines: Vec<String>,
    /// Whether its lines end beside the dot, which lies to the right.
    pub is_left: bool,
}

impl DotLabel {
    /// The lines as a shape.
    pub fn text(&self) -> Text {
        let x = if self.is_left { self.room.right() } else { self.room.x };
        let text = Text::lines("sc-label", Point::new(x, self.room.y + ASCENT), self.lines.clone());
        Text { leading: LEADING, anchor: if self.is_left { Anchor::End } else { Anchor::Start }, ..text }
    }

    /// The place on its edge that is nearest to a dot.
    pub fn nearest(&self, dot: Point) -> Point {
        Point::new(dot.x.clamp(self.room.x, self.room.right()), dot.y.clamp(self.room.y, self.room.bottom()))
    }
}

/// Labels for the first dots, each as near to its dot as it has room. Where a field is full, a label may cover dots that have none, but
/// never another label; where even so it has no room it is left out.
pub fn place_labels(dots: &[ScatterDot], placed: &[PlacedDot], labelled: usize, field: Rect, slack: u32) -> Vec<DotLabel> {
    let face = FACE.with_slack(slack);
    let room_of = |dot: &PlacedDot| Rect::new(dot.at.x - dot.radius, dot.at.y - dot.radius, 2 * dot.radius, 2 * dot.radius);
    let all: Vec<Rect> = placed.iter().map(room_of).collect();
    let mut labels: Vec<DotLabel> = Vec::new();
    for dot in placed.iter().take(labelled) {
        let lines = face.shortened(&dots[dot.index].label, WIDEST, MOST_LINES);
        let width = lines.iter().map(|line| i32::try_from(face.width(line)).unwrap_or(i32::MAX / 4)).max();
        let Some(width) = width else { continue };
        let height = LEADING * i32::try_from(lines.len()).unwrap_or(1);
        let is_free = |room: Rect, obstacles: &[Rect]| {
            let aired = Rect::new(room.x - AIR, room.y - AIR, room.width + 2 * AIR, room.height + 2 * AIR);
            let is_clear = labels.iter().all(|label| !label.room.overlaps(aired)) && obstacles.iter().all(|taken| !taken.overlaps(aired));
            field.holds(room) && is_clear
        };
        let near = beside(dot, width, height);
        let found = near.clone().find(|&room| is_free(room, &all));
        let anywhere = || corners(dot.at, (width, height), field);
        let found = found.or_else(|| anywhere().find(|&room| is_free(room, &all)));
        let found = found.or_else(|| anywhere().find(|&room| is_free(room, all.get(..labelled).unwrap_or(&all))));
        if let Some(room) = found.or_else(|| anywhere().find(|&room| is_free(room, &[]))) {
            labels.push(DotLabel { index: dot.index, room, lines, is_left: room.right() <= dot.at.x });
        }
    }
    labels
}

/// Rooms that touch a dot, or nearly: to the right, the left, above, below, and a little further.
fn beside(dot: &PlacedDot, width: i32, height: i32) -> impl Iterator<Item = Rect> + Clone + use<> {
    let (at, radius) = (dot.at, dot.radius);
    (0..6).flat_map(move |n| {
        let gap = radius + 4 + 6 * n;
        let corners = [
            (at.x + gap, at.y - height / 2),
            (at.x - gap - width, at.y - height / 2),
            (at.x + gap, at.y - height - n),
            (at.x + gap, at.y + n),
            (at.x - gap - width, at.y - height - n),
            (at.x - gap - width, at.y + n),
            (at.x - width / 2, at.y - gap - height),
            (at.x - width / 2, at.y + gap),
        ];
        corners.into_iter().map(move |(x, y)| Rect::new(x, y, width, height))
    })
}

/// Rooms of a size all over a field, those nearest to a dot first.
fn corners(dot: Point, (width, height): (i32, i32), field: Rect) -> impl Iterator<Item = Rect> {
    around(dot, field.width.max(field.height)).map(move |p| Rect::new(p.x - width / 2, p.y - height / 2, width, height))
}
