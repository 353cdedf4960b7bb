//! What happens, beside what should.

use std::collections::BTreeMap;

use super::{folders, pages};

/// The page that shows the base site's journey beside a target with these touchpoints.
fn target(touchpoints: &str) -> String {
    with_target(touchpoints)["journeys/walk/target.html"].clone()
}

/// The base site's pages, with a target of its journey that has these touchpoints.
fn with_target(touchpoints: &str) -> BTreeMap<String, String> {
    let mut files = folders::base();
    let text = format!(
        "---\ntitle: The way of tomorrow\npersona: ada\noutcome: home\nowner: desk\nstate: target\ntarget_of: walk\nstages:\n  - id: all\n    title: All of it\n    touchpoints:\n{touchpoints}---\n"
    );
    files.insert_text("journeys/tomorrow.md", &text);
    let pages = pages(files);
    assert!(pages["journeys/tomorrow.html"].contains("../journeys/walk/target.html"));
    pages
}

/// What becomes of the touchpoints, row by row: the middle cell.
fn became(page: &str) -> Vec<String> {
    let (_, table) = page.split_once("<table class=\"changes\">").unwrap_or(("", ""));
    let (_, rows) = table.split_once("<tbody>").unwrap_or_default();
    rows.split("</tr>")
        .filter(|row| row.contains("<td>"))
        .map(|row| row.split("<td>").nth(2).unwrap().replace("</td>", "").trim_end().to_owned())
        .collect()
}

#[test]
fn a_target_stands_beside_what_happens_with_each_difference_named() {
    let page = target(
        "      - {id: way, title: I ask which way to go, channels: [web], feeling: 1}\n      - {id: cab, title: I take a cab, to: Cab Row}\n",
    );
    let rows = became(&page);
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[0].starts_with("<p>feels −1 → +1</p>") && rows[0].contains("moment of truth"), "{rows:?}");
    assert!(rows[1].contains("new") && rows[2].contains("no longer on this journey"), "{rows:?}");
    assert!(page.contains("Cab Row</a>") && page.contains("Northline Buses</a>"), "third parties that come and go");
    assert!(page.contains("class=\"strip two\"") && !page.contains("abolished"));
}

#[test]
fn a_touchpoint_that_replaces_two_stands_beside_both() {
    let page = target("      - {id: led, title: I am led home, replaces: [way, bus], feeling: 2}\n");
    assert_eq!(became(&page).len(), 1);
    let row = page.split("<tbody>").nth(2).unwrap();
    let was = row.split("</td>").next().unwrap();
    assert!(was.contains("I ask which way to go") && was.contains("I take the bus"), "{was}");
}

#[test]
fn what_a_target_spares_the_person_is_told_as_an_amount_and_waits_are_never_added_up() {
    let page = target("      - {id: led, title: I am led home, replaces: [way, bus], feeling: 2, effort: {work: 8 min}, wait: 10 min}\n");
    let row = &became(&page)[0];
    assert!(row.starts_with("<p>worst feeling −1 → +2</p> <p>10 min less work</p> <p>waits "), "{row}");
    let page = target("      - {id: way, title: I ask which way to go, does: Ada waves.}\n");
    assert!(!page.contains("less work"), "what is unknown on one side is not compared");
}

#[test]
fn what_is_only_told_in_other_words_is_folded() {
    let mut files = folders::base();
    let stages = "stages:\n  - id: s\n    title: S\n    touchpoints:\n      - {id: go, title: Go, from: customer, to: us, does: WORDS}\n";
    let journey = |words: &str, more: &str| format!("---\ntitle: Go {words}\noutcome: home\n{more}{}---\n", stages.replace("WORDS", words));
    files.insert_text("journeys/go.md", &journey("so", ""));
    files.insert_text("journeys/go-on.md", &journey("thus", "state: target\ntarget_of: go\n"));
    let page = pages(files).remove("journeys/go/target.html").unwrap();
    assert!(became(&page).is_empty(), "{page}");
    let (_, folded) = page.split_once("<details class=\"same\">").unwrap();
    assert!(folded.contains(">Go</a> <small>told in other words</small>"), "{folded}");
}

#[test]
fn a_personas_page_keeps_what_happens_apart_from_what_should() {
    let pages = with_target("      - {id: way, title: I am shown the way, needs: [ada#rest]}\n");
    let page = &pages["personas/ada.html"];
    let met = |words: &str| page.split(words).nth(1).unwrap().split("</p>").next().unwrap();
    assert!(met("<b>Met at</b>").contains("I ask which way to go") && !met("<b>Met at</b>").contains("I am shown the way"));
    assert!(met("<b>To be met at</b>").contains("I am shown the way"));
    let (_, walks) = page.split_once("<ul class=\"walks\">").unwrap();
    let walked: Vec<&str> = walks.split("<li><p>").skip(1).map(|line| line.split("</p>").next().unwrap()).collect();
    assert!(walked[0].contains("Find the way home") && !walked[0].contains("to come"), "{walked:?}");
    assert!(walked[1].contains("The way of tomorrow") && walked[1].contains("to come"), "{walked:?}");
}

#[test]
fn a_journey_without_a_target_has_no_such_page() {
    let pages = pages(folders::base());
    assert!(!pages.contains_key("journeys/walk/target.html"));
    assert!(!pages["journeys/walk.html"].contains("Today and to come"));
}

#[test]
fn what_a_target_promises_what_goes_wrong_before_and_where_it_goes_on_are_told() {
    let page = target(
        "      - {id: way, title: I ask, within: 2 h, because_of: show-way, next: [{to: bus, when: it rains}]}\n      - {id: bus, title: I take the bus, sees: A ticket}\n",
    );
    let rows = became(&page);
    for told in ["by when it is promised", "what went wrong before it", "where it goes on"] {
        assert!(rows[0].contains(told), "{told}: {rows:?}");
    }
    assert!(!page.contains("sees"), "what is seen is told in other words: {page}");
}

#[test]
fn a_promise_that_both_make_is_told_as_it_was_and_as_it_will_be() {
    let mut files = folders::base();
    let journey = |within: &str, fields: &str| {
        format!(
            "---\ntitle: Ring\npersona: ada\noutcome: home\n{fields}stages: [{{title: All, touchpoints: [{{id: a, title: A, within: {within}}}]}}]\n---\n"
        )
    };
    files.insert_text("journeys/ring.md", &journey("2 d", ""));
    files.insert_text("journeys/ring-next.md", &journey("4 h", "state: target\ntarget_of: ring\n"));
    let page = &pages(files)["journeys/ring/target.html"];
    assert_eq!(became(page), ["<p>promised within 2 d → 4 h</p>"]);
}
