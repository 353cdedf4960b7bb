//! `throughline export`.

mod sheet;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};

use crate::analysis::AnalysisContext;
use crate::export::graph::about::about;
use crate::export::graph::mermaid::{self, MOST_ARROWS, MOST_CHARACTERS};
use crate::export::graph::{Graph, csv, dot};
use crate::export::{bpmn, code_owners};
use crate::html::Theme;
use crate::html::page_context::PageContext;
use crate::html::sheet::xhtml::{self, SheetDress};
use crate::html::site_index::SiteIndex;
use crate::io::code_owners::folder_of;

use crate::model::graph::Entity;
use crate::site::Checked;

use super::out::{Terminal, print_data, print_json, say};
use super::{GitArgs, SiteArgs, address, candidates};

/// Export the graph: every thing with an address, and what each says of the others.
///
/// While an error stands in the content nothing is exported: the findings go to stderr and the exit
/// status is 1.
///
/// Example: throughline export --format mermaid --about outcome:back-on-the-road
/// Example: throughline export --format sheet --kind process --out processes.xlsx
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    git: GitArgs,
    /// How to write the graph.
    #[arg(long, value_enum, default_value_t = ExportFormat::Json)]
    format: ExportFormat,
    /// Only this thing and what hangs on it, as KIND:ID; the id alone will do where only one thing has it.
    #[arg(long, value_name = "ADDRESS", add = candidates::addresses())]
    about: Option<String>,
    /// Only what is for this audience, one of `audiences` in throughline.yaml.
    #[arg(long, value_name = "NAME")]
    audience: Option<String>,
    /// Only one of the two tables of --format csv, so that the file is one table.
    #[arg(long, value_enum, value_name = "TABLE")]
    only: Option<OnlyTable>,
    /// For --format sheet: the kind of file that the rows are.
    #[arg(long, value_name = "KIND", add = candidates::kinds())]
    kind: Option<String>,
    /// For --format sheet: the file to write, a workbook where it ends in .xlsx, else CSV [default: CSV to the terminal].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Nodes with all their fields, and edges, for programs.
    Json,
    /// Two tables for a spreadsheet: the nodes, a blank line, the edges, each with its headings. A cell
    /// that a spreadsheet would run as a formula gets a ' in front.
    Csv,
    /// A drawing for Graphviz: dot -Tsvg.
    Dot,
    /// A drawing for Mermaid, as wikis and repositories show it.
    Mermaid,
    /// A process as a BPMN 2.0 model that other tools open: with --about process:ID.
    Bpmn,
    /// A sheet that comes back by `import --update`: a row for each file of a kind (--kind KIND), or for each touchpoint of a
    /// journey (--about journey:ID).
    Sheet,
    /// One thing for a wiki: Confluence's storage format, with --about ADDRESS.
    Confluence,
    /// One thing for a word processor: HTML with headings and tables, without styles or scripts, with --about ADDRESS.
    Html,
    /// Lines for CODEOWNERS: of each file whoever answers for it and for the outcomes that it reaches, by the `handle` of teams.
    Codeowners,
}

/// A table of the CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OnlyTable {
    /// Every thing with an address: its kind, title, place, status, owner, volume.
    Nodes,
    /// What each says of the others.
    Edges,
}

