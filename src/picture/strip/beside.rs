//! Two journeys on one axis: what happens, and what should. Each has its own stages, above and below, and its own curve; touchpoints
//! that take the place of others stand in one column with them.

use crate::picture::curve::say_feeling;
use crate::picture::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};
use crate::picture::text::Face;
use crate::words::{Message, Words, message};

use super::draw::{plot, text};
use super::frame::{BARE, StripFrame};
use super::layout::{PlacedPoint, StripLayout};
use super::places::{ASCENT, Label, Places, dot};
use super::{StripContent, StripPoint};

/// A column: the touchpoints of today that stand in it, by their places in their journey, and the one that takes their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BesideColumn {
    /// Those of today, in order.
    pub today: Vec<usize>,
    /// The one to come.
    pub to_come: Option<usize>,
}

/// What the two journeys are to each other, and so what their curves are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideSort {
    /// What happens, and what should.
    Target,
    /// One journey before a change and after it.
    Change,
}

impl BesideSort {
    /// What the two are called.
    pub fn names(self) -> [Message; 2] {
        match self {
            Self::Target => [message::TARGET_TODAY, message::TARGET_TO_COME],
            Self::Change => [message::DIFF_BEFORE, message::DIFF_AFTER],
        }
    }

    /// What is said of each.
    fn says(self) -> [Message; 2] {
        match self {
            Self::Target => [message::BESIDE_TODAY, message::BESIDE_TO_COME],
            Self::Change => [message::BESIDE_BEFORE, message::BESIDE_AFTER],
        }
    }
}

/// How wide both are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideWidth {
    /// As wide as a page.
    Page,
    /// As wide as a phone: stages have only room for their numbers.
    Phone,
}

/// How high the heads of stages are.
const HEAD: i32 = 24;
const FACE: Face = Face::regular(13);
const BOLD: Face = Face::bold(13);

impl BesideWidth {
    /// The frame of both curves; heads of stages stand above and below, the names of the curves behind their ends.
    const fn frame(self) -> StripFrame {
        match self {
            Self::Page => StripFrame { width: 1040, height: 250, left: 34, head: 26, zero: 125, unit: 36, radius: 5, ..BARE },
            Self::Phone => StripFrame { width: 360, height: 220, left: 6, head: 26, zero: 110, unit: 30, radius: 4, ..BARE },
        }
    }

    /// What is left free for the names of the curves.
    const fn right(self) -> i32 {
        match self {
            Self::Page => 78,
            Self::Phone => 60,
        }
    }

    /// Where the curves end.
    const fn end(self) -> i32 {
        self.frame().width - self.right()
    }
}

