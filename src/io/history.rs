//! When the files of a site were last changed: one question to `git` for all of them.
//!
//! 1. [`log`] has the commits that changed something where the site lies. Where the site came there from another folder, those
//!    of the other folder before follow.
//! 2. From the newest on, the first commit that changes a file is its last change. What moved is followed, and that it moved is
//!    no change of what it says. Of merges what none of their parents had counts.
//! 3. Where it matters to somebody, the texts before and after are compared, without what says who looked at them when.
//!
//! Absent: the working tree. What is not committed has no day, so the same commit gives the same history.

mod log;
mod texts;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::analysis::rechecks;
use crate::base::date::Date;
use crate::base::history::{FileChange, History};
use crate::site::Site;
use crate::syntax::config::NAME;

use super::git::{GitQuestion, NoAnswer, git, repository_of};
use log::{CHANGES, FORMAT, LoggedChange, LoggedCommit, changes, commits};
use texts::same_but_for_reviews;

/// A site that moved more often is followed no further.
const MOVES: usize = 8;

/// What a repository says of the files of a site, and what was found out of it later.
#[derive(Debug)]
pub struct GitHistory {
    /// The site's folder, without links in its path.
    root: PathBuf,
    is_whole: bool,
    commits: Vec<LoggedCommit>,
    /// By the path in the site: the changes of its text, newest first.
    files: BTreeMap<Arc<str>, Vec<TextChange>>,
    /// The days on which files last said something new, of those that were looked at.
    reworded: BTreeMap<Arc<str>, Option<Date>>,
}

/// A change of a text.
#[derive(Debug)]
struct TextChange {
    /// The place of its commit in the list.
    commit: usize,
    before: String,
    after: String,
}

impl GitHistory {
    /// Asks about the site in `root`; none where no repository tracks it, and where nothing is committed yet.
    ///
    /// # Errors
    /// The site lies in a repository, and `git` cannot be asked about it.
    pub fn read(root: &Path) -> Result<Option<Self>, NoAnswer> {
        let Ok(root) = dunce::canonicalize(root) else { return Ok(None) };
        let Some(folder) = folder_in_repository(&root) else { return Ok(None) };
        Self::of_revision(&root, "HEAD", &folder)
    }

    /// The same of a site that lay in this folder of the repository as of a commit. `root` is where it lies today, without links in its path.
    ///
    /// # Errors
    /// `git` cannot be asked about it.
    pub(super) fn of_revision(root: &Path, commit: &str, folder: &str) -> Result<Option<Self>, NoAnswer> {
        let Some(commits) = all_commits(root, commit, folder)? else { return Ok(None) };
        let root = root.to_owned();
        let shallow = git(&root, GitQuestion::Resolve, &["--is-shallow-repository"])?;
        let files = files_of(&commits, folder);
        if !files.contains_key(NAME) {
            return Ok(None);
        }
        Ok(Some(Self { root, is_whole: !shallow.starts_with(b"true"), commits, files, reworded: BTreeMap::new() }))
    }

    /// The history of a site that was linked. People are named where the site says so.
    ///
    /// # Errors
    /// `git` cannot be asked what stood in a file before.
    pub fn of(&mut self, site: &Site) -> Result<History, NoAnswer> {
        let authors = site.config.git.as_ref().and_then(|git| git.authors.as_ref()).is_some_and(|flag| flag.0);
        let files = self.files.iter().filter(|(path, _)| site.files.get(path).is_some());
        let files = files.map(|(path, changes)| (Arc::clone(path), self.last(path, changes, authors))).collect();
        let mut history = History { is_whole: self.is_whole, files };
        if self.is_whole {
            self.look_closer(&rechecks::suspects(&site.model, &history))?;
            for (path, reworded) in &self.reworded {
                if let Some(Some(change)) = history.files.get_mut(path) {
                    change.reworded = *reworded;
                }
            }
        }
        Ok(history)
    }

