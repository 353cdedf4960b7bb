//! New files in a folder: all of them or none, never in place of another, never through a link.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Writes files below `root`, which is made where it is missing. Paths have `/` between parts.
/// Whether all can be written is looked at before the first one is.
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
    for (path, text) in files {
        let on_disk = root.join(path.as_ref());
        let failed = || format!("cannot write {}", on_disk.display());
        if let Some(folder) = on_disk.parent() {
            fs::create_dir_all(folder).with_context(failed)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(&on_disk).with_context(failed)?;
        file.write_all(text.as_ref().as_bytes()).with_context(failed)?;
    }
    Ok(())
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

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_written_through() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(other.path(), folder.path().join("teams")).unwrap();
        assert!(create(folder.path(), &[("teams/a.md", "a")]).is_err());
        assert!(!other.path().join("a.md").exists());
    }
}
