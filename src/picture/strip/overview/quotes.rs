//! What people think where it is worst and where it is best, beside the curve and never across it.

use crate::picture::curve::{along, runs, smooth};
use crate::picture::scene::{Point, Rect, Shape, Text};
use crate::picture::strip::StripPoint;
use crate::picture::strip::layout::StripLayout;
use crate::picture::strip::places::{DESCENT, Places};
use crate::picture::text::Face;
use crate::words::{Words, message};

/// What thoughts are set in. Italics of the serif are a little wider than what is measured.
const VOICE: Face = Face::regular(15).with_slack(8);
/// What the names of touchpoints are set in, the room that one gets in which it is whole, and the least that it gets where it is cut.
const NAME: Face = Face::regular(12);
const MOST_NAME: i32 = 280;
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
/// How far from its point a thought may stand.
const FURTHEST: i32 = 72;
/// What is kept free around it.
const AIR: i32 = 6;

/// The thoughts at the extremes, as far as they have room: lowest, highest, and the next of both.
pub(super) fn quotes(points: &[&StripPoint<'_>], laid: &StripLayout, mut places: Places, words: &Words) -> Vec<Shape> {
    places.taken.extend(curve(laid));
    let mut shown = Vec::new();
    for i in extremes(points) {
        let (Some(thought), Some(feeling)) = (points[i].thinks.as_deref(), points[i].feeling) else { continue };
        let quoted = words.say(message::STRIP_THINKS, &[("words", thought.trim().into())]);
        if shown.len() < MOST
            && let Some((texts, room)) =
                place((&format!("{} {}", i + 1, points[i].title), &quoted), (laid.points[i].at, stage(laid, i)), feeling < 0.0, &places)
        {
            places.taken.push(room);
            shown.push((room.x, texts));
        }
    }
    shown.sort_by_key(|(x, _)| *x);
    shown.into_iter().flat_map(|(_, texts)| texts).map(Shape::from).collect()
}

/// The touchpoints with a thought, the lowest and the highest in turn: a person is heard on both.
fn extremes(points: &[&StripPoint<'_>]) -> Vec<usize> {
    let mut known: Vec<(f64, usize)> =
        points.iter().enumerate().filter_map(|(i, p)| p.thinks.as_ref().and(p.feeling).map(|f| (f, i))).collect();
    known.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let lows: Vec<usize> = known.iter().filter(|(f, _)| *f < 0.0).map(|(_, i)| *i).collect();
    let highs: Vec<usize> = known.iter().rev().filter(|(f, _)| *f > 0.0).map(|(_, i)| *i).collect();
    let longer = lows.len().max(highs.len());
    (0..longer).flat_map(|n| [lows.get(n), highs.get(n)]).flatten().copied().collect()
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

/// A thought below the number and name of its touchpoint, as near to its point as both have room, on its side of the curve first, with
/// its middle below the head of its stage; where there is no room for it, elsewhere, and where there is none, with a name that is cut; none
/// where there is no room at all.
fn place(said: (&str, &str), (at, stage): (Point, (i32, i32)), is_low: bool, places: &Places) -> Option<(Vec<Text>, Rect)> {
    let whole = (0, places.frame.width);
    let ways = [(MOST_NAME, stage), (MOST_NAME, whole), (LEAST_NAME, stage), (LEAST_NAME, whole)];
    ways.into_iter().find_map(|(name, within)| place_within(said, at, (name, within), is_low, places))
}

/// The same with a name up to so wide, or as wide as the thought, and its middle between two places.
fn place_within(
    (title, quoted): (&str, &str),
    at: Point,
    (widest, within): (i32, (i32, i32)),
    is_low: bool,
    places: &Places,
) -> Option<(Vec<Text>, Rect)> {
    let name = NAME.with_slack(places.slack);
    let face = VOICE.with_slack(8 + places.slack);
    let settings: Vec<Vec<String>> =
        WIDTHS.into_iter().map(|width| set(face, quoted, width)).filter(|lines| lines.len() <= MOST_LINES).collect();
    let side = if is_low { 1 } else { -1 };
    for distance in (0..=FURTHEST).step_by(6) {
        for lines in &settings {
            let width = lines.iter().map(|line| i32::try_from(face.width(line)).unwrap_or(0)).max()?;
            let title = name.cut(title, u32::try_from(width.max(widest)).unwrap_or(0));
            let width = title.as_ref().map_or(width, |title| width.max(i32::try_from(name.width(title)).unwrap_or(0)));
            let height = LEADING * (1 + i32::try_from(lines.len()).unwrap_or(0));
            for (x, y) in ways(at, (width, height), distance, side) {
                let room = Rect::new(x, y, width, height);
                let aired = Rect::new(x - AIR, y - AIR / 2, width + 2 * AIR, height + AIR);
                let middle = x + width / 2;
                if (within.0..=within.1).contains(&middle) && places.is_free(aired) {
                    let first = Point::new(x + width / 2, y + HIGH + (LEADING - HIGH - DESCENT) / 2);
                    let below = Point::new(first.x, first.y + LEADING);
                    let thought = Text { leading: LEADING, ..Text::lines("", below, from_the_right(lines)) };
                    let named = title.map(|title| Text::lines("tn", first, from_the_right(&[title])));
                    return Some((named.into_iter().chain([thought]).collect(), room));
                }
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

/// Corners of a room of a size around a point, at a distance.
fn ways(at: Point, (width, height): (i32, i32), distance: i32, side: i32) -> [(i32, i32); 6] {
    let near = 14 + distance;
    let vertical = |side: i32| if side > 0 { at.y + near } else { at.y - near - height };
    let beside = at.y - height / 2 + side * height / 2;
    [
        (at.x - near - width, beside),
        (at.x + near, beside),
        (at.x - width / 2, vertical(side)),
        (at.x - width, vertical(side)),
        (at.x, vertical(side)),
        (at.x - width / 2, vertical(-side)),
    ]
}
