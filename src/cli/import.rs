//! `throughline import`: sheet → files → create → check.

mod model;
mod update;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;

use crate::base::diagnostic::{Severity, quote};
use crate::base::english::{plural, verb};
use crate::base::kind::Kind;
use crate::base::rule::UNKNOWN_REFERENCE;
use crate::base::slug::{fold, is_id, slug};
use crate::check::{Finding, Findings};
use crate::import::columns::{SheetColumn, columns, holds, lacking, names_personas, needed, shell};
use crate::import::fields::SheetFields;
use crate::import::journey::{JourneyHeader, journey, persona_of};
use crate::import::names::SiteNames;
use crate::import::sheet::{Sheet, Table, TableLayout};
use crate::import::things::things;
use crate::import::{Imported, told};
use crate::io::logs::LogFolder;
use crate::io::{create, disk, regular};
use crate::report;
use crate::session::{Options, Session};
use crate::site::{Checked, Site};
use crate::syntax::config::NAME;
use crate::syntax::fields::types::id_help;

use super::new::{path_of, refuse_taken};
use super::out::{Terminal, print, print_coloured, print_data};
use super::schema::parse_kind;
use super::{SourcesArgs, candidates};

/// A sheet of more bytes is not read: one of a hundred thousand rows has a quarter of them.
const LARGEST_SHEET: u64 = 64 << 20;
/// Most files whose whole text `--dry-run` shows; of more it shows the first.
const MOST_SHOWN: usize = 3;

/// Make content of a spreadsheet, CSV or .xlsx: a file per row, or a journey of all rows.
///
/// Columns are named as fields; `--blank` prints an empty sheet with all of them. A column that is no
/// field goes to `extra`. For a journey each row is a touchpoint, and the column `stage` says in which
/// stage; where the stages are columns, add `--stages-across`. Nothing is overwritten, and nothing is written
/// where a cell cannot be read: `--dry-run` shows what would be. `bpmn` for the kind makes a process of a BPMN 2.0 model.
///
/// Example: throughline import process processes.xlsx --sheet Inventory --map "Responsible=owner"
/// Example: throughline import journey map.csv --stages-across --title "I move" --persona hana --outcome home
/// Example: throughline import bpmn register-a-move.bpmn
/// Example: throughline import --update processes.xlsx --dry-run
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// A kind: outcome, persona, journey, process, service, role, team, system or third-party; or bpmn.
    #[arg(value_name = "KIND", add = candidates::kinds(), required_unless_present = "update")]
    kind: Option<String>,
    /// The model, or the sheet: CSV (comma, semicolon or tab; UTF-8 or Windows-1252) or .xlsx.
    #[arg(value_name = "FILE", required_unless_present_any = ["blank", "update"])]
    file: Option<PathBuf>,
    /// The field that a column is, where its name does not say it; may be given several times.
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = map)]
    map: Vec<(String, String)>,
    /// The sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The row that names the columns [default: found, also below a heading]
    #[arg(long, value_name = "N")]
    header_row: Option<usize>,
    /// For a journey: the stages are columns, and the rows are fields.
    #[arg(long, conflicts_with = "header_row")]
    stages_across: bool,
    /// For a journey: the persona who walks it, by id or title; of a column `persona`, only their rows.
    #[arg(long, value_name = "PERSONA", add = candidates::personas())]
    persona: Option<String>,
    /// For a journey: the outcome it leads to, by id or title.
    #[arg(long, value_name = "OUTCOME", add = candidates::outcomes())]
    outcome: Option<String>,
    /// For a journey or a model: what it is called.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// For a journey or a model: its id [default: made from the title]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// A sheet of `export --format sheet` that comes back: only the cells that were changed in it are changed in the files. Rows
    /// without an address are new; a missing row takes nothing away.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["kind", "file", "map", "header_row", "stages_across", "persona", "outcome", "title", "id", "blank"])]
    update: Option<PathBuf>,
    /// Write nothing: show the files or the edits, and what checking finds in them.
    #[arg(long)]
    dry_run: bool,
    /// Print an empty sheet of the kind: its header row.
    #[arg(long, conflicts_with_all = ["file", "map", "sheet", "header_row", "stages_across", "persona", "outcome", "title", "id", "dry_run", "site"])]
    blank: bool,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    sources: SourcesArgs,
}

/// Reads `COLUMN=FIELD`.
fn map(text: &str) -> Result<(String, String), String> {
    let parts = text.rsplit_once('=').map(|(column, field)| (column.trim(), field.trim()));
    let (column, field) = parts.filter(|(c, f)| !c.is_empty() && !f.is_empty()).ok_or("write COLUMN=FIELD, as in \"Responsible=owner\"")?;
    Ok((column.to_owned(), field.to_owned()))
}

