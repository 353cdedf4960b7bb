//! What runs up and down in the gaps between columns, where arrows come in, and how wide the gaps are.
//!
//! From left to right a gap has room to leave the column before it, a line for everything that runs up and down in it, room for words
//! and waits, and room for the heads of arrows. What leaves one box shares a line, and what comes to one box from elsewhere does.

use crate::base::number_format::say_minutes;
use crate::picture::text::Face;

use super::data::FlowData;
use super::places::FlowPlaces;
use super::ways::{ArrowWay, FlowEntry};

/// The size of all small words, and from line to line.
pub(super) const SMALL: u32 = 12;
pub(super) const LEADING: i32 = 14;
/// Room to leave a column, between lines, and for the head of an arrow.
const LEAVE: i32 = 12;
pub(super) const LINE: i32 = 10;
const HEAD: i32 = 18;
/// How wide words on an arrow are: the least of these that leaves them whole.
const WIDE: [u32; 4] = [92, 128, 170, 230];

/// What runs up and down in a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trunk {
    /// What leaves a box.
    Leave(usize),
    /// What comes to a box along an aisle.
    Come(usize),
}

/// A gap between two columns of a stave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FlowGap {
    /// What runs up and down in it, from left to right.
    pub(super) trunks: Vec<Trunk>,
    /// Room for words and waits.
    pub(super) zone: i32,
    /// Whether it lies before the first column: nothing may come in there.
    is_first: bool,
}

impl FlowGap {
    /// How wide it is.
    pub(super) fn width(&self) -> i32 {
        if self.is_first && self.trunks.is_empty() && self.zone == 0 {
            return LINE;
        }
        LEAVE + LINE * signed(self.trunks.len()) + self.zone + HEAD
    }

    /// Where a trunk runs, from the left edge.
    pub(super) fn at(&self, trunk: Trunk) -> i32 {
        LEAVE + LINE * signed(self.trunks.iter().position(|&other| other == trunk).unwrap_or(0))
    }

    /// The middle of the room for words, from the left edge.
    pub(super) fn middle(&self) -> i32 {
        LEAVE + LINE * signed(self.trunks.len()) + self.zone / 2
    }
}

/// Where an arrow comes in, and what stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Port {
    /// How far below the middle of the box.
    pub(super) below: i32,
    /// What is written on the last stretch; arrows that share it say it once.
    pub(super) lines: Vec<String>,
}

pub(super) fn signed(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 4096)
}

/// The port of each arrow. Words stand on the last stretch of what is straight or near, one above, one in and one below the middle.
pub(super) fn ports(flow: &FlowData, ways: &[(ArrowWay, FlowEntry)]) -> Vec<Port> {
    let face = Face::regular(SMALL).with_slack(flow.slack);
    let mut ports = vec![Port::default(); ways.len()];
    let mut coming: Vec<Vec<usize>> = vec![Vec::new(); flow.boxes.len()];
    flow.arrows.iter().enumerate().for_each(|(arrow, ends)| coming[ends.to].push(arrow));
    for arrows in coming {
        let is_said = |arrow: usize| flow.arrows[arrow].when.is_some() && !matches!(ways[arrow].0, ArrowWay::Far(..));
        let of =
            |entry: FlowEntry, said: bool| arrows.iter().copied().filter(move |&arrow| ways[arrow].1 == entry && is_said(arrow) == said);
        let says = |entry: FlowEntry| {
            let mut all: Vec<&str> = of(entry, true).filter_map(|arrow| flow.arrows[arrow].when.as_deref()).collect();
            all.dedup();
            (!all.is_empty()).then(|| all.join(" / "))
        };
        let any = |entry: FlowEntry, said: bool| of(entry, said).next().is_some();
        let has = |entry: FlowEntry| any(entry, true) || any(entry, false);
        let sides = [FlowEntry::Above, FlowEntry::Below];
        // How far what is written in the middle reaches.
        let mut half = 4;
        if let Some(text) = says(FlowEntry::Straight) {
            let most = match sides {
                _ if sides.iter().any(|&side| any(side, true)) => 1,
                _ if sides.iter().any(|&side| has(side)) => 2,
                _ => 3,
            };
            let lines = shown(face, &text, most);
            half = LEADING / 2 * signed(lines.len()) + 1;
            of(FlowEntry::Straight, true).for_each(|arrow| ports[arrow].lines.clone_from(&lines));
        }
        for side in sides {
            let away = if side == FlowEntry::Above { -1 } else { 1 };
            let other = if side == FlowEntry::Above { FlowEntry::Below } else { FlowEntry::Above };
            let mut quiet = half.max(4) + 6;
            if let Some(text) = says(side) {
                let most = match () {
                    () if any(FlowEntry::Straight, true) || any(side, false) => 1,
                    () if has(FlowEntry::Straight) || has(other) => 2,
                    () => 3,
                };
                let lines = shown(face, &text, most);
                let middle = if most == 3 && lines.len() == 3 { 10 } else { half + LEADING / 2 * signed(lines.len()) };
                for arrow in of(side, true) {
                    ports[arrow] = Port { below: away * middle, lines: lines.clone() };
                }
                quiet = 24;
            }
            of(side, false).for_each(|arrow| ports[arrow].below = away * quiet.min(24));
        }
    }
    ports
}

