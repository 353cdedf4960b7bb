//! A flow in whole pixels.

use std::collections::BTreeMap;

use crate::picture::scene::{Point, Rect};

use super::aisles::{Across, AisleRuns, BESIDE, aisles};
use super::boxes::{self, BoxSize};
use super::data::{FlowBox, FlowData};
use super::gaps::{FlowGap, LEADING, LINE, Port, Trunk, gaps, ports, signed, wait_words, words};
use super::layers::layers;
use super::places::{self, FlowPlaces};
use super::ways::{Aisle, ArrowWay, ways};

/// How wide a flow is at most, where its columns are not wider: as wide as a page is on a small desk, so that letters are nowhere smaller than
/// they are laid out; on a larger one they grow with the page.
pub const PAGE: i32 = 940;
/// The height of a lane's name.
pub(super) const NAME: i32 = 18;
/// The height of the ruler, and of what stands above a stave without one.
const RULER: i32 = 30;
/// How often a flow is laid out anew where a stave has become too wide.
const ROUNDS: usize = 8;

/// A flow in pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowLayout {
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// Each stave.
    pub staves: Vec<StaveLayout>,
    /// Each box.
    pub boxes: Vec<Rect>,
    /// Where each arrow runs, from its box to the next.
    pub arrows: Vec<Vec<Point>>,
    /// What is written on arrows.
    pub labels: Vec<FlowLabel>,
}

/// What is written on an arrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "as the names say")]
pub struct FlowLabel {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub lines: Vec<String>,
}

impl FlowLabel {
    /// The room that it takes; its place is its middle.
    pub fn rect(&self) -> Rect {
        let height = LEADING * signed(self.lines.len());
        Rect::new(self.x - self.width / 2, self.y - height / 2, self.width, height)
    }
}

/// A stave in pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaveLayout {
    /// Where it begins.
    pub top: i32,
    /// Where it ends.
    pub bottom: i32,
    /// Where the names of its lanes begin.
    pub left: i32,
    /// The lanes from above: the place of each, where it begins and where it ends.
    pub lanes: Vec<(usize, i32, i32)>,
    /// What the ruler says: from where to where is waited, and how long.
    pub waits: Vec<(i32, i32, String)>,
}

/// Lays a flow out.
pub fn layout(flow: &FlowData) -> FlowLayout {
    let ends: Vec<(usize, usize)> = flow.arrows.iter().map(|arrow| (arrow.from, arrow.to)).collect();
    let layers = layers(flow.boxes.len(), &ends);
    let count = layers.columns.iter().max().map_or(0, |last| last + 1);
    // At first everything in one stave: where that is too wide, it says how wide each column is with the gap before it.
    let size = BoxSize::narrow(flow);
    let mut places = places::places(flow, &layers, &vec![0; count], 0);
    let (mut found, widths) = placed(flow, &places, size);
    let mut room = PAGE - 3 * LINE;
    for _ in 0..ROUNDS {
        if found.width <= PAGE {
            break;
        }
        places = places::places(flow, &layers, &widths, room);
        found = placed(flow, &places, size).0;
        if places.staves.iter().all(|stave| stave.columns == 1) {
            break;
        }
        room -= (found.width - PAGE).max(LINE);
    }
    widened(flow, &places, (&found, size)).unwrap_or(found)
}

/// The same places with boxes as wide as their words ask, where the page has room for more than the narrowest; `found` has those.
fn widened(flow: &FlowData, places: &FlowPlaces, found: (&FlowLayout, BoxSize)) -> Option<FlowLayout> {
    let columns = places.staves.iter().map(|stave| signed(stave.columns)).max()?;
    let mut size = BoxSize::with_room(flow, (PAGE - found.0.width).max(0) / columns.max(1));
    while size != found.1 {
        let wider = placed(flow, places, size).0;
        if wider.width <= PAGE {
            return Some(wider);
        }
        size = size.narrower(flow)?;
    }
    None
}

