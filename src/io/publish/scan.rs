//! What lies in the output folder: our own files, those that are tolerated, and no others.

use std::io;
use std::path::Path;

use anyhow::{Result, bail};
use walkdir::{DirEntry, WalkDir};

use super::lock::refuse_link;
use super::manifest::{self, Manifest};
use super::{path, stage};

/// Files at the root of an output that others put there for the server or the host, and that stay.
const KEPT: [&str; 4] = [".git", ".nojekyll", "CNAME", "robots.txt"];

/// How many files that are not ours a message names.
const NAMED: usize = 3;

/// What was found besides our own files.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Files at the root that are not ours and stay.
    pub(super) kept: Vec<&'static str>,
    /// Whether there is a folder `.git`, which is neither linked nor copied: it stays where it is.
    pub(super) holds_repository: bool,
}

/// Looks through the output, which need not exist. No link is followed.
///
/// # Errors
/// It holds anything that is neither in the manifest nor tolerated, or cannot be read.
pub(super) fn scan(output: &Path, ours: &Manifest) -> Result<Found> {
    let mut found = Found::default();
    refuse_link(output, |m| m.is_dir())?;
    let mut foreign = Vec::new();
    let mut entries = WalkDir::new(output).min_depth(1).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() == 0 && error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound) => break,
            Err(error) => {
                let text =
                    format!("cannot read the output folder {}: make it yours to read, or name another with `--output`", output.display());
                return Err(anyhow::Error::from(error).context(text));
            }
        };
        match kept_name(&entry) {
            // Our own stage, where the output is a mount point.
            _ if entry.depth() == 1 && entry.file_type().is_dir() && entry.file_name() == stage::INSIDE => entries.skip_current_dir(),
            Some(".git") if entry.file_type().is_dir() => {
                found.holds_repository = true;
                entries.skip_current_dir();
            }
            Some(name) if entry.file_type().is_file() && ours.get(name).is_none() => found.kept.push(name),
            _ if entry.file_type().is_dir() || is_ours(&entry, output, ours) => {}
            _ => foreign.push(entry),
        }
        if foreign.len() > NAMED {
            break;
        }
    }
    if foreign.is_empty() {
        return Ok(found);
    }
    let mut names: Vec<String> = foreign.iter().take(NAMED).map(|entry| named(entry, output)).collect();
    if foreign.len() > NAMED {
        names.push("…".to_owned());
    }
    let (output, names) = (output.display(), names.join(", "));
    bail!("the output folder {output} holds what throughline did not make: {names}: name another folder with `--output`, or move it away");
}

/// The name of a file at the root that may be there without being ours.
pub(super) fn kept_name(entry: &DirEntry) -> Option<&'static str> {
    KEPT.into_iter().find(|name| entry.depth() == 1 && entry.file_name() == *name)
}

/// Whether it is a file that the manifest lists, or the manifest.
pub(super) fn is_ours(entry: &DirEntry, root: &Path, ours: &Manifest) -> bool {
    let listed = |path: String| path == manifest::NAME || ours.get(&path).is_some();
    entry.file_type().is_file() && path::below(root, entry.path()).is_some_and(listed)
}

/// How a message names what is not ours.
pub(super) fn named(entry: &DirEntry, root: &Path) -> String {
    let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let link = if entry.file_type().is_symlink() { " (a link)" } else { "" };
    format!("`{}`{link}", path.display())
}
