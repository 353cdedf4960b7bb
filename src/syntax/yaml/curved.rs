//! Titles within curved quotes, as word processors make them of straight ones: YAML knows only the straight, and the
//! curved become part of the title.

use crate::base::diagnostic::quote;
use crate::base::meant::unquoted;
use crate::base::rule;

use crate::syntax::fields::faults::Faults;
use crate::syntax::yaml::mistakes::in_quotes;
use crate::syntax::yaml::tree::{Value, YamlNode};

/// What begins a text in curved quotes.
const OPENING: [char; 4] = ['“', '”', '„', '‘'];

/// Notes each title of a tree that stands within curved quotes. `yaml` is the text of the tree.
pub(in crate::syntax) fn note(root: &YamlNode<'_>, yaml: &str, faults: &mut Faults) {
    if OPENING.iter().any(|&open| yaml.contains(open)) {
        value(root, faults);
    }
}

fn value(node: &YamlNode<'_>, faults: &mut Faults) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| value(item, faults)),
        Value::Map(entries) => {
            for (key, node) in entries {
                match &node.value {
                    Value::Scalar { text, plain: true } if key.text == "title" && text.starts_with(OPENING) => title(text, node, faults),
                    _ => value(node, faults),
                }
            }
        }
        Value::Scalar { .. } => {}
    }
}

fn title(text: &str, node: &YamlNode<'_>, faults: &mut Faults) {
    let inside = unquoted(text);
    // `“One” and “two”` only begins and ends so.
    if inside.len() == text.len() || inside.is_empty() || inside.contains(OPENING) {
        return;
    }
    let message = format!("the curved quotes around {} are part of the title", quote(inside));
    let help = format!("write straight ones: `title: {}`; or `allow: [looks-like]` where they are meant", in_quotes(inside));
    faults.note(&rule::LOOKS_LIKE, node.span, message, help);
}
