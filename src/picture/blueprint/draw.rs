//! A blueprint's layout as scenes: the picture, and the names of its lanes, which stay in sight
//! beside it while it is moved.

use crate::model::queries::touchpoint::Party;
use crate::picture::scene::{Point, Rect, Scene, Shape, Stroke, Text};
use crate::picture::text::Face;
use crate::words::{Message, Words, message};

use super::cards::{CardBox, MARK, PAD, PAD_ABOVE, TITLE_LEADING};
use super::content::{BlueprintData, Lane, NamedPage};
use super::layout::{Kind, LEADING, Label, LabelKind, Layout, SPINE, signed, unsigned};
use super::places::STAGE_LEADING;

/// How wide the names of the lanes are.
pub const NAMES: i32 = 132;

/// The width of a sheet of paper for so much height: A3 across, without its margins and a heading.
const SHEET: (i32, i32) = (400, 245);

/// A blueprint, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blueprint {
    /// The names of the lanes, as high as the picture.
    pub names: Scene,
    /// The picture.
    pub picture: Scene,
    /// The parts that it is printed in, side by side, each as wide as a sheet holds beside the names:
    /// where they begin, and how wide they are.
    pub sheets: Vec<(i32, i32)>,
}

/// Draws a layout.
pub fn draw(content: &BlueprintData, layout: Layout, words: &Words) -> Blueprint {
    Blueprint { names: names(&layout, words), sheets: sheets(&layout), picture: picture(content, layout, words) }
}

fn sheets(layout: &Layout) -> Vec<(i32, i32)> {
    let room = layout.height * SHEET.0 / SHEET.1 - NAMES;
    let mut sheets: Vec<(i32, i32)> = Vec::new();
    for group in &layout.groups {
        match sheets.last_mut() {
            Some((begin, width)) if group.right() - *begin <= room => *width = group.right() - *begin,
            _ => sheets.push((group.x, group.width)),
        }
    }
    sheets
}

fn lane_name(lane: Lane) -> Message {
    match lane {
        Lane::Evidence => message::BLUEPRINT_LANE_EVIDENCE,
        Lane::Action => message::BLUEPRINT_LANE_ACTION,
        Lane::Front => message::BLUEPRINT_LANE_FRONT,
        Lane::Back => message::BLUEPRINT_LANE_BACK,
        Lane::Support => message::BLUEPRINT_LANE_SUPPORT,
        Lane::Unplaced => message::BLUEPRINT_LANE_UNPLACED,
        Lane::Systems => message::KIND_SYSTEM_MANY,
    }
}

/// What the line above a lane is called.
fn line_name(lane: Lane) -> Message {
    match lane {
        Lane::Front => message::BLUEPRINT_LINE_OF_INTERACTION,
        Lane::Back => message::BLUEPRINT_LINE_OF_VISIBILITY,
        _ => message::BLUEPRINT_LINE_OF_INTERNAL_INTERACTION,
    }
}

fn names(layout: &Layout, words: &Words) -> Scene {
    let mut shapes = vec![Shape::Rect("bp-side", Rect::new(0, 0, NAMES, layout.height), 0)];
    shapes.extend(water(layout, NAMES));
    if let Some((_, rect)) = layout.stages.first() {
        shapes.push(Shape::Rect("bp-stage", Rect { x: 0, width: NAMES, ..*rect }, 0));
        shapes.push(Text::line("bp-lane", Point::new(14, 24), words.text(message::MAP_STAGE)).into());
    }
    for &(lane, top, _) in &layout.lanes {
        let lines = Face::bold(13).wrap(words.text(lane_name(lane)), unsigned(NAMES - 24));
        shapes.push(Text { leading: 17, ..Text::lines("bp-lane", Point::new(14, top + 17), lines) }.into());
    }
    for &(lane, y) in &layout.lines {
        let lines = Face::regular(12).wrap(words.text(line_name(lane)), unsigned(NAMES - 22));
        let first = y - 6 - 14 * (signed(lines.len()) - 1);
        shapes.push(Text { leading: 14, ..Text::lines("bp-line-name", Point::new(14, first), lines) }.into());
    }
    Scene {
        class: "bp-names",
        width: NAMES,
        height: layout.height,
        title: words.text(message::BLUEPRINT_LANES).to_owned(),
        description: words.text(message::BLUEPRINT_LANES_DESCRIPTION).to_owned(),
        shapes,
    }
}

