//! `throughline rename`.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::Args;

use crate::base::span::Lines;
use crate::edit::rename::{RenameInput, Renaming, rename};
use crate::edit::sameness;
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
        if let Some(files) = rewrite::finish(&root)? {
            say(&format!("a change that was stopped half way is finished first: {files} files"));
        }
        // Drafts name things as well.
        let options = Options { drafts: true, ..Options::default() };
        let mut session = Session::default();
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
        let mut files = before.files.clone();
        for file in &edited {
            files.remove(&file.path);
            files.insert_text(file.moved_to.as_deref().unwrap_or(&file.path), &file.after);
        }
        let after = session.load(files, &options);
        if after.findings.has_errors() || sameness::difference(&before.model, &after.model, &renaming).is_some() {
            bail!("{}: nothing is written", what_would_change(&before, &after, &renaming));
        }
        print(&told(&before, &renaming));
        if self.dry_run {
            say("nothing is written");
            return Ok(0);
        }
        rewrite::rewrite(&root, &edited)?;
        let files = if edited.len() == 1 { "1 file".to_owned() } else { format!("{} files", edited.len()) };
        say(&format!("{} is {} now: {files} changed", renaming.from, renaming.to));
        Ok(0)
    }
}

/// What would be another site afterwards, in a line.
fn what_would_change(before: &Checked, after: &Checked, renaming: &Renaming) -> String {
    match after
        .findings
        .list
        .iter()
        .find(|finding| after.findings.has_errors() && finding.severity == crate::base::diagnostic::Severity::Error)
    {
        Some(error) => format!("with the new id, {}:{}:{} would be wrong: {}", error.file, error.line, error.column, error.message),
        None => {
            format!("more than a name would change: {}", sameness::difference(&before.model, &after.model, renaming).unwrap_or_default())
        }
    }
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
