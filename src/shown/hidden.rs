//! What of a site is not for an audience.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::address::Address;
use crate::base::slug::slug;
use crate::base::span::Span;
use crate::link::{FollowedName, is_for, uses};
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::NodeId;
use crate::site::Site;
use crate::syntax::config::NAME;
use crate::syntax::content::withheld::WithheldName;

/// What is hidden, and every name that leads there.
#[derive(Debug)]
pub(super) struct Hidden {
    /// By node.
    nodes: Vec<bool>,
    /// By document: whether all of it is.
    pub documents: Vec<bool>,
    /// By document: the mappings of what is nested in it.
    pub things: Vec<Vec<Span>>,
    /// The names that lead to something hidden, by file and place.
    names: Vec<FollowedName>,
    /// What hidden things are called, longer than a few letters, as they are written and in lower case.
    pub titles: Vec<String>,
}

impl Hidden {
    /// Of a site that was linked whole. Besides what says so itself, what is found at the addresses `also` is hidden.
    pub(super) fn of(site: &Site, audience: &str, also: &BTreeSet<Address>) -> Self {
        let model = &site.model;
        let documents: Vec<bool> = site.documents.iter().map(|document| !is_for(&document.common.audience, audience)).collect();
        let of_document = |document: &Arc<crate::syntax::content::document::Document>| {
            document.nested.iter().filter(|thing| !is_for(&thing.audience, audience)).map(|thing| thing.span).collect()
        };
        let things: Vec<Vec<Span>> = site.documents.iter().map(of_document).collect();
        let mut hidden = Self { nodes: Vec::new(), documents, things, names: Vec::new(), titles: Vec::new() };
        for node in also.iter().filter_map(|address| model.find(address)) {
            hidden.hide(site, node);
        }
        hidden.find_nodes(model);
        // What could be better at touchpoints of which none is shown has nothing left to be about.
        let empty = |(_, o): &(_, &crate::model::nested::Opportunity)| {
            !hidden.is_hidden(o.node)
                && !o.touchpoints.is_empty()
                && o.touchpoints.iter().all(|&t| hidden.is_hidden(model.touchpoints[t].node))
        };
        let gone: Vec<NodeId> = model.opportunities.iter().filter(empty).map(|(_, o)| o.node).collect();
        for node in gone {
            hidden.hide(site, node);
        }
        hidden.find_nodes(model);
        let is_hidden = |name: &FollowedName| hidden.is_hidden(name.to);
        hidden.names = uses(&site.config, &site.documents, &site.files, site.drafts).into_iter().filter(is_hidden).collect();
        hidden.titles = hidden
            .hidden_nodes(model)
            .flat_map(|node| called(model, node))
            .filter(|name| name.chars().count() > 3)
            .map(|name| name.to_lowercase())
            .collect();
        hidden
    }

    /// Whether a thing is hidden.
    pub(super) fn is_hidden(&self, node: NodeId) -> bool {
        self.nodes.get(node.index()).copied().unwrap_or(false)
    }

    /// Whether anything within a file is.
    pub(super) fn is_any_in(&self, document: usize) -> bool {
        self.documents[document] || !self.things[document].is_empty()
    }

    /// Whether a process that serves a journey is hidden, or a part of one: its log would tell of it.
    pub(super) fn is_any_served(&self, site: &Site, document: usize) -> bool {
        let model = &site.model;
        let of_journey = |t: &&crate::model::nested::Touchpoint| model.profile(model.journeys[t.journey].node).document == Some(document);
        let processes =
            model.touchpoints.iter().map(|(_, t)| t).filter(of_journey).flat_map(|t| &t.served_by).map(|serving| serving.process);
        let is_any = |process: crate::model::id::Id<crate::model::kinds::Process>| {
            model.processes[process].profile.document.is_some_and(|document| self.is_any_in(document))
        };
        processes.into_iter().any(is_any)
    }

    /// The names in a file that lead to something hidden.
    pub(super) fn names_in(&self, site: &Site, path: &str) -> Vec<WithheldName> {
        let from = self.names.partition_point(|name| &*name.place.file < path);
        let within = self.names[from..].iter().take_while(|name| &*name.place.file == path);
        within.map(|name| self.name(&site.model, name)).collect()
    }

