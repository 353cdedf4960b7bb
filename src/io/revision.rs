//! A revision in Git → a snapshot of the site's files, without a checkout: trees and files are read as they are stored, and no
//! filter is run.
//!
//! As on the disk, what is hidden and what lies in the output folder is no part of the site. What was ignored was not
//! committed, as a rule. Texts are in the snapshot; everything else is read from the [`RevisionTree`] when it is shown.

mod tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::base::active::{self, Look};
use crate::base::diagnostic::quote;
use crate::base::files::{Entry, Files, LARGEST, LINK_TO_FOLDER, LINK_TO_NOTHING, resolve};
use crate::base::suggest::nearest;
use crate::syntax::config::{NAME, SiteConfig};

use super::folder_walk::is_text;
use super::git::{GitQuestion, NoAnswer, git, repository_of};

pub use tree::RevisionTree;
use tree::{StoredFile, objects, stored_files};

/// A site as of a revision.
#[derive(Debug)]
pub struct RevisionFiles {
    /// Its files.
    pub files: Files,
    /// All that it had, to be read later.
    pub tree: RevisionTree,
    /// Where the site lay, where that is elsewhere than today: from the root of the repository.
    pub lay_in: Option<String>,
}

/// Reads the site that lies in `root` today as of the revision that `named` names. Besides the output folder that it named then, `outputs`,
/// folders of today, are no part of it either.
///
/// # Errors
/// The site lies in no repository, there is no such revision, or none that holds the site; `git` cannot be asked.
pub fn read(root: &Path, named: &str, outputs: &[PathBuf]) -> Result<RevisionFiles> {
    let real = dunce::canonicalize(root).with_context(|| format!("cannot read {}", root.display()))?;
    let Some(repository) = repository_of(&real) else {
        bail!("{} lies in no Git repository, so it has no revisions", root.display());
    };
    let commit = commit_of(&real, named)?;
    let inner = real.strip_prefix(repository).unwrap_or(Path::new(""));
    let inner: Vec<&str> = inner.components().filter_map(|part| part.as_os_str().to_str()).collect();
    let today = inner.join("/");
    let mut tree = tree(&real, &commit, &today)?;
    let mut folder = today.clone();
    let is_here = |tree: &[StoredFile], folder: &str| tree.iter().any(|file| file.path == below(folder, NAME));
    if !is_here(&tree, &folder) {
        tree = self::tree(&real, &commit, "")?;
        folder = only_site(&tree, named)?;
        tree.retain(|file| folder.is_empty() || file.path.starts_with(&format!("{folder}/")));
    }
    let outputs = outputs.iter().filter_map(|output| dunce::canonicalize(output).ok()?.strip_prefix(&real).ok()?.to_str().map(slashed));
    let (files, stored) = snapshot(&real, &folder, &tree, outputs.collect())?;
    let lay_in = (folder != today).then(|| folder.clone());
    Ok(RevisionFiles { files, tree: RevisionTree { at: real, commit, folder, files: stored }, lay_in })
}

fn slashed(path: &str) -> String {
    path.replace('\\', "/")
}

