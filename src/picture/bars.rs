//! Bars on one scale, for rows whose names and figures stand beside them as text. They are as wide as the page lets them, so they hold
//! nothing that would be stretched: no words, no circles. What is something is seen, however little it is.

use std::fmt::Write as _;

/// How wide and high a bar is, before the page stretches it.
pub const WIDTH: i32 = 600;
const HIGH: i32 = 14;

/// What is not nothing is never narrower than this.
const LEAST: i32 = 2;

/// The least room on either side of a line that bars lie across.
const SIDE: i32 = 60;

/// A part of a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarPart {
    /// What the style sheet knows it by.
    pub class: &'static str,
    /// How much it is, 0 or more.
    pub amount: f64,
}

impl BarPart {
    /// A part of an amount; nothing where that is unknown, which words have to say.
    pub fn new(class: &'static str, amount: Option<f64>) -> Self {
        Self { class, amount: amount.filter(|n| n.is_finite() && *n > 0.0).unwrap_or(0.0) }
    }

    /// A part of a count.
    pub fn count(class: &'static str, count: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
        let amount = count as f64;
        Self { class, amount }
    }
}

/// A stretch of a bar: its class, where it begins and where it ends.
type BarStretch = (&'static str, i32, i32);

/// How long what is, for all bars of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarScale {
    most: f64,
    width: i32,
}

impl BarScale {
    /// A scale on which the longest of these is as wide as there is room.
    pub fn of(amounts: impl IntoIterator<Item = f64>) -> Self {
        Self::within(amounts, WIDTH)
    }

    fn within(amounts: impl IntoIterator<Item = f64>, width: i32) -> Self {
        Self { most: amounts.into_iter().filter(|n| n.is_finite()).fold(0.0, f64::max), width }
    }

    /// Where an amount ends.
    #[expect(clippy::cast_possible_truncation, reason = "held within the width")]
    fn at(self, amount: f64) -> i32 {
        if self.most > 0.0 { (f64::from(self.width) * (amount / self.most).clamp(0.0, 1.0)).round() as i32 } else { 0 }
    }

    /// The parts one behind the other, from the beginning, each of them wide enough to be seen.
    fn stretches(self, parts: &[BarPart]) -> Vec<BarStretch> {
        let seen: Vec<&BarPart> = parts.iter().filter(|part| part.amount > 0.0).collect();
        let (mut sum, mut end) = (0.0, 0);
        let mut ends: Vec<i32> = Vec::with_capacity(seen.len());
        for part in &seen {
            sum += part.amount;
            end = self.at(sum).max(end + LEAST);
            ends.push(end);
        }
        // Where little parts have pushed the others beyond the end, those before them make room.
        let mut room = self.width;
        for end in ends.iter_mut().rev() {
            *end = (*end).min(room);
            room = (*end - LEAST).max(0);
        }
        let starts = std::iter::once(0).chain(ends.iter().copied());
        seen.iter().zip(starts.zip(ends.iter().copied())).map(|(part, (from, to))| (part.class, from, to)).collect()
    }

    /// A bar with its parts, and a mark at an amount to compare it with.
    pub fn bar(self, parts: &[BarPart], mark: Option<f64>) -> String {
        let mut svg = begin("bar");
        self.stretches(parts).into_iter().for_each(|stretch| write_stretch(&mut svg, stretch));
        if let Some(mark) = mark {
            let _ = write!(svg, "<path class=\"mark\" d=\"M{} 0v{HIGH}\"/>", self.at(mark).clamp(1, self.width - 1));
        }
        svg.push_str("</svg>");
        svg
    }
}

/// How long what is on both sides of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AcrossScale {
    left: BarScale,
    right: BarScale,
}

impl AcrossScale {
    /// A scale for bars that reach so far to the left and the right of one line, both sides alike.
    pub fn of(amounts: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let most = amounts.into_iter().filter(|(a, b)| a.is_finite() && b.is_finite());
        let (left, right) = most.fold((0.0, 0.0), |most: (f64, f64), (a, b)| (most.0.max(a), most.1.max(b)));
        let all = left + right;
        #[expect(clippy::cast_possible_truncation, reason = "a part of the width")]
        let line = if all > 0.0 { (f64::from(WIDTH) * left / all).round() as i32 } else { WIDTH / 2 };
        let line = line.clamp(SIDE, WIDTH - SIDE);
        // One minute is as long on the one side as on the other.
        let per = (f64::from(line) / left.max(f64::MIN_POSITIVE)).min(f64::from(WIDTH - line) / right.max(f64::MIN_POSITIVE));
        Self {
            left: BarScale { most: f64::from(line) / per, width: line },
            right: BarScale { most: f64::from(WIDTH - line) / per, width: WIDTH - line },
        }
    }

