//! A score's layout as two scenes: the heads, which stay in sight above it, and what lies below them.

use crate::base::number_format::say_number;
use crate::model::queries::touchpoint::Party;
use crate::picture::curve::say_feeling;
use crate::picture::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};
use crate::picture::text::Face;
use crate::words::{MessageValue, Words, message};

use super::content::{ScoreData, ScoreStep, ScoreTouchpoint};
use super::facts::ScoreFacts;
use super::layout::{BAR, SQUARE, ScoreLayout, ThreadLine, feeling_height};
use super::paper;
use super::rows::{LINE_ROW, Line, ROW, RowKind};

/// The height of the heads: a row of stages, and one of touchpoints.
pub const HEADS: i32 = 2 * ROW;
/// The radius of a touchpoint's point.
const POINT: i32 = 6;
/// How far the rounded end of a bar reaches.
const ROUND: i32 = 3;
/// How far a thread bends away.
const BEND: i32 = 11;

/// A score, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorePicture {
    /// Stages and the numbers of touchpoints. What they lead to is told in words on the same page.
    pub heads: Scene,
    /// All rows. Points lead to their touchpoints.
    pub body: Scene,
}

/// Draws a layout.
pub fn draw(score: &ScoreData, layout: &ScoreLayout, slack: u32, words: &Words) -> ScorePicture {
    ScorePicture { heads: heads(score, layout, slack, words), body: body(score, layout, words) }
}

fn heads(score: &ScoreData, layout: &ScoreLayout, slack: u32, words: &Words) -> Scene {
    let face = Face::bold(paper::letters(layout).max(13)).with_slack(slack);
    let mut shapes = Vec::new();
    for &(stage, left, right) in &layout.stages {
        let page = &score.stages[stage].0;
        let title = format!("{} {}", stage + 1, page.title);
        let shown = face.cut(&title, u32::try_from(right - left - 12).unwrap_or(0)).unwrap_or_default();
        shapes.push(Shape::Link(
            page.node,
            vec![
                Shape::Title(title),
                Shape::Rect("", Rect::new(left + 1, 0, right - left - 1, ROW), 0),
                Text::line("st", Point::new(left + 7, 16), shown).into(),
            ],
        ));
    }
    for (number, (touchpoint, column)) in (1..).zip(score.touchpoints.iter().zip(&layout.columns)) {
        let place = Rect::new(column.left, ROW, column.right - column.left, ROW);
        let label = Text::line("", Point::new(column.at, ROW + 16), say_number(f64::from(number))).anchored(Anchor::Middle);
        shapes.push(Shape::Link(
            touchpoint.touchpoint.node,
            vec![Shape::Title(format!("{number} {}", touchpoint.touchpoint.title)), Shape::Rect("h", place, 0), label.into()],
        ));
    }
    Scene {
        class: "sh",
        width: layout.width,
        height: HEADS,
        title: words.text(message::SCORE_HEADS).into(),
        description: words.text(message::SCORE_HEADS_DESCRIPTION).into(),
        shapes,
    }
}

fn body(score: &ScoreData, layout: &ScoreLayout, words: &Words) -> Scene {
    let counts = [
        ("touchpoints", score.touchpoints.len().into()),
        ("steps", score.steps.len().into()),
        ("hands", ScoreFacts::of(score).hand_offs.into()),
    ];
    let mut shapes = ground(layout);
    shapes.extend(threads(score, layout));
    shapes.extend(steps(score, layout, words));
    shapes.extend(below(score, layout));
    shapes.extend(person(score, layout, words));
    Scene {
        class: "sb",
        width: layout.width,
        height: layout.height,
        title: words.say(message::SCORE_TITLE, &[("journey", (&*score.title).into())]),
        description: words.say(message::SCORE_DESCRIPTION, &counts),
        shapes,
    }
}

/// From a place to another as part of a path.
fn stroke(from: Point, to: Point) -> [Stroke; 2] {
    [Stroke::Move(from), Stroke::Line(to)]
}

/// Everything that one class draws, as one path; nothing where there is nothing.
fn path(class: &'static str, strokes: impl IntoIterator<Item = Stroke>) -> Option<Shape> {
    let strokes: Vec<Stroke> = strokes.into_iter().collect();
    (!strokes.is_empty()).then_some(Shape::Path(class, strokes))
}

