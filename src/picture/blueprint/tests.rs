//! What holds for every blueprint, however long: no two cards overlap, every arrow touches its cards
//! and crosses none, every word lies inside its card or beside all of them.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::base::vocabulary::EvidenceKind;
use crate::model::id::NodeId;
use crate::model::queries::touchpoint::Party;
use crate::picture::scene::{Point, Rect};
use crate::picture::text::Face;
use crate::words::Words;

use super::cards::PAD;
use super::content::{Arrow, BlueprintData, Lane, NamedPage, Run, ServedTouchpoint, StepCard};
use super::layout::{ArrowLine, Kind, LabelKind, Layout, layout};

fn named(title: &str) -> NamedPage {
    NamedPage { node: NodeId(0), title: title.into() }
}

fn step(title: &str, lane: Lane) -> StepCard {
    StepCard { step: named(title), lane, by: None, by_team: false, work: None, wait: None, informal: false }
}

fn group(title: &str, runs: Vec<Run>) -> ServedTouchpoint {
    ServedTouchpoint {
        touchpoint: named(title),
        party: Party::Ours,
        moment_of_truth: false,
        channels: Vec::new(),
        known_from: Vec::new(),
        runs,
        supporters: Vec::new(),
        systems: Vec::new(),
    }
}

/// A touchpoint with one process whose steps stand in these lanes and follow each other.
fn one_process(lanes: &[Lane]) -> BlueprintData {
    let steps: Vec<StepCard> = lanes.iter().map(|&lane| step("Do it", lane)).collect();
    let arrows = (1..steps.len()).map(|to| Arrow { from: to - 1, to, when: None, hand_off: false }).collect();
    let run = Run { process: named("Help"), steps: (0..steps.len()).collect() };
    BlueprintData { stages: vec![(named("Stage"), 1)], groups: vec![group("I ask", vec![run])], steps, arrows, ..BlueprintData::default() }
}

fn titles() -> impl Strategy<Value = Arc<str>> {
    let usual = [
        "Ask",
        "Choose the crew and the van",
        "Die Kraftfahrzeughaftpflichtversicherungsgesellschaft über den Unfall unterrichten und auf Rückruf warten",
        "أبلغ عن الحادث وأنتظر مكالمة من الفريق",
        "事故の後に保険会社へ連絡する",
        "👩🏽‍🚒🇩🇪",
        "",
    ];
    select(usual.to_vec()).prop_map(Arc::from)
}

fn lanes() -> impl Strategy<Value = Lane> {
    select(vec![Lane::Action, Lane::Front, Lane::Back, Lane::Back, Lane::Support, Lane::Unplaced])
}

fn steps() -> impl Strategy<Value = StepCard> {
    (titles(), lanes(), proptest::option::of(titles()), any::<[bool; 4]>()).prop_map(|(title, lane, by, [team, work, wait, informal])| {
        StepCard { by, by_team: team, work: work.then_some(75.5), wait: wait.then_some(3000.0), informal, ..step(&title, lane) }
    })
}

type Parts = (Arc<str>, Vec<Vec<StepCard>>, usize, usize, Party, bool);

fn parts() -> impl Strategy<Value = Parts> {
    let party = select(vec![Party::Ours, Party::Own, Party::Third { with_us: true }, Party::Third { with_us: false }]);
    let runs = proptest::collection::vec(proptest::collection::vec(steps(), 0..9), 0..3);
    (titles(), runs, 0usize..4, 0usize..6, party, any::<bool>())
}

