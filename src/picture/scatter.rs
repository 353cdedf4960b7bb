//! Things as dots on a field, by two figures each: no dot lies over another, and the first few have a number in their dots, for a list
//! beside the picture. Nothing is written where dots lie; the figures of both axes stand at the edges.
//!
//! The same things give the same picture, in whatever order they come.

use crate::base::number_format::say_number;
use crate::model::id::NodeId;

use super::scene::{Anchor, Point, Rect, Shape, Stroke, Text};

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

/// A thing on the field.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterDot {
    /// What it leads to.
    pub node: NodeId,
    /// How far it lies to the right, from 0 to 1.
    pub across: f64,
    /// How far up, from 0 to 1.
    pub up: f64,
    /// Where it stands among all: the first have a number, and the last left out where there are too many.
    pub rank: usize,
    /// Whether it is drawn as a ring.
    pub is_open: bool,
    /// What it is called, with its figures, for who points at it.
    pub name: String,
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

/// The dots that are drawn, in the order of their ranks.
pub fn ranked(mut dots: Vec<ScatterDot>) -> Vec<ScatterDot> {
    dots.sort_by(|a, b| a.rank.cmp(&b.rank).then(a.node.cmp(&b.node)));
    dots.truncate(MOST_DOTS);
    dots
}

/// Ranked dots in their places on a field, so many of them with a number.
pub fn layout(dots: &[ScatterDot], numbered: usize, field: Rect) -> Vec<PlacedDot> {
    layout_within(dots, numbered, field, |_, _| true)
}

/// The same, where a dot that gives way to others stays where its place says the same of it: `belongs`, by its rank.
pub fn layout_within(dots: &[ScatterDot], numbered: usize, field: Rect, belongs: impl Fn(usize, Point) -> bool) -> Vec<PlacedDot> {
    let mut placed: Vec<PlacedDot> = Vec::with_capacity(dots.len());
    for (index, dot) in dots.iter().enumerate() {
        let radius = if index < numbered { WITH_NUMBER } else { RADIUS };
        let wanted = Point::new(field.x + share(field.width, dot.across), field.bottom() - share(field.height, dot.up));
        let at = free_place(wanted, radius, (field, |p| belongs(index, p)), &placed);
        placed.push(PlacedDot { index, at, radius });
    }
    placed
}

#[expect(clippy::cast_possible_truncation, reason = "a part of a length")]
fn share(length: i32, part: f64) -> i32 {
    (f64::from(length) * if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }).round() as i32
}

/// The place nearest to the wanted one where a dot covers no other, inside the field and where it belongs; where there is none, where it
/// does not, and else the wanted one.
fn free_place(wanted: Point, radius: i32, (field, belongs): (Rect, impl Fn(Point) -> bool), taken: &[PlacedDot]) -> Point {
    let inside = Rect::new(field.x + radius, field.y + radius, field.width - 2 * radius, field.height - 2 * radius);
    let wanted = Point::new(wanted.x.clamp(inside.x, inside.right()), wanted.y.clamp(inside.y, inside.bottom()));
    let is_free = |p: Point| {
        let is_inside = p.x >= inside.x && p.x <= inside.right() && p.y >= inside.y && p.y <= inside.bottom();
        is_inside && taken.iter().all(|dot| apart(dot.at, p) >= (dot.radius + radius + 1).pow(2))
    };
    let places = || around(wanted, field.width.max(field.height));
    places().find(|&p| belongs(p) && is_free(p)).or_else(|| places().find(|&p| is_free(p))).unwrap_or(wanted)
}

/// The square of how far two places lie apart.
fn apart(a: Point, b: Point) -> i32 {
    (a.x - b.x).pow(2) + (a.y - b.y).pow(2)
}

/// Places around one, ring by ring, those beside it first.
fn around(middle: Point, furthest: i32) -> impl Iterator<Item = Point> {
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

/// The shapes of dots in their places: the later ones first, so that those which matter lie above.
pub fn shapes(dots: &[ScatterDot], placed: &[PlacedDot], numbered: usize) -> Vec<Shape> {
    let drawn = |placed: &PlacedDot| {
        let dot = &dots[placed.index];
        let is_first = placed.index < numbered;
        let mut inner = vec![Shape::Name(dot.name.clone()), Shape::Circle(class(dot, is_first), placed.at, placed.radius)];
        if is_first {
            inner.push(number(placed, dot));
        }
        Shape::Link(dot.node, inner)
    };
    let (first, rest): (Vec<&PlacedDot>, Vec<&PlacedDot>) = placed.iter().partition(|dot| dot.index < numbered);
    rest.into_iter().chain(first).map(drawn).collect()
}

/// What an axis runs from and to, and from figure to figure.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// The figure at its beginning.
    pub least: f64,
    /// The figure at its end.
    pub most: f64,
}

impl Axis {
    /// Its whole figures and where each lies, from 0 to 1: not more than some six of them.
    fn figures(self) -> impl Iterator<Item = (f64, f64)> {
        let length = self.most - self.least;
        let step = if length > 6.0 { 2.0 } else { 1.0 };
        (0..=10_u32)
            .map(move |n| self.least + f64::from(n) * step)
            .take_while(move |n| *n <= self.most)
            .map(move |n| (n, (n - self.least) / length))
    }
}

/// The figures at both axes of a field with a faint line from each, and what each axis is: the one that runs up stands above it, the one to the right below it.
pub fn axes(field: Rect, (across, is_across): (Axis, &str), (up, is_up): (Axis, &str)) -> Vec<Shape> {
    let says = |at, anchor, text: String| Shape::from(Text::line("sc-says", at, text).anchored(anchor));
    let below = across.figures().map(|(n, part)| {
        let anchor = if part <= 0.0 {
            Anchor::Start
        } else if part >= 1.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        says(Point::new(field.x + share(field.width, part), field.bottom() + 16), anchor, say_number(n))
    });
    let beside = up.figures().map(|(n, part)| {
        let y = field.bottom() - share(field.height, part) + if part >= 1.0 { 10 } else { 4 };
        says(Point::new(field.x - 6, y), Anchor::End, say_number(n))
    });
    let names = [
        says(Point::new(0, 14), Anchor::Start, is_up.to_owned()),
        says(Point::new(field.right(), field.bottom() + 34), Anchor::End, is_across.to_owned()),
    ];
    let (right, bottom) = (field.right(), field.bottom());
    let upright = across.figures().map(|(_, part)| field.x + share(field.width, part)).filter(|x| (field.x + 1..right).contains(x));
    let level = up.figures().map(|(_, part)| bottom - share(field.height, part)).filter(|y| (field.y + 1..bottom).contains(y));
    let line = |from, to| [Stroke::Move(from), Stroke::Line(to)];
    let upright = upright.flat_map(|x| line(Point::new(x, field.y), Point::new(x, bottom)));
    let grid: Vec<Stroke> = upright.chain(level.flat_map(|y| line(Point::new(field.x, y), Point::new(right, y)))).collect();
    [Shape::Path("sc-grid", grid)].into_iter().chain(below).chain(beside).chain(names).collect()
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
