//! To which outcomes the work of a process goes, in shares that make 1 together.
//!
//! A process that touchpoints name is split in proportion to how many of each outcome's do; a
//! touchpoint is its own outcome's: its stage's, else its journey's. Any other is split equally over the processes that it
//! supports, and each part follows the split of that process. A part that ends without a path is
//! claimed where a process that it passed through has `contributes_to`. An outcome that is retired
//! gets nothing: its touchpoints are the nearest wider one's, or nobody's.
//!
//! Each process is worked out once, when it or one that supports it is first asked for. Linear in
//! processes, links and the outcomes reached along each link.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;

use super::reach::Reach;

/// Where the work of a process goes. The shares, `claimed` and `no_path` make 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Split {
    /// The share of each outcome, without what is wider than it; sorted.
    pub outcomes: Vec<(Id<Outcome>, f64)>,
    /// The share that is only claimed to lead somewhere.
    pub claimed: f64,
    /// The share without a recorded path.
    pub no_path: f64,
    /// Whether touchpoints name the process, so that nothing of its work comes through what it supports.
    pub is_direct: bool,
}

impl Split {
    /// The share that goes to an outcome or, where `wider`, to one that is part of it.
    pub fn share_of(&self, model: &Model, outcome: Id<Outcome>, wider: bool) -> f64 {
        let counts = |o: Id<Outcome>| o == outcome || (wider && model.wider(o).any(|w| w == outcome));
        self.outcomes.iter().filter(|(o, _)| counts(*o)).map(|(_, share)| share).sum()
    }
}

/// The splits of all processes, each worked out on first use.
#[derive(Debug)]
pub(super) struct Splits(Vec<OnceLock<Split>>);

impl Splits {
    /// None worked out yet.
    pub(super) fn of(model: &Model) -> Self {
        Self(std::iter::repeat_with(OnceLock::new).take(model.processes.len()).collect())
    }

    /// The split of a process. What it supports is worked out before it, without recursion.
    pub(super) fn get(&self, model: &Model, reach: &Reach, process: Id<Process>) -> &Split {
        let mut open = vec![(process, false)];
        while let Some((p, ready)) = open.pop() {
            if self.0[p.index()].get().is_some() {
                continue;
            }
            let named = by_touchpoints(model, reach, p);
            if ready || named.is_some() {
                let split = named.unwrap_or_else(|| self.by_support(model, p));
                // Somebody else may have been quicker, with the same answer.
                let _ = self.0[p.index()].set(split);
            } else {
                open.push((p, true));
                open.extend(model.supported_by(p).map(|next| (next, false)));
            }
        }
        self.0[process.index()].get_or_init(Split::default)
    }

    /// Equal parts of the splits of what a process supports.
    fn by_support(&self, model: &Model, process: Id<Process>) -> Split {
        let supported: Vec<&Split> = model.supported_by(process).filter_map(|p| self.0[p.index()].get()).collect();
        let mut outcomes: BTreeMap<Id<Outcome>, f64> = BTreeMap::new();
        let (mut claimed, mut no_path) = (0.0, 0.0);
        if supported.is_empty() {
            no_path = 1.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "nobody supports 2^52 processes")]
        let parts = supported.len() as f64;
        for split in supported {
            for (outcome, share) in &split.outcomes {
                *outcomes.entry(*outcome).or_default() += share / parts;
            }
            claimed += split.claimed / parts;
            no_path += split.no_path / parts;
        }
        if model.processes[process].claims() {
            claimed += no_path;
            no_path = 0.0;
        }
        Split { outcomes: outcomes.into_iter().collect(), claimed, no_path, is_direct: false }
    }
}

/// The split of a process by the touchpoints that name it; none where none does.
fn by_touchpoints(model: &Model, reach: &Reach, process: Id<Process>) -> Option<Split> {
    let mut counts: BTreeMap<Id<Outcome>, f64> = BTreeMap::new();
    for &t in reach.touchpoints_naming(process) {
        if let Some(outcome) = credited(model, t) {
            *counts.entry(outcome).or_default() += 1.0;
        }
    }
    let all: f64 = counts.values().sum();
    let outcomes = counts.into_iter().map(|(outcome, n)| (outcome, n / all)).collect::<Vec<_>>();
    (!outcomes.is_empty()).then_some(Split { outcomes, claimed: 0.0, no_path: 0.0, is_direct: true })
}

/// The outcome that a touchpoint counts for: its own, or the nearest wider one that is not
/// retired.
fn credited(model: &Model, touchpoint: Id<Touchpoint>) -> Option<Id<Outcome>> {
    let own = model.own_outcome(touchpoint)?;
    model.with_wider(own).find(|&o| model.is_live(o))
}
