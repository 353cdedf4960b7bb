//! Of processes and their steps.

use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Process;
use crate::model::nested::{Actor, Step};

impl Model {
    /// The wider processes of one, nearest first. Rings have been cut by `link`.
    pub fn wider_processes(&self, process: Id<Process>) -> impl Iterator<Item = Id<Process>> {
        std::iter::successors(self.processes[process].parent, |&p| self.processes[p].parent)
    }

    /// The live processes that one makes possible.
    pub fn supported_by(&self, process: Id<Process>) -> impl Iterator<Item = Id<Process>> {
        self.processes[process].supports.iter().copied().filter(|&p| self.is_live(p))
    }
}

impl Process {
    /// Whether it claims to help anything.
    pub fn claims(&self) -> bool {
        !(self.claims_outcomes.is_empty() && self.claims_touchpoints.is_empty())
    }
}

impl Actor {
    /// Whether work passes to somebody else where this one goes before the other; none where one of them is ours and
    /// nobody says who.
    pub fn hands_over_to(self, next: Actor) -> Option<bool> {
        (self != Actor::Us && next != Actor::Us).then(|| self != next)
    }
}

impl Step {
    /// Whether two or more different steps may follow it: somebody has to choose.
    pub fn decides(&self) -> bool {
        self.next.iter().any(|next| next.to != self.next[0].to)
    }
}
