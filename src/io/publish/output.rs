//! Where the site goes: the output folder as the system knows it, and what it must not be.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use super::failure::remedy;

/// The output with every link on the way to it resolved; it need not exist.
///
/// # Errors
/// It is a file, or there is no way to it.
pub(super) fn resolve(output: &Path) -> Result<PathBuf> {
    let shown = output.display();
    let unreachable = || format!("cannot reach the output folder {shown}: name another with `--output`");
    let real = resolve_missing(&std::path::absolute(output).with_context(unreachable)?).with_context(unreachable)?;
    if real.exists() && !real.is_dir() {
        bail!("the output {shown} is a file: delete it, or name a folder with `--output`");
    }
    Ok(real)
}

/// Resolves what exists of a path, and appends the rest.
fn resolve_missing(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        // A link that leads nowhere is no missing folder; one that another build makes at this very
        // moment is as good as missing.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
            let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
                return Err(error);
            };
            Ok(resolve_missing(parent)?.join(name))
        }
        // That includes a link that leads nowhere.
        result => result,
    }
}

/// Refuses an output that is, or contains, a folder that the site is read from.
pub(super) fn refuse_content(output: &Path, site_root: &Path, content: &[PathBuf]) -> Result<()> {
    let folders = [(site_root, "the site's folder")].into_iter().chain(content.iter().map(|c| (c.as_path(), "a content folder")));
    for (folder, what) in folders {
        let real = folder.canonicalize().or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_owned());
        if !real.starts_with(output) {
            continue;
        }
        let relation = if real == output { "is" } else { "contains" };
        let (output, real) = (output.display(), real.display());
        bail!("the output folder {output} {relation} {what} ({real}), which a build would replace: name another with `--output`");
    }
    Ok(())
}

/// Folders that were created on the way to the output. Dropped, those that are still empty go.
#[derive(Debug)]
pub(super) struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    /// Creates the folders above the output that are missing.
    pub(super) fn above(output: &Path) -> Result<Self> {
        let parent = output.parent().ok_or_else(|| anyhow!("the output cannot be the root of the disk: name a folder with `--output`"))?;
        let mut missing: Vec<&Path> = parent.ancestors().take_while(|folder| !folder.exists()).collect();
        let mut made = Self(Vec::new());
        while let Some(folder) = missing.pop() {
            match fs::create_dir(folder) {
                Ok(()) => made.0.push(folder.to_owned()),
                Err(_) if folder.is_dir() => {}
                Err(error) => {
                    let text = format!("cannot create the folder {} ({})", folder.display(), remedy(&error));
                    return Err(anyhow!(error).context(text));
                }
            }
        }
        Ok(made)
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Refuses an output that exists and cannot be written, before anything is rendered.
#[cfg(unix)]
pub(super) fn refuse_unwritable(output: &Path) -> Result<()> {
    use rustix::fs::{Access, access};
    let needed = Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK;
    match access(output, needed).map_err(io::Error::from) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            let text = format!("cannot write to the output folder {} ({})", output.display(), remedy(&error));
            Err(anyhow!(error).context(text))
        }
        _ => Ok(()),
    }
}

/// Elsewhere the first write tells.
#[cfg(not(unix))]
pub(super) fn refuse_unwritable(_: &Path) -> Result<()> {
    Ok(())
}

/// Whether the output lies on another file system than the folder beside it, so that no file can be
/// renamed from one to the other.
pub(super) fn is_apart(output: &Path, beside: &Path) -> bool {
    output.exists() && (is_other_disk(output, beside) || is_mount_root(output))
}

/// Whether the output has an owner, a group, access lists or labels that a folder made anew beside it has
/// not: an exchange would lose them, and the web server its way in.
#[cfg(unix)]
pub(super) fn has_a_folder_of_its_own(output: &Path, beside: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    const SET_GROUP: u32 = 0o2000;
    let (Ok(own), Ok(new)) = (output.metadata(), beside.metadata()) else { return false };
    let differs = own.uid() != new.uid() || own.gid() != new.gid() || (own.mode() & SET_GROUP) != (new.mode() & SET_GROUP);
    differs || labels(output).iter().any(|name| label(output, name) != label(beside, name))
}

#[cfg(not(unix))]
pub(super) fn has_a_folder_of_its_own(_: &Path, _: &Path) -> bool {
    false
}

/// The names of a folder's extended attributes; none where the disk has no such thing. What a desktop
/// notes of its windows is no loss.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn labels(folder: &Path) -> Vec<String> {
    let mut names = vec![0_u8; 64 << 10];
    let length = rustix::fs::listxattr(folder, &mut names).unwrap_or(0);
    let names = String::from_utf8_lossy(&names[..length]).into_owned();
    names.split('\0').filter(|name| !name.is_empty() && !name.starts_with("com.apple.")).map(str::to_owned).collect()
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn label(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let mut value = vec![0_u8; 64 << 10];
    let length = rustix::fs::getxattr(folder, name, &mut value).ok()?;
    value.truncate(length);
    Some(value)
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))))]
fn labels(_: &Path) -> Vec<String> {
    Vec::new()
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))))]
fn label(_: &Path, _: &str) -> Option<Vec<u8>> {
    None
}

#[cfg(unix)]
fn is_other_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    matches!((one.metadata(), other.metadata()), (Ok(one), Ok(other)) if one.dev() != other.dev())
}

#[cfg(not(unix))]
fn is_other_disk(_: &Path, _: &Path) -> bool {
    false
}

/// Whether something is mounted here, be it a folder of the same disk.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn is_mount_root(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::empty(), StatxFlags::empty()).is_ok_and(|s| s.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Elsewhere a mount is told by its number alone.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn is_mount_root(_: &Path) -> bool {
    false
}
