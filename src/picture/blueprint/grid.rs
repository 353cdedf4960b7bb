//! A cell for each card of a blueprint: its column and its row.

use super::content::{BlueprintData, Lane};

/// Steps of one lane that stand below each other in a column, at most.
const MOST_BELOW: usize = 2;

/// What a card is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A touchpoint, by its group.
    Action(usize),
    /// A step, by its place.
    Step(usize),
    /// A process of which no step is recorded: group and run.
    Bare(usize, usize),
    /// A process that supports those above: group and place.
    Supporter(usize, usize),
    /// A system: group and place.
    System(usize, usize),
}

/// A card in its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlacedCard {
    pub(super) kind: Kind,
    pub(super) lane: Lane,
    pub(super) column: usize,
    /// Counted from the first row of the lane.
    pub(super) below: usize,
}

/// All cells.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// A group's cards in the order in which they are read.
    pub(super) cells: Vec<PlacedCard>,
    /// The card of each step, by its place in [`BlueprintData::steps`].
    pub(super) card_of_step: Vec<usize>,
    /// The first column of each group, and one behind its last.
    pub(super) groups: Vec<(usize, usize)>,
    /// The first column of each run, group by group.
    pub(super) runs: Vec<Vec<usize>>,
    pub(super) columns: usize,
    /// How many rows each lane has; 0 where nothing stands in it.
    rows: [usize; Lane::ALL.len()],
    /// Whether a card stands in a cell: column by column, each from above to below through all lanes.
    taken: Vec<bool>,
}

impl Grid {
    /// Places everything.
    pub(super) fn of(content: &BlueprintData) -> Self {
        let mut grid = Self { card_of_step: vec![0; content.steps.len()], ..Self::default() };
        // What a blueprint is about stands there even where it is empty.
        for lane in [Lane::Evidence, Lane::Action, Lane::Front, Lane::Back] {
            grid.rows[lane as usize] = 1;
        }
        for group in 0..content.groups.len() {
            grid.place_group(content, group);
        }
        let height = grid.height();
        let mut taken = vec![false; grid.columns * height];
        grid.cells.iter().for_each(|cell| taken[cell.column * height + grid.row(cell)] = true);
        grid.taken = taken;
        grid
    }

    fn place_group(&mut self, content: &BlueprintData, number: usize) {
        let group = &content.groups[number];
        let begin = self.columns;
        let mut filled = CardCounts { begin, columns: Vec::new() };
        self.put(&mut filled, Kind::Action(number), Lane::Action, begin);
        let mut column = begin;
        let mut runs = Vec::with_capacity(group.runs.len());
        for (r, run) in group.runs.iter().enumerate() {
            let first = if r == 0 { begin } else { column + 1 };
            column = first;
            let mut above = Lane::Evidence;
            for &s in &run.steps {
                let lane = content.steps[s].lane;
                if lane < above || filled.count(column, lane) >= MOST_BELOW {
                    column += 1;
                }
                self.card_of_step[s] = self.cells.len();
                self.put(&mut filled, Kind::Step(s), lane, column);
                above = lane;
            }
            if run.steps.is_empty() {
                self.put(&mut filled, Kind::Bare(number, r), Lane::Back, column);
            }
            runs.push(first);
        }
        let end = column + 1;
        for i in 0..group.supporters.len() {
            let column = filled.emptiest(begin..end, Lane::Support);
            self.put(&mut filled, Kind::Supporter(number, i), Lane::Support, column);
        }
        for i in 0..group.systems.len() {
            let column = filled.emptiest(begin..end, Lane::Systems);
            self.put(&mut filled, Kind::System(number, i), Lane::Systems, column);
        }
        self.columns = end;
        self.groups.push((begin, end));
        self.runs.push(runs);
    }

    fn put(&mut self, filled: &mut CardCounts, kind: Kind, lane: Lane, column: usize) {
        // The first row of actions belongs to the touchpoints: an arrow runs along it.
        let free = filled.count(column, lane);
        let below = if lane == Lane::Action && !matches!(kind, Kind::Action(_)) { free.max(1) } else { free };
        filled.set(column, lane, below + 1);
        let rows = &mut self.rows[lane as usize];
        *rows = (*rows).max(below + 1);
        self.cells.push(PlacedCard { kind, lane, column, below });
    }

    /// The rows of all lanes, from above to below.
    pub(super) fn rows(&self) -> impl Iterator<Item = Lane> {
        Lane::ALL.into_iter().flat_map(|lane| std::iter::repeat_n(lane, self.rows[lane as usize]))
    }

    /// How many rows all lanes have.
    fn height(&self) -> usize {
        self.rows.iter().sum()
    }

    /// The row of a cell, counted through all lanes.
    pub(super) fn row(&self, cell: &PlacedCard) -> usize {
        self.first_row(cell.lane) + cell.below
    }

    /// The first row of a lane.
    pub(super) fn first_row(&self, lane: Lane) -> usize {
        self.rows[..lane as usize].iter().sum()
    }

    /// Whether nothing stands in a column between two rows.
    pub(super) fn is_clear(&self, column: usize, above: usize, below: usize) -> bool {
        !self.is_taken(column, above + 1, below)
    }

    /// Whether something stands in a column in that row of a lane, or further down in it.
    pub(super) fn has_below(&self, column: usize, lane: Lane, below: usize) -> bool {
        let first = self.first_row(lane);
        self.is_taken(column, first + below, first + self.rows[lane as usize])
    }

    /// Whether something stands in a column from one row to before another.
    fn is_taken(&self, column: usize, from: usize, to: usize) -> bool {
        let top = column * self.height();
        from < to && self.taken[top + from..top + to].contains(&true)
    }

    /// Whether a group has a card in a lane.
    pub(super) fn has(&self, group: usize, lane: Lane) -> bool {
        let (begin, end) = self.groups[group];
        (begin..end).any(|column| self.has_below(column, lane, 0))
    }
}

/// How many cards of a group stand in each column and lane.
struct CardCounts {
    /// The group's first column.
    begin: usize,
    columns: Vec<[usize; Lane::ALL.len()]>,
}

impl CardCounts {
    fn count(&self, column: usize, lane: Lane) -> usize {
        self.columns.get(column - self.begin).map_or(0, |lanes| lanes[lane as usize])
    }

    fn set(&mut self, column: usize, lane: Lane, count: usize) {
        let place = column - self.begin;
        if self.columns.len() <= place {
            self.columns.resize(place + 1, Default::default());
        }
        self.columns[place][lane as usize] = count;
    }

    fn emptiest(&self, columns: std::ops::Range<usize>, lane: Lane) -> usize {
        let begin = columns.start;
        columns.min_by_key(|&column| self.count(column, lane)).unwrap_or(begin)
    }
}
