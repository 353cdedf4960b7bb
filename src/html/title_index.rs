//! The titles of a site from the first letter to the last, as an index at the end of a book has them; other names lead to the title.
//! Teams stand apart: an order by letter would otherwise tell of the org chart, and change with it.

use std::sync::Arc;

use crate::base::collation::{FirstLetter, FirstLetters};
use crate::base::kind::Kind;
use crate::model::Model;
use crate::model::id::NodeId;

/// More entries than these are cut into pages of as many.
pub const MOST: usize = 1_000;

/// An entry of the index.
#[derive(Debug)]
pub struct TitleEntry {
    /// What it leads to.
    pub node: NodeId,
    /// The other name that it stands for; none for the title itself.
    pub other_name: Option<Arc<str>>,
    /// Its first letter.
    pub letter: FirstLetter,
}

/// The entries of a site, in their order.
#[derive(Debug)]
pub struct TitleIndex {
    /// All but teams.
    pub entries: Vec<TitleEntry>,
    /// The teams.
    pub teams: Vec<TitleEntry>,
}

impl TitleIndex {
    /// Of a site.
    pub fn of(model: &Model) -> Self {
        let letters = FirstLetters::of(&model.site.language);
        let (teams, others): (Vec<NodeId>, Vec<NodeId>) = files(model).partition(|&node| is_team(model, node));
        Self { entries: sorted(model, &letters, others), teams: sorted(model, &letters, teams) }
    }
}

/// How many pages the index is cut into; none where it stands on one.
pub fn parts(model: &Model) -> usize {
    let others = files(model).filter(|&node| !is_team(model, node));
    let count: usize = others.map(|node| 1 + model.other_names(node).len()).sum();
    if count > MOST { count.div_ceil(MOST) } else { 0 }
}

/// What has a page of its own.
fn files(model: &Model) -> impl Iterator<Item = NodeId> {
    (0..).map(NodeId).zip(&model.graph.nodes).filter(|(id, node)| node.file == *id).map(|(id, _)| id)
}

fn is_team(model: &Model, node: NodeId) -> bool {
    model.file_kind(node) == Kind::Team
}

fn sorted(model: &Model, letters: &FirstLetters, nodes: Vec<NodeId>) -> Vec<TitleEntry> {
    let named = |&node: &NodeId| model.other_names(node).iter().map(move |name| (node, Some(Arc::clone(name))));
    let names: Vec<(NodeId, Option<Arc<str>>)> = nodes.iter().flat_map(named).collect();
    let entry = |(node, other_name): (NodeId, Option<Arc<str>>)| {
        let title = other_name.as_ref().unwrap_or(&model.node(node).title);
        let letter = letters.letter(title);
        (model.site.collation.key(FirstLetters::begin(title)), TitleEntry { node, letter, other_name })
    };
    let mut entries: Vec<(Box<[u8]>, TitleEntry)> = nodes.into_iter().map(|node| (node, None)).chain(names).map(entry).collect();
    // Titles that read the same stand in the order of their addresses.
    entries.sort_by(|(a, of_a), (b, of_b)| a.cmp(b).then_with(|| model.node(of_a.node).address.cmp(&model.node(of_b.node).address)));
    entries.into_iter().map(|(_, entry)| entry).collect()
}
