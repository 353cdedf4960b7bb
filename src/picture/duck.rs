//! The duck: what the customer sees of the work for one case, and what lies below the waterline. Minutes, as a bar to one scale.

use std::fmt::Write as _;

use crate::words::{MessageValue, Words, message};

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

/// How long the bar is with all its parts.
const LENGTH: f64 = 114.0;

impl DuckPicture {
    /// The picture; none where nothing is known.
    pub fn draw(&self, words: &Words) -> Option<String> {
        let below = self.back + self.support;
        let all = self.front + below;
        if all <= 0.0 {
            return None;
        }
        // A little is still seen.
        let long = |minutes: f64| if minutes > 0.0 { whole(minutes / all * LENGTH).max(2) } else { 0 };
        let (front, back, support) = (long(self.front), long(self.back), long(self.support));
        let mut svg = String::with_capacity(400);
        let _ =
            write!(svg, "<svg class=\"duck\" viewBox=\"0 0 120 14\" role=\"img\"><title>{}</title><desc>", words.html(message::DUCK_TITLE));
        words.write_html(
            message::DUCK_DESCRIPTION,
            &[("above", MessageValue::Minutes(self.front)), ("below", MessageValue::Minutes(below))],
            &mut svg,
        );
        let _ = write!(
            svg,
            "</desc><path class=\"front\" d=\"M0 3h{front}v8h-{front}z\"/><path class=\"back\" d=\"M{} 3h{back}v8h-{back}z\"/><path class=\"support\" d=\"M{} 3h{support}v8h-{support}z\"/><path class=\"waterline\" d=\"M{} 0v14\"/></svg>",
            front + 1,
            front + back + 1,
            front + 1
        );
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
        let svg = DuckPicture { front: 20.0, back: 30.0, support: 7.0 }.draw(Words::english()).unwrap();
        assert!(svg.contains("M0 3h40v8h-40z") && svg.contains("M41 3h60v8h-60z") && svg.contains("M101 3h14v8h-14z"), "{svg}");
    }

    #[test]
    fn nothing_known_is_not_drawn_as_nothing_done() {
        assert_eq!(DuckPicture { front: 0.0, back: 0.0, support: 0.0 }.draw(Words::english()), None);
    }

    #[test]
    fn a_little_is_still_seen() {
        let svg = DuckPicture { front: 1.0, back: 6000.0, support: 0.0 }.draw(Words::english()).unwrap();
        assert!(svg.contains("M0 3h2v8h-2z"), "{svg}");
    }
}
