//! A loaded site while it is shown: what lies at its public paths. A page is rendered when it is asked for, and kept until
//! the site changes; the last good version of a page is kept longer, for when its file cannot be read.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::vocabulary::RemotePictures;
use crate::html::address::escape;
use crate::html::routes::{of_history, routes};
use crate::html::{Renderer, Route, TableFile};
use crate::model::id::NodeId;
use crate::search::part::PartName;
use crate::syntax::config::NAME;

use super::loader::LoadedSite;
use super::overlay::{self, Problem};

/// Renderer that are kept of a site: those that are asked for once are not worth it.
const MOST_PAGES: usize = 512;

/// Renderer whose last good version is kept.
const MOST_GOOD: usize = 256;

/// What lies at a public path.
#[derive(Debug)]
pub(super) enum Resource {
    Page {
        page: RenderedPage,
        /// Whether pictures of other hosts belong to it.
        remote_pictures: bool,
    },
    /// A file of the theme.
    Bytes(Arc<[u8]>),
    /// A table beside a page, or a part of the index that pages are searched by.
    Made(Arc<[u8]>),
    /// A file of the site.
    OnDisk(PathBuf),
}

/// A page as clients get it.
#[derive(Clone, Debug)]
pub(super) struct RenderedPage {
    pub status: u16,
    pub bytes: Arc<[u8]>,
    /// A hash of its bytes.
    pub version: String,
    /// Its public path.
    pub path: String,
    /// The file that it is written in.
    source: Option<Arc<str>>,
}

impl RenderedPage {
    fn new(status: u16, bytes: &[u8], path: &str, source: Option<Arc<str>>) -> Self {
        let hash = blake3::hash(bytes).to_hex();
        Self { status, bytes: bytes.into(), version: hash[..16].to_owned(), path: path.to_owned(), source }
    }

    /// What is shown in place of a page that cannot be rendered.
    fn failed(why: &str, path: &str) -> Self {
        let why = escape(why);
        let html =
            format!("<!doctype html>\n<title>Not rendered</title>\n<body>\n<h1>This page cannot be rendered</h1>\n<p>{why}</p>\n</body>\n");
        Self::new(500, html.as_bytes(), path, None)
    }
}

/// What came of rendering a path.
enum Rendering {
    Good(RenderedPage),
    /// Its file cannot be read as it is written.
    Broken(RenderedPage),
    /// There is no such page: what is shown instead.
    Missing(RenderedPage),
    /// A template or the program failed, and why.
    Failed(String),
}

/// The pages of one loaded site, as far as they were asked for.
pub(super) struct PageCache<'s> {
    index: PageIndex<'s>,
    pages: HashMap<String, RenderedPage>,
    /// The parts of the index that somebody searched by.
    search_parts: HashMap<String, Arc<[u8]>>,
    last_good: &'s mut GoodPages,
    /// Why pages could not be rendered.
    failures: BTreeSet<String>,
}

impl<'s> PageCache<'s> {
    /// Nothing of a site that lies in `root` is rendered yet.
    pub(super) fn new(loaded: &'s LoadedSite, root: &Path, last_good: &'s mut GoodPages) -> Self {
        Self {
            index: PageIndex::new(loaded, root),
            pages: HashMap::new(),
            search_parts: HashMap::new(),
            last_good,
            failures: BTreeSet::new(),
        }
    }

