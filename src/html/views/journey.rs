//! A journey: its map, and each touchpoint in full.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::words::{EvidenceKind, JourneyState};
use crate::model::graph::NodeId;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;

use super::Scene;
use super::common::{Common, Shown, said};
use super::touchpoint::{Around, TouchpointView};

/// The lanes of the map, in their order.
const LANES: [&str; 11] = ["channels", "does", "thinks", "expects", "feeling", "pains", "needs", "processes", "teams", "systems", "effort"];

/// A journey's page.
#[derive(Debug, Serialize)]
pub struct JourneyView {
    common: Common,
    persona: Option<Shown>,
    persona_quote: Option<String>,
    outcome: Option<Shown>,
    outcome_statement: Option<String>,
    is_target: bool,
    target_of: Option<Shown>,
    targets: Shown,
    starts_when: Option<String>,
    ends_when: Option<String>,
    parent: Option<Shown>,
    parent_journey: Option<Shown>,
    volume_per_month: Option<f64>,
    stages: Vec<StageView>,
    lanes: BTreeMap<&'static str, bool>,
    lane_count: usize,
    /// How many columns the map has: an empty stage takes one.
    columns: usize,
    touchpoint_count: usize,
    unserved_count: usize,
    moments_of_truth: usize,
    opportunities: Vec<OpportunityView>,
    log: Option<String>,
    customer_minutes: Option<f64>,
}

/// A stage.
#[derive(Debug, Serialize)]
pub struct StageView {
    id: String,
    aliases: Vec<String>,
    title: String,
    goal: Option<String>,
    text: String,
    touchpoints: Vec<TouchpointView>,
    /// How many columns it spans, at least one.
    span: usize,
}

#[derive(Debug, Serialize)]
struct OpportunityView {
    id: String,
    title: String,
    touchpoints: Shown,
    customer_value: Option<f64>,
    business_value: Option<f64>,
    effort: Option<f64>,
    state: &'static str,
    owner: Option<Shown>,
    text: String,
}

/// The view of a journey.
pub fn view(scene: &Scene<'_, '_>, id: Id<Journey>) -> JourneyView {
    let model = scene.model();
    let journey = &model.journeys[id];
    let common = Common::of(scene, journey.node);
    let stages = stages(scene, id);
    let all = || stages.iter().flat_map(|s| &s.touchpoints);
    let mut filled = [false; 11];
    for t in all() {
        for (lane, has) in filled.iter_mut().zip(t.fills()) {
            *lane |= has;
        }
    }
    let lanes: BTreeMap<_, _> = LANES.into_iter().zip(filled).collect();
    let (touchpoint_count, unserved_count) = (all().count(), all().filter(|t| t.is_unserved()).count());
    let work: Vec<f64> = model.touchpoints_of(id).filter_map(|t| model.touchpoints[t].effort_work).collect();
    let persona = journey.persona.map(|p| &model.personas[p]);
    let outcome = journey.outcome.map(|o| &model.outcomes[o]);
    let parent = journey.parent.map(|t| &model.touchpoints[t]);
    JourneyView {
        persona: persona.map(|p| scene.show(p.node)),
        persona_quote: persona.and_then(|p| said(&p.quote)),
        outcome: outcome.map(|o| scene.show(o.node)),
        outcome_statement: outcome.and_then(|o| said(&o.statement)),
        is_target: journey.state == JourneyState::Target,
        target_of: journey.target_of.map(|j| scene.show(model.journeys[j].node)),
        targets: scene.show_all(model.graph.naming(journey.node, crate::model::graph::EdgeKind::TargetOf)),
        starts_when: said(&journey.starts_when),
        ends_when: said(&journey.ends_when),
        parent: parent.map(|t| scene.show(t.node)),
        parent_journey: parent.map(|t| scene.show(model.journeys[t.journey].node)),
        volume_per_month: journey.volume_per_month,
        lane_count: lanes.values().filter(|v| **v).count(),
        lanes,
        columns: stages.iter().map(|s| s.span).sum(),
        touchpoint_count,
        unserved_count,
        moments_of_truth: model.touchpoints_of(id).filter(|&t| model.touchpoints[t].moment_of_truth).count(),
        opportunities: opportunities(scene, id),
        log: journey.log.as_ref().map(|l| l.file.to_string()),
        customer_minutes: (!work.is_empty()).then(|| work.iter().sum()),
        stages,
        common,
    }
}

fn stages(scene: &Scene<'_, '_>, id: Id<Journey>) -> Vec<StageView> {
    let model = scene.model();
    let journey = &model.journeys[id];
    let body = scene.pages.body(journey.node, scene.root);
    let order: Vec<Id<Touchpoint>> = model.touchpoints_of(id).collect();
    let feeling = |i: Option<usize>| i.and_then(|i| order.get(i)).and_then(|&t| model.touchpoints[t].feeling);
    let mut changed_by: BTreeMap<Id<Touchpoint>, Vec<NodeId>> = BTreeMap::new();
    for &o in &journey.opportunities {
        for &t in &model.opportunities[o].touchpoints {
            changed_by.entry(t).or_default().push(model.opportunities[o].node);
        }
    }
    let journey_has_evidence = journey.profile.evidence.iter().any(|e| e.kind.is_some_and(|k| k != EvidenceKind::Assumption));
    let mut at: usize = 0;
    journey
        .stages
        .iter()
        .map(|&s| {
            let stage = &model.stages[s];
            let node = model.node(stage.node);
            let nested = node.address.nested.as_deref().unwrap_or_default();
            let touchpoints: Vec<TouchpointView> = stage
                .touchpoints
                .iter()
                .map(|&t| {
                    let around = Around {
                        before: feeling(at.checked_sub(1)),
                        after: feeling(Some(at + 1)),
                        opportunities: scene.show_all(changed_by.remove(&t).unwrap_or_default()),
                        journey_has_evidence,
                        body: body.as_ref(),
                    };
                    at += 1;
                    TouchpointView::of(scene, t, &around)
                })
                .collect();
            StageView {
                id: nested.to_owned(),
                aliases: node.aliases.iter().map(ToString::to_string).collect(),
                title: node.title.to_string(),
                goal: said(&stage.goal),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
                span: touchpoints.len().max(1),
                touchpoints,
            }
        })
        .collect()
}

fn opportunities(scene: &Scene<'_, '_>, id: Id<Journey>) -> Vec<OpportunityView> {
    let model = scene.model();
    let journey = &model.journeys[id];
    let body = scene.pages.body(journey.node, scene.root);
    journey
        .opportunities
        .iter()
        .map(|&o| {
            let o = &model.opportunities[o];
            let node = model.node(o.node);
            let nested = node.address.nested.as_deref().unwrap_or_default();
            OpportunityView {
                id: nested.to_owned(),
                title: node.title.to_string(),
                touchpoints: scene.show_all(o.touchpoints.iter().map(|&t| model.touchpoints[t].node)),
                customer_value: o.customer_value,
                business_value: o.business_value,
                effort: o.effort,
                state: o.state.word(),
                owner: o.owner.map(|t| scene.show(model.teams[t].node)),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
            }
        })
        .collect()
}
