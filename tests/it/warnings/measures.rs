//! Rules about measures.

use super::{Project, found};

#[test]
fn a_measure_says_where_it_began_and_where_it_should_go() {
    found(
        &["measure-without-target", "measure-without-baseline", "measure-without-reading"],
        "
        == services/s.md
        ---
        title: Offer s
        owner: desk
        meets: [ada#rest]
        measures:
          - {title: All blank}
        #           ^^^^^^^^^ measure-without-baseline
        #           ^^^^^^^^^ measure-without-reading
        #           ^^^^^^^^^ measure-without-target
          - title: Written blank
            target:
        #   ^^^^^^ measure-without-target
            baseline:
        #   ^^^^^^^^ measure-without-baseline
            readings:
        #   ^^^^^^^^ measure-without-reading
          - {title: Zero counts, target: 0, baseline: 0, readings: [{date: 2026-11-01, value: 0}]}
        ---
        == processes/p.md
        ---
        title: Work p
        owner: desk
        measures: [{title: In a process, target: 1, baseline: 1}]
        #                  ^^^^^^^^^^^^ measure-without-reading
        ---
        == outcomes/o.md
        ---
        title: Aim o
        for: ada
        owner: desk
        measures: [{title: In an outcome, baseline: 1, readings: [{date: 2026-11-01, value: 1}]}]
        #                  ^^^^^^^^^^^^^ measure-without-target
        ---
        == services/old.md
        ---
        title: Offer old
        owner: desk
        meets: [ada#rest]
        status: retired
        measures: [{title: Retired}]
        ---
        ",
    );
}

#[test]
fn a_reading_more_than_180_days_old_is_stale() {
    found(
        &["measure-stale"],
        "
        == services/s.md
        ---
        title: Offer s
        owner: desk
        meets: [ada#rest]
        measures:
          - {title: Just fresh, readings: [{date: 2026-05-05, value: 1}]}
          - {title: Just stale, readings: [{date: 2026-05-04, value: 1}]}
        #           ^^^^^^^^^^ measure-stale
          - {title: Fresh again, readings: [{date: 2026-10-01, value: 2}, {date: 2020-01-01, value: 1}]}
          - {title: None}
        ---
        == services/old.md
        ---
        title: Offer old
        owner: desk
        meets: [ada#rest]
        status: retired
        measures: [{title: Retired, readings: [{date: 2020-01-01, value: 1}]}]
        ---
        ",
    );
}

#[test]
fn the_site_sets_the_days_of_a_reading() {
    found(
        &["measure-stale"],
        "
        == throughline.yaml
        title: T
        channels: [{id: web}, {id: phone}]
        checks: {measure-stale: {days: 10}}
        == services/s.md
        ---
        title: Offer s
        owner: desk
        meets: [ada#rest]
        measures:
          - {title: Fresh, readings: [{date: 2026-10-22, value: 1}]}
          - {title: Stale, readings: [{date: 2026-10-21, value: 1}]}
        #           ^^^^^ measure-stale
        ---
        ",
    );
}

#[test]
fn opposing_measures_of_one_source_are_reported_at_the_later_file() {
    found(
        &["opposing-targets"],
        "
        == teams/crew.md
        ---
        title: Crew
        ---
        == processes/a.md
        ---
        title: A
        owner: crew
        measures:
          - {title: Down, source: Log, better: down}
          - {title: Also down, source: Other, better: down}
          - {title: No direction, source: Log}
        ---
        == processes/b.md
        ---
        title: B
        owner: crew
        measures: [{title: Same owner, source: Log, better: up}]
        ---
        == services/c.md
        ---
        title: C
        owner: desk
        measures:
          - {title: Up, source: Log, better: up}
        #           ^^ opposing-targets
          - {title: Down again, source: Log, better: down}
        #           ^^^^^^^^^^ opposing-targets
        ---
        == services/d.md
        ---
        title: D
        measures: [{title: Of nobody, source: Log, better: up}]
        ---
        == services/e.md
        ---
        title: E
        status: retired
        owner: desk
        measures: [{title: Retired, source: Log, better: up}]
        ---
        ",
    );
}

#[test]
fn where_many_measures_oppose_each_other_each_is_one_finding_with_those_before_it() {
    let one = |i: usize| {
        let better = if i.is_multiple_of(2) { "up" } else { "down" };
        format!(
            "== teams/t{i:02}.md\n---\ntitle: T{i}\n---\n== services/s{i:02}.md\n---\ntitle: S{i}\nowner: t{i:02}\n\
             measures: [{{title: M{i:02}, source: crm, better: {better}}}]\n---\n"
        )
    };
    let site = Project::over_base(&(0..30).map(one).collect::<String>()).load();
    let opposed: Vec<_> = site.findings.list.iter().filter(|f| f.rule == "opposing-targets").collect();
    assert_eq!(opposed.len(), 29);
    assert_eq!(opposed[28].message, "`M29` is to go down, and 15 measures of other owners up: all are read from `crm`");
    assert_eq!((&*opposed[28].file, opposed[28].related.len()), ("services/s29.md", 12));
}

#[test]
fn measures_are_asked_wherever_they_are_nested_but_not_in_a_target_journey() {
    found(
        &["measure-without-target"],
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        owner: desk
        measures: [{title: Of a journey, baseline: 1, readings: [{date: 2026-11-01, value: 1}]}]
        #                  ^^^^^^^^^^^^ measure-without-target
        stages:
          - title: Asking
            measures: [{title: Of a stage, baseline: 1, readings: [{date: 2026-11-01, value: 1}]}]
        #                      ^^^^^^^^^^ measure-without-target
            touchpoints:
              - title: I ask
                served_by: show-way
                measures: [{title: Of a touchpoint, baseline: 1, readings: [{date: 2026-11-01, value: 1}]}]
        #                          ^^^^^^^^^^^^^^^ measure-without-target
        ---
        == journeys/ride.md
        ---
        title: Ride
        persona: ada
        outcome: home
        owner: desk
        state: target
        measures: [{title: Of a target, baseline: 1, readings: [{date: 2026-11-01, value: 1}]}]
        stages: [{title: Asking, touchpoints: [{title: I ask, served_by: show-way}]}]
        ---
        ",
    );
}