fn below(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// The object of a commit that a user names.
fn commit_of(root: &Path, named: &str) -> Result<String> {
    let wanted = format!("{named}^{{commit}}");
    match git(root, GitQuestion::Resolve, &["--verify", "--quiet", "--end-of-options", &wanted]) {
        Ok(said) => Ok(String::from_utf8_lossy(&said).trim().to_owned()),
        Err(NoAnswer::Failed { .. }) => {
            let shallow = git(root, GitQuestion::Resolve, &["--is-shallow-repository"]);
            if shallow.is_ok_and(|said| said.starts_with(b"true")) {
                bail!(
                    "there is no commit {} here: this clone holds only a part of the history; fetch more of it (`git fetch --unshallow --tags`; in a pipeline, set its depth to 0)",
                    quote(named)
                );
            }
            match near_name(root, named) {
                Some(near) => bail!("there is no commit {} here; did you mean `{near}`?", quote(named)),
                None => bail!("there is no commit {} here: name a commit, a branch or a tag of this repository", quote(named)),
            }
        }
        Err(why) => Err(anyhow!("{why}")),
    }
}

/// The branch or tag whose name is like this.
fn near_name(root: &Path, named: &str) -> Option<String> {
    let said = git(root, GitQuestion::Resolve, &["--symbolic", "--tags", "--branches"]).ok()?;
    let names = String::from_utf8_lossy(&said).into_owned();
    nearest(named, names.lines()).map(str::to_owned)
}

/// The files of a commit below a folder of the repository.
fn tree(root: &Path, commit: &str, folder: &str) -> Result<Vec<StoredFile>> {
    let mut words = vec!["-r", "-z", "-l", "--full-tree", commit];
    if !folder.is_empty() {
        words.extend(["--", folder]);
    }
    let said = git(root, GitQuestion::Tree, &words).map_err(|why| anyhow!("{why}"))?;
    Ok(stored_files(&said))
}

/// The folder of the only site in a tree.
fn only_site(tree: &[StoredFile], named: &str) -> Result<String> {
    let found = tree.iter().filter_map(|file| match file.path.rsplit_once('/') {
        Some((folder, name)) => (name == NAME).then_some(folder),
        None => (file.path == NAME).then_some(""),
    });
    match found.collect::<Vec<_>>()[..] {
        [only] => Ok(only.to_owned()),
        [] => bail!("`{named}` holds no site: there is no {NAME} in it"),
        [first, second, ..] => bail!("`{named}` holds no site where this one lies, and several elsewhere ({first}, {second} …)"),
    }
}

/// The files of a site, by their paths in it: as a snapshot, and where the bytes of each are, links followed.
fn snapshot(root: &Path, folder: &str, tree: &[StoredFile], mut outputs: Vec<String>) -> Result<(Files, BTreeMap<String, StoredFile>)> {
    let inner = |file: &StoredFile| match folder {
        "" => Some(file.path.clone()),
        folder => file.path.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned),
    };
    let shown = |path: &String| !path.split('/').any(|part| part.starts_with('.'));
    let by_path: BTreeMap<String, &StoredFile> =
        tree.iter().filter_map(|file| Some((inner(file)?, file))).filter(|(path, _)| shown(path)).collect();
    let config = by_path.get(NAME).map(|file| objects(root, &[file])).transpose()?.and_then(|mut read| read.pop());
    let config = SiteConfig::read_file(&Entry::of_bytes(NAME, &config.unwrap_or_default())).0;
    outputs.extend(resolve(NAME, config.output_folder()));
    let is_output = |path: &str| outputs.iter().any(|output| !output.is_empty() && path.starts_with(&format!("{output}/")));
    let (mut files, mut stored) = (Files::default(), BTreeMap::new());
    let mut texts: Vec<(String, &StoredFile)> = Vec::new();
    for (path, &file) in by_path.iter().filter(|(path, _)| !is_output(path)) {
        let read = |file: &StoredFile| (is_text(path, file.size) || active::look(path) == Look::Head) && file.size <= LARGEST;
        if file.is_link {
            match followed(root, path, file, &by_path)? {
                Ok(goal) => {
                    stored.insert(path.clone(), goal.clone());
                    if read(goal) {
                        texts.push((path.clone(), goal));
                    } else {
                        files.insert(path.as_str(), Entry::Binary { size: goal.size, stamp: 0 });
                    }
                }
                Err(entry) => files.insert(path.as_str(), entry),
            }
            continue;
        }
        stored.insert(path.clone(), file.clone());
        if read(file) {
            texts.push((path.clone(), file));
        } else if is_text(path, file.size) {
            files.insert(path.as_str(), Entry::TooLarge { size: file.size, head: "".into() });
        } else {
            files.insert(path.as_str(), Entry::Binary { size: file.size, stamp: 0 });
        }
    }
    let wanted: Vec<&StoredFile> = texts.iter().map(|(_, file)| *file).collect();
    for ((path, file), bytes) in texts.iter().zip(objects(root, &wanted)?) {
        if is_text(path, file.size) {
            files.insert_bytes(path.as_str(), &bytes);
        } else {
            let head = &bytes[..bytes.len().min(active::HEAD)];
            let entry = match active::in_head(head) {
                Some(what) => Entry::Active { text: "".into(), what: what.into() },
                None => Entry::Binary { size: file.size, stamp: 0 },
            };
            files.insert(path.as_str(), entry);
        }
    }
    Ok((files, stored))
}

/// The file that a link leads to within the site; what stands for it where it leads elsewhere.
fn followed<'t>(
    root: &Path,
    path: &str,
    link: &StoredFile,
    by_path: &BTreeMap<String, &'t StoredFile>,
) -> Result<Result<&'t StoredFile, Entry>> {
    let target = objects(root, &[link])?.pop().unwrap_or_default();
    let Ok(target) = String::from_utf8(target) else { return Ok(Err(Entry::PassedOver(LINK_TO_NOTHING))) };
    let Some(goal) = resolve(path, &target) else { return Ok(Err(Entry::LeadsOutside)) };
    match by_path.get(&goal) {
        Some(file) if !file.is_link => Ok(Ok(file)),
        Some(_) => Ok(Err(Entry::PassedOver(LINK_TO_NOTHING))),
        None if by_path.keys().any(|other| other.starts_with(&format!("{goal}/"))) => Ok(Err(Entry::PassedOver(LINK_TO_FOLDER))),
        None => Ok(Err(Entry::PassedOver(LINK_TO_NOTHING))),
    }
}
