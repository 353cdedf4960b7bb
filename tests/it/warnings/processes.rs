//! Rules about processes.

use super::found;

#[test]
fn a_core_process_needs_something_that_sets_it_off() {
    found(
        &["no-cause"],
        "
        == processes/a.md
        ---
        title: Work a
        #      ^^^^^^ no-cause
        owner: desk
        class: core
        ---
        == processes/b.md
        ---
        title: Work b
        owner: desk
        class: core
        trigger:
        ^^^^^^^ no-cause
        ---
        == processes/c.md
        ---
        title: Work c
        owner: desk
        class: core
        trigger: A bell rings
        ---
        == processes/d.md
        ---
        title: Work d
        owner: desk
        class: core
        supports: [show-way]
        ---
        == processes/e.md
        ---
        title: Work e
        owner: desk
        class: enabling
        ---
        == processes/f.md
        ---
        title: Work f
        owner: desk
        ---
        == processes/g.md
        ---
        title: Work g
        #      ^^^^^^ no-cause
        owner: desk
        class: core
        supports: [old]
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
fn what_serves_a_touchpoint_is_core_and_nothing_else_is() {
    found(
        &["class-mismatch"],
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
              - {title: I ask, served_by: [b, c, d#s, e]}
        ---
        == processes/a.md
        ---
        title: Work a
        owner: desk
        class: core
        #      ^^^^ class-mismatch
        ---
        == processes/b.md
        ---
        title: Work b
        owner: desk
        class: core
        ---
        == processes/c.md
        ---
        title: Work c
        owner: desk
        class: guiding
        #      ^^^^^^^ class-mismatch
        ---
        == processes/d.md
        ---
        title: Work d
        owner: desk
        class: enabling
        #      ^^^^^^^^ class-mismatch
        steps: [{id: s, title: S}]
        ---
        == processes/e.md
        ---
        title: Work e
        owner: desk
        ---
        == processes/f.md
        ---
        title: Work f
        owner: desk
        class: enabling
        ---
        ",
    );
}

#[test]
fn a_wait_beyond_what_is_promised_is_reported_at_the_wait() {
    found(
        &["later-than-promised"],
        "
        == processes/a.md
        ---
        title: Work a
        steps:
          - {title: Late, wait: 2 d, within: 36 h}
        #                       ^^^ later-than-promised
          - {title: Just in time, wait: 2 d, within: 48 h}
          - {title: Nobody says, wait: 2 d}
        ---
        == processes/b.md
        ---
        title: Work b
        status: planned
        steps: [{title: Late, wait: 2 d, within: 1 h}]
        ---
        ",
    );
}

#[test]
fn what_makes_good_has_a_cause_and_may_be_core() {
    found(
        &["no-cause", "class-mismatch"],
        "
        == processes/sorry.md
        ---
        title: Say sorry
        class: core
        ---
        == processes/mend.md
        ---
        title: Mend
        class: enabling
        ---
        == processes/idle.md
        ---
        title: Idle
        #      ^^^^ no-cause
        class: core
        #      ^^^^ class-mismatch
        ---
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        stages: [{title: Part, touchpoints: [{title: A, to: nobody, recovery: {served_by: [sorry, mend]}}]}]
        ---
        ",
    );
}
