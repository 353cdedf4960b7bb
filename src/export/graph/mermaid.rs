//! `export --format mermaid`: a drawing that many wikis and repositories show, a subgraph per
//! journey. Ids are `n1`, `n2`, … in the order of addresses.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::Model;
use crate::model::id::NodeId;

use super::diagram::{NodeShape, Sketch};

/// How many arrows Mermaid draws, and how many characters it reads: what holds more is refused where it is
/// shown, and nothing in the drawing itself can lift that.
pub const MOST_ARROWS: usize = 500;
/// As [`MOST_ARROWS`].
pub const MOST_CHARACTERS: usize = 50_000;

/// A drawing, and what Mermaid counts of it.
#[derive(Debug)]
pub struct Drawing {
    /// The drawing in the language of Mermaid.
    pub text: String,
    /// How many arrows it has.
    pub arrows: usize,
}

impl Drawing {
    /// Whether it is more than Mermaid draws.
    pub fn is_too_large(&self) -> bool {
        self.arrows > MOST_ARROWS || self.text.chars().count() > MOST_CHARACTERS
    }
}

/// The drawing of a model in the language of Mermaid, or of those of its nodes that are `kept`.
pub fn write(model: &Model, kept: Option<&BTreeSet<NodeId>>) -> Drawing {
    let sketch = Sketch::new(model, kept);
    let mut out = String::from("flowchart LR\n");
    for (i, journey) in sketch.journeys.iter().enumerate() {
        let title = journey.first().map_or("", |&at| sketch.things[at].title);
        let _ = writeln!(out, "  subgraph s{}[{}]", i + 1, label(title));
        for &at in journey {
            thing(&mut out, "    ", &sketch, at);
        }
        out.push_str("  end\n");
    }
    for &at in &sketch.others {
        thing(&mut out, "  ", &sketch, at);
    }
    for (from, kind, to) in &sketch.arrows {
        let _ = writeln!(out, "  n{} -->|{kind}| n{}", from + 1, to + 1);
    }
    Drawing { text: out, arrows: sketch.arrows.len() }
}

fn thing(out: &mut String, indent: &str, sketch: &Sketch<'_>, at: usize) {
    let thing = &sketch.things[at];
    let (open, close) = match thing.shape {
        NodeShape::Outcome => ("([", "])"),
        NodeShape::Journey => ("[/", "/]"),
        NodeShape::Touchpoint => ("(", ")"),
        NodeShape::Process => ("[", "]"),
        NodeShape::Service => ("{{", "}}"),
        NodeShape::Role => ("{", "}"),
        NodeShape::Team => ("[[", "]]"),
        NodeShape::System => ("[(", ")]"),
        NodeShape::ThirdParty => (">", "]"),
    };
    let _ = writeln!(out, "{indent}n{}{open}{}{close}", at + 1, label(thing.title));
}

/// A label in quotes. Whatever Mermaid could take for a quote, a tag, a directive, Markdown or one
/// of its own escapes is written as the number of its character.
fn label(title: &str) -> String {
    let mut out = String::from("\"");
    for (i, c) in title.chars().enumerate() {
        let harmless = c.is_alphanumeric() || matches!(c, ' ' | ',' | '\'' | '(' | ')' | '?' | '/') || (c == '-' && i > 0);
        if c.is_control() {
            out.push(' ');
        } else if harmless || !c.is_ascii() {
            out.push(c);
        } else {
            let _ = write!(out, "#{};", u32::from(c));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_label() {
        assert_eq!(label(r#"say "hi"]"#), r##""say #34;hi#34;#93;""##);
        assert_eq!(label("<b>&#35;"), r##""#60;b#62;#38;#35;35#59;""##);
        assert_eq!(label("%%{init: {}}%%"), r##""#37;#37;#123;init#58; #123;#125;#125;#37;#37;""##);
    }

    #[test]
    fn a_title_is_no_markdown() {
        assert_eq!(label("1. - one"), r##""1#46; - one""##);
        assert_eq!(label("- one"), r##""#45; one""##);
        assert_eq!(label("I’m “in”: über-easy"), r##""I’m “in”#58; über-easy""##);
    }
}
