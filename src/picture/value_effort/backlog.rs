//! The opportunities of a whole site by what they are worth and what work they are, the first with a number in their dots. What else could be
//! done for one, its options, lie at its height as small rings: the same worth for more work or less.

use crate::model::id::NodeId;
use crate::picture::scatter::{self, Axis, Extent, PlacedDot, ScatterDot};
use crate::picture::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};
use crate::words::{Message, MessageValue, Words, message};

use super::Worth;

/// How many opportunities have a number, those that come first in the backlog.
pub const NUMBERED: usize = 8;

/// How far the ring of an option reaches.
const OPTION: i32 = 4;

/// What both figures go up to.
const MOST: f64 = 10.0;

/// An opportunity of which worth and work are known.
#[derive(Clone, Debug, PartialEq)]
pub struct BacklogDot {
    /// The opportunity.
    pub node: NodeId,
    /// What it is called.
    pub title: String,
    /// What it is worth, and what work it is.
    pub worth: Worth,
    /// Its options of which it is known what work they are.
    pub options: Vec<OptionDot>,
}

/// An option of an opportunity.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionDot {
    /// What it is, and what it costs where that is known.
    pub title: String,
    /// What work it is, from 0 to 10.
    pub work: f64,
}

/// What is drawn of worth begins here, or at what is worth less.
const LEAST: f64 = 4.0;

/// What lies between much and little.
const HALF: f64 = 5.0;

/// The field and what things at its lower edge are worth.
struct BacklogPlane {
    field: Rect,
    least: f64,
}

/// The picture of opportunities in the order of the backlog; none where there is none.
pub fn backlog(items: &[BacklogDot], extent: Extent, words: &Words) -> Option<Scene> {
    let least = items.iter().map(|item| item.worth.value).min_by(f64::total_cmp)?;
    let field = extent.pick(Rect::new(26, 44, 560, 420), Rect::new(22, 44, 260, 380));
    let plane = BacklogPlane { field, least: least.floor().clamp(0.0, LEAST) };
    let dots = scatter::ranked((0..).zip(items).map(|(rank, item)| plane.dot(rank, item, words)).collect());
    let item = |placed: &PlacedDot| &items[dots[placed.index].rank];
    let placed = scatter::layout_within(&dots, NUMBERED, field, |rank, at| plane.is_of_quarter(items[dots[rank].rank].worth, at));
    let mut shapes = plane.frame(extent, words);
    for placed in &placed {
        shapes.extend(plane.options(item(placed), placed.at, words));
    }
    shapes.extend(scatter::shapes(&dots, &placed, NUMBERED));
    Some(Scene {
        class: extent.pick("backlog-map pic-wide", "backlog-map pic-narrow"),
        width: field.right() + extent.pick(14, 6),
        height: field.bottom() + 58,
        title: words.text(message::WORTH_TITLE).to_owned(),
        description: words.say(message::BACKLOG_MAP_DESCRIPTION, &[("count", dots.len().into())]),
        shapes,
    })
}

impl BacklogPlane {
    fn dot(&self, rank: usize, item: &BacklogDot, words: &Words) -> ScatterDot {
        let figures = [
            ("title", MessageValue::Text(&item.title)),
            ("value", MessageValue::Number(item.worth.value)),
            ("effort", MessageValue::Number(item.worth.work)),
        ];
        ScatterDot {
            node: item.node,
            across: item.worth.work / MOST,
            up: self.up(item.worth.value),
            rank,
            is_open: false,
            name: words.say(message::BACKLOG_MAP_ITEM, &figures),
        }
    }

    /// Whether a place lies in the quarter of a worth: a dot that gives way to others stays on its side of both lines.
    fn is_of_quarter(&self, worth: Worth, at: Point) -> bool {
        let middle = self.middle();
        let is_side = |figure: f64, beyond: i32| if figure > HALF { beyond > 0 } else { figure == HALF || beyond <= 0 };
        is_side(worth.work, at.x - middle.x) && is_side(worth.value, middle.y - at.y)
    }

    /// Where the lines between much and little cross.
    #[expect(clippy::cast_possible_truncation, reason = "a part of the field")]
    fn middle(&self) -> Point {
        let field = self.field;
        Point::new(field.x + field.width / 2, field.bottom() - (f64::from(field.height) * self.up(HALF)).round() as i32)
    }

    /// How far up a worth lies, from 0 to 1.
    fn up(&self, value: f64) -> f64 {
        (value - self.least) / (MOST - self.least)
    }

    #[expect(clippy::cast_possible_truncation, reason = "held within the field")]
    fn across(&self, work: f64) -> i32 {
        let x = self.field.x + (f64::from(self.field.width) * (work / MOST).clamp(0.0, 1.0)).round() as i32;
        x.clamp(self.field.x + OPTION, self.field.right() - OPTION)
    }

