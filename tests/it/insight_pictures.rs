//! The pictures of the answers: their figures are those of the rows, read back from the pages of the example.

use serde_json::Value;
use throughline::base::number_format::NumberFormat;

use super::folders;
use super::pages::pages;
use super::sites::insights_of_the_example;

/// How many rows a picture of bars shows.
const ROWS: usize = 16;

/// The text of a page's picture: what stands in it and what it tells those who point at it.
struct Told {
    key: String,
    text: String,
}

impl Told {
    /// Asserts that it tells something.
    fn tells(&self, said: &str) {
        assert!(self.text.contains(said), "{} does not tell: {said}\n{}", self.key, self.text);
    }

    /// How often it tells something.
    fn times(&self, said: &str) -> usize {
        self.text.matches(said).count()
    }
}

/// The pictures of the example's answers, and the answers.
struct Example {
    pages: std::collections::BTreeMap<String, String>,
    answers: Value,
}

impl Example {
    fn new(keys: &[&str]) -> Self {
        Self { pages: pages(folders::site("example-site")), answers: insights_of_the_example(keys) }
    }

    fn picture(&self, key: &str) -> Told {
        let page = &self.pages[&format!("insights/{}.html", key.replace('_', "-"))];
        let figure = page.split_once("<figure class=\"picture\">").unwrap_or_else(|| panic!("no picture of {key}")).1;
        let figure = figure.split_once("</figure>").unwrap().0;
        let mut text = String::new();
        let mut in_tag = false;
        for c in figure.chars() {
            match c {
                '<' => {
                    in_tag = true;
                    text.push(' ');
                }
                '>' => in_tag = false,
                c if !in_tag => text.push(c),
                _ => {}
            }
        }
        Told { key: key.to_owned(), text: text.split_whitespace().collect::<Vec<_>>().join(" ") }
    }

    fn rows(&self, key: &str, list: &str) -> Vec<Value> {
        let of = if list.is_empty() { &self.answers[key] } else { &self.answers[key][list] };
        of.as_array().unwrap().clone()
    }
}

fn number(n: &Value) -> String {
    n.as_f64().map_or_else(|| "unknown".into(), |n| NumberFormat::ENGLISH.for_terminals().number(n))
}

fn work(minutes: &Value) -> String {
    minutes.as_f64().map_or_else(|| "unknown".into(), |minutes| NumberFormat::ENGLISH.for_terminals().work(minutes))
}

fn length(list: &Value) -> usize {
    list.as_array().unwrap().len()
}

#[test]
fn drawn_pictures_tell_the_figures_of_their_rows() {
    let example = Example::new(&["opportunities", "pains", "backlog", "effort_by_outcome"]);

    let needs = example.picture("opportunities");
    let known: Vec<Value> = example.rows("opportunities", "").into_iter().filter(|row| !row["score"].is_null()).collect();
    // Each need has a dot in both arrangements.
    assert_eq!(needs.times(", scores "), 2 * known.len());
    for row in &known {
        needs.tells(&format!(", scores {}", number(&row["score"])));
    }

    let pains = example.picture("pains");
    let known: Vec<Value> = example.rows("pains", "").into_iter().filter(|row| !row["score"].is_null()).collect();
    assert_eq!(pains.times("risk of leaving"), 2 * known.len() + 12, "and the twelve that are quoted");
    for row in &known {
        pains.tells(&format!("hurts {} of 10, risk of leaving {} of 10", number(&row["level"]), number(&row["leave_risk"])));
    }

    let backlog = example.picture("backlog");
    for row in example.rows("backlog", "").iter().filter(|row| !row["quadrant"].is_null()) {
        backlog.tells(&format!("worth {} of 10, work {} of 10", number(&row["value"]), number(&row["effort"])));
    }

    let effort = example.picture("effort_by_outcome");
    let all = &example.answers["effort_by_outcome"];
    for row in example.rows("effort_by_outcome", "outcomes").iter().filter(|row| row["own_minutes"].as_f64() > Some(0.0)) {
        effort.tells(&work(&row["own_minutes"]));
    }
    effort.tells(&format!("claimed only {}", work(&all["claimed_minutes"])));
    effort.tells(&format!("no recorded path {}", work(&all["no_recorded_path_minutes"])));
    effort.tells(&format!("{} in all", work(&all["known_minutes"])));
}

