//! The whole journey at once: stages with their goals, how each touchpoint feels, what people think where it is worst and best,
//! and below the axis what each touchpoint takes them, in work and in waiting.

mod quotes;

use crate::base::number_format::say_minutes;
use crate::picture::scene::{Anchor, Point, Rect, Shape, Stroke, Text};
use crate::picture::text::Face;
use crate::words::{Message, MessageValue, Words, message};

use super::draw::{path, plot, text};
use super::layout::{PlacedPoint, PlacedStage, StripLayout};
use super::places::{Label, Places, dot};
use super::{StripContent, StripPoint, StripStage, branches};

/// What a stage's title, its goal, and the small words are set in.
const TITLE: Face = Face::bold(15);
const SMALL: Face = Face::regular(12);
const SMALL_BOLD: Face = Face::bold(12);
const NUMBER: Face = Face::regular(13);

/// The most lines of a stage's goal, and from line to line.
const GOAL_LINES: usize = 2;
const GOAL_LEADING: i32 = 15;
/// How high the bars of a row grow, and how far it is from one row to the next.
const BAR: i32 = 20;
const ROW: i32 = 42;
/// How wide a bar grows.
const WIDEST_BAR: i32 = 18;
/// The classes of values, and of the groups that hold them.
const VALUES: [(&str, &str); 3] = [("v f-2", "v f-2 mid"), ("v", "v mid"), ("v f2", "v f2 mid")];
/// The least width of columns in which each value has room; in narrower ones only those are told where the curve turns.
const AIRY: i32 = 40;
/// How far above the foot of the plot the middle of the mark lies that says that something went wrong before.
const AGAIN: i32 = 10;
/// The line of the touchpoints' numbers, below the plot.
const NUMBERS: i32 = 16;

/// The shapes of an overview, and how high it is.
pub(super) fn shapes(content: &StripContent<'_>, laid: &StripLayout, words: &Words) -> (Vec<Shape>, i32) {
    let frame = laid.frame;
    let points: Vec<&StripPoint<'_>> = content.points().collect();
    let mut foot = frame.height + NUMBERS + 4;
    let mut rows = Vec::new();
    let works: Vec<Option<f64>> = points.iter().map(|p| p.work).collect();
    let waits: Vec<Option<f64>> = points.iter().map(|p| p.wait).collect();
    for (name, minutes) in [(message::STRIP_OWN_WORK, &works), (message::STRIP_WAIT, &waits)] {
        if minutes.iter().any(Option::is_some) {
            rows.extend(row(laid, minutes, (name, foot), words));
            foot += ROW;
        }
    }
    let longest = longest_wait(laid, &waits, foot);
    let mut shapes: Vec<Shape> = longest.iter().map(|(room, _)| Shape::Rect("lw", *room, 0)).collect();
    shapes.push(Shape::Group("x", numbers(&points, laid)));
    shapes.extend(laid.stages.iter().zip(&content.stages).enumerate().map(|(i, (at, stage))| band(i + 1, at, stage, laid)));
    shapes.push(grid(laid));
    shapes.extend(plot(laid));
    shapes.extend(branches::shapes(laid));
    path("ag", laid.points.iter().filter(|p| p.again).flat_map(|p| again(Point::new(p.at.x, frame.height - AGAIN))).collect(), &mut shapes);
    shapes.push(Shape::Group("y end", scale(laid)));
    let mut places = places(laid);
    shapes.extend(unknown(laid));
    let (said, rooms) = values(laid, &mut places);
    shapes.extend(said);
    shapes.extend(longest.and_then(|longest| name_of_wait(longest, &mut places, words)));
    shapes.push(Shape::Group("th", quotes::quotes(&points, laid, (places, &rooms), words)));
    shapes.extend(rows);
    shapes.extend(laid.words.iter().map(text));
    (shapes, foot)
}

