//! All files of a site as of a revision, to be read when they are wanted.

use std::collections::BTreeMap;
use std::io::{self, Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};

use crate::base::code_owners::CodeOwners;
use crate::base::date::Date;
use crate::base::files::size_in_words;
use crate::io::code_owners;
use crate::io::git::{GitQuestion, NoAnswer, git, git_answering};
use crate::io::history::GitHistory;
use crate::log::{AsideFile, LogSource};

/// So much is asked for at once, in bytes; a larger file alone.
const AT_ONCE: u64 = 32 << 20;

/// What a pointer of Git LFS begins with, and how large it is at most, in bytes.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";
const LARGEST_POINTER: u64 = 1024;

/// A larger event log is not read of a revision, in bytes: it would be held in memory.
const LARGEST_LOG: u64 = 256 << 20;

/// A site's files as of a revision, and the repository that has them.
#[derive(Clone, Debug)]
pub struct RevisionTree {
    /// The site's folder of today, where `git` is asked.
    pub(super) at: PathBuf,
    /// The whole name of the commit.
    pub(super) commit: String,
    /// Where the site lay then, from the root of the repository.
    pub(super) folder: String,
    /// Where the bytes of its files are, by their paths in the site; links are followed.
    pub(super) files: BTreeMap<String, StoredFile>,
}

/// A file of a tree.
#[derive(Clone, Debug)]
pub(super) struct StoredFile {
    /// From the root of the repository.
    pub(super) path: String,
    pub(super) object: String,
    pub(super) size: u64,
    pub(super) is_link: bool,
}

impl RevisionTree {
    /// The site's folder of today, where the repository is.
    pub fn folder_of_today(&self) -> &Path {
        &self.at
    }

    /// The whole name of the commit.
    pub fn commit(&self) -> &str {
        &self.commit
    }

    /// The day of the commit, by the committer's own calendar.
    ///
    /// # Errors
    /// `git` cannot be asked.
    pub fn day(&self) -> Result<Date> {
        let said = git(&self.at, GitQuestion::Log, &["-1", "--format=%cs", &self.commit]).map_err(|why| anyhow!("{why}"))?;
        let day = std::str::from_utf8(&said).ok().and_then(|day| Date::parse(day.trim()));
        day.with_context(|| format!("`git` does not say of which day {} is", self.commit))
    }

    /// When its files had last been changed; none where nobody knows.
    ///
    /// # Errors
    /// `git` cannot be asked.
    pub fn history(&self) -> Result<Option<GitHistory>, NoAnswer> {
        GitHistory::of_revision(&self.at, &self.commit, &self.folder)
    }

    /// Who answered for its files; none where the repository did not say.
    ///
    /// # Errors
    /// `git` cannot be asked.
    pub fn code_owners(&self) -> Result<Option<CodeOwners>> {
        let mut words = vec!["-z", "-l", "--full-tree", &self.commit, "--"];
        words.extend(code_owners::PLACES);
        let said = git(&self.at, GitQuestion::Tree, &words).map_err(|why| anyhow!("{why}"))?;
        let found = stored_files(&said);
        let place = |place: &&str| found.iter().find(|file| file.path == *place && !file.is_link && file.size <= code_owners::LARGEST);
        let Some(file) = code_owners::PLACES.iter().find_map(place) else { return Ok(None) };
        let text = objects(&self.at, &[file])?.pop().unwrap_or_default();
        Ok(Some(CodeOwners::read(&String::from_utf8_lossy(&text), &self.folder)))
    }

    /// The bytes of these files of the site, one after the other; few are held at once.
    ///
    /// # Errors
    /// It has no such file, `git` cannot be asked, or `take` fails.
    pub fn each<'p>(
        &self,
        paths: impl IntoIterator<Item = &'p Arc<str>>,
        mut take: impl FnMut(&'p Arc<str>, &[u8]) -> Result<()>,
    ) -> Result<()> {
        let (mut batch, mut size): (Vec<(&Arc<str>, &StoredFile)>, u64) = (Vec::new(), 0);
        let mut read = |batch: &mut Vec<(&'p Arc<str>, &StoredFile)>| {
            let files: Vec<&StoredFile> = batch.iter().map(|(_, file)| *file).collect();
            let bytes = objects(&self.at, &files)?;
            batch.drain(..).zip(bytes).try_for_each(|((path, _), bytes)| take(path, &bytes))
        };
        for path in paths {
            let file = self.files.get(&**path).with_context(|| format!("the revision has no {path}"))?;
            if !batch.is_empty() && size + file.size > AT_ONCE {
                read(&mut batch)?;
                size = 0;
            }
            size += file.size;
            batch.push((path, file));
        }
        read(&mut batch)
    }

