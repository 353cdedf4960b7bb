//! What a search found, for people.

use std::fmt::Write as _;

use crate::base::kind::NodeKind;
use crate::base::sentence::shortened;
use crate::search::Searched;
use crate::search::find::FoundThing;
use crate::search::words::{WordUse, words};

use super::terminal::{Paint, in_a_line};

/// The longest sentence that is shown whole, in characters.
const LONGEST: usize = 240;

/// What was found, best first: each with its kind, what it stands in, the sentence that answers, and its address. The words that matched
/// are bold where there is colour.
pub fn report(searched: &Searched<'_>, found: &[FoundThing], paint: Paint) -> String {
    let model = searched.entries.model;
    let mut out = String::new();
    for (i, thing) in found.iter().enumerate() {
        let node = model.node(thing.node);
        let kind = match node.entity.kind() {
            NodeKind::File(kind) => kind.spoken(),
            NodeKind::Nested(nested) => nested.word(),
        };
        let code = model.code(thing.node).map(|code| format!(", {}", in_a_line(code))).unwrap_or_default();
        let before = if i > 0 { "\n" } else { "" };
        let _ = writeln!(out, "{before}{} ({kind}{code})", marked(&model.plain_title(thing.node), thing, paint));
        let path: Vec<String> =
            searched.entries.way_to(thing.node).into_iter().map(|around| one_line(&model.plain_title(around))).collect();
        if !path.is_empty() {
            let _ = writeln!(out, "  in {}", path.join(" › "));
        }
        if let Some(sentence) = &thing.sentence {
            let _ = writeln!(out, "  {}", marked(&shortened(sentence, LONGEST), thing, paint));
        }
        let _ = writeln!(out, "  {}", in_a_line(&node.address.to_string()));
    }
    out
}

/// A text in one line, what matched in bold.
fn marked(text: &str, thing: &FoundThing, paint: Paint) -> String {
    let is_match = |word: &str| words(word, WordUse::Indexed).iter().any(|word| thing.words.contains(word));
    let word = |word: &str| if is_match(word) { paint.bold(&in_a_line(word)) } else { in_a_line(word).into_owned() };
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn one_line(text: &str) -> String {
    in_a_line(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