    /// The site that is shown.
    pub(super) fn loaded(&self) -> &'s LoadedSite {
        self.index.loaded
    }

    /// What lies at a path; and why a page of it cannot be rendered, where that is new.
    pub(super) fn find(&mut self, path: &str) -> (Resource, Option<Problem>) {
        if let Some(bytes) = self.index.theme_files.get(path) {
            return (Resource::Bytes(Arc::clone(bytes)), None);
        }
        if let Some(file) = self.index.site_files.get(path) {
            return (Resource::OnDisk(file.clone()), None);
        }
        if let Some(table) = self.index.table(path) {
            return (Resource::Made(table), None);
        }
        if let Some(part) = self.search_part(path) {
            return (Resource::Made(part), None);
        }
        let remote_pictures = self.loaded().site.config.style().remote_pictures == RemotePictures::Allow;
        let (page, problem) = self.page(path);
        (Resource::Page { page, remote_pictures }, problem)
    }

    /// The part of the index at a path, worked out when somebody searches first; none where there is none, or the program fails.
    fn search_part(&mut self, path: &str) -> Option<Arc<[u8]>> {
        if let Some(part) = self.search_parts.get(path) {
            return Some(Arc::clone(part));
        }
        let part = self.index.search_part(path)?;
        self.search_parts.insert(path.to_owned(), Arc::clone(&part));
        Some(part)
    }

    /// The page at a path; and why it cannot be rendered, where that is new.
    pub(super) fn page(&mut self, path: &str) -> (RenderedPage, Option<Problem>) {
        if let Some(page) = self.pages.get(path) {
            self.last_good.touch(path);
            return (page.clone(), None);
        }
        let rendering = self.render(path);
        let problem = match &rendering {
            Rendering::Failed(why) if !self.failures.contains(why) => Some(Problem::of_template(why, &self.loaded().site.files)),
            _ => None,
        };
        let page = self.settle(path, rendering);
        if self.pages.len() < MOST_PAGES {
            self.pages.insert(path.to_owned(), page.clone());
        }
        (page, problem)
    }

    /// Renders the pages that clients look at, on all cores.
    pub(super) fn render_all(&mut self, paths: &[String]) {
        let renderings: Vec<Rendering> = paths.par_iter().map(|path| self.render(path)).collect();
        for (path, rendering) in paths.iter().zip(renderings) {
            let page = self.settle(path, rendering);
            self.pages.insert(path.clone(), page);
        }
    }

    /// The version of a page that was rendered.
    pub(super) fn version(&self, path: &str) -> Option<&str> {
        self.pages.get(path).map(|page| page.version.as_str())
    }

    /// What stands in the way of showing the site as it is written.
    pub(super) fn problems(&self) -> impl Iterator<Item = Problem> {
        let loaded = self.loaded();
        let failures = self.failures.iter().map(|why| Problem::of_template(why, &loaded.site.files));
        loaded.problems.iter().cloned().chain(failures)
    }

    /// The file that a page is written in, or would be where it is not read.
    pub(super) fn source(&self, path: &str) -> Option<Arc<str>> {
        match self.index.routes.get(path) {
            Some(route) => self.index.source(route),
            None => overlay::unread(&self.loaded().findings, path).cloned(),
        }
    }

    fn render(&self, path: &str) -> Rendering {
        let route = self.index.routes.get(path);
        let rendered = route.map_or_else(|| self.index.render_missing(path), |route| self.index.render(route));
        let bytes = match rendered {
            Ok(bytes) => bytes,
            Err(why) => return Rendering::Failed(why),
        };
        match route {
            None | Some(Route::NotFound) => Rendering::Missing(RenderedPage::new(404, &bytes, path, None)),
            Some(route) => {
                let page = RenderedPage::new(200, &bytes, path, self.index.source(route));
                if self.index.is_broken(route) { Rendering::Broken(page) } else { Rendering::Good(page) }
            }
        }
    }

    /// The page that is shown: of one that is not good the last good version, where there is one. A good one is kept as such.
    fn settle(&mut self, path: &str, rendering: Rendering) -> RenderedPage {
        let last = |cache: &Self| cache.last_good.get(path).cloned();
        match rendering {
            Rendering::Good(page) => {
                self.last_good.keep(path, page.clone());
                page
            }
            Rendering::Broken(page) => last(self).unwrap_or(page),
            Rendering::Missing(page) => {
                last(self).filter(|good| good.source.as_ref().is_some_and(|source| self.index.is_broken_file(source))).unwrap_or(page)
            }
            Rendering::Failed(why) => {
                let page = last(self).unwrap_or_else(|| RenderedPage::failed(&why, path));
                self.failures.insert(why);
                page
            }
        }
    }
}

/// Everything that a site publishes, by public path.
#[derive(Debug)]
pub(super) struct PageIndex<'s> {
    loaded: &'s LoadedSite,
    pages: Renderer<'s>,
    pub(super) routes: HashMap<String, Route>,
    tables: HashMap<String, TableFile>,
    search_parts: HashMap<String, PartName>,
    /// The files on the disk that are published as they are.
    site_files: HashMap<&'s str, PathBuf>,
    theme_files: HashMap<&'s str, &'s Arc<[u8]>>,
}

impl<'s> PageIndex<'s> {
    pub(super) fn new(loaded: &'s LoadedSite, root: &Path) -> Self {
        let model = &loaded.site.model;
        let (pages, routes) = rayon::join(
            || {
                let pages = Renderer::new(&loaded.site, &loaded.findings, &loaded.theme, loaded.published.clone());
                match &loaded.whole {
                    Some(whole) => pages.held_against(whole, loaded.published.clone()),
                    None => pages,
                }
            },
            || {
                let all = routes(model).into_iter().chain(of_history(&loaded.site).iter().cloned());
                all.map(|route| (route.path(model), route)).collect()
            },
        );
        let site_files = loaded.published.iter().map(|(path, public)| (public.as_str(), root.join(&**path))).collect();
        let theme_files = loaded.theme.assets.values().filter_map(|asset| Some((asset.path.as_str(), asset.bytes.as_ref()?))).collect();
        let tables = pages.tables().into_iter().map(|table| (table.path(model), table)).collect();
        let search_parts = pages.search_parts().into_iter().map(|part| (part.path(), part)).collect();
        Self { loaded, pages, routes, tables, search_parts, site_files, theme_files }
    }

