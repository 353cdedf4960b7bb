//! `throughline diff`, run as people run it: in a repository that is made for it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::{program, result, stderr, stdout};

const WALK: &str = "---
title: Walk home
persona: ada
outcome: home
volume_per_month: 10
stages:
  - id: asking
    title: Asking
    touchpoints:
      - id: ask
        title: I ask the way
        feeling: 1
        moment_of_truth: true
        within: 1 h
        served_by: [show-way]
      - id: thank
        title: I say thank you
        served_by: [show-way#listen, hear]
  - id: going
    title: Going
    touchpoints:
      - id: go
        title: I go home
        from: persona
        to: nobody
        feeling: 0
---

She asks at [the desk](../processes/show-way.md). See [[hear]].
";

const FILES: &[(&str, &str)] = &[
    ("throughline.yaml", "title: Lantern Street\n"),
    ("personas/ada.md", "---\ntitle: Ada\nneeds: [{id: rest, statement: I rest at home, importance: 4}]\n---\n"),
    (
        "outcomes/home.md",
        "---\ntitle: Home before dark\nfor: ada\nmeasures: [{id: late, title: Late, better: down, target: 3, readings: [{date: 2026-01-01, value: 4}]}]\nlimits: [{text: Nobody later than ten, measure: late, max: 5}]\n---\n",
    ),
    ("journeys/walk.md", WALK),
    (
        "processes/show-way.md",
        "---\ntitle: Show the way\nowner: desk\nsteps: [{id: listen, title: Listen, by: desk, accountable: desk, work: 2}, {id: point, title: Point, by: lamp}]\n---\n",
    ),
    ("processes/hear.md", "---\ntitle: Hear thanks\nowner: desk\n---\n"),
    ("services/help.md", "---\ntitle: Directions\npromise: We answer\n---\n"),
    ("teams/desk.md", "---\ntitle: Lamp desk\n---\n"),
    ("teams/lamp.md", "---\ntitle: Lighters\n---\n"),
];

/// A repository with a site in this folder of it, committed.
fn street_in(folder: &str) -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        let path = repository.path().join(folder).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    git(repository.path(), &["init", "-q", "-b", "main"]);
    commit(repository.path());
    repository
}

fn git(here: &Path, arguments: &[&str]) -> String {
    let mut git = Command::new("git");
    git.current_dir(here).args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"]).args(arguments);
    result(&git.output().unwrap())
}

fn commit(here: &Path) {
    git(here, &["add", "-A"]);
    git(here, &["commit", "-qm", "A step"]);
}

fn diff(site: &Path, arguments: &[&str]) -> Output {
    program().arg("diff").args(arguments).arg("--site").arg(site).output().unwrap()
}

fn json(site: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&result(&diff(site, &[arguments, &["--format", "json"]].concat()))).unwrap()
}

/// Replaces a text in a file.
fn edit(site: &Path, path: &str, old: &str, new: &str) {
    let text = fs::read_to_string(site.join(path)).unwrap();
    assert!(text.contains(old), "{path} has no {old}");
    fs::write(site.join(path), text.replacen(old, new, 1)).unwrap();
}

/// The level and the headline after one edit.
fn after(path: &str, old: &str, new: &str) -> (String, String) {
    let street = street_in("");
    edit(street.path(), path, old, new);
    let told = json(street.path(), &["HEAD"]);
    (told["level"].as_str().unwrap().to_owned(), told["headline"].as_str().unwrap().to_owned())
}

