//! `CODEOWNERS`: read where files say no owner, and written from those that do.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::{result, stdout, throughline};

/// A repository with a site in `site/`.
fn street(code_owners: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("CODEOWNERS", code_owners),
        ("site/throughline.yaml", "title: Lantern Street\n"),
        ("site/personas/ada.md", "---\ntitle: Ada\n---\n"),
        ("site/outcomes/home.md", "---\ntitle: Home\nfor: ada\nowner: desk\n---\n"),
        (
            "site/journeys/walk home.md",
            "---\nid: walk\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: S, touchpoints: [{title: I ask, served_by: [show]}]}]\n---\n",
        ),
        ("site/processes/show.md", "---\ntitle: Show\nsteps: [{title: Point, by: lamp, systems: [map]}]\n---\n"),
        ("site/processes/part.md", "---\ntitle: Part\nparent: show\n---\n"),
        ("site/systems/map.md", "---\ntitle: Map\nowner: lamp\n---\n"),
        ("site/teams/desk.md", "---\ntitle: Desk\nhandle: '@street/desk'\n---\n"),
        ("site/teams/lamp.md", "---\ntitle: Lamp\nhandle: '@street/Lamp'\n---\n"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    assert!(Command::new("git").current_dir(folder.path()).args(["init", "-q"]).status().unwrap().success());
    folder
}

#[test]
fn who_answers_for_an_outcome_is_asked_about_what_serves_it() {
    let street = street("* @everybody\n");
    let written = result(&throughline(&street.path().join("site"), &["export", "--format", "codeowners"]));
    let expected = "# Written by throughline: from here
/site/journeys/walk\\ home.md @street/desk
/site/outcomes/home.md @street/desk
/site/personas/ada.md @street/desk
/site/processes/show.md @street/desk
/site/systems/map.md @street/Lamp @street/desk
/site/teams/lamp.md @street/desk
# Written by throughline: to here
";
    assert_eq!(written, expected);
}

#[test]
fn what_says_no_owner_has_that_of_the_last_pattern() {
    let street = street("* @street/desk\n/site/processes/ @somebody @street/lamp\n# Written by throughline: from here\n* @street/desk\n");
    let site = street.path().join("site");
    let context = |address: &str, more: &[&str]| result(&throughline(&site, &[&["context", address], more].concat()));
    assert!(context("process:show", &[]).contains("owner: `team:lamp`, by CODEOWNERS"), "{}", context("process:show", &[]));
    assert!(!context("system:map", &[]).contains("by CODEOWNERS"), "it says so itself");
    assert!(!context("process:show", &["--no-git"]).contains("CODEOWNERS"));
    let found = |more: &[&str]| stdout(&throughline(&site, &[&["check"], more].concat())).matches("[owner-missing]").count();
    assert_eq!((found(&[]), found(&["--no-git"])), (0, 2));
}
