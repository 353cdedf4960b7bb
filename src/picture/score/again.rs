//! The names of rows once more, before marks that stand far from them: a row is long, and its name stands at the edge of the page.

use crate::model::id::NodeId;
use crate::picture::curve::along;
use crate::picture::scene::{Anchor, Point, Rect, Shape, Stroke, Text};
use crate::picture::text::Face;

use super::content::ScoreData;
use super::draw::thread;
use super::layout::{SQUARE, ScoreLayout};
use super::rows::{Row, RowKind};

/// From so far away no name is seen any more, in pixels.
const FAR: i32 = 260;
/// What names are set in, how wide one is at most, and what is kept free around it.
const FACE: Face = Face::regular(12);
const MOST: u32 = 160;
const AIR: i32 = 7;
/// How high a line of it is, and how far its foot lies below the middle of the row.
const HIGH: i32 = 14;
const FOOT: i32 = 4;
/// From place to place along a thread.
const STEP: i32 = 4;

/// The names as one group; nothing where each mark stands near its row's name.
pub(super) fn shapes(score: &ScoreData, layout: &ScoreLayout) -> Option<Shape> {
    let mut threads: Vec<Point> = layout.threads.iter().flat_map(|&line| places(&thread(line))).collect();
    threads.sort_unstable_by_key(|at| at.y);
    let names: Vec<Shape> = layout.rows.iter().flat_map(|row| of_row(score, layout, *row, &threads)).map(Shape::from).collect();
    (!names.is_empty()).then_some(Shape::Group("rn", names))
}

/// The names in a row: before its first mark, where that is far from the edge, and behind each long stretch without a name.
fn of_row(score: &ScoreData, layout: &ScoreLayout, row: Row, threads: &[Point]) -> Vec<Text> {
    let Some((title, names_team)) = node(row.kind).and_then(|node| score.names.get(&node)) else { return Vec::new() };
    let Some(title) = FACE.with_slack(score.slack).cut(title, MOST) else { return Vec::new() };
    let width = i32::try_from(FACE.with_slack(score.slack).width(&title)).unwrap_or(i32::MAX / 4);
    let y = row.middle();
    let marks = marks(layout, y);
    let from = |y: i32| threads.partition_point(|at| at.y < y);
    let near = &threads[from(y - HIGH)..from(y + HIGH)];
    // How far the eye has a name in sight.
    let mut told = 0;
    let mut names = Vec::new();
    for &(left, right) in &marks {
        if left - told >= FAR {
            let room = Rect::new(left - AIR - width, y - HIGH / 2 - 2, width, HIGH);
            let is_free = !near.iter().any(|&at| holds(room, at)) && !marks.iter().any(|mark| mark.0 < room.right() && room.x < mark.1);
            if !is_free {
                continue;
            }
            let text = Text::line("", Point::new(left - AIR, y + FOOT), title.clone()).anchored(Anchor::End);
            names.push(Text { names_team: *names_team, ..text });
        }
        told = told.max(right);
    }
    names
}

/// What a row is called by.
fn node(kind: RowKind) -> Option<NodeId> {
    match kind {
        RowKind::Actor(_, by) => by,
        RowKind::Supporter(node) | RowKind::System(node) => Some(node),
        _ => None,
    }
}

/// From where to where the marks at a height lie, from left to right.
fn marks(layout: &ScoreLayout, y: i32) -> Vec<(i32, i32)> {
    let around = |at: Point, reach: i32| (at.x - reach, at.x + reach);
    let dots = layout.dots.iter().filter(|dot| dot.at.y == y).map(|dot| around(dot.at, dot.reach()));
    let squares = layout.squares.iter().filter(|(_, at)| at.y == y).map(|&(_, at)| around(at, SQUARE));
    let bars = layout.bars.iter().filter(|bar| bar.y == y).map(|bar| (bar.from, bar.to));
    let mut marks: Vec<(i32, i32)> = dots.chain(squares).chain(bars).collect();
    marks.sort_unstable();
    marks
}

/// Places along a thread, close to each other.
fn places(strokes: &[Stroke]) -> Vec<Point> {
    match *strokes {
        [Stroke::Move(from), Stroke::Line(to)] => {
            let steps = ((to.x - from.x).abs().max((to.y - from.y).abs()) / STEP).max(1);
            (0..=steps).map(|i| Point::new(from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps)).collect()
        }
        _ => along(strokes),
    }
}

/// Whether a place lies in a room, or close to it.
fn holds(room: Rect, at: Point) -> bool {
    (room.x - STEP..=room.right() + STEP).contains(&at.x) && (room.y - STEP..=room.bottom() + STEP).contains(&at.y)
}
