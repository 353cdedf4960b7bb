//! Where work goes: processes to the left, outcomes to the right, and bands between them as thick as the work of a month. What is only
//! claimed and what has no recorded path stand below the outcomes, at the same scale.

use std::collections::BTreeMap;

use crate::base::number_format::NumberFormat;
use crate::model::id::NodeId;
use crate::words::{Words, message};

use super::scatter::Extent;
use super::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};
use super::text::Face;

/// How many processes and outcomes are drawn; the rest are one block.
const MOST: usize = 14;

/// How high all known work is.
const HIGH: f64 = 400.0;

/// How wide a block is.
const BLOCK: i32 = 10;

/// What titles and figures are set in.
const TITLE: Face = Face::regular(13);
const FIGURE: Face = Face::bold(12);

/// From line to line on a phone.
const LEADING: i32 = 15;

/// Where work ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffortEnd {
    /// At an outcome.
    Outcome(NodeId),
    /// With a claim and nothing else.
    Claimed,
    /// Nowhere that is recorded.
    NoPath,
}

/// What of the work of a process goes somewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EffortPart {
    /// The process.
    pub process: NodeId,
    /// Where it goes.
    pub end: EffortEnd,
    /// Minutes a month.
    pub minutes: f64,
}

/// What stands at one side: a thing, the rest of them, or work without an outcome.
#[derive(Clone, Debug, PartialEq)]
struct EffortBlock {
    title: String,
    node: Option<NodeId>,
    class: &'static str,
    minutes: f64,
    /// The block itself, and the room of its words.
    room: Rect,
    slot: Rect,
}

/// A band from a block of the left side to one of the right.
#[derive(Clone, Copy, Debug, PartialEq)]
struct EffortBand {
    from: usize,
    to: usize,
    minutes: f64,
}

/// Both sides and what lies between them.
#[derive(Clone, Debug, Default, PartialEq)]
struct EffortLayout {
    left: Vec<EffortBlock>,
    right: Vec<EffortBlock>,
    bands: Vec<EffortBand>,
    /// Pixels for a minute.
    scale: f64,
}

/// What things are called.
pub type TitleOf<'a> = &'a dyn Fn(NodeId) -> String;

/// The picture of all work that is known; none where there is none.
pub fn scene(parts: &[EffortPart], titles: TitleOf<'_>, extent: Extent, slack: u32, words: &Words) -> Option<Scene> {
    let laid = layout(parts, titles, extent, words)?;
    let frame = EffortFrame::of(extent);
    let mut shapes: Vec<Shape> = bands(&laid, words);
    for (block, is_left) in laid.left.iter().map(|block| (block, true)).chain(laid.right.iter().map(|block| (block, false))) {
        shapes.push(block_shape(block, is_left, &frame, slack));
    }
    let end = |blocks: &[EffortBlock]| blocks.last().map_or(0, |block| block.slot.bottom());
    let known: f64 = laid.left.iter().map(|block| block.minutes).sum();
    let known = NumberFormat::ENGLISH.work(known);
    Some(Scene {
        class: extent.pick("effort-flow pic-wide", "effort-flow pic-narrow"),
        width: frame.width,
        height: end(&laid.left).max(end(&laid.right)) + 4,
        title: words.text(message::EFFORT_FLOW_TITLE).to_owned(),
        description: words.say(message::EFFORT_FLOW_DESCRIPTION, &[("work", (&known).into())]),
        shapes,
    })
}

/// Where things lie at a width.
struct EffortFrame {
    width: i32,
    /// Where the blocks of both sides begin.
    left: i32,
    right: i32,
    /// The least room of a block's words, and whether title and figure have a line each.
    least: i32,
    is_stacked: bool,
}

impl EffortFrame {
    fn of(extent: Extent) -> Self {
        extent.pick(
            Self { width: 770, left: 276, right: 484, least: 22, is_stacked: false },
            Self { width: 288, left: 0, right: 278, least: 50, is_stacked: true },
        )
    }
}

