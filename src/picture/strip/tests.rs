//! What holds of every strip, whatever its journey.

use proptest::prelude::*;

use super::layout::{StripLayout, layout};
use super::*;
use crate::picture::scene::{Anchor, Rect, Shape, Stroke};
use crate::picture::svg;
use crate::picture::text::Face;

const SIZES: [StripSize; 6] = [StripSize::Search, StripSize::List, StripSize::Row, StripSize::Wide, StripSize::Narrow, StripSize::Overview];
const TITLES: [&str; 5] =
    ["Ask", "Get the first bill", "Bedarfsermittlungsgespräch vereinbaren", "", "Let go of the old place and owe nothing"];

fn point(feeling: Option<f64>) -> StripPoint<'static> {
    StripPoint {
        node: NodeId(0),
        title: "Pay",
        feeling,
        truth: false,
        party: Party::Ours,
        assumed: false,
        unserved: false,
        again: false,
        lit: false,
        thinks: None,
        work: None,
        wait: None,
    }
}

fn journey(stages: Vec<(usize, Vec<StripPoint<'static>>)>) -> StripContent<'static> {
    let stage = |(i, (processes, points)): (usize, (usize, Vec<StripPoint<'static>>))| StripStage {
        node: NodeId(0),
        title: TITLES[i % TITLES.len()],
        goal: Some(Cow::Borrowed("Be done with it")),
        processes,
        points,
    };
    StripContent { title: "Move", slack: 0, stages: stages.into_iter().enumerate().map(stage).collect(), branches: Vec::new() }
}

fn points() -> impl Strategy<Value = StripPoint<'static>> {
    let party = prop_oneof![Just(Party::Ours), Just(Party::Own), Just(Party::Third { with_us: false })];
    let marks = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), prop::bool::weighted(0.1));
    let minutes = || proptest::option::of(prop_oneof![Just(0.0), Just(4.5), Just(90.0), Just(54_720.0)]);
    let thinks = proptest::option::of(prop_oneof![
        Just("I knew it."),
        Just("We've been here four hours and we're already paying off some bloke called Lowther.")
    ]);
    (proptest::option::of(-20..=20_i32), marks, party, thinks, minutes(), minutes()).prop_map(
        |(feeling, (truth, assumed, unserved, again, lit), party, thinks, work, wait)| StripPoint {
            truth,
            party,
            assumed,
            unserved,
            again,
            lit,
            thinks: thinks.map(Cow::Borrowed),
            work,
            wait,
            ..point(feeling.map(|f| f64::from(f) / 10.0))
        },
    )
}

/// Journeys of up to ten stages and sixty touchpoints.
fn journeys() -> impl Strategy<Value = StripContent<'static>> {
    let stages = proptest::collection::vec((0..20_usize, proptest::collection::vec(points(), 0..7)), 0..10);
    (stages, branches()).prop_map(|(stages, branches)| StripContent { branches, ..journey(stages) })
}

/// Up to eight ways to touchpoints elsewhere, of which some may not be there.
fn branches() -> impl Strategy<Value = Vec<StripBranch<'static>>> {
    let when = prop_oneof![
        Just(None),
        Just(Some("it is wrong")),
        Just(Some("the meter still collects what somebody else owed (one move in twenty)"))
    ];
    let branch = (0..60_usize, 0..60_usize, when).prop_map(|(from, to, when)| StripBranch { from, to, when });
    proptest::collection::vec(branch, 0..9)
}

fn texts(laid: &StripLayout) -> Vec<Rect> {
    let stages = laid.stages.iter().flat_map(|s| s.title.iter().chain(&s.count));
    stages.chain(&laid.values).chain(&laid.words).map(|label| label.room).collect()
}

