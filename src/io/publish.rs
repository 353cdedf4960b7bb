//! Publishes the site: whole, or not at all.
//!
//! 1. [`Publication::begin`] takes the lock beside the output, clears away what a killed build
//!    left, and refuses an output that holds anything but our own files.
//! 2. [`Publication::put`] hashes a file and writes it to the stage where it differs from what is
//!    published; any number of threads.
//! 3. [`Publication::finish`] makes it public. Nothing changed: nothing is written.
//!
//! The stage is `.NAME.throughline/` beside the output `NAME`, and goes when the publication ends.
//! There are two ways from it to the public:
//!
//! - **Exchange**, wherever the system can: the unchanged files are linked into the stage, and the
//!   two folders change places in one call, so that a reader meets the old site or the new one.
//!   The old one is then deleted.
//! - **In place**, where the output holds a folder of others (`.git`, `.well-known`), is a mount
//!   point, has an owner, a group or labels that a new folder would not have, lies in a folder where
//!   nothing can be made, or the system cannot exchange folders: a manifest of both sites is written,
//!   each file is moved by one rename, what went is removed, and the manifest of the new site takes
//!   its place. A reader may meet old and new pages together, never half a file; after a kill the
//!   next build that publishes completes it. The stage lies in the output there, as
//!   `.throughline-stage/`, but for folders of others: a rename does not leave a file system, and
//!   files made in a folder are of its group.
//!
//! The threat is a killed process, at any moment. A power cut is not: pages are not synced, for
//! that costs more than rendering them. Only manifests are, in place; a page that a power cut left
//! empty differs in size from its entry in the manifest and is written again.
//!
//! `.throughline-manifest` in the output lists what is ours, and keeps the figures of event logs as pages tell them; nothing else is ever deleted, and no
//! link in the output is followed. A file that somebody edited in the output to the same size goes
//! unnoticed until its page changes. A folder that is swapped for a link between the look and the
//! deed is not guarded against: who can do that can already write to the output.
//!
//! Absent: rendering, and knowing what a page is.

mod exchange;
mod failure;
mod in_place;
mod layout;
mod lock;
mod manifest;
mod output;
mod path;
mod scan;
mod staging;

use std::collections::BTreeMap;
use std::fs;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use rustc_hash::FxHashMap as HashMap;

use crate::base::diagnostic::quote;
use crate::model::logged::RememberedLog;

use exchange::Exchanged;
pub(super) use failure::cannot_read;
use layout::{INSIDE, MANIFEST, beside, refuse_link};
use lock::Lock;
use manifest::Manifest;
pub use manifest::Record;
use output::MadeFolders;
use staging::Staging;

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or differ from before.
    pub written: usize,
    /// Files that are as before.
    pub unchanged: usize,
    /// Files that were published before and no longer are.
    pub removed: usize,
}

/// A publication in progress; files are put into it from any thread. Dropped before it is finished,
/// it leaves the output as it was.
#[derive(Debug)]
pub struct Publication {
    output: PathBuf,
    stage: Staging,
    /// What is published now.
    old: Manifest,
    /// Files in the output that are not ours and stay.
    kept: Vec<String>,
    put: Mutex<HashMap<String, (Record, Fate)>>,
    /// The figures of event logs, to be told again by the next build.
    logs: Vec<RememberedLog>,
    /// What things of sources are called, by their addresses, for when they are gone.
    titles: BTreeMap<Arc<str>, Arc<str>>,
    /// Whether a file could not be put: then nothing is published.
    failed: AtomicBool,
    // Dropped in this order: the folder of the lock may lie in a folder that was made for it.
    _lock: Lock,
    _made: MadeFolders,
}

/// What became of a file that was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is in the stage.
    Staged,
    /// It is published as it is.
    Unchanged,
    /// The output has held the same file before us: it stays, and is not ours.
    Kept,
}

