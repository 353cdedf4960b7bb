//! What holds for the flow of any process.

use proptest::prelude::*;
use rust_sugiyama::configure::{Config, RankingType};

use crate::picture::scene::{Point, Rect, Scene, Shape, Stroke};
use crate::words::Words;

use super::data::{FlowArrow, FlowBox, FlowData, FlowLane, FlowNote, Sight};
use super::draw;
use super::draw::bar_height;
use super::layout::{FlowLayout, PAGE, layout};

/// A flow of boxes by lane and wait, with arrows by what they join and the length of their condition.
fn flow(lanes: usize, boxes: &[(usize, u32)], arrows: &[(usize, usize, usize)]) -> FlowData {
    let sights = [Sight::Own, Sight::Seen, Sight::Unseen, Sight::Unseen, Sight::Unsaid];
    let mut flow = FlowData { has_waterline: lanes > 1, ..FlowData::default() };
    let sight = |lane: usize| sights[lane * sights.len() / lanes];
    flow.lanes.extend((0..lanes).map(|lane| FlowLane { name: format!("Lane {lane}").into(), sight: sight(lane), ..FlowLane::default() }));
    flow.boxes.extend(boxes.iter().enumerate().map(|(at, &(lane, wait))| FlowBox {
        title: format!("Look at the {at}th thing again").into(),
        steps: 1,
        lane: lane % lanes,
        work: Some(f64::from(wait % 50)),
        wait: (wait.is_multiple_of(3)).then(|| f64::from(wait) + 1.0),
        ..FlowBox::default()
    }));
    for &(from, to, said) in arrows {
        let (from, to) = (from % boxes.len(), to % boxes.len());
        let when = "it is so, as far as anybody can tell from here, and nobody has said otherwise".get(..said);
        if flow.arrows.iter().all(|arrow| (arrow.from, arrow.to) != (from, to)) {
            let hand_off = flow.boxes[from].lane != flow.boxes[to].lane;
            let when = when.filter(|when| !when.is_empty()).map(Into::into);
            flow.arrows.push(FlowArrow { from, to, when, hand_off, is_main: to == from + 1 });
        }
    }
    flow
}

fn stretches(points: &[Point]) -> impl Iterator<Item = Rect> {
    points.windows(2).map(|ends| {
        let (a, b) = (ends[0], ends[1]);
        Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs())
    })
}

/// Whether two stretches, one across and one up and down, cross within both.
fn crosses(a: Rect, b: Rect) -> bool {
    let within = |at: i32, from: i32, length: i32| from < at && at < from + length;
    (a.height == 0 && b.width == 0 && within(b.x, a.x, a.width) && within(a.y, b.y, b.height))
        || (b.height == 0 && a.width == 0 && within(a.x, b.x, b.width) && within(b.y, a.y, a.height))
}

/// Whether two stretches lie on each other.
fn covers(a: Rect, b: Rect) -> bool {
    let shared = |a: i32, la: i32, b: i32, lb: i32| a < b + lb && b < a + la;
    (a.height == 0 && b.height == 0 && a.y == b.y && shared(a.x, a.width, b.x, b.width))
        || (a.width == 0 && b.width == 0 && a.x == b.x && shared(a.y, a.height, b.y, b.height))
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(|a| (0..a).map(move |b| (a, b)))
}

fn crossings(layout: &FlowLayout) -> usize {
    let of = |(a, b): (usize, usize)| {
        stretches(&layout.arrows[a]).map(|one| stretches(&layout.arrows[b]).filter(|&other| crosses(one, other)).count()).sum::<usize>()
    };
    pairs(layout.arrows.len()).map(of).sum()
}

