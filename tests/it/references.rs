//! `unknown-reference`: near names, drafts, channels, what a target journey replaces.

use super::project::{Project, errors, errors_alone, only};

#[test]
fn a_name_that_names_nothing_is_shown_with_the_nearest() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        owner: dsk
        #      ^^^ unknown-reference = did you mean `desk`?
        persona: Adda
        #        ^^^^ unknown-reference = did you mean `ada`?
        outcome: homme
        #        ^^^^^ unknown-reference = did you mean `home`?
        target_of: wallk
        #          ^^^^^ unknown-reference = did you mean `walk`?
        parent: walk#wa
        #       ^^^^^^^ unknown-reference = did you mean `way`?
        stages:
          - title: Asking
            touchpoints:
              - id: way
                title: I ask
                service: hepl
        #                ^^^^ unknown-reference = did you mean `help`?
                needs: [ada#rset]
        #               ^^^^^^^^ unknown-reference = did you mean `rest`?
                served_by: [show-way, shaw-way, show-way#lissen]
        #                             ^^^^^^^^ unknown-reference = did you mean `show-way`?
        #                                       ^^^^^^^^^^^^^^^ unknown-reference = did you mean `listen`?
                gap: {owner: desks}
        #                    ^^^^^ unknown-reference = did you mean `desk`?
        opportunities: [{title: Signs, touchpoints: [way, wey], owner: dessk}]
        #                                                 ^^^ unknown-reference = did you mean `way`?
        #                                                              ^^^^^ unknown-reference = did you mean `desk`?
        ---
        ",
    );
    assert_eq!(site.findings.list[0].message, "no team named `dsk`");
    let subject = |name: &str| site.findings.list.iter().find(|f| f.message.contains(name)).and_then(|f| f.subject.clone());
    assert_eq!(subject("shaw-way").as_deref(), Some("journey:walk#way"));
    assert_eq!(subject("desks").as_deref(), Some("journey:walk#way"));
    assert_eq!(subject("dessk").as_deref(), Some("journey:walk#signs"));
}