/// A flow whose boxes have their places, and how wide each column is with the gap before it.
fn placed(flow: &FlowData, places: &FlowPlaces, size: BoxSize) -> (FlowLayout, Vec<i32>) {
    let found = ways(flow, places);
    let ports = ports(flow, &found);
    let gaps = gaps(flow, places, &found, &ports);
    let ways: Vec<ArrowWay> = found.into_iter().map(|(way, _)| way).collect();
    let columns: Vec<Vec<i32>> = gaps.iter().enumerate().map(|(stave, gaps)| lefts(gaps, shifted(stave), size.width)).collect();
    let right =
        gaps.iter().zip(&columns).map(|(gaps, lefts)| lefts.last().map_or(0, |left| left + size.width) + last_gap(gaps)).max().unwrap_or(0);
    let mut margin = right;
    let margins: Vec<Option<i32>> = ways
        .iter()
        .map(|way| {
            let passes = matches!(way, ArrowWay::Far(first, last) if first != last);
            passes.then(|| {
                margin += LINE;
                margin - LINE
            })
        })
        .collect();
    let gap = |stave: usize, gap: usize, trunk: Trunk| {
        let left = gap.checked_sub(1).map_or(shifted(stave), |column| columns[stave][column] + size.width);
        left + gaps[stave][gap].at(trunk)
    };
    let trunks: Vec<(i32, i32)> = flow
        .arrows
        .iter()
        .map(|arrow| {
            let (from, to) = (places.boxes[arrow.from], places.boxes[arrow.to]);
            (gap(from.stave, from.column + 1, Trunk::Leave(arrow.from)), gap(to.stave, to.column, Trunk::Come(arrow.to)))
        })
        .collect();
    let aisles = aisles(flow, places, &ways, Across { columns: &columns, trunks: &trunks, margins: &margins, wide: size.width });
    let upright = Upright::of(flow, places, &aisles, size);
    let mut layout = FlowLayout { width: margin, height: upright.height, staves: upright.staves.clone(), ..FlowLayout::default() };
    layout.boxes =
        places.boxes.iter().map(|p| Rect::new(columns[p.stave][p.column], upright.rows[p.stave][p.row], size.width, size.height)).collect();
    for ((stave, columns), gaps) in layout.staves.iter_mut().zip(&columns).zip(&gaps) {
        // Nothing runs up or down through the names.
        stave.left = if gaps[0].trunks.is_empty() { LINE } else { columns.first().copied().unwrap_or(0) };
    }
    for (stave, column, text) in wait_words(flow, places) {
        let left = columns[stave][column];
        let middle = left - gaps[stave][column].width() + gaps[stave][column].middle();
        let half = gaps[stave][column].zone / 2;
        layout.staves[stave].waits.push((middle - half, middle + half, text));
    }
    layout.draw_arrows(flow, &ways, &ports, (&trunks, &margins), &aisles, &upright);
    layout.near_labels(flow, places, &ports, &gaps);
    layout.width = layout.labels.iter().map(|label| label.rect().right()).fold(layout.width, i32::max);
    let widths = gaps.iter().flat_map(|gaps| gaps[..gaps.len() - 1].iter().map(|gap| gap.width() + size.width)).collect();
    (layout, widths)
}

/// How far a stave is shifted to the right, so that nothing runs up or down where something does in the next one.
fn shifted(stave: usize) -> i32 {
    if stave.is_multiple_of(2) { 0 } else { LINE / 2 }
}

/// The left edge of each column of a stave.
fn lefts(gaps: &[FlowGap], begin: i32, wide: i32) -> Vec<i32> {
    let columns = gaps.len() - 1;
    gaps[..columns]
        .iter()
        .scan(begin, |x, gap| {
            let left = *x + gap.width();
            *x = left + wide;
            Some(left)
        })
        .collect()
}

/// The room right of the last column: nothing comes in there.
fn last_gap(gaps: &[FlowGap]) -> i32 {
    gaps.last().map_or(0, |gap| 2 * LINE + LINE * signed(gap.trunks.len()))
}

/// Heights: of rows by stave, and of what runs along aisles.
struct Upright {
    rows: Vec<Vec<i32>>,
    runs: BTreeMap<Aisle, i32>,
    staves: Vec<StaveLayout>,
    height: i32,
}

