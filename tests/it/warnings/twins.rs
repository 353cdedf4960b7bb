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

#[test]
fn a_name_that_means_a_keyword_is_read_as_it_and_noted() {
    let site = found(
        &["keyword-twin", "third-party-twin"],
        "
        == throughline.yaml
        title: Parcel Post Ltd
        us: Parcel Co
        == personas/ada.md
        ---
        title: Ada Byron
        aliases: [augusta]
        needs: [{id: rest, statement: I rest at home}]
        ---
        == personas/ben.md
        ---
        title: Ben
        needs: [{id: nap, statement: I nap}]
        ---
        == teams/desk.md
        ---
        title: Lamp desk
        also_called: [The Lamplighters]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: A, from: Ada, to: parcel co}
        #                        ^^^ keyword-twin = write `persona`; if someone else is called so, give them a file in third-parties/
        #                                 ^^^^^^^^^ keyword-twin = write `us`; if someone else is called so, give them a file in third-parties/
              - {title: B, from: The Customer, to: Parcel post LTD}
        #                        ^^^^^^^^^^^^ keyword-twin
        #                                          ^^^^^^^^^^^^^^^ keyword-twin
              - {title: C, from: an Augusta, to: We}
        #                        ^^^^^^^^^^ keyword-twin
        #                                        ^^ keyword-twin
              - {title: D, from: Lamp Desk, to: client}
        #                        ^^^^^^^^^ keyword-twin = write `us`: who of us answers is said in `served_by`
        #                                       ^^^^^^ keyword-twin
              - {title: E, from: lamplighters, to: map}
        #                        ^^^^^^^^^^^^ keyword-twin
        #                                          ^^^ keyword-twin
              - {title: F, from: persona, to: ben}
        ---
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - {id: listen, title: Listen, by: customer}
        #                                   ^^^^^^^^ keyword-twin
          - {title: Nod, by: us}
        #                    ^^ keyword-twin = name the role, team or system, or leave `by` out
          - {title: Wave, by: we}
        #                     ^^ keyword-twin
          - {title: Go, by: desk}
          - {title: Rest, by: persona}
        ---
        ",
    );
    let titles: Vec<_> = site.model.third_parties.iter().map(|(_, t)| &*site.model.node(t.node).title).collect();
    assert_eq!(titles, [""; 0]);
}

#[test]
fn a_file_of_a_third_party_goes_before_a_keyword_that_it_is_called_like() {
    let site = found(
        &["keyword-twin"],
        "
        == third-parties/client.md
        ---
        title: Client & Sons
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: A, from: Client}, {title: B, to: user}]}]
        #                                                                               ^^^^ keyword-twin
        ---
        ",
    );
    assert!(matches!(site.model.touchpoints.iter().next().unwrap().1.from, throughline::model::nested::End::ThirdParty(_)));
}

#[test]
fn third_parties_that_are_called_almost_alike_are_noted_at_the_later_one() {
    found(
        &["third-party-twin"],
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: A, to: Old family doctor}
        #                      ^ :: `Old family doctor` is named here
        #                      ^ :: `Old family doctor` is named here
              - {title: B, to: Old famly doctor}
        #                      ^^^^^^^^^^^^^^^^ third-party-twin = write `Old family doctor` in both places where they are one
              - {title: C, to: old-familydoctor}
        #                      ^^^^^^^^^^^^^^^^ third-party-twin
              - {title: D, to: old FAMILY doctor}
              - {title: E, to: Bus}
              - {title: F, to: Bush}
        ---
        ",
    );
}

#[test]
fn a_third_party_whose_name_joins_several_is_noted() {
    found(
        &["third-party-twin"],
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - {id: listen, title: Listen, by: practices AND pharmacy}
        #                                   ^^^^^^^^^^^^^^^^^^^^^^ third-party-twin = make a step for each of them, or name the one who does it
        ---
        == processes/other.md
        ---
        title: Other
        by: Cab; Bus
        #   ^^^^^^^^ third-party-twin = write a list with an entry for each
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: A, to: a/b}, {title: B, to: Andover Land}]}]
        #                                                     ^^^ third-party-twin
        ---
        ",
    );
}

#[test]
fn a_name_that_is_nearly_a_roles_is_a_slip_of_the_pen() {
    found(
        &["third-party-twin"],
        "
        == roles/keeper.md
        ---
        title: Umbrella keeper
        also_called: [Drying hand]
        ---
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - {title: A, by: Kepper}
        #                  ^^^^^^ third-party-twin
          - {title: B, by: Umbrella keeper}
        #                  ^^^^^^^^^^^^^^^ third-party-twin
          - {title: C, by: drying hands}
        #                  ^^^^^^^^^^^^ third-party-twin
          - {title: D, by: keeper}
        ---
        ",
    );
}

#[test]
fn an_article_before_a_keyword_is_put_aside_and_the_title_of_the_persona_is_none() {
    let site = found(
        &["keyword-twin"],
        "
        == throughline.yaml
        title: Lantern Street
        us: Lane Co
        == personas/ada.md
        ---
        title: Ada Byron
        needs: [{id: rest, statement: I rest at home}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: A, from: the ada, to: the us}
        #                        ^^^^^^^ keyword-twin = write `persona`; if someone else is called so, give them a file in third-parties/
        #                                     ^^^^^^ keyword-twin = write `us`; if someone else is called so, give them a file in third-parties/
              - {title: B, from: Ada Byron, to: The Lane Co}
        #                                       ^^^^^^^^^^^ keyword-twin
        ---
        ",
    );
    let titles: Vec<_> = site.model.third_parties.iter().map(|(_, t)| &*site.model.node(t.node).title).collect();
    assert_eq!(titles, ["Ada Byron"]);
}

#[test]
fn of_two_third_parties_the_later_is_noted_at_each_of_its_places() {
    found(
        &["third-party-twin"],
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: A, to: Family doctor}
              - {title: B, to: Family doctr}
        #                      ^^^^^^^^^^^^ third-party-twin
              - {title: C, from: family doctr, to: Family doctor}
        #                        ^^^^^^^^^^^^ third-party-twin
        ---
        ",
    );
}
