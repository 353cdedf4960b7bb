//! `insights.html` and `insights/`: each analysis has a page that says its answer, whatever is known, and shows its rows.

use std::collections::BTreeMap;

use throughline::analysis::description::Analysis;
use throughline::analysis::selection::Selection;
use throughline::analysis::{ANALYSES, AnalysisContext};
use throughline::base::files::Files;
use throughline::export::insights::csv as as_csv;
use throughline::html::routes::{insight_page, insights};
use throughline::session::{Options, Session};

use super::folders::{base, site};
use super::pages::{pages, tables};

/// The page of an analysis.
fn of<'p>(pages: &'p BTreeMap<String, String>, name: &str) -> &'p str {
    let analysis = ANALYSES.iter().find(|analysis| analysis.name == name).unwrap();
    &pages[&insight_page(analysis)]
}

/// What stands between two texts.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin} in {text}"));
    rest.split_once(end).map_or(rest, |(between, _)| between)
}

/// A text without tags.
fn plain(html: &str) -> String {
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

/// A site of one outcome, a persona and these files.
fn small(files: &[(&str, &str)]) -> Files {
    let mut all = Files::default();
    all.insert_text("throughline.yaml", "title: Lantern Street\n");
    all.insert_text("personas/ada.md", "---\ntitle: Ada\nneeds: [{id: light, statement: Light}]\n---\n");
    all.insert_text("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n");
    for (path, text) in files {
        all.insert_text(*path, text);
    }
    all
}

#[test]
fn each_analysis_has_a_page_and_the_bar_leads_to_all_of_them() {
    let pages = pages(base());
    assert_eq!(insights().count(), ANALYSES.len() - 1, "the atlas is the list of journeys");
    for analysis in ANALYSES {
        let page = &pages[&insight_page(analysis)];
        assert!(page.contains("insights.html\"") && page.contains("<h1>"), "{}: {page}", analysis.name);
        assert!(pages["insights.html"].contains(&insight_page(analysis)), "{}", analysis.name);
    }
}

#[test]
fn each_analysis_says_something_of_an_empty_site_and_of_one_of_which_nothing_is_known() {
    let mut empty = Files::default();
    empty.insert_text("throughline.yaml", "title: Lantern Street\n");
    let unknown = small(&[
        (
            "journeys/walk.md",
            "---\ntitle: The walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{title: I ask, served_by: [show], pains: [Dark]}]}]\nopportunities: [{title: Lamps}]\n---\n",
        ),
        ("processes/show.md", "---\ntitle: Show the way\nrules: [Only by light]\nsteps: [{title: Point}, {title: Wave}]\n---\n"),
        ("services/help.md", "---\ntitle: Help\npromise: At once\n---\n"),
    ]);
    for files in [empty, unknown] {
        let pages = pages(files);
        for analysis in insights() {
            let page = of(&pages, analysis.name);
            assert!(
                plain(between(page, "<p class=\"lead\">", "</p>")).matches(['.', '?']).count() >= 2,
                "{}: why it matters",
                analysis.name
            );
            let sentence = plain(between(page, "<p class=\"verdict\">", "</p>"));
            assert!(sentence.len() > 20 && sentence.ends_with('.'), "{}: {sentence}", analysis.name);
            assert!(!sentence.contains("unknown") && !sentence.contains("NaN"), "{}: {sentence}", analysis.name);
            assert!(page.contains("id=\"tl-how\""), "{}: {page}", analysis.name);
        }
    }
}

#[test]
fn each_table_is_a_file_with_what_the_command_gives() {
    let tables = tables(site("example-site"));
    let site = Session::default().load(site("example-site"), &Options::default());
    let context = AnalysisContext::of(&site.model);
    let mut seen = 0;
    for table in insights().flat_map(Analysis::tables) {
        let selection = Selection::named(&[table.name.to_owned()]).unwrap();
        let path = format!("insights/{}.csv", table.name.replace('_', "-"));
        assert_eq!(tables[&path], as_csv(&context, &selection), "{path}");
        seen += 1;
    }
    assert_eq!(tables.keys().filter(|path| path.starts_with("insights/")).count(), seen);
}

/// The rows of a table of a page, each cell by what it says to scripts; none where it only has words.
fn read_back(page: &str, table: &str) -> Vec<Vec<Option<String>>> {
    let Some((_, rest)) = page.split_once(&format!("data-name=\"tl-{}\"", table.replace('_', "-"))) else { return Vec::new() };
    let body = between(rest, "<tbody>", "</tbody>");
    let cell = |cell: &str| {
        let tag = cell.split_once('>').map_or(cell, |(tag, _)| tag);
        tag.split_once("data-v=\"").map(|(_, rest)| rest.split('"').next().unwrap_or_default().to_owned())
    };
    let row = |row: &str| row.split("<td").skip(1).map(cell).collect();
    body.split("<tr").skip(1).map(row).collect()
}

/// The columns of a table of a page, as CSV calls them.
fn columns<'p>(page: &'p str, table: &str) -> Vec<&'p str> {
    let Some((_, rest)) = page.split_once(&format!("data-name=\"tl-{}\"", table.replace('_', "-"))) else { return Vec::new() };
    between(rest, "<thead>", "</thead>").split("data-column=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// How a cell of CSV says what a page says to scripts: a figure as it is, things by how many there are.
fn as_said(cell: &str, is_list: bool) -> String {
    if is_list { cell.split_whitespace().count().to_string() } else { cell.to_owned() }
}

#[test]
fn the_figures_of_a_page_are_those_of_the_rows() {
    let (pages, tables) = (pages(site("example-site")), tables(site("example-site")));
    let mut compared = 0;
    for analysis in insights() {
        for table in analysis.tables() {
            let rows = read_back(of(&pages, analysis.name), table.name);
            let text = &tables[&format!("insights/{}.csv", table.name.replace('_', "-"))];
            let mut reader = csv_reader(text);
            let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), lines.len(), "{}: rows", table.name);
            for (n, column) in columns(of(&pages, analysis.name), table.name).into_iter().enumerate().skip(1) {
                // A column of words only says nothing to scripts.
                let mut said: Vec<Option<String>> = rows.iter().map(|row| row[n - 1].clone()).collect();
                if said.iter().any(Option::is_none) {
                    continue;
                }
                let at = heads.iter().position(|head| head == column).unwrap();
                let is_list = heads.get(at + 1).is_some_and(|head| *head == format!("{column}_title"));
                let mut given: Vec<Option<String>> = lines.iter().map(|line| Some(as_said(&line[at], is_list))).collect();
                said.sort();
                given.sort();
                assert_eq!(said, given, "{}: {column}", table.name);
                compared += said.len();
            }
        }
    }
    assert!(compared > 1000, "{compared} figures");
}

