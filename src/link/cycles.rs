//! Rings of `parent` and of `supports`: each is reported once, with the whole of it, at the link in the
//! file that sorts first; the link that closes it is then cut, so that nothing that walks the model can walk
//! for ever.
//!
//! 1. Tarjan's strongly connected components (SIAM J. Comput. 1972), without recursion, tell which links can
//!    be part of a ring at all.
//! 2. A walk in depth through each component, its links in the order of their places: a link that leads back
//!    to where the walk comes from closes a ring. Without these links none is left.
//!
//! Linear in nodes, links and what is said. Where many support many there are more rings than anybody could
//! read: of a component no more are reported than it has members, and the last one says how many there are.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity, Graph};
use crate::model::id::NodeId;

use super::depth::cut_depths;

/// The edges that may lead round in a ring.
const KINDS: [EdgeKind; 2] = [EdgeKind::Parent, EdgeKind::Supports];

/// So many rings of a component are reported, however few members it has.
const FEW: usize = 20;

/// So many links are shown of a component's rings, for each of its members.
const SHOWN_OF_EACH: usize = 64;

/// The rings that were found.
#[derive(Default)]
pub(super) struct Rings {
    pub(super) findings: Vec<Diagnostic>,
    /// The files in which a link was cut.
    pub(super) cut: Vec<Arc<str>>,
}

/// An edge between files: a journey's parent counts as the journey that it lies in.
#[derive(Clone, Copy)]
struct FileEdge {
    edge: usize,
    from: NodeId,
    to: NodeId,
}

/// Finds and cuts the rings of a model, and then what lies too deep in it.
pub(super) fn cut_rings(model: &mut Model) -> Rings {
    let mut rings = Rings::default();
    let mut cut = HashSet::default();
    for kind in KINDS {
        for links in components_of(kind, &model.graph) {
            let walk = DepthFirst::through(&links);
            report(&mut rings.findings, kind, &walk, &model.graph);
            cut.extend(walk.closing.iter().map(|&link| links[link].edge));
        }
    }
    let mut cut: Vec<usize> = cut.into_iter().collect();
    cut.sort_unstable();
    for &edge in &cut {
        let edge = &model.graph.edges[edge];
        rings.cut.push(Arc::clone(&edge.place.file));
        let (kind, from, to) = (edge.kind, edge.from, edge.to);
        unlink(model, kind, from, to);
    }
    if !cut.is_empty() {
        model.graph.remove(&cut);
    }
    cut_depths(model, &mut rings);
    rings
}

/// Takes a link out of the things that it joins.
pub(super) fn unlink(model: &mut Model, kind: EdgeKind, from: NodeId, to: NodeId) {
    let to = model.graph.node(to).entity;
    match model.graph.node(from).entity {
        Entity::Outcome(id) if kind == EdgeKind::Parent => model.outcomes[id].parent = None,
        Entity::Outcome(id) => model.outcomes[id].supports.retain(|&o| Entity::Outcome(o) != to),
        Entity::Team(id) => model.teams[id].parent = None,
        Entity::Journey(id) => model.journeys[id].parent = None,
        Entity::Process(id) if kind == EdgeKind::Parent => model.processes[id].parent = None,
        Entity::Process(id) => {
            model.processes[id].supports.retain(|&p| Entity::Process(p) != to);
            model.processes[id].informal_supports.retain(|&p| Entity::Process(p) != to);
        }
        _ => {}
    }
}

/// The links that may be part of a ring, those of each component together, sorted by place. The components are
/// in the order of their first places.
fn components_of(kind: EdgeKind, graph: &Graph) -> Vec<Vec<FileEdge>> {
    let of_kind = graph.edges.iter().enumerate().filter(|(_, edge)| edge.kind == kind);
    let links: Vec<FileEdge> = of_kind.map(|(i, edge)| FileEdge { edge: i, from: edge.from, to: graph.node(edge.to).file }).collect();
    let component = components(&links);
    let mut within: Vec<FileEdge> = links.into_iter().filter(|link| component[&link.from] == component[&link.to]).collect();
    let place = |link: &FileEdge| (&graph.edges[link.edge].place, link.to);
    within.sort_by(|a, b| place(a).cmp(&place(b)));
    let mut at: HashMap<usize, usize> = HashMap::default();
    let mut found: Vec<Vec<FileEdge>> = Vec::new();
    for link in within {
        let at = *at.entry(component[&link.from]).or_insert_with(|| {
            found.push(Vec::new());
            found.len() - 1
        });
        found[at].push(link);
    }
    found
}

fn report(findings: &mut Vec<Diagnostic>, kind: EdgeKind, walk: &DepthFirst<'_>, graph: &Graph) {
    let members = walk.came.len() + 1;
    let mut room = members * SHOWN_OF_EACH;
    let mut reported = 0;
    for &closing in walk.closing.iter().take(members.max(FEW)) {
        let links = walk.ring(closing);
        if reported > 0 && links.len() > room {
            break;
        }
        room = room.saturating_sub(links.len());
        findings.push(ring(kind, &links, graph));
        reported += 1;
    }
    let more = walk.closing.len() - reported;
    if let Some(last) = findings.last_mut().filter(|_| more > 0) {
        last.message.push_str(&format!("; {more} more links among these {members} lead back as well"));
    }
}

