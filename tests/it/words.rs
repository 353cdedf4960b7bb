//! themes/default/words: everything that pages say beside the content is a message, and every message is said.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use throughline::words::message;
use walkdir::WalkDir;

use super::folders::{path, site};
use super::pages::pages;

fn english() -> String {
    fs::read_to_string(path("themes/default/words/en.ftl")).unwrap()
}

/// The messages with all that belongs to each.
fn messages(text: &str) -> BTreeMap<&str, String> {
    let mut messages: BTreeMap<&str, String> = BTreeMap::new();
    let mut open = None;
    for line in text.lines() {
        if let Some((name, rest)) = line.split_once(" =").filter(|(name, _)| name.starts_with(|c: char| c.is_ascii_lowercase())) {
            messages.insert(name, rest.to_owned());
            open = Some(name);
        } else if line.starts_with(['#', '-']) {
            open = None;
        } else if let Some(message) = open.and_then(|name| messages.get_mut(name)) {
            message.push_str(line);
        }
    }
    messages
}

/// The words of a text: letters of ASCII, three at least.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
    words.map(str::to_lowercase).collect()
}

/// What a reader reads of a page, or hears: its text, and what attributes say.
fn read_aloud(page: &str) -> String {
    let mut said = String::new();
    for part in page.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else { continue };
        for attribute in ["title=\"", "aria-label=\"", "alt=\""] {
            if let Some((_, value)) = tag.split_once(attribute) {
                let _ = write!(said, " {}", value.split('"').next().unwrap_or_default());
            }
        }
        if !["script", "style", "code"].iter().any(|silent| tag.starts_with(silent)) {
            let _ = write!(said, " {text}");
        }
    }
    said.replace("&amp;", "&").replace("&quot;", "\"").replace("&#x27;", "'")
}

#[test]
fn every_message_is_said() {
    let mut code = String::new();
    for folder in ["src", "themes/default/templates", "themes/default/assets"] {
        for entry in WalkDir::new(path(folder)) {
            let entry = entry.unwrap();
            if entry.path().extension().is_some_and(|e| ["rs", "html", "js"].iter().any(|known| e == *known)) {
                code.push_str(&fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    let constants: BTreeSet<&str> = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
    let quoted: BTreeSet<&str> = code.split('"').collect();
    let english = english();
    let is_said = |name: &str| {
        let by_another = || english.contains(&format!("{{ {name} }}"));
        constants.contains(name.replace('-', "_").to_uppercase().as_str()) || quoted.contains(name) || by_another()
    };
    let silent: Vec<&&str> = message::NAMES.iter().filter(|name| !is_said(name)).collect();
    assert!(silent.is_empty(), "no page says these messages: {silent:?}");
}

/// All messages are replaced by marks. What is left on the pages is the content, and what is no message by decision.
#[test]
fn pages_say_nothing_that_is_no_message() {
    // Units of durations: figures have their own home, `base`.
    const FIGURES: [&str; 1] = ["min"];
    let english = english();
    let mut overlay = String::new();
    for (name, message) in messages(&english) {
        // What only chooses between texts is not said.
        let slots: BTreeSet<&str> = message.split("{ $").skip(1).filter_map(|rest| rest.split_once(" }").map(|(slot, _)| slot)).collect();
        let slots = slots.into_iter().filter(|slot| !slot.contains(' '));
        let slots: String = slots.map(|slot| format!("{{ ${slot} }} ")).collect();
        let _ = writeln!(overlay, "{name} = ⟦{slots}⟧");
    }
    let mut files = site("example-site");
    let paths: Vec<String> = files.iter().map(|(path, _)| path.to_string()).collect();
    let content: BTreeSet<String> =
        paths.iter().flat_map(|path| words(path).into_iter().chain(files.text(path).map(|text| words(text)).unwrap_or_default())).collect();
    files.insert_text("theme/words/en.ftl", &overlay);
    let mut left: BTreeMap<String, String> = BTreeMap::new();
    for (path, page) in pages(files) {
        // Findings are said by the checks.
        if path == "findings.html" || path.starts_with("teams/") {
            continue;
        }
        for word in words(&read_aloud(&page)) {
            if !content.contains(&word) && !FIGURES.contains(&word.as_str()) {
                left.insert(word, path.clone());
            }
        }
    }
    assert!(left.is_empty(), "words that are neither content nor message, and a page of each: {left:#?}");
}