impl Publication {
    /// Prepares to publish to the folder `output` (it need not exist; missing parents are created)
    /// the site whose folder is `site_root` and whose content folders are `content`.
    ///
    /// # Errors
    /// `output` is a file, is or contains the site's or a content folder, holds files that are not
    /// ours or cannot be written, or another build is publishing to it.
    pub fn begin(output: &Path, site_root: &Path, content: &[PathBuf]) -> Result<Self> {
        let output = output::resolve(output)?;
        output::refuse_content(&output, site_root, content)?;
        let made = MadeFolders::above(&output)?;
        let beside = beside(&output);
        let inside = output.join(INSIDE);
        let lock = Lock::take_beside_or_in(&beside, &inside, &output)?;
        for folder in [&beside, &inside] {
            recover(folder.clone(), &output)?;
        }
        let old = Manifest::read(&output)?.unwrap_or_default();
        let found = scan::scan(&output, &old)?;
        output::refuse_unwritable(&output)?;
        let is_in_place = lock.is_in(&inside) || output::is_apart(&output, &beside) || output::has_a_folder_of_its_own(&output, &beside);
        Ok(Self {
            stage: Staging::at(if is_in_place { inside } else { beside }),
            output,
            old,
            kept: found.kept,
            put: Mutex::default(),
            logs: Vec::new(),
            titles: BTreeMap::new(),
            failed: AtomicBool::new(false),
            _lock: lock,
            _made: made,
        })
    }

    /// Keeps with what is published what things of sources are called, by their addresses.
    pub fn remember_titles(&mut self, titles: BTreeMap<Arc<str>, Arc<str>>) {
        self.titles = titles;
    }

    /// Keeps figures of event logs with what is published: as pages tell them, and no others.
    pub fn remember(&mut self, logs: Vec<RememberedLog>) {
        self.logs = logs;
    }

    /// Adds a file by its path from the output's root, `/` between parts.
    ///
    /// # Errors
    /// The path is not one below the root or was put before, the file cannot be written, or it
    /// differs from one in the output that is not ours. Nothing can be published after an error.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.put_with(path, Record::of(bytes), |stage| stage.write(path, bytes))
    }

    /// Adds a file by copying one whose bytes were looked at before, piece by piece.
    ///
    /// # Errors
    /// As `put`, or the file has changed since.
    pub fn put_file(&self, path: &str, from: &Path, seen: Record) -> Result<()> {
        self.put_with(path, seen, |stage| stage.copy(path, from, seen))
    }

    fn put_with(&self, path: &str, record: Record, write: impl FnOnce(&Staging) -> Result<()>) -> Result<()> {
        let done = self.try_put(path, record, write);
        if done.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        done
    }

    fn try_put(&self, path: &str, record: Record, write: impl FnOnce(&Staging) -> Result<()>) -> Result<()> {
        if let Some(fault) = path::fault(path) {
            bail!("cannot publish {}: {fault}", quote(path));
        }
        let fate = self.fate(path, &record)?;
        let before = {
            let mut put = self.put.lock().unwrap_or_else(PoisonError::into_inner);
            put.insert(path.to_owned(), (record, fate))
        };
        if before.is_some() {
            bail!("two files of the site are to be published as `{path}`: give one of them another id");
        }
        if fate == Fate::Staged {
            write(&self.stage)?;
        }
        Ok(())
    }

    fn fate(&self, path: &str, record: &Record) -> Result<Fate> {
        let published = || self.output.join(path);
        if self.kept.iter().any(|kept| kept == path) {
            let theirs = fs::read(published()).with_context(|| format!("cannot read {}", published().display()))?;
            if Record::of(&theirs) != *record {
                bail!("the site publishes another `{path}` than the one that is kept in {}: delete one of the two", self.output.display());
            }
            return Ok(Fate::Kept);
        }
        let is_there = || fs::symlink_metadata(published()).is_ok_and(|m| m.is_file() && m.len() == record.size);
        let unchanged = self.old.get(path) == Some(record) && is_there();
        Ok(if unchanged { Fate::Unchanged } else { Fate::Staged })
    }

    /// Makes it public. Where nothing changed, nothing is written.
    ///
    /// # Errors
    /// A file could not be put or written, or files that are not ours appeared in the output: the
    /// old site stays. In place, once files are being moved: the next build completes it.
    pub fn finish(mut self) -> Result<Published> {
        if self.failed.load(Ordering::Relaxed) {
            bail!("nothing was published, since a file of the site could not be: see above, and build again");
        }
        let put = mem::take(self.put.get_mut().unwrap_or_else(PoisonError::into_inner));
        let put: BTreeMap<String, (Record, Fate)> = put.into_iter().collect();
        refuse_file_as_folder(&put)?;
        let with = |fate: Fate| -> Vec<&str> { put.iter().filter(|(_, (_, f))| *f == fate).map(|(path, _)| path.as_str()).collect() };
        let (staged, unchanged) = (with(Fate::Staged), with(Fate::Unchanged));
        let new: Manifest =
            put.iter().filter(|(_, (_, fate))| *fate != Fate::Kept).map(|(path, (record, _))| (path.clone(), *record)).collect();
        let new = new.with_logs(mem::take(&mut self.logs)).with_titles(mem::take(&mut self.titles));
        let published = Published {
            written: staged.len(),
            unchanged: put.len() - staged.len(),
            removed: self.old.paths().filter(|path| new.get(path).is_none()).count(),
        };
        let nothing_changed = published.written == 0 && self.old == new && self.output.join(MANIFEST).exists();
        if !nothing_changed {
            self.make_public(&new, &staged, &unchanged)?;
        }
        Ok(published)
    }

    fn make_public(&mut self, new: &Manifest, staged: &[&str], unchanged: &[&str]) -> Result<()> {
        // Again: somebody may have put a file there while the pages were rendered.
        let found = scan::scan(&self.output, &self.old)?;
        if let Some(path) = found.kept.iter().find(|path| new.get(path).is_some()) {
            bail!(
                "`{path}` appeared in {} while the site, which publishes one too, was built: delete one of the two",
                self.output.display()
            );
        }
        found.refuse_in_the_way(new)?;
        self.stage.write_manifest(new)?;
        if !found.holds_folder && !self.stage.is_inside() {
            match exchange::publish(&self.stage, &self.output, unchanged, &found.kept)? {
                Exchanged::Done => return Ok(()),
                Exchanged::Impossible => {}
            }
        }
        in_place::publish(&self.stage, &self.output, &self.old, new, staged)
    }
}

