//! A20: the backlog and its levels of investment.

use serde_json::{Value, json};

use super::Asked;

/// A walk with these opportunities, on which A is met; a ride, not of today, on which B is; and a trip to the shop.
fn backlog(opportunities: &[&str]) -> Value {
    let list: Vec<String> = opportunities.iter().map(|fields| format!("{{{fields}}}")).collect();
    let journey = |id: &str, outcome: &str, fields: &str, touchpoint: &str| {
        format!(
            "== journeys/{id}.md\n---\ntitle: {id}\npersona: ada\noutcome: {outcome}\n{fields}\nstages: [{{title: Out, touchpoints: [{{id: {touchpoint}, title: T}}]}}]\n---\n"
        )
    };
    let outcomes = "== outcomes/life.md\n---\ntitle: Life\nfor: ada\n---\n== outcomes/home.md\n---\ntitle: Home\nfor: ada\nparent: life\n---\n== outcomes/shop.md\n---\ntitle: Shop\nfor: ada\n---\n";
    let site = Asked::of(&format!(
        "{outcomes}{}{}{}",
        journey("walk", "home", &format!("opportunities: [{}]", list.join(", ")), "a"),
        journey("ride", "shop", "state: target\ntarget_of: walk\nopportunities: [{id: no, title: No, touchpoints: b}]", "b"),
        journey("trip", "shop", "", "c"),
    ));
    site.published("backlog")
}

/// The quadrant of one.
fn quadrant(fields: &str) -> Value {
    backlog(&[&format!("id: o, title: O, touchpoints: a, {fields}")])[0]["quadrant"].take()
}

#[test]
fn value_is_the_mean_of_what_is_known_and_with_effort_makes_the_quadrant() {
    assert_eq!(quadrant("customer_value: 4, business_value: 6, effort: 4.9"), "do now");
    assert_eq!(quadrant("customer_value: 9, effort: 5"), "plan");
    assert_eq!(quadrant("business_value: 4.9, effort: 0"), "fill in");
    assert_eq!(quadrant("customer_value: 9, business_value: 0.8, effort: 5"), "leave");
    assert_eq!(quadrant("customer_value: 9"), json!(null));
    assert_eq!(quadrant("effort: 9"), json!(null));
}

#[test]
fn it_is_ranked_by_value_then_by_effort_then_by_address_with_blanks_last() {
    let rows = backlog(&[
        "id: f, title: F, touchpoints: a, effort: 1",
        "id: e, title: E, touchpoints: a, effort: 1",
        "id: d, title: D, touchpoints: a, customer_value: 3",
        "id: c, title: C, touchpoints: a, customer_value: 3, effort: 9",
        "id: b, title: B, touchpoints: a, customer_value: 3, effort: 2",
        "id: z, title: Z, touchpoints: a, customer_value: 8, effort: 9",
    ]);
    let order: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["opportunity"].as_str().unwrap()).collect();
    // The target's is not asked.
    assert_eq!(order, ["journey:walk#z", "journey:walk#b", "journey:walk#c", "journey:walk#d", "journey:walk#e", "journey:walk#f"]);
}

#[test]
fn its_outcomes_are_those_of_its_touchpoints_of_live_journeys_without_the_wider_ones() {
    let outcomes = |touchpoints: &str| backlog(&[&format!("id: o, title: O, touchpoints: {touchpoints}")])[0]["outcomes"].take();
    assert_eq!(outcomes("a"), json!(["outcome:home"]));
    assert_eq!(outcomes("[a, 'trip#c']"), json!(["outcome:home", "outcome:shop"]));
    assert_eq!(outcomes("['ride#b']"), json!([]));
}

#[test]
fn options_stand_by_cost_with_what_they_would_lead_to() {
    let rows = backlog(&[
        "id: o, title: O, touchpoints: a, state: doing, owner: desk, customer_value: 6, effort: 2, options: [{title: Dear, cost: 900, effort: 8, target: ride}, {title: Someday}, {title: Cheap, cost: 20.5}]",
    ]);
    assert_eq!(
        rows,
        json!([{
            "opportunity": "journey:walk#o", "value": 6, "effort": 2, "quadrant": "do now", "state": "doing", "owner": "team:desk", "outcomes": ["outcome:home"],
            "options": [
                {"title": "Cheap", "cost": 20.5, "effort": null, "target": null},
                {"title": "Dear", "cost": 900, "effort": 8, "target": "journey:ride"},
                {"title": "Someday", "cost": null, "effort": null, "target": null},
            ],
        }])
    );
}
