//! A journey to the scale of time: its touchpoints in their order, each behind the wait before it, which is as long as it takes. Waits may
//! overlap, so they are not added up: nothing here says on which day a touchpoint comes. A wait that nobody knows is a gap with a
//! question in it, never nothing.

mod stretch;

use crate::base::number_format::say_minutes;
use crate::picture::curve::say_feeling;
use crate::picture::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};
use crate::picture::text::Face;
use crate::words::{MessageValue, Words, message};

use super::draw::{path, plot, text};
use super::frame::{BARE, StripFrame};
use super::layout::{PlacedPoint, PlacedStage, StripLayout};
use super::places::{Label, Places, dot};
use super::{StripContent, StripPoint};
use stretch::{TOUCHPOINT, TimeStretch, stretches, whole};

/// For which width the picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleWidth {
    /// 1280 wide: the width of a page.
    Page,
    /// 360 wide: the width of a phone. Stages are numbers, and only the longest waits are told.
    Phone,
}

const SMALL: Face = Face::regular(12);
const SMALL_BOLD: Face = Face::bold(12);
const HEAD: Face = Face::regular(13);
/// From the foot of the plot to the middle of the lane of time, with the numbers of touchpoints between and without.
const LANE: [i32; 2] = [40, 18];
/// Half of how high own work and waits are in it.
const WORK: i32 = 8;
const WAIT: i32 = 3;
/// From one line of lengths below the lane to the next.
const LINE: i32 = 15;
/// Lengths that a ruler can have, in minutes, and how long it may be.
const RULERS: [f64; 9] = [15.0, 60.0, 360.0, 1440.0, 10_080.0, 43_200.0, 129_600.0, 525_600.0, 5_256_000.0];
const LONGEST_RULER: f64 = 180.0;

/// The journey to scale; none where no wait of it is known, or where it has more touchpoints than have room.
pub fn scene(content: &StripContent<'_>, width: ScaleWidth, words: &Words) -> Option<Scene> {
    let frame = match width {
        ScaleWidth::Page => StripFrame { width: 1280, height: 204, left: 72, head: 26, zero: 112, unit: 34, radius: 6, ..BARE },
        ScaleWidth::Phone => StripFrame { width: 360, height: 140, left: 4, head: 18, zero: 76, unit: 22, radius: 4, ..BARE },
    };
    let points: Vec<&StripPoint<'_>> = content.points().collect();
    let (placed, scale) = stretches(&points, frame.left, frame.width - frame.left - 4)?;
    let drawn = TimePicture { content, points, placed, frame, width, words };
    let (shapes, height) = drawn.shapes(scale);
    Some(Scene {
        class: if width == ScaleWidth::Page { "strip xl ts" } else { "strip n ts" },
        width: frame.width,
        height,
        title: words.say(message::SCALE_TITLE, &[("journey", content.title.into())]),
        description: drawn.describe(),
        shapes,
    })
}

/// A picture in the making.
struct TimePicture<'c> {
    content: &'c StripContent<'c>,
    points: Vec<&'c StripPoint<'c>>,
    placed: Vec<TimeStretch>,
    frame: StripFrame,
    width: ScaleWidth,
    words: &'c Words,
}

