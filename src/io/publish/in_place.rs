//! The new site moves into the output, file by file.
//!
//! 1. A manifest of both sites takes the place of the old one: all that is or will be there is ours, and of what is moved
//!    the content is not known.
//! 2. Each file is moved by one rename, what pages show before pages. What went is removed after them.
//! 3. The manifest of the new site takes its place.
//!
//! A build that is killed in between leaves nothing that the manifest does not list: the next one writes again what is of
//! unknown content, removes what it does not publish, and so completes it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use super::failure::{cannot, cannot_write};
use super::layout::MANIFEST;
use super::manifest::Manifest;
use super::path;
use super::staging::Staging;

/// Moves the files of the stage to the output, where `old` is published, so that `new` is.
///
/// # Errors
/// The output cannot be written: it is as it was. Or a file cannot be moved or removed, or a link stands in the way, when
/// some others were moved: the next build completes it.
pub(super) fn publish(stage: &Staging, output: &Path, old: &Manifest, new: &Manifest, staged: &[&str]) -> Result<()> {
    let interim = stage.write_interim(&Manifest::interim(old, new, staged))?;
    fs::rename(&interim, output.join(MANIFEST)).map_err(|error| cannot_write("the list of files", error))?;
    sync_folder(output);
    let moved = Moves::plan(old, new, staged).carry_out(&stage.files(), output);
    moved.with_context(|| format!("{} is published in part, and the next build completes it", output.display()))
}

/// What is moved and removed, in order: from one of these lists after the other.
#[derive(Debug)]
struct Moves<'a> {
    /// Files where a folder is needed, or below what becomes a file.
    in_the_way: Vec<&'a str>,
    /// What pages show is there before them.
    assets: Vec<&'a str>,
    pages: Vec<&'a str>,
    stale: Vec<&'a str>,
}

impl<'a> Moves<'a> {
    fn plan(old: &'a Manifest, new: &'a Manifest, staged: &[&'a str]) -> Self {
        let new_folders: BTreeSet<&str> = new.paths().flat_map(path::folders).collect();
        let is_in_the_way = |p: &&str| new_folders.contains(p) || path::folders(p).any(|folder| new.get(folder).is_some());
        let (in_the_way, stale) = old.paths().filter(|p| new.get(p).is_none()).partition(is_in_the_way);
        let (pages, assets) = staged.iter().partition(|p| p.ends_with(".html"));
        Self { in_the_way, assets, pages, stale }
    }

    fn carry_out(&self, from: &Path, output: &Path) -> Result<()> {
        let mut to = Folders::of(output);
        self.in_the_way.iter().try_for_each(|path| remove(path, &mut to))?;
        self.assets.iter().chain(&self.pages).try_for_each(|path| place(path, from, &mut to))?;
        self.stale.iter().try_for_each(|path| remove(path, &mut to))?;
        place(MANIFEST, from, &mut to)
    }
}

fn place(path: &str, from: &Path, to: &mut Folders) -> Result<()> {
    let target = to.root.join(path);
    to.make(path)?;
    if is_there(&target, fs::Metadata::is_dir)? {
        remove_empty(&target);
        to.known.clear();
    }
    fs::rename(from.join(path), &target).map_err(|error| cannot("write", &target, error))
}

/// Removes a file where it is there, and the folders that are empty then.
fn remove(path: &str, to: &mut Folders) -> Result<()> {
    let mut folders = Vec::new();
    for folder in path::folders(path) {
        if !to.is_folder(folder)? {
            break;
        }
        folders.push(folder);
    }
    let target = to.root.join(path);
    if folders.len() == path::folders(path).count() && is_there(&target, fs::Metadata::is_file)? {
        fs::remove_file(&target).map_err(|error| cannot("remove", &target, error))?;
    }
    for folder in folders.into_iter().rev() {
        if fs::remove_dir(to.root.join(folder)).is_err() {
            break;
        }
        to.known.remove(folder);
    }
    Ok(())
}

/// Removes a folder that holds nothing but folders.
fn remove_empty(folder: &Path) {
    for entry in WalkDir::new(folder).contents_first(true).into_iter().flatten() {
        let _ = fs::remove_dir(entry.path());
    }
}

/// The folders below a root that are known to be folders, and no links.
struct Folders<'r> {
    root: &'r Path,
    known: BTreeSet<String>,
}

impl<'r> Folders<'r> {
    fn of(root: &'r Path) -> Self {
        Self { root, known: BTreeSet::new() }
    }

    fn is_folder(&mut self, folder: &str) -> Result<bool> {
        if self.known.contains(folder) {
            return Ok(true);
        }
        let is_folder = is_there(&self.root.join(folder), fs::Metadata::is_dir)?;
        if is_folder {
            self.known.insert(folder.to_owned());
        }
        Ok(is_folder)
    }

    /// Creates the folders above a path.
    fn make(&mut self, path: &str) -> Result<()> {
        for folder in path::folders(path) {
            if self.is_folder(folder)? {
                continue;
            }
            let target = self.root.join(folder);
            match fs::create_dir(&target) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    bail!("{} is a link or a file where a folder of the site belongs: move it away and build again", target.display());
                }
                Err(error) => return Err(cannot("create", &target, error)),
            }
        }
        Ok(())
    }
}

/// Whether a path is there and what it should be. That it cannot be looked at does not make it gone.
fn is_there(path: &Path, is_right: impl Fn(&fs::Metadata) -> bool) -> Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(is_right(&metadata)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(cannot("look at", path, error)),
    }
}

/// Makes the names in a folder last; where a folder cannot be opened as a file, the system does.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::super::manifest::Record;
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        paths.iter().map(|p| ((*p).to_owned(), Record::of(b""))).collect()
    }

    fn planned(old: &[&str], new: &[&str], staged: &[&str]) -> [Vec<String>; 4] {
        let (old, new) = (manifest(old), manifest(new));
        let Moves { in_the_way, assets, pages, stale } = Moves::plan(&old, &new, staged);
        [in_the_way, assets, pages, stale].map(|paths| paths.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn pages_follow_what_they_show_and_removals_follow_both() {
        let [in_the_way, assets, pages, stale] = planned(&["a.html", "old.html"], &["a.html", "b.css"], &["a.html", "b.css"]);
        assert_eq!((assets, pages, stale), (vec!["b.css".to_owned()], vec!["a.html".to_owned()], vec!["old.html".to_owned()]));
        assert!(in_the_way.is_empty());
    }

    #[test]
    fn a_file_in_the_way_of_a_folder_goes_first() {
        let [in_the_way, assets, _, stale] = planned(&["a", "b/c", "b/d/e"], &["a/x", "b"], &["a/x", "b"]);
        assert_eq!((in_the_way, assets), (["a", "b/c", "b/d/e"].map(str::to_owned).into(), ["a/x", "b"].map(str::to_owned).into()));
        assert!(stale.is_empty());
    }
}
