//! Where everything of a strip stands.

use crate::model::id::NodeId;
use crate::model::queries::touchpoint::Party;
use crate::picture::curve::say_feeling;
use crate::picture::scene::{Anchor, Point, Rect};
use crate::picture::text::Face;
use crate::words::{Words, message};

use super::{StripContent, StripPoint, StripSize};

/// What words are set in.
const FACE: Face = Face::regular(13);
const BOLD: Face = Face::bold(13);
/// From a line's foot up to the heads of its letters, and down to their tails.
const ASCENT: i32 = 10;
const DESCENT: i32 = 3;

/// The measures of a size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub width: i32,
    pub height: i32,
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

impl StripSize {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Search => "strip xs",
            Self::List => "strip s",
            Self::Row => "strip m",
            Self::Wide => "strip l",
            Self::Overview => "strip xl",
        }
    }

    fn frame(self) -> Frame {
        match self {
            Self::Search => Frame { width: 120, height: 16, head: 0, zero: 8, unit: 3, radius: 0, foot: 0 },
            Self::List => Frame { width: 320, height: 40, head: 0, zero: 18, unit: 7, radius: 3, foot: 37 },
            Self::Row => Frame { width: 720, height: 90, head: 15, zero: 48, unit: 8, radius: 4, foot: 87 },
            Self::Wide => Frame { width: 1040, height: 120, head: 24, zero: 67, unit: 12, radius: 5, foot: 116 },
            Self::Overview => Frame { width: 1360, height: 260, head: 46, zero: 146, unit: 34, radius: 7, foot: 256 },
        }
    }
}

/// A strip, laid out.
#[derive(Debug)]
pub(super) struct StripLayout {
    pub frame: Frame,
    /// How large points are; 0 where they are left out.
    pub radius: i32,
    pub stages: Vec<PlacedStage>,
    pub points: Vec<PlacedPoint>,
    /// Values at points.
    pub values: Vec<Label>,
    /// What stands in place of a curve.
    pub words: Option<Label>,
}

/// A stage in its place.
#[derive(Debug)]
pub(super) struct PlacedStage {
    pub node: NodeId,
    pub x: i32,
    pub width: i32,
    pub title: Option<Label>,
    /// Where the marks of its processes begin.
    pub squares: Vec<i32>,
    /// How many processes there are, where they have no room.
    pub count: Option<Label>,
}

/// A touchpoint in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedPoint {
    /// On the line of no feeling either way where its feeling is unknown.
    pub at: Point,
    /// The column that is its own.
    pub column: Rect,
    pub feeling: Option<f64>,
    pub look: Look,
    pub truth: bool,
    pub unserved: bool,
    /// Whether it is marked.
    pub marked: bool,
    pub lit: bool,
}

/// How a point is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Full,
    /// A third party takes part.
    Hollow,
    /// Nobody but us says how it feels.
    Ring,
}

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

/// How far apart the marks of two processes begin, and how wide one is.
pub(super) const SQUARE: (i32, i32) = (7, 5);
/// The most values that one extreme is named at.
const MOST_NAMED: usize = 3;

pub(super) fn layout(content: &StripContent<'_>, size: StripSize, words: &Words) -> StripLayout {
    let frame = size.frame();
    let columns = columns(content, frame);
    let is_lit = content.points().any(|p| p.lit);
    let widest = columns.iter().map(|(_, c)| c.width).min().unwrap_or(frame.width);
    let radius = if content.points().next().is_none() { 0 } else { frame.radius.min((widest / 2 - 1).max(1)) };
    let points: Vec<PlacedPoint> = columns.iter().filter_map(|(p, column)| p.map(|p| frame.point(p, *column, is_lit))).collect();
    let stages = stages(content, frame, &columns);
    let values = if frame.head > 0 { values(&points, &stages, frame, radius) } else { Vec::new() };
    let words = points.is_empty().then(|| frame.instead(&stages, words.text(message::STRIP_EMPTY))).flatten();
    StripLayout { frame, radius, stages, points, values, words }
}

