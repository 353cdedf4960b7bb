//! A9: what a target journey changes.

use throughline::analysis::target_gap::{self, TargetGap};

use super::Asked;

/// What a target with these touchpoints changes of a current journey with those.
fn gap(current: &str, target: &str, more: &str) -> (Asked, TargetGap) {
    let journey = |id: &str, fields: &str, touchpoints: &str| {
        format!(
            "    == journeys/{id}.md\n    ---\n    title: {id}\n    persona: ada\n    outcome: home\n{fields}    stages: [{{title: {id}, touchpoints: [{touchpoints}]}}]\n    ---\n"
        )
    };
    let site = Asked::of(&format!(
        "{}{}{more}",
        journey("walk", "", current),
        journey("ride", "    state: target\n    target_of: walk\n", target)
    ));
    let gap = target_gap::between(&site.context(), site.journey("ride"), site.journey("walk"));
    (site, gap)
}

/// The changed touchpoints with their fields.
fn changed(site: &Asked, gap: &TargetGap) -> Vec<(String, Vec<&'static str>)> {
    gap.changed.iter().map(|c| (site.touchpoints([c.touchpoint]).remove(0), c.fields.clone())).collect()
}

#[test]
fn touchpoints_are_matched_by_what_they_replace_else_by_id() {
    let (site, gap) = gap(
        "{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}",
        "{id: a, title: A}, {id: x, title: B, replaces: b}, {id: c, title: D, replaces: d}, {id: y, title: Y}",
        "",
    );
    // a is the same; x is b by another id; the new c replaces d, and so is not matched with the old c.
    assert_eq!(site.touchpoints(gap.unchanged.clone()), ["a", "x", "c"]);
    assert_eq!(site.touchpoints(gap.added.clone()), ["y"]);
    assert_eq!(site.touchpoints(gap.removed.clone()), ["c"]);
    assert!(gap.changed.is_empty());
}

#[test]
fn every_field_is_compared_with_its_default_and_lists_in_their_order() {
    let (site, gap) = gap(
        "{id: a, title: A, from: persona, moment_of_truth: false, mandated:, channels: [web, phone]}, {id: b, title: B, served_by: [p, q], effort: {work: 5}}",
        "{id: a, title: A, to: us, channels: [web, phone]}, {id: b, title: Bee, served_by: [q, p], effort: {work: 5, load: 2}, gains: [g]}",
        "    == processes/p.md\n    ---\n    title: P\n    ---\n    == processes/q.md\n    ---\n    title: Q\n    ---\n",
    );
    assert_eq!(changed(&site, &gap), [("b".to_owned(), vec!["title", "effort", "served_by", "gains"])]);
}

#[test]
fn each_field_of_a_touchpoint_can_change() {
    let fields = [
        ("title", "title: Z"),
        ("from", "from: us"),
        ("to", "to: The Post"),
        ("sees", "sees: x"),
        ("within", "within: 3"),
        ("channels", "channels: web"),
        ("does", "does: x"),
        ("thinks", "thinks: x"),
        ("expects", "expects: x"),
        ("moment_of_truth", "moment_of_truth: true"),
        ("mandated", "mandated: true"),
        ("feeling", "feeling: 1"),
        ("importance", "importance: 3"),
        ("satisfaction", "satisfaction: 3"),
        ("effort", "effort: {work: 3}"),
        ("wait", "wait: 3"),
        ("served_by", "served_by: p"),
        ("service", "service: s"),
        ("needs", "needs: 'ada#n'"),
        ("recovery", "recovery: x"),
        ("because_of", "because_of: p"),
        ("next", "next: []"),
        ("pains", "pains: [{text: x}]"),
        ("gains", "gains: x"),
        ("events", "events: x"),
        ("evidence", "evidence: [{kind: log}]"),
        ("gap", "gap: {reason: x}"),
        ("extra", "extra: {x: 1}"),
    ];
    let more = "
    == processes/p.md
    ---
    title: P
    ---
    == services/s.md
    ---
    title: S
    ---
    == personas/ada.md
    ---
    title: Ada
    needs: [{id: n, statement: N}]
    ---
";
    for (name, written) in fields {
        let title = if name == "title" { "" } else { "title: A, " };
        let (site, gap) = gap("{id: a, title: A}", &format!("{{id: a, {title}{written}}}"), more);
        assert_eq!(changed(&site, &gap), [("a".to_owned(), vec![name])]);
    }
}