/// Water, the rules between rows and columns, and the three lines.
fn ground(layout: &ScoreLayout) -> Vec<Shape> {
    let across = |y: i32| stroke(Point::new(0, y), Point::new(layout.width, y));
    let line = |line: Line| {
        let row = layout.rows.iter().find(|row| matches!(row.kind, RowKind::Line(l, _) if l == line));
        row.map(|row| row.y + LINE_ROW / 2)
    };
    let is_marked = |kind: RowKind| {
        matches!(kind, RowKind::Own | RowKind::Actor(..) | RowKind::Supporter(_) | RowKind::System(_) | RowKind::Unrecorded)
    };
    let water = line(Line::Visibility).unwrap_or(layout.height);
    let mut shapes = vec![Shape::Rect("sw", Rect::new(0, water, layout.width, layout.height - water), 0)];
    let rules = layout.rows.iter().filter(|row| is_marked(row.kind)).flat_map(|row| across(row.middle()));
    let zero = across(feeling_height(0.0));
    let edges = layout.columns.iter().map(|c| c.left).filter(|&x| x > 0 && layout.stages.iter().all(|stage| stage.1 != x));
    let down = |x: i32| stroke(Point::new(x, 0), Point::new(x, layout.height));
    shapes.extend(path("sr", rules.chain(zero).chain(edges.flat_map(down))));
    shapes.extend(path("sg", layout.stages.iter().map(|stage| stage.1).filter(|&x| x > 0).flat_map(down)));
    let from = line(Line::Interaction).unwrap_or(0);
    let parted = layout.dividers.iter().flat_map(|&x| stroke(Point::new(x, from + 6), Point::new(x, layout.height)));
    shapes.extend(path("sd", parted));
    shapes.extend(path("sl", [Line::Interaction, Line::InternalInteraction].into_iter().filter_map(line).flat_map(across)));
    shapes.extend(path("sv", line(Line::Visibility).into_iter().flat_map(across)));
    shapes
}

fn threads(score: &ScoreData, layout: &ScoreLayout) -> impl Iterator<Item = Shape> {
    let of = |hand_off: bool| {
        let lines = score.threads.iter().zip(&layout.threads).filter(move |(thread, _)| thread.hand_off == hand_off);
        lines.flat_map(|(_, line)| thread(*line))
    };
    path("sk", of(false)).into_iter().chain(path("sx", of(true)))
}

fn thread(line: ThreadLine) -> [Stroke; 2] {
    let ThreadLine { from, to, bends } = line;
    if !bends {
        return stroke(from, to);
    }
    // Forwards over what lies between, backwards below it.
    let away = if to.x > from.x { -BEND } else { BEND };
    let lean = (to.x - from.x) / 4;
    let (a, b) = (Point::new(from.x + lean, from.y + away), Point::new(to.x - lean, to.y + away));
    [Stroke::Move(from), Stroke::Curve(a, b, to)]
}

fn steps(score: &ScoreData, layout: &ScoreLayout, words: &Words) -> Vec<Shape> {
    let drawn = score.steps.iter().zip(&layout.dots);
    let spots = |informal: bool| {
        let of = drawn.clone().filter(move |(step, _)| step.informal == informal);
        of.map(|(step, dot)| Shape::Spot(dot.at, dot.radius, name(step, words))).collect::<Vec<_>>()
    };
    let rings = drawn.clone().filter(|(_, dot)| dot.waits).map(|(_, dot)| Shape::Circle("", dot.at, dot.ring())).collect();
    let groups = [("so", rings), ("sp", spots(false)), ("si", spots(true))];
    groups.into_iter().filter(|(_, shapes)| !shapes.is_empty()).map(|(class, shapes)| Shape::Group(class, shapes)).collect()
}

