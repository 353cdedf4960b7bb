//! Which touchpoint an event belongs to.

use std::collections::BTreeMap;

use super::activity::folded;
use super::plan::PlannedTouchpoint;
use super::way::DocumentedWay;

/// The touchpoints that each activity may mean.
#[derive(Debug)]
pub(super) struct Ties {
    /// By activity: touchpoints in the order of the file.
    candidates: Vec<Vec<usize>>,
}

impl Ties {
    /// Ties activities, given by what they are compared by: to the touchpoints whose `events` name them; else to those without `events` whose
    /// id, old ids or title they are.
    pub(super) fn of(touchpoints: &[PlannedTouchpoint], activities: &[Box<str>]) -> Self {
        let named = Self::all(touchpoints);
        let of = |activity: &str| named.get(activity).cloned().unwrap_or_default();
        Self { candidates: activities.iter().map(|activity| of(activity)).collect() }
    }

    /// The touchpoints, in the order of the file, that each name means, by what activities are compared by.
    pub(super) fn all(touchpoints: &[PlannedTouchpoint]) -> BTreeMap<String, Vec<usize>> {
        let mut by_events: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, t) in touchpoints.iter().enumerate().filter(|(_, t)| t.can_be_logged()) {
            let own_names = || std::iter::once(&t.id).chain(&t.names);
            let (names, into): (Vec<&String>, _) =
                if t.events.is_empty() { (own_names().collect(), &mut by_names) } else { (t.events.iter().collect(), &mut by_events) };
            for name in names {
                let all = into.entry(folded(name)).or_default();
                if all.last() != Some(&at) {
                    all.push(at);
                }
            }
        }
        by_names.extend(by_events);
        by_names
    }

    /// The touchpoint that an activity means after the last one that the case came to: of several the first that may follow it, else the first.
    pub(super) fn touchpoint(&self, activity: u32, last: Option<usize>, way: &DocumentedWay) -> Option<usize> {
        match self.candidates[activity as usize].as_slice() {
            [] => None,
            [only] => Some(*only),
            several => several.iter().find(|to| way.allows(last, **to)).or_else(|| several.first()).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touchpoint(id: &str, title: &str, events: &[&str], next: &[usize]) -> PlannedTouchpoint {
        let events = events.iter().map(|event| (*event).to_owned()).collect();
        PlannedTouchpoint {
            id: id.into(),
            names: vec![title.into()],
            events,
            is_with_us: true,
            next: next.to_vec(),
            ..PlannedTouchpoint::default()
        }
    }

    fn tied(touchpoints: &[PlannedTouchpoint], activities: &[&str]) -> Vec<Option<usize>> {
        let way = DocumentedWay::of(touchpoints);
        let names: Vec<Box<str>> = activities.iter().map(|name| (*name).into()).collect();
        let ties = Ties::of(touchpoints, &names);
        let mut last = None;
        let tie = |activity: usize| {
            let found = ties.touchpoint(u32::try_from(activity).unwrap(), last, &way);
            last = found.or(last);
            found
        };
        (0..activities.len()).map(tie).collect()
    }

    #[test]
    fn events_go_before_titles_and_a_touchpoint_with_events_has_no_other_name() {
        let all = [touchpoint("a", "Call us", &[], &[1]), touchpoint("b", "Write", &["CALL  us"], &[])];
        assert_eq!(tied(&all, &["call us", "write", "b", "a"]), [Some(1), None, None, Some(0)]);
    }

    #[test]
    fn an_activity_of_several_is_the_one_that_may_follow() {
        let all = [touchpoint("a", "A", &["x"], &[1]), touchpoint("b", "B", &["x"], &[])];
        assert_eq!(tied(&all, &["x", "x", "x"]), [Some(0), Some(1), Some(0)]);
        // What is tied to nothing lies between, and changes nothing.
        assert_eq!(tied(&all, &["x", "call", "x"]), [Some(0), None, Some(1)]);
    }

    #[test]
    fn what_cannot_be_logged_is_tied_to_nothing() {
        let mut all = [touchpoint("a", "I think it over", &[], &[])];
        all[0].is_with_us = false;
        assert_eq!(tied(&all, &["i think it over", "a"]), [None, None]);
    }
}
