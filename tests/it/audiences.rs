//! Pages for one audience: nothing of what is not for it, no figure that counted some of it, and no gap where there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use throughline::base::files::Files;
use throughline::model::graph::Entity;
use throughline::session::{Options, Session};
use throughline::site::Checked;
use throughline::{Publishing, for_audience, render};

use super::folders;
use super::project::Project;

/// A site with an outcome, a journey and the processes behind it, of which some are `keepers` only.
const SITE: &str = "
== throughline.yaml
title: Lantern Street
audiences: [keepers, guests]
machine_pages: {markdown: true, llms: true, graph: true, insights: true}
outcomes: [home, audit]
== personas/ada.md
---
title: Ada
needs:
  - {id: rest, statement: I rest at home}
  - {id: gossip, statement: I hear whom they fined, audience: keepers}
---
== outcomes/home.md
---
title: Home before dark
for: ada
owner: watch
---
See [how lamps are lit](../processes/light.md), [[light]] and [[desk]].
== outcomes/audit.md
---
title: Ledgers that balance
for: ada
audience: keepers
---
== journeys/walk.md
---
title: Walk home
persona: ada
outcome: home
stages:
  - title: Asking
    touchpoints:
      - {id: way, title: I ask the way, served_by: desk, next: [fined]}
      - id: fined
        title: I am fined for whistling
        audience: keepers
        served_by: desk
        next: [thanks, away]
        pains: [{id: purse, text: My purse is empty}]
      - {id: lamp, title: I am lit home, served_by: light}
      - {id: thanks, title: I say thanks, because_of: fined, to: Brigand}
      - {id: away, title: I go away}
---
## I am fined for whistling

Whistlers pay in copper.

## I say thanks

A nod will do.
== processes/desk.md
---
title: Mind the desk
aliases: [counter]
volume_per_month: 10
steps:
  - {id: listen, title: Listen, by: watch, work: 6}
  - {id: note, title: Note the name in the black book, by: scribe, work: 4, audience: keepers}
---
== processes/light.md
---
title: Light the oil lamps
aliases: [wicks]
audience: keepers
volume_per_month: 20
supports: desk
steps: [{id: trim, title: Trim the wick, by: lamplighters, work: 5}]
---
== teams/watch.md
---
title: Night watch
---
== teams/lamplighters.md
---
title: Guild of lamplighters
audience: [keepers]
---
== roles/scribe.md
---
title: Scribe of fines
team: watch
audience: keepers
---
== third-parties/brigand.md
---
title: Brigand
audience: keepers
---
";

/// All that a site publishes, by path.
pub(crate) fn output(site: &Checked) -> BTreeMap<String, String> {
    let copied: BTreeMap<Arc<str>, String> = site.assets.iter().map(|path| (path.clone(), format!("files/{path}"))).collect();
    let files = Mutex::new(BTreeMap::new());
    render(site, &copied, &Publishing { base_url: Some("https://lantern.example".into()), ..Publishing::default() }, |path, bytes| {
        files.lock().unwrap().insert(path.to_owned(), String::from_utf8_lossy(bytes).into_owned());
        Ok(())
    })
    .expect("it can be rendered");
    let mut files = files.into_inner().unwrap();
    files.extend(copied.into_values().map(|path| (path, String::new())));
    files
}

/// What guests see of a site.
fn for_guests(project: &Project) -> Checked {
    let site = project.load();
    let errors: Vec<_> =
        site.findings.list.iter().filter(|finding| finding.severity > throughline::base::diagnostic::Severity::Warning).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for_audience(&site, "guests", &Options::default()).expect("guests are an audience")
}

