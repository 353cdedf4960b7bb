//! From a route to its bytes.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tera::Context;

use crate::analysis::AnalysisContext;
use crate::analysis::effort;
use crate::analysis::known_gaps::{self, KnownGap};
use crate::analysis::reach::Reach;
use crate::check::{FindingIndex, Findings};
use crate::model::Model;
use crate::model::graph::{Entity, NodeId};
use crate::picture::blueprint::lines_for_teams;
use crate::site::{Checked, Site};

use super::address::to_root;
use super::body::Body;
use super::routes::{Lens, Route, routes};
use super::theme::{Theme, explain};
use super::views::touchpoint::ChannelView;
use super::views::{self, PageContext};

/// Everything that pages are made from.
#[derive(Debug)]
pub struct Pages<'s> {
    /// The site.
    pub site: &'s Site,
    /// What was found in it.
    pub findings: &'s Findings,
    /// Templates and assets.
    pub theme: &'s Theme,
    /// Who serves what.
    pub reach: Arc<Reach>,
    /// What the analyses stand on.
    pub analysis: AnalysisContext<'s>,
    /// Where copied files are published, by their path in the site.
    pub published: BTreeMap<Arc<str>, String>,
    /// Where the site lies on its host, where that is known: `/docs/`. The page for addresses that do not exist, which is shown
    /// at any of them, has its links begin there; else it has none.
    pub place: Option<String>,
    /// The files that each team answers for, by the team's place in its arena.
    pub(super) owned: Vec<Vec<NodeId>>,
    /// The channels that touchpoints name, by their ids.
    pub(super) channels: BTreeMap<Arc<str>, ChannelView>,
    known_minutes: OnceLock<f64>,
    found: OnceLock<FindingIndex>,
    gaps: OnceLock<Vec<KnownGap>>,
    team_lines: OnceLock<usize>,
    shell: views::frame::Shell,
}

impl<'s> Pages<'s> {
    /// The pages of a site that was checked.
    pub fn of(checked: &'s Checked, theme: &'s Theme, published: BTreeMap<Arc<str>, String>) -> Self {
        Self::new(&checked.site, &checked.findings, theme, published)
    }

    /// The pages of a site. `published` says where each of `Site::assets` lies.
    pub fn new(site: &'s Site, findings: &'s Findings, theme: &'s Theme, published: BTreeMap<Arc<str>, String>) -> Self {
        let shell = views::frame::Shell::of(site, findings, theme, &published);
        let reach = Arc::new(Reach::of(&site.model));
        let analysis = AnalysisContext::new(&site.model, Arc::clone(&reach));
        Self {
            site,
            findings,
            theme,
            reach,
            analysis,
            published,
            place: None,
            owned: owned(&site.model),
            channels: views::touchpoint::channels(&site.model),
            known_minutes: OnceLock::new(),
            found: OnceLock::new(),
            gaps: OnceLock::new(),
            team_lines: OnceLock::new(),
            shell,
        }
    }

