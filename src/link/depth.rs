//! How deep things may lie in each other. What lies deeper is reported, and stands on its own from there on, so that
//! nothing that walks the model or shows it meets more: every page names all that it lies in.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::base::diagnostic::{Diagnostic, quote};
use crate::base::rule;
use crate::model::Model;
use crate::model::graph::{EdgeKind, Graph};
use crate::model::id::NodeId;

use super::cycles::{Rings, unlink};

/// Levels of `parent`, the outermost included.
const DEEPEST: usize = 1_000;

/// Finds what lies too deep in a model without rings, and cuts it off.
pub(super) fn cut_depths(model: &mut Model, found: &mut Rings) {
    let mut cut = Vec::new();
    for (at, depth) in too_deep(&model.graph) {
        let edge = &model.graph.edges[at];
        // Further down it is the same fault again.
        if depth == DEEPEST + 1 {
            let own = quote(&model.graph.node(edge.from).address.id);
            let message = format!("{own} is on level {depth} of `parent`, and {DEEPEST} are allowed");
            let help = "let some of the things that it lies in be parts of one, side by side";
            found.findings.push(Diagnostic::new(&rule::OUT_OF_RANGE, edge.place.clone(), message).help(help));
        }
        found.cut.push(Arc::clone(&edge.place.file));
        let (from, to) = (edge.from, edge.to);
        cut.push(at);
        unlink(model, EdgeKind::Parent, from, to);
    }
    if !cut.is_empty() {
        model.graph.remove(&cut);
    }
}

/// The links at which chains of parents are to be cut, each with the level of what it begins at.
fn too_deep(graph: &Graph) -> Vec<(usize, usize)> {
    let links: Vec<(usize, NodeId, NodeId)> = graph
        .edges
        .iter()
        .enumerate()
        .filter(|(_, edge)| edge.kind == EdgeKind::Parent)
        .map(|(at, edge)| (at, edge.from, graph.node(edge.to).file))
        .collect();
    let up: HashMap<NodeId, NodeId> = links.iter().map(|&(_, from, to)| (from, to)).collect();
    let mut depths: HashMap<NodeId, usize> = HashMap::default();
    let mut way = Vec::new();
    for &(_, from, _) in &links {
        let mut at = from;
        let mut depth = loop {
            if let Some(&depth) = depths.get(&at) {
                break depth;
            }
            way.push(at);
            match up.get(&at) {
                Some(&above) => at = above,
                None => break 0,
            }
        };
        while let Some(node) = way.pop() {
            depth += 1;
            depths.insert(node, depth);
        }
    }
    let deep = links.into_iter().map(|(at, from, _)| (at, depths[&from]));
    deep.filter(|(_, depth)| *depth > DEEPEST && depth % DEEPEST == 1).collect()
}
