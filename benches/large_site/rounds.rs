//! The rounds: a site is made, then the floor and the program take turns, so that what else the
//! machine does meets both alike.
//!
//! A round is: the floor into a fresh folder, a build into a fresh folder, a build after nothing
//! changed, a build after one file changed. A program without `build` is measured by `check`,
//! which writes nothing; the floor then writes rendered bodies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::measure::{self, Cost};
use crate::floor;

/// The program that is measured.
#[derive(Debug)]
pub(crate) struct Program {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it calls itself.
    pub(crate) version: String,
    /// Whether it can build; else it is measured by its checks.
    pub(crate) builds: bool,
    /// Which options its `build` has, of those that are of use here.
    options: Vec<&'static str>,
}

impl Program {
    /// Asks a program what it can do.
    ///
    /// # Errors
    /// It cannot be run.
    pub(crate) fn new(path: &Path) -> Result<Self> {
        let ask = |words: &[&str]| {
            let answer = Command::new(path).args(words).stdin(Stdio::null()).output();
            answer.with_context(|| format!("cannot run {}", path.display()))
        };
        let version = String::from_utf8_lossy(&ask(&["--version"])?.stdout).trim().to_owned();
        let help = ask(&["build", "--help"])?;
        let offered = String::from_utf8_lossy(&help.stdout);
        let options = ["--verbose", "--jobs"].into_iter().filter(|option| offered.contains(option)).collect();
        Ok(Self { path: path.to_owned(), version, builds: help.status.success(), options })
    }

    /// The command that builds a site into a folder, or checks it.
    fn command(&self, site: &Path, out: &Path) -> Command {
        let mut command = Command::new(&self.path);
        command.env("RAYON_NUM_THREADS", floor::THREADS.to_string());
        if !self.builds {
            command.arg("check").arg(site);
            return command;
        }
        command.arg("build").arg(site).arg("--output").arg(out);
        for option in &self.options {
            command.arg(option);
            if *option == "--jobs" {
                command.arg(floor::THREADS.to_string());
            }
        }
        command
    }
}

/// What all sites of a bench have in common.
#[derive(Debug)]
pub(crate) struct Bench {
    /// This program, which is the floor.
    pub(crate) me: PathBuf,
    /// The program that is measured.
    pub(crate) program: Program,
    /// The folder in which sites are made.
    pub(crate) place: PathBuf,
    /// How often each run is repeated.
    pub(crate) rounds: u32,
    /// Where the sites' numbers come from.
    pub(crate) seed: u64,
}

/// A run, measured as often as there are rounds.
#[derive(Debug)]
pub(crate) struct Run {
    /// What it is called in the table.
    pub(crate) name: &'static str,
    /// What it cost, a round each.
    pub(crate) costs: Vec<Cost>,
}

/// A site and all its runs; the first is the floor.
#[derive(Debug)]
pub(crate) struct Measured {
    /// Its content files.
    pub(crate) pages: usize,
    /// Their bytes.
    pub(crate) content: u64,
    /// The files of the built site and their bytes, where it was built.
    pub(crate) built: Option<(usize, usize)>,
    /// The runs.
    pub(crate) runs: Vec<Run>,
}

/// Makes a site and measures what is done with it.
///
/// # Errors
/// Something cannot be written or run, or the program finds fault with the site.
pub(crate) fn site(bench: &Bench, pages: usize) -> Result<Measured> {
    let folder = TempDir::with_prefix_in("throughline-bench-", &bench.place).with_context(|| format!("cannot work in {}", bench.place.display()))?;
    let work = Work::new(bench, folder.path(), pages)?;
    // Not measured: it warms the caches, finds faults of the site and shows the sizes of its pages.
    work.program().with_context(|| {
        let seed = bench.seed;
        format!("the program does not manage the site (`generate DIR --pages {pages} --seed {seed}` makes it again)")
    })?;
    let mut built = None;
    if bench.program.builds {
        let sizes = floor::list_sizes(&work.out, &work.sizes)?;
        ensure!(!sizes.is_empty(), "the program built nothing in {}", work.out.display());
        built = Some((sizes.len(), sizes.iter().map(|(_, size)| size).sum()));
    }
    let mut runs: Vec<Run> = names(bench.program.builds).iter().map(|&name| Run { name, costs: Vec::new() }).collect();
    for round in 0..bench.rounds {
        for (run, cost) in runs.iter_mut().zip(work.round(round)?) {
            run.costs.push(cost);
        }
    }
    Ok(Measured { pages, content: work.content, built, runs })
}

/// The names of the runs of a round, in order.
fn names(builds: bool) -> &'static [&'static str] {
    match builds {
        true => &["floor", "build", "again, nothing changed", "again, one file changed"],
        false => &["floor", "check"],
    }
}

/// A site that is worked on.
struct Work<'a> {
    bench: &'a Bench,
    site: PathBuf,
    out: PathBuf,
    floor_out: PathBuf,
    sizes: PathBuf,
    /// The file that changes, and its first text.
    changing: (PathBuf, String),
    /// Bytes of content.
    content: u64,
}

impl<'a> Work<'a> {
    fn new(bench: &'a Bench, folder: &Path, pages: usize) -> Result<Self> {
        let site = folder.join("site");
        // By a process of its own, so that this one stays small and its memory is nobody's floor.
        let generator = ["generate".to_owned(), site.display().to_string(), format!("--pages={pages}"), format!("--seed={}", bench.seed)];
        measure::run(Command::new(&bench.me).args(generator)).context("the site was not made")?;
        let processes = floor::files(&site.join("processes"))?;
        let changed = processes.get(processes.len() / 2).context("the site has no processes")?;
        let changed = site.join("processes").join(&changed.0);
        let text = fs::read_to_string(&changed)?;
        let content = floor::files(&site)?.iter().map(|(_, size)| *size as u64).sum();
        Ok(Self {
            bench,
            out: folder.join("public"),
            floor_out: folder.join("floor"),
            sizes: folder.join("sizes"),
            site,
            changing: (changed, text),
            content,
        })
    }

    fn round(&self, round: u32) -> Result<Vec<Cost>> {
        remove(&self.floor_out)?;
        let mut costs = vec![self.floor()?];
        remove(&self.out)?;
        costs.push(self.program()?);
        if self.bench.program.builds {
            costs.push(self.program()?);
            let (path, text) = &self.changing;
            fs::write(path, format!("{text}\nIn round {round} a sentence was added.\n"))?;
            costs.push(self.program()?);
            fs::write(path, text)?;
        }
        Ok(costs)
    }

    fn program(&self) -> Result<Cost> {
        measure::run(&mut self.bench.program.command(&self.site, &self.out))
    }

    fn floor(&self) -> Result<Cost> {
        let mut command = Command::new(&self.bench.me);
        command.arg("floor").arg(&self.site).arg(&self.floor_out);
        if self.bench.program.builds {
            command.arg("--like").arg(&self.sizes);
        }
        measure::run(&mut command)
    }
}

/// Removes a folder, where there is one.
fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// The phases that a program told of, `phase NAME MILLISECONDS` a line, in its order.
pub(crate) fn phases(stderr: &str) -> Vec<(&str, f64)> {
    stderr
        .lines()
        .filter_map(|line| {
            let mut words = line.strip_prefix("phase ")?.split_ascii_whitespace();
            Some((words.next()?, words.next()?.parse().ok()?))
        })
        .collect()
}
