//! `later-than-promised`: somebody waits longer than `within` says, for a touchpoint of a current journey or a step of an active
//! process. Linear in the touchpoints and steps.

use crate::base::diagnostic::{Diagnostic, quote};
use crate::base::number_format::say_minutes;
use crate::base::rule;
use crate::base::span::Spanned;
use crate::model::id::NodeId;
use crate::model::kinds::{Journey, Process};
use crate::syntax::content::document::Fields;
use crate::syntax::fields::record::SpannedText;
use crate::syntax::fields::types::Minutes;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let journeys = s.model.live::<Journey>().map(|(_, journey)| journey.node);
    let processes = s.model.live::<Process>().map(|(_, process)| process.node).filter(|&node| s.is_active(node));
    for file in journeys.chain(processes) {
        match s.document(file).map(|document| &document.fields) {
            Some(Fields::Journey(journey)) => {
                let touchpoints = journey.stages.iter().flat_map(|stage| &stage.touchpoints);
                found.extend(touchpoints.filter_map(|t| late(s, file, (&t.title, t.wait.as_ref(), t.within))));
            }
            Some(Fields::Process(process)) => {
                found.extend(process.steps.iter().filter_map(|step| late(s, file, (&step.title, step.wait.as_ref(), step.within))));
            }
            _ => {}
        }
    }
}

/// What is waited for, for how long, and within what it is promised.
type Promise<'a> = (&'a Option<SpannedText>, Option<&'a Spanned<Minutes>>, Option<Minutes>);

fn late(s: &CheckContext<'_>, file: NodeId, (title, wait, within): Promise<'_>) -> Option<Diagnostic> {
    let (wait, within) = wait.zip(within).filter(|(wait, within)| wait.value.0 > within.0)?;
    let title = quote(title.as_ref().map_or("", |title| &title.value));
    let message = format!("{title} waits {}, and is promised within {}", say_minutes(wait.value.0), say_minutes(within.0));
    let finding = s.value(&rule::LATER_THAN_PROMISED, file, Some(wait.span), message);
    Some(finding.help("keep the promise and write the new `wait`, or promise in `within` what you can keep"))
}
