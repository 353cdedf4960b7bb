//! Rules about journeys and their touchpoints.

use throughline::base::diagnostic::Severity;

use super::found;

#[test]
fn a_journey_that_meets_nobody_else_is_reported() {
    found(
        &["four-walls"],
        "
        == journeys/in.md
        ---
        title: Inside
        #      ^^^^^^ four-walls
        persona: ada
        outcome: home
        stages: [{title: S, touchpoints: [{title: I ask, served_by: [show-way]}, {title: I ask the desk, to: desk}]}]
        ---
        == journeys/bare.md
        ---
        title: Nothing yet
        persona: ada
        outcome: life
        stages: [{title: S}]
        ---
        == journeys/from.md
        ---
        title: From another
        persona: ada
        outcome: life
        stages: [{title: S, touchpoints: [{title: They ask me, from: Bank, to: persona}]}]
        ---
        == journeys/step.md
        ---
        title: One step
        persona: ada
        outcome: step
        stages: [{title: S}]
        ---
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
        ",
    );
}

#[test]
fn a_feeling_needs_evidence_other_than_an_assumption() {
    found(
        &["feeling-without-evidence"],
        "
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: assumption}]
        stages:
          - title: Part
            touchpoints:
              - {title: I guess, feeling: 0}
        #               ^^^^^^^ feeling-without-evidence
              - {title: I guess too, feeling: 1, evidence: [{kind: assumption}]}
        #               ^^^^^^^^^^^ feeling-without-evidence
              - {title: I know, feeling: 1, evidence: [{kind: assumption}, {kind: log}]}
              - {title: I say nothing, to: Taxis}
        ---
        ",
    );
}

#[test]
fn evidence_of_the_journey_speaks_for_its_touchpoints() {
    found(
        &["feeling-without-evidence"],
        "
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I know, feeling: 1}
        ---
        ",
    );
}

#[test]
fn a_moment_of_truth_needs_a_recovery() {
    found(
        &["no-recovery"],
        "
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I decide, moment_of_truth: true}
        #               ^^^^^^^^ no-recovery
              - {title: I decide again, moment_of_truth: true, recovery: A second chance}
              - {title: I wait, moment_of_truth: false}
        ---
        ",
    );
}

#[test]
fn more_than_seven_stages_or_eight_touchpoints_are_too_long() {
    found(
        &["too-long"],
        "
        == journeys/seven.md
        ---
        title: Seven
        persona: ada
        outcome: home
        stages: [{title: A}, {title: B}, {title: C}, {title: D}, {title: E}, {title: F}, {title: G}]
        ---
        == journeys/eight.md
        ---
        title: Eight
        #      ^^^^^ too-long
        persona: ada
        outcome: home
        stages: [{title: A}, {title: B}, {title: C}, {title: D}, {title: E}, {title: F}, {title: G}, {title: H}]
        ---
        == journeys/nine.md
        ---
        title: Nine
        persona: ada
        outcome: home
        stages:
          - title: Just right
            touchpoints: [{title: A}, {title: B}, {title: C}, {title: D}, {title: E}, {title: F}, {title: G}, {title: H}]
          - title: Too many
        #          ^^^^^^^^ too-long
            touchpoints: [{title: I}, {title: J}, {title: K}, {title: L}, {title: M}, {title: N}, {title: O}, {title: P}, {title: Q}]
        ---
        ",
    );
}

#[test]
fn evidence_counts_for_a_feeling_where_it_backs_feelings_or_everything() {
    found(
        &["feeling-without-evidence"],
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        owner: desk
        evidence: [{kind: log, of: [wait, volume_per_month]}]
        stages:
          - title: Asking
            touchpoints:
              - {title: Waits are known, feeling: 1, served_by: show-way}
        #               ^^^^^^^^^^^^^^^ feeling-without-evidence
              - {title: Asked for it, feeling: 1, served_by: show-way, evidence: [{kind: survey, of: [pains, feeling]}]}
              - {title: Asked for all, feeling: 1, to: Northline Buses, evidence: [{kind: survey}]}
              - {title: Guessed, feeling: 1, to: nobody, evidence: [{kind: assumption}]}
        #               ^^^^^^^ feeling-without-evidence
        ---
        ",
    );
}

