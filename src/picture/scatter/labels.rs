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
        nearest(self.room, dot)
    }
}

/// What is in the way of a label: dots, other labels, the lines from labels to their dots, and what else is drawn.
struct Obstacles {
    dots: Vec<Rect>,
    /// Of dots that have no label of their own.
    others: Vec<Rect>,
    labels: Vec<Rect>,
    lines: Vec<Rect>,
}

/// What a label has to keep off, from all down to what it must never cover.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kept {
    /// Other labels.
    Labels,
    /// These and the dots that have labels.
    LabelledDots,
    /// These and all dots.
    Dots,
    /// These and all lines.
    All,
}

impl Kept {
    /// How far from its dot a label is looked for: nearer to it, it may as well cover a line.
    fn furthest(self, field: Rect) -> i32 {
        match self {
            Kept::Labels => field.width.max(field.height),
            Kept::LabelledDots => 240,
            Kept::Dots | Kept::All => 160,
        }
    }
}

impl Obstacles {
    /// Whether a label may stand there, with its line to its dot.
    fn are_clear_of(&self, room: Rect, dot: Point, kept: Kept) -> bool {
        let aired = Rect::new(room.x - AIR, room.y - AIR, room.width + 2 * AIR, room.height + 2 * AIR);
        let is_clear = |taken: &[Rect]| taken.iter().all(|taken| !taken.overlaps(aired));
        let crosses = || leader(dot, room).iter().any(|step| self.labels.iter().any(|label| label.overlaps(*step)));
        is_clear(&self.labels)
            && (kept < Kept::LabelledDots || is_clear(&self.dots))
            && (kept < Kept::Dots || is_clear(&self.others))
            && (kept < Kept::All || (is_clear(&self.lines) && !crosses()))
    }
}

/// The line from a dot to its label, step by step; nothing where they lie side by side.
fn leader(dot: Point, room: Rect) -> Vec<Rect> {
    const STEP: i32 = 5;
    let end = nearest(room, dot);
    let (dx, dy) = (end.x - dot.x, end.y - dot.y);
    let steps = dx.abs().max(dy.abs()) / STEP;
    if !super::has_leader(dot, end) {
        return Vec::new();
    }
    (1..steps).map(|n| Rect::new(dot.x + dx * n / steps - 1, dot.y + dy * n / steps - 1, 2, 2)).collect()
}

/// The place on the edge of a room that is nearest to a dot.
fn nearest(room: Rect, dot: Point) -> Point {
    Point::new(dot.x.clamp(room.x, room.right()), dot.y.clamp(room.y, room.bottom()))
}

/// Labels for the first dots, each as near to its dot as it has room. Where a field is full, a label may cover lines, then dots, but
/// never another label; where even so it has no room it is left out.
pub fn place_labels(
    dots: &[ScatterDot],
    placed: &[PlacedDot],
    labelled: usize,
    field: Rect,
    slack: u32,
    lines: Vec<Rect>,
) -> Vec<DotLabel> {
    let face = FACE.with_slack(slack);
    let room_of = |dot: &PlacedDot| Rect::new(dot.at.x - dot.radius, dot.at.y - dot.radius, 2 * dot.radius, 2 * dot.radius);
    let (first, others) = placed.split_at(labelled.min(placed.len()));
    let of = |dots: &[PlacedDot]| dots.iter().map(room_of).collect::<Vec<_>>();
    let mut obstacles = Obstacles { dots: of(first), others: of(others), labels: Vec::new(), lines };
    let mut labels: Vec<DotLabel> = Vec::new();
    for dot in first {
        let lines = face.shortened(&dots[dot.index].label, WIDEST, MOST_LINES);
        let width = lines.iter().map(|line| i32::try_from(face.width(line)).unwrap_or(i32::MAX / 4)).max();
        let Some(width) = width else { continue };
        let height = LEADING * i32::try_from(lines.len()).unwrap_or(1);
        let find = |kept: Kept| {
            let rooms = beside(dot, width, height).chain(corners(dot.at, (width, height), kept.furthest(field)));
            rooms.into_iter().find(|&room| field.holds(room) && obstacles.are_clear_of(room, dot.at, kept))
        };
        if let Some(room) = [Kept::All, Kept::Dots, Kept::LabelledDots, Kept::Labels].into_iter().find_map(find) {
            obstacles.labels.push(room);
            obstacles.lines.extend(leader(dot.at, room));
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

/// Rooms of a size all around a dot, the nearest first.
fn corners(dot: Point, (width, height): (i32, i32), furthest: i32) -> impl Iterator<Item = Rect> {
    around(dot, furthest).map(move |p| Rect::new(p.x - width / 2, p.y - height / 2, width, height))
}
