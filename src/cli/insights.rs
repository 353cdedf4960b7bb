//! `throughline insights`.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::analysis::AnalysisContext;
use crate::analysis::selection::Selection;
use crate::base::diagnostic::quote;
use crate::base::english::quoted;
use crate::base::suggest::nearest;
use crate::export::insights::{InsightsJson, csv};
use crate::report;

use super::out::{Terminal, print, print_data, print_json};
use super::{GitArgs, SiteArgs, candidates};

/// Answer where outcomes are lost: effort, hand-offs, pains, promises, what hangs on a single thing.
///
/// Each answer in a sentence, the few rows that matter, and what is unknown. While an error stands in the
/// content nothing is answered: the findings go to stderr and the exit status is 1.
///
/// Example: throughline insights --only effort_by_outcome,pains
#[derive(Debug, Args)]
pub(super) struct InsightsArgs {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    git: GitArgs,
    /// How to write the answers.
    #[arg(long, value_enum, default_value_t = InsightsFormat::Text)]
    format: InsightsFormat,
    /// Only these analyses, by the names that they have in the JSON; with --format csv also single tables,
    /// as effort_unknown.
    #[arg(long, value_name = "NAME", value_delimiter = ',', add = candidates::analyses())]
    only: Vec<String>,
}

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InsightsFormat {
    /// For people: sentences and short tables.
    Text,
    /// For programs: every row.
    Json,
    /// Tables for a spreadsheet: every row. Several tables each stand below their name. A cell that a
    /// spreadsheet would run as a formula gets a ' in front.
    Csv,
}

impl InsightsArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let selection = match Selection::named(&self.only) {
            Ok(selection) => selection,
            Err(name) => bail!("no analysis is named {}; {}", quote(name), meant(name)),
        };
        let root = self.site.find()?;
        let Some(site) = super::load_valid_site(&root, &self.git, terminal, "nothing answered")? else { return Ok(1) };
        let context = AnalysisContext::of(&site.model);
        match self.format {
            InsightsFormat::Text => print(&report::insights::report(&context, &selection)),
            InsightsFormat::Json => print_json(&InsightsJson { context: &context, selection: &selection, whole: None })?,
            InsightsFormat::Csv => print_data(&csv(&context, &selection)),
        }
        Ok(0)
    }
}

/// What a name that names no analysis may have meant.
fn meant(name: &str) -> String {
    let names = Selection::names();
    match nearest(&name.replace('-', "_"), names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", quoted(names)),
    }
}
