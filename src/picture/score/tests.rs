//! What holds for every score, however long: nothing stands below what does not use it, nothing that happens before a
//! touchpoint lies to its right, no two marks overlap.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::model::id::NodeId;
use crate::model::queries::touchpoint::Party;
use crate::picture::scene::Rect;
use crate::picture::text::Face;
use crate::words::Words;

use super::columns::PAGE;
use super::content::{NamedPage, Run, ScoreData, ScorePart, ScoreStep, ScoreTouchpoint, Thread};
use super::facts;
use super::layout::{SQUARE, ScoreLayout, layout};
use super::order::ranks_of;
use super::rows::{Line, RowKind};
use super::{draw, paper};

fn named(title: &str) -> NamedPage {
    NamedPage { node: NodeId(0), title: title.into() }
}

fn step(part: ScorePart, by: u32) -> ScoreStep {
    let by = (part != ScorePart::Own).then_some(NodeId(by));
    ScoreStep { title: "Do it".into(), part, by, work: None, wait: None, informal: false, systems: Vec::new(), rank: 0 }
}

fn touchpoint(title: &str) -> ScoreTouchpoint {
    ScoreTouchpoint {
        touchpoint: named(title),
        party: Party::Ours,
        feeling: Some(-1.0),
        moment_of_truth: false,
        sees: None,
        channels: Vec::new(),
        pains: 0,
        heavy_pain: false,
        runs: Vec::new(),
    }
}

/// Adds a process to the last touchpoint: its steps, and to which of them each leads.
fn add_run(score: &mut ScoreData, steps: Vec<ScoreStep>, next: &[Vec<usize>]) {
    let ranks = ranks_of(next);
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by_key(|&place| ranks[place]);
    let begin = score.steps.len();
    let place = |of: usize| begin + order.iter().position(|&other| other == of).unwrap();
    for (from, goals) in next.iter().enumerate() {
        let threads = goals.iter().filter(|&&to| to != from).map(|&to| (place(from), place(to), steps[from].by != steps[to].by));
        score.threads.extend(threads.map(|(from, to, hand_off)| Thread { from, to, hand_off }));
    }
    score.steps.extend(order.iter().map(|&of| ScoreStep { rank: ranks[of], ..steps[of].clone() }));
    let run = Run { process: named("Help"), steps: begin..score.steps.len(), supporters: Vec::new(), systems: Vec::new() };
    score.touchpoints.last_mut().unwrap().runs.push(run);
}

/// A touchpoint with one process whose steps follow each other.
fn one_process(steps: Vec<ScoreStep>) -> ScoreData {
    let mut score = ScoreData { stages: vec![(named("Stage"), 1)], touchpoints: vec![touchpoint("I ask")], ..ScoreData::default() };
    let next: Vec<Vec<usize>> = (1..=steps.len()).map(|to| if to < steps.len() { vec![to] } else { Vec::new() }).collect();
    add_run(&mut score, steps, &next);
    score
}

fn steps() -> impl Strategy<Value = ScoreStep> {
    let parts = select(vec![
        ScorePart::Own,
        ScorePart::Front,
        ScorePart::Front,
        ScorePart::Back,
        ScorePart::Back,
        ScorePart::Support,
        ScorePart::Unplaced,
    ]);
    let figures = (proptest::option::of(0.0..200.0_f64), proptest::option::of(0.0..9000.0_f64));
    (parts, 0..9_u32, figures, any::<[bool; 2]>(), proptest::collection::btree_set(50..60_u32, 0..4)).prop_map(
        |(part, by, (work, wait), [us, informal], systems)| {
            let by = if us { None } else { step(part, by).by };
            let systems = systems.into_iter().map(NodeId).collect();
            ScoreStep { by, work, wait, informal, systems, ..step(part, 0) }
        },
    )
}

type Process = (Vec<ScoreStep>, Vec<(u8, u8)>, BTreeSet<u32>, BTreeSet<u32>);

fn processes() -> impl Strategy<Value = Process> {
    (
        proptest::collection::vec(steps(), 0..8),
        proptest::collection::vec((any::<u8>(), any::<u8>()), 0..10),
        proptest::collection::btree_set(70..76_u32, 0..3),
        proptest::collection::btree_set(50..60_u32, 0..3),
    )
}

