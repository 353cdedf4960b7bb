//! What a kind has to say in the line of facts, before what every file says.

use maud::{Markup, html};

use crate::base::number_format::NumberFormat;
use crate::base::vocabulary::Criticality;
use crate::html::fragments::journey_line;
use crate::html::html_text::{number, text};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::model::kinds::Process;
use crate::words::{MessageValue, message};

use super::fact;

/// What the file that a node is says as one of its kind.
pub(super) fn of_kind(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    let model = page.model();
    match model.node(node).entity {
        Entity::Journey(id) => journey_line::items(page, id),
        Entity::System(id) => {
            let system = &model.systems[id];
            html! {
                @if let Some(supplier) = &system.supplier { (fact(page, message::SYSTEM_SUPPLIER, text(supplier))) }
                (criticality(page, system.criticality)) (address(page, system.url.as_deref()))
            }
        }
        Entity::ThirdParty(id) => {
            let third = &model.third_parties[id];
            html! {
                (reached(page, &third.also_called, third.contact.as_deref()))
                (criticality(page, third.criticality)) (address(page, third.url.as_deref()))
            }
        }
        Entity::Role(id) => {
            let role = &model.roles[id];
            html! {
                @if let Some(team) = role.team {
                    li data-team { b { (page.word(message::KIND_TEAM)) } " " (page.to(model.teams[team].node)) }
                }
                (reached(page, &role.also_called, None))
            }
        }
        Entity::Team(id) => {
            let team = &model.teams[id];
            html! {
                @if let Some(parent) = team.parent { (fact(page, message::TEAM_PART_OF, page.to(model.teams[parent].node))) }
                (reached(page, &team.also_called, team.contact.as_deref()))
                @if let Some(handle) = &team.handle { (fact(page, message::TEAM_HANDLE, text(handle))) }
            }
        }
        Entity::Process(id) => process(page, &model.processes[id]),
        Entity::Persona(id) => {
            let persona = &model.personas[id];
            html! {
                (fact(page, message::PERSONA_MEETS_US_AS, page.word(persona.stakeholder)))
                @if let Some(size) = persona.size { (fact(page, message::PERSONA_SIZE, number(size))) }
            }
        }
        _ => Markup::default(),
    }
}

/// What a run costs is left out where the site does not say in which currency.
fn process(page: &PageContext<'_, '_>, process: &Process) -> Markup {
    html! {
        @if let Some(class) = process.class { (fact(page, message::PROCESS_CLASS, page.word(class))) }
        @if let Some(volume) = process.volume_per_month {
            (fact(page, message::PROCESS_RUNS, page.phrase(message::PROCESS_RUNS_A_MONTH, &[("volume", MessageValue::Number(volume))])))
        }
        @if let Some((currency, cost)) = page.model().site.currency.as_deref().zip(process.cost_per_case) {
            (fact(page, message::PROCESS_COST, page.phrase(message::PROCESS_COST_A_RUN, &[("cost", (&NumberFormat::ENGLISH.money(cost, currency)).into())])))
        }
        @for (framework, code) in codes(process.classification.as_deref()) { li { b { (text(&framework)) } " " (text(&code)) } }
    }
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

/// Other names, and how to reach them.
fn reached(page: &PageContext<'_, '_>, also_called: &[std::sync::Arc<str>], contact: Option<&str>) -> Markup {
    html! {
        @if !also_called.is_empty() { (fact(page, message::ALSO_CALLED, text(&also_called.join(", ")))) }
        @if let Some(contact) = contact { (fact(page, message::CONTACT, text(contact))) }
    }
}

fn criticality(page: &PageContext<'_, '_>, criticality: Option<Criticality>) -> Markup {
    html! { @if let Some(criticality) = criticality { (fact(page, message::CRITICALITY, page.word(criticality))) } }
}

/// An address, without what browsers put before it.
fn address(page: &PageContext<'_, '_>, url: Option<&str>) -> Markup {
    html! {
        @if let Some(url) = url {
            @let shown = url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
            (fact(page, message::ADDRESS, html! { a href=(text(url)) rel="noopener noreferrer" { (text(shown)) } }))
        }
    }
}
