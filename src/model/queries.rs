//! What analyses, checks and pages ask of the graph, each question once. What has to be counted or
//! walked for is an analysis.
//!
//! - Here: of nodes, whatever they are.
//! - [`live`]: what counts: what happens today, and has not been given up.
//! - [`outcome`], [`journey`], [`touchpoint`], [`process`]: of these, and of what is written in them.

pub mod journey;
pub mod live;
pub mod outcome;
pub mod process;
pub mod touchpoint;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use crate::base::address::Address;
use crate::base::kind::Kind;

use super::Model;
use super::graph::{EdgeKind, Entity, Node};
use super::id::{Id, NodeId};
use super::kinds::Profile;

impl Model {
    /// What a node is called, in plain words: a need, a pain or a rule is called by its sentence, which may hold links.
    pub fn plain_title(&self, node: NodeId) -> Cow<'_, str> {
        let node = self.node(node);
        let said = match node.entity {
            Entity::Need(id) => self.needs[id].statement.as_ref(),
            Entity::Pain(id) => Some(&self.pains[id].text),
            Entity::Rule(id) => Some(&self.rules[id].text),
            _ => None,
        };
        said.map_or(Cow::Borrowed(&*node.title), |said| said.plain(self))
    }

    /// The node of that id.
    pub fn node(&self, id: NodeId) -> &Node {
        self.graph.node(id)
    }

    /// The number or code that people know a file by; nothing nested has one.
    pub fn code(&self, node: NodeId) -> Option<&str> {
        if self.node(node).file == node { self.profile(node).code.as_deref() } else { None }
    }

    /// What else people call a thing: its other and older names, and what an outcome is called by those who want it.
    pub fn other_names(&self, node: NodeId) -> &[Arc<str>] {
        match self.node(node).entity {
            Entity::Role(id) => &self.roles[id].also_called,
            Entity::Team(id) => &self.teams[id].also_called,
            Entity::ThirdParty(id) => &self.third_parties[id].also_called,
            Entity::Outcome(id) => self.outcomes[id].customer_calls_it.as_slice(),
            _ => &[],
        }
    }

    /// Which of two nodes stands first in a list by title: those with a code by it, before all others;
    /// then in the order of the site's language, then by address.
    pub fn by_title(&self, a: NodeId, b: NodeId) -> Ordering {
        let (of_a, of_b) = (self.node(a), self.node(b));
        let key_of_a = of_a.sorts_by.get_or_make(|| self.sort_key(a));
        let key_of_b = of_b.sorts_by.get_or_make(|| self.sort_key(b));
        key_of_a.cmp(key_of_b).then_with(|| (&of_a.title, &of_a.address).cmp(&(&of_b.title, &of_b.address)))
    }

    /// What a node sorts by: its code and then its title. No byte of a collation's key is as small as 0 or as large as 255.
    fn sort_key(&self, node: NodeId) -> Box<[u8]> {
        let key = |text: &str| self.site.collation.key(text);
        let title = key(&self.node(node).title);
        match self.code(node) {
            Some(code) => [&*key(code), &[0], &*title].concat().into(),
            None => [&[255], &*title].concat().into(),
        }
    }

    /// What the file that a node lies in says of itself.
    pub fn profile(&self, node: NodeId) -> &Profile {
        let file = self.node(node).file;
        match self.node(file).entity {
            Entity::Outcome(id) => &self.outcomes[id].profile,
            Entity::Persona(id) => &self.personas[id].profile,
            Entity::Journey(id) => &self.journeys[id].profile,
            Entity::Process(id) => &self.processes[id].profile,
            Entity::Service(id) => &self.services[id].profile,
            Entity::Role(id) => &self.roles[id].profile,
            Entity::Team(id) => &self.teams[id].profile,
            Entity::System(id) => &self.systems[id].profile,
            Entity::ThirdParty(id) => &self.third_parties[id].profile,
            Entity::Page(id) => &self.pages[id].profile,
            _ => unreachable!("a file's node is a file"),
        }
    }

    /// The same, to be changed while linking.
    pub fn profile_mut(&mut self, node: NodeId) -> &mut Profile {
        let file = self.node(node).file;
        match self.node(file).entity {
            Entity::Outcome(id) => &mut self.outcomes[id].profile,
            Entity::Persona(id) => &mut self.personas[id].profile,
            Entity::Journey(id) => &mut self.journeys[id].profile,
            Entity::Process(id) => &mut self.processes[id].profile,
            Entity::Service(id) => &mut self.services[id].profile,
            Entity::Role(id) => &mut self.roles[id].profile,
            Entity::Team(id) => &mut self.teams[id].profile,
            Entity::System(id) => &mut self.systems[id].profile,
            Entity::ThirdParty(id) => &mut self.third_parties[id].profile,
            Entity::Page(id) => &mut self.pages[id].profile,
            _ => unreachable!("a file's node is a file"),
        }
    }

    /// What takes the place of a retired file in the end: the successor, where that is retired as well the successor of that.
    pub fn living_successor_of(&self, file: NodeId) -> Option<NodeId> {
        let mut seen = vec![file];
        while let Some(next) = seen.last().and_then(|&at| self.successor_of(at).filter(|_| self.profile(at).is_retired())) {
            // In a ring nothing takes the place of anything.
            if seen.contains(&next) {
                return None;
            }
            seen.push(next);
        }
        seen.pop().filter(|&last| last != file)
    }

    /// The kind of the file that a node lies in.
    pub fn file_kind(&self, node: NodeId) -> Kind {
        self.node(node).address.kind
    }

    /// The page of a node, from the root of the site, not encoded.
    pub fn page(&self, node: NodeId) -> String {
        self.node(node).address.page()
    }

    /// The node at an address, old ids included.
    pub fn find(&self, address: &Address) -> Option<NodeId> {
        self.graph.find(address).or_else(|| {
            let at = self.graph.nodes.iter().position(|node| {
                let file = self.node(node.file);
                let same_file = file.address.kind == address.kind && (file.address.id == address.id || file.aliases.contains(&address.id));
                let same_nested = match (&address.nested, &node.address.nested) {
                    (None, None) => true,
                    (Some(wanted), Some(own)) => wanted == own || node.aliases.contains(wanted),
                    _ => false,
                };
                same_file && same_nested
            })?;
            Some(NodeId(u32::try_from(at).ok()?))
        })
    }

    /// The nodes of what is nested in a file: they follow its own.
    pub fn nested_in(&self, file: NodeId) -> impl Iterator<Item = NodeId> {
        (file.0 + 1..).map(NodeId).take_while(move |n| n.index() < self.graph.nodes.len() && self.node(*n).file == file)
    }

    /// The file that takes the place of a retired one.
    pub fn successor_of(&self, node: NodeId) -> Option<NodeId> {
        self.graph.edges_from(node).iter().find(|edge| edge.kind == EdgeKind::ReplacedBy).map(|edge| edge.to)
    }

    /// The things of one sort that name a node by edges of this kind.
    pub fn naming<T>(&self, node: NodeId, kind: EdgeKind) -> impl Iterator<Item = Id<T>>
    where
        Id<T>: TryFrom<Entity>,
    {
        self.graph.naming(node, kind).filter_map(|from| self.node(from).entity.try_into().ok())
    }
}
