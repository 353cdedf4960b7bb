//! `unknown-reference` and `need-of-another-persona`: drafts, aliases, the prefix, third parties
//! with and without files, channels.

use throughline::base::terms::Address;
use throughline::session::Site;

use super::project::{Project, errors, errors_alone, only};

fn third_parties(site: &Site) -> Vec<(String, &str)> {
    let nodes = site.model.third_parties.iter().map(|(_, t)| site.model.node(t.node));
    nodes.map(|n| (n.address.to_string(), &*n.title)).collect()
}

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
        #                 ^^^^^^^^^ unknown-reference = did you mean `ada`?
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
fn a_reference_through_an_alias_is_no_finding() {
    let site = errors(
        "
        == personas/ada.md
        ---
        title: Ada
        aliases: [Newcomer]
        needs: [{id: rest, statement: I rest, aliases: sleep}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: newcomer
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, needs: newcomer#Sleep}]}]
        ---
        ",
    );
    assert_eq!(site.model.touchpoints.iter().next().unwrap().1.needs.len(), 1);
    assert!(site.model.find(&Address::parse("persona:newcomer#sleep").unwrap()).is_some());
}

#[test]
fn the_prefix_of_the_site_may_stand_before_its_own_names() {
    let site = errors(
        "
        == throughline.yaml
        title: T
        prefix: lantern
        == processes/show-way.md
        ---
        title: Show the way
        owner: lantern/desk
        steps: [{id: listen, title: Listen, by: Lantern/desk}, {title: Look, by: lantern/map}]
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: lantern/ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask, from: lantern/desk, served_by: [lantern/show-way#listen]}]}]
        ---

        [[lantern/show-way]] and [[process:lantern/show-way#listen]]
        == journeys/glide.md
        ---
        title: Glide home
        persona: ada
        outcome: home
        target_of: lantern/walk
        stages: [{title: Asking, touchpoints: [{title: I glide, replaces: way}]}]
        ---
        ",
    );
    let addresses: Vec<String> = site.model.graph.nodes.iter().map(|n| n.address.to_string()).collect();
    assert!(addresses.contains(&"process:lantern/show-way#listen".to_owned()), "{addresses:?}");
    assert_eq!(third_parties(&site), []);
    assert!(site.model.touchpoints.iter().any(|(_, t)| !t.replaces.is_empty()));
}

#[test]
fn another_sites_prefix_names_nothing_here() {
    errors(
        "
        == throughline.yaml
        title: T
        prefix: lantern
        == processes/show-way.md
        ---
        title: Show the way
        supports: harbour/moor
        #         ^^^^^^^^^^^^ unknown-reference
        ---
        ",
    );
}

#[test]
fn the_subject_bears_the_prefix() {
    let site = errors(
        "
        == throughline.yaml
        title: T
        prefix: lantern
        == processes/show-way.md
        ---
        title: Show the way
        supports: nobody-there
        #         ^^^^^^^^^^^^ unknown-reference
        ---
        ",
    );
    assert_eq!(only(&site, "unknown-reference").subject.as_deref(), Some("process:lantern/show-way"));
}

#[test]
fn third_parties_need_no_files() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        by: [persona, us, desk, map, 'NORTHLINE  buses']
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: A, from: Northline Buses, to: persona}
              - {title: B, to: nobody}
              - {title: C, from: desk, to: Pier Taxis}
        ---

        [[northline-buses]] and [[third-party:pier-taxis]]
        ",
    );
    assert_eq!(
        third_parties(&site),
        [("third-party:northline-buses".to_owned(), "Northline Buses"), ("third-party:pier-taxis".to_owned(), "Pier Taxis")]
    );
}

#[test]
fn with_files_every_third_party_must_be_one_of_theirs() {
    let site = errors(
        "
        == third-parties/northline.md
        ---
        title: Northline Buses
        also_called: [The bus, N-Line]
        aliases: buses
        ---
        == processes/show-way.md
        ---
        title: Show the way
        by: [northline, Northline buses, the bus, n line, Buses]
        steps:
          - {title: A, by: Nortline}
        #                  ^^^^^^^^ unknown-reference = did you mean `northline`?
          - {title: B, by: Pier Taxis}
        #                  ^^^^^^^^^^ unknown-reference = add third-parties/pier-taxis.md: once a site describes third parties in files, each needs one
        ---
        ",
    );
    assert_eq!(third_parties(&site).len(), 1);
    assert_eq!(site.findings.list[0].message, "no team, system or third party named `Nortline`");
}

#[test]
fn a_draft_of_a_third_party_counts_as_a_file() {
    errors(
        "
        == third-parties/northline.md
        ---
        title: Northline Buses
        draft: true
        ---
        == processes/show-way.md
        ---
        title: Show the way
        by: Northline
        #   ^^^^^^^^^ unknown-reference = `northline` is a draft: take `draft: true` out of it, or build with `--drafts`
        ---
        ",
    );
}

#[test]
fn a_name_without_letters_is_no_third_party() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps: [{title: A, by: '***'}]
        #                      ^^^^^ bad-id
        ---
        ",
    );
}

