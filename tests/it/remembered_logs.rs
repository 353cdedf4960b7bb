//! The figures of a log that the output keeps: told again while nothing that they hang on changes, and never more than pages tell.

use std::fs;
use std::path::Path;

use throughline::model::logged::Disclosed;
use throughline::{Options, Publishing, check, load, publish};

use super::logs::log;

const JOURNEY: &str = "---
title: Walk home
persona: ada
outcome: home
log: {file: ../data/walks.csv, case: walk, resource: who}
stages:
  - title: Out
    touchpoints:
      - {id: way, aliases: [path], title: I ask the way, events: [asked]}
      - {id: rest, title: I rest, to: nobody}
      - {id: lamp, title: I am lent a lamp, from: us, to: persona, wait: 10 min, within: 20 min}
      - {id: back, title: I bring it back, to: us, next: [gone]}
      - {id: gone, title: I am gone}
---
";

const MANIFEST: &str = "public/.throughline-manifest";

fn write_site(folder: &Path) {
    let rows = log(&[("ALB", 20), ("ABL", 10), ("APLB", 6), ("RALB", 4)]);
    let files = [
        ("throughline.yaml", "title: Lantern Street\n"),
        ("personas/ada.md", "---\ntitle: Ada\n---\n"),
        ("personas/bo.md", "---\ntitle: Bo\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n"),
        ("journeys/walk.md", JOURNEY),
        ("data/walks.csv", rows.strip_prefix("== data/walks.csv\n").unwrap()),
    ];
    for (path, text) in files {
        fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        fs::write(folder.join(path), text).unwrap();
    }
}

/// The cases that the site is told of, as it is read now.
fn cases(folder: &Path) -> Option<u64> {
    let site = load(folder, &Options::default(), |_| {}).unwrap();
    let figures = site.model.journeys.iter().next().and_then(|(_, journey)| journey.log.as_ref()?.figures.clone());
    figures.and_then(|figures| figures.cases.told())
}

fn build(folder: &Path) {
    let site = check(load(folder, &Options::default(), |_| {}).unwrap());
    assert!(!site.findings.has_errors(), "{:#?}", site.findings.list);
    publish(&site, folder, &folder.join("public"), &Publishing::default(), |_| {}).unwrap();
}

/// A built site whose output says that there were 41 cases, which no log says: who tells of 41 has not counted.
fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_site(folder.path());
    build(folder.path());
    let manifest = folder.path().join(MANIFEST);
    let kept = fs::read_to_string(&manifest).unwrap();
    assert_eq!(kept.matches("{\"cases\":\"40\"").count(), 1, "{kept}");
    fs::write(&manifest, kept.replacen("{\"cases\":\"40\"", "{\"cases\":\"41\"", 1)).unwrap();
    folder
}

#[test]
fn a_log_is_not_counted_again_while_nothing_changes() {
    let folder = built();
    assert_eq!(cases(folder.path()), Some(41));
    // What the figures do not hang on may change.
    fs::write(folder.path().join("journeys/walk.md"), JOURNEY.replace("title: Walk home", "title: Walk") + "\nOther words.\n").unwrap();
    assert_eq!(cases(folder.path()), Some(41));
    build(folder.path());
    assert!(fs::read_to_string(folder.path().join(MANIFEST)).unwrap().contains("\"cases\":\"41\""), "it is kept for the next build too");
}

