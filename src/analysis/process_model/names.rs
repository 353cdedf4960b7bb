//! Who a lane or participant is, and which process is called.

use std::collections::BTreeMap;

use crate::base::english::without_article;
use crate::base::slug::slug;
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Persona, Process};
use crate::model::nested::Actor;

/// Who a lane or participant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ModelActor {
    /// Who acts.
    pub(super) actor: Actor,
    /// Their node; none for a customer who may be one of several personas.
    pub(super) node: Option<NodeId>,
}

/// The customer that a lane or participant is, where its name is a word for them or that of one of these personas.
pub(super) fn customer(model: &Model, personas: &[Id<Persona>], name: &str) -> Option<ModelActor> {
    let (own, bare) = (slug(name), slug(without_article(name)));
    let is_called = |persona: &&Id<Persona>| {
        let node = model.node(model.personas[**persona].node);
        [&node.address.id, &node.title].into_iter().any(|name| slug(name) == own)
    };
    if let Some(&persona) = personas.iter().find(is_called) {
        return Some(ModelActor { actor: Actor::Persona, node: Some(model.personas[persona].node) });
    }
    let node = if let [only] = personas { Some(model.personas[*only].node) } else { None };
    model.site.customer_names.contains(&bare).then_some(ModelActor { actor: Actor::Persona, node })
}

/// The processes of a site by the slugs of their ids, titles and old ids.
pub(crate) fn processes_by_name(model: &Model) -> BTreeMap<String, Id<Process>> {
    let mut names = BTreeMap::new();
    for (id, process) in model.processes.iter() {
        let node = model.node(process.node);
        for name in [&node.address.id, &node.title].into_iter().chain(&node.aliases) {
            names.entry(slug(name)).or_insert(id);
        }
    }
    names
}