    /// The last change of a file; none where it lies before what this clone holds.
    fn last(&self, path: &Arc<str>, changes: &[TextChange], authors: bool) -> Option<FileChange> {
        let commit = &self.commits[changes.first()?.commit];
        // Where the clone is cut off, everything seems to be made at once.
        if !self.is_whole && commit.parents.is_empty() {
            return None;
        }
        let day = commit.day?;
        Some(FileChange {
            day,
            reworded: self.reworded.get(path).copied().unwrap_or(Some(day)),
            commit: Arc::clone(&commit.hash),
            author: authors.then(|| Arc::clone(&commit.author)),
        })
    }

    /// Finds out when these files last said something new. One question more for all of them, and another for those that only said
    /// who looked at them when.
    fn look_closer(&mut self, paths: &[Arc<str>]) -> Result<(), NoAnswer> {
        let mut open: Vec<(&Arc<str>, &[TextChange])> = Vec::new();
        for path in paths.iter().filter(|path| !self.reworded.contains_key(*path)) {
            open.extend(self.files.get_key_value(path).map(|(path, changes)| (path, changes.as_slice())));
        }
        let mut found = Vec::new();
        while !open.is_empty() {
            let asked: Vec<&str> = open.iter().flat_map(|(_, changes)| changes.first()).flat_map(|c| [&*c.before, &*c.after]).collect();
            let mut said = texts::of_objects(&self.root, &asked)?.into_iter();
            let mut older = Vec::new();
            for (path, changes) in open {
                let Some((change, rest)) = changes.split_first() else {
                    found.push((Arc::clone(path), None));
                    continue;
                };
                let (before, after) = (said.next().flatten(), said.next().flatten());
                if matches!((before, after), (Some(before), Some(after)) if same_but_for_reviews(&before, &after)) {
                    older.push((path, rest));
                } else {
                    found.push((Arc::clone(path), self.commits[change.commit].day));
                }
            }
            open = older;
        }
        self.reworded.extend(found);
        Ok(())
    }
}

/// Where a site lies in the repository that holds it, from that one's root; none where none does.
fn folder_in_repository(root: &Path) -> Option<String> {
    let inner = root.strip_prefix(repository_of(root)?).ok()?;
    inner.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}

