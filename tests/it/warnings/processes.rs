//! Rules about processes.

use super::super::project::Project;
use super::found;

#[test]
fn a_process_without_a_path_is_reported() {
    found(
        &["no-recorded-path"],
        "
        == processes/a.md
        ---
        title: Work a
        #      ^^^^^^ no-recorded-path
        owner: desk
        ---
        == processes/b.md
        ---
        title: Work b
        owner: desk
        supports: [show-way]
        ---
        == processes/c.md
        ---
        title: Work c
        owner: desk
        supports: [b]
        ---
        == processes/d.md
        ---
        title: Work d
        #      ^^^^^^ no-recorded-path
        owner: desk
        supports: [a]
        ---
        ",
    );
}

#[test]
fn a_path_is_claimed_only_where_something_on_the_way_claims() {
    let site = Project::over_base(
        "
        == processes/a.md
        ---
        title: A
        owner: desk
        contributes_to: [home]
        ---
        == processes/b.md
        ---
        title: B
        owner: desk
        supports: [a]
        ---
        == processes/c.md
        ---
        title: C
        owner: desk
        supports: [b]
        ---
        == processes/d.md
        ---
        title: D
        owner: desk
        ---
        == processes/e.md
        ---
        title: E
        owner: desk
        supports: [d]
        ---
        ",
    )
    .load();
    let said: Vec<&str> = site.findings.list.iter().filter(|f| f.rule == "no-recorded-path").map(|f| &*f.message).collect();
    let claimed = |title: &str| format!("no path from `{title}` to an outcome is recorded: claimed only");
    let silent = |title: &str| format!("no path from `{title}` to an outcome is recorded");
    assert_eq!(said, [claimed("A"), claimed("B"), claimed("C"), silent("D"), silent("E")]);
}

#[test]
fn only_active_processes_that_are_no_groups_are_asked_for_a_path() {
    found(
        &["no-recorded-path", "no-cause", "class-mismatch"],
        "
        == processes/planned.md
        ---
        title: Work planned
        owner: desk
        class: core
        status: planned
        ---
        == processes/old.md
        ---
        title: Work old
        owner: desk
        class: core
        status: retired
        ---
        == processes/guess.md
        ---
        title: Work guess
        owner: desk
        class: core
        status: hypothesis
        ---
        == processes/group.md
        ---
        title: Work group
        owner: desk
        class: core
        ---
        == processes/part.md
        ---
        title: Work part
        owner: desk
        parent: group
        supports: [show-way]
        ---
        ",
    );
}

#[test]
fn a_group_with_steps_is_asked_like_any_other() {
    found(
        &["no-recorded-path"],
        "
        == processes/group.md
        ---
        title: Work group
        #      ^^^^^^^^^^ no-recorded-path
        owner: desk
        steps: [{title: Do}]
        ---
        == processes/part.md
        ---
        title: Work part
        owner: desk
        parent: group
        supports: [show-way]
        ---
        ",
    );
}

#[test]
fn a_retired_process_cuts_the_path() {
    found(
        &["no-recorded-path"],
        "
        == processes/a.md
        ---
        title: Work a
        #      ^^^^^^ no-recorded-path
        owner: desk
        supports: [old]
        ---
        == processes/old.md
        ---
        title: Work old
        owner: desk
        status: retired
        supports: [show-way]
        ---
        ",
    );
}

#[test]
fn a_target_journey_gives_no_path() {
    found(
        &["no-recorded-path"],
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
              - {title: I ask, served_by: [a]}
        ---
        == processes/a.md
        ---
        title: Work a
        #      ^^^^^^ no-recorded-path
        owner: desk
        ---
        ",
    );
}

#[test]
fn a_retired_outcome_gives_no_path() {
    found(
        &["no-recorded-path"],
        "
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: gone
        evidence: [{kind: interview}]
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I ask, served_by: [a]}
        ---
        == processes/a.md
        ---
        title: Work a
        #      ^^^^^^ no-recorded-path
        owner: desk
        ---
        == outcomes/gone.md
        ---
        title: Gone
        for: ada
        status: retired
        ---
        ",
    );
}

#[test]
fn a_gap_says_why_there_is_no_path() {
    found(
        &["no-recorded-path", "known-gap"],
        "
        == processes/a.md
        ---
        title: Work a
        #      ^^^^^^ known-gap
        owner: desk
        gap: {reason: The law asks for it}
        ---
        == processes/b.md
        ---
        title: Work b
        #      ^^^^^^ no-recorded-path
        owner: desk
        gap: {until: 2026-01-01}
        ---
        ",
    );
}

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
