//! The sites that come with the program check clean, and what the example tells of itself is true.

use serde_json::Value;
use throughline::analysis::AnalysisContext;
use throughline::analysis::selection::Selection;
use throughline::base::diagnostic::Severity;
use throughline::base::files::{Entry, Files};
use throughline::base::number_format::NumberFormat;
use throughline::export::insights::InsightsJson;
use throughline::session::{Options, Session};

use super::folders;

fn findings(files: Files, least: Severity) -> Vec<String> {
    let site = Session::default().load(files, &Options::default());
    let heavy = site.findings.list.iter().filter(|f| f.severity >= least);
    heavy.map(|f| format!("{}:{}:{}: {}: {}", f.file, f.line, f.column, f.rule, f.message)).collect()
}

#[test]
fn the_base_site_of_the_tests_has_no_finding_at_all() {
    assert_eq!(findings(folders::base(), Severity::Note), [""; 0]);
}

#[test]
fn the_example_site_has_no_error() {
    assert_eq!(findings(folders::site("example-site"), Severity::Error), [""; 0]);
}

#[test]
fn the_starter_site_has_no_finding_at_all() {
    assert_eq!(findings(folders::site("starter"), Severity::Note), [""; 0]);
}

/// What is published of these analyses of the example.
pub(crate) fn insights_of_the_example(names: &[&str]) -> Value {
    let site = Session::default().load(folders::site("example-site"), &Options::default());
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    let selection = Selection::named(&names).unwrap();
    serde_json::to_value(InsightsJson { context: &AnalysisContext::of(&site.model), selection: &selection, whole: None }).unwrap()
}

/// So many minutes in whole hours, as the example writes them.
fn hours(minutes: &Value) -> String {
    NumberFormat::ENGLISH.number((minutes.as_f64().unwrap() / 60.0).round())
}

#[test]
fn the_figures_that_the_example_tells_are_those_that_it_comes_to() {
    let files = folders::site("example-site");
    let says = |path: &str, words: &str| {
        let Some(Entry::Text(text)) = files.get(path) else { panic!("{path} is not there") };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(words), "{path} does not say: {words}");
    };
    let figures = insights_of_the_example(&["failure_demand", "roles", "limits", "atlas"]);
    let rows = |name: &str| figures[name].as_array().unwrap().clone();

    let failure = &figures["failure_demand"];
    let (all, page) = (&failure["all"], "pages/when-it-goes-wrong.md");
    assert_eq!(all["touchpoints"].as_array().unwrap().len(), 19, "{page} says nineteen");
    let share = NumberFormat::ENGLISH.number((all["share_of_ours"].as_f64().unwrap() * 100.0).round());
    says(page, &format!("They take us {} hours a month, {share} % of what we do", hours(&all["our_minutes"])));
    says(page, &format!("people spend {} hours", hours(&all["their_minutes"])));
    for cause in ["journey:bill-looks-wrong#go-through-it", "journey:bill-looks-wrong#no-word", "process:start-a-supply"] {
        let cause = failure["causes"].as_array().unwrap().iter().find(|row| row["cause"] == cause).unwrap();
        says(page, &format!("| {} h | {} h |", hours(&cause["our_minutes"]), hours(&cause["their_minutes"])));
    }

    let whoever_picks_up = rows("roles").into_iter().find(|row| row["subject"] == "role:call-taker").unwrap();
    assert_eq!(whoever_picks_up["responsible"].as_array().unwrap().len(), 14, "roles/call-taker.md says fourteen");
    says("roles/call-taker.md", &format!("takes {} hours a month", hours(&whoever_picks_up["minutes_a_month"])));

    assert_eq!(rows("limits").iter().filter(|row| row["state"] == "broken").count(), 3, "pages/about.md says three");
    assert_eq!(rows("atlas").iter().filter(|row| row["mapped"] == false).count(), 6, "pages/about.md says six");
}
