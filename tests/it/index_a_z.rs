//! The index: every title and every other name by its first letter.

use std::fmt::Write as _;

use throughline::base::files::Files;

use super::pages::pages;

fn index(files: &[(&str, &str)]) -> String {
    let mut all = Files::default();
    all.insert_text("throughline.yaml", "title: Lantern Street\n");
    for (path, text) in files {
        all.insert_text(*path, text);
    }
    pages(all).remove("index-a-z.html").unwrap()
}

const HOME: (&str, &str) = ("outcomes/home.md", "---\ntitle: Home before dark\ncustomer_calls_it: getting back\n---\n");
const DESK: (&str, &str) = ("teams/desk.md", "---\ntitle: Lamp desk\nalso_called: [Night desk]\n---\n");
const LAMP: (&str, &str) = ("systems/lamp.md", "---\ntitle: “Ålamp”\n---\n");

#[test]
fn titles_stand_below_their_letters_with_their_kinds() {
    let page = index(&[HOME, LAMP]);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    let places =
        ["id=\"tl-letter-A\"", "“Ålamp”</a> <small>System</small>", "id=\"tl-letter-H\"", "Home before dark</a> <small>Outcome</small>"];
    assert!(places.map(at).is_sorted());
    assert!(page.contains("<a href=\"#tl-letter-H\">H</a>"), "{page}");
}

#[test]
fn another_name_leads_to_the_title() {
    let page = index(&[HOME]);
    let see = "getting back, see <a href=\"outcomes/home.html\">Home before dark</a>";
    assert!(page.find("id=\"tl-letter-G\"") < page.find(see) && page.contains(see), "{page}");
}

#[test]
fn teams_stand_apart_and_are_marked() {
    let page = index(&[HOME, DESK]);
    let (others, teams) = page.split_once("<section class=\"letter\" data-team>").unwrap();
    assert!(!others.contains("Lamp desk") && teams.contains("Lamp desk</a>") && teams.contains("Night desk, see "), "{page}");
}

#[test]
fn a_large_index_is_cut_into_pages_and_its_letters_lead_there() {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    for n in 0..1_100 {
        let mut text = String::new();
        let _ = write!(text, "---\ntitle: {} {n}\n---\n", if n < 1_050 { "Bridge" } else { "Canal" });
        files.insert_text(format!("pages/p{n}.md"), &text);
    }
    let pages = pages(files);
    let first = &pages["index-a-z.html"];
    assert!(first.contains("<a href=\"index-a-z/2.html\" dir=\"auto\">Bridge 1000 – Canal 1099</a>"), "{first}");
    assert!(
        first.contains("<a href=\"index-a-z/1.html#tl-letter-B\">B</a>")
            && first.contains("<a href=\"index-a-z/2.html#tl-letter-C\">C</a>")
    );
    let second = &pages["index-a-z/2.html"];
    assert!(
        second.contains("<a href=\"../pages/p1099.html\">Canal 1099</a>")
            && !second.contains(">Bridge 999<")
            && !pages.contains_key("index-a-z/3.html")
    );
}
