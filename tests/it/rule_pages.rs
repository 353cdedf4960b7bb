//! Every page of docs/rules is a fixture: the files of its `## Example`, laid over the base site,
//! give a finding of that rule and no error of another; those of its `## Instead` give no error
//! and nothing of that rule.

use std::fmt::Write as _;

use throughline::base::diagnostic::Severity;
use throughline::base::files::Files;
use throughline::base::rule::{self, Rule};
use throughline::check::Finding;
use throughline::session::{Options, Session};

use super::folders::base;

/// A page whose example begins so is read by people only.
const NOT_A_FIXTURE: &str = "<!-- not a fixture";

#[test]
fn every_example_shows_its_rule_and_every_instead_is_free_of_it() {
    let mut wrong = String::new();
    for rule in rule::ALL.iter().filter(|rule| !is_skipped(rule)) {
        let example = findings(lay(section(rule, "Example"), rule));
        let of_rule = |f: &&Finding| f.rule == rule.name;
        if !example.iter().any(|f| of_rule(&f)) {
            let _ = writeln!(wrong, "{}: the example does not show it", rule.name);
        }
        for f in example.iter().filter(|f| is_error(f) && f.rule != rule.name) {
            let _ = writeln!(wrong, "{}: the example also gives {}", rule.name, said(f));
        }
        let instead = findings(lay(section(rule, "Instead"), rule));
        for f in instead.iter().filter(|f| is_error(f) || f.rule == rule.name) {
            let _ = writeln!(wrong, "{}: what to write instead gives {}", rule.name, said(f));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn only_what_no_page_can_hold_is_skipped() {
    let skipped: Vec<_> = rule::ALL.iter().filter(|rule| is_skipped(rule)).map(|rule| rule.name).collect();
    assert_eq!(skipped, ["encoding", "changed-since-reviewed"]);
}

fn findings(files: Files) -> Vec<Finding> {
    let options = Options { gates: true, ..Options::default() };
    Session::default().load(files, &options).findings.list.clone()
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

fn said(f: &Finding) -> String {
    format!("{}:{}:{}: {}: {}", f.file, f.line, f.column, f.rule, f.message)
}

fn is_skipped(rule: &Rule) -> bool {
    section(rule, "Example").trim_start().starts_with(NOT_A_FIXTURE)
}

/// What stands below a heading of a rule's page.
fn section(rule: &Rule, heading: &str) -> &'static str {
    let (_, behind) = rule.page.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("{}: no {heading}", rule.name));
    behind.split("\n## ").next().unwrap_or("")
}

/// The base site with the files that a section holds.
fn lay(section: &str, rule: &Rule) -> Files {
    let mut files = base();
    for (info, text) in super::folders::fenced(section) {
        let (_, path) = info.split_once(' ').unwrap_or_else(|| panic!("{}: a block without a path: {info}", rule.name));
        files.insert_text(path.trim(), &text);
    }
    files
}
