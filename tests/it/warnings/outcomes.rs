//! Rules about outcomes, needs and services.

use super::found;

#[test]
fn an_active_outcome_needs_a_journey() {
    found(
        &["outcome-unwalked"],
        "
        == outcomes/a.md
        ---
        title: Aim a
        #      ^^^^^ outcome-unwalked
        for: ada
        owner: desk
        ---
        == outcomes/b.md
        ---
        title: Aim b
        for: ada
        owner: desk
        status: hypothesis
        ---
        == outcomes/c.md
        ---
        title: Aim c
        for: ada
        owner: desk
        status: planned
        ---
        == outcomes/d.md
        ---
        title: Aim d
        for: ada
        owner: desk
        status: retired
        ---
        == outcomes/wide.md
        ---
        title: Aim wide
        for: ada
        owner: desk
        ---
        == outcomes/narrow.md
        ---
        title: Aim narrow
        for: ada
        owner: desk
        parent: wide
        ---
        == journeys/n.md
        ---
        title: A way
        persona: ada
        outcome: narrow
        evidence: [{kind: interview}]
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
        ---
        == outcomes/aimed.md
        ---
        title: Aim aimed
        #      ^^^^^^^^^ outcome-unwalked
        for: ada
        owner: desk
        ---
        == journeys/t.md
        ---
        title: A way
        persona: ada
        outcome: aimed
        evidence: [{kind: interview}]
        state: target
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
        ---
        == outcomes/empty.md
        ---
        title: Aim empty
        #      ^^^^^^^^^ outcome-unwalked
        for: ada
        owner: desk
        ---
        == journeys/e.md
        ---
        title: E
        persona: ada
        outcome: empty
        stages: [{title: S}]
        ---
        ",
    );
}

#[test]
fn the_three_crowns_are_asked_for() {
    found(
        &["one-crown"],
        "
        == outcomes/a.md
        ---
        title: Aim a
        #      ^^^^^ one-crown
        for: ada
        owner: desk
        ---
        == outcomes/b.md
        ---
        title: Aim b
        for: ada
        owner: desk
        measures:
        ^^^^^^^^ one-crown
        ---
        == outcomes/c.md
        ---
        title: Aim c
        #      ^^^^^ one-crown
        for: ada
        owner: desk
        measures: [{title: A, crown: cost}, {title: B, crown: revenue}, {title: C}]
        ---
        == outcomes/d.md
        ---
        title: Aim d
        for: ada
        owner: desk
        measures: [{title: A, crown: cost}, {title: B, crown: revenue}, {title: C, crown: service}]
        ---
        == outcomes/e.md
        ---
        title: Aim e
        for: ada
        owner: desk
        status: planned
        ---
        ",
    );
}

#[test]
fn one_measure_is_about_the_customer() {
    found(
        &["internal-only"],
        "
        == outcomes/a.md
        ---
        title: Aim a
        for: ada
        owner: desk
        ---
        == outcomes/b.md
        ---
        title: Aim b
        #      ^^^^^ internal-only
        for: ada
        owner: desk
        measures: [{title: A, about: internal}, {title: B}]
        ---
        == outcomes/c.md
        ---
        title: Aim c
        for: ada
        owner: desk
        measures: [{title: A, about: internal}, {title: B, about: customer}]
        ---
        == outcomes/d.md
        ---
        title: Aim d
        for: ada
        owner: desk
        status: planned
        measures: [{title: A}]
        ---
        ",
    );
}

