//! What people think where it is worst and where it is best, beside the curve and never across it.

use crate::picture::curve::{along, runs, smooth};
use crate::picture::scene::{Point, Rect, Shape, Stroke, Text};
use crate::picture::strip::StripPoint;
use crate::picture::strip::draw::path;
use crate::picture::strip::layout::StripLayout;
use crate::picture::strip::places::{DESCENT, Places, dot};
use crate::picture::text::Face;
use crate::words::{Words, message};

/// What thoughts are set in. Italics of the serif are a little wider than what is measured.
const VOICE: Face = Face::regular(15).with_slack(8);
/// What the names of touchpoints are set in, the room that one gets in which it is whole, and the least that it gets where it is cut.
const NAME: Face = Face::regular(12);
const NAME_WORST: Face = Face::bold(12);
const MOST_NAME: i32 = 360;
const LEAST_NAME: i32 = 120;
/// From line to line, and from a line's foot to the heads of its letters.
const LEADING: i32 = 18;
const HIGH: i32 = 12;
/// How wide a thought may be set, the widest first where it is long.
const WIDTHS: [u32; 3] = [200, 260, 150];
/// How many lines it may have.
const MOST_LINES: usize = 3;
/// How many are shown.
const MOST: usize = 4;
/// How far from its point a thought may stand, and the worst one's, which has room before all others.
const FURTHEST: i32 = 96;
const FURTHEST_WORST: i32 = 240;
/// What is kept free around it.
const AIR: i32 = 6;
/// The least length of the line from a thought to its point.
const LEAST_LINE: i32 = 12;
/// In how many steps a line is tried.
const STEPS: i32 = 48;

/// What is said of a point: its number and name, and what the person thinks there.
struct Saying {
    point: usize,
    is_worst: bool,
    name: String,
    quoted: Option<String>,
}

/// A thought in its place.
struct PlacedQuote {
    texts: Vec<Text>,
    room: Rect,
    /// From the point to the thought.
    line: [Point; 2],
}

