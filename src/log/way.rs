//! The documented way that cases are held against: the touchpoints that a log could hold, and which may follow which.
//!
//! Starts are touchpoints that no other leads to, ends those that lead to no other; where there is none for all the rings, the file's
//! first or last. Then what no log holds is passed over: what led to it leads to all that it led to.

use std::collections::BTreeSet;

use super::plan::PlannedTouchpoint;

/// The way through a journey. Touchpoints are told by their places in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentedWay {
    /// What each touchpoint leads to; of those that are passed over, nothing.
    next: Vec<BTreeSet<usize>>,
    starts: BTreeSet<usize>,
    ends: BTreeSet<usize>,
    /// Whether it holds anything.
    is_empty: bool,
}

/// How a case went beside the documented way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Walked {
    /// Touchpoints that it lacks.
    pub(super) missing: BTreeSet<usize>,
    /// Steps that the way does not allow.
    pub(super) out_of_sequence: usize,
}

/// A place on the way, or what lies before all of it or behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Before,
    At(usize),
    Behind,
}

impl DocumentedWay {
    /// The way through these touchpoints.
    pub(super) fn of(touchpoints: &[PlannedTouchpoint]) -> Self {
        let all = touchpoints.len();
        let mut next: Vec<BTreeSet<usize>> = touchpoints.iter().map(|t| t.next.iter().copied().filter(|to| *to < all).collect()).collect();
        let leads_elsewhere = |from: usize| next[from].iter().any(|to| *to != from);
        let mut ends: BTreeSet<usize> = (0..all).filter(|at| !leads_elsewhere(*at)).collect();
        let led_to: BTreeSet<usize> = (0..all).flat_map(|from| next[from].iter().copied().filter(move |to| *to != from)).collect();
        let mut starts: BTreeSet<usize> = (0..all).filter(|at| !led_to.contains(at)).collect();
        if starts.is_empty() {
            starts.extend((all > 0).then_some(0));
        }
        if ends.is_empty() {
            ends.extend(all.checked_sub(1));
        }
        for passed in (0..all).filter(|at| !touchpoints[*at].can_be_logged()) {
            pass_over(passed, &mut next, &mut starts, &mut ends);
        }
        Self { next, starts, ends, is_empty: !touchpoints.iter().any(PlannedTouchpoint::can_be_logged) }
    }

    /// Whether no touchpoint is left that a log could hold.
    pub(super) fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Whether the way may end with a touchpoint.
    pub(super) fn ends_at(&self, touchpoint: usize) -> bool {
        self.ends.contains(&touchpoint)
    }

