//! `throughline impact`.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::analysis::answer::AnswerWriter;
use crate::analysis::dependencies::Dependency;
use crate::analysis::{AnalysisContext, impact};
use crate::base::address::Address;
use crate::base::diagnostic::quote;
use crate::base::kind::{Kind, NodeKind};
use crate::export::insights::table_csv;
use crate::model::Model;
use crate::model::graph::Entity;
use crate::report::insights::in_full;

use super::out::{Terminal, print, print_data, print_json};
use super::{GitArgs, SiteArgs, address, candidates};

/// What if it goes? The touchpoints and outcomes that hang on a process, a role, a team, a system or a third party.
///
/// Example: throughline impact system:ledger
#[derive(Debug, Args)]
pub(super) struct ImpactArgs {
    /// What goes, as KIND:ID; the id alone will do where only one thing has it.
    #[arg(add = candidates::parts())]
    address: String,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    git: GitArgs,
    /// How to write the answer.
    #[arg(long, value_enum, default_value_t = ImpactFormat::Text)]
    format: ImpactFormat,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ImpactFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// A table for a spreadsheet: a row for each outcome and touchpoint of it that hangs on the thing.
    Csv,
}

impl ImpactArgs {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let root = SiteArgs { dir: self.site.clone() }.find()?;
        let Some(site) = super::load_valid_site(&root, &self.git, terminal, "nothing answered")? else { return Ok(1) };
        let part = part(&site.model, &self.address)?;
        let context = AnalysisContext::of(&site.model);
        match self.format {
            ImpactFormat::Text => print(&in_full(&impact::answer(&AnswerWriter::new(&context), part))),
            ImpactFormat::Json => print_json(&impact::published(&context, part))?,
            ImpactFormat::Csv => print_data(&table_csv(&site.model, &impact::rows(&context, part))),
        }
        Ok(0)
    }
}

/// What an address names, where touchpoints can hang on it.
fn part(model: &Model, written: &str) -> Result<Dependency> {
    let node = address::node(model, written, |node| Dependency::of_entity(node.entity).is_some())?;
    let node = model.node(node);
    if let Some(part) = Dependency::of_entity(node.entity) {
        return Ok(part);
    }
    if let Entity::Step(_) = node.entity {
        bail!("{} is a step; ask for its process, `{}`", quote(written), Address::file(Kind::Process, Arc::clone(&node.address.id)));
    }
    let kind = match node.entity.kind() {
        NodeKind::File(kind) => kind.spoken(),
        NodeKind::Nested(nested) => nested.word(),
    };
    bail!("{} is of kind {kind}; touchpoints hang on processes, roles, teams, systems and third parties: name one of these", quote(written))
}