    /// The bytes of the table at a path; none where there is none, or the program fails to work it out.
    fn table(&self, path: &str) -> Option<Arc<[u8]>> {
        let table = self.tables.get(path)?;
        unless_we_fail(|| Ok(self.pages.table(table)), || path.to_owned()).ok().map(Into::into)
    }

    /// The part of the index at a path.
    fn search_part(&self, path: &str) -> Option<Arc<[u8]>> {
        let part = *self.search_parts.get(path)?;
        unless_we_fail(|| Ok(self.pages.search_part(part)), || path.to_owned()).ok().map(Into::into)
    }

    /// The bytes of a page.
    ///
    /// # Errors
    /// Why it cannot be rendered.
    pub(super) fn render(&self, route: &Route) -> Result<Vec<u8>, String> {
        let path = || route.path(self.pages.model());
        unless_we_fail(|| self.pages.render(route).map(|(_, bytes)| bytes), path)
    }

    /// The bytes of what is shown at a path where there is no page.
    ///
    /// # Errors
    /// As `render`.
    fn render_missing(&self, path: &str) -> Result<Vec<u8>, String> {
        unless_we_fail(|| self.pages.render_missing(path), || path.to_owned())
    }

    /// The file that a page is written in.
    fn source(&self, route: &Route) -> Option<Arc<str>> {
        match route {
            Route::Thing(node) | Route::SideBySide(node) => self.source_of(*node),
            Route::Blueprint(journey) | Route::Logged(journey) | Route::Target(journey) | Route::JourneyTable(journey) => {
                self.source_of(self.pages.model().journeys[*journey].node)
            }
            Route::Home => Some(NAME.into()),
            _ => None,
        }
    }

    fn source_of(&self, node: NodeId) -> Option<Arc<str>> {
        let document = self.pages.model().profile(node).document?;
        Some(Arc::clone(&self.loaded.site.documents[document].path))
    }

    /// Whether a page's file cannot be read as it is written.
    fn is_broken(&self, route: &Route) -> bool {
        matches!(route, Route::Thing(node) if self.pages.model().profile(*node).broken)
    }

    /// Whether a file of the site is there and cannot be read as it is written.
    fn is_broken_file(&self, path: &str) -> bool {
        let documents = &self.loaded.site.documents;
        documents.binary_search_by(|d| (*d.path).cmp(path)).is_ok_and(|at| documents[at].broken)
    }
}

/// What comes of rendering a path; a sentence where the program fails.
fn unless_we_fail(render: impl Fn() -> Result<Vec<u8>, String>, path: impl Fn() -> String) -> Result<Vec<u8>, String> {
    let rendered = catch_unwind(AssertUnwindSafe(render));
    rendered.unwrap_or_else(|_| Err(format!("{}: the program failed by a fault of its own, told in the terminal", path())))
}

/// The last good version of pages by their public paths, those that were looked at last.
#[derive(Debug, Default)]
pub(super) struct GoodPages {
    pages: HashMap<String, (u64, RenderedPage)>,
    /// Which path was looked at when, as looks are counted.
    looks: BTreeMap<u64, String>,
    looked: u64,
}

impl GoodPages {
    fn get(&self, path: &str) -> Option<&RenderedPage> {
        self.pages.get(path).map(|(_, page)| page)
    }

    /// Somebody looked at a page.
    fn touch(&mut self, path: &str) {
        if let Some((look, _)) = self.pages.get_mut(path) {
            let path = self.looks.remove(look);
            self.looked += 1;
            *look = self.looked;
            self.looks.extend(path.map(|path| (self.looked, path)));
        }
    }

    /// Keeps a page that somebody looks at, in the place of the one that nobody has looked at for the longest time.
    fn keep(&mut self, path: &str, page: RenderedPage) {
        self.looked += 1;
        if let Some((look, _)) = self.pages.insert(path.to_owned(), (self.looked, page)) {
            self.looks.remove(&look);
        }
        self.looks.insert(self.looked, path.to_owned());
        if self.pages.len() > MOST_GOOD
            && let Some((_, oldest)) = self.looks.pop_first()
        {
            self.pages.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_at_is_not_forgotten() {
        let mut good = GoodPages::default();
        let page = |path: &str| RenderedPage::new(200, b"", path, None);
        for n in 0..MOST_GOOD {
            good.keep(&n.to_string(), page(""));
        }
        good.touch("0");
        good.keep("1", page("again"));
        good.keep("new", page(""));
        assert!(good.get("0").is_some() && good.get("new").is_some() && good.get("2").is_none());
        assert_eq!(good.get("1").map(|page| page.path.as_str()), Some("again"));
        assert_eq!((good.pages.len(), good.looks.len()), (MOST_GOOD, MOST_GOOD));
    }
}
