//! What a trace shows: things in columns, and links between them.

use crate::base::kind::Kind;
use crate::model::id::NodeId;

/// What stands in a column, in the order of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TraceColumn {
    /// What people want to reach.
    Outcomes,
    /// Where they meet somebody.
    Touchpoints,
    /// What they meet there.
    Service,
    /// What is done for it.
    Processes,
    /// Who does it, and with what.
    Parts,
}

/// A thing of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceThing {
    /// Its node.
    pub node: NodeId,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Where it stands.
    pub column: TraceColumn,
    /// The journey of a touchpoint, the group of a process.
    pub within: Option<NodeId>,
    /// Things stand below those of lower rank in their column.
    pub rank: u8,
    /// Whether the trace is its own.
    pub is_subject: bool,
}

/// From what hangs to what it hangs on, by their places among the things. It never leads to a column further left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TraceLink {
    /// The place of what hangs.
    pub from: usize,
    /// The place of what it hangs on.
    pub to: usize,
    /// Whether it is only made possible, or made good.
    pub support: bool,
}

/// What stands in a column, from above to below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TraceItem {
    /// A thing, by its place.
    Thing(usize),
    /// Things of one sort.
    Fold(TraceFold),
    /// Where lines pass that lead past this column.
    Passage,
}

/// Things below a common head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceFold {
    /// What its head says.
    pub of: FoldOf,
    /// Whether they are shown.
    pub open: bool,
    /// They.
    pub items: Vec<TraceItem>,
}

/// What things have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldOf {
    /// They are touchpoints of a journey.
    Journey(NodeId),
    /// They are processes of a group.
    Group(NodeId),
    /// They are of a kind.
    Kind(Kind),
    /// That there is no room for them.
    Rest,
}

/// The things of a trace in columns, folded and in order, and the links between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceGraph {
    /// The things.
    pub things: Vec<TraceThing>,
    /// The links, each once; where what is folded cannot be opened, the first thing of each fold stands for all of it.
    pub links: Vec<TraceLink>,
    /// The columns, without those that have nothing.
    pub columns: Vec<(TraceColumn, Vec<TraceItem>)>,
    /// Whether what is folded can be opened: else the page says it elsewhere.
    pub opens: bool,
    /// Which of the columns each sort is.
    pub(super) places: [usize; 5],
}

impl TraceGraph {
    /// The place of a thing's column.
    pub fn column_of(&self, thing: usize) -> usize {
        self.places[self.things[thing].column as usize]
    }
}

impl TraceItem {
    /// The things of an item, by their places.
    pub fn things(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.each(&mut |thing| found.push(thing));
        found
    }

    /// How many these are.
    pub fn count(&self) -> usize {
        match self {
            Self::Thing(_) => 1,
            Self::Fold(fold) => fold.items.iter().map(Self::count).sum(),
            Self::Passage => 0,
        }
    }

    /// Goes through them.
    pub fn each(&self, of: &mut impl FnMut(usize)) {
        match self {
            Self::Thing(thing) => of(*thing),
            Self::Fold(fold) => fold.items.iter().for_each(|item| item.each(of)),
            Self::Passage => {}
        }
    }
}
