//! A log full of personal data leaves no trace: neither in what is built, nor in what is served, nor in what the terminal says.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::http::Served;
use super::program;

const JOURNEY: &str = "---
title: I get a lamp
persona: edda
outcome: evening-book
log: {file: ../data/lamps.csv, case: number, resource: who, order: nth}
stages:
  - id: out
    title: Out
    touchpoints:
      - {id: ask, title: I ask for a lamp, events: [lamp asked]}
      - {id: get, title: I get it, from: us, to: persona, wait: 10 min}
---

The lamps are written down in [a list](../data/lamps.csv), and again in [another](../data/same.csv).
";

/// Ten cases that go as written, six that ring besides, three that do what nobody else does; and every value that must be seen nowhere.
fn log() -> (String, Vec<String>) {
    let mut text = "number,activity,time,nth,who,phone,note\n".to_owned();
    let mut secret = Vec::new();
    for case in 0..19 {
        let (number, who, phone) = (format!("zqcase{case}x"), format!("Zqwilma Zqpeel{case}"), format!("+4499{case:04}77"));
        let middle = match case {
            0..10 => None,
            10..16 => Some("lamp rung about"),
            16 => Some("Zqbathed the dog of Zqpeel"),
            _ => Some("zqwept at the counter"),
        };
        let acts = ["lamp asked"].into_iter().chain(middle).chain(["I get it"]);
        for (n, act) in acts.enumerate() {
            let note = format!("zqnote {case} {n} is ill");
            let _ = writeln!(text, "{number},{act},2026-10-0{}T1{n}:{case:02},{n}0{case},{who},{phone},{note}", 1 + case % 9);
            secret.push(note);
        }
        secret.extend([number, who, phone]);
        secret.extend(middle.filter(|act| act.to_lowercase().contains("zq")).map(str::to_owned));
    }
    // What they all share, however it is cut or spelt.
    secret.push("zq".to_owned());
    (text, secret)
}

fn assert_holds_none(place: &str, bytes: &[u8], secret: &[String]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    for value in secret {
        assert!(!text.contains(&value.to_lowercase()), "{place} holds {value}");
    }
}

/// What the program answers, both to the terminal and to whoever reads its errors.
fn said(site: &Path, words: &[&str]) -> Vec<u8> {
    let answer = Command::new(program()).args(words).current_dir(site).output().unwrap();
    [answer.stdout, answer.stderr].concat()
}

#[test]
fn a_log_full_of_personal_data_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    assert!(Command::new(program()).arg("init").arg(&site).output().unwrap().status.success());
    let (text, secret) = log();
    fs::create_dir_all(site.join("data")).unwrap();
    fs::write(site.join("data/lamps.csv"), &text).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("lamps.csv", site.join("data/same.csv")).unwrap();
    // A link in prose to the log is an error, and a site with errors is not built.
    fs::write(site.join("journeys/lamp.md"), JOURNEY).unwrap();
    let refused = said(&site, &["build"]);
    assert_holds_none("what `build` says", &refused, &secret);
    assert!(
        String::from_utf8_lossy(&refused).contains("is an event log, and those are never published"),
        "{}",
        String::from_utf8_lossy(&refused)
    );
    assert_is_served_nowhere(&site, &secret);

    let (journey, _) = JOURNEY.split_once("\nThe lamps").unwrap();
    fs::write(site.join("journeys/lamp.md"), journey).unwrap();
    for words in [
        &["check"][..],
        &["build"],
        &["insights"],
        &["insights", "--format", "json"],
        &["insights", "--format", "csv"],
        &["export"],
        &["check", "--format", "json"],
        &["find", "zqwilma"],
    ] {
        let said = String::from_utf8_lossy(&said(&site, words)).replace("“zqwilma”", "").replace("zqwilma", "");
        assert_holds_none(&words.join(" "), said.as_bytes(), &secret);
    }
    let mut pages = 0;
    // Two letters stand by chance in the bytes of a font.
    let is_font = |file: &walkdir::DirEntry| file.path().extension().is_some_and(|ending| ending == "woff2");
    let files = walkdir::WalkDir::new(site.join("public")).into_iter().map(Result::unwrap);
    for file in files.filter(|file| file.file_type().is_file() && !is_font(file)) {
        assert_holds_none(&file.path().display().to_string(), &fs::read(file.path()).unwrap(), &secret);
        assert_ne!(fs::read(file.path()).unwrap(), text.as_bytes());
        pages += 1;
    }
    let logged = fs::read_to_string(site.join("public/journeys/lamp/logged.html")).unwrap();
    assert!(pages > 20 && logged.contains("lamp rung about"), "what six did is told: {logged}");
    assert_is_served_nowhere(&site, &secret);
}

