//! Personas, services, systems, third parties and plain pages, each with what hangs on it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::base::vocabulary::JourneyState;
use crate::model::graph::{EdgeKind, Entity, NodeId};
use crate::model::id::Id;
use crate::model::kinds::{Journey, Persona, Process, Service, System, ThirdParty};

use super::PageContext;
use super::chevrons::{ChevronLink, ChevronOptions, chevrons};
use super::link::{Common, Html, is_to_come, said};
use super::measures::measures;
use super::outcome::NeedView;

/// A persona's page.
#[derive(Debug, Serialize)]
pub struct PersonaView {
    common: Common,
    stakeholder: &'static str,
    quote: Option<Html>,
    picture: Option<String>,
    needs: Vec<PersonaNeed>,
    outcomes: Html,
    journeys: Html,
}

#[derive(Debug, Serialize)]
struct PersonaNeed {
    id: String,
    aliases: Vec<String>,
    need: NeedView,
    /// How much it matters and how well it is met, as a picture.
    gauge: Option<Html>,
    met_at: Html,
    /// The same in journeys that should happen.
    to_be_met_at: Html,
    met_by: Html,
    text: Html,
}

/// The view of a persona.
pub fn persona(scene: &PageContext<'_, '_>, id: Id<Persona>) -> PersonaView {
    let model = scene.model();
    let persona = &model.personas[id];
    let body = scene.pages.body(persona.node, scene.root);
    let needs = persona
        .needs
        .iter()
        .map(|&n| {
            let node = model.node(model.needs[n].node);
            let nested = node.address.nested.as_deref().unwrap_or_default();
            let touchpoints = |state: JourneyState| {
                model.graph.naming(model.needs[n].node, EdgeKind::Needs).filter(move |&at| match model.node(at).entity {
                    Entity::Touchpoint(t) => model.journeys[model.touchpoints[t].journey].state == state,
                    _ => false,
                })
            };
            PersonaNeed {
                id: nested.to_owned(),
                aliases: node.aliases.iter().map(ToString::to_string).collect(),
                need: NeedView::of(scene, n),
                gauge: crate::picture::gauge::draw(model.needs[n].importance, model.needs[n].satisfaction).map(Html),
                met_at: scene.show_by_title(touchpoints(JourneyState::Current)),
                to_be_met_at: scene.show_by_title(touchpoints(JourneyState::Target)),
                met_by: scene.show_by_title(model.graph.naming(model.needs[n].node, EdgeKind::Meets)),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
            }
        })
        .collect();
    PersonaView {
        common: Common::of(scene, persona.node),
        stakeholder: persona.stakeholder.word(),
        quote: scene.say_if(&persona.quote),
        picture: persona.picture.as_ref().and_then(|p| scene.pages.published.get(p)).map(|p| crate::html::address::encode(p)),
        needs,
        outcomes: scene.show_by_title(model.graph.naming(persona.node, EdgeKind::For)),
        journeys: walks(scene, persona.node),
    }
}

/// The journeys that a persona walks, what happens before what should.
fn walks(scene: &PageContext<'_, '_>, persona: NodeId) -> Html {
    let model = scene.model();
    let named = model.graph.naming(persona, EdgeKind::Persona).filter_map(|n| match model.node(n).entity {
        Entity::Journey(id) => Some(id),
        _ => None,
    });
    let mut journeys: Vec<Id<Journey>> = named.collect();
    let is_target = |id: Id<Journey>| model.journeys[id].state == JourneyState::Target;
    let by_title = |a: Id<Journey>, b: Id<Journey>| model.by_title(model.journeys[a].node, model.journeys[b].node);
    journeys.sort_by(|&a, &b| is_target(a).cmp(&is_target(b)).then_with(|| by_title(a, b)));
    let manner = ChevronOptions { leads: ChevronLink::ToStage, walker: false, facts: true };
    Html(journeys.into_iter().map(|id| chevrons(scene, id, manner).0).collect())
}

/// A service's page.
#[derive(Debug, Serialize)]
pub struct ServiceView {
    common: Common,
    promise: Option<Html>,
    response: Option<Html>,
    cost: Option<Html>,
    on_failure: Option<Html>,
    distinctive: Option<Html>,
    meets: Vec<NeedView>,
    measures: Html,
    delivered_by: Html,
    met_at: Html,
}

/// Touchpoints in the order of their journeys, what happens before what should; nothing where there are none.
fn by_journey(scene: &PageContext<'_, '_>, touchpoints: impl Iterator<Item = NodeId>) -> Html {
    let model = scene.model();
    let mut by_journey: BTreeMap<(bool, NodeId), BTreeSet<NodeId>> = BTreeMap::new();
    for at in touchpoints {
        let file = model.node(at).file;
        let Entity::Journey(journey) = model.node(file).entity else { continue };
        let is_target = model.journeys[journey].state == JourneyState::Target;
        by_journey.entry((is_target, file)).or_default().insert(at);
    }
    let mut by_journey: Vec<_> = by_journey.into_iter().collect();
    by_journey.sort_by(|((a_is_target, a), _), ((b_is_target, b), _)| a_is_target.cmp(b_is_target).then_with(|| model.by_title(*a, *b)));
    let mut html = Html::default();
    if by_journey.is_empty() {
        return html;
    }
    html.raw("<dl class=\"glance\">");
    for ((_, journey), touchpoints) in by_journey {
        html.raw("<div><dt>");
        scene.write_link(journey, &mut html);
        let is_to_come = matches!(model.node(journey).entity, Entity::Journey(id) if is_to_come(&model.journeys[id]));
        html.raw(if is_to_come { " <span class=\"status\">to come</span>" } else { "" });
        html.raw("</dt><dd>").raw(&scene.show_all(touchpoints).0).raw("</dd></div>");
    }
    html.raw("</dl>");
    html
}

