//! Where files wait for being published. What a killed build left there counts for nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use xxhash_rust::xxh3::Xxh3;

use crate::io::create::make_last;
use crate::io::regular::in_pieces;

use super::failure::{cannot_read, cannot_write};
use super::layout::{FILES, INSIDE, INTERIM, MANIFEST, SWAP};
use super::manifest::{Manifest, Record};

/// The folder of the stage.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
}

impl Staging {
    pub(super) fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Whether it lies in the output.
    pub(super) fn is_inside(&self) -> bool {
        self.folder.file_name().is_some_and(|name| name == INSIDE)
    }

    /// The new files.
    pub(super) fn files(&self) -> PathBuf {
        self.folder.join(FILES)
    }

    /// A whole site, about to change places with the output.
    pub(super) fn swap(&self) -> PathBuf {
        self.folder.join(SWAP)
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
            _ => cannot_write(&format!("`{path}`"), error),
        })
    }

    /// Writes the list of files of the new site, as the last of them.
    pub(super) fn write_manifest(&self, manifest: &Manifest) -> Result<()> {
        let target = self.files().join(MANIFEST);
        let written = create(&target).and_then(|mut file| file.write_all(manifest.to_string().as_bytes()));
        written.map_err(|error| cannot_write("the list of files", error))
    }

    /// Writes the list of what is ours while files are moved to the output, and makes that and the list of the new site last;
    /// where it lies.
    pub(super) fn write_interim(&self, manifest: &Manifest) -> Result<PathBuf> {
        let path = self.folder.join(INTERIM);
        let write = || {
            make_last(&OpenOptions::new().write(true).open(self.files().join(MANIFEST))?)?;
            let mut file = create(&path)?;
            file.write_all(manifest.to_string().as_bytes())?;
            make_last(&file)
        };
        write().map_err(|error| cannot_write("the list of files", error))?;
        Ok(path)
    }

    /// Removes what is there. What cannot be removed now, the next build removes.
    pub(super) fn discard(&self) {
        let _ = self.clear();
        let _ = self.close();
    }

    /// Removes the files, and what makes a list of them.
    pub(super) fn clear(&self) -> io::Result<()> {
        unless_gone(fs::remove_file(self.folder.join(INTERIM)))?;
        unless_gone(fs::remove_dir_all(self.files()))
    }

    /// Removes the folder where it lies in the output, unless something is in it, such as the lock.
    pub(super) fn close(&self) -> io::Result<()> {
        if !self.is_inside() {
            return Ok(());
        }
        match unless_gone(fs::remove_dir(&self.folder)) {
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            result => result,
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

fn unless_gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}
