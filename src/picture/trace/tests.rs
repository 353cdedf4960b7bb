//! Traces of any size: nothing overlaps, every line meets its rows, and few lines cross.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::arrange::as_told;
use super::fold::{MOST_OPEN, MOST_PLAIN, rows};
use super::layout::GAP;
use super::order::crossings;
use super::*;
use crate::base::kind::Kind;
use crate::model::id::NodeId;
use crate::picture::scene::{Point, Shape, Stroke};

const COLUMNS: [(TraceColumn, Kind); 5] = [
    (TraceColumn::Outcomes, Kind::Outcome),
    (TraceColumn::Touchpoints, Kind::Journey),
    (TraceColumn::Service, Kind::Service),
    (TraceColumn::Processes, Kind::Process),
    (TraceColumn::Parts, Kind::System),
];

/// A thing by its column, what it is within, and its rank.
fn thing(at: usize, column: usize, within: Option<u32>, rank: u8) -> TraceThing {
    let (column, kind) = COLUMNS[column];
    let kind = if column == TraceColumn::Parts && at.is_multiple_of(3) { Kind::Team } else { kind };
    TraceThing {
        node: NodeId(u32::try_from(at).unwrap()),
        kind,
        column,
        within: within.map(|n| NodeId(1000 + n)),
        rank,
        is_subject: at == 0,
    }
}

