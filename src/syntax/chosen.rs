//! Fields that take one word of a list.

use crate::base::diagnostic::quote;
use crate::base::meant::{self, LEAVE_BLANK, is_unknown};
use crate::base::near::nearest;
use crate::base::rule;
use crate::base::terms::Kind;
use crate::base::words;

use super::record::{Faults, Read};
use super::schema::Shape;
use super::tree::{Node, Value};

/// Reads one of a list of words.
fn read_word<T: Copy>(node: &Node<'_>, faults: &mut Faults, words: &[&'static str], from: impl Fn(&str) -> Option<T>) -> Option<T> {
    let Value::Scalar { text, .. } = &node.value else {
        faults.wrong_type(node, "one word");
        return None;
    };
    let found = from(text.trim());
    if found.is_none() {
        let near = meant::names::word(text, words).or_else(|| nearest(text, words.iter().copied()));
        let help = match near {
            _ if faults.key == "status" && text.trim().eq_ignore_ascii_case("draft") => {
                "write `draft: true`, and take `status` out".to_owned()
            }
            Some(word) => format!("did you mean `{word}`?"),
            None if is_unknown(text) => LEAVE_BLANK.to_owned(),
            None => format!("write one of {}", words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ")),
        };
        faults.push(&rule::UNKNOWN_VALUE, node.span, format!("`{}` cannot be {}", faults.key, quote(text)), help);
    }
    found
}

macro_rules! readable {
    ($($name:ty),* $(,)?) => {$(
        impl Read for $name {
            fn read(node: &Node<'_>, faults: &mut Faults) -> Option<Self> {
                read_word(node, faults, Self::WORDS, Self::from_word)
            }

            fn shape() -> Shape {
                Shape::OneOf(Self::WORDS)
            }
        }
    )*};
}

readable! {
    words::About, words::Basis, words::Better, words::Class, words::Criticality, words::Crown,
    words::EvidenceKind, words::JourneyState, words::Layer, words::Level, words::NeedSort,
    words::OpportunityState, words::RawHtml, words::RemotePictures, words::RuleSort,
    words::Stakeholder, words::Status, words::Setting, Kind,
}
