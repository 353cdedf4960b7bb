//! What goes by a journey's own outcome although its stages lead to others, and what does not: A4, A11, A22, four-walls, home.

use serde_json::json;
use throughline::analysis::{maturity, single_points};

use super::super::project::Project;
use super::{Asked, WORLD};

/// Two journeys for a step and for home, each with a stage that leads to the other one's outcome.
const CROSSED: &str = "
    == outcomes/life.md
    ---
    title: Life
    for: ada
    level: life
    ---
    == outcomes/step.md
    ---
    title: Step
    for: ada
    level: step
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: step
    evidence: [{kind: interview}]
    stages:
      - {title: Asking, touchpoints: [{id: a, title: A, feeling: 1, to: nobody}]}
      - {title: Living, outcome: life, touchpoints: [{id: b, title: B, feeling: 1, served_by: p}]}
    ---
    == journeys/live.md
    ---
    title: Live
    persona: ada
    outcome: life
    evidence: [{kind: interview}]
    stages:
      - {title: Living, touchpoints: [{id: c, title: C, feeling: 1, served_by: p, to: The Post}]}
      - {title: Stepping, outcome: step, touchpoints: [{id: d, title: D, feeling: 1, served_by: q}]}
    ---
    == journeys/live-next.md
    ---
    title: Live next
    persona: ada
    outcome: step
    state: target
    target_of: live
    ---
    == processes/p.md
    ---
    title: P
    by: desk
    ---
    == processes/q.md
    ---
    title: Q
    by: shed
    ---
    ";

#[test]
fn single_points_are_asked_of_journeys_with_a_touchpoint_of_the_outcome() {
    let site = Asked::of(CROSSED);
    let context = site.context();
    let of = |outcome: &str| {
        let parts = single_points::of_outcome(&context, site.outcome(outcome)).into_iter().map(|point| point.part);
        site.parts(parts)
    };
    // b of walk and c of live hang on p and the desk; of the step only d is served.
    assert_eq!(of("life"), ["process:p", "team:desk"]);
    assert_eq!(of("step"), [""; 0]);
}

#[test]
fn maturity_and_the_atlas_go_by_the_journeys_own_outcome() {
    let site = Asked::of(CROSSED);
    let lacks =
        |journey: &str| maturity::of_journey(site.model(), site.journey(journey)).lacks.iter().map(|l| l.word()).collect::<Vec<_>>();
    assert_eq!(lacks("walk"), ["third-party", "life", "target"]);
    assert_eq!(lacks("live"), [""; 0]);
    let atlas = site.published("atlas");
    let rows: Vec<_> = atlas.as_array().unwrap().iter().map(|row| (&row["journey"], &row["outcome"], &row["level"])).collect();
    let own = |journey: &str, outcome: &str, level: &str| (json!(journey), json!(outcome), json!(level));
    let due = [
        own("journey:live", "outcome:life", "life"),
        own("journey:live-next", "outcome:step", "step"),
        own("journey:walk", "outcome:step", "step"),
    ];
    for (journey, outcome, level) in &due {
        assert!(rows.contains(&(journey, outcome, level)), "{rows:?}");
    }
    assert_eq!(rows.len(), due.len());
}

#[test]
fn four_walls_are_asked_of_a_journey_by_its_own_outcome() {
    // The walk to a step is not asked, although a stage of it leads to a life.
    let site = Project::over(WORLD, CROSSED).load();
    let named: Vec<&str> = site.findings.list.iter().filter(|f| f.rule == "four-walls").map(|f| &*f.file).collect();
    assert_eq!(named, [""; 0]);
    let ours = CROSSED.replace(", to: The Post", "");
    let site = Project::over(WORLD, &ours).load();
    let named: Vec<&str> = site.findings.list.iter().filter(|f| f.rule == "four-walls").map(|f| &*f.file).collect();
    assert_eq!(named, ["journeys/live.md"]);
}

#[test]
fn home_has_a_journey_in_the_row_of_each_outcome_that_it_reaches_with_the_stages_that_lead_there() {
    let pages = Project::over(WORLD, CROSSED).pages();
    let home = &pages["index.html"];
    let row = |outcome: &str| {
        let from = home.find(&format!("href=\"outcomes/{outcome}.html\"")).unwrap_or_else(|| panic!("no row of {outcome}"));
        let rest = &home[from..];
        let end = rest[1..].find("href=\"outcomes/").map_or(rest.len(), |end| end + 1);
        &rest[..end]
    };
    for outcome in ["life", "step"] {
        for journey in ["journeys/walk.html", "journeys/live.html"] {
            assert!(row(outcome).contains(journey), "{journey} in the row of {outcome}: {}", row(outcome));
        }
    }
}
