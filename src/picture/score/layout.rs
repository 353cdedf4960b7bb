//! All marks of a score with their places in whole pixels.

use std::collections::BTreeMap;

use crate::model::id::NodeId;
use crate::picture::scene::{Point, Rect};
use crate::picture::text::Face;

use super::columns::{Column, PlacedColumns};
use super::content::{ScoreData, ScorePart, ScoreStep, ScoreTouchpoint};
use super::rows::{CHANNEL, Line, Row, RowKind, rows};

/// Half the width of a square, and of a bar beyond the step that it belongs to.
pub(super) const SQUARE: i32 = 4;
pub(super) const BAR: i32 = 5;
/// How many lines what the person sees takes at most, and from line to line.
const SEEN_LINES: usize = 4;
pub(super) const SEEN_LINE: i32 = 16;
/// A wait that is marked, in minutes.
pub const LONG_WAIT: f64 = 1440.0;
/// The radii of dots, and how far the ring of a wait lies beyond.
pub(super) const SMALLEST: i32 = 3;
const LARGEST: i32 = 6;
const RING: i32 = 3;

/// A score in pixels. Below its heads it begins at 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScoreLayout {
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// Whether the head of each touchpoint has room for its title.
    pub titled: bool,
    /// Each row, from above to below.
    pub rows: Vec<Row>,
    /// The touchpoints of each stage that has some: the stage's place, where it begins and ends.
    pub stages: Vec<(usize, i32, i32)>,
    /// Each touchpoint.
    pub columns: Vec<Column>,
    /// How each touchpoint feels: at zero where nobody knows.
    pub points: Vec<Point>,
    /// The corner of each channel's icon: touchpoint, channel.
    pub channels: Vec<(usize, usize, Point)>,
    /// What the person sees or holds: the touchpoint, where it stands, and its lines; none where columns are too narrow for words, and
    /// an eye stands for them.
    pub sees: Vec<(usize, Point, Vec<String>)>,
    /// Each step.
    pub dots: Vec<StepDot>,
    /// Each thread, by its place in [`ScoreData::threads`].
    pub threads: Vec<ThreadLine>,
    /// Processes without steps: touchpoint, run.
    pub unrecorded: Vec<(usize, usize, Point)>,
    /// Processes that support a run: their centre.
    pub squares: Vec<(NodeId, Point)>,
    /// Systems below the steps that use them: from where to where, and how high.
    pub bars: Vec<SystemBar>,
    /// Touchpoints with pains.
    pub pains: Vec<(usize, Point)>,
    /// Touchpoints where nobody of ours is.
    pub nobody: Vec<(usize, Rect)>,
    /// Between two processes of one touchpoint: where, from one line to the last.
    pub dividers: Vec<i32>,
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepDot {
    /// Its centre.
    pub at: Point,
    /// Its radius: the more minutes, the larger.
    pub radius: i32,
    /// Whether a day or more is waited before it.
    pub waits: bool,
}

impl StepDot {
    /// The radius of the ring around it.
    pub fn ring(self) -> i32 {
        self.radius + RING
    }

    /// How far from its centre its marks reach.
    pub(super) fn reach(self) -> i32 {
        if self.waits { self.ring() + 1 } else { self.radius + 1 }
    }
}

/// A thread from one step to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadLine {
    /// The centre of the first step.
    pub from: Point,
    /// The centre of the second.
    pub to: Point,
    /// Whether it goes round what lies between: straight it would run through other steps, or along another thread.
    pub bends: bool,
}

/// A system below steps that use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SystemBar {
    /// The system.
    pub system: NodeId,
    /// Where it begins.
    pub from: i32,
    /// Where it ends.
    pub to: i32,
    /// How high its middle lies.
    pub y: i32,
}

pub(super) fn signed(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1024)
}

/// How a step is drawn, its place aside.
pub(super) fn dot(step: &ScoreStep) -> StepDot {
    // The area grows with the minutes: 3 pixels for a few, 6 for half an hour and more.
    #[expect(clippy::cast_possible_truncation, reason = "it is held between 0 and the largest")]
    let more = (step.work.unwrap_or(0.0).max(0.0).sqrt() / 1.8).min(f64::from(LARGEST - SMALLEST)) as i32;
    StepDot { at: Point::new(0, 0), radius: SMALLEST + more, waits: step.wait.is_some_and(|wait| wait >= LONG_WAIT) }
}

