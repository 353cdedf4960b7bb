//! What the rules of axe-core find: WCAG 2.2 A and AA, and best practice.

use serde::Deserialize;

use super::nothing_of;
use super::site::Site;
use super::tab::Tab;

const AXE: &str = include_str!("axe/axe.min.js");

#[derive(Debug, Deserialize)]
pub(crate) struct Violation {
    id: String,
    help: String,
    /// The first elements that violate the rule.
    nodes: Vec<String>,
    more: usize,
}

#[test]
fn axe_finds_nothing_in_light() {
    axe_finds_nothing("light", 1440, Site::samples);
}

#[test]
fn axe_finds_nothing_in_dark() {
    axe_finds_nothing("dark", 1440, Site::samples);
}

#[test]
fn axe_finds_nothing_on_a_narrow_screen() {
    axe_finds_nothing("light", 390, Site::one_of_each_kind);
}

#[test]
fn axe_would_find_something() {
    let tab = Tab::open();
    tab.show("data:text/html,<html lang=en><title>A page</title><main><h1>A page</h1><img src=''><p style='color:%23bbb'>Pale</p></main>");
    let rules: Vec<String> = violations(&tab).into_iter().map(|violation| violation.id).collect();
    assert_eq!(rules, ["color-contrast", "image-alt"]);
}

fn axe_finds_nothing(scheme: &str, width: u32, pages: fn(&Site) -> Vec<String>) {
    let (site, tab) = (Site::example(), Tab::open());
    tab.media("screen", scheme);
    tab.width(width);
    let mut wrong = Vec::new();
    for page in pages(&site) {
        tab.show(&site.file(&page));
        for violation in violations(&tab) {
            let Violation { id, help, nodes, more } = violation;
            wrong.push(format!(
                "{page}: {id}: {help}: {}{}",
                nodes.join(" "),
                if more > 0 { format!(" and {more} more") } else { String::new() }
            ));
        }
    }
    nothing_of(&wrong);
}

pub(crate) fn violations(tab: &Tab) -> Vec<Violation> {
    let run = "axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
    }).then(found => found.violations.map(v => ({
        id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)), more: Math.max(0, v.nodes.length - 3),
    })))";
    tab.see::<bool>(&format!("{AXE};true"));
    tab.see(run)
}
