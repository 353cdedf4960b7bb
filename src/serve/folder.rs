//! The site's folder as the server holds it: its files, and what stands in the way of reading them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::Result;

use crate::base::files::{Entry, Files};
use crate::io::rescan::{self, Folder, Now};
use crate::syntax::config::NAME;
use crate::watch::{Batch, Before, Walk};

use super::trouble::Trouble;
use super::{Outputs, ServeOptions};

/// The folder, and what cannot be read of it.
#[derive(Debug)]
pub(super) struct SiteFolder {
    folder: Folder,
    root: PathBuf,
    outputs: Outputs,
    /// By path in the site: why it cannot be read.
    unreadable: BTreeMap<String, String>,
    /// Why the folder as a whole cannot be read or watched.
    whole: Option<String>,
}

/// Paths that differ, and what they hold now; none where they are gone.
pub(super) type Changes = Vec<(Arc<str>, Option<Entry>)>;

/// What came of a batch.
#[derive(Debug)]
pub(super) enum Read {
    /// Nothing differs.
    Same,
    /// Only what stands in the way differs.
    Troubles,
    /// These paths differ.
    Changed(Changes),
}

impl SiteFolder {
    pub(super) fn open(serving: &ServeOptions) -> Result<Self> {
        let folder = Folder::new(&serving.root, &(serving.outputs)(&serving.root))?;
        let root = folder.real_root().to_owned();
        Ok(Self { folder, root, outputs: serving.outputs, unreadable: BTreeMap::new(), whole: None })
    }

    /// The folder, without links in its path.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// What walks the folder again and again, for those who watch it.
    pub(super) fn walker(&self) -> impl Fn() -> Result<Walk> + Send + use<> {
        let (root, outputs) = (self.root.clone(), self.outputs);
        move || {
            let outputs = outputs(&root);
            let (folders, files) = rescan::walk(&root, &outputs)?;
            Ok(Walk { folders, files, outputs })
        }
    }

    /// What was read since then, for those who begin to watch.
    pub(super) fn read_since(&self, since: SystemTime) -> Before<'_> {
        Before { since, folders: self.folder.folders(), outputs: (self.outputs)(&self.root) }
    }

    /// What stands in the way, in words.
    pub(super) fn troubles(&self) -> Vec<Trouble> {
        let unreadable = self.unreadable.iter().map(|(path, why)| match path.as_str() {
            NAME => format!("{NAME} {why}"),
            path => format!("cannot read {path} ({why}): what was last read of it is shown"),
        });
        self.whole.iter().cloned().chain(unreadable).map(Trouble::new).collect()
    }

    /// Reads everything for the first time.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(super) fn read_first(&mut self) -> Result<Files> {
        let (files, unreadable) = self.folder.read(&(self.outputs)(&self.root))?;
        self.unreadable = unreadable.into_iter().collect();
        Ok(files)
    }

    /// Reads what a batch says has changed since `files` were read.
    pub(super) fn read(&mut self, files: &Files, batch: &Batch) -> Read {
        let before = self.troubles();
        self.whole.clone_from(&batch.problem);
        let changes = if batch.everything { self.read_all(files) } else { self.read_some(files, batch) };
        if !changes.is_empty() {
            return Read::Changed(changes);
        }
        if self.troubles() == before { Read::Same } else { Read::Troubles }
    }

    fn read_some(&mut self, files: &Files, batch: &Batch) -> Changes {
        for path in &batch.paths {
            if let Some(inner) = self.folder.path_in_site(path) {
                self.unreadable.remove(&inner);
            }
        }
        let read = self.folder.read_again(files, &batch.paths);
        read.into_iter()
            .filter_map(|(path, now)| match now {
                Now::Holds(entry) => Some((path, Some(entry))),
                Now::Gone => Some((path, None)),
                Now::Unreadable(why) => {
                    self.unreadable.insert(path.to_string(), why);
                    None
                }
            })
            .collect()
    }

    fn read_all(&mut self, files: &Files) -> Changes {
        let (now, unreadable) = match self.folder.read(&(self.outputs)(&self.root)) {
            Ok(read) => read,
            Err(error) => {
                self.whole = Some(format!("{error:#}: what was last read is shown"));
                return Vec::new();
            }
        };
        self.unreadable = unreadable.into_iter().collect();
        if now.get(NAME).is_none() && !self.unreadable.contains_key(NAME) {
            self.unreadable.insert(NAME.to_owned(), "is gone: put it back; what it last said still counts".to_owned());
        }
        let mut changes = Changes::new();
        for (path, entry) in now.iter().filter(|(path, entry)| files.get(path) != Some(*entry)) {
            changes.push((Arc::clone(path), Some(entry.clone())));
        }
        for (path, _) in files.iter().filter(|(path, _)| now.get(path).is_none()) {
            let unreadable = self.unreadable.keys().any(|u| Path::new(&**path).starts_with(u));
            if !unreadable {
                changes.push((Arc::clone(path), None));
            }
        }
        changes
    }
}
