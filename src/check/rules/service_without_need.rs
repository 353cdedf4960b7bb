//! `service-without-need`: a service whose `meets` is empty. Linear in the services.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::kinds::Service;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, service) in s.model.live::<Service>() {
        if service.meets.is_empty() {
            let message = format!("no need that {} meets is recorded", s.title(service.node));
            let finding = s.lacking(&rule::SERVICE_WITHOUT_NEED, service.node, &["meets"], message);
            found.push(finding.help("name the personas' needs under `meets`, as `persona#need`"));
        }
    }
}
