//! The pictures of journeys: what stands on their pages, however long they are and in whatever script.

mod branches;
mod chapters;
mod comparisons;
mod scores;
mod targets;
mod unmapped;

use super::folders;
use super::pages::pages;

/// The page of the base site's journey, with a text of it replaced.
fn walk(from: &str, to: &str) -> String {
    let mut files = folders::base();
    let text = match files.get("journeys/walk.md") {
        Some(throughline::base::files::Entry::Text(text)) => text.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(text.contains(from), "{from}");
    files.insert_text("journeys/walk.md", &text.replace(from, to));
    pages(files).remove("journeys/walk.html").unwrap()
}

/// What stands on a page between two texts.
fn between<'t>(page: &'t str, begin: &str, end: &str) -> &'t str {
    page.split_once(begin).and_then(|(_, rest)| rest.split_once(end)).unwrap_or_else(|| panic!("{begin}: {page}")).0
}

/// The page of a journey of one stage with these touchpoints.
fn with_chapter(touchpoints: &str) -> String {
    let mut files = folders::base();
    let text = format!(
        "---\ntitle: A way\npersona: ada\noutcome: home\nowner: desk\nstages:\n  - title: All\n    touchpoints:\n{touchpoints}---\n"
    );
    files.insert_text("journeys/way.md", &text);
    pages(files).remove("journeys/way.html").unwrap()
}

#[test]
fn texts_of_any_script_stand_on_the_page_as_they_are_written() {
    for title in [
        "Ich melde den Unfall der Kraftfahrzeughaftpflichtversicherungsgesellschaft und warte auf den Rückruf",
        "أبلغ عن الحادث وأنتظر مكالمة",
        "事故の後に保険会社へ連絡する",
        "👩🏽‍🚒 I call 🇩🇪 112",
        "Przełącz na zapasową butlę",
        "<b> & \"so\"",
    ] {
        let page = walk("I ask which way to go\n        channels", &format!("{}\n        channels", serde_json::to_string(title).unwrap()));
        let escaped = throughline::base::escape::escape(title);
        assert!(page.contains(&format!("{escaped}</b></th>")), "{title}");
        assert!(!page.contains("<b> "), "{title}");
    }
}

#[test]
fn a_journey_says_what_it_adds_up_to_and_how_much_of_it_is_unknown() {
    let page = walk("        effort: {work: 15 min, load: 1}\n", "");
    let sums = page.split("<dl class=\"totals\">").nth(1).unwrap().split("</dl>").next().unwrap();
    assert!(sums.contains("<b>15</b> hours a month for all of them<small>without what is unknown at 1 touchpoint"), "{sums}");
    assert!(page.contains("at least <b>3 min</b> of their own work"), "{page}");
}

#[test]
fn waits_that_may_overlap_are_counted_and_never_added_up() {
    let page = with_chapter("      - {title: A, wait: 3 d}\n      - {title: B, wait: 5 d}\n      - {title: C}\n");
    let verdict = between(&page, "<p class=\"verdict\">", "</p>");
    assert!(verdict.contains("The longest wait is <b>5 d</b>, up to “<a href=\"#b\">B</a>”."), "{verdict}");
    assert!(page.contains("<b>2</b> touchpoints begin with a wait"), "{page}");
    assert!(!page.contains("8 d"), "{page}");
}

#[test]
fn a_journey_says_first_where_it_feels_worst_and_where_nobody_answers() {
    let touchpoints = "      - {title: A, feeling: -2, served_by: []}\n      - {title: B, feeling: 1}\n      - {title: C, feeling: -2}\n";
    let page = with_chapter(touchpoints);
    let verdict = between(&page, "<p class=\"verdict\">", "</p>");
    assert!(verdict.starts_with("It feels worst at “<a href=\"#a\">A</a>”, <b>−2</b>, and as bad at one more."), "{verdict}");
    assert!(!with_chapter("      - {title: A, feeling: 1}\n").contains("It feels worst"));
}

#[test]
fn all_journeys_stand_below_their_outcomes_with_a_strip_each() {
    let mut files = folders::base();
    files.insert_text("journeys/dream.md", "---\ntitle: A walk nobody mapped\noutcome: home\n---\n");
    files.insert_text("journeys/stray.md", "---\ntitle: A walk for nothing\n---\n");
    files.insert_text("journeys/walk-next.md", "---\ntitle: Z walk\nstate: target\ntarget_of: walk\noutcome: home\n---\n");
    let page = pages(files).remove("journeys.html").unwrap();
    let page = &page[page.find("<section class=\"of-outcome\">").unwrap()..];
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    assert!(at(">A walk nobody mapped</a>") < at(">For no outcome</h2>") && at(">For no outcome</h2>") < at(">A walk for nothing</a>"));
    assert!(page[at(">Z walk</a>")..].starts_with(">Z walk</a> <span class=\"status\">to come</span>"));
    assert_eq!(page.matches("class=\"strip s\"").count(), 4);
    assert!(page.contains("Nobody has mapped this yet."));
}

#[test]
fn very_many_journeys_are_folded_by_outcome_and_stay_light() {
    let mut files = folders::base();
    for n in 0..1_440 {
        let stages =
            "stages:\n  - id: go\n    title: Go\n    touchpoints:\n      - {id: on, title: Go on, from: customer, to: us, feeling: -1}\n";
        files.insert_text(
            format!("journeys/of-many-{n}.md"),
            &format!("---\ntitle: A journey of many, number {n}\noutcome: home\n{stages}---\n"),
        );
    }
    let page = pages(files).remove("journeys.html").unwrap();
    assert!(page.contains("<details class=\"of-outcome\">") && !page.contains("class=\"strip s\""));
    assert!(page.len() < 400_000, "{} bytes", page.len());
}