    /// The touchpoints that may follow one.
    pub fn after(&self, touchpoint: usize) -> impl Iterator<Item = usize> + '_ {
        self.next.get(touchpoint).into_iter().flatten().copied()
    }

    /// Whether a touchpoint may follow another, or be the first where nothing was before.
    pub fn allows(&self, from: Option<usize>, to: usize) -> bool {
        match from {
            Some(from) => self.next[from].contains(&to),
            None => self.starts.contains(&to),
        }
    }

    /// How a case went that came by these touchpoints, at once repeated ones once.
    pub(super) fn walk(&self, folded: &[usize]) -> Walked {
        let mut walked = Walked::default();
        for lacking in self.lacking(folded) {
            match lacking {
                Some(inner) => walked.missing.extend(inner),
                None => walked.out_of_sequence += 1,
            }
        }
        walked
    }

    /// Of a case that came by these touchpoints, at once repeated ones once: what it lacks before each of them, and behind the last; none where the
    /// way does not lead there.
    pub fn lacking(&self, folded: &[usize]) -> Vec<Option<Vec<usize>>> {
        let visited: BTreeSet<usize> = folded.iter().copied().collect();
        let stops = || folded.iter().map(|at| Stop::At(*at));
        let froms = [Stop::Before].into_iter().chain(stops());
        froms.zip(stops().chain([Stop::Behind])).map(|(from, to)| self.between(from, to, &visited)).collect()
    }

    /// What lies between two stops on the shortest way by touchpoints that were not visited: nothing where one follows the other; none where
    /// no way leads there. Of equally short ways the one whose touchpoints stand first in the file, compared one by one.
    fn between(&self, from: Stop, to: Stop, visited: &BTreeSet<usize>) -> Option<Vec<usize>> {
        if self.leads(from, to) {
            return Some(Vec::new());
        }
        // Each layer is sorted by the ways that lead to it, so that whoever comes first to a touchpoint came the first way.
        let mut came_from: Vec<Option<Stop>> = vec![None; self.next.len()];
        let mut layer = vec![from];
        while !layer.is_empty() {
            let mut following = Vec::new();
            for &stop in &layer {
                for &at in self.following(stop) {
                    if !visited.contains(&at) && came_from[at].is_none() {
                        came_from[at] = Some(stop);
                        following.push(Stop::At(at));
                    }
                }
            }
            if let Some(Stop::At(last)) = following.iter().copied().find(|stop| self.leads(*stop, to)) {
                return Some(inner(from, last, &came_from));
            }
            layer = following;
        }
        None
    }

    fn leads(&self, from: Stop, to: Stop) -> bool {
        match to {
            Stop::Before => false,
            Stop::At(at) => self.following(from).contains(&at),
            Stop::Behind => matches!(from, Stop::At(at) if self.ends.contains(&at)),
        }
    }

    fn following(&self, stop: Stop) -> &BTreeSet<usize> {
        static NOTHING: BTreeSet<usize> = BTreeSet::new();
        match stop {
            Stop::Before => &self.starts,
            Stop::At(at) => &self.next[at],
            Stop::Behind => &NOTHING,
        }
    }
}

/// The touchpoints by which the last one was reached from a stop, itself among them.
fn inner(from: Stop, last: usize, came_from: &[Option<Stop>]) -> Vec<usize> {
    let mut way = vec![last];
    let mut at = last;
    while let Some(Stop::At(before)) = came_from[at].filter(|stop| *stop != from) {
        way.push(before);
        at = before;
    }
    way.reverse();
    way
}