#[test]
fn each_edit_is_told_as_a_person_would() {
    let walk = "journeys/walk.md";
    let edits: &[(&str, &str, &str, &str, &str)] = &[
        (
            walk,
            "        served_by: [show-way]\n",
            "",
            "lost",
            "*Home before dark*: nobody serves *I ask the way* any more: *Show the way* was the only process, and 1 further change",
        ),
        (
            walk,
            "[show-way#listen, hear]",
            "[show-way#listen]",
            "worse",
            "*Home before dark*: *Hear thanks* no longer leads to any outcome, and 1 further change",
        ),
        (
            walk,
            "[show-way]",
            "[show-way, hear]",
            "any",
            "*Home before dark*: *I ask the way* is served by *Hear thanks* as well, and 1 further change",
        ),
        (walk, "show-way#listen", "show-way#point", "any", "*Home before dark*: *I say thank you*: served by: *Point* (was *Listen*)"),
        (
            walk,
            "moment_of_truth: true",
            "moment_of_truth: false",
            "lost",
            "*Home before dark*: *I ask the way* is no moment of truth any more",
        ),
        (walk, "within: 1 h", "within: 2 h", "worse", "*Home before dark*: *I ask the way*: promised within: 2 h (was 1 h)"),
        (walk, "within: 1 h", "within: 30 min", "any", "*Home before dark*: *I ask the way*: promised within: 30 min (was 1 h)"),
        (
            walk,
            "feeling: 1\n",
            "feeling: -1\n",
            "worse",
            "*Home before dark*: *Walk home*: how it feels on the whole: −0.5 (was +0.5), and 1 further change",
        ),
        (walk, "feeling: 0\n", "feeling: 1\n", "any", "*Home before dark*: *I go home* feels +1 now (was 0), and 1 further change"),
        (walk, "title: I go home", "title: I walk home", "any", "*Home before dark*: *I go home* is called *I walk home* now"),
        (walk, "title: Walk home", "title: The walk home", "any", "*Home before dark*: *Walk home* is called *The walk home* now"),
        (walk, "volume_per_month: 10", "volume_per_month: 12", "any", "*Home before dark*: *Walk home*: volume per month: 12 (was 10)"),
        (walk, "She asks at", "She will ask at", "any", "*Home before dark*: the text of *Walk home* is reworded"),
        (
            walk,
            "        from: persona\n        to: nobody\n",
            "        from: persona\n        to: us\n        because_of: [ask]\n",
            "worse",
            "*Home before dark*: *Walk home*: touchpoints that exist because something went wrong: 1 (was 0), and 2 further changes",
        ),
        ("outcomes/home.md", "target: 3", "target: 4", "worse", "*Home before dark*: *Late*: target: 4 (was 3)"),
        ("outcomes/home.md", "target: 3", "target: 2", "any", "*Home before dark*: *Late*: target: 2 (was 3)"),
        (
            "outcomes/home.md",
            "max: 5",
            "max: 3",
            "worse",
            "the bound “Nobody later than ten” of *Home before dark* is broken now, and 1 further change",
        ),
        ("services/help.md", "promise: We answer\n", "", "worse", "*Directions*: promise is no longer said (was We answer)"),
        ("processes/show-way.md", "owner: desk\n", "", "worse", "*Home before dark*: *Show the way*: the owner: no longer *Lamp desk*"),
        ("processes/show-way.md", "accountable: desk, ", "", "worse", "*Home before dark*: *Listen*: accountable: no longer *Lamp desk*"),
        ("processes/show-way.md", "work: 2", "work: 3", "any", "*Home before dark*: *Listen*: work: 3 minutes (was 2 minutes)"),
        ("processes/show-way.md", "by: lamp", "by: desk", "worse", "nothing is lost, and one finding is new"),
        ("teams/desk.md", "title: Lamp desk", "title: Desk", "any", "*Lamp desk* is called *Desk* now"),
        ("personas/ada.md", "importance: 4", "importance: 5", "any", "*I rest at home*: importance: 5 (was 4)"),
        (
            "personas/ada.md",
            "statement: I rest at home",
            "statement: I sleep at home",
            "any",
            "*I rest at home* reads *I sleep at home* now",
        ),
        ("throughline.yaml", "title: Lantern Street", "title: Lantern Road", "none", "nothing changes for anybody"),
    ];
    let mut told = String::new();
    for (path, old, new, level, headline) in edits {
        let (is_level, is) = after(path, old, new);
        if (is_level.as_str(), is.as_str()) != (*level, *headline) {
            told.push_str(&format!("{old:?} → {new:?}\n  expected {level}: {headline}\n  told     {is_level}: {is}\n"));
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn what_changes_nothing_is_not_told() {
    let walk = "journeys/walk.md";
    let edits: &[(&str, &str, &str)] = &[
        (walk, "title: Walk home\npersona: ada\n", "persona: ada\ntitle: Walk home\n"),
        (walk, "title: Walk home", "title: 'Walk home'"),
        (walk, "title: Walk home", "title: Walk home # as it was"),
        (walk, "within: 1 h", "within: 60 min"),
        (walk, "served_by: [show-way]", "served_by: show-way"),
        (walk, "served_by: [show-way]", "served_by:\n          - show-way"),
        (walk, "served_by: [show-way]", "served_by: [Show-Way]"),
        (walk, "        from: persona\n        to: nobody\n", "        to: nobody\n"),
        (walk, "feeling: 1\n", "feeling: 1.0\n"),
        (walk, "[the desk](../processes/show-way.md)", "[the desk](../processes/./show-way.md)"),
    ];
    for (path, old, new) in edits {
        assert_eq!(after(path, old, new), ("none".to_owned(), "nothing changes for anybody".to_owned()), "{old:?} → {new:?}");
    }
}

#[test]
fn a_log_that_is_read_from_the_disk_is_no_error() {
    let street = street_in("");
    fs::create_dir_all(street.path().join("data")).unwrap();
    fs::write(street.path().join("data/walks.xes"), "<log><trace><event/></trace></log>").unwrap();
    edit(street.path(), "journeys/walk.md", "volume_per_month: 10\n", "volume_per_month: 10\nlog: {file: ../data/walks.xes}\n");
    commit(street.path());
    edit(street.path(), "journeys/walk.md", "volume_per_month: 10\n", "volume_per_month: 12\n");
    let told = result(&diff(street.path(), &["HEAD"]));
    assert!(!told.contains("an error stands"), "{told}");
    result(&program().args(["rename", "process:show-way", "lead", "--site"]).arg(street.path()).output().unwrap());
}

#[test]
fn a_renamed_file_is_a_rename_and_no_loss() {
    let street = street_in("");
    result(&program().args(["rename", "process:show-way", "lead", "--site"]).arg(street.path()).output().unwrap());
    let told = json(street.path(), &["HEAD"]);
    assert_eq!(told["headline"], "*Home before dark*: *Show the way* is `process:lead` now (was `process:show-way`)");
    assert_eq!(told["outcomes"][0]["changes"].as_array().unwrap().len(), 1, "{told}");
}

#[test]
fn what_came_what_went_and_what_moved_is_told() {
    let street = street_in("");
    let there = street.path();
    fs::remove_file(there.join("processes/show-way.md")).unwrap();
    edit(there, "journeys/walk.md", "[show-way]", "[]");
    edit(there, "journeys/walk.md", "[show-way#listen, hear]", "[hear]");
    edit(there, "journeys/walk.md", "at [the desk](../processes/show-way.md)", "at the desk");
    fs::write(there.join("processes/carry.md"), "---\ntitle: Carry the lamp\nowner: desk\nsupports: hear\n---\n").unwrap();
    insta::assert_snapshot!(result(&diff(there, &["HEAD"])));
    insta::assert_snapshot!(result(&diff(there, &["HEAD", "--format", "markdown"])));
}

#[test]
fn stages_and_order_are_told_where_something_moves() {
    let street = street_in("");
    let text = fs::read_to_string(street.path().join("journeys/walk.md")).unwrap();
    let go = "      - id: go\n        title: I go home\n        from: persona\n        to: nobody\n        feeling: 0\n";
    let ask = "      - id: ask\n";
    fs::write(
        street.path().join("journeys/walk.md"),
        text.replacen(go, "      - {id: sit, title: I sit down}\n", 1).replacen(ask, &format!("{go}{ask}"), 1),
    )
    .unwrap();
    let told = json(street.path(), &["HEAD"]);
    let texts: Vec<&str> = told["outcomes"][0]["changes"].as_array().unwrap().iter().filter_map(|change| change["text"].as_str()).collect();
    assert!(texts.contains(&"*I go home* stands in *Asking* now (was *Going*)"), "{texts:?}");
    assert!(texts.contains(&"the touchpoint *I sit down* in *Walk home* is new"), "{texts:?}");
}

#[test]
fn the_exit_status_says_how_much_it_weighs() {
    let street = street_in("");
    let status = |fail_on: &str| diff(street.path(), &["HEAD", "--fail-on", fail_on]).status.code();
    assert_eq!(status("any"), Some(0));
    edit(street.path(), "journeys/walk.md", "within: 1 h", "within: 2 h");
    assert_eq!((status("any"), status("worse"), status("lost"), status("never")), (Some(1), Some(1), Some(0), Some(0)));
    edit(street.path(), "journeys/walk.md", "        served_by: [show-way]\n", "");
    assert_eq!(status("lost"), Some(1));
}

#[test]
fn two_revisions_are_compared_without_a_checkout() {
    let street = street_in("site");
    let site = street.path().join("site");
    edit(&site, "journeys/walk.md", "within: 1 h", "within: 2 h");
    commit(street.path());
    edit(&site, "journeys/walk.md", "within: 2 h", "within: 3 h");
    let before = git(street.path(), &["status", "--porcelain"]);
    let told = json(&site, &["HEAD~1", "HEAD"]);
    assert_eq!(told["headline"], "*Home before dark*: *I ask the way*: promised within: 2 h (was 1 h)");
    assert_eq!((told["base"].as_str(), told["head"].as_str()), (Some("HEAD~1"), Some("HEAD")));
    assert_eq!(git(street.path(), &["status", "--porcelain"]), before);
}

#[test]
fn a_site_that_lay_elsewhere_is_found() {
    let street = street_in("old/place");
    git(street.path(), &["mv", "old/place", "site"]);
    let output = diff(&street.path().join("site"), &["HEAD"]);
    assert_eq!(result(&output), "Nothing changes for anybody\n(in `HEAD` the site lay in old/place)\n");
}

#[test]
fn a_revision_with_errors_is_compared_as_far_as_it_goes() {
    let street = street_in("");
    edit(street.path(), "journeys/walk.md", "outcome: home", "outcome: hoome");
    let told = result(&diff(street.path(), &["HEAD"]));
    assert!(told.contains("(in the files as they are now an error stands: it is compared as far as it can be read"), "{told}");
    assert!(told.contains("error[unknown-reference]: no outcome named `hoome`"), "{told}");
}

#[test]
fn a_revision_that_is_not_there_is_told_in_a_line() {
    let street = street_in("");
    let output = diff(street.path(), &["nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no commit `nowhere` here: name a commit, a branch or a tag"), "{}", stderr(&output));
    // What looks like an option is a name as well.
    assert_eq!(program().args(["diff", "--site"]).arg(street.path()).args(["--", "--output=x"]).output().unwrap().status.code(), Some(2));
    edit(street.path(), "journeys/walk.md", "within: 1 h", "within: 2 h");
    commit(street.path());
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", street.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "1", &from, "shallow"]);
    let output = diff(&clone.path().join("shallow"), &["HEAD~1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("holds only a part of the history"), "{}", stderr(&output));
}

#[test]
fn a_site_in_no_repository_has_nothing_to_compare_with() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("throughline.yaml"), "title: T\n").unwrap();
    let output = diff(folder.path(), &["HEAD"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("lies in no Git repository"), "{}", stderr(&output));
}

#[test]
fn nothing_that_the_repository_names_is_run() {
    let street = street_in("");
    let ran = street.path().join("ran");
    let touch = format!("touch {}; cat", ran.display());
    fs::write(street.path().join(".gitattributes"), "*.md filter=own diff=own\n").unwrap();
    commit(street.path());
    for setting in ["filter.own.smudge", "filter.own.clean", "diff.own.textconv", "core.fsmonitor"] {
        git(street.path(), &["config", setting, &touch]);
    }
    let _ = fs::remove_file(&ran);
    let _ = result(&diff(street.path(), &["HEAD~1", "HEAD"]));
    assert!(!ran.exists());
}

#[test]
fn a_comment_is_as_short_as_hosts_take_it() {
    let street = street_in("");
    let many: String =
        (0..3000).map(|n| format!("      - {{id: t{n}, title: A step <b>number</b> {n} that has a rather long title}}\n")).collect();
    edit(street.path(), "journeys/walk.md", "      - id: go\n", &format!("{many}      - id: go\n"));
    let comment = result(&diff(street.path(), &["HEAD", "--format", "markdown"]));
    assert!(comment.chars().count() < 60_000);
    assert!(!comment.contains("<b>"), "titles are text");
    assert_eq!(comment.matches("<details>").count(), comment.matches("</details>").count());
}
