//! Counts the things of each sort while they are placed: the next one's number is its id.

use rustc_hash::FxHashMap as HashMap;

use crate::base::kind::{Kind, Nested};
use crate::model::graph::Entity;
use crate::model::id::Id;
use crate::model::{kinds, nested};

/// How many things of each sort have been placed.
#[derive(Default)]
pub(super) struct NodeCounts {
    files: HashMap<Kind, usize>,
    nested: HashMap<Nested, usize>,
}

impl NodeCounts {
    /// The next file of a kind.
    pub(super) fn file(&mut self, kind: Kind) -> Entity {
        let n = self.files.entry(kind).or_default();
        let entity = match kind {
            Kind::Outcome => Id::<kinds::Outcome>::new(*n).into(),
            Kind::Persona => Id::<kinds::Persona>::new(*n).into(),
            Kind::Journey => Id::<kinds::Journey>::new(*n).into(),
            Kind::Process => Id::<kinds::Process>::new(*n).into(),
            Kind::Service => Id::<kinds::Service>::new(*n).into(),
            Kind::Role => Id::<kinds::Role>::new(*n).into(),
            Kind::Team => Id::<kinds::Team>::new(*n).into(),
            Kind::System => Id::<kinds::System>::new(*n).into(),
            Kind::ThirdParty => Id::<kinds::ThirdParty>::new(*n).into(),
            Kind::Page => Id::<kinds::Page>::new(*n).into(),
        };
        *n += 1;
        entity
    }

    /// The next thing of a sort that is nested in files.
    pub(super) fn nested(&mut self, sort: Nested) -> Entity {
        let n = self.nested.entry(sort).or_default();
        let entity = match sort {
            Nested::Stage => Id::<nested::Stage>::new(*n).into(),
            Nested::Touchpoint => Id::<nested::Touchpoint>::new(*n).into(),
            Nested::Need => Id::<nested::Need>::new(*n).into(),
            Nested::Measure => Id::<nested::Measure>::new(*n).into(),
            Nested::Step => Id::<nested::Step>::new(*n).into(),
            Nested::Rule => Id::<nested::ProcessRule>::new(*n).into(),
            Nested::Pain => Id::<nested::Pain>::new(*n).into(),
            Nested::Opportunity => Id::<nested::Opportunity>::new(*n).into(),
            Nested::InvestmentOption => Id::<nested::InvestmentOption>::new(*n).into(),
        };
        *n += 1;
        entity
    }
}
