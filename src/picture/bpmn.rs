//! A BPMN model, drawn where its own diagram places everything: our shapes and hues, the tool's places.
//!
//! 1. [`frame`]: from the diagram's numbers to whole pixels of a picture that begins where the first shape does.
//! 2. [`pools`]: participants, lanes, subprocesses that are opened, groups: what others lie in.
//! 3. [`activities`] with their [`marks`], [`gateways`], [`events`] and [`data`]: what lies in them.
//! 4. [`edges`]: what joins them.
//! 5. [`labels`]: names that stand beside what they name.
//!
//! What is known of the site leads there. A later shape lies above an earlier one: frames first, then lines, then what they join.

mod activities;
mod data;
mod edges;
mod events;
mod frame;
mod gateways;
mod labels;
mod marks;
mod pools;

use crate::bpmn::BpmnModel;
use crate::bpmn::diagrams::{Diagram, DrawnShape};
use crate::bpmn::elements::{BpmnElement, ElementKind};
use crate::model::id::NodeId;

use super::scene::{Scene, Shape};
use super::text::Face;
use frame::DiagramFrame;

/// The size of letters, and from line to line.
const LETTERS: u32 = 12;
const LEADING: i32 = 14;

/// What is drawn of a model.
#[derive(Clone, Copy, Debug)]
pub struct DrawnModel<'m> {
    /// The model.
    pub model: &'m BpmnModel,
    /// One of its diagrams.
    pub diagram: &'m Diagram,
    /// By element: what of the site it is.
    pub elements: &'m [Option<NodeId>],
    /// By flow: what of the site it is.
    pub flows: &'m [Option<NodeId>],
    /// By element: whether it is a team of the site.
    pub teams: &'m [bool],
    /// Percent to spare in what text measures.
    pub slack: u32,
}

/// Draws a diagram. `title` is what the picture is called, and `description` what it shows in a sentence or two.
pub fn draw(drawn: DrawnModel<'_>, title: String, description: String) -> Scene {
    let frame = DiagramFrame::of(drawn.diagram);
    let drawing = ModelDrawing { drawn, frame };
    let mut shapes = Vec::new();
    let by_size = drawing.frames();
    shapes.extend(by_size.iter().map(|shape| drawing.shown(shape, drawing.pool(shape))));
    shapes.extend(drawn.diagram.edges.iter().map(|edge| drawing.edge(edge)));
    shapes.extend(drawn.diagram.lines.iter().map(|corners| drawing.line(corners)));
    let others = || drawn.diagram.shapes.iter().filter(|shape| !drawing.is_frame(shape));
    let is_at_edge = |shape: &&DrawnShape| drawing.element(shape).stands_at.is_some();
    // An event at the edge of an activity lies above it.
    for shape in others().filter(|shape| !is_at_edge(shape)).chain(others().filter(is_at_edge)) {
        shapes.push(drawing.shown(shape, drawing.node(shape)));
    }
    // No shape hides a name.
    shapes.extend(others().filter_map(|shape| drawing.name_apart(shape)));
    shapes.extend(drawn.diagram.edges.iter().filter_map(|edge| drawing.edge_label(edge)));
    Scene { class: "bp", width: frame.width, height: frame.height, title, description, shapes }
}

/// A diagram while it is drawn.
struct ModelDrawing<'m> {
    drawn: DrawnModel<'m>,
    frame: DiagramFrame,
}

impl<'m> ModelDrawing<'m> {
    fn element(&self, shape: &DrawnShape) -> &'m BpmnElement {
        &self.drawn.model.elements[shape.element]
    }

    /// Letters as they are measured.
    fn face(&self) -> Face {
        Face::regular(LETTERS).with_slack(self.drawn.slack)
    }

    /// Whether others lie in it, so that it is drawn before the lines.
    fn is_frame(&self, shape: &DrawnShape) -> bool {
        match &self.element(shape).kind {
            ElementKind::Participant { .. } | ElementKind::Lane | ElementKind::Group => true,
            ElementKind::Activity(_) => self.is_opened(shape),
            ElementKind::Event(_) | ElementKind::Gateway(_) | ElementKind::Data(_) | ElementKind::Annotation => false,
        }
    }

    /// Whether what lies in an activity is shown in this diagram.
    fn is_opened(&self, shape: &DrawnShape) -> bool {
        let Some(activity) = self.element(shape).activity() else { return false };
        let lies_in = |other: &DrawnShape| self.element(other).within == Some(shape.element) && frame::holds(shape.bounds, other.bounds);
        (activity.sort.is_sub_process() || activity.is_call()) && (shape.is_expanded || self.drawn.diagram.shapes.iter().any(lies_in))
    }

    /// What others lie in: pools, then lanes, then the rest, the largest first.
    fn frames(&self) -> Vec<&'m DrawnShape> {
        let order = |shape: &DrawnShape| match self.element(shape).kind {
            ElementKind::Participant { .. } => 0,
            ElementKind::Lane => 1,
            _ => 2,
        };
        let area = |shape: &DrawnShape| (shape.bounds.width * shape.bounds.height) as i64;
        let mut frames: Vec<&DrawnShape> = self.drawn.diagram.shapes.iter().filter(|shape| self.is_frame(shape)).collect();
        frames.sort_by_key(|shape| (order(shape), -area(shape)));
        frames
    }

    /// What is neither a frame nor a line.
    fn node(&self, shape: &DrawnShape) -> Vec<Shape> {
        match &self.element(shape).kind {
            ElementKind::Activity(activity) => self.activity(shape, activity),
            ElementKind::Event(event) => self.event(shape, event),
            ElementKind::Gateway(gateway) => self.gateway(shape, *gateway),
            ElementKind::Data(sort) => self.data(shape, *sort),
            ElementKind::Annotation => self.annotation(shape),
            ElementKind::Participant { .. } | ElementKind::Lane | ElementKind::Group => Vec::new(),
        }
    }

    /// Shapes that belong together; where they are something of the site, they lead there.
    fn shown(&self, shape: &DrawnShape, shapes: Vec<Shape>) -> Shape {
        match self.drawn.elements[shape.element] {
            Some(node) => Shape::Link(node, shapes),
            None => Shape::Group("", shapes),
        }
    }
}
