//! `outcome-unwalked`: an active outcome without a touchpoint: T(o) is empty. Linear in the outcomes.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::JourneyState;
use crate::model::kinds::Outcome;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (id, o) in s.model.live::<Outcome>() {
        if s.is_active(o.node) && s.analysis.reach().touchpoints_of(id).is_empty() {
            let unmapped = s.analysis.reach().journeys_of(id).first().map(|&journey| s.model.journeys[journey].node);
            let elsewhere = s.model.journeys_for(id, JourneyState::Current).first().map(|&journey| s.model.journeys[journey].node);
            let (message, help) = match (unmapped, elsewhere) {
                (Some(journey), _) => {
                    let message = format!("the journey {} to {} has no touchpoint yet", s.title(journey), s.title(o.node));
                    (message, "write down what the persona goes through: `touchpoints` in its `stages`")
                }
                (None, Some(journey)) => {
                    let message = format!("all stages of the journey {} to {} lead to other outcomes", s.title(journey), s.title(o.node));
                    (message, "leave out the `outcome` of the stage that leads here, or let the journey have another one")
                }
                (None, None) => {
                    let message = format!("no journey to {} is recorded", s.title(o.node));
                    (message, "add a journey whose `outcome` this is; `status: hypothesis` says that it is only a guess yet")
                }
            };
            found.push(s.whole(&rule::OUTCOME_UNWALKED, o.node, message).help(help));
        }
    }
}
