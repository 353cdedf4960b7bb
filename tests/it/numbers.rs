//! Numbers and durations: their forms, and `out-of-range`.

use super::project::errors;

#[test]
fn scalars_follow_the_core_schema_and_texts_are_taken_as_written() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: 2024
        persona: ada
        outcome: home
        starts_when: yes
        ends_when: 0x10
        volume_per_month: 3e2
        stages: [{title: 1.50, touchpoints: [{title: I ask, feeling: -.5, moment_of_truth: True}]}]
        ---
        ",
    );
    let journey = site.model.journeys.iter().next().unwrap().1;
    assert_eq!(&*site.model.node(journey.node).title, "2024");
    let written = |said: &Option<throughline::model::said::Said>| said.as_ref().map(|said| said.written.to_string());
    assert_eq!(written(&journey.starts_when).as_deref(), Some("yes"));
    assert_eq!(written(&journey.ends_when).as_deref(), Some("0x10"));
    assert_eq!(journey.volume_per_month, Some(300.0));
    assert_eq!(&*site.model.node(site.model.stages[journey.stages[0]].node).title, "1.50");
}

#[test]
fn a_duration_is_minutes_or_days_hours_and_minutes_in_this_order() {
    let site = errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - {id: a, title: A, work: 15, wait: 1 h 30 min}
          - {id: b, title: B, work: 5d, wait: 1.5h}
          - {id: c, title: C, work: '20', wait: 1d 2h3min}
          - {id: d, title: D, work: ~, wait: 0}
        ---
        ",
    );
    let minutes: Vec<_> = site.model.steps.iter().map(|(_, s)| (s.work, s.wait)).collect();
    let expected = [(Some(15.0), Some(90.0)), (Some(7200.0), Some(90.0)), (Some(20.0), Some(1563.0)), (None, Some(0.0))];
    assert_eq!(minutes, expected);
}

#[test]
fn a_number_with_separators_is_shown_as_it_would_be_read() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        volume_per_month: 1,200
        #                 ^^^^^ wrong-type = write `1200`
        cost_per_case: 1'250,5
        #              ^^^^^^^ wrong-type = write `1250.5`
        steps:
          -title: A
        # ^ wrong-type = put a space behind the dash: `- title`
        ---

        == processes/tell-way.md
        ---
        title: Tell the way
        volume_per_month: about 3,000
        #                 ^^^^^^^^^^^ wrong-type
        steps:
          title: A
        # ^ wrong-type = begin each entry with `- `: `- title: A`
        ---
        ",
    );
}

#[test]
fn other_forms_of_durations_are_refused() {
    errors(
        "
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - {title: A, work: 5 min 1 h}
        #                    ^^^^^^^^^ wrong-type
          - {title: B, work: 1 h 2 h}
        #                    ^^^^^^^ wrong-type
          - {title: C, work: 1 Week}
        #                    ^^^^^^ wrong-type = write `1 w`
          - {title: D, work: -5}
        #                    ^^ out-of-range
          - {title: E, work: -5 min}
        #                    ^^^^^^ out-of-range
          - {title: F, work: .inf}
        #                    ^^^^ out-of-range
          - {title: G, work: [5]}
        #                    ^ wrong-type
          - {title: H, work: true}
        #                    ^^^^ wrong-type
        ---
        ",
    );
}

#[test]
fn numbers_outside_their_range_are_pointed_at() {
    errors(
        "
        == personas/ada.md
        ---
        title: Ada
        needs:
          - {id: rest, statement: I rest, importance: 11, satisfaction: -0.1}
        #                                             ^^ out-of-range
        #                                                               ^^^^ out-of-range
        ---
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        volume_per_month: -1
        #                 ^^ out-of-range
        evidence: [{kind: survey, n: .nan}]
        #                            ^^^^ out-of-range
        stages:
          - title: Asking
            touchpoints:
              - title: I ask
                feeling: -2.5
        #                ^^^^ out-of-range
                importance: 0
        #                   ^ out-of-range
                satisfaction: 6
        #                     ^ out-of-range
                effort: {load: 0.5}
        #                      ^^^ out-of-range
                pains: [{text: Rain, level: 10.1, leave_risk: 1e400}]
        #                                   ^^^^ out-of-range
        #                                                     ^^^^^ out-of-range
        opportunities: [{title: Signs, touchpoints: i-ask, effort: 12}]
        #                                                          ^^ out-of-range
        ---
        == processes/show-way.md
        ---
        title: Show the way
        cost_per_case: -0.5
        #              ^^^^ out-of-range
        ---
        ",
    );
}

#[test]
fn the_ends_of_a_range_and_decimals_within_are_fine() {
    let site = errors(
        "
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        volume_per_month: 0
        stages:
          - title: Asking
            touchpoints:
              - {title: A, feeling: -2, importance: 1, satisfaction: 5, effort: {load: 4.5}}
              - {title: B, feeling: 1.25, pains: [{text: Rain, level: 0, leave_risk: 10}]}
        ---
        == outcomes/home.md
        ---
        title: Home
        for: ada
        measures: [{title: Change, target: -3, baseline: -1e6}]
        ---
        ",
    );
    assert_eq!(site.model.measures.iter().next().unwrap().1.target, Some(-3.0));
}