/// What another engine counted in the same log.
const COUNTS: &str = "version,journey,measure,subject,object,value
1,lamp,cases,,0123456789abcdef,19
1,lamp,events,,readable,47
1,lamp,events,,unreadable,0
1,lamp,events,,zoned,0
1,lamp,events,ask,,19
1,lamp,events,ask,lamp asked,19
1,lamp,events,get,,19
1,lamp,touchpoint_cases,ask,,19
1,lamp,touchpoint_cases,get,,19
1,lamp,conversion,ask,get,19
1,lamp,ends,ask,,0
1,lamp,ends,get,,19
1,lamp,sequence,ask get,,10
1,lamp,sequence,ask get,ad_hoc,9
1,lamp,variant,,ask get,10
1,lamp,variant,,ask [lamp rung about] get,6
1,lamp,variant,,,3
1,lamp,undocumented,,lamp rung about,6
1,lamp,undocumented,,,3
1,lamp,first_day,,,2026-10-01
1,lamp,last_day,,,2026-10-09
1,lamp,throughput_median,,,7200000000
1,lamp,throughput_median,,ask get,3600000000
1,lamp,throughput_median,,ask [lamp rung about] get,7200000000
1,lamp,throughput_p90,,,7200000000
1,lamp,wait_median,get,19,3600000000
1,lamp,wait_p90,get,19,7200000000
";

#[test]
fn a_table_of_counts_is_told_of_and_neither_copied_nor_served() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    assert!(Command::new(program()).arg("init").arg(&site).output().unwrap().status.success());
    fs::create_dir_all(site.join("data")).unwrap();
    fs::write(site.join("data/lamps.csv"), COUNTS).unwrap();
    let (journey, _) = JOURNEY.split_once("\nThe lamps").unwrap();
    let journey = journey.replace("{file: ../data/lamps.csv, case: number, resource: who, order: nth}", "{counts: ../data/lamps.csv}");
    fs::write(site.join("journeys/lamp.md"), journey).unwrap();
    // The exact counts of a few stand in these rows.
    let secret = ["touchpoint_cases", "throughput_median", "0123456789abcdef"].map(str::to_owned);
    let said = said(&site, &["build"]);
    assert_holds_none("what `build` says", &said, &secret);
    for file in walkdir::WalkDir::new(site.join("public")).into_iter().map(Result::unwrap).filter(|file| file.file_type().is_file()) {
        assert_holds_none(&file.path().display().to_string(), &fs::read(file.path()).unwrap(), &secret);
    }
    let logged = fs::read_to_string(site.join("public/journeys/lamp/logged.html")).unwrap();
    assert!(logged.contains("lamp rung about"), "{logged}");
    assert_is_served_nowhere(&site, &secret);
}

/// Asks a server for every page, and for where the log lies.
fn assert_is_served_nowhere(site: &Path, secret: &[String]) {
    let served = Served::start(&program(), site, &[]);
    let logged = served.wait_for("/journeys/lamp/logged.html", |answer| answer.status == 200);
    assert!(logged.body.contains("lamp rung about"), "{}", logged.body);
    let mut paths: Vec<String> =
        ["/", "/journeys/lamp.html", "/journeys/lamp/logged.html", "/findings.html", "/insights.html", "/insights/undocumented.csv"]
            .map(str::to_owned)
            .to_vec();
    for name in ["conformance", "logged-touchpoints", "undocumented"] {
        paths.push(format!("/insights/{name}.html"));
    }
    let lying = [
        "/data/lamps.csv",
        "/data/same.csv",
        "/assets/lamps.csv",
        "/data/../data/lamps.csv",
        "/%64ata/lamps.csv",
        "/../site/data/lamps.csv",
    ];
    for path in lying {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert_holds_none(path, &answer.bytes, secret);
    }
    // Every link of these pages, once.
    for page in paths.clone() {
        let answer = served.get(&page);
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in answer
            .body
            .split(['"', '\''])
            .filter(|link| link.ends_with(".html") || link.ends_with(".csv") || link.ends_with(".js") || link.ends_with(".json"))
        {
            let to = if link.starts_with('/') { link.to_owned() } else { format!("{folder}/{link}") };
            if to.len() < 200 && !to.contains("://") && !paths.contains(&to) {
                paths.push(to);
            }
        }
    }
    for path in paths {
        let answer = served.get(&path);
        assert_holds_none(&path, &answer.bytes, secret);
    }
}
