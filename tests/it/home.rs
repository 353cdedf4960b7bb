//! What home says, pattern by pattern, and how large it is at nine outcomes and at two hundred.

use throughline::base::files::Files;
use throughline::html::Route;

use super::folders::base;
use super::pages::page;

/// The base site with so many outcomes, each with some journeys of four stages.
fn town(outcomes: usize, journeys: usize) -> Files {
    let mut files = base();
    for o in 0..outcomes {
        let outcome = format!(
            "---\ntitle: The allotment at plot number {o} is mine to dig\nfor: [ada]\nneeds: [ada#rest]\nmeasures:\n  - title: Days until the key is handed over\n    unit: d\n    better: down\n    baseline: 11\n    target: 5\n    readings: [{{date: 2026-01-01, value: 9}}, {{date: 2026-10-01, value: 7}}]\n---\n"
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
    page(files, &Route::Home)
}

/// An outcome: its id, its measure, and the touchpoints of its journey with how many a month walk it.
type Described<'a> = (&'a str, &'a str, Option<(&'a str, &'a str)>);

/// A site of one persona and these outcomes, each by its id, its measure and the touchpoints of its journey with how many a month
/// walk it.
fn said(outcomes: &[Described<'_>]) -> String {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    files.insert_text("personas/ada.md", "---\ntitle: Ada\nneeds: [{id: rest, statement: I rest at home}]\n---\n");
    for (id, measure, journey) in outcomes {
        let measures = if measure.is_empty() { String::new() } else { format!("measures: [{{title: Hours of {id}, {measure}}}]\n") };
        files.insert_text(format!("outcomes/{id}.md"), &format!("---\ntitle: Home {id}\nfor: ada\nneeds: [ada#rest]\n{measures}---\n"));
        if let Some((volume, touchpoints)) = journey {
            let journey = format!(
                "---\ntitle: Walk {id}\npersona: ada\noutcome: {id}\n{volume}\nstages: [{{title: Out, touchpoints: [{touchpoints}]}}]\n---\n"
            );
            files.insert_text(format!("journeys/{id}.md"), &journey);
        }
    }
    home(files)
}

/// Readings of a measure that should rise from 10 to 20.
fn rises(now: &str) -> String {
    format!("better: up, baseline: 10, target: 20, readings: [{{date: 2026-01-01, value: {now}}}]")
}

/// The words of what stands between two marks.
fn between(page: &str, begin: &str, end: &str) -> String {
    let from = page.find(begin).unwrap_or_else(|| panic!("no {begin} in {page}")) + begin.len();
    let html = &page[from..from + page[from..].find(end).unwrap()];
    let mut words = String::new();
    for (i, piece) in html.split('<').enumerate() {
        words.push_str(if i == 0 { piece } else { piece.split_once('>').unwrap().1 });
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the outcomes stand: below the one that is worst off, or alone.
fn sentence(page: &str) -> String {
    let begin = if page.contains("<p class=\"standing\">") { "<p class=\"standing\">" } else { "<p class=\"verdict\">" };
    between(page, begin, "</p>")
}

/// Which outcome is worst off, and why.
fn worst_off(page: &str) -> Option<String> {
    page.contains("<p class=\"standing\">").then(|| between(page, "<p class=\"verdict\">", "</p>"))
}

#[test]
fn where_all_outcomes_are_measured_it_says_how_many_are_kept_nearer_further_and_where_they_began() {
    let all = [("a", rises("20")), ("b", rises("15")), ("c", rises("10")), ("d", rises("9")), ("e", rises("12"))];
    let all: Vec<_> = all.iter().map(|(id, measure)| (*id, measure.as_str(), None)).collect();
    assert_eq!(
        sentence(&said(&all)),
        "All 5 outcomes are measured. 1 is where we promised; 2 are nearer than at the start, 1 is where it began, 1 is further off."
    );
    assert_eq!(sentence(&said(&all[..1])), "Home a: Hours of a, kept, 20 was promised.");
    assert_eq!(sentence(&said(&[all[0], ("f", all[0].1, None)])), "All 2 outcomes are measured. All of these are where we promised.");
}

#[test]
fn where_some_are_measured_it_says_how_many() {
    let nearer = rises("15");
    let page = said(&[("a", &nearer, None), ("b", "", None), ("c", "better: up, target: 4", None)]);
    assert_eq!(sentence(&page), "1 of 3 outcomes is measured. None is where we promised yet; 1 is nearer than at the start.");
}

#[test]
fn where_none_is_measured_it_says_so_and_no_figure_stands_for_promises() {
    let page = said(&[("a", "", None), ("b", "", None)]);
    assert_eq!(sentence(&page), "2 outcomes are described, none of them is measured yet.");
    assert!(!page.contains("class=\"tiles\"") && !page.contains("class=\"stories\""));
    assert_eq!(sentence(&said(&[("a", "", None)])), "Home a: nobody measures it yet.");
}

#[test]
fn a_promise_without_a_figure_and_a_start_that_is_unknown_are_said() {
    let (aimless, no_start) =
        ("readings: [{date: 2026-01-01, value: 3}]", "better: up, target: 9, readings: [{date: 2026-01-01, value: 3}]");
    let page = said(&[("a", aimless, None), ("b", aimless, None)]);
    assert_eq!(sentence(&page), "All 2 outcomes are measured. What they should reach is not written down.");
    let page = said(&[("a", aimless, None), ("b", no_start, None)]);
    assert_eq!(
        sentence(&page),
        "All 2 outcomes are measured. None of the 1 with a promise in figures is there yet; of 1 the start is unknown."
    );
}

#[test]
fn one_outcome_is_worst_off_and_its_row_is_marked() {
    let (back, nearer, near) = (rises("5"), rises("15"), rises("12"));
    let page = said(&[("a", &nearer, None), ("b", &back, None), ("c", "", Some(("", "{title: Fall, feeling: -2}")))]);
    let said_of_b = "Worst off is “Home b”: “Hours of b” stands at 5, further off than at the start: it was 10, and 20 is promised.";
    assert_eq!(worst_off(&page).as_deref(), Some(said_of_b));
    assert_eq!(page.matches("<article class=\"worst-off\"").count(), 1);
    assert!(between(&page, "<article class=\"worst-off\"", "</article>").contains("worst offHome b"), "{page}");
    // Where none has gone back, the one with the least of its way.
    let page = said(&[("a", &nearer, None), ("b", &near, None)]);
    assert_eq!(worst_off(&page).as_deref(), Some("Worst off is “Home b”: “Hours of b” stands at 12, 20 % of the way from 10 to 20."));
}

#[test]
fn of_two_that_are_as_far_from_their_promise_the_one_that_feels_worse_is_worst_off() {
    let near = rises("12");
    let page = said(&[("a", &near, None), ("b", &near, Some(("", "{title: Fall, feeling: -1}")))]);
    assert!(worst_off(&page).is_some_and(|said| said.starts_with("Worst off is “Home b”")), "{page}");
}

#[test]
fn where_nothing_is_measured_the_outcome_that_feels_worst_is_worst_off_and_where_nothing_is_bad_none_is() {
    let page = said(&[("a", "", Some(("", "{title: Wait, feeling: -1}"))), ("b", "", Some(("", "{title: Fall, feeling: -2}")))]);
    assert_eq!(worst_off(&page).as_deref(), Some("Worst off is “Home b”: it feels −2 at “Fall”."));
    let kept = rises("20");
    assert_eq!(worst_off(&said(&[("a", &kept, None), ("b", "", Some(("", "{title: Rest, feeling: 0}")))])), None);
    assert_eq!(worst_off(&said(&[("a", &rises("5"), None)])), None, "the sentence tells of the only one");
}

#[test]
fn a_broken_limit_makes_an_outcome_the_worst_off_where_no_measure_is_short_of_its_promise() {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    files.insert_text("outcomes/dry.md", "---\ntitle: Dry feet\n---\n");
    files.insert_text(
        "outcomes/water.md",
        "---\ntitle: Water I can drink\nmeasures: [{id: lead, title: Lead, better: down, readings: [{date: 2026-09-01, value: 12}]}]\nlimits: [{text: No tap over ten, measure: lead, max: 10}]\n---\n",
    );
    let said = worst_off(&home(files)).unwrap();
    assert_eq!(said, "Worst off is “Water I can drink”: one of its limits is broken, “No tap over ten”.");
}

#[test]
fn figures_stand_beside_the_sentence_where_they_are_known() {
    let touchpoint = "{title: Ask, to: us, effort: {work: 30 min}}, {title: Go, to: nobody}";
    let (kept, nearer) = (rises("20"), rises("15"));
    let page = said(&[("a", &kept, Some(("volume_per_month: 100", touchpoint))), ("b", &nearer, None)]);
    assert_eq!(
        between(&page, "<ul class=\"tiles\">", "</ul>"),
        "1 of 2 outcomes as promised1 nearer than at the start1 touchpoint nobody answers50 h a month our customers work for it, where known"
    );
    let whole = said(&[("a", "", Some(("volume_per_month: 100", "{title: Ask, effort: {work: 30 min}}")))]);
    assert!(between(&whole, "<ul class=\"tiles\">", "</ul>").ends_with("50 h a month our customers work for it"));
}

#[test]
fn stories_are_told_in_somebodys_words_with_their_place() {
    let touchpoint = "{title: Ask, feeling: -2, thinks: Nobody hears me, pains: [{text: The bell is broken, level: 8, leave_risk: 5}]}";
    let (back, nearer) = (rises("5"), rises("15"));
    let page = said(&[("a", &nearer, Some(("volume_per_month: 100", touchpoint))), ("b", &back, None)]);
    assert_eq!(
        between(&page, "<ul class=\"stories\">", "</ul>"),
        "Worst moment · −2 · on a journey walked 100 times a monthNobody hears meAskWalk a\
        Heaviest pain · 8 of 10, risk of leaving 5 of 10 · on a journey walked 100 times a monthThe bell is brokenAskWalk a"
    );
    assert!(page.contains("Other trouble spots"), "{page}");
}

#[test]
fn a_story_of_several_alike_says_that_it_is_one_of_them() {
    let touchpoint =
        "{title: Ask, feeling: -1, thinks: So, pains: [{text: Bell, level: 8, leave_risk: 5}, {text: Step, level: 5, leave_risk: 8}]}";
    let nearer = rises("15");
    let page = said(&[("a", &nearer, Some(("", touchpoint))), ("b", &nearer, Some(("", "{title: Go, feeling: -1}")))]);
    let stories = between(&page, "<ul class=\"stories\">", "</ul>");
    assert!(stories.starts_with("One of 2 worst moments · −1SoAsk"), "{stories}");
    assert!(stories.contains("One of 2 heaviest pains · 8 of 10, risk of leaving 5 of 10Bell"), "{stories}");
    assert!(!page.contains("<li class=\"bad\">"), "nothing of it is as bad as rust");
}

#[test]
fn an_outcome_without_journeys_is_reached_through_its_parts_or_says_that_there_is_none() {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\n");
    files.insert_text("outcomes/all.md", "---\ntitle: All of it\n---\n");
    for part in ["One", "Two"] {
        files.insert_text(format!("outcomes/{}.md", part.to_lowercase()), &format!("---\ntitle: {part}\nparent: all\n---\n"));
    }
    let page = home(files);
    assert!(between(&page, "<div class=\"rows\">", "</article>").contains("Reached when both are true: One and Two"));
    assert_eq!(page.matches("No journey written down yet").count(), 2);
}

#[test]
fn a_journey_that_nobody_has_mapped_is_named_beside_those_that_are_drawn() {
    let mut files = base();
    files.insert_text("journeys/late.md", "---\ntitle: Coming home late\npersona: ada\noutcome: home\n---\n");
    let page = home(files);
    assert!(page.contains("Not mapped yet: <a href=\"journeys/late.html\">Coming home late</a>"), "{page}");
    assert!(!page.contains("Nobody has mapped this yet."), "{page}");
}

#[test]
fn rows_know_their_place_in_the_two_other_orders() {
    let (back, nearer) = (rises("5"), rises("15"));
    let page = said(&[
        ("a", &nearer, Some(("", "{title: Ask, feeling: -1}"))),
        ("b", &back, Some(("", "{title: Go, feeling: 1}"))),
        ("c", "", Some(("", "{title: Stay, feeling: -2}"))),
    ]);
    let places: Vec<&str> = page.split("<article ").skip(1).filter_map(|row| row.split('>').next()).collect();
    let expected = [
        "data-worst=\"2\" data-furthest=\"2\"",
        "class=\"worst-off\" data-worst=\"3\" data-furthest=\"1\"",
        "data-worst=\"1\" data-furthest=\"3\"",
    ];
    assert_eq!(places, expected);
    let lists = between(&page, "<details class=\"other-orders\" data-fold=\"orders\">", "</details>");
    assert!(lists.contains("Worst feeling firstHome c worst feeling −2Home a worst feeling −1Home b worst feeling 1"), "{lists}");
}

#[test]
fn the_key_names_only_marks_that_are_on_the_page() {
    let page = said(&[("a", "", Some(("", "{title: Ask, feeling: -1, to: nobody}")))]);
    assert_eq!(between(&page, "<ul class=\"key\">", "</ul>"), "feeling, from −2 to +2only assumed");
}

#[test]
fn a_site_without_an_outcome_says_what_to_do() {
    assert!(said(&[]).contains("No outcome is recorded yet."));
}

#[test]
fn of_nine_outcomes_every_journey_is_drawn() {
    assert_eq!(home(town(8, 2)).matches("class=\"to-strip\"").count(), 8 * 2 + 1);
}

#[test]
fn two_hundred_outcomes_stay_below_200_kb_and_keep_their_figures() {
    let home = home(town(200, 7));
    assert!(home.len() < 200_000, "{} bytes", home.len());
    assert_eq!(home.matches("<article ").count(), 201);
    assert_eq!(home.matches("class=\"bullet\"").count(), 201);
    assert_eq!(home.matches("7 journeys, <b class=\"bad\">worst feeling −1.5</b>").count(), 200);
}

#[test]
fn a_broken_limit_stands_before_all_other_stories() {
    let mut files = town(1, 1);
    files.insert_text(
        "outcomes/bound.md",
        "---\ntitle: Water I can drink\nfor: ada\nmeasures: [{id: lead, title: Lead in the water, unit: µg, better: down, readings: [{date: 2026-09-01, value: 12}]}]\nlimits:\n  - {stakeholder: regulator, text: No tap over ten, measure: lead, max: 10}\n  - {text: Kept, measure: lead, min: 1}\n---\n",
    );
    let said = home(files);
    let stories = said.split_once("class=\"stories\"").unwrap().1.split_once("</ul>").unwrap().0;
    let first = stories.split_once("</li>").unwrap().0;
    assert!(first.contains("Broken limit") && first.contains("No tap over ten"), "{stories}");
    assert!(first.contains("at most 10"), "{first}");
    assert!(stories.matches("<li").count() <= 3, "{stories}");
}

#[test]
fn a_limit_that_is_just_held_or_without_a_reading_is_no_story() {
    let mut files = town(1, 1);
    files.insert_text(
        "outcomes/bound.md",
        "---\ntitle: Water I can drink\nfor: ada\nmeasures:\n  - {id: lead, title: Lead in the water, better: down, readings: [{date: 2026-09-01, value: 10}]}\n  - {id: odd, title: Odd days, better: down}\nlimits:\n  - {text: No tap over ten, measure: lead, max: 10}\n  - {text: No odd day, measure: odd, max: 0}\n---\n",
    );
    assert!(!home(files).contains("Broken limit"));
}

#[test]
fn a_journey_stands_in_the_row_of_each_outcome_that_its_stages_reach() {
    let mut files = Files::default();
    files.insert_text("throughline.yaml", "title: Lantern Street\noutcomes: [out, in]\n");
    files.insert_text("outcomes/out.md", "---\ntitle: I am out\n---\n");
    files.insert_text("outcomes/in.md", "---\ntitle: I am in\n---\n");
    files.insert_text(
        "journeys/move.md",
        "---\ntitle: Moving\noutcome: in\nstages:\n  - {title: Pack, touchpoints: [{title: A}, {title: B}]}\n  - {title: Leave, outcome: out, touchpoints: [{title: C}]}\n---\n",
    );
    let page = home(files);
    let rows: Vec<&str> = page.split("<article ").skip(1).collect();
    assert!(rows[0].contains("One touchpoint in one stage."), "{}", rows[0]);
    assert!(rows[1].contains("2 touchpoints in one stage."), "{}", rows[1]);
}
