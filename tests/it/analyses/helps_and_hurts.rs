//! A23: what helps and what hurts.

use serde_json::{Value, json};

use super::Asked;

/// A walk for home, part of `life`, with these touchpoints, and the processes p and q, and `old`, retired.
fn walk(touchpoints: &[&str]) -> Value {
    let list: Vec<String> = touchpoints.iter().enumerate().map(|(i, fields)| format!("{{id: t{i}, title: T, {fields}}}")).collect();
    let process = |id: &str, status: &str| format!("== processes/{id}.md\n---\ntitle: {id}\n{status}\n---\n");
    let site = Asked::of(&format!(
        "== outcomes/life.md\n---\ntitle: Life\nfor: ada\n---\n== outcomes/home.md\n---\ntitle: Home\nfor: ada\nparent: life\n---\n== journeys/walk.md\n---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{{title: Out, touchpoints: [{}]}}]\n---\n{}{}{}",
        list.join(", "),
        process("p", "status: planned"),
        process("q", ""),
        process("old", "status: retired"),
    ));
    site.published("helps_and_hurts")
}

/// What the only process does, where people meet it once.
fn effect(fields: &str) -> Value {
    walk(&[&format!("served_by: p, {fields}")])[0]["effect"].take()
}

#[test]
fn the_mean_feeling_decides_where_there_is_one() {
    assert_eq!(effect("feeling: -0.5, gains: [A, B]"), "hurts");
    assert_eq!(effect("feeling: 1, pains: [{text: Ow}]"), "helps");
    assert_eq!(effect("feeling: 0, pains: [{text: Ow}]"), "neutral");
}

#[test]
fn without_a_feeling_pains_and_gains_decide() {
    assert_eq!(effect("pains: [{text: A}, {text: B}], gains: [C]"), "hurts");
    assert_eq!(effect("pains: [{text: A}], gains: [B, C]"), "helps");
    assert_eq!(effect("pains: [{text: A}], gains: [B]"), "neutral");
    assert_eq!(effect("does: I wait"), json!(null));
}

#[test]
fn known_feelings_are_averaged_and_pains_and_gains_counted_over_all_touchpoints_that_name_it() {
    let rows = walk(&[
        "served_by: [p, q], feeling: -1, pains: [{text: A}]",
        "served_by: p, feeling: 0.5, gains: [B]",
        "served_by: ['p', old], pains: [{text: C}]",
    ]);
    // p: (-1 + 0.5) / 2 over the two that say it; q only the first. What is planned counts, what is retired serves nothing.
    let p = |outcome: &str| json!({"outcome": outcome, "process": "process:p", "touchpoints": ["journey:walk#t0", "journey:walk#t1", "journey:walk#t2"], "feeling": -0.25, "pains": 2, "gains": 1, "effect": "hurts"});
    let q = |outcome: &str| json!({"outcome": outcome, "process": "process:q", "touchpoints": ["journey:walk#t0"], "feeling": -1, "pains": 1, "gains": 0, "effect": "hurts"});
    assert_eq!(rows, json!([p("outcome:home"), q("outcome:home"), p("outcome:life"), q("outcome:life")]));
}

#[test]
fn feelings_that_cancel_out_are_neutral() {
    let rows = walk(&["served_by: p, feeling: 0.1", "served_by: p, feeling: 0.2", "served_by: p, feeling: -0.3"]);
    assert_eq!((&rows[0]["feeling"], &rows[0]["effect"]), (&json!(0), &json!("neutral")));
}
