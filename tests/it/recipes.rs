//! docs/architecture.md, 'Where to begin': what stands in many places stands where its recipe says, and nowhere else.
//!
//! `UPDATE_RECIPES=1 cargo test --test it recipes` writes the lists anew.

use std::collections::BTreeSet;
use std::fs;

use walkdir::WalkDir;

use super::folders::path;

const RENEW: &str = "UPDATE_RECIPES=1 cargo test --test it recipes";
const DOC: &str = "docs/architecture.md";
const HEAD: &str = "| to add | go as | which stands in |\n|:--|:--|:--|\n";

/// The words between backticks of a text.
fn ticked(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Whether a text holds a word as a word of its own.
fn holds(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// The files that somebody writes by hand, tests aside, each with its text, by path.
fn written() -> Vec<(String, String)> {
    let folders = ["src", "themes/default/templates", "themes/default/words", "docs"];
    let entries = folders.into_iter().flat_map(|folder| WalkDir::new(path(folder)).sort_by_file_name());
    let mut files = Vec::new();
    for entry in entries.map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let name = entry.path().strip_prefix(path("")).unwrap().to_string_lossy().replace('\\', "/");
        // The manual is generated, and the recipes themselves stand in DOC.
        let is_generated = name.starts_with("docs/manual/") && !name.starts_with("docs/manual/intro/");
        if is_generated || name == DOC || name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        if let Ok(text) = fs::read_to_string(entry.path()) {
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            files.push((name, text));
        }
    }
    files
}

#[test]
fn each_recipe_lists_where_its_example_stands() {
    let doc = fs::read_to_string(path(DOC)).unwrap();
    let (before, rest) = doc.split_once(HEAD).unwrap_or_else(|| panic!("{DOC} has no table of recipes"));
    let (table, after) = rest.split_once("\n\n").unwrap();
    let files = written();
    let mut made = Vec::new();
    for row in table.lines() {
        let [_, what, example, ..] = row.split('|').collect::<Vec<_>>()[..] else { panic!("no row of recipes: {row}") };
        let words = ticked(example);
        let stands = files.iter().filter(|(name, text)| words.iter().any(|word| holds(text, word) || name.ends_with(&format!("/{word}"))));
        let stands: BTreeSet<String> = stands.map(|(name, _)| format!("`{}`", name.strip_prefix("src/").unwrap_or(name))).collect();
        assert!(!stands.is_empty(), "nothing is called {words:?}");
        made.push(format!("|{what}|{example}| {} |", stands.into_iter().collect::<Vec<_>>().join(", ")));
    }
    let made = format!("{before}{HEAD}{}\n\n{after}", made.join("\n"));
    if std::env::var_os("UPDATE_RECIPES").is_some() {
        fs::write(path(DOC), made).unwrap();
    } else {
        assert!(doc == made, "{DOC}: a recipe lists other places than those where its example stands. Renew it: {RENEW}");
    }
}

#[test]
fn every_file_that_the_overview_names_is_there() {
    let doc = fs::read_to_string(path(DOC)).unwrap();
    let named = ticked(&doc).into_iter().filter(|name| {
        [".rs", ".md", ".ftl", ".html", "/"].iter().any(|end| name.ends_with(end))
            && !name.contains([' ', '*', '<', '$', 'X'])
            && name.contains('/')
    });
    // What sites and themes have, and the letter in an example.
    const OF_SITES: [&str; 3] = ["journeys/walk.md", "x/", "builtin/"];
    let lost: Vec<&str> =
        named.filter(|name| !OF_SITES.contains(name) && !path(name).exists() && !path(&format!("src/{name}")).exists()).collect();
    assert!(lost.is_empty(), "{DOC} names what is not there: {lost:?}");
}
