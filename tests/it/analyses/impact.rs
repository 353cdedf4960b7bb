//! A10: what if it goes?

use throughline::analysis::dependencies::Dependency;
use throughline::analysis::impact;
use throughline::model::graph::Entity;

use super::Asked;

/// Home is part of life. The walk has two served touchpoints and one that nobody serves, the swim another.
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
    == outcomes/dry.md
    ---
    title: Dry
    for: ada
    parent: life
    ---
    == outcomes/bare.md
    ---
    title: Nobody serves it
    for: ada
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages: [{title: Out, touchpoints: [{id: a, title: A, served_by: p}, {id: b, title: B, served_by: q}, {id: c, title: C, from: The Post}]}]
    ---
    == journeys/swim.md
    ---
    title: Swim
    persona: ada
    outcome: dry
    stages: [{title: In, touchpoints: [{id: d, title: D, served_by: q}]}]
    ---
    == journeys/rest.md
    ---
    title: Rest
    persona: ada
    outcome: bare
    stages: [{title: In, touchpoints: [{id: e, title: E, from: The Post, to: nobody}]}]
    ---
    == journeys/someday.md
    ---
    title: Someday
    persona: ada
    outcome: home
    state: target
    stages: [{title: In, touchpoints: [{id: f, title: F, served_by: q}]}]
    ---
    == processes/p.md
    ---
    title: P
    by: shed
    steps: [{title: X, by: desk, systems: atlas}]
    ---
    == processes/q.md
    ---
    title: Q
    by: bell
    ---
    == processes/s.md
    ---
    title: S
    by: The Bank
    supports: [p, q]
    ---
    == processes/gone.md
    ---
    title: Gone
    status: retired
    by: shed
    supports: [q]
    ---
";

/// Touchpoints, outcomes affected and outcomes lost.
fn impact(address: &str) -> [Vec<String>; 3] {
    let site = Asked::of(SITE);
    let part = match site.entity(address) {
        Entity::Process(id) => Dependency::Process(id),
        Entity::Team(id) => Dependency::Team(id),
        Entity::System(id) => Dependency::System(id),
        Entity::ThirdParty(id) => Dependency::ThirdParty(id),
        other => panic!("{other:?}"),
    };
    let context = site.context();
    let impact = impact::of_part(&context, part);
    // The same by the definition.
    let by_closures: Vec<_> = context.model().live().map(|(t, _)| t).filter(|&t| context.closure(t).holds(part)).collect();
    let mut found = impact.touchpoints.clone();
    found.sort();
    assert_eq!(found, by_closures);
    [site.touchpoints(impact.touchpoints), site.outcomes(impact.affected), site.outcomes(impact.lost)].map(super::sorted)
}

fn lists(touchpoints: &[&str], affected: &[&str], lost: &[&str]) -> [Vec<String>; 3] {
    [touchpoints, affected, lost].map(|list| list.iter().map(ToString::to_string).collect())
}

#[test]
fn an_outcome_is_affected_by_one_touchpoint_and_lost_with_all_served_ones() {
    assert_eq!(impact("process:p"), lists(&["a"], &["home", "life"], &[]));
    assert_eq!(impact("process:q"), lists(&["b", "d"], &["dry", "home", "life"], &["dry"]));
    // Behind everything that is served: c and e, which nobody serves, do not save an outcome.
    assert_eq!(impact("process:s"), lists(&["a", "b", "d"], &["dry", "home", "life"], &["dry", "home", "life"]));
    assert_eq!(impact("third-party:the-bank"), impact("process:s"));
}

#[test]
fn teams_and_systems_go_with_the_steps_that_name_them() {
    assert_eq!(impact("team:desk"), impact("process:p"));
    assert_eq!(impact("system:atlas"), impact("process:p"));
    assert_eq!(impact("system:bell"), impact("process:q"));
    // p has steps, and none of them names the shed; what is gone does not count.
    assert_eq!(impact("team:shed"), lists(&[], &[], &[]));
    assert_eq!(impact("process:gone"), lists(&[], &[], &[]));
}

#[test]
fn a_third_party_is_met_at_the_ends_of_touchpoints_too() {
    // bare is affected; it has no served touchpoint, so it is not lost.
    assert_eq!(impact("third-party:the-post"), lists(&["c", "e"], &["bare", "home", "life"], &[]));
}
