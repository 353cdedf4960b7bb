//! Nodes and edges: what every lens, export and 'what links here' is made from.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::slice::ParallelSliceMut;

use crate::base::address::Address;
use crate::base::diagnostic::Place;
use crate::base::kind::{Kind, Nested, NodeKind, terms};

use super::id::{Id, NodeId};
use super::kinds::{Journey, Outcome, Page, Persona, Process, Role, Service, System, Team, ThirdParty};
use super::nested::{InvestmentOption, Measure, Need, Opportunity, Pain, ProcessRule, Stage, Step, Touchpoint};

macro_rules! entities {
    ($( $variant:ident $ty:ident $kind:expr; )*) => {
        /// What a node is, and its id among its like.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each variant is the kind of its name")]
        pub enum Entity { $( $variant(Id<$ty>), )* }

        impl Entity {
            /// The kind of the node.
            pub fn kind(self) -> NodeKind {
                match self { $( Self::$variant(_) => $kind, )* }
            }
        }

        $(
            impl From<Id<$ty>> for Entity {
                fn from(id: Id<$ty>) -> Self {
                    Self::$variant(id)
                }
            }

            impl TryFrom<Entity> for Id<$ty> {
                type Error = Entity;

                fn try_from(entity: Entity) -> Result<Self, Entity> {
                    if let Entity::$variant(id) = entity { Ok(id) } else { Err(entity) }
                }
            }
        )*
    };
}

entities! {
    Outcome Outcome NodeKind::File(Kind::Outcome);
    Persona Persona NodeKind::File(Kind::Persona);
    Journey Journey NodeKind::File(Kind::Journey);
    Process Process NodeKind::File(Kind::Process);
    Service Service NodeKind::File(Kind::Service);
    Role Role NodeKind::File(Kind::Role);
    Team Team NodeKind::File(Kind::Team);
    System System NodeKind::File(Kind::System);
    ThirdParty ThirdParty NodeKind::File(Kind::ThirdParty);
    Page Page NodeKind::File(Kind::Page);
    Stage Stage NodeKind::Nested(Nested::Stage);
    Touchpoint Touchpoint NodeKind::Nested(Nested::Touchpoint);
    Need Need NodeKind::Nested(Nested::Need);
    Measure Measure NodeKind::Nested(Nested::Measure);
    Step Step NodeKind::Nested(Nested::Step);
    Rule ProcessRule NodeKind::Nested(Nested::Rule);
    Pain Pain NodeKind::Nested(Nested::Pain);
    Opportunity Opportunity NodeKind::Nested(Nested::Opportunity);
    InvestmentOption InvestmentOption NodeKind::Nested(Nested::InvestmentOption);
}

/// A thing that has an address.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it is found.
    pub address: Address,
    /// What it is.
    pub entity: Entity,
    /// What it is called; a need's statement, a pain's or rule's text.
    pub title: Arc<str>,
    /// Where its title is written; none for a third party without a file.
    pub place: Option<Place>,
    /// The file's node, for what is nested; itself for a file.
    pub file: NodeId,
    /// Its old ids.
    pub aliases: Vec<Arc<str>>,
    /// Whether its id is only made from its title. The id of a file never is.
    pub derived: bool,
    /// Keys that are written but blank, and where: what is lacking is reported there.
    pub blank: Vec<(&'static str, crate::base::span::Span)>,
    /// What it sorts by in a list by title, once somebody has asked.
    pub sorts_by: SortKey,
}

/// What a title sorts by, made when it is first asked for. Two models are the same whether or not somebody has.
#[derive(Clone, Default)]
pub struct SortKey(OnceLock<Box<[u8]>>);

impl SortKey {
    /// The key, made now where nobody has asked before.
    pub fn get_or_make(&self, make: impl FnOnce() -> Box<[u8]>) -> &[u8] {
        self.0.get_or_init(make)
    }
}

impl fmt::Debug for SortKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SortKey")
    }
}

terms! {
    /// What an edge says: the name of the field that makes it.
    EdgeKind {
        /// An outcome is for a persona.
        For = "for",
        /// A need is met or meant.
        Needs = "needs",
        /// A part of something wider.
        Parent = "parent",
        /// Who walks a journey.
        Persona = "persona",
        /// What a journey is for.
        Outcome = "outcome",
        /// The current journey that a target replaces.
        TargetOf = "target_of",
        /// A process or step serves a touchpoint.
        ServedBy = "served_by",
        /// A third party, or another persona, starts a touchpoint.
        From = "from",
        /// A third party, or another persona, receives a touchpoint.
        To = "to",
        /// A target's touchpoint takes the place of a current one.
        Replaces = "replaces",
        /// A file takes the place of one that is retired.
        ReplacedBy = "replaced_by",
        /// The service met at a touchpoint.
        Service = "service",
        /// A process delivers a service.
        Delivers = "delivers",
        /// A process makes another possible.
        Supports = "supports",
        /// A process claims to help.
        ContributesTo = "contributes_to",
        /// A service meets a need.
        Meets = "meets",
        /// A team answers for it.
        Owner = "owner",
        /// Who does a step, or runs a process.
        By = "by",
        /// Who answers for a step.
        Accountable = "accountable",
        /// Who is asked before a step.
        Consulted = "consulted",
        /// Who is told of a step.
        Informed = "informed",
        /// What a step or process is done with.
        Systems = "systems",
        /// What follows a step or a touchpoint.
        Next = "next",
        /// Whose people play a role.
        Team = "team",
        /// What went wrong before, so that a touchpoint exists.
        BecauseOf = "because_of",
        /// A process or step makes good what went wrong at a touchpoint.
        Recovery = "recovery",
        /// The journey that an option would lead to.
        Target = "target",
        /// What an opportunity would change.
        Touchpoints = "touchpoints",
        /// A file or stage and what is nested in it.
        Contains = "contains",
        /// A link in prose.
        Mentions = "mentions",
    }
}

