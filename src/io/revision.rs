//! A revision in Git → a snapshot of the site's files, without a checkout: trees and files are read as they are stored, and no
//! filter is run.
//!
//! As on the disk, what is hidden and what lies in the output folder is no part of the site. What was ignored was not
//! committed, as a rule.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};

use crate::base::active::{self, Look};
use crate::base::files::{Entry, Files, LARGEST, LINK_TO_FOLDER, LINK_TO_NOTHING, resolve};
use crate::syntax::config::{NAME, SiteConfig};

use super::disk::is_text;
use super::git::{GitQuestion, NoAnswer, git, git_answering, repository_of};

/// A site as of a revision.
#[derive(Debug)]
pub struct RevisionFiles {
    /// Its files.
    pub files: Files,
    /// Where the site lay, where that is elsewhere than today: from the root of the repository.
    pub lay_in: Option<String>,
}

/// A file of a tree.
#[derive(Clone, Debug)]
struct TreeFile {
    /// From the root of the repository.
    path: String,
    object: String,
    size: u64,
    is_link: bool,
}

/// Reads the site that lies in `root` today as of the revision that `named` names.
///
/// # Errors
/// The site lies in no repository, there is no such revision, or none that holds the site; `git` cannot be asked.
pub fn read(root: &Path, named: &str) -> Result<RevisionFiles> {
    let real = dunce::canonicalize(root).with_context(|| format!("cannot read {}", root.display()))?;
    let Some(repository) = repository_of(&real) else {
        bail!("{} lies in no Git repository, so there is no revision to compare with", root.display());
    };
    let commit = commit_of(&real, named)?;
    let inner = real.strip_prefix(repository).unwrap_or(Path::new(""));
    let inner: Vec<&str> = inner.components().filter_map(|part| part.as_os_str().to_str()).collect();
    let today = inner.join("/");
    let mut tree = tree(&real, &commit, &today)?;
    let mut folder = today.clone();
    let is_here = |tree: &[TreeFile], folder: &str| tree.iter().any(|file| file.path == below(folder, NAME));
    if !is_here(&tree, &folder) {
        tree = self::tree(&real, &commit, "")?;
        folder = only_site(&tree, named)?;
        tree.retain(|file| folder.is_empty() || file.path.starts_with(&format!("{folder}/")));
    }
    let files = snapshot(&real, &folder, &tree)?;
    Ok(RevisionFiles { files, lay_in: (folder != today).then_some(folder) })
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
                    "there is no commit `{named}` here: this clone holds only a part of the history; fetch more of it (`git fetch --unshallow`; in a pipeline, set its depth to 0)"
                );
            }
            bail!("there is no commit `{named}` here: name a commit, a branch or a tag of this repository")
        }
        Err(why) => Err(anyhow!("{why}")),
    }
}

/// The files of a commit below a folder of the repository.
fn tree(root: &Path, commit: &str, folder: &str) -> Result<Vec<TreeFile>> {
    let mut words = vec!["-r", "-z", "-l", "--full-tree", commit];
    if !folder.is_empty() {
        words.extend(["--", folder]);
    }
    let said = git(root, GitQuestion::Tree, &words).map_err(|why| anyhow!("{why}"))?;
    let mut files = Vec::new();
    for line in said.split(|&byte| byte == 0).filter(|line| !line.is_empty()) {
        // `mode type object size<tab>path`. A path that is not UTF-8 is passed over, as on the disk.
        let Ok(line) = std::str::from_utf8(line) else { continue };
        let Some((facts, path)) = line.split_once('\t') else { continue };
        let facts: Vec<&str> = facts.split_whitespace().collect();
        // What is no file is a repository of its own, and not looked into.
        if let [mode, "blob", object, size] = facts[..] {
            let size = size.parse().unwrap_or(0);
            files.push(TreeFile { path: path.to_owned(), object: object.to_owned(), size, is_link: mode == "120000" });
        }
    }
    Ok(files)
}

/// The folder of the only site in a tree.
fn only_site(tree: &[TreeFile], named: &str) -> Result<String> {
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

/// The files of a site, by their paths in it.
fn snapshot(root: &Path, folder: &str, tree: &[TreeFile]) -> Result<Files> {
    let inner = |file: &TreeFile| match folder {
        "" => Some(file.path.clone()),
        folder => file.path.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned),
    };
    let shown = |path: &String| !path.split('/').any(|part| part.starts_with('.'));
    let by_path: BTreeMap<String, &TreeFile> =
        tree.iter().filter_map(|file| Some((inner(file)?, file))).filter(|(path, _)| shown(path)).collect();
    let config = by_path.get(NAME).map(|file| objects(root, &[file])).transpose()?.and_then(|mut read| read.pop());
    let config = SiteConfig::read_file(&Entry::of_bytes(NAME, &config.unwrap_or_default())).0;
    let output = resolve(NAME, config.output_folder()).filter(|output| !output.is_empty()).map(|output| format!("{output}/"));
    let mut files = Files::default();
    let mut texts: Vec<(String, &TreeFile)> = Vec::new();
    for (path, &file) in &by_path {
        if output.as_ref().is_some_and(|output| path.starts_with(output)) {
            continue;
        }
        let read = |file: &TreeFile| (is_text(path, file.size) || active::look(path) == Look::Head) && file.size <= LARGEST;
        if file.is_link {
            match followed(root, path, file, &by_path)? {
                Ok(goal) if read(goal) => texts.push((path.clone(), goal)),
                Ok(goal) => files.insert(path.as_str(), Entry::Binary { size: goal.size, stamp: 0 }),
                Err(entry) => files.insert(path.as_str(), entry),
            }
        } else if read(file) {
            texts.push((path.clone(), file));
        } else if is_text(path, file.size) {
            files.insert(path.as_str(), Entry::TooLarge { size: file.size, head: "".into() });
        } else {
            files.insert(path.as_str(), Entry::Binary { size: file.size, stamp: 0 });
        }
    }
    let wanted: Vec<&TreeFile> = texts.iter().map(|(_, file)| *file).collect();
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
    Ok(files)
}

/// The file that a link leads to within the site; what stands for it where it leads elsewhere.
fn followed<'t>(root: &Path, path: &str, link: &TreeFile, by_path: &BTreeMap<String, &'t TreeFile>) -> Result<Result<&'t TreeFile, Entry>> {
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

/// The bytes of these files, in their order.
fn objects(root: &Path, files: &[&TreeFile]) -> Result<Vec<Vec<u8>>> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let asked: String = files.iter().flat_map(|file| [file.object.as_str(), "\n"]).collect();
    let said: Arc<[u8]> =
        git_answering(root, GitQuestion::Object, &["--batch"], asked.into_bytes()).map_err(|why| anyhow!("{why}"))?.into();
    let (mut read, mut rest) = (Vec::with_capacity(files.len()), &said[..]);
    for file in files {
        // `object type size<line end>bytes<line end>`
        let lacking = || anyhow!("`git` has no {}: fetch more of the history", file.path);
        let end = rest.iter().position(|&byte| byte == b'\n').ok_or_else(lacking)?;
        let head = std::str::from_utf8(&rest[..end]).unwrap_or("");
        let size: usize = head.rsplit(' ').next().and_then(|size| size.parse().ok()).ok_or_else(lacking)?;
        let bytes = rest.get(end + 1..end + 1 + size).ok_or_else(lacking)?;
        read.push(bytes.to_vec());
        rest = rest.get(end + 1 + size + 1..).unwrap_or(&[]);
    }
    Ok(read)
}