fn layout(parts: &[EffortPart], titles: TitleOf<'_>, extent: Extent, words: &Words) -> Option<EffortLayout> {
    let mut sources: BTreeMap<NodeId, f64> = BTreeMap::new();
    let mut ends: BTreeMap<EffortEnd, f64> = [(EffortEnd::Claimed, 0.0), (EffortEnd::NoPath, 0.0)].into();
    let mut sorted = parts.to_vec();
    sorted.sort_by(|a, b| (a.process, a.end).cmp(&(b.process, b.end)).then(a.minutes.total_cmp(&b.minutes)));
    for part in &sorted {
        *sources.entry(part.process).or_default() += part.minutes;
        *ends.entry(part.end).or_default() += part.minutes;
    }
    let known: f64 = sources.values().sum();
    if !(known > 0.0 && known.is_finite()) {
        return None;
    }
    let frame = EffortFrame::of(extent);
    let scale = HIGH / known;
    let mut left = EffortSide::new(frame.left, scale, frame.least);
    let place_of_source = left.fill(sources, titles, |count| words.say(message::EFFORT_FLOW_OTHER_PROCESSES, &[("count", count.into())]));
    let mut right = EffortSide::new(frame.right, scale, frame.least);
    let residue = |end| ends.get(&end).copied().unwrap_or(0.0);
    let outcomes = ends.iter().filter_map(|(end, minutes)| if let EffortEnd::Outcome(node) = end { Some((*node, *minutes)) } else { None });
    let place_of_outcome =
        right.fill(outcomes.collect(), titles, |count| words.say(message::EFFORT_FLOW_OTHER_OUTCOMES, &[("count", count.into())]));
    let claimed = right.add(words.text(message::EFFORT_FLOW_CLAIMED).to_owned(), None, "ef-claimed", residue(EffortEnd::Claimed));
    let no_path = right.add(words.text(message::EFFORT_FLOW_NO_PATH).to_owned(), None, "ef-no-path", residue(EffortEnd::NoPath));
    let mut bands: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for part in &sorted {
        let to = match part.end {
            EffortEnd::Outcome(node) => place_of_outcome.get(&node).copied(),
            EffortEnd::Claimed => Some(claimed),
            EffortEnd::NoPath => Some(no_path),
        };
        if let Some(key) = place_of_source.get(&part.process).copied().zip(to)
            && part.minutes > 0.0
        {
            *bands.entry(key).or_default() += part.minutes;
        }
    }
    let bands = bands.into_iter().map(|((from, to), minutes)| EffortBand { from, to, minutes }).collect();
    Some(EffortLayout { left: left.blocks, right: right.blocks, bands, scale })
}

/// Blocks one below the other.
struct EffortSide {
    x: i32,
    scale: f64,
    least: i32,
    blocks: Vec<EffortBlock>,
}

impl EffortSide {
    fn new(x: i32, scale: f64, least: i32) -> Self {
        Self { x, scale, least, blocks: Vec::new() }
    }

    /// Adds the largest of things, and one block for the rest of them; which block each thing is in.
    fn fill(&mut self, things: BTreeMap<NodeId, f64>, titles: TitleOf<'_>, others: impl Fn(usize) -> String) -> BTreeMap<NodeId, usize> {
        let mut things: Vec<(NodeId, f64)> = things.into_iter().filter(|(_, minutes)| *minutes > 0.0).collect();
        things.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let rest = things.split_off(if things.len() > MOST + 1 { MOST } else { things.len() });
        let mut places = BTreeMap::new();
        for (node, minutes) in things {
            places.insert(node, self.add(titles(node), Some(node), "ef-block", minutes));
        }
        if !rest.is_empty() {
            let place = self.add(others(rest.len()), None, "ef-block ef-rest", rest.iter().map(|(_, minutes)| minutes).sum());
            places.extend(rest.into_iter().map(|(node, _)| (node, place)));
        }
        places
    }

    fn add(&mut self, title: String, node: Option<NodeId>, class: &'static str, minutes: f64) -> usize {
        let y = self.blocks.last().map_or(2, |block| block.slot.bottom() + 3);
        let high = length(minutes, self.scale).max(i32::from(minutes > 0.0));
        let slot = Rect::new(self.x, y, BLOCK, high.max(self.least));
        let room = Rect::new(self.x, y + (slot.height - high) / 2, BLOCK, high);
        self.blocks.push(EffortBlock { title, node, class, minutes, room, slot });
        self.blocks.len() - 1
    }
}

#[expect(clippy::cast_possible_truncation, reason = "all known work is a few hundred pixels high")]
fn length(minutes: f64, scale: f64) -> i32 {
    (minutes * scale).round() as i32
}

