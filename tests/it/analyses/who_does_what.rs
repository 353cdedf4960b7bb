//! A24: who does what.

use serde_json::{Value, json};
use throughline::analysis::roles;
use throughline::model::graph::Entity;
use throughline::model::nested::RoleOrTeam;

use super::Asked;

const SITE: &str = "
    == outcomes/dry.md
    ---
    title: Dry
    for: ada
    ---
    == roles/fitter.md
    ---
    title: Fitter
    team: desk
    ---
    == roles/gone.md
    ---
    title: Gone
    team: desk
    status: retired
    ---
    == roles/idle.md
    ---
    title: Idle
    ---
    == teams/past.md
    ---
    title: Past
    status: retired
    ---
    == roles/clerk.md
    ---
    title: Clerk
    team: past
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages: [{title: Out, touchpoints: [{title: A, served_by: p}, {title: B, served_by: p}]}]
    ---
    == journeys/swim.md
    ---
    title: Swim
    persona: ada
    outcome: dry
    stages: [{title: In, touchpoints: [{title: A, served_by: p}]}]
    ---
    == processes/p.md
    ---
    title: P
    volume_per_month: 30
    steps:
      - {title: X, by: fitter, work: 4, accountable: desk}
      - {title: Y, by: desk, work: 2, consulted: [fitter, clerk]}
      - {title: Z, by: persona, work: 50, informed: [desk, past]}
    ---
    == processes/s.md
    ---
    title: S
    contributes_to: dry
    volume_per_month: 10
    steps: [{title: W, by: fitter, work: 3}, {title: U, by: gone, work: 1}, {title: T, by: clerk}]
    ---
    == processes/q.md
    ---
    title: Q
    status: planned
    supports: p
    volume_per_month: 10
    steps: [{title: V, by: fitter, work: 9}]
    ---
    == processes/old.md
    ---
    title: Old
    status: retired
    steps: [{title: O, by: idle, accountable: shed}]
    ---
    ";

/// The row of a role or team; null where it has none.
fn row(site: &Asked, subject: &str) -> Value {
    let rows = site.published("roles");
    rows.as_array().unwrap().iter().find(|row| row["subject"] == subject).cloned().unwrap_or_default()
}

#[test]
fn a_role_has_what_it_does_by_outcome_as_effort_is_split() {
    // p goes to home by 2 of 3 touchpoints; s is only claimed; q is planned and gives no minutes yet.
    // 30 × 4 of X, 10 × 3 of W.
    let home = json!({"outcome": "outcome:home", "steps": ["process:p#x", "process:p#y", "process:q#v"], "minutes_a_month": 80});
    let dry = json!({"outcome": "outcome:dry", "steps": ["process:p#x", "process:p#y", "process:q#v"], "minutes_a_month": 40});
    let none = json!({"outcome": null, "steps": ["process:s#w"], "minutes_a_month": 30});
    assert_eq!(
        row(&Asked::of(SITE), "role:fitter"),
        json!({
            "subject": "role:fitter", "responsible": ["process:p#x", "process:q#v", "process:s#w"], "accountable": [],
            "consulted": ["process:p#y"], "informed": [], "minutes_a_month": 150, "by_outcome": [dry, home, none],
        })
    );
}

#[test]
fn what_a_role_does_its_team_does_and_the_rest_goes_to_whom_the_step_names() {
    // Besides what the fitter does, 30 × 2 of Y, and 10 × 1 of U by a role that is retired itself.
    let steps = json!(["process:p#x", "process:p#y", "process:p#z", "process:q#v"]);
    assert_eq!(
        row(&Asked::of(SITE), "team:desk"),
        json!({
            "subject": "team:desk", "responsible": ["process:p#x", "process:p#y", "process:q#v", "process:s#u", "process:s#w"],
            "accountable": ["process:p#x"], "consulted": [], "informed": ["process:p#z"], "minutes_a_month": 220,
            "by_outcome": [
                {"outcome": "outcome:dry", "steps": steps, "minutes_a_month": 60},
                {"outcome": "outcome:home", "steps": steps, "minutes_a_month": 120},
                {"outcome": null, "steps": ["process:s#u", "process:s#w"], "minutes_a_month": 40},
            ],
        })
    );
}

#[test]
fn what_is_retired_and_what_no_step_names_has_no_row() {
    let site = Asked::of(SITE);
    for subject in ["role:gone", "role:idle", "team:past", "team:shed"] {
        assert_eq!(row(&site, subject), Value::Null, "{subject}");
    }
}

#[test]
fn minutes_are_unknown_where_nothing_that_somebody_does_has_any() {
    let clerk = row(&Asked::of(SITE), "role:clerk");
    assert_eq!(clerk["minutes_a_month"], Value::Null);
    let apart = json!({"outcome": null, "steps": ["process:s#t"], "minutes_a_month": null});
    // Asked before Y, and nothing that it does itself goes to home.
    let home = json!({"outcome": "outcome:home", "steps": ["process:p#y"], "minutes_a_month": 0});
    assert_eq!((&clerk["by_outcome"][1], &clerk["by_outcome"][2]), (&home, &apart));
}

#[test]
fn one_role_or_team_can_be_asked_for_alone() {
    let site = Asked::of(SITE);
    let context = site.context();
    let all = roles::all(&context);
    for address in ["role:fitter", "team:desk", "role:clerk"] {
        let who = match site.entity(address) {
            Entity::Role(id) => RoleOrTeam::Role(id),
            Entity::Team(id) => RoleOrTeam::Team(id),
            other => panic!("{other:?}"),
        };
        assert_eq!(roles::of(&context, who), all[&who], "{address}");
    }
}
