//! `jargon`: the title of a touchpoint holds the title of a system or a process, or a word of
//! `words.jargon`. Linear in these and the titles.

use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::english::quoted;
use crate::base::kind::{Kind, NodeKind};
use crate::base::rule;
use crate::model::nested::Touchpoint;

use super::CheckContext;
use super::phrases::Phrases;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let ours = s.live_nodes(|kind| matches!(kind, NodeKind::File(Kind::System | Kind::Process))).map(|node| &node.title);
    let words = s.config.words.iter().flat_map(|words| &words.jargon).map(|word| &word.value);
    let names: Vec<&Arc<str>> = ours.chain(words).collect();
    let names = Phrases::new(names);
    for (_, t) in s.model.live::<Touchpoint>() {
        let title = &s.model.node(t.node).title;
        let ours = names.in_text(title);
        if !ours.is_empty() {
            let message = format!("the title of this touchpoint holds words of ours: {}", quoted(ours));
            found.push(s.whole(&rule::JARGON, t.node, message).help("tell it in the customer's words"));
        }
    }
}
