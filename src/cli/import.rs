//! `throughline import`: sheet → files → create → check.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;

use crate::base::diagnostic::{Severity, quote};
use crate::base::slug::{fold, is_id, slug};
use crate::base::terms::Kind;
use crate::check::{Finding, Findings};
use crate::import::columns::{Column, columns, names};
use crate::import::journey::{Frame, journey};
use crate::import::names::Names;
use crate::import::sheet::Sheet;
use crate::import::things::things;
use crate::import::{Imported, told};
use crate::io::{create, disk, regular};
use crate::report;
use crate::session::{Options, Session, Site};
use crate::syntax::config::NAME;
use crate::syntax::fields::id_help;

use super::new::{path_of, refuse_taken};
use super::out::{Terminal, print, print_coloured, print_data};
use super::schema::parse_kind;

/// A sheet of more bytes is not read: one of a hundred thousand rows has a quarter of them.
const LARGEST_SHEET: u64 = 64 << 20;

/// Make content of a spreadsheet that is saved as CSV: a file per row, or a journey of all rows.
///
/// Columns are named as fields; `--blank` prints an empty sheet with all of them. A column that is no
/// field goes to `extra`. For a journey each row is a touchpoint, and the column `stage` says in which
/// stage. Nothing is overwritten.
///
/// Example: throughline import process processes.csv --map "Responsible=owner"
#[derive(Debug, Args)]
pub(super) struct Import {
    /// A kind: outcome, persona, journey, process, service, team, system or third-party.
    #[arg(value_name = "KIND")]
    kind: String,
    /// The sheet, saved as CSV (comma, semicolon or tab; UTF-8 or Windows-1252).
    #[arg(value_name = "FILE.csv", required_unless_present = "blank")]
    file: Option<PathBuf>,
    /// The field that a column is, where its name does not say it; may be given several times.
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = map)]
    map: Vec<(String, String)>,
    /// For a journey: the persona who walks it, by id or title.
    #[arg(long, value_name = "PERSONA")]
    persona: Option<String>,
    /// For a journey: the outcome it leads to, by id or title.
    #[arg(long, value_name = "OUTCOME")]
    outcome: Option<String>,
    /// For a journey: what it is called.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// For a journey: its id [default: made from the title]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Print an empty sheet of the kind: its header row.
    #[arg(long, conflicts_with_all = ["file", "map", "persona", "outcome", "title", "id", "site"])]
    blank: bool,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

/// Reads `COLUMN=FIELD`.
fn map(text: &str) -> Result<(String, String), String> {
    let parts = text.rsplit_once('=').map(|(column, field)| (column.trim(), field.trim()));
    let (column, field) = parts.filter(|(c, f)| !c.is_empty() && !f.is_empty()).ok_or("write COLUMN=FIELD, as in \"Responsible=owner\"")?;
    Ok((column.to_owned(), field.to_owned()))
}

impl Import {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let kind = parse_kind(&self.kind)?;
        if kind == Kind::Page {
            bail!("a page is text, and a sheet has none: write it with `throughline new page`");
        }
        if self.blank {
            print_data(&format!("{}\n", names(kind).join(",")));
            return Ok(0);
        }
        let frame = self.frame(kind)?;
        let file = self.file.as_deref().unwrap_or(Path::new(""));
        let bytes = regular::read_whole(file, LARGEST_SHEET).with_context(|| format!("cannot read {}", file.display()))?;
        let unreadable = |why: String| anyhow!("{}: {why}", file.display());
        let sheet = Sheet::read(&bytes).map_err(unreadable)?;
        let columns = columns(&sheet, kind, &self.map).map_err(unreadable)?;

        let here = super::here();
        let root = super::find_site(self.site.as_deref())?;
        let mut session = Session::default();
        let before = session.load(disk::read(&root, &super::output_folders(&root))?, &Options::default(), |_| {});
        let known = Names::of(&before.config, &before.documents);
        let imported = match &frame {
            Some(frame) => journey(frame, &sheet, &columns, &known),
            None => things(kind, &sheet, &columns, known),
        };
        let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let told = told::of_sheet(&name, &sheet, &columns) + &told::of_rows(&imported);
        if imported.files.is_empty() {
            print(&told);
            bail!("{}: {}", file.display(), why_nothing(&sheet, &columns, kind));
        }
        let files = placed(&before, kind, &imported)?;
        let after = with(&mut session, &before, &files)?;
        create::create(&root, &files)?;

