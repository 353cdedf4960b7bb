//! Who has a row in a score, and in which order. No name counts: who is called otherwise stays in place.

use std::collections::BTreeMap;

use crate::model::id::NodeId;

use super::content::{ScoreData, ScorePart};

/// From row to row of one mark each. The style sheet gives the names beside them the same height.
pub const ROW: i32 = 24;
/// The height of the row of feelings.
pub const FEELING_ROW: i32 = 80;
/// The height of a line with what is written at it.
pub const LINE_ROW: i32 = 40;
/// From channel to channel where several stand below each other.
pub const CHANNEL: i32 = 20;
/// Rounds in which rows change places, at most: work goes hardly shorter ways after a few.
const ROUNDS: usize = 12;

/// One of the three lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// Between the person and whom they meet.
    Interaction,
    /// The waterline: between what the person sees and what not.
    Visibility,
    /// Between those who do the work and what helps them.
    InternalInteraction,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// How the person feels.
    Feeling,
    /// How the person meets us, so many channels below each other.
    Channels(usize),
    /// What the person does for us.
    Own,
    /// A line, with the part that begins below it where somebody stands in that part.
    Line(Line, Option<ScorePart>),
    /// The title of what stands below.
    Title(ScorePart),
    /// Who does steps there: a team, a third party or a system; none where it is ours and nobody says who.
    Actor(ScorePart, Option<NodeId>),
    /// Processes of which no step is recorded.
    Unrecorded,
    /// A process that supports others.
    Supporter(NodeId),
    /// The title of the systems.
    Systems,
    /// A system.
    System(NodeId),
}

impl RowKind {
    /// How high it is.
    pub fn height(self) -> i32 {
        match self {
            Self::Feeling => FEELING_ROW,
            Self::Channels(most) => i32::try_from(most).unwrap_or(1) * CHANNEL + ROW - CHANNEL,
            Self::Line(..) => LINE_ROW,
            _ => ROW,
        }
    }
}

/// A row with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is for.
    pub kind: RowKind,
    /// Where it begins, from the upper edge of the first.
    pub y: i32,
}

impl Row {
    /// The height at which its marks stand.
    pub fn middle(self) -> i32 {
        self.y + self.kind.height() / 2
    }
}

/// All rows, from above to below. `channels`: how many stand below each other at most.
pub(super) fn rows(score: &ScoreData, channels: usize) -> Vec<Row> {
    let mut kinds = vec![RowKind::Feeling];
    kinds.extend((channels > 0).then_some(RowKind::Channels(channels)));
    kinds.extend(score.steps.iter().any(|s| s.part == ScorePart::Own).then_some(RowKind::Own));
    let actors = actors(score);
    let of = |part| actors.iter().copied().filter(move |(p, _)| *p == part).map(|(p, by)| RowKind::Actor(p, by));
    let begins = |part| of(part).next().map(|_| part);
    kinds.push(RowKind::Line(Line::Interaction, begins(ScorePart::Front)));
    kinds.extend(of(ScorePart::Front));
    kinds.push(RowKind::Line(Line::Visibility, begins(ScorePart::Back)));
    kinds.extend(of(ScorePart::Back));
    kinds.extend(begins(ScorePart::Unplaced).map(RowKind::Title));
    kinds.extend(of(ScorePart::Unplaced));
    let is_bare = score.touchpoints.iter().flat_map(|t| &t.runs).any(|run| run.steps.is_empty());
    kinds.extend(is_bare.then_some(RowKind::Unrecorded));
    let supporters = by_use(score.touchpoints.iter().flat_map(|t| &t.runs).flat_map(|run| &run.supporters));
    if begins(ScorePart::Support).is_some() || !supporters.is_empty() {
        kinds.push(RowKind::Line(Line::InternalInteraction, Some(ScorePart::Support)));
    }
    kinds.extend(of(ScorePart::Support));
    kinds.extend(supporters.into_iter().map(RowKind::Supporter));
    let bare = score.touchpoints.iter().flat_map(|t| &t.runs).flat_map(|run| &run.systems);
    let systems = by_use(score.steps.iter().flat_map(|s| &s.systems).chain(bare));
    kinds.extend((!systems.is_empty()).then_some(RowKind::Systems));
    kinds.extend(systems.into_iter().map(RowKind::System));
    stacked(kinds)
}

/// Rows below each other.
fn stacked(kinds: Vec<RowKind>) -> Vec<Row> {
    let mut y = 0;
    let below = |kind: RowKind| {
        let row = Row { kind, y };
        y += kind.height();
        row
    };
    kinds.into_iter().map(below).collect()
}

