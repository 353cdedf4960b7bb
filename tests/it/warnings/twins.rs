//! Rules about two things that may be one.

use super::found;

#[test]
fn personas_of_the_same_needs_are_twins_at_the_later_file() {
    found(
        &["persona-twin"],
        r#"
        == personas/ben.md
        ---
        title: Ben
        #      ^^^ persona-twin
        needs: [{id: x, statement: "I sit down, at HOME in the evening!"}]
        ---
        == personas/cy.md
        ---
        title: Cy
        needs: [{id: x, statement: I sit down at home in the evening}, {id: y, statement: More}]
        ---
        == personas/dee.md
        ---
        title: Dee
        ---
        == personas/eve.md
        ---
        title: Eve
        ---
        == personas/fay.md
        ---
        title: Fay
        status: retired
        needs: [{id: x, statement: I sit down at home in the evening}]
        ---
        "#,
    );
}

#[test]
fn a_name_almost_like_a_team_s_or_system_s_is_noted() {
    found(
        &["third-party-twin"],
        "
        == teams/workshop.md
        ---
        title: Bike Repair
        also_called: [Spoke Squad]
        ---
        == teams/old.md
        ---
        title: Tram Office
        status: retired
        ---
        == teams/abc.md
        ---
        title: Crew
        ---
        == processes/ride.md
        ---
        title: Ride
        by: [worksop, workshop]
        #    ^^^^^^^ third-party-twin
        ---
        == processes/steps.md
        ---
        title: Steps
        steps:
          - {title: A, by: wrokshop}
        #                  ^^^^^^^^ third-party-twin
          - {title: B, by: bike repair}
        #                  ^^^^^^^^^^^ third-party-twin
          - {title: C, by: Spoke-Squads}
        #                  ^^^^^^^^^^^^ third-party-twin
          - {title: D, by: Street Atlsa}
        #                  ^^^^^^^^^^^^ third-party-twin
          - {title: E, by: Tram Offic}
          - {title: F, by: Cre}
          - {title: G, by: Crow}
          - {title: H, by: workshoppe}
          - {title: I, by: workshop}
        ---
        == journeys/j.md
        ---
        title: J
        persona: ada
        outcome: home
        stages: [{title: S, touchpoints: [{title: T, from: Lampdesk, to: persona}, {title: U, to: Lamp disk}]}]
        #                                                  ^^^^^^^^ third-party-twin
        #                                                                                         ^^^^^^^^^ third-party-twin
        ---
        == processes/retired.md
        ---
        title: Retired
        status: retired
        by: worksop
        ---
        ",
    );
}
