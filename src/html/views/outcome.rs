//! An outcome on one canvas: who wants it, what they call it, what they expect and need, how we
//! would know; the journeys that lead to it and the processes that bring it about.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::reach::serving;
use crate::base::values::say_number;
use crate::base::words::JourneyState;
use crate::model::graph::{EdgeKind, NodeId};
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};

use super::chevrons::{Leads, Manner, chevrons};
use super::common::{Common, Link, MeasureView, Shown, measures, said};
use super::{Scene, home};

/// An outcome's page.
#[derive(Debug, Serialize)]
pub struct OutcomeView {
    common: Common,
    statement: Option<String>,
    audience: Vec<Wanting>,
    customer_calls_it: Option<String>,
    expects: Option<String>,
    needs: Vec<NeedView>,
    level: &'static str,
    parent: Option<Shown>,
    parts: Shown,
    measures: Vec<MeasureView>,
    crowns: Vec<Crown>,
    limits: Vec<LimitView>,
    journeys: Shown,
    targets: Shown,
    serving: Vec<Contribution>,
    supporting: Shown,
    claimed: Shown,
    touchpoints: usize,
}

#[derive(Debug, Serialize)]
struct Wanting {
    persona: Shown,
    quote: Option<String>,
    stakeholder: &'static str,
}

/// A need of a persona.
#[derive(Debug, Serialize)]
pub struct NeedView {
    /// Where it is told.
    pub link: Link,
    /// Whose it is.
    pub persona: Link,
    /// `stated` or `unstated`.
    pub sort: Option<&'static str>,
    /// How we know of it.
    pub basis: Option<&'static str>,
    /// 0 to 10.
    pub importance: Option<f64>,
    /// 0 to 10.
    pub satisfaction: Option<f64>,
}

impl NeedView {
    /// Of a need.
    pub fn of(scene: &Scene<'_, '_>, id: Id<crate::model::nested::Need>) -> Self {
        let model = scene.model();
        let need = &model.needs[id];
        Self {
            link: scene.link(need.node),
            persona: scene.link(model.personas[need.persona].node),
            sort: need.kind.map(|k| k.word()),
            basis: need.basis.map(|b| b.word()),
            importance: need.importance,
            satisfaction: need.satisfaction,
        }
    }
}

/// One of cost, revenue and service, and whether a measure tells of it.
#[derive(Debug, Serialize)]
struct Crown {
    name: &'static str,
    measured: bool,
}

#[derive(Debug, Serialize)]
struct LimitView {
    stakeholder: Option<String>,
    text: String,
    measure: Option<Shown>,
    max: Option<String>,
    min: Option<String>,
}

/// A process that serves touchpoints of the outcome.
#[derive(Debug, Serialize)]
struct Contribution {
    process: Shown,
    /// Sorts before others by this.
    #[serde(skip)]
    title: String,
    count: usize,
    touchpoints: Shown,
}

/// The view of an outcome.
pub fn view(scene: &Scene<'_, '_>, id: Id<Outcome>) -> OutcomeView {
    let model = scene.model();
    let outcome = &model.outcomes[id];
    let (serving, supporting) = contributions(scene, id);
    let journeys = |state: JourneyState| {
        let lines = home::journeys_of(model, id, state).into_iter().enumerate().map(|(i, journey)| {
            let leads = if state == JourneyState::Current { Leads::Open(Some(i + 1)) } else { Leads::ToStage };
            chevrons(scene, journey, Manner { leads, walker: true, facts: true }).0
        });
        Shown(lines.collect())
    };
    let crowns = [crate::base::words::Crown::Cost, crate::base::words::Crown::Revenue, crate::base::words::Crown::Service]
        .map(|crown| Crown { name: crown.word(), measured: outcome.measures.iter().any(|&m| model.measures[m].crown == Some(crown)) });
    OutcomeView {
        common: Common::of(scene, outcome.node),
        statement: said(&outcome.statement),
        audience: outcome
            .audience
            .iter()
            .map(|&p| {
                let persona = &model.personas[p];
                Wanting { persona: scene.show(persona.node), quote: said(&persona.quote), stakeholder: persona.stakeholder.word() }
            })
            .collect(),
        customer_calls_it: said(&outcome.customer_calls_it),
        expects: said(&outcome.expects),
        needs: outcome.needs.iter().map(|&n| NeedView::of(scene, n)).collect(),
        level: outcome.level.word(),
        parent: outcome.parent.map(|p| scene.show(model.outcomes[p].node)),
        parts: scene.show_by_title(model.graph.naming(outcome.node, EdgeKind::Parent)),
        measures: measures(scene, outcome.node, &outcome.measures),
        crowns: crowns.into(),
        limits: outcome
            .limits
            .iter()
            .map(|l| LimitView {
                stakeholder: said(&l.stakeholder),
                text: l.text.to_string(),
                measure: l.measure.map(|m| scene.show(model.measures[m].node)),
                max: l.max.map(say_number),
                min: l.min.map(say_number),
            })
            .collect(),
        journeys: journeys(JourneyState::Current),
        targets: journeys(JourneyState::Target),
        serving,
        supporting,
        claimed: scene.show_by_title(model.graph.naming(outcome.node, EdgeKind::ContributesTo)),
        touchpoints: scene.pages.reach.touchpoints_of(id).len(),
    }
}

/// The processes that an outcome's touchpoints name, those that serve most of them first, and the
/// processes behind these.
fn contributions(scene: &Scene<'_, '_>, id: Id<Outcome>) -> (Vec<Contribution>, Shown) {
    let model = scene.model();
    let mut direct: BTreeMap<Id<Process>, Vec<NodeId>> = BTreeMap::new();
    for &t in scene.pages.reach.touchpoints_of(id) {
        for p in serving(model, t) {
            direct.entry(p).or_default().push(model.touchpoints[t].node);
        }
    }
    let all = scene.pages.reach.with_supporters(direct.keys().copied().collect());
    let supporting = scene.show_by_title(all.into_iter().filter(|p| !direct.contains_key(p)).map(|p| model.processes[p].node));
    let mut serving: Vec<Contribution> = direct
        .into_iter()
        .map(|(p, touchpoints)| {
            let node = model.processes[p].node;
            let title = model.node(node).title.to_string();
            Contribution { process: scene.show(node), title, count: touchpoints.len(), touchpoints: scene.show_all(touchpoints) }
        })
        .collect();
    serving.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.title.cmp(&b.title)));
    (serving, supporting)
}
