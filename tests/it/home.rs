//! Home at nine outcomes and at two hundred.

use throughline::base::files::Files;

use super::folders::base;
use super::pages::pages;

/// The base site with so many outcomes, each with some journeys of four stages.
fn town(outcomes: usize, journeys: usize) -> Files {
    let mut files = base();
    for o in 0..outcomes {
        let outcome = format!(
            "---\ntitle: The allotment at plot number {o} is mine to dig\nfor: [ada]\nneeds: [ada#rest]\nmeasures:\n  - title: Days until the key is handed over\n    unit: d\n    better: down\n    target: 5\n    readings: [{{date: 2026-01-01, value: 9}}, {{date: 2026-10-01, value: 7}}]\n---\n"
        );
        files.insert_text(format!("outcomes/plot-number-{o}.md"), &outcome);
        for j in 0..journeys {
            let stages: String = ["Finding out", "Asking for it", "Getting it", "Living with it"]
                .iter()
                .map(|stage| {
                    format!(
                        "  - title: {stage}\n    touchpoints:\n      - {{title: I take the step {stage}, served_by: [show-way], feeling: -1.5}}\n"
                    )
                })
                .collect();
            let journey =
                format!("---\ntitle: Asking for plot {o} in the way {j}\npersona: ada\noutcome: plot-number-{o}\nstages:\n{stages}---\n");
            files.insert_text(format!("journeys/plot-{o}-{j}.md"), &journey);
        }
    }
    files
}

fn home(files: Files) -> String {
    pages(files).remove("index.html").unwrap()
}

#[test]
fn of_nine_outcomes_every_stage_opens_on_the_processes_that_serve_it() {
    let home = home(town(8, 2));
    assert_eq!(home.matches("<ul class=\"opens\"><li><a class=\"thing\" href=\"processes/show-way.html\">").count(), 8 * 2 * 4 + 1);
}

#[test]
fn beyond_twenty_outcomes_stages_open_on_the_outcomes_page() {
    let all = pages(town(21, 1));
    assert!(!all["index.html"].contains("class=\"opens\""));
    assert!(all["index.html"].contains("href=\"outcomes/plot-number-3.html#tl-1-2\""));
    assert!(all["outcomes/plot-number-3.html"].contains("<details id=\"tl-1-2\">"));
}

#[test]
fn two_hundred_outcomes_stay_below_200_kb_and_keep_their_figures() {
    let home = home(town(200, 7));
    assert!(home.len() < 200_000, "{} bytes", home.len());
    assert_eq!(home.matches("<article class=\"row\">").count(), 201);
    assert!(home.contains("<b>Living with it</b>"), "stages are drawn");
    let figures = "and 6\u{a0}journeys more: 1\u{a0}process, 1\u{a0}team<span class=\"vh\">, worst feeling </span>";
    assert_eq!(home.matches(figures).count(), 200);
}