impl ImportArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        if let Some(file) = &self.update {
            return self.run_update(file);
        }
        let kind = self.kind.as_deref().unwrap_or_default();
        if kind == "bpmn" {
            return self.run_model(terminal);
        }
        let kind = parse_kind(kind)?;
        if kind == Kind::Page {
            bail!("a page is text, and a sheet has none: write it with `throughline new page`");
        }
        let fields = SheetFields::of(kind);
        if self.blank {
            print_data(&(fields.names().join(",") + "\n"));
            return Ok(0);
        }
        self.refuse_for_journeys(kind)?;
        let file = self.file.as_deref().unwrap_or(Path::new(""));
        let bytes = regular::read_whole(file, LARGEST_SHEET).with_context(|| format!("cannot read {}", file.display()))?;
        let unreadable = |why: String| anyhow!("{}: {why}", file.display());
        let table = Table::read(&bytes, self.sheet.as_deref()).map_err(unreadable)?;
        let layout = TableLayout { header_row: self.header_row, across: self.stages_across };
        let mut sheet = Sheet::of(table, &fields, &self.map, layout).map_err(unreadable)?;
        let columns = columns(&sheet, &fields, &self.map).map_err(unreadable)?;
        let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let told = told::of_sheet(&name, &sheet, &columns);
        if let Some(why) = why_nothing(&sheet, &columns, kind) {
            print(&told);
            bail!("{}: {why}", file.display());
        }

        let here = super::here();
        let root = super::find_site(self.site.as_deref())?;
        let mut session = Session::with_logs(LogFolder::of(&root));
        let before = session.load(disk::read(&root, &[], &self.sources.folders)?, &Options::default());
        let known = SiteNames::of(&before.config, &before.documents);
        let imported = match kind {
            Kind::Journey => journey(&self.frame(&sheet, &columns)?, &mut sheet, &columns, &known).map_err(unreadable)?,
            _ => things(kind, &mut sheet, &columns, known),
        };
        print(&(told + &told::of_rows(&imported, &sheet)));
        if let Some(why) = why_none(&imported) {
            bail!("{}: {why}", file.display());
        }
        let files = placed(&before, kind, &imported)?;
        let after = with(&mut session, &before, &files)?;
        let is_whole = is_readable(&after, &files);
        if is_whole && !self.dry_run {
            create::create(&root, &files)?;
        }
        self.tell_files(&files, &imported, &sheet, (&root, &here), is_whole);
        let status = tell_findings(&before, &after, &files, &imported, &super::way_to(&root), terminal);
        if !is_whole {
            bail!("{}: nothing is written: the files would not be read: mend the sheet and import again", file.display());
        }
        Ok(status)
    }

    /// Says what became of the files, and which names in them are nothing yet.
    fn tell_files(&self, files: &[(String, String)], imported: &Imported, sheet: &Sheet, (root, here): (&Path, &Path), is_whole: bool) {
        let heading = match (is_whole, self.dry_run) {
            (true, false) => "written",
            (true, true) => "would be written",
            (false, _) => "not written",
        };
        let shown = files.iter().map(|(path, _)| {
            let path = root.join(path);
            path.strip_prefix(here).unwrap_or(&path).display().to_string()
        });
        print(&told::of_files(heading, shown.zip(&imported.files), sheet));
        if self.dry_run {
            show_texts(files);
        }
        let site = self.site.as_ref().map_or_else(String::new, |site| format!(" --site {}", shell(&site.display().to_string())));
        print(&told::of_missing(imported, &site));
    }

    /// Fails where an argument for journeys is given for another kind.
    fn refuse_for_journeys(&self, kind: Kind) -> Result<()> {
        let given = [("--persona", &self.persona), ("--outcome", &self.outcome), ("--title", &self.title), ("--id", &self.id)];
        let first = given.iter().find(|(_, value)| value.is_some()).map(|(argument, _)| *argument);
        match first.or(self.stages_across.then_some("--stages-across")) {
            Some(argument) if kind != Kind::Journey => bail!("`{argument}` is for journeys: of other kinds each row has its own"),
            _ => Ok(()),
        }
    }

    /// What a journey needs beside its rows. A map may name its persona.
    fn frame(&self, sheet: &Sheet, columns: &[SheetColumn]) -> Result<JourneyHeader> {
        let filled =
            |value: &Option<String>| value.as_deref().map(|v| v.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|v| !v.is_empty());
        let persona = filled(&self.persona).or_else(|| persona_of(sheet));
        let (Some(outcome), Some(title)) = (filled(&self.outcome), filled(&self.title)) else {
            bail!("a journey needs `--persona`, `--outcome` and `--title`: the sheet holds only its touchpoints");
        };
        if persona.is_none() && !names_personas(columns) {
            bail!("a journey needs `--persona`, `--outcome` and `--title`: no column names a persona");
        }
        let written = self.id.clone().unwrap_or_else(|| slug(&title));
        let id = fold(&written);
        if !is_id(&id) {
            bail!("{} cannot be an id: {}", quote(&written), id_help(&written));
        }
        Ok(JourneyHeader { id, title, persona, outcome })
    }
}