/// Two journeys on one axis. Every touchpoint of both is in one of the columns, in its order.
pub fn scene(
    sort: BesideSort,
    [today, to_come]: [&StripContent<'_>; 2],
    columns: &[BesideColumn],
    size: BesideWidth,
    words: &Words,
) -> Scene {
    let frame = size.frame();
    let places = places(columns, size);
    let was = laid(today, size, places.iter().flat_map(|(column, rects)| column.today.iter().copied().zip(rects.iter().copied())));
    let then = laid(to_come, size, places.iter().filter_map(|(column, rects)| Some((column.to_come?, whole(rects)?))));
    let mut shapes = vec![grid(size)];
    let called = sort.names().map(|name| words.text(name));
    for (content, laid, (top, class, face), says) in
        [(today, &was, (0, "t", FACE), called[0]), (to_come, &then, (frame.height - HEAD, "n2", BOLD), called[1])]
    {
        shapes.extend(heads(content, laid, size, top));
        shapes.extend(name(size, content.slack, (top + 17, class, face), says));
    }
    shapes.push(Shape::Group("was", plot(&was)));
    shapes.push(Shape::Group("then", plot(&then)));
    shapes.extend(values(&was, &then, size).iter().map(text));
    shapes.extend(names(&was, &then, size, called));
    Scene {
        class: "strip two",
        width: frame.width,
        height: frame.height,
        title: words.say(message::BESIDE_TITLE, &[("today", today.title.into()), ("target", to_come.title.into())]),
        description: {
            let [today, to_come] = sort.says();
            [describe(today, &was, words), describe(to_come, &then, words)].join(" ")
        },
        shapes,
    }
}

/// The room of each touchpoint of today, column by column; a column without one has room for what is to come.
fn places(columns: &[BesideColumn], size: BesideWidth) -> Vec<(&BesideColumn, Vec<Rect>)> {
    let width = |column: &BesideColumn| column.today.len().max(1);
    let all = i32::try_from(columns.iter().map(width).sum::<usize>()).unwrap_or(i32::MAX);
    let frame = size.frame();
    let edge = |i: i32| frame.left + i * (size.end() - frame.left) / all.max(1);
    let mut next = 0;
    let mut rect = || {
        next += 1;
        Rect::new(edge(next - 1), frame.y(2.0), edge(next) - edge(next - 1), frame.y(-2.0) - frame.y(2.0))
    };
    columns.iter().map(|column| (column, (0..width(column)).map(|_| rect()).collect())).collect()
}

fn whole(rects: &[Rect]) -> Option<Rect> {
    let (first, last) = (rects.first()?, rects.last()?);
    Some(Rect { width: last.right() - first.x, ..*first })
}

/// One of the journeys, its touchpoints where they were placed.
fn laid(content: &StripContent<'_>, size: BesideWidth, placed: impl Iterator<Item = (usize, Rect)>) -> StripLayout {
    let frame = size.frame();
    let all: Vec<&StripPoint<'_>> = content.points().collect();
    let points: Vec<PlacedPoint> = placed
        .filter_map(|(i, rect)| all.get(i).map(|point| PlacedPoint { unserved: false, ..PlacedPoint::of(point, frame, rect, false) }))
        .collect();
    let nearest = points.windows(2).map(|pair| pair[1].at.x - pair[0].at.x).min().unwrap_or(frame.width);
    let radius = frame.radius.min((nearest / 2 - 1).max(1));
    StripLayout {
        frame,
        slack: content.slack,
        radius,
        is_followed: false,
        stages: Vec::new(),
        points,
        branches: (Vec::new(), 0),
        values: Vec::new(),
        words: None,
    }
}

fn grid(size: BesideWidth) -> Shape {
    let frame = size.frame();
    let line = |feeling| {
        let y = frame.y(feeling);
        [Stroke::Move(Point::new(frame.left, y)), Stroke::Line(Point::new(size.end(), y))]
    };
    Shape::Path("j", [2.0, 1.0, -1.0, -2.0].into_iter().flat_map(line).collect())
}

/// The titles of stages from their first touchpoint on, or their numbers, with the borders between them.
fn heads(content: &StripContent<'_>, laid: &StripLayout, size: BesideWidth, top: i32) -> Vec<Shape> {
    let mut first = 0;
    let mut begins = Vec::new();
    for (number, stage) in (1..).zip(&content.stages).filter(|(_, stage)| !stage.points.is_empty()) {
        let x = if first == 0 { laid.frame.left } else { laid.points.get(first).map_or(laid.frame.width, |p| p.column.x) };
        begins.push((x, (number, stage)));
        first += stage.points.len();
    }
    let ends: Vec<i32> = begins.iter().skip(1).map(|(x, _)| *x).chain([size.end()]).collect();
    let head = |((x, (number, stage)), end): ((i32, (usize, &super::StripStage<'_>)), i32)| {
        let title = match size {
            BesideWidth::Page => u32::try_from(end - x - 10).ok().and_then(|room| FACE.with_slack(laid.slack).cut(stage.title, room)),
            BesideWidth::Phone => Some(number.to_string()),
        };
        let title = title.map(|title| Text::line("", Point::new(x + 6, top + 17), title).into());
        std::iter::once(Shape::Rect("k", Rect::new(x + 1, top, end - x - 1, HEAD), 0)).chain(title)
    };
    begins.into_iter().zip(ends).flat_map(head).collect()
}

/// The lowest and the highest of both.
fn values(was: &StripLayout, then: &StripLayout, size: BesideWidth) -> Vec<Label> {
    let mut taken: Vec<Rect> = [was, then].iter().flat_map(|laid| laid.points.iter().map(|p| dot(p.at, laid.radius))).collect();
    let mut labels = Vec::new();
    let mut told: Vec<(f64, Point)> = Vec::new();
    for laid in [was, then] {
        let mut known: Vec<(f64, Point)> = laid.points.iter().filter_map(|p| Some((p.feeling?, p.at))).collect();
        known.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let extremes = known.first().into_iter().chain(known.last().filter(|_| known.len() > 1));
        for (i, &(feeling, at)) in extremes.enumerate() {
            // Where both curves are one, one value says it.
            if told.contains(&(feeling, at)) {
                continue;
            }
            told.push((feeling, at));
            let frame = StripFrame { width: size.end(), height: laid.frame.height - HEAD, ..laid.frame };
            let mut places = Places { frame, radius: laid.radius, slack: laid.slack, taken: std::mem::take(&mut taken) };
            labels.extend(places.value(feeling, at, i == 0));
            taken = places.taken;
        }
    }
    labels
}

/// What the curves are called, behind their ends.
fn names(was: &StripLayout, then: &StripLayout, size: BesideWidth, called: [&str; 2]) -> Vec<Shape> {
    let end = |laid: &StripLayout| laid.points.iter().rev().find(|p| p.feeling.is_some()).map(|p| p.at);
    let (mut today, mut to_come) = (end(was).map(|at| at.y), end(then).map(|at| at.y));
    if let (Some(a), Some(b)) = (&mut today, &mut to_come)
        && (*a - *b).abs() < ASCENT + 6
    {
        let middle = i32::midpoint(*a, *b);
        let half = ASCENT / 2 + 3;
        (*a, *b) = if *a < *b { (middle - half, middle + half) } else { (middle + half, middle - half) };
    }
    let at = |y: i32| y + ASCENT / 2;
    let today = today.and_then(|y| name(size, was.slack, (at(y), "t", FACE), called[0]));
    let to_come = to_come.and_then(|y| name(size, was.slack, (at(y), "n2", BOLD), called[1]));
    [today, to_come].into_iter().flatten().collect()
}

/// A name in what is left free at the right: of a curve behind its end, of a row of stages beside it.
fn name(size: BesideWidth, slack: u32, (y, class, face): (i32, &'static str, Face), says: &str) -> Option<Shape> {
    let room = u32::try_from(size.right() - 8).unwrap_or(0);
    let says = face.with_slack(slack).cut(says, room)?;
    Some(Shape::from(Text::line(class, Point::new(size.end() + 8, y), says).anchored(Anchor::Start)))
}

fn describe(says: Message, laid: &StripLayout, words: &Words) -> String {
    let known = || laid.points.iter().filter_map(|p| p.feeling);
    let feeling = |feeling: Option<f64>| feeling.map_or_else(|| words.text(message::UNKNOWN).to_owned(), say_feeling);
    let (lowest, highest) = (feeling(known().reduce(f64::min)), feeling(known().reduce(f64::max)));
    words.say(says, &[("count", laid.points.len().into()), ("lowest", (&lowest).into()), ("highest", (&highest).into())])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{feelings, lines};
    use super::*;

    fn column(today: &[usize], to_come: Option<usize>) -> BesideColumn {
        BesideColumn { today: today.to_vec(), to_come }
    }

    fn xs(shape: &Shape) -> Vec<i32> {
        match shape {
            Shape::Group(_, shapes) => shapes.iter().flat_map(xs).collect(),
            Shape::Path("c", strokes) => {
                let end = |s: &Stroke| match *s {
                    Stroke::Move(p) | Stroke::Curve(_, _, p) => Some(p.x),
                    _ => None,
                };
                strokes.iter().filter_map(end).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_takes_the_place_of_two_stands_between_them() {
        let columns = [column(&[0, 1], Some(0)), column(&[2], Some(1))];
        let drawn = scene(
            BesideSort::Target,
            [&feelings(&[1.0, -1.0, -2.0]), &feelings(&[0.5, 1.0])],
            &columns,
            BesideWidth::Page,
            Words::english(),
        );
        let of = |class: &str| drawn.shapes.iter().find(|s| matches!(s, Shape::Group(c, _) if *c == class)).map(xs).unwrap();
        let (was, then) = (of("was"), of("then"));
        assert_eq!((was.len(), then.len()), (3, 2));
        assert!(was[0] < then[0] && then[0] < was[1] && was[2] == then[1], "{was:?} {then:?}");
    }

    #[test]
    fn its_words_stand_inside_and_apart() {
        let columns: Vec<_> = (0..30).map(|i| column(&[2 * i, 2 * i + 1], Some(i))).collect();
        let today: Vec<f64> = (0..60).map(|i| f64::from(i % 9) / 2.0 - 2.0).collect();
        for size in [BesideWidth::Page, BesideWidth::Phone] {
            let drawn = scene(BesideSort::Change, [&feelings(&today), &feelings(&today[..30])], &columns, size, Words::english());
            let rooms = lines(&drawn.shapes, "");
            for (i, a) in rooms.iter().enumerate() {
                assert!(Rect::new(0, 0, drawn.width, drawn.height).holds(*a), "{a:?}");
                assert!(rooms[i + 1..].iter().all(|b| !a.overlaps(*b)), "{a:?} in {rooms:?}");
            }
        }
    }
}
