//! `check --format sarif`: SARIF 2.1.0, as code scanning and editors read it.
//!
//! One run; its driver lists every rule that a finding may name, with its page as help; each finding
//! is a result with its region, its subject as a logical location, and a fingerprint that holds when
//! the finding moves within its file.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::base::diagnostic::Severity;
use crate::base::rule::{self, Rule};
use crate::check::{Finding, Findings};

/// What a path keeps in a URI.
const NOT_IN_A_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// All findings; `folder` is the site's folder in the repository, empty or ending in `/`.
pub fn report(findings: &Findings, folder: &str) -> Value {
    let rules: Vec<&Rule> = rule::ALL.to_vec();
    let results: Vec<Value> = findings.list.iter().map(|finding| result(finding, &rules, folder)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "throughline",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| description(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn description(rule: &Rule) -> Value {
    let level = rule.level.map_or("none", Severity::word);
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"enabled": rule.level.is_some(), "level": level},
    })
}

fn result(finding: &Finding, rules: &[&Rule], folder: &str) -> Value {
    let mut text = finding.message.clone();
    if let Some(help) = &finding.help {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    let region = json!({
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    });
    let mut location = json!({"physicalLocation": physical(&finding.file, folder, region)});
    if let Some(subject) = &finding.subject {
        location["logicalLocations"] = json!([{"fullyQualifiedName": subject}]);
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "level": finding.severity.word(),
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"throughline/v1": fingerprint(finding)},
    });
    if let Some(index) = rules.iter().position(|rule| rule.name == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|related| {
            let region = json!({"startLine": related.line, "startColumn": related.column});
            json!({
                "physicalLocation": physical(&related.file, folder, region),
                "message": {"text": related.message},
            })
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn physical(file: &str, folder: &str, region: Value) -> Value {
    let path = format!("{folder}{file}");
    json!({
        "artifactLocation": {"uri": utf8_percent_encode(&path, NOT_IN_A_PATH).to_string()},
        "region": region,
    })
}

/// What a finding is known by, whatever its line.
fn fingerprint(finding: &Finding) -> String {
    let mut hasher = blake3::Hasher::new();
    let subject = finding.subject.as_deref().unwrap_or_default();
    for part in [finding.rule, &finding.file, subject, &finding.message] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().to_string()
}
