//! What surrounds every page: the head, the navigation, the breadcrumbs, the foot.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use crate::base::diagnostic::Severity;
use crate::base::files::resolve;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::check::Findings;
use crate::html::address::encode;
use crate::html::routes::{Lens, Route};
use crate::html::theme::Theme;
use crate::model::Model;
use crate::model::graph::{Entity, Node};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::site::Site;
use crate::syntax::config::NAME;

use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// The same on every page.
#[derive(Debug)]
pub struct Frame {
    /// What templates see as `site`, converted once.
    pub site: Value,
    /// The ways to look at the site: titles and pages.
    nav: Vec<(&'static str, &'static str)>,
    /// The plain pages that the foot leads to: titles and pages, encoded.
    plain: Vec<(Arc<str>, String)>,
}

#[derive(Debug, Serialize)]
struct SiteView {
    title: String,
    language: String,
    us: String,
    logo: Option<String>,
    as_of: Option<String>,
    errors: usize,
    findings: usize,
    remote_pictures: bool,
    asset: BTreeMap<String, String>,
    /// The icons by their names, as HTML.
    icon: BTreeMap<&'static str, Html>,
    counts: FindingCounts,
}

#[derive(Debug, Serialize)]
struct FindingCounts {
    outcomes: usize,
    personas: usize,
    journeys: usize,
    processes: usize,
    services: usize,
    teams: usize,
    systems: usize,
    third_parties: usize,
}

/// The one page.
#[derive(Debug, Serialize)]
pub struct PageView {
    title: String,
    kind: &'static str,
    kind_title: &'static str,
    description: Option<String>,
    /// Whether it names a team.
    description_names_team: bool,
    /// Where it stands, as the items of a list; nothing where it stands at the top.
    crumbs: Html,
    /// The ways to look at the site, as the items of a list; the page's own is marked.
    nav: Html,
    /// The plain pages that every page leads to, as the items of a list.
    plain: Html,
    path: String,
    /// The address of the thing that it is about: what functions such as `touchpoints` take.
    address: Option<String>,
}

/// Plain pages that the foot of each page links to, at most.
const MOST_PAGES: usize = 12;

impl Frame {
    /// Of a site.
    pub fn of(site: &Site, findings: &Findings, theme: &Theme, published: &BTreeMap<Arc<str>, String>) -> Self {
        let model = &site.model;
        let logo = site.config.theme.as_ref().and_then(|t| t.logo.as_ref());
        let logo = logo.and_then(|l| resolve(NAME, &l.0.value)).and_then(|path| published.get(path.as_str()).map(|p| encode(p)));
        let pages = model.pages.iter().filter(|(_, p)| model.node(p.node).title.len() < 80).take(MOST_PAGES);
        let view = SiteView {
            title: model.site.title.to_string(),
            language: model.site.language.to_string(),
            us: model.site.us.to_string(),
            logo,
            as_of: site.as_of.map(|d| d.long()),
            errors: findings.count(Severity::Error),
            findings: findings.list.iter().filter(|f| f.rule != rule::KNOWN_GAP.name).count(),
            remote_pictures: site.config.style().remote_pictures == crate::base::vocabulary::RemotePictures::Allow,
            asset: theme.assets.iter().map(|(name, asset)| (name.replace(['.', '-', '/'], "_"), asset.path.clone())).collect(),
            icon: theme.icons.clone(),
            counts: FindingCounts {
                outcomes: model.outcomes.len(),
                personas: model.personas.len(),
                journeys: model.journeys.len(),
                processes: model.processes.len(),
                services: model.services.len(),
                teams: model.teams.len(),
                systems: model.systems.len(),
                third_parties: model.third_parties.len(),
            },
        };
        let plain = pages.map(|(_, p)| (Arc::clone(&model.node(p.node).title), encode(&model.page(p.node)))).collect();
        Self { site: Value::from_serializable(&view), nav: nav(model), plain }
    }

    /// Of one page.
    pub fn page(&self, page: &PageContext<'_, '_>, route: &Route) -> PageView {
        let model = page.model();
        let (title, kind, kind_title) = match route {
            Route::Home => (model.site.title.to_string(), "home", "Outcomes"),
            Route::Thing(node) | Route::Moved(_, node) => {
                let n = model.node(*node);
                (n.title.to_string(), n.address.kind.word(), kind_title(n.entity))
            }
            Route::Blueprint(journey) => (format!("{}: blueprint", journey_title(model, *journey)), "blueprint", "Journey"),
            Route::Target(journey) => (format!("{}: today and to come", journey_title(model, *journey)), "target", "Journey"),
            Route::Lens(lens) => (lens.title().to_owned(), "lens", "Lens"),
            Route::Glossary => ("Glossary".into(), "glossary", ""),
            Route::Findings => ("Findings".into(), "findings", ""),
            Route::NotFound => ("Page not found".into(), "404", ""),
        };
        let summary = match route {
            Route::Thing(node) => model.profile(*node).summary.as_ref(),
            _ => None,
        };
        let is_team = |&(_, node): &(usize, NodeId)| model.file_kind(node) == Kind::Team;
        let crumbs = match route {
            Route::Thing(node) => crumbs(page, *node),
            Route::Blueprint(journey) | Route::Target(journey) => {
                let node = model.node(model.journeys[*journey].node);
                let mut trail = crumbs(page, model.journeys[*journey].node);
                if trail.is_empty() {
                    write_item(&mut trail, page.root, "index.html", None, "Outcomes");
                }
                write_crumb(&mut trail, page.root, node);
                trail
            }
            _ => Html::default(),
        };
        let nav = self.nav_with(page.root, nav_of(model, route));
        let mut plain = Html::with_room(96 * self.plain.len());
        for (title, url) in &self.plain {
            write_item(&mut plain, page.root, url, None, title);
        }
        PageView {
            title,
            kind,
            kind_title,
            description: summary.map(|summary| summary.plain(model).replace('\n', " ")),
            description_names_team: summary.and_then(|s| s.marked.as_ref()).is_some_and(|marked| marked.titles.iter().any(is_team)),
            crumbs,
            nav,
            plain,
            path: route.path(model),
            address: match route {
                Route::Thing(node) => Some(model.node(*node).address.to_string()),
                Route::Blueprint(id) | Route::Target(id) => Some(model.node(model.journeys[*id].node).address.to_string()),
                _ => None,
            },
        }
    }

