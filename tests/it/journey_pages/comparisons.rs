//! A journey as a plain table, to the scale of time, and beside others.

use throughline::session::{Options, Session};

use super::super::folders;
use super::super::pages::pages;
use super::with_chapter;

#[test]
fn each_touchpoint_is_a_row_and_what_none_of_them_says_is_no_column() {
    let page = pages(folders::base()).remove("journeys/walk/table.html").unwrap();
    let head = page.split_once("<thead>").unwrap().1.split_once("</thead>").unwrap().0;
    assert!(
        head.contains(">Touchpoint</th>") && head.contains("data-choose=\"stage\">Stage</th>") && head.contains(">Own work</th>"),
        "{head}"
    );
    assert!(!head.contains(">Gains<"), "{head}");
    let body = page.split_once("<tbody>").unwrap().1.split_once("</tbody>").unwrap().0;
    let rows = body.matches("<tr>").count();
    assert_eq!(rows, body.matches("<th scope=\"row\"").count());
    assert!(body.contains("data-v=\"15\">15 min</td>"), "{body}");
}

#[test]
fn a_journey_whose_waits_nobody_knows_has_no_scale_of_time() {
    assert!(!with_chapter("      - {title: A}\n      - {title: B, wait: 0}\n").contains("tl-in-time"));
}

#[test]
fn a_journey_can_be_seen_to_the_scale_of_time_and_says_what_is_unknown() {
    let page = with_chapter("      - {title: A}\n      - {title: B, wait: 3 d, effort: {work: 5 min}}\n");
    let scale = page.split_once("<div class=\"over in-time\">").unwrap().1.split_once("</div>").unwrap().0;
    assert!(page.contains("id=\"tl-in-time\""));
    assert!(scale.contains("Longest wait: 3 d, before B. Of one touchpoint nobody knows"), "{scale}");
    assert!(scale.contains("<title>A: the wait before it is unknown</title>"), "{scale}");
    assert!(scale.contains("<title>B: after 3 d of waiting, 5 min of own work</title>"), "{scale}");
}

#[test]
fn journeys_of_one_outcome_stand_side_by_side_with_what_they_share() {
    let mut files = folders::base();
    assert!(!pages(files.clone()).contains_key("outcomes/home/side-by-side.html"));
    files.insert_text(
        "journeys/ride.md",
        "---\ntitle: A ride home\npersona: ada\noutcome: home\nstages: [{title: All, touchpoints: [{title: Wave, wait: 2 h, served_by: show-way}]}]\n---\n",
    );
    let all = pages(files);
    let page = &all["outcomes/home/side-by-side.html"];
    assert_eq!(page.matches("type=\"checkbox\"").count(), 2);
    assert!(page.contains("<li id=\"ride\">") && page.contains("<dt>Longest wait</dt><dd>2 h"), "{page}");
    assert!(page.contains("is at work on all of these journeys") && page.contains("href=\"../../processes/show-way.html\""), "{page}");
    assert!(all["journeys/ride.html"].contains("<a href=\"../outcomes/home/side-by-side.html\">Compare</a>"));
}

#[test]
fn the_sheet_of_a_journey_names_its_columns_as_the_fields_are() {
    let site = Session::default().load(folders::base(), &Options::default());
    let model = &site.site.model;
    let (walk, _) = model.journeys.iter().next().unwrap();
    let csv = throughline::export::journey_sheet::csv(model, walk);
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("stage,id,title,from,to,channels,") && lines[0].ends_with(",wait,effort.work,effort.load"), "{csv}");
    assert!(lines[1].starts_with("Asking,way,I ask which way to go,persona,us,web; phone,"), "{csv}");
    assert!(lines[1].ends_with(",show-way,help,1,3,2") && lines[2].ends_with(",,,5,15,1"), "{csv}");
    let page = pages(folders::base()).remove("journeys/walk/table.html").unwrap();
    assert!(page.contains("<a href=\"../../journeys/walk/table.csv\">The same as a spreadsheet</a>"), "{page}");
}