/// A ring, given from its first link by place.
fn ring(kind: EdgeKind, ring: &[FileEdge], graph: &Graph) -> Diagnostic {
    const NAMED: usize = 6;
    let verb = if kind == EdgeKind::Parent { "is a part of" } else { "supports" };
    let id = |node: NodeId| format!("`{}`", graph.node(node).address.id);
    let place = |link: &FileEdge| graph.edges[link.edge].place.clone();
    let mut names: Vec<String> = ring.iter().take(NAMED).map(|link| id(link.from)).collect();
    if ring.len() > NAMED {
        names.push(format!("… {} more", ring.len() - NAMED));
    }
    let first = id(ring[0].from);
    let message = if ring.len() == 1 {
        format!("{first} {verb} itself")
    } else {
        format!("{} {verb} {first} again: a ring of {}", names.join(&format!(" {verb} ")), ring.len())
    };
    let finding = Diagnostic::new(&rule::CYCLE, place(&ring[0]), message).help("take out the one link of the ring that is not so");
    ring[1..].iter().fold(finding, |finding, link| {
        let message = format!("{} {verb} {}", id(link.from), id(link.to));
        finding.related(place(link), message)
    })
}

/// A walk in depth through a component, from where its first link begins.
struct DepthFirst<'l> {
    links: &'l [FileEdge],
    from: HashMap<NodeId, Vec<usize>>,
    /// By member: the link by which it was come to first; none for where the walk begins.
    came: HashMap<NodeId, usize>,
    /// The links that lead back to where the walk came from, in the order of their places.
    closing: Vec<usize>,
}

impl<'l> DepthFirst<'l> {
    fn through(links: &'l [FileEdge]) -> Self {
        let mut walk = DepthFirst { links, from: links_from(links), came: HashMap::default(), closing: Vec::new() };
        let Some(first) = links.first() else { return walk };
        let mut behind: HashSet<NodeId> = HashSet::default();
        let mut path: Vec<(NodeId, usize)> = vec![(first.from, 0)];
        let mut is_on_path = HashSet::from_iter([first.from]);
        while let Some((node, next)) = path.last_mut() {
            let Some(&link) = walk.from.get(node).and_then(|links| links.get(*next)) else {
                is_on_path.remove(node);
                behind.insert(*node);
                path.pop();
                continue;
            };
            *next += 1;
            let to = links[link].to;
            if is_on_path.contains(&to) {
                walk.closing.push(link);
            } else if !behind.contains(&to) {
                walk.came.insert(to, link);
                is_on_path.insert(to);
                path.push((to, 0));
            }
        }
        walk.closing.sort_unstable();
        walk
    }

    /// The ring that a link closes, from its first link by place: there and back where its ends are joined both
    /// ways, else along the walk.
    fn ring(&self, closing: usize) -> Vec<FileEdge> {
        let FileEdge { from, to, .. } = self.links[closing];
        let mut ring = vec![closing];
        if from != to {
            let there = self.from.get(&to).and_then(|links| links.iter().copied().find(|&link| self.links[link].to == from));
            ring.extend(there);
        }
        let mut at = if ring.len() > 1 { to } else { from };
        while at != to {
            let Some(&link) = self.came.get(&at) else { break };
            ring.push(link);
            at = self.links[link].from;
        }
        ring.reverse();
        let first = ring.iter().enumerate().min_by_key(|(_, link)| **link).map_or(0, |(at, _)| at);
        ring.rotate_left(first);
        ring.into_iter().map(|link| self.links[link]).collect()
    }
}

/// By node: the links that leave it, in their order.
fn links_from(links: &[FileEdge]) -> HashMap<NodeId, Vec<usize>> {
    let mut from: HashMap<NodeId, Vec<usize>> = HashMap::default();
    for (i, link) in links.iter().enumerate() {
        from.entry(link.from).or_default().push(i);
    }
    from
}

/// The number of the component that each node is in.
fn components(links: &[FileEdge]) -> HashMap<NodeId, usize> {
    #[derive(Clone, Copy)]
    struct Visited {
        index: usize,
        low: usize,
        on_stack: bool,
    }

    fn lower(seen: &mut HashMap<NodeId, Visited>, node: NodeId, low: usize) {
        if let Some(s) = seen.get_mut(&node) {
            s.low = s.low.min(low);
        }
    }

    let from = links_from(links);
    let mut seen: HashMap<NodeId, Visited> = HashMap::default();
    let mut component = HashMap::default();
    let mut stack: Vec<NodeId> = Vec::new();
    let roots = links.iter().flat_map(|l| [l.from, l.to]);
    for root in roots {
        if seen.contains_key(&root) {
            continue;
        }
        let mut walk: Vec<(NodeId, usize)> = vec![(root, 0)];
        while let Some(&mut (node, ref mut next)) = walk.last_mut() {
            if *next == 0 {
                let index = seen.len();
                seen.insert(node, Visited { index, low: index, on_stack: true });
                stack.push(node);
            }
            let out = from.get(&node).map_or(&[][..], Vec::as_slice);
            if let Some(&i) = out.get(*next) {
                *next += 1;
                let to = links[i].to;
                match seen.get(&to).copied() {
                    None => walk.push((to, 0)),
                    Some(other) if other.on_stack => lower(&mut seen, node, other.index),
                    Some(_) => {}
                }
                continue;
            }
            walk.pop();
            let own = seen[&node];
            if let Some(&(parent, _)) = walk.last() {
                lower(&mut seen, parent, own.low);
            }
            if own.low == own.index {
                let number = component.len();
                while let Some(member) = stack.pop() {
                    if let Some(s) = seen.get_mut(&member) {
                        s.on_stack = false;
                    }
                    component.insert(member, number);
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    component
}
