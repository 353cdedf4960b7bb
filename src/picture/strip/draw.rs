//! A strip as shapes. Marks of one sort are one path: a point is a line without length, which the style sheet gives its round end.

use crate::picture::curve::{areas, feeling_class, runs, smooth};
use crate::picture::scene::{Point, Rect, Shape, Stroke, Text};

use super::layout::{PlacedPoint, PlacedStage, PointLook, SQUARE, StripLayout};
use super::places::Label;

/// The classes of feelings, from awful to great.
pub(in crate::picture) const FEELINGS: [(&str, &str, &str); 5] =
    [("p f-2", "d f-2", "f-2"), ("p f-1", "d f-1", "f-1"), ("p f0", "d f0", "f0"), ("p f1", "d f1", "f1"), ("p f2", "d f2", "f2")];
/// The least radius at which a hole is seen.
const LEAST_HOLLOW: i32 = 3;
/// What gives points of a radius their width.
const RADII: [&str; 8] = ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7"];

pub(super) fn shapes(laid: &StripLayout) -> Vec<Shape> {
    let frame = laid.frame;
    let column = |stage: &PlacedStage| Shape::Rect("k", Rect::new(stage.x, 0, stage.width, frame.height), 0);
    let mut shapes: Vec<Shape> = laid.stages.iter().filter(|_| laid.is_followed).map(column).collect();
    shapes.extend(plot(laid));
    let squares: Vec<Stroke> =
        laid.stages.iter().flat_map(|s| &s.squares).flat_map(|&x| dot(Point::new(x + SQUARE.1 / 2, frame.foot))).collect();
    path("q", squares, &mut shapes);
    shapes.extend(laid.stages.iter().flat_map(head));
    let counts = laid.stages.iter().filter_map(|s| s.count.as_ref());
    shapes.extend(counts.chain(&laid.values).chain(&laid.words).map(text));
    shapes
}

/// The curve and its points.
pub(super) fn plot(laid: &StripLayout) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if laid.frame.radius > 0 {
        shapes.extend(gaps(laid).into_iter().map(|gap| Shape::Rect("g", gap, 0)));
    }
    curve(laid, &mut shapes);
    let marks = marks(laid);
    if !marks.is_empty() {
        let radius = usize::try_from(laid.radius.max(if laid.frame.radius == 0 { 2 } else { 1 })).unwrap_or(0);
        shapes.push(Shape::Group(RADII.get(radius).copied().unwrap_or("r7"), marks));
    }
    shapes
}

/// Where nobody answers: one frame around neighbours.
fn gaps(laid: &StripLayout) -> Vec<Rect> {
    let mut gaps: Vec<Rect> = Vec::new();
    for column in laid.points.iter().filter(|p| p.unserved).map(|p| p.column) {
        match gaps.last_mut().filter(|last| last.right() == column.x) {
            Some(last) => last.width += column.width,
            None => gaps.push(column),
        }
    }
    gaps.iter().map(|gap| Rect { x: gap.x + 1, width: gap.width - 2, ..*gap }).collect()
}

/// The title of a stage, which leads to it where it can be hit.
fn head(stage: &PlacedStage) -> Vec<Shape> {
    let title = stage.title.iter().map(text);
    match stage.target {
        Some(target) if !stage.title.is_empty() => {
            vec![Shape::Link(stage.node, std::iter::once(Shape::Rect("k", target, 0)).chain(title).collect())]
        }
        _ => title.collect(),
    }
}

/// The line of no feeling either way with the borders of stages, what lies between it and the curve, and the curve.
fn curve(laid: &StripLayout, shapes: &mut Vec<Shape>) {
    let frame = laid.frame;
    let (mut above, mut below, mut line) = (Vec::new(), Vec::new(), Vec::new());
    let places: Vec<Option<Point>> = with_empty_stages(laid);
    for run in runs(&places) {
        let (up, down) = areas(&run, frame.zero);
        above.extend(up);
        below.extend(down);
        if run.len() > 1 {
            line.extend(smooth(&run));
        }
    }
    path("a", above, shapes);
    path("b", below, shapes);
    let mut zero = vec![Stroke::Move(Point::new(frame.left, frame.zero)), Stroke::Line(Point::new(frame.width, frame.zero))];
    for stage in laid.stages.iter().skip(1) {
        zero.extend([Stroke::Move(Point::new(stage.x, 0)), Stroke::Line(Point::new(stage.x, frame.height))]);
    }
    path(if line.is_empty() && laid.points.is_empty() { "z e" } else { "z" }, zero, shapes);
    path("c", line, shapes);
}

