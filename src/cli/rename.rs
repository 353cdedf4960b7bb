//! `throughline rename`.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::Args;

use crate::base::diagnostic::Severity;
use crate::base::english::plural;
use crate::base::span::Lines;
use crate::edit;
use crate::edit::rename::{RenameInput, Renaming, rename};
use crate::edit::sameness;
use crate::io::logs::LogFolder;
use crate::io::{disk, rewrite};
use crate::link;
use crate::session::{Options, Session};
use crate::site::Checked;

use super::out::{Terminal, print, say};
use super::{SiteArgs, address, candidates};

/// Give a thing another id, everywhere: in its file, in every reference, in the name of its file.
///
/// The old id stays as an alias, so that links from outside still lead there. Everything else in the files stays byte by byte. All files are
/// changed or none, and nothing is changed while errors stand in the content.
///
/// Example: throughline rename process:refund pay-back --dry-run
#[derive(Debug, Args)]
pub(super) struct RenameArgs {
    /// What gets another id, as KIND:ID or KIND:ID#NESTED; the id alone will do where only one thing has it.
    #[arg(add = candidates::addresses())]
    address: String,
    /// The new id, without kind and file.
    #[arg(value_name = "NEW-ID")]
    id: String,
    /// Show the edits, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

impl RenameArgs {
    pub(super) fn run(&self, _: &Terminal) -> Result<u8> {
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        super::finish_change(&root)?;
        // Drafts name things as well.
        let options = Options { drafts: true, ..Options::default() };
        let mut session = Session::with_logs(LogFolder::of(&root));
        let before = session.load(disk::read(&root, &[])?, &options);
        if before.findings.has_errors() {
            bail!("errors stand in the content, so not every reference can be followed: `throughline check` tells them");
        }
        let node = address::node(&before.model, &self.address, |_| true)?;
        let uses = link::uses(&before.config, &before.documents, &before.files, true);
        let site = RenameInput { model: &before.model, documents: &before.documents, files: &before.files, uses: &uses };
        let renaming = rename(site, node, &self.id).map_err(|why| anyhow!("{why}"))?;
        let edited =
            renaming.edits.files(&before.files).map_err(|place| anyhow!("an edit of {} does not fit: nothing is written", place.file))?;
        let after = session.load(edit::after(&before.files, &edited), &options);
        if let Some(change) = what_would_change(&before, &after, &renaming) {
            bail!("{change}: nothing is written");
        }
        print(&told(&before, &renaming));
        if self.dry_run {
            say("nothing is written");
            return Ok(0);
        }
        rewrite::rewrite(&root, &edited)?;
        say(&format!("{} is {} now: {} changed", renaming.from, renaming.to, plural(edited.len(), "file")));
        Ok(0)
    }
}

/// What would be wrong or another than a name afterwards, in a line; none where all is well.
fn what_would_change(before: &Checked, after: &Checked, renaming: &Renaming) -> Option<String> {
    if let Some(error) = after.findings.list.iter().find(|finding| finding.severity == Severity::Error) {
        let place = format!("{}:{}:{}", error.file, error.line, error.column);
        return Some(format!("with the new id, {place} would be wrong: {}", error.message));
    }
    sameness::difference(&before.model, &after.model, renaming).map(|change| format!("more than a name would change: {change}"))
}

/// Each edit in a line, with its place; then what moves.
fn told(site: &Checked, renaming: &Renaming) -> String {
    let mut lines = String::new();
    for (place, new) in renaming.edits.iter() {
        let Some(text) = site.files.text(&place.file) else { continue };
        let at = Lines::new(text).position(place.span.start);
        let (old, new) = (place.span.of(text), new.trim());
        let change = if old.is_empty() { format!("+ {new}") } else { format!("{old} \u{2192} {new}") };
        lines.push_str(&format!("{}:{}:{}: {change}\n", place.file, at.line, at.column));
    }
    for (from, to) in &renaming.edits.moves {
        lines.push_str(&format!("{from} \u{2192} {to}\n"));
    }
    lines
}
