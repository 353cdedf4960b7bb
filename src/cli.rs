//! Floor 9: arguments; a file per command.
//!
//! Exit status: 0 done and nothing at or above `--fail-on`; 1 findings at or above it; 2 could not
//! run, with one line saying what and what to do. Results go to stdout, summaries to stderr.

#![expect(clippy::disallowed_methods, reason = "this is the edge to the terminal and the environment")]

mod address;
mod base_url;
mod build;
mod candidates;
mod check;
mod completions;
mod context;
mod diff;
mod explain;
mod export;
mod find;
mod impact;
mod import;
mod init;
mod insights;
mod log;
mod man;
mod new;
mod out;
mod print;
mod rename;
mod review;
mod schema;
mod serve;
mod summary;
mod threads;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::base::code_owners::CodeOwners;
use crate::base::date::Date;
use crate::io::git::NoAnswer;
use crate::io::history::GitHistory;
use crate::model::id::NodeId;
use crate::report;
use crate::{Checked, Options, Site};

/// A static site generator for process architectures organised by customer outcome.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, about, max_term_width = 100, arg_required_else_help = true)]
pub struct Arguments {
    /// When to colour the output.
    #[arg(long, global = true, value_enum, default_value_t = ColourChoice::Auto, value_name = "WHEN")]
    color: ColourChoice,

    #[command(subcommand)]
    command: Command,
}

/// When to colour the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ColourChoice {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::InitArgs),
    New(new::NewArgs),
    Import(import::ImportArgs),
    Check(check::CheckArgs),
    Build(build::BuildArgs),
    Serve(serve::ServeArgs),
    Insights(insights::InsightsArgs),
    Impact(impact::ImpactArgs),
    Find(find::FindArgs),
    Context(context::ContextArgs),
    Diff(diff::DiffArgs),
    Rename(rename::RenameArgs),
    Review(review::ReviewArgs),
    Export(export::ExportArgs),
    Print(print::PrintArgs),
    Log(log::LogArgs),
    Schema(schema::SchemaArgs),
    Explain(explain::ExplainArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// Runs the program; the exit status.
pub fn run() -> u8 {
    if candidates::answer() {
        return 0;
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are results, everything else is a failure to run.
            out::note(error.print());
            return if error.use_stderr() || out::lost() { 2 } else { 0 };
        }
    };
    let terminal = out::Terminal::new(arguments.color == ColourChoice::Always, arguments.color == ColourChoice::Auto);
    let done = arguments.command.start_threads().and_then(|()| arguments.command.run(&terminal));
    let status = done.unwrap_or_else(|error| {
        terminal.fail(&error);
        2
    });
    if out::lost() { 2 } else { status }
}

impl Command {
    /// Starts the threads that share the work, where there is some.
    fn start_threads(&self) -> Result<()> {
        match self {
            Self::Init(_) | Self::Schema(_) | Self::Explain(_) | Self::Completions(_) | Self::Man(_) => Ok(()),
            Self::Build(build) => threads::start(build.jobs),
            _ => threads::start(None),
        }
    }

    fn run(self, terminal: &out::Terminal) -> Result<u8> {
        match self {
            Self::Init(command) => command.run(),
            Self::New(command) => command.run(),
            Self::Import(command) => command.run(terminal),
            Self::Check(command) => command.run(terminal),
            Self::Build(command) => command.run(terminal),
            Self::Serve(command) => command.run(terminal),
            Self::Insights(command) => command.run(terminal),
            Self::Impact(command) => command.run(terminal),
            Self::Find(command) => command.run(terminal),
            Self::Context(command) => command.run(terminal),
            Self::Diff(command) => command.run(terminal),
            Self::Rename(command) => command.run(terminal),
            Self::Review(command) => command.run(terminal),
            Self::Export(command) => command.run(terminal),
            Self::Print(command) => command.run(terminal),
            Self::Log(command) => command.run(terminal),
            Self::Schema(command) => command.run(),
            Self::Explain(command) => command.run(terminal),
            Self::Completions(command) => command.run(),
            Self::Man(command) => command.run(Arguments::command()),
        }
    }
}

/// Finishes what another command left half changed in a site, and says so.
fn finish_change(root: &Path) -> Result<()> {
    if let Some(files) = crate::io::rewrite::finish(root)? {
        out::say(&format!("a change that was stopped half way is finished first: {files} files"));
    }
    Ok(())
}

/// Fails where a thing is one of a source: that is changed where it is kept.
fn refuse_source(site: &Site, node: NodeId) -> Result<()> {
    let node = site.model.node(node);
    let source = node.place.as_ref().and_then(|place| Some((site.model.site.source_of(&place.file)?, &place.file)));
    match source {
        Some((source, file)) => {
            bail!("`{}` is of the source `{}` ({file}): nothing is written; change it in that repository", node.address, source.prefix)
        }
        None => Ok(()),
    }
}

/// Reads a date argument.
fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write a day that exists as 2026-03-01".to_owned())
}

/// Where sources may lie, as every command takes it that reads a site.
#[derive(Clone, Debug, Default, clap::Args)]
struct SourcesArgs {
    /// A folder below which the sources of throughline.yaml may lie, besides the site's own; may be given several times.
    #[arg(long = "sources", value_name = "FOLDER")]
    folders: Vec<PathBuf>,
}

