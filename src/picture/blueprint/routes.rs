//! The way of each arrow between the cells: which gutters (left of a column, one more behind the
//! last) and which corridor (above a row, one more below the last) it takes, and on which track.

use super::content::BlueprintData;
use super::grid::Grid;

/// An arrow between two cards.
#[derive(Clone, Debug)]
pub(super) struct Connector {
    /// The card where it begins.
    pub(super) from: usize,
    /// The card where it ends.
    pub(super) to: usize,
    pub(super) course: ArrowPath,
    /// Its place in [`BlueprintData::arrows`]; none from touchpoint to touchpoint.
    pub(super) arrow: Option<usize>,
}

/// How an arrow runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArrowPath {
    /// Straight down from a card to one below it.
    Down,
    /// Straight to the right, to a card of the same row.
    Across,
    /// Out at the right, into a gutter, and perhaps along a corridor into another one.
    Around {
        /// The gutter behind the first card, and the track in it.
        out: (usize, usize),
        /// The corridor and its track, and the gutter before the second card with its own; none
        /// where both gutters are the same.
        along: Option<((usize, usize), (usize, usize))>,
    },
}

/// All arrows on their ways, and how many tracks each gutter and corridor needs.
#[derive(Debug)]
pub(super) struct Connectors {
    pub(super) ways: Vec<Connector>,
    pub(super) gutters: Vec<usize>,
    pub(super) corridors: Vec<usize>,
}

/// A stretch of a gutter or corridor that an arrow needs: from and to, and whose it is.
type Stretch = (usize, usize, usize);

impl Connectors {
    /// Finds them. `fits_across` says whether what an arrow says fits on one line beside its card.
    pub(super) fn of(content: &BlueprintData, grid: &Grid, fits_across: &dyn Fn(usize) -> bool) -> Self {
        let rows = grid.rows().count();
        let mut ways = along_the_journey(grid);
        let mut gutters: Vec<Vec<Stretch>> = vec![Vec::new(); grid.columns + 1];
        let mut corridors: Vec<Vec<Stretch>> = vec![Vec::new(); rows + 1];
        let mut has_across = vec![false; grid.cells.len()];
        for (i, arrow) in content.arrows.iter().enumerate() {
            let (from, to) = (grid.card_of_step[arrow.from], grid.card_of_step[arrow.to]);
            let (a, b) = (&grid.cells[from], &grid.cells[to]);
            let (above, below) = (grid.row(a), grid.row(b));
            let number = ways.len();
            let course = if a.column == b.column && above < below && grid.is_clear(a.column, above, below) {
                ArrowPath::Down
            } else if a.column + 1 == b.column && above == below && !has_across[from] && fits_across(i) {
                has_across[from] = true;
                ArrowPath::Across
            } else {
                let (out, into) = (a.column + 1, b.column);
                // A row's middle counts odd, the corridor above it even; so do columns and gutters.
                let (leaves, enters) = (2 * above + 1, 2 * below + 1);
                if out == into {
                    gutters[out].push((leaves.min(enters), leaves.max(enters), number));
                    ArrowPath::Around { out: (out, 0), along: None }
                } else {
                    let corridor = if above > below { below + 1 } else { below };
                    gutters[out].push((leaves.min(2 * corridor), leaves.max(2 * corridor), number));
                    gutters[into].push((enters.min(2 * corridor), enters.max(2 * corridor), number));
                    corridors[corridor].push((2 * out.min(into), 2 * out.max(into), number));
                    ArrowPath::Around { out: (out, 0), along: Some(((corridor, 0), (into, 0))) }
                }
            };
            ways.push(Connector { from, to, course, arrow: Some(i) });
        }
        let gutters = share(gutters, &mut ways, |way, gutter, track| match &mut way.course {
            ArrowPath::Around { out, .. } if out.0 == gutter => out.1 = track,
            ArrowPath::Around { along: Some((_, into)), .. } => into.1 = track,
            _ => {}
        });
        let corridors = share(corridors, &mut ways, |way, _, track| {
            if let ArrowPath::Around { along: Some((corridor, _)), .. } = &mut way.course {
                corridor.1 = track;
            }
        });
        Self { ways, gutters, corridors }
    }
}

/// From each touchpoint to the next, along a row in which nothing else stands.
fn along_the_journey(grid: &Grid) -> Vec<Connector> {
    let is_action = |card: &usize| matches!(grid.cells[*card].kind, super::grid::Kind::Action(_));
    let actions: Vec<usize> = (0..grid.cells.len()).filter(is_action).collect();
    let way = |pair: &[usize]| Connector { from: pair[0], to: pair[1], course: ArrowPath::Across, arrow: None };
    actions.windows(2).map(way).collect()
}

/// Gives each stretch the first track on which it meets no other; says how many tracks there are.
fn share(lists: Vec<Vec<Stretch>>, ways: &mut [Connector], set: impl Fn(&mut Connector, usize, usize)) -> Vec<usize> {
    let mut counts = Vec::with_capacity(lists.len());
    for (place, mut stretches) in lists.into_iter().enumerate() {
        stretches.sort_unstable();
        // Where each track is free again.
        let mut ends: Vec<usize> = Vec::new();
        for (from, to, way) in stretches {
            let track = ends.iter().position(|&end| end < from).unwrap_or(ends.len());
            if track == ends.len() {
                ends.push(to);
            } else {
                ends[track] = to;
            }
            set(&mut ways[way], place, track);
        }
        counts.push(ends.len());
    }
    counts
}
