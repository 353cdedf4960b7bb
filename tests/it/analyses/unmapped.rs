//! What is known of a journey that nobody has mapped, and of one that has parts of its own.

use serde_json::{Value, json};

use super::Asked;

fn row(site: &Asked, analysis: &str, list: Option<&str>, journey: &str) -> Value {
    let published = site.published(analysis);
    let rows = list.map_or(&published, |list| &published[list]);
    let named = |row: &&Value| row["journey"] == format!("journey:{journey}");
    rows.as_array().unwrap().iter().find(named).unwrap_or_else(|| panic!("no {journey} in {analysis}")).clone()
}

#[test]
fn of_a_journey_that_is_not_mapped_nothing_is_counted_and_nothing_is_made_up() {
    let site = Asked::of(
        "== journeys/some-day.md\n---\ntitle: Some day\npersona: ada\noutcome: home\nvolume_per_month: 9\nstages: [{title: Out}]\n---\n",
    );
    let breaks = row(&site, "break_points", Some("journeys"), "some-day");
    assert_eq!(breaks, json!({"journey": "journey:some-day", "hand_offs": 0, "system_changes": 0, "between_touchpoints": 0}));
    let work = row(&site, "customer_work", None, "some-day");
    for figure in ["minutes", "minutes_a_month", "our_minutes", "share"] {
        assert_eq!(work[figure], json!(null), "{figure}");
    }
    assert_eq!(row(&site, "maturity", None, "some-day")["level"], 0);
    assert_eq!(row(&site, "backing", None, "some-day")["share"], json!(null));
}

#[test]
fn a_journeys_figures_hold_nothing_of_the_journeys_below_it() {
    let above = "== journeys/walk.md\n---\ntitle: Walk\npersona: ada\noutcome: home\nvolume_per_month: 2\nstages:\n  - title: Out\n    touchpoints: [{id: a, title: A, feeling: 1, served_by: p, effort: {work: 3}}]\n---\n\
                 == processes/p.md\n---\ntitle: P\nsteps: [{title: X, by: desk, work: 5}, {title: Y, by: shed}]\n---\n";
    let below = "== journeys/part.md\n---\ntitle: Part\npersona: ada\noutcome: home\nparent: walk#a\nvolume_per_month: 2\nstages:\n  - title: Out\n    touchpoints: [{id: b, title: B, feeling: -2, served_by: p, because_of: walk#a, effort: {work: 7}}]\n---\n";
    let (alone, both) = (Asked::of(above), Asked::of(&format!("{above}{below}")));
    for (analysis, list) in
        [("break_points", Some("journeys")), ("customer_work", None), ("maturity", None), ("backing", None), ("atlas", None)]
    {
        assert_eq!(row(&alone, analysis, list, "walk"), row(&both, analysis, list, "walk"), "{analysis}");
    }
}