/// Lays a score out.
pub fn layout(score: &ScoreData) -> ScoreLayout {
    let PlacedColumns { columns, steps, width, titled } = PlacedColumns::of(score);
    let seen: Vec<SeenMarks> =
        score.touchpoints.iter().zip(&columns).map(|(t, column)| SeenMarks::of(t, column, titled, score.slack)).collect();
    let rows = rows(score, seen.iter().map(SeenMarks::height).max().unwrap_or(0));
    let mut layout =
        ScoreLayout { width, height: rows.last().map_or(0, |row| row.y + row.kind.height()), titled, columns, ..ScoreLayout::default() };
    layout.place_stages(score);
    layout.place_person(score, seen, &rows);
    layout.place_steps(score, &steps, &rows);
    layout.place_below(score, &steps, &rows);
    layout.rows = rows;
    layout
}

/// What stands in a touchpoint's column of what the person sees: icons, and lines below them.
struct SeenMarks {
    /// How many icons there are, with the eye in place of lines.
    icons: usize,
    across: usize,
    lines: Vec<String>,
}

impl SeenMarks {
    /// Where columns hold titles they hold words as well.
    fn of(t: &ScoreTouchpoint, column: &Column, titled: bool, slack: u32) -> Self {
        // Letters are larger on paper.
        let face = Face::regular(15).with_slack(slack);
        let width = u32::try_from(column.room()).unwrap_or(0);
        let lines = t.sees.as_deref().filter(|_| titled).map(|sees| face.shortened(sees, width, SEEN_LINES)).unwrap_or_default();
        let eye = usize::from(t.sees.is_some() && lines.is_empty());
        Self { icons: t.channels.len() + eye, across: column.channels_across(), lines }
    }

    fn icon_rows(&self) -> i32 {
        signed(self.icons.div_ceil(self.across))
    }

    /// How high it is, in heights of an icon.
    fn height(&self) -> usize {
        let lines = (signed(self.lines.len()) * SEEN_LINE + CHANNEL - 1) / CHANNEL;
        usize::try_from(self.icon_rows() + lines).unwrap_or(0)
    }
}

impl ScoreLayout {
    fn place_stages(&mut self, score: &ScoreData) {
        let mut rest = &self.columns[..];
        for (number, (_, count)) in score.stages.iter().enumerate() {
            let (own, others) = rest.split_at((*count).min(rest.len()));
            rest = others;
            if let ([first, ..], [.., last]) = (own, own) {
                self.stages.push((number, first.left, last.right));
            }
        }
    }

    /// What concerns the person: feelings, channels, and what hurts at the line to us.
    fn place_person(&mut self, score: &ScoreData, seen: Vec<SeenMarks>, rows: &[Row]) {
        let line = row(rows, |kind| matches!(kind, RowKind::Line(Line::Interaction, _)));
        let channels = row(rows, |kind| matches!(kind, RowKind::Channels(_)));
        for (number, ((touchpoint, column), seen)) in score.touchpoints.iter().zip(&self.columns).zip(seen).enumerate() {
            self.points.push(Point::new(column.at, feeling_height(touchpoint.feeling.unwrap_or_default())));
            let across = column.channels_across();
            let wide = signed(across.min(seen.icons)) * CHANNEL;
            // Around the touchpoint, and inside the column.
            let begin = (column.at - wide / 2).min(column.right - 2 - wide).max(column.left + 2);
            let icon = |place: usize| {
                let (down, right) = (signed(place / across) * CHANNEL, signed(place % across) * CHANNEL);
                Point::new(begin + right + 2, channels + down + 4)
            };
            self.channels.extend((0..touchpoint.channels.len()).map(|channel| (number, channel, icon(channel))));
            if !seen.lines.is_empty() {
                let below = Point::new(column.left + 6, channels + seen.icon_rows() * CHANNEL + SEEN_LINE);
                self.sees.push((number, below, seen.lines));
            } else if seen.icons > touchpoint.channels.len() {
                self.sees.push((number, icon(touchpoint.channels.len()), Vec::new()));
            }
            if touchpoint.pains > 0 {
                self.pains.push((number, Point::new(column.at, line + 19)));
            }
            if touchpoint.is_unserved() {
                self.nobody.push((number, Rect::new(column.left + 5, line + 28, column.right - column.left - 10, 11)));
            }
        }
    }

