//! Rules about who serves a touchpoint, and whether it runs.

use super::{found, found_on};

#[test]
fn a_touchpoint_with_us_that_nobody_serves_is_reported() {
    found(
        &["unserved-touchpoint"],
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
              - {title: I ask}
        #               ^^^^^ unserved-touchpoint
              - {title: They write, from: us, to: persona}
        #               ^^^^^^^^^^ unserved-touchpoint
              - {title: I ask the desk, to: desk}
        #               ^^^^^^^^^^^^^^ unserved-touchpoint
              - {title: I pack, to: nobody}
              - {title: I am served, served_by: [show-way]}
        ---
        ",
    );
}

#[test]
fn what_is_lacking_is_reported_where_it_is_written_blank() {
    found(
        &["unserved-touchpoint", "no-recovery"],
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
              - title: I ask
                served_by:
        #       ^^^^^^^^^ unserved-touchpoint
                moment_of_truth: true
                recovery: ~
        #       ^^^^^^^^ no-recovery
        ---
        ",
    );
}

#[test]
fn neither_retired_nor_target_journeys_are_asked_who_serves() {
    found(
        &["unserved-touchpoint", "no-recovery", "feeling-without-evidence", "four-walls", "too-long"],
        "
        == journeys/old.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        status: retired
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I ask, moment_of_truth: true, feeling: 1}
        ---
        == journeys/new.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        state: target
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I ask, moment_of_truth: true, feeling: 1}
        ---
        ",
    );
}

#[test]
fn a_process_that_does_not_serve_leaves_the_touchpoint_served_as_written() {
    found(
        &["unserved-touchpoint", "undeliverable"],
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
              - {title: I ask, served_by: [old]}
        #                                  ^^^ undeliverable
        ---
        == processes/old.md
        ---
        title: Work old
        owner: desk
        status: retired
        ---
        ",
    );
}

#[test]
fn a_gap_becomes_a_note_until_its_day_has_passed() {
    found(
        &["unserved-touchpoint", "known-gap"],
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
              - {title: Open end, gap: {reason: Not yet}}
        #               ^^^^^^^^ known-gap
              - {title: Last day, gap: {reason: Not yet, until: 2026-11-01}}
        #               ^^^^^^^^ known-gap
              - {title: Passed, gap: {reason: Not yet, until: 2026-10-31}}
        #               ^^^^^^ unserved-touchpoint
              - {title: Served, served_by: [show-way], gap: {reason: Closed}}
        ---
        ",
    );
}

#[test]
fn the_day_of_the_check_decides_whether_a_gap_is_open() {
    found_on(
        "2026-11-02",
        &["unserved-touchpoint", "known-gap"],
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
              - {title: Passed by now, gap: {reason: Not yet, until: 2026-11-01}}
        #               ^^^^^^^^^^^^^ unserved-touchpoint
        ---
        ",
    );
}

#[test]
fn each_process_that_does_not_run_is_reported_once_per_touchpoint() {
    found(
        &["undeliverable"],
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
              - {title: I ask, served_by: [show-way, old, old#a, next, guess]}
        #                                            ^^^ undeliverable
        #                                                        ^^^^ undeliverable
              - {title: I ask again, served_by: [old#b]}
        #                                        ^^^^^ undeliverable
        ---
        == processes/old.md
        ---
        title: Work old
        owner: desk
        status: retired
        steps: [{id: a, title: A}, {id: b, title: B}]
        ---
        == processes/next.md
        ---
        title: Work next
        owner: desk
        status: planned
        ---
        == processes/guess.md
        ---
        title: Work guess
        owner: desk
        status: hypothesis
        ---
        ",
    );
}

#[test]
fn a_target_journey_may_name_what_does_not_run_yet() {
    found(
        &["undeliverable"],
        "
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        state: target
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I ask, served_by: [next]}
        ---
        == processes/next.md
        ---
        title: Work next
        owner: desk
        status: planned
        ---
        ",
    );
}

#[test]
fn what_makes_good_is_asked_whether_it_runs() {
    let site = found(
        &["undeliverable", "no-recovery"],
        "
        == processes/later.md
        ---
        title: Later
        status: planned
        ---
        == processes/never.md
        ---
        title: Never
        status: retired
        ---
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        stages:
          - title: Part
            touchpoints:
              - {title: A, moment_of_truth: true, served_by: [later, never], recovery: {served_by: later}}
        #                                                     ^^^^^ undeliverable
        #                                                            ^^^^^ undeliverable
              - {title: B, moment_of_truth: true, served_by: show-way, recovery: {served_by: never}}
        #                                                                                    ^^^^^ undeliverable
        ---
        ",
    );
    assert!(site.findings.list.iter().any(|f| f.message == "`B` is made good by `Never`, which is retired"));
}
