//! Which step of a process comes before which.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Process;

/// For each step of a process, in the order of its file, how many come before it one after another, at most. Ways back
/// count for nothing.
pub(super) fn ranks(model: &Model, process: Id<Process>) -> Vec<usize> {
    let steps = &model.processes[process].steps;
    let places: BTreeMap<_, usize> = steps.iter().enumerate().map(|(place, &step)| (step, place)).collect();
    let next = |place: usize| model.steps[steps[place]].next.iter().filter_map(|n| places.get(&n.to).copied()).collect();
    ranks_of(&(0..steps.len()).map(next).collect::<Vec<_>>())
}

/// The same for what follows each place. Where only ways back are left, the first place that something done leads to goes on.
pub(super) fn ranks_of(next: &[Vec<usize>]) -> Vec<usize> {
    let mut ranks = vec![0; next.len()];
    let mut before = vec![0usize; next.len()];
    let ways = || next.iter().enumerate().flat_map(|(from, goals)| goals.iter().map(move |&to| (from, to)));
    ways().filter(|(from, to)| from != to).for_each(|(_, to)| before[to] += 1);
    let mut open: BTreeSet<usize> = (0..next.len()).collect();
    let mut ready: BTreeSet<usize> = open.iter().copied().filter(|&place| before[place] == 0).collect();
    let mut reached: BTreeSet<usize> = BTreeSet::new();
    while let Some(place) = ready.pop_first().or_else(|| reached.pop_first()).or_else(|| open.first().copied()) {
        open.remove(&place);
        reached.remove(&place);
        for &to in next[place].iter().filter(|&&to| to != place) {
            before[to] -= 1;
            if open.contains(&to) {
                ranks[to] = ranks[to].max(ranks[place] + 1);
                reached.insert(to);
                if before[to] == 0 {
                    ready.insert(to);
                }
            }
        }
    }
    ranks
}
