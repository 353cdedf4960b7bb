//! A14, the value zone: which needs of an outcome are met on the way to it, which are not, and which services in use meet
//! nobody's.
//!
//! Its needs are those that it names; where it names none, all of its personas'.
//! A need is met where a touchpoint of the outcome names it, or a service meets it that such a
//! touchpoint names or one of their processes delivers.
//!
//! Linear in the needs, the touchpoints and what their processes deliver.

use std::collections::BTreeSet;

use crate::base::english::{count, counted, part, verb};
use crate::base::vocabulary::NeedSort;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Service};
use crate::model::nested::Need;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "value_zone",
    title: "Value zone",
    question: "which needs are met, and which services meet none?",
    word: Some("value-zone"),
    shape: PublishedShape::Rows(rows),
    answer,
};

/// The needs of an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueZone {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// The needs that are met, in the order of the outcome's list, or persona by persona.
    pub met: Vec<Id<Need>>,
    /// The needs that are not.
    pub unmet: Vec<Id<Need>>,
    /// Services in use on the way to the outcome that meet no need.
    pub services_without_need: Vec<Id<Service>>,
    /// Whether any touchpoint leads to it: without one nobody can say what is met on the way.
    pub is_mapped: bool,
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
    let (met, unmet) = needs_of(model, outcome).into_iter().partition(|need| served.contains(need));
    let services_without_need = services.into_iter().filter(|&s| model.services[s].meets.is_empty()).collect();
    let is_mapped = touchpoints().next().is_some();
    ValueZone { outcome, met, unmet, services_without_need, is_mapped }
}

/// The needs that an outcome is held to: those that it names, or, where it names none, all of its personas'.
fn needs_of(model: &Model, outcome: Id<Outcome>) -> Vec<Id<Need>> {
    let outcome = &model.outcomes[outcome];
    let of_personas = || outcome.audience.iter().flat_map(|&persona| &model.personas[persona].needs).copied().collect();
    let needs: Vec<Id<Need>> = if outcome.needs.is_empty() { of_personas() } else { outcome.needs.clone() };
    let mut seen = BTreeSet::new();
    needs.into_iter().filter(|&need| model.is_live(need) && seen.insert(need)).collect()
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let needs = |ids: &[Id<Need>]| ThingAddress::all(model, ids.iter().map(|&need| model.needs[need].node));
    let of_sort =
        |ids: &[Id<Need>], sort| ThingAddress::all(model, ValueZone::of_sort(model, ids, Some(sort)).map(|need| model.needs[need].node));
    let services =
        |zone: &ValueZone| ThingAddress::all(model, zone.services_without_need.iter().map(|&service| model.services[service].node));
    TableBuilder::new()
        .column("outcome", |zone: &ValueZone| ThingAddress::of(model, model.outcomes[zone.outcome].node))
        .column("met", |zone| needs(&zone.met))
        .column("unmet", |zone| needs(&zone.unmet))
        .column("stated_met", |zone| of_sort(&zone.met, NeedSort::Stated))
        .column("stated_unmet", |zone| of_sort(&zone.unmet, NeedSort::Stated))
        .column("unstated_met", |zone| of_sort(&zone.met, NeedSort::Unstated))
        .column("unstated_unmet", |zone| of_sort(&zone.unmet, NeedSort::Unstated))
        .column("services_without_need", services)
        .sorted_rows(model.live().map(|(outcome, _)| of_outcome(context, outcome)))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let mut zones: Vec<_> = w.model().live().map(|(o, _)| of_outcome(w.context, o)).collect();
    zones.sort_by_key(|zone| (!zone.is_mapped, std::cmp::Reverse(zone.unmet.len())));
    let Some(worst) = zones.first() else { return Answer::sentence("No outcome is recorded yet.") };
    let unsaid = |needs: &[_]| ValueZone::of_sort(model, needs, Some(NeedSort::Unstated)).count();
    let answer = if zones.iter().all(|zone| zone.met.is_empty() && zone.unmet.is_empty()) {
        "No need is recorded of anybody whom an outcome is for.".into()
    } else if worst.unmet.is_empty() {
        format!("On the way to {} every need of those whom it is for is met.", counted(zones.len(), "outcome", "outcomes", f))
    } else {
        let all = worst.met.len() + worst.unmet.len();
        let silent = match unsaid(&worst.unmet) {
            0 => String::new(),
            n => format!("; {} of them {} unsaid", count(n, f), verb(n, "goes", "go")),
        };
        format!(
            "{} {} met by nothing on the way to {}{silent}.",
            part(worst.unmet.len(), all, "need", "needs", f),
            verb(worst.unmet.len(), "is", "are"),
            w.quoted(model.outcomes[worst.outcome].node),
        )
    };
    let row = |zone: &ValueZone| {
        let names = w.some(zone.unmet.iter().map(|&need| model.needs[need].node));
        vec![w.outcome(zone.outcome), f.count(zone.met.len()), f.count(zone.unmet.len()), f.count(unsaid(&zone.unmet)), names]
    };
    let idle: BTreeSet<_> = zones.iter().flat_map(|zone| zone.services_without_need.iter().copied()).collect();
    let notes = if idle.is_empty() {
        Vec::new()
    } else {
        vec![format!("In use, and said to meet nobody's need: {}.", w.some(idle.iter().map(|&s| model.services[s].node)))]
    };
    Answer { answer, notes, ..Answer::few(&["outcome", "#met", "#unmet", "#unsaid", "unmet"], zones.iter().map(row).collect()) }
}
