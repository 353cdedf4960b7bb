//! A1 in money, and what of the effort lies behind.

use serde_json::json;

use super::Asked;

/// `life` with the part `home`. A touchpoint for home names `p`; `s` supports it; `loose` leads nowhere, `claim` claims to help home.
const TOWN: &str = "
    == outcomes/life.md
    ---
    title: A good life
    for: ada
    ---
    == outcomes/home.md
    ---
    title: Home
    for: ada
    parent: life
    ---
    == journeys/walk.md
    ---
    title: Walk
    persona: ada
    outcome: home
    stages: [{title: Out, touchpoints: [{title: A, served_by: p}]}]
    ---
    == processes/p.md
    ---
    title: P
    volume_per_month: 10
    cost_per_case: 3.5
    steps: [{title: X, work: 2}]
    ---
    == processes/s.md
    ---
    title: S
    supports: p
    volume_per_month: 4
    cost_per_case: 20
    steps: [{title: X, work: 5}]
    ---
    == processes/loose.md
    ---
    title: Loose
    volume_per_month: 2
    cost_per_case: 7
    ---
    == processes/claim.md
    ---
    title: Claim
    contributes_to: home
    volume_per_month: 1
    cost_per_case: 5
    steps: [{title: X, work: 1}]
    ---
";

#[test]
fn costs_go_where_minutes_go_and_what_came_through_supports_is_told_apart() {
    let effort = Asked::of(TOWN).published("effort_by_outcome");
    // E: p 10 × 2 = 20, named; s 4 × 5 = 20, behind p; claim 1; loose has no steps, so nobody knows.
    // K: p 10 × 3.5 = 35; s 4 × 20 = 80; claim 5; loose 2 × 7 = 14, steps or not.
    assert_eq!(
        effort,
        json!({
            "outcomes": [
                {"outcome": "outcome:home", "own_minutes": 40, "direct_minutes": 20, "behind_minutes": 20, "total_minutes": 40, "own_cost": 115, "total_cost": 115},
                {"outcome": "outcome:life", "own_minutes": 0, "direct_minutes": 0, "behind_minutes": 0, "total_minutes": 40, "own_cost": 0, "total_cost": 115},
            ],
            "claimed_minutes": 1, "no_recorded_path_minutes": 0, "known_minutes": 41,
            "claimed_cost": 5, "no_recorded_path_cost": 14, "known_cost": 134,
            "unknown": ["process:loose"], "partly_unknown": [], "cost_unknown": [],
        })
    );
}

#[test]
fn a_cost_is_unknown_without_volume_and_without_cost_per_case() {
    let fixture = TOWN.replacen("    volume_per_month: 10\n", "", 1).replacen("    cost_per_case: 20\n", "", 1);
    let effort = Asked::of(&fixture).published("effort_by_outcome");
    assert_eq!(effort["cost_unknown"], json!(["process:p", "process:s"]));
    // Both that work for home are unknown: 5 are claimed, 14 lead nowhere.
    assert_eq!(effort["outcomes"][0]["own_cost"], json!(null));
    assert_eq!((&effort["known_cost"], &effort["claimed_cost"]), (&json!(19), &json!(5)));
    // Of s the minutes are known still, and they came from behind.
    assert_eq!((&effort["outcomes"][0]["own_minutes"], &effort["outcomes"][0]["direct_minutes"]), (&json!(20), &json!(0)));
}

#[test]
fn every_cost_is_unknown_where_none_of_any_process_is_known() {
    let fixture: String = TOWN.lines().filter(|line| !line.contains("cost_per_case")).map(|line| format!("{line}\n")).collect();
    let effort = Asked::of(&fixture).published("effort_by_outcome");
    for key in ["claimed_cost", "no_recorded_path_cost", "known_cost"] {
        assert_eq!(effort[key], json!(null), "{key}");
    }
    for outcome in effort["outcomes"].as_array().unwrap() {
        assert_eq!((&outcome["own_cost"], &outcome["total_cost"]), (&json!(null), &json!(null)));
    }
    assert_eq!(effort["cost_unknown"].as_array().unwrap().len(), 4);
}

#[test]
fn groups_and_what_is_not_active_cost_nothing() {
    let site = Asked::of(
        "
        == processes/group.md
        ---
        title: Group
        volume_per_month: 3
        cost_per_case: 100
        ---
        == processes/part.md
        ---
        title: Part
        parent: group
        volume_per_month: 3
        cost_per_case: 2
        ---
        == processes/soon.md
        ---
        title: Soon
        status: planned
        volume_per_month: 3
        cost_per_case: 100
        ---
        ",
    );
    let effort = site.published("effort_by_outcome");
    assert_eq!((&effort["known_cost"], &effort["cost_unknown"]), (&json!(6), &json!([])));
}

#[test]
fn where_own_minutes_are_unknown_so_are_both_parts_of_them() {
    let fixture: String = TOWN.lines().filter(|line| !line.contains("volume_per_month")).map(|line| format!("{line}\n")).collect();
    let home = &Asked::of(&fixture).published("effort_by_outcome")["outcomes"][0];
    assert_eq!((&home["own_minutes"], &home["direct_minutes"], &home["behind_minutes"]), (&json!(null), &json!(null), &json!(null)));
}
