//! What surrounds every page: the head, the navigation, the breadcrumbs, the foot.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use maud::{Markup, Render, html};
use serde::Serialize;
use tera::Value;

use crate::base::diagnostic::Severity;
use crate::base::files::resolve;
use crate::base::kind::Kind;
use crate::base::rule;
use crate::check::Findings;
use crate::html::address::{encode, page_of};
use crate::html::editions::Editions;
use crate::html::feed;
use crate::html::pages::insight;
use crate::html::publishing::Publishing;
use crate::html::rail::Rail;
use crate::html::routes::{Lens, Route};
use crate::html::theme::Theme;
use crate::model::Model;
use crate::model::graph::{Entity, Node};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::site::Site;
use crate::syntax::config::NAME;
use crate::words::{Message, message};

use crate::html::html_text::{self, Html, room, text};
use crate::html::page_context::PageContext;

/// The same on every page.
#[derive(Debug)]
pub struct Frame {
    /// What templates see as `site`, converted once.
    pub site: Value,
    /// Where the bar leads at once: titles and pages.
    nav: Vec<WayIn>,
    /// The other ways to look at the site, behind *Look by*; the org chart last.
    look_by: Vec<WayIn>,
    /// The outcomes, and what lies underneath.
    rail: Rail,
    /// The plain pages that the foot leads to: titles and pages, encoded.
    plain: Vec<(Arc<str>, String)>,
    /// The address that the site will have.
    base_url: Option<String>,
    /// The editions that are published together, where there are several.
    editions: Option<Editions>,
}

#[derive(Debug, Serialize)]
struct SiteView {
    /// What the site is called.
    title: String,
    /// The language of the content, as a code: `en`.
    language: String,
    /// What we are called.
    us: String,
    /// Where the logo lies, from the root of the site, encoded.
    logo: Option<String>,
    /// The day from which age is counted: `3 November 2026`.
    as_of: Option<String>,
    /// How many errors the checks find.
    errors: usize,
    /// How many findings there are in all; known gaps are not among them.
    findings: usize,
    /// Whether there is a page of what changed last: where a repository says so.
    recent: bool,
    /// Whether pages may load pictures from other hosts.
    remote_pictures: bool,
    /// Where the files of `theme/assets/` and ours lie, from the root of the site; `_` stands for each `.`, `-` and `/` of a name.
    asset: BTreeMap<String, String>,
    /// Whether search engines are asked to leave the site out.
    noindex: bool,
    /// Where the site lies on its host, without `/` at its end: what `--base-url` says.
    base_url: Option<String>,
    /// Whether there is a feed of what changed last.
    feed: bool,
    /// A line that stands on top of every page: what `--banner` says.
    banner: Option<String>,
    /// The icons that `icons.html` draws.
    icon: BTreeMap<&'static str, Html>,
    /// How many there are of each kind, retired ones too.
    counts: ThingCounts,
}

#[derive(Debug, Serialize)]
struct ThingCounts {
    /// What somebody wants to be true in the end.
    outcomes: usize,
    /// People who share needs.
    personas: usize,
    /// What they go through, today or one day.
    journeys: usize,
    /// How we bring it about.
    processes: usize,
    /// What the customer gets.
    services: usize,
    /// Parts that people play.
    roles: usize,
    /// People of ours who work together.
    teams: usize,
    /// What runs or supports the work.
    systems: usize,
    /// Those beyond our four walls, with a file of their own or without.
    third_parties: usize,
}

/// The one page.
#[derive(Debug, Serialize)]
pub struct PageView<'p> {
    /// What the page is called.
    pub(super) title: Cow<'p, str>,
    /// The kind of the file, such as `third-party`; else `home`, `blueprint`, `logged`, `target`, `journey-table`, `side-by-side`, `lens`, `insights`,
    /// `insight`, `matrix`, `glossary`, `findings`, `recent`, `rechecks`, `index` or `404`.
    kind: &'static str,
    /// What readers call the kind: of a blueprint, a target and a table that of a journey, of journeys side by side that of many, of
    /// home that of outcomes, of an insight that of all; empty for the last three.
    kind_title: &'p str,
    /// The file's sentence about itself, on one line, without markup.
    description: Option<String>,
    /// Whether it names a team.
    description_names_team: bool,
    /// Where it stands, as the items of a list; nothing where it stands at the top.
    crumbs: Html,
    /// Where the bar leads at once, as the items of a list; the page's own is marked.
    nav: Html,
    /// The other ways to look at the site, as the items of a list; the page's own is marked.
    look_by: Html,
    /// Whether the page is, or belongs to, one of these other ways.
    is_looked_by: bool,
    /// The outcomes and what lies underneath, beside the page; nothing on home, journeys and blueprints.
    rail: Html,
    /// The plain pages that every page leads to, as the items of a list: the first that lie in `pages/` itself.
    plain: Html,
    /// Where it lies, from the root of the site, not encoded.
    path: String,
    /// The editions of the site, as the items of a list: each leads to the same page there. The page's own is marked; nothing where there is
    /// only the newest.
    editions: Html,
    /// A sentence on the pages of an earlier edition: that this is not the newest, with a link to the same page there.
    not_newest: Html,
    /// Its address on the host, where that is known and the page has one of its own.
    canonical: Option<String>,
    /// The address of the thing that it is about: what functions such as `touchpoints` take.
    address: Option<String>,
}