impl ExportArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        if self.only.is_some() && self.format != ExportFormat::Csv {
            bail!("`--only` names a table of `--format csv`: write `--format csv --only nodes`, or leave it out");
        }
        if self.format != ExportFormat::Sheet && (self.kind.is_some() || self.out.is_some()) {
            bail!("`--kind` and `--out` are for `--format sheet`: add it, or leave them out");
        }
        if self.format == ExportFormat::Codeowners && self.about.is_some() {
            bail!("`--format codeowners` writes all files: leave out `--about`");
        }
        let root = self.site.find()?;
        // What `CODEOWNERS` says is no reason to write it there.
        let git = if self.format == ExportFormat::Codeowners { GitArgs { no_git: true, ..self.git.clone() } } else { self.git.clone() };
        let Some(mut site) = super::load_valid_site(&root, &git, terminal, "nothing exported")? else { return Ok(1) };
        if let Some(audience) = &self.audience {
            site = crate::for_audience(&site, audience, &git.options(&root, None))?;
        }
        if self.format == ExportFormat::Codeowners {
            let folder = folder_of(&root).ok_or_else(|| anyhow!("{} is not UTF-8, and patterns are", root.display()))?;
            print_data(&code_owners::write(&AnalysisContext::of(&site.model), &folder));
            return Ok(0);
        }
        if self.format == ExportFormat::Sheet {
            return self.write_sheet(&site);
        }
        if self.format == ExportFormat::Bpmn {
            return self.print_model(&site);
        }
        if let ExportFormat::Confluence | ExportFormat::Html = self.format {
            return self.print_sheet(&site);
        }
        let kept = match &self.about {
            Some(written) => Some(about(&AnalysisContext::of(&site.model), address::node(&site.model, written, |_| false)?)),
            None => None,
        };
        let kept = kept.as_ref();
        let graph = || Graph::new(&site.model, &site.documents, &site.files, kept);
        match self.format {
            ExportFormat::Json => print_json(&graph())?,
            ExportFormat::Csv => print_data(&csv::write(
                &graph(),
                self.only.map(|only| match only {
                    OnlyTable::Nodes => csv::CsvTable::Nodes,
                    OnlyTable::Edges => csv::CsvTable::Edges,
                }),
            )),
            ExportFormat::Dot => print_data(&dot::write(&site.model, kept)),
            ExportFormat::Mermaid => {
                let drawing = mermaid::write(&site.model, kept);
                if drawing.is_too_large() {
                    warn_of_limits(&drawing, self.about.is_some());
                }
                print_data(&drawing.text);
            }
            // Written above: they are no graphs.
            ExportFormat::Bpmn | ExportFormat::Sheet | ExportFormat::Codeowners | ExportFormat::Confluence | ExportFormat::Html => {}
        }
        Ok(0)
    }

    /// Prints one thing for a wiki or a word processor.
    fn print_sheet(&self, site: &Checked) -> Result<u8> {
        let (name, dress) = match self.format {
            ExportFormat::Confluence => ("confluence", SheetDress::Confluence),
            _ => ("html", SheetDress::WordProcessor),
        };
        let Some(written) = &self.about else { bail!("`--format {name}` writes one thing: say which with `--about ADDRESS`") };
        let node = site.model.node(address::node(&site.model, written, |_| true)?).file;
        let theme = Theme::new(&site.files, &site.config, &BTreeMap::new()).map_err(|fault| anyhow!(fault))?;
        let index = SiteIndex::new(&site.site, &site.findings, BTreeMap::new());
        let page = PageContext { index: &index, theme: &theme, root: "", file: Some(node) };
        print_data(&xhtml::write(&page, node, dress));
        Ok(0)
    }

    /// Prints a process as a model.
    fn print_model(&self, site: &Checked) -> Result<u8> {
        let Some(written) = &self.about else { bail!("`--format bpmn` writes one process: say which with `--about process:ID`") };
        let node = address::node(&site.model, written, |_| false)?;
        let Entity::Process(process) = site.model.node(node).entity else {
            bail!("{written} is no process, and only processes are written as BPMN: `--about process:ID`");
        };
        if site.model.processes[process].steps.is_empty() {
            bail!("{written} has no steps, and a model is made of them");
        }
        print_data(&bpmn::write(&site.model, process));
        Ok(0)
    }
}

/// Says what Mermaid would refuse, and what to do instead.
fn warn_of_limits(drawing: &mermaid::Drawing, is_cut: bool) {
    let cut =
        if is_cut { "cut it with `--about` to something smaller" } else { "cut it with `--about ADDRESS`, as in `--about outcome:ID`" };
    say(&format!(
        "this drawing has {} arrows and {} characters; Mermaid draws up to {MOST_ARROWS} and {MOST_CHARACTERS}: {cut}, or draw it with Graphviz: `--format dot`",
        drawing.arrows,
        drawing.text.chars().count(),
    ));
}
