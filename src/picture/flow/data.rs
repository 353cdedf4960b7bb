//! A process as a flow shows it.

use std::sync::Arc;

use crate::model::id::NodeId;

/// The steps of a process, who does them, and what follows what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlowData {
    /// Percent to spare in what text measures.
    pub slack: u32,
    /// Who does something, from above to below.
    pub lanes: Vec<FlowLane>,
    /// What is done, in the order of the file.
    pub boxes: Vec<FlowBox>,
    /// What follows what; between two boxes one at most.
    pub arrows: Vec<FlowArrow>,
    /// Whether any step says if the person sees it: only then is there a waterline.
    pub has_waterline: bool,
}

/// Whether the person sees what is done in a lane; from above to below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// The person does it.
    Own,
    /// The person sees it.
    Seen,
    /// The person does not see it.
    #[default]
    Unseen,
    /// Nobody says.
    Unsaid,
}

/// Who does something, on one side of the waterline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowLane {
    /// What they are called.
    pub name: Arc<str>,
    /// Their node; none for the person, and for us where nobody says who.
    pub node: Option<NodeId>,
    /// On which side.
    pub sight: Sight,
    /// Whether the name is a team's.
    pub names_team: bool,
}

/// A step, or several in a row that one does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlowBox {
    /// The step, the first of several.
    pub node: Option<NodeId>,
    /// What is done.
    pub title: Arc<str>,
    /// How many steps it stands for: 1, or those of a straight run.
    pub steps: usize,
    /// The place in [`FlowData::lanes`].
    pub lane: usize,
    /// Minutes of work, as far as they are known.
    pub work: Option<f64>,
    /// Whether somebody's work in it is not recorded. What machines do takes nobody's time.
    pub is_unknown: bool,
    /// Minutes of waiting before it, where there are any.
    pub wait: Option<f64>,
    /// What it is done with, one behind the other.
    pub systems: Arc<str>,
    /// Whether no procedure says so.
    pub informal: bool,
    /// What stands below it: rules, what goes in, what comes out.
    pub notes: Vec<FlowNote>,
}

/// Something that stands below a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowNote {
    /// What it says.
    pub text: Arc<str>,
    /// What stands for it where it is long.
    pub number: Option<Arc<str>>,
    /// The rule that it is about, where that has a place of its own on the page.
    pub rule: Option<NodeId>,
}

/// From a box to one that follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowArrow {
    /// The place of the first in [`FlowData::boxes`].
    pub from: usize,
    /// The place of the second.
    pub to: usize,
    /// Under which condition.
    pub when: Option<Arc<str>>,
    /// Whether somebody else goes on.
    pub hand_off: bool,
    /// Whether it is part of the main way.
    pub is_main: bool,
}

impl FlowData {
    /// The most minutes that one box takes.
    pub fn most_work(&self) -> f64 {
        self.boxes.iter().filter_map(|step| step.work).fold(0.0, f64::max)
    }
}
