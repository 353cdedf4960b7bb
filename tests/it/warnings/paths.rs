//! `no-recorded-path`: which outcome a process is for.

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
