//! Which step lies in which column: what follows lies to the right of what it follows.
//!
//! Ways back are those that lead to a step from which the way began, seen from the first step, in the order in which what follows is
//! written. Without them every step lies as far left as it can (the longest way to it), and then next to what follows, where that
//! makes more arrows shorter than longer. Linear in steps and arrows.

/// The columns of steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowLayers {
    /// The column of each step, from 0.
    pub columns: Vec<usize>,
    /// Whether each arrow leads back: to an earlier column, or to the same step.
    pub back: Vec<bool>,
}

/// How often steps are moved next to what follows them: each time may make room for another one.
const ROUNDS: usize = 4;

/// The columns of so many steps, by the arrows between them.
pub fn layers(count: usize, arrows: &[(usize, usize)]) -> FlowLayers {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (arrow, &(from, _)) in arrows.iter().enumerate() {
        out[from].push(arrow);
    }
    let (back, done) = walk(&out, arrows);
    let mut columns = vec![0; count];
    for &step in done.iter().rev() {
        for &arrow in out[step].iter().filter(|&&arrow| !back[arrow]) {
            let to = arrows[arrow].1;
            columns[to] = columns[to].max(columns[step] + 1);
        }
    }
    let mut coming = vec![0; count];
    arrows.iter().zip(&back).filter(|(_, back)| !**back).for_each(|(&(_, to), _)| coming[to] += 1);
    for _ in 0..ROUNDS {
        // What follows has been moved before what it follows.
        for &step in &done {
            let forward = || out[step].iter().filter(|&&arrow| !back[arrow]);
            let nearest = forward().map(|&arrow| columns[arrows[arrow].1]).min();
            if let Some(nearest) = nearest.filter(|_| forward().count() > coming[step]) {
                columns[step] = nearest - 1;
            }
        }
    }
    let first = columns.iter().copied().min().unwrap_or(0);
    columns.iter_mut().for_each(|column| *column -= first);
    FlowLayers { columns, back }
}

/// Goes through all steps, deep first: which arrows lead back, and the steps in the order in which nothing more was to be found
/// behind them.
fn walk(out: &[Vec<usize>], arrows: &[(usize, usize)]) -> (Vec<bool>, Vec<usize>) {
    let mut back = vec![false; arrows.len()];
    let mut done = Vec::with_capacity(out.len());
    let (mut seen, mut open) = (vec![false; out.len()], vec![false; out.len()]);
    for first in 0..out.len() {
        let mut way: Vec<(usize, usize)> = Vec::new();
        if !seen[first] {
            way.push((first, 0));
        }
        while let Some((step, at)) = way.last_mut() {
            let step = *step;
            (seen[step], open[step]) = (true, true);
            let Some(&arrow) = out[step].get(*at) else {
                open[step] = false;
                done.push(step);
                way.pop();
                continue;
            };
            *at += 1;
            let to = arrows[arrow].1;
            back[arrow] = open[to];
            if !seen[to] {
                way.push((to, 0));
            }
        }
    }
    (back, done)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_follows_lies_to_the_right() {
        assert_eq!(layers(3, &[(0, 1), (1, 2)]).columns, [0, 1, 2]);
        assert_eq!(layers(4, &[(0, 1), (0, 2), (1, 3), (2, 3)]).columns, [0, 1, 1, 2]);
    }

    #[test]
    fn a_way_back_moves_nothing() {
        let found = layers(3, &[(0, 1), (1, 2), (2, 1), (2, 2)]);
        assert_eq!((found.columns, found.back), (vec![0, 1, 2], vec![false, false, true, true]));
    }

    #[test]
    fn a_second_beginning_lies_next_to_what_follows_it() {
        assert_eq!(layers(4, &[(0, 1), (1, 2), (3, 2)]).columns, [0, 1, 2, 1]);
    }

    proptest! {
        #[test]
        fn arrows_lead_to_the_right_or_are_ways_back(arrows in prop::collection::vec((0..60_usize, 0..60_usize), 0..150)) {
            let found = layers(60, &arrows);
            for (&(from, to), back) in arrows.iter().zip(&found.back) {
                prop_assert!(*back || found.columns[from] < found.columns[to]);
            }
            prop_assert!(found.columns.contains(&0));
        }
    }
}
