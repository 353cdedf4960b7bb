//! One build at a time: a lock beside the output, which goes with the process that holds it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::failure::remedy;
use super::layout::{LOCK, refuse_link};

/// How often to try again when another build ends at that very moment and takes its folder along.
const ATTEMPTS: usize = 100;

/// A held lock. Dropped, it is released, and its folder goes where nothing else is in it.
#[derive(Debug)]
pub(super) struct Lock {
    folder: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock beside the output, else in it where nothing can be made beside it.
    ///
    /// # Errors
    /// As `take`.
    pub(super) fn take_beside_or_in(beside: &Path, inside: &Path, output: &Path) -> Result<Self> {
        let refused = |error: io::Error| matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem);
        let cannot = fs::create_dir(beside).is_err_and(refused);
        Self::take(if cannot && output.is_dir() { inside } else { beside }, output)
    }

    /// Whether it lies in this folder.
    pub(super) fn is_in(&self, folder: &Path) -> bool {
        self.folder == folder
    }

    /// Takes the lock in a folder, which is created.
    ///
    /// # Errors
    /// Another process holds it, or the folder cannot be written.
    pub(super) fn take(folder: &Path, output: &Path) -> Result<Self> {
        let path = folder.join(LOCK);
        let cannot = |error: io::Error| {
            let text = format!("cannot write {}, where the site is prepared ({})", folder.display(), remedy(&error));
            anyhow!(error).context(text)
        };
        for _ in 0..ATTEMPTS {
            match fs::create_dir(folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(cannot(error)),
                _ => {}
            }
            refuse_link(folder, |m| m.is_dir())?;
            refuse_link(&path, |m| m.is_file())?;
            let file = match OpenOptions::new().write(true).create(true).truncate(false).open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(cannot(error)),
            };
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => {
                    bail!("another build is publishing to {}: wait until it is done, or end it", output.display());
                }
                // A system without locks still builds.
                Err(TryLockError::Error(error)) if !has_no_locks(&error) => {
                    let text = format!("cannot lock {} (build again, or name another output with `--output`)", path.display());
                    return Err(anyhow!(error).context(text));
                }
                Ok(()) | Err(_) => {}
            }
            if is_at(&file, &path) {
                return Ok(Self { folder: folder.to_owned(), _file: file });
            }
        }
        bail!("other builds are publishing to {}: wait until they are done", output.display());
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Deleted while still held: who opened it before finds, holding it, that it is gone.
        let _ = fs::remove_file(self.folder.join(LOCK));
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Whether a failure says that this system, or the disk of another one, has no locks or gives none.
fn has_no_locks(error: &io::Error) -> bool {
    #[cfg(unix)]
    if rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::NOLCK) {
        return true;
    }
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput | io::ErrorKind::PermissionDenied)
}

/// Whether the open file is the one that the path leads to.
fn is_at(file: &File, path: &Path) -> bool {
    let (Ok(open), Ok(at)) = (file.metadata(), fs::symlink_metadata(path)) else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (open.dev(), open.ino()) == (at.dev(), at.ino())
    }
    #[cfg(not(unix))]
    {
        open.is_file() && at.is_file()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_disk_that_gives_no_locks_is_told_from_one_that_fails() {
        use rustix::io::Errno;
        for error in [Errno::NOLCK, Errno::NOSYS, Errno::OPNOTSUPP, Errno::INVAL, Errno::PERM, Errno::ACCESS] {
            assert!(has_no_locks(&error.into()), "{error}");
        }
        for error in [Errno::IO, Errno::STALE, Errno::BADF] {
            assert!(!has_no_locks(&error.into()), "{error}");
        }
    }

    #[test]
    fn a_lock_that_was_waited_for_while_its_file_went_does_not_count() {
        let place = tempfile::TempDir::new().unwrap();
        let folder = place.path().join("lock");
        let first = Lock::take(&folder, place.path()).unwrap();
        let waiting = File::open(folder.join(LOCK)).unwrap();
        assert!(waiting.try_lock().is_err());
        drop(first);
        assert!(!folder.exists());
        let second = Lock::take(&folder, place.path()).unwrap();
        assert!(waiting.try_lock().is_ok() && !is_at(&waiting, &folder.join(LOCK)));
        assert!(Lock::take(&folder, place.path()).is_err());
        drop(second);
    }
}
