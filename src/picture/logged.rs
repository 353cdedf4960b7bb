//! What a log says of a journey, drawn in rows: the touchpoints one below the other, with the ways between them as bands through their rows,
//! and what people wait as bars. Rows are as high as the page makes them: nothing here is harmed by that, so there are no words and no circles.

pub mod waits;

use std::fmt::Write as _;

/// How high a row is, before the page stretches it; where a touchpoint begins and ends in it.
const HIGH: i32 = 100;
const TOP: i32 = 36;
const FOOT: i32 = 64;

/// How far lanes lie apart.
const GAP: i32 = 4;

/// More bands than these nobody follows; the thinnest are left out, and words tell them.
const MOST_BANDS: usize = 40;

/// A touchpoint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowStop {
    /// How much there is of it, from 0 to 1.
    pub share: f64,
    /// How much of all ends with it, where the way does not end.
    pub leaving: f64,
}

/// A way from a touchpoint to another, by their places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowBand {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// How much goes it, from 0 to 1.
    pub share: f64,
    /// Whether it is documented.
    pub is_documented: bool,
}

/// How rows are arranged, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowFrame {
    /// What the style sheet knows a row by; it gives it its width.
    pub class: &'static str,
    /// How wide it is.
    pub width: i32,
    /// Where touchpoints begin: what leads back runs left of it, what passes others right of them.
    pub base: i32,
    /// How wide all of it is.
    pub full: i32,
    /// How far within touchpoints all bands begin and end; none where they lie beside each other, as wide together as the touchpoint.
    pub indent: Option<i32>,
}

impl FlowFrame {
    /// What is documented: a line is a line.
    pub const DOCUMENTED: Self = Self { class: "lf lf-doc", width: 88, base: 30, full: 10, indent: Some(4) };
    /// What was logged: as wide as the cases that went it.
    pub const LOGGED: Self = Self { class: "lf lf-log", width: 200, base: 48, full: 64, indent: None };

    #[expect(clippy::cast_possible_truncation, reason = "held within the width")]
    fn wide(self, share: f64) -> i32 {
        if share > 0.0 { ((f64::from(self.full) * share.min(1.0)).round() as i32).max(2) } else { 0 }
    }
}

/// A band in its place.
#[derive(Clone, Copy, Debug)]
struct PlacedBand {
    band: FlowBand,
    wide: i32,
    /// Where it leaves, its lane, and where it arrives.
    leaves: i32,
    lane: i32,
    arrives: i32,
}

impl PlacedBand {
    /// The rows between which it runs: from the upper one to the lower.
    fn rows(&self) -> (usize, usize) {
        (self.band.from.min(self.band.to), self.band.from.max(self.band.to))
    }

    fn shares_a_row(&self, other: &Self) -> bool {
        let ((a, b), (c, d)) = (self.rows(), other.rows());
        a < d && c < b
    }
}

/// A row for each touchpoint, as SVG.
pub fn rows(frame: FlowFrame, stops: &[FlowStop], bands: &[FlowBand]) -> Vec<String> {
    let placed = place(frame, stops, bands);
    let row = |(at, stop): (usize, &FlowStop)| {
        let mut svg = format!(
            "<svg class=\"{}\" viewBox=\"0 0 {} {HIGH}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
            frame.class, frame.width
        );
        placed.iter().for_each(|band| write_band(&mut svg, frame, band, at));
        write_stop(
            &mut svg,
            frame,
            *stop,
            placed.iter().filter(|band| band.band.from == at && band.band.to > at).map(|band| band.wide).sum(),
        );
        svg.push_str("</svg>");
        svg
    };
    stops.iter().enumerate().map(row).collect()
}

/// The bands that are drawn, in their places: what leads to the next row straight, what passes rows in lanes, the shortest nearest.
fn place(frame: FlowFrame, stops: &[FlowStop], bands: &[FlowBand]) -> Vec<PlacedBand> {
    let mut drawn: Vec<FlowBand> =
        bands.iter().copied().filter(|band| band.share > 0.0 && band.from != band.to && band.from.max(band.to) < stops.len()).collect();
    drawn.sort_by(|a, b| b.share.total_cmp(&a.share).then((a.from, a.to).cmp(&(b.from, b.to))));
    drawn.truncate(MOST_BANDS);
    drawn.sort_by_key(|band| (band.from.abs_diff(band.to), band.from, band.to));
    let mut placed: Vec<PlacedBand> = Vec::with_capacity(drawn.len());
    for band in drawn {
        let wide = frame.wide(band.share);
        let mut new = PlacedBand { band, wide, leaves: 0, lane: 0, arrives: 0 };
        new.lane = if band.to == band.from + 1 {
            frame.base + frame.indent.unwrap_or(0)
        } else if band.to > band.from {
            lane_right(frame, stops, &placed, &new)
        } else {
            lane_left(frame, &placed, &new)
        };
        let beside = |at: usize, is_there: fn(&PlacedBand) -> usize| -> i32 {
            placed.iter().filter(|other| other.band.to > other.band.from && is_there(other) == at).map(|other| other.wide).sum()
        };
        let hold = |x: i32, at: usize| {
            let room = (frame.wide(stops[at].share) - wide).max(0);
            frame.base + frame.indent.unwrap_or(x).min(room)
        };
        (new.leaves, new.arrives) =
            (hold(beside(band.from, |other| other.band.from), band.from), hold(beside(band.to, |other| other.band.to), band.to));
        placed.push(new);
    }
    placed
}

