//! Pains by how much they hurt and how likely people leave because of them: a field of cells, each with a dot for every pain, the worst
//! first. Those of which nobody says whether people leave stand in a row of their own below it: unknown is not never. The first have a number,
//! for the customers' words beside the picture; of very many the mildest lead nowhere.

use crate::model::id::NodeId;
use crate::words::{MessageValue, Words, message};

use super::scatter::{Extent, MOST_DOTS};
use super::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};

/// How many cells there are each way, and how far each reaches: two of ten.
const CELLS: usize = 5;
const REACH: f64 = 2.0;

/// How far a dot reaches, and one with a number in it.
const RADIUS: i32 = 4;
const WITH_NUMBER: i32 = 9;

/// What a cell keeps free around its dots, and between two.
const AIR: i32 = 5;
const GAP: i32 = 3;

/// What is kept free at the top of a cell for how many it holds.
const HEAD: i32 = 16;

/// How far below the field the row of those lies of which nobody says whether people leave, and how high it is.
const APART: i32 = 24;
const ROW: i32 = 44;

/// A pain of which it is known how much it hurts.
#[derive(Clone, Debug, PartialEq)]
pub struct MappedPain {
    /// What it leads to: itself, or its touchpoint where it has no id.
    pub node: NodeId,
    /// What hurts.
    pub text: String,
    /// How much, 0 to 10.
    pub level: f64,
    /// How likely people leave because of it, 0 to 10; none where nobody says.
    pub leave_risk: Option<f64>,
}

/// Where a pain lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct MappedDot {
    /// Which, in the order of the pains.
    index: usize,
    at: Point,
    radius: i32,
}

/// A cell with its dots.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PainCell {
    room: Rect,
    dots: Vec<MappedDot>,
    /// How many pains it holds, with those that have no room.
    count: usize,
}

/// The picture of pains, the worst first, of which so many have a number; none where there is none.
pub fn scene(pains: &[MappedPain], numbered: usize, extent: Extent, words: &Words) -> Option<Scene> {
    if pains.is_empty() {
        return None;
    }
    let field = field(extent);
    let mut shapes = Vec::new();
    let apart = row_apart(pains, numbered, extent);
    let bottom = apart.first().map_or(field.bottom(), |cell| cell.room.bottom());
    for cell in cells(pains, numbered, extent).iter().chain(&apart) {
        shapes.push(Shape::Rect(shade(cell.count), cell.room, 0));
        if cell.count > 0 {
            let at = Point::new(cell.room.right() - AIR, cell.room.y + 13);
            shapes.push(Text::line("sc-says", at, cell.count.to_string()).anchored(Anchor::End).into());
        }
        let (named, rest): (Vec<MappedDot>, Vec<MappedDot>) = cell.dots.iter().partition(|dot| dot.index < MOST_DOTS);
        if !rest.is_empty() {
            let strokes = rest.iter().flat_map(|dot| [Stroke::Move(dot.at), Stroke::Line(dot.at)]);
            shapes.push(Shape::Path("pm-rest", strokes.collect()));
        }
        shapes.extend(named.into_iter().map(|dot| drawn(dot, &pains[dot.index], dot.index < numbered, words)));
    }
    shapes.push(Shape::Rect("sc-edge", field, 0));
    shapes.extend(edges(field, bottom, words));
    if let Some(first) = apart.first() {
        shapes.push(Text::line("sc-says", Point::new(first.room.x, first.room.y - 7), words.text(message::PAIN_MAP_UNKNOWN)).into());
    }
    Some(Scene {
        class: extent.pick("pain-map pic-wide", "pain-map pic-narrow"),
        width: field.right() + 6,
        height: bottom + 42,
        title: words.text(message::PAIN_MAP_TITLE).to_owned(),
        description: words.say(message::PAIN_MAP_DESCRIPTION, &[("count", pains.len().into())]),
        shapes,
    })
}

fn field(extent: Extent) -> Rect {
    let cell = cell_size(extent);
    let size = |length: i32| length * i32::try_from(CELLS).unwrap_or(0);
    Rect::new(22, 44, size(cell.x), size(cell.y))
}

fn cell_size(extent: Extent) -> Point {
    extent.pick(Point::new(112, 100), Point::new(52, 84))
}

/// The more pains a cell holds, the darker it is.
fn shade(count: usize) -> &'static str {
    match count {
        0 => "pm-cell",
        1..=4 => "pm-cell sh1",
        5..=12 => "pm-cell sh2",
        _ => "pm-cell sh3",
    }
}

