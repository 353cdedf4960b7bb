//! Whether a map fits on one printed sheet, and in what size of letters: all columns share the width
//! of the sheet, so the narrower they are the higher the map grows. Heights are estimated from the
//! widths of the texts; names of teams count alike, so that who does the work does not change the sheet.

use crate::model::nested::Serving;
use crate::model::said::Said;
use crate::picture::text::Face;

use crate::html::fragments::map::{Map, TouchpointColumn};

/// Sizes of letters, in tenths of a point, as the style sheet knows them: `letters-80` and so on.
const LETTERS: [u32; 6] = [80, 72, 65, 58, 52, 47];
/// Columns that one sheet holds, at most.
const MOST_COLUMNS: usize = 40;
/// A3 across, without its margins and what stands above the map, in tenths of a millimetre.
const SHEET: (u32, u32) = (4000, 2580);
/// The size that texts are measured in, in pixels.
const MEASURE: u32 = 15;
/// From line to line, and above and below a cell, in that measure.
const LINE: u32 = 21;
const PADDING: u32 = 18;
/// A list begins each of its items on a line of its own, a link on one that can be hit.
const LINK: u32 = 26;

/// The classes that let a map fit: its number of columns and its size of letters; `long` where it
/// takes more than one sheet.
pub(super) fn classes(map: &Map<'_, '_, '_>) -> String {
    let columns: usize = map.stages().map(|(_, columns)| columns.len().max(1)).sum();
    if columns == 0 || columns > MOST_COLUMNS {
        return "long".into();
    }
    let rows = rows(map);
    let feels = map.columns.iter().any(|c| c.touchpoint.feeling.is_some());
    // The style sheet knows the even ones.
    let count = u32::try_from(columns.next_multiple_of(2)).unwrap_or(2);
    let fits = LETTERS.into_iter().find(|&letters| {
        // A column and its share of the names at the left, in the measure of the texts.
        let column = in_measure((SHEET.0 * 100 / (count * 100 + 78)).min(600), letters);
        let text = column.saturating_sub(23).max(20);
        let curve = if feels { column * 140 / 180 } else { 0 };
        rows.iter().map(|row| row.height(text)).sum::<u32>() + curve <= in_measure(SHEET.1, letters)
    });
    fits.map_or_else(|| "long".into(), |letters| format!("n-{count} letters-{letters}"))
}

/// Tenths of a millimetre of the sheet in pixels of the measure, for letters of so many tenths of a point.
fn in_measure(tenths_of_mm: u32, letters: u32) -> u32 {
    // 1 mm is 2.835 points.
    tenths_of_mm * 2835 / 1000 * MEASURE / letters
}

/// A lane: what stands in each of its cells, text by text, and the least height of it all.
#[derive(Default)]
struct LaneRow {
    cells: Vec<Vec<MeasuredText>>,
    fixed: u32,
}

/// A text by its width on one line, and the height of a line of its own.
type MeasuredText = (u32, u32);

impl LaneRow {
    fn height(&self, width: u32) -> u32 {
        // Lines are rarely full.
        let full = width * 19 / 20;
        let piece = |&(wide, line): &MeasuredText| wide.div_ceil(full.max(1)).max(1) * LINE + line.saturating_sub(LINE);
        let cells = self.cells.iter().filter(|cell| !cell.is_empty());
        let highest = cells.map(|cell| cell.iter().map(piece).sum::<u32>() + PADDING).max().unwrap_or(0);
        highest.max(self.fixed)
    }
}

fn rows(map: &Map<'_, '_, '_>) -> Vec<LaneRow> {
    let face = Face::regular(MEASURE);
    let text = |text: &str| (face.width(text), LINE);
    let link = |text: &str| (face.width(text), LINK);
    let model = map.page.model();
    // Each line of what somebody said begins anew.
    let said = |said: &Said| said.plain(model).lines().map(text).collect::<Vec<MeasuredText>>();
    let title = |node| &*model.node(node).title;
    let lane =
        |piece: &dyn Fn(&TouchpointColumn<'_>) -> Vec<MeasuredText>| LaneRow { cells: map.columns.iter().map(piece).collect(), fixed: 0 };
    let team = map.columns.iter().flat_map(|c| &c.teams).map(|&t| face.width(title(t))).max().unwrap_or(0);
    vec![
        LaneRow { fixed: 3 * LINE + PADDING, ..LaneRow::default() },
        lane(&|c| vec![(face.width(title(c.touchpoint.node)) * 6 / 5, LINE + 45)]),
        lane(&|c| c.touchpoint.channels.iter().map(|id| text(id)).chain([(200, LINE)]).collect()),
        lane(&|c| c.touchpoint.does.iter().flat_map(said).collect()),
        lane(&|c| c.touchpoint.thinks.iter().flat_map(said).collect()),
        lane(&|c| {
            let pains = c.touchpoint.pains.iter().map(|&p| &model.pains[p].text);
            pains.chain(&c.touchpoint.gains).flat_map(said).map(|(wide, line)| (wide * 11 / 10, line + 4)).collect()
        }),
        lane(&|c| c.touchpoint.needs.iter().map(|&n| link(title(model.needs[n].node))).collect()),
        LaneRow { fixed: 30, ..LaneRow::default() },
        lane(&|c| {
            let named = |s: &Serving| {
                face.width(title(model.processes[s.process].node)) + s.step.map_or(0, |s| face.width(title(model.steps[s].node)))
            };
            let breaks = (c.hand_offs + c.system_changes > 0).then_some((220, LINE));
            c.touchpoint.served_by.iter().map(|s| (named(s), LINK)).chain(breaks).collect()
        }),
        lane(&|c| vec![(team, LINK); c.teams.len()]),
        lane(&|c| c.systems.iter().map(|&s| link(title(s))).collect()),
        LaneRow { fixed: 3 * LINE + PADDING, ..LaneRow::default() },
        lane(&|c| c.changes.iter().map(|&o| link(title(o))).collect()),
    ]
}