/// Whether a folder holds, or lies in, what was published: what is put there by others stops the next build.
pub fn is_published(folder: &Path) -> bool {
    let folder = dunce::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    folder.ancestors().any(|above| above.join(MANIFEST).is_file())
}

/// The figures of event logs that an output keeps. Where there is none, or it cannot be read, nothing is remembered: a build tells what is
/// wrong with it.
pub(super) fn remembered_logs(output: &Path) -> Vec<RememberedLog> {
    Manifest::read(output).ok().flatten().map(Manifest::into_logs).unwrap_or_default()
}

/// What things of sources were called, as an output keeps it; as [`remembered_logs`].
pub(super) fn remembered_titles(output: &Path) -> BTreeMap<Arc<str>, Arc<str>> {
    Manifest::read(output).ok().flatten().map(Manifest::into_titles).unwrap_or_default()
}

/// Clears away what a killed build left in the folder of a stage.
fn recover(folder: PathBuf, output: &Path) -> Result<()> {
    refuse_link(&folder, |m| m.is_dir())?;
    let clearing = format!("cannot clear away {}, which an interrupted build left", folder.display());
    let stage = Staging::at(folder);
    let clear = || -> Result<()> {
        stage.clear()?;
        exchange::clear(&stage.swap(), output)?;
        Ok(stage.close()?)
    };
    clear().context(clearing)
}

/// Refuses a path that is a file and, by another path, also a folder.
fn refuse_file_as_folder(put: &BTreeMap<String, (Record, Fate)>) -> Result<()> {
    for path in put.keys() {
        if let Some(file) = path::folders(path).find(|folder| put.contains_key(*folder)) {
            bail!("the site publishes a file `{file}` and, in a folder of that name, `{path}`: give one of them another id");
        }
    }
    Ok(())
}

impl Drop for Publication {
    fn drop(&mut self) {
        self.stage.discard();
    }
}

#[cfg(test)]
mod tests;
