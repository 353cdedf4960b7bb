//! A source: another repository whose things are part of this site, each below the source's prefix.

use std::sync::Arc;

use super::files::resolve;

/// A source that was joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Stands before each id, with a `/`: `claims` makes `claims/refund`.
    pub prefix: Arc<str>,
    /// What it is called.
    pub title: Arc<str>,
    /// The code of its language.
    pub language: Arc<str>,
    /// Where its files lie, from the site's folder, with a `/` at the end: `../claims/`.
    pub folder: Arc<str>,
    /// Whether only its exported graph is here, and no text.
    pub is_graph: bool,
}

impl Source {
    /// Whether a file is one of its own.
    pub fn holds(&self, path: &str) -> bool {
        path.starts_with(&*self.folder)
    }

    /// The path that `link` leads to from one of its files; none where it leaves the source.
    pub fn resolve(&self, from: &str, link: &str) -> Option<String> {
        resolve(from, link).filter(|path| self.holds(path) || **path == *self.folder.trim_end_matches('/'))
    }

    /// An id of it, as the joined site names it.
    pub fn name(&self, id: &str) -> Arc<str> {
        format!("{}/{id}", self.prefix).into()
    }
}

/// Where a path that `sources` names leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourcePlace {
    /// To a folder, from the site's, without a `/` at the end.
    Folder(Arc<str>),
    /// To an exported graph, whose things stand as files below its own path, from the site's folder.
    Graph(Arc<str>),
    /// To a file that is none: what it is instead, and what to do.
    Unfit {
        /// As it follows the file's name: `is no JSON`.
        message: Arc<str>,
        /// The remedy.
        help: Arc<str>,
    },
    /// To nothing.
    Missing,
    /// Out of the site's folder, and of every folder that the command line names.
    Outside,
    /// To the site's own folder, or to one that it lies in.
    Around,
}
