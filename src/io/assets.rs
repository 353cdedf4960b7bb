//! The files that pages show: what each is published as, and its copy in the output. This is the one place that says so, for
//! [`build`](copy) and [`serve`](AssetCache).
//!
//! A file goes through in pieces, whatever its size, and twice: its name tells its bytes, so they are looked at before they
//! are copied. What changed in between stops the build.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};
use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::base::files::{Entry, Files, size_in_words};
use crate::html::Theme;
use crate::html::theme::assets::{hashed, hashed_as};

use super::origin::Origin;
use super::publish::{Publication, Record, cannot_read};
use super::regular::{in_pieces, read_whole};
use super::revision::RevisionTree;

/// A document holds no larger file, in bytes.
const MOST_IN_DOCUMENT: u64 = 64 << 20;

/// A file of the content, looked at.
#[derive(Clone, Debug)]
struct InspectedFile {
    /// Its path from the root of the pages, with a hash of its bytes.
    public: String,
    /// What its bytes are.
    record: Record,
}

/// Looks at the file on the disk that has this path in the site.
fn inspect(path: &str, on_disk: &Path) -> io::Result<InspectedFile> {
    let (mut name, mut bytes) = (blake3::Hasher::new(), Xxh3::new());
    let size = in_pieces(&mut File::open(on_disk)?, |piece| {
        name.update(piece);
        bytes.update(piece);
        Ok(())
    })?;
    Ok(InspectedFile { public: hashed_as(path, &name.finalize()), record: Record { size, hash: bytes.digest128() } })
}

/// The public paths of the files of a site, by their paths in the site.
type Public = BTreeMap<Arc<str>, String>;

/// Copies the files of a site below a folder of the publication (blank, or ending in `/`); the public path of each, from there. Two with the
/// same name and bytes share a copy.
///
/// # Errors
/// One cannot be read, such as one that went since the site was read, or cannot be put. Nothing can be published then.
pub fn copy(origin: Origin<'_>, paths: &BTreeSet<Arc<str>>, publication: &Publication, below: &str) -> Result<Public> {
    match origin {
        Origin::Folder(root) => copy_from_disk(root, paths, publication, below),
        Origin::Revision(tree) => {
            let mut copied = BTreeSet::new();
            named(
                tree,
                paths,
                |public, bytes| {
                    if copied.insert(public.to_owned()) { publication.put(&format!("{below}{public}"), bytes) } else { Ok(()) }
                },
            )
        }
    }
}

fn copy_from_disk(root: &Path, paths: &BTreeSet<Arc<str>>, publication: &Publication, below: &str) -> Result<Public> {
    let inspected = paths.into_par_iter().map(|path| match inspect(path, &root.join(&**path)) {
        Ok(file) => Ok((path, file)),
        Err(error) => Err(cannot_read(path, error)),
    });
    let inspected: Vec<(&Arc<str>, InspectedFile)> = inspected.collect::<Result<_>>()?;
    let copies: BTreeMap<&str, (&Arc<str>, Record)> =
        inspected.iter().rev().map(|(path, file)| (file.public.as_str(), (*path, file.record))).collect();
    copies
        .into_par_iter()
        .try_for_each(|(public, (path, record))| publication.put_file(&format!("{below}{public}"), &root.join(&**path), record))?;
    Ok(inspected.into_iter().map(|(path, file)| (Arc::clone(path), file.public)).collect())
}

/// The public paths of files of a revision; `take` is given each with its bytes.
fn named(tree: &RevisionTree, paths: &BTreeSet<Arc<str>>, mut take: impl FnMut(&str, &[u8]) -> Result<()>) -> Result<Public> {
    let mut public = BTreeMap::new();
    tree.each(paths, |path, bytes| {
        let name = hashed(path, bytes);
        take(&name, bytes)?;
        public.insert(Arc::clone(path), name);
        Ok(())
    })?;
    Ok(public)
}

/// The public paths of the files of a site, of which nothing is copied.
///
/// # Errors
/// One cannot be read.
pub fn public_paths(origin: Origin<'_>, paths: &BTreeSet<Arc<str>>) -> Result<Public> {
    let root = match origin {
        Origin::Folder(root) => root,
        Origin::Revision(tree) => return named(tree, paths, |_, _| Ok(())),
    };
    let public = |path: &Arc<str>| match inspect(path, &root.join(&**path)) {
        Ok(file) => Ok((Arc::clone(path), file.public)),
        Err(error) => Err(cannot_read(path, error)),
    };
    paths.into_par_iter().map(public).collect()
}

