//! The list of what is ours in the output: `.throughline-manifest`.
//!
//! A line for each file, sorted by path: hash, size in bytes, path. Behind them one for each event log that was counted: `log`, what stands for
//! all that its figures hang on, and these as JSON, as far as pages tell them, and one for each thing of a source that another
//! repository names: `title`, its address and what it is called. It lies in a folder that others
//! can write to, so it is read with suspicion: one bad line, and none of it counts; a log whose figures cannot be read is counted again.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use xxhash_rust::xxh3::xxh3_128;

use crate::model::logged::RememberedLog;

use super::layout::MANIFEST;
use super::path;

const HEADER: &str = "throughline manifest 2";

/// What the first line said before: its hashes were others, so that every page is written anew.
const EARLIER: &str = "throughline manifest 1";

/// The hash of a file that is ours and may hold anything: it is written anew.
const UNKNOWN: u128 = 0;

/// What a file was when it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// In bytes.
    pub size: u64,
    /// XXH3 with 128 bits: it tells a changed page from one that is as before, and is no proof against
    /// somebody who forges one. Whoever can do that can write to the output anyway.
    pub hash: u128,
}

impl Record {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, hash: xxh3_128(bytes) }
    }
}

/// A published site.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Manifest {
    /// Its files, by their paths.
    files: BTreeMap<String, Record>,
    /// The figures of its event logs.
    logs: Vec<RememberedLog>,
    /// What things of sources are called, by their addresses.
    titles: BTreeMap<Arc<str>, Arc<str>>,
}

/// What the line of a log begins with.
const LOG: &str = "log ";

/// What the line of a thing of a source begins with.
const TITLE: &str = "title ";

impl Manifest {
    /// Reads that of a folder; none where there is none.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(MANIFEST);
        match fs::symlink_metadata(&path) {
            // A link or a pipe of that name is left to the scan, as a file that is not ours.
            Ok(metadata) if !metadata.is_file() => return Ok(None),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let parsed = std::str::from_utf8(&bytes).ok().and_then(Self::parse);
        if parsed.is_none() {
            let (path, folder) = (path.display(), folder.display());
            bail!("{path} is damaged, so it cannot be told what in {folder} may be replaced: delete that folder and build again");
        }
        Ok(parsed)
    }

    fn parse(text: &str) -> Option<Self> {
        let (earlier, lines) = match text.strip_prefix(HEADER) {
            Some(lines) => (false, lines),
            None => (true, text.strip_prefix(EARLIER)?),
        };
        let lines = lines.strip_prefix('\n')?;
        let (mut files, mut logs, mut titles) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
        for line in lines.lines() {
            if let Some(log) = line.strip_prefix(LOG) {
                logs.extend(parse_log(log));
                continue;
            }
            if let Some(title) = line.strip_prefix(TITLE) {
                let (address, title): (Arc<str>, Arc<str>) = serde_json::from_str(title).ok()?;
                titles.insert(address, title);
                continue;
            }
            let mut fields = line.splitn(3, ' ');
            let (hash, size, path) = (fields.next()?, fields.next()?, fields.next()?);
            let record = Record { hash: if earlier { UNKNOWN } else { parse_hash(hash)? }, size: size.parse().ok()? };
            let is_new = path::fault(path).is_none() && files.insert(path.to_owned(), record).is_none();
            if !is_new {
                return None;
            }
        }
        Some(Self { files, logs, titles })
    }

    /// With the figures of event logs.
    pub(super) fn with_logs(self, logs: Vec<RememberedLog>) -> Self {
        Self { logs, ..self }
    }

    /// With what things of sources are called, by their addresses.
    pub(super) fn with_titles(self, titles: BTreeMap<Arc<str>, Arc<str>>) -> Self {
        Self { titles, ..self }
    }

    /// What things of sources are called, by their addresses.
    pub(super) fn into_titles(self) -> BTreeMap<Arc<str>, Arc<str>> {
        self.titles
    }

