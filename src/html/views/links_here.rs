//! What names a thing, and why: 'serves *Report the accident* in *After a collision*'.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::terms::Kind;
use crate::model::graph::{EdgeKind, NodeId};

use super::Scene;
use super::common::{Link, nested_in};

/// Those who name it for one reason.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The reason, as the beginning of a sentence about the thing.
    reason: &'static str,
    /// Who.
    items: Vec<Item>,
}

/// One of them.
#[derive(Debug, PartialEq, Serialize)]
pub struct Item {
    /// Who names it.
    link: Link,
    /// The file that this lies in, where it is nested.
    within: Option<Link>,
    /// The nested thing of this file that is named.
    part: Option<Link>,
}

/// Groups of those who name a file or what is nested in it, from other files.
pub fn groups(scene: &Scene<'_, '_>, file: NodeId) -> Vec<Group> {
    let model = scene.model();
    let mut groups: BTreeMap<usize, (&'static str, Vec<Item>)> = BTreeMap::new();
    for named in std::iter::once(file).chain(nested_in(model, file)) {
        for edge in model.graph.edges_to(named) {
            let from = model.node(edge.from);
            if from.file == file {
                continue;
            }
            let Some((order, reason)) = reason(edge.kind, from.address.kind, model.file_kind(file)) else { continue };
            let item = Item {
                link: scene.link(edge.from),
                within: (from.file != edge.from).then(|| scene.link(from.file)),
                part: (named != file).then(|| scene.link(named)),
            };
            groups.entry(order).or_insert_with(|| (reason, Vec::new())).1.push(item);
        }
    }
    groups
        .into_values()
        .map(|(reason, mut items)| {
            items.sort_by(|a, b| key(a).cmp(&key(b)));
            items.dedup();
            Group { reason, items }
        })
        .collect()
}

fn key(item: &Item) -> (Option<&str>, &str, Option<&str>) {
    (item.within.as_ref().map(|w| w.title.as_str()), &item.link.url, item.part.as_ref().map(|p| p.url.as_str()))
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
