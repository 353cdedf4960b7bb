//! Where the sources of a site lie, and their files. Nothing is read that lies neither below the site's folder nor below one that the command line
//! names: links are followed before that is asked.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use crate::base::files::Files;
use crate::base::source::SourcePlace;
use crate::import::graph::{self, GraphFault};

use super::disk::{config_of, output_folder};
use super::folder_walk::{FolderWalk, Unreadable};
use super::regular;

/// A graph of more bytes is not read: one of 2,500 files has a hundredth of them.
const LARGEST_GRAPH: u64 = 1 << 30;

/// The sources that `throughline.yaml` names, as they lie on the disk.
#[derive(Debug, Default)]
pub(super) struct SourceFolders {
    placed: Vec<PlacedSource>,
}

/// A path that `sources` names, and where it leads.
#[derive(Debug)]
struct PlacedSource {
    written: Arc<str>,
    place: SourcePlace,
    /// On the disk, without links in its path; none where nothing may be read.
    real: Option<PathBuf>,
}

impl SourceFolders {
    /// Those of the site in `root`; they may also lie below `allowed`.
    ///
    /// # Errors
    /// One of these is no folder.
    pub(super) fn of(root: &Path, allowed: &[PathBuf]) -> Result<Self> {
        let config = config_of(root);
        let written = config.sources.iter().filter_map(|source| source.path.as_ref()).map(|path| Arc::clone(&path.0.value));
        let root = dunce::canonicalize(root).with_context(|| format!("cannot read {}", root.display()))?;
        let mut within = vec![root.clone()];
        for folder in allowed {
            match dunce::canonicalize(folder) {
                Ok(real) if real.is_dir() => within.push(real),
                _ => bail!("there is no folder {}: `--sources` names the folder that the sources lie in", folder.display()),
            }
        }
        Ok(Self { placed: written.map(|written| PlacedSource::of(written, &root, &within)).collect() })
    }

    /// The folders of sources, without links in their paths.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let folders = self.placed.iter().filter(|source| matches!(source.place, SourcePlace::Folder(_)));
        folders.filter_map(|source| source.real.clone()).collect()
    }

    /// A walk over each folder of a source.
    pub(super) fn walks(&self) -> Vec<FolderWalk> {
        let folders = self.folders();
        let mut walks: Vec<FolderWalk> = Vec::new();
        for source in &self.placed {
            let (SourcePlace::Folder(path), Some(real)) = (&source.place, &source.real) else { continue };
            if walks.iter().any(|walk| walk.real_root == *real) {
                continue;
            }
            let others = folders.iter().filter(|other| *other != real).cloned();
            // What it publishes itself is no content either.
            let others = others.chain(dunce::canonicalize(output_folder(real))).collect();
            walks.push(FolderWalk::of_source(real.clone(), format!("{path}/"), others));
        }
        walks
    }

    /// Reads the files of all sources beside those of the site, but for sources of which it has some already; what cannot be read.
    pub(super) fn read_into(&self, files: &mut Files) -> Unreadable {
        let mut unreadable = Unreadable::new();
        for mut walk in self.walks() {
            if files.below(walk.before()).next().is_some() {
                continue;
            }
            let (read, faults) = walk.read_everything();
            files.absorb(read);
            unreadable.extend(faults);
        }
        self.place_in(files);
        unreadable
    }

    /// Notes in a snapshot where each lies, with the files that exported graphs tell of.
    pub(super) fn place_in(&self, files: &mut Files) {
        for source in &self.placed {
            let place = match (&source.place, &source.real) {
                (SourcePlace::Graph(path), Some(real)) => match read_graph(real) {
                    Ok(of_graph) => {
                        for (inner, text) in of_graph {
                            files.insert_text(format!("{path}/{inner}"), &text);
                        }
                        source.place.clone()
                    }
                    Err(GraphFault { message, help }) => SourcePlace::Unfit { message: message.into(), help: help.into() },
                },
                (place, _) => place.clone(),
            };
            files.place_source(Arc::clone(&source.written), place);
        }
    }
}

impl PlacedSource {
    /// `root` and `within` are without links in their paths.
    fn of(written: Arc<str>, root: &Path, within: &[PathBuf]) -> Self {
        let is_absolute = Path::new(&*written).is_absolute();
        // From the site's folder, else from one that the command line names.
        let there = || within.iter().map(|folder| folder.join(&*written)).filter(|at| at.symlink_metadata().is_ok());
        let may_be_read = |at: &PathBuf| dunce::canonicalize(at).is_ok_and(|real| is_below(&real, within));
        let found = there().find(may_be_read).or_else(|| there().next());
        let Some(at) = found else {
            let leads_out = is_absolute || leaves(root, &written).is_some_and(|at| !is_below(&at, within));
            let place = if leads_out { SourcePlace::Outside } else { SourcePlace::Missing };
            return Self { written, place, real: None };
        };
        let Ok(real) = dunce::canonicalize(&at) else { return Self { written, place: SourcePlace::Missing, real: None } };
        if root.starts_with(&real) {
            return Self { written, place: SourcePlace::Around, real: None };
        }
        if !is_below(&real, within) {
            return Self { written, place: SourcePlace::Outside, real: None };
        }
        let Some(path) = way(root, &real) else { return Self { written, place: SourcePlace::Outside, real: None } };
        let place = if real.is_dir() { SourcePlace::Folder(path) } else { SourcePlace::Graph(path) };
        Self { written, place, real: Some(real) }
    }
}

/// The files that an exported graph on the disk tells of.
fn read_graph(real: &Path) -> Result<BTreeMap<String, String>, GraphFault> {
    let unreadable =
        |why: String| GraphFault { message: format!("cannot be read: {why}"), help: "put it there as a file that can be read".to_owned() };
    let bytes = regular::read_whole(real, LARGEST_GRAPH).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8".to_owned()))?;
    graph::files(&text)
}

/// Whether something lies below one of these folders.
fn is_below(at: &Path, folders: &[PathBuf]) -> bool {
    folders.iter().any(|folder| at.starts_with(folder) && at != folder)
}

/// Where a path that leads to nothing would lead, by its parts alone.
fn leaves(root: &Path, written: &str) -> Option<PathBuf> {
    let mut at = root.to_owned();
    for part in Path::new(written).components() {
        match part {
            Component::ParentDir => {
                at.pop();
            }
            Component::Normal(part) => at.push(part),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(at)
}

/// The way from a folder to something, both without links in their paths: `../claims`. None where nothing leads there, or no name of it is UTF-8.
fn way(from: &Path, to: &Path) -> Option<Arc<str>> {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let mut parts = vec!["..".to_owned(); from.len() - shared];
    for part in &to[shared..] {
        parts.push(part.as_os_str().to_str()?.to_owned());
    }
    Some(parts.join("/").into())
}
