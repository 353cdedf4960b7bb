//! Things as dots on a field, by two figures each: no dot lies over another, and the first few are labelled beside their dots. On a
//! phone these have a number instead, for a list below the picture.
//!
//! The same things give the same picture, in whatever order they come.

pub mod labels;

use crate::model::id::NodeId;

use super::scene::{Anchor, Point, Rect, Shape, Stroke, Text};
use labels::{DotLabel, place_labels};

/// For which width a picture is arranged: it is drawn for both, and the style sheet shows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Beside others, on a screen or on paper.
    Wide,
    /// On a phone.
    Narrow,
}

impl Extent {
    /// Both.
    pub const BOTH: [Extent; 2] = [Extent::Wide, Extent::Narrow];

    /// One of two, by the width.
    pub fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Extent::Wide => wide,
            Extent::Narrow => narrow,
        }
    }
}

/// More dots than these nobody tells apart; the least are left out.
pub const MOST_DOTS: usize = 120;

/// How far a dot reaches, and one with a number in it.
const RADIUS: i32 = 5;
const WITH_NUMBER: i32 = 10;

/// From line to line of a label.
pub(super) const LEADING: i32 = 15;

/// A thing on the field.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterDot {
    /// What it leads to.
    pub node: NodeId,
    /// How far it lies to the right, from 0 to 1.
    pub across: f64,
    /// How far up, from 0 to 1.
    pub up: f64,
    /// Where it stands among all: the first are labelled, and the last left out where there are too many.
    pub rank: usize,
    /// Whether it is drawn as a ring.
    pub is_open: bool,
    /// What it is called, with its figures, for who points at it.
    pub name: String,
    /// What stands beside it where it is one of the first.
    pub label: String,
}

/// A dot in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedDot {
    /// Which, in the order of ranks.
    pub index: usize,
    /// Its centre.
    pub at: Point,
    /// How far it reaches.
    pub radius: i32,
}

/// Dots and labels in their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScatterLayout {
    /// The dots, in the order of ranks.
    pub dots: Vec<PlacedDot>,
    /// The labels, in the order of ranks.
    pub labels: Vec<DotLabel>,
}

/// The dots that are drawn, in the order of their ranks.
pub fn ranked(mut dots: Vec<ScatterDot>) -> Vec<ScatterDot> {
    dots.sort_by(|a, b| a.rank.cmp(&b.rank).then(a.node.cmp(&b.node)));
    dots.truncate(MOST_DOTS);
    dots
}

/// How dots are laid out.
#[derive(Clone, Copy, Debug)]
pub struct ScatterFrame {
    /// Where they may lie.
    pub field: Rect,
    /// How many are labelled.
    pub labelled: usize,
    /// For which width.
    pub extent: Extent,
    /// What a font of the site's own needs more, in percent.
    pub slack: u32,
}

/// The layout of ranked dots. Labels keep off the lines that are drawn for the dots, too.
pub fn layout(dots: &[ScatterDot], frame: ScatterFrame, lines: &dyn Fn(&[PlacedDot]) -> Vec<Rect>) -> ScatterLayout {
    let ScatterFrame { field, labelled, extent, slack } = frame;
    let mut placed: Vec<PlacedDot> = Vec::with_capacity(dots.len());
    for (index, dot) in dots.iter().enumerate() {
        let radius = extent.pick(RADIUS, if index < labelled { WITH_NUMBER } else { RADIUS });
        let wanted = Point::new(field.x + share(field.width, dot.across), field.bottom() - share(field.height, dot.up));
        let at = free_place(wanted, radius, field, &placed);
        placed.push(PlacedDot { index, at, radius });
    }
    let labels = match extent {
        Extent::Wide => place_labels(dots, &placed, labelled, field, slack, lines(&placed)),
        Extent::Narrow => Vec::new(),
    };
    ScatterLayout { dots: placed, labels }
}

#[expect(clippy::cast_possible_truncation, reason = "a part of a length")]
fn share(length: i32, part: f64) -> i32 {
    (f64::from(length) * if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }).round() as i32
}

