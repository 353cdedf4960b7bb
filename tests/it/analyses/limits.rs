//! A21: limits and stakeholders, and the matrix of these.

use serde_json::{Value, json};

use super::Asked;

/// Days of home: measured at 12.
const SITE: &str = "
    == personas/rex.md
    ---
    title: Rex
    stakeholder: regulator
    ---
    == personas/eve.md
    ---
    title: Eve
    stakeholder: employee
    ---
    == personas/past.md
    ---
    title: Past
    stakeholder: investor
    status: retired
    ---
    == outcomes/home.md
    ---
    title: Home
    for: [ada, rex, past]
    measures:
      - {id: days, title: Days, readings: [{date: 2026-01-01, value: 99}, {date: 2026-02-01, value: 12}]}
      - {id: none, title: None yet}
    limits:
      - {stakeholder: Regulator, text: At most 10, measure: days, max: 10}
      - {stakeholder: regulator, text: At most 12, measure: days, max: 12}
      - {stakeholder: The Neighbours, text: At least 13, measure: days, min: 13}
      - {stakeholder: the neighbours!, text: Between, measure: days, min: 12, max: 20}
      - {text: Nobody read it, measure: none, max: 1}
      - {text: No bound, measure: days}
      - {text: No measure, max: 3}
    ---
    == outcomes/past.md
    ---
    title: Past
    for: ada
    status: retired
    measures: [{id: days, title: Days, readings: [{date: 2026-01-01, value: 9}]}]
    limits: [{stakeholder: society, text: Gone, measure: days, max: 1}]
    ---
";

#[test]
fn a_limit_is_broken_beyond_a_bound_held_at_it_and_unknown_without_measure_bound_or_reading() {
    let limits = Asked::of(SITE).published("limits");
    let states: Vec<(&Value, &Value)> = limits.as_array().unwrap().iter().map(|row| (&row["limit"], &row["state"])).collect();
    let (held, broken, unknown) = (json!("held"), json!("broken"), json!(null));
    // The last reading is 12. Limits stand as they are written, and those of retired outcomes are left out.
    let expected = [
        ("At most 10", &broken),
        ("At most 12", &held),
        ("At least 13", &broken),
        ("Between", &held),
        ("Nobody read it", &unknown),
        ("No bound", &unknown),
        ("No measure", &unknown),
    ];
    assert_eq!(states.len(), expected.len());
    for ((limit, state), (text, expected)) in states.into_iter().zip(expected) {
        assert_eq!((limit.as_str(), state), (Some(text), expected));
    }
    assert_eq!(limits[0], json!({"outcome": "outcome:home", "limit": "At most 10", "stakeholder": "Regulator", "state": "broken"}));
    assert_eq!(limits[4]["stakeholder"], json!(null));
}

#[test]
fn stakeholders_are_one_by_their_slug() {
    let stakeholders = Asked::of(SITE).published("stakeholders");
    // Ada is a customer, Rex a regulator; Eve wants nothing, and Past is retired.
    assert_eq!(
        stakeholders,
        json!([
            {"stakeholder": "customer", "outcomes_for": ["outcome:home"], "limits": 0, "broken": 0},
            {"stakeholder": "employee", "outcomes_for": [], "limits": 0, "broken": 0},
            {"stakeholder": "regulator", "outcomes_for": ["outcome:home"], "limits": 2, "broken": 1},
            {"stakeholder": "the-neighbours", "outcomes_for": [], "limits": 2, "broken": 1},
        ])
    );
}

#[test]
fn the_matrix_of_stakeholders_counts_personas_and_limits() {
    let cells = Asked::of(SITE).published("matrices")["outcome_stakeholder"].take();
    let cell = |column: &str, direct: usize, support: usize| json!({"outcome": "outcome:home", "column": column, "direct": direct, "support": support});
    assert_eq!(cells, json!([cell("customer", 1, 0), cell("regulator", 1, 2), cell("the-neighbours", 0, 2)]));
}
