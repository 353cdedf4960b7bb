//! Where everything of a strip stands.

use crate::model::id::NodeId;
use crate::model::queries::touchpoint::Party;
use crate::picture::scene::{Anchor, Point, Rect};
use crate::picture::text::Face;
use crate::words::{Words, message};

use super::branches::{PlacedBranch, branches};
use super::frame::StripFrame;
use super::places::{ASCENT, DESCENT, Label, Places, dot};
use super::{StripContent, StripPoint, StripSize, StripStage};

/// What words are set in.
const FACE: Face = Face::regular(13);

/// A strip, laid out.
#[derive(Debug)]
pub(super) struct StripLayout {
    pub frame: StripFrame,
    /// Percent to spare in what text measures.
    pub slack: u32,
    /// How large points are; 0 where they are left out.
    pub radius: i32,
    /// Whether the stage that is being read is marked in it.
    pub is_followed: bool,
    pub stages: Vec<PlacedStage>,
    pub points: Vec<PlacedPoint>,
    /// Arcs over the curve, and how high what they take is.
    pub branches: (Vec<PlacedBranch>, i32),
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
    pub title: Vec<Label>,
    /// Where it can be hit; none where it is too low for a finger.
    pub target: Option<Rect>,
    /// Where the marks of its processes begin.
    pub squares: Vec<i32>,
    /// How many processes there are, where they have no room.
    pub count: Option<Label>,
}

/// A touchpoint in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedPoint {
    pub node: NodeId,
    /// On the line of no feeling either way where its feeling is unknown.
    pub at: Point,
    /// The column that is its own.
    pub column: Rect,
    pub feeling: Option<f64>,
    pub look: PointLook,
    pub truth: bool,
    pub unserved: bool,
    /// Whether it is marked.
    pub marked: bool,
    pub again: bool,
    pub lit: bool,
}

/// How a point is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PointLook {
    Full,
    /// A third party takes part.
    Hollow,
    /// Nobody but us says how it feels.
    Ring,
}

/// How far apart the marks of two processes begin, and how wide one is.
pub(super) const SQUARE: (i32, i32) = (7, 5);
/// From line to line of a stage's title.
const TITLE_LEADING: i32 = 14;
/// The most values that one extreme is named at.
const MOST_NAMED: usize = 3;

pub(super) fn layout(content: &StripContent<'_>, size: StripSize, words: &Words) -> StripLayout {
    let mut frame = size.frame();
    let branches = if size == StripSize::Overview { branches(content, frame) } else { (Vec::new(), 0) };
    frame.zero += branches.1;
    frame.height += branches.1;
    if size == StripSize::Row && has_long_titles(content, frame) {
        frame.head += TITLE_LEADING;
        frame.zero += TITLE_LEADING;
        frame.height += TITLE_LEADING;
        frame.foot += TITLE_LEADING;
    }
    StripLayout { branches, ..placed(content, size, (frame, &columns(content, frame)), words) }
}

/// The same in columns that are given: one for each touchpoint, and one for each stage without any.
pub(super) fn placed(
    content: &StripContent<'_>,
    size: StripSize,
    (frame, columns): (StripFrame, &[StripColumn<'_>]),
    words: &Words,
) -> StripLayout {
    let is_lit = content.points().any(|p| p.lit);
    let widest = columns.iter().map(|(_, c)| c.width).min().unwrap_or(frame.width);
    let radius = if content.points().next().is_none() { 0 } else { frame.radius.min((widest / 2 - 1).max(1)) };
    let points: Vec<PlacedPoint> = columns.iter().filter_map(|(p, column)| p.map(|p| PlacedPoint::of(p, frame, *column, is_lit))).collect();
    let stages = stages(content, size, frame, columns);
    let values =
        if frame.head > 0 && size != StripSize::Overview { values(&points, &stages, frame, radius, content.slack) } else { Vec::new() };
    let words = points.is_empty().then(|| instead(frame, content.slack, words.text(message::STRIP_EMPTY))).flatten();
    let (is_followed, branches) = (size == StripSize::Narrow, (Vec::new(), 0));
    StripLayout { frame, slack: content.slack, is_followed, radius, stages, points, branches, values, words }
}

/// A column, and the touchpoint in it; none where the stage has none.
pub(super) type StripColumn<'c> = (Option<&'c StripPoint<'c>>, Rect);

/// What stands in columns: each touchpoint, and nothing for a stage without any.
pub(super) fn in_columns<'c>(content: &'c StripContent<'_>) -> Vec<Option<&'c StripPoint<'c>>> {
    let of_stage = |stage: &'c StripStage<'_>| {
        let points: Vec<Option<&'c StripPoint<'c>>> = stage.points.iter().map(Some).collect();
        if points.is_empty() { vec![None] } else { points }
    };
    content.stages.iter().flat_map(of_stage).collect()
}

/// Columns alike for all of it.
pub(super) fn columns<'c>(content: &'c StripContent<'_>, frame: StripFrame) -> Vec<StripColumn<'c>> {
    let points = in_columns(content);
    let count = i32::try_from(points.len()).unwrap_or(i32::MAX).max(1);
    (0..).zip(points).map(|(i, p)| (p, frame.column(i, count))).collect()
}

/// Where each stage begins and ends.
fn spans(content: &StripContent<'_>, columns: &[StripColumn<'_>]) -> Vec<(i32, i32)> {
    let mut rest = columns;
    let span = |stage: &StripStage<'_>| {
        let (own, others) = rest.split_at(stage.points.len().max(1));
        rest = others;
        (own[0].1.x, own[own.len() - 1].1.right())
    };
    content.stages.iter().map(span).collect()
}

