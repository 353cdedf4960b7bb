//! From a route to its bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera};

use crate::analysis::held::ShownInPart;
use crate::check::Findings;
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::search::part::PartName;
use crate::search::{Searched, published};
use crate::site::{Checked, Site};
use crate::words::message;

use super::address::{path_of_base, to_root};
use super::assembly::book::{BookOf, chapters};
use super::assembly::{Assembly, FilesByPath};
use super::frame::Frame;
use super::held::held;
use super::page_context::{FIELDS, PageContext};
use super::pages;
use super::pages::diff::ChangesPage;
use super::publishing::Publishing;
use super::routes::{Lens, Route, of_history, routes};
use super::site_functions::{self, AskedSite};
use super::site_index::SiteIndex;
use super::table_files::{TableFile, beside_page, table_files};
use super::theme::{Theme, explain};

/// Renders the pages of one site by one theme.
#[derive(Debug)]
pub struct Renderer<'s> {
    /// The site, and what pages ask of it.
    pub index: SiteIndex<'s>,
    /// Templates, words and assets.
    pub theme: &'s Theme,
    /// Where the site lies on its host, where that is known: `/docs/`. The page for addresses that do not exist, which is shown
    /// at any of them, has its links begin there; else at the root of the host, where most sites lie, and it says so.
    pub place: Option<String>,
    frame: Frame,
    /// The pages of the whole site, by path, where this is what one audience sees of it.
    of_whole: BTreeMap<String, Route>,
    /// Those of the theme; where the site brings its own, they can ask the site.
    templates: Cow<'s, Tera>,
}

impl<'s> Renderer<'s> {
    /// Of a site that was checked.
    pub fn of(checked: &'s Checked, theme: &'s Theme, published: BTreeMap<Arc<str>, String>) -> Self {
        Self::of_publication(checked, theme, published, &Publishing::default())
    }

    /// Of a site that was checked, and of what is said of its publication.
    pub fn of_publication(checked: &'s Checked, theme: &'s Theme, published: BTreeMap<Arc<str>, String>, publishing: &Publishing) -> Self {
        let renderer = Self::published(&checked.site, &checked.findings, theme, published.clone(), publishing);
        match &checked.whole {
            Some(whole) => renderer.held_against(whole, published),
            None => renderer,
        }
    }

    /// The same where the site is what one audience sees of this one: figures stand where both say the same.
    #[must_use]
    pub fn held_against(mut self, whole: &'s Checked, published: BTreeMap<Arc<str>, String>) -> Self {
        let index = SiteIndex::new(&whole.site, &whole.findings, published);
        let model = index.model();
        self.of_whole =
            routes(model).into_iter().chain(of_history(index.site).iter().cloned()).map(|route| (route.path(model), route)).collect();
        self.index.in_part = ShownInPart::of(self.model(), model);
        self.index.whole = Some(Box::new(index));
        self
    }

    /// Of a site. `published` says where each of [`Site::assets`] lies.
    pub fn new(site: &'s Arc<Site>, findings: &'s Findings, theme: &'s Theme, published: BTreeMap<Arc<str>, String>) -> Self {
        Self::published(site, findings, theme, published, &Publishing::default())
    }

    fn published(
        site: &'s Arc<Site>,
        findings: &'s Findings,
        theme: &'s Theme,
        published: BTreeMap<Arc<str>, String>,
        publishing: &Publishing,
    ) -> Self {
        let frame = Frame::of(site, findings, theme, &published, publishing);
        let templates = templates(site, theme, &published);
        let place = publishing.base_url.as_deref().map(path_of_base);
        Self { index: SiteIndex::new(site, findings, published), theme, place, frame, of_whole: BTreeMap::new(), templates }
    }

