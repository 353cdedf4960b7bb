//! Rings of `parent` and of `supports`: each is reported once, at the link in the file that sorts
//! first, with the whole ring; that link is then cut, so that nothing that walks the model can
//! walk for ever.
//!
//! Tarjan's strongly connected components (SIAM J. Comput. 1972), without recursion; linear in nodes
//! and links.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::VecDeque;

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::graph::{Edge, EdgeKind, Entity, Graph, Node, NodeId};

use super::Linker;

/// The edges that may lead round in a ring.
const KINDS: [EdgeKind; 2] = [EdgeKind::Parent, EdgeKind::Supports];

impl Linker {
    /// Finds and cuts the rings.
    pub(super) fn cut_cycles(&mut self) {
        for kind in KINDS {
            loop {
                let links = links_of(kind, &self.edges, &self.nodes);
                let rings = rings(&links);
                if rings.is_empty() {
                    break;
                }
                // One link of each ring is cut, so there are fewer rings every time; further rings of
                // one component are reported by the next round.
                for ring in rings {
                    self.report_ring(kind, &ring);
                    self.cut(&ring[0]);
                }
            }
        }
    }

    fn report_ring(&mut self, kind: EdgeKind, ring: &[Edge]) {
        const SHOWN: usize = 6;
        let verb = if kind == EdgeKind::Parent { "is a part of" } else { "supports" };
        let id = |node: NodeId| format!("`{}`", self.nodes[node.index()].address.id);
        let mut names: Vec<String> = ring.iter().take(SHOWN).map(|link| id(link.from)).collect();
        if ring.len() > SHOWN {
            names.push(format!("… {} more", ring.len() - SHOWN));
        }
        let first = id(ring[0].from);
        let message = if ring.len() == 1 {
            format!("{first} {verb} itself")
        } else {
            format!("{} {verb} {first} again: a ring of {}", names.join(&format!(" {verb} ")), ring.len())
        };
        let mut finding =
            Diagnostic::new(&rule::CYCLE, ring[0].place.clone(), message).help("take out the one link of the ring that is not so");
        for link in &ring[1..] {
            finding = finding.related(link.place.clone(), format!("{} {verb} {}", id(link.from), id(link.to)));
        }
        self.findings.push(finding);
    }

    /// Takes a link out of the model.
    fn cut(&mut self, link: &Edge) {
        // All of them, where the same link is written twice.
        let nodes = &self.nodes;
        self.edges.retain(|e| !(e.kind == link.kind && e.from == link.from && nodes[e.to.index()].file == link.to));
        let to = self.nodes[link.to.index()].entity;
        match self.nodes[link.from.index()].entity {
            Entity::Outcome(id) => self.model.outcomes[id].parent = None,
            Entity::Team(id) => self.model.teams[id].parent = None,
            Entity::Journey(id) => self.model.journeys[id].parent = None,
            Entity::Process(id) if link.kind == EdgeKind::Parent => self.model.processes[id].parent = None,
            Entity::Process(id) => self.model.processes[id].supports.retain(|&p| Entity::Process(p) != to),
            _ => {}
        }
    }
}

/// Whether links lead round in a ring.
pub(super) fn has_ring(graph: &Graph) -> bool {
    KINDS.into_iter().any(|kind| !rings(&links_of(kind, &graph.edges, &graph.nodes)).is_empty())
}

/// The links of one kind between files: a journey's parent counts as the journey it lies in.
fn links_of(kind: EdgeKind, edges: &[Edge], nodes: &[Node]) -> Vec<Edge> {
    let mut links: Vec<Edge> = edges.iter().filter(|e| e.kind == kind).cloned().collect();
    for link in &mut links {
        link.to = nodes[link.to.index()].file;
    }
    links.sort_by(|a, b| (&a.place, a.to).cmp(&(&b.place, b.to)));
    links
}

/// One ring for each strongly connected component that has one: a shortest one through its first
/// link. Links are given sorted by place.
fn rings(links: &[Edge]) -> Vec<Vec<Edge>> {
    let mut from: HashMap<NodeId, Vec<usize>> = HashMap::default();
    for (i, link) in links.iter().enumerate() {
        from.entry(link.from).or_default().push(i);
    }
    let component = components(links, &from);
    let mut done = HashSet::default();
    let mut rings = Vec::new();
    for link in links {
        let own = component[&link.from];
        if component[&link.to] == own && done.insert(own) {
            rings.push(shortest(link, links, &from, &component));
        }
    }
    rings
}

/// The shortest way from a link's goal back to its origin, behind that link.
fn shortest(first: &Edge, links: &[Edge], from: &HashMap<NodeId, Vec<usize>>, component: &HashMap<NodeId, usize>) -> Vec<Edge> {
    let mut came: HashMap<NodeId, usize> = HashMap::default();
    let mut queue = VecDeque::from([first.to]);
    while let Some(node) = queue.pop_front() {
        if node == first.from {
            break;
        }
        for &i in from.get(&node).into_iter().flatten() {
            let link = &links[i];
            if component[&link.to] == component[&node] && link.to != first.to && !came.contains_key(&link.to) {
                came.insert(link.to, i);
                queue.push_back(link.to);
            }
        }
    }
    let mut back = Vec::new();
    let mut node = first.from;
    while node != first.to {
        let Some(&i) = came.get(&node) else { break };
        back.push(links[i].clone());
        node = links[i].from;
    }
    back.push(first.clone());
    back.reverse();
    back
}

/// The number of the component that each node is in.
fn components(links: &[Edge], from: &HashMap<NodeId, Vec<usize>>) -> HashMap<NodeId, usize> {
    #[derive(Clone, Copy)]
    struct Seen {
        index: usize,
        low: usize,
        on_stack: bool,
    }
    let mut seen: HashMap<NodeId, Seen> = HashMap::default();
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
                seen.insert(node, Seen { index, low: index, on_stack: true });
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

    fn lower(seen: &mut HashMap<NodeId, Seen>, node: NodeId, low: usize) {
        if let Some(s) = seen.get_mut(&node) {
            s.low = s.low.min(low);
        }
    }
    component
}
