//! Every snippet of the README is true.

use std::fs;
use std::path::Path;

use super::{program, throughline};

/// The fenced blocks of the README in this language.
fn blocks(language: &str) -> Vec<String> {
    let readme = include_str!("../../README.md");
    let fence = format!("```{language}\n");
    readme.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).map(str::to_owned).collect()
}

/// The words of a command line; quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let line = line.split(" #").next().unwrap_or(line).trim();
    let in_quotes = line.split('"').enumerate();
    in_quotes
        .flat_map(|(i, part)| if i % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() })
        .collect()
}

#[test]
fn the_five_minutes_go_as_they_are_told() {
    let place = tempfile::tempdir().unwrap();
    let mut folder = place.path().to_owned();
    for line in blocks("sh")[1].lines() {
        let words = words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["cd", to] => folder.push(to),
            ["throughline", rest @ ..] => {
                let done = throughline(&folder, rest);
                assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
            }
            other => panic!("what is {other:?}?"),
        }
    }
    assert!(folder.join("public/index.html").is_file());

    let journey = folder.join("journeys/books-to-my-door.md");
    let text = fs::read_to_string(&journey).unwrap();
    assert!(text.contains("persona: edda\n"));
    fs::write(&journey, text.replace("persona: edda\n", "persona: eda\n")).unwrap();
    let done = throughline(&folder, &["check"]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(String::from_utf8(done.stdout).unwrap().trim(), blocks("text")[0].trim());
}

#[test]
fn a_site_of_ones_own_begins_as_it_is_told() {
    let place = tempfile::tempdir().unwrap();
    let mut folder = place.path().to_owned();
    let mut made = 0;
    for line in blocks("sh")[2].lines() {
        let words = words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["cd", to] => folder.push(to),
            // It does not end; a page of a site that it would refuse is none either.
            ["throughline", "serve"] => assert_ne!(throughline(&folder, &["check"]).status.code(), Some(2), "{line}"),
            ["throughline", rest @ ..] => {
                let done = throughline(&folder, rest);
                assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
                made += usize::from(rest[0] == "new");
            }
            other => panic!("what is {other:?}?"),
        }
    }
    let built = throughline(&folder, &["build", "--keep-going"]);
    let said = String::from_utf8_lossy(&built.stdout).into_owned();
    // What is blank is asked for, and nothing else is wrong.
    assert!(!said.contains("yaml-syntax") && !said.contains("front-matter"), "{said}");
    assert_eq!((made, fs::read_dir(folder.join("public/journeys")).unwrap().count() > 0), (3, true), "{said}");
}

#[test]
fn every_path_that_the_readme_names_is_there() {
    let readme = include_str!("../../README.md");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.contains(':')) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(link.split('#').next().unwrap());
        assert!(path.exists(), "{link}");
    }
}

/// Elsewhere than on Linux the system has a browser, and the test would open it.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_a_browser_still_gets_its_site() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("throughline.yaml"), "title: Mine\n").unwrap();
    let output = program().args(["build", ".", "--open"]).current_dir(folder.path()).env("PATH", folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("index.html in a browser"), "{output:?}");
    assert!(folder.path().join("public/index.html").exists());
}
