//! Floor 7: file events → batches of changed paths.
//!
//! 1. Folders are watched, never files: editors save by renaming a new file over the old one. The watching begins when
//!    everything has been read; a moment later one look shows what was written in between.
//! 2. Events of one save belong together: a batch is told when nothing has happened for [`QUIET`],
//!    or [`LONGEST`] after its first event.
//! 3. Where a folder came, went or moved, all folders are walked and watched anew before the batch
//!    is told, so that nothing in a new folder is missed.
//!
//! One loop on one thread, which calls back. Where the system cannot help, [`poll`](mod@poll) looks by itself. Absent: what the files mean, and reading them.
#![expect(clippy::disallowed_methods, reason = "this is the edge to the disk and the clock")]

mod poll;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};
use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RemoveKind};
use notify::{Config, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::syntax::config::NAME;

pub use poll::poll;

/// A batch is told when nothing has happened for this long: an editor's save is a handful of
/// events within a few milliseconds.
pub const QUIET: Duration = Duration::from_millis(20);

/// A batch waits no longer than this, however long a storm of events lasts.
pub const LONGEST: Duration = Duration::from_millis(200);

/// How often `--poll` looks.
pub const POLL: Duration = Duration::from_millis(500);

/// After the watching began, how long until the look for what was written before.
const LATER: Duration = Duration::from_secs(1);

/// How far the clock of a file system may be behind: some count in steps of two seconds.
const BEHIND: Duration = Duration::from_secs(2);

/// While the site's folder is gone, how often to look whether it is back.
const GONE: Duration = Duration::from_millis(500);

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Paths on the disk.
    pub paths: BTreeSet<PathBuf>,
    /// Whether everything must be read again.
    pub everything: bool,
    /// Why something cannot be watched.
    pub problem: Option<String>,
}

impl Batch {
    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.everything && self.problem.is_none()
    }
}

/// What one walk over the site met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// The folders, the site's own first.
    pub folders: Vec<PathBuf>,
    /// Everything that is no folder.
    pub files: Vec<PathBuf>,
    /// The folder whose changes are nobody's business: what is published there comes from the site itself.
    pub output: PathBuf,
}

/// When a file was last written and how long it is; none for a folder.
type Stamp = Option<(SystemTime, u64)>;

impl Walk {
    /// The folders and files, each with its stamp.
    fn stamps(self) -> BTreeMap<PathBuf, Stamp> {
        let stamped = |file: PathBuf| {
            let metadata = file.metadata().ok();
            let modified = metadata.as_ref().and_then(|m| m.modified().ok()).unwrap_or(UNIX_EPOCH);
            (file, Some((modified, metadata.map_or(0, |m| m.len()))))
        };
        let folders = self.folders.into_iter().map(|folder| (folder, None));
        self.files.into_iter().map(stamped).chain(folders).collect()
    }

    /// The folders, and then the files, that were written at that time or later.
    fn written_since(self, since: SystemTime) -> (Vec<PathBuf>, Vec<PathBuf>) {
        let is_new = |path: &PathBuf| path.metadata().and_then(|m| m.modified()).is_ok_and(|written| written >= since);
        (self.folders.into_iter().filter(is_new).collect(), self.files.into_iter().filter(is_new).collect())
    }
}

/// Whether a change of this path changes what is part of a site, so that everything must be read again: what a source says of itself counts, too.
pub fn changes_everything(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == ".gitignore" || name == NAME)
}

/// What was read before anybody watched.
#[derive(Clone, Debug)]
pub struct Before<'f> {
    /// When the reading began.
    pub since: SystemTime,
    /// The folders that were met, the site's own first.
    pub folders: &'f [PathBuf],
    /// The folder for output.
    pub output: PathBuf,
}