/// Things and links between any two of them that stand in this order.
fn things() -> impl Strategy<Value = (Vec<TraceThing>, Vec<TraceLink>)> {
    let one = (0..5_usize, 0..8_u32, 0..3_u8);
    (
        prop::collection::vec(one, 1..=MOST_OPEN + 30),
        prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()), 0..240),
    )
        .prop_map(|(mut drawn, ends)| {
            // The touchpoints of a journey stand side by side.
            drawn.sort_by_key(|&(column, within, _)| (column, within));
            let things: Vec<TraceThing> = drawn
                .iter()
                .enumerate()
                .map(|(at, &(column, within, rank))| {
                    let within = match column {
                        1 => Some(within),
                        3 => (within > 2).then_some(within),
                        _ => None,
                    };
                    thing(at, column, within, if column == 3 { rank } else { 0 })
                })
                .collect();
            let mut links: Vec<TraceLink> = ends
                .into_iter()
                .map(|(a, b, support)| {
                    let (a, b) = (a.index(things.len()), b.index(things.len()));
                    TraceLink { from: a.min(b), to: a.max(b), support }
                })
                .filter(|link| {
                    link.from != link.to
                        && (things[link.from].column != TraceColumn::Touchpoints || things[link.to].column != TraceColumn::Touchpoints)
                })
                .collect();
            links.sort_unstable();
            links.dedup_by_key(|link| (link.from, link.to));
            (things, links)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn rows_stand_below_each_other_within_the_picture((things, links) in things()) {
        let placed = layout(&arrange(things, links));
        for rows in &placed.rows {
            prop_assert!(rows.windows(2).all(|pair| pair[0].top + pair[0].height == pair[1].top));
            prop_assert!(rows.iter().all(|row| row.top >= 0 && row.top + row.height <= placed.height && row.height >= 24));
        }
    }

    #[test]
    fn every_thing_is_there_once_and_every_line_ends_at_rows((things, links) in things()) {
        let count = things.len();
        let trace = arrange(things, links);
        let mut all: Vec<usize> = trace.columns.iter().flat_map(|(_, items)| items).flat_map(TraceItem::things).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
        let placed = layout(&trace);
        let is_row = |column: usize, y: i32| placed.rows.get(column).is_some_and(|rows| rows.iter().any(|row| row.middle() == y));
        for (gap, lines) in placed.lines.iter().enumerate() {
            for line in lines {
                let other = if line.is_arc { gap } else { gap + 1 };
                prop_assert!(is_row(gap, line.from) && is_row(other, line.to));
            }
        }
    }

    #[test]
    fn every_link_has_its_line((things, links) in things()) {
        let trace = arrange(things, links);
        let placed = layout(&trace);
        let gaps = |link: &TraceLink| trace.column_of(link.from)..trace.column_of(link.to);
        for link in &trace.links {
            prop_assert!(gaps(link).all(|gap| placed.lines[gap].iter().any(|line| !line.is_arc)), "{link:?}");
        }
        let drawn = trace.links.iter().flat_map(gaps).count();
        prop_assert!(placed.lines.iter().flatten().filter(|line| !line.is_arc).count() <= drawn);
    }

    #[test]
    fn no_more_lines_cross_than_before_it_is_ordered((things, links) in things()) {
        let (before, after) = (as_told(things.clone(), links.clone()), arrange(things.clone(), links.clone()));
        prop_assert!(crossings(&after) <= crossings(&before));
        prop_assert_eq!(after, arrange(things, links));
    }

    #[test]
    fn what_is_seen_at_once_has_an_end((things, links) in things()) {
        let count = things.len();
        let trace = arrange(things, links);
        let shown: usize = trace.columns.iter().map(|(_, items)| rows(items)).sum();
        let most = if count <= MOST_PLAIN { 2 * MOST_PLAIN + 3 } else { 55 };
        prop_assert!(shown <= most, "{shown} rows of {count}");
        prop_assert_eq!(trace.opens, count <= MOST_OPEN);
    }

    #[test]
    fn lines_stay_between_their_columns((things, links) in things()) {
        let placed = layout(&arrange(things, links));
        for scene in draw(&placed) {
            for shape in &scene.shapes {
                let Shape::Path(_, strokes) = shape else { panic!("{shape:?}") };
                let inside = |p: Point| (0..=GAP).contains(&p.x) && (0..=scene.height).contains(&p.y);
                let holds = strokes.iter().all(|stroke| match *stroke {
                    Stroke::Move(p) | Stroke::Line(p) => inside(p),
                    Stroke::Curve(a, b, p) => inside(a) && inside(b) && inside(p),
                    Stroke::Close => false,
                });
                prop_assert!(holds);
            }
        }
    }
}

#[test]
fn a_crossing_is_undone_where_the_order_allows_it() {
    let things = vec![thing(1, 3, None, 0), thing(2, 3, None, 0), thing(4, 4, None, 0), thing(5, 4, None, 0)];
    let links = [(0, 3), (1, 2)].map(|(from, to)| TraceLink { from, to, support: false }).to_vec();
    assert_eq!(crossings(&as_told(things.clone(), links.clone())), 1);
    assert_eq!(crossings(&arrange(things, links)), 0);
}

#[test]
fn beyond_forty_things_a_journey_is_one_row_that_gathers_its_lines() {
    let touchpoints = |count: usize| {
        let mut things = vec![thing(0, 0, None, 0)];
        things.extend((1..count).map(|at| thing(at, 1, Some(0), 0)));
        let links = (1..count).map(|to| TraceLink { from: 0, to, support: false }).collect();
        arrange(things, links)
    };
    let (few, many) = (touchpoints(MOST_PLAIN), touchpoints(MOST_PLAIN + 1));
    assert_eq!((rows(&few.columns[1].1), rows(&many.columns[1].1)), (MOST_PLAIN, 1));
    assert_eq!((layout(&few).lines[0].len(), layout(&many).lines[0].len()), (1, 1));
    assert!(many.opens);
}

#[test]
fn a_line_past_a_column_has_a_passage_in_it() {
    let things = vec![thing(0, 1, Some(0), 0), thing(1, 3, None, 0), thing(2, 4, None, 0)];
    let trace = arrange(things, vec![TraceLink { from: 0, to: 2, support: false }]);
    assert!(trace.columns[1].1.contains(&TraceItem::Passage));
    let placed = layout(&trace);
    assert_eq!(placed.lines[0][0].to, placed.lines[1][0].from);
}

#[test]
fn few_of_the_crossings_of_the_order_told_are_left() {
    let (mut before, mut after) = (0, 0);
    let mut seed = 1_u32;
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for _ in 0..40 {
        // Five outcomes, eight journeys, ten processes and twelve systems, linked near to each other, told in no order.
        let sizes = [(0, 5), (1, 8), (3, 10), (4, 12)];
        let mut things: Vec<TraceThing> = Vec::new();
        for (column, size) in sizes {
            for _ in 0..size {
                let at = things.len();
                things.push(thing(at, column, (column == 1).then(|| u32::try_from(at).unwrap()), 0));
            }
        }
        let mut links = Vec::new();
        let mut first = 0;
        for pair in sizes.windows(2) {
            let (left, right) = (pair[0].1, pair[1].1);
            let mut mixed: Vec<usize> = (0..right).collect();
            (1..right).for_each(|i| mixed.swap(i, draw(i + 1)));
            for from in 0..left {
                for _ in 0..3 {
                    let near = (from * right / left + draw(4)).min(right - 1);
                    links.push(TraceLink { from: first + from, to: first + left + mixed[near], support: false });
                }
            }
            first += left;
        }
        links.sort_unstable();
        links.dedup();
        before += crossings(&as_told(things.clone(), links.clone()));
        after += crossings(&arrange(things, links));
    }
    assert!(3 * after < before, "{after} of {before} are left");
}
