//! Sizes and places of a blueprint in pixels. Cards of one row begin at the same height, cards of one
//! column at the same place from the left; what is said of an arrow stands where no card and no
//! track lies: beside the card that it leaves at the right, or above the card that it comes down to.

use std::sync::Arc;

use crate::picture::scene::{Point, Rect};
use crate::picture::text::Face;
use crate::words::{MessageValue, Words, message};

use super::content::{BlueprintData, Lane};
use super::grid::Grid;
use super::places::Positions;
use super::routes::{ArrowPath, Connector, Connectors};

pub use super::cards::{CardBox, lines_for_teams};
pub use super::grid::Kind;

/// How wide a card is.
pub const CARD: i32 = 164;
/// How far inside a card its arrows come down, and what is said of them begins.
pub(super) const SPINE: i32 = 12;
pub(super) const BESIDE_SPINE: i32 = 24;
/// How wide what is said beside a card may be.
pub(super) const SAYS: i32 = 104;
/// Text beside cards: its face, and from line to line.
pub(super) const SMALL: Face = Face::regular(12);
pub(super) const LEADING: i32 = 15;
/// From the line that says how long a case waits down to the card.
pub(super) const WAIT_ABOVE: i32 = 12 + LEADING;
/// Where an arrow from the side comes in, and where one goes straight across.
const ENTRY: i32 = 14;
pub(super) const STRAIGHT: i32 = 28;

/// A blueprint in pixels.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// Each lane: from where to where.
    pub lanes: Vec<(Lane, i32, i32)>,
    /// The three lines, by the lane that begins below them, and how high they run.
    pub lines: Vec<(Lane, i32)>,
    /// Each stage: its title's lines, and the place above its touchpoints.
    pub stages: Vec<(Vec<String>, Rect)>,
    /// The place of each touchpoint, from above to below.
    pub groups: Vec<Rect>,
    /// All cards.
    pub cards: Vec<CardBox>,
    /// All arrows.
    pub arrows: Vec<ArrowLine>,
    /// Words that stand on no card.
    pub labels: Vec<Label>,
}

/// An arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrowLine {
    /// The card where it begins, by its place in [`Layout::cards`].
    pub from: usize,
    /// The card where it ends.
    pub to: usize,
    /// Its corners, both ends included.
    pub points: Vec<Point>,
    /// The mark that somebody else goes on.
    pub hand_off: Option<Point>,
    /// Whether it leads from touchpoint to touchpoint.
    pub is_journey: bool,
}

/// Words that stand on no card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What they say.
    pub says: LabelKind,
    /// Which touchpoint they belong to.
    pub group: usize,
    /// Their place.
    pub rect: Rect,
    /// Their lines.
    pub lines: Vec<String>,
}

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// How the person meets us, with the name of an icon.
    Channel(&'static str),
    /// How we know.
    KnownFrom,
    /// Which process the cards below belong to: its place among those of the touchpoint.
    Process(usize),
    /// That nobody is recorded to answer.
    Nobody,
    /// That a lane is empty.
    NoStep,
    /// Under which condition an arrow is taken.
    When,
    /// How long the case waits before a step.
    Wait,
}