/// A column for each touchpoint, and one for each stage without any.
fn columns<'c>(content: &'c StripContent<'_>, frame: Frame) -> Vec<(Option<&'c StripPoint<'c>>, Rect)> {
    let of_stage = |stage: &'c super::StripStage<'_>| {
        let points: Vec<Option<&'c StripPoint<'c>>> = stage.points.iter().map(Some).collect();
        if points.is_empty() { vec![None] } else { points }
    };
    let points: Vec<Option<&StripPoint<'_>>> = content.stages.iter().flat_map(of_stage).collect();
    let count = i32::try_from(points.len()).unwrap_or(i32::MAX).max(1);
    let edge = |i: i32| i * frame.width / count;
    let bottom = frame.y(-2.0) + frame.radius + 2;
    let top = frame.y(2.0) - frame.radius - 2;
    (0..).zip(points).map(|(i, p)| (p, Rect::new(edge(i), top, edge(i + 1) - edge(i), bottom - top))).collect()
}

fn stages(content: &StripContent<'_>, frame: Frame, columns: &[(Option<&StripPoint<'_>>, Rect)]) -> Vec<PlacedStage> {
    let mut rest = columns;
    let mut placed = Vec::with_capacity(content.stages.len());
    for stage in &content.stages {
        let (own, others) = rest.split_at(stage.points.len().max(1));
        rest = others;
        let (x, right) = (own[0].1.x, own[own.len() - 1].1.right());
        let title = (frame.head > 0).then(|| title(stage.title, x, right - x, frame)).flatten();
        let (squares, count) = processes(stage.processes, x, right - x, frame);
        placed.push(PlacedStage { node: stage.node, x, width: right - x, title, squares, count });
    }
    placed
}

fn title(text: &str, x: i32, width: i32, frame: Frame) -> Option<Label> {
    let text = FACE.cut(text, u32::try_from(width - 8).ok()?)?;
    let at = Point::new(x + 4, (frame.head - DESCENT - (frame.head - ASCENT - DESCENT) / 2).min(frame.head - DESCENT));
    Some(Label::new(FACE, at, Anchor::Start, text, "t"))
}

/// The marks of so many processes under a stage, or their number where they have no room.
fn processes(count: usize, x: i32, width: i32, frame: Frame) -> (Vec<i32>, Option<Label>) {
    let (step, side) = SQUARE;
    let begin = x + 5;
    let room = (width - 5 - side) / step + 1;
    let Some(all) = i32::try_from(count).ok().filter(|_| frame.foot > 0) else { return (Vec::new(), None) };
    if all <= room {
        return ((0..all).map(|i| begin + i * step).collect(), None);
    }
    let text = count.to_string();
    let label = Label::new(FACE, Point::new(begin + step, frame.foot + 3), Anchor::Start, text, "n");
    let fits = label.room.right() <= x + width && frame.head > 0;
    if fits { (vec![begin], Some(label)) } else { ((0..room.max(0)).map(|i| begin + i * step).collect(), None) }
}

/// The values of the extremes, or of what is lit.
fn values(points: &[PlacedPoint], stages: &[PlacedStage], frame: Frame, radius: i32) -> Vec<Label> {
    let known = || points.iter().filter_map(|p| p.feeling.map(|feeling| (feeling, p)));
    let (lowest, highest) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), (f, _)| (l.min(f), h.max(f)));
    let at = |value: f64| known().filter(move |(f, _)| *f == value).map(|(f, p)| (f, p.at));
    let named: Vec<(f64, Point)> = if points.iter().any(|p| p.lit) {
        known().filter(|(_, p)| p.lit).map(|(f, p)| (f, p.at)).collect()
    } else {
        at(lowest).take(MOST_NAMED).chain(at(highest).take(if highest > lowest { MOST_NAMED } else { 0 })).collect()
    };
    let dots = points.iter().filter(|p| p.marked).map(|p| dot(p.at, radius));
    let counts = stages.iter().filter_map(|s| s.count.as_ref()).map(|count| count.room);
    let mut places = Places { frame, radius, taken: dots.chain(counts).collect() };
    named.into_iter().filter_map(|(feeling, at)| places.value(feeling, at, lowest)).collect()
}

