//! Floor 0: models of processes as other tools write them, read from BPMN 2.0 as a plain value.
//!
//! 1. [`xml`]: the text as a tree of the elements that BPMN knows, each with its place; what other languages say in between is passed
//!    over. Depth and number of elements are bounded, no entity is expanded, nothing is fetched.
//! 2. [`contents`]: participants, lanes, what flows and what lies beside it ([`elements`]), and what joins them.
//! 3. [`diagrams`]: where each of them is drawn.
//! 4. [`order`]: what is done after what.
//!
//! Absent: what the site knows. Who a lane is, and which step a task, is found where a model is compared.

pub mod contents;
pub mod diagrams;
pub mod elements;
pub mod events;
pub mod order;
mod xml;

use std::ops::Range;

pub use contents::BpmnModel;

/// What keeps a file from being read as a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BpmnFault {
    /// Whether the text is XML.
    pub is_xml: bool,
    /// Whether it is something else than a model.
    pub is_other: bool,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
    /// Where: offsets in bytes.
    pub place: Range<usize>,
}

/// Reads a model. Its faults come in the order of their places.
///
/// # Errors
/// The text is no XML, no model, or one whose flows lead nowhere.
pub fn read(text: &str) -> Result<BpmnModel, Vec<BpmnFault>> {
    let root = xml::read(text).map_err(|fault| vec![fault])?;
    contents::model(&root)
}