/// Any journey of up to sixty touchpoints, with arrows in any direction.
fn contents() -> impl Strategy<Value = BlueprintData> {
    let arrows = proptest::collection::vec((any::<u16>(), any::<u16>(), proptest::option::of(titles()), any::<bool>()), 0..80);
    (proptest::collection::vec(parts(), 1..60), arrows, any::<bool>()).prop_map(|(parts, wanted, in_order)| {
        let mut content = BlueprintData {
            stages: vec![(named("A stage"), parts.len() / 2), (named("Another"), parts.len() - parts.len() / 2)],
            ..BlueprintData::default()
        };
        for (title, runs, supporters, systems, party, moment_of_truth) in parts {
            let mut built = Vec::new();
            for steps in runs {
                let begin = content.steps.len();
                content.steps.extend(steps);
                built.push(Run { process: named(&title), steps: (begin..content.steps.len()).collect() });
            }
            content.groups.push(ServedTouchpoint {
                party,
                moment_of_truth,
                channels: vec![(Arc::clone(&title), "phone"); supporters],
                known_from: if moment_of_truth { vec![EvidenceKind::Log, EvidenceKind::Survey] } else { Vec::new() },
                supporters: vec![named(&title); supporters],
                systems: vec![named("Tally"); systems],
                ..group(&title, built)
            });
        }
        let count = content.steps.len();
        let any_way = wanted.into_iter().filter(|_| count > 1);
        let mut arrows: Vec<Arrow> = any_way
            .map(|(from, to, when, hand_off)| Arrow { from: usize::from(from) % count, to: usize::from(to) % count, when, hand_off })
            .collect();
        if in_order {
            arrows.extend((1..count).map(|to| Arrow { from: to - 1, to, when: None, hand_off: to % 3 == 0 }));
        }
        arrows.retain(|a| a.from != a.to);
        arrows.sort_by_key(|a| (a.from, a.to));
        arrows.dedup_by_key(|a| (a.from, a.to));
        content.arrows = arrows;
        content
    })
}

fn touches(rect: Rect, p: Point) -> bool {
    let on_side = (p.x == rect.x || p.x == rect.right()) && (rect.y..=rect.bottom()).contains(&p.y);
    let on_edge = (p.y == rect.y || p.y == rect.bottom()) && (rect.x..=rect.right()).contains(&p.x);
    on_side || on_edge
}

/// The thin rectangle that a straight line covers.
fn covered(a: Point, b: Point) -> Rect {
    Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs().max(1), (a.y - b.y).abs().max(1))
}

/// Whether a line enters a rectangle further than its edge.
fn enters(rect: Rect, a: Point, b: Point) -> bool {
    let inside = Rect::new(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2);
    inside.overlaps(covered(a, b))
}

fn lines(arrow: &ArrowLine) -> impl Iterator<Item = (Point, Point)> {
    arrow.points.windows(2).map(|pair| (pair[0], pair[1]))
}

fn cards_lie_apart(layout: &Layout) -> Result<(), TestCaseError> {
    let canvas = Rect::new(0, 0, layout.width, layout.height);
    for (i, card) in layout.cards.iter().enumerate() {
        prop_assert!(canvas.holds(card.rect), "{card:?} leaves {canvas:?}");
        for other in &layout.cards[i + 1..] {
            prop_assert!(!card.rect.overlaps(other.rect), "{card:?} overlaps {other:?}");
        }
    }
    Ok(())
}

fn arrows_touch_their_cards_and_cross_none(layout: &Layout) -> Result<(), TestCaseError> {
    for arrow in &layout.arrows {
        let (from, to) = (layout.cards[arrow.from].rect, layout.cards[arrow.to].rect);
        let [first, .., last] = arrow.points[..] else { panic!("{arrow:?}") };
        prop_assert!(touches(from, first) && touches(to, last), "{arrow:?} does not touch {from:?} and {to:?}");
        for (a, b) in lines(arrow) {
            prop_assert!(a.x == b.x || a.y == b.y, "{arrow:?} is slanting");
            for card in &layout.cards {
                prop_assert!(!enters(card.rect, a, b), "{arrow:?} crosses {card:?}");
            }
        }
    }
    Ok(())
}

/// Arrows of different cards may cross; along the same line they would be taken for one.
fn no_two_arrows_look_like_one(layout: &Layout) -> Result<(), TestCaseError> {
    for (i, a) in layout.arrows.iter().enumerate() {
        for b in layout.arrows[i + 1..].iter().filter(|b| a.from != b.from && a.to != b.to) {
            for (p, q) in lines(a).filter(|(p, q)| p != q) {
                for (r, s) in lines(b).filter(|(r, s)| r != s) {
                    let along = (p.x == q.x) == (r.x == s.x);
                    prop_assert!(!along || !covered(p, q).overlaps(covered(r, s)), "{a:?} and {b:?}");
                }
            }
        }
    }
    Ok(())
}