fn any_flow() -> impl Strategy<Value = FlowData> {
    let boxes = prop::collection::vec((0..8_usize, 0..20_000_u32), 1..60);
    let arrows = prop::collection::vec((0..60_usize, 0..60_usize, prop_oneof![2 => Just(0), 1 => 0..70_usize]), 0..110);
    (1..9_usize, boxes, arrows).prop_map(|(lanes, boxes, arrows)| flow(lanes, &boxes, &arrows))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn boxes_lie_apart_and_no_arrow_runs_through_one(flow in any_flow()) {
        let layout = layout(&flow);
        for (a, b) in pairs(layout.boxes.len()) {
            prop_assert!(!layout.boxes[a].overlaps(layout.boxes[b]));
        }
        for stretch in layout.arrows.iter().flat_map(|points| stretches(points)) {
            let wide = Rect::new(stretch.x, stretch.y, stretch.width.max(1), stretch.height.max(1));
            prop_assert!(layout.boxes.iter().all(|place| !wide.overlaps(*place)), "{stretch:?}");
            prop_assert!(Rect::new(0, 0, layout.width, layout.height).holds(stretch));
        }
    }

    #[test]
    fn each_arrow_leaves_its_box_at_the_right_and_comes_in_at_the_left(flow in any_flow()) {
        let layout = layout(&flow);
        for (arrow, points) in flow.arrows.iter().zip(&layout.arrows) {
            let (from, to) = (layout.boxes[arrow.from], layout.boxes[arrow.to]);
            let (first, last) = (points[0], points[points.len() - 1]);
            prop_assert!(first.x == from.right() && (from.y..from.bottom()).contains(&first.y));
            prop_assert!(last.x == to.x && (to.y..to.bottom()).contains(&last.y));
        }
    }

    #[test]
    fn arrows_that_share_neither_end_share_no_stretch(flow in any_flow()) {
        let layout = layout(&flow);
        for (a, b) in pairs(layout.arrows.len()) {
            let (one, other) = (&flow.arrows[a], &flow.arrows[b]);
            if one.from != other.from && one.to != other.to {
                let meets = |x: Rect| stretches(&layout.arrows[b]).any(|y| covers(x, y));
                prop_assert!(!stretches(&layout.arrows[a]).any(meets), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn what_is_written_on_arrows_lies_inside_and_on_nothing_else(flow in any_flow()) {
        let layout = layout(&flow);
        let whole = Rect::new(0, 0, layout.width, layout.height);
        for (at, label) in layout.labels.iter().enumerate() {
            let rect = label.rect();
            prop_assert!(whole.holds(rect), "{label:?}");
            prop_assert!(layout.boxes.iter().all(|place| !rect.overlaps(*place)), "{label:?}");
            prop_assert!(layout.labels[..at].iter().all(|other| !rect.overlaps(other.rect())), "{label:?}");
        }
        let said = flow.arrows.iter().filter(|arrow| arrow.when.is_some()).count();
        prop_assert!(layout.labels.len() <= said && (said == 0 || !layout.labels.is_empty()));
    }

    #[test]
    fn a_flow_is_no_wider_than_the_page_where_more_than_one_column_lies_beside_another(flow in any_flow()) {
        let layout = layout(&flow);
        let is_single = |stave: &super::layout::StaveLayout| {
            let mut here: Vec<i32> = layout.boxes.iter().filter(|place| (stave.top..stave.bottom).contains(&place.y)).map(|place| place.x).collect();
            here.dedup();
            here.len() == 1
        };
        let margins = flow.arrows.len() as i32 * 10;
        prop_assert!(layout.width <= PAGE + margins || layout.staves.iter().all(is_single));
    }

    #[test]
    fn the_same_flow_has_the_same_picture(flow in any_flow()) {
        let scenes = |flow: &FlowData| draw(flow, &layout(flow), "A", "B", Words::english());
        prop_assert_eq!(scenes(&flow), scenes(&flow.clone()));
    }
}

/// Steps one after another, now and then with a branch that joins again, or a way back.
fn likely(seed: u64, steps: usize, lanes: usize) -> FlowData {
    let mut state = seed.wrapping_mul(7919) + 13;
    let mut below = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % most
    };
    let mut boxes: Vec<(usize, u32)> = Vec::new();
    let mut arrows = Vec::new();
    for at in 0..steps {
        let lane = if at > 0 && below(2) == 0 { boxes[at - 1].0 } else { below(lanes) };
        boxes.push((lane, u32::try_from(below(9_000)).unwrap_or(0)));
        arrows.extend((at + 1 < steps).then_some((at, at + 1, 0)));
        arrows.extend((below(5) == 0 && at + 2 < steps).then(|| (at, (at + 2 + below(3)).min(steps - 1), 12)));
        arrows.extend((below(10) == 0).then(|| (at, at.saturating_sub(1 + below(4)), 12)));
    }
    flow(lanes, &boxes, &arrows)
}

/// How often straight lines between boxes cross in a layered layout that knows no lanes: about as seldom as can be.
fn crossings_without_lanes(flow: &FlowData) -> usize {
    let boxes: Vec<(u32, (f64, f64))> = (0..flow.boxes.len() as u32).map(|at| (at, (150.0, 56.0))).collect();
    let arrows: Vec<(u32, u32)> = flow.arrows.iter().filter(|a| a.from != a.to).map(|a| (a.from as u32, a.to as u32)).collect();
    let config = Config { ranking_type: RankingType::Up, ..Config::default() };
    let mut places = vec![(0.0, 0.0); boxes.len()];
    for (found, _, _) in rust_sugiyama::from_vertices_and_edges(&boxes, &arrows, &config) {
        found.into_iter().for_each(|(at, place)| places[at] = place);
    }
    let side = |a: (f64, f64), b: (f64, f64), c: (f64, f64)| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    let parted = |a, b, c, d| side(a, b, c) * side(a, b, d) < 0.0;
    let crosses = |(one, other): (usize, usize)| {
        let (a, b) = (places[arrows[one].0 as usize], places[arrows[one].1 as usize]);
        let (c, d) = (places[arrows[other].0 as usize], places[arrows[other].1 as usize]);
        parted(a, b, c, d) && parted(c, d, a, b)
    };
    pairs(arrows.len()).filter(|&pair| crosses(pair)).count()
}

#[test]
fn little_crosses() {
    for (steps, lanes, most) in [(5..13, 4, 2), (30..41, 8, 9)] {
        let (mut ours, mut free, mut flows) = (0, 0, 0);
        for seed in 0..60 {
            let flow = likely(seed, steps.start + usize::try_from(seed).unwrap_or(0) % steps.len(), lanes);
            ours += crossings(&layout(&flow));
            free += crossings_without_lanes(&flow);
            flows += 1;
        }
        assert!(ours <= most * flows, "{steps:?}: {ours}, without lanes {free}");
    }
}

#[test]
fn forty_steps_in_eight_lanes_stay_on_the_page() {
    let layout = layout(&likely(3, 40, 8));
    assert!(layout.width <= PAGE && layout.staves.len() > 1, "{} {}", layout.width, layout.staves.len());
    assert!(layout.staves.iter().all(|stave| !stave.lanes.is_empty() && stave.lanes.len() <= 8));
}

#[test]
fn the_main_way_is_straight_where_one_does_it() {
    let flow = flow(1, &[(0, 1), (0, 1), (0, 1), (0, 1)], &[(0, 1, 0), (0, 2, 5), (1, 2, 0), (2, 3, 0)]);
    let layout = layout(&flow);
    let heights: Vec<i32> = layout.boxes.iter().map(|place| place.y).collect();
    assert_eq!(heights, vec![heights[0]; 4]);
    for (arrow, points) in flow.arrows.iter().zip(&layout.arrows) {
        assert_eq!(points.len() == 2, arrow.is_main, "{arrow:?} {points:?}");
    }
}

fn texts(shapes: &[Shape], class: &str, found: &mut Vec<String>) {
    for shape in shapes {
        match shape {
            Shape::Text(text) if text.class == class => found.push(text.lines.join(" ")),
            Shape::Group(_, inner) | Shape::Link(_, inner) => texts(inner, class, found),
            _ => {}
        }
    }
}

#[test]
fn the_ruler_tells_every_wait_and_each_bar_is_as_high_as_its_share() {
    let flow = flow(2, &[(0, 10), (1, 29), (0, 90), (1, 28)], &[(0, 1, 0), (0, 2, 0), (1, 3, 0), (2, 3, 0)]);
    let flow = FlowData { boxes: flow.boxes.into_iter().map(|step| FlowBox { work: step.wait, ..step }).collect(), ..flow };
    let scenes: Vec<Scene> = draw(&flow, &layout(&flow), "A", "B", Words::english());
    let mut waits = Vec::new();
    texts(&scenes[0].shapes, "m", &mut waits);
    let known: Vec<f64> = flow.boxes.iter().filter_map(|step| step.wait).collect();
    assert_eq!((waits, known), (vec!["1 h 31 min".to_owned()], vec![91.0]));
    assert_eq!(
        [bar_height(Some(60.0), 120.0), bar_height(Some(0.1), 120.0), bar_height(Some(0.0), 9.0), bar_height(None, 9.0)],
        [24, 2, 0, 0]
    );
}

#[test]
fn what_changes_hands_is_drawn_apart() {
    let flow = flow(2, &[(0, 1), (1, 1), (1, 1)], &[(0, 1, 0), (1, 2, 0)]);
    let scenes = draw(&flow, &layout(&flow), "A", "B", Words::english());
    let heads = |class: &str| {
        let of = scenes.iter().flat_map(|scene| &scene.shapes).filter_map(|shape| match shape {
            Shape::Path(found, strokes) if *found == class => {
                Some(strokes.iter().filter(|stroke| matches!(stroke, Stroke::Move(_))).count())
            }
            _ => None,
        });
        of.sum::<usize>() / 2
    };
    assert_eq!((heads("a b h"), heads("a b"), heads("a")), (1, 1, 0));
}

#[test]
fn every_word_is_whole_where_the_page_has_room() {
    let mut flow = flow(2, &[(0, 1), (1, 1), (0, 1)], &[(0, 1, 40), (1, 2, 0)]);
    flow.boxes[0].title = "Go through the bill together, line by line, and listen to all that they say before you answer".into();
    flow.boxes[1].systems = "Ledgerline, Meterhive, Greyfile, Kinbook".into();
    flow.boxes[2].notes =
        vec![FlowNote { text: "§1 Nobody pays twice for what they have not had".into(), number: Some("§1".into()), rule: None }];
    let layout = layout(&flow);
    assert!(layout.width <= PAGE && layout.boxes[0].width > 150);
    let said = format!("{:?}", draw(&flow, &layout, "A", "B", Words::english()));
    assert!(!said.contains('…'), "{said}");
}

#[test]
fn a_rule_that_is_long_is_told_by_its_number() {
    let mut flow = flow(1, &[(0, 1), (0, 1)], &[(0, 1, 0)]);
    let text = "§1 What we forgot to bill is not asked for after twelve months. ".repeat(9);
    flow.boxes[1].notes = vec![FlowNote { text: text.into(), number: Some("§1".into()), rule: None }];
    let said = format!("{:?}", draw(&flow, &layout(&flow), "A", "B", Words::english()));
    assert!(said.contains("\"§1\"") && !said.contains("forgot"), "{said}");
}
