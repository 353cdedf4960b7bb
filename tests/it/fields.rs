//! Faults of single fields: `missing-field`, `wrong-type`, `unknown-field`, `unknown-value`.
//! The place is the value's own; a field that lacks is reported at the start of the mapping that
//! lacks it.

use super::project::{Project, errors, only};

#[test]
fn what_a_file_lacks_is_reported_at_its_first_line() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        | missing-field = add `outcome:`
        title: Walk home
        persona: ada
        stages: [{title: Asking}]
        ---
        ",
    );
    assert_eq!(only(&site, "missing-field").message, "a journey needs `outcome`");
    assert_eq!(only(&site, "missing-field").subject.as_deref(), Some("journey:walk"));
}

#[test]
fn empty_front_matter_lacks_all_that_is_required() {
    errors(
        "
        == outcomes/none.md
        ---
        | missing-field = add `title:`
        | missing-field = add `for:`
        ---
        == pages/none.md
        ---
        | missing-field
        {}
        ---
        ",
    );
}

#[test]
fn what_a_nested_mapping_lacks_is_reported_where_it_begins() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        evidence: [{n: 3}]
        #          | missing-field = add `kind:`
        links:
          - title: The map
        #   | missing-field = add `url:`
        stages:
          - id: ask
        #   | missing-field = add `title:`
            touchpoints:
              - id: way
        #       | missing-field
                pains: [{level: 3}]
        #               | missing-field = add `text:`
        opportunities:
          - {title: Signs}
        #   | missing-field = add `touchpoints:`
        log: {case: walker}
        #    | missing-field = add `file:`, or `counts:` with what another engine counted
        ---
        ",
    );
    let subjects: Vec<_> = site.findings.list.iter().map(|f| f.subject.as_deref().unwrap_or("")).collect();
    assert!(subjects.contains(&"journey:walk#signs"), "{subjects:?}");
    assert!(subjects.contains(&"journey:walk#way"), "{subjects:?}");
}

#[test]
fn every_required_field_of_the_other_kinds_is_missed() {
    errors(
        "
        == throughline.yaml
        | missing-field = add `title:`
        channels: [{title: Phone}]
        #          | missing-field = add `id:`
        == outcomes/home.md
        ---
        title: Home
        for: ada
        limits: [{stakeholder: law}]
        #        | missing-field = add `text:`
        measures:
          - {title: Minutes, readings: [{date: 2026-01-01}, {value: 3}]}
        #                               | missing-field = add `value:`
        #                                                   | missing-field = add `date:`
          - {id: cost}
        #   | missing-field = add `title:`
          - {title: Calls, readings_from: {where: {a: b}}}
        #                                 | missing-field = add `file:`
        #                                 | missing-field = add `date:`
        #                                 | missing-field = add `value:`
        ---
        == personas/ada.md
        ---
        title: Ada
        needs:
          - {id: rest}
        #   | missing-field = add `statement:`
          - {statement: I am dry}
        #   | missing-field = add `id:`
        ---
        == processes/show-way.md
        ---
        title: Show the way
        rules: [{kind: strategic}]
        #       | missing-field = add `text:`
        steps:
          - {id: listen}
        #   | missing-field = add `title:`
          - {title: Answer, next: [{when: always}]}
        #                          | missing-field = add `to:`
        ---
        ",
    );
}

#[test]
fn blank_is_as_good_as_absent_and_an_empty_list_is_none() {
    errors(
        "
        == journeys/walk.md
        ---
        | missing-field = fill in `title:`
        | missing-field = fill in `persona:`
        | missing-field = fill in `outcome:`
        title: ''
        persona: ~
        outcome: null
        stages: []
        summary:
        reviewed: null
        volume_per_month: ~
        tags: []
        ---
        ",
    );
}

#[test]
fn a_faulty_field_counts_as_present() {
    errors(
        "
        == journeys/walk.md
        ---
        title: [Walk]
        #      ^ wrong-type
        persona: {id: ada}
        #        ^ wrong-type
        outcome: home
        stages: later
        #       ^^^^^ wrong-type = write `- title: later` on a line of its own below `stages:`
        ---
        ",
    );
}

#[test]
fn a_value_of_the_wrong_sort_is_pointed_at_in_full() {
    errors(
        "
        == journeys/walk.md
        ---
        title: true
        #      ^^^^ wrong-type = put it in quotes: \"true\"
        persona: ada
        outcome: home
        reviewed: 2026-02-30
        #         ^^^^^^^^^^ wrong-type = there is no such day: write one that is, as `2026-03-01` (year, month, day)
        volume_per_month: about twenty
        #                 ^^^^^^^^^^^^ wrong-type
        draft: no
        #      ^^ wrong-type
        extra: [a]
        #      ^ wrong-type
        evidence: {kind: survey}
        #         ^ wrong-type
        stages:
          - title: Asking
            touchpoints:
              - title: I ask
                moment_of_truth: yes
        #                        ^^^ wrong-type
                feeling: \"1\"
        #                ^^^ wrong-type
                wait: 3 parsecs
        #             ^^^^^^^^^ wrong-type = write minutes, or `2 w`, `3 d`, `4 h`, `15 min`, or several in this order: `1 h 30 min`
                effort: 5 min
        #               ^^^^^ wrong-type
                gains: [a, {b: c}, [d]]
        #                  ^ wrong-type
        #                          ^ wrong-type
              - nothing
        #       ^^^^^^^ wrong-type
        ---
        ",
    );
}

