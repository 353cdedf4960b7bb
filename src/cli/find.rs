//! `throughline find`.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::analysis::reach::Reach;
use crate::base::diagnostic::quote;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::suggest::nearest;
use crate::export::found::FoundJson;
use crate::report;
use crate::search::Searched;

use super::out::{Terminal, print_coloured, print_json, say};
use super::{GitArgs, SiteArgs, candidates};

/// Find things by words: the search of the pages, best first.
///
/// By titles, codes, ids, old names, summaries and all texts; half words and misspelt ones find too. A thing's own title stands before
/// what mentions it.
///
/// Example: throughline find who sends the last bill
#[derive(Debug, Args)]
pub(super) struct FindArgs {
    /// What to look for.
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// Only things of this kind, as process, touchpoint or step.
    #[arg(long, value_name = "KIND", add = candidates::all_kinds())]
    kind: Option<String>,
    /// How many at most.
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How to write what is found.
    #[arg(long, value_enum, default_value_t = FindFormat::Text)]
    format: FindFormat,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    git: GitArgs,
}

/// How what is found is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FindFormat {
    /// For people.
    Text,
    /// For programs: a list, best first.
    Json,
}

impl FindArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let kind = self.kind.as_deref().map(kind).transpose()?;
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        let options = self.git.options(&root, None);
        let site = crate::load(&root, &options, |_| {})?;
        let reach = Reach::of(&site.model);
        let searched = Searched::new(&site.model, &site.documents, &reach);
        let question = self.words.join(" ");
        let found = searched.find(&question, kind, self.limit);
        match self.format {
            FindFormat::Text => print_coloured(&report::found::report(&searched, &found, terminal.out)),
            FindFormat::Json => print_json(&FoundJson::list(&searched, &found))?,
        }
        if found.is_empty() {
            let meant = searched.meant(&question).map(|meant| format!("; did you mean {}?", quote(&meant))).unwrap_or_default();
            say(&format!("nothing is found by {}{meant}", quote(&question)));
        }
        if site.has_errors() {
            say("errors stand in the content: what could not be read is not found");
        }
        Ok(0)
    }
}

/// The kind that a word names.
fn kind(word: &str) -> Result<NodeKind> {
    let folded = word.trim().to_lowercase().replace(['_', ' '], "-");
    let file = Kind::from_word(&folded).or_else(|| Kind::from_folder(&folded)).map(NodeKind::File);
    if let Some(kind) = file.or_else(|| Nested::from_word(&folded).map(NodeKind::Nested)) {
        return Ok(kind);
    }
    let words = || Kind::WORDS.iter().chain(Nested::WORDS).copied();
    match nearest(&folded, words()) {
        Some(near) => bail!("no kind named `{word}`: did you mean `{near}`?"),
        None => bail!("no kind named `{word}`: write one of {}", words().collect::<Vec<_>>().join(", ")),
    }
}
