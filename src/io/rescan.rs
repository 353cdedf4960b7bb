//! Reads a site's folder again and again: all of it once, then only what changed.
//!
//! What cannot be read is told, and keeps what was read of it before: a server goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use crate::base::files::{Entry, Files};

use super::disk::{FolderWalk, Unreadable, is_gone};

/// What has become of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathState {
    /// It holds this.
    Holds(Entry),
    /// It is gone, or no part of the site.
    Gone,
    /// It cannot be read, and why.
    Unreadable(String),
}

/// A site's folder that is read again and again.
pub struct Folder {
    root: PathBuf,
    /// The walk that read everything: it knows what is ignored.
    walk: FolderWalk,
    links: Vec<PathBuf>,
    /// Where those links lead that lead to files of the site, by their paths in it.
    goals: BTreeMap<Arc<str>, Arc<str>>,
}

impl std::fmt::Debug for Folder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Folder").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Folder {
    /// A folder that has not been read.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn new(root: &Path) -> Result<Self> {
        Ok(Self { root: root.to_owned(), walk: FolderWalk::of(root, &[])?, links: Vec::new(), goals: BTreeMap::new() })
    }

    /// The site's folder, without links in its path.
    pub fn real_root(&self) -> &Path {
        &self.walk.real_root
    }

    /// The path that a file has in the site; none where it lies elsewhere, or its name is not UTF-8.
    pub fn path_in_site(&self, path: &Path) -> Option<String> {
        self.walk.path_in_site(path)
    }

    /// Reads everything; what cannot be read, and why.
    ///
    /// # Errors
    /// The folder is gone.
    pub fn read(&mut self) -> Result<(Files, Vec<(String, String)>)> {
        self.walk = FolderWalk::of(&self.root, &[])?;
        let (files, unreadable) = self.walk.read_everything();
        self.links = std::mem::take(&mut self.walk.links);
        self.goals = files.links().clone();
        Ok((files, in_words(unreadable)))
    }

    /// Where links on the disk lead, as they were last read: by their paths in the site, to a file of it.
    pub fn goals(&self) -> &BTreeMap<Arc<str>, Arc<str>> {
        &self.goals
    }

    /// The folders that were met when everything was read, the site's own first.
    pub fn folders(&self) -> &[PathBuf] {
        &self.walk.folders
    }

    /// What differs from `files` at these paths on the disk, none of which is or was a folder, a
    /// `.gitignore` or `throughline.yaml`. Links are read along: what they lead to may have changed.
    pub fn read_again(&mut self, files: &Files, changed: &BTreeSet<PathBuf>) -> Vec<(Arc<str>, PathState)> {
        let paths: BTreeSet<PathBuf> = changed.iter().chain(&self.links).cloned().collect();
        let mut asked: Vec<String> = Vec::with_capacity(paths.len());
        for path in &paths {
            if !path.starts_with(&self.walk.real_root) {
                continue;
            }
            asked.push(self.walk.nearest_path(path));
            if path.symlink_metadata().is_ok_and(|m| !m.is_dir()) && !self.is_left_out(path) {
                self.walk.take(path);
            }
        }
        let (read, unreadable) = self.walk.read_texts(Vec::new());
        for link in std::mem::take(&mut self.walk.links) {
            if !self.links.contains(&link) {
                self.links.push(link);
            }
        }
        // All links were read along.
        self.goals = read.links().clone();
        let unreadable = in_words(unreadable);
        asked
            .into_iter()
            .filter_map(|path| {
                if let Some((_, why)) = unreadable.iter().find(|(p, _)| *p == path) {
                    return Some((path.into(), PathState::Unreadable(why.clone())));
                }
                match (files.get(&path), read.get(&path)) {
                    (None, None) => None,
                    (Some(_), None) => Some((path.into(), PathState::Gone)),
                    (Some(before), Some(now)) if before == now => None,
                    (_, Some(now)) => Some((path.into(), PathState::Holds(now.clone()))),
                }
            })
            .collect()
    }

    fn is_left_out(&mut self, path: &Path) -> bool {
        let Ok(inner) = path.strip_prefix(&self.walk.real_root).map(Path::to_owned) else { return true };
        let mut at = self.walk.real_root.clone();
        let mut parts = inner.components().peekable();
        while let Some(part) = parts.next() {
            at.push(part);
            if self.walk.is_left_out(&at, parts.peek().is_some()) {
                return true;
            }
        }
        false
    }
}

/// The folders of a site, its own first, and everything in it that is no folder.
///
/// # Errors
/// The folder is gone.
pub fn walk(root: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let mut walk = FolderWalk::of(root, &[])?;
    let mut files = Vec::new();
    walk.all(|_, path, _| files.push(path.to_owned()));
    Ok((walk.folders, files))
}

/// What is gone is not unreadable.
fn in_words(unreadable: Unreadable) -> Vec<(String, String)> {
    unreadable.into_iter().filter(|(_, error)| !is_gone(error)).map(|(path, error)| (path, error.to_string())).collect()
}