fn drawn(dot: MappedDot, pain: &MappedPain, is_first: bool, words: &Words) -> Shape {
    let risk = pain.leave_risk.unwrap_or_default();
    let figures =
        [("pain", MessageValue::Text(&pain.text)), ("level", MessageValue::Number(pain.level)), ("risk", MessageValue::Number(risk))];
    let says = if pain.leave_risk.is_some() { message::PAIN_MAP_PAIN } else { message::PAIN_MAP_PAIN_UNKNOWN };
    let class = if is_first { "sc-dot sc-first" } else { "sc-dot" };
    let mut inner = vec![Shape::Name(words.say(says, &figures)), Shape::Circle(class, dot.at, dot.radius)];
    if is_first {
        let at = Point::new(dot.at.x, dot.at.y + 4);
        inner.push(Text::line("sc-number", at, (dot.index + 1).to_string()).anchored(Anchor::Middle).into());
    }
    Shape::Link(pain.node, inner)
}

/// What stands at the edges: the axes with their figures, and which corner is bad.
fn edges(field: Rect, bottom: i32, words: &Words) -> Vec<Shape> {
    let says = |at, anchor, text: &str| Shape::from(Text::line("sc-says", at, text).anchored(anchor));
    let mut all = vec![
        says(Point::new(0, 14), Anchor::Start, words.text(message::PAIN_MAP_LEAVE)),
        Text::line("sc-corner", Point::new(field.right(), field.y - 8), words.text(message::PAIN_MAP_WORST)).anchored(Anchor::End).into(),
        says(Point::new(field.right(), bottom + 36), Anchor::End, words.text(message::PAIN_MAP_HURTS)),
    ];
    for n in 0..=CELLS {
        let along = |length: i32| length * i32::try_from(n).unwrap_or(0) / i32::try_from(CELLS).unwrap_or(1);
        let figure = (2 * n).to_string();
        let (x, anchor) = match n {
            0 => (field.x, Anchor::Start),
            CELLS => (field.right(), Anchor::End),
            _ => (field.x + along(field.width), Anchor::Middle),
        };
        all.push(says(Point::new(x, bottom + 18), anchor, &figure));
        let y = field.bottom() - along(field.height) + if n == CELLS { 10 } else { 4 };
        all.push(says(Point::new(field.x - 6, y), Anchor::End, &figure));
    }
    all
}

/// Which cell a figure lies in.
fn cell_of(figure: f64) -> usize {
    (1..CELLS).rev().find(|&n| figure >= REACH * f64::from(u32::try_from(n).unwrap_or(0))).unwrap_or(0)
}

/// How many pains lie in each cell: row by row, the likeliest to leave first, and those that hurt least on the left. Those of which nobody says
/// whether people leave lie in none.
pub fn counts(pains: &[MappedPain]) -> [[usize; CELLS]; CELLS] {
    let mut counts = [[0; CELLS]; CELLS];
    for (pain, risk) in pains.iter().filter_map(|pain| Some((pain, pain.leave_risk?))) {
        counts[CELLS - 1 - cell_of(risk)][cell_of(pain.level)] += 1;
    }
    counts
}

fn cells(pains: &[MappedPain], numbered: usize, extent: Extent) -> Vec<PainCell> {
    let (field, size) = (field(extent), cell_size(extent));
    let mut cells = Vec::new();
    for (row, y) in (0..CELLS).rev().zip((field.y..).step_by(usize::try_from(size.y).unwrap_or(1))) {
        for (column, x) in (0..CELLS).zip((field.x..).step_by(usize::try_from(size.x).unwrap_or(1))) {
            let lies_here = |pain: &MappedPain| pain.leave_risk.is_some_and(|risk| (cell_of(pain.level), cell_of(risk)) == (column, row));
            cells.push(cell(pains, numbered, Rect::new(x, y, size.x, size.y), lies_here));
        }
    }
    cells
}

/// The row of those of which nobody says whether people leave; nothing where that is known of all.
fn row_apart(pains: &[MappedPain], numbered: usize, extent: Extent) -> Vec<PainCell> {
    if pains.iter().all(|pain| pain.leave_risk.is_some()) {
        return Vec::new();
    }
    let (field, size) = (field(extent), cell_size(extent));
    let columns = (0..CELLS).zip((field.x..).step_by(usize::try_from(size.x).unwrap_or(1)));
    let of = |(column, x)| {
        let room = Rect::new(x, field.bottom() + APART, size.x, ROW);
        cell(pains, numbered, room, |pain| pain.leave_risk.is_none() && cell_of(pain.level) == column)
    };
    columns.map(of).collect()
}

/// A cell with the pains that lie there.
fn cell(pains: &[MappedPain], numbered: usize, room: Rect, lies_here: impl Fn(&MappedPain) -> bool) -> PainCell {
    let here: Vec<usize> = (0..).zip(pains).filter(|(_, pain)| lies_here(pain)).map(|(index, _)| index).collect();
    PainCell { room, count: here.len(), dots: packed(&here, numbered, room) }
}