    fn nav_with(&self, root: &str, own: Option<&str>) -> Html {
        let mut html = Html::with_room(96 * self.nav.len());
        for &(title, url) in &self.nav {
            let mark = (Some(url) == own).then_some(" aria-current=\"true\"");
            write_item(&mut html, root, url, mark, title);
        }
        html
    }
}

/// A link as the item of a list, on a line of its own.
fn write_item(html: &mut Html, root: &str, url: &str, mark: Option<&str>, title: &str) {
    html.raw("\n    <li><a href=\"").raw(root).raw(url).raw("\"").raw(mark.unwrap_or("")).raw(">").text(title).raw("</a></li>");
}

fn journey_title(model: &Model, journey: Id<Journey>) -> &str {
    &model.node(model.journeys[journey].node).title
}

fn kind_title(entity: Entity) -> &'static str {
    match entity {
        Entity::Outcome(_) => "Outcome",
        Entity::Persona(_) => "Persona",
        Entity::Journey(_) => "Journey",
        Entity::Process(_) => "Process",
        Entity::Service(_) => "Service",
        Entity::Team(_) => "Team",
        Entity::System(_) => "System",
        Entity::ThirdParty(_) => "Third party",
        _ => "",
    }
}

/// The ways to look at the site that lead to something.
fn nav(model: &Model) -> Vec<(&'static str, &'static str)> {
    let lenses = Lens::ALL.into_iter().filter(|lens| is_there(model, *lens));
    std::iter::once(("Outcomes", "index.html")).chain(lenses.map(|lens| (lens.title(), lens.page()))).collect()
}

/// The way that a page belongs to.
fn nav_of(model: &Model, route: &Route) -> Option<&'static str> {
    match route {
        Route::Thing(node) => match model.node(*node).entity {
            Entity::Outcome(_) | Entity::Journey(_) => Some("index.html"),
            Entity::Persona(_) => Some(Lens::Persona.page()),
            Entity::Process(_) => Some(Lens::Process.page()),
            Entity::Service(_) => Some(Lens::Service.page()),
            Entity::System(_) | Entity::ThirdParty(_) => Some(Lens::System.page()),
            Entity::Team(_) => Some(Lens::Team.page()),
            _ => None,
        },
        Route::Home | Route::Blueprint(_) | Route::Target(_) => Some("index.html"),
        Route::Lens(lens) => Some(lens.page()),
        _ => None,
    }
}

fn is_there(model: &Model, lens: Lens) -> bool {
    match lens {
        Lens::Persona => !model.personas.is_empty(),
        Lens::Process => !model.processes.is_empty(),
        Lens::Service => !model.services.is_empty(),
        Lens::Channel => model.touchpoints.iter().any(|(_, t)| !t.channels.is_empty()),
        Lens::System => !model.systems.is_empty(),
        Lens::Team => !model.teams.is_empty(),
    }
}

fn write_crumb(html: &mut Html, root: &str, node: &Node) {
    html.raw("\n    <li><a href=\"").raw(root).page(&node.address).raw("\">").text(&node.title).raw("</a></li>");
}

/// Where a page stands: outcome › journey › page. A process stands below the first outcome that it
/// reaches and the processes that it is part of.
fn crumbs(page: &PageContext<'_, '_>, node: NodeId) -> Html {
    let model = page.model();
    let outcome_chain = |id| {
        let mut chain: Vec<NodeId> = model.wider(id).map(|o| model.outcomes[o].node).collect();
        chain.reverse();
        chain
    };
    let mut trail: Vec<NodeId> = Vec::new();
    match model.node(node).entity {
        Entity::Outcome(id) => trail.extend(outcome_chain(id)),
        Entity::Journey(id) => {
            if let Some(outcome) = model.journeys[id].outcome {
                trail.extend(outcome_chain(outcome));
                trail.push(model.outcomes[outcome].node);
            }
        }
        Entity::Process(id) => {
            if let Some(&outcome) = page.index.reach.outcomes_of(id).first() {
                trail.push(model.outcomes[outcome].node);
            }
            let mut wider: Vec<NodeId> = model.wider_processes(id).map(|p| model.processes[p].node).collect();
            wider.reverse();
            trail.extend(wider);
        }
        Entity::Team(id) => {
            let mut above: Vec<NodeId> =
                std::iter::successors(model.teams[id].parent, |&t| model.teams[t].parent).map(|t| model.teams[t].node).collect();
            above.reverse();
            trail.extend(above);
        }
        _ => {}
    }
    let mut html = Html::with_room(128 * (trail.len() + 1));
    if trail.is_empty() {
        return html;
    }
    let (title, top) = match model.node(node).entity {
        Entity::Team(_) => (Lens::Team.title(), Lens::Team.page()),
        _ => ("Outcomes", "index.html"),
    };
    write_item(&mut html, page.root, top, None, title);
    for node in trail {
        write_crumb(&mut html, page.root, model.node(node));
    }
    html
}
