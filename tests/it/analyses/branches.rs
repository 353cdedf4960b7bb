//! What stages, branches and recovery do to figures: T(o) by own outcomes, A1, A3, A4, A10, A11, A15.

use throughline::analysis::{break_points, claims, impact, maturity, single_points, traceability};
use throughline::model::graph::Entity;
use throughline::model::id::Id;
use throughline::model::nested::Touchpoint;

use super::{Asked, near};

/// Home is reached by being told first. p serves both parts and makes good at the second; s supports r, which only makes good.
const PARTS: &str = "
    == outcomes/told.md
    ---
    title: Told
    for: ada
    parent: home
    ---
    == outcomes/aside.md
    ---
    title: Aside
    for: ada
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages:
      - title: Asking
        outcome: told
        touchpoints: [{id: a, title: A, served_by: p}]
      - title: Going
        touchpoints:
          - {id: b, title: B, served_by: p}
          - {id: c, title: C, served_by: q, recovery: {served_by: [p, r]}}
          - {id: d, title: D, served_by: p, recovery: {text: Sorry, served_by: p}}
      - title: Looking round
        outcome: aside
        touchpoints: [{id: e, title: E, to: nobody}]
    ---
    == processes/p.md
    ---
    title: P
    volume_per_month: 10
    steps: [{title: X, by: desk, work: 4}]
    ---
    == processes/q.md
    ---
    title: Q
    steps: [{title: X, by: desk}]
    ---
    == processes/r.md
    ---
    title: R
    contributes_to: [walk#c, walk#a, home]
    steps: [{title: X, by: shed}]
    ---
    == processes/s.md
    ---
    title: S
    supports: r
    steps: [{title: X, by: bell}]
    ---
    ";

fn touchpoint(site: &Asked, id: &str) -> Id<Touchpoint> {
    let Entity::Touchpoint(id) = site.entity(&format!("journey:{id}")) else { panic!("{id} is no touchpoint") };
    id
}

#[test]
fn touchpoints_are_those_of_their_stages_outcome_and_of_wider_ones() {
    let site = Asked::of(PARTS);
    let context = site.context();
    let of = |outcome: &str| site.touchpoints(context.reach().touchpoints_of(site.outcome(outcome)).iter().copied());
    assert_eq!(of("told"), ["a"]);
    assert_eq!(of("home"), ["a", "b", "c", "d"]);
    assert_eq!(of("aside"), ["e"]);
    let journeys = |outcome: &str| context.reach().journeys_of(site.outcome(outcome)).len();
    assert_eq!((journeys("told"), journeys("home"), journeys("aside")), (1, 1, 1));
}

#[test]
fn work_is_split_by_own_outcomes_and_a_touchpoint_that_names_it_twice_counts_once() {
    let site = Asked::of(PARTS);
    let context = site.context();
    // p is named by a for told, and by b, c (in its recovery) and d (in both) for home: 1 to 3.
    let split = &context.split(site.process("p")).outcomes;
    let shares: Vec<(String, f64)> = split.iter().map(|&(o, share)| (site.outcomes([o]).remove(0), share)).collect();
    assert_eq!(shares.len(), 2);
    let share = |outcome: &str| shares.iter().find(|(id, _)| id == outcome).unwrap().1;
    assert!(near(share("told"), 0.25) && near(share("home"), 0.75), "{shares:?}");
}

#[test]
fn what_makes_good_is_behind_a_touchpoint_and_reaches_its_outcome() {
    let site = Asked::of(PARTS);
    let context = site.context();
    let closure = context.closure(touchpoint(&site, "walk#c"));
    assert_eq!(site.parts(closure.own.iter().copied()), ["process:q", "team:desk"]);
    assert_eq!(site.parts(closure.behind.iter().copied()), ["process:p", "process:r", "process:s", "team:shed", "system:bell"]);
    let trace = traceability::of_touchpoint(&context, touchpoint(&site, "walk#c"));
    assert_eq!(
        (site.processes(trace.direct), site.processes(trace.support)),
        (vec!["q".to_owned()], ["p", "r", "s"].map(str::to_owned).to_vec())
    );
    let trace = traceability::of_touchpoint(&context, touchpoint(&site, "walk#d"));
    assert_eq!((site.processes(trace.direct), trace.support), (vec!["p".to_owned()], vec![]));
    for process in ["r", "s"] {
        let reached = context.reach().outcomes_of(site.process(process)).iter().copied();
        assert_eq!(site.outcomes(reached), ["home"], "{process}");
    }
    // P(t) stays what it was.
    assert_eq!(site.processes(context.reach().serving(touchpoint(&site, "walk#c")).iter().copied()), ["q"]);
}

#[test]
fn what_makes_good_is_missed_when_it_goes() {
    let site = Asked::of(PARTS);
    let Entity::Team(shed) = site.entity("team:shed") else { panic!("no team") };
    let impact = impact::of_part(&site.context(), throughline::analysis::dependencies::Dependency::Team(shed));
    assert_eq!(site.touchpoints(impact.touchpoints), ["c"]);
    assert_eq!(site.outcomes(impact.affected), ["home"]);
    assert!(impact.lost.is_empty());
}

#[test]
fn a_claim_stands_until_the_touchpoint_names_the_process_in_either_way() {
    let site = Asked::of(PARTS);
    let claims = |outcome: &str| site.processes(claims::of_outcome(&site.context(), site.outcome(outcome)));
    // c names r in its recovery; a does not name it, and is on the way to being told; home is claimed as a whole.
    assert_eq!(claims("home"), ["r"]);
    assert_eq!(claims("told"), ["r"]);
    assert_eq!(claims("aside"), [""; 0]);
}

#[test]
fn work_changes_hands_along_each_way_that_leads_on() {
    let site = Asked::of(
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages:
          - title: Out
            touchpoints:
              - {id: a, title: A, served_by: p, next: [b, c, {to: b, when: It rains}]}
              - {id: b, title: B, to: nobody, next: d}
              - {id: c, title: C, served_by: q}
          - title: Back
            touchpoints:
              - {id: d, title: D, served_by: q, next: [e, a]}
              - {id: e, title: E, to: nobody, next: [e, d]}
        ---
        == processes/p.md
        ---
        title: P
        steps: [{title: X, by: desk}]
        ---
        == processes/q.md
        ---
        title: Q
        steps: [{title: X, by: shed}]
        ---
        ",
    );
    let breaks = break_points::of_journey(&site.context(), site.journey("walk"));
    let pairs: Vec<_> = breaks.between.iter().map(|&(from, to)| site.touchpoints([from, to]).concat()).collect();
    // a to c, a over b to d, and d back to a. From c to d it stays with the shed; e leads from d to itself and back.
    assert_eq!(pairs, ["ac", "ad", "da"]);
    assert!(breaks.between_unknown.is_empty());
}

#[test]
fn an_unmapped_journey_is_no_journey_to_stand_or_fall_with() {
    let site = Asked::of(
        "
        == outcomes/told.md
        ---
        title: Told
        for: ada
        parent: home
        ---
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages: [{title: Out, outcome: told, touchpoints: [{id: a, title: A, served_by: p}]}, {title: On, touchpoints: [{id: b, title: B}]}]
        ---
        == journeys/ride.md
        ---
        title: Ride
        persona: ada
        outcome: told
        stages: [{title: Out, touchpoints: [{id: a, title: A, served_by: p}]}]
        ---
        == journeys/swim.md
        ---
        title: Swim
        persona: ada
        outcome: told
        ---
        == processes/p.md
        ---
        title: P
        ---
        ",
    );
    let context = site.context();
    let points = |outcome: &str| site.parts(single_points::of_outcome(&context, site.outcome(outcome)).into_iter().map(|point| point.part));
    // Both mapped ways to being told, and to home, hang on p; of swimming nothing is known.
    assert_eq!(points("told"), ["process:p"]);
    assert_eq!(points("home"), ["process:p"]);
    let swim = site.journey("swim");
    let unmapped = maturity::of_journey(site.model(), swim);
    assert_eq!((unmapped.level, unmapped.lacks.iter().map(|lack| lack.word()).collect::<Vec<_>>()), (0, vec!["feeling"]));
    assert_eq!(break_points::of_journey(&context, swim).total(), 0);
}

#[test]
fn what_only_makes_good_is_in_no_figure_of_what_serves() {
    let site = Asked::of(
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{id: a, title: A, feeling: 1, served_by: p, recovery: {text: Sorry, served_by: r}}]}]
        ---
        == processes/p.md
        ---
        title: P
        steps: [{title: X, by: desk, layer: front, work: 2}]
        ---
        == processes/r.md
        ---
        title: R
        rules: [{kind: strategic, text: Be kind}]
        steps: [{title: Y, by: shed, layer: back, work: 3, next: []}, {title: Z, by: persona, work: 5}]
        ---
        ",
    );
    let duck = site.published("duck");
    assert_eq!((&duck[0]["front_minutes"], &duck[0]["back_minutes"]), (&2.into(), &0.into()));
    let rules = site.published("rules");
    assert_eq!(rules["by_outcome"][0]["strategic"], 0);
    assert_eq!(rules["by_rule"][0]["touchpoints"], serde_json::json!([]));
    assert_eq!(site.published("helps_and_hurts").as_array().unwrap().len(), 1);
    let work = site.published("customer_work");
    assert_eq!((&work[0]["minutes"], &work[0]["our_minutes"]), (&serde_json::Value::Null, &2.into()));
    assert_eq!(site.published("break_points")["journeys"][0]["hand_offs"], 0);
}

#[test]
fn causes_and_ways_on_may_go_in_circles() {
    let site = Asked::of(
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages:
          - title: Out
            touchpoints:
              - {id: a, title: A, because_of: b, next: b}
              - {id: b, title: B, because_of: [a, b], next: a}
        ---
        ",
    );
    assert_eq!(site.published("failure_demand")["all"]["touchpoints"].as_array().unwrap().len(), 2);
}