/// Watches the folder `root` (without links in its path) until the process ends; `walk` walks it. Events that happen
/// after the return are told; what was written between the reading and then is told a moment later.
///
/// # Errors
/// The system refuses to watch: why, and what to do about it.
pub fn watch(
    root: &Path,
    walk: impl Fn() -> Result<Walk> + Send + 'static,
    before: Before<'_>,
    on_change: impl FnMut(Batch) + Send + 'static,
) -> Result<()> {
    let (sender, events) = channel();
    let config = Config::default().with_follow_symlinks(false);
    let mut watching = Watching {
        watcher: RecommendedWatcher::new(sender, config).map_err(|error| explain(&error))?,
        // Elsewhere the system itself watches whole trees, and counts no folders.
        each_folder: cfg!(target_os = "linux"),
        root: root.to_owned(),
        walk,
        watched: BTreeSet::new(),
        roots: Vec::new(),
        output: before.output,
    };
    watching.cover(before.folders.iter().cloned().collect())?;
    let since = before.since.checked_sub(BEHIND).unwrap_or(UNIX_EPOCH);
    std::thread::Builder::new().name("watch".into()).spawn(move || watching.run(&events, since, on_change))?;
    Ok(())
}

struct Watching<W> {
    watcher: RecommendedWatcher,
    each_folder: bool,
    root: PathBuf,
    walk: W,
    watched: BTreeSet<PathBuf>,
    /// The outermost of the folders that are watched: the site's own, and those of sources that lie elsewhere.
    roots: Vec<PathBuf>,
    /// Where the system watches whole trees, it tells of the output, too.
    output: PathBuf,
}

impl<W: Fn() -> Result<Walk>> Watching<W> {
    /// Tells of changes until nobody is told any more. `since`: from when on something may have been missed.
    fn run(mut self, events: &Receiver<notify::Result<Event>>, since: SystemTime, mut on_change: impl FnMut(Batch)) {
        let mut gone = false;
        let mut look_at = Some(Instant::now() + LATER);
        loop {
            let mut batch = Batch::default();
            let longest = if gone { Some(GONE) } else { look_at.map(|at| at.saturating_duration_since(Instant::now())) };
            let first = match longest {
                Some(longest) => events.recv_timeout(longest),
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match first {
                Ok(event) => self.note(event, &mut batch),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if look_at.is_some_and(|at| at <= Instant::now()) {
                look_at = None;
                self.look_back(since, &mut batch);
            }
            if gone && self.root.is_dir() {
                batch.everything = true;
            }
            if batch.is_empty() {
                continue;
            }
            let begun = Instant::now();
            while let Some(left) = LONGEST.checked_sub(begun.elapsed()) {
                match events.recv_timeout(QUIET.min(left)) {
                    Ok(event) => self.note(event, &mut batch),
                    Err(_) => break,
                }
            }
            if batch.everything
                && let Err(error) = self.follow()
            {
                batch.problem = Some(format!("{error:#}"));
            }
            gone = !self.root.is_dir();
            on_change(batch);
        }
    }

    /// Looks for what was written before the watching began. Where folders changed, something may have come or gone.
    fn look_back(&self, since: SystemTime, batch: &mut Batch) {
        match (self.walk)() {
            Ok(walk) => {
                let (folders, files) = walk.written_since(since);
                batch.everything |= !folders.is_empty() || files.iter().any(|path| changes_everything(path));
                batch.paths.extend(files.into_iter().filter(|path| self.matters(path)));
            }
            Err(error) => batch.problem = Some(format!("{error:#}")),
        }
    }

    /// Watches the folders that there are now, and no others, until two looks find the same.
    fn follow(&mut self) -> Result<()> {
        // Folders that appear while others are being watched are met by the next walk.
        const MOST_WALKS: usize = 8;
        for walk in 0..MOST_WALKS {
            let before = self.watched.clone();
            let Walk { folders, output, .. } = (self.walk)()?;
            self.output = output;
            self.cover(folders.into_iter().collect())?;
            if walk > 0 && self.watched == before {
                break;
            }
        }
        Ok(())
    }

    /// Watches these folders and no others; where the system watches whole trees, the site's folder.
    fn cover(&mut self, folders: BTreeSet<PathBuf>) -> Result<()> {
        self.roots = roots(&folders);
        if !self.each_folder {
            for root in self.watched.iter().chain([&self.root]) {
                let _ = self.watcher.unwatch(root);
            }
            let outside = self.roots.iter().filter(|root| !root.starts_with(&self.root)).cloned();
            self.watched = outside.chain([self.root.clone()]).collect();
            let watch = |root: &PathBuf| self.watcher.watch(root, RecursiveMode::Recursive).map_err(|error| explain(&error));
            return self.watched.iter().try_for_each(watch);
        }
        // First those that are gone: a folder that was renamed keeps its watch under one name.
        for path in self.watched.difference(&folders) {
            let _ = self.watcher.unwatch(path);
        }
        self.watched.retain(|path| folders.contains(path));
        for path in &folders {
            // Again, too, where it was watched: it may be another folder of the same name.
            match self.watcher.watch(path, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.watched.insert(path.clone());
                }
                // The next walk will not meet it.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                Err(error) => return Err(explain(&error)),
            }
        }
        Ok(())
    }

    fn note(&self, event: notify::Result<Event>, batch: &mut Batch) {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                batch.everything = true;
                if matches!(error.kind, ErrorKind::MaxFilesWatch) {
                    batch.problem = Some(explain(&error).to_string());
                }
                return;
            }
        };
        if event.need_rescan() {
            batch.everything = true;
        }
        let about_folders = match event.kind {
            // What this program reads is no change.
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => return,
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => true,
            _ => false,
        };
        // A folder whose own data or rights change: its files say themselves what became of them.
        let in_place = matches!(event.kind, EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)));
        for path in event.paths.into_iter().filter(|path| self.matters(path)) {
            let is_folder = self.watched.contains(&path) || path.is_dir();
            if is_folder && in_place && path.is_dir() {
                continue;
            }
            batch.everything |= about_folders || is_folder || changes_everything(&path);
            batch.paths.insert(path);
        }
    }

    /// Whether a path can be part of the site: not hidden, not an editor's own.
    fn matters(&self, path: &Path) -> bool {
        // Those of sources may lie elsewhere.
        let root = self.roots.iter().chain([&self.root]).filter(|root| path.starts_with(root)).max_by_key(|root| root.as_os_str().len());
        let Some(inner) = root.and_then(|root| path.strip_prefix(root).ok()) else { return false };
        if changes_everything(path) {
            return true;
        }
        // A folder that is watched is no hidden one, or a source that somebody named.
        let is_watched = path.parent().is_some_and(|folder| self.watched.contains(folder));
        let asked = if is_watched { path.file_name().map(Path::new).unwrap_or(inner) } else { inner };
        !path.starts_with(&self.output)
            && asked.components().all(|part| !part.as_os_str().as_encoded_bytes().starts_with(b"."))
            && !path.file_name().and_then(|name| name.to_str()).is_some_and(is_editors_own)
    }
}

