//! Needs by how much they matter and how well they are met: what matters much and is met badly lies in the upper left corner, in a band
//! by its score. A ring is an estimate, a dot has a survey behind it.

use crate::model::id::NodeId;
use crate::words::{Message, MessageValue, Words, message};

use super::scatter::{self, Axis, Extent, ScatterDot};
use super::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, Text};

/// How many needs have a number, the highest scores first.
pub const NUMBERED: usize = 8;

/// A need whose two figures are known.
#[derive(Clone, Debug, PartialEq)]
pub struct LandscapeNeed {
    /// The need.
    pub node: NodeId,
    /// What it is called.
    pub title: String,
    /// How much it matters, 0 to 10.
    pub importance: f64,
    /// How well it is met, 0 to 10.
    pub satisfaction: f64,
    /// What it scores, 0 to 20.
    pub score: f64,
    /// Whether no survey stands behind it.
    pub is_estimate: bool,
}

/// The scores over which bands begin, and what they are called, the widest first.
const BANDS: [(f64, &str, Message); 3] = [
    (10.0, "ls-look", message::INSIGHT_WORD_WORTH_A_LOOK),
    (12.0, "ls-high", message::INSIGHT_WORD_HIGH),
    (15.0, "ls-extreme", message::INSIGHT_WORD_EXTREME),
];

/// Both figures go from 0 to this.
const MOST: f64 = 10.0;

/// What is drawn of how much needs matter begins here, or at what matters less.
const LEAST: f64 = 5.0;

/// The picture of needs, the highest score first; none where there is none.
pub fn scene(needs: &[LandscapeNeed], extent: Extent, words: &Words) -> Option<Scene> {
    let plane = Plane::of(needs, extent)?;
    let dots = (0..).zip(needs).map(|(rank, need)| plane.dot(rank, need, words)).collect();
    let dots = scatter::ranked(dots);
    let placed = scatter::layout_within(&dots, NUMBERED, plane.field, |rank, at| plane.is_of_band(needs[rank].score, at));
    let mut shapes = plane.frame(words);
    shapes.extend(scatter::shapes(&dots, &placed, NUMBERED));
    let shown = MessageValue::Count(dots.len());
    Some(Scene {
        class: extent.pick("landscape pic-wide", "landscape pic-narrow"),
        width: plane.field.right() + extent.pick(14, 6),
        height: plane.field.bottom() + 40,
        title: words.text(message::LANDSCAPE_TITLE).to_owned(),
        description: words.say(message::LANDSCAPE_DESCRIPTION, &[("count", shown)]),
        shapes,
    })
}

/// The field and the figures at its edges.
struct Plane {
    field: Rect,
    /// How much what lies at the lower edge matters.
    least: f64,
}

impl Plane {
    fn of(needs: &[LandscapeNeed], extent: Extent) -> Option<Self> {
        let least = needs.iter().map(|need| need.importance).min_by(f64::total_cmp)?;
        let field = extent.pick(Rect::new(26, 64, 560, 420), Rect::new(22, 64, 260, 340));
        Some(Self { field, least: least.floor().clamp(0.0, LEAST) })
    }

    fn dot(&self, rank: usize, need: &LandscapeNeed, words: &Words) -> ScatterDot {
        let figures = [
            ("need", MessageValue::Text(&need.title)),
            ("importance", MessageValue::Number(need.importance)),
            ("satisfaction", MessageValue::Number(need.satisfaction)),
            ("score", MessageValue::Number(need.score)),
        ];
        let says = if need.is_estimate { message::LANDSCAPE_ESTIMATE } else { message::LANDSCAPE_NEED };
        ScatterDot {
            node: need.node,
            across: need.satisfaction / MOST,
            up: (need.importance - self.least) / (MOST - self.least),
            rank,
            is_open: need.is_estimate,
            name: words.say(says, &figures),
        }
    }

    /// The bands, the edge, and what is said at it.
    fn frame(&self, words: &Words) -> Vec<Shape> {
        let field = self.field;
        let mut shapes: Vec<Shape> = BANDS.iter().map(|(score, class, _)| Shape::Path(class, self.band(*score))).collect();
        shapes.push(Shape::Rect("sc-edge", field, 0));
        // Each band ends at the upper edge, where the next one begins.
        let mut from = 0.0;
        for (score, _, says) in BANDS.iter().rev() {
            let to = 2.0 * MOST - score;
            let (left, right) = (self.place(from, MOST).x, self.place(to, MOST).x);
            let (x, anchor) = if to < MOST { ((left + right) / 2, Anchor::Middle) } else { (right, Anchor::End) };
            shapes.push(Text::line("sc-says", Point::new(x, field.y - 7), words.text(*says)).anchored(anchor).into());
            from = to;
        }
        let corner = Text::line("sc-corner", Point::new(field.x, field.y - 26), words.text(message::LANDSCAPE_WORST));
        shapes.push(corner.into());
        let (across, up) = (Axis { least: 0.0, most: MOST }, Axis { least: self.least, most: MOST });
        shapes.extend(scatter::axes(
            field,
            (across, words.text(message::LANDSCAPE_MET_WELL)),
            (up, words.text(message::LANDSCAPE_MATTERS)),
        ));
        shapes
    }

