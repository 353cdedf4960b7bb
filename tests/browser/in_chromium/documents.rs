//! One file that needs no other, books, and what is printed of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::accessible::violations;
use super::nothing_of;
use super::quiet::{complaints, requested};
use super::site::Site;
use super::tab::Tab;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/example-site");

/// Ids that more than one element has.
const TWICE: &str = "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)";

/// Links that lead to nothing in the document, or to another file.
const ASTRAY: &str = "[...document.querySelectorAll('a[href]')].filter(a => !/^(https?|mailto):/.test(a.getAttribute('href')))
    .filter(a => a.getAttribute('href')[0] !== '#' || !document.getElementById(decodeURIComponent(a.getAttribute('href').slice(1))))
    .map(a => a.outerHTML.slice(0, 120))";

/// What is wrong with how the document refers to itself.
const MISSING: &str = "[...document.querySelectorAll('[aria-labelledby],[aria-describedby],[for]')].filter(e =>
    `${e.getAttribute('aria-labelledby') ?? ''} ${e.getAttribute('aria-describedby') ?? ''} ${e.getAttribute('for') ?? ''}`.split(/\\s+/)
        .some(id => id && !document.getElementById(id))).map(e => e.outerHTML.slice(0, 120))";

fn file_of(address: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.html");
    run(&["build", EXAMPLE, "--no-git", "--single", address, "--output", file.to_str().unwrap()]);
    (folder, file)
}

fn run(arguments: &[&str]) {
    let ran = Command::new(env!("CARGO_BIN_EXE_throughline")).args(arguments).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

fn shown(file: &Path) -> String {
    format!("file://{}", file.display())
}

#[test]
fn a_file_to_mail_complains_of_nothing_and_asks_nobody() {
    let tab = Tab::open();
    for address in ["journey:moving-home", "outcome:supply-in-my-new-home"] {
        let (_folder, file) = file_of(address);
        let events = tab.show(&shown(&file));
        let asked: Vec<&str> = events.iter().filter_map(requested).collect();
        assert_eq!(asked, [shown(&file)], "{address}");
        nothing_of(&complaints(&events).collect::<Vec<_>>());
        for (what, wrong) in [("twice", TWICE), ("astray", ASTRAY), ("missing", MISSING)] {
            let wrong: Vec<String> = tab.see(wrong);
            assert!(wrong.is_empty(), "{address}: {what}: {wrong:#?}");
        }
        let dressed = "[...document.fonts].some(font => font.status === 'loaded') && getComputedStyle(document.body).margin === '0px'";
        assert!(tab.see::<bool>(dressed), "{address}");
    }
}

#[test]
fn a_link_in_a_file_to_mail_shows_the_page_that_it_leads_to() {
    let (_folder, file) = file_of("journey:moving-home");
    let tab = Tab::open();
    tab.show(&shown(&file));
    let seen = "[...document.querySelectorAll('.part')].filter(part => part.checkVisibility()).map(part => part.id)";
    assert_eq!(tab.see::<Vec<String>>(seen), ["journeys/moving-home"]);
    tab.see::<bool>("document.querySelector('a[href$=\"moving-home/blueprint\"]').click(), true");
    tab.becomes("location.hash === '#journeys/moving-home/blueprint'");
    assert_eq!(tab.see::<Vec<String>>(seen), ["journeys/moving-home/blueprint"]);
    tab.see::<bool>("document.querySelector('.in-kind-process a[href*=\"journeys/moving-home~\"]').click(), true");
    tab.becomes("location.hash.startsWith('#journeys/moving-home~')");
    assert_eq!(tab.see::<Vec<String>>(seen), ["journeys/moving-home"]);
}

#[test]
fn axe_finds_nothing_in_a_file_to_mail_page_by_page() {
    let (_folder, file) = file_of("journey:moving-home");
    let tab = Tab::open();
    tab.show(&shown(&file));
    let parts: Vec<String> = tab.see("[...document.querySelectorAll('.part')].map(part => part.id)");
    let mut wrong = Vec::new();
    // axe reads the whole file each time, hidden parts too: one part of each sort will do, in one of the two widths.
    let mut seen = std::collections::BTreeSet::new();
    for (place, part) in parts.iter().take(13).enumerate() {
        tab.see::<bool>(&format!("location.hash = {part:?}, true"));
        tab.width(390);
        if tab.see::<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth") {
            wrong.push(format!("{part} scrolls sideways"));
        }
        let sort: String = tab.see(&format!("document.getElementById({part:?}).className"));
        if seen.insert(sort) {
            tab.width(if place % 2 == 0 { 390 } else { 1440 });
            wrong.extend(violations(&tab).into_iter().map(|violation| format!("{part}: {violation:?}")));
        }
    }
    nothing_of(&wrong);
}

#[test]
fn a_book_complains_of_nothing_and_numbers_what_it_tells() {
    let site = Site::example_with(&["--book", "outcome:supply-in-my-new-home"]);
    let tab = Tab::open();
    let host = site.host();
    let events = tab.show(&host.url("book.html"));
    nothing_of(&complaints(&events).collect::<Vec<_>>());
    for (what, wrong) in [("twice", TWICE), ("missing", MISSING)] {
        let wrong: Vec<String> = tab.see(wrong);
        assert!(wrong.is_empty(), "{what}: {wrong:#?}");
    }
    // What stands in the contents stands in the book, under its number.
    let numbers = "[...document.querySelectorAll('.book-contents a')].map(a => {
        const goal = document.getElementById(decodeURIComponent(a.hash.slice(1)));
        const heading = goal.matches('h1') ? goal : goal.querySelector('h1');
        return [a.querySelector('.no').textContent, heading.querySelector('.no').textContent];
    })";
    let numbers: Vec<(String, String)> = tab.see(numbers);
    assert!(numbers.len() > 5, "{numbers:?}");
    numbers.iter().for_each(|(told, found)| assert_eq!(told, found));
    nothing_of(&violations(&tab).iter().map(|violation| format!("{violation:?}")).collect::<Vec<_>>());
}

#[test]
fn a_page_is_printed_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("move.pdf");
    run(&["print", "journey:moving-home", "--site", EXAMPLE, "--no-git", "--out", pdf.to_str().unwrap()]);
    let printed = std::fs::read(&pdf).unwrap();
    assert!(printed.starts_with(b"%PDF") && printed.len() > 20_000, "{} bytes", printed.len());
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(names, ["move.pdf"]);
}
