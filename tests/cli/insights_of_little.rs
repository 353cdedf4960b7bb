//! `throughline insights` of sites of which little is known, or that count nothing.

use std::path::Path;

use serde_json::Value;

use super::insights::{site, text};

/// No answer in any format may hold what a division by nothing gives.
fn assert_sane(site: &Path, what: &str) {
    for format in ["text", "json", "csv"] {
        let all = text(&["insights", "--format", format], site);
        assert!(!all.contains("NaN") && !all.split_whitespace().any(|word| word.trim_matches(',') == "inf"), "{what}, {format}: {all}");
        assert!(!all.is_empty(), "{what}, {format}");
    }
}

#[test]
fn a_site_of_one_file_is_answered_whatever_the_file() {
    for folder in ["personas", "processes", "services", "roles", "teams", "systems", "third-parties", "pages"] {
        let one = site(&[(&format!("{folder}/one.md"), "---\ntitle: One\n---\n")]);
        assert_sane(one.path(), folder);
    }
    let process = site(&[("processes/one.md", "---\ntitle: One\n---\n")]);
    let report = text(&["insights", "--only", "effort_by_outcome"], process.path());
    assert!(report.contains("The only process has no recorded path to an outcome; how much effort it takes is unknown."), "{report}");
}

#[test]
fn figures_that_are_all_nought_are_answered_without_a_division_by_it() {
    let nought = site(&[
        ("personas/ada.md", "---\ntitle: Ada\nneeds: [{id: light, statement: Light, importance: 0, satisfaction: 0}]\n---\n"),
        (
            "outcomes/home.md",
            "---\ntitle: Home\nfor: ada\nmeasures: [{title: Days, crown: cost, better: down, baseline: 0, target: 0, readings: [{date: 2026-01-01, value: 0}]}]\n---\n",
        ),
        (
            "journeys/walk.md",
            "---\ntitle: Walk\npersona: ada\noutcome: home\nvolume_per_month: 0\nstages: [{title: Out, touchpoints: [{id: a, title: A, served_by: p, effort: {work: 0}, wait: 0, feeling: 0, pains: [{text: Ow, level: 0, leave_risk: 0}]}]}]\n---\n",
        ),
        (
            "processes/p.md",
            "---\ntitle: P\nvolume_per_month: 0\ncost_per_case: 0\nsteps: [{title: A, by: desk, layer: front, work: 0, wait: 0}]\n---\n",
        ),
        ("teams/desk.md", "---\ntitle: Desk\n---\n"),
    ]);
    assert_sane(nought.path(), "all nought");
    let json: Value = serde_json::from_str(&text(&["insights", "--format", "json"], nought.path())).unwrap();
    // 0 × 0 minutes a month, all of it known; of nothing nobody has a share.
    assert_eq!(json["effort_by_outcome"]["outcomes"][0]["own_minutes"], 0);
    assert_eq!(json["customer_work"][0]["share"], Value::Null);
    assert_eq!(json["triple_crown"][0]["cost"], "same");
    assert_eq!(json["pains"][0]["score"], 0);
}

#[test]
fn what_two_journeys_walk_through_is_unknown_once() {
    let journey = |title: &str| {
        format!(
            "---\ntitle: {title}\npersona: ada\noutcome: home\nstages: [{{title: Out, touchpoints: [{{title: A, served_by: [p, bare], effort: {{work: 5}}}}]}}]\n---\n"
        )
    };
    let site = site(&[
        ("personas/ada.md", "---\ntitle: Ada\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home\nfor: ada\n---\n"),
        ("journeys/walk.md", &journey("Walk")),
        ("journeys/ride.md", &journey("Ride")),
        ("processes/p.md", "---\ntitle: P\nsteps: [{title: A, work: 5}, {title: B}]\n---\n"),
        ("processes/bare.md", "---\ntitle: Bare\n---\n"),
    ]);
    let report = text(&["insights", "--only", "customer_work"], site.path());
    assert!(report.contains("Of ours, the minutes of one step are unknown."), "{report}");
    assert!(report.contains("Of ours, no step is recorded of Bare."), "{report}");
}
