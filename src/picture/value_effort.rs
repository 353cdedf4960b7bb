//! What could be better, by what it is worth to the person and what work it is: numbered dots for the list of a journey, and those of a
//! whole site with their names and [`mod@backlog`]'s options.

pub mod backlog;

use crate::words::{Words, message};

use super::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};

/// What is known of an opportunity, each from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// To the person.
    pub value: f64,
    /// For us to do it.
    pub work: f64,
}

/// Where dots may lie.
const FIELD: Rect = Rect::new(34, 26, 260, 210);
const RADIUS: i32 = 11;

/// The picture of a list of opportunities, numbered from 1; those of which something is unknown are
/// left out. None where fewer than two are known: there is nothing to compare.
pub fn scene(list: &[Option<Worth>], words: &Words) -> Option<Scene> {
    let known = list.iter().flatten().count();
    if known < 2 {
        return None;
    }
    let mut shapes = frame(words);
    let mut taken: Vec<Point> = Vec::new();
    for (number, worth) in (1..).zip(list) {
        let Some(worth) = worth else { continue };
        let at = free_place(place(*worth), &taken);
        taken.push(at);
        shapes.push(Shape::Circle("worth-dot", at, RADIUS));
        shapes.push(Text::line("worth-number", Point::new(at.x, at.y + 4), number.to_string()).anchored(Anchor::Middle).into());
    }
    Some(Scene {
        class: "worth",
        width: FIELD.right() + 14,
        height: FIELD.bottom() + 30,
        title: words.text(message::WORTH_TITLE).to_owned(),
        description: words.text(if known < list.len() { message::WORTH_KNOWN_IN_PARTS } else { message::WORTH_KNOWN }).to_owned(),
        shapes,
    })
}

fn frame(words: &Words) -> Vec<Shape> {
    let (middle, centre) = (Point::new(FIELD.x + FIELD.width / 2, FIELD.bottom()), FIELD.y + FIELD.height / 2);
    let quarter = Rect::new(FIELD.x, FIELD.y, FIELD.width / 2, FIELD.height / 2);
    let line = |from, to| Shape::Path("worth-line", vec![Stroke::Move(from), Stroke::Line(to)]);
    let says = |at, text: &str| Text::line("worth-says", at, text);
    vec![
        Shape::Rect("worth-first", quarter, 0),
        line(Point::new(FIELD.x, centre), Point::new(FIELD.right(), centre)),
        line(Point::new(middle.x, FIELD.y), middle),
        Shape::Rect("worth-edge", FIELD, 0),
        says(Point::new(FIELD.x, FIELD.y - 9), words.text(message::WORTH_MUCH_LITTLE_WORK)).into(),
        says(Point::new(FIELD.x, FIELD.bottom() + 19), words.text(message::WORTH_LITTLE_WORK)).into(),
        says(Point::new(FIELD.right(), FIELD.bottom() + 19), words.text(message::WORTH_MUCH_WORK)).anchored(Anchor::End).into(),
        says(Point::new(FIELD.x - 7, FIELD.y + 12), "10").anchored(Anchor::End).into(),
        says(Point::new(FIELD.x - 7, FIELD.bottom()), "0").anchored(Anchor::End).into(),
    ]
}

fn place(worth: Worth) -> Point {
    #[expect(clippy::cast_possible_truncation, reason = "it is held between 0 and 10")]
    let share = |of: i32, figure: f64| (f64::from(of) * figure.clamp(0.0, 10.0) / 10.0).round() as i32;
    Point::new(FIELD.x + share(FIELD.width, worth.work), FIELD.bottom() - share(FIELD.height, worth.value))
}

/// The nearest place to the right, then the left, where no other dot lies.
fn free_place(wanted: Point, taken: &[Point]) -> Point {
    let is_free = |p: Point| taken.iter().all(|t| (t.x - p.x).abs() > 2 * RADIUS || (t.y - p.y).abs() > 2 * RADIUS);
    let beside = (0..2 * FIELD.width).map(|i| if i % 2 == 0 { i / 2 } else { -(i / 2) - 1 });
    let places = beside.map(|dx| Point::new(wanted.x + dx, wanted.y)).filter(|p| p.x >= FIELD.x && p.x <= FIELD.right());
    places.into_iter().find(|p| is_free(*p)).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(list: &[Option<Worth>]) -> Option<Scene> {
        scene(list, Words::english())
    }

    fn dots(scene: &Scene) -> Vec<Point> {
        scene.shapes.iter().filter_map(|s| if let Shape::Circle(_, at, _) = s { Some(*at) } else { None }).collect()
    }

    #[test]
    fn more_worth_is_higher_and_more_work_further_right() {
        let list = [Some(Worth { value: 10.0, work: 0.0 }), Some(Worth { value: 0.0, work: 10.0 })];
        assert_eq!(dots(&drawn(&list).unwrap()), [Point::new(34, 26), Point::new(294, 236)]);
    }

    #[test]
    fn two_of_the_same_worth_lie_beside_each_other() {
        let dots = dots(&drawn(&[Some(Worth { value: 5.0, work: 5.0 }); 3]).unwrap());
        assert!(dots.windows(2).all(|pair| pair[0].y == pair[1].y && (pair[0].x - pair[1].x).abs() > 2 * RADIUS), "{dots:?}");
    }

    #[test]
    fn what_is_unknown_is_left_out_and_keeps_its_number() {
        let list = [Some(Worth { value: 5.0, work: 5.0 }), None, Some(Worth { value: 8.0, work: 2.0 })];
        let scene = drawn(&list).unwrap();
        assert_eq!(dots(&scene).len(), 2);
        assert!(scene.shapes.iter().any(|s| matches!(s, Shape::Text(t) if t.lines == ["3"])));
        assert!(scene.description.contains("left out"));
    }

    #[test]
    fn one_opportunity_needs_no_picture() {
        assert_eq!(drawn(&[Some(Worth { value: 5.0, work: 5.0 }), None]), None);
    }
}
