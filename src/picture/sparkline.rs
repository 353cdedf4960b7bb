//! The readings of a measure as a line, the target as a dashed one, and the good side of the target
//! shaded. Time runs to scale, so that a long silence looks long.

use std::fmt::Write as _;

use crate::base::date::Date;
use crate::base::number_format::say_number;
use crate::base::vocabulary::Better;
use crate::words::{MessageValue, Words, message};

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Spark<'a> {
    /// What is measured, escaped.
    pub title: &'a str,
    /// In what, escaped; empty where nobody says.
    pub unit: &'a str,
    /// Oldest first.
    pub readings: &'a [(Date, f64)],
    /// What it should become.
    pub target: Option<f64>,
    /// What it was.
    pub baseline: Option<f64>,
    /// Which way is better.
    pub better: Option<Better>,
    /// What its words are said with.
    pub words: &'a Words,
}

/// A picture's size and the frame of the line within it.
struct PlotArea {
    width: i32,
    height: i32,
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
}

const FRAME: PlotArea = PlotArea { width: 320, height: 104, left: 6, right: 248, top: 14, bottom: 80 };

/// Two labels closer than this cover each other.
const LINE: i32 = 14;

/// Characters of the longest unit that has room beside the last reading.
const LONGEST_UNIT: usize = 3;

impl Spark<'_> {
    /// The picture, with the first and the last reading, the baseline, the target and the dates. None without a reading.
    pub fn draw(&self) -> Option<String> {
        let mut svg = self.begin()?;
        self.lines(&mut svg);
        self.labels(&mut svg);
        svg.push_str("</svg>");
        Some(svg)
    }

    fn begin(&self) -> Option<String> {
        let (first, last) = (self.readings.first()?, self.readings.last()?);
        let mut svg = String::with_capacity(1024);
        let _ = write!(
            svg,
            "<svg class=\"spark\" viewBox=\"0 0 {} {}\" role=\"img\"><title>{}</title><desc>",
            FRAME.width, FRAME.height, self.title
        );
        let says = if self.readings.len() > 1 { message::SPARK_READINGS } else { message::SPARK_ONE_READING };
        self.words.write_html(
            says,
            &[
                ("count", self.readings.len().into()),
                ("first", MessageValue::Html(&self.with_unit(first.1))),
                ("first-day", (&self.words.day(first.0)).into()),
                ("last", MessageValue::Html(&self.with_unit(last.1))),
                ("last-day", (&self.words.day(last.0)).into()),
            ],
            &mut svg,
        );
        if let Some(target) = self.target {
            svg.push_str("; ");
            self.write_target(&self.with_unit(target), &mut svg);
        }
        svg.push_str("</desc>");
        Some(svg)
    }

    /// Writes the target, which is escaped.
    fn write_target(&self, target: &str, svg: &mut String) {
        self.words.write_html(message::MEASURE_TARGET, &[("value", MessageValue::Html(target))], svg);
    }

    fn with_unit(&self, value: f64) -> String {
        with_unit(value, self.unit)
    }

    fn lines(&self, svg: &mut String) {
        let scale = self.scale();
        if let Some(y) = self.target.map(|t| scale.y(t)) {
            let good = match self.better {
                Some(Better::Up) => Some((0, y)),
                Some(Better::Down) => Some((y, FRAME.bottom + FRAME.top.min(4) - y)),
                None => None,
            };
            let width = FRAME.right + 3;
            if let Some((from, height)) = good.filter(|(_, height)| *height > 0) {
                let _ = write!(svg, "<path class=\"good-side\" d=\"M0 {from}h{width}v{height}H0z\"/>");
            }
            let _ = write!(svg, "<path class=\"target\" d=\"M0 {y}H{width}\"/>");
        }
        let points: Vec<(i32, i32)> = self.readings.iter().map(|&(date, value)| (scale.x(date), scale.y(value))).collect();
        let mut path = String::new();
        for (i, (x, y)) in points.iter().enumerate() {
            let _ = write!(path, "{}{x} {y}", if i == 0 { "M" } else { "L" });
        }
        if points.len() > 1 {
            let _ = write!(svg, "<path class=\"curve\" d=\"{path}\"/>");
        }
        if let Some((x, y)) = points.last() {
            let _ = write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"3\"/>");
        }
    }

    fn labels(&self, svg: &mut String) {
        let scale = self.scale();
        let at = FRAME.right + 10;
        let (Some(first), Some(last)) = (self.readings.first(), self.readings.last()) else { return };
        let last_y = scale.y(last.1);
        // A long unit would run out of the picture.
        let unit = if self.unit.chars().count() <= LONGEST_UNIT { self.unit } else { "" };
        let target_y = self.target.map(|t| apart(scale.y(t), last_y));
        let _ = write!(svg, "<text class=\"last\" x=\"{at}\" y=\"{}\">{}</text>", last_y + 5, with_unit(last.1, unit));
        if let (Some(target), Some(y)) = (self.target, target_y) {
            let _ = write!(svg, "<text x=\"{at}\" y=\"{}\">", y + 4);
            self.write_target(&say_number(target), svg);
            svg.push_str("</text>");
        }
        if let Some(baseline) = self.baseline {
            let y = scale.y(baseline);
            let _ = write!(svg, "<path class=\"baseline\" d=\"M0 {y}h8\"/>");
        }
        let foot = FRAME.height - 6;
        if self.readings.len() > 1 {
            let _ = write!(svg, "<text x=\"0\" y=\"{foot}\">{}</text>", self.words.month(first.0));
        }
        let _ = write!(svg, "<text class=\"end\" x=\"{}\" y=\"{foot}\">{}</text>", FRAME.right + 3, self.words.month(last.0));
    }

    fn scale(&self) -> Scale {
        let values = || self.readings.iter().map(|&(_, v)| v).chain(self.target).chain(self.baseline);
        let days = || self.readings.iter().map(|&(d, _)| d.days());
        Scale {
            low: values().reduce(f64::min).unwrap_or(0.0),
            high: values().reduce(f64::max).unwrap_or(0.0),
            from: days().min().unwrap_or(0),
            to: days().max().unwrap_or(0),
        }
    }
}