/// Everything below the line of visibility.
fn water(layout: &Layout, width: i32) -> Option<Shape> {
    let &(_, y) = layout.lines.iter().find(|(lane, _)| *lane == Lane::Back)?;
    Some(Shape::Rect("bp-water", Rect::new(0, y, width, layout.height - y), 0))
}

fn picture(content: &BlueprintData, mut layout: Layout, words: &Words) -> Scene {
    let mut shapes: Vec<Shape> = water(&layout, layout.width).into_iter().collect();
    for (group, rect) in content.groups.iter().zip(&layout.groups) {
        if matches!(group.party, Party::Third { .. }) {
            shapes.push(Shape::Hatch(*rect));
        }
    }
    shapes.extend(frame(&layout));
    shapes.extend(arrows(&layout));
    // What is written on cards and labels moves into the picture: a blueprint has thousands of lines.
    let mut rest = &mut layout.labels[..];
    for (number, group) in layout.groups.iter().enumerate() {
        let (labels, others) = rest.split_at_mut(rest.partition_point(|l| l.group <= number));
        rest = others;
        shapes.extend(labels.iter_mut().flat_map(|label| label_shapes(content, label)));
        let own = |card: &&mut CardBox| card.rect.x >= group.x && card.rect.x < group.right();
        shapes.extend(layout.cards.iter_mut().filter(own).map(|card| card_shape(content, card)));
    }
    let hand_offs = content.arrows.iter().filter(|a| a.hand_off).count();
    let counts = [("touchpoints", content.groups.len().into()), ("steps", content.steps.len().into()), ("hands", hand_offs.into())];
    Scene {
        class: "bp",
        width: layout.width,
        height: layout.height,
        title: words.say(message::BLUEPRINT_TITLE, &[("journey", (&*content.title).into())]),
        description: words.say(message::BLUEPRINT_DESCRIPTION, &counts),
        shapes,
    }
}

/// Stages, the lines between touchpoints, and the three lines between lanes.
fn frame(layout: &Layout) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let down = |x: i32, from: i32| [Stroke::Move(Point::new(x, from)), Stroke::Line(Point::new(x, layout.height))];
    if let Some((_, rect)) = layout.stages.first() {
        shapes.push(Shape::Rect("bp-stage", Rect::new(0, 0, layout.width, rect.height), 0));
        let parts = layout.groups.iter().skip(1).flat_map(|g| down(g.x, rect.height)).collect();
        let between = layout.stages.iter().skip(1).flat_map(|(_, r)| down(r.x, 0)).collect();
        shapes.extend(path("bp-part", parts));
        shapes.extend(path("bp-between", between));
    }
    for (lines, rect) in &layout.stages {
        let at = Point::new(rect.x + 12, 23);
        shapes.push(Text { leading: STAGE_LEADING, ..Text::lines("bp-stage-title", at, lines.clone()) }.into());
    }
    for &(lane, y) in &layout.lines {
        shapes.push(if lane == Lane::Back {
            Shape::Wave("bp-wave", y, 0, layout.width)
        } else {
            Shape::Path("bp-line", vec![Stroke::Move(Point::new(0, y)), Stroke::Line(Point::new(layout.width, y))])
        });
    }
    shapes
}