fn touchpoints() -> impl Strategy<Value = (ScoreTouchpoint, Vec<Process>)> {
    let party = select(vec![Party::Ours, Party::Ours, Party::Own, Party::Third { with_us: true }, Party::Third { with_us: false }]);
    let titles = select(vec!["Ask", "Die Kraftfahrzeughaftpflichtversicherungsgesellschaft unterrichten", "أبلغ عن الحادث", ""]);
    let feeling = proptest::option::of(-2.0..2.0_f64);
    let sees = select(vec![None, None, Some("A card"), Some("A letter of two pages, with £301.20 in the last line and a name on it")]);
    (titles, party, (feeling, sees), any::<bool>(), 0..5_usize, 0..4_usize, proptest::collection::vec(processes(), 0..4)).prop_map(
        |(title, party, (feeling, sees), moment_of_truth, pains, channels, runs)| {
            let sees = sees.map(Arc::from);
            let channels = vec![(Arc::from("Phone"), "phone"); channels];
            (ScoreTouchpoint { party, feeling, moment_of_truth, pains, channels, sees, ..touchpoint(title) }, runs)
        },
    )
}

/// Any journey of up to sixty touchpoints, with ways between steps in any direction.
fn scores() -> impl Strategy<Value = ScoreData> {
    proptest::collection::vec(touchpoints(), 1..=60).prop_map(|all| {
        let half = all.len() / 2;
        let stages = vec![(named("A stage"), half), (named("An empty one"), 0), (named("Another"), all.len() - half)];
        let mut score = ScoreData { stages, ..ScoreData::default() };
        for (touchpoint, runs) in all {
            score.touchpoints.push(touchpoint);
            for (steps, ways, supporters, systems) in runs {
                let count = steps.len().max(1);
                let mut next = vec![BTreeSet::new(); steps.len()];
                let ways = ways.into_iter().map(|(from, to)| (usize::from(from) % count, usize::from(to) % count));
                ways.filter(|_| !steps.is_empty()).for_each(|(from, to)| {
                    next[from].insert(to);
                });
                (1..steps.len()).for_each(|to| {
                    next[to - 1].insert(to);
                });
                let next: Vec<Vec<usize>> = next.into_iter().map(|goals| goals.into_iter().collect()).collect();
                let is_bare = steps.is_empty();
                add_run(&mut score, steps, &next);
                let run = score.touchpoints.last_mut().unwrap().runs.last_mut().unwrap();
                run.supporters = supporters.into_iter().map(NodeId).collect();
                run.systems = if is_bare { systems.into_iter().map(NodeId).collect() } else { Vec::new() };
            }
        }
        score
    })
}

fn row_at(layout: &ScoreLayout, y: i32) -> RowKind {
    layout.rows.iter().find(|row| row.middle() == y).unwrap_or_else(|| panic!("no row at {y}")).kind
}

/// In no score does anybody, a system or a supporting process stand under a step that does not use it, and each use is marked.
fn marks_stand_below_what_uses_them(score: &ScoreData, layout: &ScoreLayout) -> Result<(), TestCaseError> {
    for (step, dot) in score.steps.iter().zip(&layout.dots) {
        let expected = if step.part == ScorePart::Own { RowKind::Own } else { RowKind::Actor(step.part, step.by) };
        prop_assert_eq!(row_at(layout, dot.at.y), expected);
        for &system in &step.systems {
            let is_below = layout.bars.iter().any(|bar| bar.system == system && bar.from <= dot.at.x && dot.at.x <= bar.to);
            prop_assert!(is_below, "{system:?} is not marked below {step:?}");
        }
    }
    let bare = |x: i32, uses: &dyn Fn(&Run) -> bool| {
        let runs = score.touchpoints.iter().zip(&layout.columns).flat_map(|(t, column)| t.runs.iter().zip(&column.runs));
        runs.into_iter().any(|(run, &(begin, _))| run.steps.is_empty() && begin == x && uses(run))
    };
    for bar in &layout.bars {
        prop_assert_eq!(row_at(layout, bar.y), RowKind::System(bar.system));
        let above: BTreeSet<i32> = layout.dots.iter().map(|dot| dot.at.x).filter(|x| (bar.from..=bar.to).contains(x)).collect();
        let uses = |x: i32| score.steps.iter().zip(&layout.dots).any(|(step, dot)| dot.at.x == x && step.systems.contains(&bar.system));
        prop_assert!(above.iter().all(|&x| uses(x)), "{bar:?} lies under a step that does not use it");
        prop_assert!(!above.is_empty() || bare((bar.from + bar.to) / 2, &|run| run.systems.contains(&bar.system)), "{bar:?}");
    }
    for &(supporter, at) in &layout.squares {
        prop_assert_eq!(row_at(layout, at.y), RowKind::Supporter(supporter));
        let mut runs = score.touchpoints.iter().flat_map(|t| &t.runs).filter(|run| run.supporters.contains(&supporter));
        let is_below = runs.any(|run| layout.dots[run.steps.clone()].iter().any(|dot| dot.at.x == at.x));
        prop_assert!(is_below || bare(at.x, &|run| run.supporters.contains(&supporter)), "{supporter:?} at {at:?}");
    }
    let supported: usize = score.touchpoints.iter().flat_map(|t| &t.runs).map(|run| run.supporters.len()).sum();
    prop_assert_eq!(layout.squares.len(), supported);
    Ok(())
}

