//! `bad-id` and `duplicate-id`: of what is nested in files, and of its aliases.

use super::project::{errors, only};

#[test]
fn nested_ids_share_one_namespace_per_file() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - id: ask
        #       ^ :: the first one
            title: Asking
            touchpoints:
              - {id: ASK, title: I ask}
        #            ^^^ duplicate-id = give one of them another id
              - title: I take the bus
        #              ^ :: the first one
                pains: [{id: wet, text: Rain}]
              - title: I take the bus!
        #              ^^^^^^^^^^^^^^^ duplicate-id = it is made from the title: give the touchpoint an `id:` of its own
        opportunities: [{id: signs, title: Signs, touchpoints: i-take-the-bus}]
        ---
        == processes/show-way.md
        ---
        title: Show the way
        measures: [{id: time, title: Time}]
        #               ^ :: the first one
        rules: [{id: law, text: The law}]
        steps: [{id: time, title: Look at the clock}]
        #            ^^^^ duplicate-id
        ---
        ",
    );
    assert_eq!(site.findings.list[0].message, "the id `ask` stands twice in this file");
}

#[test]
fn a_thing_that_lost_its_id_leaves_no_trail() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - {id: listen, title: Listen}
          - {id: a/b, title: Answer}
        #        ^^^ bad-id
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, served_by: [show-way#answer]}]}]
        ---
        ",
    );
}

#[test]
fn a_nested_alias_that_is_anothers_id_is_reported_at_the_alias() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - {id: listen, title: Listen, aliases: hear}
        #        ^ :: the other one
        #                                        ^ :: the other one
          - {id: answer, title: Answer, aliases: [listen, Hear]}
        #                                         ^^^^^^ duplicate-id = take the alias out
        #                                                 ^^^^ duplicate-id
        ---
        ",
    );
}

#[test]
fn old_nested_ids_still_lead_there() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        aliases: point
        steps: [{id: listen, title: Listen, aliases: Hear}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, served_by: [POINT#hear]}]}]
        ---

        [[point#hear]]
        ",
    );
}

#[test]
fn a_rule_and_a_pain_without_an_id_have_no_address() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        rules: [{text: Be kind}, {text: Be kind}]
        ---
        ",
    );
    assert_eq!(site.model.rules.len(), 2);
    assert!(site.model.rules.iter().all(|(_, r)| r.node.is_none()));
}

#[test]
fn ids_differ_within_a_channel_list() {
    let site = errors(
        "
        == throughline.yaml
        title: T
        channels: [{id: app}, {id: App}]
        #               ^ :: the first one
        #                          ^^^ duplicate-id
        ",
    );
    assert_eq!(only(&site, "duplicate-id").subject, None);
}