#[test]
fn pictures_of_bars_tell_the_figures_of_their_rows() {
    let keys = [
        "failure_demand",
        "customer_work",
        "break_points",
        "roles",
        "backing",
        "rules",
        "value_zone",
        "stakeholders",
        "limits",
        "helps_and_hurts",
    ];
    let example = Example::new(&keys);

    let failures = example.picture("failure_demand");
    for row in example.rows("failure_demand", "causes").iter().take(ROWS) {
        failures.tells(&format!("{} ours, {} theirs", work(&row["our_minutes"]), work(&row["their_minutes"])));
    }
    let own_work = example.picture("customer_work");
    for row in example.rows("customer_work", "").iter().filter(|row| !row["minutes"].is_null()) {
        own_work.tells(&format!("{} theirs, {} ours", work(&row["minutes"]), work(&row["our_minutes"])));
    }
    let breaks = example.picture("break_points");
    for row in example.rows("break_points", "journeys").iter().filter(|row| row["hand_offs"] != 0) {
        breaks.tells(&format!(
            "{} within processes, {} between touchpoints; of system {}",
            row["hand_offs"], row["between_touchpoints"], row["system_changes"]
        ));
    }
    let roles = example.picture("roles");
    let mut rows = example.rows("roles", "");
    rows.sort_by(|a, b| b["minutes_a_month"].as_f64().unwrap_or(-1.0).total_cmp(&a["minutes_a_month"].as_f64().unwrap_or(-1.0)));
    for row in rows.iter().take(ROWS) {
        roles.tells(&format!("{} a month", work(&row["minutes_a_month"])));
    }
    let backing = example.picture("backing");
    for row in example.rows("backing", "").iter().filter(|row| row["statements"] != 0) {
        backing.tells(&format!("{} of {}", row["backed"], row["statements"]));
    }
    let rules = example.picture("rules");
    for row in example.rows("rules", "by_outcome").iter().filter(|row| row["regulatory"] != 0) {
        rules.tells(&format!("{} regulatory, {} strategic, {} operational", row["regulatory"], row["strategic"], row["operational"]));
    }
    let zone = example.picture("value_zone");
    for row in example.rows("value_zone", "").iter().filter(|row| length(&row["met"]) > 0) {
        match (length(&row["unmet"]), length(&row["met"])) {
            (0, met) => zone.tells(&format!("something for all {met}")),
            (unmet, met) => {
                zone.tells(&format!("nothing for {unmet}"));
                zone.tells(&format!(", something for {met}"));
            }
        }
    }
    let stakeholders = example.picture("stakeholders");
    for row in example.rows("stakeholders", "") {
        stakeholders.tells(&format!(", {} broken", row["broken"]));
    }
    let limits = example.picture("limits");
    let broken = example.rows("limits", "").iter().filter(|row| row["state"] == "broken").count();
    // Once above the picture, and once in the key.
    assert_eq!(limits.times("broken"), broken + 2);
    let effects = example.picture("helps_and_hurts");
    let mut felt: Vec<f64> = example.rows("helps_and_hurts", "").iter().filter_map(|row| row["feeling"].as_f64()).collect();
    felt.sort_by(f64::total_cmp);
    for feeling in felt.iter().take(8).chain(felt.iter().rev().take(8)) {
        effects.tells(&format!("{} at ", NumberFormat::ENGLISH.for_terminals().number(*feeling)));
    }
}

#[test]
fn tables_and_lists_tell_the_figures_of_their_rows() {
    let example = Example::new(&["teams_crossed", "triple_crown", "maturity", "target_gaps", "single_points_of_failure", "promises"]);

    let crowns = example.picture("triple_crown");
    for word in ["better", "worse"] {
        let rows = example.rows("triple_crown", "");
        let due = rows.iter().flat_map(|row| [&row["cost"], &row["revenue"], &row["service"]]).filter(|course| **course == word).count();
        assert_eq!(crowns.times(word), due, "{word}");
    }
    let ladder = example.picture("maturity");
    for (level, rung) in ["0 begun", "1 felt", "2 known", "3 beyond"].into_iter().enumerate() {
        let count = example.rows("maturity", "").iter().filter(|row| row["level"] == level).count();
        let said = if count == 1 { "one journey".to_owned() } else { format!("{count} journeys") };
        let told = ladder.text.split(rung).nth(1).unwrap_or_else(|| panic!("no rung {rung}: {}", ladder.text));
        let first = told.split(" journey").next().unwrap_or_default();
        assert!(format!("{first} journey{}", if count == 1 { "" } else { "s" }).ends_with(&said), "{rung}: {said}: {told}");
    }
    let gap = example.picture("target_gaps");
    let row = &example.rows("target_gaps", "")[0];
    let of = |names: &[&str]| names.iter().map(|name| length(&row[*name])).sum::<usize>();
    let parts = |end: &str| {
        of(&["processes", "teams", "systems", "third_parties"].map(|kind| format!("{kind}_{end}")).each_ref().map(String::as_str))
    };
    assert_eq!(gap.times("no longer on this journey"), of(&["removed"]) + parts("removed"));
    assert_eq!(gap.times("thing changes") + gap.times("things change"), of(&["changed"]));
    let singles = example.picture("single_points_of_failure");
    for row in example.rows("single_points_of_failure", "").iter().take(3) {
        singles.tells(&format!("{} touchpoints", row["touchpoints"]));
    }
    let promises = example.picture("promises");
    let of = |state: &str| example.rows("promises", "").iter().filter(|row| row["state"] == state).count();
    promises.tells(&format!("{} broken, {} kept", of("broken"), of("kept")));
}
