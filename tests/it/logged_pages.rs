//! What pages tell of event logs: what is planted in the logs of the example, in words; that nothing is told of a few; that of a sample shares are told.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use throughline::html::Theme;

use super::folders;
use super::logs::{WALK, log, with_log};
use super::pages::pages;
use super::project::Project;

/// The words of a page as a reader sees them, on one line.
fn words(html: &str) -> String {
    let mut text = String::new();
    for (n, part) in html.split('<').enumerate() {
        let (tag, rest) = if n == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        let is_block = ["p", "/p", "li", "/li", "td", "/td", "th", "/th", "tr", "h2", "/h2", "small", "/small", "div", "/div"]
            .iter()
            .any(|name| tag.split([' ', '\n']).next() == Some(name));
        text.push_str(if is_block { " " } else { "" });
        text.push_str(rest);
    }
    let text = text.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_tells(page: &str, said: &[&str]) {
    let words = words(page);
    for said in said {
        assert!(words.contains(said), "not told: {said}\n{words}");
    }
}

/// The page of the log of the small journey.
fn logged(project: &Project) -> String {
    project.pages().remove("journeys/walk/logged.html").expect("it has a page")
}

#[test]
fn what_is_planted_in_the_log_of_the_example_is_told_in_words() {
    let pages = pages(folders::site("example-site"));
    assert_tells(
        &pages["journeys/power-cut-at-home/logged.html"],
        &[
            // Two steps in the other order.
            "comes after",
            // A touchpoint that nobody reaches.
            "Nobody in the log comes to",
            // A detour by phone that nobody wrote down.
            "“rang the old number” happens to",
            // A wait twice as long as promised.
            "is promised within 1 h; 100 % wait longer. Half wait 2 h or more, twice as long.",
        ],
    );
}

#[test]
fn only_a_journey_with_a_log_has_its_page_its_tab_and_its_lane() {
    let pages = Project::new("").pages();
    assert!(!pages.contains_key("journeys/walk/logged.html"));
    assert!(!pages["journeys/walk.html"].contains("logged.html") && !pages["journeys/walk.html"].contains("As logged"));
    let pages = with_log(&[("ALB", 20)]).pages();
    assert!(pages["journeys/walk.html"].contains("walk/logged.html"));
    assert!(pages["journeys/walk/logged.html"].contains("../../journeys/walk.html"));
}

#[test]
fn a_journey_that_is_not_live_has_no_page_of_its_log() {
    let target = WALK.replace("outcome: home\n", "outcome: home\nstate: target\n");
    let pages = Project::new(&format!("{target}{}", log(&[("ALB", 7)]))).pages();
    assert!(!pages.contains_key("journeys/walk/logged.html"));
}

#[test]
fn conformance_is_told_in_a_sentence() {
    let tells = |ways: &[(&str, usize)], said: &str| assert_tells(&logged(&with_log(ways)), &[said]);
    tells(
        &[("ALB", 20), ("ABL", 10), ("APLB", 6)],
        "Of 36 cases in the log 56 % went the way that is written down: every touchpoint that the log tells of, in its order",
    );
    tells(&[("ABL", 20)], "Of 20 cases in the log none went the way that is written down");
    tells(&[("ALB", 20)], "All 20 cases in the log went the way that is written down");
    tells(&[("ALB", 20), ("ABL", 3)], "How many cases went the way that is written down is not told");
    tells(&[("ALB", 3)], "The log tells of fewer than five cases, so nothing can be told of it.");
    tells(&[], "The log tells of no case.");
}

#[test]
fn where_document_and_log_part_is_told_in_sentences() {
    let page = logged(&with_log(&[("ALB", 20), ("ABL", 10), ("APLB", 10)]));
    assert_tells(
        &page,
        &[
            "“I am lent a lamp” comes after “I bring it back” for 25 % (10); it is written down before it.",
            "“phoned” happens to 25 % (10) and is written down nowhere.",
        ],
    );
    let page = logged(&with_log(&[("AL", 20)]));
    assert_tells(&page, &["Nobody in the log comes to “I bring it back”. It is missing in every case: perhaps it is not in this log."]);
    assert_tells(&page, &["4 I bring it back missing in all cases, 100 % (20): perhaps not in this log"]);
}

#[test]
fn a_touchpoint_that_no_log_could_hold_is_passed_over_and_named() {
    assert_tells(&logged(&with_log(&[("ALB", 20)])), &["One touchpoint is passed over, since no log of ours could hold it: 2 I rest."]);
}

#[test]
fn what_is_never_logged_is_told_with_a_name_that_is_spelt_alike() {
    let page = Project::new(&format!("{}{}", WALK.replace("[asked]", "[phonned]"), log(&[("PLB", 20)])));
    assert_tells(&logged(&page), &["1 I ask the way", "the log has “phoned”, which is spelt alike"]);
}

#[test]
fn ways_are_shapes_with_what_is_left_out_in_its_place() {
    let page = logged(&with_log(&[("AB", 20), ("ABL", 10), ("APLB", 6)]));
    let ways = page.split("ways-went").nth(1).unwrap().split("</table>").next().unwrap();
    let shapes: Vec<String> = ways.split("<td class=\"way\">").skip(1).map(|row| words(row.split("</td>").next().unwrap())).collect();
    assert_eq!(shapes, ["1 without 3 4", "1 in another order 4 in another order 3", "1 a 3 4"]);
}

#[test]
fn of_a_sample_the_page_tells_shares_and_no_counts() {
    let sample = WALK.replace("case: walk}", "case: walk, basis: sample}");
    let pages = Project::new(&format!("{sample}{}", log(&[("ALB", 1234), ("ABL", 1234), ("APLB", 2469)]))).pages();
    for path in ["journeys/walk/logged.html", "journeys/walk.html", "insights/conformance.html", "insights/undocumented.html"] {
        let words = words(&pages[path]);
        for count in ["1,234", "1234", "2,469", "2469", "4,937", "4937"] {
            assert!(!words.contains(count), "{path} tells {count}: {words}");
        }
    }
    assert_tells(&pages["journeys/walk/logged.html"], &["In a sample of cases 25 % went", "so only shares are told"]);
}

#[test]
fn of_fewer_than_five_nothing_is_told_but_that_they_are_few() {
    let page = logged(&with_log(&[("ALB", 40), ("AB", 6), ("AL", 3), ("RALB", 2)]));
    let words = words(&page);
    assert!(words.contains("fewer than 5") && words.contains("and what fewer than five did"), "{words}");
    assert!(!words.contains("rare-deed"), "{words}");
}

#[test]
fn waits_are_told_in_the_unit_that_a_person_would_use() {
    let of = |minutes: i64, wait: &str| {
        let mut csv = String::from("== data/walks.csv\nwalk,activity,time\n");
        for case in 0..6 {
            let then = 1_i64 + minutes / 1440;
            let (hour, minute) = (minutes / 60 % 24, minutes % 60);
            let _ = writeln!(csv, "{case},asked,2026-11-01T00:00\n{case},i am lent a lamp,2026-11-{then:02}T{hour:02}:{minute:02}");
        }
        assert_tells(&logged(&Project::new(&format!("{WALK}{csv}"))), &[wait]);
    };
    of(
        15,
        "Minutes 0 20 min 3 I am lent a lamp half up to 15 min, nine of ten up to 15 min; written down 10 min, 100 % wait longer; promised within 20 min, 0 % wait longer",
    );
    of(300, "half up to 5 h, nine of ten up to 5 h;");
    of(3 * 1440, "half up to 3 d, nine of ten up to 3 d;");
}

#[test]
fn the_lane_of_the_map_tells_volume_wait_and_who_is_seen_no_more_with_marks() {
    let pages = with_log(&[("AL", 20), ("A", 10)]).pages();
    assert_tells(
        &pages["journeys/walk.html"],
        &[
            "As logged",
            "100 % come here (30), 33 % are seen no more",
            "67 % come here (20), half wait up to 10 min",
            "≠ nobody comes here",
            "≠ left out by 33 %",
        ],
    );
}

#[test]
fn the_answers_on_logs_have_pictures_that_tell_their_figures() {
    let pages = with_log(&[("ALB", 20), ("ABL", 10), ("APLB", 10)]).pages();
    let picture =
        |path: &str| pages[path].split("<figure class=\"picture\">").nth(1).unwrap().split("</figure>").next().unwrap().to_owned();
    assert_tells(&picture("insights/conformance.html"), &["Walk home", "50 %"]);
    assert_tells(&picture("insights/logged-touchpoints.html"), &["Minutes", "I am lent a lamp", "10 min", "promised 20 min"]);
    assert_tells(&picture("insights/undocumented.html"), &["phoned", "25 % (10)"]);
}

#[test]
fn a_link_on_the_disk_that_leads_to_a_log_is_the_log() {
    let prose = "
== pages/about.md
---
title: About
---
See [the notes](notes.csv), and [the same](../data/walks.csv).
";
    let fixture = format!("{WALK}{prose}{}", log(&[("ALB", 5)]));
    let site = Project::new(&fixture).link("pages/notes.csv", "data/walks.csv").load();
    let broken = site.findings.list.iter().filter(|finding| finding.rule == "broken-link").count();
    assert_eq!((broken, site.assets.len()), (2, 0), "{:?}", site.findings.list);

    // The journey may name the link, too, and prose the log itself.
    let named = fixture.replace("file: ../data/walks.csv", "file: ../pages/notes.csv");
    let site = Project::new(&named).link("pages/notes.csv", "data/walks.csv").load();
    assert_eq!(site.assets.len(), 0, "{:?}", site.assets);
}

#[test]
fn a_theme_publishes_no_log() {
    let project = Project::new(&format!("{WALK}{}", log(&[("ALB", 5)]))).link("theme/assets/notes.csv", "data/walks.csv");
    let site = project.load();
    let theme = Theme::new(&site.files, &site.config, &BTreeMap::new()).expect("the theme can be read");
    assert!(!theme.assets.contains_key("notes.csv") && site.assets.is_empty());
}
