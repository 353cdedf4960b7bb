//! `throughline new`, run as people run it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{site, stderr, stdout, throughline};

const KINDS: [&str; 10] = ["outcome", "persona", "journey", "process", "service", "role", "team", "system", "third-party", "page"];

fn refused(site: &TempDir, arguments: &[&str], why: &str) {
    let output = throughline(site.path(), arguments);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains(why), "{}", stderr(&output));
}

const SITE: &str = "title: x\n";
const ADA: (&str, &str) = ("personas/ada.md", "---\ntitle: Ada\naliases: [countess]\n---\n");
const BERT: (&str, &str) = ("personas/bert.md", "---\ntitle: Bert\n---\n");
const HOME: (&str, &str) = ("outcomes/home.md", "---\ntitle: Home\nfor: [ada]\n---\n");

#[test]
fn a_new_file_of_each_kind_checks_clean() {
    let site = site(SITE, &[ADA, BERT, HOME]);
    for kind in KINDS {
        let output = throughline(site.path(), &["new", kind, "Fresh-One", "--title", "It's: \"fresh\" # one"]);
        assert_eq!(output.status.code(), Some(0), "{kind}: {}", stderr(&output));
        let path = stdout(&output);
        assert!(path.ends_with("/fresh-one.md\n"), "{path}");
        assert!(site.path().join(path.trim()).is_file(), "{path}");
    }
    let checked = throughline(site.path(), &["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
    let graph: serde_json::Value = serde_json::from_slice(&throughline(site.path(), &["export"]).stdout).unwrap();
    let titled = graph["nodes"].as_array().unwrap().iter().filter(|n| n["title"] == "It's: \"fresh\" # one").count();
    assert_eq!(titled, KINDS.len());
}

#[test]
fn names_that_it_needs_are_filled_in_and_told() {
    let site = site(SITE, &[BERT, ADA, HOME]);
    let output = throughline(site.path(), &["new", "journey", "walk-home"]);
    let text = fs::read_to_string(site.path().join("journeys/walk-home.md")).unwrap();
    assert!(text.contains("\ntitle: Walk home "), "{text}");
    assert!(text.contains("\npersona: ada "), "{text}");
    assert!(text.contains("\noutcome: home "), "{text}");
    assert_eq!(
        stderr(&output),
        "`persona` is `ada`, the first of 2: see whether it is the right one\n`outcome` is `home`: there is no other\n"
    );
}

#[test]
fn names_that_are_not_there_yet_are_left_to_their_author() {
    let site = site(SITE, &[("personas/ada.md", "---\ntitle: Ada\ndraft: true\n---\n")]);
    let output = throughline(site.path(), &["new", "outcome", "home"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(fs::read_to_string(site.path().join("outcomes/home.md")).unwrap().contains("\nfor: [id-of-a-persona] "));
    assert_eq!(stderr(&output), "to be filled in: `for`: the site has none to name yet\n");
}

#[test]
fn it_goes_into_the_first_content_folder() {
    let site = site("title: x\ncontent: [docs/model, other]\n", &[("other/teams/desk.md", "---\ntitle: Desk\n---\n")]);
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = site.path().to_str().unwrap();
    let output = throughline(elsewhere.path(), &["new", "third-party", "the-post", "--site", folder]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(Path::new(stdout(&output).trim()), site.path().join("docs/model/third-parties/the-post.md"));
    refused(&site, &["new", "team", "desk"], "already, in other/teams/desk.md");
}

#[test]
fn an_id_that_cannot_be_one_is_refused_with_help() {
    let site = site(SITE, &[]);
    refused(&site, &["new", "process", "take back"], "write `take-back`");
    for id in ["../x", "a/b", "con", ""] {
        refused(&site, &["new", "process", id], "cannot be an id");
    }
    refused(&site, &["new", "proces", "x"], "did you mean `process`?");
    assert_eq!(fs::read_dir(site.path()).unwrap().count(), 1);
}

#[test]
fn an_id_that_is_taken_is_refused() {
    let site = site(SITE, &[ADA, ("personas/x.md", "---\ntitle: X\nid: bert\n---\n")]);
    refused(&site, &["new", "persona", "Ada"], "there is a persona `ada` already, in personas/ada.md");
    refused(&site, &["new", "persona", "countess"], "has the alias `countess`");
    refused(&site, &["new", "persona", "bert"], "personas/x.md");
    refused(&site, &["new", "persona", "x"], "is there already, and nothing is overwritten");
    assert_eq!(throughline(site.path(), &["new", "team", "ada"]).status.code(), Some(0));
}

#[test]
fn a_file_that_would_be_no_content_is_refused() {
    let site = site("title: x\nexclude: [\"teams/**\"]\n", &[]);
    refused(&site, &["new", "team", "desk"], "`exclude` leaves it out");
    refused(&site, &["new", "page", "readme"], "would be no part of the site");
    assert_eq!(fs::read_dir(site.path()).unwrap().count(), 1);
}

#[test]
fn a_content_folder_outside_the_site_is_refused() {
    let site = site("title: x\ncontent: [../elsewhere]\n", &[]);
    refused(&site, &["new", "team", "desk"], "not in the site's folder");
}

#[test]
fn what_the_first_third_party_with_a_file_asks_for_is_told() {
    let site = site(SITE, &[("processes/make.md", "---\ntitle: Make\nsteps:\n  - {title: Bake, by: The Baker}\n---\n")]);
    let output = throughline(site.path(), &["new", "third-party", "miller"]);
    assert_eq!(stderr(&output), "to be mended: processes/make.md:4:23: no role, team, system or third party named `The Baker`\n");
}

#[test]
fn without_a_site_there_is_nothing_to_add_to() {
    let folder = tempfile::tempdir().unwrap();
    let output = throughline(folder.path(), &["new", "team", "desk"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("throughline init"));
}

#[test]
fn help_shows_an_example() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["init", "new", "export"] {
        let help = stdout(&throughline(folder.path(), &[command, "--help"]));
        assert!(help.contains(&format!("Example: throughline {command}")), "{help}");
    }
}

#[test]
fn a_kind_may_be_in_the_plural_and_in_capitals() {
    let site = site(SITE, &[ADA]);
    for (i, kind) in ["outcomes", "Outcome", "OUTCOMES", "third_party", "Third Parties"].iter().enumerate() {
        let output = throughline(site.path(), &["new", kind, &format!("x{i}")]);
        assert_eq!(output.status.code(), Some(0), "{kind}: {}", stderr(&output));
    }
    refused(&site, &["new", "journey", "moving", "house"], "write `moving-house`");
}

#[test]
fn a_folder_that_is_there_under_capitals_is_used() {
    let site = site(SITE, &[("Teams/desk.md", "---\ntitle: Desk\n---\n")]);
    let output = throughline(site.path(), &["new", "team", "shop"]);
    assert_eq!(stdout(&output), "Teams/shop.md\n");
}

#[test]
fn a_placeholder_is_told_as_such() {
    let site = site(SITE, &[]);
    assert_eq!(throughline(site.path(), &["new", "outcome", "home"]).status.code(), Some(0));
    let checked = stdout(&throughline(site.path(), &["check"]));
    let help = "this is the placeholder of `new`: write the id of a persona, or make one with `throughline new persona ID`";
    assert!(checked.contains(help), "{checked}");
}
