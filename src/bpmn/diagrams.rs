//! Where a model's elements and flows are drawn.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::contents::{local, one_line};
use super::xml::XmlElement;

/// A drawing of a model, or of a part of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagram {
    /// What it is called.
    pub name: Arc<str>,
    /// The elements, in the order of the file.
    pub shapes: Vec<DrawnShape>,
    /// The flows.
    pub edges: Vec<DrawnEdge>,
    /// Lines of which nobody says which flow they are, by their corners: tools draw so what a thing on its way between two tasks is.
    pub lines: Vec<Vec<(f64, f64)>>,
}

/// Where an element is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnShape {
    /// Its place in [`elements`](super::BpmnModel::elements).
    pub element: usize,
    /// Where.
    pub bounds: Bounds,
    /// Whether a pool or lane reads from left to right.
    pub is_horizontal: bool,
    /// Whether what lies in a subprocess is shown.
    pub is_expanded: bool,
    /// Whether an exclusive gateway has its cross.
    pub has_marker: bool,
    /// Where its name stands, where that is said.
    pub label: Option<Bounds>,
}

/// How a flow is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnEdge {
    /// Its place in [`flows`](super::BpmnModel::flows).
    pub flow: usize,
    /// Its corners, two at least.
    pub points: Vec<(f64, f64)>,
    /// Where its name stands, where that is said.
    pub label: Option<Bounds>,
    /// Whether an envelope stands on it, and whether it is the first message.
    pub message: Option<bool>,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "the upper left corner, and the size")]
pub struct Bounds {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// The drawings that a root holds, those without a shape left out; and how many shapes and lines they show that are none of these elements
/// and flows.
pub(super) fn diagrams(
    root: &XmlElement,
    elements: &BTreeMap<Arc<str>, usize>,
    flows: &BTreeMap<Arc<str>, usize>,
) -> (Vec<Diagram>, usize) {
    let mut unknown = 0;
    let drawn = root.named("BPMNDiagram").map(|diagram| {
        let mut drawing = Diagram { name: one_line(diagram.attribute("name").unwrap_or("")), ..Diagram::default() };
        for child in diagram.named("BPMNPlane").flat_map(|plane| &plane.children) {
            let id = local(child.attribute("bpmnElement").unwrap_or(""));
            match child.name.as_str() {
                "BPMNShape" => match (elements.get(id), bounds(child)) {
                    (Some(&element), Some(bounds)) => drawing.shapes.push(shape(child, element, bounds)),
                    _ => unknown += 1,
                },
                "BPMNEdge" if id.is_empty() => drawing.lines.extend(Some(corners(child)).filter(|corners| corners.len() > 1)),
                "BPMNEdge" => match flows.get(id).and_then(|&flow| edge(child, flow)) {
                    Some(edge) => drawing.edges.push(edge),
                    None => unknown += 1,
                },
                _ => {}
            }
        }
        drawing
    });
    let drawn = drawn.filter(|drawing| !drawing.shapes.is_empty()).collect();
    (drawn, unknown)
}

fn shape(drawn: &XmlElement, element: usize, bounds: Bounds) -> DrawnShape {
    DrawnShape {
        element,
        bounds,
        is_horizontal: drawn.flag("isHorizontal", bounds.width >= bounds.height),
        is_expanded: drawn.flag("isExpanded", false),
        has_marker: drawn.flag("isMarkerVisible", false),
        label: label(drawn),
    }
}

fn edge(drawn: &XmlElement, flow: usize) -> Option<DrawnEdge> {
    let points = corners(drawn);
    let message = match drawn.attribute("messageVisibleKind") {
        Some("initiating") => Some(true),
        Some("non_initiating") => Some(false),
        _ => None,
    };
    (points.len() > 1).then(|| DrawnEdge { flow, points, label: label(drawn), message })
}

fn corners(drawn: &XmlElement) -> Vec<(f64, f64)> {
    drawn.named("waypoint").filter_map(|point| Some((point.number("x")?, point.number("y")?))).collect()
}

fn label(drawn: &XmlElement) -> Option<Bounds> {
    bounds(drawn.child("BPMNLabel")?).filter(|bounds| bounds.width > 0.0 && bounds.height > 0.0)
}

fn bounds(drawn: &XmlElement) -> Option<Bounds> {
    let bounds = drawn.child("Bounds")?;
    let side = |name: &str| bounds.number(name).filter(|&n| n >= 0.0);
    Some(Bounds { x: bounds.number("x")?, y: bounds.number("y")?, width: side("width")?, height: side("height")? })
}