    /// Where the line stands, in parts of the width.
    pub fn line(self) -> i32 {
        self.left.width
    }

    /// A bar across the line: its parts to the left, from the line outwards, and those to the right.
    pub fn bar(self, left: &[BarPart], right: &[BarPart]) -> String {
        let line = self.line();
        let mut svg = begin("bar across");
        for (class, from, to) in self.left.stretches(left) {
            write_stretch(&mut svg, (class, line - to, line - from));
        }
        for (class, from, to) in self.right.stretches(right) {
            write_stretch(&mut svg, (class, line + from, line + to));
        }
        let _ = write!(svg, "<path class=\"mark\" d=\"M{line} 0v{HIGH}\"/></svg>");
        svg
    }
}

fn begin(class: &str) -> String {
    format!("<svg class=\"{class}\" viewBox=\"0 0 {WIDTH} {HIGH}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
}

fn write_stretch(svg: &mut String, (class, from, to): BarStretch) {
    let width = to - from;
    let _ = write!(svg, "<path class=\"{class}\" d=\"M{from} 0h{width}v{HIGH}h-{width}z\"/>");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(amounts: &[f64]) -> Vec<BarPart> {
        amounts.iter().map(|&amount| BarPart { class: "a", amount }).collect()
    }

    #[test]
    fn bars_share_one_scale() {
        let scale = BarScale::of([30.0, 60.0]);
        assert_eq!(scale.stretches(&parts(&[30.0, 15.0])), [("a", 0, 300), ("a", 300, 450)]);
        assert!(scale.bar(&parts(&[60.0]), Some(15.0)).contains("M0 0h600v14h-600z\"/><path class=\"mark\" d=\"M150 0v14\""));
    }

    #[test]
    fn little_parts_at_the_end_of_a_full_bar_take_their_room_from_the_longest() {
        let stretches = BarScale::of([1001.0]).stretches(&parts(&[1000.0, 0.5, 0.5]));
        assert_eq!(stretches, [("a", 0, 596), ("a", 596, 598), ("a", 598, 600)]);
        let stretches = BarScale::of([1001.0]).stretches(&parts(&[0.5, 1000.0, 0.5]));
        assert_eq!(stretches, [("a", 0, 2), ("a", 2, 598), ("a", 598, 600)]);
    }

    #[test]
    fn what_lies_across_a_line_is_as_long_on_either_side() {
        let scale = AcrossScale::of([(20.0, 40.0), (10.0, 5.0)]);
        assert_eq!(scale.line(), 200);
        let bar = scale.bar(&parts(&[10.0]), &parts(&[10.0]));
        assert!(bar.contains("M100 0h100v14") && bar.contains("M200 0h100v14"), "{bar}");
        // Where nothing lies on one side, the line still stands inside.
        assert_eq!(AcrossScale::of([(0.0, 40.0)]).line(), SIDE);
        assert_eq!(AcrossScale::of([]).line(), 300);
    }

    #[test]
    fn the_unknown_is_no_bar() {
        let bar = BarScale::of([1.0]).bar(&[BarPart::new("a", None), BarPart::new("a", Some(f64::NAN))], None);
        assert!(!bar.contains("path"), "{bar}");
    }

    proptest! {
        #[test]
        fn parts_lie_beside_each_other_and_inside(amounts in proptest::collection::vec(0.0..1e6_f64, 0..12), most in 0.1..1e7_f64) {
            let known: f64 = amounts.iter().sum();
            let stretches = BarScale::of([most, known]).stretches(&parts(&amounts));
            prop_assert_eq!(stretches.len(), amounts.iter().filter(|n| **n > 0.0).count());
            let mut end = 0;
            for (_, from, to) in stretches {
                prop_assert!(from == end && to - from >= LEAST && to <= WIDTH, "{} to {}", from, to);
                end = to;
            }
        }

        #[test]
        fn what_is_more_is_no_shorter(a in 0.0..1e6_f64, b in 0.0..1e6_f64) {
            let scale = BarScale::of([a, b]);
            let end = |n| scale.stretches(&parts(&[n])).first().map_or(0, |stretch| stretch.2);
            prop_assert!(a > b || end(a) <= end(b));
        }
    }
}
