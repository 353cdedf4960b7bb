//! Chapters: what is told of touchpoints that stand beside each other.

use std::fmt::Write as _;

use super::{folders, pages, walk, with_chapter};

/// The chapters of a journey's page.
pub(super) fn chapters(page: &str) -> &str {
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
