//! Closures, and A4: what all moments of truth or all journeys hang on.

use throughline::analysis::single_points;
use throughline::model::graph::Entity;

use super::Asked;

/// What a touchpoint hangs on: its own, and what is behind.
fn closure(site: &Asked, touchpoint: &str) -> (Vec<String>, Vec<String>) {
    let Entity::Touchpoint(id) = site.entity(&format!("journey:{touchpoint}")) else { panic!("{touchpoint} is no touchpoint") };
    let context = site.context();
    let closure = context.closure(id);
    (site.parts(closure.own.iter().copied()), site.parts(closure.behind.iter().copied()))
}

#[test]
fn a_closure_holds_processes_their_supporters_and_whom_their_steps_name() {
    let site = Asked::of(
        "
        == teams/old-crew.md
        ---
        title: Old crew
        status: retired
        ---
        == systems/old-book.md
        ---
        title: Old book
        status: retired
        ---
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{id: a, title: A, from: The Post, to: us, served_by: 'p#x'}, {id: b, title: B, to: The Bank}]}]
        ---
        == processes/p.md
        ---
        title: P
        owner: shed
        by: shed
        systems: bell
        steps: [{id: x, title: X, by: desk}, {id: y, title: Y, by: The Bank, systems: [atlas, old-book]}, {id: z, title: Z, by: old-crew}]
        ---
        == processes/s.md
        ---
        title: S, without steps
        by: [shed, persona]
        systems: [bell, atlas]
        supports: p
        ---
        == processes/s2.md
        ---
        title: S2
        supports: s
        steps: [{title: X, by: desk}]
        ---
        == processes/gone.md
        ---
        title: Gone
        status: retired
        supports: p
        ---
        == processes/behind-gone.md
        ---
        title: Behind the one that is gone
        supports: gone
        ---
        ",
    );
    // p has steps, so its own `by` and `systems` say nothing, and its owner is not in it. The step that is
    // not named is in it all the same. Desk and atlas stand behind as well, and are its own already.
    let (own, behind) = closure(&site, "walk#a");
    assert_eq!(own, ["process:p", "team:desk", "system:atlas", "third-party:the-post", "third-party:the-bank"]);
    assert_eq!(behind, ["process:s", "process:s2", "team:shed", "system:bell"]);
    assert_eq!(closure(&site, "walk#b"), (vec!["third-party:the-bank".to_owned()], vec![]));
}

/// Two journeys for home, `walk` and `ride`; each touchpoint is `id: (moment of truth, served by)`.
fn two_journeys(walk: &str, ride: &str, processes: &str) -> Asked {
    let journey = |id: &str, touchpoints: &str| {
        format!(
            "    == journeys/{id}.md\n    ---\n    title: {id}\n    persona: ada\n    outcome: home\n    stages: [{{title: Out, touchpoints: [{touchpoints}]}}]\n    ---\n"
        )
    };
    Asked::of(&format!("{}{}{processes}", journey("walk", walk), journey("ride", ride)))
}

const PROCESSES: &str = "
    == processes/p.md
    ---
    title: P
    steps: [{title: X, by: desk, systems: atlas}]
    ---
    == processes/q.md
    ---
    title: Q
    steps: [{title: X, by: shed, systems: atlas}]
    ---
    == processes/base.md
    ---
    title: Base
    by: The Power Station
    supports: [p, q]
    ---
";

/// The single points of home: what, how many touchpoints, in every moment, in every journey.
fn points(site: &Asked) -> Vec<(String, usize, bool, bool)> {
    let context = site.context();
    let points = single_points::of_outcome(&context, site.outcome("home"));
    points.iter().map(|p| (site.parts([p.part]).remove(0), p.touchpoints, p.in_every_moment, p.in_every_journey)).collect()
}

