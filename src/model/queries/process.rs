//! Of processes and their steps.

use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Process, Team};
use crate::model::nested::{Actor, RoleOrTeam, Step};

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

impl Model {
    /// The team that does what an actor does: itself, or whose people play the role.
    pub fn team_of(&self, actor: Actor) -> Option<Id<Team>> {
        match actor {
            Actor::Team(team) => Some(team),
            Actor::Role(role) => self.roles[role].team,
            Actor::Persona | Actor::Us | Actor::System(_) | Actor::ThirdParty(_) => None,
        }
    }

    /// The nodes by which somebody or something does work: its own, and for a team those of its roles.
    pub fn acting_as(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::once(node).chain(self.graph.naming(node, EdgeKind::Team))
    }

    /// The node of an actor; none for the person, and for us where nobody says who.
    pub fn actor_node(&self, actor: Actor) -> Option<NodeId> {
        match actor {
            Actor::Role(id) => Some(self.roles[id].node),
            Actor::Team(id) => Some(self.teams[id].node),
            Actor::System(id) => Some(self.systems[id].node),
            Actor::ThirdParty(id) => Some(self.third_parties[id].node),
            Actor::Persona | Actor::Us => None,
        }
    }
}

impl RoleOrTeam {
    /// Its node.
    pub fn node(self, model: &Model) -> NodeId {
        match self {
            RoleOrTeam::Role(id) => model.roles[id].node,
            RoleOrTeam::Team(id) => model.teams[id].node,
        }
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
