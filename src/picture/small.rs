//! Pictures of a thumb's size, for a list of answers: each has the shape of the large one and no words. What it says stands beside it.

use super::bars::BarPart;
use super::scene::{Point, Rect, Scene, Shape, Stroke};

/// How wide and high each is.
const WIDTH: i32 = 120;
const HEIGHT: i32 = 48;

/// Bars that have room.
const MOST_BARS: usize = 5;

fn small(shapes: Vec<Shape>) -> Option<Scene> {
    let has_any = !shapes.is_empty();
    has_any.then(|| Scene { class: "small-pic", width: WIDTH, height: HEIGHT, title: String::new(), description: String::new(), shapes })
}

#[expect(clippy::cast_possible_truncation, reason = "a part of a length")]
fn share(length: i32, part: f64, whole: f64) -> i32 {
    if whole > 0.0 { (f64::from(length) * (part / whole).clamp(0.0, 1.0)).round() as i32 } else { 0 }
}

/// The first of some bars, each with its parts.
pub fn bars(rows: &[Vec<BarPart>]) -> Option<Scene> {
    let sum = |row: &[BarPart]| row.iter().map(|part| part.amount).sum::<f64>();
    let rows: Vec<&Vec<BarPart>> = rows.iter().filter(|row| sum(row) > 0.0).take(MOST_BARS).collect();
    let most = rows.iter().map(|row| sum(row)).fold(0.0, f64::max);
    let mut shapes = Vec::new();
    for (row, y) in rows.iter().zip((1..).step_by(10)) {
        let mut known = 0.0;
        let mut x = 0;
        for part in row.iter().filter(|part| part.amount > 0.0) {
            known += part.amount;
            let end = share(WIDTH, known, most).max(x + 1).min(WIDTH);
            shapes.push(Shape::Rect(part.class, Rect::new(x, y, end - x, 7), 0));
            x = end;
        }
    }
    small(shapes)
}

/// The first of some bars across a line, each with what lies on its two sides.
pub fn across(rows: &[(BarPart, BarPart)]) -> Option<Scene> {
    let rows: Vec<_> = rows.iter().filter(|(a, b)| a.amount + b.amount > 0.0).take(MOST_BARS).collect();
    let most = |side: fn(&(BarPart, BarPart)) -> f64| rows.iter().map(|row| side(row)).fold(0.0, f64::max);
    let (left, right) = (most(|row| row.0.amount), most(|row| row.1.amount));
    let line = share(WIDTH - 2, left, left + right);
    let mut shapes = Vec::new();
    for ((a, b), y) in rows.iter().zip((1..).step_by(10)) {
        let (to_left, to_right) = (share(WIDTH - 2, a.amount, left + right), share(WIDTH - 2, b.amount, left + right));
        shapes.push(Shape::Rect(a.class, Rect::new(line - to_left, y, to_left, 7), 0));
        shapes.push(Shape::Rect(b.class, Rect::new(line + 2, y, to_right.min(WIDTH - 2 - line), 7), 0));
    }
    if !shapes.is_empty() {
        shapes.push(Shape::Rect("mark", Rect::new(line, 0, 2, HEIGHT), 0));
    }
    small(shapes)
}

/// Dots on a field by two parts of it, from the left and from below; those that stand out are larger.
pub fn dots(places: &[(f64, f64, bool)]) -> Option<Scene> {
    let dot = |&(across, up, stands_out): &(f64, f64, bool)| {
        let at = Point::new(4 + share(WIDTH - 8, across, 1.0), HEIGHT - 4 - share(HEIGHT - 8, up, 1.0));
        Shape::Circle(if stands_out { "sc-dot sc-first" } else { "sc-dot" }, at, if stands_out { 3 } else { 2 })
    };
    let mut seen = std::collections::BTreeSet::new();
    let dots = places.iter().map(dot).filter(|shape| match shape {
        Shape::Circle(class, at, _) => seen.insert((*class, *at)),
        _ => true,
    });
    let dots: Vec<Shape> = dots.collect();
    if dots.is_empty() {
        return None;
    }
    let half = Rect::new(0, 0, WIDTH / 2, HEIGHT / 2);
    small(
        [Shape::Rect("worth-first", half, 0), Shape::Rect("sc-edge", Rect::new(0, 0, WIDTH, HEIGHT), 0)].into_iter().chain(dots).collect(),
    )
}

/// Cells by rows, each with the class of its shade; as many as have room.
pub fn cells(rows: &[Vec<&'static str>]) -> Option<Scene> {
    const LEAST: i32 = 4;
    let (down, across) = (rows.len().min(10), rows.iter().map(Vec::len).max().unwrap_or(0).min(30));
    let count = |n: usize| i32::try_from(n.max(1)).unwrap_or(1);
    let (width, height) = ((WIDTH / count(across)).max(LEAST), (HEIGHT / count(down)).max(LEAST));
    let cell = |(row, column): (usize, usize), class: &'static str| {
        let at = |n: usize, size: i32| i32::try_from(n).unwrap_or(0) * size;
        Shape::Rect(class, Rect::new(at(column, width), at(row, height), width - 1, height - 1), 0)
    };
    let of_row = |(r, row): (usize, &Vec<&'static str>)| {
        row.iter().take(across).enumerate().map(|(c, class)| cell((r, c), class)).collect::<Vec<_>>()
    };
    small(rows.iter().take(down).enumerate().flat_map(of_row).collect())
}

