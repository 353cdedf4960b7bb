//! A site while it is shown: its pages as readers get them, each made when it is asked for.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::html::Route;

use super::shown::{Shown, View};

/// What is at a public path.
#[derive(Debug)]
pub(super) enum Answer {
    /// A page, and whether pictures of other hosts belong to it.
    Page(Page, bool),
    /// A file of the theme.
    Bytes(Arc<[u8]>),
    /// A file of the site.
    OnDisk(PathBuf),
}

/// A page as readers get it.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub status: u16,
    pub bytes: Arc<[u8]>,
    /// A hash of its bytes.
    pub version: String,
    /// Its public path.
    pub path: String,
    /// The file that it is written in.
    pub source: Option<Arc<str>>,
}

impl Page {
    pub(super) fn new(status: u16, bytes: &[u8], path: &str, source: Option<Arc<str>>) -> Self {
        let hash = blake3::hash(bytes).to_hex();
        Self { status, bytes: bytes.into(), version: hash[..16].to_owned(), path: path.to_owned(), source }
    }
}

/// A site while it is shown.
pub(super) struct Showing<'s> {
    pub view: View<'s>,
    /// Pages that were asked for.
    pub pages: HashMap<String, Page>,
    /// Why pages could not be rendered.
    pub faults: BTreeSet<String>,
}

/// What came of rendering a path.
pub(super) enum Drawn {
    Good(Page),
    /// Its file cannot be read as it is written.
    Broken(Page),
    /// There is no such page: what is shown instead.
    Missing(Page),
    /// A template or the program failed, and why.
    Failed(String),
}

impl<'s> Showing<'s> {
    pub(super) fn of(shown: &'s Shown, root: &Path) -> Self {
        Self { view: View::of(shown, root), pages: HashMap::new(), faults: BTreeSet::new() }
    }

    pub(super) fn draw(&self, path: &str) -> Drawn {
        let route = self.view.route(path);
        let rendered = route.map_or_else(|| self.view.render_missing(path), |route| self.view.render(route));
        let bytes = match rendered {
            Ok(bytes) => bytes,
            Err(why) => return Drawn::Failed(why),
        };
        match route {
            None | Some(Route::NotFound) => Drawn::Missing(Page::new(404, &bytes, path, None)),
            Some(route) => {
                let page = Page::new(200, &bytes, path, self.view.sources(route));
                if self.view.is_broken(route) { Drawn::Broken(page) } else { Drawn::Good(page) }
            }
        }
    }
}
