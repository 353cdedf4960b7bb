//! Journeys of which nothing is written down but that they are there.

use super::{folders, pages};

/// The page of a journey with these fields.
fn unmapped(fields: &str) -> String {
    let mut files = folders::base();
    files.insert_text("journeys/wait.md", &format!("---\ntitle: Waiting at home\noutcome: home\n{fields}---\n"));
    pages(files).remove("journeys/wait.html").unwrap()
}

#[test]
fn a_journey_that_is_not_mapped_says_what_is_known_and_asks_who_could_tell() {
    let page = unmapped("persona: ada\nstarts_when: A card says so\nparent: walk#way\n");
    assert!(page.contains("Nobody has written down yet what <a href=\"../personas/ada.html\">"), "{page}");
    assert!(page.contains("<dt>Starts when</dt><dd>A card says so</dd>"), "{page}");
    assert!(page.contains("<dt>Ends when</dt><dd><span class=\"unknown\">unknown</span></dd>"), "{page}");
    assert!(page.contains("Whoever does the work in <a href=\"../processes/show-way.html\">Show the way</a>"), "{page}");
}

#[test]
fn a_journey_that_is_not_mapped_has_no_empty_picture_and_its_stages_stand_there() {
    let page = unmapped("stages: [{id: in, title: Inside, goal: To be warm}]\n");
    assert!(!page.contains("class=\"over\"") && !page.contains("class=\"strip"), "{page}");
    assert!(page.contains("or to whom.") && page.contains("id=\"in\"") && page.contains("To be warm"), "{page}");
}

#[test]
fn a_target_that_is_not_mapped_asks_nobody_what_happens() {
    let page = unmapped("persona: ada\nstate: target\ntarget_of: walk\n");
    assert!(page.contains("what should happen here") && !page.contains("Who could tell us?"), "{page}");
}
