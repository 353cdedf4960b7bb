//! A18: what is backed by more than an assumption.

use serde_json::{Value, json};

use super::Asked;

/// A walk with these touchpoints, and front matter of its own.
fn walk(fields: &str, touchpoints: &[&str]) -> Value {
    let list: Vec<String> = touchpoints.iter().enumerate().map(|(i, fields)| format!("{{id: t{i}, title: T, {fields}}}")).collect();
    let site = Asked::of(&format!(
        "== journeys/walk.md\n---\ntitle: Walk\npersona: ada\noutcome: home\n{fields}\nstages: [{{title: Out, touchpoints: [{}]}}]\n---\n",
        list.join(", ")
    ));
    site.published("backing")[0].take()
}

/// How many statements of a touchpoint are backed, and how many there are.
fn backed(fields: &str, touchpoint: &str) -> (u64, u64) {
    let row = walk(fields, &[touchpoint]);
    (row["backed"].as_u64().unwrap(), row["statements"].as_u64().unwrap())
}

#[test]
fn each_written_field_is_a_statement_and_each_pain() {
    let all = "feeling: 0, importance: 3, satisfaction: 2, effort: {work: 5, load: 2}, wait: 0, does: A, thinks: B, expects: C, pains: [{text: D}, {text: E}]";
    // Eight fields and two pains; effort is one. What else there is says nothing of how it goes.
    assert_eq!(backed("", all), (0, 10));
    assert_eq!(backed("", "gains: [A], channels: [web], recovery: B, moment_of_truth: true"), (0, 0));
    assert_eq!(backed("", "effort: {load: 2}"), (0, 1));
}

#[test]
fn evidence_backs_all_or_what_it_names_and_an_assumption_nothing() {
    let said = |evidence: &str| backed("", &format!("feeling: 1, does: A, pains: [{{text: B}}, {{text: C}}], evidence: [{evidence}]"));
    assert_eq!(said("{kind: survey}"), (4, 4));
    assert_eq!(said("{kind: survey, of: [feeling]}"), (1, 4));
    assert_eq!(said("{kind: survey, of: pains}"), (2, 4));
    assert_eq!(said("{kind: assumption}"), (0, 4));
    // Any piece of evidence will do.
    assert_eq!(said("{kind: assumption}, {kind: log, of: does}, {kind: document, of: [does, feeling]}"), (2, 4));
    assert_eq!(said("{kind: survey, of: channels}"), (0, 4));
}

#[test]
fn evidence_of_the_touchpoint_or_of_the_journey_backs_it() {
    let touchpoint = "feeling: 1, does: A, evidence: [{kind: interview, of: does}]";
    assert_eq!(backed("evidence: [{kind: survey, of: feeling}]", touchpoint), (2, 2));
    assert_eq!(backed("evidence: [{kind: survey}]", "feeling: 1, does: A, evidence: [{kind: assumption}]"), (2, 2));
}

#[test]
fn a_share_is_unknown_where_nothing_is_said() {
    assert_eq!(walk("", &["to: nobody"]), json!({"journey": "journey:walk", "backed": 0, "statements": 0, "share": null}));
    let two = walk("", &["feeling: 1, evidence: [{kind: survey}]", "feeling: 0, does: A, wait: 3"]);
    assert_eq!(two, json!({"journey": "journey:walk", "backed": 1, "statements": 4, "share": 0.25}));
}

#[test]
fn targets_and_what_is_retired_are_not_asked() {
    let site = Asked::of(
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        status: retired
        stages: [{title: Out, touchpoints: [{title: A, feeling: 1}]}]
        ---
        == journeys/ride.md
        ---
        title: Ride
        persona: ada
        outcome: home
        state: target
        stages: [{title: Out, touchpoints: [{title: A, feeling: 1}]}]
        ---
        ",
    );
    assert_eq!(site.published("backing"), json!([]));
}
