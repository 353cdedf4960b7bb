//! A17: what exists only because something went wrong, what that takes, and what went wrong.

use serde_json::{Value, json};

use throughline::analysis::effort;
use throughline::analysis::failure_demand::FailureDemand;
use throughline::session::{Options, Session};

use super::{Asked, near};
use crate::folders;

/// A journey of an outcome with these touchpoints, walked by ten people a month.
fn journey(id: &str, outcome: &str, touchpoints: &[&str]) -> String {
    format!(
        "== journeys/{id}.md\n---\ntitle: {id}\npersona: ada\noutcome: {outcome}\nvolume_per_month: 10\nstages: [{{title: Out, touchpoints: [{}]}}]\n---\n",
        touchpoints.iter().map(|fields| format!("{{{fields}}}")).collect::<Vec<_>>().join(", ")
    )
}

/// A process that takes so many minutes a month.
fn process(id: &str, minutes: usize) -> String {
    format!("== processes/{id}.md\n---\ntitle: {id}\nvolume_per_month: 1\nsteps: [{{title: A, work: {minutes}}}]\n---\n")
}

fn failure(fixture: &str) -> Value {
    Asked::of(fixture).published("failure_demand")
}

#[test]
fn a_touchpoint_takes_its_part_of_each_process_that_it_names() {
    let walk = journey(
        "walk",
        "home",
        &[
            "id: ask, title: A, served_by: p, effort: {work: 2}",
            "id: chase, title: B, served_by: [p, q], effort: {work: 3}, because_of: ask",
            "id: go, title: C, served_by: q, effort: {work: 5}",
        ],
    );
    let failure = failure(&(walk + &process("p", 60) + &process("q", 30)));
    // p 60 / 2 and q 30 / 2 at chase: 45 of 90 of ours; 3 × 10 of (2 + 3 + 5) × 10 of theirs.
    let all = json!({"touchpoints": ["journey:walk#chase"], "our_minutes": 45, "their_minutes": 30, "share_of_ours": 0.5, "share_of_theirs": 0.3});
    assert_eq!(failure["all"], all);
    let mut home = failure["outcomes"][0].clone();
    assert_eq!(home.as_object_mut().unwrap().remove("outcome"), Some(json!("outcome:home")));
    assert_eq!(home, all);
    assert_eq!(
        failure["causes"],
        json!([{"cause": "journey:walk#ask", "touchpoints": ["journey:walk#chase"], "our_minutes": 45, "their_minutes": 30}])
    );
    assert_eq!(failure["unknown"], json!([]));
}

#[test]
fn what_recovers_counts_as_named_and_what_is_named_twice_counts_once() {
    let walk = journey(
        "walk",
        "home",
        &["id: ask, title: A, served_by: p", "id: chase, title: B, served_by: p, recovery: {served_by: [p, mend]}, because_of: ask"],
    );
    let failure = failure(&(walk + &process("p", 60) + &process("mend", 8)));
    // p 60 / 2, though chase names it in both; mend 8.
    assert_eq!(failure["all"]["our_minutes"], 38);
}

#[test]
fn only_working_processes_are_shared_out_and_a_touchpoint_that_names_none_takes_nothing() {
    let walk = journey(
        "walk",
        "home",
        &[
            "id: ask, title: A, served_by: p",
            "id: chase, title: B, because_of: ask",
            "id: moan, title: C, served_by: soon, because_of: ask",
        ],
    );
    let soon = "== processes/soon.md\n---\ntitle: Soon\nstatus: planned\nvolume_per_month: 1\nsteps: [{title: A, work: 7}]\n---\n";
    let failure = failure(&(walk + &process("p", 60) + soon));
    assert_eq!((&failure["all"]["our_minutes"], &failure["all"]["share_of_ours"]), (&json!(0), &json!(0)));
}

#[test]
fn what_is_known_of_some_counts_and_what_is_known_of_none_is_unknown() {
    let blank = "== processes/blank.md\n---\ntitle: Blank\n---\n";
    let chase = |served_by: &str| {
        let walk = journey(
            "walk",
            "home",
            &[
                "id: ask, title: A, served_by: p, effort: {work: 2}",
                &format!("id: chase, title: B, served_by: {served_by}, because_of: ask"),
            ],
        );
        failure(&(walk + &process("p", 60) + blank))
    };
    // Of one of two processes the effort is known: 60 / 2. How much people work at chase nobody knows.
    let partly = chase("[p, blank]");
    assert_eq!((&partly["all"]["our_minutes"], &partly["all"]["share_of_ours"]), (&json!(30), &json!(0.5)));
    assert_eq!((&partly["all"]["their_minutes"], &partly["all"]["share_of_theirs"]), (&json!(null), &json!(null)));
    assert_eq!(partly["unknown"], json!(["journey:walk#chase"]), "theirs is unknown");
    let unknown = chase("blank");
    assert_eq!((&unknown["all"]["our_minutes"], &unknown["all"]["share_of_ours"]), (&json!(null), &json!(null)));
    assert_eq!(unknown["causes"][0]["our_minutes"], json!(null));
}

