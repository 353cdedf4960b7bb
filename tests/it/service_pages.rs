//! The page of a service: whether it keeps what it promises.

use throughline::base::files::Files;

use super::pages::pages;

/// What the page says first of a service with these lines of front matter.
fn kept(lines: &str) -> String {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    files.insert_text("services/light.md", &format!("---\ntitle: A light\n{lines}---\n"));
    let page = pages(files).remove("services/light.html").unwrap();
    page.split_once("<p class=\"verdict\">").unwrap().1.split_once("</p>").unwrap().0.to_owned()
}

#[test]
fn a_service_says_at_once_whether_its_promise_is_kept() {
    let promise = |measures: &str| kept(&format!("promise: A light within 20 minutes\n{measures}"));
    let measure = |id: &str, reading: u32| {
        format!(
            "  - {{id: {id}, title: In time ({id}), unit: '%', better: up, target: 95, readings: [{{date: 2026-05-01, value: {reading}}}]}}\n"
        )
    };
    let broken = promise(&format!("measures:\n{}{}{}", measure("a", 97), measure("b", 90), measure("c", 80)));
    assert!(broken.starts_with("<b>The promise is broken</b>: “<a href=\"#b\">In time (b)</a>” stands at <b>90</b>"), "{broken}");
    assert!(broken.contains("95 is promised. One more of its measures misses what is promised."), "{broken}");
    let kept = promise(&format!("measures:\n{}", measure("a", 97)));
    assert!(kept.starts_with("<b>The promise is kept</b>: “<a href=\"#a\">"), "{kept}");
    assert!(promise("").contains("<b>Nobody knows whether the promise is kept</b>: nothing measures it."));
    let unread = promise("measures: [{id: a, title: In time, target: 95}]\n");
    assert!(unread.contains("Nobody knows") && unread.contains("none of its measures has both"), "{unread}");
}

#[test]
fn a_service_that_promises_nothing_says_so() {
    assert_eq!(kept(""), "Nothing is promised here.");
}