/// The nearest free lane to the right of the touchpoints that are passed; the last one where none is free.
fn lane_right(frame: FlowFrame, stops: &[FlowStop], placed: &[PlacedBand], new: &PlacedBand) -> i32 {
    let (top, foot) = new.rows();
    let widest = stops[top..=foot].iter().map(|stop| frame.wide(stop.share)).max().unwrap_or(0);
    let mut x = frame.base + widest + 2 * GAP;
    let mut taken: Vec<&PlacedBand> =
        placed.iter().filter(|other| other.band.to > other.band.from + 1 && other.shares_a_row(new)).collect();
    taken.sort_by_key(|other| other.lane);
    for other in taken {
        if x < other.lane + other.wide + GAP && other.lane < x + new.wide + GAP {
            x = other.lane + other.wide + GAP;
        }
    }
    x.min(frame.width - new.wide - 1)
}

/// The same to the left, for what leads back.
fn lane_left(frame: FlowFrame, placed: &[PlacedBand], new: &PlacedBand) -> i32 {
    let mut x = frame.base - 3 * GAP - new.wide;
    let mut taken: Vec<&PlacedBand> = placed.iter().filter(|other| other.band.to < other.band.from && other.shares_a_row(new)).collect();
    taken.sort_by_key(|other| std::cmp::Reverse(other.lane));
    for other in taken {
        if x < other.lane + other.wide + GAP && other.lane < x + new.wide + GAP {
            x = other.lane - GAP - new.wide;
        }
    }
    x.max(1)
}

/// What of a band runs through a row: its area, and where it is not documented its two sides.
fn write_band(svg: &mut String, frame: FlowFrame, placed: &PlacedBand, at: usize) {
    let &PlacedBand { band, wide, leaves, lane, arrives } = placed;
    let (top, foot) = placed.rows();
    if at < top || at > foot {
        return;
    }
    let (base, far) = (frame.base, lane + wide);
    let (left, right) = match at {
        // Back: from the side of a touchpoint up, and from below to the side of another, with the head of an arrow.
        _ if band.to < band.from && at == band.from => {
            (format!("M{base} 56C{lane} 56 {lane} 40 {lane} 0"), format!("{far} 0C{far} 30 {far} 44 {base} 44"))
        }
        _ if band.to < band.from && at == band.to => {
            let neck = base - 6;
            (
                format!("M{lane} {HIGH}C{lane} 56 {lane} 44 {neck} 44V36L{base} 50"),
                format!("{base} 50L{neck} 64V56C{far} 56 {far} 70 {far} {HIGH}"),
            )
        }
        _ if at == band.from => sides((leaves, FOOT), (lane, HIGH), wide),
        _ if at == band.to => sides((lane, 0), (arrives, TOP), wide),
        _ => sides((lane, 0), (lane, HIGH), wide),
    };
    let class = if band.is_documented { "lf-as" } else { "lf-else" };
    let _ = write!(svg, "<path class=\"{class}\" d=\"{left}L{right}z\"/>");
    if !band.is_documented {
        let _ = write!(svg, "<path class=\"lf-side\" d=\"{left}M{right}\"/>");
    }
}

/// The sides of a band of a width that leads from one place to another below it: the left one down, and the right one back up.
fn sides((x, y): (i32, i32), (to_x, to_y): (i32, i32), wide: i32) -> (String, String) {
    let (far, to_far) = (x + wide, to_x + wide);
    if x == to_x {
        return (format!("M{x} {y}V{to_y}"), format!("{far} {to_y}V{y}"));
    }
    let middle = i32::midpoint(y, to_y);
    (format!("M{x} {y}C{x} {middle} {to_x} {middle} {to_x} {to_y}"), format!("{to_far} {to_y}C{to_far} {middle} {far} {middle} {far} {y}"))
}

/// A touchpoint, and what ends with it, right of what goes on.
fn write_stop(svg: &mut String, frame: FlowFrame, stop: FlowStop, going_on: i32) {
    let base = frame.base;
    let wide = frame.wide(stop.share);
    if stop.leaving > 0.0 {
        let leaving = frame.wide(stop.leaving);
        let x = (base + going_on).min(base + (wide - leaving).max(0));
        let _ = write!(svg, "<path class=\"lf-end\" d=\"M{x} {FOOT}h{leaving}v20l-{} 8l-{} -8z\"/>", leaving / 2, leaving - leaving / 2);
    }
    let (class, wide) = if wide == 0 { ("lf-no", 12) } else { ("lf-at", wide) };
    let _ = write!(svg, "<path class=\"{class}\" d=\"M{base} {TOP}h{wide}V{FOOT}h-{wide}z\"/>");
}

#[cfg(test)]
mod tests;
