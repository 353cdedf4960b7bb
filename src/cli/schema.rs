//! `throughline schema`.

use anyhow::{Result, bail};
use clap::Args;

use crate::base::kind::Kind;
use crate::base::suggest::nearest;
use crate::syntax::config;
use crate::syntax::content::kinds::{Common, doc_of};
use crate::syntax::fields::schema::json_schema;

use super::candidates;
use super::out::print_json;

/// Print the JSON Schema of a kind's front matter, for editors and pipelines.
///
/// Example: throughline schema journey > journey.schema.json
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// A kind, or `site` for throughline.yaml.
    #[arg(value_name = "KIND", add = candidates::schemas())]
    kind: String,
}

impl SchemaArgs {
    pub(super) fn run(&self) -> Result<u8> {
        let schema = if self.kind == "site" {
            json_schema("throughline.yaml", config::SiteConfig::DOC.doc, &[&config::SiteConfig::DOC])
        } else {
            let kind = parse_kind(&self.kind)?;
            let doc = doc_of(kind);
            json_schema(&format!("Front matter of {}", kind.with_article()), doc.doc, &[&Common::DOC, doc])
        };
        print_json(&schema)?;
        Ok(0)
    }
}

/// The kind that a word on the command line means: in the singular or the plural, case aside.
pub(super) fn parse_kind(word: &str) -> Result<Kind> {
    let bare = word.trim().to_lowercase().replace(['_', ' '], "-");
    if let Some(kind) = Kind::from_word(&bare).or_else(|| Kind::from_folder(&bare)) {
        return Ok(kind);
    }
    match nearest(word, Kind::WORDS.iter().copied()) {
        Some(near) => bail!("no kind named `{word}`: did you mean `{near}`?"),
        None => bail!("no kind named `{word}`: write one of {}", Kind::WORDS.join(", ")),
    }
}
