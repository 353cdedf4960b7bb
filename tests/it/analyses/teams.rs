//! A5: teams crossed, and what each of them works.

use throughline::analysis::teams_crossed;

use super::{Asked, near};

const SITE: &str = "
    == teams/heads.md
    ---
    title: Heads
    ---
    == teams/past.md
    ---
    title: Past
    status: retired
    ---
    == teams/away.md
    ---
    title: Away
    ---
    == outcomes/dry.md
    ---
    title: Dry
    for: ada
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages: [{title: Out, touchpoints: [{title: A, served_by: p}, {title: B, served_by: old}]}]
    ---
    == journeys/swim.md
    ---
    title: Swim
    persona: ada
    outcome: dry
    stages: [{title: In, touchpoints: [{title: A, served_by: p}]}]
    ---
    == processes/wide.md
    ---
    title: Wide
    owner: heads
    ---
    == processes/p.md
    ---
    title: P
    parent: wide
    volume_per_month: 10
    steps: [{title: X, by: desk, work: 3}, {title: Y, by: past, work: 9}, {title: Z, by: desk}, {title: W, by: persona, work: 50}]
    ---
    == processes/s.md
    ---
    title: S
    owner: past
    supports: p
    volume_per_month: 2
    steps: [{title: X, by: shed, work: 4}]
    ---
    == processes/old.md
    ---
    title: Old
    status: retired
    owner: away
    by: away
    ---
";

#[test]
fn teams_are_those_of_the_closures_and_the_owners_of_their_processes() {
    let site = Asked::of(SITE);
    let teams = teams_crossed::of_outcome(&site.context(), site.outcome("home"));
    let names: Vec<String> = teams.iter().map(|&t| site.id(site.model().teams[t].node)).collect();
    // desk works at p, shed at its supporter; heads own p through its parent. The past is retired, and away
    // only has what is retired.
    assert_eq!(names, ["desk", "heads", "shed"]);
}

#[test]
fn the_minutes_of_a_team_are_those_of_its_steps_split_as_the_effort() {
    let site = Asked::of(SITE);
    let rows = teams_crossed::minutes(&site.context(), site.outcome("home"));
    let rows: Vec<(String, f64, bool)> = rows.iter().map(|r| (site.id(site.model().teams[r.team].node), r.own_minutes, r.partly)).collect();
    // Half of p is home's: the desk's 10 × 3 / 2 = 15, with a blank step; the shed's 2 × 4 / 2 = 4.
    assert_eq!(rows.len(), 2);
    assert!(rows[0].0 == "desk" && near(rows[0].1, 15.0) && rows[0].2, "{rows:?}");
    assert!(rows[1].0 == "shed" && near(rows[1].1, 4.0) && !rows[1].2, "{rows:?}");
}

#[test]
fn what_a_role_does_its_team_does() {
    let site = Asked::of(
        "
        == roles/fitter.md
        ---
        title: Fitter
        team: desk
        ---
        == roles/gone.md
        ---
        title: Gone
        team: shed
        status: retired
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
        stages: [{title: Out, touchpoints: [{title: A, served_by: p, moment_of_truth: true}, {title: B, served_by: p, moment_of_truth: true}]}]
        ---
        == processes/p.md
        ---
        title: P
        volume_per_month: 10
        steps:
          - {title: X, by: fitter, work: 3, accountable: past}
          - {title: Y, by: gone, work: 2}
          - {title: Z, by: clerk, work: 1}
        ---
        ",
    );
    // A retired role is left out and its team stays; a retired team is left out and its role stays.
    assert_eq!(site.published("teams_crossed")[0]["teams"], serde_json::json!(["team:desk", "team:shed"]));
    let minutes: Vec<f64> = teams_crossed::minutes(&site.context(), site.outcome("home")).iter().map(|row| row.own_minutes).collect();
    assert_eq!(minutes, [30.0, 20.0]);
    let single: Vec<String> =
        site.published("single_points_of_failure").as_array().unwrap().iter().map(|row| row["subject"].to_string()).collect();
    assert_eq!(single, ["\"process:p\"", "\"team:desk\"", "\"team:shed\""], "roles count by their teams");
    let matrix = site.published("matrices")["outcome_team"].to_string();
    assert!(matrix.contains("team:desk") && !matrix.contains("role:"), "{matrix}");
    let hanging = |address: &str| {
        let part = throughline::analysis::dependencies::Dependency::of_entity(site.entity(address)).unwrap();
        throughline::analysis::impact::of_part(&site.context(), part).touchpoints.len()
    };
    assert_eq!(["role:fitter", "role:gone", "role:clerk", "team:desk", "team:shed", "team:past"].map(hanging), [2, 0, 2, 2, 2, 0]);
}