/// Joins what leads to a touchpoint with what it leads to, and takes it out.
fn pass_over(passed: usize, next: &mut [BTreeSet<usize>], starts: &mut BTreeSet<usize>, ends: &mut BTreeSet<usize>) {
    let mut following = std::mem::take(&mut next[passed]);
    following.remove(&passed);
    let before: Vec<usize> = (0..next.len()).filter(|at| next[*at].contains(&passed)).collect();
    for &from in &before {
        next[from].remove(&passed);
        next[from].extend(following.iter().copied().filter(|to| *to != from));
    }
    if starts.remove(&passed) {
        starts.extend(&following);
    }
    if ends.remove(&passed) {
        ends.extend(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Touchpoints of ours that lead to these.
    fn leading(next: &[&[usize]]) -> Vec<PlannedTouchpoint> {
        let of = |next: &&[usize]| PlannedTouchpoint { is_with_us: true, next: next.to_vec(), ..PlannedTouchpoint::default() };
        next.iter().map(of).collect()
    }

    fn walked(way: &DocumentedWay, folded: &[usize]) -> (Vec<usize>, usize) {
        let Walked { missing, out_of_sequence } = way.walk(folded);
        (missing.into_iter().collect(), out_of_sequence)
    }

    #[test]
    fn the_documented_way_fits() {
        let way = DocumentedWay::of(&leading(&[&[1], &[2], &[3], &[]]));
        assert_eq!(walked(&way, &[0, 1, 2, 3]), (vec![], 0));
    }

    #[test]
    fn two_that_change_places_are_three_steps_out_of_sequence() {
        let way = DocumentedWay::of(&leading(&[&[1], &[2], &[3], &[]]));
        assert_eq!(walked(&way, &[0, 2, 1, 3]), (vec![], 3));
    }

    #[test]
    fn what_is_left_out_is_missing_at_the_beginning_in_between_and_at_the_end() {
        let way = DocumentedWay::of(&leading(&[&[1], &[2], &[3], &[]]));
        assert_eq!(walked(&way, &[1, 3]), (vec![0, 2], 0));
        assert_eq!(walked(&way, &[0, 1]), (vec![2, 3], 0));
        assert_eq!(walked(&way, &[]), (vec![0, 1, 2, 3], 0));
    }

    #[test]
    fn a_touchpoint_visited_elsewhere_is_not_missing() {
        // From 0 to 2 leads only 1, which the case visits later.
        let way = DocumentedWay::of(&leading(&[&[1], &[2], &[]]));
        assert_eq!(walked(&way, &[0, 2, 1]), (vec![], 3));
    }

    #[test]
    fn of_equally_short_ways_the_one_first_in_the_file_is_missing() {
        // 0 leads to 3 by 1 and 4, by 2 and 4, and by 1 and 2 not at all.
        let way = DocumentedWay::of(&leading(&[&[2, 1], &[4], &[4], &[], &[3]]));
        assert_eq!(walked(&way, &[0, 3]), (vec![1, 4], 0));
        let short = DocumentedWay::of(&leading(&[&[1, 3], &[2], &[4], &[4], &[]]));
        assert_eq!(walked(&short, &[0, 4]), (vec![3], 0));
    }

    #[test]
    fn an_edge_to_itself_makes_no_start_and_no_end() {
        let way = DocumentedWay::of(&leading(&[&[0, 1], &[1]]));
        assert!(way.allows(None, 0) && !way.allows(None, 1) && way.allows(Some(0), 0));
        assert!(way.ends_at(1) && !way.ends_at(0));
    }

    #[test]
    fn a_ring_begins_with_the_first_and_ends_with_the_last() {
        let way = DocumentedWay::of(&leading(&[&[1], &[2], &[0]]));
        assert!(way.allows(None, 0) && !way.allows(None, 1));
        assert!(way.ends_at(2) && !way.ends_at(0));
        assert_eq!(walked(&way, &[0, 1, 2]), (vec![], 0));
    }

    #[test]
    fn what_no_log_holds_is_passed_over_with_its_edges_joined() {
        let mut chain = leading(&[&[1], &[2], &[3], &[]]);
        chain[1].is_with_us = false;
        chain[2].is_with_us = false;
        let way = DocumentedWay::of(&chain);
        assert_eq!(walked(&way, &[0, 3]), (vec![], 0));
        chain[0].is_with_us = false;
        chain[3].is_with_us = false;
        assert!(DocumentedWay::of(&chain).is_empty());
    }

    #[test]
    fn a_start_and_an_end_that_are_passed_over_hand_on() {
        let mut ends = leading(&[&[1, 2], &[3], &[3], &[]]);
        ends[0].is_with_us = false;
        ends[3].is_with_us = false;
        let way = DocumentedWay::of(&ends);
        assert!(way.allows(None, 1) && way.allows(None, 2) && way.ends_at(1) && way.ends_at(2));
        // A ring of two closes to no edge to itself.
        let mut ring = leading(&[&[1], &[0, 2], &[]]);
        ring[1].is_with_us = false;
        let way = DocumentedWay::of(&ring);
        assert!(!way.allows(Some(0), 0) && way.allows(Some(0), 2) && way.allows(None, 0));
    }

    #[test]
    fn what_has_events_is_never_passed_over() {
        let mut with_events = leading(&[&[1], &[]]);
        with_events[1].is_with_us = false;
        with_events[1].events = vec!["call".to_owned()];
        assert_eq!(walked(&DocumentedWay::of(&with_events), &[0]), (vec![1], 0));
    }
}
