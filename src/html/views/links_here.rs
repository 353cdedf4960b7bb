//! What names a thing, and why: 'serves *Report the accident* in *After a collision*'.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::terms::Kind;
use crate::model::graph::{EdgeKind, NodeId};

use super::Scene;
use super::common::nested_in;
use crate::html::address::escape_into;

/// Those who name it for one reason.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The reason, as the beginning of a sentence about the thing.
    reason: &'static str,
    /// How many.
    count: usize,
    /// Who, as the items of a list.
    items: String,
}

/// One of them: the file it lies in where it is nested, who, and which part of this file is named.
type Naming = (Option<NodeId>, NodeId, Option<NodeId>);

/// Groups of those who name a file or what is nested in it, from other files.
pub fn groups(scene: &Scene<'_, '_>, file: NodeId) -> Vec<Group> {
    let model = scene.model();
    let mut groups: BTreeMap<usize, (&'static str, Vec<Naming>)> = BTreeMap::new();
    for named in std::iter::once(file).chain(nested_in(model, file)) {
        for edge in model.graph.edges_to(named) {
            let from = model.node(edge.from);
            if from.file == file {
                continue;
            }
            let Some((order, reason)) = reason(edge.kind, from.address.kind, model.file_kind(file)) else { continue };
            let naming = ((from.file != edge.from).then_some(from.file), edge.from, (named != file).then_some(named));
            groups.entry(order).or_insert_with(|| (reason, Vec::new())).1.push(naming);
        }
    }
    groups
        .into_values()
        .map(|(reason, mut items)| {
            let title = |n: &Option<NodeId>| n.map(|n| &*model.node(n).title);
            items.sort_by(|a, b| (title(&a.0), a).cmp(&(title(&b.0), b)));
            items.dedup();
            Group { reason, count: items.len(), items: items.iter().map(|item| show(scene, item)).collect() }
        })
        .collect()
}

fn show(scene: &Scene<'_, '_>, (within, who, part): &Naming) -> String {
    let mut html = format!("<li>{}", scene.show(*who).0);
    if let Some(within) = within {
        html.push_str(" <span class=\"within\">in</span> ");
        html.push_str(&scene.show(*within).0);
    }
    if let Some(part) = part {
        html.push_str(" <span class=\"within\">(");
        escape_into(&mut html, &scene.model().node(*part).title);
        html.push_str(")</span>");
    }
    html.push_str("</li>");
    html
}

/// Why an edge names a thing of this kind, and where the reason stands among others.
fn reason(edge: EdgeKind, from: Kind, to: Kind) -> Option<(usize, &'static str)> {
    Some(match (edge, from, to) {
        (EdgeKind::ServedBy, ..) => (0, "Serves"),
        (EdgeKind::Outcome, ..) => (1, "Is what this journey is for"),
        (EdgeKind::Persona, ..) => (2, "Walks"),
        (EdgeKind::For, ..) => (3, "Wants"),
        (EdgeKind::Service, ..) => (4, "Is met at"),
        (EdgeKind::Meets, ..) => (5, "Has a need met by"),
        (EdgeKind::Needs, Kind::Outcome, _) => (6, "Has a need named by the outcome"),
        (EdgeKind::Needs, ..) => (7, "Has a need met at"),
        (EdgeKind::Supports, ..) => (8, "Is made possible by"),
        (EdgeKind::Delivers, ..) => (9, "Is delivered by"),
        (EdgeKind::ContributesTo, ..) => (10, "Is claimed, without a recorded path, by"),
        (EdgeKind::Parent, Kind::Journey, _) => (11, "Has a touchpoint told in full by"),
        (EdgeKind::Parent, ..) => (12, "Has the part"),
        (EdgeKind::TargetOf, ..) => (13, "Should become"),
        (EdgeKind::Replaces, ..) => (14, "Has a touchpoint that is replaced by"),
        (EdgeKind::By, ..) => (15, "Does"),
        (EdgeKind::Systems, ..) => (16, "Is used in"),
        (EdgeKind::From, ..) => (17, "Starts"),
        (EdgeKind::To, ..) => (18, "Receives"),
        (EdgeKind::Owner, ..) => (19, "Answers for"),
        (EdgeKind::Touchpoints, ..) => (20, "Could be better through"),
        (EdgeKind::Mentions, ..) => (21, "Is mentioned in"),
        (EdgeKind::Next | EdgeKind::Contains, ..) => return None,
    })
}
