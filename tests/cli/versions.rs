//! A site that asks for a later version of the program, met by every command.

use super::{site, stderr, throughline};

/// A site with faults besides, which are not told of.
fn of_tomorrow() -> tempfile::TempDir {
    site("title: T\nrequires: \"99.1\"\nhow: new\n", &[("outcomes/home.md", "---\ntitle: Home\nshape: round\n---\n")])
}

#[test]
fn every_command_refuses_in_one_line() {
    let folder = of_tomorrow();
    for arguments in [
        &["check"][..],
        &["build"],
        &["insights"],
        &["export"],
        &["impact", "outcome:home"],
        &["new", "team", "desk"],
        &["serve", "--port", "0"],
        &["check", "--reorg"],
    ] {
        let output = throughline(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = stderr(&output);
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert_eq!(said.lines().count(), 1, "{arguments:?}: {said}");
        assert!(said.contains("requires Throughline 99.1") && said.contains("install a later version"), "{said}");
    }
}

#[test]
fn a_file_that_cannot_be_read_has_its_findings_instead() {
    let folder = site("title: T\nrequires: \"99\"\n  mission: [\n", &[]);
    let output = throughline(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}

#[test]
fn a_site_of_this_version_or_an_earlier_one_is_read() {
    for version in ["0.1", "0.2", "\"0.2.0-beta\""] {
        let folder = site(&format!("title: T\nrequires: {version}\n"), &[]);
        let output = throughline(folder.path(), &["check"]);
        assert_eq!(output.status.code(), Some(0), "{version}: {}", stderr(&output));
    }
}
