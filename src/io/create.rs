//! New files in a folder: all of them or none, never in place of another, never through a link.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::regular::irregular;

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
    let written = files.iter().try_for_each(|(path, text)| made.file(&root.join(path.as_ref()), text.as_ref()));
    if written.is_err() {
        made.take_back();
    }
    written
}

/// Writes a file, whole or not at all: where the disk refuses, what was there before stays. A link is followed. What is
/// no regular file, such as a pipe, is written into.
///
/// # Errors
/// The disk refuses.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = dunce::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = path.metadata().ok();
    if before.as_ref().is_some_and(|before| irregular(before.file_type()).is_some()) {
        return fs::write(&path, text);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let fill = |mut file: fs::File| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
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

/// What was made so far, so that it can be taken back.
#[derive(Debug, Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn file(&mut self, path: &Path, text: &str) -> Result<()> {
        let failed = || format!("cannot write {}", path.display());
        if let Some(folder) = path.parent() {
            let missing = folder.ancestors().take_while(|f| !f.as_os_str().is_empty() && f.symlink_metadata().is_err());
            let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
            missing.reverse();
            self.folders.append(&mut missing);
            fs::create_dir_all(folder).with_context(failed)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(path).with_context(failed)?;
        self.files.push(path.to_owned());
        file.write_all(text.as_bytes()).with_context(failed)
    }

    /// Removes what was made, as far as the disk lets it. A folder that something else was put into stays.
    fn take_back(self) {
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
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

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_written_through() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(other.path(), folder.path().join("teams")).unwrap();
        assert!(create(folder.path(), &[("teams/a.md", "a")]).is_err());
        assert!(!other.path().join("a.md").exists());
    }
}
