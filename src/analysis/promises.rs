//! A16, promises: what we promise and keep, and what people expect and do not get.
//!
//! A service's promise is broken where the last reading of any of its measures misses its target, else
//! kept where any meets it, else unknown. Touchpoints that say what is expected there are ranked by
//! importance − satisfaction, the widest gap first, the unknown last.
//!
//! Linear in the services, their measures and the touchpoints, but for the sorting.

use std::sync::Arc;

use crate::base::english::{count, counted, part, verb};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Service};
use crate::model::nested::{Measure, Touchpoint};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "promises",
    title: "Promises",
    question: "what do we promise and keep?",
    word: None,
    shape: PublishedShape::Rows(rows),
    answer,
};

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
    ranked(context.model().live().filter_map(|(t, _)| of_touchpoint(context.model(), t)).collect())
}

fn ranked(mut list: Vec<Expectation>) -> Vec<Expectation> {
    list.sort_by(|a, b| match (a.gap, b.gap) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    list
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let services = services(model).into_iter().map(|p| (model.services[p.service].node, p.promise, p.state, None));
    let expectations = expectations(context).into_iter().map(|e| (model.touchpoints[e.touchpoint].node, e.expects, None, e.gap));
    TableBuilder::new()
        .column("subject", |&(subject, ..): &(_, Arc<str>, Option<PromiseState>, Option<f64>)| ThingAddress::of(model, subject))
        .column("promise", |(_, promise, ..)| Arc::clone(promise))
        .column("state", |&(_, _, state, _)| state.map(PromiseState::word))
        .column("gap", |&(.., gap)| gap)
        .rows(services.chain(expectations))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let services = services(model);
    let expectations = expectations(w.context);
    let of_services = services_in_words(w, &services);
    let widest = expectations.first().and_then(|e| Some((e, e.gap?)));
    let of_touchpoints = match widest {
        Some((e, gap)) if gap > 0.0 => {
            format!(
                "; what matters is furthest from what satisfies at {} ({} of 4)",
                w.quoted(model.touchpoints[e.touchpoint].node),
                f.number(gap)
            )
        }
        _ => String::new(),
    };
    let service = |p: &ServicePromise| {
        let missed = w.some(p.missed.iter().map(|&m| model.measures[m].node));
        vec![
            w.title(model.services[p.service].node),
            p.promise.to_string(),
            p.state.map_or("unknown", PromiseState::word).to_owned(),
            missed,
        ]
    };
    let rows = services.iter().map(service).collect();
    let notes: Vec<String> = expectations
        .iter()
        .take(3)
        .filter_map(|e| {
            let gap = e.gap.filter(|gap| *gap > 0.0)?;
            Some(format!(
                "Expected at {}: {} (importance over satisfaction: {})",
                w.quoted(model.touchpoints[e.touchpoint].node),
                e.expects,
                f.number(gap)
            ))
        })
        .collect();
    let blank = expectations.iter().filter(|e| e.gap.is_none()).count();
    let unknown = (blank > 0)
        .then(|| format!("How far we fall short of what is expected is unknown at {}.", counted(blank, "touchpoint", "touchpoints", f)));
    Answer {
        answer: format!("{of_services}{of_touchpoints}."),
        notes,
        unknown: unknown.into_iter().collect(),
        ..Answer::few(&["service", "promise", "state", "misses"], rows)
    }
}

/// How many promises of services are kept and broken.
fn services_in_words(w: &AnswerWriter<'_, '_>, services: &[ServicePromise]) -> String {
    let f = w.figures;
    let of_state = |state: Option<PromiseState>| services.iter().filter(|p| p.state == state).count();
    let (broken, kept, silent) = (of_state(Some(PromiseState::Broken)), of_state(Some(PromiseState::Kept)), of_state(None));
    match services.len() {
        0 => "No service makes a promise".to_owned(),
        1 => match services[0].state {
            Some(state) => format!("The only promise is {}", state.word()),
            None => "Whether the only promise is kept nobody can say".to_owned(),
        },
        n => {
            let of = part(broken, n, "promise", "promises", f);
            format!("{of} {} broken, {} kept, and of {} nobody can say", verb(broken, "is", "are"), count(kept, f), count(silent, f))
        }
    }
}