/// An edge, and the place that asserts it.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// What it says.
    pub kind: EdgeKind,
    /// From whom.
    pub from: NodeId,
    /// To whom.
    pub to: NodeId,
    /// Where it is written.
    pub place: Place,
}

/// All nodes and edges, and who names whom.
#[derive(Debug, Default)]
pub struct Graph {
    /// The nodes: a file's own before what is nested in it.
    pub nodes: Vec<Node>,
    /// The edges, sorted by `from`, kind, `to`.
    pub edges: Vec<Edge>,
    /// For each node, where its outgoing edges begin in `edges`.
    starts: Vec<u32>,
    /// Indices into `edges`, sorted by `to`, kind, `from`.
    inverse: Vec<u32>,
    /// For each node, where its incoming edges begin in `inverse`.
    inverse_starts: Vec<u32>,
}

impl Graph {
    /// A graph of these nodes and edges; inverses are built here, once. An edge that is asserted
    /// twice is kept once, at its first place.
    pub fn new(nodes: Vec<Node>, mut edges: Vec<Edge>) -> Self {
        edges.par_sort_by(in_order);
        edges.dedup_by(|a, b| (a.from, a.kind, a.to) == (b.from, b.kind, b.to));
        let starts = starts_of(nodes.len(), edges.iter().map(|e| e.from));
        let mut graph = Self { nodes, edges, starts, ..Self::default() };
        graph.find_inverses();
        graph
    }

    /// Puts edges in the place of all that leave these nodes, which stand side by side. The inverses
    /// have to be found anew afterwards.
    pub fn replace(&mut self, nodes: Range<usize>, mut edges: Vec<Edge>) {
        edges.sort_by(in_order);
        edges.dedup_by(|a, b| (a.from, a.kind, a.to) == (b.from, b.kind, b.to));
        let places = self.starts[nodes.start] as usize..self.starts[nodes.end] as usize;
        self.edges.splice(places, edges);
        self.starts = starts_of(self.starts.len() - 1, self.edges.iter().map(|e| e.from));
    }

    /// Takes out edges, given by their places in `edges`, sorted.
    pub fn remove(&mut self, places: &[usize]) {
        let mut at = 0;
        self.edges.retain(|_| {
            at += 1;
            places.binary_search(&(at - 1)).is_err()
        });
        self.starts = starts_of(self.nodes.len(), self.edges.iter().map(|e| e.from));
        self.find_inverses();
    }

    /// Finds for each node the edges that lead to it.
    pub fn find_inverses(&mut self) {
        self.inverse_starts = starts_of(self.nodes.len(), self.edges.iter().map(|e| e.to));
        self.inverse = inverse_of(&self.edges, &self.inverse_starts);
    }

    /// The node of that id.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The edges that leave a node, sorted by kind and goal.
    pub fn edges_from(&self, id: NodeId) -> &[Edge] {
        let range = self.starts[id.index()] as usize..self.starts[id.index() + 1] as usize;
        &self.edges[range]
    }

    /// The edges that lead to a node, sorted by kind and origin.
    pub fn edges_to(&self, id: NodeId) -> impl Iterator<Item = &Edge> {
        let range = self.inverse_starts[id.index()] as usize..self.inverse_starts[id.index() + 1] as usize;
        self.inverse[range].iter().map(|&i| &self.edges[i as usize])
    }

    /// Who names a node by edges of this kind.
    pub fn naming(&self, id: NodeId, kind: EdgeKind) -> impl Iterator<Item = NodeId> {
        self.edges_to(id).filter(move |e| e.kind == kind).map(|e| e.from)
    }

    /// The node at an address, aliases not considered.
    pub fn find(&self, address: &Address) -> Option<NodeId> {
        let at = self.nodes.iter().position(|node| node.address == *address)?;
        Some(NodeId(u32::try_from(at).ok()?))
    }
}

/// By origin, kind, goal and place.
fn in_order(a: &Edge, b: &Edge) -> Ordering {
    (a.from, a.kind, a.to, &a.place).cmp(&(b.from, b.kind, b.to, &b.place))
}

/// Indices into `edges`, sorted by `to`, kind, `from`: each put where its goal's edges begin, so that
/// only the few edges of one goal are compared.
fn inverse_of(edges: &[Edge], starts: &[u32]) -> Vec<u32> {
    let mut free = starts.to_vec();
    let mut inverse = vec![0; edges.len()];
    for (i, edge) in (0..).zip(edges) {
        let at = &mut free[edge.to.index()];
        inverse[*at as usize] = i;
        *at += 1;
    }
    for goal in starts.windows(2) {
        inverse[goal[0] as usize..goal[1] as usize].sort_by_key(|&i: &u32| {
            let edge = &edges[i as usize];
            (edge.kind, edge.from)
        });
    }
    inverse
}

fn starts_of(nodes: usize, ends: impl Iterator<Item = NodeId>) -> Vec<u32> {
    let mut counts = vec![0u32; nodes + 1];
    for id in ends {
        counts[id.index() + 1] += 1;
    }
    for i in 1..counts.len() {
        counts[i] += counts[i - 1];
    }
    counts
}