/// A way to look at the site: what it is called, and its page.
type WayIn = (Message, &'static str);

/// The way to look at the site that home is.
const OUTCOMES: WayIn = (message::KIND_OUTCOME_MANY, "index.html");

/// The way to look at the site by journey.
const JOURNEYS: WayIn = (message::KIND_JOURNEY_MANY, "journeys.html");

/// What the analyses say.
const INSIGHTS: WayIn = (message::INSIGHTS, "insights.html");

/// Plain pages that the foot of each page links to, at most: those that lie in `pages/` itself.
const MOST_PAGES: usize = 6;

impl Frame {
    /// Of a site.
    pub fn of(site: &Site, findings: &Findings, theme: &Theme, published: &BTreeMap<Arc<str>, String>, publishing: &Publishing) -> Self {
        let model = &site.model;
        let logo = site.config.theme.as_ref().and_then(|t| t.logo.as_ref());
        let logo = logo.and_then(|l| resolve(NAME, &l.0.value)).and_then(|path| published.get(path.as_str()).map(|p| encode(p)));
        // What lies in a folder of its own is about the same as that folder, and found from there.
        let is_on_top = |node: &Node| node.place.as_ref().is_none_or(|place| place.file.matches('/').count() < 2);
        let pages =
            model.pages.iter().filter(|(_, p)| model.node(p.node).title.len() < 48 && is_on_top(model.node(p.node))).take(MOST_PAGES);
        let view = SiteView {
            title: model.site.title.to_string(),
            language: model.site.language.to_string(),
            us: model.site.us.to_string(),
            logo,
            as_of: site.as_of.map(|d| theme.words.day(d)),
            errors: findings.count(Severity::Error),
            findings: findings.list.iter().filter(|f| f.rule != rule::KNOWN_GAP.name).count(),
            recent: site.history.is_some(),
            remote_pictures: site.config.style().remote_pictures == crate::base::vocabulary::RemotePictures::Allow,
            asset: theme.assets.iter().map(|(name, asset)| (name.replace(['.', '-', '/'], "_"), asset.path.clone())).collect(),
            noindex: site.config.is_left_out_of_search() || publishing.is_earlier_edition(),
            base_url: publishing.base_url.clone(),
            feed: publishing.base_url.is_some() && !publishing.is_earlier_edition() && feed::is_there(site),
            banner: publishing.banner.clone(),
            icon: theme.icons.clone(),
            counts: ThingCounts {
                outcomes: model.outcomes.len(),
                personas: model.personas.len(),
                journeys: model.journeys.len(),
                processes: model.processes.len(),
                services: model.services.len(),
                roles: model.roles.len(),
                teams: model.teams.len(),
                systems: model.systems.len(),
                third_parties: model.third_parties.len(),
            },
        };
        let plain = pages.map(|(_, p)| (Arc::clone(&model.node(p.node).title), encode(&model.page(p.node)))).collect();
        let (nav, look_by) = nav(model);
        let Publishing { base_url, editions, .. } = publishing.clone();
        Self { site: Value::from_serializable(&view), nav, look_by, rail: Rail::of(model), plain, base_url, editions }
    }

    /// Of one page.
    pub fn page<'p>(&self, page: &PageContext<'p, '_>, route: &Route) -> PageView<'p> {
        let model = page.model();
        let (title, kind, kind_title) = titles(page, route);
        let summary = match route {
            Route::Thing(node) => model.profile(*node).summary.as_ref(),
            _ => None,
        };
        let is_team = |&(_, node): &(usize, NodeId)| model.file_kind(node) == Kind::Team;
        let own = nav_of(model, route);
        let links = |list: &[WayIn]| {
            html! { (room(96 * list.len())) @for &(title, url) in list { (item(page, url, Some(url) == own, page.word(title))) } }.into()
        };
        PageView {
            title,
            kind,
            kind_title,
            description: summary.map(|summary| summary.plain(model).replace('\n', " ")),
            description_names_team: summary.and_then(|s| s.marked.as_ref()).is_some_and(|marked| marked.titles.iter().any(is_team)),
            crumbs: crumbs(page, route).into(),
            nav: links(&self.nav),
            look_by: links(&self.look_by),
            is_looked_by: self.look_by.iter().any(|&(_, url)| Some(url) == own),
            rail: self.rail.html(page, route),
            plain: html! { (room(96 * self.plain.len())) @for (title, url) in &self.plain { (item(page, url, false, text(title))) } }
                .into(),
            canonical: self
                .base_url
                .as_ref()
                .filter(|_| *route != Route::NotFound)
                .map(|base| format!("{base}/{}", encode(&route.path(model)))),
            path: route.path(model),
            address: route.subject(model).map(|node| model.node(node).address.to_string()),
            editions: self.editions.as_ref().map_or_else(Html::default, |editions| editions.switch(page, route)),
            not_newest: self.editions.as_ref().map_or_else(Html::default, |editions| editions.not_newest(page, route)),
        }
    }
}

/// What a page is called, what it is for style sheets, and what that is called.
fn titles<'p>(page: &PageContext<'p, '_>, route: &Route) -> (Cow<'p, str>, &'static str, &'p str) {
    let model = page.model();
    let words = page.words();
    let of_journey = |title: Message, journey: Id<Journey>| {
        let journey = &model.node(model.journeys[journey].node).title;
        Cow::Owned(words.say(title, &[("journey", (&**journey).into())]))
    };
    match route {
        Route::Home => (Cow::Borrowed(&*model.site.title), "home", words.text(Message::many(Kind::Outcome))),
        Route::Thing(node) | Route::Moved(_, node) => {
            let node = model.node(*node);
            (Cow::Borrowed(&*node.title), node.address.kind.word(), words.text(node.address.kind))
        }
        Route::Blueprint(journey) => (of_journey(message::FRAME_BLUEPRINT, *journey), "blueprint", words.text(Kind::Journey)),
        Route::Logged(journey) => (of_journey(message::FRAME_LOGGED, *journey), "logged", words.text(Kind::Journey)),
        Route::Target(journey) => (of_journey(message::FRAME_TARGET, *journey), "target", words.text(Kind::Journey)),
        Route::JourneyTable(journey) => (of_journey(message::FRAME_JOURNEY_TABLE, *journey), "journey-table", words.text(Kind::Journey)),
        Route::SideBySide(thing) => {
            let thing = (&*model.node(*thing).title).into();
            (words.say(message::FRAME_SIDE_BY_SIDE, &[("thing", thing)]).into(), "side-by-side", words.text(Message::many(Kind::Journey)))
        }
        Route::Journeys => (words.text(Message::many(Kind::Journey)).into(), "journeys", ""),
        Route::Lens(lens) => (words.text(lens.title()).into(), "lens", words.text(message::LENS)),
        Route::Insights => (words.text(message::INSIGHTS).into(), "insights", ""),
        Route::Insight(analysis) => (words.text(insight::title(analysis)).into(), "insight", words.text(message::INSIGHTS)),
        Route::Matrix(matrix) => (words.text(matrix.title()).into(), "matrix", words.text(message::INSIGHTS)),
        Route::Traceability(outcome) => {
            let outcome = (&*model.node(model.outcomes[*outcome].node).title).into();
            (words.say(message::FRAME_TRACEABILITY, &[("outcome", outcome)]).into(), "matrix", words.text(message::INSIGHTS))
        }
        Route::Glossary => (words.text(message::GLOSSARY).into(), "glossary", ""),
        Route::Findings => (words.text(message::FINDINGS).into(), "findings", ""),
        Route::Recent => (words.text(message::RECENT).into(), "recent", ""),
        Route::Rechecks => (words.text(message::RECHECK).into(), "rechecks", ""),
        Route::Index | Route::IndexPart(_) => (words.text(message::INDEX).into(), "index", ""),
        Route::NotFound => (words.text(message::NOT_FOUND_TITLE).into(), "404", ""),
    }
}

