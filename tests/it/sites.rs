//! The sites that come with the program check clean.

use throughline::base::diagnostic::Severity;
use throughline::base::files::Files;
use throughline::session::{Options, Session};

use super::folders;

fn findings(files: Files, least: Severity) -> Vec<String> {
    let site = Session::default().load(files, &Options::default());
    let heavy = site.findings.list.iter().filter(|f| f.severity >= least);
    heavy.map(|f| format!("{}:{}:{}: {}: {}", f.file, f.line, f.column, f.rule, f.message)).collect()
}

#[test]
fn the_base_site_of_the_tests_has_no_finding_at_all() {
    assert_eq!(findings(folders::base(), Severity::Note), [""; 0]);
}

#[test]
fn the_example_site_has_no_error() {
    assert_eq!(findings(folders::site("example-site"), Severity::Error), [""; 0]);
}

#[test]
fn the_starter_site_has_no_finding_at_all() {
    assert_eq!(findings(folders::site("starter"), Severity::Note), [""; 0]);
}