/// Whether Git is asked, and where sources lie, as every command takes it that reads dates.
#[derive(Clone, Debug, Default, clap::Args)]
struct GitArgs {
    #[command(flatten)]
    sources: SourcesArgs,
    /// Ask Git nothing: pages do not say when they were last changed, and age counts from the newest day in the content.
    #[arg(long)]
    no_git: bool,
}

impl GitArgs {
    /// The day from which age counts: the one asked for, else that of the newest commit; where there is none
    /// either, the newest day in the content counts. Where that is for want of an answer of `git`, it is said: the same
    /// site would be told other things elsewhere.
    fn day_of_age(&self, root: &Path, asked: Option<Date>) -> Option<Date> {
        if self.no_git {
            return asked;
        }
        asked.or_else(|| {
            crate::io::commit::newest_commit(root).unwrap_or_else(|why| {
                out::say(&format!("age counts from the newest day in the content, not from the newest commit: {why}"));
                None
            })
        })
    }

    /// Who answers for files as the repository says it.
    fn code_owners(&self, root: &Path) -> Option<Arc<CodeOwners>> {
        if self.no_git { None } else { crate::io::code_owners::read(root).map(Arc::new) }
    }

    /// How a site is loaded: the day from which age counts is the one asked for, else as [`Self::day_of_age`] says it.
    fn options(&self, root: &Path, asked: Option<Date>) -> Options {
        Options {
            as_of: self.day_of_age(root, asked),
            code_owners: self.code_owners(root),
            source_folders: self.sources.folders.clone(),
            ..Options::default()
        }
    }

    /// The site in a folder, with its history where that is asked for. What cannot be said of it is told.
    fn load(&self, root: &Path, options: &Options, phase: impl FnMut(&'static str)) -> Result<Site> {
        if self.no_git {
            return crate::load(root, options, phase);
        }
        let (site, why) = crate::load_with_history(root, options, phase)?;
        say_unknown(&site, why.as_ref());
        Ok(site)
    }

    /// The history of a site that was loaded without. What cannot be said of it is told.
    fn ask_history(&self, root: &Path, site: &mut Site) {
        if !self.no_git {
            let read = GitHistory::read(root).and_then(|read| read.map(|mut read| read.of(site)).transpose());
            let (history, why) = read.map_or_else(|why| (None, Some(why)), |history| (history, None));
            site.history = history.map(Arc::new);
            say_unknown(site, why.as_ref());
        }
    }
}

/// Says what nobody can know of the history of a site: why it was not told, or that its repository holds only the newest commits.
fn say_unknown(site: &Site, why: Option<&NoAnswer>) {
    if let Some(why) = why {
        out::say(&format!("when files were last changed is not told: {why}"));
    }
    let cut_off = site.history.as_ref().filter(|history| !history.is_whole);
    let unknown = cut_off.map_or(0, |history| history.files.values().filter(|change| change.is_none()).count());
    if unknown > 0 {
        out::say(&format!(
            "this clone holds only the newest commits, so when {} last changed is not known, nor what was changed since it was reviewed: fetch the rest (`git fetch --unshallow`; in a pipeline, set its depth to 0)",
            crate::base::english::plural(unknown, "file")
        ));
    }
}

/// The folder of the site, as every command takes it.
#[derive(Debug, clap::Args)]
struct SiteArgs {
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl SiteArgs {
    fn find(&self) -> Result<PathBuf> {
        find_site(self.dir.as_deref())
    }
}

/// The site's folder: the one given, else here or above.
fn find_site(given: Option<&Path>) -> Result<PathBuf> {
    let here = here();
    if given.is_none() && here.as_os_str().is_empty() {
        bail!("the folder that this runs in is gone: go to a site's folder, or name it");
    }
    let root = crate::io::disk::find_site(given, &here)?;
    crate::io::disk::require_version(&root)?;
    Ok(root)
}

/// The folder that the program runs in; blank where it is gone.
fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

/// What leads from where the program runs to a site's folder, so that a terminal opens the paths of findings: blank, or
/// ending in `/`.
fn way_to(root: &Path) -> String {
    let here = here();
    let inner = |way: &Path| match way.components().as_path().to_string_lossy() {
        way if way.is_empty() || way == "." => String::new(),
        way => format!("{way}/"),
    };
    if root.is_relative() || here.as_os_str().is_empty() {
        inner(root)
    } else if let Ok(below) = root.strip_prefix(&here) {
        inner(below)
    } else if let Ok(above) = here.strip_prefix(root) {
        "../".repeat(above.components().count())
    } else {
        inner(root)
    }
}

/// The site in a folder, where no error stands in it; else the errors are said, and none comes back. `nothing`
/// says what was not done: `nothing exported`.
fn load_valid_site(root: &Path, git: &GitArgs, terminal: &out::Terminal, nothing: &str) -> Result<Option<Checked>> {
    let options = git.options(root, None);
    let site = crate::check(crate::load(root, &options, |_| {})?);
    if !site.findings.has_errors() {
        return Ok(Some(site));
    }
    out::say_coloured(report::findings::text::report(&site.findings, &site.files, &way_to(root), terminal.err).trim_end());
    out::say(&format!("{nothing}: {}", report::findings::text::summary(&site.findings)));
    Ok(None)
}
