//! `export --format csv`: the nodes, a blank line, the edges; each table with a row of headings.

use std::collections::HashMap;

use crate::base::cell::table;

use super::graph::Graph;

/// The two tables.
pub fn write(graph: &Graph) -> String {
    let titles: HashMap<&str, &str> = graph.nodes.iter().map(|node| (&*node.address, &*node.title)).collect();
    let title = |address: &str| titles.get(address).copied().unwrap_or_default().to_owned();
    let line = |line: Option<usize>| line.map_or_else(String::new, |line| line.to_string());
    let nodes = graph.nodes.iter().map(|node| {
        [
            node.address.clone(),
            node.kind.to_owned(),
            node.title.to_string(),
            node.file.as_deref().unwrap_or_default().to_owned(),
            line(node.line),
            node.url.clone(),
        ]
    });
    let edges = graph.edges.iter().map(|edge| {
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
    let nodes = table(["address", "kind", "title", "file", "line", "url"], nodes);
    let edges = table(["from", "from_title", "kind", "to", "to_title", "file", "line"], edges);
    format!("{nodes}\n{edges}")
}