#[test]
fn what_every_moment_of_truth_hangs_on_is_a_single_point() {
    let site = two_journeys(
        "{id: a, title: A, moment_of_truth: true, served_by: p}, {id: b, title: B, moment_of_truth: true, served_by: q}, {id: c, title: C, served_by: p}",
        "{id: d, title: D, to: nobody}",
        PROCESSES,
    );
    // p and desk are not in the closure of b. Base, atlas and the power station are in those of a, b and c.
    // The ride hangs on nothing, so nothing is in every journey.
    let expected = [("process:base", 3), ("system:atlas", 3), ("third-party:the-power-station", 3)];
    assert_eq!(points(&site), expected.map(|(part, n)| (part.to_owned(), n, true, false)));
}

#[test]
fn one_moment_of_truth_and_one_journey_make_no_single_point() {
    let site = two_journeys("{id: a, title: A, moment_of_truth: true, served_by: p}", "{id: d, title: D, to: nobody}", PROCESSES);
    assert_eq!(points(&site), []);
}

#[test]
fn what_every_journey_hangs_on_somewhere_is_a_single_point() {
    let site = two_journeys(
        "{id: a, title: A, served_by: p}, {id: b, title: B, served_by: p}",
        "{id: c, title: C, served_by: p}, {id: d, title: D, served_by: q}",
        PROCESSES,
    );
    // Touchpoints: base, atlas and the power station all 4; p and desk 3. Then kind, then id.
    let all: Vec<(String, usize)> = points(&site)
        .into_iter()
        .map(|(part, n, moment, journey)| {
            assert!(!moment && journey);
            (part, n)
        })
        .collect();
    let expected = [("process:base", 4), ("system:atlas", 4), ("third-party:the-power-station", 4), ("process:p", 3), ("team:desk", 3)];
    assert_eq!(all, expected.map(|(part, n)| (part.to_owned(), n)));
}

#[test]
fn the_whole_table_ranks_all_outcomes_and_counts_touchpoints_of_the_whole_site() {
    let site = two_journeys(
        "{id: a, title: A, served_by: p}",
        "{id: c, title: C, served_by: p}",
        &format!("{PROCESSES}
    == outcomes/dry.md
    ---
    title: Dry
    for: ada
    ---
    == journeys/swim.md
    ---
    title: Swim
    persona: ada
    outcome: dry
    stages: [{{title: In, touchpoints: [{{title: S, moment_of_truth: true, served_by: q}}, {{title: T, moment_of_truth: true, served_by: q}}]}}]
    ---
"),
    );
    let context = site.context();
    let all: Vec<String> = single_points::all(&context)
        .iter()
        .map(|p| format!("{} {} {}", site.id(site.model().outcomes[p.outcome].node), site.parts([p.part])[0], p.touchpoints))
        .collect();
    let expected = [
        "dry process:base 4",
        "home process:base 4",
        "dry system:atlas 4",
        "home system:atlas 4",
        "dry third-party:the-power-station 4",
        "home third-party:the-power-station 4",
        "home process:p 2",
        "dry process:q 2",
        "home team:desk 2",
        "dry team:shed 2",
    ];
    assert_eq!(all, expected);
}

#[test]
fn a_wider_outcome_hangs_on_what_the_journeys_of_all_its_parts_hang_on() {
    let part = |id: &str, process: &str| {
        format!(
            "
    == outcomes/{id}.md
    ---
    title: {id}
    for: ada
    parent: home
    ---
    == journeys/{id}.md
    ---
    title: {id}
    persona: ada
    outcome: {id}
    stages: [{{title: In, touchpoints: [{{title: S, served_by: {process}}}]}}]
    ---
"
        )
    };
    let site = Asked::of(&format!("{PROCESSES}{}{}", part("dry", "p"), part("warm", "q")));
    // Each part has one journey, so nothing can be said of it; home has both.
    let expected = [("process:base", 2), ("system:atlas", 2), ("third-party:the-power-station", 2)];
    assert_eq!(points(&site), expected.map(|(part, n)| (part.to_owned(), n, false, true)));
    assert!(single_points::of_outcome(&site.context(), site.outcome("dry")).is_empty());
}
