//! `known-gap`: a `gap` takes the place of the warning that its touchpoint or process would get,
//! until its day has passed; then the warning is back and says so.

use crate::base::diagnostic::{Diagnostic, is_hidden};
use crate::base::rule;
use crate::model::nested::Gap;

use super::CheckContext;

/// The finding, or the note in its place.
pub(super) fn or_note(subject: &CheckContext<'_>, gap: Option<&Gap>, title: &str, mut finding: Diagnostic) -> Diagnostic {
    let Some(gap) = gap else { return finding };
    if let Some(until) = gap.until.filter(|_| gap.has_passed(subject.as_of)) {
        finding.message.push_str(&format!("; its gap was to last until {until}"));
        return finding;
    }
    let mut message = format!("{title} is a known gap");
    if let Some(until) = gap.until {
        message.push_str(&format!(" until {until}"));
    }
    if let Some(owner) = gap.owner {
        let team = subject.title(subject.model.teams[owner].node);
        message.push_str(&format!(", for {team} to close"));
    }
    if let Some(reason) = &gap.reason {
        message.push_str(": ");
        message.extend(reason.plain(subject.model).chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }));
    }
    Diagnostic::new(&rule::KNOWN_GAP, finding.place, message).help("take the `gap` out once it is closed")
}