        print(&told);
        let shown = files.iter().map(|(path, _)| {
            let path = root.join(path);
            path.strip_prefix(&here).unwrap_or(&path).display().to_string()
        });
        print(&told::of_files(shown.zip(&imported.files)));
        Ok(tell_findings(&before, &after, &files, &super::way_to(&root), terminal))
    }

    /// What a journey needs beside its sheet; none for other kinds.
    fn frame(&self, kind: Kind) -> Result<Option<Frame>> {
        let given = [("--persona", &self.persona), ("--outcome", &self.outcome), ("--title", &self.title), ("--id", &self.id)];
        if kind != Kind::Journey {
            if let Some((argument, _)) = given.iter().find(|(_, value)| value.is_some()) {
                bail!("`{argument}` is for journeys: of other kinds each row has its own");
            }
            return Ok(None);
        }
        let filled =
            |value: &Option<String>| value.as_deref().map(|v| v.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|v| !v.is_empty());
        let (Some(persona), Some(outcome), Some(title)) = (filled(&self.persona), filled(&self.outcome), filled(&self.title)) else {
            bail!("a journey needs `--persona`, `--outcome` and `--title`: the sheet holds only its touchpoints");
        };
        let written = self.id.clone().unwrap_or_else(|| slug(&title));
        let id = fold(&written);
        if !is_id(&id) {
            bail!("{} cannot be an id: {}", quote(&written), id_help(&written));
        }
        Ok(Some(Frame { id, title, persona, outcome }))
    }
}

/// Why no row became anything.
fn why_nothing(sheet: &Sheet, columns: &[Column], kind: Kind) -> String {
    let needed = if kind == Kind::Journey { "stage" } else { "title" };
    let lacks = !columns.iter().any(|column| column.lands == crate::import::columns::Lands::Field(vec![needed.into()]));
    match (sheet.rows.is_empty(), lacks) {
        (true, _) => "it has no rows below its header".into(),
        (_, true) => format!("no column is `{needed}`: name one so, or `--map COLUMN={needed}`"),
        _ => "no row could be used".into(),
    }
}

/// The new files with their paths.
fn placed(site: &Site, kind: Kind, imported: &Imported) -> Result<Vec<(String, String)>> {
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
fn with(session: &mut Session, before: &Site, files: &[(String, String)]) -> Result<Site> {
    let mut all = before.files.clone();
    for (path, text) in files {
        all.insert_text(path.as_str(), text);
    }
    let after = session.load(all, &Options::default(), |_| {});
    let is_part = |path: &str| after.documents.binary_search_by(|document| (*document.path).cmp(path)).is_ok();
    if let Some((path, _)) = files.iter().find(|(path, _)| !is_part(path)) {
        let why = after.not_content.iter().find(|(other, _)| **other == **path).map_or("`exclude` leaves it out", |(_, why)| why);
        bail!("nothing is written: {path} would be no part of the site ({why}): change {NAME}");
    }
    Ok(after)
}

/// Says what checking finds in the new files, and which errors they bring to others; the exit status. `way` leads to the
/// site's folder.
fn tell_findings(before: &Site, after: &Site, files: &[(String, String)], way: &str, terminal: &Terminal) -> u8 {
    let new: std::collections::BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let key = |finding: &Finding| (Arc::clone(&finding.file), finding.line, finding.column, finding.message.clone());
    let old: std::collections::BTreeSet<_> = before.findings.list.iter().map(key).collect();
    let of_new = |finding: &&Finding| new.contains(&*finding.file) || (finding.severity == Severity::Error && !old.contains(&key(finding)));
    let list: Vec<Finding> = after.findings.list.iter().filter(of_new).cloned().collect();
    let findings = Findings { list, waiting: after.findings.waiting };
    let others = before.findings.count(Severity::Error);
    let apart =
        if others == 0 { String::new() } else { format!(" (the site had {others} error{} before)", if others == 1 { "" } else { "s" }) };
    print(&format!("\ncheck of what is new: {}{apart}\n", report::text::summary(&findings)));
    if !findings.list.is_empty() {
        print_coloured(&format!("\n{}", report::text::report(&findings, &after.files, way, terminal.out)));
    }
    u8::from(findings.has_errors())
}
