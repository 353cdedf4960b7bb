//! Fields that take one word of a list.

use crate::base::diagnostic::quote;
use crate::base::english::quoted;
use crate::base::kind::Kind;
use crate::base::meant::{self, LEAVE_BLANK, is_unknown};
use crate::base::suggest::nearest;
use crate::base::{rule, vocabulary};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::ReadNode;
use crate::syntax::fields::schema::FieldShape;
use crate::syntax::yaml::tree::{Value, YamlNode};

/// Reads one of a list of words.
fn read_word<T: Copy>(node: &YamlNode<'_>, faults: &mut Faults, words: &[&'static str], from: impl Fn(&str) -> Option<T>) -> Option<T> {
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
            None => format!("write one of {}", quoted(words)),
        };
        faults.push(&rule::UNKNOWN_VALUE, node.span, format!("`{}` cannot be {}", faults.key, quote(text)), help);
    }
    found
}

macro_rules! readable {
    ($($name:ty),* $(,)?) => {$(
        impl ReadNode for $name {
            fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
                read_word(node, faults, Self::WORDS, Self::from_word)
            }

            fn shape() -> FieldShape {
                FieldShape::OneOf(Self::WORDS)
            }
        }
    )*};
}

readable! {
    vocabulary::About, vocabulary::Basis, vocabulary::Better, vocabulary::Class, vocabulary::Criticality, vocabulary::Crown,
    vocabulary::EvidenceKind, vocabulary::JourneyState, vocabulary::Layer, vocabulary::Level, vocabulary::NeedSort,
    vocabulary::LogBasis, vocabulary::OpportunityState, vocabulary::OwnFieldType, vocabulary::RawHtml, vocabulary::RemotePictures, vocabulary::Robots, vocabulary::RuleSort,
    vocabulary::Stakeholder, vocabulary::Status, vocabulary::Setting, Kind,
}
