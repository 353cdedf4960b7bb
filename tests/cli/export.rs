//! `throughline export`, run as people run it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{BASE, program, result};

fn export(site: &Path, format: &str) -> Output {
    program().args(["export", "--format", format]).arg(site).output().unwrap()
}

fn text(site: &Path, format: &str) -> String {
    result(&export(site, format))
}

fn graph(site: &Path) -> Value {
    serde_json::from_str(&text(site, "json")).unwrap()
}

fn node(graph: &Value, address: &str) -> Value {
    let nodes = graph["nodes"].as_array().unwrap();
    nodes.iter().find(|node| node["address"] == address).unwrap_or_else(|| panic!("no node {address}")).clone()
}

/// A site of these files.
fn site(files: &[(&str, &str)]) -> TempDir {
    super::site("title: \"A & \\\"B\\\"\"\n", files)
}

const PERSONA: (&str, &str) = ("personas/ada.md", "---\ntitle: Ada\n---\n");
const OUTCOME: (&str, &str) = ("outcomes/home.md", "---\ntitle: Home\nfor: ada\n---\n");

#[test]
fn the_graph_of_the_base_site_is_as_it_was_read() {
    assert_eq!(text(Path::new(BASE), "json"), include_str!("../fixtures/base-export.json"));
}

#[test]
fn nodes_and_edges_are_sorted_as_they_are_written() {
    let graph = graph(Path::new(BASE));
    let addresses: Vec<&str> = graph["nodes"].as_array().unwrap().iter().map(|n| n["address"].as_str().unwrap()).collect();
    assert!(addresses.is_sorted());
    let edges: Vec<[&str; 3]> =
        graph["edges"].as_array().unwrap().iter().map(|e| ["from", "kind", "to"].map(|key| e[key].as_str().unwrap())).collect();
    assert!(edges.is_sorted());
    assert!(edges.iter().all(|[from, _, to]| addresses.contains(from) && addresses.contains(to)));
}

#[test]
fn fields_are_typed_and_what_is_a_node_is_left_out() {
    let site = site(&[
        PERSONA,
        OUTCOME,
        (
            "journeys/walk.md",
            "---\ntitle: Walk\nkind: journey\npersona: Ada\noutcome: home\nreviewed: 2026-01-02\ndraft:\nextra: {b: [1, 2.5, yes, true, ~], a: \"1\"}\nstages:\n  - title: Out\n    touchpoints:\n      - id: go\n        title: I go\n        to: nobody\n        feeling: 1.5\n        effort: {work: 1.1 h}\n        pains:\n          - {text: Rain, level: 3}\n          - {id: hill, text: The hill}\n---\n",
        ),
    ]);
    let graph = graph(site.path());
    assert_eq!(
        node(&graph, "journey:walk")["fields"],
        json!({
            "persona": "Ada", "outcome": "home", "reviewed": "2026-01-02",
            "extra": {"b": [1, 2.5, "yes", true, null], "a": "1"},
        })
    );
    assert_eq!(node(&graph, "journey:walk#out")["fields"], json!({}));
    assert_eq!(
        node(&graph, "journey:walk#go")["fields"],
        json!({
            "to": "nobody", "feeling": 1.5, "effort": {"work": 66}, "pains": [{"text": "Rain", "level": 3}],
        })
    );
    assert_eq!(node(&graph, "journey:walk#hill")["title"], "The hill");
    let contains =
        json!({"kind": "contains", "from": "journey:walk#go", "to": "journey:walk#hill", "file": "journeys/walk.md", "line": 19});
    assert!(graph["edges"].as_array().unwrap().contains(&contains), "{}", graph["edges"]);
}

