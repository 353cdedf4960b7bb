//! Where files wait for being published, and how what a killed build left there is dealt with.
//!
//! | in the folder | is | the next build |
//! |---|---|---|
//! | `stage/` | new files, our own | deletes it |
//! | `journal` with `stage/` | files that are being moved to the output | moves the rest |
//! | `swap/` | a whole site, before the exchange the new one, after it the old | deletes of it what is ours |

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use xxhash_rust::xxh3::Xxh3;

use crate::io::assets::{cannot_read, in_pieces};
use crate::io::create::make_last;

use super::journal::{Journal, Moved};
use super::lock::refuse_link;
use super::manifest::{self, Manifest, Record};
use super::{exchange, remedy};

/// Its name in an output that is filled file by file.
pub(super) const INSIDE: &str = ".throughline-stage";

/// The folder of the stage.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    /// Whether a journal stands that the next build has to complete.
    committed: bool,
}

impl Staging {
    pub(super) fn at(folder: PathBuf) -> Self {
        Self { folder, committed: false }
    }

    /// Whether it lies in the output.
    pub(super) fn is_inside(&self) -> bool {
        self.folder.file_name().is_some_and(|name| name == INSIDE)
    }

    /// The new files.
    pub(super) fn files(&self) -> PathBuf {
        self.folder.join("stage")
    }

    /// A whole site, about to change places with the output.
    pub(super) fn swap(&self) -> PathBuf {
        self.folder.join("swap")
    }

    fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// Writes a new file; its path was found fit.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.write_with(path, |file| file.write_all(bytes))
    }

    /// Copies a file that was looked at before, piece by piece; its path was found fit.
    pub(super) fn copy(&self, path: &str, from: &Path, seen: Record) -> Result<()> {
        let mut source = File::open(from).map_err(|error| cannot_read(from.display(), error))?;
        let mut hash = Xxh3::new();
        self.write_with(path, |file| {
            in_pieces(&mut source, |piece| {
                hash.update(piece);
                file.write_all(piece)
            })
            .map(drop)
        })?;
        if hash.digest128() != seen.hash {
            bail!("{} changed while the site was built: build again", from.display());
        }
        Ok(())
    }

    fn write_with(&self, path: &str, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<()> {
        let target = self.files().join(path);
        let written = create(&target).and_then(|mut file| write(&mut file));
        written.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                anyhow!("two files of the site are published as `{path}` where case does not count: give one of them another id")
            }
            io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => {
                anyhow!("the site publishes `{path}`, and a file and a folder of one name on the way to it: give one of them another id")
            }
            _ => failed(&format!("`{path}`"), error),
        })
    }

    /// Writes the list of files of the new site, as the last of them.
    pub(super) fn write_manifest(&self, manifest: &Manifest) -> Result<()> {
        let target = self.files().join(manifest::NAME);
        let written = create(&target).and_then(|mut file| file.write_all(manifest.to_string().as_bytes()));
        written.map_err(|error| failed("the list of files", error))
    }

    /// Publishes by moving file after file. Once the journal is on the disk the way is forward only.
    pub(super) fn commit(&mut self, journal: &Journal, output: &Path) -> Result<()> {
        let path = self.journal();
        let written = self.write_journal(&path, journal);
        written.map_err(|error| failed("the journal", error))?;
        self.committed = true;
        let moved = journal.apply(&self.files(), output, Moved::None).and_then(|()| Ok(fs::remove_file(&path)?));
        moved.with_context(|| format!("{} is published in part, and the next build completes it", output.display()))?;
        self.committed = false;
        Ok(())
    }

    fn write_journal(&self, path: &Path, journal: &Journal) -> io::Result<()> {
        make_last(&File::open(self.files().join(manifest::NAME))?)?;
        let mut file = File::create_new(path)?;
        file.write_all(journal.to_string().as_bytes())?;
        make_last(&file)?;
        sync_folder(&self.folder);
        Ok(())
    }

    /// Completes or clears away what a killed build left.
    ///
    /// # Errors
    /// It cannot be completed, or files lie there that are not ours.
    pub(super) fn recover(&self, output: &Path) -> Result<()> {
        refuse_link(&self.folder, |m| m.is_dir())?;
        let (files, swap, path) = (self.files(), self.swap(), self.journal());
        let clearing = || format!("cannot clear away {}, which an interrupted build left", self.folder.display());
        if let Some(journal) = Journal::read(&path)? {
            let applied = journal.apply(&files, output, Moved::Some);
            applied.with_context(|| format!("cannot complete the interrupted build in {}", output.display()))?;
        }
        remove_if_there(&path, |p| fs::remove_file(p)).with_context(clearing)?;
        remove_if_there(&files, |p| fs::remove_dir_all(p)).with_context(clearing)?;
        exchange::clear(&swap, output).with_context(clearing)?;
        if self.is_inside() {
            remove_if_empty(&self.folder).with_context(clearing)?;
        }
        Ok(())
    }

    /// Removes what is there, unless the next build has to complete it.
    pub(super) fn discard(&self) {
        if self.committed {
            return;
        }
        // What cannot be removed now, the next build removes.
        let _ = fs::remove_file(self.journal());
        let _ = fs::remove_dir_all(self.files());
        if self.is_inside() {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Creates a file that is not there yet, and the folders above it.
fn create(path: &Path) -> io::Result<File> {
    match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            File::create_new(path)
        }
        result => result,
    }
}

fn remove_if_there(path: &Path, remove: impl Fn(&Path) -> io::Result<()>) -> io::Result<()> {
    match remove(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// Removes a folder unless something is in it, such as the lock.
fn remove_if_empty(folder: &Path) -> io::Result<()> {
    match remove_if_there(folder, |p| fs::remove_dir(p)) {
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
        result => result,
    }
}

/// Makes the names in a folder last; where a folder cannot be opened as a file, the system does.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// A failure to write while the old site is still whole.
pub(super) fn failed(what: &str, error: io::Error) -> anyhow::Error {
    let text = format!("cannot write {what}, so nothing was published ({})", remedy(&error));
    anyhow!(error).context(text)
}
