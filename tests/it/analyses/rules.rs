//! A19: rules and decisions.

use serde_json::{Value, json};

use super::Asked;

/// `walk` for home, which is part of `life`; it meets `p` twice, and `q`. `s` only supports p; `idle` serves nothing.
const SITE: &str = "
    == outcomes/life.md
    ---
    title: A good life
    for: ada
    ---
    == outcomes/home.md
    ---
    title: Home
    for: ada
    parent: life
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages: [{title: Out, touchpoints: [{id: a, title: A, served_by: p}, {id: b, title: B, served_by: ['p#x', q]}]}]
    ---
    == processes/p.md
    ---
    title: P
    rules:
      - {id: law, text: Nobody walks alone, kind: regulatory}
      - {id: ours, text: Lamps are lit first, kind: strategic}
      - {text: Shut the door}
    steps:
      - {id: x, title: X, next: [y, z]}
      - {id: y, title: Y, next: [{to: z, when: at night}, z]}
      - {id: z, title: Z}
    ---
    == processes/q.md
    ---
    title: Q
    rules: [{id: custom, text: Say good night, kind: operational}]
    steps: [{id: x, title: X}, {id: y, title: Y, next: [x, y]}]
    ---
    == processes/s.md
    ---
    title: S
    supports: p
    rules: [{id: far, text: Far away, kind: regulatory}]
    steps: [{id: x, title: X, next: [x, y]}, {id: y, title: Y}]
    ---
    == processes/old.md
    ---
    title: Old
    status: retired
    rules: [{id: past, text: Long past, kind: regulatory}]
    ---
";

fn rule<'v>(rules: &'v Value, rule: &str) -> &'v Value {
    rules["by_rule"].as_array().unwrap().iter().find(|row| row["rule"] == rule).unwrap_or_else(|| panic!("no {rule}"))
}

#[test]
fn rules_of_what_serves_an_outcome_count_once_by_kind() {
    let rules = Asked::of(SITE).published("rules");
    // p is met twice and counts once; its third rule says no kind. Decisions: p's x (to y or z) and q's y; p's y leads to z
    // either way. What only supports p is not asked. The wider outcome has the same.
    let figures = json!({"strategic": 1, "regulatory": 1, "operational": 1, "decisions": 2});
    for (row, outcome) in rules["by_outcome"].as_array().unwrap().iter().zip(["outcome:home", "outcome:life"]) {
        assert_eq!(row["outcome"], outcome);
        for (key, value) in figures.as_object().unwrap() {
            assert_eq!(&row[key], value, "{outcome}: {key}");
        }
    }
}

#[test]
fn a_rule_governs_the_touchpoints_that_its_process_serves() {
    let rules = Asked::of(SITE).published("rules");
    assert_eq!(
        rule(&rules, "process:p#law"),
        &json!({"rule": "process:p#law", "outcomes": ["outcome:home", "outcome:life"], "touchpoints": ["journey:walk#a", "journey:walk#b"]})
    );
    assert_eq!(rule(&rules, "process:q#custom")["touchpoints"], json!(["journey:walk#b"]));
    // One without an id is its text.
    assert_eq!(rule(&rules, "Shut the door")["touchpoints"], json!(["journey:walk#a", "journey:walk#b"]));
}

#[test]
fn a_rule_that_governs_no_touchpoint_has_a_row_and_a_retired_one_has_none() {
    let rules = Asked::of(SITE).published("rules");
    assert_eq!(rule(&rules, "process:s#far"), &json!({"rule": "process:s#far", "outcomes": [], "touchpoints": []}));
    assert_eq!(rules["by_rule"].as_array().unwrap().len(), 5);
}
