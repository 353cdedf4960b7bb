//! `throughline check`.

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::base::diagnostic::Severity;
use crate::base::values::Date;
use crate::check::Findings;
use crate::io::disk;
use crate::report;
use crate::session::{Options, Session, Site};

use super::out::{Terminal, print, say};
use super::{SiteFolder, date};

/// Check a site: every fault of every file, with its place and remedy.
///
/// Example: throughline check --format json > findings.json
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    site: SiteFolder,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// From which severity on the exit status is 1.
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// The day from which age counts [default: the newest day in the content].
    #[arg(long, value_parser = date, value_name = "DATE")]
    as_of: Option<Date>,
    /// Also list the Markdown files that are no content, and why.
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: source line, underline, remedy.
    Text,
    /// For programs.
    Json,
}

/// From which severity on a run fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Everything.
    Note,
    /// Nothing.
    Never,
}

impl FailOn {
    /// 1 where a finding weighs at least this much, else 0.
    pub(super) fn status(self, findings: &Findings) -> u8 {
        let least = match self {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Note => Severity::Note,
            FailOn::Never => return 0,
        };
        u8::from(findings.worst().is_some_and(|worst| worst >= least))
    }
}

impl Check {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let root = self.site.find()?;
        let options = Options { drafts: false, as_of: self.as_of };
        let files = disk::read(&root, &super::output_folders(&root))?;
        let site = Session::default().load(files, &options, |_| {});
        match self.format {
            Format::Text => {
                print(&report::text::report(&site.findings, &site.files, terminal.out));
                say(&overview(&site));
                if self.verbose {
                    list_passed_over(&site);
                }
            }
            Format::Json => {
                let json = serde_json::to_string_pretty(&report::json::report(&site.findings))?;
                print(&format!("{json}\n"));
            }
        }
        Ok(self.fail_on.status(&site.findings))
    }
}

/// What was read and what was found, in one line.
pub(super) fn overview(site: &Site) -> String {
    let files = site.documents.len();
    let mut line = format!("{files} content file{}: {}", if files == 1 { "" } else { "s" }, report::text::summary(&site.findings));
    if !site.not_content.is_empty() {
        let n = site.not_content.len();
        line.push_str(&format!(" ({n} other Markdown file{}, `--verbose` lists them)", if n == 1 { "" } else { "s" }));
    }
    line
}

fn list_passed_over(site: &Site) {
    for (path, why) in &site.not_content {
        say(&format!("not content: {path}: {why}"));
    }
    for line in &site.files.passed_over {
        say(&format!("passed over: {line}"));
    }
}
