//! `throughline check`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use clap::{Args, ValueEnum};

use crate::base::date::Date;
use crate::base::diagnostic::{Severity, quote};
use crate::base::english::{plural, verb};
use crate::base::rule;
use crate::check::baseline::{Baseline, Compared};
use crate::check::{Finding, Findings};
use crate::export::findings::FindingsJson;
use crate::io::{create, regular};
use crate::reorg::{self, Difference};
use crate::report::findings::{github, junit, sarif, text};
use crate::{Checked, Options, load};

use super::out::{Terminal, print, print_coloured, print_data, print_json, say};
use super::{GitArgs, SiteArgs, date, summary};

/// Check a site: every fault of every file, with its place and remedy.
///
/// Example: throughline check --format json > findings.json
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    git: GitArgs,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    format: CheckFormat,
    /// From which severity on the exit status is 1.
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// The day from which age counts [default: the newest commit's, else the newest in the content].
    #[arg(long, value_parser = date, value_name = "DATE")]
    as_of: Option<Date>,
    /// Fail only on findings that are not in this file, and report only these.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the findings to this file, for `--baseline`.
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
    /// Exchange the names of the teams and say which pages read otherwise, the teams' own aside.
    #[arg(long)]
    reorg: bool,
    /// Also list everything that was passed over: Markdown files that are no content, links to folders.
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// For people: source line, underline, remedy.
    Text,
    /// For programs.
    Json,
    /// Workflow commands: GitHub shows them beside the lines of a change.
    Github,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// Test results, for build servers.
    Junit,
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
    /// From which severity on a finding fails the run; none where nothing does.
    fn least(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        }
    }

    /// 1 where a finding weighs at least this much, else 0.
    pub(super) fn status(self, findings: &Findings) -> u8 {
        u8::from(self.least().is_some_and(|least| findings.worst() >= Some(least)))
    }

    /// Whether a finding fails the run.
    fn fails(self, finding: &Finding) -> bool {
        self.least().is_some_and(|least| finding.severity >= least)
    }
}

impl CheckArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let root = self.site.find()?;
        let options = Options { gates: true, ..self.git.options(&root, self.as_of) };
        let baseline = self.baseline.as_deref().map(read_baseline).transpose()?;
        let mut site = load(&root, &options, |_| {})?;
        if site.config.level(&rule::CHANGED_SINCE_REVIEWED).is_some() {
            self.git.ask_history(&root, &mut site);
        }
        let mut site = crate::check(site);
        if let Some(path) = &self.write_baseline {
            write_baseline(path, &site.findings)?;
        }
        let compared = baseline.map(|baseline| {
            let (new, compared) = baseline.keep_back(Arc::unwrap_or_clone(std::mem::take(&mut site.findings)));
            site.findings = Arc::new(new);
            compared
        });
        self.print_findings(&site, &root, terminal)?;
        if let Some(compared) = compared {
            say(&against_baseline(compared));
        }
        let changed = self.reorg && self.reorganise(&site, Options { gates: false, ..options })?;
        Ok(self.fail_on.status(&site.findings).max(u8::from(changed && self.fail_on != FailOn::Never)))
    }

    /// The reorganisation test; whether a page reads otherwise. Its lines are a result where the findings
    /// are text, else they stand aside.
    fn reorganise(&self, site: &Checked, options: Options) -> Result<bool> {
        let tell = |line: &str| if self.format == CheckFormat::Text { print(&format!("{line}\n")) } else { say(line) };
        if site.findings.has_errors() {
            tell("reorganisation: not tested while errors stand");
            return Ok(false);
        }
        let Some(differences) = reorg::differences(&site.files, &options).map_err(|fault| anyhow!(fault))? else {
            tell("reorganisation: there are no two teams to exchange");
            return Ok(false);
        };
        differences.iter().for_each(|difference| tell(&otherwise(difference)));
        tell(&match differences.len() {
            0 => "reorganisation: every page but the teams' own reads the same".to_owned(),
            n => format!(
                "reorganisation: {} {} otherwise; mark what names a team with `data-team`",
                plural(n, "page"),
                verb(n, "reads", "read")
            ),
        });
        Ok(!differences.is_empty())
    }

    fn print_findings(&self, site: &Checked, root: &Path, terminal: &Terminal) -> Result<()> {
        let findings = &*site.findings;
        match self.format {
            CheckFormat::Text => {
                print_coloured(&text::report(findings, &site.files, &super::way_to(root), terminal.out));
                summary::say_summary(site, &super::way_to(root), self.verbose);
            }
            CheckFormat::Json => print_json(&FindingsJson::from(findings))?,
            CheckFormat::Github => print_data(&github::report(findings, &folder_in_repository(root))),
            CheckFormat::Sarif => print_json(&sarif::report(findings, &folder_in_repository(root)))?,
            CheckFormat::Junit => print_data(&junit::report(findings, |finding| self.fail_on.fails(finding))),
        }
        Ok(())
    }
}

/// A page that reads otherwise after a reorganisation, in one line.
fn otherwise(difference: &Difference) -> String {
    let Difference { page, within, before, after } = difference;
    format!("{page}: in {within}: {} becomes {}", quote(before), quote(after))
}

/// A baseline of more bytes is not read: one of a hundred thousand findings has half of them.
const LARGEST_BASELINE: u64 = 64 << 20;

fn read_baseline(path: &Path) -> Result<Baseline> {
    let text = regular::read_text(path, LARGEST_BASELINE).with_context(|| {
        let cure = if path.exists() { "" } else { "; `--write-baseline` makes one" };
        format!("cannot read the baseline {}{cure}", path.display())
    })?;
    Baseline::read(&text).map_err(|why| anyhow!("{} is no baseline: {why}", path.display()))
}

fn write_baseline(path: &Path, findings: &Findings) -> Result<()> {
    let baseline = Baseline::of(findings);
    create::replace(path, baseline.written()).with_context(|| format!("cannot write the baseline {}", path.display()))?;
    say(&format!("{} written to {}", plural(baseline.len(), "finding"), path.display()));
    Ok(())
}

/// What a baseline kept back, in one line.
fn against_baseline(compared: Compared) -> String {
    let kept = compared.kept_back;
    match compared.gone {
        Some(0) => format!("baseline: {kept} kept back, none gone"),
        Some(gone) => format!("baseline: {kept} kept back, {gone} gone; `--write-baseline` forgets these"),
        None => format!("baseline: {kept} kept back; what is gone shows when the errors are mended"),
    }
}

/// The site's folder from the folder that the program runs in, which in a pipeline is the
/// repository's: empty, or ending in `/`. Empty where it lies elsewhere.
fn folder_in_repository(root: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let (Ok(here), Ok(root)) = (here, root.canonicalize()) else { return String::new() };
    let parts = root.strip_prefix(&here).map(|inner| inner.iter().map(|part| part.to_string_lossy().into_owned()).collect::<Vec<_>>());
    parts.unwrap_or_default().iter().map(|part| format!("{part}/")).collect()
}