#[test]
fn a_page_for_one_audience_names_no_hidden_thing() {
    let output = output(&for_guests(&Project::alone(SITE)));
    let hidden = [
        "audit",
        "Ledgers",
        "gossip",
        "whom they fined",
        "whistling",
        "Whistlers",
        "purse",
        "oil lamps",
        "wicks",
        "Trim the wick",
        "lamplighters",
        "/scribe",
        ":scribe",
        "Scribe",
        "black book",
        "Brigand",
        "brigand",
        "keepers",
        "light.html",
        "#light",
        ":light",
        "/light",
    ];
    for (path, text) in output.iter().filter(|(path, _)| !path.starts_with("assets/")) {
        for word in hidden {
            assert!(!path.contains(word), "{path}");
            let at = text.find(word);
            assert!(at.is_none(), "{path} says {word}: {:?}", at.map(|at| around(text, at)));
        }
    }
    assert!(output.contains_key("journeys/walk.html"));
}

#[test]
fn a_link_to_what_is_hidden_becomes_its_label() {
    let output = output(&for_guests(&Project::alone(SITE)));
    let page = &output["outcomes/home.html"];
    assert!(page.contains("See how lamps are lit, not shown here and <a"), "{page}");
}

#[test]
fn what_only_hidden_processes_serve_is_served_and_no_gap() {
    let site = for_guests(&Project::alone(SITE));
    let lamp = site.model.touchpoints.iter().find(|(_, t)| &*site.model.node(t.node).title == "I am lit home").unwrap().1;
    assert!(lamp.served_by.is_empty() && lamp.served_unseen && !lamp.is_unserved());
    let gap = |finding: &throughline::check::Finding| {
        finding.rule == "unserved-touchpoint" && finding.subject.as_deref() == Some("journey:walk#lamp")
    };
    assert!(!site.findings.list.iter().any(gap));
    let output = output(&site);
    assert!(output["journeys/walk.html"].contains("not shown here"));
}

#[test]
fn a_figure_that_counted_something_hidden_is_not_told() {
    let whole = Project::alone(SITE).load();
    let effort = |output: &BTreeMap<String, String>| {
        let insights: serde_json::Value = serde_json::from_str(&output["insights.json"]).unwrap();
        insights["effort_by_outcome"]["known_minutes"].clone()
    };
    assert_eq!(effort(&output(&whole)), 200);
    let output = output(&for_guests(&Project::alone(SITE)));
    assert!(effort(&output).is_null());
    let desk = &output["processes/desk.html"];
    assert!(desk.contains("Work in a month") || desk.contains("not shown here"), "{desk}");
    assert!(!desk.contains("1 h a month"), "{desk}");
}

#[test]
fn of_what_is_shown_in_part_no_figure_is_told_even_where_it_comes_to_the_same() {
    let output = output(&for_guests(&Project::alone(SITE)));
    let insights: serde_json::Value = serde_json::from_str(&output["insights.json"]).unwrap();
    // With the hidden touchpoint and without it nobody knows how it feels.
    assert_eq!(insights["maturity"][0]["journey"], "journey:walk");
    assert!(insights["maturity"][0]["level"].is_null() && insights["maturity"][0]["lacks"].is_null(), "{}", insights["maturity"]);
    assert!(output["insights/maturity.csv"].contains("journey:walk,Walk home,,\n"), "{}", output["insights/maturity.csv"]);
    let page = &output["journeys/walk.html"];
    assert!(!page.contains("level <b>0</b> of 3") && !page.contains("<b>0</b> of 3"), "{page}");
}

#[test]
fn a_limit_whose_outcome_is_shown_in_part_says_no_state() {
    let limit = |measure: &str, audience: &str| {
        format!(
            "for: ada\nmeasures: [{{id: late, title: Late, better: down, readings: [{{date: 2026-01-01, value: 3}}]}}, {{id: gone, title: Gone, better: down{audience}}}]\nlimits: [{{text: Nobody later, measure: {measure}, max: 5}}]\nowner: watch"
        )
    };
    let state = |measure: &str, audience: &str| {
        let site = SITE.replace("for: ada\nowner: watch", &limit(measure, audience));
        let output = output(&for_guests(&Project::alone(&site)));
        serde_json::from_str::<serde_json::Value>(&output["insights.json"]).unwrap()["limits"][0]["state"].clone()
    };
    assert!(state("late", ", audience: keepers").is_null());
}

