//! `throughline diff`.

mod page;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::analysis::AnalysisContext;
use crate::base::address::Address;
use crate::base::diagnostic::Severity;
use crate::diff::{ChangeLevel, Revision, RevisionFinding, compare};
use crate::export::changes::ChangesJson;
use crate::html::pages::diff::ChangesPage;
use crate::io::logs::LogFolder;
use crate::io::{disk, revision};
use crate::report::changes;
use crate::session::{Options, Session};
use crate::site::Checked;

use super::out::{Terminal, print, print_data, print_json, say};
use super::{GitArgs, SiteArgs, SourcesArgs};

/// Say what a change means for the customer: two revisions in Git, compared as outcomes, journeys, touchpoints and processes.
///
/// First what matters most, then by outcome what is lost, worse, new or otherwise; findings that are new or mended; figures before and after.
/// Nothing is checked out, and nothing in the repository changes.
///
/// Example: throughline diff main --format markdown --fail-on lost
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// What is compared with: a commit, a branch or a tag.
    base: String,
    /// What is compared [default: the files as they are now].
    head: Option<String>,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    sources: SourcesArgs,
    /// For --format html: the file to write, with its style sheets beside it, so that it stands alone [default: the page to the
    /// terminal, for the folder of a built site]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How to tell it.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
    /// From which weight on the exit status is 1.
    #[arg(long, value_enum, default_value_t = FailOnChange::Never, value_name = "WEIGHT")]
    fail_on: FailOnChange,
}

/// How changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// For people, in a terminal.
    Text,
    /// A comment on a change, its details folded.
    Markdown,
    /// For programs.
    Json,
    /// A page of the theme: each changed journey before and after.
    Html,
}

/// From which weight on the exit status is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOnChange {
    /// Something is gone that served the customer.
    Lost,
    /// Something is lost, or worse for the customer.
    Worse,
    /// Anything differs.
    Any,
    /// Never.
    Never,
}

impl DiffArgs {
    pub(super) fn run(&self, _: &Terminal) -> Result<u8> {
        if self.out.is_some() && self.format != DiffFormat::Html {
            bail!("`--out` is for `--format html`: add it, or leave it out");
        }
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        // Age is counted from one day in both, so that no finding comes of time alone.
        let as_of = GitArgs::default().day_of_age(&root, None);
        let options = Options { as_of, source_folders: self.sources.folders.clone(), ..Options::default() };
        let mut notes = Vec::new();
        // What both have alike is read once. Logs are those of today on both sides: what differs is what was written.
        let mut session = Session::with_logs(LogFolder::of(&root));
        let mut of_revision = |named: &str, session: &mut Session| -> Result<Checked> {
            let mut read = revision::read(&root, named, &[])?;
            if let Some(folder) = &read.lay_in {
                notes.push(format!("in `{named}` the site lay in {}", if folder.is_empty() { "the root" } else { folder }));
            }
            // Sources are those of today on both sides, where the revision holds none of their files.
            disk::read_sources(&root, &options.source_folders, &mut read.files)?;
            Ok(session.load(read.files, &options))
        };
        let before = of_revision(&self.base, &mut session)?;
        let after = match &self.head {
            Some(head) => of_revision(head, &mut session)?,
            None => session.load(disk::read(&root, &options.outputs, &options.source_folders)?, &options),
        };
        let head = self.head.as_deref().unwrap_or("the files as they are now");
        for (named, site) in [(self.base.as_str(), &before), (head, &after)] {
            if site.findings.has_errors() {
                let errors = site.findings.count(Severity::Error);
                let errors = if errors == 1 { "an error stands".to_owned() } else { format!("{errors} errors stand") };
                notes.push(format!(
                    "in {named} {errors}: it is compared as far as it can be read, and only errors are compared of the findings"
                ));
            }
        }
        let only_errors = before.findings.has_errors() || after.findings.has_errors();
        let changes = compare(&as_revision(&before, only_errors), &as_revision(&after, only_errors));
        match self.format {
            DiffFormat::Text => print(&changes::text(&changes, &notes)),
            DiffFormat::Markdown => print_data(&changes::markdown(&changes, &notes)),
            DiffFormat::Html => {
                notes.iter().for_each(|note| say(note));
                let of = ChangesPage {
                    changes: &changes,
                    base: &self.base,
                    head: self.head.as_deref(),
                    notes: &notes,
                    has_pages: self.out.is_none(),
                };
                page::write(&before, &after, &of, self.out.as_deref())?;
            }
            DiffFormat::Json => {
                notes.iter().for_each(|note| say(note));
                print_json(&ChangesJson::new(&changes, &self.base, self.head.as_deref().unwrap_or("")))?;
            }
        }
        Ok(u8::from(self.fails(changes.level)))
    }

    fn fails(&self, level: ChangeLevel) -> bool {
        match self.fail_on {
            FailOnChange::Lost => level >= ChangeLevel::Lost,
            FailOnChange::Worse => level >= ChangeLevel::Worse,
            FailOnChange::Any => level >= ChangeLevel::Any,
            FailOnChange::Never => false,
        }
    }
}

/// A checked site as one side of a comparison. While errors stand on either side warnings wait, and would come and go with them.
fn as_revision(site: &Checked, only_errors: bool) -> Revision<'_> {
    let list = site.findings.list.iter().filter(|finding| !only_errors || finding.severity == Severity::Error);
    let findings = list.map(|finding| RevisionFinding {
        rule: finding.rule,
        severity: finding.severity,
        subject: finding.subject.as_deref().and_then(Address::parse),
        message: finding.message.clone(),
        file: std::sync::Arc::clone(&finding.file),
        line: finding.line,
    });
    Revision { context: AnalysisContext::of(&site.model), documents: &site.documents, files: &site.files, findings: findings.collect() }
}
