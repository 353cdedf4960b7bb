//! `throughline import bpmn`: model → file → create → check.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};

use crate::base::declared_encoding::decode;
use crate::base::english::plural;
use crate::base::kind::Kind;
use crate::base::slug::{fold, is_id, slug};
use crate::base::span::Lines;
use crate::bpmn;
use crate::import::{Imported, model};
use crate::io::{create, disk, regular};
use crate::link::steps_of_model;
use crate::session::{Options, Session};
use crate::syntax::fields::types::id_help;

use super::{ImportArgs, LARGEST_SHEET, is_readable, placed, show_texts, tell_findings, with};
use crate::cli::out::{Terminal, print};

impl ImportArgs {
    /// Makes a process of a model.
    pub(super) fn run_model(&self, terminal: &Terminal) -> Result<u8> {
        let file = self.file.as_deref().unwrap_or(Path::new(""));
        self.refuse_for_models()?;
        let bytes = regular::read_whole(file, LARGEST_SHEET).with_context(|| format!("cannot read {}", file.display()))?;
        let text =
            decode(&bytes).map_err(|_| anyhow!("{}: it is no text in the encoding that it declares: save it as UTF-8", file.display()))?;
        let drawn = bpmn::read(&text).map_err(|faults| {
            let lines = Lines::new(&text);
            let told = faults.first().map(|fault| {
                let at = lines.position(u32::try_from(fault.place.start).unwrap_or(u32::MAX));
                format!("{}:{}:{}: {}: {}", file.display(), at.line, at.column, fault.message, fault.help)
            });
            anyhow!(told.unwrap_or_default())
        })?;
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let title = self.title.clone().or_else(|| model::title_of(&drawn).map(|title| title.to_string())).or(stem).unwrap_or_default();
        let written = self.id.clone().unwrap_or_else(|| slug(&title));
        let id = fold(&written);
        if !is_id(&id) {
            bail!("{} cannot be an id: {}: give one with `--id`", crate::base::diagnostic::quote(&written), id_help(&written));
        }
        let root = crate::cli::find_site(self.site.as_deref())?;
        let mut session = Session::default();
        let before = session.load(disk::read(&root, &[], &self.sources.folders)?, &Options::default());
        let steps = steps_of_model(&drawn, &before.documents, &before.config);
        if steps.is_empty() {
            bail!("{}: nothing is done in it: a process is made of tasks", file.display());
        }
        let imported = Imported { files: vec![model::process(&id, &title, &drawn, &steps)], ..Imported::default() };
        let files = placed(&before, Kind::Process, &imported)?;
        let after = with(&mut session, &before, &files)?;
        let is_whole = is_readable(&after, &files);
        if is_whole && !self.dry_run {
            create::create(&root, &files)?;
        }
        print(&format!("{title}: {}\n", plural(steps.len(), "step")));
        for (lane, count) in model::unknown(&steps) {
            let steps = plural(count, "step");
            print(&format!("  {lane}: nobody whom the site knows; {steps} without `by`, the name kept as `extra: {{lane: …}}`\n"));
        }
        let heading = if self.dry_run { "would be written" } else { "written" };
        files.iter().for_each(|(path, _)| print(&format!("{heading}: {}\n", root.join(path).display())));
        if self.dry_run {
            show_texts(&files);
        }
        let status = tell_findings(&before, &after, &files, &imported, &crate::cli::way_to(&root), terminal);
        if !is_whole {
            bail!("{}: nothing is written: the file would not be read", file.display());
        }
        Ok(status)
    }

    /// Fails where an argument for sheets is given.
    fn refuse_for_models(&self) -> Result<()> {
        let given = [
            ("--map", !self.map.is_empty()),
            ("--sheet", self.sheet.is_some()),
            ("--header-row", self.header_row.is_some()),
            ("--stages-across", self.stages_across),
            ("--persona", self.persona.is_some()),
            ("--outcome", self.outcome.is_some()),
            ("--blank", self.blank),
        ];
        match given.iter().find(|(_, is_given)| *is_given) {
            Some((argument, _)) => bail!("`{argument}` is for sheets: a model is no sheet"),
            None => Ok(()),
        }
    }
}
