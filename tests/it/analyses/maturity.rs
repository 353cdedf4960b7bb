//! A11: how mature a journey is, and what the next level lacks.

use throughline::analysis::maturity;

use super::super::project::Project;
use super::Asked;

/// Level and lacks of a walk with these fields and touchpoints, on a site with this as well.
fn walk(fields: &str, touchpoints: &str, more: &str) -> (u8, Vec<&'static str>) {
    let journey = format!(
        "== journeys/walk.md\n---\ntitle: Walk\npersona: ada\noutcome: home\n{fields}\nstages: [{{title: Out, touchpoints: [{touchpoints}]}}]\n---\n"
    );
    let log = "== data/log.csv\ncase,activity,time\n";
    let site = Asked::project(Project::over(super::WORLD, &format!("{journey}{log}{more}")));
    let maturity = maturity::of_journey(site.model(), site.journey("walk"));
    (maturity.level, maturity.lacks.iter().map(|lack| lack.word()).collect())
}

const LIFE: &str = "== outcomes/home.md\n---\ntitle: Home\nfor: ada\nparent: life\n---\n== outcomes/life.md\n---\ntitle: Life\nfor: ada\nlevel: life\n---\n";

fn target(fields: &str) -> String {
    format!(
        "== journeys/ride.md\n---\ntitle: Ride\npersona: ada\noutcome: home\ntarget_of: walk\n{fields}\nstages: [{{title: Out}}]\n---\n"
    )
}

#[test]
fn without_a_feeling_at_every_touchpoint_it_is_nought() {
    assert_eq!(walk("evidence: [{kind: survey}]", "{title: A, feeling: 1}, {title: B}", ""), (0, vec!["feeling"]));
    assert_eq!(walk("", "{title: A, feeling: 0}", ""), (1, vec!["evidence"]));
}

#[test]
fn a_log_or_evidence_of_people_makes_it_two() {
    let beyond = vec!["third-party", "life", "target"];
    assert_eq!(walk("log: {file: ../data/log.csv}", "{title: A, feeling: 0}", ""), (2, beyond.clone()));
    for kind in ["observation", "survey", "interview"] {
        assert_eq!(walk(&format!("evidence: [{{kind: {kind}}}]"), "{title: A, feeling: 0}", ""), (2, beyond.clone()), "{kind}");
        let touchpoint = format!("{{title: A, feeling: 0, evidence: [{{kind: {kind}}}]}}");
        assert_eq!(walk("", &touchpoint, ""), (2, beyond.clone()), "{kind}");
    }
    for kind in ["log", "document", "assumption"] {
        assert_eq!(walk(&format!("evidence: [{{kind: {kind}}}]"), "{title: A, feeling: 0}", ""), (1, vec!["evidence"]), "{kind}");
    }
}

#[test]
fn three_needs_a_third_party_a_life_and_a_target() {
    let known = "evidence: [{kind: survey}]";
    let third = "{title: A, feeling: 0}, {title: B, feeling: 0, from: The Post}";
    let all = format!("{LIFE}{}", target("state: target"));
    assert_eq!(walk(known, third, &all), (3, vec![]));
    assert_eq!(walk(known, "{title: A, feeling: 0}, {title: B, feeling: 0, to: The Post}", &all), (3, vec![]));
    assert_eq!(walk(known, "{title: A, feeling: 0}", &all), (2, vec!["third-party"]));
    assert_eq!(walk(known, third, &target("state: target")), (2, vec!["life"]));
    assert_eq!(walk(known, third, LIFE), (2, vec!["target"]));
    assert_eq!(walk(known, third, &format!("{LIFE}{}", target("state: target\nstatus: retired"))), (2, vec!["target"]));
    assert_eq!(walk(known, third, &format!("{LIFE}{}", target("state: current"))), (2, vec!["target"]));
}

#[test]
fn an_outcome_may_be_a_life_outcome_itself() {
    let life = "== outcomes/home.md\n---\ntitle: Home\nfor: ada\nlevel: life\n---\n";
    let third = "{title: A, feeling: 0, to: The Post}";
    assert_eq!(walk("evidence: [{kind: survey}]", third, &format!("{life}{}", target("state: target"))), (3, vec![]));
}

#[test]
fn what_looks_far_and_is_not_known_stays_at_one() {
    let third = "{title: A, feeling: 0, to: The Post}";
    assert_eq!(walk("", third, &format!("{LIFE}{}", target("state: target"))), (1, vec!["evidence"]));
}

#[test]
fn evidence_counts_whatever_it_backs() {
    let beyond = vec!["third-party", "life", "target"];
    assert_eq!(walk("evidence: [{kind: interview, of: purpose}]", "{title: A, feeling: 0}", ""), (2, beyond.clone()));
    assert_eq!(walk("", "{title: A, feeling: 0, evidence: [{kind: survey, of: wait}]}", ""), (2, beyond));
}

#[test]
fn another_persona_is_no_third_party() {
    let all = format!("{LIFE}{}== personas/ben.md\n---\ntitle: Ben\n---\n", target("state: target"));
    let known = "evidence: [{kind: survey}]";
    assert_eq!(walk(known, "{title: A, feeling: 0, from: ben}, {title: B, feeling: 0, to: [us, ben]}", &all), (2, vec!["third-party"]));
}
