//! `changed-since-reviewed`: a journey that was reviewed before a process that serves it changed, and a process that was before a
//! journey that it serves did. Asked only where the repository's history is whole. Linear in the touchpoints.

use crate::analysis::rechecks::Rechecks;
use crate::base::diagnostic::Diagnostic;
use crate::base::english;
use crate::base::rule;

use super::CheckContext;

/// A message names so many of what changed, and counts the rest.
const NAMED: usize = 3;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    for recheck in &Rechecks::of(s.model, s.history).list {
        let Some(document) = s.document(recheck.thing) else { continue };
        let mut names: Vec<String> =
            recheck.changed.iter().take(NAMED).map(|changed| format!("{} ({})", s.title(changed.thing), changed.day)).collect();
        match recheck.changed.len().saturating_sub(NAMED) {
            0 => {}
            1 => names.push("one more".to_owned()),
            more => names.push(format!("{more} more")),
        }
        let (title, day) = (s.title(recheck.thing), recheck.looked_at);
        let message = format!("{title} was last looked at on {day}, and changed since: {}", english::list(&names));
        let reviewed = document.common.reviewed.as_ref().map(|reviewed| reviewed.span);
        let mut finding = s.value(&rule::CHANGED_SINCE_REVIEWED, recheck.thing, reviewed, message);
        for changed in recheck.changed.iter().take(NAMED) {
            finding = finding.related(s.place(changed.thing), format!("changed on {}", changed.day));
        }
        let address = &s.model.node(recheck.thing).address;
        found.push(finding.help(format!("read it again beside what changed; `throughline review {address}` writes down that it holds")));
    }
}