impl Upright {
    fn of(flow: &FlowData, places: &FlowPlaces, aisles: &BTreeMap<Aisle, AisleRuns>, size: BoxSize) -> Self {
        let mut upright = Self { rows: Vec::new(), runs: BTreeMap::new(), staves: Vec::new(), height: 0 };
        let mut y = 0;
        for (at, stave) in places.staves.iter().enumerate() {
            let mut shown = StaveLayout { top: y, ..StaveLayout::default() };
            let boxes = || flow.boxes.iter().zip(&places.boxes).filter(move |(_, place)| place.stave == at);
            y += if boxes().any(|(step, _)| step.wait.is_some()) { RULER } else { 0 };
            let mut rows = Vec::new();
            let mut begin = y;
            let height = |row: usize| aisles.get(&Aisle { stave: at, above: row }).map_or(BESIDE, |aisle| aisle.height);
            y += NAME;
            upright.runs.insert(Aisle { stave: at, above: 0 }, y - BESIDE);
            y += height(0) - BESIDE;
            for (row, &lane) in stave.rows.iter().enumerate() {
                rows.push(y);
                let lines = |step: &FlowBox| step.notes.iter().map(|note| boxes::note(flow, note, size.width).len()).sum();
                let notes: usize = boxes().filter(|(_, place)| place.row == row).map(|(step, _)| lines(step)).max().unwrap_or(0);
                y += size.height + LEADING * signed(notes) + if notes > 0 { 4 } else { 0 };
                upright.runs.insert(Aisle { stave: at, above: row + 1 }, y);
                y += height(row + 1);
                if stave.rows.get(row + 1) == Some(&lane) {
                    y += BESIDE;
                } else {
                    shown.lanes.push((lane, begin, y));
                    begin = y;
                    y += if row + 1 < stave.rows.len() { NAME } else { 0 };
                }
            }
            shown.bottom = y;
            upright.rows.push(rows);
            upright.staves.push(shown);
        }
        upright.height = y;
        upright
    }

    fn run(&self, aisle: Aisle, arrow: usize, aisles: &BTreeMap<Aisle, AisleRuns>) -> i32 {
        let run = aisles.get(&aisle).and_then(|aisle| aisle.runs.iter().find(|run| run.arrow == arrow));
        self.runs.get(&aisle).copied().unwrap_or(0) + run.map_or(0, |run| run.below)
    }
}

impl FlowLayout {
    fn draw_arrows(
        &mut self,
        flow: &FlowData,
        ways: &[ArrowWay],
        ports: &[Port],
        (trunks, margins): (&[(i32, i32)], &[Option<i32>]),
        aisles: &BTreeMap<Aisle, AisleRuns>,
        upright: &Upright,
    ) {
        for (at, arrow) in flow.arrows.iter().enumerate() {
            let (from, to) = (self.boxes[arrow.from], self.boxes[arrow.to]);
            let (out, into) = (from.y + from.height / 2, to.y + to.height / 2 + ports[at].below);
            let (leave, come) = trunks[at];
            let mut points = vec![Point::new(from.right(), out)];
            match ways[at] {
                ArrowWay::Straight => {}
                ArrowWay::Near => points.extend([Point::new(leave, out), Point::new(leave, into)]),
                ArrowWay::Far(first, last) => {
                    let (begin, end) = (upright.run(first, at, aisles), upright.run(last, at, aisles));
                    points.extend([Point::new(leave, out), Point::new(leave, begin)]);
                    points.extend(margins[at].iter().flat_map(|&x| [Point::new(x, begin), Point::new(x, end)]));
                    points.extend([Point::new(come, end), Point::new(come, into)]);
                    let run = aisles.get(&first).and_then(|aisle| aisle.runs.iter().find(|run| run.arrow == at));
                    if let Some(run) = run.filter(|run| !run.lines.is_empty()) {
                        let width = words(flow, &run.lines);
                        self.labels.push(FlowLabel { x: run.middle, y: begin, width, lines: run.lines.clone() });
                    }
                }
            }
            points.push(Point::new(to.x, into));
            self.arrows.push(points);
        }
    }

    /// What is written on the last stretches of arrows that run straight or to the next column.
    fn near_labels(&mut self, flow: &FlowData, places: &FlowPlaces, ports: &[Port], gaps: &[Vec<FlowGap>]) {
        for (arrow, port) in flow.arrows.iter().zip(ports).filter(|(_, port)| !port.lines.is_empty()) {
            let (place, to) = (places.boxes[arrow.to], self.boxes[arrow.to]);
            let gap = &gaps[place.stave][place.column];
            let label = FlowLabel {
                x: to.x - gap.width() + gap.middle(),
                y: to.y + to.height / 2 + port.below,
                width: words(flow, &port.lines),
                lines: port.lines.clone(),
            };
            if !self.labels.contains(&label) {
                self.labels.push(label);
            }
        }
    }
}