#[test]
fn what_follows_a_step_is_an_edge_by_default_and_a_field_as_written() {
    let site = site(&[(
        "processes/make.md",
        "---\ntitle: Make\nrules:\n  - {text: Wash your hands}\n  - {id: law, text: Keep a list, steps: [a]}\nsteps:\n  - {id: a, title: A, by: Baker}\n  - {id: b, title: B, next: [c, {to: a, when: it burns}]}\n  - {id: c, title: C, next: []}\n---\n",
    )]);
    let graph = graph(site.path());
    assert_eq!(node(&graph, "process:make")["fields"], json!({"rules": [{"text": "Wash your hands"}]}));
    assert_eq!(node(&graph, "process:make#law")["fields"], json!({"text": "Keep a list", "steps": ["a"]}));
    assert_eq!(node(&graph, "process:make#a")["fields"], json!({"by": "Baker"}));
    assert_eq!(node(&graph, "process:make#b")["fields"], json!({"next": ["c", {"to": "a", "when": "it burns"}]}));
    assert_eq!(node(&graph, "process:make#c")["fields"], json!({"next": []}));
    let next: BTreeSet<String> =
        graph["edges"].as_array().unwrap().iter().filter(|e| e["kind"] == "next").map(|e| format!("{}{}", e["from"], e["to"])).collect();
    assert_eq!(next.len(), 3);
}

#[test]
fn a_third_party_without_a_file_has_no_place_and_urls_are_encoded() {
    let site = site(&[("processes/z\u{e4}hlen.md", "---\ntitle: Z\u{e4}hlen\nsteps:\n  - {id: \u{e4}, title: x, by: Die Post}\n---\n")]);
    let graph = graph(site.path());
    let post = node(&graph, "third-party:die-post");
    assert_eq!((&post["file"], &post["line"], &post["url"]), (&Value::Null, &Value::Null, &json!("third-parties/die-post.html")));
    assert_eq!(node(&graph, "process:z\u{e4}hlen#\u{e4}")["url"], "processes/z%C3%A4hlen.html#%C3%A4");
}

#[test]
fn while_an_error_stands_nothing_is_exported() {
    let site = site(&[("outcomes/home.md", "---\ntitle: Home\nfor: nobody\n---\n")]);
    let output = export(site.path(), "json");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("outcomes/home.md:3:6: error[unknown-reference]"), "{said}");
    assert!(said.contains("nothing exported: 1 error"), "{said}");
}

#[test]
fn two_tables_stand_apart_and_hold_no_formula() {
    let site = site(&[PERSONA, ("outcomes/home.md", "---\ntitle: \"=1+1, \\\"so\\\"\"\nfor: [ada]\n---\n")]);
    assert_eq!(
        text(site.path(), "csv"),
        "\
address,kind,title,file,line,url,status,owner,volume_per_month
outcome:home,outcome,\"'=1+1, \"\"so\"\"\",outcomes/home.md,2,outcomes/home.html,active,,
persona:ada,persona,Ada,personas/ada.md,2,personas/ada.html,active,,

from,from_title,kind,to,to_title,file,line
outcome:home,\"'=1+1, \"\"so\"\"\",for,persona:ada,Ada,outcomes/home.md,3
"
    );
}

#[test]
fn a_drawing_shows_the_core_with_a_cluster_per_journey() {
    let dot = text(Path::new(BASE), "dot");
    for line in [
        "digraph throughline {",
        "  subgraph cluster_1 {\n    label=\"Find the way home\";",
        "    \"journey:walk#way\" [label=\"I ask which way to go\", shape=box, style=rounded];",
        "  \"journey:walk#way\" -> \"process:show-way\" [label=\"served_by\"];",
        "  \"process:show-way\" -> \"team:desk\" [label=\"by\"];",
        "  \"process:show-way\" -> \"system:map\" [label=\"systems\"];",
    ] {
        assert!(dot.contains(line), "no {line} in\n{dot}");
    }
    for absent in ["contains", "mentions", "next", "persona", "#rest", "#answer"] {
        assert!(!dot.contains(absent), "{absent} in\n{dot}");
    }
    assert_eq!(dot, text(Path::new(BASE), "dot"));
}

