//! `feeling-without-evidence`: a touchpoint of a current journey has a feeling, and neither it nor
//! the journey has evidence other than an assumption. Linear in the touchpoints and the evidence.

use crate::base::diagnostic::Diagnostic;
use crate::base::rule;
use crate::base::vocabulary::EvidenceKind;
use crate::model::kinds::Evidence;

use super::CheckContext;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let known = |evidence: &[Evidence]| evidence.iter().any(|e| e.kind.is_some_and(|kind| kind != EvidenceKind::Assumption));
    for (id, _) in s.journeys().filter(|(_, journey)| !known(&journey.profile.evidence)) {
        for t in s.model.touchpoints_of(id).map(|t| &s.model.touchpoints[t]) {
            if t.feeling.is_some() && !known(&t.evidence) {
                let message = format!("nothing is recorded that tells how {} feels", s.title(t.node));
                let mut finding = s.lacking(&rule::FEELING_WITHOUT_EVIDENCE, t.node, &["evidence"], message);
                finding = finding.help("say under `evidence`, here or of the whole journey, who was asked or watched");
                found.push(finding);
            }
        }
    }
}
