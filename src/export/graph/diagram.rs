//! What of the model a drawing shows: outcomes, journeys with their touchpoints, processes,
//! services, teams, systems and third parties, and what they say of each other.
//!
//! What a step says or is told counts as its process's. Left out, since they would hide the rest:
//! what contains what, links in prose, which step follows which.

use std::collections::{BTreeSet, HashMap};

use crate::base::kind::{Kind, Nested, NodeKind};
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;

/// A thing that is drawn.
#[derive(Debug)]
pub(super) struct DrawnThing<'m> {
    pub(super) address: String,
    pub(super) shape: NodeShape,
    pub(super) title: &'m str,
}

/// How a thing is drawn: one shape for each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeShape {
    Outcome,
    Journey,
    Touchpoint,
    Process,
    Service,
    Role,
    Team,
    System,
    ThirdParty,
}

impl NodeShape {
    fn of(kind: NodeKind) -> Option<Self> {
        match kind {
            NodeKind::File(Kind::Outcome) => Some(NodeShape::Outcome),
            NodeKind::File(Kind::Journey) => Some(NodeShape::Journey),
            NodeKind::Nested(Nested::Touchpoint) => Some(NodeShape::Touchpoint),
            NodeKind::File(Kind::Process) => Some(NodeShape::Process),
            NodeKind::File(Kind::Service) => Some(NodeShape::Service),
            NodeKind::File(Kind::Role) => Some(NodeShape::Role),
            NodeKind::File(Kind::Team) => Some(NodeShape::Team),
            NodeKind::File(Kind::System) => Some(NodeShape::System),
            NodeKind::File(Kind::ThirdParty) => Some(NodeShape::ThirdParty),
            NodeKind::File(Kind::Persona | Kind::Page) | NodeKind::Nested(_) => None,
        }
    }
}

/// A drawing before it has a language. Things are named by their place in `things`.
#[derive(Debug)]
pub(super) struct Sketch<'m> {
    /// What the site is called.
    pub(super) title: &'m str,
    /// Sorted by address.
    pub(super) things: Vec<DrawnThing<'m>>,
    /// For each journey, itself and its touchpoints in their order.
    pub(super) journeys: Vec<Vec<usize>>,
    /// What lies in no journey.
    pub(super) others: Vec<usize>,
    /// From whom, by which field, to whom; sorted, each once.
    pub(super) arrows: BTreeSet<(usize, &'static str, usize)>,
}

impl<'m> Sketch<'m> {
    /// The drawing of a model, or of those of its nodes that are `kept`.
    pub(super) fn new(model: &'m Model, kept: Option<&BTreeSet<NodeId>>) -> Self {
        let mut drawn: Vec<(NodeId, DrawnThing<'m>)> = Vec::new();
        for (id, node) in (0..).map(NodeId).zip(&model.graph.nodes).filter(|(id, _)| kept.is_none_or(|kept| kept.contains(id))) {
            if let Some(shape) = NodeShape::of(node.entity.kind()) {
                drawn.push((id, DrawnThing { address: node.address.to_string(), shape, title: &node.title }));
            }
        }
        drawn.sort_by(|(_, a), (_, b)| a.address.cmp(&b.address));
        let at: HashMap<NodeId, usize> = drawn.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        let mut journeys: Vec<Vec<usize>> = model
            .journeys
            .iter()
            .map(|(id, journey)| {
                let touchpoints = model.touchpoints_of(id).map(|t| model.touchpoints[t].node);
                std::iter::once(journey.node).chain(touchpoints).filter_map(|node| at.get(&node).copied()).collect()
            })
            .filter(|journey: &Vec<usize>| !journey.is_empty())
            .collect();
        journeys.sort();
        let in_journeys: BTreeSet<usize> = journeys.iter().flatten().copied().collect();
        let things: Vec<DrawnThing<'m>> = drawn.into_iter().map(|(_, thing)| thing).collect();
        Self {
            title: &model.site.title,
            others: (0..things.len()).filter(|at| !in_journeys.contains(at)).collect(),
            things,
            journeys,
            arrows: arrows(model, &at),
        }
    }
}

fn arrows(model: &Model, at: &HashMap<NodeId, usize>) -> BTreeSet<(usize, &'static str, usize)> {
    let end = |id: NodeId| {
        let node = model.node(id);
        let shown = if node.entity.kind() == NodeKind::Nested(Nested::Step) { node.file } else { id };
        at.get(&shown).copied()
    };
    let said = model.graph.edges.iter().filter(|e| !matches!(e.kind, EdgeKind::Contains | EdgeKind::Mentions | EdgeKind::Next));
    said.filter_map(|edge| Some((end(edge.from)?, edge.kind.word(), end(edge.to)?))).filter(|(from, _, to)| from != to).collect()
}
