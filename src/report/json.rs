//! `check --format json`.

use serde_json::{Value, json};

use crate::base::diagnostic::Severity;
use crate::check::Findings;

/// The findings in their published shape.
pub fn report(findings: &Findings) -> Value {
    json!({
        "schema_version": 1,
        "findings": findings.list,
        "counts": {
            "error": findings.count(Severity::Error),
            "warning": findings.count(Severity::Warning),
            "note": findings.count(Severity::Note),
        },
    })
}
