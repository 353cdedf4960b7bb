//! A3: hand-offs and system changes.

use throughline::analysis::break_points::{self, JourneyBreaks};

use super::Asked;

/// Hand-offs, system changes and unknown pairs of a process with these steps.
fn counts(steps: &str) -> (usize, usize, usize) {
    let site = Asked::of(&format!("== processes/p.md\n---\ntitle: P\nsteps:\n{steps}---\n"));
    let breaks = break_points::of_process(site.model(), site.process("p"));
    (breaks.hand_offs, breaks.system_changes, breaks.unknown)
}

#[test]
fn a_hand_off_is_between_steps_by_different_ones() {
    // desk → shed, shed → post, post → Ada, Ada → bell (a system that does it); bell → bell is none.
    let steps = "
  - {title: A, by: desk}
  - {title: B, by: shed}
  - {title: C, by: The Post}
  - {title: D, by: persona}
  - {title: E, by: bell}
  - {title: F, by: bell}
";
    assert_eq!(counts(steps), (4, 0, 0));
}

#[test]
fn a_system_change_is_between_steps_that_name_systems_and_share_none() {
    // A → B share the atlas; B → C share none; C → D: D names none.
    let steps = "
  - {title: A, by: desk, systems: [atlas, bell]}
  - {title: B, by: desk, systems: atlas}
  - {title: C, by: desk, systems: bell}
  - {title: D, by: desk}
";
    assert_eq!(counts(steps), (0, 1, 0));
}

#[test]
fn one_that_is_both_counts_in_both_and_a_blank_by_is_unknown() {
    assert_eq!(counts("  - {title: A, by: desk, systems: atlas}\n  - {title: B, by: shed, systems: bell}\n"), (1, 1, 0));
    // Who does B is unknown: two pairs; that the systems change is known.
    assert_eq!(counts("  - {title: A, by: desk, systems: atlas}\n  - {title: B, systems: bell}\n  - {title: C, by: desk}\n"), (0, 1, 2));
}

#[test]
fn what_follows_a_step_is_what_it_says_each_once() {
    // a → c twice under two conditions is one pair; c ends; b is not reached from a.
    let steps = "
  - {id: a, title: A, by: desk, next: [{to: c, when: wet}, {to: c, when: dry}]}
  - {id: b, title: B, by: shed, next: [a]}
  - {id: c, title: C, by: shed, next: []}
";
    assert_eq!(counts(steps), (2, 0, 0));
}

#[test]
fn a_process_without_steps_has_no_pairs() {
    let site = Asked::of("== processes/p.md\n---\ntitle: P\nby: [desk, shed]\n---\n");
    let breaks = break_points::of_process(site.model(), site.process("p"));
    assert_eq!((breaks.hand_offs, breaks.system_changes, breaks.unknown, breaks.places.len()), (0, 0, 0, 0));
}

/// `relay` has a hand-off (desk → shed) and a system change, `alone` is the desk's, `mute` says nothing.
const PROCESSES: &str = "
    == processes/relay.md
    ---
    title: Relay
    steps: [{id: a, title: A, by: desk, systems: atlas}, {id: b, title: B, by: shed, systems: bell}]
    ---
    == processes/alone.md
    ---
    title: Alone
    steps: [{title: A, by: desk}]
    ---
    == processes/mute.md
    ---
    title: Mute
    steps: [{title: A}]
    ---
    == processes/bare.md
    ---
    title: Bare
    ---
    == processes/old.md
    ---
    title: Old
    status: retired
    steps: [{title: A, by: desk}, {title: B, by: shed}]
    ---
";

/// The break points of a journey with these touchpoints, each the processes that serve it.
fn journey(touchpoints: &[&str]) -> JourneyBreaks {
    let list: Vec<String> = touchpoints.iter().enumerate().map(|(i, by)| format!("{{id: t{i}, title: T, served_by: [{by}]}}")).collect();
    let file = format!(
        "    == journeys/walk.md\n    ---\n    title: Walk\n    persona: ada\n    outcome: home\n    stages: [{{title: Out, touchpoints: [{}]}}]\n    ---\n",
        list.join(", ")
    );
    let site = Asked::of(&format!("{PROCESSES}{file}"));
    break_points::of_journey(&site.context(), site.journey("walk"))
}

/// Hand-offs, system changes, pairs of touchpoints that pass the work on, and those that may.
fn sums(touchpoints: &[&str]) -> (usize, usize, usize, usize) {
    let breaks = journey(touchpoints);
    (breaks.hand_offs, breaks.system_changes, breaks.between.len(), breaks.between_unknown.len())
}

#[test]
fn a_journey_counts_a_process_each_time_a_touchpoint_names_it() {
    // Named by two touchpoints: 2; by two steps of it in one touchpoint: 1. Between: shed → desk, twice.
    assert_eq!(sums(&["relay", "relay", "relay#a, relay#b"]), (3, 3, 2, 0));
    assert_eq!(sums(&["relay, alone"]), (1, 1, 0, 0));
}

#[test]
fn between_touchpoints_the_last_step_of_the_last_process_meets_the_first_step_of_the_first() {
    // alone ends with the desk, relay begins with it: none. relay ends with the shed: one.
    assert_eq!(sums(&["alone", "relay", "alone"]).2, 1);
    // The last of [relay, alone] is alone: the desk, as the first of [relay, …].
    assert_eq!(sums(&["relay, alone", "relay, mute"]).2, 0);
}

#[test]
fn unserved_touchpoints_between_are_skipped_and_retired_processes_serve_nothing() {
    assert_eq!(sums(&["relay", "", "old", "alone"]), (1, 1, 1, 0));
    assert_eq!(sums(&["relay, old", "old, alone"]), (1, 1, 1, 0));
    assert_eq!(sums(&["", ""]), (0, 0, 0, 0));
}

#[test]
fn between_touchpoints_of_which_one_does_not_say_by_whom_is_unknown() {
    assert_eq!(sums(&["alone", "mute", "alone", "bare"]), (0, 0, 0, 3));
}

#[test]
fn two_roles_of_one_team_differ_and_so_do_a_role_and_its_team() {
    let site = Asked::of(
        "
        == roles/fitter.md
        ---
        title: Fitter
        team: desk
        ---
        == roles/clerk.md
        ---
        title: Clerk
        team: desk
        ---
        == processes/p.md
        ---
        title: P
        steps: [{title: A, by: fitter}, {title: B, by: clerk}, {title: C, by: desk}, {title: D, by: desk}]
        ---
        ",
    );
    assert_eq!(break_points::of_process(site.model(), site.process("p")).hand_offs, 2);
}