/// A link as the item of a list, which ends where the next one begins. `url`: encoded.
fn item<'a>(page: &PageContext<'a, '_>, url: &'a str, is_own: bool, title: impl Render + 'a) -> impl Render + 'a {
    let root = page.root;
    html_text::write(move |out| {
        for part in ["<li><a href=\"", root, url, if is_own { "\" aria-current=\"true\">" } else { "\">" }] {
            out.push_str(part);
        }
        title.render_to(out);
        out.push_str("</a>");
    })
}

/// Where the bar leads: at once, and behind *Look by*.
fn nav(model: &Model) -> (Vec<WayIn>, Vec<WayIn>) {
    let lenses = Lens::ALL.into_iter().filter(|lens| lens.is_there(model));
    let (at_once, look_by): (Vec<Lens>, Vec<Lens>) = lenses.partition(|lens| *lens == Lens::Process);
    let links = |lenses: Vec<Lens>| lenses.into_iter().map(|lens| (lens.title(), lens.page()));
    let journeys = (!model.journeys.is_empty()).then_some(JOURNEYS);
    ([OUTCOMES].into_iter().chain(journeys).chain(links(at_once)).chain([INSIGHTS]).collect(), links(look_by).collect())
}

/// The way that a page belongs to.
fn nav_of(model: &Model, route: &Route) -> Option<&'static str> {
    match route {
        Route::Thing(node) => match model.node(*node).entity {
            Entity::Outcome(_) => Some(OUTCOMES.1),
            Entity::Journey(_) => Some(JOURNEYS.1),
            Entity::Persona(_) => Some(Lens::Persona.page()),
            Entity::Process(_) => Some(Lens::Process.page()),
            Entity::Service(_) => Some(Lens::Service.page()),
            Entity::System(_) => Some(Lens::System.page()),
            Entity::ThirdParty(_) => Some(Lens::ThirdParty.page()),
            Entity::Role(_) => Some(Lens::Role.page()),
            Entity::Team(_) => Some(Lens::Team.page()),
            _ => None,
        },
        Route::SideBySide(node) => nav_of(model, &Route::Thing(*node)),
        Route::Home => Some(OUTCOMES.1),
        Route::Journeys | Route::Blueprint(_) | Route::Logged(_) | Route::Target(_) | Route::JourneyTable(_) => Some(JOURNEYS.1),
        Route::Lens(lens) => Some(lens.page()),
        Route::Traceability(_) => Some(OUTCOMES.1),
        Route::Insights | Route::Insight(_) | Route::Matrix(_) => Some(INSIGHTS.1),
        _ => None,
    }
}