/// The folders that lie in no other of these.
fn roots(folders: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut roots: Vec<PathBuf> = Vec::new();
    // What a folder holds is sorted behind it.
    for folder in folders {
        if roots.last().is_none_or(|root| !folder.starts_with(root)) {
            roots.push(folder.clone());
        }
    }
    roots
}

/// Files that editors put beside the one that is being written.
fn is_editors_own(name: &str) -> bool {
    let emacs = name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
    let jet_brains = name.ends_with("___jb_tmp___") || name.ends_with("___jb_old___");
    // Vim tries with this name whether it may write into a folder.
    let vim = name == "4913";
    emacs || jet_brains || vim
}

/// Why the system refuses to watch, and what to do about it.
fn explain(error: &notify::Error) -> anyhow::Error {
    // inotify says "too many open files" where it means its own limits.
    const TOO_MANY_INSTANCES: i32 = 24;
    match &error.kind {
        ErrorKind::MaxFilesWatch => anyhow!(
            "the system lets nobody watch more folders: raise the limit with `sudo sysctl fs.inotify.max_user_watches=524288`, or look for changes with `--poll`"
        ),
        ErrorKind::Io(io) if io.raw_os_error() == Some(TOO_MANY_INSTANCES) => anyhow!(
            "the system lets nobody start another watcher: raise the limit with `sudo sysctl fs.inotify.max_user_instances=512`, or look for changes with `--poll`"
        ),
        _ => anyhow!("cannot watch the site's folder: {error}; `--poll` looks for changes without the system's help"),
    }
}

#[cfg(test)]
mod tests;