fn csv_reader(text: &str) -> csv::Reader<&[u8]> {
    csv::Reader::from_reader(text.as_bytes())
}

#[test]
fn the_worst_row_stands_first_and_what_is_unknown_last() {
    let pages = pages(site("example-site"));
    for (name, table, column) in [
        ("customer_work", "customer_work", 2),
        ("effort_by_outcome", "effort_by_outcome", 3),
        ("break_points", "break_points_of_journeys", 0),
    ] {
        let figures: Vec<Option<f64>> =
            read_back(of(&pages, name), table).into_iter().map(|row| row[column].as_deref().unwrap().parse().ok()).collect();
        let known: Vec<f64> = figures.iter().copied().flatten().collect();
        assert!(known.is_sorted_by(|a, b| a >= b) && known.len() > 5, "{name}: {known:?}");
        assert!(figures[known.len()..].iter().all(Option::is_none), "{name}: {figures:?}");
    }
}

#[test]
fn a_broken_limit_is_told_before_everything_else_with_how_much_is_known() {
    let limits = "limits: [{stakeholder: Law, text: Three days, measure: days, max: 3}, {stakeholder: Law, text: Quietly}]";
    let outcome = format!(
        "---\ntitle: Home before dark\nfor: ada\nmeasures: [{{id: days, title: Days, readings: [{{date: 2026-01-01, value: 4}}]}}]\n{limits}\n---\n"
    );
    let pages = pages(small(&[("outcomes/home.md", &outcome)]));
    let first = between(&pages["insights.html"], "<ol class=\"papers\"><li>", "</li>");
    let said = plain(first);
    assert!(said.contains("1 of 1 measured limits is broken: “Three days”") && said.contains("50 % known: 1 of 2 limits"), "{said}");
    let page = of(&pages, "limits");
    assert!(plain(between(page, "id=\"tl-unknown\"", "</section>")).contains("1 of 2 limits"), "{page}");
}

