//! The site's folder as the server holds it: its files, read again where they changed, and what stands in the way of reading
//! them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::Result;

use crate::base::files::{Entry, Files};
use crate::io::disk::output_folder;
use crate::io::rescan::{self, Folder, PathState};
use crate::syntax::config::NAME;
use crate::watch::{Batch, Before, Walk};

use super::overlay::Problem;

/// The folder, what was last read of it, and what cannot be read.
#[derive(Debug)]
pub(super) struct SiteFolder {
    folder: Folder,
    root: PathBuf,
    /// Folders besides the site's below which sources may lie.
    source_folders: Vec<PathBuf>,
    files: Files,
    /// By path in the site: why it cannot be read.
    unreadable: BTreeMap<String, String>,
    /// Why the folder as a whole cannot be read or watched.
    folder_problem: Option<String>,
}

/// Paths that differ, and what they hold now; none where they are gone.
type FileChanges = Vec<(Arc<str>, Option<Entry>)>;

/// What came of a batch.
#[derive(Debug)]
pub(super) enum Rescan {
    /// Nothing differs.
    Same,
    /// Only what stands in the way differs.
    OtherProblems,
    /// These paths in the site differ.
    Changed(Vec<String>),
}

impl SiteFolder {
    /// A site's folder that was not read yet.
    ///
    /// # Errors
    /// There is no such folder.
    pub(super) fn open(root: &Path, source_folders: &[PathBuf]) -> Result<Self> {
        let folder = Folder::new(root, source_folders)?;
        let source_folders = source_folders.to_vec();
        let root = folder.real_root().to_owned();
        Ok(Self { folder, root, source_folders, files: Files::default(), unreadable: BTreeMap::new(), folder_problem: None })
    }

    /// The folder, without links in its path.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// What was last read.
    pub(super) fn files(&self) -> &Files {
        &self.files
    }

    /// What walks the folder again and again, for those who watch it.
    pub(super) fn walker(&self) -> impl Fn() -> Result<Walk> + Send + use<> {
        let (root, source_folders) = (self.root.clone(), self.source_folders.clone());
        move || {
            let (folders, files) = rescan::walk(&root, &source_folders)?;
            Ok(Walk { folders, files, output: output_folder(&root) })
        }
    }

    /// What was read since then, for those who begin to watch.
    pub(super) fn read_since(&self, since: SystemTime) -> Before<'_> {
        Before { since, folders: self.folder.folders(), output: output_folder(&self.root) }
    }

    /// What stands in the way.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let unreadable = self.unreadable.iter().map(|(path, why)| match path.as_str() {
            NAME => format!("{NAME} {why}"),
            path => format!("cannot read {path} ({why}): what was last read of it is shown"),
        });
        self.folder_problem.iter().cloned().chain(unreadable).map(Problem::new).collect()
    }

    /// Reads everything for the first time.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(super) fn read(&mut self) -> Result<()> {
        let (files, unreadable) = self.folder.read()?;
        (self.files, self.unreadable) = (files, unreadable.into_iter().collect());
        Ok(())
    }

    /// Reads what a batch says has changed.
    pub(super) fn rescan(&mut self, batch: &Batch) -> Rescan {
        let before = self.problems();
        self.folder_problem.clone_from(&batch.problem);
        let changes = if batch.everything { self.read_all() } else { self.read_some(&batch.paths) };
        self.files.set_links(self.folder.goals().clone());
        if changes.is_empty() {
            return if self.problems() == before { Rescan::Same } else { Rescan::OtherProblems };
        }
        let paths = changes.iter().map(|(path, _)| path.to_string()).collect();
        for (path, entry) in changes {
            match entry {
                Some(entry) => self.files.insert(path, entry),
                None => self.files.remove(&path),
            }
        }
        Rescan::Changed(paths)
    }

    fn read_some(&mut self, paths: &BTreeSet<PathBuf>) -> FileChanges {
        for path in paths {
            if let Some(inner) = self.folder.path_in_site(path) {
                self.unreadable.remove(&inner);
            }
        }
        let read = self.folder.read_again(&self.files, paths);
        read.into_iter()
            .filter_map(|(path, now)| match now {
                PathState::Holds(entry) => Some((path, Some(entry))),
                PathState::Gone => Some((path, None)),
                PathState::Unreadable(why) => {
                    self.unreadable.insert(path.to_string(), why);
                    None
                }
            })
            .collect()
    }

    fn read_all(&mut self) -> FileChanges {
        let (now, unreadable) = match self.folder.read() {
            Ok(read) => read,
            Err(error) => {
                self.folder_problem = Some(format!("{error:#}: what was last read is shown"));
                return Vec::new();
            }
        };
        self.unreadable = unreadable.into_iter().collect();
        if now.get(NAME).is_none() && !self.unreadable.contains_key(NAME) {
            self.unreadable.insert(NAME.to_owned(), "is gone: put it back; what it last said still counts".to_owned());
        }
        for (written, place) in now.sources() {
            self.files.place_source(Arc::clone(written), place.clone());
        }
        let mut changes = FileChanges::new();
        for (path, entry) in now.iter().filter(|(path, entry)| self.files.get(path) != Some(*entry)) {
            changes.push((Arc::clone(path), Some(entry.clone())));
        }
        for (path, _) in self.files.iter().filter(|(path, _)| now.get(path).is_none()) {
            let unreadable = self.unreadable.keys().any(|u| Path::new(&**path).starts_with(u));
            if !unreadable {
                changes.push((Arc::clone(path), None));
            }
        }
        changes
    }
}