#[test]
fn a_sum_of_a_matrix_is_held_against_its_own_row_and_column() {
    let output = output(&for_guests(&Project::alone(SITE)));
    let page = &output["outcomes/home/traceability.html"];
    // In all of it the desk stands behind four touchpoints, of which one is hidden.
    let foot = page.split("<tfoot>").nth(1).unwrap_or_else(|| panic!("{page}"));
    assert!(foot.contains("not shown here") && !foot.contains('4'), "{foot}");
}

#[test]
fn what_was_counted_of_shown_things_alone_stands() {
    let fixture = SITE
        .replace("audience: keepers\nvolume_per_month: 20", "volume_per_month: 20")
        .replace(", audience: keepers}\n---\n== processes/light", "}\n---\n== processes/light");
    let insights = |output: BTreeMap<String, String>| serde_json::from_str::<serde_json::Value>(&output["insights.json"]).unwrap();
    let shown = insights(output(&for_guests(&Project::alone(&fixture))));
    assert_eq!(shown["effort_by_outcome"]["known_minutes"], 200, "{shown}");
}

#[test]
fn a_way_over_something_hidden_goes_on_behind_it() {
    let site = for_guests(&Project::alone(SITE));
    let way = site.model.touchpoints.iter().find(|(_, t)| &*site.model.node(t.node).title == "I ask the way").unwrap().1;
    let next: BTreeSet<&str> = way.next.iter().map(|next| &*site.model.node(site.model.touchpoints[next.to].node).title).collect();
    assert_eq!(next, BTreeSet::from(["I go away", "I say thanks"]));
}

#[test]
fn an_audience_that_the_site_lacks_is_refused_with_what_it_has() {
    let site = Project::alone(SITE).load();
    let said = for_audience(&site, "gests", &Options::default()).unwrap_err().to_string();
    assert_eq!(said, "no audience named `gests`: did you mean `guests`? throughline.yaml names `keepers`, `guests`");
}

#[test]
fn an_unknown_audience_is_an_unknown_value() {
    Project::alone(
        "
        == throughline.yaml
        title: Lantern Street
        audiences: [Guests]
        == personas/ada.md
        ---
        title: Ada
        audience: gests
        #         ^^^^^ unknown-value = did you mean `guests`?
        needs: [{id: rest, statement: I rest, audience: [guests, all]}]
        #                                                        ^^^ unknown-value = throughline.yaml names `guests`
        ---
        ",
    )
    .errors();
}

/// A site with these of its things hidden from guests, by their number among all things.
fn hiding(files: &Files, hides: impl Fn(usize) -> bool) -> Files {
    let site = Session::default().load(files.clone(), &Options::default());
    let mut changed = files.clone();
    let mut number = 0;
    for document in &site.documents {
        let text = files.text(&document.path).unwrap();
        let mut inserts: Vec<(usize, String)> = Vec::new();
        let mut is_hidden = || {
            number += 1;
            hides(number)
        };
        if is_hidden() && text.starts_with("---\n") {
            inserts.push((4, "audience: keepers\n".to_owned()));
        }
        for thing in document.nested.iter().filter(|thing| (thing.span.end as usize) <= text.len()) {
            if !is_hidden() {
                continue;
            }
            let at = thing.span.start as usize;
            let column = text[..at].chars().rev().take_while(|c| *c != '\n').count();
            inserts.push(match text[at..].starts_with('{') {
                true => (at + 1, "audience: keepers, ".to_owned()),
                false => (at, format!("audience: keepers\n{}", " ".repeat(column))),
            });
        }
        let mut text = text.to_string();
        for (at, insert) in inserts.into_iter().rev() {
            text.insert_str(at, &insert);
        }
        changed.insert_text(document.path.clone(), &text);
    }
    let site = changed.text("throughline.yaml").unwrap().to_string();
    changed.insert_text(
        "throughline.yaml",
        &format!("{site}\naudiences: [keepers, guests]\nmachine_pages: {{markdown: true, llms: true, graph: true, insights: true}}\n"),
    );
    changed
}

