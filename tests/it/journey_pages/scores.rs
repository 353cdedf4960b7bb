//! Blueprints: what a score shows, and says in words.

use super::{folders, pages};

/// The blueprint of the base site's journey, with a text of its process replaced.
fn blueprint(from: &str, to: &str) -> String {
    let mut files = folders::base();
    let text = match files.get("processes/show-way.md") {
        Some(throughline::base::files::Entry::Text(text)) => text.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(text.contains(from), "{from}");
    files.insert_text("processes/show-way.md", &text.replace(from, to));
    pages(files).remove("journeys/walk/blueprint.html").unwrap()
}

#[test]
fn a_blueprint_shows_the_steps_of_the_processes_and_says_the_same_in_words() {
    let page = blueprint("title", "title");
    let (picture, words) = page.split_once("id=\"tl-words\"").unwrap();
    // In the picture steps are named where somebody points at them, in words on the page.
    for (picture_has, words_have) in [
        ("<title>1 I ask which way to go: ", ">1 I ask which way to go</h4>"),
        ("class=\"sp\"", "<li>Find out where she is: "),
        (">Street atlas</a>", "Street atlas"),
        (" data-team>Lamp desk</a>", "<i data-team>Lamp desk</i>"),
    ] {
        assert!(picture.contains(picture_has), "{picture_has} in {picture}");
        assert!(words.contains(words_have), "{words_have} in {words}");
    }
    assert!(picture.contains("What they see") && !page.contains("Evidence"), "{picture}");
}

#[test]
fn heads_of_a_blueprint_lead_to_the_steps_in_words_and_points_to_the_journey() {
    let page = blueprint("title", "title");
    for id in ["way", "bus", "ride"] {
        assert!(page.contains(&format!("<a href=\"#{id}\">")) && page.contains(&format!(" id=\"{id}\"")), "{id}: {page}");
    }
    assert!(page.contains("<a href=\"../walk.html#way\"><title>1 I ask which way to go: "), "{page}");
}

#[test]
fn a_process_without_steps_stands_in_the_blueprint_and_says_so() {
    let text = "---\ntitle: Show the way\nowner: desk\n---\n";
    let mut files = folders::base();
    files.insert_text("processes/show-way.md", text);
    let pages = pages(files);
    let page = &pages["journeys/walk/blueprint.html"];
    assert!(page.contains("<title>Show the way</title>") && page.contains("Show the way</a>, no step recorded"), "{page}");
    assert!(page.contains("Nobody has recorded yet how this work is done"), "{page}");
}

#[test]
fn a_key_lists_only_the_marks_that_occur() {
    let page = blueprint("title", "title");
    let key = page.split("class=\"sk-key\"").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(key.contains("a step") && !key.contains("informal") && !key.contains("pains"), "{key}");
}

#[test]
fn a_journey_without_touchpoints_has_no_blueprint() {
    let mut files = folders::base();
    files.insert_text("journeys/empty.md", "---\ntitle: Empty\npersona: ada\noutcome: home\nstages:\n  - {id: one, title: One}\n---\n");
    let pages = pages(files);
    assert!(pages.contains_key("journeys/empty.html") && !pages.contains_key("journeys/empty/blueprint.html"));
    assert!(!pages["journeys/empty.html"].contains("Blueprint"));
}

#[test]
fn what_somebody_sees_stands_in_the_score_and_below_it_in_words() {
    let mut files = folders::base();
    files.insert_text(
        "journeys/walk.md",
        "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: All, touchpoints: [{title: I ask, sees: A card with the date, served_by: show-way}]}]\n---\n",
    );
    let page = &pages(files)["journeys/walk/blueprint.html"];
    assert!(page.contains("<g class=\"sees\"><text ") && page.contains(">A card with the date</text>"), "{page}");
    assert!(page.contains("<small>sees or holds: A card with the date</small>"), "{page}");
}
