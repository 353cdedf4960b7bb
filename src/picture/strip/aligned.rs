//! Several journeys below each other on one axis. Stages of one name stand below each other, where journeys share so many names that the
//! axis stays short; else each touchpoint is as wide as any other, so that a longer journey is longer.

use crate::picture::scene::{Rect, Scene};
use crate::words::Words;

use super::layout::{StripColumn, in_columns, placed};
use super::{StripContent, StripSize, drawn};

/// Journeys on one axis.
#[derive(Debug)]
pub struct AlignedStrips {
    /// A picture for each, in their order.
    pub scenes: Vec<Scene>,
    /// Whether stages of one name stand below each other.
    pub by_name: bool,
}

/// The share of the longest journey that the axis may be longer than it for stages of one name to stand below each other, in per cent.
const MOST_LONGER: usize = 150;

/// The pictures of journeys on one axis.
pub fn scenes(journeys: &[StripContent<'_>], words: &Words) -> AlignedStrips {
    let lengths: Vec<Vec<usize>> = journeys.iter().map(|j| j.stages.iter().map(|stage| stage.points.len().max(1)).collect()).collect();
    let longest = lengths.iter().map(|stages| stages.iter().sum()).max().unwrap_or(1).max(1);
    let (axis, places) = by_name(journeys, &lengths);
    let whole: usize = axis.iter().sum();
    let by_name = journeys.len() > 1 && axis.len() < lengths.iter().map(Vec::len).sum() && whole * 100 <= longest * MOST_LONGER;
    let columns = if by_name { whole } else { longest };
    let one = |(content, (lengths, places)): (&StripContent<'_>, (&Vec<usize>, &Vec<usize>))| {
        let mut begin = 0;
        let in_row = |&length: &usize| {
            begin += length;
            (begin - length, length)
        };
        let of_name = |&place: &usize| (axis[..place].iter().sum(), axis[place]);
        let stages: Vec<(usize, usize)> = if by_name { places.iter().map(of_name).collect() } else { lengths.iter().map(in_row).collect() };
        scene(content, &stages, columns, words)
    };
    AlignedStrips { scenes: journeys.iter().zip(lengths.iter().zip(&places)).map(one).collect(), by_name }
}

/// The stages of all journeys in one order, each as wide as the longest of its name; and where in it those of each journey stand.
fn by_name(journeys: &[StripContent<'_>], lengths: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut names: Vec<(String, usize)> = Vec::new();
    for (journey, lengths) in journeys.iter().zip(lengths) {
        let mut next = 0;
        for (stage, &length) in journey.stages.iter().zip(lengths) {
            let name = stage.title.trim().to_lowercase();
            match names[next..].iter().position(|(other, _)| *other == name) {
                Some(at) => {
                    names[next + at].1 = names[next + at].1.max(length);
                    next += at + 1;
                }
                None => {
                    names.insert(next, (name, length));
                    next += 1;
                }
            }
        }
    }
    let places = journeys.iter().map(|journey| {
        let mut next = 0;
        let place = |stage: &super::StripStage<'_>| {
            let name = stage.title.trim().to_lowercase();
            let at = next + names[next..].iter().position(|(other, _)| *other == name).unwrap_or(0);
            next = at + 1;
            at
        };
        journey.stages.iter().map(place).collect()
    });
    let places = places.collect();
    (names.into_iter().map(|(_, length)| length).collect(), places)
}

/// A journey whose stages begin at such columns of so many, and are so many of them wide.
fn scene(content: &StripContent<'_>, stages: &[(usize, usize)], columns: usize, words: &Words) -> Scene {
    let size = StripSize::Wide;
    let frame = size.frame();
    let edge = |column: usize| frame.left + share(column, columns, frame.width - frame.left);
    let whole = frame.column(0, 1);
    let rooms = content.stages.iter().zip(stages).flat_map(|(stage, &(begin, length))| {
        let (from, to) = (edge(begin), edge(begin + length));
        let count = stage.points.len().max(1);
        let at = move |i: usize| from + share(i, count, to - from);
        (0..count).map(move |i| Rect { x: at(i), width: at(i + 1) - at(i), ..whole })
    });
    let columns: Vec<StripColumn<'_>> = in_columns(content).into_iter().zip(rooms).collect();
    drawn(content, size, &placed(content, size, (frame, &columns), words), words)
}

/// A share of a length, in whole pixels.
fn share(part: usize, of: usize, length: i32) -> i32 {
    let [part, of] = [part, of].map(|n| i64::try_from(n).unwrap_or(i64::MAX / 4096));
    i32::try_from(i64::from(length) * part / of.max(1)).unwrap_or(length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::StripStage;
    use super::super::tests::feelings;
    use super::*;

    /// A journey with stages of these names, each with so many touchpoints.
    fn journey(stages: &[(&'static str, usize)]) -> StripContent<'static> {
        let stage = |&(title, count): &(&'static str, usize)| {
            let points = feelings(&vec![1.0; count]).stages.remove(0).points;
            StripStage { title, points, ..feelings(&[]).stages.remove(0) }
        };
        StripContent { stages: stages.iter().map(stage).collect(), ..feelings(&[]) }
    }

    fn axis(journeys: &[StripContent<'_>]) -> (Vec<usize>, Vec<Vec<usize>>) {
        let lengths: Vec<Vec<usize>> = journeys.iter().map(|j| j.stages.iter().map(|stage| stage.points.len().max(1)).collect()).collect();
        by_name(journeys, &lengths)
    }

    #[test]
    fn stages_of_one_name_stand_below_each_other() {
        let journeys = [journey(&[("Join", 2), ("Use", 5)]), journey(&[("Ask", 1), ("join ", 4), ("Use", 1), ("Leave", 2)])];
        assert_eq!(axis(&journeys), (vec![1, 4, 5, 2], vec![vec![1, 2], vec![0, 1, 2, 3]]));
        assert!(scenes(&journeys, Words::english()).by_name);
    }

    #[test]
    fn journeys_of_other_names_are_as_long_as_they_are() {
        let journeys = [journey(&[("Join", 2), ("Use", 2)]), journey(&[("Call", 4), ("Wait", 4)])];
        let drawn = scenes(&journeys, Words::english());
        assert!(!drawn.by_name && drawn.scenes.iter().all(|scene| scene.width == 1040));
    }

    proptest! {
        #[test]
        fn each_stage_has_its_place_in_the_order_of_its_journey(
            stages in prop::collection::vec(prop::collection::vec((prop::sample::select(vec!["A", "B", "C", "D"]), 0..5_usize), 0..6), 1..6)
        ) {
            let journeys: Vec<_> = stages.iter().map(|stages| journey(stages)).collect();
            let (axis, places) = axis(&journeys);
            for (journey, places) in journeys.iter().zip(&places) {
                prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
                for (stage, &place) in journey.stages.iter().zip(places) {
                    prop_assert!(axis[place] >= stage.points.len());
                }
            }
            prop_assert_eq!(scenes(&journeys, Words::english()).scenes.len(), journeys.len());
        }
    }
}
