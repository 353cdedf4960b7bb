//! The files of the content that pages show: what each is published as, and its copy in the output.
//!
//! A file goes through in pieces, whatever its size, and twice: its name tells its bytes, so they are looked at before they
//! are copied. What changed in between stops the build.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::html::theme::hashed_as;

use super::publish::{Publication, Record};

/// How much of a file is held at once, in bytes.
const PIECE: usize = 256 << 10;

/// A file of the content, looked at.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its path from the root of the pages, with a hash of its bytes.
    pub public: String,
    /// What its bytes are.
    record: Record,
}

/// Looks at the file on the disk that has this path in the site.
///
/// # Errors
/// It cannot be read.
pub fn look_at(path: &str, on_disk: &Path) -> io::Result<Seen> {
    let (mut name, mut bytes) = (blake3::Hasher::new(), Xxh3::new());
    let size = in_pieces(&mut File::open(on_disk)?, |piece| {
        name.update(piece);
        bytes.update(piece);
        Ok(())
    })?;
    Ok(Seen { public: hashed_as(path, &name.finalize()), record: Record { size, hash: bytes.digest128() } })
}

/// Copies the files of a site that lies in `root`; where each is published. Two with the same name and bytes share a copy.
///
/// # Errors
/// One cannot be read or put.
pub fn copy<'a>(
    root: &Path,
    paths: impl IntoParallelIterator<Item = &'a Arc<str>>,
    publication: &Publication,
) -> Result<BTreeMap<Arc<str>, String>> {
    let look = |path: &'a Arc<str>| {
        let seen = look_at(path, &root.join(&**path)).with_context(|| format!("cannot read {path}"))?;
        Ok((path, seen))
    };
    let seen: Vec<(&Arc<str>, Seen)> = paths.into_par_iter().map(look).collect::<Result<_>>()?;
    let copies: BTreeMap<&str, (&Arc<str>, Record)> =
        seen.iter().rev().map(|(path, seen)| (seen.public.as_str(), (*path, seen.record))).collect();
    copies.into_par_iter().try_for_each(|(public, (path, record))| publication.put_file(public, &root.join(&**path), record))?;
    Ok(seen.into_iter().map(|(path, seen)| (Arc::clone(path), seen.public)).collect())
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