/// The thoughts at the extremes, as far as they have room: lowest, highest, and the next of both, each with a line to its point. The
/// lowest is named even where nobody knows what is thought there. `values`: the room that each point's own value takes.
pub(super) fn quotes(
    points: &[&StripPoint<'_>],
    laid: &StripLayout,
    (mut places, values): (Places, &[Option<Rect>]),
    words: &Words,
) -> Vec<Shape> {
    places.taken.extend(curve(laid));
    let mut shown: Vec<PlacedQuote> = Vec::new();
    for said in sayings(points, words) {
        if shown.len() == MOST {
            break;
        }
        let at = laid.points[said.point].at;
        let own = Own { at, dot: dot(at, laid.radius + 3), value: values.get(said.point).copied().flatten() };
        let is_low = points[said.point].feeling.is_some_and(|feeling| feeling < 0.0);
        if let Some(quote) = place(&said, &own, stage(laid, said.point), is_low, &places) {
            places.taken.push(quote.room);
            places.taken.extend(own.beyond(quote.line[1]).into_iter().map(|p| Rect::new(p.x - 2, p.y - 2, 4, 4)));
            shown.push(quote);
        }
    }
    shown.sort_by_key(|quote| quote.room.x);
    let lines: Vec<Stroke> = shown.iter().flat_map(|q| [Stroke::Move(q.line[0]), Stroke::Line(q.line[1])]).collect();
    let mut shapes = Vec::new();
    path("le", lines, &mut shapes);
    shapes.extend(shown.into_iter().flat_map(|quote| quote.texts).map(Shape::from));
    shapes
}

/// What is said at the extremes: the lowest and the highest in turn, as a person is heard on both.
fn sayings(points: &[&StripPoint<'_>], words: &Words) -> Vec<Saying> {
    let worst = (0..points.len())
        .filter(|&i| points[i].feeling.is_some_and(|f| f < 0.0))
        .min_by(|&a, &b| points[a].feeling.unwrap_or(0.0).total_cmp(&points[b].feeling.unwrap_or(0.0)));
    let mut known: Vec<(f64, usize)> = points
        .iter()
        .enumerate()
        .filter_map(|(i, p)| p.feeling.filter(|_| p.thinks.is_some() || worst == Some(i)).map(|f| (f, i)))
        .collect();
    known.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let lows: Vec<usize> = known.iter().filter(|(f, _)| *f < 0.0).map(|(_, i)| *i).collect();
    let highs: Vec<usize> = known.iter().rev().filter(|(f, _)| *f > 0.0).map(|(_, i)| *i).collect();
    let longer = lows.len().max(highs.len());
    let said = |&i: &usize| {
        let name = format!("{} {}", i + 1, points[i].title);
        let is_worst = worst == Some(i);
        Saying {
            point: i,
            is_worst,
            name: if is_worst { words.say(message::STRIP_WORST, &[("touchpoint", (&*name).into())]) } else { name },
            quoted: points[i].thinks.as_deref().map(|thought| words.say(message::STRIP_THINKS, &[("words", thought.trim().into())])),
        }
    };
    (0..longer).flat_map(|n| [lows.get(n), highs.get(n)]).flatten().map(said).collect()
}

/// Where the stage of a point begins and ends: a thought belongs below its head.
fn stage(laid: &StripLayout, i: usize) -> (i32, i32) {
    let at = laid.points[i].at.x;
    let own = laid.stages.iter().find(|stage| (stage.x..=stage.x + stage.width).contains(&at));
    own.map_or((0, laid.frame.width), |stage| (stage.x, stage.x + stage.width))
}

/// The room that the curve takes.
fn curve(laid: &StripLayout) -> Vec<Rect> {
    let places: Vec<Option<Point>> = laid.points.iter().map(|p| p.feeling.map(|_| p.at)).collect();
    let near = |p: Point| Rect::new(p.x - 3, p.y - 3, 6, 6);
    runs(&places).flat_map(|run| along(&smooth(&run))).map(near).collect()
}

/// A point, and what is its own: a line to it may lie there.
struct Own {
    at: Point,
    dot: Rect,
    value: Option<Rect>,
}

impl Own {
    fn holds(&self, p: Point) -> bool {
        let inside = |room: &Rect| (room.x - 1..=room.right() + 1).contains(&p.x) && (room.y - 2..=room.bottom() + 2).contains(&p.y);
        inside(&self.dot) || self.value.as_ref().is_some_and(inside)
    }

    /// The places of a line from what is its own to an end.
    fn beyond(&self, end: Point) -> Vec<Point> {
        let at = |k: i32| Point::new(self.at.x + (end.x - self.at.x) * k / STEPS, self.at.y + (end.y - self.at.y) * k / STEPS);
        let places: Vec<Point> = (0..=STEPS).map(at).collect();
        let left = places.iter().rposition(|&p| self.holds(p)).map_or(0, |last| last + 1);
        places[left..].to_vec()
    }

    /// The line to a room: from its nearest edge, and over nothing that is somebody else's. None where there is none, or it is so short
    /// that it is not seen.
    fn line_to(&self, room: Rect, places: &Places) -> Option<[Point; 2]> {
        let near = |from: i32, to: i32, at: i32| if to - from > 24 { at.clamp(from + 12, to - 12) } else { (from + to) / 2 };
        let end = if room.x <= self.at.x && self.at.x <= room.right() {
            Point::new(near(room.x, room.right(), self.at.x), if room.y > self.at.y { room.y + 1 } else { room.bottom() + 1 })
        } else {
            Point::new(if room.x > self.at.x { room.x - 3 } else { room.right() + 3 }, near(room.y, room.bottom(), self.at.y))
        };
        let way = self.beyond(end);
        let begin = *way.first()?;
        let is_long = (begin.x - end.x).abs() + (begin.y - end.y).abs() >= LEAST_LINE;
        let is_free = |p: &Point| !places.taken.iter().any(|taken| taken.overlaps(Rect::new(p.x - 1, p.y - 1, 2, 2)));
        (is_long && way.iter().all(is_free)).then_some([begin, end])
    }
}

/// A thought below the number and name of its touchpoint, as near to its point as both have room, on its side of the curve first, with
/// its middle below the head of its stage; where there is no room for it, elsewhere, and where there is none, with a name that is cut; none
/// where there is no room at all.
fn place(said: &Saying, own: &Own, stage: (i32, i32), is_low: bool, places: &Places) -> Option<PlacedQuote> {
    let whole = (0, places.frame.width);
    let side = if is_low { 1 } else { -1 };
    let ways = [(MOST_NAME, stage), (MOST_NAME, whole), (LEAST_NAME, stage), (LEAST_NAME, whole)];
    let place = |said: &Saying, furthest| {
        ways.into_iter().find_map(|(name, within)| place_within(said, own, (name, within), (side, furthest), places))
    };
    if !said.is_worst {
        return place(said, FURTHEST);
    }
    // What is thought where it is worst is rather left out than the name of where that is.
    let bare = Saying { point: said.point, is_worst: true, name: said.name.clone(), quoted: None };
    place(said, FURTHEST).or_else(|| place(said, FURTHEST_WORST)).or_else(|| place(&bare, FURTHEST_WORST))
}

/// The same with a name up to so wide, or as wide as the thought, and its middle between two places.
fn place_within(
    said: &Saying,
    own: &Own,
    (widest, within): (i32, (i32, i32)),
    (side, furthest): (i32, i32),
    places: &Places,
) -> Option<PlacedQuote> {
    let name = if said.is_worst { NAME_WORST } else { NAME }.with_slack(places.slack);
    let face = VOICE.with_slack(8 + places.slack);
    let settings: Vec<Vec<String>> = match &said.quoted {
        Some(quoted) => WIDTHS.into_iter().map(|width| set(face, quoted, width)).filter(|lines| lines.len() <= MOST_LINES).collect(),
        None => vec![Vec::new()],
    };
    for (way, distance) in tries(furthest) {
        for lines in &settings {
            let width = lines.iter().map(|line| i32::try_from(face.width(line)).unwrap_or(0)).max().unwrap_or(0);
            let title = name.cut(&said.name, u32::try_from(width.max(widest)).unwrap_or(0));
            let width = title.as_ref().map_or(width, |title| width.max(i32::try_from(name.width(title)).unwrap_or(0)));
            let height = LEADING * (1 + i32::try_from(lines.len()).unwrap_or(0));
            for (x, y) in way.corners(own.at, (width, height), distance, side) {
                let room = Rect::new(x, y, width, height);
                let aired = Rect::new(x - AIR, y - AIR / 2, width + 2 * AIR, height + AIR);
                let middle = x + width / 2;
                if !(within.0..=within.1).contains(&middle) || !places.is_free(aired) {
                    continue;
                }
                let Some(line) = own.line_to(room, places) else { continue };
                let first = Point::new(x + width / 2, y + HIGH + (LEADING - HIGH - DESCENT) / 2);
                let below = Point::new(first.x, first.y + LEADING);
                let thought = Text { leading: LEADING, ..Text::lines("", below, from_the_right(lines)) };
                let class = if said.is_worst { "tn tw" } else { "tn" };
                let named = title.map(|title| Text::lines(class, first, from_the_right(&[title])));
                let texts = named.into_iter().chain((!lines.is_empty()).then_some(thought)).collect();
                return Some(PlacedQuote { texts, room, line });
            }
        }
    }
    None
}

/// Lines that read from the right, as such: each stands alone, and its marks would end up on the wrong side.
fn from_the_right(lines: &[String]) -> Vec<String> {
    let is_of = |c: char| matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF);
    let is_right = lines.iter().flat_map(|line| line.chars()).find(|c| c.is_alphabetic()).is_some_and(is_of);
    lines.iter().map(|line| if is_right { format!("\u{2067}{line}\u{2069}") } else { line.clone() }).collect()
}

/// The lines of a thought, no wider than asked and of much the same length.
fn set(face: Face, quoted: &str, widest: u32) -> Vec<String> {
    let lines = face.wrap(quoted, widest);
    let even = face.width(quoted) / u32::try_from(lines.len().max(1)).unwrap_or(1);
    // No word is cut for that.
    let least = quoted.split_whitespace().map(|word| face.width(word)).fold(even, u32::max);
    // The narrower, the more lines: the least width of as many is where their number falls.
    let widths: Vec<u32> = (least..widest).step_by(8).collect();
    let at = widths.partition_point(|&width| face.wrap(quoted, width).len() > lines.len());
    widths.get(at).map(|&width| face.wrap(quoted, width)).unwrap_or(lines)
}

/// To which side of its point a thought stands: on the outer side of the curve, beside it, or on the inner side.
#[derive(Clone, Copy)]
enum QuoteSide {
    Outer,
    Beside,
    Inner,
}

impl QuoteSide {
    /// Corners of a room of a size around a point, at a distance.
    fn corners(self, at: Point, (width, height): (i32, i32), distance: i32, side: i32) -> Vec<(i32, i32)> {
        let near = 14 + distance;
        let side = if matches!(self, Self::Inner) { -side } else { side };
        let y = if side > 0 { at.y + near } else { at.y - near - height };
        match self {
            // Its middle, its first and last quarter, and its ends stand over the point.
            Self::Outer | Self::Inner => [2, 1, 3, 0, 4].map(|quarter| (at.x - width * quarter / 4, y)).to_vec(),
            Self::Beside => {
                let y = at.y - height / 2 + side * height / 2;
                vec![(at.x - near - width, y), (at.x + near, y)]
            }
        }
    }
}

/// What is tried in which order: near before far, though a thought rather stands further off than on the wrong side.
fn tries(furthest: i32) -> impl Iterator<Item = (QuoteSide, i32)> {
    let ways = [(QuoteSide::Outer, 0), (QuoteSide::Beside, 36), (QuoteSide::Inner, 72)];
    (0..=furthest + 72).step_by(6).flat_map(move |cost| {
        ways.into_iter().map(move |(way, less)| (way, cost - less)).filter(move |(_, distance)| (0..=furthest).contains(distance))
    })
}
