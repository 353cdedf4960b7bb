//! How large the boxes of a flow are, and the lines of the words in them and below them.
//!
//! All boxes are alike: as wide as it takes to leave every word whole, as far as the page has room, and as high as the fullest.

use crate::picture::text::Face;

use super::data::{FlowBox, FlowData, FlowNote};
use super::gaps::{LEADING, SMALL, signed};

/// The narrowest box, the widest, and how much wider the next one tried is.
const NARROWEST: i32 = 150;
const WIDEST: i32 = 240;
const WIDER: i32 = 15;
/// The lowest box.
const LOWEST: i32 = 56;
/// Where the words of a box begin, and from line to line of its title.
pub(super) const INSIDE: (i32, i32) = (8, 17);
pub(super) const LINES: i32 = 15;
/// From the foot of a box to the line of its last system.
pub(super) const FOOT: i32 = 7;
/// What of its width is no room for words: its bar stands at the right.
const BESIDE_WORDS: i32 = 20;
/// The most lines of a title, of systems, and of what stands below a box. Where they are fewer in a wider box, it is wider.
const TITLE: (usize, usize) = (3, 5);
const SYSTEMS: (usize, usize) = (2, 4);
const NOTE: usize = 3;

/// How large every box of a flow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BoxSize {
    /// In pixels.
    pub(super) width: i32,
    /// In pixels.
    pub(super) height: i32,
}

impl BoxSize {
    /// The narrowest.
    pub(super) fn narrow(flow: &FlowData) -> Self {
        Self::of(flow, NARROWEST)
    }

    /// The narrowest that leaves every word whole; the widest there is room for where none does. Columns have `room` to spare each.
    pub(super) fn with_room(flow: &FlowData, room: i32) -> Self {
        let most = (NARROWEST + room).min(WIDEST);
        let mut widths = (0..).map(|nth| NARROWEST + nth * WIDER).take_while(|&width| width <= most);
        let widest = (most - NARROWEST).max(0) / WIDER * WIDER + NARROWEST;
        Self::of(flow, widths.find(|&width| is_whole(flow, width)).unwrap_or(widest))
    }

    /// The next one that is less wide, where there is one.
    pub(super) fn narrower(self, flow: &FlowData) -> Option<Self> {
        (self.width > NARROWEST).then(|| Self::of(flow, (self.width - WIDER).max(NARROWEST)))
    }

    fn of(flow: &FlowData, width: i32) -> Self {
        let height = |step: &FlowBox| {
            let (titles, systems) = (title(flow, step, width).len(), systems(flow, step, width).len());
            let below = if systems > 0 { INSIDE.1 + LEADING * (signed(systems) - 1) } else { 0 };
            INSIDE.1 + LINES * (signed(titles) - 1) + below + FOOT
        };
        Self { width, height: flow.boxes.iter().map(height).fold(LOWEST, i32::max) }
    }
}

/// Whether nothing is cut in boxes of a width, and little is on many lines.
fn is_whole(flow: &FlowData, width: i32) -> bool {
    let small = Face::regular(SMALL).with_slack(flow.slack);
    flow.boxes.iter().all(|step| {
        title(flow, step, width).len() <= TITLE.0
            && systems(flow, step, width).len() <= SYSTEMS.0
            && step.notes.iter().all(|note| small.wrap(&note.text, pixels(width)).len() <= NOTE)
    })
}

fn pixels(width: i32) -> u32 {
    u32::try_from(width).unwrap_or(0)
}

/// The lines of what is done, in a box of a width.
pub(super) fn title(flow: &FlowData, step: &FlowBox, width: i32) -> Vec<String> {
    Face::regular(13).with_slack(flow.slack).shortened(&step.title, pixels(width - BESIDE_WORDS), TITLE.1)
}

/// The lines of what it is done with, in a box of a width.
pub(super) fn systems(flow: &FlowData, step: &FlowBox, width: i32) -> Vec<String> {
    if step.systems.is_empty() {
        return Vec::new();
    }
    Face::regular(SMALL).with_slack(flow.slack).shortened(&step.systems, pixels(width - BESIDE_WORDS), SYSTEMS.1)
}

/// The lines of what stands below a box of a width. What has a number is told by that alone where it would be long: its text stands
/// below the picture.
pub(super) fn note(flow: &FlowData, note: &FlowNote, width: i32) -> Vec<String> {
    let small = Face::regular(SMALL).with_slack(flow.slack);
    let lines = small.wrap(&note.text, pixels(width));
    match &note.number {
        _ if lines.len() <= NOTE => lines,
        Some(number) => vec![number.to_string()],
        None => small.shortened(&note.text, pixels(width), NOTE),
    }
}
