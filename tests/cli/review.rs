//! `throughline review`, run as people run it.

use std::fs;

use super::{program, result, stderr};

const WALK: &str =
    "---\ntitle: Walk # home\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{id: ask, title: I ask}]}]\n---\n";

fn street() -> tempfile::TempDir {
    let files = [
        ("personas/ada.md", "---\ntitle: Ada\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home\nfor: ada\n---\n"),
        ("journeys/walk.md", WALK),
    ];
    super::site("title: Lantern Street\n", &files)
}

#[test]
fn a_review_is_one_line_more() {
    let site = street();
    let output = program().args(["review", "walk", "--as-of", "2026-03-01", "--site"]).arg(site.path()).output().unwrap();
    result(&output);
    assert_eq!(stderr(&output), "journey:walk: reviewed on 2026-03-01\n");
    let text = fs::read_to_string(site.path().join("journeys/walk.md")).unwrap();
    assert_eq!(text, WALK.replace("# home\n", "# home\nreviewed: 2026-03-01\n"));
}

#[test]
fn who_releases_it_is_written_with_the_version() {
    let site = street();
    let arguments = ["review", "journey:walk", "--as-of", "2026-03-01", "--approve", "Ruth: Okafor", "--version", "3", "--site"];
    result(&program().args(arguments).arg(site.path()).output().unwrap());
    let text = fs::read_to_string(site.path().join("journeys/walk.md")).unwrap();
    assert!(text.contains("\nreviewed: 2026-03-01\napproved: {by: \"Ruth: Okafor\", date: 2026-03-01, version: \"3\"}\n"), "{text}");
    result(&program().arg("check").arg(site.path()).output().unwrap());
}

#[test]
fn a_review_is_of_the_whole_file() {
    let site = street();
    let output = program().args(["review", "journey:walk#ask", "--site"]).arg(site.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("`throughline review journey:walk`"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(site.path().join("journeys/walk.md")).unwrap(), WALK);
}

#[test]
fn without_a_day_it_is_today() {
    let site = street();
    let output = program().args(["review", "walk", "--site"]).arg(site.path()).env("TZ", "UTC").output().unwrap();
    result(&output);
    let text = fs::read_to_string(site.path().join("journeys/walk.md")).unwrap();
    let day = text.split("reviewed: ").nth(1).and_then(|rest| rest.get(..10)).unwrap();
    assert!(throughline::base::date::Date::parse(day).is_some_and(|day| day > throughline::base::date::Date::parse("2026-01-01").unwrap()));
}