fn below(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// The commits that changed something in the folder, from one on, and before it came there in the folder that it was; none where nothing is
/// committed yet.
fn all_commits(root: &Path, from: &str, folder: &str) -> Result<Option<Vec<LoggedCommit>>, NoAnswer> {
    let mut folder = folder.to_owned();
    let Some(mut all) = commits_below(root, &[from], &folder)? else { return Ok(None) };
    for _ in 0..MOVES {
        let name = below(&folder, NAME);
        let is_arrival = |commit: &LoggedCommit| commit.parents.len() == 1 && commit.changes.iter().any(|c| c.is_new && c.path == name);
        let Some(at) = all.iter().rposition(is_arrival) else { break };
        let moved = moves_of(root, &all[at])?;
        let from = moved.iter().find(|change| change.path == name).and_then(|change| change.from.clone());
        let Some(from) = from.and_then(|from| from.strip_suffix(NAME).map(|f| f.trim_end_matches('/').to_owned())) else { break };
        all[at].changes = moved;
        let parents: Vec<&str> = all[at].parents.iter().map(String::as_str).collect();
        let before = commits_below(root, &parents, &from)?.unwrap_or_default();
        all.truncate(at + 1);
        all.extend(before);
        folder = from;
    }
    Ok(Some(all))
}

/// The commits from some on that changed something in a folder.
fn commits_below(root: &Path, from: &[&str], folder: &str) -> Result<Option<Vec<LoggedCommit>>, NoAnswer> {
    let place = format!(":(top,literal){folder}");
    let ask = |renames: &str| {
        let mut words: Vec<&str> = vec!["-c", renames, FORMAT];
        words.extend(CHANGES);
        words.extend(from);
        if !folder.is_empty() {
            words.extend(["--", &place]);
        }
        git(root, GitQuestion::Log, &words)
    };
    match ask("-M") {
        Ok(said) => Ok(Some(commits(&said))),
        Err(NoAnswer::Failed { said, .. })
            if said.contains("does not have any commits yet") || said.contains("ambiguous argument 'HEAD'") =>
        {
            Ok(None)
        }
        // A clone that fetches texts when they are needed has none to compare: what moved cannot be told from what is new.
        Err(NoAnswer::Failed { .. }) => ask("--no-renames").map(|said| Some(commits(&said))),
        Err(why) => Err(why),
    }
}

/// The files of a commit, wherever they lie, with what moved.
fn moves_of(root: &Path, commit: &LoggedCommit) -> Result<Vec<LoggedChange>, NoAnswer> {
    let mut words = vec!["-M", "--no-commit-id"];
    words.extend(CHANGES);
    words.push(&commit.hash);
    match git(root, GitQuestion::Differences, &words) {
        Ok(said) => Ok(changes(&said)),
        Err(NoAnswer::Failed { .. }) => Ok(Vec::new()),
        Err(why) => Err(why),
    }
}

/// The changes of each file that lies in a folder today, by its path from there.
fn files_of(commits: &[LoggedCommit], folder: &str) -> BTreeMap<Arc<str>, Vec<TextChange>> {
    let inside = below(folder, "");
    let mut files: BTreeMap<Arc<str>, Vec<TextChange>> = BTreeMap::new();
    // What a path of then is called today; none where what lay there then is another file than what lies there today.
    let mut names: HashMap<&str, Option<Arc<str>>> = HashMap::default();
    for (at, commit) in commits.iter().enumerate() {
        let today = |path: &str, names: &HashMap<&str, Option<Arc<str>>>| match names.get(path) {
            Some(known) => known.clone(),
            None => path.strip_prefix(inside.as_str()).map(Arc::from),
        };
        // All that moved at once: two files may change places.
        let mut moved: Vec<(&str, Option<Arc<str>>)> = Vec::new();
        for change in &commit.changes {
            let Some(path) = today(&change.path, &names) else { continue };
            if let Some(from) = &change.from {
                moved.push((from, Some(Arc::clone(&path))));
            }
            if change.before != change.after {
                let texts = TextChange { commit: at, before: change.before.clone(), after: change.after.clone() };
                files.entry(path).or_default().push(texts);
            }
        }
        for change in commit.changes.iter().filter(|change| change.from.is_some()) {
            names.insert(&change.path, None);
        }
        names.extend(moved);
    }
    files
}

/// What is another whenever another commit is looked at: what names it, and what it is named by. Read without `git`, for those who ask
/// often.
pub fn mark_of_head(root: &Path) -> Vec<u8> {
    let read = |path: PathBuf| fs::read(path).unwrap_or_default();
    let Some(repository) = dunce::canonicalize(root).ok().as_deref().and_then(repository_of).map(|at| at.join(".git")) else {
        return Vec::new();
    };
    // A work tree of its own says where its folder lies.
    let said = String::from_utf8(read(repository.clone())).unwrap_or_default();
    let own = said.strip_prefix("gitdir:").map_or(repository.clone(), |path| repository.join("..").join(path.trim()));
    let head = read(own.join("HEAD"));
    let named = String::from_utf8_lossy(&head).strip_prefix("ref:").map(|name| name.trim().to_owned());
    let common = String::from_utf8(read(own.join("commondir"))).map_or_else(|_| own.clone(), |path| own.join(path.trim()));
    let mut mark = head;
    if let Some(name) = named.filter(|name| !name.split('/').any(|part| part == "..")) {
        mark.extend(read(common.join(&name)));
        let packed = fs::metadata(common.join("packed-refs")).and_then(|file| file.modified());
        mark.extend(packed.map(|at| format!("{at:?}")).unwrap_or_default().into_bytes());
    }
    mark
}
