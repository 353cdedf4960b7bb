//! A15: the trace of a touchpoint, claims, and the matrices.

use throughline::analysis::{claims, matrices, traceability};
use throughline::model::graph::Entity;

use super::Asked;

const SITE: &str = "
    == outcomes/life.md
    ---
    title: Life
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
    stages:
      - title: Out
        touchpoints:
          - {id: a, title: A, served_by: [p, q], channels: [web, phone, web]}
          - {id: b, title: B, served_by: 'p#x', channels: web}
          - {id: c, title: C, to: nobody}
    ---
    == journeys/someday.md
    ---
    title: Someday
    persona: ada
    outcome: home
    state: target
    stages: [{title: Out, touchpoints: [{id: a, title: A}]}]
    ---
    == processes/p.md
    ---
    title: P
    supports: q
    contributes_to: walk#c
    steps: [{id: x, title: X, by: desk}, {title: Y, by: shed}]
    ---
    == processes/q.md
    ---
    title: Q
    systems: atlas
    ---
    == processes/s.md
    ---
    title: S
    supports: p
    by: shed
    systems: [atlas, bell]
    contributes_to: [home, walk#a, someday#a]
    ---
    == processes/claims.md
    ---
    title: It says so
    contributes_to: [walk#c, life]
    ---
    == processes/dreams.md
    ---
    title: It claims a journey that is not walked yet
    contributes_to: someday#a
    ---
    == processes/gone.md
    ---
    title: Gone
    status: retired
    supports: p
    contributes_to: home
    ---
";

fn trace(site: &Asked, touchpoint: &str) -> (Vec<String>, Vec<String>) {
    let Entity::Touchpoint(id) = site.entity(&format!("journey:walk#{touchpoint}")) else { panic!("{touchpoint} is no touchpoint") };
    let trace = traceability::of_touchpoint(&site.context(), id);
    (site.processes(trace.direct), site.processes(trace.support))
}

#[test]
fn a_touchpoint_is_served_directly_or_through_support_never_both() {
    let site = Asked::of(SITE);
    // p serves a and supports q, which serves it too: it is direct.
    assert_eq!(trace(&site, "a"), (vec!["p".into(), "q".into()], vec!["s".into()]));
    assert_eq!(trace(&site, "b"), (vec!["p".into()], vec!["s".into()]));
    assert_eq!(trace(&site, "c"), (vec![], vec![]));
}

#[test]
fn claims_stand_in_the_outcomes_own_row_until_the_touchpoint_names_the_process() {
    let site = Asked::of(SITE);
    let claims = |outcome: &str| site.processes(claims::of_outcome(&site.context(), site.outcome(outcome)));
    // s claims home itself; `claims` claims a touchpoint of the walk. p claims c, which does not name it, though a and b do.
    assert_eq!(claims("home"), ["claims", "p", "s"]);
    assert_eq!(claims("life"), ["claims"]);
}

#[test]
fn a_matrix_counts_touchpoints_as_direct_or_only_through_support() {
    let site = Asked::of(SITE);
    let cells = matrices::of_outcome(&site.context(), site.outcome("life"));
    let cells: Vec<(String, usize, usize)> = cells
        .iter()
        .map(|(part, cell)| (site.parts([*part]).remove(0), cell.direct, cell.support))
        .filter(|(address, ..)| !address.starts_with("process"))
        .collect();
    // Touchpoints a and b. The desk and the shed are p's, so both direct, though s names the shed too. The atlas
    // is q's at a, and only s's at b; the bell is only s's.
    let expected = [("team:desk", 2, 0), ("team:shed", 2, 0), ("system:atlas", 1, 1), ("system:bell", 0, 2)];
    assert_eq!(cells, expected.map(|(address, direct, support)| (address.to_owned(), direct, support)));
}

#[test]
fn a_touchpoint_counts_once_for_each_of_its_channels() {
    let site = Asked::of(SITE);
    let channels = matrices::channels(&site.context(), site.outcome("home"));
    let channels: Vec<(&str, usize)> = channels.iter().map(|(channel, n)| (&**channel, *n)).collect();
    assert_eq!(channels, [("phone", 1), ("web", 2)]);
}