    /// The graph.
    pub fn model(&self) -> &'s Model {
        &self.site.model
    }

    /// The known work of the whole site, in minutes a month, counted when it is first asked for.
    pub(super) fn known_minutes(&self) -> f64 {
        *self.known_minutes.get_or_init(|| effort::known_minutes(&self.analysis))
    }

    /// The findings by file, indexed when they are first asked for.
    pub fn found(&self) -> &FindingIndex {
        self.found.get_or_init(|| FindingIndex::of(&self.site.model, self.findings))
    }

    /// What is knowingly left open, collected when it is first asked for.
    pub(super) fn gaps(&self) -> &[KnownGap] {
        self.gaps.get_or_init(|| known_gaps::all(&self.site.model))
    }

    /// How many lines the longest name of a team takes on a card of a blueprint.
    pub(super) fn team_lines(&self) -> usize {
        let model = self.model();
        let titles = || model.teams.iter().map(|(_, team)| &*model.node(team.node).title);
        *self.team_lines.get_or_init(|| lines_for_teams(titles(), self.slack()))
    }

    /// Percent to spare where text is measured: the widths of a font of the site's own are unknown.
    pub(super) fn slack(&self) -> u32 {
        let own = self.site.config.theme.as_ref().is_some_and(|theme| theme.font.is_some());
        if own { 10 } else { 0 }
    }

    /// All pages.
    pub fn routes(&self) -> Vec<Route> {
        routes(self.model())
    }

    /// The path and the bytes of a page.
    ///
    /// # Errors
    /// A template of the site's theme fails: which, and why.
    pub fn render(&self, route: &Route) -> Result<(String, Vec<u8>), String> {
        let mut bytes = Vec::with_capacity(32 << 10);
        let path = self.render_to(route, &mut bytes)?;
        Ok((path, bytes))
    }

    /// Renders a page into a buffer in the place of what it held; its path.
    ///
    /// # Errors
    /// As `render`.
    pub fn render_to(&self, route: &Route, bytes: &mut Vec<u8>) -> Result<String, String> {
        let path = route.path(self.model());
        let root = match route {
            Route::NotFound => self.place.clone(),
            _ => Some(to_root(&path)),
        };
        self.render_at(route, root.as_deref(), bytes)?;
        Ok(path)
    }

    /// The bytes of the page for an address that does not exist, as it is shown there: its links
    /// begin where that address lies.
    ///
    /// # Errors
    /// As `render`.
    pub fn render_missing(&self, address: &str) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        self.render_at(&Route::NotFound, Some(&to_root(address)), &mut bytes)?;
        Ok(bytes)
    }

    /// Renders a page from which `root`, where one is known, leads to the root of the site.
    fn render_at(&self, route: &Route, root: Option<&str>, bytes: &mut Vec<u8>) -> Result<(), String> {
        bytes.clear();
        let scene = PageContext { pages: self, root: root.unwrap_or("") };
        let (template, context) = match route {
            Route::Home => ("home.html", scene.context(&views::home::view(&scene))),
            Route::Thing(node) => self.thing(&scene, *node),
            Route::Blueprint(id) => ("blueprint.html", scene.context(&views::blueprint::view(&scene, *id))),
            Route::Target(id) => ("target.html", scene.context(&views::target::view(&scene, *id))),
            Route::Lens(lens) => lens_page(&scene, *lens),
            Route::Glossary => ("glossary.html", Ok(Context::new())),
            Route::Findings => ("findings.html", scene.context(&views::findings::view(&scene))),
            Route::NotFound => (if root.is_some() { "404.html" } else { "not-found.html" }, Ok(Context::new())),
            Route::Moved(_, node) => ("moved.html", scene.context(&views::link::MovedPage { to: scene.link(*node) })),
        };
        let mut context = context.map_err(|e| explain(&e))?;
        context.insert("root", scene.root);
        context.insert("page", &self.shell.page(&scene, route));
        context.insert_value("site", self.shell.site.clone());
        self.theme.tera.render_to(template, &context, bytes).map_err(|e| format!("{template}: {}", explain(&e)))
    }

    fn thing(&self, scene: &PageContext<'_, 's>, node: NodeId) -> (&'static str, tera::TeraResult<Context>) {
        match self.model().node(node).entity {
            Entity::Outcome(id) => ("outcome.html", scene.context(&views::outcome::view(scene, id))),
            Entity::Persona(id) => ("persona.html", scene.context(&views::persona::view(scene, id))),
            Entity::Journey(id) => ("journey.html", scene.context(&views::journey::view(scene, id))),
            Entity::Process(id) => ("process.html", scene.context(&views::process::view(scene, id))),
            Entity::Service(id) => ("service.html", scene.context(&views::service::view(scene, id))),
            Entity::Team(id) => ("team.html", scene.context(&views::team::view(scene, id))),
            Entity::System(id) => ("system.html", scene.context(&views::system::view(scene, id))),
            Entity::ThirdParty(id) => ("third-party.html", scene.context(&views::third_party::view(scene, id))),
            _ => ("page.html", scene.context(&views::page::view(scene, node))),
        }
    }

    /// The texts of the document that a node's file comes from; none for a third party without a
    /// file, and for a file that could not be read.
    pub(super) fn body<'p>(&'p self, node: NodeId, root: &'p str) -> Option<Body<'p, 's>> {
        let profile = self.model().profile(node);
        profile.document.filter(|_| !profile.broken).map(|n| Body::new(self, n, root))
    }
}

/// The files that each team answers for.
fn owned(model: &Model) -> Vec<Vec<NodeId>> {
    let mut owned = vec![Vec::new(); model.teams.len()];
    for (i, node) in model.graph.nodes.iter().enumerate() {
        if node.file.index() == i
            && let Some(team) = model.profile(node.file).owner
        {
            owned[team.index()].push(node.file);
        }
    }
    owned
}

fn lens_page(scene: &PageContext<'_, '_>, lens: Lens) -> (&'static str, tera::TeraResult<Context>) {
    match lens {
        Lens::Process => ("by-process.html", scene.context(&views::lenses::processes(scene))),
        Lens::Channel => ("by-channel.html", scene.context(&views::lenses::channels(scene))),
        Lens::Team => ("by-team.html", scene.context(&views::lenses::teams(scene))),
        Lens::Persona => ("lens.html", scene.context(&views::lenses::personas(scene))),
        Lens::Service => ("lens.html", scene.context(&views::lenses::services(scene))),
        Lens::System => ("lens.html", scene.context(&views::lenses::systems(scene))),
    }
}
