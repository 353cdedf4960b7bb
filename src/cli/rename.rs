//! `throughline rename`.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::Args;

use crate::base::diagnostic::Severity;
use crate::base::english::plural;
use crate::base::slug::fold;
use crate::base::span::Lines;
use crate::edit;
use crate::edit::rename::{RenameInput, RenameRefusal, Renaming, rename};
use crate::edit::succession::succeed;
use crate::edit::{TextEdits, sameness};
use crate::io::logs::LogFolder;
use crate::io::{disk, rewrite};
use crate::link::{self, FollowedName};
use crate::model::id::NodeId;
use crate::session::{Options, Session};
use crate::site::Checked;

use super::out::{Terminal, print, say};
use super::{SiteArgs, SourcesArgs, address, candidates};

/// Give a thing another id, everywhere: in its file, in every reference, in the name of its file.
///
/// The old id stays as an alias, so that links from outside still lead there. Everything else in the files stays byte by byte. All files are
/// changed or none, and nothing is changed while errors stand in the content. Of what is retired and has a successor (`replaced_by`),
/// `--references` lets everything that names it name the successor instead.
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
    /// Leave the thing as it is, and have everything that names it name NEW-ID instead, which takes its place (`replaced_by`).
    #[arg(long)]
    references: bool,
    /// Show the edits, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    sources: SourcesArgs,
}

impl RenameArgs {
    pub(super) fn run(&self, _: &Terminal) -> Result<u8> {
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        super::finish_change(&root)?;
        // Drafts name things as well.
        let options = Options { drafts: true, ..Options::default() };
        let mut session = Session::with_logs(LogFolder::of(&root));
        let before = session.load(disk::read(&root, &[], &self.sources.folders)?, &options);
        if before.findings.has_errors() {
            bail!("errors stand in the content, so not every reference can be followed: `throughline check` tells them");
        }
        let node = address::node(&before.model, &self.address, |_| true)?;
        super::refuse_source(&before, node)?;
        // What sources write stays: there the old id leads to it still.
        let is_own = |used: &FollowedName| before.model.site.source_of(&used.place.file).is_none();
        let uses: Vec<_> = link::uses(&before.config, &before.documents, &before.files, true).into_iter().filter(is_own).collect();
        let site = RenameInput { model: &before.model, documents: &before.documents, files: &before.files, uses: &uses };
        if self.references {
            return self.move_references(&root, &before, site, node, session);
        }
        let renaming = rename(site, node, &self.id).map_err(|why| match (&why, before.model.successor_of(node)) {
            (RenameRefusal::Taken(taken), Some(successor)) if before.model.node(successor).address == *taken => {
                let old = &before.model.node(node).address;
                anyhow!("{why}. `{taken}` takes the place of `{old}`: `throughline rename {old} {} --references` has everything that names the one name the other", self.id)
            }
            _ => anyhow!("{why}"),
        })?;
        let edited =
            renaming.edits.files(&before.files).map_err(|place| anyhow!("an edit of {} does not fit: nothing is written", place.file))?;
        let after = session.load(edit::after(&before.files, &edited), &options);
        if let Some(change) = what_would_change(&before, &after, &renaming) {
            bail!("{change}: nothing is written");
        }
        print(&told(&before, &renaming.edits));
        if self.dry_run {
            say("nothing is written");
            return Ok(0);
        }
        rewrite::rewrite(&root, &edited)?;
        say(&format!("{} is {} now: {} changed", renaming.from, renaming.to, plural(edited.len(), "file")));
        Ok(0)
    }

    /// Has everything that names a retired thing name its successor.
    fn move_references(&self, root: &Path, before: &Checked, site: RenameInput<'_>, node: NodeId, mut session: Session) -> Result<u8> {
        let model = &before.model;
        let (old, successor) = (&model.node(node).address, model.successor_of(node));
        let Some(new) = successor else {
            bail!("nothing takes the place of `{old}`: write `status: retired` and `replaced_by: {}` into its file first", self.id);
        };
        let id = &model.node(new).address.id;
        let id = id.rsplit('/').next().unwrap_or(id);
        if *fold(&self.id) != *id {
            bail!(
                "`{}` takes the place of `{old}`, not `{}`: `throughline rename {old} {id} --references`",
                model.node(new).address,
                self.id
            );
        }
        let moved = succeed(site, node, new);
        let edited =
            moved.edits.files(&before.files).map_err(|place| anyhow!("an edit of {} does not fit: nothing is written", place.file))?;
        let after = session.load(edit::after(&before.files, &edited), &Options { drafts: true, ..Options::default() });
        if let Some(error) = after.findings.list.iter().find(|finding| finding.severity == Severity::Error) {
            let place = format!("{}:{}:{}", error.file, error.line, error.column);
            bail!("{place} would be wrong: {}: nothing is written", error.message);
        }
        print(&told(before, &moved.edits));
        for (place, why) in &moved.left {
            let at = before.files.text(&place.file).map(|text| Lines::new(text).position(place.span.start).line).unwrap_or_default();
            say(&format!("{}:{at} still names `{old}`: {why}", place.file));
        }
        if self.dry_run {
            say("nothing is written");
            return Ok(0);
        }
        rewrite::rewrite(root, &edited)?;
        let new = &model.node(new).address;
        say(&format!("what named {old} names {new} now: {} changed", plural(edited.len(), "file")));
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
fn told(site: &Checked, edits: &TextEdits) -> String {
    let mut lines = String::new();
    for (place, new) in edits.iter() {
        let Some(text) = site.files.text(&place.file) else { continue };
        let at = Lines::new(text).position(place.span.start);
        let (old, new) = (place.span.of(text), new.trim());
        let change = if old.is_empty() { format!("+ {new}") } else { format!("{old} \u{2192} {new}") };
        lines.push_str(&format!("{}:{}:{}: {change}\n", place.file, at.line, at.column));
    }
    for (from, to) in &edits.moves {
        lines.push_str(&format!("{from} \u{2192} {to}\n"));
    }
    lines
}
