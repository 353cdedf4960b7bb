//! A flow's layout as scenes, one for each stave: they stand below each other without a gap, and lines go on from one to the next.

use crate::model::id::NodeId;
use crate::picture::scene::{Point, Rect, Scene, Shape, Stroke, Text};
use crate::picture::text::Face;
use crate::words::{Words, message};

use super::boxes::{self, FOOT, INSIDE, LINES};
use super::data::{FlowBox, FlowData, FlowLane, Sight};
use super::gaps::{LEADING, SMALL, signed};
use super::layout::{FlowLayout, StaveLayout};

/// The bar of a box: how far from its right edge its middle lies, how far its foot from the lower one, and how high the longest is.
const BAR: (i32, i32, f64) = (6, 4, 48.0);
/// How high the mark of an unknown work is.
const UNKNOWN: i32 = 12;
/// The head of an arrow.
const HEAD: (i32, i32) = (6, 4);

/// Draws a layout. `title` is what the picture is called, and `description` what it shows in a sentence or two.
pub fn draw(flow: &FlowData, layout: &FlowLayout, title: &str, description: &str, words: &Words) -> Vec<Scene> {
    let count = layout.staves.len();
    let staves = layout.staves.iter().enumerate().map(|(at, stave)| {
        let part = [("title", title.into()), ("number", (at + 1).into()), ("count", count.into())];
        Scene {
            class: "fl",
            width: layout.width,
            height: stave.bottom - stave.top,
            title: if count == 1 { title.to_owned() } else { words.say(message::FLOW_PART, &part) },
            description: if at == 0 { description.to_owned() } else { String::new() },
            shapes: StaveDrawing { flow, layout, stave }.shapes(words),
        }
    });
    staves.collect()
}

/// A stave in the making.
struct StaveDrawing<'a> {
    flow: &'a FlowData,
    layout: &'a FlowLayout,
    stave: &'a StaveLayout,
}

/// Everything that one class draws, as one path; nothing where there is nothing.
fn path(class: &'static str, strokes: Vec<Stroke>) -> Option<Shape> {
    (!strokes.is_empty()).then_some(Shape::Path(class, strokes))
}

fn line(from: Point, to: Point) -> [Stroke; 2] {
    [Stroke::Move(from), Stroke::Line(to)]
}