#[test]
fn work_that_is_known_in_part_is_not_said_to_be_known() {
    let process =
        |id: &str, steps: &str| (format!("processes/{id}.md"), format!("---\ntitle: {id}\nvolume_per_month: 9\nsteps: [{steps}]\n---\n"));
    let known = process("sweep", "{id: a, title: A, by: us, work: 5 min}");
    let partly = process("light", "{id: a, title: A, by: us, work: 5 min}, {id: b, title: B, by: us}");
    let pages = pages(small(&[(&known.0, &known.1), (&partly.0, &partly.1)]));
    let page = of(&pages, "effort_by_outcome");
    assert!(plain(between(page, "<p class=\"sure\">", "</p>")).contains("50 % known: 1 of 2 processes"), "{page}");
    assert!(plain(between(page, "id=\"tl-unknown\"", "</section>")).contains("Known: 1 of 2 processes."), "{page}");
    assert!(page.contains("id=\"tl-effort-unknown\""), "{page}");
}

#[test]
fn each_small_picture_says_what_it_shows() {
    let page = &pages(site("example-site"))["insights.html"];
    let boxes = page.matches("<figure class=\"small-box\">").count();
    assert!(boxes >= 8 && page.matches("small-pic").count() == boxes && page.matches("</svg><figcaption>").count() == boxes, "{boxes}");
}

#[test]
fn of_a_need_whoever_answers_for_the_outcome_behind_which_it_lies_is_asked() {
    let pages = pages(small(&[
        ("teams/desk.md", "---\ntitle: The desk\n---\n"),
        ("personas/ada.md", "---\ntitle: Ada\nneeds: [{id: light, statement: Light, importance: 9, satisfaction: 2}]\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\nowner: desk\nneeds: [ada#light]\n---\n"),
    ]));
    let asks = plain(between(of(&pages, "opportunities"), "<ul class=\"whom\">", "</ul>"));
    assert!(asks.contains("The desk Light"), "{asks}");
}

#[test]
fn whoever_has_none_of_what_is_counted_is_not_asked() {
    let outcome = |owner: &str| format!("---\ntitle: Of the {owner}\nfor: ada\nowner: {owner}\n---\n");
    let pages = pages(small(&[
        ("teams/desk.md", "---\ntitle: The desk\n---\n"),
        ("teams/yard.md", "---\ntitle: The yard\n---\n"),
        ("outcomes/out.md", &outcome("desk")),
        ("outcomes/back.md", &outcome("yard")),
        ("processes/sweep.md", "---\ntitle: Sweep\ncontributes_to: [out]\n---\n"),
    ]));
    let asks = plain(between(of(&pages, "claims"), "<ul class=\"whom\">", "</ul>"));
    assert!(asks.contains("The desk Of the desk") && !asks.contains("yard"), "{asks}");
}

#[test]
fn of_very_many_rows_the_worst_are_shown_and_the_file_has_all() {
    let pains: String = (0..1200).map(|n| format!("{{text: It hurts {n}, level: {}, leave_risk: 5}},", n % 10)).collect();
    let journey = format!(
        "---\ntitle: The walk\npersona: ada\noutcome: home\nstages: [{{title: Out, touchpoints: [{{id: ask, title: I ask, pains: [{pains}]}}]}}]\n---\n"
    );
    let files = small(&[("journeys/walk.md", &journey)]);
    let (pages, tables) = (pages(files.clone()), tables(files));
    let page = of(&pages, "pains");
    let rows = read_back(page, "pains");
    assert!(rows.len() <= 1000 && rows.len() > 300 && page.len() < 300_000, "{} rows, {} bytes", rows.len(), page.len());
    assert!(plain(page).contains(&format!("The first {} of 1,200 rows", rows.len())), "{}", plain(page));
    assert_eq!(tables["insights/pains.csv"].lines().count(), 1201);
    assert_eq!(rows[0].last().cloned().flatten().as_deref(), Some("45"));
}