/// What is in those files of a site and its theme that a document names by their public paths.
///
/// # Errors
/// One cannot be read, or is larger than a document can hold.
pub fn in_document(
    origin: Origin<'_>,
    theme: &Theme,
    public: &BTreeMap<Arc<str>, String>,
    wanted: &BTreeSet<String>,
) -> Result<BTreeMap<String, Vec<u8>>> {
    let own = of_theme(theme, public).filter(|(path, _)| wanted.contains(*path)).map(|(path, bytes)| (path.to_owned(), bytes.to_vec()));
    let mut held: BTreeMap<String, Vec<u8>> = own.collect();
    let of_site = public.iter().filter(|(_, public)| wanted.contains(*public));
    match origin {
        Origin::Folder(root) => {
            for (path, public) in of_site {
                let bytes = read_whole(&root.join(&**path), MOST_IN_DOCUMENT).map_err(|error| cannot_read(path, error))?;
                held.insert(public.clone(), bytes);
            }
        }
        Origin::Revision(tree) => {
            let paths: Vec<&Arc<str>> = of_site.map(|(path, _)| path).collect();
            if let Some(large) = paths.iter().find(|path| tree.size(path) > MOST_IN_DOCUMENT) {
                bail!("cannot hold {large} in a document: it has {}", size_in_words(tree.size(large)));
            }
            tree.each(paths, |path, bytes| {
                held.insert(public[path].clone(), bytes.to_vec());
                Ok(())
            })?;
        }
    }
    Ok(held)
}

/// The files of a theme beside what was copied: public path and bytes. What has the same name and bytes as another is the same.
pub fn of_theme<'t>(theme: &'t Theme, copied: &'t BTreeMap<Arc<str>, String>) -> impl Iterator<Item = (&'t str, &'t [u8])> {
    let mut known: BTreeSet<&str> = copied.values().map(String::as_str).collect();
    let own = theme.assets.values().filter_map(|asset| Some((asset.path.as_str(), asset.bytes.as_deref()?)));
    own.filter(move |(path, _)| known.insert(path))
}

/// Public paths that are known as long as the files stay as they are: a server asks for all of them after each save.
#[derive(Debug, Default)]
pub struct AssetCache(HashMap<Arc<str>, (Entry, String)>);

/// The public paths of a site's files, by their paths in the site.
#[derive(Debug, Default)]
pub struct PublicPaths {
    /// Those of the files that can be read.
    pub paths: BTreeMap<Arc<str>, String>,
    /// The other files, and why they cannot be read.
    pub unreadable: Vec<(Arc<str>, io::Error)>,
}

impl AssetCache {
    /// The public paths of these files of a site that lies in `root`. Files that are not in the site any more have none.
    pub fn public_paths(&mut self, root: &Path, files: &Files, assets: &BTreeSet<Arc<str>>) -> PublicPaths {
        let public_path = |path: &Arc<str>, entry: &Entry| match self.0.get(path) {
            Some((before, public)) if before == entry => Ok(public.clone()),
            _ => inspect(path, &root.join(&**path)).map(|file| file.public),
        };
        let there = assets.into_par_iter().filter_map(|path| Some((path, files.get(path)?)));
        let found: Vec<_> = there.map(|(path, entry)| (path, entry, public_path(path, entry))).collect();
        let mut public = PublicPaths::default();
        self.0.clear();
        for (path, entry, found) in found {
            match found {
                Ok(found) => {
                    self.0.insert(Arc::clone(path), (entry.clone(), found.clone()));
                    public.paths.insert(Arc::clone(path), found);
                }
                Err(error) => public.unreadable.push((Arc::clone(path), error)),
            }
        }
        public
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
    fn a_server_knows_the_name_of_a_file_until_it_changes_and_tells_of_one_that_went() {
        let folder = tempfile::tempdir().unwrap();
        let (root, assets) = (folder.path(), BTreeSet::from([Arc::from("map.png"), Arc::from("gone.png")]));
        let files = |stamp: u64| {
            let mut files = Files::default();
            assets.iter().for_each(|path| files.insert(Arc::clone(path), Entry::TooLarge { size: stamp, head: "".into() }));
            files
        };
        let mut cache = AssetCache::default();
        let mut name = |text: &str, stamp| {
            fs::write(root.join("map.png"), text).unwrap();
            let PublicPaths { paths, unreadable } = cache.public_paths(root, &files(stamp), &assets);
            assert_eq!(unreadable.iter().map(|(path, _)| &**path).collect::<Vec<_>>(), ["gone.png"]);
            paths["map.png"].clone()
        };
        let first = name("map", 1);
        assert_eq!(name("MAP", 1), first, "what the site says of the file is as before");
        assert_ne!(name("MAP", 2), first);
        assert!(cache.public_paths(root, &Files::default(), &assets).paths.is_empty());
    }

    #[test]
    fn a_file_that_went_before_it_was_looked_at_is_named() {
        let (folder, next) = published();
        let (site, path) = (folder.path().join("site"), Arc::from("map.png"));
        fs::remove_file(site.join("map.png")).unwrap();
        let error = copy(Origin::from(&site), &[path].into(), &next, "").unwrap_err();
        is_told(folder.path(), next, &error);
    }

    #[test]
    fn a_file_that_went_before_it_was_copied_is_named() {
        let (folder, next) = published();
        let at = folder.path().join("site/map.png");
        let seen = inspect("map.png", &at).unwrap();
        fs::remove_file(&at).unwrap();
        let error = next.put_file(&seen.public, &at, seen.record).unwrap_err();
        is_told(folder.path(), next, &error);
    }
}