impl TimePicture<'_> {
    fn is_page(&self) -> bool {
        self.width == ScaleWidth::Page
    }

    /// Its shapes, and how high they are.
    fn shapes(&self, scale: f64) -> (Vec<Shape>, i32) {
        let laid = self.laid();
        let lane = self.frame.height + if self.is_page() { LANE[0] } else { LANE[1] };
        let mut shapes = Vec::new();
        path("tb", self.known().flat_map(|(_, s)| block(s.waits, s.begins, self.frame.head, self.frame.height)).collect(), &mut shapes);
        shapes.push(Shape::Group("x", self.numbers()));
        shapes.extend(self.heads());
        shapes.extend(plot(&laid));
        shapes.extend(self.values(&laid).iter().map(text));
        shapes.extend(self.lane(lane));
        let (lengths, foot) = self.lengths(lane + WORK + 12);
        shapes.push(Shape::Group("y mid", lengths));
        shapes.extend(self.ruler(scale, foot));
        (shapes, foot + 8)
    }

    /// The touchpoints whose waits are known and take time, with their places.
    fn known(&self) -> impl Iterator<Item = (f64, TimeStretch)> {
        self.points.iter().zip(&self.placed).filter_map(|(p, &s)| Some((p.wait.filter(|wait| *wait > 0.0)?, s)))
    }

    fn laid(&self) -> StripLayout {
        let frame = self.frame;
        let (top, bottom) = (frame.y(2.0) - frame.radius - 2, frame.y(-2.0) + frame.radius + 2);
        let column = |s: &TimeStretch| Rect::new(s.begins, top, s.ends - s.begins, bottom - top);
        let points: Vec<PlacedPoint> =
            self.points.iter().zip(&self.placed).map(|(point, s)| PlacedPoint::of(point, frame, column(s), false)).collect();
        let narrowest = self.placed.iter().map(|s| s.ends - s.begins).min().unwrap_or(1);
        StripLayout {
            frame,
            slack: self.content.slack,
            radius: frame.radius.min((narrowest / 2).max(1)),
            is_followed: false,
            stages: self.stages(),
            points,
            branches: (Vec::new(), 0),
            values: Vec::new(),
            words: None,
        }
    }

    /// The stages that have touchpoints, each from the wait before its first one on.
    fn stages(&self) -> Vec<PlacedStage> {
        let mut placed = self.placed.iter();
        let stages = self.content.stages.iter().filter(|stage| !stage.points.is_empty());
        let one = |stage: &super::StripStage<'_>| {
            let own: Vec<&TimeStretch> = placed.by_ref().take(stage.points.len()).collect();
            let (x, end) = (own.first()?.waits, own.last()?.ends);
            Some(PlacedStage { node: stage.node, x, width: end - x, title: Vec::new(), target: None, squares: Vec::new(), count: None })
        };
        stages.filter_map(one).collect()
    }

    /// The heads of stages, which lead to them.
    fn heads(&self) -> Vec<Shape> {
        let stages = (1..).zip(&self.content.stages).filter(|(_, stage)| !stage.points.is_empty());
        let head = |(at, (number, stage)): (PlacedStage, (i32, &super::StripStage<'_>))| {
            let room = Rect::new(at.x + 1, 0, (at.width - 1).max(1), self.frame.head - 2);
            let face = HEAD.with_slack(self.content.slack);
            let cut = |words: &str| face.cut(words, u32::try_from(at.width - 10).ok()?);
            let title = self.is_page().then(|| cut(&format!("{number}\u{2002}{}", stage.title))).flatten();
            let line = |words: String| Shape::from(Text::line("", Point::new(at.x + 6, self.frame.head - 9), words));
            let mut shapes = vec![Shape::Rect("k", room, 0), Shape::Name(stage.title.to_owned())];
            shapes.extend(title.or_else(|| cut(&number.to_string())).map(line));
            Shape::Link(at.node, shapes)
        };
        self.stages().into_iter().zip(stages).map(head).collect()
    }

    /// The number of each touchpoint, where there is room; all of its stretch leads to it, and says how long it takes.
    fn numbers(&self) -> Vec<Shape> {
        let mut free = 0;
        let link = |(i, (point, s)): (usize, (&&StripPoint<'_>, &TimeStretch))| {
            let mut shapes = vec![Shape::Name(self.says(point)), Shape::Column(s.waits, (s.ends - s.waits).max(1))];
            let number = (i + 1).to_string();
            let half = i32::try_from(HEAD.width(&number)).unwrap_or(0) / 2 + 3;
            let middle = i32::midpoint(s.begins, s.ends);
            if self.is_page() && middle - half >= free {
                free = middle + half;
                shapes.push(Text::line("", Point::new(middle, self.frame.height + 12), number).into());
            }
            Shape::Link(point.node, shapes)
        };
        self.points.iter().zip(&self.placed).enumerate().map(link).collect()
    }

    /// What a touchpoint takes, in words.
    fn says(&self, point: &StripPoint<'_>) -> String {
        let words = self.words;
        let wait = point.wait.map_or_else(
            || words.text(message::SCALE_WAIT_UNKNOWN).to_owned(),
            |wait| words.say(message::SCALE_WAIT, &[("wait", MessageValue::Minutes(wait))]),
        );
        let work = point.work.map(|work| words.say(message::SCALE_WORK, &[("work", MessageValue::Minutes(work))]));
        let parts: Vec<String> = [Some(wait), work].into_iter().flatten().collect();
        words.say(message::SCALE_TOUCHPOINT, &[("touchpoint", point.title.into()), ("time", (&parts.join(", ")).into())])
    }

    /// The lowest and the highest feelings, as many as have room.
    fn values(&self, laid: &StripLayout) -> Vec<Label> {
        let mut known: Vec<(f64, Point)> = laid.points.iter().filter_map(|p| Some((p.feeling?, p.at))).collect();
        known.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
        known.retain(|(feeling, _)| feeling.abs() >= 1.5);
        let taken = laid.points.iter().map(|p| dot(p.at, laid.radius)).collect();
        let mut places = Places { frame: self.frame, radius: laid.radius, slack: laid.slack, taken };
        known.into_iter().filter_map(|(feeling, at)| places.value(feeling, at, feeling < 0.0)).collect()
    }

    /// Waits lie flat, their own work stands high, and what is unknown is asked.
    fn lane(&self, y: i32) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let block = |from: i32, to: i32, half: i32| block(from, to.max(from + 1), y - half, y + half);
        path("tw", self.known().flat_map(|(_, s)| block(s.waits, s.begins, WAIT)).collect(), &mut shapes);
        let works = self.points.iter().zip(&self.placed).filter(|(p, _)| p.work.is_some_and(|work| work > 0.0));
        // Beside waits of weeks all work is as narrow as a touchpoint: a line in its middle.
        let work = |s: &TimeStretch| {
            if s.ends - s.begins <= *TOUCHPOINT.end() { (i32::midpoint(s.begins, s.ends) - 1, 2) } else { (s.begins, s.ends - s.begins) }
        };
        path("to", works.map(|(_, s)| work(s)).flat_map(|(x, wide)| block(x, x + wide, WORK)).collect(), &mut shapes);
        let unknown = || self.points.iter().zip(&self.placed).filter(|(p, _)| p.wait.is_none()).map(|(_, s)| s);
        path(
            "tu",
            unknown().flat_map(|s| [Stroke::Move(Point::new(s.waits, y)), Stroke::Line(Point::new(s.begins, y))]).collect(),
            &mut shapes,
        );
        let asks = |s: &TimeStretch| Shape::from(Text::line("", Point::new(i32::midpoint(s.waits, s.begins), y - 4), "?"));
        let asked: Vec<Shape> = unknown().filter(|s| s.begins - s.waits >= 8).map(asks).collect();
        if !asked.is_empty() {
            shapes.push(Shape::Group("y mid", asked));
        }
        if self.is_page() {
            shapes.push(Text::line("y", Point::new(10, y + 4), self.words.text(message::SCALE_LANE)).into());
        }
        shapes
    }

    /// How long waits are, the longest first, on as many lines as they need and there are; and where the last of these ends.
    fn lengths(&self, top: i32) -> (Vec<Shape>, i32) {
        let most = if self.is_page() { 3 } else { 2 };
        let mut waits: Vec<(f64, TimeStretch)> = self.known().collect();
        waits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.waits.cmp(&b.1.waits)));
        let longest = waits.first().map_or(0.0, |(wait, _)| *wait);
        let mut labels: Vec<Label> = Vec::new();
        for (wait, s) in waits {
            let (face, class) = if wait.to_bits() == longest.to_bits() { (SMALL_BOLD, "w") } else { (SMALL, "") };
            let face = face.with_slack(self.content.slack);
            let says = say_minutes(wait);
            let half = i32::try_from(face.width(&says)).unwrap_or(0) / 2 + 2;
            let middle = i32::midpoint(s.waits, s.begins).clamp(self.frame.left + half, self.frame.width - half);
            let on = |line: i32| Label::new(face, Point::new(middle, top + line * LINE), Anchor::Middle, says.clone(), class);
            let aired = |label: &Label| Rect::new(label.room.x - 4, label.room.y, label.room.width + 8, label.room.height);
            labels.extend((0..most).map(on).find(|label| !labels.iter().any(|other| other.room.overlaps(aired(label)))));
        }
        let foot = labels.iter().map(|label| label.at.y).max().unwrap_or(top);
        labels.sort_by_key(|label| (label.at.y, label.room.x));
        (labels.into_iter().map(|label| Text::line(label.class, label.at, label.text).into()).collect(), foot + LINE + 6)
    }

    /// How long a length of time is in the picture.
    fn ruler(&self, scale: f64, y: i32) -> Vec<Shape> {
        let longest = LONGEST_RULER.min(f64::from(self.frame.width) / 3.0);
        let Some(&minutes) = RULERS.iter().rev().find(|&&minutes| minutes * scale <= longest) else { return Vec::new() };
        let (from, to) = (self.frame.left, self.frame.left + whole(minutes * scale).max(2));
        let p = Point::new;
        let line = [Stroke::Move(p(from, y - 8)), Stroke::Line(p(from, y)), Stroke::Line(p(to, y)), Stroke::Line(p(to, y - 8))];
        let says = self.words.say(message::SCALE_RULER, &[("time", MessageValue::Minutes(minutes))]);
        vec![Shape::Path("tr", line.into()), Text::line("y", p(to + 8, y), says).into()]
    }

    fn describe(&self) -> String {
        let words = self.words;
        let longest = self.points.iter().filter_map(|p| Some((p.wait?, p.title))).max_by(|a, b| a.0.total_cmp(&b.0));
        let unknown = self.points.iter().filter(|p| p.wait.is_none()).count();
        let lowest = self.points.iter().filter_map(|p| p.feeling).reduce(f64::min).map(say_feeling);
        let says = [
            longest.map(|(wait, title)| {
                words.say(message::SCALE_LONGEST, &[("wait", MessageValue::Minutes(wait)), ("touchpoint", title.into())])
            }),
            (unknown > 0).then(|| words.say(message::SCALE_UNKNOWN, &[("count", unknown.into())])),
            lowest.map(|lowest| words.say(message::SCALE_LOWEST, &[("feeling", (&lowest).into())])),
        ];
        says.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// An upright rectangle as a part of a path.
fn block(left: i32, right: i32, top: i32, bottom: i32) -> [Stroke; 5] {
    let line = |x, y| Stroke::Line(Point::new(x, y));
    [Stroke::Move(Point::new(left, top)), line(right, top), line(right, bottom), line(left, bottom), Stroke::Close]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{feelings, lines};
    use super::*;

    const DAY: f64 = 1440.0;

    /// A journey with these waits.
    fn waiting<'a>(waits: &[Option<f64>]) -> StripContent<'a> {
        let mut content = feelings(&waits.iter().map(|_| -1.0).collect::<Vec<_>>());
        let mut waits = waits.iter();
        for point in content.stages.iter_mut().flat_map(|stage| &mut stage.points) {
            point.wait = waits.next().copied().flatten();
        }
        content
    }

    fn placed(waits: &[Option<f64>], room: i32) -> Option<(Vec<TimeStretch>, f64)> {
        let content = waiting(waits);
        let points: Vec<&StripPoint<'_>> = content.points().collect();
        stretches(&points, 0, room)
    }

    #[test]
    fn a_wait_of_weeks_looks_like_weeks_beside_one_of_days() {
        let (placed, _) = placed(&[Some(0.0), Some(2.0 * DAY), Some(14.0 * DAY)], 1200).unwrap();
        let length = |i: usize| placed[i].begins - placed[i].waits;
        assert_eq!(length(0), 0);
        assert!((length(2) - 7 * length(1)).abs() <= 7, "{placed:?}");
        assert_eq!(placed[2].ends, 1200);
    }

    #[test]
    fn a_wait_that_nobody_knows_is_a_gap_with_a_question() {
        let content = waiting(&[Some(0.0), None, Some(DAY)]);
        let drawn = scene(&content, ScaleWidth::Page, Words::english()).unwrap();
        assert!(drawn.description.contains("Of one touchpoint"), "{}", drawn.description);
        let (placed, _) = placed(&[Some(0.0), None, Some(DAY)], 1200).unwrap();
        assert!(placed[1].begins > placed[1].waits);
    }

    #[test]
    fn without_a_known_wait_there_is_nothing_to_scale() {
        assert!(scene(&waiting(&[None, None]), ScaleWidth::Page, Words::english()).is_none());
        assert!(scene(&waiting(&[None, Some(0.0)]), ScaleWidth::Page, Words::english()).is_none());
    }

    #[test]
    fn its_words_stand_inside_and_apart() {
        let waits: Vec<Option<f64>> = (0..60).map(|i| (i % 3 > 0).then_some(f64::from(i * i) * 60.0)).collect();
        // A phone has no room for sixty.
        for (width, count) in [(ScaleWidth::Page, 60), (ScaleWidth::Phone, 20)] {
            let drawn = scene(&waiting(&waits[..count]), width, Words::english()).unwrap();
            let rooms = lines(&drawn.shapes, "");
            for (i, a) in rooms.iter().enumerate() {
                assert!(Rect::new(0, 0, drawn.width, drawn.height).holds(*a), "{width:?} {a:?}");
                assert!(rooms[i + 1..].iter().all(|b| !a.overlaps(*b)), "{width:?} {a:?} in {rooms:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn stretches_follow_one_another_and_lengths_are_to_scale(waits in prop::collection::vec(prop::option::of(0.0..1e6), 1..60), room in 352..1300) {
            let Some((placed, scale)) = placed(&waits, room) else { return Ok(()) };
            let mut x = 0;
            for (stretch, wait) in placed.iter().zip(&waits) {
                prop_assert_eq!(stretch.waits, x);
                prop_assert!(stretch.ends > stretch.begins);
                match wait {
                    None => prop_assert!(stretch.begins > stretch.waits),
                    Some(wait) => prop_assert!((f64::from(stretch.begins - stretch.waits) - wait * scale).abs() <= 1.0),
                }
                x = stretch.ends;
            }
            prop_assert!(x <= room);
        }
    }
}