/// The place nearest to the wanted one where a dot covers no other, inside the field; the wanted one where there is none.
fn free_place(wanted: Point, radius: i32, field: Rect, taken: &[PlacedDot]) -> Point {
    let inside = Rect::new(field.x + radius, field.y + radius, field.width - 2 * radius, field.height - 2 * radius);
    let wanted = Point::new(wanted.x.clamp(inside.x, inside.right()), wanted.y.clamp(inside.y, inside.bottom()));
    let is_free = |p: Point| {
        let is_inside = p.x >= inside.x && p.x <= inside.right() && p.y >= inside.y && p.y <= inside.bottom();
        is_inside && taken.iter().all(|dot| apart(dot.at, p) >= (dot.radius + radius + 1).pow(2))
    };
    around(wanted, field.width.max(field.height)).find(|&p| is_free(p)).unwrap_or(wanted)
}

/// The square of how far two places lie apart.
fn apart(a: Point, b: Point) -> i32 {
    (a.x - b.x).pow(2) + (a.y - b.y).pow(2)
}

/// Whether a label that ends there lies so far from its dot that a line leads to it.
fn has_leader(dot: Point, end: Point) -> bool {
    apart(dot, end) > 14 * 14
}

/// Places around one, ring by ring, those beside it first.
pub(super) fn around(middle: Point, furthest: i32) -> impl Iterator<Item = Point> {
    const STEP: i32 = 4;
    let ring = move |n: i32| {
        let steps = (8 * n).max(1);
        (0..steps).map(move |i| {
            // Round a square: from the right over the top to the left, and back below.
            let (side, along) = ((i + n) / (2 * n).max(1), (i + n) % (2 * n).max(1) - n);
            let (dx, dy) = match side % 4 {
                0 => (n, -along),
                1 => (-along, -n),
                2 => (-n, along),
                _ => (along, n),
            };
            Point::new(middle.x + dx * STEP, middle.y + dy * STEP)
        })
    };
    (0..=furthest / STEP).flat_map(ring)
}

/// The shapes of a layout: the later dots first, so that those which matter lie above, and are read last to first no more than needed.
pub fn shapes(dots: &[ScatterDot], laid: &ScatterLayout, labelled: usize) -> Vec<Shape> {
    let (first, rest): (Vec<_>, Vec<_>) = laid.dots.iter().partition(|dot| dot.index < labelled);
    let others = rest.into_iter().map(|placed| {
        let dot = &dots[placed.index];
        Shape::Link(dot.node, vec![Shape::Name(dot.name.clone()), Shape::Circle(class(dot, false), placed.at, placed.radius)])
    });
    let leaders = laid.labels.iter().filter_map(|label| {
        let dot = laid.dots.iter().find(|dot| dot.index == label.index)?;
        let end = label.nearest(dot.at);
        has_leader(dot.at, end).then(|| Shape::Path("sc-leader", vec![Stroke::Move(dot.at), Stroke::Line(end)]))
    });
    let marked = first.iter().map(|placed| {
        let dot = &dots[placed.index];
        let mut inner = vec![Shape::Name(dot.name.clone()), Shape::Circle(class(dot, true), placed.at, placed.radius)];
        match laid.labels.iter().find(|label| label.index == placed.index) {
            Some(label) => inner.push(label.text().into()),
            None if placed.radius == WITH_NUMBER => inner.push(number(placed, dot)),
            None => {}
        }
        Shape::Link(dot.node, inner)
    });
    let leaders: Vec<Shape> = leaders.collect();
    others.chain(leaders).chain(marked).collect()
}

fn class(dot: &ScatterDot, is_first: bool) -> &'static str {
    match (is_first, dot.is_open) {
        (true, false) => "sc-dot sc-first",
        (true, true) => "sc-dot sc-first sc-open",
        (false, false) => "sc-dot",
        (false, true) => "sc-dot sc-open",
    }
}

fn number(placed: &PlacedDot, dot: &ScatterDot) -> Shape {
    let class = if dot.is_open { "sc-number sc-on-open" } else { "sc-number" };
    let at = Point::new(placed.at.x, placed.at.y + 4);
    Text::line(class, at, (placed.index + 1).to_string()).anchored(Anchor::Middle).into()
}

#[cfg(test)]
mod tests;
