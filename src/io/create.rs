//! New files in a folder: all of them or none, never in place of another, never through a link. They are
//! written beside first and then moved, so that what stops the program on the way leaves no half.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGINT, SIGTERM};

use super::regular::irregular;

/// The folder that new files are written to before they are moved; its dot keeps it out of every site.
const STAGE: &str = ".throughline-new";

/// Writes files below `root`, which is made where it is missing. Paths have `/` between parts.
/// Whether all can be written is looked at before the first one is; where the disk refuses one all the
/// same, those before it are taken back.
///
/// # Errors
/// One of the files is there already, or a folder's place is taken by something else, or the disk
/// refuses.
pub fn create(root: &Path, files: &[(impl AsRef<str>, impl AsRef<str>)]) -> Result<()> {
    let mut taken = Vec::new();
    for (path, _) in files {
        let path = path.as_ref();
        for (at, _) in path.match_indices('/') {
            let folder = root.join(&path[..at]);
            if folder.symlink_metadata().is_ok_and(|found| !found.is_dir()) {
                bail!("{} is a file or a link: {path} needs a folder there", folder.display());
            }
        }
        if root.join(path).symlink_metadata().is_ok() {
            taken.push(root.join(path).display().to_string());
        }
    }
    match taken.as_slice() {
        [] => {}
        [one] => bail!("{one} is there already, and nothing is overwritten"),
        [first, rest @ ..] => bail!("{first} and {} more are there already, and nothing is overwritten", rest.len()),
    }
    let mut made = Made::default();
    let stopped = Stopped::listen();
    let written = made.folder(root).and_then(|()| made.all(root, files, &stopped));
    if written.is_err() {
        made.take_back();
    }
    drop(stopped);
    written
}

