//! What a browser would run or fetch in a file that content names: scripts and outer references in drawings, pages that
//! go by the name of a text.
//!
//! Files are published under names that hold their ending, and with the type that a host gives to it. Pictures,
//! papers and films are what their type says. An SVG is a document, in which scripts run; XML of any sort may hold one; and a
//! file of a type that the host does not know is looked at by the browser, which takes what begins with a tag for a page.

mod svg;

pub use svg::in_style;

use roxmltree::{Document, NodeType, ParsingOptions};

/// How much of a file a browser looks at to guess what it is, in bytes.
pub const HEAD: usize = 1500;

/// The most nodes that a drawing may have.
const MOST_NODES: u32 = 2_000_000;

/// How a file has to be looked at before it may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// All of it: SVG and other XML.
    Whole,
    /// Its first bytes, as many as [`HEAD`].
    Head,
    /// Not at all: every host knows its type, or it is not published.
    None,
}

/// What a file is by its ending, case aside.
pub fn look(path: &str) -> Look {
    match ending(path).as_str() {
        "svg" | "bpmn" | "dmn" | "drawio" => Look::Whole,
        "avif" | "ico" | "txt" | "tsv" | "csv" | "json" | "yaml" | "yml" | "xlsx" | "xls" | "ods" | "docx" | "doc" | "odt" | "pptx"
        | "ppt" | "odp" | "zip" | "mp4" | "webm" | "mp3" | "ogg" | "ics" | "vsdx" => Look::Head,
        _ => Look::None,
    }
}

/// The ending of a path's name in lower case, without the dot; empty where it has none.
pub fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// What a browser would run or fetch in a text of that path, in words: `the element <script>`.
pub fn in_text(path: &str, text: &str) -> Option<String> {
    match look(path) {
        Look::Whole => in_xml(&ending(path), text),
        Look::Head => in_head(text.as_bytes()),
        Look::None => None,
    }
}

/// The same for the first bytes of a file that is no XML.
pub fn in_head(bytes: &[u8]) -> Option<String> {
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    (first == Some(&b'<')).then(|| "a `<` at its beginning, which a browser may take for that of a page".to_owned())
}

fn in_xml(ending: &str, text: &str) -> Option<String> {
    // What these declare is told only to whoever reads them as the browser does.
    if let Some(declared) = ["<!ENTITY", "<!ATTLIST"].into_iter().find(|declared| text.contains(declared)) {
        return Some(format!("the declaration `{declared}`"));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(fault) => return Some(format!("no XML that can be read ({fault})")),
    };
    // A model was read in the encoding that it names.
    if let Some(named) = encoding(text).filter(|_| ending != "bpmn") {
        return Some(format!("the encoding `{named}` in place of UTF-8"));
    }
    let known = ["plantuml", "plantuml-src", "xpacket"];
    let mut instructions = document.root().descendants().filter_map(|node| node.pi());
    if let Some(instruction) = instructions.find(|instruction| !known.contains(&instruction.target)) {
        return Some(format!("the instruction `<?{}?>`", instruction.target));
    }
    if ending == "svg" { svg::active(&document) } else { in_model(ending, text, &document) }
}

/// The encoding that an XML declaration names, where it is not the one that the text was read in.
fn encoding(text: &str) -> Option<&str> {
    let declaration = text.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let named = value.get(1..)?.split(['"', '\'']).next()?;
    (!["utf-8", "us-ascii", "ascii"].iter().any(|same| named.eq_ignore_ascii_case(same))).then_some(named)
}

/// What makes a diagram of processes, decisions or boxes more than that.
fn in_model(ending: &str, text: &str, document: &Document<'_>) -> Option<String> {
    let root = document.root_element().tag_name();
    let is_model = match ending {
        "drawio" => root.namespace().is_none() && ["mxfile", "mxGraphModel"].contains(&root.name()),
        "bpmn" => root.name() == "definitions" && root.namespace().is_some_and(|ns| ns.starts_with("http://www.omg.org/spec/BPMN/")),
        _ => root.name() == "definitions" && root.namespace().is_some_and(|ns| ns.contains("://www.omg.org/spec/DMN/")),
    };
    if !is_model {
        return Some(format!("`<{}>` at its root, which is none of a `.{ending}`", root.name()));
    }
    // Looked at without a type, what begins with a comment is taken for a page.
    if text.trim_start().starts_with("<!--") {
        return Some("a comment before everything else".to_owned());
    }
    const RUN: [&str; 3] = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/XSL/Transform"];
    let is_run = |ns: &str| RUN.contains(&ns);
    let elements = document.descendants().filter(|node| node.node_type() == NodeType::Element);
    let alien = elements.map(|node| node.tag_name()).find(|name| name.namespace().is_some_and(is_run));
    alien.map(|name| format!("the element `<{}>` of another language", name.name()))
}

#[cfg(test)]
mod tests;
