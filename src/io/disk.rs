//! Reads the site's folder into a snapshot.
//!
//! What of it is read, and what is left out, is a [`FolderWalk`]'s.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::base::files::{Entry, Files, LARGEST};
use crate::syntax::config::{self, NAME};

use super::folder_walk::FolderWalk;
use super::publish;
use super::regular::{self, irregular};
use super::sources::SourceFolders;

/// The folder of the site: `given`, else the first at or above `here` that holds `throughline.yaml`.
///
/// # Errors
/// There is no such folder.
pub fn find_site(given: Option<&Path>, here: &Path) -> Result<PathBuf> {
    if let Some(given) = given {
        if !given.is_dir() {
            bail!("there is no folder {}: name the folder that holds {NAME}", given.display());
        }
        let found = given.join(NAME).symlink_metadata().is_ok();
        if !found {
            bail!("{} is no site: it holds no {NAME} (`throughline init` makes one)", given.display());
        }
        return readable(given);
    }
    let found = here.ancestors().find(|folder| folder.join(NAME).symlink_metadata().is_ok());
    readable(found.with_context(|| format!("no {NAME} here or above: go to a site's folder, or make one with `throughline init`"))?)
}

/// The folder, where its `throughline.yaml` is a file.
fn readable(folder: &Path) -> Result<PathBuf> {
    let file = folder.join(NAME);
    match file.metadata().ok().and_then(|metadata| irregular(metadata.file_type())) {
        Some(what) => bail!("{} is {what}, and no regular file: put the site's settings there as a text", file.display()),
        None => Ok(folder.to_owned()),
    }
}

/// The folder that a site's `throughline.yaml` names for the pages, as far as it can be read: reading the site reports the rest.
pub fn output_folder(root: &Path) -> PathBuf {
    root.join(config_of(root).output_folder())
}

/// Refuses a site that asks for a later version of the program: whatever would be said of it may be wrong.
///
/// # Errors
/// It does.
pub fn require_version(root: &Path) -> Result<()> {
    config_of(root).too_old().map_or(Ok(()), |why| bail!(why))
}

/// The settings of a site, as far as they can be read: reading the site reports the rest.
pub fn config_of(root: &Path) -> config::SiteConfig {
    let text = regular::read_text(&root.join(NAME), LARGEST).unwrap_or_default();
    config::SiteConfig::read_file(&Entry::Text(text.into())).0
}

/// Reads the files of a site and of its sources, which lie below it or below one of `source_folders`. Besides its own output folder, `outputs`
/// are no part of it either.
///
/// # Errors
/// A folder or file cannot be read; or one of `source_folders` is none.
pub fn read(root: &Path, outputs: &[PathBuf], source_folders: &[PathBuf]) -> Result<Files> {
    let sources = SourceFolders::of(root, source_folders)?;
    let mut left_out = sources.folders();
    left_out.extend(outputs.iter().cloned());
    let (mut files, mut unreadable) = FolderWalk::of(root, &left_out)?.read_everything();
    unreadable.extend(sources.read_into(&mut files));
    if !files.sources().is_empty() {
        let output = outputs.first().cloned().unwrap_or_else(|| output_folder(root));
        files.remember_titles(publish::remembered_titles(&output));
    }
    match unreadable.into_iter().min_by(|a, b| a.0.cmp(&b.0)) {
        Some((path, error)) => Err(anyhow::Error::from(error).context(format!("cannot read {path}"))),
        None => Ok(files),
    }
}

/// Reads the sources of a site into a snapshot that was taken elsewhere, such as a revision: those of which it holds nothing.
///
/// # Errors
/// As [`read`].
pub fn read_sources(root: &Path, source_folders: &[PathBuf], files: &mut Files) -> Result<()> {
    let unreadable = SourceFolders::of(root, source_folders)?.read_into(files);
    match unreadable.into_iter().min_by(|a, b| a.0.cmp(&b.0)) {
        Some((path, error)) => Err(anyhow::Error::from(error).context(format!("cannot read {path}"))),
        None => Ok(()),
    }
}
