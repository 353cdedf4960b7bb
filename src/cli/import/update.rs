//! `throughline import --update`.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};

use crate::base::diagnostic::Severity;
use crate::base::english::plural;
use crate::check::Finding;
use crate::edit::{self, EditedFile};
use crate::import::cells::SheetRows;
use crate::import::names::SiteNames;
use crate::import::sheet::Table;
use crate::import::told;
use crate::import::update::{SheetUpdate, UpdateInput, first_unlike, update};
use crate::io::logs::LogFolder;
use crate::io::{disk, regular, rewrite};
use crate::session::{Options, Session};
use crate::site::{Checked, Site};

use super::super::new::{path_of, refuse_taken};
use super::super::out::{print, say};
use super::{ImportArgs, LARGEST_SHEET, why_none};

impl ImportArgs {
    /// Takes back a sheet that went out.
    pub(super) fn run_update(&self, file: &Path) -> Result<u8> {
        let bytes = regular::read_whole(file, LARGEST_SHEET).with_context(|| format!("cannot read {}", file.display()))?;
        let unreadable = |why: String| anyhow!("{}: {why}", file.display());
        let table = Table::read(&bytes, self.sheet.as_deref()).map_err(unreadable)?;
        let root = super::super::find_site(self.site.as_deref())?;
        super::super::finish_change(&root)?;
        let options = Options { drafts: true, ..Options::default() };
        let mut session = Session::with_logs(LogFolder::of(&root));
        let before = session.load(disk::read(&root, &[], &self.sources.folders)?, &options);
        let names = SiteNames::of(&before.config, &before.documents);
        let update = update(input(&before, &names), &table).map_err(unreadable)?;
        let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let edited = edited(&before, &update)?;
        print(&told::of_update(&name, &update, &before.files));
        print(&told::of_missing(&update.made, &self.site.as_ref().map_or_else(String::new, |site| format!(" --site {}", site.display()))));
        if !update.made.unread.is_empty()
            && let Some(why) = why_none(&update.made)
        {
            bail!("{}: {why}", file.display());
        }
        if edited.is_empty() {
            say("nothing to change");
            return Ok(0);
        }
        let after = session.load(edit::after(&before.files, &edited), &options);
        if let Some(error) = new_error(&before, &after) {
            bail!("nothing is written: {}:{}:{} would be wrong: {}", error.file, error.line, error.column, error.message);
        }
        if let Some(why) = first_unlike(&update, input(&after, &names)) {
            bail!("nothing is written: {why}");
        }
        if self.dry_run {
            say("nothing is written");
            return Ok(0);
        }
        rewrite::rewrite(&root, &edited)?;
        say(&format!("{} changed", plural(edited.len(), "file")));
        Ok(0)
    }
}

fn input<'s>(site: &'s Site, names: &'s SiteNames) -> UpdateInput<'s> {
    UpdateInput { model: &site.model, documents: &site.documents, files: &site.files, names }
}

/// The files that change, and those that are new.
fn edited(site: &Checked, update: &SheetUpdate) -> Result<Vec<EditedFile>> {
    let fits = |place: crate::base::diagnostic::Place| anyhow!("an edit of {} does not fit: nothing is written", place.file);
    let mut files = update.edits.files(&site.files).map_err(fits)?;
    if let Some((source, file)) = files.iter().find_map(|file| Some((site.model.site.source_of(&file.path)?, file))) {
        bail!("{} is of the source `{}`: nothing is written; take its rows out, and change it there", file.path, source.prefix);
    }
    if let Some(SheetRows::Files(kind)) = update.kind {
        for new in &update.made.files {
            refuse_taken(site, kind, &new.id).map_err(|why| anyhow!("nothing is written: {why}"))?;
            files.push(EditedFile::new(path_of(site, kind, &new.id)?, new.text.as_str()));
        }
    }
    Ok(files)
}

/// The first error that was not there before.
fn new_error<'f>(before: &Checked, after: &'f Checked) -> Option<&'f Finding> {
    let key = |finding: &Finding| (finding.rule, finding.file.clone(), finding.message.clone());
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let old: std::collections::BTreeSet<_> = before.findings.list.iter().filter(is_error).map(key).collect();
    after.findings.list.iter().filter(is_error).find(|finding| !old.contains(&key(finding)))
}
