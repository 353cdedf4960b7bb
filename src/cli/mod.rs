//! Floor 9: arguments; a file per command.
//!
//! Exit status: 0 done and nothing at or above `--fail-on`; 1 findings at or above it; 2 could not
//! run, with one line saying what and what to do. Results go to stdout, summaries to stderr.

#![expect(clippy::disallowed_methods, reason = "this is the edge to the terminal and the environment")]

mod address;
mod build;
mod check;
mod completions;
mod explain;
mod export;
mod impact;
mod import;
mod init;
mod insights;
mod new;
mod out;
mod schema;
mod serve;
mod summary;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

use crate::base::values::Date;
use crate::report;
use crate::session::{Options, Session, Site};

/// A static site generator for process architectures organised by customer outcome.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, about, max_term_width = 100, arg_required_else_help = true)]
pub struct Arguments {
    /// When to colour the output.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,

    #[command(subcommand)]
    command: Command,
}

/// When to colour the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Init),
    New(new::New),
    Import(import::Import),
    Check(check::Check),
    Build(build::Build),
    Serve(serve::Serve),
    Insights(insights::Insights),
    Impact(impact::Impact),
    Export(export::Export),
    Schema(schema::Schema),
    Explain(explain::Explain),
    Completions(completions::Completions),
}

/// Runs the program; the exit status.
pub fn run() -> u8 {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are results, everything else is a failure to run.
            let status = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return status;
        }
    };
    let terminal = out::Terminal::new(arguments.color == Colour::Always, arguments.color == Colour::Auto);
    let done: Result<u8> = match arguments.command {
        Command::Init(command) => command.run(),
        Command::New(command) => command.run(),
        Command::Import(command) => command.run(&terminal),
        Command::Check(command) => command.run(&terminal),
        Command::Build(command) => command.run(&terminal),
        Command::Serve(command) => command.run(&terminal),
        Command::Insights(command) => command.run(&terminal),
        Command::Impact(command) => command.run(&terminal),
        Command::Export(command) => command.run(&terminal),
        Command::Schema(command) => command.run(),
        Command::Explain(command) => command.run(&terminal),
        Command::Completions(command) => command.run(),
    };
    done.unwrap_or_else(|error| {
        terminal.fail(&error);
        2
    })
}

/// Reads a date argument.
fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write a day that exists as 2026-03-01".to_owned())
}

/// The day from which age counts: the one asked for, else that of the newest commit; where there is none
/// either, the newest day in the content counts. Where that is for want of an answer of `git`, it is said: the same
/// site would be told other things elsewhere.
fn day_of_age(root: &std::path::Path, asked: Option<Date>) -> Option<Date> {
    asked.or_else(|| {
        crate::io::commit::newest_commit(root).unwrap_or_else(|why| {
            out::say(&format!("age counts from the newest day in the content, not from the newest commit: {why}"));
            None
        })
    })
}

/// The folder of the site, as every command takes it.
#[derive(Debug, clap::Args)]
struct SiteFolder {
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl SiteFolder {
    fn find(&self) -> Result<PathBuf> {
        let here = std::env::current_dir()?;
        crate::io::disk::find_site(self.dir.as_deref(), &here)
    }
}

/// The site in a folder, where no error stands in it; else the errors are said, and none comes back. `nothing`
/// says what was not done: `nothing exported`.
fn sound_site(root: &std::path::Path, terminal: &out::Terminal, nothing: &str) -> Result<Option<Site>> {
    let files = crate::io::disk::read(root, &output_folders(root))?;
    let options = Options { as_of: day_of_age(root, None), ..Options::default() };
    let site = Session::default().load(files, &options, |_| {});
    if !site.findings.has_errors() {
        return Ok(Some(site));
    }
    out::say(report::text::report(&site.findings, &site.files, terminal.err).trim_end());
    out::say(&format!("{nothing}: {}", report::text::summary(&site.findings)));
    Ok(None)
}

/// The folders that output goes to, as far as the site itself says: they are no part of it.
fn output_folders(root: &std::path::Path) -> Vec<PathBuf> {
    use crate::base::files::Entry;
    use crate::syntax::config;
    let (site, _) = config::Site::read_file(&Entry::Text(crate::io::disk::settings(root).into()));
    let written = site.output.map_or_else(|| "public".to_owned(), |o| o.0.value.to_string());
    vec![root.join(written)]
}
