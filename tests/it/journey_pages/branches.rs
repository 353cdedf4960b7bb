//! What comes before a touchpoint, what is promised and measured there, and where it goes on.

use super::chapters::chapters;
use super::{folders, pages, with_chapter};

#[test]
fn what_went_wrong_before_is_linked_in_the_chapter_and_marked_on_the_curve() {
    let page = with_chapter(
        "      - {id: a, title: I hear nothing}\n      - {title: I ring, because_of: [a, walk#way, show-way]}\n      - {title: I wait}\n",
    );
    let causes = "<p class=\"again\">↺ only because of <a href=\"#a\">I hear nothing</a>, \
        <a href=\"../journeys/walk.html#way\">I ask which way to go</a> in <a href=\"../journeys/walk.html\">Find the way home</a>, \
        <a href=\"../processes/show-way.html\">Show the way</a></p>";
    assert!(chapters(&page).contains(causes), "{page}");
    assert_eq!(page.matches("class=\"again\"").count(), 1);
    assert_eq!(page.matches("<path class=\"ag\"").count(), 2, "the curve and its key: {page}");
    assert!(page.contains("One exists only because something went wrong before."), "{page}");
}

#[test]
fn where_it_goes_on_elsewhere_is_an_arc_with_its_condition_and_a_line_in_the_chapter() {
    let page = with_chapter(
        "      - {id: a, title: A, next: [{to: c, when: it is dark}, b]}\n      - {id: b, title: B, next: []}\n      - {id: c, title: C, next: a}\n",
    );
    let chapter = chapters(&page);
    assert!(chapter.contains("<p>then: <a href=\"#c\">C</a>, when it is dark</p><p>then: <a href=\"#b\">B</a></p>"), "{chapter}");
    assert!(chapter.contains("The journey ends here.") && chapter.contains("<p>then: <a href=\"#a\">A</a></p>"), "{chapter}");
    let overview = &page[page.find("<div class=\"over\">").unwrap()..page.find("<nav class=\"at-stage\"").unwrap()];
    assert_eq!(overview.matches("<path class=\"br\"").count(), 2, "the arcs and their key: {overview}");
    assert!(overview.contains(">it is dark</text>"), "{overview}");
}

#[test]
fn what_follows_as_a_matter_of_course_is_not_said() {
    let page = with_chapter("      - {id: a, title: A, next: b}\n      - {id: b, title: B, next: []}\n");
    assert!(!page.contains("then:") && !page.contains("ends here") && !page.contains("class=\"br\"") && !page.contains("class=\"key\""));
}

#[test]
fn a_promise_says_by_when_and_whether_the_wait_keeps_to_it() {
    let page = with_chapter(
        "      - {title: A, expects: An answer, within: 2 h}\n      - {title: B, within: 2 h, wait: 2 h}\n      - {title: C, within: 2 h, wait: 5 h}\n",
    );
    let chapter = chapters(&page);
    assert!(chapter.contains("<p>An answer</p><p>Promised within <b>2 h</b></p>"), "{chapter}");
    assert!(chapter.contains("<p>Promised within <b>2 h</b>, and kept</p>"), "{chapter}");
    assert!(chapter.contains("<p>Promised within <b>2 h</b>. The wait is <b>3 h</b> longer.</p>") && !chapter.contains("class=\"low\""));
}

#[test]
fn what_somebody_sees_and_who_receives_it_stand_in_the_chapter() {
    let page = with_chapter("      - {title: A, from: us, to: [persona, us, Cab Row], sees: A letter with a name on it}\n");
    let chapter = chapters(&page);
    assert!(chapter.contains("<i>Sees, holds</i><p>A letter with a name on it</p>"), "{chapter}");
    assert!(chapter.contains(" → the customer, ") && chapter.contains("Cab Row"), "{chapter}");
}

#[test]
fn measures_stand_where_they_belong_each_at_its_address() {
    let mut files = folders::base();
    let measure = |id: &str| {
        format!(
            "measures: [{{id: {id}, title: Of {id}, unit: d, better: down, baseline: 9, target: 5, readings: [{{date: 2026-01-31, value: 7}}]}}]"
        )
    };
    let text = format!(
        "---\ntitle: A way\npersona: ada\noutcome: home\n{}\nstages:\n  - title: All\n    {}\n    touchpoints:\n      - title: A\n        {}\n---\n\n## Of point\n\nAsked at the door.\n",
        measure("whole"),
        measure("stage"),
        measure("point")
    );
    files.insert_text("journeys/way.md", &text);
    let page = pages(files).remove("journeys/way.html").unwrap();
    assert!(page.contains("<article class=\"measure\" id=\"whole\">"), "{page}");
    assert!(page.contains("<div id=\"stage\"><dt>Of stage</dt><dd><b>7</b> <span class=\"unit\">d</span>, "), "{page}");
    let chapter = chapters(&page);
    assert!(
        chapter.contains("<div id=\"point\"><p>Of point: <b>7</b> <span class=\"unit\">d</span>, <span class=\"nearer\">"),
        "{chapter}"
    );
    assert!(chapter.contains("Asked at the door."), "{chapter}");
}

#[test]
fn a_stage_says_what_it_reaches_and_when_it_begins_and_ends() {
    let mut files = folders::base();
    files.insert_text("outcomes/warm.md", "---\ntitle: I am warm\nfor: ada\n---\n");
    files.insert_text(
        "journeys/way.md",
        "---\ntitle: A way\npersona: ada\noutcome: home\nstages:\n  - title: In\n    outcome: warm\n    starts_when: The key turns\n    ends_when: The kettle sings\n    touchpoints: [{title: A}]\n---\n",
    );
    let page = pages(files).remove("journeys/way.html").unwrap();
    for fact in [
        "<dt>Reaches</dt><dd><a href=\"../outcomes/warm.html\">I am warm</a></dd>",
        "<dt>Starts when</dt><dd>The key turns</dd>",
        "<dt>Ends when</dt><dd>The kettle sings</dd>",
    ] {
        assert!(page.contains(fact), "{fact} in {page}");
    }
}

#[test]
fn fields_that_stand_out_have_a_row_as_the_site_lists_them_and_others_that_it_describes_share_one() {
    let mut files = folders::base();
    let config = "title: Test\nfields:\n  touchpoint:\n    - {name: cost, title: What it costs, type: number}\n    - {name: risk, title: Risk of harm, type: number, lane: true}\n    - {name: law, type: text, lane: true}\n";
    files.insert_text("throughline.yaml", config);
    files.insert_text(
        "journeys/way.md",
        "---\ntitle: A way\npersona: ada\noutcome: home\nstages:\n  - title: All\n    touchpoints:\n      - {title: A, extra: {note: seen, cost: 3, law: no, risk: 2}}\n---\n",
    );
    let page = pages(files).remove("journeys/way.html").unwrap();
    let heads = page.find("<th class=\"extra\">Risk of harm").unwrap();
    assert!(
        page[heads..].starts_with(
            "<th class=\"extra\">Risk of harm</th><th class=\"extra\">law</th><th class=\"extra\">note</th><th class=\"extra\">Besides</th>"
        ),
        "{page}"
    );
    assert!(page.contains("<i>note</i><p>seen</p>") && page.contains("<i>Besides</i><p><b>What it costs</b> 3</p>"), "{page}");
}
