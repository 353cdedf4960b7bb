//! `check --format junit`: a suite per file, a case per finding, as build servers show test results.
//! A finding that fails the check is a failure; another is a case that passes and says its message.
//! Without findings there is one case, so that a server has something to show.

use std::fmt::Write as _;

use crate::check::{Finding, Findings};

/// All findings; `fails` tells which of them fail the check.
pub fn report(findings: &Findings, fails: impl Fn(&Finding) -> bool) -> String {
    let failures = |list: &[Finding]| list.iter().filter(|f| fails(f)).count();
    let list = &findings.list;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"throughline\" tests=\"{}\" failures=\"{}\" errors=\"0\">", list.len().max(1), failures(list));
    for of_file in list.chunk_by(|a, b| a.file == b.file) {
        let file = escape(&of_file[0].file);
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
    let (file, rule, message) = (escape(&finding.file), finding.rule, escape(&finding.message));
    let place = format!("{}:{}", finding.line, finding.column);
    let mut text = format!("{file}:{place}: {}[{rule}]: {message}", finding.severity.word());
    if let Some(help) = &finding.help {
        let _ = write!(text, "\nhelp: {}", escape(help));
    }
    for related in &finding.related {
        let _ = write!(text, "\n{}:{}:{}: {}", escape(&related.file), related.line, related.column, escape(&related.message));
    }
    let _ = writeln!(out, "    <testcase classname=\"{file}\" name=\"{rule} at {place}\" file=\"{file}\" line=\"{}\">", finding.line);
    let _ = if fails {
        writeln!(out, "      <failure type=\"{rule}\" message=\"{message}\">{text}</failure>")
    } else {
        writeln!(out, "      <system-out>{text}</system-out>")
    };
    out.push_str("    </testcase>\n");
}

/// A text that may stand in XML: what XML cannot hold becomes U+FFFD.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
