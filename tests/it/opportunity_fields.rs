//! What could be better and its options: where it leads, how it is exported, what is wrong with it.

use serde_json::json;
use throughline::model::graph::EdgeKind;

use super::journey_fields::{exported, named};
use super::project::{errors, only};

#[test]
fn an_opportunity_is_at_touchpoints_of_any_journey_and_has_options() {
    let site = errors(
        "
        == journeys/ride.md
        ---
        title: Ride
        persona: ada
        outcome: home
        state: target
        stages: [{title: Going, touchpoints: [{id: bus, title: I take the bus}]}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask the way}]}]
        opportunities:
          - id: faster
            title: A faster answer
            touchpoints: [way, ride#bus]
            text: Ada [[show-way|waits]]
            links: [{url: 'https://example.org'}]
            options:
              - {title: A sign, cost: 200, effort: 1}
              - {id: lamp, title: A lamp, target: ride, text: 'It shines, [[desk]]', links: [{title: L, url: 'https://example.org/l'}]}
              - {title: A bus}
          - title: Unwritten
            touchpoints: way
            options: [{title: None}]
        ---
        ",
    );
    let within = |address: &str| named(&site, address, EdgeKind::Contains);
    assert_eq!(within("journey:walk#faster"), ["journey:walk#faster.1", "journey:walk#faster.3", "journey:walk#lamp"]);
    assert_eq!(within("journey:walk#unwritten"), ["journey:walk#unwritten.1"]);
    assert_eq!(named(&site, "journey:walk#faster", EdgeKind::Touchpoints), ["journey:ride#bus", "journey:walk#way"]);
    assert_eq!(named(&site, "journey:walk#faster", EdgeKind::Mentions), ["process:show-way"]);
    assert_eq!(named(&site, "journey:walk#lamp", EdgeKind::Target), ["journey:ride"]);
    assert_eq!(named(&site, "journey:walk#lamp", EdgeKind::Mentions), ["team:desk"]);
    let sign = exported(&site, "journey:walk#faster.1");
    assert_eq!((&sign["kind"], &sign["title"], &sign["fields"]), (&json!("option"), &json!("A sign"), &json!({"cost": 200, "effort": 1})));
    assert!(exported(&site, "journey:walk#faster")["fields"].get("options").is_none());
}

#[test]
fn faults_of_opportunities_and_options_are_told_at_their_places() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask the way}]}]
        opportunities:
          - title: A faster answer
            touchpoints: [wya, 'nowhere#way']
        #                 ^^^ unknown-reference = did you mean `way`?
        #                      ^^^^^^^^^^^^^ unknown-reference
            options:
              - {cost: -3, target: wlak, effort: 11}
        #       | missing-field = add `title:`
        #              ^^ out-of-range
        #                          ^^^^ unknown-reference = did you mean `walk`?
        #                                        ^^ out-of-range
              - {title: Way, id: way}
        #                        ^^^ duplicate-id
            links: [{url: 'ftp://example.org'}]
        #                 ^^^^^^^^^^^^^^^^^^^ unknown-value
        ---
        ",
    );
    assert_eq!(only(&site, "duplicate-id").help.as_deref(), Some("give one of them another id"));
}
