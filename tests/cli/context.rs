//! `throughline context`, run as people run it.

use std::path::Path;

use tempfile::TempDir;

use super::{program, result};

/// A walk that a process serves which a team runs, and a note on it.
fn street() -> TempDir {
    super::site(
        "title: Lantern Street\n",
        &[
            ("personas/ada.md", "---\ntitle: Ada\nsummary: She is new in town.\n---\n"),
            ("outcomes/home.md", "---\ntitle: Home\nfor: ada\n---\n"),
            (
                "journeys/walk.md",
                "---\ntitle: Walk\npersona: ada\noutcome: home\nstages:\n  - id: out\n    title: Out\n    touchpoints:\n      - {id: ask, title: I ask, served_by: show, feeling: -1, pains: [{text: It is dark, level: 7}]}\n      - {id: go, title: I go}\n---\n\nShe walks.\n\n# I ask\n\nShe asks at the [desk](../teams/desk.md).\n\n## At night\n\nNobody is there.\n\n# More\n\nNot told there.\n",
            ),
            ("processes/show.md", "---\ntitle: Show\nvolume_per_month: 3\nsteps: [{id: a, title: Answer, by: desk, work: 10}]\n---\n"),
            ("teams/desk.md", "---\ntitle: Desk\nsummary: They sit by the lamp.\n---\n"),
        ],
    )
}

fn context(arguments: &[&str], site: &Path) -> String {
    result(&program().arg("context").args(arguments).arg("--site").arg(site).output().unwrap())
}

/// The lines of a section.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("\n## {heading}\n\n")).unwrap_or_else(|| panic!("no {heading} in {text}"));
    rest.split("\n## ").next().unwrap_or_default()
}

#[test]
fn a_touchpoint_is_told_with_its_facts_its_text_its_findings_and_its_neighbours() {
    let site = street();
    insta::assert_snapshot!(context(&["journey:walk#ask"], site.path()));
}

#[test]
fn a_file_is_told_with_what_is_in_it_and_the_neighbours_of_that() {
    let site = street();
    insta::assert_snapshot!(context(&["walk"], site.path()));
}

#[test]
fn neighbours_are_told_as_far_away_as_is_asked() {
    let site = street();
    let told = |depth: &str| context(&["journey:walk#ask", "--depth", depth], site.path());
    assert!(!told("0").contains("away"), "{}", told("0"));
    assert!(!told("1").contains("process:show#a"));
    let two = told("2");
    assert!(
        section(&two, "2 steps away").contains("- **Answer**: `process:show#a`, step, processes/show.md:4\n  - is in `process:show`"),
        "{two}"
    );
    // Nobody is told twice.
    assert_eq!(two.matches("- **Show**").count(), 1);
    assert_eq!(told("9"), told("90"));
}

#[test]
fn what_is_wrong_is_told_even_while_an_error_stands() {
    let site = street();
    std::fs::write(site.path().join("processes/show.md"), "---\ntitle: Show\nvolume: 3\n---\n").unwrap();
    let output = program().args(["context", "process:show", "--site"]).arg(site.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(section(&told, "Findings").contains("processes/show.md:3:1: error[unknown-field]"), "{told}");
    assert!(String::from_utf8(output.stderr).unwrap().contains("errors stand in the content"));
}

#[test]
fn what_is_not_there_is_told_with_what_is_near() {
    let site = street();
    let fails = |address: &str| {
        let output = program().args(["context", address, "--site"]).arg(site.path()).output().unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(fails("process:sho").contains("nothing is at `process:sho`; did you mean `process:show`?"));
    assert!(fails("walks").contains("nothing is called `walks`; did you mean `journey:walk`?"));
}
