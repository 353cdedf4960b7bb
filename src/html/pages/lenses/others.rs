//! Personas, services, systems, third parties, roles and teams, a line each.

use std::collections::{BTreeMap, BTreeSet};

use maud::html;

use crate::analysis::promises::{self, PromiseState};
use crate::base::kind::Kind;
use crate::html::fragments::matrix::Dot;
use crate::html::fragments::work::dots_of;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Process, Service, Team};
use crate::model::said::Said;
use crate::words::{Message, message};

use super::LensView;
use super::rows::{ListGroup, ListRow, ListTable, all_dots, count, table, tree};
use super::says;

/// Personas, by what they are to us; the dots are what they want.
pub fn personas<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let mut groups: BTreeMap<_, Vec<ListRow>> = BTreeMap::new();
    for (_, persona) in model.personas.iter() {
        let wants = model.graph.naming(persona.node, EdgeKind::For).map(|outcome| (outcome, Dot::Direct)).collect();
        let journeys = model.graph.naming(persona.node, EdgeKind::Persona).count();
        let row = ListRow {
            node: persona.node,
            depth: 0,
            says: said(page, persona.profile.summary.as_ref()),
            dots: wants,
            weight: journeys,
            figures: vec![count(persona.needs.len()), count(journeys)],
        };
        groups.entry(persona.stakeholder).or_default().push(row);
    }
    let group = |(role, rows)| ListGroup { title: Some(page.words().text(Message::group(role))), rows: by_title(model, rows) };
    let groups: Vec<ListGroup<'_>> = groups.into_iter().map(group).collect();
    let figures = [message::UNIT_NEEDS_MANY, message::KIND_JOURNEY_MANY];
    let list = table(page, message::KIND_PERSONA_MANY, &figures, &groups);
    let says = says::of_outcomes(page, &groups, message::LENS_WANTS_MOST, message::LENS_WANTS_NONE);
    lens(page, Kind::Persona, message::LENS_PERSONAS, ListTable { says, ..list })
}

/// Services with what they promise; the dots are the outcomes of the processes that bring them about and of where people meet them.
pub fn services<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let row = |(id, service): (Id<Service>, &Service)| {
        let node = service.node;
        let promise = service.promise.as_ref().or(service.profile.summary.as_ref());
        let processes: BTreeSet<Id<Process>> = model.naming(node, EdgeKind::Delivers).collect();
        let met = model.graph.naming(node, EdgeKind::Service).filter(|&at| model.is_live_node(at));
        ListRow {
            node,
            depth: 0,
            says: said(page, promise),
            dots: all_dots(processes.iter().map(|&id| dots_of(page, id))),
            weight: processes.len(),
            figures: vec![kept(page, id), count(met.count()), count(processes.len())],
        }
    };
    let rows = model.services.iter().map(row).collect();
    let figures = [message::LENS_PROMISE, message::UNIT_TOUCHPOINTS_MANY, message::UNIT_PROCESSES_MANY];
    let list = hung(page, message::KIND_SERVICE_MANY, &figures, one_group(model, rows));
    lens(page, Kind::Service, message::LENS_SERVICES, list)
}

/// Whether a service keeps its promise; nothing where it makes none.
fn kept(page: &PageContext<'_, '_>, service: Id<Service>) -> Html {
    let state = promises::of_service(page.model(), service).map(|promise| promise.state);
    html! {
        @match state {
            Some(Some(PromiseState::Broken)) => b.f-2 { (page.word(message::INSIGHT_WORD_BROKEN)) },
            Some(Some(PromiseState::Kept)) => (page.word(message::INSIGHT_WORD_KEPT)),
            Some(None) => (page.word(message::UNKNOWN)),
            None => "",
        }
    }
    .into()
}

/// Systems.
pub fn systems<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let row = |node: NodeId, summary: Option<&Said>| {
        let (processes, steps) = named_in(model, node);
        let dots = all_dots(processes.iter().map(|&id| dots_of(page, id)));
        ListRow {
            node,
            depth: 0,
            says: said(page, summary),
            dots,
            weight: processes.len(),
            figures: vec![count(processes.len()), count(steps)],
        }
    };
    let rows = model.systems.iter().map(|(_, s)| row(s.node, s.profile.summary.as_ref())).collect();
    let figures = [message::UNIT_PROCESSES_MANY, message::UNIT_STEPS_MANY];
    lens(page, Kind::System, message::LENS_SYSTEMS, hung(page, message::KIND_SYSTEM_MANY, &figures, one_group(model, rows)))
}