/// A stage's number, title and goal, which lead to it.
fn band(number: usize, at: &PlacedStage, stage: &StripStage<'_>, laid: &StripLayout) -> Shape {
    let room = Rect::new(at.x + 1, 0, at.width - 1, laid.frame.head);
    let wide = u32::try_from(at.width - 16).unwrap_or(0);
    let line = |face: Face, words: &str, y: i32, class: &'static str| {
        face.with_slack(laid.slack).cut(words, wide).map(|words| Shape::from(Text::line(class, Point::new(at.x + 9, y), words)))
    };
    let title = format!("{number}\u{2002}{}", stage.title);
    let mut shapes = vec![Shape::Rect("k", room, 0)];
    shapes.extend(line(TITLE, &title, 20, "w"));
    if shapes.len() == 1 {
        shapes.extend(line(TITLE, &number.to_string(), 20, "w"));
        shapes.push(Shape::Name(stage.title.to_owned()));
    }
    shapes.extend(stage.goal.as_deref().and_then(|goal| {
        let lines = SMALL.with_slack(laid.slack).shortened(goal, wide, GOAL_LINES);
        let text = Text { leading: GOAL_LEADING, ..Text::lines("y", Point::new(at.x + 9, 38), lines) };
        (!text.lines.is_empty()).then(|| text.into())
    }));
    Shape::Link(at.node, shapes)
}

/// A line at each whole feeling but none.
fn grid(laid: &StripLayout) -> Shape {
    let frame = laid.frame;
    let line = |y| [Stroke::Move(Point::new(frame.left, y)), Stroke::Line(Point::new(frame.width, y))];
    Shape::Path("j", [2.0, 1.0, -1.0, -2.0].into_iter().flat_map(|feeling| line(frame.y(feeling))).collect())
}

/// What the heights mean, at the left.
fn scale(laid: &StripLayout) -> Vec<Shape> {
    let frame = laid.frame;
    let at = |feeling: f64| Point::new(frame.left - 8, frame.y(feeling) + 4);
    [(2.0, "+2"), (0.0, "0"), (-2.0, "\u{2212}2")].into_iter().map(|(feeling, says)| Text::line("", at(feeling), says).into()).collect()
}

/// A question at each touchpoint of which nobody knows how it feels.
fn unknown(laid: &StripLayout) -> Option<Shape> {
    let at = |p: &PlacedPoint| Text::line("", Point::new(p.at.x, p.at.y - 6), "?").into();
    let asked: Vec<Shape> = laid.points.iter().filter(|p| p.feeling.is_none()).map(at).collect();
    (!asked.is_empty()).then_some(Shape::Group("mid", asked))
}

fn places(laid: &StripLayout) -> Places {
    // A touchpoint whose feeling is unknown has a question above it.
    let room = |p: &PlacedPoint| if p.feeling.is_some() { dot(p.at, laid.radius + 1) } else { Rect::new(p.at.x - 5, p.at.y - 17, 10, 20) };
    let dots = laid.points.iter().filter(|p| p.marked || p.feeling.is_none()).map(room);
    let again = laid.points.iter().filter(|p| p.again).map(|p| Rect::new(p.at.x - 8, laid.frame.height - AGAIN - 10, 16, 18));
    let taken = dots.chain(again).chain(branches::taken(laid)).collect();
    Places { frame: laid.frame, radius: laid.radius, slack: laid.slack, taken }
}

/// Round against the clock: this had to be done once more.
fn again(at: Point) -> [Stroke; 7] {
    let to = |x: i32, y: i32| Point::new(at.x + x, at.y + y);
    [
        Stroke::Move(to(-6, 0)),
        Stroke::Curve(to(-6, 3), to(-3, 6), to(0, 6)),
        Stroke::Curve(to(3, 6), to(6, 3), to(6, 0)),
        Stroke::Curve(to(6, -3), to(3, -6), to(-1, -6)),
        Stroke::Move(to(3, -9)),
        Stroke::Line(to(-1, -6)),
        Stroke::Line(to(3, -3)),
    ]
}