/// A value with its unit: `92 %`.
pub fn with_unit(value: f64, unit: &str) -> String {
    let (currency, rest) = split_currency(unit);
    let mut number = say_number(value);
    // Money has two decimals or none.
    if !currency.is_empty() && number.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 1) {
        number.push('0');
    }
    let number = match number.strip_prefix('\u{2212}') {
        Some(amount) => format!("\u{2212}{currency}{amount}"),
        None => format!("{currency}{number}"),
    };
    if rest.is_empty() { number } else { format!("{number}\u{a0}{rest}") }
}

/// A unit as the sign of a currency, which stands before its number, and what stands behind it: `£ a month`.
pub fn split_currency(unit: &str) -> (&str, &str) {
    let sign = unit.chars().next().filter(|c| "£$€¥₹".contains(*c)).map_or(0, char::len_utf8);
    let (sign, rest) = unit.split_at(sign);
    (sign, rest.trim_start())
}

/// A label's height, moved off another's.
fn apart(y: i32, other: i32) -> i32 {
    if (y - other).abs() >= LINE {
        y
    } else if y >= other && other + LINE <= FRAME.bottom + 4 || y < other && other - LINE < 8 {
        other + LINE
    } else {
        other - LINE
    }
}

/// Where values and days lie in the frame.
struct Scale {
    low: f64,
    high: f64,
    from: i64,
    to: i64,
}

impl Scale {
    #[expect(clippy::cast_possible_truncation, reason = "between the top and the bottom of the frame")]
    fn y(&self, value: f64) -> i32 {
        let (top, bottom) = (f64::from(FRAME.top), f64::from(FRAME.bottom));
        let part = if self.high > self.low { (value - self.low) / (self.high - self.low) } else { 0.5 };
        (bottom - part * (bottom - top)).round() as i32
    }

    /// A single day lies at the right end.
    fn x(&self, date: Date) -> i32 {
        let span = i64::from(FRAME.right - FRAME.left);
        let part = if self.to > self.from { (date.days() - self.from) * span / (self.to - self.from) } else { span };
        FRAME.left + i32::try_from(part).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spark(readings: &[(Date, f64)]) -> Spark<'_> {
        Spark {
            title: "Hours",
            unit: "h",
            readings,
            target: Some(2.0),
            baseline: None,
            better: Some(Better::Down),
            words: Words::english(),
        }
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn nothing_is_drawn_without_a_reading() {
        assert_eq!(spark(&[]).draw(), None);
    }

    #[test]
    fn a_single_reading_is_a_point_at_the_right_end() {
        let svg = spark(&[(day("2026-01-01"), 3.0)]).draw().unwrap();
        assert!(svg.contains("cx=\"248\" cy=\"14\"") && !svg.contains("curve"), "{svg}");
        assert!(svg.contains("<desc>One reading, 3\u{a0}h on 1 January 2026; target 2\u{a0}h</desc>"), "{svg}");
    }

    #[test]
    fn a_currency_stands_before_its_number_and_other_units_behind() {
        let said = [with_unit(792.0, "£"), with_unit(-4.4, "€ a month"), with_unit(2.5, "h"), with_unit(3.0, "")];
        assert_eq!(said, ["£792", "\u{2212}€4.40\u{a0}a month", "2.5\u{a0}h", "3"]);
    }

    #[test]
    fn time_runs_to_scale() {
        let readings = [(day("2026-01-01"), 3.0), (day("2026-01-02"), 3.0), (day("2026-01-11"), 2.0)];
        let svg = spark(&readings).draw().unwrap();
        assert!(svg.contains("M6 14L30 14L248 80"), "{svg}");
    }

    #[test]
    fn the_good_side_of_a_measure_that_should_fall_is_below_its_target() {
        let readings = [(day("2026-01-01"), 3.0), (day("2026-01-11"), 1.0)];
        let svg = spark(&readings).draw().unwrap();
        assert!(svg.contains("class=\"good-side\" d=\"M0 47h251v37H0z\""), "{svg}");
    }

    #[test]
    fn labels_of_near_values_do_not_cover_each_other() {
        let readings = [(day("2026-01-01"), 9.0), (day("2026-01-11"), 2.1)];
        let svg = spark(&readings).draw().unwrap();
        let ys: Vec<i32> = svg.split("x=\"258\" y=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
        assert!(ys.len() == 2 && (ys[0] - ys[1]).abs() >= LINE - 1, "{svg}");
    }
}