    /// Which of these files of the site are kept in Git LFS, so that the revision has no more of them than a pointer.
    ///
    /// # Errors
    /// As [`Self::each`].
    pub fn pointers<'p>(&self, paths: impl IntoIterator<Item = &'p Arc<str>>) -> Result<Vec<Arc<str>>> {
        let mut found = Vec::new();
        let small = paths.into_iter().filter(|path| self.size(path) <= LARGEST_POINTER);
        self.each(small, |path, bytes| {
            found.extend(bytes.starts_with(POINTER).then(|| Arc::clone(path)));
            Ok(())
        })?;
        Ok(found)
    }

    /// How large a file of the site is, in bytes; 0 where there is none.
    pub fn size(&self, path: &str) -> u64 {
        self.files.get(path).map_or(0, |file| file.size)
    }
}

/// Event logs as they lay in the revision. Nothing is remembered of them: the output keeps figures of today's.
impl LogSource for RevisionTree {
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        let file = self.files.get(path).ok_or(ErrorKind::NotFound)?;
        if file.size > LARGEST_LOG {
            let (size, most) = (size_in_words(file.size), size_in_words(LARGEST_LOG));
            return Err(io::Error::new(ErrorKind::FileTooLarge, format!("it has {size}, and of a revision no more than {most} are read")));
        }
        let bytes = objects(&self.at, &[file]).map_err(io::Error::other)?.pop().unwrap_or_default();
        Ok(Box::new(Cursor::new(bytes)))
    }

    fn make_aside(&self) -> io::Result<Box<dyn AsideFile>> {
        Ok(Box::new(tempfile::tempfile()?))
    }
}

/// The files that a list of a tree names.
pub(super) fn stored_files(said: &[u8]) -> Vec<StoredFile> {
    let mut files = Vec::new();
    for line in said.split(|&byte| byte == 0).filter(|line| !line.is_empty()) {
        // `mode type object size<tab>path`. A path that is not UTF-8 is passed over, as on the disk.
        let Ok(line) = std::str::from_utf8(line) else { continue };
        let Some((facts, path)) = line.split_once('\t') else { continue };
        let facts: Vec<&str> = facts.split_whitespace().collect();
        // What is no file is a repository of its own, and not looked into.
        if let [mode, "blob", object, size] = facts[..] {
            let size = size.parse().unwrap_or(0);
            files.push(StoredFile { path: path.to_owned(), object: object.to_owned(), size, is_link: mode == "120000" });
        }
    }
    files
}

/// The bytes of these files, in their order.
pub(super) fn objects(root: &Path, files: &[&StoredFile]) -> Result<Vec<Vec<u8>>> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let asked: String = files.iter().flat_map(|file| [file.object.as_str(), "\n"]).collect();
    let said: Arc<[u8]> =
        git_answering(root, GitQuestion::Object, &["--batch"], asked.into_bytes()).map_err(|why| anyhow!("{why}"))?.into();
    let (mut read, mut rest) = (Vec::with_capacity(files.len()), &said[..]);
    for file in files {
        // `object type size<line end>bytes<line end>`
        // A clone that leaves texts out until somebody asks has their names.
        let lacking = || {
            anyhow!(
                "this clone has no text of {} (it was made with `--filter`): `git fetch --refetch --no-filter` fetches all of them",
                file.path
            )
        };
        let end = rest.iter().position(|&byte| byte == b'\n').ok_or_else(lacking)?;
        let head = std::str::from_utf8(&rest[..end]).unwrap_or("");
        let size: usize = head.rsplit(' ').next().and_then(|size| size.parse().ok()).ok_or_else(lacking)?;
        let bytes = rest.get(end + 1..end + 1 + size).ok_or_else(lacking)?;
        read.push(bytes.to_vec());
        rest = rest.get(end + 1 + size + 1..).unwrap_or(&[]);
    }
    Ok(read)
}
