//! The files of the content that pages show: what each is published as, and its copy in the output.
//!
//! A file goes through in pieces, whatever its size, and twice: its name tells its bytes, so they are looked at before they
//! are copied. What changed in between stops the build.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, anyhow};
use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::html::theme::hashed_as;

use super::publish::{Publication, Record};

/// How much of a file is held at once, in bytes.
const PIECE: usize = 256 << 10;

/// A file of the content, looked at.
#[derive(Clone, Debug)]
pub struct InspectedFile {
    /// Its path from the root of the pages, with a hash of its bytes.
    pub public: String,
    /// What its bytes are.
    record: Record,
}

/// Looks at the file on the disk that has this path in the site.
///
/// # Errors
/// It cannot be read.
pub fn look_at(path: &str, on_disk: &Path) -> io::Result<InspectedFile> {
    let (mut name, mut bytes) = (blake3::Hasher::new(), Xxh3::new());
    let size = in_pieces(&mut File::open(on_disk)?, |piece| {
        name.update(piece);
        bytes.update(piece);
        Ok(())
    })?;
    Ok(InspectedFile { public: hashed_as(path, &name.finalize()), record: Record { size, hash: bytes.digest128() } })
}

/// Copies the files of a site that lies in `root`; where each is published. Two with the same name and bytes share a copy.
///
/// # Errors
/// One cannot be read, such as one that went since the site was read, or cannot be put. Nothing can be published then.
pub fn copy<'a>(
    root: &Path,
    paths: impl IntoParallelIterator<Item = &'a Arc<str>>,
    publication: &Publication,
) -> Result<BTreeMap<Arc<str>, String>> {
    let look = |path: &'a Arc<str>| {
        let seen = look_at(path, &root.join(&**path)).map_err(|error| cannot_read(path, error))?;
        Ok((path, seen))
    };
    let seen: Vec<(&Arc<str>, InspectedFile)> = paths.into_par_iter().map(look).collect::<Result<_>>()?;
    let copies: BTreeMap<&str, (&Arc<str>, Record)> =
        seen.iter().rev().map(|(path, seen)| (seen.public.as_str(), (*path, seen.record))).collect();
    copies.into_par_iter().try_for_each(|(public, (path, record))| publication.put_file(public, &root.join(&**path), record))?;
    Ok(seen.into_iter().map(|(path, seen)| (Arc::clone(path), seen.public)).collect())
}

/// A file of the site that cannot be read any more, while the old site is still whole.
pub(super) fn cannot_read(path: impl fmt::Display, error: io::Error) -> anyhow::Error {
    let text = match error.kind() {
        io::ErrorKind::NotFound => {
            format!("{path} went while the site was built, so nothing was published: put it back, or build again to see what names it")
        }
        io::ErrorKind::PermissionDenied => format!("cannot read {path}, so nothing was published: make it yours to read"),
        _ => format!("cannot read {path}, so nothing was published: build again"),
    };
    anyhow!(error).context(text)
}

/// Reads to the end, piece by piece; how many bytes there were.
pub(super) fn in_pieces(file: &mut File, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<u64> {
    let mut piece = vec![0; PIECE];
    let mut size = 0;
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(size),
            Ok(n) => {
                take(&piece[..n])?;
                size += n as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A site with a picture, of which an output was published.
    fn published() -> (tempfile::TempDir, Publication) {
        let folder = tempfile::tempdir().unwrap();
        let (site, output) = (folder.path().join("site"), folder.path().join("public"));
        fs::create_dir(&site).unwrap();
        fs::write(site.join("map.png"), "map").unwrap();
        let first = Publication::begin(&output, &site, &[]).unwrap();
        first.put("index.html", b"old").unwrap();
        first.finish().unwrap();
        let next = Publication::begin(&output, &site, &[]).unwrap();
        next.put("index.html", b"new").unwrap();
        (folder, next)
    }

    fn is_told(folder: &Path, next: Publication, error: &anyhow::Error) {
        let said = "map.png went while the site was built, so nothing was published: put it back, or build again to see what names it";
        assert!(error.to_string().ends_with(said), "{error}");
        // A build ends at an error, and lets go of what it prepared.
        drop(next);
        assert_eq!(fs::read_to_string(folder.join("public/index.html")).unwrap(), "old");
        assert_eq!(fs::read_dir(folder).unwrap().count(), 2, "nothing is left beside the two");
    }

    #[test]
    fn a_file_that_went_before_it_was_looked_at_is_named() {
        let (folder, next) = published();
        let (site, path) = (folder.path().join("site"), Arc::from("map.png"));
        fs::remove_file(site.join("map.png")).unwrap();
        let error = copy(&site, [&path], &next).unwrap_err();
        is_told(folder.path(), next, &error);
    }

    #[test]
    fn a_file_that_went_before_it_was_copied_is_named() {
        let (folder, next) = published();
        let at = folder.path().join("site/map.png");
        let seen = look_at("map.png", &at).unwrap();
        fs::remove_file(&at).unwrap();
        let error = next.put_file(&seen.public, &at, seen.record).unwrap_err();
        is_told(folder.path(), next, &error);
    }
}