fn words_lie_inside_or_beside(layout: &Layout, slack: u32) -> Result<(), TestCaseError> {
    let canvas = Rect::new(0, 0, layout.width, layout.height);
    for (i, label) in layout.labels.iter().enumerate() {
        prop_assert!(canvas.holds(label.rect), "{label:?} leaves {canvas:?}");
        prop_assert!(layout.cards.iter().all(|card| !card.rect.overlaps(label.rect)), "{label:?} lies on a card");
        prop_assert!(layout.labels[i + 1..].iter().all(|other| !other.rect.overlaps(label.rect)), "{label:?} lies on another label");
        for arrow in &layout.arrows {
            prop_assert!(lines(arrow).all(|(a, b)| !enters(label.rect, a, b)), "{arrow:?} crosses {label:?}");
        }
    }
    let fits = |face: Face, lines: &[String], width: i32| {
        lines.iter().all(|line| line.chars().count() < 3 || i64::from(face.with_slack(slack).width(line)) <= i64::from(width))
    };
    for card in &layout.cards {
        let inner = card.rect.width - 2 * PAD;
        let (face, mark) = match card.of {
            Kind::Action(_) => (Face::bold(13), super::cards::MARK),
            Kind::Step(_) | Kind::Bare(..) => (Face::bold(13), 0),
            _ => (Face::regular(13), 0),
        };
        prop_assert!(fits(face, &card.title, inner - mark), "{card:?}");
        prop_assert!(fits(Face::regular(12), &card.by, inner), "{card:?}");
        let lines = 16 * card.title.len() + 15 * (card.by_room + usize::from(card.also.is_some()));
        prop_assert!(i64::from(card.rect.height) >= 16 + i64::try_from(lines).unwrap(), "{card:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn every_blueprint_is_legible(content in contents(), slack in select(vec![0u32, 10])) {
        let layout = layout(&content, 2, slack, Words::english());
        cards_lie_apart(&layout)?;
        arrows_touch_their_cards_and_cross_none(&layout)?;
        no_two_arrows_look_like_one(&layout)?;
        words_lie_inside_or_beside(&layout, slack)?;
        prop_assert_eq!(layout.arrows.len(), content.arrows.len() + content.groups.len() - 1);
    }
}

#[test]
fn steps_go_down_and_a_higher_one_begins_a_new_column() {
    let layout = layout(&one_process(&[Lane::Front, Lane::Back, Lane::Front]), 1, 0, Words::english());
    let [_, first, second, third] = &layout.cards[..] else { panic!() };
    assert!(first.rect.x == second.rect.x && first.rect.y < second.rect.y);
    assert!(third.rect.x > second.rect.right() && third.rect.y == first.rect.y);
}

#[test]
fn an_empty_lane_of_ours_says_so_and_of_a_third_party_says_nothing() {
    let says =
        |content: &BlueprintData| layout(content, 1, 0, Words::english()).labels.iter().filter(|l| l.says == LabelKind::NoStep).count();
    let mut content = one_process(&[Lane::Front]);
    assert_eq!(says(&content), 1);
    content.groups[0].party = Party::Third { with_us: false };
    assert_eq!(says(&content), 0);
}

#[test]
fn what_the_person_does_for_us_stands_above_the_line_of_interaction() {
    let layout = layout(&one_process(&[Lane::Action, Lane::Front]), 1, 0, Words::english());
    let line = layout.lines.iter().find(|(lane, _)| *lane == Lane::Front).unwrap().1;
    assert!(layout.cards[1].rect.bottom() < line && layout.cards[2].rect.y > line);
}

#[test]
fn the_names_of_teams_change_no_place() {
    let with = |by: &str| {
        let mut content = one_process(&[Lane::Front, Lane::Back]);
        content.steps.iter_mut().for_each(|s| (s.by, s.by_team) = (Some(by.into()), true));
        let mut layout = layout(&content, 2, 0, Words::english());
        layout.cards.iter_mut().for_each(|card| card.by.clear());
        format!("{layout:?}")
    };
    assert_eq!(with("Desk"), with("Regulation, Assurance and Everything"));
}

#[test]
fn a_blueprint_lies_where_it_lay_before() {
    let mut content = one_process(&[Lane::Action, Lane::Front, Lane::Back, Lane::Support, Lane::Front]);
    content.arrows.push(Arrow { from: 4, to: 1, when: Some("something is missing".into()), hand_off: true });
    content.steps[2].wait = Some(90.0);
    content.groups[0].systems.push(named("Tally"));
    let drawn = super::draw(&content, layout(&content, 1, 0, Words::english()), Words::english());
    let mut svg = String::new();
    crate::picture::svg::write(&mut svg, &drawn.picture, "tl-p", &|_, out| out.push('x'));
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}