/// Lays a blueprint out. `team_lines`: how many lines the longest name of a team takes, from
/// [`lines_for_teams`]; `slack`: percent to spare where the site sets text in a font of its own.
pub fn layout(content: &BlueprintData, team_lines: usize, slack: u32, words: &Words) -> Layout {
    let grid = Grid::of(content);
    let small = SMALL.with_slack(slack);
    let says = |when: &Option<Arc<str>>| when.as_ref().map_or_else(Vec::new, |w| small.wrap(w, unsigned(SAYS)));
    let whens: Vec<Vec<String>> = content.arrows.iter().map(|a| says(&a.when)).collect();
    let ways = Connectors::of(content, &grid, &|arrow| whens[arrow].len() < 2);
    let mut draft = Draft { content, words, grid: &grid, ways: &ways, whens, small, exits: Vec::new(), overheads: Vec::new() };
    draft.exits = draft.exits();
    draft.overheads = draft.overheads();
    let mut cards = super::cards::cards(content, &grid, team_lines, slack, words);
    for (card, exits) in cards.iter_mut().zip(&draft.exits) {
        let lowest = exits.iter().map(|e| e.y + 12).max().unwrap_or(0);
        card.rect.height = card.rect.height.max(lowest);
    }
    let mut places = Positions::of(&draft, &cards);
    for ((card, cell), above) in cards.iter_mut().zip(&grid.cells).zip(&draft.overheads) {
        (card.rect.x, card.rect.y) = (places.columns[cell.column], places.rows[grid.row(cell)].0);
        card.gap = above.wait.is_some().then(|| (card.rect.y - WAIT_ABOVE + 2, card.rect.y - WAIT_ABOVE + LEADING - 1));
    }
    let mut labels = places.labels(&draft);
    let arrows = draft.arrows(&cards, &places, &mut labels);
    labels.sort_by_key(|label| label.group);
    Layout {
        width: places.width,
        height: places.height,
        lanes: places.lanes(&grid),
        lines: places.lines.clone(),
        groups: places.groups(&grid),
        stages: places.stages,
        cards,
        arrows,
        labels,
    }
}

pub(super) fn unsigned(pixels: i32) -> u32 {
    u32::try_from(pixels).unwrap_or(0)
}

pub(super) fn signed(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1024)
}

/// Where an arrow leaves a card at the right.
#[derive(Clone, Debug)]
pub(super) struct Exit {
    /// Its place in the list of ways.
    way: usize,
    /// From the upper edge of the card.
    y: i32,
    /// What it says, above it.
    says: Vec<String>,
    hand_off: bool,
}

impl Exit {
    /// How much room it needs beside its card.
    pub(super) fn room(&self) -> i32 {
        match (self.says.is_empty(), self.hand_off) {
            (false, _) => SAYS + 14,
            (true, true) => 26,
            (true, false) => 8,
        }
    }
}

/// What is known before anything has a place.
pub(super) struct Draft<'c> {
    pub(super) content: &'c BlueprintData,
    pub(super) words: &'c Words,
    pub(super) grid: &'c Grid,
    pub(super) ways: &'c Connectors,
    /// The lines of what each arrow says beside a card.
    whens: Vec<Vec<String>>,
    pub(super) small: Face,
    /// The exits of each card.
    pub(super) exits: Vec<Vec<Exit>>,
    /// What stands above each card.
    pub(super) overheads: Vec<Overhead>,
}

/// What stands above a card, from above to below.
#[derive(Debug, Default)]
pub(super) struct Overhead {
    pub(super) when: Vec<String>,
    pub(super) hand_off: bool,
    pub(super) wait: Option<String>,
    comes_down: bool,
}

impl Overhead {
    /// How high what is said of the arrow is.
    pub(super) fn arrow_height(&self) -> i32 {
        (LEADING * signed(self.when.len())).max(if self.hand_off { 20 } else { 0 })
    }

    /// How high it is, the head of the arrow included.
    pub(super) fn height(&self) -> i32 {
        let wait = if self.wait.is_some() { LEADING + 3 } else { 0 };
        match self.arrow_height() + wait {
            0 if self.comes_down => 20,
            0 => 0,
            height => height + 12,
        }
    }
}

