//! `export --format dot`: a drawing for Graphviz, a cluster per journey.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::Model;
use crate::model::id::NodeId;

use super::diagram::{NodeShape, Sketch};

/// The drawing of a model in the DOT language, or of those of its nodes that are `kept`.
pub fn write(model: &Model, kept: Option<&BTreeSet<NodeId>>) -> String {
    let sketch = Sketch::new(model, kept);
    let mut out = String::from("digraph throughline {\n");
    let _ = writeln!(out, "  label={};", quoted(sketch.title));
    out.push_str("  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (i, journey) in sketch.journeys.iter().enumerate() {
        let title = journey.first().map_or("", |&at| sketch.things[at].title);
        let _ = writeln!(out, "\n  subgraph cluster_{} {{\n    label={};", i + 1, quoted(title));
        for &at in journey {
            thing(&mut out, "    ", &sketch, at);
        }
        out.push_str("  }\n");
    }
    out.push('\n');
    for &at in &sketch.others {
        thing(&mut out, "  ", &sketch, at);
    }
    out.push('\n');
    for (from, kind, to) in &sketch.arrows {
        let [from, to] = [from, to].map(|at| quoted(&sketch.things[*at].address));
        let _ = writeln!(out, "  {from} -> {to} [label={}];", quoted(kind));
    }
    out.push_str("}\n");
    out
}

fn thing(out: &mut String, indent: &str, sketch: &Sketch<'_>, at: usize) {
    let thing = &sketch.things[at];
    let look = match thing.shape {
        NodeShape::Outcome => "shape=ellipse, peripheries=2",
        NodeShape::Journey => "shape=folder",
        NodeShape::Touchpoint => "shape=box, style=rounded",
        NodeShape::Process => "shape=cds",
        NodeShape::Service => "shape=hexagon",
        NodeShape::Role => "shape=invhouse",
        NodeShape::Team => "shape=house",
        NodeShape::System => "shape=cylinder",
        NodeShape::ThirdParty => "shape=box, style=dashed",
    };
    let _ = writeln!(out, "{indent}{} [label={}, {look}];", quoted(&thing.address), quoted(thing.title));
}

/// A string of the language. In labels a backslash begins an escape and `&` an HTML entity, so both
/// are written out; addresses hold neither.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_its_string() {
        assert_eq!(quoted("say \"hi\"\\"), r#""say \"hi\"\\""#);
        assert_eq!(quoted("a\nb\u{1b}c"), r#""a\nb c""#);
        assert_eq!(quoted("R&amp;D"), r#""R&amp;amp;D""#);
    }
}
