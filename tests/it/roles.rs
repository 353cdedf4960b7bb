//! Roles: who a name in `by`, `accountable`, `consulted` and `informed` is, and where roles may stand.

use throughline::export::graph::Graph;
use throughline::model::nested::Actor;
use throughline::site::Checked;

use super::folders;
use super::pages::pages;
use super::project::{Project, errors, only};

/// The edges of some kinds: from, kind, to.
fn edges(site: &Checked, kinds: &[&str]) -> Vec<[String; 3]> {
    let graph = serde_json::to_value(Graph::new(&site.model, &site.documents, &site.files, None)).unwrap();
    let text = |edge: &serde_json::Value, key: &str| edge[key].as_str().unwrap().to_owned();
    let of_kind = graph["edges"].as_array().unwrap().iter().filter(|edge| kinds.contains(&edge["kind"].as_str().unwrap()));
    of_kind.map(|edge| [text(edge, "from"), text(edge, "kind"), text(edge, "to")]).collect()
}

const FITTER: &str = "
        == roles/fitter.md
        ---
        title: Fitter
        team: desk
        also_called: [Mender]
        aliases: repairer
        ---
";

#[test]
fn a_role_is_named_by_steps_and_names_its_team() {
    let site = errors(&format!(
        "{FITTER}
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - title: Mend
            by: Repairer
            accountable: desk
            consulted: fitter
            informed: [desk, fitter, FITTER]
        ---
        "
    ));
    let due = [
        ["process:show-way#mend", "accountable", "team:desk"],
        ["process:show-way#mend", "by", "role:fitter"],
        ["process:show-way#mend", "consulted", "role:fitter"],
        ["process:show-way#mend", "informed", "role:fitter"],
        ["process:show-way#mend", "informed", "team:desk"],
        ["role:fitter", "team", "team:desk"],
    ];
    assert_eq!(edges(&site, &["by", "accountable", "consulted", "informed", "team"]), due);
    let (_, step) = site.model.steps.iter().next().unwrap();
    assert_eq!(step.informed.len(), 2, "each once");
}

#[test]
fn of_a_role_a_team_and_a_system_of_one_id_the_role_is_meant() {
    let site = errors(
        "
        == roles/desk.md
        ---
        title: Whoever sits there
        owner: desk
        ---
        == systems/desk.md
        ---
        title: The desk's own screen
        ---
        == processes/show-way.md
        ---
        title: Show the way
        by: desk
        steps:
          - {title: Listen, by: desk, accountable: desk, systems: desk}
        ---
        ",
    );
    let (_, step) = site.model.steps.iter().next().unwrap();
    assert!(matches!(step.by, Actor::Role(_)));
    assert_eq!(
        edges(&site, &["accountable", "owner"]),
        [["process:show-way#listen", "accountable", "role:desk"], ["role:desk", "owner", "team:desk"]]
    );
}

#[test]
fn only_ids_and_aliases_name_who_answers_is_asked_or_told() {
    let site = errors(&format!(
        "{FITTER}
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - title: Mend
            accountable: Mender
        #                ^^^^^^ unknown-reference
            consulted: [fiter, map, desks]
        #               ^^^^^ unknown-reference = did you mean `fitter`?
        #                      ^^^ unknown-reference = `map` is a system; this must name a role
        #                           ^^^^^ unknown-reference = did you mean `desk`?
            informed: Lamp desk
        #             ^^^^^^^^^ unknown-reference = it is named by its id: write `desk`
        ---
        "
    ));
    let messages: Vec<&str> = site.findings.list.iter().map(|f| &*f.message).collect();
    assert_eq!(messages[0], "no role or team named `Mender`");
}

#[test]
fn one_answers_for_a_step() {
    errors(&format!(
        "{FITTER}
        == processes/show-way.md
        ---
        title: Show the way
        steps:
          - title: Mend
            accountable: [desk, fitter]
        #                ^ wrong-type
          - title: Paint
            accountable: desk, fitter
        #                ^^^^^^^^^^^^ unknown-reference = one role is due here: name the one
            consulted: desk, fitter
        #              ^^^^^^^^^^^^ unknown-reference
        ---
        "
    ));
}

#[test]
fn an_owner_is_a_team() {
    errors(&format!(
        "{FITTER}
        == processes/show-way.md
        ---
        title: Show the way
        owner: fitter
        #      ^^^^^^ unknown-reference = `fitter` is a role; this must name a team
        ---
        "
    ));
}

#[test]
fn a_role_may_not_be_called_as_a_keyword() {
    errors(
        "
        == roles/us.md
        ---
        | bad-id = add `id: us-role`, or rename the file
        title: All of us
        ---
        == roles/somebody.md
        ---
        title: Somebody
        id: nobody
        #   ^^^^^^ bad-id = write `nobody-role` or another
        aliases: [persona]
        #         ^^^^^^^ bad-id
        ---
        ",
    );
}

#[test]
fn a_wiki_link_to_a_role_and_a_team_of_one_name_is_broken() {
    let site = errors(
        "
        == roles/desk.md
        ---
        title: Whoever sits there
        ---

        Ask [[desk]], [[role:desk]] or [[team:desk]].
        #   ^^^^^^^^ broken-link = say which one
        ",
    );
    assert_eq!(only(&site, "broken-link").message, "`[[desk]]` could be `[[role:desk]]` or `[[team:desk]]`");
}

#[test]
fn a_role_at_the_end_of_a_touchpoint_is_us() {
    let site = Project::over_base(&format!(
        "{FITTER}
        == journeys/walk.md
        ---
        title: Walk home
        persona: ada
        outcome: home
        owner: desk
        stages:
          - title: Asking
            touchpoints:
              - {{title: I am helped, from: the Mender, to: persona, served_by: show-way}}
        #                                  ^^^^^^^^^^ keyword-twin = write `us`: who of us answers is said in `served_by`
              - {{title: I take the bus, to: Northline Buses}}
        ---
        "
    ))
    .findings_of(&["keyword-twin", "unused"]);
    assert_eq!(only(&site, "keyword-twin").message, "`the Mender` is a role of ours, and is read as `us`");
}

#[test]
fn a_title_of_a_role_in_by_is_a_third_party_with_a_twin() {
    let site = errors(&format!(
        "{FITTER}
        == processes/show-way.md
        ---
        title: Show the way
        steps: [{{title: Mend, by: Mender}}]
        ---
        "
    ));
    assert_eq!(edges(&site, &["by"]), [["process:show-way#mend", "by", "third-party:mender"]]);
}

#[test]
fn a_role_has_a_page_with_its_work_and_its_team_that_a_reorganisation_changes() {
    let mut files = folders::base();
    files.insert_text("roles/fitter.md", "---\ntitle: Fitter\nteam: desk\nalso_called: [Mender]\n---\n");
    files.insert_text("processes/show-way.md", "---\ntitle: Show the way\nsteps: [{title: Mend, by: fitter}]\n---\n");
    let pages = pages(files);
    let page = &pages["roles/fitter.html"];
    assert!(page.contains("<li data-team><b>Team</b> <a href=\"../teams/desk.html\""), "{page}");
    assert!(page.contains("It does one step, and has a part in 1 process"), "{page}");
    assert!(pages["by-role.html"].contains("roles/fitter.html"));
    assert!(pages["teams/desk.html"].contains("roles/fitter.html"));
    assert!(pages["teams/desk.html"].contains("It works in 1 process"), "what a role does, its team does");
}
