//! A16, promises: what we promise and keep, and what people expect and do not get.
//!
//! A service's promise is broken where the last reading of any of its measures misses its target, else
//! kept where any meets it, else unknown. Touchpoints that say what is expected there are ranked by
//! importance − satisfaction, the widest gap first, the unknown last.
//!
//! Linear in the services, their measures and the touchpoints, but for the sorting.

use std::sync::Arc;

use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Service};
use crate::model::nested::{Measure, Touchpoint};

use super::AnalysisContext;

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PromiseState {
    /// A measure misses its target.
    Broken,
    /// None misses its target, and one meets it.
    Kept,
}

impl PromiseState {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            PromiseState::Broken => "broken",
            PromiseState::Kept => "kept",
        }
    }
}

/// The promise of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePromise {
    /// The service.
    pub service: Id<Service>,
    /// What it promises.
    pub promise: Arc<str>,
    /// What became of it; none where that is unknown.
    pub state: Option<PromiseState>,
    /// The measures whose last reading misses their target.
    pub missed: Vec<Id<Measure>>,
}

/// What is expected at a touchpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// The touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// What the person expects there.
    pub expects: Arc<str>,
    /// Importance − satisfaction, from -4 to 4; none where one of them is unknown.
    pub gap: Option<f64>,
}

/// The promise of a service; none where it makes none.
pub fn of_service(model: &Model, service: Id<Service>) -> Option<ServicePromise> {
    let s = &model.services[service];
    let promise = s.promise.as_ref()?.plain(model).into();
    let at = |met: bool| s.measures.iter().copied().filter(move |&m| model.measures[m].on_target() == Some(met));
    let missed: Vec<Id<Measure>> = at(false).collect();
    let state = if !missed.is_empty() { Some(PromiseState::Broken) } else { at(true).next().map(|_| PromiseState::Kept) };
    Some(ServicePromise { service, promise, state, missed })
}

/// The promises of all live services, the broken first, the unknown last.
pub fn services(model: &Model) -> Vec<ServicePromise> {
    let mut promises: Vec<ServicePromise> = model.live().filter_map(|(id, _)| of_service(model, id)).collect();
    promises.sort_by_key(|p| (p.state.is_none(), p.state));
    promises
}

/// What is expected at a touchpoint; none where it does not say.
pub fn of_touchpoint(model: &Model, touchpoint: Id<Touchpoint>) -> Option<Expectation> {
    let t = &model.touchpoints[touchpoint];
    let gap = t.importance.zip(t.satisfaction).map(|(importance, satisfaction)| importance - satisfaction);
    t.expects.as_ref().map(|expects| Expectation { touchpoint, expects: expects.plain(model).into(), gap })
}

/// What is expected along a journey, ranked.
pub fn of_journey(model: &Model, journey: Id<Journey>) -> Vec<Expectation> {
    ranked(model.touchpoints_of(journey).filter_map(|t| of_touchpoint(model, t)).collect())
}

/// What is expected at all live touchpoints, ranked.
pub fn expectations(context: &AnalysisContext<'_>) -> Vec<Expectation> {
    ranked(context.touchpoints().filter_map(|t| of_touchpoint(context.model(), t)).collect())
}

fn ranked(mut list: Vec<Expectation>) -> Vec<Expectation> {
    list.sort_by(|a, b| match (a.gap, b.gap) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    list
}
