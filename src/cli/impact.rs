//! `throughline impact`.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};

use crate::analysis::Ground;
use crate::analysis::closure::Part;
use crate::base::diagnostic::quote;
use crate::base::near::nearest;
use crate::base::terms::{Address, Kind, NodeKind};
use crate::insights::{impact, text, told};
use crate::model::Model;
use crate::model::graph::Entity;

use super::SiteFolder;
use super::out::{Terminal, print};

/// What if it goes? The touchpoints and outcomes that hang on a process, a team, a system or a third party.
///
/// Example: throughline impact system:ledger
#[derive(Debug, Args)]
pub(super) struct Impact {
    /// What goes, as KIND:ID.
    address: String,
    /// The site's folder [default: here or above, where throughline.yaml is]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// How to write the answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Impact {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let root = SiteFolder { dir: self.site.clone() }.find()?;
        let Some(site) = super::sound_site(&root, terminal, "nothing answered")? else { return Ok(1) };
        let part = part(&site.model, &self.address)?;
        let ground = Ground::of(&site.model);
        let text = match self.format {
            Format::Text => text::report("", &[told::impact(&ground, part)]),
            Format::Json => format!("{}\n", serde_json::to_string_pretty(&impact(&ground, part))?),
        };
        print(&text);
        Ok(0)
    }
}

/// What an address names, where touchpoints can hang on it.
fn part(model: &Model, written: &str) -> Result<Part> {
    let address = Address::parse(written)
        .ok_or_else(|| anyhow!("{} is no address; write KIND:ID, as in `process:refund` or `team:front-desk`", quote(written)))?;
    let Some(node) = model.find(&address) else {
        let known: Vec<String> =
            model.graph.nodes.iter().filter(|n| n.address.kind == address.kind).map(|n| n.address.to_string()).collect();
        match nearest(&address.to_string(), known.iter().map(String::as_str)) {
            Some(near) => bail!("nothing is at {}; did you mean `{near}`?", quote(written)),
            None => bail!("nothing is at {}; `throughline export` lists all addresses", quote(written)),
        }
    };
    match model.node(node).entity {
        Entity::Process(id) => Ok(Part::Process(id)),
        Entity::Team(id) => Ok(Part::Team(id)),
        Entity::System(id) => Ok(Part::System(id)),
        Entity::ThirdParty(id) => Ok(Part::ThirdParty(id)),
        Entity::Step(_) => bail!("{} is a step; ask for its process, `{}`", quote(written), Address::file(Kind::Process, address.id)),
        other => {
            let kind = match other.kind() {
                NodeKind::File(kind) => kind.spoken(),
                NodeKind::Nested(nested) => nested.word(),
            };
            bail!(
                "{} is of kind {kind}; touchpoints hang on processes, teams, systems and third parties: name one of these",
                quote(written)
            )
        }
    }
}
