//! `unmapped-journey`: a current journey without a touchpoint: nothing of it is asked but this. Linear in the journeys.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::kinds::Journey;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, journey) in s.model.live::<Journey>().filter(|(id, _)| !s.model.is_mapped(*id)) {
        let message = format!("nothing is recorded of how {} goes", s.title(journey.node));
        let finding = s.lacking(&rule::UNMAPPED_JOURNEY, journey.node, &["stages"], message);
        found.push(finding.help("walk it with somebody, and write down what happens: `touchpoints` in `stages`"));
    }
}
