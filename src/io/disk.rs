//! Reads the site's folder into a snapshot.
//!
//! Left out: hidden and git-ignored files, the output folder, everything that is no regular file
//! (pipes, devices), names that are not UTF-8. A link is followed where it leads to a file in the
//! site's folder; a linked folder is not walked into, since what it shows is read where it lies.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result, bail};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::base::files::{Entry, Files};
use crate::syntax::config::NAME;

/// Texts larger than this are left unread where they are no content: an event log of a gigabyte
/// is no table of readings.
const LARGEST_TABLE: u64 = 16 << 20;

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
        return Ok(given.to_owned());
    }
    here.ancestors()
        .find(|folder| folder.join(NAME).symlink_metadata().is_ok())
        .map(Path::to_owned)
        .with_context(|| format!("no {NAME} here or above: go to a site's folder, or make one with `throughline init`"))
}

/// Reads the files of a site. `outputs` are folders that are not part of it.
///
/// # Errors
/// A folder or file cannot be read.
pub fn read(root: &Path, outputs: &[PathBuf]) -> Result<Files> {
    let real_root = root.canonicalize().with_context(|| format!("cannot read {}", root.display()))?;
    let mut walk = Walk { real_root, ignores: HashMap::new(), files: Files::default(), texts: Vec::new() };
    let root = walk.real_root.clone();
    let outputs: Vec<PathBuf> = outputs.iter().filter_map(|o| o.canonicalize().ok()).collect();
    walk.ignores_above(&root);
    let mut entries = WalkDir::new(&root).min_depth(1).into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(|error| {
            let path = error.path().map_or_else(|| root.clone(), Path::to_owned);
            anyhow::Error::from(error).context(format!("cannot read {}", path.display()))
        })?;
        let is_folder = entry.file_type().is_dir();
        let skipped = walk.is_left_out(&entry) || (is_folder && outputs.iter().any(|o| o == entry.path()));
        if skipped {
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        if !is_folder {
            walk.take(&entry)?;
        }
    }
    walk.read_texts()
}

struct Walk {
    real_root: PathBuf,
    /// The ignore rules of each folder that has some.
    ignores: HashMap<PathBuf, Arc<Gitignore>>,
    files: Files,
    /// Paths in the site and on the disk, to be read as text.
    texts: Vec<(String, PathBuf)>,
}

impl Walk {
    /// Reads the ignore files of the site's folder and, up to the root of its repository, above it.
    fn ignores_above(&mut self, root: &Path) {
        let in_repository = root.ancestors().any(|a| a.join(".git").exists());
        for folder in root.ancestors() {
            self.note_ignores(folder);
            if !in_repository || folder.join(".git").exists() {
                break;
            }
        }
    }

    fn note_ignores(&mut self, folder: &Path) {
        let file = folder.join(".gitignore");
        if !file.is_file() {
            return;
        }
        let mut builder = GitignoreBuilder::new(folder);
        // A pattern that cannot be read ignores nothing, as in git.
        let _ = builder.add(&file);
        if let Ok(rules) = builder.build() {
            self.ignores.insert(folder.to_owned(), Arc::new(rules));
        }
    }

    fn is_left_out(&mut self, entry: &DirEntry) -> bool {
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if hidden {
            return true;
        }
        let is_folder = entry.file_type().is_dir();
        let ignored = !self.ignores.is_empty()
            && entry
                .path()
                .ancestors()
                .skip(1)
                .filter_map(|folder| self.ignores.get(folder))
                .map(|rules| rules.matched(entry.path(), is_folder))
                .find(|m| !m.is_none())
                .is_some_and(|m| m.is_ignore());
        if is_folder && !ignored {
            self.note_ignores(entry.path());
        }
        ignored
    }

    fn take(&mut self, entry: &DirEntry) -> Result<()> {
        let Some(path) = self.path_in_site(entry.path()) else {
            self.files.passed_over.push(format!("{}: its name is not UTF-8", entry.path().display()));
            return Ok(());
        };
        let mut metadata = entry.metadata().with_context(|| format!("cannot read {path}"))?;
        if metadata.file_type().is_symlink() {
            let (Ok(real), Ok(behind)) = (entry.path().canonicalize(), fs::metadata(entry.path())) else {
                self.files.passed_over.push(format!("{path}: a link that leads nowhere"));
                return Ok(());
            };
            if behind.is_dir() {
                self.files.passed_over.push(format!("{path}: a link to a folder"));
                return Ok(());
            }
            if !real.starts_with(&self.real_root) {
                self.files.insert(path, Entry::LeadsOutside);
                return Ok(());
            }
            metadata = behind;
        }
        if !metadata.is_file() {
            self.files.passed_over.push(format!("{path}: no regular file"));
            return Ok(());
        }
        if is_text(&path, metadata.len()) {
            self.texts.push((path, entry.path().to_owned()));
        } else {
            let stamp = metadata.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok()).map_or(0, |d| d.as_nanos());
            self.files.insert(path, Entry::Binary { size: metadata.len(), stamp });
        }
        Ok(())
    }

    fn path_in_site(&self, path: &Path) -> Option<String> {
        let inner = path.strip_prefix(&self.real_root).ok()?;
        let parts: Option<Vec<&str>> = inner.components().map(|c| c.as_os_str().to_str()).collect();
        Some(parts?.join("/"))
    }

    fn read_texts(mut self) -> Result<Files> {
        let texts: Vec<(String, Vec<u8>)> = self
            .texts
            .par_iter()
            .map(|(path, on_disk)| {
                let bytes = fs::read(on_disk).with_context(|| format!("cannot read {path}"))?;
                Ok((path.clone(), bytes))
            })
            .collect::<Result<_>>()?;
        for (path, bytes) in texts {
            self.files.insert_bytes(path, bytes);
        }
        Ok(self.files)
    }
}

fn is_text(path: &str, size: u64) -> bool {
    let lower = path.to_ascii_lowercase();
    let in_theme = path.starts_with("theme/") && [".html", ".css", ".js", ".svg", ".txt", ".xml"].iter().any(|e| lower.ends_with(e));
    path == NAME || lower.ends_with(".md") || in_theme || (lower.ends_with(".csv") && size <= LARGEST_TABLE)
}