/// The values of as many points as have room for them, the furthest from zero first; and the room of each point's own.
fn values(laid: &StripLayout, places: &mut Places) -> (Vec<Shape>, Vec<Option<Rect>>) {
    let mut known: Vec<(f64, usize)> = laid.points.iter().enumerate().filter_map(|(i, p)| p.feeling.map(|f| (f, i))).collect();
    known.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
    if laid.points.iter().any(|p| p.column.width < AIRY) {
        known.retain(|&(feeling, i)| feeling.abs() >= 1.0 && turns(laid, i));
    }
    let mut rooms = vec![None; laid.points.len()];
    let mut values: Vec<Label> = Vec::new();
    for (feeling, i) in known {
        if let Some(label) = places.value(feeling, laid.points[i].at, is_below_its_neighbours(laid, i)) {
            rooms[i] = Some(label.room);
            values.push(label);
        }
    }
    values.sort_by_key(|value| value.room.x);
    let shapes = VALUES
        .into_iter()
        .map(|(class, group)| Shape::Group(group, values.iter().filter(|v| v.class == class).map(|v| bare(v, laid.frame.width)).collect()))
        .filter(|group| !matches!(group, Shape::Group(_, values) if values.is_empty()))
        .collect();
    (shapes, rooms)
}

/// Words whose class stands with the group around them, where all of it is held in its middle. They end where the picture does.
fn bare(label: &Label, end: i32) -> Shape {
    let (wide, half) = (label.room.width, label.room.width / 2);
    let middle = (label.room.x + half + 1).min(end - wide + half);
    Text::line("", Point::new(middle, label.at.y), label.text.clone()).into()
}

/// Whether the curve turns at a point, or ends there.
fn turns(laid: &StripLayout, i: usize) -> bool {
    let feeling = |i: Option<usize>| i.and_then(|i| laid.points.get(i)).and_then(|p| p.feeling);
    let Some((own, before, after)) = feeling(Some(i)).zip(feeling(i.checked_sub(1))).zip(feeling(Some(i + 1))).map(|((o, b), a)| (o, b, a))
    else {
        return true;
    };
    (own >= before && own >= after) || (own <= before && own <= after)
}

/// Whether the curve rises from a point to both sides, or goes on below zero.
fn is_below_its_neighbours(laid: &StripLayout, i: usize) -> bool {
    let height = |i: Option<usize>| i.and_then(|i| laid.points.get(i)).and_then(|p| p.feeling);
    let Some(own) = laid.points[i].feeling else { return false };
    let beside = [height(i.checked_sub(1)), height(Some(i + 1))];
    let (higher, lower) = (beside.iter().flatten().any(|&f| f > own), beside.iter().flatten().any(|&f| f < own));
    if higher == lower { own < 0.0 } else { higher }
}

/// Where people wait longest, and how long: from the touchpoint before it, or from where its column begins, through all of the picture.
fn longest_wait(laid: &StripLayout, waits: &[Option<f64>], foot: i32) -> Option<(Rect, f64)> {
    let known = waits.iter().enumerate().filter_map(|(i, wait)| wait.filter(|wait| *wait > 0.0).map(|wait| (wait, i)));
    let (wait, i) = known.reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    let at = laid.points.get(i)?;
    let from = i.checked_sub(1).and_then(|before| laid.points.get(before)).map_or(at.column.x, |before| before.at.x);
    Some((Rect::new(from, laid.frame.head, at.at.x - from, foot - laid.frame.head), wait))
}

/// The name of the longest wait, in its column: below the heads or above the numbers, where there is room.
fn name_of_wait((column, wait): (Rect, f64), places: &mut Places, words: &Words) -> Option<Shape> {
    let says = words.say(message::STRIP_LONGEST_WAIT, &[("wait", MessageValue::Minutes(wait))]);
    let face = SMALL_BOLD.with_slack(places.slack);
    let half = i32::try_from(face.width(&says)).unwrap_or(0) / 2 + 5;
    let middle = (column.x + column.width / 2).min(places.frame.width - half).max(places.frame.left + half);
    let (top, bottom) = (places.frame.head + 15, places.frame.height - 6);
    let label = (top..=bottom)
        .step_by(8)
        .map(|y| Label::new(face, Point::new(middle, y), Anchor::Middle, says.clone(), "w"))
        .find(|label| places.is_free(Rect::new(label.room.x - 3, label.room.y, label.room.width + 6, label.room.height + 3)))?;
    places.taken.push(label.room);
    Some(Shape::Group("y mid", vec![Text::line("w", label.at, label.text).into()]))
}