#[test]
fn channels_are_free_text_where_the_site_lists_none() {
    errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, channels: [Mobile app, pigeon]}]}]
        ---
        ",
    );
}

#[test]
fn a_channel_is_one_of_the_sites() {
    errors(
        "
        == throughline.yaml
        title: T
        channels: [{id: app, title: Mobile app}, {id: phone}]
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages:
          - title: Asking
            touchpoints:
              - {title: I ask, channels: [App, phon, pigeon]}
        #                                      ^^^^ unknown-reference = did you mean `phone`?
        #                                            ^^^^^^ unknown-reference = the site's channels are `app`, `phone`
        ---
        ",
    );
}

#[test]
fn a_channel_list_that_cannot_be_read_leaves_no_trail() {
    errors(
        "
        == throughline.yaml
        title: T
        channels: [{id: a/b}, {id: phone}]
        #               ^^^ bad-id
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{title: I ask, channels: [app, phone]}]}]
        ---
        ",
    );
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

/// The fixture with a second persona.
fn with_bo(fixture: &str) -> String {
    let bo = "
        == personas/bo.md
        ---
        title: Bo Quiet
        needs: [{id: quiet, statement: I read in peace}]
        ---";
    format!("{bo}{fixture}")
}

#[test]
fn a_need_belongs_to_the_persona_that_it_is_named_for() {
    let site = errors(&with_bo(
        "
        == outcomes/home.md
        ---
        title: Home
        for: [ada]
        needs: [ada#rest, bo#quiet]
        #                 ^^^^^^^^ need-of-another-persona = name a need of its own persona, or add that persona
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        stages: [{title: Asking, touchpoints: [{id: way, title: I ask, needs: bo#quiet}]}]
        #                                                                     ^^^^^^^^ need-of-another-persona
        ---
        ",
    ));
    assert_eq!(site.findings.list[1].message, "`bo#quiet` is a need of `Bo Quiet`, whom this is not for");
    assert_eq!(site.findings.list[0].subject.as_deref(), Some("journey:walk#way"));
}

#[test]
fn a_need_of_one_of_several_personas_is_fine_and_a_service_meets_anybodys() {
    errors(&with_bo(
        "
        == outcomes/home.md
        ---
        title: Home
        for: [ada, bo]
        needs: [bo#quiet]
        ---
        == services/help.md
        ---
        title: Help
        meets: [ada#rest, bo#quiet]
        ---
        ",
    ));
}

#[test]
fn whose_need_it_is_is_not_asked_where_the_persona_is_unknown() {
    errors(&with_bo(
        "
        == outcomes/home.md
        ---
        title: Home
        for: [addda]
        #     ^^^^^ unknown-reference
        needs: [bo#quiet]
        ---
        ",
    ));
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