fn dot(at: Point, radius: i32) -> Rect {
    Rect::new(at.x - radius, at.y - radius, 2 * radius, 2 * radius)
}

/// The room that is taken.
struct Places {
    frame: Frame,
    radius: i32,
    taken: Vec<Rect>,
}

impl Places {
    /// A value beside its point: where it is furthest from the curve first. None where it has no room.
    fn value(&mut self, feeling: f64, at: Point, lowest: f64) -> Option<Label> {
        let text = say_feeling(feeling);
        let (near, half) = (self.radius + 5, i32::try_from(BOLD.width(&text)).unwrap_or(0) / 2 + 1);
        let middle = Point::new(at.x.clamp(half, (self.frame.width - half).max(half)), at.y);
        let below = (Point::new(middle.x, at.y + self.radius + 3 + ASCENT), Anchor::Middle);
        let above = (Point::new(middle.x, at.y - self.radius - 3), Anchor::Middle);
        let right = (Point::new(at.x + near, at.y + ASCENT / 2), Anchor::Start);
        let left = (Point::new(at.x - near, at.y + ASCENT / 2), Anchor::End);
        let ways = if feeling == lowest || feeling < 0.0 { [below, right, left, above] } else { [above, right, left, below] };
        let class = match feeling {
            f if f <= -1.5 => "v f-2",
            f if f > 0.0 => "v f2",
            _ => "v",
        };
        let label =
            ways.into_iter().map(|(at, anchor)| Label::new(BOLD, at, anchor, text.clone(), class)).find(|l| self.is_free(l.room))?;
        self.taken.push(label.room);
        Some(label)
    }

    fn is_free(&self, room: Rect) -> bool {
        self.frame.plot().holds(room) && !self.taken.iter().any(|taken| taken.overlaps(room))
    }
}

impl Label {
    fn new(face: Face, at: Point, anchor: Anchor, text: String, class: &'static str) -> Self {
        let width = i32::try_from(face.width(&text)).unwrap_or(i32::MAX / 2);
        let x = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width.div_euclid(2) - 1,
            Anchor::End => at.x - width,
        };
        Self { at, anchor, text, room: Rect::new(x, at.y - ASCENT, width, ASCENT), class }
    }
}

impl Frame {
    /// Where the curve and its values lie.
    fn plot(self) -> Rect {
        let bottom = if self.foot > 0 { self.foot - SQUARE.1 / 2 - 1 } else { self.height };
        Rect::new(0, self.head, self.width, bottom - self.head)
    }

    /// How high a feeling stands.
    fn y(self, feeling: f64) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "it is held between -2 and 2")]
        let above = (feeling.clamp(-2.0, 2.0) * f64::from(self.unit)).round() as i32;
        self.zero - above
    }

    fn point(self, point: &StripPoint<'_>, column: Rect, is_lit: bool) -> PlacedPoint {
        let look = match point.party {
            Party::Third { .. } => Look::Hollow,
            _ if point.assumed => Look::Ring,
            _ => Look::Full,
        };
        PlacedPoint {
            at: Point::new(column.x + column.width / 2, self.y(point.feeling.unwrap_or(0.0))),
            column,
            feeling: point.feeling,
            look,
            truth: point.truth,
            unserved: point.unserved,
            marked: if is_lit { point.lit } else { self.radius > 0 },
            lit: point.lit,
        }
    }

    /// Words in place of a curve; none where they have no room.
    fn instead(self, stages: &[PlacedStage], text: &str) -> Option<Label> {
        let text = FACE.cut(text, u32::try_from(self.width - 8).ok()?).filter(|_| self.height >= 2 * (ASCENT + DESCENT))?;
        let y = if stages.is_empty() { self.height / 2 } else { self.zero } - 4;
        Some(Label::new(FACE, Point::new(4, y), Anchor::Start, text, "t"))
    }
}
