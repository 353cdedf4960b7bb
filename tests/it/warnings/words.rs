//! Rules about the words of titles, and twins.

use throughline::base::diagnostic::Severity;

use super::found;

#[test]
fn words_that_promise_without_measuring_are_reported_once_per_text() {
    found(
        &["weasel-word"],
        "
        == outcomes/a.md
        ---
        title: Aim a
        for: ada
        owner: desk
        statement: A Quick, easy and quick way
        #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ weasel-word
        ---
        == outcomes/b.md
        ---
        title: Easy
        for: ada
        owner: desk
        statement: Breakfast is easily quickest
        ---
        == services/s.md
        ---
        title: Offer s
        owner: desk
        meets: [ada#rest]
        measures: [{title: Timely answers}]
        #                  ^^^^^^^^^^^^^^ weasel-word
        ---
        == outcomes/c.md
        ---
        title: Aim c
        for: ada
        owner: desk
        status: retired
        statement: Fast
        ---
        ",
    );
}

#[test]
fn the_language_has_its_own_list_and_the_site_adds_to_it() {
    found(
        &["weasel-word"],
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        language: de-AT
        words: {weasel: [world-class]}
        == outcomes/a.md
        ---
        title: Aim a
        for: ada
        owner: desk
        statement: Eine schnelle Antwort
        #          ^^^^^^^^^^^^^^^^^^^^^ weasel-word
        ---
        == outcomes/b.md
        ---
        title: Aim b
        for: ada
        owner: desk
        statement: A fast answer
        ---
        == outcomes/c.md
        ---
        title: Aim c
        for: ada
        owner: desk
        statement: A World-Class answer
        #          ^^^^^^^^^^^^^^^^^^^^ weasel-word
        ---
        ",
    );
}

#[test]
fn a_language_without_a_list_has_only_the_site_s_words() {
    found(
        &["weasel-word"],
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        language: fi
        words: {weasel: [nopea]}
        == outcomes/a.md
        ---
        title: Aim a
        for: ada
        owner: desk
        statement: Nopea ja easy
        #          ^^^^^^^^^^^^^ weasel-word
        ---
        ",
    );
}

#[test]
fn a_team_s_name_in_a_title_is_reported() {
    found(
        &["org-leak"],
        "
        == teams/night.md
        ---
        title: Night Crew
        also_called: [The Owls]
        ---
        == teams/old.md
        ---
        title: Tram
        status: retired
        ---
        == outcomes/a.md
        ---
        title: The owls help me
        #      ^^^^^^^^^^^^^^^^ org-leak
        for: ada
        ---
        == processes/p.md
        ---
        title: Night crew mooring
        #      ^^^^^^^^^^^^^^^^^^ org-leak
        steps: [{title: The Night Crew moors}]
        ---
        == processes/q.md
        ---
        title: Night Crews and the tram
        ---
        == processes/r.md
        ---
        title: Night Crew again
        status: retired
        ---
        == services/s.md
        ---
        title: The Owls
        ---
        == journeys/j.md
        ---
        title: The Owls
        persona: ada
        outcome: home
        stages:
          - title: At the Lamp desk
        #          ^^^^^^^^^^^^^^^^ org-leak
            touchpoints: [{title: I ask the lamp  desk's people, to: Taxis}]
        #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ org-leak
        ---
        ",
    );
}

#[test]
fn words_of_ours_in_a_touchpoint_s_title_are_reported() {
    found(
        &["jargon"],
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        words: {jargon: [MPAN]}
        == systems/old.md
        ---
        title: Oldbook
        status: retired
        ---
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        stages:
          - title: MPAN
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I open the Street Atlas and show the way}
        #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jargon
              - {title: I look for my mpan}
        #               ^^^^^^^^^^^^^^^^^^ jargon
              - {title: I open the Oldbook}
              - {title: I am shown the way}
        ---
        ",
    );
}

#[test]
fn our_goals_in_a_title_are_reported() {
    found(
        &["funnel-word"],
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        words: {funnel: [lead, conversion]}
        == outcomes/a.md
        ---
        title: A good lead
        #      ^^^^^^^^^^^ funnel-word
        for: ada
        owner: desk
        ---
        == outcomes/b.md
        ---
        title: Lead
        for: ada
        owner: desk
        status: retired
        ---
        == processes/p.md
        ---
        title: Lead
        owner: desk
        ---
        == journeys/j.md
        ---
        title: Conversion
        #      ^^^^^^^^^^ funnel-word
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        stages:
          - title: Lead, conversion
        #          ^^^^^^^^^^^^^^^^ funnel-word
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I am a lead, to: Taxis}
        #               ^^^^^^^^^^^ funnel-word
              - {title: I follow leads, to: Taxis}
        ---
        ",
    );
}

#[test]
fn words_of_the_language_alone_are_notes() {
    let journeys = "
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        stages:
          - title: Lead and buy
        #          ^^^^^^^^^^^^ funnel-word
        #          ^^^^^^^^^^^^ stops-at-sale
            touchpoints:
              - {title: I take a taxi, to: Taxis}
        ---
        ";
    let levels = |site: &str| {
        let site = found(&["funnel-word", "stops-at-sale"], &format!("\n        == throughline.yaml\n        title: T\n{site}{journeys}"));
        let level = |rule: &str| site.findings.list.iter().find(|f| f.rule == rule).unwrap().severity;
        [level("funnel-word"), level("stops-at-sale")]
    };
    assert_eq!(levels(""), [Severity::Note, Severity::Note]);
    assert_eq!(levels("        words: {sale: [taxi], funnel: [lead]}\n"), [Severity::Warning, Severity::Note]);
    assert_eq!(levels("        words: {sale: [buy]}\n"), [Severity::Note, Severity::Warning]);
    // What the site says of a rule holds for all that it finds.
    assert_eq!(levels("        checks: {funnel-word: warning, stops-at-sale: warning}\n"), [Severity::Warning, Severity::Warning]);
}

#[test]
fn in_another_language_only_words_of_the_site_are_a_funnel_or_a_sale() {
    found(
        &["funnel-word", "stops-at-sale"],
        "
        == throughline.yaml
        title: T
        language: de
        words: {sale: [kaufen]}
        == journeys/j.md
        ---
        title: Lead
        persona: ada
        outcome: home
        stages: [{title: Buy und kaufen, touchpoints: [{title: A, to: Taxis}]}]
        #                ^^^^^^^^^^^^^^ stops-at-sale
        ---
        ",
    );
}

#[test]
fn a_last_stage_of_buying_is_reported() {
    found(
        &["stops-at-sale"],
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        words: {sale: [buy, sign up]}
        == journeys/a.md
        ---
        title: A
        persona: ada
        outcome: home
        stages: [{title: Buy, touchpoints: [{title: A}]}, {title: I Sign up}]
        #                                                         ^^^^^^^^^ stops-at-sale
        ---
        == journeys/b.md
        ---
        title: B
        persona: ada
        outcome: home
        stages: [{title: Sign up}, {title: I am a buyer, touchpoints: [{title: A}]}]
        ---
        == journeys/c.md
        ---
        title: C
        persona: ada
        outcome: home
        state: target
        stages: [{title: Buy, touchpoints: [{title: A}]}]
        ---
        ",
    );
}

#[test]
fn a_title_within_curved_quotes_is_asked_about() {
    found(
        &["looks-like"],
        "
        == processes/a.md
        ---
        title: “Ring the bell”
        #      ^^^^^^^^^^^^^^^ looks-like = write straight ones: `title: \"Ring the bell\"`; or `allow: [looks-like]` where they are meant
        owner: desk
        supports: [show-way]
        steps:
          - title: „Find the rope“
            #      ^^^^^^^^^^^^^^^ looks-like
          - title: “Pull” and “let go”
          - title: \"“Listen”\"
          - title: Say “done”
        summary: “Ding”
        ---
        ",
    );
}

#[test]
fn a_roles_title_in_a_title_is_no_leak() {
    found(
        &["org-leak"],
        "
        == roles/keeper.md
        ---
        title: Keeper
        team: desk
        ---
        == processes/show-way.md
        ---
        title: Ask the keeper
        owner: desk
        delivers: [help]
        steps: [{title: A, by: keeper}]
        ---
        ",
    );
}