/// What stands around a place of a text.
fn around(text: &str, at: usize) -> String {
    text[..at].chars().rev().take(90).collect::<Vec<_>>().into_iter().rev().chain(text[at..].chars().take(120)).collect()
}

/// What is an id in a file: what stands in an address, at an anchor, or is one. An index has words between other signs.
fn names<'t>(path: &'t str, text: &'t str) -> impl Iterator<Item = &'t str> {
    let is_index = path.starts_with("search/");
    let begins = text.char_indices().filter(move |&(at, c)| match c {
        '#' => true,
        '/' | ':' => !is_index,
        '=' => text[..at].ends_with(" id"),
        _ => false,
    });
    let after = begins.map(|(at, _)| {
        let rest = &text[at + 1..];
        let rest = if text[at..].starts_with('=') { rest.trim_start_matches('"') } else { rest };
        let name = &rest[..rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())];
        name.strip_suffix(".html").unwrap_or(name)
    });
    after.chain(path.split(['/', '.']))
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// How many parts of the example are hidden in turn.
const TURNS: usize = 3;

#[test]
fn whatever_of_the_example_is_hidden_no_page_names_it() {
    let files = folders::site("example-site");
    let mut met = 0;
    for turn in 0..TURNS {
        let whole = Session::default().load(hiding(&files, |number| (number / 7 + number) % TURNS == turn), &Options::default());
        let errors: Vec<_> = whole.findings.list.iter().filter(|f| f.severity > throughline::base::diagnostic::Severity::Warning).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let shown = for_audience(&whole, "guests", &Options::default()).unwrap();
        // What people wrote in plain words of what is shown is theirs to say.
        let texts = shown.documents.iter().filter_map(|document| shown.files.text(&document.path));
        let said = texts.map(|text| text.to_lowercase()).collect::<Vec<_>>().join("\n");
        let nodes = shown.model.graph.nodes.iter();
        let own = nodes.flat_map(|node| {
            [&*node.address.id, node.address.nested.as_deref().unwrap_or("")].into_iter().chain(node.aliases.iter().map(|alias| &**alias))
        });
        let headings = shown.documents.iter().flat_map(|document| &document.prose.headings).map(|heading| &*heading.anchor);
        let ids: BTreeSet<&str> = own.chain(headings).collect();
        let output: Vec<(String, String)> = output(&shown)
            .into_iter()
            .filter(|(path, _)| !path.starts_with("assets/") && path != "glossary.html")
            .map(|(path, text)| (path, text.to_lowercase()))
            .collect();
        let named: BTreeSet<&str> = output.iter().flat_map(|(path, text)| names(path, text)).collect();
        let hidden = whole.model.graph.nodes.iter().filter(|node| shown.model.find(&node.address).is_none());
        for node in hidden.filter(|node| !matches!(node.entity, Entity::ThirdParty(_))) {
            met += 1;
            let id = node.address.nested.as_deref().unwrap_or(&node.address.id);
            let holds = |(path, text): &&(String, String)| names(path, text).any(|name| name == id);
            let is_written = ['/', ':', '#'].iter().any(|sign| said.contains(&format!("{sign}{id}")));
            if !ids.contains(id) && !is_written && named.contains(id) {
                let (path, text) = output.iter().find(holds).unwrap();
                let at = text.match_indices(id).find(|(at, _)| *at > 0 && !text[..*at].ends_with(' ')).map_or(0, |(at, _)| at);
                panic!("turn {turn}: {path} holds the id of {}: {}", node.address, around(text, at));
            }
            let title = node.title.to_lowercase();
            if title.chars().count() < 4 || said.contains(&title) {
                continue;
            }
            let finder = memchr::memmem::Finder::new(&title);
            for (path, text) in &output {
                let at = finder.find(text.as_bytes());
                assert!(at.is_none(), "turn {turn}: {path} says {title:?} of {}: {:?}", node.address, at.map(|at| around(text, at)));
            }
        }
    }
    assert!(met > 100, "{met}");
}
