//! What holds of every flow.

use proptest::prelude::*;

use super::*;

fn titles(node: NodeId) -> String {
    ["Make a bill", "Look after the homes of those who depend on a machine and cannot wait", "Miete"][node.0 as usize % 3].to_owned()
}

fn part(process: u32, end: EffortEnd, minutes: f64) -> EffortPart {
    EffortPart { process: NodeId(process), end, minutes }
}

fn outcome(number: u32) -> EffortEnd {
    EffortEnd::Outcome(NodeId(1000 + number))
}

fn parts() -> impl Strategy<Value = Vec<EffortPart>> {
    let end = prop_oneof![(0..30_u32).prop_map(outcome), Just(EffortEnd::Claimed), Just(EffortEnd::NoPath)];
    let minutes = prop_oneof![Just(0.0), Just(0.5), 1.0..1e6_f64];
    proptest::collection::vec((0..40_u32, end, minutes).prop_map(|(process, end, minutes)| part(process, end, minutes)), 1..120)
}

fn laid(parts: &[EffortPart], extent: Extent) -> Option<EffortLayout> {
    layout(parts, &titles, extent, Words::english())
}

proptest! {
    #[test]
    fn all_work_arrives_and_is_drawn_to_one_scale(parts in parts()) {
        let Some(laid) = laid(&parts, Extent::Wide) else { return Ok(()) };
        let known: f64 = parts.iter().map(|part| part.minutes).sum();
        let sum = |blocks: &[EffortBlock]| blocks.iter().map(|block| block.minutes).sum::<f64>();
        prop_assert!((sum(&laid.left) - known).abs() < known * 1e-9 && (sum(&laid.right) - known).abs() < known * 1e-9);
        for block in laid.left.iter().chain(&laid.right) {
            let due = block.minutes * HIGH / known;
            prop_assert!((f64::from(block.room.height) - due).abs() <= 1.0, "{:?}", block);
        }
        let bands: f64 = laid.bands.iter().map(|band| band.minutes).sum();
        prop_assert!((bands - known).abs() < known * 1e-9);
    }

    #[test]
    fn no_block_and_no_words_lie_over_others(parts in parts()) {
        for extent in Extent::BOTH {
            let Some(laid) = laid(&parts, extent) else { return Ok(()) };
            let frame = EffortFrame::of(extent);
            for side in [&laid.left, &laid.right] {
                for pair in side.windows(2) {
                    prop_assert!(pair[0].slot.bottom() < pair[1].slot.y && pair[1].slot.height >= frame.least);
                }
                for block in side {
                    prop_assert!(block.slot.y <= block.room.y && block.slot.bottom() >= block.room.bottom());
                }
            }
            // Words of both sides share a phone's width, and on a screen each has its own margin.
            for (blocks, is_left) in [(&laid.left, true), (&laid.right, false)] {
                for block in blocks {
                    let figure = NumberFormat::ENGLISH.work(block.minutes);
                    for text in words_of(block, &figure, is_left, &frame, 0) {
                        let face = if text.class == "ef-figure" { FIGURE } else { TITLE };
                        let width = text.lines.iter().map(|line| i32::try_from(face.width(line)).unwrap()).max().unwrap_or(0);
                        let from = if text.anchor == Anchor::End { text.at.x - width } else { text.at.x };
                        let (least, most) = match (extent, is_left) {
                            (Extent::Wide, true) => (0, frame.left),
                            (Extent::Wide, false) => (frame.right + BLOCK, frame.width),
                            (Extent::Narrow, true) => (0, frame.width / 2),
                            (Extent::Narrow, false) => (frame.width / 2, frame.width),
                        };
                        prop_assert!(from >= least && from + width <= most, "{:?}: {:?}", extent, text);
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_in_which_parts_come_does_not_matter(parts in parts(), turn in 0..100_usize) {
        let mut turned = parts.clone();
        turned.rotate_left(turn % parts.len());
        let drawn = |parts: &[EffortPart]| scene(parts, &titles, Extent::Wide, 0, Words::english());
        prop_assert_eq!(drawn(&parts), drawn(&turned));
    }
}

#[test]
fn what_has_no_outcome_stands_below_the_outcomes_even_where_it_is_nothing() {
    let laid = laid(&[part(0, outcome(0), 30.0), part(1, EffortEnd::NoPath, 10.0)], Extent::Wide).unwrap();
    let right: Vec<_> = laid.right.iter().map(|block| (block.class, block.minutes, block.room.height)).collect();
    assert_eq!(right, [("ef-block", 30.0, 300), ("ef-claimed", 0.0, 0), ("ef-no-path", 10.0, 100)]);
}

#[test]
fn the_largest_come_first_and_the_rest_are_one() {
    let parts: Vec<_> = (0..30).map(|n| part(n, outcome(0), f64::from(n + 1))).collect();
    let laid = laid(&parts, Extent::Wide).unwrap();
    assert_eq!((laid.left.len(), laid.left[0].minutes, &*laid.left[MOST].title), (MOST + 1, 30.0, "16 other processes"));
}

#[test]
fn a_band_tells_what_goes_where() {
    let scene = scene(&[part(0, outcome(2), 90.0)], &titles, Extent::Narrow, 0, Words::english()).unwrap();
    assert!(format!("{:?}", scene.shapes).contains(r"Make a bill → Make a bill: 1\u{a0}h 30\u{a0}min a month"), "{:?}", scene.shapes);
}

#[test]
fn where_nothing_is_known_nothing_is_drawn() {
    assert_eq!(scene(&[], &titles, Extent::Wide, 0, Words::english()), None);
    assert_eq!(scene(&[part(0, outcome(0), 0.0)], &titles, Extent::Wide, 0, Words::english()), None);
}