#[test]
fn needs_that_were_only_asked_for_are_reported() {
    found(
        &["asked-only"],
        "
        == personas/bo.md
        ---
        title: Bo
        needs:
          - {id: a, statement: A, basis: asked}
          - {id: b, statement: B, basis: asked}
          - {id: c, statement: C, basis: inferred}
          - {id: d, statement: D}
        ---
        == outcomes/a.md
        ---
        title: Aim a
        #      ^^^^^ asked-only
        for: bo
        owner: desk
        needs: [bo#a, bo#b]
        ---
        == outcomes/b.md
        ---
        title: Aim b
        for: bo
        owner: desk
        needs: [bo#a, bo#c]
        ---
        == outcomes/c.md
        ---
        title: Aim c
        for: bo
        owner: desk
        needs: [bo#a, bo#d]
        ---
        == outcomes/d.md
        ---
        title: Aim d
        for: ada
        owner: desk
        ---
        == outcomes/e.md
        ---
        title: Aim e
        for: bo
        owner: desk
        status: retired
        needs: [bo#a]
        ---
        ",
    );
}

#[test]
fn a_need_that_nothing_live_names_is_reported_at_its_id() {
    found(
        &["unmet-need"],
        "
        == personas/ada.md
        ---
        title: Ada
        needs:
          - {id: rest, statement: Rest}
          - {id: idle, statement: Nobody names it}
        #        ^^^^ unmet-need
          - {id: aim, statement: An outcome names it}
          - {id: touch, statement: A touchpoint names it}
          - {id: serve, statement: A service names it}
          - {id: past, statement: A retired service names it}
        #        ^^^^ unmet-need
          - {id: then, statement: A target journey names it}
        #        ^^^^ unmet-need
        ---
        == personas/old.md
        ---
        title: Old
        status: retired
        needs: [{id: gone, statement: Gone}]
        ---
        == outcomes/a.md
        ---
        title: Aim a
        for: ada
        owner: desk
        needs: [ada#aim]
        ---
        == journeys/j.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I ask, needs: [ada#touch]}
        ---
        == journeys/t.md
        ---
        title: A way
        persona: ada
        outcome: home
        evidence: [{kind: interview}]
        state: target
        stages:
          - title: Part
            touchpoints:
              - {title: I take a taxi, to: Taxis}
              - {title: I ask, needs: [ada#then]}
        ---
        == services/s.md
        ---
        title: Offer s
        owner: desk
        meets: [ada#serve]
        ---
        == services/o.md
        ---
        title: Offer o
        owner: desk
        meets: [ada#past]
        status: retired
        ---
        ",
    );
}

#[test]
fn a_service_names_the_need_that_it_meets() {
    found(
        &["service-without-need"],
        "
        == services/a.md
        ---
        title: Offer
        #      ^^^^^ service-without-need
        ---
        == services/b.md
        ---
        title: Offer
        meets:
        ^^^^^ service-without-need
        ---
        == services/c.md
        ---
        title: Offer
        status: retired
        ---
        == services/d.md
        ---
        title: Offer
        status: planned
        meets: ada#rest
        ---
        ",
    );
}

#[test]
fn a_limit_that_is_broken_is_reported_at_its_text() {
    let site = found(
        &["limit-broken"],
        "
        == outcomes/a.md
        ---
        title: Aim a
        for: ada
        owner: desk
        measures: [{id: days, title: Days, readings: [{date: 2026-10-01, value: 3}, {date: 2026-11-01, value: 12.5}]}]
        limits:
          - {text: At most ten, measure: days, max: 10}
          #        ^^^^^^^^^^^ limit-broken
          - {text: At least 13, measure: days, min: 13, max: 20}
          #        ^^^^^^^^^^^ limit-broken
          - {text: At the bound, measure: days, max: 12.5, min: 12.5}
          - {text: No bound, measure: days}
          - {text: No measure, max: 1}
        ---
        == outcomes/b.md
        ---
        title: Aim b, not yet
        for: ada
        owner: desk
        status: planned
        measures: [{id: days, title: Days, readings: [{date: 2026-11-01, value: 12}]}]
        limits: [{text: At most ten, measure: days, max: 10}]
        ---
        == outcomes/c.md
        ---
        title: Aim c, no reading
        for: ada
        owner: desk
        measures: [{id: days, title: Days}]
        limits: [{text: At most ten, measure: days, max: 10}]
        ---
        ",
    );
    let said: Vec<&str> = site.findings.list.iter().filter(|f| f.rule == "limit-broken").map(|f| &*f.message).collect();
    assert_eq!(
        said,
        [
            "the limit `At most ten` is broken: `Days` stood at 12.5 on 2026-11-01, and is held to at most 10",
            "the limit `At least 13` is broken: `Days` stood at 12.5 on 2026-11-01, and is held to at least 13",
        ]
    );
}
