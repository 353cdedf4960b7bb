//! The figures that analyses have of a thing, on its page: the same as in the analysis, each with where it is explained.

use std::collections::BTreeMap;

use throughline::base::files::Files;

use super::pages::{as_written, pages};

/// A walk with two moments of truth, all served by one process, of which one touchpoint says that it is there only because that went
/// wrong; and a process that leads nowhere.
fn walk() -> BTreeMap<String, String> {
    walk_with("")
}

/// The same with touchpoints behind those.
fn walk_with(touchpoints: &str) -> BTreeMap<String, String> {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\ncurrency: GBP\n");
    files.insert_text(
        "personas/ada.md",
        "---\ntitle: Ada\nneeds:\n  - {id: rest, statement: I rest at home, importance: 5, satisfaction: 5}\n  - {id: light, statement: I see the way, importance: 9, satisfaction: 3}\n---\n",
    );
    files.insert_text("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\nneeds: [ada#light]\n---\n");
    files.insert_text(
        "journeys/walk.md",
        &("---\ntitle: Walk\npersona: ada\noutcome: home\nvolume_per_month: 60\nstages:\n  - title: Out\n    touchpoints:\n      - {title: I ask, served_by: show, moment_of_truth: true, effort: {work: 20 min}, pains: [{text: It is dark, level: 9, leave_risk: 8}]}\n      - {title: I ask again, served_by: show, because_of: show}\n      - {title: I am there, served_by: show, moment_of_truth: true}\n".to_owned() + touchpoints + "---\n"),
    );
    files.insert_text(
        "processes/show.md",
        "---\ntitle: Show the way\nvolume_per_month: 60\ncost_per_case: 2.5\nsteps: [{title: Point, by: clerk, work: 10, systems: lamp}]\n---\n",
    );
    files.insert_text(
        "processes/sort.md",
        "---\ntitle: Sort the maps\nvolume_per_month: 10\nsteps: [{title: Fold, by: desk, work: 60}, {title: Stack, by: desk}]\n---\n",
    );
    files.insert_text("systems/lamp.md", "---\ntitle: Lamp\n---\n");
    files.insert_text("roles/clerk.md", "---\ntitle: Clerk\nteam: desk\n---\n");
    files.insert_text("teams/desk.md", "---\ntitle: Lamp desk\n---\n");
    pages(files)
}

fn figures(pages: &BTreeMap<String, String>, path: &str) -> String {
    pages[path].split_once("<ul class=\"figures\"").unwrap().1.split_once("</ul>").unwrap().0.to_owned()
}

#[test]
fn a_process_says_what_it_takes_and_where_that_goes() {
    let pages = walk();
    // Show takes 60 × 10 minutes, sort 10 × 60, and of one step of that nobody says how long it takes.
    let show = figures(&pages, "processes/show.html");
    assert!(show.contains("10 h a month, 50 % of all that is known") && show.contains("insights/effort-by-outcome.html"), "{show}");
    assert!(show.contains("Home before dark</a> 100 %") && show.contains("£150 a month"), "{show}");
    let sort = figures(&pages, "processes/sort.html");
    assert!(sort.contains("100 % leads to none") && sort.contains("not every step says how long it takes"), "{sort}");
    assert!(!sort.contains("fail") && !sort.contains("decides"), "{sort}");
}

#[test]
fn a_process_says_what_hangs_on_it_and_what_it_sets_off() {
    let show = figures(&walk(), "processes/show.html");
    assert!(show.contains("3 touchpoints fail, and 1 outcome suffers, counting what depends on it. One is lost entirely: "), "{show}");
    assert!(show.contains("one touchpoint is there only because of it: ") && show.contains("I ask again</a>"), "{show}");
    // A third of its 10 hours; of theirs nobody says how long it takes.
    assert!(
        show.contains("our work at these, a month: 3 h 20 min, theirs: unknown") && show.contains("insights/failure-demand.html"),
        "{show}"
    );
}

#[test]
fn a_system_says_which_outcomes_are_lost_with_it() {
    let pages = walk();
    assert!(pages["systems/lamp.html"].contains("1 process stops, and 1 of 1 outcomes suffer.</b> One of them is lost entirely."));
    let lamp = figures(&pages, "systems/lamp.html");
    assert!(lamp.contains("Lost entirely") && !lamp.contains("Lost where it counts") && lamp.contains("Home before dark"), "{lamp}");
}