/// A row of bars below the axis with its name, each bar with its length where there is room, the longest first.
fn row(laid: &StripLayout, minutes: &[Option<f64>], (name, top): (Message, i32), words: &Words) -> Vec<Shape> {
    let foot = top + BAR;
    let longest = minutes.iter().flatten().fold(0.0_f64, |a, &b| a.max(b));
    let mut sorted: Vec<(f64, usize)> = minutes.iter().enumerate().filter_map(|(i, m)| m.filter(|m| *m > 0.0).map(|m| (m, i))).collect();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let bars = (0..).zip(minutes).filter_map(|(i, minutes)| bar(laid.points.get(i)?, (*minutes)?, longest, foot));
    let mut shapes = vec![Text::line("y", Point::new(10, foot), words.text(name)).into()];
    path("i", bars.flatten().collect(), &mut shapes);
    let mut labels: Vec<Label> = Vec::new();
    for (minutes, i) in sorted {
        let (face, class) = if minutes == longest { (SMALL_BOLD, "w") } else { (SMALL, "") };
        let face = face.with_slack(laid.slack);
        let says = say_minutes(minutes);
        let half = i32::try_from(face.width(&says)).unwrap_or(0) / 2 + 5;
        let middle = laid.points[i].at.x.min(laid.frame.width - half).max(laid.frame.left + half);
        let label = Label::new(face, Point::new(middle, foot + 13), Anchor::Middle, says, class);
        let aired = Rect::new(label.room.x - 3, label.room.y, label.room.width + 6, label.room.height);
        let is_inside = aired.x >= laid.frame.left - 3 && aired.right() <= laid.frame.width;
        if is_inside && !labels.iter().any(|l| l.room.overlaps(aired)) {
            labels.push(label);
        }
    }
    labels.sort_by_key(|label| label.room.x);
    let text = |label: Label| Text::line(label.class, label.at, label.text).into();
    shapes.push(Shape::Group("y mid", labels.into_iter().map(text).collect()));
    shapes
}

/// The bar of so many minutes below a touchpoint; none for nothing.
fn bar(at: &PlacedPoint, minutes: f64, longest: f64, foot: i32) -> Option<[Stroke; 5]> {
    #[expect(clippy::cast_possible_truncation, reason = "at most the height of a bar")]
    let height = ((minutes / longest * f64::from(BAR)).round() as i32).max(2);
    let half = (at.column.width - 4).clamp(2, WIDEST_BAR) / 2;
    let corner = |side: i32, y: i32| Point::new(at.at.x + side * half, y);
    let line = |side, y| Stroke::Line(corner(side, y));
    (minutes > 0.0).then(|| [Stroke::Move(corner(-1, foot)), line(-1, foot - height), line(1, foot - height), line(1, foot), Stroke::Close])
}

/// The number of each touchpoint below its column, which leads to it; every so many where columns are narrow.
fn numbers(points: &[&StripPoint<'_>], laid: &StripLayout) -> Vec<Shape> {
    let widest = i32::try_from(NUMBER.width(&points.len().to_string())).unwrap_or(0) + 4;
    let narrowest = laid.points.iter().map(|p| p.column.width).min().unwrap_or(widest).max(1);
    let every = usize::try_from((widest + narrowest - 1) / narrowest).unwrap_or(1).max(1);
    let link = |(i, (point, at)): (usize, (&&StripPoint<'_>, &PlacedPoint))| {
        let mut shapes = vec![Shape::Name(point.title.to_owned()), Shape::Column(at.column.x, at.column.width)];
        if i % every == 0 {
            shapes.push(Text::line("", Point::new(at.at.x, laid.frame.height + NUMBERS - 4), (i + 1).to_string()).into());
        }
        Shape::Link(at.node, shapes)
    };
    points.iter().zip(&laid.points).enumerate().map(link).collect()
}
