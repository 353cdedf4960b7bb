//! Saves, readers, and what is looked at in the end.
//!
//! 1. The site is copied and served; readers open their pages.
//! 2. [`saves`] are made, in bursts and with pauses. After each tenth all is mended and the server
//!    given time, to look at its memory.
//! 3. In the end all is mended: every page and file must be that of a clean build, and every
//!    [`readers`]' page the one that is served.

mod readers;
mod saves;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::http::Served;

use readers::Crowd;
use saves::Author;

/// What is to be done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) program: &'a Path,
    /// The site that is copied.
    pub(crate) site: &'a Path,
    pub(crate) saves: usize,
    pub(crate) readers: usize,
    pub(crate) seed: u64,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) took: Duration,
    /// How often readers loaded a page again.
    pub(crate) loads: usize,
    /// Files that were compared with those of a clean build.
    pub(crate) compared: usize,
    /// What the server held of the machine's memory after each tenth of the saves, in bytes; none
    /// where the system does not say.
    pub(crate) memory: Vec<u64>,
    /// What went wrong, in words.
    pub(crate) wrong: Vec<String>,
}

/// Does all of it.
pub(crate) fn run(plan: &Plan<'_>) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    copy(plan.site, &root);
    let served = Served::start(plan.program, &root, &[]);
    let begun = Instant::now();
    let mut author = Author::new(&root, plan.seed);
    author.mark(&served);
    let pages = pages(&build(plan, &folder, &root));
    let crowd = Crowd::open(&served, &pages, plan.readers);
    let mut memory = Vec::new();
    for save in 1..=plan.saves {
        author.save();
        if save % plan.saves.div_ceil(10) == 0 || save == plan.saves {
            author.mend_all();
            author.mark(&served);
            memory.extend(held(&served));
        }
    }
    let took = begun.elapsed();
    let (loads, mut wrong) = crowd.close(&served);
    let built = build(plan, &folder, &root);
    let compared = compare(&built, &served, &mut wrong);
    let said = fs::read_to_string(root.with_extension("log")).unwrap();
    wrong.extend(said.lines().filter(|line| line.contains("panicked") || line.contains("fault of its own")).map(str::to_owned));
    Outcome { took, loads, compared, memory, wrong }
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let inner = entry.path().strip_prefix(from).unwrap();
        if !inner.starts_with("public") {
            let target = to.join(inner);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A build of the site as it is now, into a fresh folder.
fn build(plan: &Plan<'_>, folder: &TempDir, root: &Path) -> PathBuf {
    let to = tempfile::tempdir_in(folder).unwrap().keep().join("built");
    let built = Command::new(plan.program).arg("build").arg(root).arg("--output").arg(&to).output().unwrap();
    assert!(built.status.success(), "the mended site does not build: {}", String::from_utf8_lossy(&built.stdout));
    to
}

/// The public paths of what was built.
fn published(built: &Path) -> Vec<String> {
    let files = WalkDir::new(built).sort_by_file_name().into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let paths = files.map(|file| file.path().strip_prefix(built).unwrap().to_str().unwrap().replace('\\', "/"));
    paths.filter(|path| !path.starts_with('.')).collect()
}

fn pages(built: &Path) -> Vec<String> {
    published(built).into_iter().filter(|path| path.ends_with(".html")).collect()
}

/// Holds what is served against what was built; how many files.
fn compare(built: &Path, served: &Served, wrong: &mut Vec<String>) -> usize {
    let paths = published(built);
    for path in &paths {
        let ours = served.get(&format!("/{path}")).bytes;
        let ours = if path.ends_with(".html") { lean(path, &without_script(&ours)) } else { ours };
        if ours != fs::read(built.join(path)).unwrap() {
            wrong.push(format!("{path} is not what a clean build makes"));
        }
    }
    paths.len()
}

/// A page as it is published.
fn lean(path: &str, page: &[u8]) -> Vec<u8> {
    let mut lean = Vec::new();
    throughline::html::lean::write_lean(path, page, &mut lean);
    lean
}

/// A page without the script that only served pages have.
fn without_script(page: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let Some((before, rest)) = text.split_once("<script src=\"/__throughline/live.js\"") else { return page.to_vec() };
    let (_, after) = rest.split_once("</script>\n").unwrap();
    format!("{before}{after}").into_bytes()
}

/// What a process holds, once it has had a moment to give back.
fn held(served: &Served) -> Option<u64> {
    std::thread::sleep(Duration::from_millis(500));
    let status = fs::read_to_string(format!("/proc/{}/status", served.id())).ok()?;
    let kibibytes: u64 = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().split(' ').next()?.parse().ok()?;
    Some(kibibytes << 10)
}