    /// The figures of event logs.
    pub(super) fn into_logs(self) -> Vec<RememberedLog> {
        self.logs
    }

    /// What is ours while the files at `staged` take their places: what was, and what will be.
    pub(super) fn interim(old: &Self, new: &Self, staged: &[&str]) -> Self {
        let mut files = old.files.clone();
        files.extend(new.files.clone());
        for path in staged {
            if let Some(record) = files.get_mut(*path) {
                record.hash = UNKNOWN;
            }
        }
        Self { files, logs: new.logs.clone(), titles: new.titles.clone() }
    }

    pub(super) fn get(&self, path: &str) -> Option<&Record> {
        self.files.get(path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

fn parse_hash(text: &str) -> Option<u128> {
    let is_hex = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
    is_hex.then(|| u128::from_str_radix(text, 16).ok())?
}

/// The figures of an event log.
fn parse_log(line: &str) -> Option<RememberedLog> {
    let (key, figures) = line.split_once(' ')?;
    Some(RememberedLog { key: parse_hash(key)?, figures: Arc::new(serde_json::from_str(figures).ok()?) })
}

impl FromIterator<(String, Record)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (String, Record)>>(files: I) -> Self {
        Self { files: files.into_iter().collect(), ..Self::default() }
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        for (path, Record { size, hash }) in &self.files {
            writeln!(f, "{hash:032x} {size} {path}")?;
        }
        for RememberedLog { key, figures } in &self.logs {
            let figures = serde_json::to_string(&**figures).map_err(|_| fmt::Error)?;
            writeln!(f, "{LOG}{key:032x} {figures}")?;
        }
        for title in &self.titles {
            writeln!(f, "{TITLE}{}", serde_json::to_string(&title).map_err(|_| fmt::Error)?)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(path: &str) -> Manifest {
        [(path.to_owned(), Record::of(b"text"))].into_iter().collect()
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let written: Manifest = ["b.html", "a b/ü.html"].map(|p| (p.to_owned(), Record::of(p.as_bytes()))).into_iter().collect();
        assert_eq!(Manifest::parse(&written.to_string()), Some(written));
        assert_eq!(Manifest::parse(&Manifest::default().to_string()), Some(Manifest::default()));
    }

    #[test]
    fn a_manifest_with_earlier_hashes_still_tells_what_is_ours() {
        let hash = "0123456789abcdef".repeat(4);
        let read = Manifest::parse(&format!("{EARLIER}\n{hash} 4 a.html\n")).unwrap();
        assert_eq!(read.paths().collect::<Vec<_>>(), ["a.html"]);
        assert_ne!(read, manifest("a.html"));
    }

    #[test]
    fn while_files_are_moved_those_of_both_sites_are_ours() {
        let both = Manifest::interim(&manifest("old.html"), &manifest("new.html"), &["new.html"]);
        assert_eq!(Manifest::parse(&both.to_string()).as_ref(), Some(&both));
        assert_eq!(both.get("old.html"), Some(&Record::of(b"text")));
        assert_eq!(both.get("new.html"), Some(&Record { size: 4, hash: UNKNOWN }));
    }

    #[test]
    fn a_path_that_leads_out_spoils_the_manifest() {
        for path in ["../a", "/a", "a/../../b", "a//b", ".", "", ".git/config", ".GIT/config", MANIFEST, "a\u{0}"] {
            assert_eq!(Manifest::parse(&manifest(path).to_string()), None, "{path:?}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_read_spoils_the_manifest() {
        let good = manifest("a.html").to_string();
        let twice = format!("{good}{}", good.split_once('\n').unwrap().1);
        for text in ["", "\n", "throughline manifest 3\n", &good[..48], &good.replace(" 4 ", " -4 "), &good.replace(" 4 ", " "), &twice] {
            assert_eq!(Manifest::parse(text), None, "{text:?}");
        }
    }
}
