//! A process: first why it exists, then how it runs, then who.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::reach::is_live;
use crate::base::words::Layer;
use crate::model::graph::NodeId;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::{Actor, Step};

use super::Scene;
use super::common::{Common, MeasureView, Shown, measures, said};
use super::touchpoint::GapView;

/// A process's page.
#[derive(Debug, Serialize)]
pub struct ProcessView {
    common: Common,
    class: Option<&'static str>,
    trigger: Option<String>,
    volume_per_month: Option<f64>,
    cost_per_case: Option<f64>,
    parent: Option<Shown>,
    parts: Shown,
    is_group: bool,
    why: Vec<Why>,
    why_count: usize,
    supports: Shown,
    supported_by: Shown,
    claims: Shown,
    delivers: Shown,
    gap: Option<GapView>,
    steps: Vec<StepView>,
    has_layers: bool,
    work_known: Option<f64>,
    work_unknown: usize,
    wait_known: Option<f64>,
    hand_offs: usize,
    rules: Vec<RuleView>,
    measures: Vec<MeasureView>,
    by: Vec<Doer>,
    systems: Shown,
    classification: Vec<(String, String)>,
    bpmn: Option<String>,
}

/// An outcome, and the touchpoints for whose sake the process runs.
#[derive(Debug, Serialize)]
struct Why {
    outcome: Shown,
    /// Sorts before others by this.
    #[serde(skip)]
    title: String,
    touchpoints: Vec<Served>,
    /// Reached only through what it supports.
    through: String,
}

#[derive(Debug, Serialize)]
struct Served {
    touchpoint: Shown,
    journey: Shown,
    moment_of_truth: bool,
}

/// A step.
#[derive(Debug, Serialize)]
struct StepView {
    id: String,
    aliases: Vec<String>,
    title: String,
    by: Doer,
    /// Whether the one before it is done by somebody else.
    hand_off: bool,
    layer: Option<&'static str>,
    work: Option<f64>,
    wait: Option<f64>,
    systems: String,
    next: Vec<NextView>,
    ends: bool,
    informal: bool,
    text: String,
}

/// Who does something.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Doer {
    /// What they are called.
    name: String,
    link: Option<Shown>,
    /// `team`, `system`, `persona`, `third-party` or `us`.
    sort: &'static str,
}

#[derive(Debug, Serialize)]
struct NextView {
    link: Shown,
    when: Option<String>,
}

#[derive(Debug, Serialize)]
struct RuleView {
    id: Option<String>,
    kind: Option<&'static str>,
    text: String,
    steps: String,
    prose: String,
}

/// The view of a process.
pub fn view(scene: &Scene<'_, '_>, id: Id<Process>) -> ProcessView {
    let model = scene.model();
    let process = &model.processes[id];
    let reach = &scene.pages.reach;
    let steps: Vec<&Step> = process.steps.iter().map(|&s| &model.steps[s]).collect();
    let ours: Vec<&&Step> = steps.iter().filter(|s| s.by != Actor::Persona).collect();
    let sum = |values: Vec<f64>| (!values.is_empty()).then(|| values.iter().sum::<f64>());
    let claims = process
        .claims_outcomes
        .iter()
        .map(|&o| model.outcomes[o].node)
        .chain(process.claims_touchpoints.iter().map(|&t| model.touchpoints[t].node));
    let why = why(scene, id);
    ProcessView {
        common: Common::of(scene, process.node),
        class: process.class.map(|c| c.word()),
        trigger: said(&process.trigger),
        volume_per_month: process.volume_per_month,
        cost_per_case: process.cost_per_case,
        parent: process.parent.map(|p| scene.show(model.processes[p].node)),
        parts: scene.show_all(reach.parts_of(id).iter().map(|&p| model.processes[p].node)),
        is_group: reach.is_group(model, id),
        why_count: why.len(),
        why,
        supports: scene.show_all(process.supports.iter().map(|&p| model.processes[p].node)),
        supported_by: scene.show_by_title(reach.supporters_of(id).iter().map(|&p| model.processes[p].node)),
        claims: scene.show_all(claims),
        delivers: scene.show_all(process.delivers.iter().map(|&s| model.services[s].node)),
        gap: process.gap.as_ref().map(|g| GapView::of(scene, g)),
        has_layers: steps.iter().any(|s| s.layer.is_some()),
        work_known: sum(ours.iter().filter_map(|s| s.work).collect()),
        work_unknown: ours.iter().filter(|s| s.work.is_none()).count(),
        wait_known: sum(steps.iter().filter_map(|s| s.wait).collect()),
        hand_offs: hand_offs(scene, process),
        steps: step_views(scene, process),
        rules: rules(scene, process),
        measures: measures(scene, process.node, &process.measures),
        by: process.by.iter().map(|a| doer(scene, *a)).collect(),
        systems: scene.show_all(process.systems.iter().map(|&s| model.systems[s].node)),
        classification: codes(process.classification.as_ref()),
        bpmn: process.bpmn.as_ref().and_then(|p| scene.pages.published.get(p)).map(|p| crate::html::address::encode(p)),
    }
}

