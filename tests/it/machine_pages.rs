//! What a build adds for programs and assistants.

use std::collections::BTreeMap;

use throughline::base::files::resolve;

use super::audiences::output;
use super::folders;
use super::project::Project;

const PAGES: &str = "
== throughline.yaml
title: Lantern Street
mission: Nobody walks in the dark
machine_pages: {markdown: true, llms: true, graph: true, insights: true}
== outcomes/home.md
---
title: Home before dark
summary: I am home while it is light
for: ada
---
# Home before dark

Ask [the desk](../services/help.md) or [[walk]], at [[walk#way|the corner]].
";

fn pages() -> BTreeMap<String, String> {
    output(&Project::new(PAGES).load())
}

#[test]
fn a_site_that_asks_for_nothing_gets_nothing_more() {
    let pages = output(&Project::new("").load());
    assert!(!pages.keys().any(|path| path.ends_with(".md") || path == "llms.txt" || path == "graph.json" || path == "insights.json"));
}

#[test]
fn a_twin_tells_facts_and_text_with_links_to_twins() {
    let pages = pages();
    let twin = &pages["outcomes/home.md"];
    assert_eq!(
        twin.trim(),
        "# Home before dark

outcome, `outcome:home`. [Its page](home.html)

I am home while it is light

## Facts

- summary: I am home while it is light
- for: [Ada](../personas/ada.md)

## Text

### Home before dark

Ask [the desk](../services/help.md) or [Walk home](../journeys/walk.md), at [the corner](../journeys/walk.md).

## What names it

- [Walk home](../journeys/walk.md) (outcome)"
    );
}

#[test]
fn the_list_for_assistants_leads_to_twins() {
    let pages = pages();
    let list = &pages["llms.txt"];
    assert!(list.starts_with("# Lantern Street\n\n> Nobody walks in the dark\n\n## outcomes\n\n"), "{list}");
    assert!(list.contains("- [Home before dark](outcomes/home.md): I am home while it is light\n"), "{list}");
}

#[test]
fn the_graph_and_the_insights_are_those_of_the_commands() {
    let pages = pages();
    let json = |path: &str| serde_json::from_str::<serde_json::Value>(&pages[path]).unwrap();
    assert_eq!(json("graph.json")["schema_version"], 1);
    let nodes = json("graph.json")["nodes"].as_array().unwrap().clone();
    assert!(nodes.iter().any(|node| node["address"] == "journey:walk#way" && node["line"] == 5), "{nodes:?}");
    assert!(json("insights.json")["atlas"].is_array());
}

#[test]
fn every_link_of_a_twin_of_the_example_leads_to_a_file() {
    let mut files = folders::site("example-site");
    let site = files.text("throughline.yaml").unwrap().to_string();
    files.insert_text("throughline.yaml", &format!("{site}\nmachine_pages: {{markdown: true, llms: true}}\n"));
    let site = throughline::session::Session::default().load(files, &throughline::session::Options::default());
    let pages = output(&site);
    let mut met = 0;
    for (path, text) in pages.iter().filter(|(path, _)| path.ends_with(".md") || *path == "llms.txt") {
        let goals = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for goal in goals.filter(|goal| !goal.contains(':') && !goal.starts_with('#')) {
            met += 1;
            let file = resolve(path, goal.split('#').next().unwrap_or(goal));
            assert!(file.as_ref().is_some_and(|file| pages.contains_key(file)), "{path} leads to {goal}");
        }
    }
    assert!(met > 300, "{met}");
}
