//! `funnel-word`: the title of an outcome, a journey, a stage or a touchpoint holds a word of
//! `words.funnel`. Linear in the titles.

use crate::base::diagnostic::Diagnostic;
use crate::base::english::quoted;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::rule;

use super::phrases::Phrases;
use super::{CheckContext, is_nested};

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let words = Phrases::new(s.config.words.iter().flat_map(|words| &words.funnel).map(|word| &word.value));
    let titled =
        |kind| matches!(kind, NodeKind::File(Kind::Outcome | Kind::Journey)) || is_nested(kind, &[Nested::Stage, Nested::Touchpoint]);
    for node in s.live_nodes(titled) {
        let ours = words.in_text(&node.title);
        let Some(place) = node.place.clone().filter(|_| !ours.is_empty()) else { continue };
        let message = format!("the title of this {} tells our goal: {}", node.entity.kind().word(), quoted(ours));
        found.push(Diagnostic::new(&rule::FUNNEL_WORD, place, message).help("name it after what the customer does or wants"));
    }
}
