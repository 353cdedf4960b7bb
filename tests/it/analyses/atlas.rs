//! A22: every journey, mapped or not, and the tree that they make.

use serde_json::{Value, json};
use throughline::analysis::atlas::{self, AtlasPlace};

use super::Asked;

const OUTCOMES: &str = "== outcomes/life.md\n---\ntitle: Life\nfor: ada\nlevel: life\n---\n== outcomes/home.md\n---\ntitle: Home\nfor: ada\nparent: life\n---\n";

/// A journey to an outcome, with more front matter.
fn journey(id: &str, outcome: &str, fields: &str) -> String {
    format!("== journeys/{id}.md\n---\ntitle: {id}\npersona: ada\noutcome: {outcome}\n{fields}\n---\n")
}

/// A stage with these touchpoints.
fn stages(touchpoints: &str) -> String {
    format!("stages: [{{id: out, title: Out, touchpoints: [{touchpoints}]}}]")
}

fn row<'v>(atlas: &'v Value, id: &str) -> &'v Value {
    atlas.as_array().unwrap().iter().find(|row| row["journey"] == format!("journey:{id}")).unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn a_current_journey_is_told_with_all_that_is_known_of_it() {
    let walk = "volume_per_month: 40\nowner: desk\nreviewed: 2026-02-01\nevidence: [{kind: survey, of: feeling}]\n".to_owned()
        + &stages(
            "{id: a, title: A, feeling: -1.5}, {id: b, title: B, feeling: 1, from: us, does: C, because_of: a}, {id: c, title: D, to: nobody, feeling: 0}",
        );
    let later = journey("later", "home", "state: target\ntarget_of: walk")
        + &journey("never", "home", "state: target\ntarget_of: walk\nstatus: retired");
    let atlas = Asked::of(&(OUTCOMES.to_owned() + &journey("walk", "home", &walk) + &later)).published("atlas");
    // Nobody serves a and b, which are ours; three feelings of four statements are backed; all feel and somebody asked: level 2.
    assert_eq!(
        row(&atlas, "walk"),
        &json!({
            "journey": "journey:walk", "parent": null, "persona": "persona:ada", "outcome": "outcome:home", "level": "service", "state": "current",
            "mapped": true, "touchpoints": 3, "volume_per_month": 40, "worst_feeling": -1.5, "unserved": 2, "maturity": 2, "failure_touchpoints": 1,
            "backed_share": 0.75, "owner": "team:desk", "reviewed": "2026-02-01", "targets": ["journey:later"],
        })
    );
    assert_eq!(atlas.as_array().unwrap().len(), 2, "what is retired has no row");
}

#[test]
fn of_a_target_maturity_failure_and_backing_are_unknown() {
    let target = "state: target\nevidence: [{kind: survey}]\n".to_owned() + &stages("{id: a, title: A, feeling: 1, because_of: a}");
    let atlas = Asked::of(&journey("ride", "home", &target)).published("atlas");
    let ride = row(&atlas, "ride");
    assert_eq!((&ride["state"], &ride["mapped"], &ride["worst_feeling"]), (&json!("target"), &json!(true), &json!(1)));
    for key in ["maturity", "failure_touchpoints", "backed_share", "owner", "reviewed", "volume_per_month"] {
        assert_eq!(ride[key], json!(null), "{key}");
    }
}

#[test]
fn a_journey_without_a_touchpoint_is_not_mapped() {
    let atlas = Asked::of(&(journey("some-day", "home", "") + &journey("empty", "home", "stages: [{title: Out}]"))).published("atlas");
    for id in ["some-day", "empty"] {
        let row = row(&atlas, id);
        assert_eq!(
            (&row["mapped"], &row["touchpoints"], &row["maturity"], &row["failure_touchpoints"]),
            (&json!(false), &json!(0), &json!(0), &json!(0))
        );
        assert_eq!((&row["worst_feeling"], &row["backed_share"]), (&json!(null), &json!(null)));
    }
}

#[test]
fn a_journey_stands_below_its_wider_one_of_the_same_outcome_that_is_not_retired() {
    let site = Asked::of(
        &(OUTCOMES.to_owned()
            + &journey("move", "home", &stages("{id: a, title: A}"))
            + &journey("old", "home", "status: retired")
            + &journey("by-journey", "home", "parent: move")
            + &journey("by-stage", "home", "parent: move#out")
            + &journey("by-touchpoint", "home", "parent: move#a")
            + &journey("of-retired", "home", "parent: old")
            + &journey("of-another", "life", "parent: move")),
    );
    let atlas = site.published("atlas");
    for id in ["by-journey", "by-stage", "by-touchpoint"] {
        assert_eq!(row(&atlas, id)["parent"], "journey:move", "{id}");
    }
    for id in ["move", "of-retired", "of-another"] {
        assert_eq!(row(&atlas, id)["parent"], json!(null), "{id}");
    }
    let tree: Vec<String> = atlas::tree(site.model())
        .into_iter()
        .map(|(depth, place)| match place {
            AtlasPlace::Outcome(outcome) => format!("{depth} outcome {}", site.id(site.model().outcomes[outcome].node)),
            AtlasPlace::Journey(journey) => format!("{depth} {}", site.id(site.model().journeys[journey].node)),
        })
        .collect();
    assert_eq!(
        tree,
        ["0 outcome life", "1 of-another", "1 outcome home", "2 move", "3 by-journey", "3 by-stage", "3 by-touchpoint", "2 of-retired"]
    );
}