/// The outcomes that a process reaches, with the touchpoints that name it and, where there are
/// none, what it supports on the way. A group answers for its parts.
fn why(scene: &Scene<'_, '_>, id: Id<Process>) -> Vec<Why> {
    let model = scene.model();
    let reach = &scene.pages.reach;
    let mut own: Vec<Id<Process>> = vec![id];
    if reach.is_group(model, id) {
        let mut open = reach.parts_of(id).to_vec();
        while let Some(part) = open.pop() {
            own.push(part);
            open.extend(reach.parts_of(part).iter().copied());
        }
    }
    let mut by_outcome: BTreeMap<Id<Outcome>, Vec<Served>> = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    for &process in &own {
        for &t in reach.touchpoints_naming(process) {
            let touchpoint = &model.touchpoints[t];
            let journey = &model.journeys[touchpoint.journey];
            let Some(outcome) = journey.outcome.filter(|_| seen.insert(t)) else { continue };
            by_outcome.entry(outcome).or_default().push(Served {
                touchpoint: scene.show(touchpoint.node),
                journey: scene.show(journey.node),
                moment_of_truth: touchpoint.moment_of_truth,
            });
        }
    }
    let mut why: Vec<Why> = Vec::new();
    for &outcome in reach.outcomes_of(id) {
        let served = by_outcome.remove(&outcome).unwrap_or_default();
        // A wider outcome is reached through its parts: those say why.
        let is_wider = served.is_empty() && reach.outcomes_of(id).iter().any(|&o| o != outcome && model.wider(o).any(|w| w == outcome));
        if is_wider {
            continue;
        }
        let supported = model.processes[id].supports.iter().filter(|&&p| is_live(model, p) && reach.outcomes_of(p).contains(&outcome));
        let through = if served.is_empty() { in_a_row(scene, supported.map(|&p| model.processes[p].node)) } else { String::new() };
        let node = model.outcomes[outcome].node;
        why.push(Why { outcome: scene.show(node), title: model.node(node).title.to_string(), touchpoints: served, through });
    }
    why.sort_by(|a, b| b.touchpoints.len().cmp(&a.touchpoints.len()).then_with(|| a.title.cmp(&b.title)));
    why
}

fn doer(scene: &Scene<'_, '_>, actor: Actor) -> Doer {
    let model = scene.model();
    let named = |node, sort| Doer { name: model.node(node).title.to_string(), link: Some(scene.show(node)), sort };
    match actor {
        Actor::Team(id) => named(model.teams[id].node, "team"),
        Actor::System(id) => named(model.systems[id].node, "system"),
        Actor::ThirdParty(id) => named(model.third_parties[id].node, "third-party"),
        Actor::Persona => Doer { name: "The customer".into(), link: None, sort: "persona" },
        Actor::Us => Doer { name: model.site.us.to_string(), link: None, sort: "us" },
    }
}

fn hand_offs(scene: &Scene<'_, '_>, process: &Process) -> usize {
    let model = scene.model();
    let edges = process.steps.iter().flat_map(|&s| model.steps[s].next.iter().map(move |n| (s, n.to)));
    edges
        .filter(|&(a, b)| {
            let (a, b) = (model.steps[a].by, model.steps[b].by);
            a != b && a != Actor::Us && b != Actor::Us
        })
        .count()
}

fn step_views(scene: &Scene<'_, '_>, process: &Process) -> Vec<StepView> {
    let model = scene.model();
    let body = scene.pages.body(process.node, scene.root);
    let mut before: Option<Actor> = None;
    process
        .steps
        .iter()
        .enumerate()
        .map(|(i, &s)| {
            let step = &model.steps[s];
            let node = model.node(step.node);
            let nested = node.address.nested.as_deref().unwrap_or_default();
            let hand_off = before.is_some_and(|b| b != step.by && b != Actor::Us && step.by != Actor::Us);
            before = Some(step.by);
            let below = process.steps.get(i + 1).copied();
            let plain = step.next.len() == 1 && Some(step.next[0].to) == below && step.next[0].when.is_none();
            let next =
                step.next.iter().filter(|_| !plain).map(|n| NextView { link: scene.show(model.steps[n.to].node), when: said(&n.when) });
            StepView {
                id: nested.to_owned(),
                aliases: node.aliases.iter().map(ToString::to_string).collect(),
                title: node.title.to_string(),
                by: doer(scene, step.by),
                hand_off,
                layer: step.layer.map(Layer::word),
                work: step.work,
                wait: step.wait,
                systems: in_a_row(scene, step.systems.iter().map(|&x| model.systems[x].node)),
                next: next.collect(),
                ends: step.next.is_empty(),
                informal: step.informal,
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
            }
        })
        .collect()
}

fn rules(scene: &Scene<'_, '_>, process: &Process) -> Vec<RuleView> {
    let model = scene.model();
    let body = scene.pages.body(process.node, scene.root);
    process
        .rules
        .iter()
        .map(|&r| {
            let rule = &model.rules[r];
            let id = rule.node.and_then(|n| model.node(n).address.nested.as_ref().map(ToString::to_string));
            RuleView {
                kind: rule.kind.map(|k| k.word()),
                text: rule.text.to_string(),
                steps: in_a_row(scene, rule.steps.iter().map(|&s| model.steps[s].node)),
                prose: body.as_ref().zip(id.as_ref()).map(|(b, id)| b.of_nested(id, 4)).unwrap_or_default(),
                id,
            }
        })
        .collect()
}

/// Links one behind the other, with commas.
fn in_a_row(scene: &Scene<'_, '_>, nodes: impl Iterator<Item = NodeId>) -> String {
    let links: Vec<String> = nodes.map(|n| scene.show(n).0).collect();
    links.join(", ")
}

/// The codes of a classification, framework and code.
fn codes(classification: Option<&serde_yaml::Value>) -> Vec<(String, String)> {
    let text = |v: &serde_yaml::Value| match v {
        serde_yaml::Value::String(s) => s.clone(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim().to_owned(),
    };
    match classification {
        Some(serde_yaml::Value::Mapping(m)) => m.iter().map(|(k, v)| (text(k), text(v))).collect(),
        _ => Vec::new(),
    }
}
