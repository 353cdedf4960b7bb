//! `throughline impact`, run as people run it.

use serde_json::{Value, json};
use tempfile::TempDir;

use super::insights::{run, site, street, text};

#[test]
fn impact_says_what_hangs_on_a_thing() {
    let site = street();
    let impact = |address: &str, format: &str| text(&["impact", address, "--format", format, "--site"], site.path());
    assert_eq!(
        serde_json::from_str::<Value>(&impact("system:Bell", "json")).unwrap(),
        json!({"address": "system:bell", "touchpoints": ["journey:walk#ask"], "affected": ["outcome:home"], "lost": ["outcome:home"]})
    );
    assert_eq!(
        serde_json::from_str::<Value>(&impact("third-party:bus", "json")).unwrap(),
        json!({"address": "third-party:bus", "touchpoints": [], "affected": [], "lost": []})
    );
    insta::assert_snapshot!(impact("team:desk", "text"));
    assert!(impact("process:mend", "text").contains("No touchpoint hangs on \u{201c}Mend\u{201d}, as far as recorded."));
}

#[test]
fn impact_is_asked_of_what_touchpoints_can_hang_on() {
    let site = street();
    let fails = |address: &str| {
        let output = run(&["impact", address, "--site"], site.path());
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(fails("bel").contains("nothing is called `bel`; did you mean `system:bell`?"));
    assert!(fails("nowhere-near").contains("nothing is called `nowhere-near`; write KIND:ID"));
    assert!(fails("system:bel").contains("did you mean `system:bell`?"));
    assert!(fails("system:whatever").contains("nothing is at `system:whatever`"));
    assert!(fails("process:show#a").contains("ask for its process, `process:show`"));
    assert!(fails("service:help").contains("is of kind service"));
}

#[test]
fn an_id_alone_will_do_where_one_thing_has_it() {
    let site = site(&[
        ("personas/ada.md", "---\ntitle: Ada\n---\n"),
        ("outcomes/mend.md", "---\ntitle: Mended\nfor: ada\n---\n"),
        ("processes/mend.md", "---\ntitle: Mend\naliases: [fix]\n---\n"),
        ("processes/desk.md", "---\ntitle: Desk\n---\n"),
        ("teams/desk.md", "---\ntitle: The desk\n---\n"),
    ]);
    let impact = |address: &str| run(&["impact", address, "--site"], site.path());
    // Touchpoints do not hang on outcomes, so the process is meant.
    for written in ["mend", "Mend", "fix"] {
        assert_eq!(impact(written).status.code(), Some(0), "{written}");
    }
    let two = String::from_utf8(impact("desk").stderr).unwrap();
    assert!(two.contains("2 things are called `desk`: write `process:desk` or `team:desk`"), "{two}");
}

/// A journey with four touchpoints, two served, and a group of two teams below one department.
fn department() -> TempDir {
    site(&[
        ("personas/ada.md", "---\ntitle: Ada\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home\nfor: ada\n---\n"),
        (
            "journeys/walk.md",
            "---\ntitle: Walk\npersona: ada\noutcome: home\nstages:\n  - title: Out\n    touchpoints:\n      - {id: a, title: \"I ask, and am told at great length what nobody could have known before\", served_by: show}\n      - {id: b, title: B, served_by: carry}\n      - {id: c, title: C}\n      - {id: d, title: D, to: nobody}\n---\n",
        ),
        ("processes/show.md", "---\ntitle: Show\nsteps: [{id: s, title: Show, by: desk}]\n---\n"),
        ("processes/carry.md", "---\ntitle: Carry\nsteps: [{id: s, title: Carry, by: porters}]\n---\n"),
        ("teams/network.md", "---\ntitle: Network\n---\n"),
        ("teams/desk.md", "---\ntitle: Desk\nparent: network\n---\n"),
        ("teams/porters.md", "---\ntitle: Porters\nparent: network\n---\n"),
    ])
}

#[test]
fn what_hangs_on_a_department_hangs_on_the_teams_below_it() {
    let site = department();
    let impact = |address: &str, format: &str| text(&["impact", address, "--format", format, "--site"], site.path());
    let said = impact("network", "text");
    assert!(said.contains("Without \u{201c}Network\u{201d} and two teams below it two touchpoints would fail"), "{said}");
    assert!(said.contains("lost    2 of 2 served"), "of what is served, not of all: {said}");
    let json: Value = serde_json::from_str(&impact("network", "json")).unwrap();
    assert_eq!(json["touchpoints"], json!([]), "the team itself does nothing");
    assert_eq!(json["with_teams_below"]["teams"], json!(["team:desk", "team:porters"]));
    assert_eq!(json["with_teams_below"]["lost"], json!(["outcome:home"]));
    let json: Value = serde_json::from_str(&impact("desk", "json")).unwrap();
    assert_eq!(json.get("with_teams_below"), None);
}

#[test]
fn titles_in_an_impact_are_never_cut_and_its_table_is_csv() {
    let site = department();
    let impact = |format: &str| text(&["impact", "desk", "--format", format, "--site"], site.path());
    let title = "I ask, and am told at great length what nobody could have known before";
    assert!(impact("text").contains(title), "{}", impact("text"));
    assert!(impact("text").contains("affected  1 of 2 served"), "{}", impact("text"));
    assert_eq!(
        impact("csv"),
        format!("outcome,outcome_title,effect,touchpoint,touchpoint_title\noutcome:home,Home,affected,journey:walk#a,\"{title}\"\n")
    );
}
