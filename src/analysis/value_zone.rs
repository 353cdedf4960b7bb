//! A14, the value zone: which needs of an outcome's personas are met on the way to it, which are not,
//! and which services in use meet nobody's.
//!
//! A need is met where a touchpoint of the outcome names it, or a service meets it that such a
//! touchpoint names or one of their processes delivers.
//!
//! Linear in the needs, the touchpoints and what their processes deliver.

use std::collections::BTreeSet;

use crate::base::vocabulary::NeedSort;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Service};
use crate::model::nested::Need;

use super::AnalysisContext;

/// The needs of an outcome's personas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueZone {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// The needs that are met, persona by persona.
    pub met: Vec<Id<Need>>,
    /// The needs that are not.
    pub unmet: Vec<Id<Need>>,
    /// Services in use on the way to the outcome that meet no need.
    pub services_without_need: Vec<Id<Service>>,
}

impl ValueZone {
    /// The needs of a list that are of a sort: stated, unstated, or neither said.
    pub fn of_sort<'z>(model: &'z Model, needs: &'z [Id<Need>], sort: Option<NeedSort>) -> impl Iterator<Item = Id<Need>> + 'z {
        needs.iter().copied().filter(move |&need| model.needs[need].kind == sort)
    }
}

/// The value zone of an outcome.
pub fn of_outcome(context: &AnalysisContext<'_>, outcome: Id<Outcome>) -> ValueZone {
    let model = context.model();
    let touchpoints = || context.reach().touchpoints_of(outcome).iter().map(|&t| &model.touchpoints[t]);
    let delivered = context.processes_of(outcome).into_iter().flat_map(|p| model.processes[p].delivers.iter().copied());
    let services: BTreeSet<Id<Service>> =
        touchpoints().filter_map(|t| t.service).chain(delivered).filter(|&service| model.is_live(service)).collect();
    let named = touchpoints().flat_map(|t| t.needs.iter().copied());
    let served: BTreeSet<Id<Need>> = named.chain(services.iter().flat_map(|&s| model.services[s].meets.iter().copied())).collect();
    let personas = model.outcomes[outcome].audience.iter().filter(|&&persona| model.is_live(persona));
    let needs = personas.flat_map(|&persona| model.personas[persona].needs.iter().copied());
    let (met, unmet) = needs.partition(|need| served.contains(need));
    let services_without_need = services.into_iter().filter(|&s| model.services[s].meets.is_empty()).collect();
    ValueZone { outcome, met, unmet, services_without_need }
}
