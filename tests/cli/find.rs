//! `throughline find`, run as people run it.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use super::{program, result, site, stderr, stdout};

/// A team with an old name, and a process of it with a step.
fn street() -> tempfile::TempDir {
    site(
        "title: Lantern Street\n",
        &[
            ("personas/ada.md", "---\ntitle: Ada\n---\n"),
            ("outcomes/home.md", "---\ntitle: I am home\nfor: ada\n---\n"),
            (
                "journeys/walk.md",
                "---\ntitle: The walk\npersona: ada\noutcome: home\nstages:\n  - id: out\n    title: Going out\n    touchpoints:\n      - {id: ask, title: I ask, does: Knocks at the window, served_by: show, feeling: -1}\n---\n",
            ),
            (
                "processes/show.md",
                "---\ntitle: Show the way\ncode: P-1.2\nowner: desk\nvolume_per_month: 3\nsteps: [{id: a, title: Answer, by: desk, work: 10}]\n---\n\nWe go along. Take the lantern from the *hook* by the door.\n",
            ),
            ("teams/desk.md", "---\ntitle: Desk\nalso_called: [Porters]\nsummary: They sit by the lamp.\n---\n"),
        ],
    )
}

fn find(arguments: &[&str], site: &Path) -> Output {
    program().arg("find").args(arguments).arg("--site").arg(site).output().unwrap()
}

#[test]
fn what_is_found_is_told_with_its_kind_its_path_the_sentence_that_answers_and_its_address() {
    let site = street();
    let told = |words: &[&str]| result(&find(words, site.path()));
    assert_eq!(told(&["porters"]), "Desk (team)\n  They sit by the lamp.\n  team:desk\n");
    assert_eq!(
        told(&["hook"]),
        "Show the way (process, P-1.2)\n  We go along. Take the lantern from the hook by the door.\n  process:show\n"
    );
    assert_eq!(
        told(&["who", "knocks"]),
        "I ask (touchpoint)\n  in I am home › The walk › Going out\n  Knocks at the window\n  journey:walk#ask\n"
    );
    let marked = result(&program().args(["find", "porters", "lamp", "--color", "always", "--site"]).arg(site.path()).output().unwrap());
    assert!(marked.contains("by the \u{1b}[1mlamp.\u{1b}[0m"), "{marked:?}");
}

#[test]
fn programs_get_a_list() {
    let site = street();
    let list = |arguments: &[&str]| -> Value { serde_json::from_str(&result(&find(arguments, site.path()))).unwrap() };
    let expected = json!([{
        "address": "journey:walk#ask", "kind": "touchpoint", "title": "I ask", "path": ["I am home", "The walk", "Going out"],
        "url": "journeys/walk.html#ask", "matched": ["window"]
    }]);
    assert_eq!(list(&["window", "--format", "json"]), expected);
    assert_eq!(list(&["nowhere at all", "--format", "json"]), json!([]));
    let addresses = |arguments: &[&str]| -> Vec<String> {
        list(arguments).as_array().unwrap().iter().map(|found| found["address"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(addresses(&["p-1.2", "--format", "json", "--limit", "1"]), ["process:show"]);
    assert_eq!(addresses(&["desk", "--format", "json", "--kind", "step"]), ["process:show#a"]);
}

#[test]
fn what_nothing_has_is_said_with_what_may_be_meant() {
    let site = street();
    let none = find(&["lamtrn"], site.path());
    assert_eq!((none.status.code(), stdout(&none).as_str()), (Some(0), ""));
    assert_eq!(stderr(&none), "nothing is found by `lamtrn`; did you mean `lantern`?\n");
    let none = find(&["zebra"], site.path());
    assert_eq!(stderr(&none), "nothing is found by `zebra`\n");
    let wrong = find(&["desk", "--kind", "tem"], site.path());
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("no kind named `tem`: did you mean `team`?"), "{}", stderr(&wrong));
}
