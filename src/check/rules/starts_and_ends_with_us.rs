//! `starts-and-ends-with-us`: a journey to an outcome of level `service` or `life` that has us at all touchpoints with which it
//! begins, and at all with which it ends: those that no `next` leads to, and those that none leads on from. Where a loop
//! leaves none, the first or last one of the file stands for them. Linear in the touchpoints and what follows them.

use std::collections::BTreeSet;

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::Level;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (id, journey) in s.model.live::<Journey>() {
        let is_wide = journey.outcome.is_some_and(|o| s.model.outcomes[o].level != Level::Step);
        let all: Vec<Id<Touchpoint>> = s.model.touchpoints_of(id).collect();
        let (Some(&first), Some(&last)) = (all.first(), all.last()) else { continue };
        let next = |t: Id<Touchpoint>| s.model.touchpoints[t].next.iter().map(|next| next.to);
        let led_to: BTreeSet<Id<Touchpoint>> = all.iter().flat_map(|&t| next(t)).collect();
        let begins = all.iter().copied().filter(|t| !led_to.contains(t));
        let ends = all.iter().copied().filter(|&t| next(t).next().is_none());
        if is_wide && are_with_us(s, begins, first) && are_with_us(s, ends, last) {
            let message = format!("{} begins and ends with us", s.title(journey.node));
            let finding = s.whole(&rule::STARTS_AND_ENDS_WITH_US, journey.node, message);
            let help = "add what leads the persona to us, or what they do with the result; an outcome of level `step` is not asked";
            found.push(finding.help(help));
        }
    }
}

/// Whether all of these touchpoints have us at one end; the one that stands for them where there are none.
fn are_with_us(s: &CheckContext<'_>, touchpoints: impl Iterator<Item = Id<Touchpoint>>, otherwise: Id<Touchpoint>) -> bool {
    let mut touchpoints = touchpoints.peekable();
    let with_us = |t: Id<Touchpoint>| s.model.touchpoints[t].meets_us();
    if touchpoints.peek().is_none() { with_us(otherwise) } else { touchpoints.all(with_us) }
}
