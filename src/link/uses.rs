//! Every name in the content that leads somewhere: for those who change names. Nothing of it is kept while a site is
//! only read.

use std::sync::Arc;

use crate::base::diagnostic::Place;
use crate::base::files::Files;
use crate::model::id::NodeId;
use crate::syntax::config;
use crate::syntax::content::document::Document;

use super::models::ProcessModels;
use super::readings_table::Tables;
use super::resolver::{OF_SITE, Resolved, Resolver};
use super::symbols::Symbols;

/// A name that is written somewhere, and what it leads to. `file#nested` is two: one leads to the file, one to what is
/// nested in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FollowedName {
    /// Where the reference stands, with all of its parts; of a link in prose all of the link.
    pub place: Place,
    /// What it leads to, by its node in the model that [`link`](super::link()) makes of the same documents.
    pub to: NodeId,
}

/// Every name in the documents and in `throughline.yaml` that leads somewhere, by file and place. Linear in the references.
pub fn uses(config: &config::SiteConfig, documents: &[Arc<Document>], files: &Files, drafts: bool) -> Vec<FollowedName> {
    let (known, placed) = Symbols::of(documents, config, drafts);
    let filled = Resolved { uses: Some(Vec::new()), ..Resolved::default() };
    // What a model calls things is compared with the site, and names nothing in it.
    let (tables, models) = (Tables::default(), ProcessModels::default());
    let mut resolver =
        Resolver { config, files, models: &models, known: &known, nodes: &placed.nodes, tables: &tables, at: OF_SITE, filled };
    resolver.site();
    known.order.iter().for_each(|&i| resolver.fill(i));
    let mut uses = resolver.filled.uses.unwrap_or_default();
    uses.sort_unstable();
    uses.dedup();
    uses
}