/// Dots in rows below the head of a cell, the first of them first, as many as have room.
fn packed(indexes: &[usize], numbered: usize, cell: Rect) -> Vec<MappedDot> {
    let inside = Rect::new(cell.x + AIR, cell.y + HEAD, cell.width - 2 * AIR, cell.height - HEAD - AIR);
    let mut dots: Vec<MappedDot> = Vec::new();
    let (mut x, mut y, mut high) = (inside.x, inside.y, 0);
    for &index in indexes {
        let radius = if index < numbered { WITH_NUMBER } else { RADIUS };
        if x + 2 * radius > inside.right() {
            (x, y, high) = (inside.x, y + high + GAP, 0);
        }
        if y + 2 * radius > inside.bottom() {
            break;
        }
        dots.push(MappedDot { index, at: Point::new(x + radius, y + radius), radius });
        (x, high) = (x + 2 * radius + GAP, high.max(2 * radius));
    }
    dots
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pain(number: u32, level: f64, leave_risk: f64) -> MappedPain {
        MappedPain { node: NodeId(number), text: format!("Pain {number}"), level, leave_risk: Some(leave_risk) }
    }

    fn pains() -> impl Strategy<Value = Vec<MappedPain>> {
        let figure = || (0..=20_u32).prop_map(|n| f64::from(n) / 2.0);
        proptest::collection::vec((figure(), figure()), 0..160)
            .prop_map(|all| (0..).zip(all).map(|(n, (level, risk))| pain(n, level, risk)).collect())
    }

    proptest! {
        #[test]
        fn every_pain_lies_in_its_cell_and_over_no_other(pains in pains()) {
            for extent in Extent::BOTH {
                let cells = cells(&pains, 8, extent);
                prop_assert_eq!(cells.iter().map(|cell| cell.count).sum::<usize>(), pains.len());
                for cell in &cells {
                    prop_assert!(cell.dots.len() <= cell.count);
                    for (i, a) in cell.dots.iter().enumerate() {
                        let room = Rect::new(a.at.x - a.radius, a.at.y - a.radius, 2 * a.radius, 2 * a.radius);
                        prop_assert!(cell.room.holds(room), "{:?}", a);
                        for b in &cell.dots[..i] {
                            let apart = (a.at.x - b.at.x).pow(2) + (a.at.y - b.at.y).pow(2);
                            prop_assert!(apart >= (a.radius + b.radius).pow(2), "{:?} over {:?}", a, b);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_hurts_more_is_further_right_and_what_drives_away_more_is_higher() {
        let cells = cells(&[pain(0, 10.0, 10.0), pain(1, 1.9, 0.0), pain(2, 2.0, 3.9)], 8, Extent::Wide);
        let at = |index: usize| cells.iter().position(|cell| cell.dots.iter().any(|dot| dot.index == index)).unwrap();
        // Five a row, from the highest.
        assert_eq!([at(0), at(1), at(2)], [4, 20, 16]);
    }

    #[test]
    fn each_pain_is_counted_in_its_cell() {
        let counts = counts(&[pain(0, 10.0, 8.0), pain(1, 9.0, 9.0), pain(2, 1.0, 3.0)]);
        assert_eq!((counts[0][4], counts[3][0], counts.as_flattened().iter().sum::<usize>()), (2, 1, 3));
    }

    #[test]
    fn each_dot_tells_its_figures_and_the_worst_have_a_number() {
        let pains: Vec<_> = (0..10).map(|n| pain(n, 9.0, 8.5)).collect();
        let shown = format!("{:?}", scene(&pains, 8, Extent::Wide, Words::english()).unwrap().shapes);
        assert!(shown.contains("Pain 0: hurts 9 of 10, risk of leaving 8.5 of 10"), "{shown}");
        assert!(shown.contains("[\"8\"]") && !shown.contains("lines: [\"9\"]"), "{shown}");
    }

    #[test]
    fn a_pain_of_which_nobody_says_whether_people_leave_lies_apart_and_not_at_never() {
        let unknown = MappedPain { leave_risk: None, ..pain(1, 9.0, 0.0) };
        let pains = [pain(0, 9.0, 0.0), unknown];
        assert_eq!(counts(&pains).as_flattened().iter().sum::<usize>(), 1);
        let apart = row_apart(&pains, 8, Extent::Wide);
        assert_eq!(apart.iter().map(|cell| cell.count).collect::<Vec<_>>(), [0, 0, 0, 0, 1]);
        assert!(apart[0].room.y > field(Extent::Wide).bottom());
        assert_eq!(row_apart(&pains[..1], 8, Extent::Wide), []);
        let shown = format!("{:?}", scene(&pains, 2, Extent::Wide, Words::english()).unwrap().shapes);
        assert!(shown.contains("Pain 1: hurts 9 of 10, nobody says whether people leave"), "{shown}");
    }
}
