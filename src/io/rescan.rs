//! Reads a site's folder again and again: all of it once, then only what changed.
//!
//! What cannot be read is told, and keeps what was read of it before: a server goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use crate::base::files::{Entry, Files};

use super::folder_walk::{FolderWalk, Unreadable, is_gone};
use super::sources::SourceFolders;

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

/// A site's folder, with those of its sources, that is read again and again.
pub struct Folder {
    root: PathBuf,
    /// Folders besides the site's below which sources may lie.
    source_folders: Vec<PathBuf>,
    /// The walk that read everything of the site's own: it knows what is ignored.
    walk: FolderWalk,
    /// Those over the folders of sources.
    of_sources: Vec<FolderWalk>,
    /// All folders that were met, the site's own first.
    folders: Vec<PathBuf>,
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
    /// A folder that has not been read. Sources may also lie below `source_folders`.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn new(root: &Path, source_folders: &[PathBuf]) -> Result<Self> {
        let (walk, of_sources, _) = walks(root, source_folders)?;
        let (root, source_folders) = (root.to_owned(), source_folders.to_vec());
        Ok(Self { root, source_folders, walk, of_sources, folders: Vec::new(), links: Vec::new(), goals: BTreeMap::new() })
    }

    /// The site's folder, without links in its path.
    pub fn real_root(&self) -> &Path {
        &self.walk.real_root
    }

    /// The path that a file has in the site; none where it lies elsewhere, or its name is not UTF-8.
    pub fn path_in_site(&self, path: &Path) -> Option<String> {
        self.walk_of(path)?.path_in_site(path)
    }

    /// The walk over the innermost folder that a path lies in.
    fn walk_of(&self, path: &Path) -> Option<&FolderWalk> {
        let around = |walk: &&FolderWalk| path.starts_with(&walk.real_root);
        self.of_sources.iter().chain([&self.walk]).filter(around).max_by_key(|walk| walk.real_root.as_os_str().len())
    }

    /// Reads everything; what cannot be read, and why.
    ///
    /// # Errors
    /// The folder is gone.
    pub fn read(&mut self) -> Result<(Files, Vec<(String, String)>)> {
        let (walk, of_sources, sources) = walks(&self.root, &self.source_folders)?;
        (self.walk, self.of_sources) = (walk, of_sources);
        let (mut files, mut unreadable) = self.walk.read_everything();
        for walk in &mut self.of_sources {
            let (read, faults) = walk.read_everything();
            files.absorb(read);
            unreadable.extend(faults);
        }
        sources.place_in(&mut files);
        let mut all = std::iter::once(&mut self.walk).chain(&mut self.of_sources);
        self.links = all.by_ref().flat_map(|walk| std::mem::take(&mut walk.links)).collect();
        self.folders = self.walk.folders.iter().chain(self.of_sources.iter().flat_map(|walk| &walk.folders)).cloned().collect();
        self.goals = files.links().clone();
        Ok((files, in_words(unreadable)))
    }

    /// Where links on the disk lead, as they were last read: by their paths in the site, to a file of it.
    pub fn goals(&self) -> &BTreeMap<Arc<str>, Arc<str>> {
        &self.goals
    }

    /// The folders that were met when everything was read, the site's own first.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// What differs from `files` at these paths on the disk, none of which is or was a folder, a
    /// `.gitignore` or `throughline.yaml`. Links are read along: what they lead to may have changed.
    pub fn read_again(&mut self, files: &Files, changed: &BTreeSet<PathBuf>) -> Vec<(Arc<str>, PathState)> {
        let paths: BTreeSet<PathBuf> = changed.iter().chain(&self.links).cloned().collect();
        let mut by_walk: Vec<Vec<PathBuf>> = vec![Vec::new(); self.of_sources.len() + 1];
        for path in paths {
            let Some(root) = self.walk_of(&path).map(|walk| walk.real_root.clone()) else { continue };
            let at = self.of_sources.iter().position(|walk| walk.real_root == root).map_or(0, |at| at + 1);
            by_walk[at].push(path);
        }
        let (mut asked, mut read, mut unreadable) = (Vec::new(), Files::default(), Vec::new());
        let walks = std::iter::once(&mut self.walk).chain(&mut self.of_sources);
        for (walk, paths) in walks.zip(by_walk) {
            for path in paths {
                asked.push(walk.nearest_path(&path));
                if path.symlink_metadata().is_ok_and(|m| !m.is_dir()) && !is_left_out(walk, &path) {
                    walk.take(&path);
                }
            }
            let (of_walk, faults) = walk.read_texts(Vec::new());
            read.absorb(of_walk);
            unreadable.extend(faults);
            for link in std::mem::take(&mut walk.links) {
                if !self.links.contains(&link) {
                    self.links.push(link);
                }
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
}

/// Whether a file, or a folder on the way to it, is no part of what a walk reads.
fn is_left_out(walk: &mut FolderWalk, path: &Path) -> bool {
    let Ok(inner) = path.strip_prefix(&walk.real_root).map(Path::to_owned) else { return true };
    let mut at = walk.real_root.clone();
    let mut parts = inner.components().peekable();
    while let Some(part) = parts.next() {
        at.push(part);
        if walk.is_left_out(&at, parts.peek().is_some()) {
            return true;
        }
    }
    false
}

/// A walk over a site's folder, one over each of its sources', and where these lie.
fn walks(root: &Path, source_folders: &[PathBuf]) -> Result<(FolderWalk, Vec<FolderWalk>, SourceFolders)> {
    let sources = SourceFolders::of(root, source_folders)?;
    Ok((FolderWalk::of(root, &sources.folders())?, sources.walks(), sources))
}

/// The folders of a site and of its sources, its own first, and everything in them that is no folder.
///
/// # Errors
/// The folder is gone.
pub fn walk(root: &Path, source_folders: &[PathBuf]) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (walk, of_sources, _) = walks(root, source_folders)?;
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for mut walk in std::iter::once(walk).chain(of_sources) {
        walk.all(|_, path, _| files.push(path.to_owned()));
        folders.append(&mut walk.folders);
    }
    Ok((folders, files))
}

/// What is gone is not unreadable.
fn in_words(unreadable: Unreadable) -> Vec<(String, String)> {
    unreadable.into_iter().filter(|(_, error)| !is_gone(error)).map(|(path, error)| (path, error.to_string())).collect()
}
