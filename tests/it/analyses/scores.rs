//! A7, A8 and A16: needs, pains and expectations in the order of what they score.

use throughline::analysis::{opportunities, pains, promises};

use super::Asked;

#[test]
fn a_need_scores_its_importance_and_what_satisfaction_lacks() {
    let site = Asked::of(
        "
        == personas/ada.md
        ---
        title: Ada
        evidence: [{kind: interview}, {kind: survey}]
        needs:
          - {id: sure, statement: A, importance: 9, satisfaction: 9.5}
          - {id: worst, statement: B, importance: 10, satisfaction: 2}
          - {id: fifteen, statement: C, importance: 8.1, satisfaction: 1.2}
          - {id: twelve, statement: D, importance: 9, satisfaction: 6}
          - {id: ten, statement: E, importance: 10, satisfaction: 10}
          - {id: half, statement: F, importance: 10}
          - {id: below, statement: G, importance: 9.9, satisfaction: 10}
        ---
        == personas/bo.md
        ---
        title: Bo
        evidence: [{kind: interview}]
        needs: [{id: guess, statement: A, importance: 9, satisfaction: 5}]
        ---
        == personas/cy.md
        ---
        title: Cy
        status: retired
        needs: [{id: past, statement: A, importance: 9, satisfaction: 5}]
        ---
        ",
    );
    let all: Vec<(String, Option<f64>, Option<&str>, bool)> = opportunities::all(site.model())
        .iter()
        .map(|o| (site.id(site.model().needs[o.need].node), o.score, o.band.map(|b| b.words()), o.estimate))
        .collect();
    // 10 + 8; 8.1 + 6.9 is 15 and not over it; 9 + 4; 9 + 3; 10 + 0; 9.9 + 0; 9 + 0; unknown last.
    let expected = [
        ("worst", Some(18.0), Some("extreme"), false),
        ("fifteen", Some(15.0), Some("high"), false),
        ("guess", Some(13.0), Some("high"), true),
        ("twelve", Some(12.0), Some("high"), false),
        ("ten", Some(10.0), Some("worth a look"), false),
        ("below", Some(9.9), None, false),
        ("sure", Some(9.0), None, false),
        ("half", None, None, false),
    ];
    assert_eq!(all, expected.map(|(id, score, band, estimate)| (id.to_owned(), score, band, estimate)));
}

#[test]
fn pains_are_ranked_by_level_times_risk_then_by_the_importance_of_their_touchpoint() {
    let site = Asked::of(
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages:
          - title: Out
            touchpoints:
              - {id: a, title: A, pains: [{id: p1, text: T, level: 4, leave_risk: 3}, {id: p2, text: T, level: 9}]}
              - {id: b, title: B, importance: 2, pains: [{id: p3, text: T, level: 6, leave_risk: 2}, {id: p4, text: T, level: 7, leave_risk: 0}]}
              - {id: c, title: C, importance: 5, pains: [{id: p5, text: T, level: 3, leave_risk: 4}, {id: p6, text: T, level: 5, leave_risk: 5}]}
        ---
        == journeys/someday.md
        ---
        title: Someday
        persona: ada
        outcome: home
        state: target
        stages: [{title: Out, touchpoints: [{title: A, pains: [{id: p7, text: T, level: 10, leave_risk: 10}]}]}]
        ---
        ",
    );
    let all = pains::all(&site.context());
    let ids: Vec<(String, Option<f64>)> = all.iter().map(|p| (site.id(site.model().pains[p.pain].node.unwrap()), p.score)).collect();
    // 25, then three times 12 by importance 5, 2 and none, then 0, then the unknown.
    let expected = [("p6", Some(25.0)), ("p5", Some(12.0)), ("p3", Some(12.0)), ("p1", Some(12.0)), ("p4", Some(0.0)), ("p2", None)];
    assert_eq!(ids, expected.map(|(id, score)| (id.to_owned(), score)));
}