    /// Whether a place lies in the band of a score: a dot that gives way to others stays on its side of each border.
    fn is_of_band(&self, score: f64, at: Point) -> bool {
        // A place is a whole number of pixels: what lies on a border may seem a little beyond it.
        const PIXEL: f64 = 0.04;
        let (across, up) = (f64::from(at.x - self.field.x), f64::from(self.field.bottom() - at.y));
        let met = across / f64::from(self.field.width) * MOST;
        let matters = self.least + up / f64::from(self.field.height) * (MOST - self.least);
        let there = matters + (matters - met).max(0.0);
        BANDS.iter().all(|&(border, ..)| if score > border { there > border - PIXEL / 2.0 } else { there <= border + PIXEL })
    }

    /// What scores more than so much: above the line on which twice the importance less the satisfaction is the score.
    fn band(&self, score: f64) -> Vec<Stroke> {
        let corner = (score / 2.0).max(self.least);
        let mut places = vec![(0.0, MOST), (0.0, corner)];
        if corner > score / 2.0 {
            places.push((2.0 * corner - score, corner));
        }
        places.push((2.0 * MOST - score, MOST));
        let first = Stroke::Move(self.place(0.0, MOST));
        let lines = places.into_iter().skip(1).map(|(met, matters)| Stroke::Line(self.place(met, matters)));
        std::iter::once(first).chain(lines).chain([Stroke::Close]).collect()
    }

    #[expect(clippy::cast_possible_truncation, reason = "both lie within the field")]
    fn place(&self, met: f64, matters: f64) -> Point {
        let across = (f64::from(self.field.width) * met / MOST).round() as i32;
        let up = (f64::from(self.field.height) * (matters - self.least) / (MOST - self.least)).round() as i32;
        Point::new(self.field.x + across, self.field.bottom() - up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(number: u32, importance: f64, satisfaction: f64) -> LandscapeNeed {
        let score = importance + (importance - satisfaction).max(0.0);
        let title = format!("Need {number}");
        LandscapeNeed { node: NodeId(number), title, importance, satisfaction, score, is_estimate: number % 2 == 1 }
    }

    fn drawn(needs: &[LandscapeNeed]) -> Scene {
        scene(needs, Extent::Wide, Words::english()).unwrap()
    }

    fn circles(scene: &Scene) -> Vec<(&'static str, Point)> {
        let inner = scene.shapes.iter().filter_map(|s| if let Shape::Link(_, inner) = s { Some(inner) } else { None }).flatten();
        inner.filter_map(|s| if let Shape::Circle(class, at, _) = s { Some((*class, *at)) } else { None }).collect()
    }

    #[test]
    fn what_matters_more_is_higher_and_what_is_met_better_further_right() {
        let circles = circles(&drawn(&[need(0, 10.0, 0.0), need(1, 5.0, 10.0)]));
        assert_eq!(circles, [("sc-dot sc-first", Point::new(36, 74)), ("sc-dot sc-first sc-open", Point::new(576, 474))]);
    }

    #[test]
    fn a_need_that_scores_15_lies_on_the_edge_of_the_extreme() {
        let plane = Plane { field: Rect::new(0, 0, 100, 100), least: 0.0 };
        // From 7.5 at the left to 5 at the top; below it 10 from 5 on.
        let p = Point::new;
        let line = |x, y| Stroke::Line(p(x, y));
        assert_eq!(plane.band(15.0), [Stroke::Move(p(0, 0)), line(0, 25), line(50, 0), Stroke::Close]);
        assert_eq!(plane.band(10.0), [Stroke::Move(p(0, 0)), line(0, 50), line(100, 0), Stroke::Close]);
        let cut = Plane { field: Rect::new(0, 0, 100, 100), least: 6.0 };
        assert_eq!(cut.band(10.0)[1..3], [line(0, 100), line(20, 100)]);
    }

    #[test]
    fn each_dot_tells_its_figures() {
        let scene = drawn(&[need(0, 9.0, 2.5), need(1, 4.0, 4.0)]);
        let shown = format!("{:?}", scene.shapes);
        assert!(shown.contains("Need 0: matters 9 of 10, is met 2.5, scores 15.5"), "{shown}");
        assert!(shown.contains("Need 1: matters 4 of 10, is met 4, scores 4 (an estimate)"), "{shown}");
    }

    #[test]
    fn a_dot_that_gives_way_to_others_stays_on_its_side_of_a_border() {
        // On both sides of 15 and of 12, many at one place each.
        let needs: Vec<LandscapeNeed> =
            (0..25).flat_map(|n| [(9.0, 2.9), (9.0, 3.0), (8.0, 3.9), (8.0, 4.0)].map(|(i, s)| need(n, i, s))).collect();
        let plane = Plane::of(&needs, Extent::Wide).unwrap();
        let dots = scatter::ranked((0..).zip(&needs).map(|(rank, need)| plane.dot(rank, need, Words::english())).collect());
        let placed = scatter::layout_within(&dots, NUMBERED, plane.field, |rank, at| plane.is_of_band(needs[rank].score, at));
        for dot in &placed {
            assert!(plane.is_of_band(needs[dots[dot.index].rank].score, dot.at), "{dot:?}");
        }
    }

    #[test]
    fn without_a_need_there_is_no_picture() {
        assert_eq!(scene(&[], Extent::Wide, Words::english()), None);
    }
}