/// The bands, each from where the one above it ends at both sides.
fn bands(laid: &EffortLayout, words: &Words) -> Vec<Shape> {
    let mut begun: BTreeMap<(bool, usize), f64> = BTreeMap::new();
    let mut edge = |is_left: bool, index: usize, block: &EffortBlock, minutes: f64| {
        let from = begun.entry((is_left, index)).or_default();
        let y = block.room.y + length(*from, laid.scale);
        *from += minutes;
        let end = block.room.y + length(*from, laid.scale);
        (y.min(block.room.bottom() - 1), end.max(y + 1).min(block.room.bottom()).max(y.min(block.room.bottom() - 1) + 1))
    };
    let drawn = laid.bands.iter().map(|band| {
        let (from, to) = (&laid.left[band.from], &laid.right[band.to]);
        let ((top, bottom), (to_top, to_bottom)) = (edge(true, band.from, from, band.minutes), edge(false, band.to, to, band.minutes));
        let work = NumberFormat::ENGLISH.work(band.minutes);
        let name = [("process", (&from.title).into()), ("outcome", (&to.title).into()), ("work", (&work).into())];
        let (x, end) = (from.room.right(), to.room.x);
        let lean = (end - x) / 2;
        let strokes = vec![
            Stroke::Move(Point::new(x, top)),
            Stroke::Curve(Point::new(x + lean, top), Point::new(end - lean, to_top), Point::new(end, to_top)),
            Stroke::Line(Point::new(end, to_bottom)),
            Stroke::Curve(Point::new(end - lean, to_bottom), Point::new(x + lean, bottom), Point::new(x, bottom)),
            Stroke::Close,
        ];
        let class = if to.class == "ef-block" || to.class == "ef-block ef-rest" { "ef-band" } else { "ef-band ef-lost" };
        Shape::Group(class, vec![Shape::Name(words.say(message::EFFORT_FLOW_BAND, &name)), Shape::Path("", strokes)])
    });
    drawn.collect()
}

/// A block with its words.
fn block_shape(block: &EffortBlock, is_left: bool, frame: &EffortFrame, slack: u32) -> Shape {
    let figure = NumberFormat::ENGLISH.work(block.minutes);
    let mut shapes = vec![Shape::Rect(block.class, block.room, 0)];
    shapes.extend(words_of(block, &figure, is_left, frame, slack).into_iter().map(Shape::from));
    match block.node {
        Some(node) => Shape::Link(node, shapes),
        None => Shape::Group("", shapes),
    }
}

/// Title and figure of a block, on the free side of it, or across the bands on a phone.
fn words_of(block: &EffortBlock, figure: &str, is_left: bool, frame: &EffortFrame, slack: u32) -> Vec<Text> {
    let wide = |face: Face, text: &str| i32::try_from(face.width(text)).unwrap_or(i32::MAX / 4);
    let middle = block.slot.y + block.slot.height / 2;
    let (title, number) = (TITLE.with_slack(slack), FIGURE.with_slack(slack));
    let is_outside = !frame.is_stacked;
    // Whether words begin at the left of their room: outside on the right, inside on the left.
    let anchor = if is_left == is_outside { Anchor::End } else { Anchor::Start };
    let away = if is_left == is_outside { -1 } else { 1 };
    let from = if away < 0 { block.room.x } else { block.room.right() };
    if frame.is_stacked {
        let room = u32::try_from((frame.right - BLOCK) / 2 - 12).unwrap_or(0);
        let x = from + 6 * away;
        let lines = title_lines(title, &block.title, room);
        let down = LEADING * i32::try_from(lines.len()).unwrap_or(1);
        let first = middle - (down + LEADING) / 2 + 11;
        let said = Text { leading: LEADING, ..Text::lines("ef-title", Point::new(x, first), lines).anchored(anchor) };
        return vec![said, Text::line("ef-figure", Point::new(x, first + down), figure).anchored(anchor)];
    }
    let x = from + 8 * away;
    let behind = x + (wide(number, figure) + 8) * away;
    let room = if away < 0 { behind } else { frame.width - behind };
    let said = cut(title, &block.title, u32::try_from(room).unwrap_or(0));
    vec![
        Text::line("ef-title", Point::new(behind, middle + 4), said).anchored(anchor),
        Text::line("ef-figure", Point::new(x, middle + 4), figure).anchored(anchor),
    ]
}

/// A title on two lines at most.
fn title_lines(face: Face, title: &str, room: u32) -> Vec<String> {
    let mut lines = face.wrap(title, room);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(cut(face, &rest, room));
    }
    lines
}

/// A text cut behind a word: a part of one says less than that there is more.
fn cut(face: Face, text: &str, room: u32) -> String {
    let cut = face.cut(text, room).unwrap_or_default();
    let whole = |kept: &str| text[kept.len()..].starts_with(char::is_whitespace);
    match cut.strip_suffix('…').filter(|kept| text.starts_with(kept) && !whole(kept)).and_then(|kept| kept.rsplit_once(' ')) {
        Some((words, _)) => format!("{words}…"),
        None => cut,
    }
}

#[cfg(test)]
mod tests;
