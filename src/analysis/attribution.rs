//! A figure a month of the processes whose work is counted, given to outcomes as [`Split`] says: minutes and money
//! go the same way.
//!
//! Of its own an outcome has what processes give that touchpoints name (directly), and what came through `supports` (from behind); to
//! that its parts add theirs. What the outcomes have of their own, what is only claimed and what has no path make all that is known.
//!
//! Linear in the processes and the shares of their splits.

use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};

use super::context::AnalysisContext;
use super::known_sum::KnownSum;
use super::split::Split;

/// What an outcome has of a figure a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutcomeFigures {
    /// Of its own; none where processes give to it and of none of them the figure is known.
    pub own: Option<f64>,
    /// What of its own comes from processes that touchpoints name; known where `own` is.
    pub direct: Option<f64>,
    /// What of its own came through `supports`; known where `own` is. The two make `own`.
    pub behind: Option<f64>,
    /// The same with that of all outcomes that are part of it.
    pub total: Option<f64>,
}

/// What an outcome has, while it is added up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OutcomeSum {
    own: KnownSum,
    direct: f64,
    behind: f64,
    total: KnownSum,
}

impl OutcomeSum {
    /// Adds what a process gives to the outcome itself.
    pub(super) fn add_own(&mut self, figure: Option<f64>, split: &Split) {
        self.own.add(figure);
        let part = if split.is_direct { &mut self.direct } else { &mut self.behind };
        *part += figure.unwrap_or(0.0);
    }

    /// Adds what a process gives to it or to a part of it.
    pub(super) fn add(&mut self, figure: Option<f64>) {
        self.total.add(figure);
    }

    pub(super) fn figures(&self) -> OutcomeFigures {
        let own = self.own.total();
        OutcomeFigures { own, direct: own.map(|_| self.direct), behind: own.map(|_| self.behind), total: self.total.total() }
    }
}

/// A figure a month, given to outcomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// Of every live outcome, in their order.
    pub outcomes: Vec<(Id<Outcome>, OutcomeFigures)>,
    /// What is only claimed to lead somewhere.
    pub claimed: f64,
    /// What has no recorded path.
    pub no_recorded_path: f64,
    /// All that is known: what the outcomes have of their own, and the two above.
    pub known: f64,
    /// Whether it is known of any process.
    pub knows: bool,
    /// The processes of which it is unknown.
    pub unknown: Vec<Id<Process>>,
}

impl Attribution {
    /// Of a figure that each process has, or of which it is unknown.
    pub(super) fn of(context: &AnalysisContext<'_>, figure: impl Fn(Id<Process>) -> Option<f64>) -> Self {
        let model = context.model();
        let mut all = Self::default();
        let mut sums = vec![OutcomeSum::default(); model.outcomes.len()];
        for (process, _) in context.working() {
            let (figure, split) = (figure(process), context.split(process));
            for &(outcome, share) in &split.outcomes {
                let given = figure.map(|figure| share * figure);
                sums[outcome.index()].add_own(given, split);
                for part_of in model.with_wider(outcome) {
                    sums[part_of.index()].add(given);
                }
            }
            match figure {
                Some(figure) => {
                    all.knows = true;
                    all.known += figure;
                    all.claimed += split.claimed * figure;
                    all.no_recorded_path += split.no_path * figure;
                }
                None => all.unknown.push(process),
            }
        }
        all.outcomes = model.live().map(|(outcome, _)| (outcome, sums[outcome.index()].figures())).collect();
        all
    }
}