impl StaveDrawing<'_> {
    fn shapes(&self, words: &Words) -> Vec<Shape> {
        let mut shapes = self.ground();
        shapes.extend(self.lanes(words));
        shapes.extend(self.ruler());
        shapes.extend(self.arrows());
        shapes.extend(self.boxes());
        shapes.extend(self.labels());
        shapes
    }

    /// A place in the stave's own picture.
    fn at(&self, x: i32, y: i32) -> Point {
        Point::new(x, y - self.stave.top)
    }

    fn lane(&self, lane: usize) -> &FlowLane {
        &self.flow.lanes[lane]
    }

    /// Water below the waterline, the edges of lanes, and the waterline.
    fn ground(&self) -> Vec<Shape> {
        let lanes = &self.stave.lanes;
        let unseen = |sight: Sight| sight == Sight::Unseen && self.flow.has_waterline;
        let below: Vec<_> = lanes.iter().filter(|lane| unseen(self.lane(lane.0).sight)).collect();
        let water = below.first().zip(below.last()).map(|(first, last)| {
            let top = self.at(0, first.1).y;
            Shape::Rect("w", Rect::new(0, top, self.layout.width, last.2 - first.1), 0)
        });
        let across = |y: i32| line(self.at(0, y), self.at(self.layout.width, y));
        // The line lies above what nobody sees, or below what is seen where nothing of that lies in this stave. Where all is seen there is
        // none.
        let seen = lanes.iter().rfind(|lane| self.lane(lane.0).sight <= Sight::Seen).map(|lane| lane.2 - 1);
        let has_below = self.flow.lanes.iter().any(|lane| unseen(lane.sight));
        let level = if has_below { below.first().map(|lane| lane.1).or(seen) } else { None };
        let edges = lanes.iter().map(|lane| lane.1).filter(|&y| Some(y) != level).flat_map(across).collect();
        let waterline = level.into_iter().flat_map(across).collect();
        [water, path("r", edges), path("l", waterline)].into_iter().flatten().collect()
    }

    /// The names of the lanes. Where one first stands, it leads to whom it names.
    fn lanes(&self, words: &Words) -> Vec<Shape> {
        let stands_above = |at: usize, node: NodeId| {
            let before = self.layout.staves.iter().take_while(|stave| stave.top < self.stave.top).flat_map(|stave| &stave.lanes);
            let mut above = before.chain(self.stave.lanes.iter().take_while(|lane| lane.0 != at));
            above.any(|lane| self.lane(lane.0).node == Some(node))
        };
        let named = |&(at, top, _): &(usize, i32, i32)| {
            let lane = self.lane(at);
            let name = match lane.sight {
                Sight::Unsaid if self.flow.has_waterline => words.say(message::FLOW_UNSAID, &[("name", (&*lane.name).into())]),
                _ => lane.name.to_string(),
            };
            let room = u32::try_from(self.layout.width - self.stave.left).unwrap_or(0);
            let name = Face::regular(SMALL).with_slack(self.flow.slack).cut(&name, room).unwrap_or_default();
            let text: Shape = Text { names_team: lane.names_team, ..Text::line("", self.at(self.stave.left, top + 14), name) }.into();
            match lane.node.filter(|&node| !stands_above(at, node)) {
                Some(node) => Shape::Link(node, vec![text]),
                None => text,
            }
        };
        vec![Shape::Group("n", self.stave.lanes.iter().map(named).collect())]
    }

    /// How long is waited before each column, above the lanes.
    fn ruler(&self) -> Vec<Shape> {
        let y = self.stave.top + 22;
        let waits = self.stave.waits.iter().flat_map(|&(from, to, _)| line(self.at(from, y), self.at(to, y))).collect();
        let texts = self.stave.waits.iter().map(|(from, to, text)| {
            let at = self.at(i32::midpoint(*from, *to), self.stave.top + 15);
            Shape::from(Text::line("m", at, text.as_str()))
        });
        path("k", waits).into_iter().chain(texts.collect::<Vec<_>>()).collect()
    }

    /// Ways aside, then the main way: the rust ones change hands.
    fn arrows(&self) -> Vec<Shape> {
        let of = |is_main: bool, hand_off: bool| {
            let arrows = self.flow.arrows.iter().zip(&self.layout.arrows);
            let these = arrows.filter(|(arrow, _)| (arrow.is_main, arrow.hand_off) == (is_main, hand_off));
            these.flat_map(|(_, points)| self.arrow(points)).collect()
        };
        let kinds =
            [path("a", of(false, false)), path("a h", of(false, true)), path("a b", of(true, false)), path("a b h", of(true, true))];
        kinds.into_iter().flatten().collect()
    }

    /// What of an arrow lies in this stave, without the stretches that words stand on.
    fn arrow(&self, points: &[Point]) -> Vec<Stroke> {
        let mut strokes = Vec::new();
        let mut pen = None;
        let mut draw = |from: Point, to: Point| {
            if pen != Some(from) {
                strokes.push(Stroke::Move(self.at(from.x, from.y)));
            }
            strokes.push(Stroke::Line(self.at(to.x, to.y)));
            pen = Some(to);
        };
        for ends in points.windows(2) {
            let (from, to) = (ends[0], ends[1]);
            if from.x == to.x {
                let held = |y: i32| y.clamp(self.stave.top, self.stave.bottom);
                let (begin, end) = (Point::new(from.x, held(from.y)), Point::new(to.x, held(to.y)));
                if begin != end {
                    draw(begin, end);
                }
            } else if (self.stave.top..self.stave.bottom).contains(&from.y) {
                self.around_words(from, to).into_iter().for_each(|(begin, end)| draw(begin, end));
            }
        }
        let tip = points.last().filter(|tip| (self.stave.top..self.stave.bottom).contains(&tip.y));
        strokes.extend(tip.into_iter().flat_map(|tip| {
            let tip = self.at(tip.x, tip.y);
            let wing = |y: i32| Point::new(tip.x - HEAD.0, tip.y + y);
            [Stroke::Move(wing(-HEAD.1)), Stroke::Line(tip), Stroke::Line(wing(HEAD.1))]
        }));
        strokes
    }

    /// A stretch across, without what words stand on.
    fn around_words(&self, from: Point, to: Point) -> Vec<(Point, Point)> {
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let on = self.layout.labels.iter().filter(|label| label.y == from.y && label.x > left && label.x < right);
        let mut holes: Vec<(i32, i32)> = on.map(|label| (label.rect().x - 3, label.rect().right() + 3)).collect();
        holes.sort_unstable();
        let mut parts = Vec::new();
        let mut x = left;
        for (begin, end) in holes {
            if begin > x {
                parts.push((x, begin));
            }
            x = x.max(end);
        }
        if x < right {
            parts.push((x, right));
        }
        let point = |x: i32| Point::new(x, from.y);
        let goes_right = from.x < to.x;
        let turned = |(a, b): (i32, i32)| if goes_right { (point(a), point(b)) } else { (point(b), point(a)) };
        let mut parts: Vec<(Point, Point)> = parts.into_iter().map(turned).collect();
        if !goes_right {
            parts.reverse();
        }
        parts
    }

    /// The boxes of this stave with their rectangles.
    fn here(&self) -> impl Iterator<Item = (&FlowBox, Rect)> {
        let is_here = |rect: &Rect| (self.stave.top..self.stave.bottom).contains(&rect.y);
        self.flow.boxes.iter().zip(self.layout.boxes.iter().copied()).filter(move |(_, rect)| is_here(rect))
    }

    fn boxes(&self) -> Vec<Shape> {
        // A run of steps lies like a few sheets of paper on each other.
        let edge = |rect: Rect| {
            let corner = |x: i32, y: i32| self.at(rect.x + x, rect.y + y);
            let (right, foot) = (rect.width + 3, rect.height + 3);
            [Stroke::Move(corner(4, foot)), Stroke::Line(corner(right, foot)), Stroke::Line(corner(right, 4))]
        };
        let sheets = self.here().filter(|(step, _)| step.steps > 1).flat_map(|(_, rect)| edge(rect)).collect();
        let mut shapes: Vec<Shape> = path("r", sheets).into_iter().collect();
        let (mut links, mut notes, mut bars, mut waits, mut unknown) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (step, rect) in self.here() {
            links.push(self.step(step, rect));
            notes.extend(self.notes(step, rect));
            let foot = self.at(rect.right() - BAR.0, rect.bottom() - BAR.1);
            let up = |height: i32| Point::new(foot.x, foot.y - height);
            let high = bar_height(step.work, self.flow.most_work());
            bars.extend((high > 0).then(|| line(foot, up(high))).into_iter().flatten());
            unknown.extend(step.is_unknown.then(|| line(up(high + 2), up(high + 2 + UNKNOWN))).into_iter().flatten());
            let side = [self.at(rect.x + 1, rect.y + 4), self.at(rect.x + 1, rect.bottom() - 4)];
            waits.extend(step.wait.map(|_| line(side[0], side[1])).into_iter().flatten());
        }
        shapes.push(Shape::Group("s", links));
        shapes.extend((!notes.is_empty()).then_some(Shape::Group("o", notes)));
        shapes.extend([path("t", bars), path("u", unknown), path("k", waits)].into_iter().flatten());
        shapes
    }

    /// A box with its words, which leads to the step in words.
    fn step(&self, step: &FlowBox, rect: Rect) -> Shape {
        let place = self.at(rect.x, rect.y);
        let words = Point::new(place.x + INSIDE.0, place.y + INSIDE.1);
        let title = Text { leading: LINES, ..Text::lines("", words, boxes::title(self.flow, step, rect.width)) };
        let systems = boxes::systems(self.flow, step, rect.width);
        let above = LEADING * (signed(systems.len()) - 1);
        let first = Point::new(words.x, place.y + rect.height - FOOT - above);
        let systems = (!systems.is_empty()).then(|| Text { leading: LEADING, ..Text::lines("y", first, systems) }.into());
        let outline = Shape::Rect(if step.informal { "i" } else { "" }, Rect::new(place.x, place.y, rect.width, rect.height), 0);
        let shapes: Vec<Shape> = [outline, title.into()].into_iter().chain(systems).collect();
        match step.node {
            Some(node) => Shape::Link(node, shapes),
            None => Shape::Group("", shapes),
        }
    }

    /// Rules, and what goes in and comes out, below a box.
    fn notes(&self, step: &FlowBox, rect: Rect) -> Vec<Shape> {
        let mut y = rect.bottom();
        let shown = step.notes.iter().map(|note| {
            let lines = boxes::note(self.flow, note, rect.width);
            let first = self.at(rect.x, y + LEADING);
            y += LEADING * signed(lines.len());
            let text: Shape = Text { leading: LEADING, ..Text::lines("", first, lines) }.into();
            match note.rule {
                Some(rule) => Shape::Link(rule, vec![text]),
                None => text,
            }
        });
        shown.collect()
    }

    /// What is written on arrows.
    fn labels(&self) -> Option<Shape> {
        let here = self.layout.labels.iter().filter(|label| (self.stave.top..self.stave.bottom).contains(&label.y));
        let texts: Vec<Shape> = here
            .map(|label| {
                let first = self.at(label.x, label.rect().y + 11);
                Text { leading: LEADING, ..Text::lines("", first, label.lines.clone()) }.into()
            })
            .collect();
        (!texts.is_empty()).then_some(Shape::Group("m", texts))
    }
}

/// How high the bar of so many minutes is, where the longest is as high as can be: what is known to take time is seen.
pub(super) fn bar_height(work: Option<f64>, most: f64) -> i32 {
    let Some(work) = work.filter(|&work| work > 0.0 && most > 0.0) else { return 0 };
    #[expect(clippy::cast_possible_truncation, reason = "a share of the highest")]
    let height = (work / most * BAR.2).round() as i32;
    height.max(2)
}
