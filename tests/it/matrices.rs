//! Pages of whole matrices: what they show is what the analyses count.

use std::collections::BTreeMap;

use serde_json::Value;
use throughline::analysis::AnalysisContext;
use throughline::analysis::selection::Selection;
use throughline::base::files::Files;
use throughline::export::insights::InsightsJson;
use throughline::session::{Options, Session};

use super::folders;
use super::pages::pages;

/// The words of a piece of HTML.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// What stands in the cells of the matrix of a page, by the addresses that the heads of the row and the column lead to.
fn cells(page: &str) -> BTreeMap<(String, String), String> {
    let table = page.split_once("<table class=\"mx sortable\"").unwrap().1.split_once("</table>").unwrap().0;
    let (head, body) = table.split_once("</thead>").unwrap();
    let leads = |html: &str| {
        html.split_once("href=\"")
            .map_or_else(|| words(html), |(_, rest)| rest.split('"').next().unwrap().trim_start_matches("../").to_owned())
    };
    let head = head.rsplit_once("<tr>").unwrap().1;
    let columns: Vec<String> = head.split("<th scope=\"col\">").skip(2).map(leads).collect();
    let body = body.split_once("<tbody>").unwrap().1.split_once("</tbody>").unwrap().0;
    let mut cells = BTreeMap::new();
    for row in body.split("<tr>").skip(1) {
        let mut parts = row.split("<td");
        let name = leads(parts.next().unwrap());
        for (column, cell) in columns.iter().zip(parts) {
            let says = words(cell.split_once('>').unwrap().1);
            if !says.is_empty() {
                cells.insert((name.clone(), column.clone()), says);
            }
        }
    }
    // The last column holds the sums.
    let sums = columns.last().cloned().unwrap_or_default();
    cells.retain(|(_, column), _| *column != sums);
    cells
}

fn insights(files: Files, name: &str) -> (Value, BTreeMap<String, String>) {
    let site = Session::default().load(files, &Options::default());
    let selection = Selection::named(&[name.to_owned()]).unwrap();
    let rows =
        serde_json::to_value(InsightsJson { context: &AnalysisContext::of(&site.model), selection: &selection, whole: None }).unwrap();
    let page = |node: &throughline::model::graph::Node| (node.address.to_string(), node.address.page());
    (rows[name].clone(), site.model.graph.nodes.iter().map(page).collect())
}

#[test]
fn each_figure_of_outcomes_by_teams_and_systems_is_that_of_the_analysis() {
    let all = pages(folders::site("example-site"));
    let (rows, pages) = insights(folders::site("example-site"), "matrices");
    for (table, path) in [("outcome_team", "insights/outcome-team.html"), ("outcome_system", "insights/outcome-system.html")] {
        let said = |row: &Value| match (row["direct"].as_u64().unwrap(), row["support"].as_u64().unwrap()) {
            (0, support) => format!("○{support}"),
            (direct, 0) => direct.to_string(),
            (direct, support) => format!("{direct}+{support}"),
        };
        let counted: BTreeMap<(String, String), String> = rows[table]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| ((pages[row["outcome"].as_str().unwrap()].clone(), pages[row["column"].as_str().unwrap()].clone()), said(row)))
            .collect();
        assert_eq!(cells(&all[path]), counted, "{path}");
    }
}

#[test]
fn outcomes_by_channels_and_stakeholders_hold_as_many_figures_as_the_analysis() {
    let all = pages(folders::site("example-site"));
    let (rows, _) = insights(folders::site("example-site"), "matrices");
    let sums = |page: &str| -> usize {
        let foot = page.split_once("<tfoot>").unwrap().1.split_once("</tfoot>").unwrap().0;
        foot.split("<td").skip(1).filter_map(|cell| words(cell.split_once('>').unwrap().1).parse::<usize>().ok()).sum()
    };
    for (table, path) in
        [("outcome_channel", "insights/outcome-channel.html"), ("outcome_stakeholder", "insights/outcome-stakeholder.html")]
    {
        assert_eq!(sums(&all[path]), rows[table].as_array().unwrap().len(), "{path}");
    }
    assert!(all["insights/outcome-stakeholder.html"].contains("<td>●"));
}

#[test]
fn which_process_stands_behind_a_touchpoint_is_that_of_the_analysis() {
    let all = pages(folders::site("example-site"));
    let (rows, pages) = insights(folders::site("example-site"), "traceability");
    let outcome = "outcomes/my-bill-is-right";
    let shown = cells(&all[&format!("{outcome}/traceability.html")]);
    let touchpoints: Vec<&String> = shown.keys().map(|(touchpoint, _)| touchpoint).collect();
    let mut counted = BTreeMap::new();
    for row in rows.as_array().unwrap() {
        let touchpoint = &pages[row["touchpoint"].as_str().unwrap()];
        for (key, mark) in [("direct", "●"), ("support", "○")] {
            for process in row[key].as_array().unwrap().iter().filter(|_| touchpoints.contains(&touchpoint)) {
                counted.insert((touchpoint.clone(), pages[process.as_str().unwrap()].clone()), mark.to_owned());
            }
        }
    }
    let shown: BTreeMap<_, _> = shown.into_iter().filter(|((row, _), _)| *row != format!("{outcome}.html")).collect();
    assert!(shown.len() > 10);
    assert_eq!(shown, counted);
}

#[test]
fn a_claim_stands_on_the_row_of_the_outcome() {
    let mut files = folders::base();
    files.insert_text("processes/paint.md", "---\ntitle: Paint signs\nowner: desk\ncontributes_to: home\n---\n");
    let page = &pages(files)["outcomes/home/traceability.html"];
    assert_eq!(cells(page)[&("outcomes/home.html".to_owned(), "processes/paint.html".to_owned())], "△");
}

#[test]
fn the_sheet_of_who_has_which_part_has_a_row_for_each_step_and_letters() {
    let mut files = folders::base();
    files.insert_text(
        "processes/sign.md",
        "---\ntitle: Sign\nowner: desk\nsteps:\n  - {title: A, by: desk, accountable: desk}\n  - {title: B, by: desk, informed: desk}\n---\n",
    );
    let site = Session::default().load(files.clone(), &Options::default());
    let file = throughline::html::table_files::table_files(&site.model).into_iter().map(|file| file.path(&site.model));
    assert_eq!(file.filter(|path| path.ends_with("who.csv")).collect::<Vec<_>>(), ["processes/sign/who.csv"]);
    let page = &pages(files)["processes/sign.html"];
    assert!(
        page.contains("<tfoot><tr><th scope=\"row\">In all</th><td data-team>2R 1A 1I <i aria-hidden=\"true\">Lamp desk</i></td>"),
        "{page}"
    );
    assert!(page.contains("<a href=\"../processes/sign/who.csv\">"), "{page}");
}