#[test]
fn a_promise_is_broken_by_one_measure_and_kept_by_one_where_none_breaks_it() {
    let measure = |better: &str, target: &str, reading: &str| {
        let readings = if reading.is_empty() {
            String::new()
        } else {
            format!("{{date: 2020-01-01, value: 1}}, {{date: 2026-01-01, value: {reading}}}")
        };
        format!("{{title: M{better}{target}, better: {better}, target: {target}, readings: [{readings}]}}")
    };
    let (met, missed) = (measure("up", "5", "5"), measure("down", "5", "6"));
    let (blank, silent, aimless) = (measure("up", "", "5"), measure("up", "4", ""), measure("", "7", "5"));
    let service = |id: &str, promise: &str, measures: &[&String]| {
        let measures: Vec<&str> = measures.iter().map(|m| m.as_str()).collect();
        format!("== services/{id}.md\n---\ntitle: {id}\npromise: {promise}\nmeasures: [{}]\n---\n", measures.join(", "))
    };
    let fixture = service("a-kept", "yes", &[&met, &blank])
        + &service("b-broken", "yes", &[&met, &missed])
        + &service("c-unknown", "yes", &[&blank, &silent, &aimless])
        + &service("d-no-promise", "", &[&missed])
        + &service("e-retired", "yes\nstatus: retired", &[&missed])
        + &service("f-no-measure", "yes", &[]);
    let site = Asked::of(&fixture);
    let all: Vec<(String, Option<&str>)> = promises::services(site.model())
        .iter()
        .map(|p| (site.id(site.model().services[p.service].node), p.state.map(|s| s.word())))
        .collect();
    let expected = [("b-broken", Some("broken")), ("a-kept", Some("kept")), ("c-unknown", None), ("f-no-measure", None)];
    assert_eq!(all, expected.map(|(id, state)| (id.to_owned(), state)));
}

#[test]
fn a_target_is_missed_by_no_reading_from_before_its_day() {
    let state = |value: &str, day: &str| {
        let measure = format!("{{title: M, better: up, target: 5, target_by: 2026-06-01, readings: [{{date: {day}, value: {value}}}]}}");
        let site = Asked::of(&format!("== services/s.md\n---\ntitle: S\npromise: yes\nmeasures: [{measure}]\n---\n"));
        promises::services(site.model())[0].state.map(|state| state.word())
    };
    assert_eq!(state("4", "2026-05-31"), None, "not reached yet");
    assert_eq!(state("4", "2026-06-01"), Some("broken"));
    assert_eq!(state("5", "2026-05-31"), Some("kept"));
}

#[test]
fn expectations_are_ranked_by_the_widest_gap_with_blanks_last() {
    let site = Asked::of(
        "
        == journeys/walk.md
        ---
        title: Walk
        persona: ada
        outcome: home
        stages:
          - title: Out
            touchpoints:
              - {id: blank, title: A, expects: x, importance: 5}
              - {id: over, title: B, expects: x, importance: 2, satisfaction: 4.5}
              - {id: quiet, title: C, importance: 5, satisfaction: 1}
              - {id: wide, title: D, expects: x, importance: 5, satisfaction: 1.5}
              - {id: even, title: E, expects: x, importance: 3, satisfaction: 3}
        ---
        ",
    );
    let all = promises::expectations(&site.context());
    assert_eq!(site.touchpoints(all.iter().map(|e| e.touchpoint)), ["wide", "even", "over", "blank"]);
    assert_eq!(all.iter().map(|e| e.gap).collect::<Vec<_>>(), [Some(3.5), Some(0.0), Some(-2.5), None]);
}

#[test]
fn a_survey_counts_for_needs_whatever_it_backs() {
    let site = Asked::of(
        "== personas/ada.md\n---\ntitle: Ada\nevidence: [{kind: survey, of: quote}]\nneeds: [{id: n, statement: N, importance: 9}]\n---\n",
    );
    assert_eq!(opportunities::all(site.model()).iter().map(|o| o.estimate).collect::<Vec<_>>(), [false]);
}