#[test]
fn a_title_cannot_break_a_drawing() {
    let site = site(&[PERSONA, ("outcomes/home.md", "---\ntitle: 'End \"]; x'\nfor: [ada]\n---\n")]);
    assert!(text(site.path(), "dot").contains(r#"  label="A &amp; \"B\"";"#));
    assert!(text(site.path(), "dot").contains(r#""outcome:home" [label="End \"]; x", "#));
    assert_eq!(text(site.path(), "mermaid"), "flowchart LR\n  n1([\"End #34;#93;#59; x\"])\n");
}

#[test]
fn mermaid_draws_the_same_core_with_plain_ids() {
    let mermaid = text(Path::new(BASE), "mermaid");
    let expected = "\
flowchart LR
  subgraph s1[\"Find the way home\"]
    n1[/\"Find the way home\"/]
    n3(\"I ask which way to go\")
    n2(\"I take the bus\")
  end
  n4([\"Home before dark\"])
  n5[\"Show the way\"]
  n6{{\"Directions\"}}
  n7[(\"Street atlas\")]
  n8[[\"Lamp desk\"]]
  n9>\"Northline Buses\"]
  n1 -->|outcome| n4
  n1 -->|owner| n8
  n2 -->|to| n9
  n3 -->|served_by| n5
  n3 -->|service| n6
  n4 -->|owner| n8
  n5 -->|by| n8
  n5 -->|delivers| n6
  n5 -->|owner| n8
  n5 -->|systems| n7
  n6 -->|owner| n8
";
    assert_eq!(mermaid, expected);
}

/// What the program says of these arguments for a site.
fn export_with(site: &Path, arguments: &[&str]) -> Output {
    program().arg("export").args(arguments).arg(site).output().unwrap()
}

#[test]
fn one_of_the_tables_alone_is_a_table_that_readers_take() {
    let site = site(&[
        ("teams/desk.md", "---\ntitle: Desk\n---\n"),
        ("processes/work.md", "---\ntitle: Work\nowner: desk\nvolume_per_month: 420\nstatus: planned\n---\n"),
        ("processes/part.md", "---\ntitle: Part\nparent: work\n---\n"),
    ]);
    let table = |name: &str| {
        let output = export_with(site.path(), &["--format", "csv", "--only", name]);
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        table("nodes"),
        "\
address,kind,title,file,line,url,status,owner,volume_per_month
process:part,process,Part,processes/part.md,2,processes/part.html,active,team:desk,
process:work,process,Work,processes/work.md,2,processes/work.html,planned,team:desk,420
team:desk,team,Desk,teams/desk.md,2,teams/desk.html,active,,
"
    );
    assert!(table("edges").starts_with("from,from_title,kind,to,to_title,file,line\n"));
    assert!(!table("edges").contains("\n\n"));
    let wrong = export_with(site.path(), &["--only", "nodes"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("write `--format csv --only nodes`"));
}

#[test]
fn an_export_is_cut_to_one_thing_and_what_hangs_on_it() {
    let site = site(&[
        PERSONA,
        OUTCOME,
        ("outcomes/other.md", "---\ntitle: Other\nfor: ada\n---\n"),
        (
            "journeys/walk.md",
            "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{id: a, title: A, served_by: show}, {id: b, title: B}]}]\n---\n",
        ),
        (
            "journeys/ride.md",
            "---\ntitle: Ride\npersona: ada\noutcome: other\nstages: [{title: Up, touchpoints: [{id: c, title: C, served_by: carry}]}]\n---\n",
        ),
        ("processes/show.md", "---\ntitle: Show\nsteps: [{id: s, title: S, by: desk, systems: atlas}]\n---\n"),
        ("processes/carry.md", "---\ntitle: Carry\nby: porters\n---\n"),
        ("processes/print.md", "---\ntitle: Print\nsupports: show\n---\n"),
        ("systems/atlas.md", "---\ntitle: Atlas\n---\n"),
        ("teams/desk.md", "---\ntitle: Desk\n---\n"),
        ("teams/porters.md", "---\ntitle: Porters\n---\n"),
    ]);
    let about = |address: &str| {
        let output = export_with(site.path(), &["--about", address]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let addresses = |graph: &Value| -> Vec<String> {
        graph["nodes"].as_array().unwrap().iter().map(|n| n["address"].as_str().unwrap().to_owned()).collect()
    };
    let outcome = about("outcome:home");
    let kept = addresses(&outcome);
    for here in ["journey:walk#a", "journey:walk#b", "process:show", "process:print", "system:atlas", "team:desk", "persona:ada"] {
        assert!(kept.iter().any(|address| address == here), "{here} is not among {kept:?}");
    }
    assert!(
        !kept.iter().any(|address| ["journey:ride", "process:carry", "team:porters", "outcome:other"].contains(&&**address)),
        "{kept:?}"
    );
    // What hangs on a system: the touchpoint that its process serves, not the others of the journey.
    let system = addresses(&about("atlas"));
    assert!(system.iter().any(|address| address == "journey:walk#a") && system.iter().any(|address| address == "outcome:home"));
    assert!(!system.iter().any(|address| address == "journey:walk#b" || address == "process:print"), "{system:?}");
    // No edge leads out of what is kept.
    for graph in [&outcome, &about("persona:ada"), &about("process:show#s"), &about("team:porters")] {
        let kept: BTreeSet<String> = addresses(graph).into_iter().collect();
        for edge in graph["edges"].as_array().unwrap() {
            assert!(["from", "to"].iter().all(|end| kept.contains(edge[end].as_str().unwrap())), "{edge}");
        }
    }
}

#[test]
fn every_format_is_cut_alike_and_a_wrong_address_is_told() {
    let site = site(&[PERSONA, OUTCOME, ("outcomes/other.md", "---\ntitle: Elsewhere\nfor: ada\n---\n")]);
    for format in ["json", "csv", "dot", "mermaid"] {
        let output = export_with(site.path(), &["--format", format, "--about", "outcome:home"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("Home") && !text.contains("Elsewhere"), "{format}: {text}");
    }
    let wrong = export_with(site.path(), &["--about", "outcome:hoem"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("did you mean `outcome:home`?"));
}

#[test]
fn more_than_mermaid_draws_is_told_with_what_to_do() {
    let many: Vec<(String, String)> = (0..30)
        .map(|i| {
            (
                format!("processes/p{i}.md"),
                format!("---\ntitle: P{i}\nsystems: [{}]\n---\n", (0..20).map(|s| format!("s{s}")).collect::<Vec<_>>().join(", ")),
            )
        })
        .chain((0..20).map(|s| (format!("systems/s{s}.md"), format!("---\ntitle: S{s}\n---\n"))))
        .collect();
    let files: Vec<(&str, &str)> = many.iter().map(|(path, text)| (&**path, &**text)).collect();
    let site = site(&files);
    let whole = export_with(site.path(), &["--format", "mermaid"]);
    let said = String::from_utf8(whole.stderr).unwrap();
    assert_eq!(whole.status.code(), Some(0));
    assert!(
        said.contains("this drawing has 600 arrows") && said.contains("`--about ADDRESS`") && said.contains("`--format dot`"),
        "{said}"
    );
    let cut = export_with(site.path(), &["--format", "mermaid", "--about", "process:p1"]);
    assert_eq!(String::from_utf8(cut.stderr).unwrap(), "");
}

#[test]
fn a_process_is_written_as_a_model() {
    let export = |about: &[&str]| program().args(["export", "--format", "bpmn"]).args(about).arg(BASE).output().unwrap();
    let model = result(&export(&["--about", "process:show-way"]));
    assert!(
        model.contains("<task id=\"listen\" name=\"Find out where she is\">") && model.contains("<lane id=\"Lane_1\" name=\"Lamp desk\">"),
        "{model}"
    );
    for wrong in [&[][..], &["--about", "team:desk"]] {
        assert_eq!(export(wrong).status.code(), Some(2));
    }
}
