//! What lies in the output folder: our own files, those that are tolerated, and no others.

use std::io;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use walkdir::{DirEntry, WalkDir};

use super::layout::{INSIDE, MANIFEST, refuse_link};
use super::manifest::Manifest;
use super::path;

/// Files at the root of an output that others put there for the server or the host, and that stay.
const KEPT_FILES: [&str; 10] =
    [".git", ".gitattributes", ".gitignore", ".htaccess", ".nojekyll", "CNAME", "_headers", "_redirects", "robots.txt", "web.config"];

/// Folders at the root that stay where they are: repositories, what hosts answer for, what disks keep for themselves.
const KEPT_FOLDERS: [&str; 9] = [
    ".git",
    ".well-known",
    "lost+found",
    ".Spotlight-V100",
    ".TemporaryItems",
    ".fseventsd",
    "$RECYCLE.BIN",
    "System Volume Information",
    "@eaDir",
];

/// How the names of what a disk's trash lies in begin.
const TRASH: &str = ".Trash";

/// Files that desktops leave in every folder that somebody looks into.
const OF_DESKTOPS: [&str; 5] = [".DS_Store", ".directory", ".localized", "Thumbs.db", "desktop.ini"];

/// How many files that are not ours a message names.
const NAMED: usize = 3;

/// What was found besides our own files.
#[derive(Debug, Default)]
pub(super) struct ForeignFiles {
    /// Files that are not ours and stay, by their paths.
    pub(super) kept: Vec<String>,
    /// Whether there is a folder of others, such as `.git`, which is neither linked nor copied: it stays where it is.
    pub(super) holds_folder: bool,
}

impl ForeignFiles {
    /// Refuses a file of the site where a folder has to stay for what is kept in it.
    pub(super) fn refuse_in_the_way(&self, new: &Manifest) -> Result<()> {
        let of_site = |kept: &str| path::folders(kept).find(|folder| new.get(folder).is_some()).map(str::to_owned);
        match self.kept.iter().find_map(|kept| Some((kept, of_site(kept)?))) {
            Some((kept, file)) => bail!("`{kept}` lies in the output where the site publishes a file `{file}`: delete it and build again"),
            None => Ok(()),
        }
    }
}

/// Looks through the output, which need not exist. No link is followed.
///
/// # Errors
/// It holds anything that is neither in the manifest nor tolerated, or cannot be read.
pub(super) fn scan(output: &Path, ours: &Manifest) -> Result<ForeignFiles> {
    let mut found = ForeignFiles::default();
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
                return Err(match error.into_io_error() {
                    Some(error) => anyhow!(error).context(text),
                    None => anyhow!(text),
                });
            }
        };
        let is_folder = entry.file_type().is_dir();
        if entry.depth() == 1 && is_folder && entry.file_name() == INSIDE {
            // Our own stage, where the output is filled file by file.
            entries.skip_current_dir();
        } else if is_folder && is_kept_folder(&entry) {
            found.holds_folder = true;
            entries.skip_current_dir();
        } else if is_folder || is_ours(&entry, output, ours) {
        } else if let Some(path) = is_kept_file(&entry).then(|| path::below(output, entry.path())).flatten() {
            found.kept.push(path);
        } else {
            foreign.push(entry);
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

/// Whether a file may be there without being ours.
pub(super) fn is_kept_file(entry: &DirEntry) -> bool {
    let is_at_root = || entry.depth() == 1 && (KEPT_FILES.iter().any(|name| entry.file_name() == *name) || is_trash(entry));
    entry.file_type().is_file() && (is_at_root() || is_of_desktop(entry))
}

/// Whether a desktop left a file there, and would again.
pub(super) fn is_of_desktop(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_str().unwrap_or_default();
    name.starts_with("._") || OF_DESKTOPS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn is_kept_folder(entry: &DirEntry) -> bool {
    entry.depth() == 1 && (KEPT_FOLDERS.iter().any(|name| entry.file_name() == *name) || is_trash(entry))
}

fn is_trash(entry: &DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(|name| name.starts_with(TRASH))
}

/// Whether it is a file that the manifest lists, or the manifest.
pub(super) fn is_ours(entry: &DirEntry, root: &Path, ours: &Manifest) -> bool {
    let listed = |path: String| path == MANIFEST || ours.get(&path).is_some();
    entry.file_type().is_file() && path::below(root, entry.path()).is_some_and(listed)
}

/// How a message names what is not ours.
pub(super) fn named(entry: &DirEntry, root: &Path) -> String {
    let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let link = if entry.file_type().is_symlink() { " (a link)" } else { "" };
    format!("`{}`{link}", path.display())
}
