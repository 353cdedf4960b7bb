//! A site ready to be shown: read, linked, checked, with its theme and the files that pages show.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::files::{Entry, Files};
use crate::check::Findings;
use crate::html::routes::routes;
use crate::html::{Material, Pages, Route, Theme};
use crate::io::assets::{AssetCache, PublicPaths};
use crate::model::graph::NodeId;
use crate::session::{Options, Session, Site, Unchecked};
use crate::syntax::config::NAME;

use super::trouble::Trouble;

/// A site ready to be shown.
#[derive(Debug)]
pub(super) struct Shown {
    pub site: Arc<Site>,
    /// What was found in it; while it is being checked, what was found before.
    pub findings: Arc<Findings>,
    pub is_being_checked: bool,
    pub theme: Arc<Theme>,
    /// Where each copied file is published, by its path in the site.
    pub published: BTreeMap<Arc<str>, String>,
    /// What stands in the way of showing it as it is written.
    pub troubles: Vec<Trouble>,
}

/// What a theme is made from: its files, and the site file, which chooses colours.
type Written = (Vec<(Arc<str>, Entry)>, Option<Entry>, BTreeMap<Arc<str>, String>);

/// Makes sites ready to be shown, and remembers what is dear to make.
#[derive(Debug, Default)]
pub(super) struct Maker {
    session: Session,
    /// What the theme was made from, and the theme.
    theme: Option<(Written, Arc<Theme>)>,
    /// Why the theme as it is written cannot be used.
    theme_fault: Option<Trouble>,
    assets: AssetCache,
}

impl Maker {
    /// A site from its files, not yet checked, made from the one before where that is enough. None
    /// where the program fails by a fault of its own.
    pub(super) fn make(&mut self, root: &Path, files: &Files, options: &Options, before: Option<Arc<Site>>) -> Option<(Shown, Unchecked)> {
        let is_first_try = before.is_some();
        let session = &mut self.session;
        let Ok((site, unchecked)) = catch_unwind(AssertUnwindSafe(|| session.link(files.clone(), options, before, |_| {}))) else {
            self.session = Session::default();
            return is_first_try.then(|| self.make(root, files, options, None))?;
        };
        let mut troubles = Vec::new();
        let PublicPaths { paths: published, unreadable } = self.assets.public_paths(root, &site.files, &site.assets);
        troubles.extend(unreadable.iter().map(|(path, error)| Trouble::new(format!("cannot read {path} ({error}): it is not shown"))));
        let theme = self.theme(&site, &published, &mut troubles)?;
        let findings = Arc::default();
        Some((Shown { site: Arc::new(site), findings, is_being_checked: false, theme, published, troubles }, unchecked))
    }

    /// The theme; the last one that could be used, where the written one cannot.
    fn theme(&mut self, site: &Site, published: &BTreeMap<Arc<str>, String>, troubles: &mut Vec<Trouble>) -> Option<Arc<Theme>> {
        let files = site.files.below("theme/").map(|(path, entry)| (Arc::clone(path), entry.clone())).collect();
        let written: Written = (files, site.files.get(NAME).cloned(), published.clone());
        let known = self.theme.as_ref().is_some_and(|(before, _)| *before == written);
        if !known {
            let last = self.theme.take().map(|(_, theme)| theme);
            let theme = match Theme::new(&site.files, &site.config, published) {
                Ok(theme) => {
                    self.theme_fault = None;
                    Arc::new(theme)
                }
                Err(fault) => {
                    self.theme_fault = Some(Trouble::of_template(&fault, &site.files));
                    match last {
                        Some(last) => last,
                        None => Arc::new(Theme::new(&Files::default(), &site.config, published).ok()?),
                    }
                }
            };
            self.theme = Some((written, theme));
        }
        troubles.extend(self.theme_fault.clone());
        self.theme.as_ref().map(|(_, theme)| Arc::clone(theme))
    }
}

/// The pages of a site, found by their public paths.
#[derive(Debug)]
pub(super) struct View<'s> {
    pub shown: &'s Shown,
    pages: Pages<'s>,
    routes: HashMap<String, Route>,
    /// Public path → the file on the disk whose bytes it has.
    copied: HashMap<&'s str, PathBuf>,
    /// Public path → the bytes of a file of the theme.
    assets: HashMap<&'s str, &'s Arc<[u8]>>,
}

impl<'s> View<'s> {
    pub(super) fn of(shown: &'s Shown, root: &Path) -> Self {
        let material = Material { findings: &shown.findings, ..shown.site.material() };
        let model = material.model;
        let (pages, routes) = rayon::join(
            || Pages::new(material, &shown.theme, shown.published.clone()),
            || routes(model).into_iter().map(|route| (route.path(model), route)).collect(),
        );
        let copied = shown.published.iter().map(|(path, public)| (public.as_str(), root.join(&**path))).collect();
        let assets = shown.theme.assets.values().filter_map(|asset| Some((asset.path.as_str(), asset.bytes.as_ref()?))).collect();
        Self { shown, pages, routes, copied, assets }
    }

    pub(super) fn route(&self, path: &str) -> Option<&Route> {
        self.routes.get(path)
    }

    /// The paths of all pages, in no particular order.
    #[cfg(test)]
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.routes.keys().map(String::as_str)
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
    pub(super) fn render_missing(&self, path: &str) -> Result<Vec<u8>, String> {
        unless_we_fail(|| self.pages.render_missing(path), || path.to_owned())
    }

    /// The files that a page is written in.
    pub(super) fn sources(&self, route: &Route) -> Option<Arc<str>> {
        match route {
            Route::Thing(node) => self.source_of(*node),
            Route::Blueprint(journey) | Route::Target(journey) => self.source_of(self.pages.model().journeys[*journey].node),
            Route::Home => Some(NAME.into()),
            _ => None,
        }
    }

    fn source_of(&self, node: NodeId) -> Option<Arc<str>> {
        let document = self.pages.model().profile(node).document?;
        Some(Arc::clone(&self.shown.site.documents[document].path))
    }

    /// Whether a page's file cannot be read as it is written.
    pub(super) fn is_broken(&self, route: &Route) -> bool {
        matches!(route, Route::Thing(node) if self.pages.model().profile(*node).broken)
    }

    /// Whether a file of the site is there and cannot be read as it is written.
    pub(super) fn is_broken_file(&self, path: &str) -> bool {
        let documents = &self.shown.site.documents;
        documents.binary_search_by(|d| (*d.path).cmp(path)).is_ok_and(|at| documents[at].broken)
    }

    /// The bytes of a file of the theme.
    pub(super) fn asset(&self, path: &str) -> Option<&'s Arc<[u8]>> {
        self.assets.get(path).copied()
    }

    /// The file on the disk that is published under a path.
    pub(super) fn copied(&self, path: &str) -> Option<&Path> {
        self.copied.get(path).map(PathBuf::as_path)
    }
}

/// What comes of rendering a path; a sentence where the program fails.
fn unless_we_fail(render: impl Fn() -> Result<Vec<u8>, String>, path: impl Fn() -> String) -> Result<Vec<u8>, String> {
    let rendered = catch_unwind(AssertUnwindSafe(render));
    rendered.unwrap_or_else(|_| Err(format!("{}: the program failed by a fault of its own, told in the terminal", path())))
}