#[test]
fn a_team_and_a_role_say_what_hangs_on_them() {
    let pages = walk();
    let desk = figures(&pages, "teams/desk.html");
    // Its clerk works 10 hours, it itself 10, and one step is blank.
    assert!(desk.contains("20 h a month; ") && desk.contains("3 touchpoints fail"), "{desk}");
    assert!(figures(&pages, "roles/clerk.html").contains("3 touchpoints fail, and 1 outcome suffers, counting what depends on it."));
}

#[test]
fn a_persona_says_what_they_work_and_first_what_they_lack_most() {
    let pages = walk();
    // 20 minutes of 60 people; of the other touchpoints nobody says it.
    let ada = &pages["personas/ada.html"];
    assert!(figures(&pages, "personas/ada.html").contains("at least 20 h a month"), "{ada}");
    let (light, rest) = (ada.find("priority 15 of 20").unwrap(), ada.find("priority 5 of 20").unwrap());
    assert!(light < rest, "{ada}");
    let lacks = ada.split_once("<p class=\"verdict\">").unwrap().1.split_once("</p>").unwrap().0;
    assert!(lacks.contains("it matters <b>9</b> of 10 and is met <b>3</b>: \u{201c}") && lacks.contains("I see the way"), "{lacks}");
}

#[test]
fn home_names_the_worst_of_each_kind_and_no_team() {
    let pages = walk();
    let worst = pages["index.html"].split_once("<ul class=\"worst\">").unwrap().1.split_once("</section>").unwrap().0;
    assert!(worst.contains("It is dark</a> <small>72 of 100</small>") && worst.contains("insights/pains.html"), "{worst}");
    assert!(worst.contains("I see the way</a> <small>15 of 20</small>") && !worst.contains("I rest at home"), "{worst}");
    assert!(worst.contains("Show the way</a> <small>3 h 20 min a month</small>"), "{worst}");
    assert!(worst.contains("Lamp</a>") && !worst.contains("Lamp desk"), "{worst}");
}

#[test]
fn what_leads_nowhere_names_what_may_have_been_meant() {
    let page = &walk()["404.html"];
    let likely = page.split_once("id=\"tl-found\"").unwrap().1;
    assert!(likely.contains("Home before dark") && likely.contains("Show the way") && !likely.contains("Lamp desk"), "{likely}");
}

/// What stands on a page as text, pictures aside: nobody breaks their lines.
fn told(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, picture)) = rest.split_once("<svg") {
        out.push_str(before);
        rest = picture.split_once("</svg>").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    let tags: Vec<&str> = out.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    tags.concat()
}

#[test]
fn no_line_ends_between_a_figure_and_its_unit() {
    let mut figures = 0;
    for (path, page) in as_written(super::folders::base()) {
        let told = told(&page);
        for unit in ["min", "h", "d", "s", "%"] {
            for (at, _) in told.match_indices(unit) {
                let (before, after) = (&told[..at], &told[at + unit.len()..]);
                if after.starts_with(char::is_alphanumeric) {
                    continue;
                }
                let is_figure =
                    |space: char| before.strip_suffix(space).is_some_and(|figure| figure.ends_with(|c: char| c.is_ascii_digit()));
                assert!(!is_figure(' '), "{path}: …{}{unit}", &before[before.len().saturating_sub(20)..]);
                figures += usize::from(is_figure('\u{a0}'));
            }
        }
    }
    assert!(figures > 20, "{figures}");
}

#[test]
fn a_thing_names_each_outcome_once_by_what_is_left_of_it() {
    let lamp = figures(&walk_with("      - {title: I rest}\n"), "systems/lamp.html");
    assert!(lamp.contains("Lost entirely") && !lamp.contains("Lost where it counts"), "{lamp}");
    let lamp = figures(&walk_with("      - {title: I am paid, served_by: sort}\n"), "systems/lamp.html");
    assert!(lamp.contains("Lost where it counts") && !lamp.contains("Lost entirely"), "{lamp}");
    assert_eq!(lamp.matches("Home before dark").count(), 1, "{lamp}");
}
