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

/// A site with processes of these codes and titles, as pages.
fn with_codes(coded: &[(&str, &str)]) -> std::collections::BTreeMap<String, String> {
    let mut files = folders::base();
    for (n, (code, title)) in coded.iter().enumerate() {
        let code = if code.is_empty() { String::new() } else { format!("code: {code}\n") };
        let text = format!("---\ntitle: {title}\n{code}class: enabling\nowner: desk\nsupports: [show-way]\nsystems: [map]\n---\n");
        files.insert_text(format!("processes/p{n}.md"), &text);
    }
    pages(files).into_iter().collect()
}

#[test]
fn those_with_a_code_stand_first_and_by_the_value_of_its_numbers() {
    let pages = with_codes(&[("", "Aardvark"), ("P-6.2.10", "Beaver"), ("P-6.2.9", "Cat"), ("P-6.2", "Dog"), ("", "Emu"), ("A-7", "Fox")]);
    for page in ["by-process.html", "processes/show-way.html", "teams/desk.html", "systems/map.html"] {
        let at = |title: &str| pages[page].find(&format!("{title}<")).unwrap_or_else(|| panic!("{title} on {page}"));
        let places = ["Fox", "Dog", "Cat", "Beaver", "Aardvark", "Emu"].map(at);
        assert!(places.is_sorted(), "{page}: {places:?}");
    }
}

#[test]
fn a_code_stands_before_the_title_on_its_own_page_and_in_lists() {
    let pages = with_codes(&[("P-6.2.1 & more", "Cat")]);
    let shown = "<span class=\"code\">P-6.2.1 &amp; more</span> Cat</";
    for (page, element) in [("processes/p0.html", "h1"), ("by-process.html", "a"), ("teams/desk.html", "a")] {
        assert!(pages[page].contains(&format!("{shown}{element}>")), "{page}");
    }
}

#[test]
fn a_code_stands_before_the_title_on_each_page_of_a_journey() {
    let journey = |id: &str, more: &str| {
        let stages = "stages: [{title: S, touchpoints: [{id: a, title: A, served_by: [show-way]}]}]";
        (format!("journeys/{id}.md"), format!("---\ntitle: I go\ncode: J-7\npersona: ada\noutcome: home\n{more}{stages}\n---\n"))
    };
    let mut files = folders::base();
    for (path, text) in [journey("go", ""), journey("go-well", "state: target\nreplaces: go\n")] {
        files.insert_text(path, &text);
    }
    let pages = pages(files);
    let of_it: Vec<&String> = pages.keys().filter(|path| path.starts_with("journeys/go")).collect();
    assert!(of_it.len() >= 4, "{of_it:?}");
    for path in of_it {
        assert!(pages[path].split("<h1").nth(1).is_some_and(|h1| h1.contains(">J-7</span> I go")), "{path}");
    }
}
