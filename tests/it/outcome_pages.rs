//! The page of an outcome: what its work costs, and which of it people are glad of.

use throughline::base::files::Files;

use super::pages::pages;

/// A walk with two processes: one is met gladly and stands on a second one, the other hurts.
fn walk(settings: &str) -> Files {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", &format!("title: Lantern Street\n{settings}"));
    files.insert_text("personas/ada.md", "---\ntitle: Ada\n---\n");
    files.insert_text("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n");
    files.insert_text(
        "journeys/walk.md",
        "---\ntitle: Walk\npersona: ada\noutcome: home\nstages:\n  - title: Out\n    touchpoints:\n      - {title: I ask, served_by: show, feeling: 1}\n      - {title: I wait, served_by: wait, feeling: -2}\n---\n",
    );
    files.insert_text(
        "processes/show.md",
        "---\ntitle: Show the way\nvolume_per_month: 60\ncost_per_case: 2.5\nsteps: [{title: A, work: 10}]\n---\n",
    );
    files.insert_text("processes/wait.md", "---\ntitle: Let people wait\nvolume_per_month: 60\nsteps: [{title: A, work: 5}]\n---\n");
    files.insert_text(
        "processes/draw.md",
        "---\ntitle: Draw the map\nsupports: show\nvolume_per_month: 10\ncost_per_case: 100\nsteps: [{title: A, work: 30}]\n---\n",
    );
    files
}

fn outcome(settings: &str) -> String {
    pages(walk(settings)).remove("outcomes/home.html").unwrap()
}

#[test]
fn cost_stands_beside_work_with_its_currency_and_what_is_unknown() {
    // Show 60 × 2.50 = 150, draw 10 × 100 = 1,000; of wait nobody says it.
    let page = outcome("currency: GBP\n");
    assert!(page.contains("£1,150 a month; unknown of one process"), "{page}");
    assert!(page.contains("Cost a month") && page.contains("£150"), "{page}");
}

#[test]
fn no_amount_is_shown_without_a_currency() {
    let page = outcome("");
    assert!(!page.contains("Cost a month") && !page.contains("1,150"), "{page}");
}

#[test]
fn work_behind_the_scenes_is_told() {
    // Show 60 × 10 and wait 60 × 5 are 15 h; draw 10 × 30 is 5 h of the 20.
    let page = outcome("");
    assert!(page.contains("20 h a month") && page.contains("5 h of it behind the scenes"), "{page}");
}

#[test]
fn what_hurts_stands_before_what_helps_each_with_its_mean_feeling() {
    let page = outcome("");
    let effects = page.split_once("class=\"effects plain\"").unwrap().1.split_once("</ul>").unwrap().0;
    let (hurts, helps) = (effects.find("Let people wait").unwrap(), effects.find("Show the way").unwrap());
    assert!(hurts < helps, "{effects}");
    assert!(effects.contains("<small class=\"f-2\">\u{2212}2</small>"), "{effects}");
}
