//! Home: the process architecture by outcome. One row for each outcome: at left the need, at right
//! the outcome with its first measure, between them the stages of its journeys, each opening onto
//! the processes that serve it. No team anywhere.

use serde::Serialize;

use crate::base::words::{Class, JourneyState, Stakeholder, Status};
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};

use super::Scene;
use super::common::{MeasureView, Shown, said, show_all};
use super::outcome::JourneySummary;

/// Beyond this many outcomes the processes of a stage open on the outcome's own page.
const MOST_OPEN: usize = 20;

/// Processes of a band that are shown at once.
const MOST_IN_BAND: usize = 24;

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    groups: Vec<Group>,
    opens: bool,
    guiding: Shown,
    guiding_more: usize,
    enabling: Shown,
    enabling_more: usize,
}

/// The outcomes of one sort of people.
#[derive(Debug, Serialize)]
struct Group {
    title: &'static str,
    rows: Vec<Row>,
}

/// An outcome.
#[derive(Debug, Serialize)]
struct Row {
    outcome: Shown,
    statement: Option<String>,
    personas: Vec<Shown>,
    need: Option<String>,
    journeys: Vec<JourneySummary>,
    parts: Vec<Shown>,
    measure: Option<MeasureView>,
    processes: usize,
}

/// The view of the home page.
pub fn view(scene: &Scene<'_, '_>) -> HomeView {
    let model = scene.model();
    let opens = model.outcomes.len() <= MOST_OPEN;
    let mut groups: Vec<(Stakeholder, Vec<Row>)> = Vec::new();
    for id in in_order(model) {
        let stakeholder = stakeholder(model, id);
        let row = row(scene, id, opens);
        match groups.iter_mut().find(|(s, _)| *s == stakeholder) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((stakeholder, vec![row])),
        }
    }
    groups.sort_by_key(|(s, _)| *s);
    let (guiding, guiding_more) = band(scene, Class::Guiding);
    let (enabling, enabling_more) = band(scene, Class::Enabling);
    HomeView {
        groups: groups.into_iter().map(|(s, rows)| Group { title: group_title(s), rows }).collect(),
        opens,
        guiding,
        guiding_more,
        enabling,
        enabling_more,
    }
}

/// Outcomes as `throughline.yaml` orders them, the rest by title; those given up are left out.
pub fn in_order(model: &Model) -> Vec<Id<Outcome>> {
    let mut order: Vec<Id<Outcome>> = Vec::new();
    for &id in &model.site.outcomes {
        if !order.contains(&id) {
            order.push(id);
        }
    }
    let mut rest: Vec<Id<Outcome>> = model.outcomes.ids().filter(|id| !model.site.outcomes.contains(id)).collect();
    rest.sort_by_key(|&id| {
        let node = model.node(model.outcomes[id].node);
        (node.title.to_lowercase(), node.address.clone())
    });
    order.extend(rest);
    order.retain(|&id| model.outcomes[id].profile.status != Status::Retired);
    order
}

/// The first persona's role: customers come first.
fn stakeholder(model: &Model, id: Id<Outcome>) -> Stakeholder {
    let roles = model.outcomes[id].audience.iter().map(|&p| model.personas[p].stakeholder);
    roles.min().unwrap_or(Stakeholder::Customer)
}

fn group_title(stakeholder: Stakeholder) -> &'static str {
    match stakeholder {
        Stakeholder::Customer => "What customers want to be true",
        Stakeholder::Partner => "What partners want to be true",
        Stakeholder::Supplier => "What suppliers want to be true",
        Stakeholder::Employee => "What the people who work here want to be true",
        Stakeholder::Investor => "What investors want to be true",
        Stakeholder::Regulator => "What regulators want to be true",
        Stakeholder::Society => "What society wants to be true",
    }
}

fn row(scene: &Scene<'_, '_>, id: Id<Outcome>, opens: bool) -> Row {
    let model = scene.model();
    let outcome = &model.outcomes[id];
    let mut journeys: Vec<JourneySummary> = model
        .graph
        .naming(outcome.node, EdgeKind::Outcome)
        .filter_map(|n| match model.node(n).entity {
            Entity::Journey(j) if model.is_live(j) && model.journeys[j].state == JourneyState::Current => Some(j),
            _ => None,
        })
        .map(|j| JourneySummary::of(scene, j))
        .collect();
    let mut processes: Vec<Id<Process>> = journeys.iter().flat_map(|j| &j.stages).flat_map(|s| &s.processes).map(|p| p.id).collect();
    processes.sort();
    processes.dedup();
    if !opens {
        journeys.iter_mut().flat_map(|j| &mut j.stages).for_each(|s| s.processes.clear());
    }
    let first_need = outcome.needs.first().map(|&n| model.node(model.needs[n].node).title.to_string());
    Row {
        outcome: scene.show(outcome.node),
        statement: said(&outcome.statement),
        personas: outcome.audience.iter().map(|&p| scene.show(model.personas[p].node)).collect(),
        need: first_need,
        parts: scene.links_by_title(model.graph.naming(outcome.node, EdgeKind::Parent)).iter().map(|l| l.show(scene.root)).collect(),
        measure: outcome.measures.first().map(|&m| MeasureView::of(model, m, String::new())),
        processes: processes.len(),
        journeys,
    }
}

/// The processes of a class that are part of no wider one.
fn band(scene: &Scene<'_, '_>, class: Class) -> (Shown, usize) {
    let model = scene.model();
    let of_class = model.processes.iter().filter(|(_, p)| p.class == Some(class) && p.profile.status != Status::Retired);
    let top = of_class.filter(|(_, p)| p.parent.is_none_or(|parent| model.processes[parent].class != Some(class)));
    let mut links = scene.links_by_title(top.map(|(_, p)| p.node));
    let more = links.len().saturating_sub(MOST_IN_BAND);
    links.truncate(MOST_IN_BAND);
    (show_all(&links, scene.root), more)
}