fn arrows(layout: &Layout) -> Vec<Shape> {
    let (mut lines, mut journey, mut heads, mut signs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut marks = Vec::new();
    for arrow in &layout.arrows {
        let strokes = if arrow.is_journey { &mut journey } else { &mut lines };
        let gap = layout.cards[arrow.to].gap;
        let mut before: Option<Point> = None;
        for &p in &arrow.points {
            if let (Some(b), Some((from, to))) = (before, gap)
                && b.x == p.x
                && b.x == layout.cards[arrow.to].rect.x + SPINE
                && b.y < from
                && p.y > to
            {
                strokes.extend([Stroke::Line(Point::new(p.x, from)), Stroke::Move(Point::new(p.x, to))]);
            }
            strokes.push(if before.is_none() { Stroke::Move(p) } else { Stroke::Line(p) });
            before = Some(p);
        }
        if let [.., a, b] = arrow.points[..] {
            heads.extend(head(a, b));
        }
        if let Some(at) = arrow.hand_off {
            marks.push(Shape::Circle("bp-hand", at, 7));
            signs.extend(hand_off_sign(at));
        }
    }
    let waits = waits(layout);
    let paths = [("bp-way", journey), ("bp-arrow", lines), ("bp-head", heads), ("bp-wait", waits)];
    let mut shapes: Vec<Shape> = paths.into_iter().filter_map(|(class, strokes)| path(class, strokes)).collect();
    shapes.extend(marks);
    shapes.extend(path("bp-sign", signs));
    shapes
}

/// What marks the gap of each wait. Where no arrow comes down to the card, a short line ties the mark to it.
fn waits(layout: &Layout) -> Vec<Stroke> {
    let mut is_reached = vec![false; layout.cards.len()];
    for arrow in &layout.arrows {
        if let [.., a, b] = arrow.points[..] {
            is_reached[arrow.to] |= a.x == b.x;
        }
    }
    let mut strokes = Vec::new();
    for (card, is_reached) in layout.cards.iter().zip(is_reached) {
        let (Some((from, to)), x) = (card.gap, card.rect.x + SPINE) else { continue };
        for y in [from, to] {
            strokes.extend([Stroke::Move(Point::new(x - 5, y)), Stroke::Line(Point::new(x + 5, y))]);
        }
        if !is_reached {
            strokes.extend([Stroke::Move(Point::new(x, to)), Stroke::Line(Point::new(x, card.rect.y))]);
        }
    }
    strokes
}

fn path(class: &'static str, strokes: Vec<Stroke>) -> Option<Shape> {
    (!strokes.is_empty()).then_some(Shape::Path(class, strokes))
}

/// The head of an arrow whose last line goes from one place to another.
fn head(from: Point, to: Point) -> [Stroke; 4] {
    let (a, b) = if from.x == to.x {
        (Point::new(to.x - 4, to.y - 8), Point::new(to.x + 4, to.y - 8))
    } else {
        (Point::new(to.x - 8, to.y - 4), Point::new(to.x - 8, to.y + 4))
    };
    [Stroke::Move(to), Stroke::Line(a), Stroke::Line(b), Stroke::Close]
}

/// Two small arrows that point away from each other.
fn hand_off_sign(at: Point) -> [Stroke; 8] {
    let p = |dx, dy| Point::new(at.x + dx, at.y + dy);
    [
        Stroke::Move(p(-4, -2)),
        Stroke::Line(p(4, -2)),
        Stroke::Move(p(1, -4)),
        Stroke::Line(p(4, -2)),
        Stroke::Move(p(4, 2)),
        Stroke::Line(p(-4, 2)),
        Stroke::Move(p(-1, 4)),
        Stroke::Line(p(-4, 2)),
    ]
}

fn label_shapes(content: &BlueprintData, label: &mut Label) -> Vec<Shape> {
    let Rect { x, y, .. } = label.rect;
    let lines = std::mem::take(&mut label.lines);
    let text = |class, x, y| Shape::from(Text { leading: LEADING, ..Text::lines(class, Point::new(x, y), lines) });
    match label.says {
        LabelKind::Channel(icon) => vec![Shape::Icon(icon, Point::new(x, y + 1), 15), text("bp-channel", x + 21, y + 13)],
        LabelKind::Process(run) => {
            let node = content.groups[label.group].runs[run].process.node;
            vec![Shape::Link(node, vec![text("bp-process", x, y + 12)])]
        }
        LabelKind::Nobody => {
            let slot = Rect::new(x, y - 2, 120, 22);
            vec![Shape::Rect("bp-nobody", slot, 3), text("bp-none", x + 8, y + 13)]
        }
        LabelKind::NoStep => vec![text("bp-none", x, y + 17)],
        LabelKind::KnownFrom | LabelKind::When | LabelKind::Wait => vec![text("bp-says", x, y + 12)],
    }
}

fn card_shape(content: &BlueprintData, card: &mut CardBox) -> Shape {
    let named = named(content, card.of);
    let Rect { x, y, .. } = card.rect;
    let (class, indent, title) = match card.of {
        Kind::Action(_) => ("bp-action", MARK, "bp-title"),
        Kind::Step(s) if content.steps[s].informal => ("bp-card informal", 0, "bp-title"),
        Kind::Step(_) => ("bp-card", 0, "bp-title"),
        Kind::Bare(..) => ("bp-card informal", 0, "bp-title"),
        Kind::Supporter(..) => ("bp-plain", 0, "bp-text"),
        Kind::System(..) => ("bp-system", 0, "bp-text"),
    };
    let mut shapes = vec![Shape::Rect(class, card.rect, if matches!(card.of, Kind::System(..)) { 2 } else { 4 })];
    let mut at = Point::new(x + PAD + indent, y + PAD_ABOVE + 12);
    let title_lines = signed(card.title.len());
    shapes.push(Text { leading: TITLE_LEADING, ..Text::lines(title, at, std::mem::take(&mut card.title)) }.into());
    at = Point::new(x + PAD, at.y + TITLE_LEADING * title_lines);
    if !card.by.is_empty() {
        let names_team = matches!(card.of, Kind::Step(s) if content.steps[s].by_team);
        let by = std::mem::take(&mut card.by);
        shapes.push(Text { names_team, leading: LEADING, ..Text::lines("bp-says", at, by) }.into());
    }
    if let Some(also) = card.also.take() {
        let at = Point::new(at.x + indent, at.y + LEADING * signed(card.by_room));
        shapes.push(Text::line("bp-also", at, also).into());
    }
    if let Kind::Action(g) = card.of {
        shapes.extend(marks(content, g, card.rect));
    }
    Shape::Link(named.node, shapes)
}

/// The thing that a card is of.
fn named(content: &BlueprintData, of: Kind) -> &NamedPage {
    match of {
        Kind::Action(g) => &content.groups[g].touchpoint,
        Kind::Step(s) => &content.steps[s].step,
        Kind::Bare(g, r) => &content.groups[g].runs[r].process,
        Kind::Supporter(g, i) => &content.groups[g].supporters[i],
        Kind::System(g, i) => &content.groups[g].systems[i],
    }
}

/// Whose a touchpoint is, and whether the outcome is won or lost there.
fn marks(content: &BlueprintData, group: usize, card: Rect) -> Vec<Shape> {
    let group = &content.groups[group];
    let at = Point::new(card.x + PAD + 5, card.y + PAD_ABOVE + 8);
    let mut marks = vec![match group.party {
        Party::Own => Shape::Rect("bp-mark", Rect::new(at.x - 5, at.y - 5, 10, 10), 0),
        Party::Ours => Shape::Circle("bp-mark", at, 5),
        Party::Third { .. } => Shape::Circle("bp-mark third", at, 5),
    }];
    if group.moment_of_truth {
        let p = |dx: i32, dy: i32| Point::new(at.x + dx, card.bottom() - PAD_ABOVE - 5 + dy);
        let corners = vec![Stroke::Move(p(0, -5)), Stroke::Line(p(5, 0)), Stroke::Line(p(0, 5)), Stroke::Line(p(-5, 0)), Stroke::Close];
        marks.push(Shape::Path("bp-truth", corners));
    }
    marks
}
