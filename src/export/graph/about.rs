//! What belongs to one thing: an export cut to it and what hangs on it.
//!
//! - Of an outcome, a journey or what is nested in one, a persona, a service: its touchpoints, and all
//!   that these hang on.
//! - Of a process, a role, a team, a system or a third party: the touchpoints that hang on it, and the
//!   processes through which they do.
//!
//! With them go their journeys, outcomes and personas, the steps of the processes, and what the thing
//! itself names or is named by. Files come with whatever of theirs is kept, so that nothing stands
//! alone. Linear in what is kept, and in the edges of it.

use std::collections::BTreeSet;

use crate::analysis::dependencies::Dependency;
use crate::analysis::{AnalysisContext, impact};
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;

/// The nodes that are kept of an export about this one.
pub fn about(context: &AnalysisContext<'_>, subject: NodeId) -> BTreeSet<NodeId> {
    let model = context.model();
    let mut kept = KeptNodes { model, nodes: BTreeSet::from([subject]) };
    kept.with_neighbours(subject);
    match model.node(subject).entity {
        Entity::Process(id) => kept.part(context, Dependency::Process(id)),
        Entity::Step(id) => kept.part(context, Dependency::Process(model.steps[id].process)),
        Entity::Role(id) => kept.part(context, Dependency::Role(id)),
        Entity::Team(id) => kept.part(context, Dependency::Team(id)),
        Entity::System(id) => kept.part(context, Dependency::System(id)),
        Entity::ThirdParty(id) => kept.part(context, Dependency::ThirdParty(id)),
        entity => {
            for touchpoint in touchpoints(context, entity, subject) {
                kept.touchpoint(touchpoint);
                kept.nodes.extend(context.closure(touchpoint).parts().map(|part| part.node(model)));
            }
        }
    }
    kept.completed()
}

/// The touchpoints that a thing is made of, or that meet it.
fn touchpoints(context: &AnalysisContext<'_>, entity: Entity, node: NodeId) -> Vec<Id<Touchpoint>> {
    let model = context.model();
    let named = |kind| model.graph.naming(node, kind).map(|from| model.node(from).entity);
    match entity {
        Entity::Outcome(id) => of_outcome(model, id),
        Entity::Journey(id) => model.touchpoints_of(id).collect(),
        Entity::Stage(id) => model.stages[id].touchpoints.clone(),
        Entity::Touchpoint(id) => vec![id],
        Entity::Persona(_) => named(EdgeKind::Persona)
            .filter_map(|entity| if let Entity::Journey(id) = entity { Some(id) } else { None })
            .flat_map(|journey| model.touchpoints_of(journey))
            .collect(),
        Entity::Service(_) => named(EdgeKind::Service)
            .chain(named(EdgeKind::Delivers))
            .flat_map(|entity| match entity {
                Entity::Touchpoint(id) => vec![id],
                Entity::Process(id) => context.reach().touchpoints_naming(id).to_vec(),
                _ => Vec::new(),
            })
            .collect(),
        // A need, a measure, a pain: what names it is kept beside it.
        _ => Vec::new(),
    }
}

/// The touchpoints of all journeys to an outcome or a part of it, those to come among them.
fn of_outcome(model: &Model, outcome: Id<Outcome>) -> Vec<Id<Touchpoint>> {
    let leads_here = |o: Id<Outcome>| o == outcome || model.wider(o).any(|wider| wider == outcome);
    model.touchpoints.ids().filter(|&t| model.own_outcome(t).is_some_and(leads_here)).collect()
}

/// The nodes that are kept so far.
struct KeptNodes<'m> {
    model: &'m Model,
    nodes: BTreeSet<NodeId>,
}

impl KeptNodes<'_> {
    /// What a node names and is named by, and, of a file, what is nested in it.
    fn with_neighbours(&mut self, node: NodeId) {
        let said = |kind| kind != EdgeKind::Mentions;
        let named = self.model.graph.edges_from(node).iter().filter(|edge| said(edge.kind)).map(|edge| edge.to);
        let naming = self.model.graph.edges_to(node).filter(|edge| said(edge.kind)).map(|edge| edge.from);
        self.nodes.extend(named.chain(naming));
    }

    /// The touchpoints that hang on a part, and the processes through which they do.
    fn part(&mut self, context: &AnalysisContext<'_>, part: Dependency) {
        for touchpoint in impact::of_part(context, part).touchpoints {
            self.touchpoint(touchpoint);
        }
        self.nodes.extend(impact::resting_on(context, part).into_iter().map(|process: Id<Process>| self.model.processes[process].node));
    }

    /// A touchpoint with its stage, what it names, and whose journey it is to which outcome.
    fn touchpoint(&mut self, id: Id<Touchpoint>) {
        let touchpoint = &self.model.touchpoints[id];
        let journey = &self.model.journeys[touchpoint.journey];
        let outcome = self.model.own_outcome(id).map(|id| self.model.outcomes[id].node);
        let persona = journey.persona.map(|id| self.model.personas[id].node);
        let service = touchpoint.service.map(|id| self.model.services[id].node);
        self.nodes.extend([touchpoint.node, self.model.stages[touchpoint.stage].node, journey.node]);
        self.nodes.extend([outcome, persona, service].into_iter().flatten());
        self.nodes.extend(touchpoint.needs.iter().map(|&need| self.model.needs[need].node));
    }

    /// With the steps of each process, and the file of each thing that lies in one.
    fn completed(mut self) -> BTreeSet<NodeId> {
        let steps = self.nodes.iter().filter_map(|&node| match self.model.node(node).entity {
            Entity::Process(id) => Some(self.model.processes[id].steps.iter().map(|&step| self.model.steps[step].node)),
            _ => None,
        });
        let steps: Vec<NodeId> = steps.flatten().collect();
        self.nodes.extend(steps);
        let files: Vec<NodeId> = self.nodes.iter().map(|&node| self.model.node(node).file).collect();
        self.nodes.extend(files);
        self.nodes
    }
}
