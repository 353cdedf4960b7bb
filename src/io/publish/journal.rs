//! The journal: what a publication moves into the output and removes from it, in order, so that a
//! killed one can be completed. Every step can be taken again.
//!
//! Without its last line, a hash of those above, a journal counts for nothing: it was being written
//! when the build was killed, and the output is as it was.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use walkdir::WalkDir;

use super::manifest::{self, Manifest};
use super::{path, remedy};

const HEADER: &str = "throughline journal 1";

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// Moves a file from the stage to the output.
    Place(String),
    /// Removes a file that the manifest lists.
    Remove(String),
}

/// Whether some of the steps were taken before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// None: every file is in the stage.
    None,
    /// Some may be: what is not in the stage any more is in the output.
    Some,
}

/// The steps of a publication. The manifest is placed at the end, always.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Journal(Vec<Step>);

impl Journal {
    /// From what is published to what shall be.
    pub(super) fn plan(old: &Manifest, new: &Manifest, staged: &[&str]) -> Self {
        let new_folders: BTreeSet<&str> = new.paths().flat_map(path::folders).collect();
        // A file where a folder is needed, or below what becomes a file, has to go first.
        let in_the_way = |p: &str| new_folders.contains(p) || path::folders(p).any(|folder| new.get(folder).is_some());
        let (first, last): (Vec<&str>, Vec<&str>) = old.paths().filter(|p| new.get(p).is_none()).partition(|p| in_the_way(p));
        // What pages show is there before them.
        let (pages, others): (Vec<&str>, Vec<&str>) = staged.iter().partition(|p| p.ends_with(".html"));
        let mut steps: Vec<Step> = first.iter().map(|p| Step::Remove((*p).to_owned())).collect();
        steps.extend(others.iter().chain(&pages).map(|p| Step::Place((*p).to_owned())));
        steps.extend(last.iter().map(|p| Step::Remove((*p).to_owned())));
        Self(steps)
    }

    /// Reads a journal; none where there is none, or none that is complete.
    pub(super) fn read(path: &Path) -> Result<Option<Self>> {
        if !is_there(path, fs::Metadata::is_file)? {
            return Ok(None);
        }
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(std::str::from_utf8(&bytes).ok().and_then(Self::parse))
    }

    fn parse(text: &str) -> Option<Self> {
        let (steps, end) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let hash = blake3::Hash::from_hex(end.strip_prefix("end ")?).ok()?;
        if blake3::hash(steps.as_bytes()) != hash {
            return None;
        }
        let mut lines = steps.lines();
        if lines.next()? != HEADER {
            return None;
        }
        let step = |line: &str| {
            let (verb, p) = line.split_once(' ')?;
            let step = match verb {
                "place" => Step::Place(p.to_owned()),
                "remove" => Step::Remove(p.to_owned()),
                _ => return None,
            };
            path::fault(p).is_none().then_some(step)
        };
        lines.map(step).collect::<Option<Vec<Step>>>().map(Self)
    }

    /// Takes the steps, those that were taken before included.
    ///
    /// # Errors
    /// A file cannot be looked at, moved or removed, or a link stands in the way.
    pub(super) fn apply(&self, stage: &Path, output: &Path, moved: Moved) -> Result<()> {
        let listed = Manifest::read(output)?.unwrap_or_default();
        let mut to = Folders::of(output);
        let mut from = Folders::of(stage);
        for step in &self.0 {
            match step {
                Step::Place(path) => place(path, &mut from, &mut to, moved)?,
                Step::Remove(path) if listed.get(path).is_some() => remove(path, &mut to)?,
                Step::Remove(_) => {}
            }
        }
        place(manifest::NAME, &mut from, &mut to, moved)
    }
}

impl fmt::Display for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = String::from(HEADER);
        for step in &self.0 {
            let (verb, path) = match step {
                Step::Place(path) => ("place", path),
                Step::Remove(path) => ("remove", path),
            };
            steps.push_str(&format!("\n{verb} {path}"));
        }
        writeln!(f, "{steps}\nend {}", blake3::hash(steps.as_bytes()))
    }
}