/// Writes a file, whole or not at all: where the disk refuses, what was there before stays. A link is followed. What is
/// no regular file, such as a pipe, is written into.
///
/// # Errors
/// The disk refuses.
pub fn replace(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let text = text.as_ref();
    let path = dunce::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = path.metadata().ok();
    if before.as_ref().is_some_and(|before| irregular(before.file_type()).is_some()) {
        return fs::write(&path, text);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let fill = |mut file: fs::File| {
        file.write_all(text)?;
        make_last(&file)?;
        if let Some(before) = before {
            // It stays as readable as it was, where the disk knows of that.
            let _ = fs::set_permissions(&beside, before.permissions());
        }
        fs::rename(&beside, &path)
    };
    match OpenOptions::new().write(true).create_new(true).open(&beside) {
        Ok(file) => fill(file).inspect_err(|_| {
            let _ = fs::remove_file(&beside);
        }),
        // In a folder that is somebody else's, the file may be the user's own.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => fs::write(&path, text),
        Err(error) => Err(error),
    }
}

/// Whether somebody asked the program to stop while files are made. Until then it does not stop by itself:
/// what was made is taken back first.
struct Stopped {
    asked: Arc<AtomicBool>,
    over: Arc<AtomicBool>,
}

impl Stopped {
    fn listen() -> Self {
        let (asked, over) = (Arc::default(), Arc::default());
        for signal in [SIGINT, SIGTERM] {
            // Where a system has no such signal, it cannot come either. Once all is over, it ends the program again.
            let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(&over));
            let _ = signal_hook::flag::register(signal, Arc::clone(&asked));
        }
        Self { asked, over }
    }

    fn look(&self) -> Result<()> {
        if self.asked.load(Ordering::Relaxed) {
            bail!("stopped: nothing is written");
        }
        Ok(())
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

/// Makes folders below `root`, where they are missing.
///
/// # Errors
/// The place of one is taken by something else, or the disk refuses.
pub fn create_folders(root: &Path, folders: &[&str]) -> Result<()> {
    for folder in folders {
        let path = root.join(folder);
        fs::create_dir_all(&path).with_context(|| format!("cannot make the folder {}", path.display()))?;
    }
    Ok(())
}

/// What was made so far, so that it can be taken back.
#[derive(Debug, Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
    /// What was moved to its place, a folder with all that is in it.
    moved: Vec<(PathBuf, PathBuf)>,
}

impl Made {
    /// Writes all files below a folder beside, and moves them.
    fn all(&mut self, root: &Path, files: &[(impl AsRef<str>, impl AsRef<str>)], stopped: &Stopped) -> Result<()> {
        let stage = root.join(STAGE);
        match fs::remove_dir_all(&stage) {
            Err(fault) if fault.kind() != ErrorKind::NotFound => {
                return Err(fault).with_context(|| format!("cannot remove {}, which an earlier run left", stage.display()));
            }
            _ => {}
        }
        self.folder(&stage)?;
        for (path, text) in files {
            stopped.look()?;
            self.file(&stage.join(path.as_ref()), text.as_ref())?;
        }
        self.move_within(&stage, root, stopped)?;
        let _ = fs::remove_dir_all(&stage);
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<()> {
        let missing = folder.ancestors().take_while(|f| !f.as_os_str().is_empty() && f.symlink_metadata().is_err());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        missing.reverse();
        self.folders.append(&mut missing);
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))
    }

    fn file(&mut self, path: &Path, text: &str) -> Result<()> {
        if let Some(folder) = path.parent() {
            self.folder(folder)?;
        }
        let failed = || format!("cannot write {}", path.display());
        let mut file = OpenOptions::new().write(true).create_new(true).open(path).with_context(failed)?;
        self.files.push(path.to_owned());
        file.write_all(text.as_bytes()).with_context(failed)
    }

    /// Moves what is in one folder to another; a folder that is missing there moves whole.
    fn move_within(&mut self, from: &Path, to: &Path, stopped: &Stopped) -> Result<()> {
        let failed = || format!("cannot read {}", from.display());
        for entry in fs::read_dir(from).with_context(failed)? {
            stopped.look()?;
            let entry = entry.with_context(failed)?;
            let (old, new) = (entry.path(), to.join(entry.file_name()));
            let taken = new.symlink_metadata();
            match taken {
                Ok(found) if found.is_dir() && old.is_dir() => self.move_within(&old, &new, stopped)?,
                Ok(_) => bail!("{} is there already, and nothing is overwritten", new.display()),
                Err(_) => {
                    fs::rename(&old, &new).with_context(|| format!("cannot write {}", new.display()))?;
                    self.moved.push((old, new));
                }
            }
        }
        Ok(())
    }

    /// Removes what was made, as far as the disk lets it. A folder that something else was put into stays.
    fn take_back(self) {
        for (old, new) in self.moved.iter().rev() {
            let _ = fs::rename(new, old);
        }
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Makes a file last, on a disk that can be asked to.
pub(super) fn make_last(file: &fs::File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_where_one_file_is_there() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b.md"), "mine").unwrap();
        assert!(create(folder.path(), &[("a.md", "a"), ("b.md", "b")]).is_err());
        assert!(!folder.path().join("a.md").exists());
        assert_eq!(fs::read_to_string(folder.path().join("b.md")).unwrap(), "mine");
    }

    #[test]
    fn what_was_written_before_a_failure_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let long = format!("new/{}.md", "x".repeat(300));
        assert!(create(folder.path(), &[("new/in/a.md", "a"), (&long, "b")]).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn nothing_stays_beside_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("old")).unwrap();
        fs::create_dir_all(folder.path().join(STAGE).join("left")).unwrap();
        create(folder.path(), &[("old/a.md", "a"), ("new/in/b.md", "b"), ("c.md", "c")]).unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["c.md", "new", "old"]);
        assert_eq!(fs::read_to_string(folder.path().join("new/in/b.md")).unwrap(), "b");
        assert_eq!(fs::read_to_string(folder.path().join("old/a.md")).unwrap(), "a");
    }

    #[test]
    fn who_asks_to_stop_finds_nothing_written() {
        let folder = tempfile::tempdir().unwrap();
        let stopped = Stopped { asked: Arc::new(true.into()), over: Arc::default() };
        let mut made = Made::default();
        assert!(made.all(folder.path(), &[("a.md", "a")], &stopped).is_err());
        made.take_back();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_written_through() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(other.path(), folder.path().join("teams")).unwrap();
        assert!(create(folder.path(), &[("teams/a.md", "a")]).is_err());
        assert!(!other.path().join("a.md").exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_cannot_be_asked_to_make_files_last_is_written_all_the_same() {
        let asked = fs::File::open("/dev/null").unwrap();
        assert!(asked.sync_all().is_err());
        assert!(make_last(&asked).is_ok());
    }
}