/// Four steps, each as full as things stand on it.
pub fn steps(counts: [usize; 4]) -> Option<Scene> {
    let part = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let step = |(i, n): (i32, usize)| {
        let top = HEIGHT - 2 - 11 * i;
        let full = share(28, part(n), part(most));
        [Shape::Rect("step", Rect::new(i * 30, top, 28, 2), 0), Shape::Rect("b-ours", Rect::new(i * 30, top - 9, full, 8), 0)]
    };
    small((0..).zip(counts).flat_map(step).collect())
}

/// Two columns of dots, and lines between those that belong together: by their places in their columns.
pub fn columns(left: usize, right: usize, pairs: &[(usize, usize)]) -> Option<Scene> {
    let part = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let y = |n: usize, of: usize| 4 + share(HEIGHT - 8, part(n), part(of.max(2) - 1));
    let lines = pairs.iter().filter(|(a, b)| *a < left && *b < right).map(|&(a, b)| {
        let ends = [Stroke::Move(Point::new(30, y(a, left))), Stroke::Line(Point::new(90, y(b, right)))];
        Shape::Path("sc-leader", ends.into())
    });
    let dots = |x: i32, of: usize| (0..of).map(move |n| Shape::Circle("sc-dot", Point::new(x, y(n, of)), 2));
    small(lines.chain(dots(30, left)).chain(dots(90, right)).collect())
}

/// Work from one side to several ends, each as thick as it is, with the class of its band.
pub fn flow(ends: &[(&'static str, f64)]) -> Option<Scene> {
    let ends: Vec<_> = ends.iter().filter(|(_, amount)| *amount > 0.0).collect();
    let all: f64 = ends.iter().map(|(_, amount)| amount).sum();
    let room = HEIGHT - 3 * i32::try_from(ends.len().min(12)).unwrap_or(12);
    let (mut from, mut to, mut known) = ((HEIGHT - room) / 2, 0, 0.0);
    let mut shapes = Vec::new();
    for (class, amount) in ends.into_iter().take(12) {
        known += amount;
        let high = ((HEIGHT - room) / 2 + share(room, known, all) - from).max(1);
        let p = Point::new;
        let strokes = vec![
            Stroke::Move(p(6, from)),
            Stroke::Curve(p(60, from), p(60, to), p(114, to)),
            Stroke::Line(p(114, to + high)),
            Stroke::Curve(p(60, to + high), p(60, from + high), p(6, from + high)),
            Stroke::Close,
        ];
        shapes.push(Shape::Path(class, strokes));
        (from, to) = (from + high, to + high + 3);
    }
    small(shapes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rects(scene: &Scene) -> Vec<Rect> {
        scene.shapes.iter().filter_map(|shape| if let Shape::Rect(_, rect, _) = shape { Some(*rect) } else { None }).collect()
    }

    fn amounts() -> impl Strategy<Value = Vec<f64>> {
        proptest::collection::vec(prop_oneof![Just(0.0), 0.1..1e6_f64], 0..9)
    }

    proptest! {
        #[test]
        fn everything_lies_inside(a in amounts(), b in amounts(), counts in [0..99_usize, 0..99, 0..99, 0..99]) {
            let part = |&amount: &f64| BarPart { class: "a", amount };
            let pairs: Vec<_> = a.iter().zip(&b).map(|(a, b)| (part(a), part(b))).collect();
            let flow_ends: Vec<_> = a.iter().map(|n| ("a", *n)).collect();
            let shades = vec![vec!["sh1"; a.len()]; b.len()];
            let all = [bars(&[a.iter().map(part).collect(), b.iter().map(part).collect()]), across(&pairs), cells(&shades), steps(counts), flow(&flow_ends)];
            let room = Rect::new(0, 0, WIDTH, HEIGHT);
            for scene in all.iter().flatten() {
                for rect in rects(scene) {
                    prop_assert!(room.holds(rect), "{:?} in {:?}", rect, scene);
                }
            }
        }
    }

    #[test]
    fn nothing_is_no_picture() {
        assert_eq!((bars(&[]), across(&[]), dots(&[])), (None, None, None));
        assert_eq!((cells(&[]), steps([0; 4]), columns(0, 0, &[]), flow(&[])), (None, None, None, None));
    }

    #[test]
    fn what_is_twice_as_much_is_twice_as_long() {
        let part = |amount| vec![BarPart { class: "a", amount }];
        let scene = bars(&[part(10.0), part(5.0)]).unwrap();
        assert_eq!(rects(&scene), [Rect::new(0, 1, 120, 7), Rect::new(0, 11, 60, 7)]);
    }
}
