//! The same content ordered by something other than the outcome: persona, process, service,
//! channel, system, and last the org chart.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::base::vocabulary::{Class, Stakeholder};
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Process, Team};
use crate::model::queries::live::Thing;
use crate::model::said::Said;

use crate::html::channels::ChannelView;
use crate::html::fragments::touchpoint::channel;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// A list of things with a few words each.
#[derive(Debug, Serialize)]
pub struct LensView {
    title: &'static str,
    lead: &'static str,
    sections: Vec<Section>,
}

#[derive(Debug, Serialize)]
struct Section {
    title: Option<String>,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Item {
    link: Html,
    /// What it is: lists are by its title.
    #[serde(skip)]
    node: NodeId,
    summary: Option<Html>,
    /// What hangs on it: a word for how, and links in a row.
    related: Vec<(&'static str, Html)>,
}

/// Personas, by their role.
pub fn personas(page: &PageContext<'_, '_>) -> LensView {
    let model = page.model();
    let mut sections: BTreeMap<_, Vec<Item>> = BTreeMap::new();
    for (_, persona) in model.personas.iter() {
        let related = vec![
            ("wants", in_a_row(page, model.graph.naming(persona.node, EdgeKind::For))),
            ("walks", in_a_row(page, model.graph.naming(persona.node, EdgeKind::Persona))),
        ];
        let item = Item { link: page.show(persona.node), node: persona.node, summary: page.say_if(&persona.profile.summary), related };
        sections.entry(persona.stakeholder).or_default().push(item);
    }
    let title = |s: Stakeholder| match s {
        Stakeholder::Customer => "Customers",
        Stakeholder::Partner => "Partners",
        Stakeholder::Supplier => "Suppliers",
        Stakeholder::Employee => "People who work here",
        Stakeholder::Investor => "Investors",
        Stakeholder::Regulator => "Regulators",
        Stakeholder::Society => "Society",
    };
    LensView {
        title: "Personas",
        lead: "People who share needs: what they want, and the journeys they walk to get it.",
        sections: sections.into_iter().map(|(s, items)| Section { title: Some(title(s).into()), items: by_title(model, items) }).collect(),
    }
}

/// Services.
pub fn services(page: &PageContext<'_, '_>) -> LensView {
    let model = page.model();
    let items = model.services.iter().map(|(_, s)| Item {
        link: page.show(s.node),
        node: s.node,
        summary: page.say_if(&s.promise).or_else(|| page.say_if(&s.profile.summary)),
        related: vec![("delivered by", in_a_row(page, model.graph.naming(s.node, EdgeKind::Delivers)))],
    });
    LensView {
        title: "Services",
        lead: "What customers get, each with its promise, and the processes that keep it.",
        sections: vec![Section { title: None, items: by_title(model, items.collect()) }],
    }
}

/// Systems, and third parties below them.
pub fn systems(page: &PageContext<'_, '_>) -> LensView {
    let model = page.model();
    let processes_using = |node: NodeId| {
        let named = model.graph.naming(node, EdgeKind::Systems).chain(model.graph.naming(node, EdgeKind::By));
        in_a_row(page, named.map(|n| model.node(n).file))
    };
    let systems = model.systems.iter().map(|(_, s)| Item {
        link: page.show(s.node),
        node: s.node,
        summary: page.say_if(&s.profile.summary),
        related: vec![("used in", processes_using(s.node))],
    });
    let thirds = model.third_parties.iter().map(|(_, t)| {
        let at = model.graph.naming(t.node, EdgeKind::From).chain(model.graph.naming(t.node, EdgeKind::To));
        Item {
            link: page.show(t.node),
            node: t.node,
            summary: page.say_if(&t.profile.summary),
            related: vec![("takes part in", in_a_row(page, at.map(|n| model.node(n).file))), ("does steps of", processes_using(t.node))],
        }
    });
    let mut sections = vec![Section { title: Some("Systems".into()), items: by_title(model, systems.collect()) }];
    let thirds = by_title(model, thirds.collect());
    if !thirds.is_empty() {
        sections.push(Section { title: Some("Third parties".into()), items: thirds });
    }
    LensView { title: "Systems and third parties", lead: "What the work leans on, inside and beyond our four walls.", sections }
}

/// The first links to nodes in a row, in the order of their titles, and how many more there are.
fn in_a_row(page: &PageContext<'_, '_>, nodes: impl IntoIterator<Item = NodeId>) -> Html {
    const MOST: usize = 6;
    let nodes = page.by_title(nodes);
    let mut row = Html::default();
    for (i, &node) in nodes.iter().take(MOST).enumerate() {
        row.raw(if i > 0 { ", " } else { "" });
        page.write_link(node, &mut row);
    }
    if nodes.len() > MOST {
        row.raw(" and ").count(nodes.len() - MOST).raw(" more");
    }
    row
}

fn by_title(model: &Model, mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by(|a, b| model.by_title(a.node, b.node));
    for item in &mut items {
        item.related.retain(|(_, links)| !links.is_empty());
    }
    items
}

/// Touchpoints by channel.
#[derive(Debug, Serialize)]
pub struct ChannelsView {
    channels: Vec<ChannelLens>,
}

#[derive(Debug, Serialize)]
struct ChannelLens {
    channel: ChannelView,
    journeys: Vec<(Html, Html)>,
    count: usize,
}

/// The channels, and where people meet us through each.
pub fn channels(page: &PageContext<'_, '_>) -> ChannelsView {
    let model = page.model();
    let mut by_channel: BTreeMap<&str, Vec<(NodeId, NodeId)>> = BTreeMap::new();
    for (id, journey) in model.live::<Journey>() {
        for t in model.touchpoints_of(id) {
            for channel in &model.touchpoints[t].channels {
                by_channel.entry(channel).or_default().push((journey.node, model.touchpoints[t].node));
            }
        }
    }
    let listed = model.site.channels.iter().map(|(id, _)| &**id);
    let mut order: Vec<&str> = listed.collect();
    order.extend(by_channel.keys().copied().filter(|c| !model.site.channels.iter().any(|(id, _)| **id == **c)));
    let channels = order
        .into_iter()
        .map(|id| {
            let at = by_channel.remove(id).unwrap_or_default();
            let count = at.len();
            let journeys = at
                .chunk_by(|a, b| a.0 == b.0)
                .map(|in_one| (page.show(in_one[0].0), page.show_all(in_one.iter().map(|&(_, touchpoint)| touchpoint))))
                .collect();
            ChannelLens { channel: channel(page, id).clone(), journeys, count }
        })
        .collect();
    ChannelsView { channels }
}

/// Processes by class, then by what they are part of.
#[derive(Debug, Serialize)]
pub struct ProcessesView {
    classes: Vec<ClassLens>,
}

#[derive(Debug, Serialize)]
struct ClassLens {
    title: &'static str,
    lead: &'static str,
    /// The items of a list, with lists in them.
    processes: Html,
}

/// The processes.
pub fn processes(page: &PageContext<'_, '_>) -> ProcessesView {
    let model = page.model();
    let top = |is_of_class: &dyn Fn(&Process) -> bool| {
        let top = model.processes.iter().filter(|(_, p)| p.parent.is_none() && is_of_class(p));
        branches(page, top.map(|(id, _)| id).collect())
    };
    let of_class = |class: Option<Class>| top(&|p| p.class == class && !p.profile.is_retired());
    let classes = [
        ("Guiding", "They set direction and rules for the others.", of_class(Some(Class::Guiding))),
        ("Core", "They serve touchpoints.", of_class(Some(Class::Core))),
        ("Enabling", "They make the others possible.", of_class(Some(Class::Enabling))),
        ("Without a class", "Nobody has said yet what they are to the customer.", of_class(None)),
        ("Retired", "They ran once.", top(&|p| p.profile.is_retired())),
    ];
    let classes = classes.into_iter().filter(|(.., p)| !p.is_empty()).map(|(title, lead, processes)| ClassLens { title, lead, processes });
    ProcessesView { classes: classes.collect() }
}

/// Processes and their parts.
fn branches(page: &PageContext<'_, '_>, top: Vec<Id<Process>>) -> Html {
    let model = page.model();
    tree(
        model,
        top,
        |id| page.index.reach.parts_of(id).to_vec(),
        |id, html| {
            let process = &model.processes[id];
            page.write_link(process.node, html);
            html.raw(" <span class=\"count\">");
            match page.index.reach.outcomes_of(id).len() {
                0 if !process.claims() => html.raw("no path recorded"),
                0 => html.raw("claimed only"),
                n => html.count(n).raw(if n == 1 { " outcome" } else { " outcomes" }),
            };
            html.raw("</span>");
            write_summary(page, process.profile.summary.as_ref(), html);
        },
    )
}

/// The items of a list by title, each with its parts as a list in it, without asking how deep they lie.
fn tree<T: Thing>(model: &Model, top: Vec<Id<T>>, parts: impl Fn(Id<T>) -> Vec<Id<T>>, write: impl Fn(Id<T>, &mut Html)) -> Html {
    let mut html = Html::default();
    let sorted = |mut ids: Vec<Id<T>>| {
        model.sort_by_title(&mut ids);
        ids.into_iter()
    };
    let mut open = vec![sorted(top)];
    while let Some(level) = open.last_mut() {
        match level.next() {
            Some(one) => {
                html.raw("<li>");
                write(one, &mut html);
                let inner = parts(one);
                if inner.is_empty() {
                    html.raw("</li>");
                } else {
                    html.raw("<ul>");
                    open.push(sorted(inner));
                }
            }
            None => {
                open.pop();
                html.raw(if open.is_empty() { "" } else { "</ul></li>" });
            }
        }
    }
    html
}

fn write_summary(page: &PageContext<'_, '_>, summary: Option<&Said>, html: &mut Html) {
    if let Some(summary) = summary {
        html.raw("<p>");
        page.write_said(summary, html);
        html.raw("</p>");
    }
}

/// The org chart.
#[derive(Debug, Serialize)]
pub struct TeamsView {
    /// The items of a list, with lists in them.
    teams: Html,
}

/// The teams.
pub fn teams(page: &PageContext<'_, '_>) -> TeamsView {
    let model = page.model();
    let mut children: Vec<Vec<Id<Team>>> = vec![Vec::new(); model.teams.len()];
    for (id, team) in model.teams.iter() {
        if let Some(parent) = team.parent {
            children[parent.index()].push(id);
        }
    }
    let top = model.teams.iter().filter(|(_, t)| t.parent.is_none()).map(|(id, _)| id).collect();
    let write = |id: Id<Team>, html: &mut Html| {
        let team = &model.teams[id];
        let does: BTreeSet<NodeId> = model.graph.naming(team.node, EdgeKind::By).map(|n| model.node(n).file).collect();
        page.write_link(team.node, html);
        html.raw(" <span class=\"count\">answers for ").count(page.index.owned.get(id.index()).map_or(0, Vec::len));
        html.raw(", works in ").count(does.len()).raw(if does.len() == 1 { " process</span>" } else { " processes</span>" });
        write_summary(page, team.profile.summary.as_ref(), html);
    };
    TeamsView { teams: tree(model, top, |id| children[id.index()].clone(), write) }
}