    /// The graph.
    pub fn model(&self) -> &'s Model {
        self.index.model()
    }

    /// All pages.
    pub fn routes(&self) -> Vec<Route> {
        routes(self.model()).into_iter().chain(of_history(self.index.site).iter().cloned()).collect()
    }

    /// All tables that lie beside them.
    pub fn tables(&self) -> Vec<TableFile> {
        table_files(self.model())
    }

    /// The tables beside a page, each with its path and its bytes. The page is rendered next: it shows what they hold.
    pub fn tables_before(&self, route: &Route) -> impl Iterator<Item = (String, Vec<u8>)> {
        let tables = beside_page(self.model(), route).into_iter();
        tables.map(|table| (table.path(self.model()), table.csv_before_page(&self.index).into_bytes()))
    }

    /// The bytes of a table.
    pub fn table(&self, table: &TableFile) -> Vec<u8> {
        table.csv(&self.index).into_bytes()
    }

    /// The parts of the index that pages are searched by.
    pub fn search_parts(&self) -> Vec<PartName> {
        self.searched().part_names()
    }

    /// The bytes of a part of that index, worked out now.
    pub fn search_part(&self, name: PartName) -> Vec<u8> {
        published::script(&self.searched().part(name))
    }

    fn searched(&self) -> Searched<'_> {
        Searched::new(self.model(), &self.index.site.documents, &self.index.reach)
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
            Route::NotFound => self.place.clone().unwrap_or_else(|| "/".to_owned()),
            _ => to_root(&path),
        };
        self.render_at(route, &root, bytes)?;
        Ok(path)
    }

    /// The page of a route as it would lie at the root of the site, wherever it lies.
    ///
    /// # Errors
    /// As `render`.
    pub(super) fn render_from_root(&self, route: &Route) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::with_capacity(32 << 10);
        self.render_at(route, "", &mut bytes)?;
        Ok(bytes)
    }

    /// What the page of a route is called.
    pub(super) fn title(&self, route: &Route) -> String {
        self.frame.page(&self.at_root(), route).title.into_owned()
    }

    fn at_root(&self) -> PageContext<'_, 's> {
        PageContext { index: &self.index, theme: self.theme, root: "", file: None }
    }

    /// The bytes of the page for an address that does not exist, as it is shown there: its links
    /// begin where that address lies.
    ///
    /// # Errors
    /// As `render`.
    pub fn render_missing(&self, address: &str) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        self.render_at(&Route::NotFound, &to_root(address), &mut bytes)?;
        Ok(bytes)
    }

    /// Renders a page from which `root` leads to the root of the site.
    fn render_at(&self, route: &Route, root: &str, bytes: &mut Vec<u8>) -> Result<(), String> {
        bytes.clear();
        let (template, context) = self.context(route, root)?;
        self.templates.render_to(template, &context, bytes).map_err(|e| format!("{template}: {}", explain(&e)))
    }

    /// The template of a page from which `root` leads to the root of the site, and what it sees.
    ///
    /// # Errors
    /// Never for our own pages.
    pub fn context(&self, route: &Route, root: &str) -> Result<(&'static str, Context), String> {
        let page = PageContext { index: &self.index, theme: self.theme, root, file: file_of(route) };
        let (template, context) = self.view(&page, route);
        let mut context = context.map_err(|e| explain(&e))?;
        if let Some(whole) = &self.index.whole {
            self.hold(&mut context, whole, route, root)?;
        }
        context.insert("root", root);
        context.insert("page", &self.frame.page(&page, route));
        context.insert_value("site", self.frame.site.clone());
        Ok((template, context))
    }

    /// What the template of a page sees, and its name.
    fn view(&self, page: &PageContext<'_, 's>, route: &Route) -> (&'static str, tera::TeraResult<Context>) {
        match route {
            Route::Home => ("home.html", page.context(&pages::home::view(page))),
            Route::Thing(node) => self.thing(page, *node),
            Route::Blueprint(id) => ("blueprint.html", page.context(&pages::blueprint::view(page, *id))),
            Route::Logged(id) => ("logged.html", page.context(&pages::logged::view(page, *id))),
            Route::Target(id) => ("target.html", page.context(&pages::target::view(page, *id))),
            Route::JourneyTable(id) => ("journey-table.html", page.context(&pages::journey::table::view(page, *id))),
            Route::SideBySide(node) => ("side-by-side.html", page.context(&pages::side_by_side::view(page, *node))),
            Route::Journeys => ("journeys.html", page.context(&pages::journeys::view(page))),
            Route::Lens(lens) => lens_page(page, *lens),
            Route::Insights => ("insights.html", page.context(&pages::insights::view(page))),
            Route::Insight(analysis) => ("insight.html", page.context(&pages::insight::view(page, analysis))),
            Route::Matrix(matrix) => ("matrix.html", page.context(&pages::matrices::outcomes::view(page, *matrix))),
            Route::Traceability(id) => ("matrix.html", page.context(&pages::matrices::touchpoints::view(page, *id))),
            Route::Glossary => ("glossary.html", Ok(Context::new())),
            Route::Index => ("index-a-z.html", page.context(&pages::index_a_z::view(page, 0))),
            Route::IndexPart(part) => ("index-a-z.html", page.context(&pages::index_a_z::view(page, *part))),
            Route::Findings => ("findings.html", page.context(&pages::findings::view(page))),
            Route::Recent => ("recent.html", page.context(&pages::recent::view(page))),
            Route::Rechecks => ("changed-since-reviewed.html", page.context(&pages::recent::rechecks(page))),
            Route::NotFound => {
                let is_place_guessed = page.root == "/" && self.place.is_none();
                ("404.html", page.context(&pages::not_found::view(page, is_place_guessed)))
            }
            Route::Moved(_, node) => ("moved.html", page.context(&pages::moved::MovedPage { to: page.link(*node) })),
        }
    }

    /// Takes out of what a template sees whatever the same page of the whole site says otherwise.
    fn hold(&self, context: &mut Context, whole: &SiteIndex<'s>, route: &Route, root: &str) -> Result<(), String> {
        let fields = context.remove(FIELDS);
        let of_whole = match self.of_whole.get(&route.path(self.model())) {
            None => Context::new(),
            Some(route) => {
                let page = PageContext { index: whole, theme: self.theme, root, file: file_of(route) };
                self.view(&page, route).1.map_err(|e| explain(&e))?
            }
        };
        let words = self.theme.words.html(message::NOT_SHOWN_HERE);
        let names = fields.as_ref().and_then(tera::Value::as_array).unwrap_or_default().iter().filter_map(tera::Value::as_str);
        for name in names {
            let Some(shown) = context.get(name) else { continue };
            let value = held(name, shown, of_whole.get(name), words);
            context.insert_value(name.to_owned(), value);
        }
        Ok(())
    }

    /// The bytes of a page that shows what changed between an earlier revision of the site and this one. It lies at the root.
    ///
    /// # Errors
    /// As `render`.
    pub fn render_changes(&self, before: &SiteIndex<'_>, changes: &ChangesPage<'_>) -> Result<Vec<u8>, String> {
        let page = self.at_root();
        let earlier = PageContext { index: before, theme: self.theme, root: "", file: None };
        self.render_alone(("diff.html", page.context(&pages::diff::view(&page, &earlier, changes))))
    }

    /// The bytes of one file that holds these pages and needs no other. `files`: what [`Assembly::files`] names.
    ///
    /// # Errors
    /// As `render`.
    pub fn render_single(&self, assembly: &Assembly, files: &FilesByPath) -> Result<Vec<u8>, String> {
        let page = self.at_root();
        self.render_alone(("single.html", page.context(&pages::single::view(&page, assembly, files))))
    }

    /// The bytes of a book of these pages. `files`: what [`Assembly::files`] names, where the book needs no other file; else it lies at the
    /// root of the site, and `sheet` is the path of its style sheet there.
    ///
    /// # Errors
    /// As `render`.
    pub fn render_book(&self, book: BookOf, assembly: &Assembly, files: Option<&FilesByPath>, sheet: &str) -> Result<Vec<u8>, String> {
        let page = self.at_root();
        let chapters = chapters(self, book);
        self.render_alone(("book.html", page.context(&pages::book::view(&page, book, &chapters, assembly, files, sheet))))
    }

    /// The bytes of a page that is no page of the site.
    fn render_alone(&self, (template, context): (&'static str, tera::TeraResult<Context>)) -> Result<Vec<u8>, String> {
        let mut context = context.map_err(|e| explain(&e))?;
        context.insert("root", "");
        context.insert_value("site", self.frame.site.clone());
        let mut bytes = Vec::new();
        self.templates.render_to(template, &context, &mut bytes).map_err(|e| format!("{template}: {}", explain(&e)))?;
        Ok(bytes)
    }

    fn thing(&self, page: &PageContext<'_, 's>, node: NodeId) -> (&'static str, tera::TeraResult<Context>) {
        match page.model().node(node).entity {
            Entity::Outcome(id) => ("outcome.html", page.context(&pages::outcome::view(page, id))),
            Entity::Persona(id) => ("persona.html", page.context(&pages::persona::view(page, id))),
            Entity::Journey(id) => ("journey.html", page.context(&pages::journey::view(page, id))),
            Entity::Process(id) => ("process.html", page.context(&pages::process::view(page, id))),
            Entity::Service(id) => ("service.html", page.context(&pages::service::view(page, id))),
            Entity::Role(id) => ("role.html", page.context(&pages::role::view(page, id))),
            Entity::Team(id) => ("team.html", page.context(&pages::team::view(page, id))),
            Entity::System(id) => ("system.html", page.context(&pages::system::view(page, id))),
            Entity::ThirdParty(id) => ("third-party.html", page.context(&pages::third_party::view(page, id))),
            _ => ("page.html", page.context(&pages::page::view(page, node))),
        }
    }
}

