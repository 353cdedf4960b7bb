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

#[test]
fn levels_of_investment_stand_below_what_they_would_better_the_cheapest_first() {
    let mut files = walk("currency: GBP\n");
    files.insert_text(
        "journeys/other.md",
        "---\ntitle: Another way\npersona: ada\noutcome: home\nopportunities:\n  - {title: Light the corner, touchpoints: 'walk#i-ask', customer_value: 8, effort: 3, options: [{title: A lamp, cost: 900, target: better}, {title: A candle, cost: 2}, {title: Daylight}]}\n---\n",
    );
    files.insert_text(
        "journeys/better.md",
        "---\ntitle: A better walk\npersona: ada\noutcome: home\nstate: target\ntarget_of: walk\nstages: [{title: Out, touchpoints: [{title: I see}]}]\n---\n",
    );
    let page = pages(files).remove("outcomes/home.html").unwrap();
    let levels = page.split_once("class=\"levels\"").unwrap().1.split_once("</ol>").unwrap().0;
    let at = |what: &str| levels.find(what).unwrap_or_else(|| panic!("{what}: {levels}"));
    assert!(at("£2") < at("£900") && at("£900") < at("Daylight"), "{levels}");
    assert!(levels.contains("A better walk"), "{levels}");
}

#[test]
fn a_promise_is_missed_once_a_reading_of_its_day_says_so() {
    let said = |by: &str| {
        let mut files = walk("");
        let measure =
            format!("{{title: Days, better: down, baseline: 10, target: 2, target_by: {by}, readings: [{{date: 2026-06-30, value: 6}}]}}");
        files.insert_text("outcomes/home.md", &format!("---\ntitle: Home before dark\nfor: ada\nmeasures: [{measure}]\n---\n"));
        pages(files).remove("outcomes/home.html").unwrap()
    };
    assert!(said("2026-12-31").contains("promised by 31 Dec 2026"));
    assert!(said("2026-06-30").contains("missed: it was promised by 30 Jun 2026"));
}

#[test]
fn an_outcome_says_what_it_makes_possible() {
    let mut files = walk("");
    files.insert_text("outcomes/calm.md", "---\ntitle: The clerk is calm\nfor: ada\nsupports: home\n---\n");
    let mut pages = pages(files);
    let mut behind = |page: &str, words: &str| {
        let page = pages.remove(page).unwrap();
        page.split_once(words).unwrap_or_else(|| panic!("{page}")).1.split_once("</p>").unwrap().0.to_owned()
    };
    assert!(behind("outcomes/calm.html", "Makes possible: ").contains("home.html"));
    assert!(behind("outcomes/home.html", "Made possible by ").contains("calm.html"));
}
