//! `unmet-need`: a need that no live outcome, touchpoint or service names. Linear in the needs and
//! where they are named.

use rustc_hash::FxHashSet as HashSet;

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::kinds::{Outcome, Service};
use crate::model::nested::{Need, Touchpoint};

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let by_outcomes = s.model.live::<Outcome>().flat_map(|(_, o)| &o.needs);
    let by_touchpoints = s.model.live::<Touchpoint>().flat_map(|(_, t)| &t.needs);
    let by_services = s.model.live::<Service>().flat_map(|(_, service)| &service.meets);
    let named: HashSet<_> = by_outcomes.chain(by_touchpoints).chain(by_services).collect();
    for (id, need) in s.model.live::<Need>() {
        if !named.contains(&id) {
            let message = format!("no outcome, touchpoint or service is recorded that meets the need {}", s.title(need.node));
            let finding = s.whole(&rule::UNMET_NEED, need.node, message);
            found.push(finding.help("name it under `needs` of an outcome or a touchpoint, or under `meets` of a service"));
        }
    }
}