/// Where a page stands, the widest first: an outcome below wider ones, a journey below its outcome, a process below those that it is part
/// of; nothing where it stands at the top.
fn crumbs(page: &PageContext<'_, '_>, route: &Route) -> Markup {
    let model = page.model();
    let node = match route {
        Route::Thing(node) | Route::SideBySide(node) => *node,
        Route::Blueprint(journey) | Route::Logged(journey) | Route::Target(journey) | Route::JourneyTable(journey) => {
            model.journeys[*journey].node
        }
        Route::Traceability(outcome) => model.outcomes[*outcome].node,
        Route::Insight(_) | Route::Matrix(_) => return item(page, INSIGHTS.1, false, page.word(INSIGHTS.0)).render(),
        _ => return Markup::default(),
    };
    let entity = model.node(node).entity;
    let mut trail = above(model, entity);
    trail.reverse();
    let top = match entity {
        Entity::Journey(_) if !trail.is_empty() => None,
        Entity::Page(_) => None,
        Entity::Outcome(_) => Some(OUTCOMES),
        Entity::Journey(_) => Some(JOURNEYS),
        _ => nav_of(model, route)
            .and_then(|url| Lens::ALL.into_iter().find(|lens| lens.page() == url))
            .map(|lens| (lens.title(), lens.page())),
    };
    html! {
        @if let Some((title, url)) = top { (item(page, url, false, page.word(title))) }
        @for node in trail.iter().map(|&node| model.node(node)) { (item(page, &page_of(&node.address), false, text(&node.title))) }
    }
}

/// What the page of a thing stands below, from the nearest on.
fn above(model: &Model, entity: Entity) -> Vec<NodeId> {
    let outcomes = |id: Option<_>| id.into_iter().flat_map(|id| model.with_wider(id)).map(|outcome| model.outcomes[outcome].node);
    match entity {
        Entity::Outcome(id) => outcomes(Some(id)).skip(1).collect(),
        Entity::Journey(id) => outcomes(model.journeys[id].outcome).collect(),
        Entity::Process(id) => model.wider_processes(id).map(|process| model.processes[process].node).collect(),
        Entity::Team(id) => {
            let above = std::iter::successors(model.teams[id].parent, |&team| model.teams[team].parent);
            above.map(|team| model.teams[team].node).collect()
        }
        _ => Vec::new(),
    }
}
