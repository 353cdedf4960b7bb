//! `unmet-need`: a need that no live outcome, touchpoint or service names. Linear in the needs and
//! where they are named.

use rustc_hash::FxHashSet as HashSet;

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::Status;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let services = s.model.services.iter().filter(|(_, service)| service.profile.status != Status::Retired);
    let named: HashSet<_> = s
        .outcomes()
        .flat_map(|(_, o)| &o.needs)
        .chain(s.touchpoints().flat_map(|(_, t)| &t.needs))
        .chain(services.flat_map(|(_, service)| &service.meets))
        .collect();
    for (id, need) in s.model.needs.iter() {
        if s.is_live(need.node) && !named.contains(&id) {
            let message = format!("no outcome, touchpoint or service is recorded that meets the need {}", s.title(need.node));
            let finding = s.whole(&rule::UNMET_NEED, need.node, message);
            found.push(finding.help("name it under `needs` of an outcome or a touchpoint, or under `meets` of a service"));
        }
    }
}