/// Whether the program can read the new files, whatever they name.
fn is_readable(after: &Site, files: &[(String, String)]) -> bool {
    let is_faulty = |path: &str| {
        let document = after.documents.binary_search_by(|document| (*document.path).cmp(path)).ok().map(|at| &after.documents[at]);
        document.is_none_or(|document| document.broken || document.faults.iter().any(|fault| fault.rule.level == Some(Severity::Error)))
    };
    !files.iter().any(|(path, _)| is_faulty(path))
}

/// The texts of the first files.
fn show_texts(files: &[(String, String)]) {
    let shown = if files.len() > MOST_SHOWN { 1 } else { files.len() };
    for (path, text) in files.iter().take(shown) {
        print(&format!("\n{path}\n{}", text.lines().map(|line| format!("  {line}\n")).collect::<String>()));
    }
    if shown < files.len() {
        print(&format!("\n(the first of {} files)\n", files.len()));
    }
}

/// Why nothing can come of a sheet.
fn why_nothing(sheet: &Sheet, columns: &[SheetColumn], kind: Kind) -> Option<String> {
    let word = if sheet.across { "row" } else { "column" };
    if sheet.rows.is_empty() {
        return Some(format!("it has no {} its header", if sheet.across { "columns beside" } else { "rows below" }));
    }
    needed(kind).into_iter().find(|field| !holds(columns, field)).map(|field| lacking(columns, field, word))
}

/// Why no file is written of rows that were read.
fn why_none(imported: &Imported) -> Option<String> {
    if !imported.unread.is_empty() {
        let n = imported.unread.count();
        let (cells, them) = (plural(n, "cell"), verb(n, "it", "them"));
        return Some(format!(
            "nothing is written: {cells} cannot be read: mend {them} and import again, or keep a column as it is \
             (`--map COLUMN=extra.COLUMN`)"
        ));
    }
    imported.files.is_empty().then(|| "no row could be used".to_owned())
}

/// The new files with their paths.
fn placed(site: &Checked, kind: Kind, imported: &Imported) -> Result<Vec<(String, String)>> {
    imported
        .files
        .iter()
        .map(|file| {
            refuse_taken(site, kind, &file.id).map_err(|why| anyhow!("nothing is written: {why}"))?;
            Ok((path_of(site, kind, &file.id)?, file.text.clone()))
        })
        .collect()
}

/// The site with the new files in it.
fn with(session: &mut Session, before: &Site, files: &[(String, String)]) -> Result<Checked> {
    let mut all = before.files.clone();
    for (path, text) in files {
        all.insert_text(path.as_str(), text);
    }
    let after = session.load(all, &Options::default());
    let is_part = |path: &str| after.documents.binary_search_by(|document| (*document.path).cmp(path)).is_ok();
    if let Some((path, _)) = files.iter().find(|(path, _)| !is_part(path)) {
        let why = after.not_content.iter().find(|(other, _)| **other == **path).map_or("`exclude` leaves it out", |(_, why)| why);
        bail!("nothing is written: {path} would be no part of the site ({why}): change {NAME}");
    }
    Ok(after)
}

/// Says what checking finds in the new files, and which errors they bring to others; the exit status. `way` leads to the
/// site's folder.
fn tell_findings(before: &Checked, after: &Checked, files: &[(String, String)], imported: &Imported, way: &str, terminal: &Terminal) -> u8 {
    let new: std::collections::BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let key = |finding: &Finding| (Arc::clone(&finding.file), finding.line, finding.column, finding.message.clone());
    let old: std::collections::BTreeSet<_> = before.findings.list.iter().map(key).collect();
    let of_new = |finding: &&Finding| new.contains(&*finding.file) || (finding.severity == Severity::Error && !old.contains(&key(finding)));
    let list: Vec<Finding> = after.findings.list.iter().filter(of_new).cloned().collect();
    let findings = Findings { list, ..Findings::clone(&after.findings) };
    let others = before.findings.count(Severity::Error);
    let apart = if others == 0 { String::new() } else { format!(" (the site had {} before)", plural(others, "error")) };
    print(&format!("\ncheck of what is new: {}{apart}\n", report::findings::text::summary(&findings)));
    let status = u8::from(findings.has_errors());
    // Who is not there yet has been told once already.
    let missing: std::collections::BTreeSet<String> = imported.missing.iter().map(|(_, id, _)| quote(id)).collect();
    let told = |finding: &Finding| {
        finding.rule == UNKNOWN_REFERENCE.name && finding.message.split(' ').any(|word| missing.contains(word.trim_end_matches([':', ','])))
    };
    let of_all = findings.list.len();
    let findings = Findings { list: findings.list.into_iter().filter(|finding| !told(finding)).collect(), ..findings };
    if findings.list.len() < of_all {
        let n = of_all - findings.list.len();
        print(&format!("  {n} of them {} what is not there yet, as listed above\n", verb(n, "names", "name")));
    }
    if !findings.list.is_empty() {
        print_coloured(&format!("\n{}", report::findings::text::report(&findings, &after.files, way, terminal.out)));
    }
    status
}