impl Draft<'_> {
    fn exits(&self) -> Vec<Vec<Exit>> {
        let mut exits: Vec<Vec<Exit>> = vec![Vec::new(); self.grid.cells.len()];
        let mut lowest = vec![STRAIGHT; self.grid.cells.len()];
        for (number, way) in self.ways.ways.iter().enumerate() {
            let Some(arrow) = way.arrow.filter(|_| way.course != ArrowPath::Down) else { continue };
            let says = self.whens[arrow].clone();
            let hand_off = self.content.arrows[arrow].hand_off;
            let y = if way.course == ArrowPath::Across {
                STRAIGHT
            } else {
                let above = LEADING * signed(says.len()) + if hand_off { 12 } else { 5 };
                lowest[way.from] + above.max(14)
            };
            if way.course != ArrowPath::Across {
                lowest[way.from] = y + if hand_off { 6 } else { 0 };
            }
            exits[way.from].push(Exit { way: number, y, says, hand_off });
        }
        exits
    }

    fn overheads(&self) -> Vec<Overhead> {
        let mut down: Vec<Option<usize>> = vec![None; self.grid.cells.len()];
        for way in self.ways.ways.iter().filter(|w| w.course == ArrowPath::Down) {
            down[way.to] = way.arrow;
        }
        let cells = self.grid.cells.iter().zip(down);
        cells.map(|(cell, down)| self.overhead(cell.kind, down)).collect()
    }

    fn overhead(&self, of: Kind, down: Option<usize>) -> Overhead {
        let Kind::Step(step) = of else { return Overhead::default() };
        let arrow = down.map(|a| &self.content.arrows[a]);
        let width = unsigned(CARD - BESIDE_SPINE);
        Overhead {
            when: arrow.and_then(|a| a.when.as_ref()).map_or_else(Vec::new, |w| self.small.wrap(w, width)),
            hand_off: arrow.is_some_and(|a| a.hand_off),
            wait: self.content.steps[step]
                .wait
                .map(|wait| self.words.say(message::BLUEPRINT_WAITS, &[("wait", MessageValue::Minutes(wait))])),
            comes_down: down.is_some(),
        }
    }

    /// The touchpoint that a card belongs to.
    pub(super) fn group_of(&self, card: usize) -> usize {
        let column = self.grid.cells[card].column;
        self.grid.groups.partition_point(|&(_, end)| end <= column)
    }

    fn arrows(&self, cards: &[CardBox], places: &Positions, labels: &mut Vec<Label>) -> Vec<ArrowLine> {
        let mut exits: Vec<Option<&Exit>> = vec![None; self.ways.ways.len()];
        self.exits.iter().flatten().for_each(|exit| exits[exit.way] = Some(exit));
        let ways = self.ways.ways.iter().zip(exits);
        ways.map(|(way, exit)| self.arrow(way, exit, cards, places, labels)).collect()
    }

    fn arrow(&self, way: &Connector, exit: Option<&Exit>, cards: &[CardBox], places: &Positions, labels: &mut Vec<Label>) -> ArrowLine {
        let (a, b) = (cards[way.from].rect, cards[way.to].rect);
        let leaves = Point::new(a.right(), a.y + exit.map_or(STRAIGHT, |e| e.y));
        if let Some(exit) = exit.filter(|e| !e.says.is_empty()) {
            let height = LEADING * signed(exit.says.len());
            let bottom = leaves.y - if exit.hand_off { 9 } else { 2 };
            let rect = Rect::new(a.right() + 8, bottom - height, SAYS, height);
            labels.push(Label { says: LabelKind::When, group: self.group_of(way.from), rect, lines: exit.says.clone() });
        }
        let mut hand_off = exit.filter(|e| e.hand_off).map(|_| Point::new(leaves.x + 13, leaves.y));
        let points = match way.course {
            ArrowPath::Across => vec![leaves, Point::new(b.x, leaves.y)],
            ArrowPath::Down => {
                let above = &self.overheads[way.to];
                let x = a.x + SPINE;
                hand_off = above.hand_off.then(|| Point::new(x, b.y - above.height() + above.arrow_height() / 2));
                vec![Point::new(x, a.bottom()), Point::new(x, b.y)]
            }
            ArrowPath::Around { out, along } => {
                let x = places.track(out);
                let enters = Point::new(b.x, b.y + ENTRY);
                let mut points = vec![leaves, Point::new(x, leaves.y)];
                let last = match along {
                    None => x,
                    Some((corridor, into)) => {
                        let (y, into) = (places.corridor_track(corridor), places.track(into));
                        points.extend([Point::new(x, y), Point::new(into, y)]);
                        into
                    }
                };
                points.extend([Point::new(last, enters.y), enters]);
                points
            }
        };
        ArrowLine { from: way.from, to: way.to, points, hand_off, is_journey: way.arrow.is_none() }
    }
}