/// What is done for a touchpoint lies in its column, up to the touchpoint itself; within a process what comes before lies to the left.
fn nothing_that_happens_before_lies_to_the_right(score: &ScoreData, layout: &ScoreLayout) -> Result<(), TestCaseError> {
    for (touchpoint, column) in score.touchpoints.iter().zip(&layout.columns) {
        prop_assert!(column.left < column.at && column.at < column.right, "{column:?}");
        for (run, &(begin, end)) in touchpoint.runs.iter().zip(&column.runs) {
            let mut places: Vec<i32> = layout.dots[run.steps.clone()].iter().map(|dot| dot.at.x).collect();
            prop_assert!(column.left < begin && begin <= end && end <= column.at, "{column:?}");
            prop_assert!(places.iter().all(|x| (begin..=end).contains(x)), "{places:?} in {column:?}");
            prop_assert!(places.is_empty() || places.contains(&end), "{column:?} closes without a step");
            places.dedup();
            prop_assert!(places.is_sorted(), "{places:?}");
        }
        prop_assert!(column.runs.last().is_none_or(|&(_, end)| end == column.at), "{column:?}");
    }
    for (thread, line) in score.threads.iter().zip(&layout.threads) {
        let (from, to) = (&score.steps[thread.from], &score.steps[thread.to]);
        prop_assert!(from.rank >= to.rank || line.from.x < line.to.x, "{thread:?} goes back");
    }
    prop_assert!(layout.columns.windows(2).all(|pair| pair[0].right == pair[1].left));
    Ok(())
}

/// Rows lie below each other without a gap, each once, so that names of the same heights stand beside them.
fn names_stand_beside_their_rows(layout: &ScoreLayout) -> Result<(), TestCaseError> {
    let mut y = 0;
    for row in &layout.rows {
        prop_assert_eq!(row.y, y, "{:?}", row);
        y += row.kind.height();
    }
    prop_assert_eq!(y, layout.height);
    let kinds: BTreeSet<RowKind> = layout.rows.iter().map(|row| row.kind).collect();
    prop_assert_eq!(kinds.len(), layout.rows.len());
    Ok(())
}

