//! The same content ordered by something other than the outcome: persona, process, service,
//! channel, system, and last the org chart.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, Render, html};
use serde::Serialize;

use crate::base::kind::Kind;
use crate::base::vocabulary::Class;
use crate::model::Model;
use crate::model::graph::EdgeKind;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Process, Team};
use crate::model::queries::live::Thing;
use crate::model::said::Said;
use crate::words::{Message, message};

use crate::html::channels::ChannelView;
use crate::html::fragments::touchpoint::channel;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// A list of things with a few words each.
#[derive(Debug, Serialize)]
pub struct LensView<'p> {
    /// What the page is called: that of the personas, the services or the systems.
    title: &'p str,
    /// What it shows, in a sentence.
    lead: &'p str,
    /// Its lists.
    sections: Vec<Section<'p>>,
}

#[derive(Debug, Serialize)]
struct Section<'p> {
    /// The heading of the list.
    title: Option<&'p str>,
    /// What is in it, by title.
    items: Vec<Item<'p>>,
}

#[derive(Debug, Serialize)]
struct Item<'p> {
    /// It, as a link.
    link: Html,
    /// What it is: lists are by its title.
    #[serde(skip)]
    node: NodeId,
    /// What it says of itself; of a service, what is promised.
    summary: Option<Html>,
    /// What hangs on it: a word for how, and links in a row.
    related: Vec<(&'p str, Html)>,
}

/// Personas, by their role.
pub fn personas<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let words = page.words();
    let mut sections: BTreeMap<_, Vec<Item<'_>>> = BTreeMap::new();
    for (_, persona) in model.personas.iter() {
        let related = vec![
            (words.text(message::LENS_WANTS), in_a_row(page, model.graph.naming(persona.node, EdgeKind::For))),
            (words.text(message::LENS_WALKS), in_a_row(page, model.graph.naming(persona.node, EdgeKind::Persona))),
        ];
        let item = Item { link: page.show(persona.node), node: persona.node, summary: page.say_if(&persona.profile.summary), related };
        sections.entry(persona.stakeholder).or_default().push(item);
    }
    let section = |(role, items)| Section { title: Some(words.text(Message::group(role))), items: by_title(model, items) };
    LensView {
        title: words.text(Message::many(Kind::Persona)),
        lead: words.text(message::LENS_PERSONAS),
        sections: sections.into_iter().map(section).collect(),
    }
}

/// Services.
pub fn services<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let words = page.words();
    let items = model.services.iter().map(|(_, s)| Item {
        link: page.show(s.node),
        node: s.node,
        summary: page.say_if(&s.promise).or_else(|| page.say_if(&s.profile.summary)),
        related: vec![(words.text(message::LENS_DELIVERED_BY), in_a_row(page, model.graph.naming(s.node, EdgeKind::Delivers)))],
    });
    LensView {
        title: words.text(Message::many(Kind::Service)),
        lead: words.text(message::LENS_SERVICES),
        sections: vec![Section { title: None, items: by_title(model, items.collect()) }],
    }
}

/// Systems, and third parties below them.
pub fn systems<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let model = page.model();
    let words = page.words();
    let processes_using = |node: NodeId| {
        let named = model.graph.naming(node, EdgeKind::Systems).chain(model.graph.naming(node, EdgeKind::By));
        in_a_row(page, named.map(|n| model.node(n).file))
    };
    let systems = model.systems.iter().map(|(_, s)| Item {
        link: page.show(s.node),
        node: s.node,
        summary: page.say_if(&s.profile.summary),
        related: vec![(words.text(message::LENS_USED_IN), processes_using(s.node))],
    });
    let thirds = model.third_parties.iter().map(|(_, t)| {
        let at = model.graph.naming(t.node, EdgeKind::From).chain(model.graph.naming(t.node, EdgeKind::To));
        Item {
            link: page.show(t.node),
            node: t.node,
            summary: page.say_if(&t.profile.summary),
            related: vec![
                (words.text(message::LENS_TAKES_PART_IN), in_a_row(page, at.map(|n| model.node(n).file))),
                (words.text(message::LENS_DOES_STEPS_OF), processes_using(t.node)),
            ],
        }
    });
    let mut sections = vec![Section { title: Some(words.text(Message::many(Kind::System))), items: by_title(model, systems.collect()) }];
    let thirds = by_title(model, thirds.collect());
    if !thirds.is_empty() {
        sections.push(Section { title: Some(words.text(Message::many(Kind::ThirdParty))), items: thirds });
    }
    LensView { title: words.text(message::LENS_SYSTEMS_TITLE), lead: words.text(message::LENS_SYSTEMS), sections }
}

/// The first links to nodes in a row, in the order of their titles, and how many more there are.
fn in_a_row(page: &PageContext<'_, '_>, nodes: impl IntoIterator<Item = NodeId>) -> Html {
    const MOST: usize = 6;
    let nodes = page.by_title(nodes);
    html! {
        @for (i, &node) in nodes.iter().take(MOST).enumerate() { @if i > 0 { ", " } (page.to(node)) }
        @if nodes.len() > MOST { " " (page.phrase(message::AND_MORE, &[("count", (nodes.len() - MOST).into())])) }
    }
    .into()
}

fn by_title<'p>(model: &Model, mut items: Vec<Item<'p>>) -> Vec<Item<'p>> {
    items.sort_by(|a, b| model.by_title(a.node, b.node));
    for item in &mut items {
        item.related.retain(|(_, links)| !links.is_empty());
    }
    items
}

