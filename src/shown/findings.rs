//! The findings that are told to an audience: those that the whole site has and what is shown has too. So none names what is hidden,
//! and none asks about a gap that is only one of what is shown.

use std::collections::BTreeMap;

use crate::check::{Finding, Findings};

/// What a finding says, its columns aside: these are the file's own.
type ToldFinding<'f> = (&'static str, &'f str, usize, &'f str, Option<&'f str>);

fn said(finding: &Finding) -> ToldFinding<'_> {
    (finding.rule, &finding.file, finding.line, &finding.message, finding.subject.as_deref())
}

/// What of the findings of what is shown the whole site has too, at its places there.
pub(super) fn of_both(whole: &Findings, shown: Findings) -> Findings {
    let there: BTreeMap<ToldFinding<'_>, &Finding> = whole.list.iter().map(|finding| (said(finding), finding)).collect();
    let at_home = |mut finding: Finding| {
        let whole = there.get(&said(&finding))?;
        (finding.severity, finding.column, finding.end_line, finding.end_column) =
            (whole.severity, whole.column, whole.end_line, whole.end_column);
        Some(finding)
    };
    let list = shown.list.into_iter().filter_map(at_home).collect();
    Findings { list, warnings_suppressed: whole.warnings_suppressed, left_out: whole.left_out.clone() }
}
