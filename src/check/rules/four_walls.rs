//! `four-walls`: a mapped journey to an outcome of level `service` or `life` in which no touchpoint has a
//! third party at either end. Linear in the touchpoints.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::Level;
use crate::model::kinds::Journey;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (id, journey) in s.model.live::<Journey>() {
        let wide = journey.outcome.is_some_and(|o| s.model.outcomes[o].level != Level::Step);
        let leaves = s.model.touchpoints_of(id).any(|t| s.model.touchpoints[t].meets_third_party());
        if wide && !leaves && s.model.is_mapped(id) {
            let message = format!("nobody but the persona and us is met in {}", s.title(journey.node));
            let finding = s.whole(&rule::FOUR_WALLS, journey.node, message);
            found.push(
                finding.help("add the touchpoints with others on the way, in `from` or `to`; an outcome of level `step` is not asked"),
            );
        }
    }
}