/// What a step is called, with its minutes and how long is waited before it.
fn name(step: &ScoreStep, words: &Words) -> String {
    let figure = |message, minutes: f64| words.say(message, &[("time", MessageValue::Minutes(minutes))]);
    let work = step.work.filter(|&work| work > 0.0).map(|work| figure(message::SCORE_WORK, work));
    let wait = step.wait.filter(|&wait| wait > 0.0).map(|wait| figure(message::SCORE_WAIT, wait));
    [Some(step.title.to_string()), work, wait].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What the steps lean on.
fn below(score: &ScoreData, layout: &ScoreLayout) -> Vec<Shape> {
    let squares = layout.squares.iter().flat_map(|&(_, at)| stroke(Point::new(at.x - SQUARE, at.y), Point::new(at.x + SQUARE, at.y)));
    let bars = layout.bars.iter().flat_map(|bar| stroke(Point::new(bar.from + ROUND, bar.y), Point::new(bar.to - ROUND, bar.y)));
    let mut shapes: Vec<Shape> = path("sq", squares).into_iter().chain(path("sy", bars)).collect();
    let bare = layout.unrecorded.iter().map(|&(touchpoint, run, at)| {
        let process = &score.touchpoints[touchpoint].runs[run].process;
        Shape::Spot(at, BAR, process.title.to_string())
    });
    let bare: Vec<Shape> = bare.collect();
    shapes.extend((!bare.is_empty()).then_some(Shape::Group("su", bare)));
    shapes
}

/// What concerns the person.
fn person(score: &ScoreData, layout: &ScoreLayout, words: &Words) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = layout.nobody.iter().map(|&(_, rect)| Shape::Rect("sn", rect, 3)).collect();
    let triangle = |at: Point| {
        let corner = |x: i32, y: i32| Point::new(at.x + x, at.y + y);
        [Stroke::Move(corner(0, -8)), Stroke::Line(corner(8, 6)), Stroke::Line(corner(-8, 6)), Stroke::Close]
    };
    for &(touchpoint, at) in &layout.pains {
        let title = words.say(message::SCORE_PAINS, &[("value", score.touchpoints[touchpoint].pains.into())]);
        let sign = [
            stroke(Point::new(at.x, at.y - 3), Point::new(at.x, at.y + 1)),
            stroke(Point::new(at.x, at.y + 4), Point::new(at.x, at.y + 4)),
        ];
        let group = [Some(Shape::Title(title)), path("sa", triangle(at)), path("se", sign.into_iter().flatten())];
        shapes.push(Shape::Group("", group.into_iter().flatten().collect()));
    }
    for &(touchpoint, channel, at) in &layout.channels {
        let (title, icon) = &score.touchpoints[touchpoint].channels[channel];
        shapes.push(Shape::Group("", vec![Shape::Title(title.to_string()), Shape::Icon(icon, at, 16)]));
    }
    for (number, (touchpoint, at)) in (1..).zip(score.touchpoints.iter().zip(&layout.points)) {
        shapes.extend(at.map(|at| point(number, touchpoint, at)));
    }
    shapes
}

/// How a touchpoint feels: a dot, hollow where the person meets somebody else; a diamond at a moment of truth.
fn point(number: i32, touchpoint: &ScoreTouchpoint, at: Point) -> Shape {
    let feeling = touchpoint.feeling.unwrap_or_default();
    let class = match (feeling, matches!(touchpoint.party, Party::Third { .. })) {
        (f, false) if f <= -1.5 => "f4",
        (f, false) if f < 0.0 => "f3",
        (f, false) if f >= 1.5 => "f0",
        (f, false) if f > 0.0 => "f1",
        (_, false) => "f2",
        (f, true) if f <= -1.5 => "f4 t",
        (f, true) if f < 0.0 => "f3 t",
        (f, true) if f >= 1.5 => "f0 t",
        (f, true) if f > 0.0 => "f1 t",
        (_, true) => "f2 t",
    };
    let shape = if touchpoint.moment_of_truth {
        let corner = |x: i32, y: i32| Point::new(at.x + x, at.y + y);
        let r = POINT + 2;
        let corners = [Stroke::Move(corner(0, -r)), Stroke::Line(corner(r, 0)), Stroke::Line(corner(0, r)), Stroke::Line(corner(-r, 0))];
        Shape::Path(class, corners.into_iter().chain([Stroke::Close]).collect())
    } else {
        Shape::Circle(class, at, POINT)
    };
    let title = format!("{number} {}: {}", touchpoint.touchpoint.title, say_feeling(feeling));
    let target = Shape::Rect("h", Rect::new(at.x - ROW / 2, at.y - ROW / 2, ROW, ROW), 0);
    Shape::Link(touchpoint.touchpoint.node, vec![Shape::Title(title), target, shape])
}
