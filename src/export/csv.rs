//! `export --format csv`: the nodes, a blank line, the edges; each table with a row of headings.

use std::collections::HashMap;

use csv::Writer;

use super::graph::Graph;

/// Characters with which a cell begins that a spreadsheet would run as a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r'];

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

fn table<const N: usize>(headings: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    // Writing into memory does not fail.
    let mut writer = Writer::from_writer(Vec::new());
    let _ = writer.write_record(headings);
    for row in rows {
        let _ = writer.write_record(row.map(harmless));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_defused() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)"] {
            assert_eq!(harmless(formula.to_owned()), format!("'{formula}"));
        }
        assert_eq!(harmless("I pay = I own".to_owned()), "I pay = I own");
    }
}