/// Words on so many lines at most.
fn shown(face: Face, text: &str, most: usize) -> Vec<String> {
    let whole = WIDE.iter().map(|&width| face.wrap(text, width)).find(|lines| lines.len() <= most);
    whole.unwrap_or_else(|| face.shortened(text, WIDE[WIDE.len() - 1], most))
}

/// The gaps of each stave.
pub(super) fn gaps(flow: &FlowData, places: &FlowPlaces, ways: &[(ArrowWay, FlowEntry)], ports: &[Port]) -> Vec<Vec<FlowGap>> {
    let mut gaps: Vec<Vec<FlowGap>> = places.staves.iter().map(|stave| vec![FlowGap::default(); stave.columns + 1]).collect();
    for ((arrow, (way, _)), port) in flow.arrows.iter().zip(ways).zip(ports) {
        let (from, to) = (places.boxes[arrow.from], places.boxes[arrow.to]);
        let mut add = |stave: usize, gap: usize, trunk: Trunk| {
            let trunks = &mut gaps[stave][gap].trunks;
            if !trunks.contains(&trunk) {
                trunks.push(trunk);
            }
        };
        if *way != ArrowWay::Straight {
            add(from.stave, from.column + 1, Trunk::Leave(arrow.from));
        }
        if matches!(way, ArrowWay::Far(..)) {
            add(to.stave, to.column, Trunk::Come(arrow.to));
        }
        let zone = &mut gaps[to.stave][to.column].zone;
        *zone = (*zone).max(words(flow, &port.lines) + if port.lines.is_empty() { 0 } else { 10 });
    }
    for (place, waits) in places.boxes.iter().zip(&flow.boxes) {
        let Some(wait) = waits.wait else { continue };
        let zone = &mut gaps[place.stave][place.column].zone;
        *zone = (*zone).max(wait_width(wait));
    }
    for (stave, column, text) in wait_words(flow, places) {
        let zone = &mut gaps[stave][column].zone;
        *zone = (*zone).max(words(flow, std::slice::from_ref(&text)) + 4);
    }
    for (stave, gaps) in gaps.iter_mut().enumerate() {
        gaps[0].is_first = true;
        // Whole lines, so that what runs in one stave is nowhere as far right as what runs in the next.
        gaps.iter_mut().for_each(|gap| gap.zone = (gap.zone + LINE - 1) / LINE * LINE);
        for (gap, found) in gaps.iter_mut().enumerate() {
            super::order::order(&mut found.trunks, flow, places, ways, ports, (stave, gap));
        }
    }
    gaps
}

/// How wide words are that stand below each other.
pub(super) fn words(flow: &FlowData, lines: &[String]) -> i32 {
    let face = Face::regular(SMALL).with_slack(flow.slack);
    lines.iter().map(|line| i32::try_from(face.width(line)).unwrap_or(0)).max().unwrap_or(0)
}

/// How wide a wait is at least: a minute is nothing, an hour 12 pixels, a day 45, and more than a week no wider than that.
fn wait_width(minutes: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "it is held between 0 and the widest")]
    let width = (8.0 * (1.0 + minutes.max(0.0) / 30.0).log2()).min(72.0) as i32;
    width
}

/// What the ruler says before each column with a wait: the stave, the column, and the waits of its boxes from above.
pub(super) fn wait_words(flow: &FlowData, places: &FlowPlaces) -> Vec<(usize, usize, String)> {
    let mut waits: Vec<_> = places.boxes.iter().zip(&flow.boxes).filter_map(|(place, step)| Some((*place, step.wait?))).collect();
    waits.sort_by_key(|(place, _)| (place.stave, place.column, place.row));
    let mut said: Vec<(usize, usize, String)> = Vec::new();
    for (place, wait) in waits {
        let text = say_minutes(wait);
        match said.last_mut() {
            Some(last) if (last.0, last.1) == (place.stave, place.column) => {
                last.2.push_str(", ");
                last.2.push_str(&text);
            }
            _ => said.push((place.stave, place.column, text)),
        }
    }
    said
}