/// The view of a service.
pub fn service(scene: &PageContext<'_, '_>, id: Id<Service>) -> ServiceView {
    let model = scene.model();
    let service = &model.services[id];
    ServiceView {
        common: Common::of(scene, service.node),
        promise: scene.say_if(&service.promise),
        response: scene.say_if(&service.response),
        cost: scene.say_if(&service.cost),
        on_failure: scene.say_if(&service.on_failure),
        distinctive: scene.say_if(&service.distinctive),
        meets: service.meets.iter().map(|&n| NeedView::of(scene, n)).collect(),
        measures: measures(scene, service.node, &service.measures),
        delivered_by: scene.show_by_title(model.graph.naming(service.node, EdgeKind::Delivers)),
        met_at: by_journey(scene, model.graph.naming(service.node, EdgeKind::Service)),
    }
}

/// The processes that somebody or something is named in, with the steps, and why they run, as a
/// table; nothing where there are none.
pub(super) fn work_of(scene: &PageContext<'_, '_>, node: NodeId, kind: EdgeKind) -> Html {
    let model = scene.model();
    let mut by_process: BTreeMap<Id<Process>, Vec<NodeId>> = BTreeMap::new();
    for named in model.graph.naming(node, kind) {
        let file = model.node(named).file;
        let Entity::Process(id) = model.node(file).entity else { continue };
        let steps = by_process.entry(id).or_default();
        if named != file {
            steps.push(named);
        }
    }
    if by_process.is_empty() {
        return Html::default();
    }
    let mut work: Vec<(Id<Process>, Vec<NodeId>)> = by_process.into_iter().collect();
    work.sort_by(|(a, _), (b, _)| model.by_title(model.processes[*a].node, model.processes[*b].node));
    let mut html = Html::with_room(600 * work.len());
    html.raw("<table class=\"contributions work-of\"><thead><tr><th scope=\"col\">Process</th><th scope=\"col\">Steps</th>");
    html.raw("<th scope=\"col\">For the outcome</th></tr></thead><tbody>");
    for (id, steps) in work {
        html.raw("<tr><td>");
        scene.write_link(model.processes[id].node, &mut html);
        html.raw("</td><td>");
        if steps.is_empty() {
            html.raw("the whole");
        } else {
            html.raw(&scene.show_all(steps).0);
        }
        html.raw("</td><td>");
        let outcomes = scene.show_by_title(scene.pages.reach.outcomes_of(id).iter().map(|&o| model.outcomes[o].node));
        html.raw(if outcomes.is_empty() { "<span class=\"unknown\">no path recorded</span>" } else { &outcomes.0 });
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
    html
}

/// A system's page.
#[derive(Debug, Serialize)]
pub struct SystemView {
    common: Common,
    supplier: Option<String>,
    criticality: Option<&'static str>,
    url: Option<String>,
    used_in: Html,
    does: Html,
}

/// The view of a system.
pub fn system(scene: &PageContext<'_, '_>, id: Id<System>) -> SystemView {
    let system = &scene.model().systems[id];
    SystemView {
        common: Common::of(scene, system.node),
        supplier: said(&system.supplier),
        criticality: system.criticality.map(|c| c.word()),
        url: said(&system.url),
        used_in: work_of(scene, system.node, EdgeKind::Systems),
        does: work_of(scene, system.node, EdgeKind::By),
    }
}

/// A third party's page.
#[derive(Debug, Serialize)]
pub struct ThirdPartyView {
    common: Common,
    has_file: bool,
    also_called: Vec<String>,
    contact: Option<String>,
    criticality: Option<&'static str>,
    url: Option<String>,
    takes_part: Html,
    does: Html,
}

/// The view of a third party.
pub fn third_party(scene: &PageContext<'_, '_>, id: Id<ThirdParty>) -> ThirdPartyView {
    let model = scene.model();
    let third = &model.third_parties[id];
    let at = model.graph.naming(third.node, EdgeKind::From).chain(model.graph.naming(third.node, EdgeKind::To));
    ThirdPartyView {
        common: Common::of(scene, third.node),
        has_file: third.profile.document.is_some(),
        also_called: third.also_called.iter().map(ToString::to_string).collect(),
        contact: said(&third.contact),
        criticality: third.criticality.map(|c| c.word()),
        url: said(&third.url),
        takes_part: by_journey(scene, at),
        does: work_of(scene, third.node, EdgeKind::By),
    }
}

/// A plain page.
#[derive(Debug, Serialize)]
pub struct PlainView {
    common: Common,
}

/// The view of a plain page.
pub fn page(scene: &PageContext<'_, '_>, node: NodeId) -> PlainView {
    PlainView { common: Common::of(scene, node) }
}
