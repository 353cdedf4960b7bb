//! How much a need matters, and how well it is met: two marks on one scale from 0 to 10, and the
//! distance between them where it is met less than it matters.

use std::fmt::Write as _;

use crate::words::{MessageValue, Words, message};

/// Room at both ends for the marks.
const EDGE: i32 = 7;

/// The picture; none where neither is known.
pub fn draw(importance: Option<f64>, satisfaction: Option<f64>, words: &Words) -> Option<String> {
    let marks = [(message::GAUGE_MATTERS, importance), (message::GAUGE_IS_MET, satisfaction)];
    let mut known = marks.into_iter().filter_map(|(says, value)| Some((says, value?))).peekable();
    known.peek()?;
    let mut svg = String::with_capacity(400);
    let _ =
        write!(svg, "<svg class=\"gauge\" viewBox=\"-14 0 166 14\" role=\"img\"><title>{}</title><desc>", words.html(message::GAUGE_TITLE));
    for (i, (says, value)) in known.enumerate() {
        svg.push_str(if i > 0 { ", " } else { "" });
        words.write_html(says, &[("value", MessageValue::Number(value))], &mut svg);
    }
    let _ = write!(
        svg,
        "</desc><text x=\"-12\" y=\"11\">0</text><text x=\"136\" y=\"11\">10</text><path class=\"scale\" d=\"M{EDGE} 7h120\"/>"
    );
    if let (Some(matters), Some(met)) = (importance, satisfaction)
        && met < matters
    {
        let _ = write!(svg, "<path class=\"lack\" d=\"M{} 7H{}\"/>", at(met), at(matters));
    }
    if let Some(met) = satisfaction {
        let _ = write!(svg, "<circle class=\"met-mark\" cx=\"{}\" cy=\"7\" r=\"5\"/>", at(met));
    }
    if let Some(matters) = importance {
        let _ = write!(svg, "<path class=\"matters-mark\" d=\"M{} 1v12\"/>", at(matters));
    }
    svg.push_str("</svg>");
    Some(svg)
}

#[expect(clippy::cast_possible_truncation, reason = "a value lies between 0 and 10")]
fn at(value: f64) -> i32 {
    EDGE + (value * 12.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_is_drawn_between_the_two() {
        let svg = draw(Some(9.0), Some(3.0), Words::english()).unwrap();
        assert!(svg.contains("class=\"lack\" d=\"M43 7H115\""), "{svg}");
        assert!(!draw(Some(3.0), Some(9.0), Words::english()).unwrap().contains("lack"));
    }

    #[test]
    fn the_unknown_is_not_drawn() {
        assert_eq!(draw(None, None, Words::english()), None);
        let svg = draw(Some(5.0), None, Words::english()).unwrap();
        assert!(!svg.contains("met-mark") && svg.contains("<desc>matters 5 of 10</desc>"), "{svg}");
    }
}
