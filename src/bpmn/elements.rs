//! What a model holds: pools and lanes, what is done, decided and awaited in them, and what lies beside it.

use std::ops::Range;
use std::sync::Arc;

use super::events::BpmnEvent;

pub use super::events::{EventPosition, Trigger};

/// Something in a model that has a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct BpmnElement {
    /// Its id; empty where it has none.
    pub id: Arc<str>,
    /// What it is called, in one line; an annotation's words. Empty where it is not called anything.
    pub name: Arc<str>,
    /// What it is.
    pub kind: ElementKind,
    /// Which process it is part of: its place in [`processes`](super::BpmnModel::processes).
    pub process: Option<usize>,
    /// The subprocess or wider lane that it lies in: its place in [`elements`](super::BpmnModel::elements).
    pub within: Option<usize>,
    /// The innermost lane that it lies in.
    pub lane: Option<usize>,
    /// The activity at whose edge an event stands.
    pub stands_at: Option<usize>,
    /// Where it is written: offsets of its first tag.
    pub place: Range<usize>,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub enum ElementKind {
    /// Somebody who takes part: a pool.
    Participant {
        /// The process that runs in it: its place among the processes.
        process: Option<usize>,
        /// Whether it stands for several.
        is_multiple: bool,
    },
    /// A part of a pool.
    Lane,
    /// Something that is done.
    Activity(Activity),
    /// Something that happens.
    Event(BpmnEvent),
    /// Where ways part or meet.
    Gateway(Gateway),
    /// Something that goes in or comes out.
    Data(DataSort),
    /// A note, its words as its name.
    Annotation,
    /// A frame around some of them.
    Group,
}

/// What is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Of which sort.
    pub sort: ActivitySort,
    /// How often.
    pub repeats: Repeats,
    /// Whether it makes another one undone.
    pub compensates: bool,
    /// What a call activity calls: an id as it is written, perhaps with a prefix.
    pub calls: Option<Arc<str>>,
    /// The sort of the task that it calls, where that is a task of the whole model and no process.
    pub calls_task: Option<ActivitySort>,
}

/// Sorts of activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of BPMN")]
pub enum ActivitySort {
    Task,
    Send,
    Receive,
    User,
    Manual,
    Service,
    Script,
    BusinessRule,
    Call,
    SubProcess,
    EventSubProcess,
    Transaction,
    AdHoc,
}

/// How often something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as the names say")]
pub enum Repeats {
    Once,
    Loop,
    AtOnce,
    OneByOne,
}

/// Sorts of gateways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of BPMN")]
pub enum Gateway {
    Exclusive,
    Inclusive,
    Parallel,
    Complex,
    EventBased,
    /// One of events that begins a process.
    EventBasedStart,
}

/// Sorts of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSort {
    /// A thing, or many.
    Object {
        /// Whether there are many.
        is_many: bool,
    },
    /// What a process takes in.
    Input,
    /// What a process gives out.
    Output,
    /// Where data stays.
    Store,
}

impl BpmnElement {
    /// The activity that it is.
    pub fn activity(&self) -> Option<&Activity> {
        match &self.kind {
            ElementKind::Activity(activity) => Some(activity),
            _ => None,
        }
    }

    /// Whether it is part of the flow: an activity, an event or a gateway.
    pub fn flows(&self) -> bool {
        matches!(self.kind, ElementKind::Activity(_) | ElementKind::Event(_) | ElementKind::Gateway(_))
    }
}

impl Activity {
    /// Whether it calls another process.
    pub fn is_call(&self) -> bool {
        self.sort == ActivitySort::Call && self.calls_task.is_none()
    }
}

impl ActivitySort {
    /// Whether others lie in it.
    pub fn is_sub_process(self) -> bool {
        matches!(self, Self::SubProcess | Self::EventSubProcess | Self::Transaction | Self::AdHoc)
    }
}

/// What joins two elements.
#[derive(Clone, Debug, PartialEq)]
pub struct BpmnFlow {
    /// Its id.
    pub id: Arc<str>,
    /// What it is called, in one line.
    pub name: Arc<str>,
    /// What it is.
    pub sort: FlowSort,
    /// Where it begins: its place among the elements.
    pub from: Option<usize>,
    /// Where it leads.
    pub to: Option<usize>,
    /// Where it is written.
    pub place: Range<usize>,
}

/// Sorts of what joins elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowSort {
    /// What follows what.
    Sequence {
        /// The way that is taken where no other is.
        is_default: bool,
        /// Whether it is only taken under a condition.
        is_conditional: bool,
    },
    /// What one participant sends to another.
    Message {
        /// Whether a message of its own is named.
        has_message: bool,
    },
    /// What a note or a thing belongs to; and whether an arrow stands at its beginning, and at its end.
    Association(bool, bool),
}

impl BpmnFlow {
    /// Whether it says what follows what.
    pub fn is_sequence(&self) -> bool {
        matches!(self.sort, FlowSort::Sequence { .. })
    }
}
