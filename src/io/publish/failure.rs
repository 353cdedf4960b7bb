//! Failures of the system, each with what to do about it.

use std::fmt;
use std::io;
use std::path::Path;

use anyhow::anyhow;

/// What to do about a failure of the system.
pub(super) fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full: free some space and build again",
        io::ErrorKind::QuotaExceeded => "your share of the disk is full: free some space and build again",
        io::ErrorKind::PermissionDenied => "make that folder yours to write, or name another output with `--output`",
        io::ErrorKind::ReadOnlyFilesystem => "nothing can be written there: name another output with `--output`",
        io::ErrorKind::InvalidFilename => "its name is too long or not one for this disk: give it another id",
        _ => "build again, or name another output with `--output`",
    }
}

/// A failure at a path.
pub(super) fn cannot(verb: &str, path: &Path, error: io::Error) -> anyhow::Error {
    let text = format!("cannot {verb} {} ({})", path.display(), remedy(&error));
    anyhow!(error).context(text)
}

/// A failure to write while the old site is still whole.
pub(super) fn cannot_write(what: &str, error: io::Error) -> anyhow::Error {
    let text = format!("cannot write {what}, so nothing was published ({})", remedy(&error));
    anyhow!(error).context(text)
}

/// A file of the site that cannot be read any more, while the old site is still whole.
pub(in crate::io) fn cannot_read(path: impl fmt::Display, error: io::Error) -> anyhow::Error {
    let text = match error.kind() {
        io::ErrorKind::NotFound => {
            format!("{path} went while the site was built, so nothing was published: put it back, or build again to see what names it")
        }
        io::ErrorKind::PermissionDenied => format!("cannot read {path}, so nothing was published: make it yours to read"),
        _ => format!("cannot read {path}, so nothing was published: build again"),
    };
    anyhow!(error).context(text)
}
