//! Lists by title: in the order of the site's language, wherever they stand.

use super::folders;
use super::pages::pages;

const TITLES: [&str; 10] = ["Zebra", "Änderung", "Öl", "Élan", "Åse", "SOP-2", "SOP-10", "10 things", "9 things", "apfel"];

/// The titles of these processes on a page of a site in a language, in the order in which they stand there first.
fn order(language: &str, page: &str) -> Vec<&'static str> {
    let mut files = folders::base();
    files.insert_text("throughline.yaml", &format!("title: Lantern Street\nlanguage: {language}\n"));
    for (n, title) in TITLES.iter().enumerate() {
        files.insert_text(
            format!("processes/p{n}.md"),
            &format!("---\ntitle: {title:?}\nclass: enabling\nowner: desk\nsupports: [show-way]\n---\n"),
        );
    }
    let html = pages(files).remove(page).unwrap();
    let mut found: Vec<(usize, &'static str)> =
        TITLES.iter().map(|title| (html.find(&format!(">{title}<")).unwrap_or_else(|| panic!("{title} on {page}")), *title)).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, title)| title).collect()
}

const MOST: [&str; 10] = ["9 things", "10 things", "Änderung", "apfel", "Åse", "Élan", "Öl", "SOP-2", "SOP-10", "Zebra"];

#[test]
fn home_lenses_and_backlinks_stand_in_the_order_of_the_language() {
    for page in ["index.html", "by-process.html", "processes/show-way.html", "teams/desk.html"] {
        assert_eq!(order("en", page), MOST, "{page}");
        assert_eq!(order("de", page), MOST, "{page}");
    }
}

#[test]
fn a_letter_that_a_language_has_last_stands_last() {
    let norwegian = order("nb", "by-process.html");
    assert_eq!(norwegian[8..], ["Öl", "Åse"], "{norwegian:?}");
}