/// The file whose page it is.
fn file_of(route: &Route) -> Option<NodeId> {
    match route {
        Route::Thing(node) => Some(*node),
        _ => None,
    }
}

/// The templates of a site. Ours ask for nothing but what they are given: only a site's own need the functions.
fn templates<'s>(site: &Arc<Site>, theme: &'s Theme, published: &BTreeMap<Arc<str>, String>) -> Cow<'s, Tera> {
    if !theme.has_own_templates {
        return Cow::Borrowed(&theme.tera);
    }
    let mut tera = theme.tera.clone();
    let asked = AskedSite { site: Arc::clone(site), words: Arc::clone(&theme.words), published: published.clone() };
    site_functions::register(&mut tera, &Arc::new(asked));
    Cow::Owned(tera)
}

fn lens_page(page: &PageContext<'_, '_>, lens: Lens) -> (&'static str, tera::TeraResult<Context>) {
    match lens {
        Lens::Channel => ("by-channel.html", page.context(&pages::lenses::channels::channels(page))),
        Lens::Process => ("lens.html", page.context(&pages::lenses::processes::processes(page))),
        Lens::Persona => ("lens.html", page.context(&pages::lenses::others::personas(page))),
        Lens::Service => ("lens.html", page.context(&pages::lenses::others::services(page))),
        Lens::System => ("lens.html", page.context(&pages::lenses::others::systems(page))),
        Lens::ThirdParty => ("lens.html", page.context(&pages::lenses::others::third_parties(page))),
        Lens::Role => ("lens.html", page.context(&pages::lenses::others::roles(page))),
        Lens::Team => ("lens.html", page.context(&pages::lenses::others::teams(page))),
    }
}
