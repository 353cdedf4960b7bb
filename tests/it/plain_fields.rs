//! Fields that are kept and exported as they are written.

use serde_json::{Value, json};
use throughline::export::graph::Graph;
use throughline::model::graph::EdgeKind;
use throughline::site::Checked;

use super::project::{Project, errors};

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

#[test]
fn what_is_retired_may_name_the_file_of_its_kind_that_takes_its_place() {
    let site = errors(
        "
        == teams/lamps.md
        ---
        title: Lamps
        status: retired
        replaced_by: DESK
        ---
        == third-parties/bus.md
        ---
        title: Bus
        status: retired
        replaced_by: tram
        ---
        == third-parties/tram.md
        ---
        title: Tram
        aliases: rail
        ---
        == pages/old.md
        ---
        title: Old
        status: retired
        replaced_by: new
        ---
        == pages/new.md
        ---
        title: New
        ---
        ",
    );
    let edges = site.model.graph.edges.iter().filter(|edge| edge.kind == EdgeKind::ReplacedBy);
    let address = |node| site.model.node(node).address.to_string();
    let mut named: Vec<_> = edges.map(|edge| format!("{} {}", address(edge.from), address(edge.to))).collect();
    named.sort();
    assert_eq!(named, ["page:old page:new", "team:lamps team:desk", "third-party:bus third-party:tram"]);
    let unused: Vec<_> = site.findings.list.iter().filter(|f| f.rule == "unused").filter_map(|f| f.subject.as_deref()).collect();
    assert!(unused.contains(&"team:desk"), "taking a place is no use: {unused:?}");
}

#[test]
fn the_page_of_what_is_retired_leads_to_its_successor() {
    let pages = Project::new("== systems/lamp.md\n---\ntitle: Lamp\nstatus: retired\nreplaced_by: map\n---\n").pages();
    assert!(
        pages["systems/lamp.html"].contains("<b>Replaced by</b> <a href=\"../systems/map.html\">Street atlas</a>"),
        "{}",
        pages["systems/lamp.html"]
    );
    assert!(pages["systems/map.html"].contains("Takes the place of"));
}

#[test]
fn what_is_there_has_no_successor_and_a_successor_is_of_the_same_kind() {
    errors(
        "
        == teams/lamps.md
        ---
        title: Lamps
        replaced_by: desk
        ^^^^^^^^^^^ unknown-field = add `status: retired`, or take it out
        ---
        == teams/wicks.md
        ---
        title: Wicks
        status: planned
        replaced_by: nobody-knows
        #            ^^^^^^^^^^^^ unknown-reference
        ^^^^^^^^^^^ unknown-field
        ---
        == systems/lamp.md
        ---
        title: Lamp
        status: retired
        replaced_by: mapp
        #            ^^^^ unknown-reference = did you mean `map`?
        ---
        == systems/wick.md
        ---
        title: Wick
        status: retired
        replaced_by: desk
        #            ^^^^ unknown-reference = `desk` is a team; this must name a system
        ---
        == systems/oil.md
        ---
        title: Oil
        replaced_by:
        ---
        ",
    );
}