/// Touchpoints by channel.
#[derive(Debug, Serialize)]
pub struct ChannelsView<'p> {
    /// The channels in the order of the site; last come those that it does not list.
    channels: Vec<ChannelLens<'p>>,
}

#[derive(Debug, Serialize)]
struct ChannelLens<'p> {
    /// The channel itself.
    channel: &'p ChannelView,
    /// The journeys of today that use it, each with a list of the touchpoints.
    journeys: Vec<(Html, Html)>,
    /// How many touchpoints these are.
    count: usize,
}

/// The channels, and where people meet us through each.
pub fn channels<'p>(page: &PageContext<'p, '_>) -> ChannelsView<'p> {
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
            ChannelLens { channel: channel(page, id), journeys, count }
        })
        .collect();
    ChannelsView { channels }
}

/// Processes by class, then by what they are part of.
#[derive(Debug, Serialize)]
pub struct ProcessesView<'p> {
    /// The classes that have processes; then the processes without a class, and those that are retired.
    classes: Vec<ClassLens<'p>>,
}

#[derive(Debug, Serialize)]
struct ClassLens<'p> {
    /// What the class is called, or what these processes have in common.
    title: &'p str,
    /// A sentence about them.
    lead: &'p str,
    /// The items of a list; the parts of a process are a list in its item.
    processes: Html,
}

/// The processes.
pub fn processes<'p>(page: &PageContext<'p, '_>) -> ProcessesView<'p> {
    let model = page.model();
    let top = |is_of_class: &dyn Fn(&Process) -> bool| {
        let top = model.processes.iter().filter(|(_, p)| p.parent.is_none() && is_of_class(p));
        branches(page, top.map(|(id, _)| id).collect())
    };
    let of_class = |class: Option<Class>| top(&|p| p.class == class && !p.profile.is_retired());
    let classes = [
        (message::LENS_GUIDING, message::LENS_GUIDING_LEAD, of_class(Some(Class::Guiding))),
        (message::LENS_CORE, message::LENS_CORE_LEAD, of_class(Some(Class::Core))),
        (message::LENS_ENABLING, message::LENS_ENABLING_LEAD, of_class(Some(Class::Enabling))),
        (message::LENS_NO_CLASS, message::LENS_NO_CLASS_LEAD, of_class(None)),
        (message::LENS_RETIRED, message::LENS_RETIRED_LEAD, top(&|p| p.profile.is_retired())),
    ];
    let text = |message| page.words().text(message);
    let lens = |(title, lead, processes)| ClassLens { title: text(title), lead: text(lead), processes };
    ProcessesView { classes: classes.into_iter().filter(|(.., processes)| !processes.is_empty()).map(lens).collect() }
}

/// Processes and their parts.
fn branches(page: &PageContext<'_, '_>, top: Vec<Id<Process>>) -> Html {
    let model = page.model();
    tree(
        model,
        top,
        |id| page.index.reach.parts_of(id).to_vec(),
        |id| {
            let process = &model.processes[id];
            html! {
                (page.to(process.node)) " "
                span.count {
                    @match page.index.reach.outcomes_of(id).len() {
                        0 if !process.claims() => (page.word(message::NO_PATH_RECORDED)),
                        0 => (page.word(message::LENS_CLAIMED_ONLY)),
                        n => (page.phrase(message::LENS_OUTCOMES, &[("count", n.into())])),
                    }
                }
                (summary(page, process.profile.summary.as_ref()))
            }
        },
    )
}

/// The items of a list by title, each with its parts as a list in it, without asking how deep they lie.
fn tree<T: Thing>(model: &Model, top: Vec<Id<T>>, parts: impl Fn(Id<T>) -> Vec<Id<T>>, item: impl Fn(Id<T>) -> Markup) -> Html {
    let mut html = String::new();
    let sorted = |mut ids: Vec<Id<T>>| {
        model.sort_by_title(&mut ids);
        ids.into_iter()
    };
    let mut open = vec![sorted(top)];
    while let Some(level) = open.last_mut() {
        match level.next() {
            Some(one) => {
                html.push_str("<li>");
                item(one).render_to(&mut html);
                let inner = parts(one);
                if inner.is_empty() {
                    html.push_str("</li>");
                } else {
                    html.push_str("<ul>");
                    open.push(sorted(inner));
                }
            }
            None => {
                open.pop();
                html.push_str(if open.is_empty() { "" } else { "</ul></li>" });
            }
        }
    }
    Html(html)
}

fn summary(page: &PageContext<'_, '_>, summary: Option<&Said>) -> Markup {
    html! { @if let Some(summary) = summary { p { (page.sentences(summary)) } } }
}

/// The org chart.
#[derive(Debug, Serialize)]
pub struct TeamsView {
    /// All teams, as the items of a list; those below a team are a list in its item.
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
    let item = |id: Id<Team>| {
        let team = &model.teams[id];
        let does: BTreeSet<NodeId> = model.graph.naming(team.node, EdgeKind::By).map(|n| model.node(n).file).collect();
        let counts = [("owned", page.index.owned.get(id.index()).map_or(0, Vec::len).into()), ("processes", does.len().into())];
        html! {
            (page.to(team.node)) " " span.count { (page.phrase(message::LENS_TEAM_COUNTS, &counts)) }
            (summary(page, team.profile.summary.as_ref()))
        }
    };
    TeamsView { teams: tree(model, top, |id| children[id.index()].clone(), item) }
}