/// Third parties; the dots are the outcomes on the way to which people meet them, and of the processes that they do steps of.
pub fn third_parties<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let row = |node: NodeId, summary: Option<&Said>| {
        let (processes, _) = named_in(model, node);
        let ends = [EdgeKind::From, EdgeKind::To].into_iter().flat_map(|kind| model.graph.naming(node, kind));
        let touchpoints: BTreeSet<NodeId> = ends.filter(|&at| model.is_live_node(at)).collect();
        let met = touchpoints.iter().filter_map(|&at| match model.node(at).entity {
            Entity::Touchpoint(t) => model.own_outcome(t),
            _ => None,
        });
        let met = met.flat_map(|outcome| model.with_wider(outcome)).map(|outcome| (model.outcomes[outcome].node, Dot::Direct)).collect();
        let dots = all_dots(processes.iter().map(|&id| dots_of(page, id)).chain([met]));
        ListRow {
            node,
            depth: 0,
            says: said(page, summary),
            dots,
            weight: processes.len(),
            figures: vec![count(touchpoints.len()), count(processes.len())],
        }
    };
    let rows = model.third_parties.iter().map(|(_, t)| row(t.node, t.profile.summary.as_ref())).collect();
    let figures = [message::UNIT_TOUCHPOINTS_MANY, message::UNIT_PROCESSES_MANY];
    let list = hung(page, message::KIND_THIRD_PARTY_MANY, &figures, one_group(model, rows));
    lens(page, Kind::ThirdParty, message::LENS_THIRD_PARTIES, list)
}

/// Roles; the dots are the outcomes of the processes that they do steps of.
pub fn roles<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let row = |node: NodeId, summary: Option<&Said>| {
        let (processes, steps) = named_in(model, node);
        let dots = all_dots(processes.iter().map(|&id| dots_of(page, id)));
        ListRow {
            node,
            depth: 0,
            says: said(page, summary),
            dots,
            weight: processes.len(),
            figures: vec![count(processes.len()), count(steps)],
        }
    };
    let rows = model.roles.iter().map(|(_, role)| row(role.node, role.profile.summary.as_ref())).collect();
    let figures = [message::UNIT_PROCESSES_MANY, message::UNIT_STEPS_MANY];
    lens(page, Kind::Role, message::LENS_ROLES, hung(page, message::KIND_ROLE_MANY, &figures, one_group(model, rows)))
}

/// The org chart.
pub fn teams<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let mut children: Vec<Vec<Id<Team>>> = vec![Vec::new(); model.teams.len()];
    for (id, team) in model.teams.iter() {
        if let Some(parent) = team.parent {
            children[parent.index()].push(id);
        }
    }
    let top = model.teams.iter().filter(|(_, t)| t.parent.is_none()).map(|(id, _)| id).collect();
    let row = |(id, depth): (Id<Team>, usize)| {
        let team = &model.teams[id];
        let (processes, _) = named_in(model, team.node);
        let owned = page.index.owned.get(id.index()).map_or(0, Vec::len);
        let dots = all_dots(processes.iter().map(|&id| dots_of(page, id)));
        let says = said(page, team.profile.summary.as_ref());
        ListRow { node: team.node, depth, says, dots, weight: processes.len(), figures: vec![count(processes.len()), count(owned)] }
    };
    let rows = tree(model, top, |id| children[id.index()].clone()).into_iter().map(row).collect();
    let figures = [message::UNIT_PROCESSES_MANY, message::LENS_ANSWERS_FOR];
    let list = hung(page, message::KIND_TEAM_MANY, &figures, ListGroup { title: None, rows });
    LensView { names_teams: true, ..lens(page, Kind::Team, message::LENS_TEAMS, list) }
}

/// Lines on which outcomes hang.
fn hung(page: &PageContext<'_, '_>, what: Message, figures: &[Message], group: ListGroup<'_>) -> ListTable {
    let groups = [group];
    let says = says::of_outcomes(page, &groups, message::LENS_MOST_HANGS, message::LENS_HANGS_NONE);
    ListTable { says, ..table(page, what, figures, &groups) }
}

fn lens<'p>(page: &PageContext<'p, '_>, kind: Kind, lead: Message, list: ListTable) -> LensView<'p> {
    let words = page.words();
    LensView::new(words.text(Message::many(kind)), words.text(lead), list)
}

/// The live processes that name somebody or something, and how many of their steps do.
fn named_in(model: &Model, node: NodeId) -> (BTreeSet<Id<Process>>, usize) {
    let (mut processes, mut steps) = (BTreeSet::new(), BTreeSet::new());
    let acting: Vec<NodeId> = model.acting_as(node).collect();
    let naming = |kind| acting.iter().flat_map(move |&acting| model.graph.naming(acting, kind));
    for named in [EdgeKind::By, EdgeKind::Systems].into_iter().flat_map(naming) {
        let file = model.node(named).file;
        if let Entity::Process(id) = model.node(file).entity
            && model.is_live(id)
        {
            processes.insert(id);
            if named != file {
                steps.insert(named);
            }
        }
    }
    (processes, steps.len())
}

fn said(page: &PageContext<'_, '_>, said: Option<&Said>) -> Html {
    html! { @if let Some(said) = said { (page.sentences(said)) } }.into()
}

fn one_group(model: &Model, rows: Vec<ListRow>) -> ListGroup<'static> {
    ListGroup { title: None, rows: by_title(model, rows) }
}

fn by_title(model: &Model, mut rows: Vec<ListRow>) -> Vec<ListRow> {
    rows.sort_by(|a, b| model.by_title(a.node, b.node));
    rows
}