#[test]
fn what_is_partly_blank_is_not_unknown() {
    let walk = journey("walk", "home", &["id: ask, title: A", "id: chase, title: B, served_by: half, because_of: ask"]);
    let half = "== processes/half.md\n---\ntitle: Half\nvolume_per_month: 2\nsteps: [{title: A, work: 5}, {title: B}, {title: C, by: persona, work: 3}, {title: D, by: persona}]\n---\n";
    let failure = failure(&(walk + half));
    // 2 × 5 of ours; 10 × 3 of theirs, of the persona's own steps.
    assert_eq!((&failure["all"]["our_minutes"], &failure["all"]["their_minutes"]), (&json!(10), &json!(30)));
    assert_eq!(failure["unknown"], json!([]));
}

#[test]
fn where_nothing_went_wrong_nothing_is_taken() {
    let failure = failure(&(journey("walk", "home", &["id: ask, title: A, served_by: p, effort: {work: 2}"]) + &process("p", 60)));
    let none = json!({"touchpoints": [], "our_minutes": 0, "their_minutes": 0, "share_of_ours": 0, "share_of_theirs": 0});
    assert_eq!(failure["all"], none);
    // Of nothing nobody has a share.
    let empty = Asked::of("").published("failure_demand");
    assert_eq!((&empty["all"]["our_minutes"], &empty["all"]["share_of_ours"]), (&json!(0), &json!(null)));
}

#[test]
fn causes_share_a_touchpoint_equally_and_the_dearest_is_first() {
    let walk = journey(
        "walk",
        "home",
        &[
            "id: ask, title: A",
            "id: chase, title: B, served_by: p, effort: {work: 3}, because_of: [ask, old, ask, ride#hop]",
            "id: again, title: C, served_by: p, effort: {work: 6}, because_of: ask",
        ],
    );
    let ride = "== journeys/ride.md\n---\ntitle: Ride\npersona: ada\noutcome: home\nstate: target\nstages: [{title: Out, touchpoints: [{id: hop, title: H, because_of: old}]}]\n---\n";
    let old = "== processes/old.md\n---\ntitle: Old\nstatus: retired\n---\n";
    let failure = failure(&(walk + &process("p", 60) + ride + old));
    // chase: 30 and 30 in three parts, what is named twice being one cause; again: 30 and 60, all of ask's. A target's own touchpoint is no failure yet.
    assert_eq!(
        failure["causes"],
        json!([
            {"cause": "journey:walk#ask", "touchpoints": ["journey:walk#again", "journey:walk#chase"], "our_minutes": 40, "their_minutes": 70},
            {"cause": "journey:ride#hop", "touchpoints": ["journey:walk#chase"], "our_minutes": 10, "their_minutes": 10},
            {"cause": "process:old", "touchpoints": ["journey:walk#chase"], "our_minutes": 10, "their_minutes": 10},
        ])
    );
}

#[test]
fn a_wider_outcome_has_the_failures_of_its_parts_and_all_has_each_once() {
    let outcomes = "== outcomes/life.md\n---\ntitle: Life\nfor: ada\n---\n== outcomes/home.md\n---\ntitle: Home\nfor: ada\nparent: life\n---\n== outcomes/shop.md\n---\ntitle: Shop\nfor: ada\nparent: life\n---\n";
    let walk = journey("walk", "home", &["id: ask, title: A", "id: chase, title: B, served_by: p, because_of: ask"]);
    let buy = journey("buy", "shop", &["id: moan, title: C, served_by: p, because_of: p"]);
    let failure = failure(&(outcomes.to_owned() + &walk + &buy + &process("p", 60)));
    let ours: Vec<(&Value, &Value)> =
        failure["outcomes"].as_array().unwrap().iter().map(|row| (&row["outcome"], &row["our_minutes"])).collect();
    assert_eq!(ours, [(&json!("outcome:home"), &json!(30)), (&json!("outcome:life"), &json!(60)), (&json!("outcome:shop"), &json!(30))]);
    assert_eq!(failure["all"]["our_minutes"], 60);
    // p itself went wrong before moan.
    assert_eq!(failure["causes"][1]["cause"], "process:p");
}

#[test]
fn touchpoints_together_take_all_direct_effort_and_own_minutes_have_two_parts() {
    let site = Asked(Session::default().load(folders::site("example-site"), &Options::default()));
    let context = site.context();
    let demand = FailureDemand::of(&context);
    let ours: f64 = site.model().live().filter_map(|(touchpoint, _)| demand.ours(touchpoint)).sum();
    let mut direct = 0.0;
    for (_, minutes) in effort::all(&context).minutes.outcomes {
        let parts = minutes.direct.zip(minutes.behind).map(|(direct, behind)| direct + behind);
        assert!(near(parts.unwrap_or(0.0) / 1e6, minutes.own.unwrap_or(0.0) / 1e6), "{minutes:?}");
        direct += minutes.direct.unwrap_or(0.0);
    }
    // Some millions of minutes, each outcome's rounded on its own.
    assert!(near(ours / 1e6, direct / 1e6), "{ours} of {direct}");
}
