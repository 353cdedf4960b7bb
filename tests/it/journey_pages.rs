//! The pictures of journeys: what stands on their pages, however long they are and in whatever script.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::folders;
use super::pages::pages;

/// The page of the base site's journey, with a text of it replaced.
fn walk(from: &str, to: &str) -> String {
    let mut files = folders::base();
    let text = match files.get("journeys/walk.md") {
        Some(throughline::base::files::Entry::Text(text)) => text.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(text.contains(from), "{from}");
    files.insert_text("journeys/walk.md", &text.replace(from, to));
    pages(files).remove("journeys/walk.html").unwrap()
}

/// The chapters of a journey's page.
fn chapters(page: &str) -> &str {
    let begin = page.find("<section class=\"ch ").unwrap();
    let end = page.rfind("</table>").unwrap();
    &page[begin..end]
}

/// A journey with that many touchpoints, each with something in every lane.
fn long(touchpoints: usize) -> String {
    let mut text = String::from("---\ntitle: A long way\npersona: ada\noutcome: home\nowner: desk\nstages:\n");
    for i in 0..touchpoints {
        if i % 6 == 0 {
            let _ = writeln!(
                text,
                "  - id: stage-{i}\n    title: The part of the way that begins with number {i}\n    goal: To come through this part of the way without asking twice\n    touchpoints:"
            );
        }
        let _ = write!(
            text,
            "      - id: point-{i}
        title: I stand at corner {i} and ask for the way home
        channels: [web, phone]
        does: Looks at the map in the window of the shop, turns it twice and asks somebody who waits for the bus.
        thinks: If I had only written down the name of the street when I still knew it.
        expects: An answer that can be followed in the dark.
        feeling: {}
        importance: 4
        satisfaction: 2
        effort: {{work: 12 min, load: 3}}
        wait: 5 min
        served_by: [show-way]
        needs: [ada#rest]
        pains:
          - {{id: pain-{i}, text: The first answer contradicts the second and the map contradicts both of them., level: 6, leave_risk: 3}}
          - {{text: The pen has no ink., level: 2, leave_risk: 1}}
        gains: [Somebody is there who knows the way]
",
            (i % 5) as f64 - 2.0,
        );
    }
    text.push_str("opportunities:\n  - {id: sign, title: Put up a sign, touchpoints: [point-0], customer_value: 8, business_value: 4, effort: 2}\n---\n");
    text
}

#[test]
fn a_row_that_no_touchpoint_of_a_band_fills_is_left_out() {
    let page = walk("load: 2", "load: 2");
    let chapters = chapters(&page);
    assert!(chapters.contains(">Does, thinks<") && chapters.contains(">Own work, wait<"));
    assert!(!chapters.contains(">Pains, gains<") && !chapters.contains(">Could be better<"), "{chapters}");
}

#[test]
fn a_touchpoint_of_ours_without_a_process_has_an_empty_slot_and_a_third_partys_has_none() {
    let served = walk("load: 2", "load: 2");
    assert!(!chapters(&served).contains("nobody answers here"));
    let unserved = walk("        served_by: [show-way]\n", "");
    assert_eq!(chapters(&unserved).matches("nobody answers here").count(), 1);
}

#[test]
fn a_chapter_is_a_table_with_a_row_for_each_touchpoint_and_a_head_for_each_row_and_column() {
    let page = walk("load: 2", "load: 2");
    let chapters = chapters(&page);
    let places: Vec<usize> =
        ["</b> Asking</h2>", ">Expects</th>", ">I ask which way to go</b></th>", "<i>Expects</i>", ">I take the bus</b></th>"]
            .iter()
            .map(|text| chapters.find(text).unwrap_or_else(|| panic!("{text} in {chapters}")))
            .collect();
    assert!(places.is_sorted(), "{places:?}");
    for table in chapters.split("<table").skip(1) {
        let table = table.split("</table>").next().unwrap();
        let heads = table.split("</thead>").next().unwrap().matches("<th").count() - 1;
        for row in table.split("<tr").skip(2) {
            assert_eq!(row.matches("<td").count() + row.matches("<th").count(), heads, "{row}");
        }
    }
}

#[test]
fn an_unknown_feeling_says_so_where_its_neighbours_are_known() {
    let files = with_chapter("      - {title: A, feeling: 1}\n      - {title: B}\n");
    assert!(chapters(&files).contains("<td class=\"f\"><i>Feels</i><span class=\"unknown\">unknown</span>"), "{files}");
}

/// The page of a journey of one stage with these touchpoints.
fn with_chapter(touchpoints: &str) -> String {
    let mut files = folders::base();
    let text = format!(
        "---\ntitle: A way\npersona: ada\noutcome: home\nowner: desk\nstages:\n  - title: All\n    touchpoints:\n{touchpoints}---\n"
    );
    files.insert_text("journeys/way.md", &text);
    pages(files).remove("journeys/way.html").unwrap()
}

#[test]
fn each_band_has_its_stretch_of_the_curve_in_the_row_of_feelings() {
    let page = with_chapter("      - {title: A, does: Waits., feeling: 1}\n      - {title: B, feeling: -1}\n");
    assert!(page.contains("<table class=\"c4\"><caption><svg"), "the fourth row, below title, channel and what she does: {page}");
    assert!(!with_chapter("      - {title: A, does: Waits.}\n").contains("<caption>"));
}

#[test]
fn more_than_six_touchpoints_go_on_in_a_second_band_of_columns_as_wide() {
    for (touchpoints, across, bands) in [(1, 1, 1), (6, 6, 1), (7, 4, 2), (9, 5, 2), (13, 5, 3)] {
        let list: String = (0..touchpoints).map(|i| format!("      - {{title: Stop {i}, feeling: 0}}\n")).collect();
        let page = with_chapter(&list);
        assert!(page.contains(&format!("<section class=\"ch n{across}\"")), "{touchpoints} touchpoints");
        assert_eq!(page.matches("<thead>").count(), bands, "{touchpoints} touchpoints");
    }
}

#[test]
fn a_row_that_names_a_team_or_system_has_a_mark_only_where_it_works() {
    let page = walk("load: 2", "load: 2");
    let chapters = chapters(&page);
    assert_eq!(chapters.matches(">Lamp desk</a> <i>1</i></th>").count(), 1);
    assert_eq!(chapters.matches(">Street atlas</a> <i>1</i></th>").count(), 1);
    assert_eq!(chapters.matches('●').count(), 2, "one touchpoint has both, the other neither");
}

#[test]
fn everything_that_is_known_of_a_touchpoint_stands_in_its_chapter_once() {
    let page = with_long(6);
    for text in ["turns it twice", "still knew it", "followed in the dark", "knows the way", "contradicts the second", "no ink"] {
        assert_eq!(chapters(&page).matches(text).count(), 6, "{text}");
    }
}

/// The page of a journey with that many touchpoints.
fn with_long(touchpoints: usize) -> String {
    let mut files = folders::base();
    files.insert_text("journeys/long.md", &long(touchpoints));
    pages(files).remove("journeys/long.html").unwrap()
}

#[test]
fn a_page_of_sixty_touchpoints_stays_below_250_kb() {
    let page = with_long(60);
    assert!(page.contains("corner 59") && page.matches("role=\"heading\"").count() == 60);
    assert!(page.len() < 250_000, "{} bytes", page.len());
}

/// A text in which every id has this behind it.
fn with_ids_ending(text: &str, end: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("id: ") {
        let begin = at + "id: ".len();
        let is_own = rest[..at].ends_with([' ', '{']);
        let length = rest[begin..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len() - begin);
        out.push_str(&rest[..begin + length]);
        out.push_str(if is_own { end } else { "" });
        rest = &rest[begin + length..];
    }
    out + rest
}

#[test]
fn sixty_touchpoints_told_as_richly_as_those_of_the_example_stay_below_250_kb() {
    let mut files = folders::site("example-site");
    let text = match files.get("journeys/moving-home.md") {
        Some(throughline::base::files::Entry::Text(text)) => text.to_string(),
        other => panic!("{other:?}"),
    };
    let (before, rest) = text.split_once("\nstages:\n").unwrap();
    let (stages, after) = rest.split_once("\nopportunities:\n").unwrap();
    let twenty = &stages[..=stages.rmatch_indices("\n      - id: ").nth(1).unwrap().0];
    let sixty: String = ["", "-again", "-anew"].iter().map(|end| with_ids_ending(twenty, end)).collect();
    files.insert_text("journeys/moving-home.md", &format!("{before}\nstages:\n{sixty}opportunities:\n{after}"));
    let pages = pages(files);
    for (path, most) in [("journeys/moving-home.html", 250_000), ("journeys/moving-home/blueprint.html", 120_000)] {
        assert!(pages[path].len() < most, "{path}: {} bytes", pages[path].len());
    }
    assert_eq!(pages["journeys/moving-home.html"].matches("role=\"heading\"").count(), 60);
}

#[test]
fn texts_of_any_script_stand_on_the_page_as_they_are_written() {
    for title in [
        "Ich melde den Unfall der Kraftfahrzeughaftpflichtversicherungsgesellschaft und warte auf den Rückruf",
        "أبلغ عن الحادث وأنتظر مكالمة",
        "事故の後に保険会社へ連絡する",
        "👩🏽‍🚒 I call 🇩🇪 112",
        "Przełącz na zapasową butlę",
        "<b> & \"so\"",
    ] {
        let page = walk("I ask which way to go\n        channels", &format!("{}\n        channels", serde_json::to_string(title).unwrap()));
        let escaped = throughline::base::escape::escape(title);
        assert!(page.contains(&format!("{escaped}</b></th>")), "{title}");
        assert!(!page.contains("<b> "), "{title}");
    }
}

#[test]
fn a_journey_says_what_it_adds_up_to_and_how_much_of_it_is_unknown() {
    let page = walk("        effort: {work: 15 min, load: 1}\n", "");
    let sums = page.split("<dl class=\"totals\">").nth(1).unwrap().split("</dl>").next().unwrap();
    assert!(sums.contains("<b>15</b> hours a month for all of them<small>without what is unknown at 1 touchpoint"), "{sums}");
    assert!(page.contains("at least <b>3 min</b> of their own work"), "{page}");
}

#[test]
fn waits_that_may_overlap_are_counted_and_never_added_up() {
    let page = with_chapter("      - {title: A, wait: 3 d}\n      - {title: B, wait: 5 d}\n      - {title: C}\n");
    assert!(page.contains("<b>5 d</b> longest wait") && page.contains("<b>2</b> touchpoints begin with a wait"), "{page}");
    assert!(!page.contains("8 d"), "{page}");
}

/// The blueprint of the base site's journey, with a text of its process replaced.
fn blueprint(from: &str, to: &str) -> String {
    let mut files = folders::base();
    let text = match files.get("processes/show-way.md") {
        Some(throughline::base::files::Entry::Text(text)) => text.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(text.contains(from), "{from}");
    files.insert_text("processes/show-way.md", &text.replace(from, to));
    pages(files).remove("journeys/walk/blueprint.html").unwrap()
}

#[test]
fn a_blueprint_shows_the_steps_of_the_processes_and_says_the_same_in_words() {
    let page = blueprint("title", "title");
    let (picture, words) = page.split_once("id=\"tl-words\"").unwrap();
    // In the picture steps are named where somebody points at them, in words on the page.
    for (picture_has, words_have) in [
        ("<title>1 I ask which way to go: ", ">1 I ask which way to go</h4>"),
        ("class=\"sp\"", "<li>Find out where she is: "),
        (">Street atlas</a>", "Street atlas"),
        (" data-team>Lamp desk</a>", "<i data-team>Lamp desk</i>"),
    ] {
        assert!(picture.contains(picture_has), "{picture_has} in {picture}");
        assert!(words.contains(words_have), "{words_have} in {words}");
    }
    assert!(picture.contains("What they see") && !page.contains("Evidence"), "{picture}");
}

#[test]
fn heads_of_a_blueprint_lead_to_the_steps_in_words_and_points_to_the_journey() {
    let page = blueprint("title", "title");
    for id in ["way", "bus", "ride"] {
        assert!(page.contains(&format!("<a href=\"#{id}\">")) && page.contains(&format!(" id=\"{id}\"")), "{id}: {page}");
    }
    assert!(page.contains("<a href=\"../walk.html#way\"><title>1 I ask which way to go: "), "{page}");
}

#[test]
fn a_process_without_steps_stands_in_the_blueprint_and_says_so() {
    let text = "---\ntitle: Show the way\nowner: desk\n---\n";
    let mut files = folders::base();
    files.insert_text("processes/show-way.md", text);
    let pages = pages(files);
    let page = &pages["journeys/walk/blueprint.html"];
    assert!(page.contains("<title>Show the way</title>") && page.contains("Show the way</a>, no step recorded"), "{page}");
    assert!(page.contains("Nobody has recorded yet how this work is done"), "{page}");
}

#[test]
fn a_key_lists_only_the_marks_that_occur() {
    let page = blueprint("title", "title");
    let key = page.split("class=\"sk-key\"").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(key.contains("a step") && !key.contains("informal") && !key.contains("pains"), "{key}");
}

#[test]
fn a_journey_without_touchpoints_has_no_blueprint() {
    let mut files = folders::base();
    files.insert_text("journeys/empty.md", "---\ntitle: Empty\npersona: ada\noutcome: home\nstages:\n  - {id: one, title: One}\n---\n");
    let pages = pages(files);
    assert!(pages.contains_key("journeys/empty.html") && !pages.contains_key("journeys/empty/blueprint.html"));
    assert!(!pages["journeys/empty.html"].contains("Blueprint"));
}

/// The page that shows the base site's journey beside a target with these touchpoints.
fn target(touchpoints: &str) -> String {
    with_target(touchpoints)["journeys/walk/target.html"].clone()
}

/// The base site's pages, with a target of its journey that has these touchpoints.
fn with_target(touchpoints: &str) -> BTreeMap<String, String> {
    let mut files = folders::base();
    let text = format!(
        "---\ntitle: The way of tomorrow\npersona: ada\noutcome: home\nowner: desk\nstate: target\ntarget_of: walk\nstages:\n  - id: all\n    title: All of it\n    touchpoints:\n{touchpoints}---\n"
    );
    files.insert_text("journeys/tomorrow.md", &text);
    let pages = pages(files);
    assert!(pages["journeys/tomorrow.html"].contains("../journeys/walk/target.html"));
    pages
}

/// What becomes of the touchpoints, row by row: the middle cell.
fn became(page: &str) -> Vec<String> {
    let (_, table) = page.split_once("<table class=\"changes\">").unwrap_or(("", ""));
    let (_, rows) = table.split_once("<tbody>").unwrap_or_default();
    rows.split("</tr>")
        .filter(|row| row.contains("<td>"))
        .map(|row| row.split("<td>").nth(2).unwrap().replace("</td>", "").trim_end().to_owned())
        .collect()
}

#[test]
fn a_target_stands_beside_what_happens_with_each_difference_named() {
    let page = target(
        "      - {id: way, title: I ask which way to go, channels: [web], feeling: 1}\n      - {id: cab, title: I take a cab, to: Cab Row}\n",
    );
    let rows = became(&page);
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[0].starts_with("<p>feels −1 → +1</p>") && rows[0].contains("moment of truth"), "{rows:?}");
    assert!(rows[1].contains("new") && rows[2].contains("no longer on this journey"), "{rows:?}");
    assert!(page.contains("Cab Row</a>") && page.contains("Northline Buses</a>"), "third parties that come and go");
    assert!(page.contains("class=\"strip two\"") && !page.contains("abolished"));
}

#[test]
fn a_touchpoint_that_replaces_two_stands_beside_both() {
    let page = target("      - {id: led, title: I am led home, replaces: [way, bus], feeling: 2}\n");
    assert_eq!(became(&page).len(), 1);
    let row = page.split("<tbody>").nth(2).unwrap();
    let was = row.split("</td>").next().unwrap();
    assert!(was.contains("I ask which way to go") && was.contains("I take the bus"), "{was}");
}

#[test]
fn what_a_target_spares_the_person_is_told_as_an_amount_and_waits_are_never_added_up() {
    let page = target("      - {id: led, title: I am led home, replaces: [way, bus], feeling: 2, effort: {work: 8 min}, wait: 10 min}\n");
    let row = &became(&page)[0];
    assert!(row.starts_with("<p>worst feeling −1 → +2</p> <p>10 min less work</p> <p>waits "), "{row}");
    let page = target("      - {id: way, title: I ask which way to go, does: Ada waves.}\n");
    assert!(!page.contains("less work"), "what is unknown on one side is not compared");
}

#[test]
fn what_is_only_told_in_other_words_is_folded() {
    let mut files = folders::base();
    let stages = "stages:\n  - id: s\n    title: S\n    touchpoints:\n      - {id: go, title: Go, from: customer, to: us, does: WORDS}\n";
    let journey = |words: &str, more: &str| format!("---\ntitle: Go {words}\noutcome: home\n{more}{}---\n", stages.replace("WORDS", words));
    files.insert_text("journeys/go.md", &journey("so", ""));
    files.insert_text("journeys/go-on.md", &journey("thus", "state: target\ntarget_of: go\n"));
    let page = pages(files).remove("journeys/go/target.html").unwrap();
    assert!(became(&page).is_empty(), "{page}");
    let (_, folded) = page.split_once("<details class=\"same\">").unwrap();
    assert!(folded.contains(">Go</a> <small>told in other words</small>"), "{folded}");
}

#[test]
fn a_personas_page_keeps_what_happens_apart_from_what_should() {
    let pages = with_target("      - {id: way, title: I am shown the way, needs: [ada#rest]}\n");
    let page = &pages["personas/ada.html"];
    let met = |words: &str| page.split(words).nth(1).unwrap().split("</p>").next().unwrap();
    assert!(met("<b>Met at</b>").contains("I ask which way to go") && !met("<b>Met at</b>").contains("I am shown the way"));
    assert!(met("<b>To be met at</b>").contains("I am shown the way"));
    let (_, walks) = page.split_once("<ul class=\"walks\">").unwrap();
    let walked: Vec<&str> = walks.split("<li><p>").skip(1).map(|line| line.split("</p>").next().unwrap()).collect();
    assert!(walked[0].contains("Find the way home") && !walked[0].contains("to come"), "{walked:?}");
    assert!(walked[1].contains("The way of tomorrow") && walked[1].contains("to come"), "{walked:?}");
}

#[test]
fn a_journey_without_a_target_has_no_such_page() {
    let pages = pages(folders::base());
    assert!(!pages.contains_key("journeys/walk/target.html"));
    assert!(!pages["journeys/walk.html"].contains("Today and to come"));
}

#[test]
fn all_journeys_stand_below_their_outcomes_with_a_strip_each() {
    let mut files = folders::base();
    files.insert_text("journeys/dream.md", "---\ntitle: A walk nobody mapped\noutcome: home\n---\n");
    files.insert_text("journeys/stray.md", "---\ntitle: A walk for nothing\n---\n");
    files.insert_text("journeys/walk-next.md", "---\ntitle: Z walk\nstate: target\ntarget_of: walk\noutcome: home\n---\n");
    let page = pages(files).remove("journeys.html").unwrap();
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    assert!(at(">A walk nobody mapped</a>") < at(">For no outcome</h2>") && at(">For no outcome</h2>") < at(">A walk for nothing</a>"));
    assert!(page[at(">Z walk</a>")..].starts_with(">Z walk</a> <span class=\"status\">to come</span>"));
    assert_eq!(page.matches("class=\"strip s\"").count(), 4);
    assert!(page.contains("Nobody has mapped this yet."));
}

#[test]
fn very_many_journeys_are_folded_by_outcome_and_stay_light() {
    let mut files = folders::base();
    for n in 0..1_440 {
        let stages =
            "stages:\n  - id: go\n    title: Go\n    touchpoints:\n      - {id: on, title: Go on, from: customer, to: us, feeling: -1}\n";
        files.insert_text(
            format!("journeys/of-many-{n}.md"),
            &format!("---\ntitle: A journey of many, number {n}\noutcome: home\n{stages}---\n"),
        );
    }
    let page = pages(files).remove("journeys.html").unwrap();
    assert!(page.contains("<details class=\"of-outcome\">") && !page.contains("class=\"strip s\""));
    assert!(page.len() < 400_000, "{} bytes", page.len());
}
