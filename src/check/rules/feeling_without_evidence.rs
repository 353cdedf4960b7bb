//! `feeling-without-evidence`: a touchpoint of a current journey has a feeling, and neither it nor
//! the journey has evidence other than an assumption. Linear in the touchpoints and the evidence.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::model::nested::Touchpoint;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for (_, t) in s.model.live::<Touchpoint>().filter(|(_, t)| s.model.has_assumed_feeling(t)) {
        let message = format!("nothing is recorded that tells how {} feels", s.title(t.node));
        let finding = s.lacking(&rule::FEELING_WITHOUT_EVIDENCE, t.node, &["evidence"], message);
        found.push(finding.help("say under `evidence`, here or of the whole journey, who was asked or watched"));
    }
}
