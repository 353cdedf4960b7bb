//! `throughline serve` in a browser: what its script does for those who write.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use super::accessible::violations;
use super::tab::Tab;
use crate::http::Served;

const FILE: &str = "processes/choose-books.md";
const FAULTS: &str = "document.querySelector('throughline-faults')";

/// The starter site, served, and a tab that shows the page of a process.
pub(crate) struct Writing {
    folder: TempDir,
    pub(crate) served: Served,
    pub(crate) tab: Tab,
}

impl Writing {
    pub(crate) fn begin() -> Self {
        Self::begin_with(&[])
    }

    /// The same with these files beside those of the starter, there before anything is served.
    fn begin_with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        let program = PathBuf::from(env!("CARGO_BIN_EXE_throughline"));
        assert!(Command::new(&program).arg("init").arg(&site).output().unwrap().status.success());
        for (path, text) in files {
            fs::write(site.join(path), text).unwrap();
        }
        let served = Served::start(&program, &site, &[]);
        let tab = Tab::open();
        // So low that the page can be scrolled.
        tab.size(800, 300);
        tab.show(&format!("http://127.0.0.1:{}/processes/choose-books.html", served.port));
        Self { folder, served, tab }
    }

    pub(crate) fn change(&self, from: &str, to: &str) {
        let path = self.folder.path().join("site").join(FILE);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// A finding that is folded away is shown.
    fn see_in_panel(&self, expression: &str) -> String {
        self.tab.see(&format!("String({FAULTS}.shadowRoot.{expression})"))
    }
}

#[test]
fn a_save_loads_the_page_again_where_the_reader_was() {
    let writing = Writing::begin();
    let tab = &writing.tab;
    tab.see::<bool>("document.querySelectorAll('details').forEach(d => d.open = !d.open), scrollTo(0, 200), window.before = true");
    let folded = "[...document.querySelectorAll('details')].map(d => d.open).join()";
    let (scrolled, open): (f64, String) = (tab.see("scrollY"), tab.see(folded));
    assert!(scrolled > 100.0, "the page is too short to be scrolled");
    writing.change("title: Choose and", "title: Pick and");
    tab.becomes("document.title.includes('Pick and') && document.readyState === 'complete'");
    assert!(tab.see::<bool>("!window.before"), "the page was not loaded again");
    tab.becomes(&format!("Math.abs(scrollY - {scrolled}) < 2"));
    assert_eq!(tab.see::<String>(folded), open);
}

#[test]
fn what_keeps_its_state_in_the_address_keeps_it_after_a_save() {
    let outcome = |title: &str| {
        format!(
            "---\ntitle: {title}\nmeasures: [{{id: m, title: Naps, unit: d, better: down, baseline: 9, target: 1, readings: [{{date: 2026-01-01, value: 5}}]}}]\n---\n"
        )
    };
    // Of two outcomes there are orders to fold.
    const SECOND: &str = "outcomes/rest.md";
    let writing = Writing::begin_with(&[(SECOND, &outcome("I rest"))]);
    let tab = &writing.tab;
    tab.show(&format!("{}index.html", writing.served.first_line.trim()));
    tab.see::<bool>("document.querySelector('[data-fold]').open = true, window.before = true");
    tab.becomes("location.search.startsWith('?fold=')");
    fs::write(writing.folder.path().join("site").join(SECOND), outcome("I rest well")).unwrap();
    tab.becomes("!window.before && document.readyState === 'complete'");
    assert!(tab.see::<bool>("document.querySelector('[data-fold]').open && location.search.startsWith('?fold=')"));
}

#[test]
fn a_fault_is_explained_in_the_page_until_it_is_mended() {
    let writing = Writing::begin();
    let tab = &writing.tab;
    writing.change("title: Choose", "title: [Choose");
    tab.becomes(&format!("!!{FAULTS}"));
    let said = writing.see_in_panel("querySelector('section').innerText");
    for part in ["1 error to mend", "processes/choose-books.md:", "yaml-syntax", "title: [Choose", "help"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(tab.see::<bool>("document.querySelector('h1').textContent.includes('Choose')"), "the last good page stays");
    for scheme in ["light", "dark"] {
        tab.media("screen", scheme);
        let found = violations(tab);
        assert!(found.is_empty(), "{scheme}: {found:?}");
    }
    writing.change("title: [Choose", "title: Choose");
    tab.becomes(&format!("!{FAULTS}"));
}

#[test]
fn an_explanation_is_folded_away_with_the_keyboard_and_stays_so() {
    let writing = Writing::begin();
    let tab = &writing.tab;
    writing.change("title: Choose", "title: [Choose");
    tab.becomes(&format!("!!{FAULTS}"));
    let hidden = "querySelector('ol').hidden";
    assert_eq!(writing.see_in_panel(hidden), "false");
    writing.see_in_panel("querySelector('.bar').focus()");
    tab.press("Escape");
    assert_eq!(writing.see_in_panel(hidden), "true");
    // The page that is still there until the new one comes must not be taken for it.
    tab.see::<bool>("window.before = true, location.reload(), true");
    tab.becomes(&format!("!window.before && document.readyState === 'complete' && !!{FAULTS}"));
    assert_eq!(writing.see_in_panel(hidden), "true");
    writing.see_in_panel("querySelector('.bar').focus()");
    tab.press("Enter");
    assert_eq!(writing.see_in_panel(hidden), "false");
}