    /// The line through an opportunity that lies somewhere and its options; none where it has none.
    fn line(&self, item: &BacklogDot, at: Point) -> Option<(Point, Point)> {
        let ends = item.options.iter().map(|option| self.across(option.work)).chain([at.x]);
        let (from, to) = ends.clone().min().zip(ends.max()).filter(|(from, to)| from < to)?;
        Some((Point::new(from, at.y), Point::new(to, at.y)))
    }

    /// The options of an opportunity that lies somewhere: a line through all of them, and a ring for each.
    fn options(&self, item: &BacklogDot, at: Point, words: &Words) -> Vec<Shape> {
        let ring = |option: &OptionDot| {
            let figures = [("title", MessageValue::Text(&option.title)), ("effort", MessageValue::Number(option.work))];
            let name = words.say(message::BACKLOG_MAP_OPTION, &figures);
            Shape::Group("", vec![Shape::Name(name), Shape::Circle("bm-option", Point::new(self.across(option.work), at.y), OPTION)])
        };
        let line = self.line(item, at).map(|(from, to)| Shape::Path("bm-line", vec![Stroke::Move(from), Stroke::Line(to)]));
        line.into_iter().chain(item.options.iter().map(ring)).collect()
    }

    /// The quarters, what is said of each, and the axes.
    fn frame(&self, extent: Extent, words: &Words) -> Vec<Shape> {
        let field = self.field;
        let middle = self.middle();
        let line = |from, to| Shape::Path("worth-line", vec![Stroke::Move(from), Stroke::Line(to)]);
        let says = |at, anchor, message: Message| Shape::from(Text::line("sc-corner", at, words.text(message)).anchored(anchor));
        let (left, right, above, below) = (field.x, field.right(), field.y - 8, field.bottom() + 52);
        let mut shapes = vec![
            Shape::Rect("worth-first", Rect::new(field.x, field.y, field.width / 2, middle.y - field.y), 0),
            line(Point::new(left, middle.y), Point::new(right, middle.y)),
            line(Point::new(middle.x, field.y), Point::new(middle.x, field.bottom())),
            Shape::Rect("sc-edge", field, 0),
            says(Point::new(left, above), Anchor::Start, message::BACKLOG_MAP_DO_NOW),
            says(Point::new(right, above), Anchor::End, extent.pick(message::BACKLOG_MAP_PLAN, message::INSIGHT_WORD_PLAN)),
            says(Point::new(left, below), Anchor::Start, extent.pick(message::BACKLOG_MAP_FILL_IN, message::INSIGHT_WORD_FILL_IN)),
            says(Point::new(right, below), Anchor::End, extent.pick(message::BACKLOG_MAP_LEAVE, message::INSIGHT_WORD_LEAVE)),
        ];
        let (across, up) = (Axis { least: 0.0, most: MOST }, Axis { least: self.least, most: MOST });
        let names = (words.text(message::BACKLOG_MAP_WORK), words.text(message::BACKLOG_MAP_WORTH));
        shapes.extend(scatter::axes(field, (across, names.0), (up, names.1)));
        shapes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: u32, value: f64, work: f64, options: &[f64]) -> BacklogDot {
        let options = options.iter().map(|&work| OptionDot { title: format!("at {work}"), work }).collect();
        BacklogDot { node: NodeId(number), title: format!("Idea {number}"), worth: Worth { value, work }, options }
    }

    #[test]
    fn each_dot_and_each_option_tells_its_figures() {
        let scene = backlog(&[item(0, 8.5, 6.0, &[1.0, 9.0])], Extent::Wide, Words::english()).unwrap();
        let shown = format!("{:?}", scene.shapes);
        assert!(shown.contains("Idea 0: worth 8.5 of 10, work 6 of 10"), "{shown}");
        assert!(shown.contains("Option: at 1, work 1 of 10") && shown.contains("Option: at 9, work 9 of 10"), "{shown}");
    }

    #[test]
    fn options_lie_at_the_height_of_what_they_are_options_for() {
        let plane = BacklogPlane { field: Rect::new(0, 0, 100, 100), least: 0.0 };
        let drawn = plane.options(&item(0, 5.0, 5.0, &[2.0, 8.0]), Point::new(50, 50), Words::english());
        let line = vec![Stroke::Move(Point::new(20, 50)), Stroke::Line(Point::new(80, 50))];
        assert_eq!(drawn[0], Shape::Path("bm-line", line));
        assert_eq!(plane.options(&item(0, 5.0, 5.0, &[]), Point::new(50, 50), Words::english()), []);
    }

    #[test]
    fn without_an_opportunity_there_is_no_picture() {
        assert_eq!(backlog(&[], Extent::Narrow, Words::english()), None);
    }
}
