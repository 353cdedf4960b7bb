//! `find --format json`: what a search found, in its published shape.

use serde::Serialize;

use crate::base::address::Address;
use crate::base::href::page_of;
use crate::model::id::NodeId;
use crate::search::Searched;
use crate::search::find::FoundThing;

/// Something found.
#[derive(Debug, Serialize)]
pub struct FoundJson<'f> {
    address: &'f Address,
    kind: &'static str,
    title: String,
    /// The titles of what it stands in, from the outermost.
    path: Vec<String>,
    /// Its page and anchor from the root of the site, encoded.
    url: String,
    /// The words of it that matched, in small letters and without marks.
    matched: &'f [String],
}

impl<'f> FoundJson<'f> {
    /// What was found in a site.
    pub fn list(searched: &'f Searched<'f>, found: &'f [FoundThing]) -> Vec<Self> {
        let model = searched.entries.model;
        let title = |node: NodeId| model.plain_title(node).into_owned();
        let one = |found: &'f FoundThing| Self {
            address: &model.node(found.node).address,
            kind: model.node(found.node).entity.kind().word(),
            title: title(found.node),
            path: searched.entries.way_to(found.node).into_iter().map(title).collect(),
            url: page_of(&model.node(found.node).address),
            matched: &found.words,
        };
        found.iter().map(one).collect()
    }
}