proptest! {
    #[test]
    fn nothing_stands_outside(content in journeys()) {
        for size in SIZES {
            let laid = layout(&content, size, Words::english());
            let all = Rect::new(0, 0, laid.frame.width, laid.frame.height);
            for room in texts(&laid) {
                prop_assert!(all.holds(room), "{size:?}: {room:?}");
            }
            for p in &laid.points {
                let r = laid.radius;
                prop_assert!(all.holds(Rect::new(p.at.x - r, p.at.y - r, 2 * r, 2 * r)), "{size:?}: {p:?}");
                prop_assert!(p.column.x >= 0 && p.column.right() <= all.width);
            }
            for stage in &laid.stages {
                let fits = |&x: &i32| x >= stage.x && x <= stage.x + stage.width;
                prop_assert!(stage.squares.iter().all(fits), "{size:?}: {stage:?}");
            }
        }
    }

    #[test]
    fn no_two_words_cover_each_other(content in journeys()) {
        for size in SIZES {
            let rooms = texts(&layout(&content, size, Words::english()));
            for (i, a) in rooms.iter().enumerate() {
                prop_assert!(rooms[i + 1..].iter().all(|b| !a.overlaps(*b)), "{size:?}: {rooms:?}");
            }
        }
    }

    #[test]
    fn touchpoints_stand_in_order_from_left_to_right(content in journeys()) {
        for size in SIZES {
            let laid = layout(&content, size, Words::english());
            prop_assert!(laid.points.windows(2).all(|pair| pair[0].at.x < pair[1].at.x));
            prop_assert!(laid.points.windows(2).all(|pair| pair[0].column.right() <= pair[1].column.x));
        }
    }

    #[test]
    fn points_do_not_cover_each_other(content in journeys()) {
        for size in SIZES {
            let laid = layout(&content, size, Words::english());
            prop_assert!(laid.points.windows(2).all(|pair| pair[1].at.x - pair[0].at.x >= 2 * laid.radius || laid.radius <= 1));
        }
    }

    #[test]
    fn the_same_journey_is_the_same_bytes(content in journeys()) {
        for size in SIZES {
            let drawn = || {
                let mut out = String::new();
                svg::write_small(&mut out, &scene(&content, size, Words::english()), &|_, _| {});
                out
            };
            prop_assert_eq!(drawn(), drawn());
        }
    }
}

/// The room of each line of the words in shapes, measured as the style sheet sets them by their own classes and those around.
pub(super) fn lines(shapes: &[Shape], around: &str) -> Vec<Rect> {
    let mut rooms = Vec::new();
    for shape in shapes {
        match shape {
            Shape::Text(text) => {
                let classes = format!("{around} {}", text.class);
                let is = |class: &str| classes.split(' ').any(|c| c == class);
                let size = if (is("th") && !is("tn")) || (is("w") && !is("y")) {
                    15
                } else if is("y") || is("tn") {
                    12
                } else {
                    13
                };
                let face = if is("w") || is("v") || is("tw") { Face::bold(size) } else { Face::regular(size) };
                for (i, line) in (0..).zip(&text.lines) {
                    let width = i32::try_from(face.width(line)).unwrap();
                    let back = match text.anchor {
                        _ if is("mid") || is("th") || is("x") => width / 2,
                        _ if is("end") => width,
                        Anchor::Start => 0,
                        Anchor::Middle => width / 2,
                        Anchor::End => width,
                    };
                    rooms.push(Rect::new(text.at.x - back, text.at.y + i * text.leading - 9, width, 9));
                }
            }
            Shape::Group(class, shapes) => rooms.extend(lines(shapes, class)),
            Shape::Link(_, shapes) => rooms.extend(lines(shapes, around)),
            _ => {}
        }
    }
    rooms
}

proptest! {
    #[test]
    fn all_words_of_an_overview_stand_inside_and_apart(content in journeys()) {
        let drawn = scene(&content, StripSize::Overview, Words::english());
        let rooms = lines(&drawn.shapes, "");
        let all = Rect::new(0, 0, drawn.width, drawn.height);
        for (i, a) in rooms.iter().enumerate() {
            prop_assert!(all.holds(*a), "{a:?} in {all:?}");
            prop_assert!(rooms[i + 1..].iter().all(|b| !a.overlaps(*b)), "{a:?} in {rooms:?}");
        }
    }
}

fn thoughts(scene: &Scene) -> Vec<String> {
    let thoughts = |shape: &Shape| match shape {
        Shape::Group("th", texts) => texts.clone(),
        _ => Vec::new(),
    };
    let words = |shape: Shape| if let Shape::Text(text) = shape { text.lines.join(" ") } else { String::new() };
    scene.shapes.iter().flat_map(thoughts).map(words).filter(|words| words.starts_with('“')).collect()
}

#[test]
fn an_overview_quotes_the_lowest_and_the_highest() {
    let mut content = feelings(&[1.0, -0.5, -2.0, 0.5, 2.0, -1.0]);
    for (point, thought) in content.stages[0].points.iter_mut().zip(["a", "b", "c", "d", "e", "f"]) {
        point.thinks = Some(Cow::Borrowed(thought));
    }
    let drawn = scene(&content, StripSize::Overview, Words::english());
    assert_eq!(thoughts(&drawn), ["“a”", "“c”", "“e”", "“f”"]);
}

