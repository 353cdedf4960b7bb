//! `later-than-promised`: somebody waits longer than `within` says, before a step of an active process. Linear in the steps.

use crate::base::diagnostic::Diagnostic;
use crate::base::number_format::say_minutes;
use crate::base::rule;
use crate::base::span::Span;
use crate::model::id::NodeId;
use crate::syntax::content::document::Fields;

use super::CheckContext;

/// What waits: its node, how long and within what in minutes, and where the wait is written.
struct Wait {
    node: NodeId,
    wait: f64,
    within: f64,
    span: Option<Span>,
}

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for late in of_steps(s).filter(|late| late.wait > late.within) {
        let [wait, within] = [late.wait, late.within].map(say_minutes);
        let message = format!("{} waits {wait}, and is promised within {within}", s.title(late.node));
        let finding = s.value(&rule::LATER_THAN_PROMISED, late.node, late.span, message);
        found.push(finding.help("keep the promise and write the new `wait`, or promise in `within` what you can keep"));
    }
}

/// The steps of active processes that say both.
fn of_steps<'s>(s: &'s CheckContext<'_>) -> impl Iterator<Item = Wait> + use<'s> {
    let steps = s.model.steps.iter().filter(|(_, step)| s.is_active(step.node));
    steps.filter_map(|(id, step)| {
        let (wait, within) = step.wait.zip(step.within)?;
        let place = s.model.processes[step.process].steps.iter().position(|&other| other == id);
        let span = s.document(step.node).zip(place).and_then(|(document, place)| match &document.fields {
            Fields::Process(fields) => fields.steps.get(place)?.wait.as_ref().map(|wait| wait.span),
            _ => None,
        });
        Some(Wait { node: step.node, wait, within, span })
    })
}