/// Where the curve goes, with a gap for what is unknown and for a stage without touchpoints.
fn with_empty_stages(laid: &StripLayout) -> Vec<Option<Point>> {
    let mut places = Vec::with_capacity(laid.points.len());
    let mut stages = laid.stages.iter().peekable();
    for point in &laid.points {
        // A stage that ends before this column begins, and in which nothing stood, was empty.
        while let Some(stage) = stages.next_if(|s| s.x + s.width <= point.column.x) {
            if !laid.points.iter().any(|p| p.column.x >= stage.x && p.column.right() <= stage.x + stage.width) {
                places.push(None);
            }
        }
        places.push(point.feeling.map(|_| point.at));
    }
    places
}

/// The points: those of one feeling together, and over them the holes of what is hollow.
fn marks(laid: &StripLayout) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let marked: Vec<&PlacedPoint> = laid.points.iter().filter(|p| is_marked(laid, p)).collect();
    let unknown = marked.iter().filter(|p| p.feeling.is_none());
    path("u", unknown.flat_map(|p| tick(p.at)).collect(), &mut shapes);
    for (dots, diamonds, class) in FEELINGS {
        let of_class = || marked.iter().filter(|p| p.feeling.is_some_and(|f| feeling_class(f) == class));
        path(dots, of_class().filter(|p| !p.truth).flat_map(|p| dot(p.at)).collect(), &mut shapes);
        path(diamonds, of_class().filter(|p| p.truth).flat_map(|p| diamond(p.at, laid.radius + 1)).collect(), &mut shapes);
    }
    if laid.radius < LEAST_HOLLOW {
        return shapes;
    }
    let looks = |look: PointLook| marked.iter().filter(move |p| p.feeling.is_some() && p.look == look).flat_map(|p| dot(p.at));
    path("h", looks(PointLook::Hollow).collect(), &mut shapes);
    path("h o", looks(PointLook::Ring).collect(), &mut shapes);
    for (_, _, class) in FEELINGS {
        let of_class = marked.iter().filter(|p| p.look == PointLook::Ring && p.feeling.is_some_and(|f| feeling_class(f) == class));
        path(core(class), of_class.flat_map(|p| dot(p.at)).collect(), &mut shapes);
    }
    shapes
}

/// Whether a point is drawn: in the smallest size only what is lit, or is awful.
fn is_marked(laid: &StripLayout, point: &PlacedPoint) -> bool {
    point.marked || (laid.frame.radius == 0 && point.feeling.is_some_and(|f| f <= -1.5) && !laid.points.iter().any(|p| p.lit))
}

pub(in crate::picture) fn dot(at: Point) -> [Stroke; 2] {
    [Stroke::Move(at), Stroke::Line(at)]
}

/// The class of what is left of a point within its ring.
fn core(class: &str) -> &'static str {
    match class {
        "f-2" => "p w f-2",
        "f-1" => "p w f-1",
        "f1" => "p w f1",
        "f2" => "p w f2",
        _ => "p w f0",
    }
}

fn tick(at: Point) -> [Stroke; 2] {
    [Stroke::Move(Point::new(at.x, at.y - 3)), Stroke::Line(Point::new(at.x, at.y + 3))]
}

pub(in crate::picture) fn diamond(at: Point, radius: i32) -> [Stroke; 5] {
    let corner = |x: i32, y: i32| Point::new(at.x + x * radius, at.y + y * radius);
    [Stroke::Move(corner(-1, 0)), Stroke::Line(corner(0, -1)), Stroke::Line(corner(1, 0)), Stroke::Line(corner(0, 1)), Stroke::Close]
}

pub(super) fn path(class: &'static str, strokes: Vec<Stroke>, shapes: &mut Vec<Shape>) {
    if !strokes.is_empty() {
        shapes.push(Shape::Path(class, strokes));
    }
}

pub(super) fn text(label: &Label) -> Shape {
    Text::line(label.class, label.at, label.text.clone()).anchored(label.anchor).into()
}
