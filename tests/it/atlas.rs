//! `journeys.html`, the atlas: every journey, mapped or not, by its outcome and as a table.

use throughline::base::files::Files;

use super::pages::pages;

fn atlas(journeys: &[(&str, &str)]) -> String {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    files.insert_text("personas/ada.md", "---\ntitle: Ada\n---\n");
    files.insert_text("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n");
    files.insert_text("outcomes/calm.md", "---\ntitle: A calm night\nfor: ada\n---\n");
    for (id, fields) in journeys {
        files.insert_text(format!("journeys/{id}.md"), &format!("---\ntitle: The {id}\npersona: ada\n{fields}---\n"));
    }
    pages(files).remove("journeys.html").unwrap()
}

const WALK: &str = "outcome: home\nvolume_per_month: 40\nstages: [{title: Out, touchpoints: [{id: ask, title: I ask, feeling: -1}, {id: again, title: I ask again, because_of: ask, served_by: []}]}]\n";

/// The row of the table that tells of a journey.
fn row<'p>(page: &'p str, title: &str) -> &'p str {
    let table = page.split_once("<tbody>").unwrap().1;
    let found = table.split("<tr>").find(|row| row.contains(title));
    found.unwrap_or_else(|| panic!("{table}"))
}

#[test]
fn a_journey_that_nobody_has_mapped_stands_below_its_outcome_with_how_many_start_it() {
    let page = atlas(&[("walk", WALK), ("ride", "outcome: calm\nvolume_per_month: 900\n")]);
    assert!(page.contains("900 a month"), "{page}");
    assert!(row(&page, "The ride").contains("not mapped yet"), "{page}");
}

/// The journeys below their outcomes.
fn tree(page: &str) -> &str {
    &page[page.find("<section class=\"of-outcome\">").unwrap()..]
}

#[test]
fn those_that_nobody_has_mapped_are_named_at_once_those_first_that_most_people_start() {
    let page = atlas(&[("walk", WALK), ("ride", "outcome: calm\nvolume_per_month: 900\n"), ("swim", "outcome: calm\n")]);
    let lead = page.split_once("class=\"lead\"").unwrap().1.split_once("</p>").unwrap().0;
    assert!(lead.find("The ride").unwrap() < lead.find("The swim").unwrap() && !lead.contains("The walk"), "{lead}");
}

#[test]
fn a_journey_below_another_is_indented_below_it() {
    let page = atlas(&[("walk", WALK), ("detour", "outcome: home\nparent: 'walk#out'\n")]);
    let page = tree(&page);
    let (walk, detour) = (page.find("The walk").unwrap(), page.find("The detour").unwrap());
    assert!(walk < detour, "{page}");
    assert!(page[walk..detour].contains("<li class=\"d1\">"), "{page}");
}

#[test]
fn one_for_another_outcome_stands_below_that_and_not_below_its_parent() {
    let page = atlas(&[("walk", WALK), ("detour", "outcome: calm\nparent: walk\n")]);
    let page = tree(&page);
    let (calm, detour) = (page.find(">A calm night</a></h2>").unwrap(), page.find("The detour").unwrap());
    assert!(calm < detour && !page[calm..detour].contains("<section"), "{page}");
    assert!(!page.contains("<li class=\"d1\">"));
}

#[test]
fn the_table_tells_gaps_what_went_wrong_and_the_worst_feeling_most_people_first() {
    let page = atlas(&[("walk", WALK), ("ride", "outcome: calm\nvolume_per_month: 900\n")]);
    let walk = row(&page, "The walk");
    assert!(walk.contains("1 of 2") && walk.contains("\u{2212}1</b>") && walk.contains("<td class=\"right\">2"), "{walk}");
    let table = page.split_once("<tbody>").unwrap().1;
    assert!(table.find("The ride").unwrap() < table.find("The walk").unwrap());
}

#[test]
fn a_retired_journey_has_no_place() {
    let page = atlas(&[("walk", WALK), ("ride", "outcome: calm\nstatus: retired\n")]);
    assert!(!page.contains("The ride"), "{page}");
}

#[test]
fn where_it_feels_worst_and_where_people_wait_longest_stands_before_all_journeys() {
    let wait = "outcome: calm\nstages: [{title: In, touchpoints: [{title: I wait, wait: 3 d, feeling: 1}]}]\n";
    let page = atlas(&[("walk", WALK), ("ride", wait)]);
    let says = page.split_once("<p class=\"verdict\">").unwrap().1.split_once("</p>").unwrap().0;
    let links = |title: &str| says.contains(&format!(">{title}</a>"));
    assert!(links("The walk") && links("I ask") && says.contains("<b>−1</b>") || says.contains("<strong>−1</strong>"), "{says}");
    assert!(links("The ride") && links("I wait") && says.contains("3 d"), "{says}");
}