fn place(path: &str, from: &mut Folders, to: &mut Folders, moved: Moved) -> Result<()> {
    let source = from.root.join(path);
    if !from.are_real(path)? || !is_there(&source, fs::Metadata::is_file)? {
        if moved == Moved::None {
            bail!("{} is gone, so that it cannot be moved to its place: build again", source.display());
        }
        return Ok(());
    }
    let target = to.root.join(path);
    to.make(path)?;
    if is_there(&target, fs::Metadata::is_dir)? {
        remove_empty(&target);
        to.forget();
    }
    fs::rename(&source, &target).map_err(|error| cannot("write", &target, error))
}

fn remove(path: &str, to: &mut Folders) -> Result<()> {
    let target = to.root.join(path);
    if !to.are_real(path)? || !is_there(&target, fs::Metadata::is_file)? {
        return Ok(());
    }
    fs::remove_file(&target).map_err(|error| cannot("remove", &target, error))?;
    let folders: Vec<&str> = path::folders(path).collect();
    for folder in folders.into_iter().rev() {
        if fs::remove_dir(to.root.join(folder)).is_err() {
            break;
        }
        to.forget();
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

    fn forget(&mut self) {
        self.known.clear();
    }

    /// Whether the folders above a path, the root included, are there and no links.
    fn are_real(&mut self, path: &str) -> Result<bool> {
        if !is_there(self.root, fs::Metadata::is_dir)? {
            return Ok(false);
        }
        for folder in path::folders(path) {
            if !self.is_known(folder)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn is_known(&mut self, folder: &str) -> Result<bool> {
        let known = self.known.contains(folder) || is_there(&self.root.join(folder), fs::Metadata::is_dir)?;
        if known && !self.known.contains(folder) {
            self.known.insert(folder.to_owned());
        }
        Ok(known)
    }

    /// Creates the folders above a path, the root included.
    fn make(&mut self, path: &str) -> Result<()> {
        if !is_there(self.root, fs::Metadata::is_dir)? {
            fs::create_dir(self.root).map_err(|error| cannot("create", self.root, error))?;
        }
        for folder in path::folders(path) {
            if self.is_known(folder)? {
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

fn cannot(verb: &str, path: &Path, error: io::Error) -> anyhow::Error {
    let text = format!("cannot {verb} {} ({})", path.display(), remedy(&error));
    anyhow!(error).context(text)
}

#[cfg(test)]
mod tests {
    use super::super::manifest::Record;
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        paths.iter().map(|p| ((*p).to_owned(), Record::of(b""))).collect()
    }

    fn steps(journal: &Journal) -> Vec<String> {
        journal.to_string().lines().filter(|l| l.starts_with("place") || l.starts_with("remove")).map(str::to_owned).collect()
    }

    #[test]
    fn what_pages_show_comes_first_and_removals_last() {
        let journal = Journal::plan(&manifest(&["a.html", "old.html"]), &manifest(&["a.html", "b.css"]), &["a.html", "b.css"]);
        assert_eq!(steps(&journal), ["place b.css", "place a.html", "remove old.html"]);
    }

    #[test]
    fn a_file_in_the_way_of_a_folder_goes_first() {
        let journal = Journal::plan(&manifest(&["a", "b/c", "b/d/e"]), &manifest(&["a/x", "b"]), &["a/x", "b"]);
        assert_eq!(steps(&journal), ["remove a", "remove b/c", "remove b/d/e", "place a/x", "place b"]);
    }

    #[test]
    fn a_journal_cut_off_anywhere_counts_for_nothing() {
        let journal = Journal::plan(&manifest(&["a"]), &manifest(&["b"]), &["b"]);
        let text = journal.to_string();
        assert_eq!(Journal::parse(&text), Some(journal));
        for end in 0..text.len() {
            assert_eq!(Journal::parse(&text[..end]), None, "{end}");
        }
    }

    #[test]
    fn a_journal_that_leads_out_counts_for_nothing() {
        for path in ["../a", "/etc/passwd", ".git/config", "a/../../b"] {
            let hostile = Journal(vec![Step::Remove(path.to_owned())]);
            assert_eq!(Journal::parse(&hostile.to_string()), None, "{path}");
        }
    }
}
