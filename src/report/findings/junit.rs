//! `check --format junit`: a suite per file, a case per finding, as build servers show test results.
//! A finding that fails the check is a failure; another is a case that passes and says its message.
//! Without findings there is one case, so that a server has something to show.

use std::fmt::Write as _;

use crate::base::escape::escape_xml;
use crate::check::{Finding, Findings};

/// All findings; `fails` tells which of them fail the check.
pub fn report(findings: &Findings, fails: impl Fn(&Finding) -> bool) -> String {
    let failures = |list: &[Finding]| list.iter().filter(|f| fails(f)).count();
    let list = &findings.list;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"throughline\" tests=\"{}\" failures=\"{}\" errors=\"0\">", list.len().max(1), failures(list));
    for of_file in list.chunk_by(|a, b| a.file == b.file) {
        let file = escape_xml(&of_file[0].file);
        let _ = writeln!(out, "  <testsuite name=\"{file}\" tests=\"{}\" failures=\"{}\" errors=\"0\">", of_file.len(), failures(of_file));
        for finding in of_file {
            case(&mut out, finding, fails(finding));
        }
        out.push_str("  </testsuite>\n");
    }
    if list.is_empty() {
        out.push_str("  <testsuite name=\"throughline\" tests=\"1\" failures=\"0\" errors=\"0\">\n");
        out.push_str("    <testcase classname=\"throughline\" name=\"no findings\"/>\n  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(out: &mut String, finding: &Finding, fails: bool) {
    let (file, rule, message) = (escape_xml(&finding.file), finding.rule, escape_xml(&finding.message));
    let place = format!("{}:{}", finding.line, finding.column);
    let mut text = format!("{file}:{place}: {}[{rule}]: {message}", finding.severity.word());
    if let Some(help) = &finding.help {
        let _ = write!(text, "\nhelp: {}", escape_xml(help));
    }
    for related in &finding.related {
        let _ = write!(text, "\n{}:{}:{}: {}", escape_xml(&related.file), related.line, related.column, escape_xml(&related.message));
    }
    let _ = writeln!(out, "    <testcase classname=\"{file}\" name=\"{rule} at {place}\" file=\"{file}\" line=\"{}\">", finding.line);
    let _ = if fails {
        writeln!(out, "      <failure type=\"{rule}\" message=\"{message}\">{text}</failure>")
    } else {
        writeln!(out, "      <system-out>{text}</system-out>")
    };
    out.push_str("    </testcase>\n");
}