/// Whether a title of a stage has no room on one line, and more of it has on two.
fn has_long_titles(content: &StripContent<'_>, frame: StripFrame) -> bool {
    let face = FACE.with_slack(content.slack);
    let spans = spans(content, &columns(content, frame));
    let is_long = |(stage, (x, right)): (&StripStage<'_>, (i32, i32))| {
        let room = u32::try_from(right - x - 8).unwrap_or(0);
        face.width(stage.title) > room && stage.title.split_whitespace().next().is_some_and(|word| face.width(word) <= room)
    };
    content.stages.iter().zip(spans).any(is_long)
}

fn stages(content: &StripContent<'_>, size: StripSize, frame: StripFrame, columns: &[StripColumn<'_>]) -> Vec<PlacedStage> {
    let mut placed = Vec::with_capacity(content.stages.len());
    // What a frame is higher than usual is for a second line.
    let lines = if size == StripSize::Row && frame.head > size.frame().head { 2 } else { 1 };
    for (i, (stage, (x, right))) in content.stages.iter().zip(spans(content, columns)).enumerate() {
        let title = match size {
            StripSize::Search | StripSize::List | StripSize::Overview => Vec::new(),
            StripSize::Narrow => title(&(i + 1).to_string(), (x, right - x), (size.frame(), lines), content.slack),
            StripSize::Row | StripSize::Wide => title(stage.title, (x, right - x), (size.frame(), lines), content.slack),
        };
        let target = (size == StripSize::Wide).then(|| Rect::new(x + 1, 0, right - x - 1, frame.head));
        let (squares, count) = processes(stage.processes, x, right - x, frame);
        placed.push(PlacedStage { node: stage.node, x, width: right - x, title, target, squares, count });
    }
    placed
}

/// A title on so many lines at most, the first where a frame has its only one; nothing where it has no room.
fn title(text: &str, (x, width): (i32, i32), (frame, most): (StripFrame, usize), slack: u32) -> Vec<Label> {
    let face = FACE.with_slack(slack);
    let Ok(room) = u32::try_from(width - 8) else { return Vec::new() };
    let is_one_word = text.split_whitespace().any(|word| face.width(word) > room);
    let lines = if most == 1 || is_one_word { face.cut(text, room).into_iter().collect() } else { face.shortened(text, room, most) };
    let first = frame.head - DESCENT - (frame.head - ASCENT - DESCENT) / 2;
    let line = |(i, text): (i32, String)| Label::new(face, Point::new(x + 4, first + i * TITLE_LEADING), Anchor::Start, text, "t");
    (0..).zip(lines).map(line).collect()
}

/// The marks of so many processes under a stage, or their number where they have no room.
fn processes(count: usize, x: i32, width: i32, frame: StripFrame) -> (Vec<i32>, Option<Label>) {
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
fn values(points: &[PlacedPoint], stages: &[PlacedStage], frame: StripFrame, radius: i32, slack: u32) -> Vec<Label> {
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
    let mut places = Places { frame, radius, slack, taken: dots.chain(counts).collect() };
    named.into_iter().filter_map(|(feeling, at)| places.value(feeling, at, feeling == lowest || feeling < 0.0)).collect()
}

impl PlacedPoint {
    pub(super) fn of(point: &StripPoint<'_>, frame: StripFrame, column: Rect, is_lit: bool) -> Self {
        let look = match point.party {
            Party::Third { .. } => PointLook::Hollow,
            _ if point.assumed => PointLook::Ring,
            _ => PointLook::Full,
        };
        Self {
            node: point.node,
            at: frame.place(column, point.feeling),
            column,
            feeling: point.feeling,
            look,
            truth: point.truth,
            unserved: point.unserved,
            marked: if is_lit { point.lit } else { frame.radius > 0 },
            again: point.again,
            lit: point.lit,
        }
    }
}

/// Words in place of a curve; none where they have no room.
fn instead(frame: StripFrame, slack: u32, text: &str) -> Option<Label> {
    let face = FACE.with_slack(slack);
    let room = u32::try_from(frame.width - frame.left - 8).ok()?;
    let text = face.cut(text, room).filter(|_| frame.height >= 2 * (ASCENT + DESCENT))?;
    Some(Label::new(face, Point::new(frame.left + 4, frame.zero - 6), Anchor::Start, text, "t"))
}