#[test]
fn whoever_answers_for_the_worst_is_named_and_that_nobody_does() {
    let pages = pages(small(&[
        ("teams/desk.md", "---\ntitle: The desk\n---\n"),
        (
            "journeys/walk.md",
            "---\ntitle: The walk\npersona: ada\noutcome: home\nowner: desk\nstages: [{title: Out, touchpoints: [{title: I ask, pains: [{text: Dark, level: 5, leave_risk: 5}]}]}]\n---\n",
        ),
        (
            "journeys/ride.md",
            "---\ntitle: The ride\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{title: I hop on, pains: [{text: Wet, level: 2, leave_risk: 5}]}]}]\n---\n",
        ),
    ]));
    let asks = between(of(&pages, "pains"), "<ul class=\"whom\">", "</ul>");
    assert!(asks.starts_with("<li><b data-team><a href=\"../teams/desk.html\">The desk</a></b> "), "{asks}");
    assert!(plain(asks).contains("Nobody answers for I hop on"), "{asks}");
}

#[test]
fn three_answers_stand_first_and_each_other_below_one_question() {
    let page = &pages(site("example-site"))["insights.html"];
    let first = between(page, "<ol class=\"papers\">", "</ol>");
    assert_eq!((first.matches("<li>").count(), first.matches("Why it matters:").count(), first.matches("<figure").count()), (3, 3, 3));
    let rest: usize = page.split("<ul class=\"answers\">").skip(1).map(|list| between(list, "", "</ul>").matches("<li>").count()).sum();
    assert_eq!(rest + 3, insights().count());
}

#[test]
fn an_outcome_that_nobody_has_mapped_stands_last_and_is_not_nought() {
    let files = small(&[
        ("outcomes/home.md", "---\ntitle: Home before dark\nfor: ada\n---\n"),
        ("outcomes/warm.md", "---\ntitle: Warm\nfor: ada\n---\n"),
        (
            "journeys/walk.md",
            "---\ntitle: The walk\noutcome: warm\nstages: [{title: Out, touchpoints: [{title: I ask, needs: [ada#light]}]}]\n---\n",
        ),
    ]);
    let pages = pages(files);
    let zone = of(&pages, "value_zone");
    let picture = plain(between(zone, "<ol class=\"bar-rows\"", "</ol>"));
    assert!(picture.contains("Warm") && picture.ends_with("Home before darknot mapped yet"), "{picture}");
    assert_eq!(plain(between(zone, "<p class=\"verdict\">", "</p>")), "On the way to each outcome something is there for every need.");
    for name in ["value_zone", "teams_crossed", "effort_by_outcome"] {
        let rows = plain(between(of(&pages, name), "<tbody>", "</tbody>"));
        assert!(rows.find("Warm") < rows.find("Home before darknot mapped yet"), "{name}: {rows}");
    }
}

#[test]
fn of_a_change_its_own_owner_is_asked_before_the_owner_of_its_journey() {
    let change = "opportunities: [{id: a, title: Lamps, customer_value: 9, effort: 2, owner: yard}, {id: b, title: Bells, customer_value: 8, effort: 2}]";
    let journey = format!(
        "---\ntitle: The walk\noutcome: home\nowner: desk\nstages: [{{title: Out, touchpoints: [{{title: I ask}}]}}]\n{change}\n---\n"
    );
    let pages = pages(small(&[
        ("teams/desk.md", "---\ntitle: The desk\n---\n"),
        ("teams/yard.md", "---\ntitle: The yard\n---\n"),
        ("journeys/walk.md", &journey),
    ]));
    let asks = plain(between(of(&pages, "backlog"), "<ul class=\"whom\">", "</ul>"));
    assert_eq!(asks, "The yard LampsThe desk Bells");
}

#[test]
fn a_grave_pain_that_nobody_leaves_for_is_told_beside_the_one_that_weighs_most() {
    let pains =
        "[{text: Late, level: 8, leave_risk: 5}, {text: Nine minutes without air, level: 9, leave_risk: 0}, {text: Cold, level: 8}]";
    let journey =
        format!("---\ntitle: The walk\noutcome: home\nstages: [{{title: Out, touchpoints: [{{title: I ask, pains: {pains}}}]}}]\n---\n");
    let pages = pages(small(&[("journeys/walk.md", &journey)]));
    let page = of(&pages, "pains");
    assert!(plain(between(page, "<p class=\"verdict\">", "</p>")).contains("Late"), "{page}");
    assert!(plain(between(page, "<p class=\"also\">", "</p>")).contains("“Nine minutes without air”"), "{page}");
    let voices = plain(between(page, "<div class=\"beside voices\">", "</div>"));
    assert!(voices.contains("Cold I ask · hurts 8, nobody says whether people leave"), "{voices}");
}
