//! A walk over a folder: which of its files are read, and how.
//!
//! Left out: hidden and git-ignored files, the output folder, everything that is no regular file
//! (pipes, devices), names that are not UTF-8. A link is followed where it leads to a file in the
//! site's folder; a linked folder is not walked into, since what it shows is read where it lies.

use std::collections::HashMap;
use std::fs::{self, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::base::active::{self, Look};
use crate::base::files::{Entry, Files, LARGEST, LINK_TO_FOLDER, LINK_TO_NOTHING, NAME_NOT_UTF_8};
use crate::syntax::config::NAME;

use super::disk::output_folder;
use super::git::repository_of;
use super::regular::{self, Regular, irregular};

/// Texts larger than this are left unread where they are no content: an event log of a gigabyte
/// is no table of readings, and no drawing either.
const LARGEST_TEXT: u64 = 16 << 20;

/// A `.gitignore` with more bytes or rules is not read: each rule is asked about each file.
const LARGEST_IGNORE: u64 = 1 << 20;
const MOST_IGNORES: usize = 10_000;

/// How many texts are read in one go, while the walk goes on.
const BATCH: usize = 64;

/// Paths that could not be read, and why.
pub(super) type Unreadable = Vec<(String, io::Error)>;

/// The path of a text in the site, and what was read.
type ReadText = (String, io::Result<Entry>);

fn read_text((path, on_disk): (String, PathBuf)) -> ReadText {
    let read = regular::read(&on_disk, LARGEST).map(|read| match read {
        Regular::Whole(bytes) => Entry::of_bytes(&path, &bytes),
        Regular::Large { size, head } => Entry::TooLarge { size, head: String::from_utf8_lossy(&head).into() },
    });
    (path, read)
}

/// What a file that is not read as text is, by its first bytes where these tell what a browser takes it for. One
/// that cannot be opened is in nobody's way until a page shows it.
fn read_head(path: &str, on_disk: &Path) -> Option<Entry> {
    if active::look(path) != Look::Head || path.starts_with("theme/") {
        return None;
    }
    let mut head = Vec::with_capacity(active::HEAD);
    fs::File::open(on_disk).ok()?.take(active::HEAD as u64).read_to_end(&mut head).ok()?;
    active::in_head(&head).map(|what| Entry::Active { text: "".into(), what: what.into() })
}

/// A walk over a site's folder.
pub(super) struct FolderWalk {
    /// The folder, without links in its path.
    pub(super) real_root: PathBuf,
    /// What stands before the paths of its files: nothing in the site's own folder, the way to the folder of a source.
    before: String,
    /// Folders that are no part of it.
    outputs: Vec<PathBuf>,
    /// The ignore rules of each folder that has some.
    ignores: HashMap<PathBuf, Arc<Gitignore>>,
    /// What was met, but for the texts.
    pub(super) files: Files,
    /// Paths in the site and on the disk, to be read as text.
    texts: Vec<(String, PathBuf)>,
    /// The folders that were walked into, the site's own first.
    pub(super) folders: Vec<PathBuf>,
    /// Links that were followed.
    pub(super) links: Vec<PathBuf>,
    pub(super) unreadable: Unreadable,
}

impl FolderWalk {
    /// A walk that has not begun. Besides the output folder of the site, `outputs` are no part of it either.
    ///
    /// # Errors
    /// There is no such folder.
    pub(super) fn of(root: &Path, outputs: &[PathBuf]) -> Result<Self> {
        let real_root = dunce::canonicalize(root).with_context(|| format!("cannot read {}", root.display()))?;
        let outputs = outputs.iter().chain([&output_folder(root)]).filter_map(|o| dunce::canonicalize(o).ok()).collect();
        let mut walk = Self::to_begin(real_root, String::new(), outputs);
        walk.ignores_above();
        Ok(walk)
    }

    /// A walk over the folder of a source, without links in its path. `before` stands before the paths of its files; `left_out` are folders in it
    /// that are not its own.
    pub(super) fn of_source(real_root: PathBuf, before: String, left_out: Vec<PathBuf>) -> Self {
        let mut walk = Self::to_begin(real_root, before, left_out);
        walk.ignores_above();
        // A repository may ignore the checkouts that lie in it; somebody named this one.
        let root = &walk.real_root;
        let is_ignored = |rules: &Gitignore| rules.matched_path_or_any_parents(root, true).is_ignore();
        if walk.ignores.iter().any(|(folder, rules)| folder != root && root.starts_with(folder) && is_ignored(rules)) {
            let root = walk.real_root.clone();
            walk.ignores.retain(|folder, _| *folder == root);
        }
        walk
    }

    fn to_begin(real_root: PathBuf, before: String, outputs: Vec<PathBuf>) -> Self {
        Self {
            outputs,
            before,
            ignores: HashMap::new(),
            files: Files::default(),
            texts: Vec::new(),
            folders: vec![real_root.clone()],
            links: Vec::new(),
            unreadable: Vec::new(),
            real_root,
        }
    }

    /// What stands before the paths of its files.
    pub(super) fn before(&self) -> &str {
        &self.before
    }

    /// Walks the whole folder and reads its texts meanwhile; everything that was met, and what could not be
    /// read.
    pub(super) fn read_everything(&mut self) -> (Files, Unreadable) {
        let read = Mutex::new(Vec::new());
        rayon::in_place_scope(|scope| {
            self.all(|walk, on_disk, sort| {
                walk.take_met(on_disk, sort);
                if walk.texts.len() == BATCH {
                    let texts = std::mem::take(&mut walk.texts);
                    scope.spawn(|_| {
                        let texts: Vec<ReadText> = texts.into_iter().map(read_text).collect();
                        read.lock().unwrap_or_else(PoisonError::into_inner).extend(texts);
                    });
                }
            });
        });
        self.read_texts(read.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Walks the whole folder; `file` is told of what is no folder.
    pub(super) fn all(&mut self, mut file: impl FnMut(&mut Self, &Path, FileType)) {
        let mut entries = WalkDir::new(&self.real_root).min_depth(1).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let at = error.path().unwrap_or(&self.real_root).to_owned();
                    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("links lead in a ring"));
                    if at == self.real_root || !is_gone(&error) {
                        self.unreadable.push((self.shown(&at), error));
                    }
                    continue;
                }
            };
            let is_folder = entry.file_type().is_dir();
            if self.is_left_out(entry.path(), is_folder) {
                if is_folder {
                    entries.skip_current_dir();
                }
            } else if is_folder {
                self.folders.push(entry.into_path());
            } else {
                file(self, entry.path(), entry.file_type());
            }
        }
    }

    /// Reads the ignore files of the site's folder and, up to the root of its repository, above it.
    fn ignores_above(&mut self) {
        let root = self.real_root.clone();
        let in_repository = repository_of(&root).is_some();
        for folder in root.ancestors() {
            self.note_ignores(folder);
            if !in_repository || folder.join(".git").exists() {
                break;
            }
        }
    }

    fn note_ignores(&mut self, folder: &Path) {
        let file = folder.join(".gitignore");
        let bytes = match regular::read_whole(&file, LARGEST_IGNORE) {
            Ok(bytes) => bytes,
            Err(error) if is_gone(&error) => return,
            Err(error) => return self.unreadable.push((self.shown(&file), error)),
        };
        let text = String::from_utf8_lossy(&bytes);
        let rules = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let n = rules.clone().count();
        if n > MOST_IGNORES {
            let error = io::Error::other(format!("it has {n} rules, and more than {MOST_IGNORES} are not read"));
            return self.unreadable.push((self.shown(&file), error));
        }
        let mut builder = GitignoreBuilder::new(folder);
        for rule in rules {
            // A pattern that cannot be read ignores nothing, as in git.
            let _ = builder.add_line(None, rule);
        }
        if let Ok(rules) = builder.build() {
            self.ignores.insert(folder.to_owned(), Arc::new(rules));
        }
    }

    /// Whether a path is hidden, ignored or output. Its folders must have been asked about before.
    pub(super) fn is_left_out(&mut self, path: &Path, is_folder: bool) -> bool {
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if hidden || (is_folder && self.outputs.iter().any(|o| o == path)) {
            return true;
        }
        let ignored = !self.ignores.is_empty()
            && path
                .ancestors()
                .skip(1)
                .filter_map(|folder| self.ignores.get(folder))
                .map(|rules| rules.matched(path, is_folder))
                .find(|m| !m.is_none())
                .is_some_and(|m| m.is_ignore());
        if is_folder && !ignored {
            self.note_ignores(path);
        }
        ignored
    }

    /// Takes a path that a walk met into the files. The walk knows already what it is, and of a regular
    /// file that is read as text nothing else has to be asked.
    fn take_met(&mut self, on_disk: &Path, sort: FileType) {
        match self.path_in_site(on_disk).filter(|path| sort.is_file() && is_text(path, u64::MAX)) {
            Some(path) => self.texts.push((path, on_disk.to_owned())),
            None => self.take(on_disk),
        }
    }

    /// Takes a path that is no folder into the files.
    pub(super) fn take(&mut self, on_disk: &Path) {
        let Some(path) = self.path_in_site(on_disk) else {
            self.files.insert(self.nearest_path(on_disk), Entry::PassedOver(NAME_NOT_UTF_8));
            return;
        };
        let mut metadata = match on_disk.symlink_metadata() {
            Ok(metadata) => metadata,
            // It went while the folder was read.
            Err(error) if is_gone(&error) => return,
            Err(error) => return self.unreadable.push((path, error)),
        };
        if metadata.file_type().is_symlink() {
            self.links.push(on_disk.to_owned());
            let (Ok(real), Ok(behind)) = (dunce::canonicalize(on_disk), fs::metadata(on_disk)) else {
                self.files.insert(path, Entry::PassedOver(LINK_TO_NOTHING));
                return;
            };
            if behind.is_dir() {
                self.files.insert(path, Entry::PassedOver(LINK_TO_FOLDER));
                return;
            }
            if !real.starts_with(&self.real_root) {
                self.files.insert(path, Entry::LeadsOutside);
                return;
            }
            if let Some(goal) = self.path_in_site(&real) {
                self.files.insert_link(path.as_str(), goal);
            }
            metadata = behind;
        }
        if let Some(what) = irregular(metadata.file_type()) {
            self.files.insert(path, Entry::PassedOver(what));
            return;
        }
        if is_text(&path, metadata.len()) {
            self.texts.push((path, on_disk.to_owned()));
        } else {
            let stamp = metadata.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok()).map_or(0, |d| d.as_nanos());
            let entry = read_head(&path, on_disk).unwrap_or(Entry::Binary { size: metadata.len(), stamp });
            self.files.insert(path, entry);
        }
    }

    /// The path that a file has in the site; none where its name is not UTF-8.
    pub(super) fn path_in_site(&self, path: &Path) -> Option<String> {
        let inner = path.strip_prefix(&self.real_root).ok()?;
        let parts: Option<Vec<&str>> = inner.components().map(|c| c.as_os_str().to_str()).collect();
        Some(format!("{}{}", self.before, parts?.join("/")))
    }

    /// What can be read of the path that a file has in the site.
    pub(super) fn nearest_path(&self, path: &Path) -> String {
        let inner = path.strip_prefix(&self.real_root).unwrap_or(path);
        let parts: Vec<_> = inner.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        format!("{}{}", self.before, parts.join("/"))
    }

    /// How a path is told: from the site's folder, where it lies in it.
    fn shown(&self, path: &Path) -> String {
        self.path_in_site(path).filter(|inner| !inner.is_empty()).unwrap_or_else(|| path.display().to_string())
    }

    /// Reads the texts that were met, beside those that are `read` already; everything that was met, and what
    /// could not be read.
    pub(super) fn read_texts(&mut self, mut read: Vec<ReadText>) -> (Files, Unreadable) {
        read.par_extend(std::mem::take(&mut self.texts).into_par_iter().map(read_text));
        let mut files = std::mem::take(&mut self.files);
        let mut unreadable = std::mem::take(&mut self.unreadable);
        for (path, entry) in read {
            match entry {
                Ok(entry) => files.insert(path, entry),
                Err(error) if is_gone(&error) => {}
                Err(error) => unreadable.push((path, error)),
            }
        }
        (files, unreadable)
    }
}