    fn place_steps(&mut self, score: &ScoreData, places: &[i32], rows: &[Row]) {
        let heights: BTreeMap<(ScorePart, Option<NodeId>), i32> = rows
            .iter()
            .filter_map(|row| match row.kind {
                RowKind::Own => Some(((ScorePart::Own, None), row.middle())),
                RowKind::Actor(part, by) => Some(((part, by), row.middle())),
                _ => None,
            })
            .collect();
        for (step, &x) in score.steps.iter().zip(places) {
            let y = heights.get(&(step.part, step.by)).copied().unwrap_or_default();
            self.dots.push(StepDot { at: Point::new(x, y), ..dot(step) });
        }
        for thread in &score.threads {
            let (from, to) = (self.dots[thread.from].at, self.dots[thread.to].at);
            let between = |dot: &&StepDot| from.x.min(to.x) < dot.at.x && dot.at.x < from.x.max(to.x);
            let near = (thread.from.min(thread.to)..=thread.from.max(thread.to)).filter_map(|step| self.dots.get(step));
            let bends = to.x <= from.x || near.filter(between).count() > 0;
            self.threads.push(ThreadLine { from, to, bends });
        }
        for column in &self.columns {
            self.dividers.extend(column.runs.windows(2).map(|pair| (pair[0].1 + pair[1].0) / 2));
        }
    }

    /// What the steps lean on.
    fn place_below(&mut self, score: &ScoreData, places: &[i32], rows: &[Row]) {
        let heights: BTreeMap<RowKind, i32> = rows.iter().map(|row| (row.kind, row.middle())).collect();
        let height = |kind| heights.get(&kind).copied().unwrap_or_default();
        for (number, (touchpoint, column)) in score.touchpoints.iter().zip(&self.columns).enumerate() {
            for (place, (run, &(begin, _))) in touchpoint.runs.iter().zip(&column.runs).enumerate() {
                let mut steps: Vec<usize> = run.steps.clone().collect();
                steps.sort_by_key(|&step| places[step]);
                let middle = steps.get(steps.len() / 2).map_or(begin, |&step| places[step]);
                let squares = run.supporters.iter().map(|&s| (s, Point::new(middle, height(RowKind::Supporter(s)))));
                self.squares.extend(squares);
                if steps.is_empty() {
                    self.unrecorded.push((number, place, Point::new(begin, height(RowKind::Unrecorded))));
                    let bars = run.systems.iter().map(|&s| bar(s, begin, begin, height(RowKind::System(s))));
                    self.bars.extend(bars);
                }
                self.bars.extend(used(score, places, &steps).into_iter().map(|(s, a, b)| bar(s, a, b, height(RowKind::System(s)))));
            }
        }
    }
}

/// How high a feeling lies in its row.
pub(super) fn feeling_height(feeling: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "it is held between -2 and 2")]
    let down = ((2.0 - feeling.clamp(-2.0, 2.0)) * 13.0).round() as i32;
    14 + down
}

fn row(rows: &[Row], is: impl Fn(RowKind) -> bool) -> i32 {
    rows.iter().find(|row| is(row.kind)).map_or(0, |row| row.y)
}

fn bar(system: NodeId, from: i32, to: i32, y: i32) -> SystemBar {
    SystemBar { system, from: from - BAR, to: to + BAR, y }
}

/// From where to where steps use each system, by their order from left to right: a step between that does not use it parts the bar.
fn used(score: &ScoreData, places: &[i32], steps: &[usize]) -> Vec<(NodeId, i32, i32)> {
    let mut slots: Vec<(i32, Vec<usize>)> = Vec::new();
    for &step in steps {
        match slots.last_mut() {
            Some((x, slot)) if *x == places[step] => slot.push(step),
            _ => slots.push((places[step], vec![step])),
        }
    }
    let mut bars: Vec<(NodeId, i32, i32)> = Vec::new();
    // The bars that the slot before ended with.
    let mut open: BTreeMap<NodeId, usize> = BTreeMap::new();
    for (x, slot) in slots {
        let mut goes_on = BTreeMap::new();
        for &system in slot.iter().flat_map(|&step| &score.steps[step].systems) {
            let place = match goes_on.get(&system).or_else(|| open.get(&system)) {
                Some(&place) => place,
                None => {
                    bars.push((system, x, x));
                    bars.len() - 1
                }
            };
            bars[place].2 = x;
            goes_on.insert(system, place);
        }
        open = goes_on;
    }
    bars
}
