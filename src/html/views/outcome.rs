//! An outcome on one canvas: who wants it, what they call it, what they expect and need, how we
//! would know; the journeys that lead to it and the processes that bring it about.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::reach::serving;
use crate::base::values::say_number;
use crate::base::words::JourneyState;
use crate::model::graph::{EdgeKind, NodeId};
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Process};

use super::Scene;
use super::common::{Common, Link, MeasureView, Shown, measures, said};

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
    journeys: Vec<JourneySummary>,
    targets: Vec<JourneySummary>,
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

/// A journey in a few words and its stages.
#[derive(Debug, Serialize)]
pub struct JourneySummary {
    /// Its page.
    pub link: Shown,
    /// What it is called.
    pub title: String,
    /// Who walks it.
    pub persona: Option<Shown>,
    /// Its first sentence.
    pub summary: Option<String>,
    /// Its stages.
    pub stages: Vec<StageSummary>,
    /// How many touchpoints it has.
    pub touchpoints: usize,
}

/// A stage and the processes that serve it.
#[derive(Debug, Serialize)]
pub struct StageSummary {
    /// Where it is told.
    pub link: Link,
    /// How many touchpoints it has.
    pub touchpoints: usize,
    /// How many of those that we take part in nobody serves.
    pub unserved: usize,
    /// The worst feeling.
    pub worst: Option<f64>,
    /// The processes.
    pub processes: Vec<ProcessInStage>,
    /// How many teams their steps name.
    pub teams: usize,
}

/// A process in a stage.
#[derive(Clone, Debug, Serialize)]
pub struct ProcessInStage {
    /// Its page.
    pub link: Shown,
    /// Which it is.
    #[serde(skip)]
    pub id: Id<Process>,
    /// How many outcomes it reaches.
    pub outcomes: usize,
}

impl JourneySummary {
    /// Of a journey.
    pub fn of(scene: &Scene<'_, '_>, id: Id<Journey>) -> Self {
        let model = scene.model();
        let journey = &model.journeys[id];
        Self {
            link: scene.show(journey.node),
            title: model.node(journey.node).title.to_string(),
            persona: journey.persona.map(|p| scene.show(model.personas[p].node)),
            summary: said(&journey.profile.summary),
            stages: journey.stages.iter().map(|&s| StageSummary::of(scene, s)).collect(),
            touchpoints: model.touchpoints_of(id).count(),
        }
    }
}

impl StageSummary {
    fn of(scene: &Scene<'_, '_>, id: Id<crate::model::nested::Stage>) -> Self {
        use crate::model::nested::End;
        let model = scene.model();
        let stage = &model.stages[id];
        let mut processes: Vec<Id<Process>> = Vec::new();
        for &t in &stage.touchpoints {
            for p in serving(model, t) {
                if !processes.contains(&p) {
                    processes.push(p);
                }
            }
        }
        let mut teams = super::touchpoint::doers(scene, &processes, true);
        teams.sort();
        teams.dedup();
        let touchpoints = || stage.touchpoints.iter().map(|&t| &model.touchpoints[t]);
        Self {
            link: scene.link(stage.node),
            touchpoints: stage.touchpoints.len(),
            unserved: touchpoints().filter(|t| t.served_by.is_empty() && (t.from == End::Us || t.to == End::Us)).count(),
            worst: touchpoints().filter_map(|t| t.feeling).reduce(f64::min),
            processes: processes
                .into_iter()
                .map(|p| ProcessInStage {
                    link: scene.show(model.processes[p].node),
                    id: p,
                    outcomes: scene.pages.reach.outcomes_of(p).len(),
                })
                .collect(),
            teams: teams.len(),
        }
    }
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
        let mut list: Vec<JourneySummary> = model
            .graph
            .naming(outcome.node, EdgeKind::Outcome)
            .filter_map(|n| match model.node(n).entity {
                crate::model::graph::Entity::Journey(j) => Some(j),
                _ => None,
            })
            .filter(|&j| model.journeys[j].state == state)
            .map(|j| JourneySummary::of(scene, j))
            .collect();
        list.sort_by(|a, b| a.title.cmp(&b.title));
        list
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
