//! Rules about owners, references and reviews; levels and `allow`.

use super::found;

#[test]
fn outcomes_processes_and_services_need_an_owner() {
    found(
        &["owner-missing"],
        "
        == outcomes/a.md
        ---
        title: A
        #      ^ owner-missing
        for: ada
        ---
        == outcomes/b.md
        ---
        title: B
        for: ada
        parent: home
        ---
        == processes/a.md
        ---
        title: A
        owner:
        ^^^^^ owner-missing
        ---
        == processes/b.md
        ---
        title: B
        parent: show-way
        ---
        == services/a.md
        ---
        title: A
        #      ^ owner-missing
        ---
        == services/b.md
        ---
        title: B
        status: retired
        ---
        ",
    );
}

#[test]
fn a_retired_owner_is_reported_where_it_is_named() {
    found(
        &["owner-retired", "owner-missing"],
        "
        == teams/gone.md
        ---
        title: Gone
        status: retired
        ---
        == processes/a.md
        ---
        title: A
        owner: gone
        #      ^^^^ owner-retired
        ---
        == processes/part.md
        ---
        title: Part
        parent: a
        ---
        == processes/old.md
        ---
        title: Old
        owner: gone
        status: retired
        ---
        == personas/bo.md
        ---
        title: Bo
        owner: gone
        #      ^^^^ owner-retired
        ---
        ",
    );
}

#[test]
fn what_no_other_file_names_is_unused() {
    found(
        &["unused"],
        "
        == personas/a.md
        ---
        title: A
        #      ^ unused
        needs: [{id: x, statement: X}]
        ---
        == personas/b.md
        ---
        title: B
        needs: [{id: x, statement: X}]
        ---
        == services/a.md
        ---
        title: A
        #      ^ unused
        meets: [b#x]
        ---
        == teams/a.md
        ---
        title: A
        #      ^ unused
        owner: a
        ---
        == teams/b.md
        ---
        title: B
        status: retired
        ---
        == systems/a.md
        ---
        title: A
        #      ^ unused
        ---
        == systems/old.md
        ---
        title: Named by what is retired
        ---
        == processes/old.md
        ---
        title: Old
        status: retired
        systems: old
        ---
        == services/next.md
        ---
        title: Named by a target
        meets: [b#x]
        ---
        == journeys/t.md
        ---
        title: T
        persona: ada
        outcome: home
        state: target
        stages: [{title: S, touchpoints: [{title: I ask, service: next}]}]
        ---
        == pages/p.md
        ---
        title: P
        ---

        [[system:a]]
        ",
    );
}

#[test]
fn a_gap_and_an_end_of_a_touchpoint_name_teams_and_systems() {
    found(
        &["unused"],
        "
        == teams/closer.md
        ---
        title: Closer
        ---
        == teams/receiver.md
        ---
        title: Receiver
        ---
        == journeys/j.md
        ---
        title: J
        persona: ada
        outcome: home
        stages: [{title: S, touchpoints: [{title: T, to: receiver, gap: {owner: closer}}]}]
        ---
        ",
    );
}

#[test]
fn a_derived_id_that_another_file_names_is_noted() {
    found(
        &["unwritten-id"],
        "
        == processes/a.md
        ---
        title: A
        steps:
          - {title: Check it}
        #           ^^^^^^^^ unwritten-id
          - {title: Of its own, next: check-it}
          - {id: w, title: Written}
          - title: Blank id
            id:
        #   ^^ unwritten-id
          - {title: Told of}
        #           ^^^^^^^ unwritten-id
        ---
        == pages/p.md
        ---
        title: P
        ---

        [told](../processes/a.md#told-of)
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
              - {title: I ask, served_by: [a#check-it, a#w, a#blank-id]}
              - {title: I ask again, served_by: [a#check-it]}
        ---
        ",
    );
}

#[test]
fn a_retired_file_gets_no_note_of_any_kind() {
    found(
        &["remote-picture", "unused-allow"],
        "
        == pages/p.md
        ---
        title: P
        status: retired
        allow: [jargon]
        ---

        ![x](https://x.example/a.png)
        ",
    );
}

#[test]
fn a_file_silences_a_rule_and_says_so_where_it_has_nothing_to_silence() {
    found(
        &["owner-missing", "no-recorded-path", "unused-allow"],
        "
        == processes/a.md
        ---
        title: A
        allow: [owner-missing, no-recorded-path]
        ---
        == processes/b.md
        ---
        title: B
        supports: [show-way]
        allow: [owner-missing, no-recorded-path]
        #                      ^^^^^^^^^^^^^^^^ unused-allow
        ---
        ",
    );
}

#[test]
fn a_rule_that_is_off_says_nothing() {
    found(
        &["owner-missing", "unused"],
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        checks: {owner-missing: off}
        == processes/a.md
        ---
        title: A
        ---
        == systems/a.md
        ---
        title: A
        #      ^ unused
        ---
        ",
    );
}

#[test]
fn a_role_is_used_by_whatever_names_it_and_a_team_by_its_roles() {
    found(
        &["unused"],
        "
        == roles/fitter.md
        ---
        title: Fitter
        team: shed
        ---
        == roles/asked.md
        ---
        title: Asked
        ---
        == roles/idle.md
        ---
        title: Idle
        #      ^^^^ unused
        ---
        == roles/end.md
        ---
        title: Met
        ---
        == teams/shed.md
        ---
        title: Shed
        ---
        == teams/told.md
        ---
        title: Told
        ---
        == processes/show-way.md
        ---
        title: Show the way
        owner: desk
        delivers: [help]
        steps: [{title: Mend, by: fitter, consulted: asked, informed: told, systems: map}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        owner: desk
        stages: [{title: Asking, touchpoints: [{title: I ask, to: Met, served_by: [show-way]}, {title: B, to: Northline Buses}]}]
        ---
        ",
    );
}