/// Each once: what is named most first, and what is named equally often in the order of the first time.
fn by_use<'n>(named: impl Iterator<Item = &'n NodeId>) -> Vec<NodeId> {
    let mut counts: Vec<(NodeId, usize)> = Vec::new();
    let mut places: BTreeMap<NodeId, usize> = BTreeMap::new();
    for &node in named {
        let place = *places.entry(node).or_insert(counts.len());
        if place == counts.len() {
            counts.push((node, 0));
        }
        counts[place].1 += 1;
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.into_iter().map(|(node, _)| node).collect()
}

/// Who does steps where.
type Doer = (ScorePart, Option<NodeId>);

/// All that do steps, part by part, so that work goes short ways up and down: each by the middle of those that it shares threads
/// with, then neighbours change places for as long as that helps.
fn actors(score: &ScoreData) -> Vec<Doer> {
    let mut actors: Vec<Doer> = Vec::new();
    for step in score.steps.iter().filter(|s| s.part != ScorePart::Own) {
        if !actors.contains(&(step.part, step.by)) {
            actors.push((step.part, step.by));
        }
    }
    actors.sort_by_key(|&(part, _)| part);
    let ways = Ways::of(score, &actors);
    let mut order: Vec<usize> = (0..actors.len()).collect();
    let mut best = (ways.length(&order, &actors), order.clone());
    for _ in 0..ROUNDS {
        ways.towards_the_middle(&mut order, &actors);
        let length = ways.length(&order, &actors);
        if length >= best.0 {
            break;
        }
        best = (length, order.clone());
    }
    let order = ways.swapped(best, &actors);
    order.into_iter().map(|place| actors[place]).collect()
}

/// How often work passes between two, by their places; the person's own place lies behind the last.
struct Ways(BTreeMap<(usize, usize), i64>);

impl Ways {
    fn of(score: &ScoreData, actors: &[Doer]) -> Self {
        let places: BTreeMap<Doer, usize> = actors.iter().enumerate().map(|(place, &actor)| (actor, place)).collect();
        let place = |step: usize| {
            let step = &score.steps[step];
            places.get(&(step.part, step.by)).copied().unwrap_or(actors.len())
        };
        let mut ways = BTreeMap::new();
        for thread in &score.threads {
            let (a, b) = (place(thread.from), place(thread.to));
            if a != b {
                *ways.entry((a.min(b), a.max(b))).or_insert(0) += 1;
            }
        }
        Self(ways)
    }

    /// Where each stands, from above: rows of an order, with the lines between the parts.
    fn heights(order: &[usize], actors: &[Doer]) -> Vec<i64> {
        let mut heights = vec![0; actors.len() + 1];
        let mut y = 0;
        let mut part = ScorePart::Own;
        for &place in order {
            y += if actors[place].0 == part { 2 } else { 5 };
            part = actors[place].0;
            heights[place] = y;
        }
        heights
    }

    /// How far up and down all threads go.
    fn length(&self, order: &[usize], actors: &[Doer]) -> i64 {
        let heights = Self::heights(order, actors);
        self.0.iter().map(|(&(a, b), count)| count * (heights[a] - heights[b]).abs()).sum()
    }

    /// Sorts each part by the middle of those that its rows share threads with. Who shares none stays below.
    fn towards_the_middle(&self, order: &mut [usize], actors: &[Doer]) {
        let heights = Self::heights(order, actors);
        let mut sums = vec![(0, 0); heights.len()];
        for (&(a, b), &count) in &self.0 {
            for (at, other) in [(a, b), (b, a)] {
                sums[at].0 += count * heights[other];
                sums[at].1 += count;
            }
        }
        let middle = |place: usize| match sums[place] {
            (_, 0) => i64::MAX,
            // In thousandths, so that whole numbers do.
            (sum, count) => sum * 1000 / count,
        };
        order.sort_by_key(|&place| (actors[place].0, middle(place)));
    }

    /// The best order where neighbours of one part change places for as long as that helps.
    fn swapped(&self, (mut length, mut order): (i64, Vec<usize>), actors: &[Doer]) -> Vec<usize> {
        for _ in 0..ROUNDS {
            let before = length;
            for upper in 1..order.len() {
                if actors[order[upper - 1]].0 != actors[order[upper]].0 {
                    continue;
                }
                order.swap(upper - 1, upper);
                let swapped = self.length(&order, actors);
                if swapped < length {
                    length = swapped;
                } else {
                    order.swap(upper - 1, upper);
                }
            }
            if length == before {
                break;
            }
        }
        order
    }
}