    /// The places in `throughline.yaml` that name something hidden.
    pub(super) fn named_by_site(&self, _site: &Site) -> Vec<Span> {
        self.names.iter().filter(|name| &*name.place.file == NAME).map(|name| name.place.span).collect()
    }

    fn name(&self, model: &Model, name: &FollowedName) -> WithheldName {
        let entity = model.node(name.to).entity;
        WithheldName {
            span: name.place.span,
            is_ours: matches!(entity, Entity::Role(_) | Entity::Team(_) | Entity::System(_)),
            followed_by: self.followed_by(model, name.to),
            called: called(model, name.to).map(slug).collect(),
        }
    }

    /// The ids of what is shown and follows something hidden, over more that is hidden.
    fn followed_by(&self, model: &Model, hidden: NodeId) -> Vec<Arc<str>> {
        let (mut met, mut open, mut shown) = (BTreeSet::from([hidden]), vec![hidden], Vec::new());
        while let Some(at) = open.pop() {
            for edge in model.graph.edges_from(at).iter().filter(|edge| edge.kind == EdgeKind::Next) {
                if !met.insert(edge.to) {
                    continue;
                }
                if self.is_hidden(edge.to) {
                    open.push(edge.to);
                } else {
                    shown.extend(model.node(edge.to).address.nested.clone());
                }
            }
        }
        shown
    }

    fn find_nodes(&mut self, model: &Model) {
        let is_hidden = |(id, node): (NodeId, &crate::model::graph::Node)| {
            let Some(document) = model.profile(node.file).document else { return false };
            let within = |place: &crate::base::diagnostic::Place| {
                id != node.file && self.things[document].iter().any(|thing| thing.start <= place.span.start && place.span.start < thing.end)
            };
            self.documents[document] || node.place.as_ref().is_some_and(within)
        };
        self.nodes = (0..).map(NodeId).zip(&model.graph.nodes).map(is_hidden).collect();
    }

    fn hide(&mut self, site: &Site, node: NodeId) {
        let node = site.model.node(node);
        let Some(document) = site.model.profile(node.file).document else { return };
        let Some(nested) = &node.address.nested else {
            self.documents[document] = true;
            return;
        };
        let thing = site.documents[document].nested.iter().find(|thing| thing.id.as_ref() == Some(nested));
        self.things[document].extend(thing.map(|thing| thing.span));
    }

    /// The addresses of what is hidden, those by old ids too.
    pub(super) fn addresses(&self, model: &Model) -> BTreeSet<Address> {
        let mut found = BTreeSet::new();
        for node in self.hidden_nodes(model).map(|node| model.node(node)) {
            let file = &model.node(node.file).address;
            // An old id stands without the prefix of its site, and is found with it.
            let prefix = file.id.rsplit_once('/').map_or("", |(prefix, _)| prefix);
            let old_file = |id: &Arc<str>| [id.to_string(), format!("{prefix}/{id}")].map(|id| Address::file(file.kind, id));
            let files = std::iter::once(file.clone()).chain(model.node(node.file).aliases.iter().flat_map(old_file));
            let nested: Vec<&Arc<str>> =
                node.address.nested.iter().chain(node.aliases.iter().filter(|_| node.address.nested.is_some())).collect();
            for file in files {
                found.extend(nested.iter().map(|id| file.with(Arc::clone(id))));
                found.extend(nested.is_empty().then_some(file));
            }
        }
        found
    }

    fn hidden_nodes<'h>(&'h self, model: &'h Model) -> impl Iterator<Item = NodeId> + 'h {
        (0..).map(NodeId).take(model.graph.nodes.len()).filter(|id| self.is_hidden(*id))
    }
}

/// What a thing is called: its title, its ids, its other names.
fn called(model: &Model, node: NodeId) -> impl Iterator<Item = &str> {
    let at = model.node(node);
    let id = at.address.nested.as_deref().unwrap_or(&at.address.id);
    let others = model.other_names(node).iter();
    std::iter::once(&*at.title).chain([id]).chain(at.aliases.iter().map(|name| &**name)).chain(others.map(|name| &**name))
}
