//! `funnel-word`: the title of an outcome, a journey, a stage or a touchpoint holds a word of the funnel, of the language's
//! list or of `words.funnel`. Linear in the titles.

use crate::base::diagnostic::Diagnostic;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::rule;

use super::word_lists::{FUNNEL, WordList};
use super::{CheckContext, is_nested};

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let words = WordList::new(s, s.config.words.as_ref().map_or(&[], |words| &words.funnel), FUNNEL);
    let titled =
        |kind| matches!(kind, NodeKind::File(Kind::Outcome | Kind::Journey)) || is_nested(kind, &[Nested::Stage, Nested::Touchpoint]);
    for node in s.live_nodes(titled) {
        let Some(place) = &node.place else { continue };
        found.extend(words.in_text(&node.title, |ours| {
            let message = format!("the title of this {} tells our goal: {ours}", node.entity.kind().word());
            Diagnostic::new(&rule::FUNNEL_WORD, place.clone(), message).help("name it after what the customer does or wants")
        }));
    }
}