#[test]
fn a_log_is_counted_again_where_anything_changes_that_its_figures_hang_on() {
    let folder = built();
    let changes = [
        // What `log` says.
        ("case: walk,", "case: WALK,"),
        ("resource: who", "resource: who, activity: activity"),
        ("resource: who", "resource: who, time: time"),
        ("resource: who", "resource: note"),
        ("resource: who", "resource: who, order: note"),
        ("resource: who", "resource: who, object: walk"),
        ("resource: who", "resource: who, basis: sample"),
        ("../data/walks.csv", "../data/same.csv"),
        // What the journey says: ids, old ids, titles, order.
        ("id: way", "id: asking"),
        ("aliases: [path]", "aliases: [road]"),
        ("title: I ask the way", "title: I ask for the way"),
        ("      - {id: gone, title: I am gone}\n", "      - {id: away, title: I am away}\n      - {id: gone, title: I am gone}\n"),
        // Names of events, and what follows.
        ("events: [asked]", "events: [asked, rang]"),
        ("next: [gone]", "next: [gone, way]"),
        // Who it is between.
        ("from: us, to: persona", "from: bo, to: us"),
        ("from: us, to: persona", "from: us, to: [persona, bo]"),
        ("title: I bring it back, to: us", "title: I bring it back, to: [us, The baker]"),
        ("to: nobody", "to: bo"),
        // What is written and promised.
        ("wait: 10 min", "wait: 11 min"),
        ("within: 20 min", "within: 21 min"),
    ];
    fs::copy(folder.path().join("data/walks.csv"), folder.path().join("data/same.csv")).unwrap();
    for (before, after) in changes {
        assert!(JOURNEY.contains(before), "{before}");
        fs::write(folder.path().join("journeys/walk.md"), JOURNEY.replacen(before, after, 1)).unwrap();
        assert_eq!(cases(folder.path()), Some(40), "{after}");
    }
    let (lamp, back) = ("      - {id: lamp", "      - {id: back");
    let mut lines: Vec<&str> = JOURNEY.lines().collect();
    let place = |start: &str| lines.iter().position(|line| line.starts_with(start)).unwrap();
    let (a, b) = (place(lamp), place(back));
    lines.swap(a, b);
    fs::write(folder.path().join("journeys/walk.md"), lines.join("\n") + "\n").unwrap();
    assert_eq!(cases(folder.path()), Some(40), "another order");

    fs::write(folder.path().join("journeys/walk.md"), JOURNEY).unwrap();
    assert_eq!(cases(folder.path()), Some(41));
    let log = folder.path().join("data/walks.csv");
    fs::write(&log, fs::read_to_string(&log).unwrap() + "one-more,asked,2026-11-02,,\n").unwrap();
    assert_eq!(cases(folder.path()), Some(41), "now there are so many");
    fs::write(&log, fs::read_to_string(&log).unwrap() + "two-more,asked,2026-11-02,,\n").unwrap();
    assert_eq!(cases(folder.path()), Some(42));
}

#[test]
fn figures_that_cannot_be_the_journeys_are_not_believed() {
    let folder = built();
    let manifest = folder.path().join(MANIFEST);
    let kept = fs::read_to_string(&manifest).unwrap();
    for (before, after) in [
        ("\"conversions\":[[", "\"conversions\":[[9"),
        ("\"Touchpoint\":", "\"Touchpoint\":9"),
        ("{\"cases\"", "{\"cases"),
        ("\"41\"", "41"),
    ] {
        assert!(kept.contains(before), "{before}");
        fs::write(&manifest, kept.replacen(before, after, 1)).unwrap();
        assert_eq!(cases(folder.path()), Some(40), "{after}");
    }
    fs::write(&manifest, kept.replacen("throughline manifest", "another manifest", 1)).unwrap();
    assert_eq!(cases(folder.path()), Some(40), "what is wrong with it is for a build to tell");
}

#[test]
fn no_more_is_kept_than_pages_tell_and_nothing_outside_the_output() {
    let folder = tempfile::tempdir().unwrap();
    write_site(folder.path());
    let files = |folder: &Path| {
        let all =
            walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| !entry.path().starts_with(folder.join("public")));
        all.map(|entry| entry.path().to_owned()).collect::<Vec<_>>()
    };
    let before = files(folder.path());
    build(folder.path());
    assert_eq!(files(folder.path()), before);
    let kept = fs::read_to_string(folder.path().join(MANIFEST)).unwrap();
    for secret in ["secret-case", "Kim", "told 1", "rare-deed"] {
        assert!(!kept.contains(secret), "{secret}: {kept}");
    }
    assert!(kept.contains("phoned"), "six did");
    let site = load(folder.path(), &Options::default(), |_| {}).unwrap();
    assert_eq!(site.logs.len(), 1);
    // As few as one to four are in none of the figures.
    let figures = &site.logs[0].figures;
    let counts = figures.touchpoints.iter().flat_map(|touchpoint| [touchpoint.cases, touchpoint.missing]);
    assert!(!counts.chain([figures.cases, figures.ad_hoc, figures.other_variants]).any(|count| matches!(count, Disclosed::Told(1..=4))));
}

#[test]
fn a_site_without_logs_keeps_none() {
    let folder = tempfile::tempdir().unwrap();
    write_site(folder.path());
    fs::write(folder.path().join("journeys/walk.md"), JOURNEY.replace("log: {file: ../data/walks.csv, case: walk, resource: who}\n", ""))
        .unwrap();
    build(folder.path());
    assert!(!fs::read_to_string(folder.path().join(MANIFEST)).unwrap().contains("\nlog "));
}
