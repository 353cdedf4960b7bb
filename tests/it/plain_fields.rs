//! Fields that are kept and exported as they are written.

use serde_json::{Value, json};
use throughline::export::graph::Graph;
use throughline::site::Checked;

use super::project::errors;

/// What an export says of a thing.
fn fields(site: &Checked, address: &str) -> Value {
    let graph = serde_json::to_value(Graph::new(&site.model, &site.documents, &site.files, None)).unwrap();
    let node = graph["nodes"].as_array().unwrap().iter().find(|node| node["address"] == address).unwrap();
    node["fields"].clone()
}

#[test]
fn a_personas_size_and_what_it_asks_for_a_teams_handle_and_the_day_of_a_target_are_kept() {
    let site = errors(
        "
        == personas/ada.md
        ---
        title: Ada
        size: 4200
        needs: [{id: rest, statement: I rest, asked_for: A *taxi*}]
        ---
        == teams/desk.md
        ---
        title: Lamp desk
        handle: '@lantern/desk'
        ---
        == outcomes/home.md
        ---
        title: Home
        for: ada
        measures: [{title: Minutes, target: 30, target_by: 2027-01-01}]
        ---
        ",
    );
    assert_eq!(fields(&site, "persona:ada")["size"], json!(4200));
    assert_eq!(fields(&site, "persona:ada#rest")["asked_for"], json!("A *taxi*"));
    assert_eq!(fields(&site, "team:desk")["handle"], json!("@lantern/desk"));
    assert_eq!(fields(&site, "outcome:home#minutes")["target_by"], json!("2027-01-01"));
    let (_, need) = site.model.needs.iter().next().unwrap();
    assert_eq!(need.asked_for.as_ref().unwrap().plain(&site.model), "A taxi");
    assert_eq!(site.model.personas.iter().next().unwrap().1.size, Some(4200.0));
}

#[test]
fn a_size_below_nobody_and_a_day_that_is_none_are_faults() {
    errors(
        "
        == personas/ada.md
        ---
        title: Ada
        size: -1
        #     ^^ out-of-range
        needs: [{id: rest, statement: I rest}]
        ---
        == outcomes/home.md
        ---
        title: Home
        for: ada
        measures: [{title: Minutes, target_by: soon}]
        #                                      ^^^^ wrong-type
        ---
        ",
    );
}

#[test]
fn an_outcome_may_support_others_but_not_in_a_ring() {
    let site = errors(
        "
        == outcomes/home.md
        ---
        title: Home
        for: ada
        supports: [rested, rsted]
        #          ^^^^^^ cycle
        #                  ^^^^^ unknown-reference = did you mean `rested`?
        ---
        == outcomes/rested.md
        ---
        title: Rested
        for: ada
        supports: home
        #         ^^^^ :: `rested` supports `home`
        ---
        ",
    );
    let graph = serde_json::to_value(Graph::new(&site.model, &site.documents, &site.files, None)).unwrap();
    let supports: Vec<_> = graph["edges"].as_array().unwrap().iter().filter(|edge| edge["kind"] == "supports").collect();
    assert_eq!(supports.len(), 1, "the ring is cut: {supports:?}");
}
