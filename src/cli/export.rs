//! `throughline export`.

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::export::graph::Graph;
use crate::export::{csv, dot, mermaid};

use super::SiteFolder;
use super::out::{Terminal, print};

/// Export the graph: every thing with an address, and what each says of the others.
///
/// While an error stands in the content nothing is exported: the findings go to stderr and the exit
/// status is 1.
///
/// Example: throughline export --format json > graph.json
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    site: SiteFolder,
    /// How to write the graph.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Nodes with all their fields, and edges, for programs.
    Json,
    /// Two tables for a spreadsheet: the nodes, a blank line, the edges, each with its headings. A cell
    /// that a spreadsheet would run as a formula gets a ' in front.
    Csv,
    /// A drawing for Graphviz: dot -Tsvg.
    Dot,
    /// A drawing for Mermaid, as wikis and repositories show it.
    Mermaid,
}

impl Export {
    pub(super) fn run(&self, terminal: &Terminal) -> Result<u8> {
        let root = self.site.find()?;
        let Some(site) = super::sound_site(&root, terminal, "nothing exported")? else { return Ok(1) };
        let text = match self.format {
            Format::Json => {
                let graph = Graph::new(&site.model, &site.documents, &site.files);
                format!("{}\n", serde_json::to_string_pretty(&graph)?)
            }
            Format::Csv => csv::write(&Graph::new(&site.model, &site.documents, &site.files)),
            Format::Dot => dot::write(&site.model),
            Format::Mermaid => mermaid::write(&site.model),
        };
        print(&text);
        Ok(0)
    }
}
