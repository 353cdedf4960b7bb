//! What publishing keeps beside the output and in it, by name, and that nothing else bears these names.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// The list of what is ours, in the output.
pub(super) const MANIFEST: &str = ".throughline-manifest";

/// The folder of the stage in an output that is filled file by file.
pub(super) const INSIDE: &str = ".throughline-stage";

/// In the folder of the stage: held by the build that publishes.
pub(super) const LOCK: &str = "lock";

/// In the folder of the stage: the new files.
pub(super) const FILES: &str = "stage";

/// In the folder of the stage: a whole site, about to change places with the output.
pub(super) const SWAP: &str = "swap";

/// In the folder of the stage: the manifest that stands in the output while files are moved there.
pub(super) const INTERIM: &str = "manifest";

/// The folder beside the output that holds the lock and, as a rule, the stage.
pub(super) fn beside(output: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(output.file_name().unwrap_or_default());
    name.push(".throughline");
    output.with_file_name(name)
}

/// Refuses what should be one of our own folders or files and is something else, such as a link.
pub(super) fn refuse_link(path: &Path, is_right: impl Fn(&fs::Metadata) -> bool) -> Result<()> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if !is_right(&metadata) => bail!("{} is not what throughline made: delete it and build again", path.display()),
        _ => Ok(()),
    }
}