fn nothing_overlaps(layout: &ScoreLayout) -> Result<(), TestCaseError> {
    let around = |x: i32, y: i32, reach: i32| Rect::new(x - reach, y - reach, 2 * reach, 2 * reach);
    let dots = layout.dots.iter().map(|dot| around(dot.at.x, dot.at.y, if dot.waits { dot.ring() } else { dot.radius }));
    let points = layout.points.iter().map(|at| around(at.x, at.y, 8));
    let squares = layout.squares.iter().map(|(_, at)| around(at.x, at.y, SQUARE));
    let bars = layout.bars.iter().map(|bar| Rect::new(bar.from, bar.y - 3, bar.to - bar.from, 6));
    let channels = layout.channels.iter().map(|(_, _, at)| Rect::new(at.x, at.y, 16, 16));
    let seen = layout.sees.iter().flat_map(|(_, at, lines)| {
        let words = lines
            .iter()
            .zip(0..)
            .map(|(line, i)| Rect::new(at.x, at.y + i * 16 - 12, i32::try_from(Face::regular(15).width(line)).unwrap_or(0), 15));
        words.chain(lines.is_empty().then_some(Rect::new(at.x, at.y, 16, 16))).collect::<Vec<_>>()
    });
    let pains = layout.pains.iter().map(|(_, at)| Rect::new(at.x - 8, at.y - 8, 16, 14));
    let nobody = layout.nobody.iter().map(|(_, rect)| *rect);
    let bare = layout.unrecorded.iter().map(|(_, _, at)| around(at.x, at.y, 5));
    let marks: Vec<Rect> =
        dots.chain(points).chain(squares).chain(bars).chain(seen).chain(channels).chain(pains).chain(nobody).chain(bare).collect();
    let canvas = Rect::new(0, 0, layout.width, layout.height);
    let mut marks: Vec<Rect> = marks.into_iter().filter(|mark| mark.width > 0).collect();
    marks.sort_by_key(|mark| (mark.x, mark.y));
    for (i, mark) in marks.iter().enumerate() {
        prop_assert!(canvas.holds(*mark), "{mark:?} leaves {canvas:?}");
        let near = marks[i + 1..].iter().take_while(|other| other.x < mark.right());
        for other in near {
            prop_assert!(!mark.overlaps(*other), "{mark:?} overlaps {other:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn every_score_shows_what_is_true(score in scores()) {
        let layout = layout(&score);
        marks_stand_below_what_uses_them(&score, &layout)?;
        nothing_that_happens_before_lies_to_the_right(&score, &layout)?;
        names_stand_beside_their_rows(&layout)?;
        nothing_overlaps(&layout)?;
        prop_assert_eq!(&layout, &super::layout(&score));
        prop_assert!((4..=20).contains(&paper::twentieths(&layout)));
    }

    #[test]
    fn steps_that_lead_to_no_earlier_one_go_to_the_right(ways in proptest::collection::vec((0..12_usize, 0..12_usize), 0..30)) {
        let mut next = vec![Vec::new(); 12];
        ways.iter().filter(|(a, b)| a < b).for_each(|&(a, b)| next[a].push(b));
        let ranks = ranks_of(&next);
        prop_assert!(ways.iter().filter(|(a, b)| a < b).all(|&(a, b)| ranks[a] < ranks[b]), "{ranks:?}");
    }
}

#[test]
fn a_way_back_turns_no_order_round() {
    // Check, ask again, check, note.
    assert_eq!(ranks_of(&[vec![1], vec![2, 3], vec![1], vec![]]), [0, 1, 2, 2]);
    assert_eq!(ranks_of(&[vec![0, 1], vec![0]]), [0, 1]);
}

#[test]
fn a_journey_that_a_page_holds_is_as_wide_as_the_page() {
    let score = one_process(vec![step(ScorePart::Front, 1), step(ScorePart::Back, 2)]);
    assert_eq!(layout(&score).width, PAGE);
}

#[test]
fn either_of_two_ways_stands_below_the_other_and_a_process_closes_below_its_touchpoint() {
    let mut score = ScoreData { stages: vec![(named("Stage"), 1)], touchpoints: vec![touchpoint("I ask")], ..ScoreData::default() };
    let steps = vec![step(ScorePart::Front, 1), step(ScorePart::Back, 2), step(ScorePart::Back, 3), step(ScorePart::Front, 1)];
    add_run(&mut score, steps, &[vec![1, 2], vec![3], vec![3], vec![]]);
    let layout = layout(&score);
    let x: Vec<i32> = layout.dots.iter().map(|dot| dot.at.x).collect();
    assert!(x[0] < x[1] && x[1] == x[2] && x[2] < x[3] && x[3] == layout.columns[0].at, "{x:?}");
}

#[test]
fn who_share_work_stand_near_each_other() {
    // The first hands over to the third, and nobody to the second.
    let mut score = one_process(vec![step(ScorePart::Front, 1)]);
    add_run(&mut score, vec![step(ScorePart::Front, 2)], &[vec![]]);
    add_run(&mut score, vec![step(ScorePart::Front, 1), step(ScorePart::Front, 3)], &[vec![1], vec![]]);
    let actors: Vec<RowKind> = layout(&score).rows.iter().map(|row| row.kind).filter(|kind| matches!(kind, RowKind::Actor(..))).collect();
    let place = |by: u32| actors.iter().position(|&kind| kind == RowKind::Actor(ScorePart::Front, Some(NodeId(by)))).unwrap();
    assert_eq!(place(1).abs_diff(place(3)), 1, "{actors:?}");
}

#[test]
fn a_line_parts_the_person_from_us_and_what_is_seen_from_what_is_not() {
    let mut score =
        one_process(vec![step(ScorePart::Own, 0), step(ScorePart::Front, 1), step(ScorePart::Back, 2), step(ScorePart::Support, 3)]);
    score.touchpoints[0].channels.push(("Phone".into(), "phone"));
    let kinds: Vec<RowKind> = layout(&score).rows.iter().map(|row| row.kind).collect();
    let by = |part, by| RowKind::Actor(part, Some(NodeId(by)));
    let expected = [
        RowKind::Feeling,
        RowKind::Channels(1),
        RowKind::Own,
        RowKind::Line(Line::Interaction, Some(ScorePart::Front)),
        by(ScorePart::Front, 1),
        RowKind::Line(Line::Visibility, Some(ScorePart::Back)),
        by(ScorePart::Back, 2),
        RowKind::Line(Line::InternalInteraction, Some(ScorePart::Support)),
        by(ScorePart::Support, 3),
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn a_score_lies_where_it_lay_before() {
    let mut first = step(ScorePart::Own, 0);
    first.systems.push(NodeId(7));
    let mut check = step(ScorePart::Back, 2);
    (check.work, check.wait, check.systems) = (Some(12.0), Some(2000.0), vec![NodeId(7), NodeId(8)]);
    let mut score = one_process(vec![first, step(ScorePart::Front, 1), check, ScoreStep { informal: true, ..step(ScorePart::Front, 1) }]);
    score.threads.push(Thread { from: 3, to: 1, hand_off: false });
    score.touchpoints[0].runs[0].supporters.push(NodeId(9));
    score.touchpoints.push(ScoreTouchpoint { pains: 2, moment_of_truth: true, ..touchpoint("I wait") });
    score.stages[0].1 = 2;
    let drawn = draw(&score, &layout(&score), Words::english());
    let mut svg = String::new();
    for (scene, id) in [(&drawn.heads, "tl-heads"), (&drawn.body, "tl-score")] {
        crate::picture::svg::write(&mut svg, scene, id, &|_, out| out.push('x'));
    }
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[test]
fn what_somebody_sees_stands_in_words_where_columns_hold_titles_and_as_an_eye_elsewhere() {
    let mut score = one_process(vec![step(ScorePart::Front, 1)]);
    score.touchpoints[0].sees = Some("A card with the date and the hours".into());
    let layout_of_one = layout(&score);
    assert_eq!(layout_of_one.sees[0].2, ["A card with the date and the hours"]);
    score.touchpoints.extend((0..40).map(|_| touchpoint("I wait")));
    score.stages[0].1 = 41;
    assert_eq!(layout(&score).sees[0].2, Vec::<String>::new());
}

#[test]
fn a_row_is_counted_by_its_steps_and_by_the_touchpoints_that_lean_on_it() {
    let mut used = step(ScorePart::Front, 1);
    used.systems = vec![NodeId(7)];
    let mut score = one_process(vec![used.clone(), used, step(ScorePart::Back, 2)]);
    score.touchpoints[0].runs[0].supporters.push(NodeId(9));
    let counted = |row| facts::of_row(&score, row);
    assert_eq!(counted(RowKind::Actor(ScorePart::Front, Some(NodeId(1)))), Some(2));
    assert_eq!(counted(RowKind::Actor(ScorePart::Back, Some(NodeId(2)))), Some(1));
    assert_eq!((counted(RowKind::System(NodeId(7))), counted(RowKind::Supporter(NodeId(9)))), (Some(1), Some(1)));
    assert_eq!(counted(RowKind::Feeling), None);
}

#[test]
fn a_high_score_is_printed_upright_and_a_wide_one_across() {
    let mut layout = ScoreLayout { width: 1182, height: 1500, ..ScoreLayout::default() };
    assert!(paper::is_upright(&layout));
    layout.height = 500;
    assert!(!paper::is_upright(&layout));
}

#[test]
fn the_title_of_the_narrowest_stage_is_whole_where_the_page_has_room() {
    let mut score = one_process(vec![step(ScorePart::Front, 1)]);
    score.stages = vec![(named("Find a place to live in"), 1), (named("Wait"), 30)];
    score.touchpoints.extend((0..30).map(|_| touchpoint("I wait")));
    let layout = layout(&score);
    let (_, left, right) = layout.stages[0];
    assert!(right - left >= i32::try_from(Face::bold(13).width("1 Find a place to live in")).unwrap() && layout.width <= PAGE);
}