#[test]
fn what_follows_and_what_went_wrong_are_compared_as_written() {
    let (site, same) = gap(
        "{id: a, title: A, next: [b, {to: c}], because_of: b, recovery: x}, {id: b, title: B, next: }, {id: c, title: C, to: us}",
        "{id: a, title: A, next: [{to: B}, c], because_of: [b], recovery: {text: x}}, {id: b, title: B}, {id: c, title: C, to: [us]}",
        "",
    );
    assert_eq!(changed(&site, &same), []);
    let (site, other) = gap(
        "{id: a, title: A}, {id: b, title: B, next: [{to: a, when: x}], because_of: a, measures: [{title: M}]}",
        "{id: a, title: A, next: b}, {id: b, title: B, next: a, because_of: 'ride#a'}",
        "",
    );
    assert_eq!(changed(&site, &other), [("a".to_owned(), vec!["next"]), ("b".to_owned(), vec!["because_of", "next"])]);
}

#[test]
fn pains_are_compared_by_what_they_say() {
    let pain = |level: u8| format!("{{id: a, title: A, pains: [{{id: p, text: x, level: {level}}}]}}");
    let (site, same) = gap(&pain(3), &pain(3), "");
    assert_eq!(changed(&site, &same), []);
    let (site, other) = gap(&pain(3), &pain(4), "");
    assert_eq!(changed(&site, &other), [("a".to_owned(), vec!["pains"])]);
}

#[test]
fn one_that_replaces_several_changes_what_differs_from_any() {
    let (site, gap) =
        gap("{id: a, title: X, does: one}, {id: b, title: X, does: two, feeling: 1}", "{id: c, title: X, does: one, replaces: [a, b]}", "");
    assert_eq!(changed(&site, &gap), [("c".to_owned(), vec!["does", "feeling"])]);
    assert!(gap.removed.is_empty());
}

#[test]
fn what_only_one_side_hangs_on_is_added_or_removed() {
    let (site, gap) = gap(
        "{id: a, title: A, served_by: p}, {id: b, title: B, to: The Bank}",
        "{id: a, title: A, served_by: [p, q]}, {id: b, title: B, from: The Post}",
        "
    == processes/p.md
    ---
    title: P
    steps: [{title: X, by: desk}]
    ---
    == processes/q.md
    ---
    title: Q
    steps: [{title: X, by: shed, systems: atlas}, {title: Y, by: desk}]
    ---
    == processes/s.md
    ---
    title: S
    supports: q
    ---
",
    );
    assert_eq!(site.parts(gap.parts_added.clone()), ["process:q", "process:s", "team:shed", "system:atlas", "third-party:the-post"]);
    assert_eq!(site.parts(gap.parts_removed.clone()), ["third-party:the-bank"]);
}

#[test]
fn only_targets_that_are_kept_and_replace_something_are_compared() {
    let site = Asked::of(
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages: [{title: Out}]
        ---
        == journeys/ride.md
        ---
        title: Ride
        persona: ada
        outcome: home
        state: target
        target_of: walk
        stages: [{title: Out}]
        ---
        == journeys/fly.md
        ---
        title: Fly
        persona: ada
        outcome: home
        state: target
        stages: [{title: Out}]
        ---
        == journeys/swim.md
        ---
        title: Swim
        persona: ada
        outcome: home
        state: target
        status: retired
        target_of: walk
        stages: [{title: Out}]
        ---
        == journeys/past.md
        ---
        title: Past
        persona: ada
        outcome: home
        status: retired
        stages: [{title: Out}]
        ---
        == journeys/stroll.md
        ---
        title: Stroll
        persona: ada
        outcome: home
        state: target
        target_of: past
        stages: [{title: Out}]
        ---
        ",
    );
    // The swim is retired, the fly replaces nothing, and the stroll would replace what is retired.
    let pairs: Vec<_> = target_gap::pairs(site.model()).collect();
    assert_eq!(pairs, [(site.journey("ride"), site.journey("walk"))]);
}
