//! Where columns and rows lie, and the gutters and corridors between them.

use crate::picture::scene::Rect;
use crate::picture::text::Face;
use crate::words::message;

use super::cards::CardBox;
use super::content::{Lane, ServedTouchpoint};
use super::grid::Grid;
use super::layout::{BESIDE_SPINE, CARD, Draft, LEADING, Label, LabelKind, SMALL, WAIT_ABOVE, signed, unsigned};
use super::routes::{ArrowPath, Connector};

/// From track to track.
const TRACK: i32 = 9;
/// What an arrow needs to come in from the side.
const ENTER: i32 = 16;
/// The least width of a gutter, inside a touchpoint and between two.
const GUTTER: i32 = 22;
const BETWEEN: i32 = 34;
/// The room around a dashed line.
const LINE: i32 = 26;
/// The height of a row in which nothing stands.
const EMPTY_ROW: i32 = 34;
/// From channel to channel, and what an icon takes of its line.
const CHANNEL: i32 = 19;
const ICON: i32 = 21;
/// Titles of stages, and from line to line.
const STAGE: Face = Face::bold(14);
pub(super) const STAGE_LEADING: i32 = 18;

/// All places.
pub(super) struct Positions {
    /// Where each column begins.
    pub(super) columns: Vec<i32>,
    /// Where each row begins and ends.
    pub(super) rows: Vec<(i32, i32)>,
    /// The first track of each gutter and corridor.
    gutters: Vec<i32>,
    corridors: Vec<i32>,
    pub(super) lines: Vec<(Lane, i32)>,
    /// The names of processes.
    captions: Vec<Label>,
    /// How the person meets us at each touchpoint and how we know, below each other from 0.
    evidence: Vec<Vec<Label>>,
    /// Each stage that is drawn: the lines of its title, and its place.
    pub(super) stages: Vec<(Vec<String>, Rect)>,
    /// Where the rows begin below the stages.
    top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl Positions {
    pub(super) fn of(draft: &Draft<'_>, cards: &[CardBox]) -> Self {
        let mut places = Self {
            columns: Vec::new(),
            rows: Vec::new(),
            gutters: Vec::new(),
            corridors: Vec::new(),
            lines: Vec::new(),
            captions: Vec::new(),
            evidence: (0..draft.content.groups.len()).map(|g| evidence(draft, g)).collect(),
            stages: Vec::new(),
            top: 0,
            width: 0,
            height: 0,
        };
        places.place_columns(draft);
        places.stages = places.stages(draft);
        let lines = places.stages.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        places.top = STAGE_LEADING * signed(lines) + 14;
        places.stages.iter_mut().for_each(|(_, rect)| rect.height = places.top);
        places.place_rows(draft, cards);
        places
    }

    fn place_columns(&mut self, draft: &Draft<'_>) {
        let grid = draft.grid;
        let mut rooms = vec![0; grid.columns + 1];
        for (exits, cell) in draft.exits.iter().zip(&grid.cells) {
            let room = exits.iter().map(super::layout::Exit::room).max().unwrap_or(0);
            rooms[cell.column + 1] = room.max(rooms[cell.column + 1]);
        }
        let mut entered = vec![false; grid.columns + 1];
        let enters = |way: &&Connector| way.arrow.is_some() && way.course != ArrowPath::Down;
        draft.ways.ways.iter().filter(enters).for_each(|way| entered[grid.cells[way.to].column] = true);
        let mut x = 0;
        for (gutter, &room) in rooms.iter().enumerate() {
            let tracks = draft.ways.gutters[gutter];
            let between = gutter > 0 && grid.groups.iter().any(|&(begin, _)| begin == gutter);
            let needed = room + TRACK * signed(tracks) + if tracks > 0 || entered[gutter] { ENTER } else { 0 };
            self.gutters.push(x + room + TRACK / 2);
            x += needed.max(if between { BETWEEN } else { GUTTER });
            if gutter < grid.columns {
                self.columns.push(x);
                x += CARD;
            }
        }
        self.width = x;
    }

    fn place_rows(&mut self, draft: &Draft<'_>, cards: &[CardBox]) {
        let grid = draft.grid;
        let lanes: Vec<Lane> = grid.rows().collect();
        let mut heights = vec![0; lanes.len()];
        let mut overheads = vec![10; lanes.len()];
        for (number, (card, cell)) in cards.iter().zip(&grid.cells).enumerate() {
            let row = grid.row(cell);
            heights[row] = card.rect.height.max(heights[row]);
            overheads[row] = draft.overheads[number].height().max(overheads[row]);
        }
        heights[0] = self.evidence.iter().map(|labels| height_of(labels)).max().unwrap_or(0);
        let mut y = self.top;
        for (row, &lane) in lanes.iter().enumerate() {
            let begins = row == 0 || lanes[row - 1] != lane;
            self.corridors.push(y + 8 + TRACK / 2);
            let tracks = signed(draft.ways.corridors[row]);
            y += 8 + TRACK * tracks;
            if begins && has_line(&lanes, lane) {
                self.lines.push((lane, y + LINE / 2));
                y += LINE;
            }
            if begins && lane == Lane::Front {
                self.captions = captions(draft, self, y);
                y += height_of(&self.captions).max(y) - y;
            }
            y += overheads[row];
            let height = if heights[row] > 0 { heights[row] } else { EMPTY_ROW };
            self.rows.push((y, y + height));
            y += height;
        }
        self.corridors.push(y + 8 + TRACK / 2);
        self.height = y + 8 + TRACK * draft.ways.corridors.last().map_or(0, |&tracks| signed(tracks)) + 10;
    }

    /// How far from the left a track of a gutter lies.
    pub(super) fn track(&self, (gutter, track): (usize, usize)) -> i32 {
        self.gutters[gutter] + TRACK * signed(track)
    }

    /// How far from above a track of a corridor lies.
    pub(super) fn corridor_track(&self, (corridor, track): (usize, usize)) -> i32 {
        self.corridors[corridor] + TRACK * signed(track)
    }

    /// Each lane from its first row to its last.
    pub(super) fn lanes(&self, grid: &Grid) -> Vec<(Lane, i32, i32)> {
        let mut lanes: Vec<(Lane, i32, i32)> = Vec::new();
        for (lane, &(top, bottom)) in grid.rows().zip(&self.rows) {
            match lanes.last_mut() {
                Some(last) if last.0 == lane => last.2 = bottom,
                _ => lanes.push((lane, top, bottom)),
            }
        }
        lanes
    }

    /// Each stage above its touchpoints; one without any lies where the next one begins and is not drawn.
    fn stages(&self, draft: &Draft<'_>) -> Vec<(Vec<String>, Rect)> {
        let groups = self.groups(draft.grid);
        let mut rest = &groups[..];
        let mut stages = Vec::new();
        for (stage, count) in &draft.content.stages {
            let (own, others) = rest.split_at((*count).min(rest.len()));
            rest = others;
            if let [first, ..] = own
                && let [.., last] = own
            {
                let rect = Rect::new(first.x, 0, last.right() - first.x, self.top);
                let face = Face { slack: draft.small.slack, ..STAGE };
                stages.push((face.wrap(&stage.title, unsigned(rect.width - 24)), rect));
            }
        }
        stages
    }

    /// Each touchpoint from above to below.
    pub(super) fn groups(&self, grid: &Grid) -> Vec<Rect> {
        let left = |column: usize| if column == 0 { 0 } else { self.columns.get(column).map_or(self.width, |x| x - ENTER / 2 - 4) };
        grid.groups.iter().map(|&(begin, end)| Rect::new(left(begin), 0, left(end) - left(begin), self.height)).collect()
    }

    /// What stands on no card, but for what is said of arrows that leave at the right. Those that were
    /// measured for the rows' sake are handed over.
    pub(super) fn labels(&mut self, draft: &Draft<'_>) -> Vec<Label> {
        let mut labels = std::mem::take(&mut self.captions);
        for group in 0..draft.content.groups.len() {
            let (x, y) = (self.columns[draft.grid.groups[group].0], self.rows[0].0);
            labels.extend(std::mem::take(&mut self.evidence[group]).into_iter().map(|label| moved(label, x, y)));
            labels.extend(self.empty_cells(draft, group));
        }
        for (card, cell) in draft.grid.cells.iter().enumerate() {
            let above = &draft.overheads[card];
            let (x, y) = (self.columns[cell.column] + BESIDE_SPINE, self.rows[draft.grid.row(cell)].0);
            let group = draft.group_of(card);
            let width = CARD - BESIDE_SPINE;
            let when = LEADING * signed(above.when.len());
            if when > 0 {
                let top = y - above.height() + (above.arrow_height() - when) / 2;
                labels.push(Label { says: LabelKind::When, group, rect: Rect::new(x, top, width, when), lines: above.when.clone() });
            }
            if let Some(wait) = above.wait.clone() {
                labels.push(Label { says: LabelKind::Wait, group, rect: Rect::new(x, y - WAIT_ABOVE, width, LEADING), lines: vec![wait] });
            }
        }
        labels
    }

    /// What says that a lane is empty, where somebody of ours should answer.
    fn empty_cells(&self, draft: &Draft<'_>, group: usize) -> Vec<Label> {
        if !draft.content.groups[group].party.is_ours() {
            return Vec::new();
        }
        let lanes = [Lane::Front, Lane::Back].into_iter().filter(|&lane| !draft.grid.has(group, lane));
        let label = |lane| {
            let x = self.columns[draft.grid.groups[group].0] + BESIDE_SPINE;
            let y = self.rows[draft.grid.first_row(lane)].0;
            Label {
                says: LabelKind::NoStep,
                group,
                rect: Rect::new(x, y, CARD - BESIDE_SPINE, 26),
                lines: vec![draft.words.text(message::BLUEPRINT_NO_STEP).into()],
            }
        };
        lanes.map(label).collect()
    }
}

/// Whether a dashed line runs above a lane.
fn has_line(lanes: &[Lane], lane: Lane) -> bool {
    let first_below = lanes.iter().find(|&&l| l > Lane::Back);
    matches!(lane, Lane::Front | Lane::Back) || first_below == Some(&lane)
}

fn moved(label: Label, x: i32, y: i32) -> Label {
    Label { rect: Rect { x: label.rect.x + x, y: label.rect.y + y, ..label.rect }, ..label }
}

fn height_of(labels: &[Label]) -> i32 {
    labels.iter().map(|label| label.rect.bottom()).max().unwrap_or(0)
}

/// How the person meets us and how we know, below each other from 0.
fn evidence(draft: &Draft<'_>, number: usize) -> Vec<Label> {
    let group: &ServedTouchpoint = &draft.content.groups[number];
    let mut labels = Vec::new();
    let mut y = 0;
    for (title, icon) in &group.channels {
        let lines = draft.small.wrap(title, unsigned(CARD - ICON));
        let height = (LEADING * signed(lines.len())).max(CHANNEL);
        labels.push(Label { says: LabelKind::Channel(icon), group: number, rect: Rect::new(0, y, CARD, height), lines });
        y += height;
    }
    if !group.known_from.is_empty() {
        let kinds = group.known_from.iter().map(|&kind| draft.words.text(kind)).collect::<Vec<_>>().join(", ");
        let known_from = draft.words.say(message::BLUEPRINT_IS_KNOWN_FROM, &[("kinds", (&kinds).into())]);
        let lines = draft.small.wrap(&known_from, unsigned(CARD));
        let height = LEADING * signed(lines.len());
        labels.push(Label { says: LabelKind::KnownFrom, group: number, rect: Rect::new(0, y + 2, CARD, height), lines });
    }
    labels
}

/// The names of processes, above the first column of their steps, so far from above.
fn captions(draft: &Draft<'_>, places: &Positions, y: i32) -> Vec<Label> {
    let face = SMALL.with_slack(draft.small.slack);
    let mut labels = Vec::new();
    for (g, (group, runs)) in draft.content.groups.iter().zip(&draft.grid.runs).enumerate() {
        let mut add = |says, title: &str, column: usize| {
            // Beside the arrow that comes down from what the person does, where there is one.
            let x = places.columns[column] + if draft.grid.has_below(column, Lane::Action, 1) { BESIDE_SPINE } else { 0 };
            let width = places.columns[column] + CARD - x;
            let lines = face.wrap(title, unsigned(width));
            let rect = Rect::new(x, y, width, LEADING * signed(lines.len()) + 6);
            labels.push(Label { says, group: g, rect, lines });
        };
        for (r, (run, &begin)) in group.runs.iter().zip(runs).enumerate() {
            if !run.steps.is_empty() {
                add(LabelKind::Process(r), &run.process.title, begin);
            }
        }
        if group.runs.is_empty() && group.party.is_ours() {
            add(LabelKind::Nobody, draft.words.text(message::NOBODY_RECORDED), draft.grid.groups[g].0);
        }
    }
    labels
}
