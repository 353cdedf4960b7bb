//! Everything that a touchpoint hangs on: the processes that serve it, those that make it good when it goes wrong, what
//! supports these at any depth, who does their steps and with which systems, and the third parties that it meets.
//!
//! A process names the roles and their teams, the teams, systems and third parties of its steps, or, where it has no steps, its
//! own. Owners are not among them, nor what is retired. A touchpoint that names a step hangs on the
//! whole process.
//!
//! Linear in the processes of the closure and what their steps name, but for the sorting.

use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Process, Role, System, Team, ThirdParty};
use crate::model::nested::{Actor, End, Touchpoint};

use super::reach::Reach;

/// What a touchpoint can hang on. Sorted by kind in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dependency {
    /// A process that serves it or makes it good, or supports one that does.
    Process(Id<Process>),
    /// A role that does a step. Only what goes when it goes is asked of it: else its team counts.
    Role(Id<Role>),
    /// A team that does a step, by itself or by a role.
    Team(Id<Team>),
    /// A system that does a step, or that a step is done with.
    System(Id<System>),
    /// Someone beyond our four walls.
    ThirdParty(Id<ThirdParty>),
}

impl Dependency {
    /// Its node.
    pub fn node(self, model: &Model) -> NodeId {
        match self {
            Dependency::Process(id) => model.processes[id].node,
            Dependency::Role(id) => model.roles[id].node,
            Dependency::Team(id) => model.teams[id].node,
            Dependency::System(id) => model.systems[id].node,
            Dependency::ThirdParty(id) => model.third_parties[id].node,
        }
    }

    /// The part that a node is, where touchpoints can hang on it.
    pub fn of_entity(entity: Entity) -> Option<Self> {
        match entity {
            Entity::Process(id) => Some(Dependency::Process(id)),
            Entity::Role(id) => Some(Dependency::Role(id)),
            Entity::Team(id) => Some(Dependency::Team(id)),
            Entity::System(id) => Some(Dependency::System(id)),
            Entity::ThirdParty(id) => Some(Dependency::ThirdParty(id)),
            _ => None,
        }
    }

    /// An actor as parts: a role and its team both.
    fn of(model: &Model, actor: Actor) -> impl Iterator<Item = Self> {
        let own = match actor {
            Actor::Role(id) => Some(Dependency::Role(id)),
            Actor::System(id) => Some(Dependency::System(id)),
            Actor::ThirdParty(id) => Some(Dependency::ThirdParty(id)),
            Actor::Team(_) | Actor::Persona | Actor::Us => None,
        };
        own.into_iter().chain(model.team_of(actor).map(Dependency::Team))
    }

    /// Whether it is counted as a part of its own; a role's team is.
    pub fn is_counted(self) -> bool {
        !matches!(self, Dependency::Role(_))
    }

    fn is_live(self, model: &Model) -> bool {
        model.is_live_node(self.node(model))
    }
}

/// What a touchpoint hangs on; each list sorted, nothing in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {
    /// The processes that serve it, what these name, and the third parties at its ends.
    pub own: Vec<Dependency>,
    /// What it hangs on only through processes that support these, or that make it good when it goes wrong.
    pub behind: Vec<Dependency>,
}

impl Dependencies {
    /// Whether the touchpoint hangs on this.
    pub fn holds(&self, part: Dependency) -> bool {
        self.own.binary_search(&part).is_ok() || self.behind.binary_search(&part).is_ok()
    }

    /// All that is counted of what it hangs on, its own first: roles by their teams.
    pub fn counted_parts(&self) -> impl Iterator<Item = Dependency> {
        self.parts().filter(|part| part.is_counted())
    }

    /// All that it hangs on, its own first.
    pub fn parts(&self) -> impl Iterator<Item = Dependency> {
        self.own.iter().chain(&self.behind).copied()
    }

    /// The processes of a list of parts.
    pub fn processes(parts: &[Dependency]) -> impl Iterator<Item = Id<Process>> {
        parts.iter().filter_map(|part| match part {
            Dependency::Process(id) => Some(*id),
            _ => None,
        })
    }
}

/// The live roles, teams, systems and third parties that a process names: those of its steps, or its own
/// where it writes no steps. Sorted, each once.
pub fn named_by(model: &Model, process: Id<Process>) -> Vec<Dependency> {
    let process = &model.processes[process];
    let mut parts: Vec<Dependency> = Vec::new();
    if process.steps.is_empty() || process.has_steps_of_model {
        let by = process.by.iter().flat_map(|&actor| Dependency::of(model, actor));
        parts.extend(by.chain(process.systems.iter().map(|&s| Dependency::System(s))));
    }
    let steps = process.steps.iter().map(|&s| &model.steps[s]);
    parts.extend(steps.flat_map(|s| Dependency::of(model, s.by).chain(s.systems.iter().map(|&x| Dependency::System(x)))));
    parts.retain(|part| part.is_live(model));
    sorted(parts)
}

/// The closure of a touchpoint, of any journey. `named` gives what a process names.
pub(super) fn of<'n>(
    model: &Model,
    reach: &Reach,
    named: impl Fn(Id<Process>) -> &'n [Dependency],
    touchpoint: Id<Touchpoint>,
) -> Dependencies {
    let serving = reach.serving(touchpoint);
    let t = &model.touchpoints[touchpoint];
    let ends = t.ends().filter_map(|end| match end {
        End::ThirdParty(id) => Some(Dependency::ThirdParty(id)),
        End::Persona | End::Us | End::Nobody | End::OtherPersona(_) => None,
    });
    let mut own: Vec<Dependency> = ends.filter(|part| part.is_live(model)).collect();
    let mut behind = Vec::new();
    for process in reach.with_supporters([serving, reach.recovering(touchpoint)].concat()) {
        let parts = if serving.contains(&process) { &mut own } else { &mut behind };
        parts.push(Dependency::Process(process));
        parts.extend_from_slice(named(process));
    }
    let own = sorted(own);
    behind.retain(|part| own.binary_search(part).is_err());
    Dependencies { own, behind: sorted(behind) }
}

/// Things in order, each once.
pub(super) fn sorted<T: Ord>(mut things: Vec<T>) -> Vec<T> {
    things.sort_unstable();
    things.dedup();
    things
}