#[test]
fn references_of_the_other_kinds_are_looked_up_too() {
    errors(
        "
        == throughline.yaml
        title: T
        outcomes: [home, hame]
        #                ^^^^ unknown-reference = did you mean `home`?
        == outcomes/home.md
        ---
        title: Home
        for: [ada, adda]
        #          ^^^^ unknown-reference
        parent: hom
        #       ^^^ unknown-reference
        measures: [{id: time, title: Time}]
        limits: [{text: Law, measure: tyme}]
        #                             ^^^^ unknown-reference = did you mean `time`?
        ---
        == processes/show-way.md
        ---
        title: Show the way
        parent: shw-way
        #       ^^^^^^^ unknown-reference
        delivers: halp
        #         ^^^^ unknown-reference
        supports: showw-way
        #         ^^^^^^^^^ unknown-reference
        contributes_to: [hone, walk#wey]
        #                ^^^^ unknown-reference = did you mean `home`?
        #                      ^^^^^^^^ unknown-reference = did you mean `way`?
        systems: mab
        #        ^^^ unknown-reference = did you mean `map`?
        rules: [{text: Be kind, steps: lissten}]
        #                              ^^^^^^^ unknown-reference = did you mean `listen`?
        steps:
          - {id: listen, title: Listen, systems: mapp, next: [answr, {to: nowhere}]}
        #                                        ^^^^ unknown-reference
        #                                                     ^^^^^ unknown-reference = did you mean `answer`?
        #                                                                 ^^^^^^^ unknown-reference
          - {id: answer, title: Answer}
        ---
        == services/help.md
        ---
        title: Help
        meets: [ada#rest, adda#rest, rest]
        #                 ^ :: it is named here too
        #                            ^^^^ unknown-reference = write the persona's id, `#` and the need's id
        ---
        == teams/desk.md
        ---
        title: Lamp desk
        parent: dest
        #       ^^^^ unknown-reference
        ---
        ",
    );
}

#[test]
fn every_sort_of_reference_that_holds_is_quiet() {
    let site = errors(
        "
        == throughline.yaml
        title: T
        outcomes: home
        == outcomes/home.md
        ---
        title: Home
        for: Ada
        owner: desk
        needs: ADA#REST
        measures: [{id: time, title: Time}]
        limits: [{text: Law, measure: time, max: 30}]
        ---
        == outcomes/life.md
        ---
        title: A life in town
        for: ada
        ---
        == processes/show-way.md
        ---
        title: Show the way
        delivers: help
        contributes_to: [life, walk#way]
        systems: map
        rules: [{text: Be kind, steps: show-way#listen}]
        steps:
          - {id: listen, title: Listen, by: desk, systems: map, next: [answer, {to: listen, when: it was loud}]}
          - {id: answer, title: Answer, by: map, next: []}
        ---
        == services/help.md
        ---
        title: Help
        meets: ada#rest
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: ' home '
        stages:
          - title: Asking
            touchpoints:
              - {id: way, title: I ask, service: help, needs: ada#rest, served_by: [show-way#listen], gap: {owner: desk}}
        opportunities: [{title: Signs, touchpoints: [way, walk#way], owner: desk}]
        ---
        == journeys/glide.md
        ---
        title: Glide home
        persona: ada
        outcome: home
        state: target
        target_of: walk
        parent: walk#way
        stages: [{title: Asking, touchpoints: [{title: I glide, replaces: [way, walk#way]}]}]
        ---
        ",
    );
    let edges = site.model.graph.edges.len();
    assert!(edges > 25, "{edges}");
}

#[test]
fn a_name_that_is_almost_right_in_another_way_is_explained() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        owner: Lamp desk
        #      ^^^^^^^^^ unknown-reference = it is named by its id: write `desk`
        delivers: service:help
        #         ^^^^^^^^^^^^ unknown-reference = write `help`: the field says its kind
        supports: walk
        #         ^^^^ unknown-reference = `walk` is a journey; this must name a process
        systems: [Sea chart]
        #         ^^^^^^^^^ unknown-reference
        ---
        == processes/other.md
        ---
        title: Other
        supports: [Show way, clean-lamps]
        #          ^^^^^^^^ unknown-reference = did you mean `show-way`?
        #                    ^^^^^^^^^^^ unknown-reference = add processes/clean-lamps.md, or name one that is there
        ---
        ",
    );
}

#[test]
fn a_name_whose_file_is_there_but_says_something_else_is_explained() {
    errors(
        "
        == processes/clean-lamps.md
        # Clean the lamps
        == processes/trim.md
        ---
        title: Trim the wicks
        id: wicks
        ---
        == processes/other.md
        ---
        title: Other
        supports: [clean-lamps, trim]
        #          ^^^^^^^^^^^ unknown-reference = processes/clean-lamps.md is no content: begin it with a line `---`, or see what `exclude` leaves out
        #                       ^^^^ unknown-reference = processes/trim.md has another id: write `wicks`
        ---
        ",
    );
}

#[test]
fn a_nested_name_of_another_sort_is_explained() {
    errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{id: ask, title: Asking, touchpoints: [{title: I ask the way}]}]
        opportunities:
          - {title: Signs, touchpoints: [ask]}
        #                                ^^^ unknown-reference = `ask` is a stage
          - {title: Maps, touchpoints: [I ask the Way]}
        #                               ^^^^^^^^^^^^^ unknown-reference = it is named by its id: write `i-ask-the-way`
        ---
        ",
    );
}

#[test]
fn naming_a_draft_says_that_it_is_one() {
    let fixture = "
        == processes/lend.md
        ---
        title: Lend an umbrella
        draft: true
        parent: nowhere
        ---
        == processes/show-way.md
        ---
        title: Show the way
        supports: lend
        #         ^^^^ unknown-reference = `lend` is a draft: take `draft: true` out of it, or build with `--drafts`
        ---

        [[lend]]
        ^^^^^^^^ broken-link = `lend` is a draft
        [it](lend.md)
        ^^^^^^^^^^^^^ broken-link = it is a draft
        ";
    errors(fixture);
    let site = Project::new(fixture).drafts().load();
    assert_eq!(only(&site, "unknown-reference").message, "no process named `nowhere`");
}

#[test]
fn replaces_needs_a_journey_to_replace() {
    errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask}]}]
        ---
        == journeys/glide.md
        ---
        title: Glide home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I glide, replaces: way}]}]
        #                                                                 ^^^ unknown-reference = say in `target_of` which journey this one replaces
        ---
        == journeys/swim.md
        ---
        title: Swim home
        persona: ada
        outcome: home
        target_of: walk
        stages: [{title: Asking, touchpoints: [{title: I swim, replaces: [way, waye]}]}]
        #                                                                      ^^^^ unknown-reference = did you mean `way`?
        ---
        ",
    );
}

#[test]
fn a_site_of_one_file_may_name_itself_only() {
    errors_alone(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        #        ^^^ unknown-reference = add personas/ada.md, or name one that is there
        outcome: home
        #        ^^^^ unknown-reference = add outcomes/home.md, or name one that is there
        stages: [{title: Asking}]
        ---
        ",
    );
}

#[test]
fn one_name_that_means_nothing_is_one_finding_with_all_its_places() {
    let site = errors(
        "
        == outcomes/home.md
        ---
        title: Home before dark
        for: [Ben]
        #     ^ :: it is named here too
        ---
        == outcomes/rest.md
        ---
        title: Rest
        for: [ada, BEN]
        #          ^ :: it is named here too
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: Ben
        #        ^^^ unknown-reference
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: A, needs: [ben#nap, ada#nap]}]}]
        #                                                         ^ :: it is named here too
        #                                                                  ^^^^^^^ unknown-reference
        ---
        ",
    );
    let messages: Vec<_> = site.findings.list.iter().map(|f| &*f.message).collect();
    assert_eq!(messages, ["no persona named `Ben`", "the persona `ada` has no need `nap`"]);
}

#[test]
fn several_names_in_one_text_are_written_as_a_list() {
    errors(
        "
        == personas/ben.md
        ---
        title: Ben Nevis
        needs: [{id: nap, statement: I nap}]
        ---
        == outcomes/home.md
        ---
        title: Home before dark
        for: Ada, ben nevis
        #    ^^^^^^^^^^^^^^ unknown-reference = write a list: `[ada, ben]`
        needs: ada#rest; ben#nap
        #      ^^^^^^^^^^^^^^^^^ unknown-reference = write a list: `[ada#rest, ben#nap]`
        owner: desk and map
        #      ^^^^^^^^^^^^ unknown-reference = one team is due here: name the one
        ---
        == processes/show-way.md
        ---
        title: Show the way
        steps: [{id: listen, title: Listen}, {id: nod, title: Nod}]
        rules: [{text: Be kind, steps: listen / nod}]
        #                              ^^^^^^^^^^^^ unknown-reference = write a list: `[show-way#listen, show-way#nod]`
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, served_by: show-way#listen and show-way}]}]
        #                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-reference = write a list: `[show-way#listen, show-way]`
        ---
        ",
    );
}
