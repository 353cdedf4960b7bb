//! A baseline: the findings that a site is known to have, so that a check can fail on new ones only.
//!
//! A finding is known by its rule, file, subject and message, not by its line: what moves within its
//! file stays known. Where a file has several alike, so many are known. Linear in the findings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Finding, Findings};

/// The version of the file's shape.
const VERSION: u32 = 1;

/// Findings that are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Baseline {
    known: BTreeMap<Known, usize>,
}

/// What a finding is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    file: String,
    rule: String,
    subject: Option<String>,
    message: String,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct BaselineFile {
    schema_version: u32,
    findings: Vec<Known>,
}

/// What came of holding findings against a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// How many were known, and are kept back.
    pub kept_back: usize,
    /// How many of the baseline are there no more; none while warnings wait, as nobody can tell.
    pub gone: Option<usize>,
}

impl Baseline {
    /// A baseline of these findings.
    pub fn of(findings: &Findings) -> Self {
        let mut baseline = Self::default();
        for finding in &findings.list {
            *baseline.known.entry(known(finding)).or_default() += 1;
        }
        baseline
    }

    /// Reads what [`Baseline::written`] wrote.
    ///
    /// # Errors
    /// Why it is no baseline, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let written: BaselineFile = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if written.schema_version != VERSION {
            return Err(format!("its `schema_version` is {}, and this version reads {VERSION}", written.schema_version));
        }
        let mut baseline = Self::default();
        for known in written.findings {
            *baseline.known.entry(known).or_default() += 1;
        }
        Ok(baseline)
    }

    /// The file, a finding on a line, sorted, so that a repository shows what came and went.
    pub fn written(&self) -> String {
        let each = self.known.iter().flat_map(|(known, &times)| std::iter::repeat_n(known, times));
        let lines: Vec<String> = each.filter_map(|known| serde_json::to_string(known).ok()).map(|line| format!("\n  {line}")).collect();
        let end = if lines.is_empty() { "" } else { "\n" };
        format!("{{\"schema_version\": {VERSION}, \"findings\": [{}{end}]}}\n", lines.join(","))
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.known.values().sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The findings that are new, and how many were not.
    pub fn keep_back(&self, findings: Findings) -> (Findings, Compared) {
        let mut left = self.known.clone();
        let Findings { warnings_suppressed, left_out, .. } = &findings;
        let (warnings_suppressed, left_out) = (*warnings_suppressed, left_out.clone());
        let before = findings.list.len();
        let is_new = |finding: &Finding| match left.get_mut(&known(finding)) {
            Some(times) if *times > 0 => {
                *times -= 1;
                false
            }
            _ => true,
        };
        let list: Vec<Finding> = findings.list.into_iter().filter(is_new).collect();
        let gone = (!warnings_suppressed).then(|| left.values().sum());
        let compared = Compared { kept_back: before - list.len(), gone };
        (Findings { list, warnings_suppressed, left_out }, compared)
    }
}

fn known(finding: &Finding) -> Known {
    Known {
        file: finding.file.to_string(),
        rule: finding.rule.to_owned(),
        subject: finding.subject.clone(),
        message: finding.message.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Severity;

    fn finding(line: usize, message: &str) -> Finding {
        Finding {
            rule: "jargon",
            severity: Severity::Warning,
            message: message.to_owned(),
            help: None,
            file: "a.md".into(),
            line,
            column: 1,
            end_line: line,
            end_column: 2,
            subject: Some("page:a".to_owned()),
            related: Vec::new(),
        }
    }

    fn findings(list: &[(usize, &str)]) -> Findings {
        Findings { list: list.iter().map(|(line, message)| finding(*line, message)).collect(), ..Findings::default() }
    }

    #[test]
    fn a_finding_that_moved_is_known() {
        let baseline = Baseline::of(&findings(&[(3, "one"), (4, "two")]));
        let (new, compared) = baseline.keep_back(findings(&[(9, "one"), (9, "three")]));
        assert_eq!(new, findings(&[(9, "three")]));
        assert_eq!(compared, Compared { kept_back: 1, gone: Some(1) });
    }

    #[test]
    fn of_several_alike_so_many_are_known() {
        let baseline = Baseline::of(&findings(&[(3, "one"), (4, "one")]));
        let (new, compared) = baseline.keep_back(findings(&[(3, "one"), (4, "one"), (5, "one")]));
        assert_eq!((new.list.len(), compared), (1, Compared { kept_back: 2, gone: Some(0) }));
    }

    #[test]
    fn nothing_is_called_gone_while_warnings_wait() {
        let baseline = Baseline::of(&findings(&[(3, "one")]));
        let (_, compared) = baseline.keep_back(Findings { warnings_suppressed: true, ..Findings::default() });
        assert_eq!(compared, Compared { kept_back: 0, gone: None });
    }

    #[test]
    fn a_baseline_reads_as_it_was_written() {
        for list in [&[][..], &[(3, "one"), (4, "one"), (5, "a \"b\"\n")]] {
            let baseline = Baseline::of(&findings(list));
            assert_eq!(Baseline::read(&baseline.written()), Ok(baseline));
        }
        assert!(Baseline::read("{}").is_err());
        assert!(Baseline::read("{\"schema_version\": 2, \"findings\": []}").unwrap_err().contains("schema_version"));
    }
}
