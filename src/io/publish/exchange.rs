//! The new site, complete in the stage, changes places with the old one.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::failure::{cannot_write, remedy};
use super::layout::{MANIFEST, refuse_link};
use super::manifest::Manifest;
use super::staging::Staging;
use super::{path, scan};

/// How an exchange went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exchanged {
    Done,
    /// Not here: the stage is as it was.
    Impossible,
}

/// Completes the stage with what did not change, and exchanges it for the output.
///
/// # Errors
/// The stage cannot be completed or exchanged: the output is as it was. Or the old site could not be
/// removed after it.
pub(super) fn publish(stage: &Staging, output: &Path, unchanged: &[&str], kept: &[String]) -> Result<Exchanged> {
    let files = stage.files();
    let exists = output.symlink_metadata().is_ok();
    if exists && !CAN_EXCHANGE {
        return Ok(Exchanged::Impossible);
    }
    take_over(output, &files, unchanged, kept)?;
    let cannot = |error: io::Error| {
        let text = format!("cannot replace {}, so nothing was published ({})", output.display(), remedy(&error));
        anyhow!(error).context(text)
    };
    if !exists {
        return fs::rename(&files, output).map(|()| Exchanged::Done).map_err(cannot);
    }
    if !takes_the_mode_of(&files, output).map_err(cannot)? {
        return Ok(Exchanged::Impossible);
    }
    let swap = stage.swap();
    fs::rename(&files, &swap).map_err(cannot)?;
    let exchanged = exchange(&swap, output);
    if !matches!(exchanged, Ok(Exchanged::Done)) {
        fs::rename(&swap, &files).map_err(cannot)?;
        return exchanged.map_err(cannot);
    }
    clear(&swap, output).with_context(|| format!("{} is published, but the old site could not be removed", output.display()))?;
    Ok(Exchanged::Done)
}

/// Whether the new folder has, or could be given, the mode of the old one. Disks of other systems have none to give.
fn takes_the_mode_of(files: &Path, output: &Path) -> io::Result<bool> {
    let permissions = fs::metadata(output)?.permissions();
    Ok(fs::metadata(files)?.permissions() == permissions || fs::set_permissions(files, permissions).is_ok())
}

/// Links, else copies, from the output to the stage what stays as it is.
fn take_over(output: &Path, files: &Path, unchanged: &[&str], kept: &[String]) -> Result<()> {
    let staying = || unchanged.iter().copied().chain(kept.iter().map(String::as_str));
    let folders: BTreeSet<&str> = staying().filter_map(|p| path::folders(p).last()).collect();
    for folder in folders {
        fs::create_dir_all(files.join(folder)).map_err(|error| cannot_write(&format!("`{folder}`"), error))?;
    }
    let take = |path: &str, is_ours: bool| {
        let (source, target) = (output.join(path), files.join(path));
        if fs::hard_link(&source, &target).is_ok() {
            return Ok(());
        }
        match fs::symlink_metadata(&source) {
            Ok(metadata) if metadata.is_file() => {}
            // What desktops leave, they take away again.
            Err(error) if !is_ours && error.kind() == io::ErrorKind::NotFound => return Ok(()),
            _ => bail!("`{path}` went from {} while the site was built: build again", output.display()),
        }
        copy(&source, &target).map_err(|error| cannot_write(&format!("`{path}`"), error))
    };
    unchanged.par_iter().try_for_each(|path| take(path, true))?;
    kept.iter().try_for_each(|path| take(path, false))
}

/// Copies a file, and its mode where the disk has modes to give: those of other systems have neither links nor modes.
fn copy(source: &Path, target: &Path) -> io::Result<()> {
    let mut from = File::open(source)?;
    let mut to = File::create_new(target)?;
    io::copy(&mut from, &mut to)?;
    let _ = from.metadata().and_then(|metadata| to.set_permissions(metadata.permissions()));
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
const CAN_EXCHANGE: bool = true;
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
const CAN_EXCHANGE: bool = false;

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<Exchanged> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    // A mount point, a layer of a container, a file system or a kernel that does not know how.
    const IMPOSSIBLE: [Errno; 8] =
        [Errno::XDEV, Errno::BUSY, Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::PERM, Errno::ACCESS];
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(Exchanged::Done),
        Err(error) if IMPOSSIBLE.contains(&error) => Ok(Exchanged::Impossible),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<Exchanged> {
    Ok(Exchanged::Impossible)
}

/// Deletes a site, if there is one, that was exchanged for the output or was about to be: what its
/// own manifest lists, what the output holds as well, and the folders.
///
/// # Errors
/// Something cannot be deleted, or is not ours: that stays.
pub(super) fn clear(site: &Path, output: &Path) -> Result<()> {
    // Nothing is ever deleted through a link, which a walk would follow where it begins at one.
    refuse_link(site, |m| m.is_dir())?;
    if !site.exists() {
        return Ok(());
    }
    let ours = Manifest::read(site)?.unwrap_or_default();
    let (mut files, mut folders, mut foreign) = (Vec::new(), Vec::new(), Vec::new());
    for entry in WalkDir::new(site) {
        let entry = entry?;
        let is_still_there = || path::below(site, entry.path()).is_some_and(|path| output.join(path).is_file());
        let is_kept = || scan::is_kept_file(&entry) && (scan::is_of_desktop(&entry) || is_still_there());
        if entry.file_type().is_dir() {
            folders.push(entry.into_path());
        } else if scan::is_ours(&entry, site, &ours) || is_kept() {
            files.push(entry.into_path());
        } else {
            foreign.push(scan::named(&entry, site));
        }
    }
    // The manifest goes last: a killed build must find it again.
    let manifest = site.join(MANIFEST);
    files.par_iter().filter(|file| **file != manifest).try_for_each(fs::remove_file)?;
    if !foreign.is_empty() {
        let names = foreign.join(", ");
        bail!(
            "{} holds what appeared in the output while it was published: move it where it belongs and delete that folder: {names}",
            site.display()
        );
    }
    if manifest.exists() {
        fs::remove_file(&manifest)?;
    }
    // A folder is met before those in it.
    folders.iter().rev().try_for_each(fs::remove_dir)?;
    Ok(())
}