#[test]
fn an_unmapped_journey_is_noted_and_nothing_else_is_asked_of_it() {
    let about = ["unmapped-journey", "four-walls", "starts-and-ends-with-us", "stops-at-sale", "too-long", "unserved-touchpoint"];
    let site = found(
        &about,
        "
        == journeys/a.md
        ---
        title: Nothing said
        #      ^^^^^^^^^^^^ unmapped-journey
        persona: ada
        outcome: home
        ---
        == journeys/b.md
        ---
        title: Left blank
        persona: ada
        outcome: home
        stages:
        ^^^^^^ unmapped-journey
        ---
        == journeys/c.md
        ---
        title: Empty
        persona: ada
        outcome: home
        stages: []
        ^^^^^^ unmapped-journey
        ---
        == journeys/d.md
        ---
        title: Only stages
        persona: ada
        outcome: home
        stages: [{title: Out}, {title: I buy it}]
        ^^^^^^ unmapped-journey
        ---
        == journeys/e.md
        ---
        title: A target
        persona: ada
        outcome: home
        state: target
        ---
        ",
    );
    assert!(site.findings.list.iter().filter(|f| f.rule == "unmapped-journey").all(|f| f.severity == Severity::Note));
}

#[test]
fn a_journey_that_begins_and_ends_with_us_is_noted() {
    let site = found(
        &["starts-and-ends-with-us"],
        "
        == outcomes/step.md
        ---
        title: A step
        for: ada
        level: step
        ---
        == journeys/a.md
        ---
        title: All ours
        #      ^^^^^^^^ starts-and-ends-with-us
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{id: a, title: A}, {id: b, title: B, to: nobody}, {id: c, title: C, from: us, to: persona}]}]
        ---
        == journeys/b.md
        ---
        title: Another way in
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{id: a, title: A, next: c}, {id: b, title: B, to: nobody}, {id: c, title: C}]}]
        ---
        == journeys/c.md
        ---
        title: Another way out
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{id: a, title: A, next: [b, c]}, {id: b, title: B, to: The Post, next: []}, {id: c, title: C}]}]
        ---
        == journeys/d.md
        ---
        title: A loop
        #      ^^^^^^ starts-and-ends-with-us
        persona: ada
        outcome: home
        stages: [{title: Out, touchpoints: [{id: a, title: A}, {id: b, title: B, to: nobody}, {id: c, title: C, next: a}]}]
        ---
        == journeys/e.md
        ---
        title: For a step
        persona: ada
        outcome: step
        stages: [{title: Out, touchpoints: [{id: a, title: A}]}]
        ---
        ",
    );
    assert!(site.findings.list.iter().filter(|f| f.rule == "starts-and-ends-with-us").all(|f| f.severity == Severity::Note));
}

#[test]
fn an_outcome_tells_why_it_has_no_touchpoint() {
    let site = found(
        &["outcome-unwalked"],
        "
        == outcomes/none.md
        ---
        title: None
        #      ^^^^ outcome-unwalked = add a journey whose `outcome` this is; `status: hypothesis` says that it is only a guess yet
        for: ada
        ---
        == outcomes/some.md
        ---
        title: Some
        #      ^^^^ outcome-unwalked = write down what the persona goes through: `touchpoints` in its `stages`
        for: ada
        ---
        == outcomes/left.md
        ---
        title: Left
        #      ^^^^ outcome-unwalked
        for: ada
        ---
        == journeys/some.md
        ---
        title: Some way
        persona: ada
        outcome: some
        ---
        == journeys/left.md
        ---
        title: Left aside
        persona: ada
        outcome: left
        stages: [{title: Out, outcome: home, touchpoints: [{title: A, to: The Post}]}]
        ---
        ",
    );
    assert!(site.findings.list.iter().any(|f| f.message == "all stages of the journey `Left aside` to `Left` lead to other outcomes"));
}

#[test]
fn a_persona_at_an_end_is_used_and_no_third_party() {
    found(
        &["unused", "four-walls"],
        "
        == personas/ben.md
        ---
        title: Ben
        ---
        == personas/cid.md
        ---
        title: Cid
        #      ^^^ unused
        ---
        == journeys/j.md
        ---
        title: A way
        #      ^^^^^ four-walls
        persona: ada
        outcome: home
        stages: [{title: Part, touchpoints: [{title: I ask Ben, to: [us, ben]}]}]
        ---
        ",
    );
}

#[test]
fn a_touchpoint_that_comes_later_than_promised_is_reported_at_the_wait() {
    found(
        &["later-than-promised"],
        "
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        stages:
          - title: Part
            touchpoints:
              - {title: Late, wait: 3 d, within: 1 d}
        #                           ^^^ later-than-promised
              - {title: In time, wait: 1 d, within: 24 h}
              - {title: Not promised, wait: 9 d}
              - {title: Not waited for, within: 1 d}
        ---
        == journeys/t.md
        ---
        title: A target
        persona: ada
        outcome: home
        state: target
        stages: [{title: Part, touchpoints: [{title: Late, wait: 3 d, within: 1 d}]}]
        ---
        ",
    );
}