#[test]
fn one_bare_value_is_a_list_of_one() {
    let site = errors(
        "
        == outcomes/home.md
        ---
        title: Home
        for: ada
        needs: ada#rest
        tags: night
        aliases: house
        ---
        ",
    );
    let outcome = site.model.outcomes.iter().next().unwrap().1;
    assert_eq!((outcome.audience.len(), outcome.needs.len(), outcome.profile.tags.len()), (1, 1, 1));
}

#[test]
fn an_unknown_field_is_shown_with_the_nearest() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        ownr: desk
        ^^^^ unknown-field = did you mean `owner`?
        colour of the sky: blue
        ^^^^^^^^^^^^^^^^^ unknown-field = fields of your own go under `extra:`
        stages:
          - title: Asking
            touchpoints:
              - title: I ask
                chanels: [app]
        #       ^^^^^^^ unknown-field = did you mean `channels`?
                effort: {work: 5, colour: 3}
        #                         ^^^^^^ unknown-field = known here: `work`, `load`
        ---
        ",
    );
    let messages: Vec<_> = site.findings.list.iter().map(|f| &*f.message).collect();
    assert!(messages.contains(&"a journey has no field `ownr`"), "{messages:?}");
    assert!(messages.contains(&"a touchpoint has no field `chanels`"), "{messages:?}");
}

#[test]
fn fields_of_ones_own_stay_untouched_under_extra() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        extra: {anything: [1, {deep: ~}], title: 3}
        steps: [{title: Listen, extra: {colour: red}}]
        ---
        ",
    );
    let process = site.model.processes.iter().next().unwrap().1;
    assert!(process.profile.extra.is_some());
}

#[test]
fn an_unknown_word_is_shown_with_the_nearest_or_with_all() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        status: planed
        #       ^^^^^^ unknown-value = did you mean `planned`?
        state: someday
        #      ^^^^^^^ unknown-value = write one of `current`, `target`
        persona: ada
        outcome: home
        evidence: [{kind: hearsay}]
        #                 ^^^^^^^ unknown-value
        links: [{url: 'javascript:alert(1)'}]
        #             ^^^^^^^^^^^^^^^^^^^^^ unknown-value = write an address that begins with `https:`, `http:`, `mailto:` or `tel:`
        stages: [{title: Asking, touchpoints: [{title: I ask, from: nobody}]}]
        #                                                           ^^^^^^ unknown-value = only `to` can be `nobody`: the person's own action
        ---
        == systems/map.md
        ---
        title: Street atlas
        criticality: highest
        #            ^^^^^^^ unknown-value = write one of `low`, `medium`, `high`
        url: ftp://maps.example
        #    ^^^^^^^^^^^^^^^^^^ unknown-value
        ---
        ",
    );
    assert!(site.findings.list.iter().all(|f| f.subject.as_deref() != Some("journey:walk#asking")), "a touchpoint is innermost");
}

#[test]
fn values_of_the_site_file_are_checked() {
    errors(
        "
        == throughline.yaml
        title: T
        language: Old English
        #         ^^^^^^^^^^^ unknown-value
        exclude: ['a[']
        #         ^^^^ unknown-value
        theme: {accent: teal}
        #               ^^^^ unknown-value
        git: {edit: 'ftp://x'}
        #           ^^^^^^^^^ unknown-value
        markdown: {raw_html: strip}
        #                    ^^^^^ unknown-value
        ",
    );
}

#[test]
fn all_faults_of_a_file_are_found_in_one_run_in_order() {
    let site = Project::new(
        "
        == journeys/walk.md
        ---
        tilte: Walk
        persona: nobody-here
        outcome: home
        state: never
        stages: [{title: Asking, touchpoints: [{title: I ask, feeling: 9}]}]
        ---

        [a](nowhere.md)
        ",
    )
    .load();
    let rules: Vec<_> = site.findings.list.iter().map(|f| (f.line, f.rule)).collect();
    let expected = [
        (1, "missing-field"),
        (2, "unknown-field"),
        (3, "unknown-reference"),
        (5, "unknown-value"),
        (6, "out-of-range"),
        (9, "broken-link"),
    ];
    assert_eq!(rules, expected);
}

#[test]
fn a_title_or_text_that_nobody_can_have_meant_is_cut_and_reported() {
    let title = "long ".repeat(1_000);
    let statement = "long ".repeat(10_000);
    let site = Project::new("")
        .bytes("processes/long.md", format!("---\ntitle: {title}\nsteps: [{{title: \"{title}\"}}]\n---\n").as_bytes())
        .bytes("pages/long.md", format!("# {title}\n").as_bytes())
        .bytes("personas/long.md", format!("---\ntitle: Ada\nneeds: [{{statement: {statement}}}]\n---\n").as_bytes())
        .load();
    let found: Vec<_> =
        site.findings.list.iter().filter(|f| f.rule == "out-of-range").map(|f| (&*f.file, f.line, f.column, &*f.message)).collect();
    assert_eq!(
        found,
        [
            ("pages/long.md", 1, 1, "the heading that is the title has 4999 characters; 2048 are read"),
            ("personas/long.md", 3, 21, "`statement` has 49999 characters; 32768 are read"),
            ("processes/long.md", 2, 8, "`title` has 4999 characters; 2048 are read"),
            ("processes/long.md", 3, 17, "`title` has 4999 characters; 2048 are read"),
        ]
    );
}
