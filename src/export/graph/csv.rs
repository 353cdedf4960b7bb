//! `export --format csv`: the nodes and the edges; each table with a row of headings.

use std::collections::HashMap;

use crate::base::cell::table;

use super::Graph;

/// A table of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvTable {
    /// Every thing with an address.
    Nodes,
    /// What each says of the others.
    Edges,
}

/// The table of the nodes or that of the edges; without a part both, with a blank line between.
pub fn write(graph: &Graph, part: Option<CsvTable>) -> String {
    match part {
        Some(CsvTable::Nodes) => nodes(graph),
        Some(CsvTable::Edges) => edges(graph),
        None => format!("{}\n{}", nodes(graph), edges(graph)),
    }
}

fn nodes(graph: &Graph) -> String {
    let rows = graph.nodes.iter().map(|node| {
        [
            node.address.clone(),
            node.kind.to_owned(),
            node.title.to_string(),
            node.file.as_deref().unwrap_or_default().to_owned(),
            line(node.line),
            node.url.clone(),
            node.status.unwrap_or_default().to_owned(),
            node.owner.clone().unwrap_or_default(),
            node.fields.get("volume_per_month").map(ToString::to_string).unwrap_or_default(),
        ]
    });
    table(["address", "kind", "title", "file", "line", "url", "status", "owner", "volume_per_month"], rows)
}

fn edges(graph: &Graph) -> String {
    let titles: HashMap<&str, &str> = graph.nodes.iter().map(|node| (&*node.address, &*node.title)).collect();
    let title = |address: &str| titles.get(address).copied().unwrap_or_default().to_owned();
    let rows = graph.edges.iter().map(|edge| {
        [
            edge.from.clone(),
            title(&edge.from),
            edge.kind.to_owned(),
            edge.to.clone(),
            title(&edge.to),
            edge.file.to_string(),
            line(Some(edge.line)),
        ]
    });
    table(["from", "from_title", "kind", "to", "to_title", "file", "line"], rows)
}

fn line(line: Option<usize>) -> String {
    line.map(|line| line.to_string()).unwrap_or_default()
}