/// Whether a path, or a folder on the way to it, is no longer there.
pub(super) fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Whether a file of this path and size is read as text.
pub(super) fn is_text(path: &str, size: u64) -> bool {
    let lower = path.to_ascii_lowercase();
    let in_theme =
        path.starts_with("theme/") && [".html", ".css", ".js", ".svg", ".txt", ".xml", ".ftl"].iter().any(|e| lower.ends_with(e));
    path == NAME
        || path.ends_with("/throughline.yaml")
        || lower.ends_with(".md")
        || in_theme
        || (size <= LARGEST_TEXT && (lower.ends_with(".csv") || active::look(path) == Look::Whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_while_the_folder_is_read_counts_as_gone() {
        let folder = tempfile::tempdir().unwrap();
        let mut walk = FolderWalk::of(folder.path(), &[]).unwrap();
        let gone = walk.real_root.join("gone.md");
        walk.texts.push(("gone.md".to_owned(), gone.clone()));
        walk.take(&gone);
        let (files, unreadable) = walk.read_texts(Vec::new());
        assert!(files.is_empty() && unreadable.is_empty(), "{unreadable:?}");
    }

    #[test]
    fn the_sites_own_folder_is_told_by_its_full_path() {
        let folder = tempfile::tempdir().unwrap();
        let walk = FolderWalk::of(folder.path(), &[]).unwrap();
        assert_eq!(walk.shown(&walk.real_root), walk.real_root.display().to_string());
        assert_eq!(walk.shown(&walk.real_root.join("a.md")), "a.md");
    }
}
