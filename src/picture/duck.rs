//! The duck: what the customer sees above the waterline, and below it what it takes. Minutes for
//! one case, drawn to one scale.

use std::fmt::Write as _;

use crate::base::number_format::say_minutes;
use crate::words::{Message, MessageValue, Words, message};

/// Known minutes for one case.
#[derive(Clone, Copy, Debug)]
pub struct DuckPicture {
    /// Seen by the customer.
    pub front: f64,
    /// Done by us out of sight.
    pub back: f64,
    /// Done so that others can work.
    pub support: f64,
}

/// Where the waterline lies, and how far the picture reaches above and below it.
const WATERLINE: i32 = 66;
const ABOVE: f64 = 56.0;
const BELOW: f64 = 84.0;

/// A bird that swims at the right of the bars, its feet under water.
const BIRD: &str = "<path class=\"bird\" d=\"M182 60c9 1 15-3 20-12 2-4 0-6 0-11a10 10 0 0 1 20 0c0 2 0 3-1 5l8 3c-2 3-5 4-9 3 4 5 6 9 5 13-2 8-10 11-20 11-12 0-20-4-23-12z\"/><circle class=\"eye\" cx=\"214\" cy=\"35\" r=\"1\"/><path class=\"feet\" d=\"M200 74l-5 12 8-2M212 73l1 13 7-4\"/>";

impl DuckPicture {
    /// The picture; none where nothing is known.
    pub fn draw(&self, words: &Words) -> Option<String> {
        let below = self.back + self.support;
        if self.front + below <= 0.0 {
            return None;
        }
        let scale = [(ABOVE, self.front), (BELOW, below)].into_iter().filter(|(_, minutes)| *minutes > 0.0);
        let scale = scale.map(|(room, minutes)| room / minutes).reduce(f64::min).unwrap_or(0.0);
        let high = |minutes: f64| if minutes > 0.0 { whole(minutes * scale).max(2) } else { 0 };
        let (front, back, support) = (high(self.front), high(self.back), high(self.support));
        let bottom = WATERLINE + back + support + 12;
        let mut svg = String::with_capacity(1200);
        let _ = write!(
            svg,
            "<svg class=\"duck-picture\" viewBox=\"0 0 264 {bottom}\" role=\"img\"><title>{}</title><desc>",
            words.html(message::DUCK_TITLE)
        );
        words.write_html(
            message::DUCK_DESCRIPTION,
            &[("above", MessageValue::Minutes(self.front)), ("below", MessageValue::Minutes(below))],
            &mut svg,
        );
        let _ = write!(svg, "</desc><path class=\"sea\" d=\"M0 {WATERLINE}H264V{bottom}H0z\"/>");
        let _ = write!(svg, "<path class=\"front\" d=\"M12 {WATERLINE}v-{front}h40v{front}z\"/>");
        let _ = write!(svg, "<path class=\"back\" d=\"M12 {WATERLINE}h40v{back}h-40z\"/>");
        let _ = write!(svg, "<path class=\"support\" d=\"M12 {}h40v{support}h-40z\"/>", WATERLINE + back);
        svg.push_str(BIRD);
        let _ = write!(svg, "<path class=\"waterline\" d=\"M0 {WATERLINE}H264\"/>");
        let mut label = |y: i32, minutes: f64, says: Message| {
            let minutes = format!("<tspan class=\"last\">{}</tspan>", say_minutes(minutes));
            let _ = write!(svg, "<text x=\"64\" y=\"{y}\">");
            words.write_html(says, &[("minutes", MessageValue::Html(&minutes))], &mut svg);
            svg.push_str("</text>");
        };
        label(WATERLINE - (front / 2).max(6) + 4, self.front, message::DUCK_SEEN);
        if back > 0 {
            label(WATERLINE + (back / 2).max(8) + 4, self.back, message::DUCK_BEHIND);
        }
        if support > 0 {
            let y = WATERLINE + back + support / 2 + 4;
            label(y.max(WATERLINE + if back > 0 { (back / 2).max(8) + 20 } else { 12 }), self.support, message::DUCK_SUPPORT);
        }
        svg.push_str("</svg>");
        Some(svg)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "within the picture")]
fn whole(n: f64) -> i32 {
    n.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_above_and_below_are_drawn_to_one_scale() {
        let svg = DuckPicture { front: 20.0, back: 50.0, support: 10.0 }.draw(Words::english()).unwrap();
        assert!(svg.contains("v-28h40") && svg.contains("h40v70h-40z") && svg.contains("h40v14h-40z"), "{svg}");
    }

    #[test]
    fn nothing_known_is_not_drawn_as_nothing_done() {
        assert_eq!(DuckPicture { front: 0.0, back: 0.0, support: 0.0 }.draw(Words::english()), None);
    }

    #[test]
    fn a_little_is_still_seen() {
        let svg = DuckPicture { front: 1.0, back: 6000.0, support: 0.0 }.draw(Words::english()).unwrap();
        assert!(svg.contains("v-2h40"), "{svg}");
    }
}