#[test]
fn an_overview_without_work_and_waits_has_no_rows_for_them() {
    let mut content = feelings(&[1.0, -0.5]);
    let bare = scene(&content, StripSize::Overview, Words::english());
    content.stages[0].points[1].wait = Some(30.0);
    let waits = scene(&content, StripSize::Overview, Words::english());
    assert_eq!(waits.height - bare.height, 42);
}

pub(super) fn feelings(feelings: &[f64]) -> StripContent<'static> {
    journey(vec![(2, feelings.iter().map(|f| point(Some(*f))).collect())])
}

fn values(content: &StripContent<'_>) -> Vec<(String, &'static str)> {
    layout(content, StripSize::Row, Words::english()).values.into_iter().map(|v| (v.text, v.class)).collect()
}

#[test]
fn the_extremes_are_named_and_only_what_is_awful_in_rust() {
    assert_eq!(values(&feelings(&[0.0, -1.5, 1.0])), [("−1.5".to_owned(), "v f-2"), ("+1".to_owned(), "v f2")]);
    assert_eq!(values(&feelings(&[0.0, -1.0, -0.5])), [("−1".to_owned(), "v"), ("0".to_owned(), "v")]);
}

#[test]
fn where_something_is_lit_nothing_else_is_marked() {
    let mut content = feelings(&[1.0, -2.0, 0.5]);
    content.stages[0].points[2].lit = true;
    let laid = layout(&content, StripSize::List, Words::english());
    assert_eq!(laid.points.iter().map(|p| p.marked).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(values(&content), [("+0.5".to_owned(), "v f2")]);
}

#[test]
fn a_journey_without_touchpoints_is_an_empty_strip_with_words() {
    let empty = journey(vec![(0, Vec::new()), (0, Vec::new())]);
    let laid = layout(&empty, StripSize::List, Words::english());
    assert_eq!(laid.words.unwrap().text, "Nobody has mapped this yet.");
    assert_eq!(scene(&empty, StripSize::Search, Words::english()).description, "Nobody has mapped this yet.");
}

#[test]
fn the_description_names_the_extremes_and_what_is_missing() {
    let mut content = journey(vec![(1, vec![point(Some(-2.0)), point(None)]), (0, vec![point(Some(1.0))])]);
    content.stages[0].points[0].unserved = true;
    assert_eq!(
        scene(&content, StripSize::Row, Words::english()).description,
        "3 touchpoints in 2 stages. Lowest: −2, Pay. Highest: +1, Pay. How it feels is unknown at 1. Nobody answers at 1."
    );
}

#[test]
fn the_curve_has_a_gap_where_a_feeling_is_unknown_and_at_a_stage_without_touchpoints() {
    let known = || point(Some(1.0));
    let content = journey(vec![(0, vec![known(), known(), point(None), known(), known()]), (0, Vec::new()), (0, vec![known(), known()])]);
    let drawn = scene(&content, StripSize::Row, Words::english());
    let begins = |shape: &Shape| match shape {
        Shape::Path("c", line) => line.iter().filter(|s| matches!(s, Stroke::Move(_))).count(),
        _ => 0,
    };
    assert_eq!(drawn.shapes.iter().map(begins).sum::<usize>(), 3);
}

#[test]
fn nothing_goes_up_or_down_through_a_condition() {
    let mut content = feelings(&[0.5; 22]);
    let way = |to, when| StripBranch { from: 9, to, when: Some(when) };
    content.branches = vec![way(10, "an old debt is on the meter"), way(11, "the meter is clear")];
    let laid = layout(&content, StripSize::Overview, Words::english());
    let labels: Vec<Rect> = laid.branches.0.iter().filter_map(|branch| branch.label.as_ref()).map(|label| label.room).collect();
    let legs = laid.branches.0.iter().flat_map(|b| [b.leaves, b.comes].map(|x| Rect::new(x - 1, b.y, 2, 200)));
    assert_eq!(labels.len(), 2);
    assert!(legs.into_iter().all(|leg| labels.iter().all(|label| !label.overlaps(leg))), "{labels:?}");
}

#[test]
fn a_thought_stands_below_the_head_of_its_stage_where_it_has_room() {
    let mut lowest = point(Some(-2.0));
    lowest.thinks = Some(Cow::Borrowed("Nobody told me."));
    let before = vec![point(Some(-0.5)), point(Some(-0.5))];
    let content = journey(vec![(0, before), (0, vec![lowest, point(Some(-1.0))])]);
    let drawn = scene(&content, StripSize::Overview, Words::english());
    let laid = layout(&content, StripSize::Overview, Words::english());
    let places = |shape: &Shape| match shape {
        Shape::Group("th", texts) => {
            texts.iter().filter_map(|text| if let Shape::Text(text) = text { Some(text.at.x) } else { None }).collect()
        }
        _ => Vec::new(),
    };
    let xs: Vec<i32> = drawn.shapes.iter().flat_map(places).collect();
    assert!(xs.len() == 2 && xs.iter().all(|&x| x >= laid.stages[1].x), "{xs:?}");
}

fn named(scene: &Scene, of: &str) -> Vec<Shape> {
    let inside = |shape: &Shape| {
        if let Shape::Group(class, shapes) = shape { if *class == of { shapes.clone() } else { Vec::new() } } else { Vec::new() }
    };
    scene.shapes.iter().flat_map(inside).collect()
}

#[test]
fn the_lowest_point_is_named_even_where_nobody_knows_what_is_thought_there() {
    let drawn = scene(&feelings(&[1.0, -1.0, -2.0, 0.5]), StripSize::Overview, Words::english());
    let says: Vec<String> =
        named(&drawn, "th").iter().filter_map(|s| if let Shape::Text(t) = s { Some(t.lines.join(" ")) } else { None }).collect();
    assert_eq!(says, ["Worst: 3 Pay"]);
    let good = scene(&feelings(&[1.0, 0.0, 0.5]), StripSize::Overview, Words::english());
    assert_eq!(named(&good, "th"), []);
}

#[test]
fn the_longest_wait_is_marked_through_all_of_the_picture() {
    let mut content = feelings(&[1.0, -1.0, 0.5]);
    for (point, wait) in content.stages[0].points.iter_mut().zip([10.0, 54_720.0, 5.0]) {
        point.wait = Some(wait);
    }
    let drawn = scene(&content, StripSize::Overview, Words::english());
    let laid = layout(&content, StripSize::Overview, Words::english());
    let marked: Vec<Rect> =
        drawn.shapes.iter().filter_map(|s| if let Shape::Rect("lw", room, _) = s { Some(*room) } else { None }).collect();
    assert_eq!(marked.iter().map(|room| (room.x, room.right())).collect::<Vec<_>>(), [(laid.points[0].at.x, laid.points[1].at.x)]);
    assert!(format!("{:?}", drawn.shapes).contains("longest wait: 38"));
}

proptest! {
    #[test]
    fn each_thought_has_a_line_to_its_point_that_crosses_no_words(content in journeys()) {
        let drawn = scene(&content, StripSize::Overview, Words::english());
        let laid = layout(&content, StripSize::Overview, Words::english());
        let thoughts = named(&drawn, "th");
        let mut lines_drawn = 0;
        for shape in &thoughts {
            let Shape::Path("le", strokes) = shape else { continue };
            for pair in strokes.chunks(2) {
                let [Stroke::Move(from), Stroke::Line(to)] = pair else { panic!("{pair:?}") };
                lines_drawn += 1;
                let near = |p: &super::layout::PlacedPoint| (p.at.x - from.x).abs() < 60 && (p.at.y - from.y).abs() < 40;
                prop_assert!(laid.points.iter().any(near), "{from:?}");
                let middle = Rect::new(i32::midpoint(from.x, to.x), i32::midpoint(from.y, to.y), 1, 1);
                prop_assert!(lines(&drawn.shapes, "").iter().all(|words| !words.overlaps(middle)), "{from:?} {to:?}");
            }
        }
        let names = thoughts.iter().filter(|s| matches!(s, Shape::Text(t) if t.class.starts_with("tn"))).count();
        prop_assert!(names <= lines_drawn && lines_drawn <= 4);
    }
}

#[test]
fn a_title_without_room_on_one_line_has_two() {
    let of = |title| {
        let mut content = journey((0..6).map(|_| (1, vec![point(Some(0.5)), point(Some(-0.5))])).collect());
        content.stages.iter_mut().for_each(|stage| stage.title = "Ask");
        content.stages[1].title = title;
        let laid = layout(&content, StripSize::Row, Words::english());
        (laid.frame.height, laid.stages[1].title.iter().map(|line| line.text.clone()).collect::<Vec<_>>())
    };
    assert_eq!(of("Notice it"), (90, vec!["Notice it".to_owned()]));
    assert_eq!(of("Notice that it is off again"), (104, vec!["Notice that it is off".to_owned(), "again".to_owned()]));
}
