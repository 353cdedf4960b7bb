//! `throughline init`, run as people run it.

use std::fs;

use super::{stdout, throughline};

#[test]
fn a_new_site_checks_clean_and_exports() {
    let folder = tempfile::tempdir().unwrap();
    let made = throughline(folder.path(), &["init", "our-site"]);
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let checked = throughline(folder.path(), &["check", "our-site", "--fail-on", "note", "--format", "json"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
    let findings: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(findings["findings"], serde_json::json!([]));
    assert_eq!(throughline(folder.path(), &["export", "our-site"]).status.code(), Some(0));
}

#[test]
fn it_says_what_it_made_and_what_to_try() {
    let folder = tempfile::tempdir().unwrap();
    let here = stdout(&throughline(folder.path(), &["init"]));
    assert!(here.starts_with("throughline.yaml\n"), "{here}");
    assert!(here.ends_with("\n  throughline check\n  throughline serve\n"), "{here}");
    for path in here.lines().take_while(|line| !line.is_empty()) {
        assert!(folder.path().join(path).is_file(), "{path}");
    }
    let named = stdout(&throughline(folder.path(), &["init", "a b"]));
    assert!(named.contains("throughline check \"a b\"\n"), "{named}");
    assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).unwrap(), "/public/\n");
}

#[test]
fn a_folder_with_a_site_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("throughline.yaml"), "title: Mine\n").unwrap();
    let output = throughline(folder.path(), &["init"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("already holds a site"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn nothing_is_written_where_one_file_is_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("systems")).unwrap();
    fs::write(folder.path().join("systems/catalogue.md"), "mine").unwrap();
    let output = throughline(folder.path(), &["init", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("catalogue.md is there already"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(folder.path().join("systems/catalogue.md")).unwrap(), "mine");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes"), "mine").unwrap();
    assert_eq!(throughline(folder.path(), &["init", "notes"]).status.code(), Some(2));
    assert_eq!(throughline(folder.path(), &["init", "notes/site"]).status.code(), Some(2));
}

#[test]
fn an_empty_site_checks_clean_and_its_first_steps_go_as_they_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let made = stdout(&throughline(folder.path(), &["init", "our-care", "--empty"]));
    assert_eq!(fs::read_to_string(folder.path().join("our-care/throughline.yaml")).unwrap().lines().next(), Some("title: Our care"));
    assert!(folder.path().join("our-care/third-parties").is_dir());
    let files = walkdir::WalkDir::new(folder.path()).into_iter().filter(|entry| entry.as_ref().unwrap().file_type().is_file());
    assert_eq!(files.count(), 2, "nothing to delete");
    for command in [["check", "our-care", "--fail-on", "note"], ["build", "our-care", "--output", "out"]] {
        assert_eq!(throughline(folder.path(), &command).status.code(), Some(0), "{command:?}");
    }
    let steps: Vec<&str> = made.lines().filter_map(|line| line.strip_prefix("  throughline new ")).collect();
    assert_eq!(steps.len(), 2, "{made}");
    for step in steps {
        let (words, rest) = step.split_once(" --title \"").unwrap();
        let (title, rest) = rest.split_once('"').unwrap();
        let mut words: Vec<&str> = words.split(' ').collect();
        words.extend(["--title", title]);
        words.extend(rest.split_whitespace());
        let done = throughline(folder.path(), &[&["new"], words.as_slice()].concat());
        assert_eq!(done.status.code(), Some(0), "{step}: {done:?}");
    }
    let checked = throughline(folder.path(), &["check", "our-care"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
}

#[test]
fn an_empty_site_takes_what_is_there_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("teams")).unwrap();
    fs::write(folder.path().join("teams/desk.md"), "---\ntitle: Desk\n---\n").unwrap();
    assert_eq!(throughline(folder.path(), &["init", "--empty"]).status.code(), Some(0));
    assert_eq!(throughline(folder.path(), &["check"]).status.code(), Some(0));
    assert_eq!(throughline(folder.path(), &["init", "--empty"]).status.code(), Some(2));
}
